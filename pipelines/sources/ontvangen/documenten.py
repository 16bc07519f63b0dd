"""Registered documents: files kept as received under ``documenten/``, and the register that says what they are.

Every table of a circulaire has versions. The compiled layout is version 1; a document is a version beside it, and the
newest version is the one that counts (``kern.geldige_versie``). Nothing is overwritten.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.basis.bevinding import Bevinding, FondskompasFout, Plek, meld
from pipelines.bestand.openen import hash_document
from pipelines.sources.ontvangen.bewaren import Rij, add_rows, changed, read_register, write_rows
from pipelines.sources.ontvangen.journaal import find_document
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.rekenbestand.naslag import Naslag
from pipelines.sources.rekenbestand.notatie import Teken
from pipelines.sources.rekenbestand.openen import open_document
from pipelines.sources.rekenbestand.tabellen import Gelezen, read_tables
from pipelines.sources.rekenbestand.tekstdocument import SOORT as TEKST
from pipelines.sources.tabel.kolommen import Kolom, Schema

SOORTEN = ("volumina", "gewichten", "uitkeringen", "uitkeringsfactor", TEKST)
DECIMAALTEKENS: dict[str, Teken] = {"komma": ",", "punt": "."}
DOCUMENTEN = Schema(
    kolommen=(
        Kolom("bron_id"),
        Kolom("naam"),
        Kolom("document"),
        Kolom("blad"),
        Kolom("soort", keuzes=SOORTEN),
        Kolom("circulaire", verplicht=False),
        Kolom("uitkeringsjaar", "geheel", verplicht=False),
        Kolom("versie", "geheel"),
        Kolom("omvang", keuzes=("geheel", "deel")),
        Kolom("publicatiedatum", "datum", verplicht=False),
        Kolom("corrigeert", verplicht=False),
        Kolom("decimaalteken", keuzes=tuple(DECIMAALTEKENS), verplicht=False),
        Kolom("uitkeringsfactor", "decimaal", verplicht=False),
        Kolom("toegevoegd_op", "datum"),
    ),
    sleutel=("bron_id", "blad", "soort", "circulaire", "uitkeringsjaar"),
    waardekolom="naam",
)
VERSIES = {
    "circulaire": pl.String,
    "uitkeringsjaar": pl.Int64,
    "tabel": pl.String,
    "versie": pl.Int64,
    "omvang": pl.String,
    "bron_id": pl.String,
    "document": pl.String,
    "naam": pl.String,
    "publicatiedatum": pl.Date,
    "corrigeert": pl.String,
    "toegevoegd_op": pl.Date,
}
_STAGING = {"volumina": "volume", "gewichten": "gewicht", "uitkeringen": "uitkering"}

REGISTER = "documenten.csv"
_SLEUTELS = {
    "volume": ["circulaire", "uitkeringsjaar", "versie", "gm_code", "maatstaf"],
    "uitkering": ["circulaire", "uitkeringsjaar", "versie", "gm_code", "uitkering"],
    "gewicht": ["circulaire", "uitkeringsjaar", "versie", "soort", "naam", "cluster"],
}


def keep_documents(raw: Path, rijen: list[Rij]) -> None:
    """Store the files behind ``rijen`` and register them, all in one step; a file that lies there unregistered is taken over."""
    geregistreerd = frozenset(Path(rij["document"]).name for rij in read_register(raw / REGISTER))
    documenten: dict[Path, bytes] = {}
    for rij in rijen:
        doel = raw / rij["document"]
        eerder = find_document(doel.parent, rij["bron_id"], geregistreerd - {doel.name})
        if eerder is not None:
            doel, rij["document"] = eerder, f"{doel.parent.name}/{eerder.name}"
        documenten[doel] = rij["pad"].read_bytes()
    add_rows(raw / REGISTER, DOCUMENTEN, rijen, documenten)


def withdraw_document(
    raw: Path, gezocht: str, circulaire: str | None, jaar: int | None
) -> list[dict[str, str]]:
    """Take the rows of a document out of the register, of one circulaire or year if stated, and the document with its last.

    ``gezocht`` is its name, its place or the beginning of its bron_id. Returns the rows; raises FondskompasFout when there are
    none, when they are of more than one document, or when a citation, correction or other document still refers to it.
    """
    register = raw / REGISTER
    alle = read_register(register)
    van_document = [r for r in alle if is_meant(r, gezocht)]
    weg = [
        r
        for r in van_document
        if circulaire in (None, r["circulaire"]) and (jaar is None or str(jaar) == r["uitkeringsjaar"])
    ]
    if not weg:
        raise FondskompasFout(
            f"Er is geen document «{gezocht}» ingeschreven{_of(circulaire, jaar)}. Kies er een uit `fondskompas bron lijst`."
        )
    if len({r["bron_id"] for r in weg}) > 1:
        namen = ", ".join(sorted({r["document"] for r in weg}))
        raise FondskompasFout(
            f"«{gezocht}» kan meer dan één document zijn: {namen}. Noem het met zijn bron_id."
        )
    over = [r for r in alle if r not in weg]
    bron_id = weg[0]["bron_id"]
    if not any(r["bron_id"] == bron_id for r in over):
        _refuse_when_named(raw, weg[0], over)
    write_rows(register, DOCUMENTEN, over)
    if not any(r["bron_id"] == bron_id for r in over):
        (raw / weg[0]["document"]).unlink(missing_ok=True)
    return weg


def is_meant(rij: Rij, gezocht: str) -> bool:
    """Whether a row of the register is of the document that someone names."""
    return gezocht in (rij["naam"], rij["document"]) or (
        len(gezocht) > 5 and str(rij["bron_id"]).startswith(gezocht)
    )


def _of(circulaire: str | None, jaar: int | None) -> str:
    return (f" onder {circulaire}" if circulaire else "") + (f" voor {jaar}" if jaar else "")


def _refuse_when_named(raw: Path, rij: dict[str, str], over: list[dict[str, str]]) -> None:
    """Raise FondskompasFout when something else refers to a document that would be gone."""
    genoemd = {
        "een document dat dit corrigeert": any(r["corrigeert"] == rij["bron_id"] for r in over),
        "een correctie in correcties.csv": any(
            is_meant(rij, r["document"]) for r in read_register(raw / "correcties.csv")
        ),
        "een citaat in circulaires/citaten.csv": any(
            r["sha256"] == rij["bron_id"] for r in read_register(raw / "circulaires" / "citaten.csv")
        ),
    }
    if door := [wat for wat, is_zo in genoemd.items() if is_zo]:
        raise FondskompasFout(f"{rij['document']} is nog nodig voor {' en '.join(door)}. Haal dat eerst weg.")


def read_documents(invoer: Invoer) -> None:
    """Read every registered document, and the candidates of a dry run, into the staging tables of the circulaires."""
    rijen: list[Rij] = [*invoer.tabellen["bron"].to_dicts(), *invoer.kandidaten]
    if not rijen:
        return
    naslag = Naslag.from_tables(invoer.tabellen)
    for bron_id in dict.fromkeys(rij["bron_id"] for rij in rijen):
        _read_document(invoer, [rij for rij in rijen if rij["bron_id"] == bron_id], naslag)
    for naam, sleutel in _SLEUTELS.items():
        invoer.bevindingen += _doubled(invoer, naam, sleutel)


def _read_document(invoer: Invoer, rijen: list[Rij], naslag: Naslag) -> None:
    document = rijen[0]["document"]
    pad: Path = rijen[0].get("pad") or invoer.raw / document
    rijen = [rij for rij in rijen if rij["soort"] != TEKST] or rijen
    if rijen[0]["soort"] == TEKST:
        _read_text_document(invoer, rijen[0], pad)
        return
    bladen, bevindingen = open_document(pad, document, naslag, invoer.grenzen, rijen[0]["naam"])
    invoer.bevindingen += bevindingen
    if not bladen:
        return
    bron_id = bladen[0].bron_id
    invoer.note(pad, bron_id, "documenten", document)
    if veranderd := changed(document, bron_id, rijen[0]["bron_id"], "bron"):
        invoer.bevindingen += veranderd
        return
    teken = DECIMAALTEKENS.get(rijen[0]["decimaalteken"] or "")
    gelezen = {blad.naam: read_tables(blad, naslag, teken) for blad in bladen}
    for rij in rijen:
        tabellen = [tabel for tabel in gelezen.get(rij["blad"], []) if tabel.soort == rij["soort"]]
        if not tabellen:
            invoer.bevindingen.append(
                meld("document_tabel_ontbreekt", Plek(document, rij["blad"]), verwacht=rij["soort"])
            )
        _add_tables(invoer, rij, tabellen)


def _read_text_document(invoer: Invoer, rij: Rij, pad: Path) -> None:
    """No figure is read from it; that its citations are in it is checked with the citations."""
    if not pad.is_file():
        invoer.bevindingen += open_document(
            pad, rij["document"], Naslag.from_tables(invoer.tabellen), invoer.grenzen
        )[1]
        return
    bron_id = hash_document(pad)
    invoer.bevindingen += changed(rij["document"], bron_id, rij["bron_id"], "bron")
    invoer.note(pad, bron_id, "documenten", rij["document"])


def _add_tables(invoer: Invoer, rij: Rij, tabellen: Iterable[Gelezen]) -> None:
    for tabel in tabellen:
        if rij["soort"] == "uitkeringsfactor":
            invoer.bevindingen += tabel.bevindingen
            for factor in tabel.frame.iter_rows(named=True):
                add_factor(invoer, rij, factor)
            continue
        vintage = {"circulaire": rij["circulaire"], "uitkeringsjaar": rij["uitkeringsjaar"]}
        invoer.add(_STAGING[rij["soort"]], tabel.frame, tabel.bevindingen, **vintage, versie=rij["versie"])
        for naam in table_names(tabel):
            invoer.tabelversies.append(_version(rij, naam, **vintage))
    if rij["uitkeringsfactor"] is not None:
        add_factor(
            invoer,
            rij,
            {
                "circulaire": rij["circulaire"],
                "uitkeringsjaar": rij["uitkeringsjaar"],
                "uitkeringsfactor": rij["uitkeringsfactor"],
                "bron_id": rij["bron_id"],
                "blad": "documenten",
                "cel": "kolom uitkeringsfactor",
            },
        )


def table_names(tabel: Gelezen) -> list[str]:
    """The tables that have versions of their own: weights of maatstaven and of uitkeringen may come in two files."""
    if tabel.frame.is_empty():
        return []
    if tabel.soort == "uitkeringsfactor":
        return ["circulaire"]
    if tabel.soort == "gewichten":
        return [f"gewicht_{soort}" for soort in sorted(tabel.frame["soort"].unique())]
    return [_STAGING[tabel.soort]]


def add_factor(invoer: Invoer, rij: Rij, factor: Rij) -> None:
    """Keep a factor with its cell until it is known which vintages are complete."""
    circulaire = factor["circulaire"] or rij["circulaire"]
    if circulaire and factor["uitkeringsjaar"] and factor["uitkeringsfactor"] is not None:
        invoer.factoren.append({**factor, "circulaire": circulaire, "versie": rij["versie"]})
        vintage = {"circulaire": circulaire, "uitkeringsjaar": factor["uitkeringsjaar"]}
        invoer.tabelversies.append(_version(rij, "circulaire", **vintage))


def _version(rij: Rij, tabel: str, **vintage: Any) -> Rij:
    return {naam: rij.get(naam) for naam in VERSIES} | {"tabel": tabel} | vintage


def _doubled(invoer: Invoer, naam: str, sleutel: list[str]) -> list[Bevinding]:
    """A figure that one version holds twice, on two sheets or in two files, would be counted twice."""
    frame = invoer.tabellen.get(naam, pl.DataFrame())
    if frame.is_empty():
        return []
    dubbel = frame.filter(pl.struct(sleutel).is_duplicated() & ~pl.struct(sleutel).is_first_distinct())
    documenten = {d["bron_id"]: str(d["document"]) for d in invoer.documenten}
    return [
        meld(
            "cijfer_dubbel",
            Plek(documenten[groep["bron_id"][0]], blad, groep["cel"][0]),
            " ".join(str(groep[k][0]) for k in sleutel if k != "versie"),
            aantal=groep.height,
        )
        for (_, blad), groep in dubbel.group_by(["bron_id", "blad"], maintain_order=True)
    ]
