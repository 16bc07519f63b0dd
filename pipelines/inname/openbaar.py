"""Open data of the loop: which gemeente reported, when and in which version, and waivers with reasons; never who typed it."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.schijf import write_whole
from pipelines.inname.inzendingen import ZICHTBAAR
from pipelines.inname.ontheffingen import list_waivers
from pipelines.inname.opslag.tabellen import inzending, organisatie, ronde
from pipelines.inname.opslag.uitvoer import as_csv
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import list_rounds


@dataclass(frozen=True)
class Openbarerij:
    """One version of a return, from the second signature on; ``document`` is its place in data/raw once it was accepted."""

    ronde: str
    jaar: int
    gm_code: str
    gemeente: str
    soort: str
    versie: int
    stand: str
    ontvangen_op: datetime | None
    aanvaard_op: datetime | None
    sha256: str
    document: str | None


@dataclass(frozen=True)
class Openbareontheffing:
    """One waiver that was granted."""

    ronde: str
    jaar: int
    gm_code: str
    gemeente: str
    doel: str | None
    reden: str
    besluit: str | None
    tot: datetime


def list_reports(winkel: Winkel) -> list[Openbarerij]:
    """Every version that two people signed, by round, gemeente and version; no test twins."""
    i, o, r = inzending.c, organisatie.c, ronde.c
    vraag = (
        select(
            r.naam, r.jaar, o.gm_code, o.naam, i.soort, i.versie, i.stand, i.ontvangen_op, i.aanvaard_op, i.bestand_sha256, i.bewaard_als
        )
        .select_from(inzending)
        .join(organisatie, o.id == i.organisatie)
        .join(ronde, r.id == i.ronde)
        .where(o.is_proef.is_(False), i.stand.in_(ZICHTBAAR))
        .order_by(r.jaar, r.naam, o.gm_code, i.soort, i.versie)
    )  # fmt: skip
    with winkel.read() as con:
        return [Openbarerij(*rij) for rij in con.execute(vraag)]


def list_granted(winkel: Winkel) -> list[Openbareontheffing]:
    """Every waiver that was granted to a gemeente, of all rounds."""
    return [
        Openbareontheffing(r.naam, r.jaar, w.gm_code or "", w.naam, w.doel, w.reden, w.besluit, w.tot)
        for r in sorted(list_rounds(winkel), key=lambda r: (r.jaar, r.naam))
        for w in list_waivers(winkel, r.id, "verleend")
        if not w.is_proef
    ]


def write_public(winkel: Winkel, map_: Path) -> tuple[int, int]:
    """Write ``inzendingen.csv`` and ``ontheffingen.csv`` in a new folder; returns how many of each."""
    if map_.exists():
        raise FondskompasFout(f"{map_} bestaat al en wordt niet overschreven. Kies een andere map.")
    map_.mkdir(parents=True)
    gemeld, verleend = list_reports(winkel), list_granted(winkel)
    _write(map_ / "inzendingen.csv", Openbarerij, gemeld)
    _write(map_ / "ontheffingen.csv", Openbareontheffing, verleend)
    return len(gemeld), len(verleend)


def _write(pad: Path, soort: type, rijen: Sequence[Openbarerij | Openbareontheffing]) -> None:
    koppen = [veld.name for veld in fields(soort)]
    waarden = [[w.isoformat() if isinstance(w, datetime) else w for w in astuple(rij)] for rij in rijen]
    write_whole(pad, as_csv([koppen, *waarden]))
