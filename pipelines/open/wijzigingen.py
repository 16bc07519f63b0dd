"""What changed between two releases: per table the columns, and the rows that came, went or hold other values.

``major``: a table, a column or a code went, or a column holds another type, so that who reads it has to look. ``minor``: values or
additions. ``geen``: the same figures.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.open.beschrijving import Marttabel, open_tables
from pipelines.open.uitgave import Vrijgegeven

if TYPE_CHECKING:
    import duckdb

_HOOGSTENS_CODES = 100
_DOCUMENT = "bron_id"
"""A document goes when a newer one takes its place; that is no code that anybody counts on."""


def compare_releases(
    con: "duckdb.DuckDBPyConnection", vorige: Vrijgegeven | None, map_: Path, tabellen: Sequence[Marttabel]
) -> dict[str, Any]:
    """What the release that is being made in ``map_`` changes with respect to ``vorige``; whole numbers and text only."""
    if vorige is None:
        return {"vorige": None, "soort": "eerste", "tabellen": []}
    nu = {tabel.naam: _path(map_, tabel.naam) for tabel in tabellen}
    toen = {Path(pad).stem: vorige.map / pad for pad in vorige.bestanden if pad.endswith(".parquet")}
    verschillen = [{"tabel": naam, "wat": "vervallen"} for naam in sorted(toen.keys() - nu.keys())]
    verschillen += [{"tabel": naam, "wat": "nieuw"} for naam in sorted(nu.keys() - toen.keys())]
    for tabel in tabellen:
        if tabel.naam in toen and (verschil := _compare(con, tabel, toen[tabel.naam], nu[tabel.naam])):
            verschillen.append(verschil)
    return {
        "vorige": {"naam": vorige.uitgave.naam, "versie": vorige.uitgave.versie},
        "soort": _grade(verschillen),
        "tabellen": verschillen,
    }


def _path(map_: Path, naam: str) -> Path:
    return map_ / "data" / f"{naam}.parquet"


def _grade(verschillen: Sequence[Mapping[str, Any]]) -> str:
    if not verschillen:
        return "geen"
    ernstig = any(
        verschil["wat"] == "vervallen"
        or any(
            verschil.get(deel) for deel in ("kolommen_vervallen", "kolommen_ander_type", "codes_vervallen")
        )
        for verschil in verschillen
    )
    return "major" if ernstig else "minor"


def _compare(
    con: "duckdb.DuckDBPyConnection", tabel: Marttabel, toen: Path, nu: Path
) -> dict[str, Any] | None:
    """The differences of one table; ``None`` when both hold the same."""
    oud, nieuw = con.read_parquet(str(toen)), con.read_parquet(str(nu))
    typen_oud = dict(zip(oud.columns, map(str, oud.types), strict=True))
    typen_nieuw = dict(zip(nieuw.columns, map(str, nieuw.types), strict=True))
    kolommen = {
        "kolommen_vervallen": [k for k in oud.columns if k not in typen_nieuw],
        "kolommen_nieuw": [k for k in nieuw.columns if k not in typen_oud],
        "kolommen_ander_type": [k for k in oud.columns if typen_nieuw.get(k, typen_oud[k]) != typen_oud[k]],
    }
    gemeen = ", ".join(k for k in nieuw.columns if k in typen_oud)
    sleutel = ", ".join(tabel.sleutel)
    if not set(tabel.sleutel) <= typen_oud.keys() & typen_nieuw.keys():
        return {"tabel": tabel.naam, "wat": "andere sleutel", **kolommen}
    eraf = _count(oud.project(sleutel).except_(nieuw.project(sleutel)))
    erbij = _count(nieuw.project(sleutel).except_(oud.project(sleutel)))
    anders = _count(oud.project(gemeen).except_(nieuw.project(gemeen))) - eraf
    codes = _codes_gone(tabel, oud, nieuw) if eraf else []
    if not (eraf or erbij or anders or any(kolommen.values())):
        return None
    return {
        "tabel": tabel.naam,
        "wat": "gewijzigd",
        "rijen_erbij": erbij,
        "rijen_eraf": eraf,
        "rijen_gewijzigd": anders,
        "codes_vervallen": codes,
        **kolommen,
    }


def _count(rijen: "duckdb.DuckDBPyRelation") -> int:
    return rijen.count("*").fetchall()[0][0]


def _codes_gone(
    tabel: Marttabel, oud: "duckdb.DuckDBPyRelation", nieuw: "duckdb.DuckDBPyRelation"
) -> list[str]:
    """Codes of this table that other tables lead to, and that are no longer there."""
    gebruikt = {
        kolom.verwijst_naar[1]
        for andere in open_tables().values()
        for kolom in andere.kolommen
        if kolom.verwijst_naar and kolom.verwijst_naar[0] == tabel.naam
    } - {_DOCUMENT}
    weg = [
        str(code)
        for kolom in sorted(gebruikt & set(tabel.sleutel))
        for (code,) in oud.project(kolom).except_(nieuw.project(kolom)).order(kolom).fetchall()
    ]
    return weg[:_HOOGSTENS_CODES]
