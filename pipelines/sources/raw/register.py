"""All sources of ``data/raw``: which file becomes which staging table, in the order in which they need each other.

``read_all`` reads everything and reports every problem of every file in one run; it changes nothing on disk.
"""

from collections.abc import Callable, Iterator

import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst, Plek, has_errors, meld
from pipelines.sources.iv3 import taakveldtabel
from pipelines.sources.ontvangen import documenten
from pipelines.sources.ontvangen.iv3 import read_iv3_details
from pipelines.sources.ontvangen.opgave import read_returns
from pipelines.sources.ontvangen.sisa import read_sisa
from pipelines.sources.raw import citaten, correcties, opgaven
from pipelines.sources.raw.bevestigingen import BEVESTIGINGEN
from pipelines.sources.raw.circulaires import ambiguous_names, read_weights, read_wide
from pipelines.sources.raw.dubbel import report_same_content
from pipelines.sources.raw.envelop import read_envelop, split_keys
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.jaargangen import add_vintages
from pipelines.sources.raw.ongelezen import add_unread_documents
from pipelines.sources.raw.schemas import TABELLEN
from pipelines.sources.rekenbestand.naslag import read_maatstaven, read_uitkeringen
from pipelines.sources.tabel.kolommen import Schema, read_columns, read_long
from pipelines.sources.tabel.openen import WERKBOEKFORMATEN, find_tabel
from pipelines.sources.tabel.tabel import Tabel, empty_tabel

Gelezen = tuple[pl.DataFrame, list[Bevinding]]

_MAG_ONTBREKEN = (
    "splitsing",
    "naamvariant",
    "citaat",
    "herindeling_voorgenomen",
    "iv3_reeks",
    "iv3_breuk",
    "bundel",
    "regio",
    "regionaal",
    "kenmerksoort",
    "kenmerk",
    "indicator",
    "antwoord",
)
_OUDE_CODES = ("herindeling", "splitsing")  # their codes may predate the first indeling

_REGISTERS: dict[str, tuple[str, Schema]] = {
    "bron": ("documenten", documenten.DOCUMENTEN),
    "correctie": ("correcties", correcties.CORRECTIES),
    "bevestiging": ("bevestigingen", BEVESTIGINGEN),
}


def read_all(invoer: Invoer) -> Iterator[str]:
    """Read every source into ``invoer``, yielding the name of each step when it is done."""
    gm_codes = read_reference(invoer)
    yield "gemeenten en referenties"
    read_circulaires(invoer, gm_codes)
    yield "circulaires"
    _read_iv3(invoer, gm_codes)
    yield "Iv3"
    _read_opgaven(invoer, gm_codes)
    _add_absent_tables(invoer)
    citaten.check_citations(invoer)
    add_unread_documents(invoer)
    report_same_content(invoer)
    yield "opgaven"


def read_reference(invoer: Invoer) -> frozenset[str]:
    """Read the plain tables; gemeenten first, because their codes check all the others."""
    gm_codes: frozenset[str] = frozenset()
    for naam, (pad, schema) in TABELLEN.items():
        map_, bestand = pad.split("/")
        document = find_tabel(invoer.raw / map_, bestand)
        if naam in _MAG_ONTBREKEN and not document.is_file():
            continue
        tabel = invoer.open(document, map_)
        if tabel is None:
            continue
        bekend = frozenset() if naam in _OUDE_CODES else gm_codes
        gelezen = read_envelop(tabel) if naam == "envelop" else read_long(tabel, schema, bekend)
        invoer.add(naam, *gelezen)
        if naam == "gemeente" and "gemeente" in invoer.tabellen:
            gm_codes = frozenset(invoer.tabellen["gemeente"]["gm_code"].drop_nulls())
    for naam, (bestand, schema) in _REGISTERS.items():
        if (frame := _read_register(invoer, bestand, schema)) is not None:
            invoer.tabellen[naam] = frame
    if "envelop" in invoer.tabellen and not has_errors(invoer.bevindingen):
        invoer.tabellen |= split_keys(invoer.tabellen["envelop"])
    return gm_codes


def read_circulaires(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    """Read all versions of the tables of circulaires: the compiled layout and the registered documents."""
    _read_compiled(invoer, gm_codes)
    _read_documents(invoer)


def _read_compiled(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    nodig = ("circulaire", "cluster", "maatstaf", "uitkering_soort")
    kapot = any(b.ernst is Ernst.FOUT and b.document.startswith("circulaires/") for b in invoer.bevindingen)
    if kapot or any(naam not in invoer.tabellen for naam in nodig):
        return  # without sound reference tables every column of a circulaire would look wrong
    maatstaven, uitkeringen = read_maatstaven(invoer.tabellen), read_uitkeringen(invoer.tabellen)
    if dubbelzinnig := ambiguous_names(maatstaven) + ambiguous_names(uitkeringen):
        invoer.bevindingen += dubbelzinnig
        return
    clusters = tuple(invoer.tabellen["cluster"]["cluster"])
    readers: dict[str, tuple[str, Callable[[Tabel], Gelezen]]] = {
        "volume": (
            "volumina",
            lambda t: read_wide(t, maatstaven, gm_codes, naamkolom="maatstaf", waarde="volume"),
        ),
        "uitkering": (
            "uitkeringen",
            lambda t: read_wide(t, uitkeringen, gm_codes, naamkolom="uitkering", waarde="bedrag_eur"),
        ),
        "gewicht": ("gewichten", lambda t: read_weights(t, maatstaven, uitkeringen, clusters)),
    }
    for rij in invoer.tabellen["circulaire"].iter_rows(named=True):
        if rij["map"] != f"{rij['circulaire']}_{rij['uitkeringsjaar']}":
            plek = Plek("circulaires/circulaires.csv", "circulaires", str(rij["cel"]))
            invoer.bevindingen.append(
                meld(
                    "map_anders",
                    plek,
                    rij["map"],
                    circulaire=rij["circulaire"],
                    uitkeringsjaar=rij["uitkeringsjaar"],
                )
            )
            continue
        map_ = invoer.raw / "circulaires" / rij["map"]
        vintage = {"circulaire": rij["circulaire"], "uitkeringsjaar": rij["uitkeringsjaar"], "versie": 1}
        for naam, (bestand, read) in readers.items():
            if (tabel := invoer.open(find_tabel(map_, bestand), "circulaires")) is not None:
                invoer.add(naam, *read(tabel), **vintage)


def _read_documents(invoer: Invoer) -> None:
    """Registered documents beside the compiled layout, and corrections of single cells on top of both."""
    if "circulaire" not in invoer.tabellen or "bron" not in invoer.tabellen:
        return
    documenten.read_documents(invoer)
    add_vintages(invoer)
    if "correctie" in invoer.tabellen:
        correcties.apply_corrections(invoer)


def _read_register(invoer: Invoer, naam: str, schema: Schema) -> pl.DataFrame | None:
    """A register at the top of ``data/raw``; without rows, or absent, it is still a table."""
    pad = find_tabel(invoer.raw, naam)
    tabel = invoer.open(pad, "register") if pad.is_file() else empty_tabel([k.naam for k in schema.kolommen])
    if tabel is None:
        return None
    frame, bevindingen = read_columns(tabel, schema)
    invoer.bevindingen += bevindingen
    if not frame.columns:
        return None
    return frame.with_columns(register_cel=pl.lit("A") + pl.col("rij").cast(pl.String)).drop("rij")


def _read_iv3(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    # one file per report: a second format of the same report stays unread, and that is a finding
    per_verslag = {
        p.stem: p for p in sorted((invoer.raw / "iv3").glob("[0-9][0-9][0-9][0-9]_*"), reverse=True)
    }
    for pad in sorted(per_verslag.values()):
        jaar, _, verslagsoort = pad.stem.partition("_")
        if verslagsoort not in taakveldtabel.VERSLAGSOORTEN:
            plek = Plek(pad.relative_to(invoer.raw).as_posix())
            invoer.bevindingen.append(meld("iv3_verslagsoort", plek, verslagsoort))
            continue
        if (tabel := invoer.open(pad, "iv3")) is not None:
            gelezen = taakveldtabel.read_iv3(tabel, gm_codes)
            invoer.add("iv3", *gelezen, boekjaar=int(jaar), verslagsoort=verslagsoort)
    read_iv3_details(invoer)


def _read_opgaven(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    for pad in sorted(
        p
        for p in (invoer.raw / "opgaven").glob("*")
        if p.suffix.lower() in WERKBOEKFORMATEN and not p.name.startswith("~$") and p.stem != "antwoorden"
    ):
        if (tabel := invoer.open(pad, "opgaven", opgaven.BLAD)) is not None:
            invoer.add(
                "opgave", *read_long(tabel, opgaven.OPGAVEN, gm_codes), volgnummer=0, reden_besteed=None
            )
    read_returns(invoer, gm_codes)
    read_sisa(invoer, gm_codes)


def _add_absent_tables(invoer: Invoer) -> None:
    """What may be absent altogether is a table without rows: splits, spellings, bundles, regions, traits, Iv3 reports and returns."""
    for naam in _MAG_ONTBREKEN:
        if naam not in invoer.tabellen:
            schema = TABELLEN[naam][1]
            invoer.add(naam, *read_long(empty_tabel([k.naam for k in schema.kolommen]), schema))
    if "iv3" not in invoer.tabellen:
        leeg = empty_tabel([k.naam for k in taakveldtabel.IV3.kolommen])
        invoer.add("iv3", *taakveldtabel.read_iv3(leeg, frozenset()), boekjaar=0, verslagsoort="")
    if "opgave" not in invoer.tabellen:
        leeg = empty_tabel([k.naam for k in opgaven.OPGAVEN.kolommen])
        invoer.add("opgave", *read_long(leeg, opgaven.OPGAVEN), volgnummer=0, reden_besteed=None)
