"""All sources of ``data/raw``: which file becomes which staging table, in the order in which they need each other.

``read_all`` reads everything and reports every problem of every file in one run; it changes nothing on disk.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.meldingen import Bevinding, Ernst
from pipelines.sources import circulaires, correcties, documenten, gemeenten, iv3, opgaven, pok
from pipelines.sources.bestanden import list_documents
from pipelines.sources.circulaires import Namen, read_weights, read_wide
from pipelines.sources.envelop import read_envelop, split_keys
from pipelines.sources.grenzen import Grenzen
from pipelines.sources.jaargangen import add_vintages
from pipelines.sources.kolommen import Schema, read_columns, read_long
from pipelines.sources.tabel import WERKBOEKFORMATEN, Tabel, find_tabel, hash_document, open_tabel

Gelezen = tuple[pl.DataFrame, list[Bevinding]]

_TABELLEN: dict[str, tuple[str, Schema]] = {
    "gemeente": ("gemeenten/gemeenten", gemeenten.GEMEENTEN),
    "herindeling": ("gemeenten/herindelingen", gemeenten.HERINDELINGEN),
    "naamvariant": ("gemeenten/naamvarianten", gemeenten.NAAMVARIANTEN),
    "inwoners": ("gemeenten/inwoners", gemeenten.INWONERS),
    "gemeenteklasse": ("gemeenten/gemeenteklassen", gemeenten.GEMEENTEKLASSEN),
    "circulaire": ("circulaires/circulaires", circulaires.CIRCULAIRES),
    "cluster": ("circulaires/clusters", circulaires.CLUSTERS),
    "maatstaf": ("circulaires/maatstaven", circulaires.MAATSTAVEN),
    "uitkering_soort": ("circulaires/uitkeringen", circulaires.UITKERINGEN),
    "taakveld": ("iv3/taakvelden", iv3.TAAKVELDEN),
    "jaar": ("pok/jaren", pok.JAREN),
    "envelop": ("pok/envelop", pok.ENVELOP),
    "doel": ("pok/doelen", pok.DOELEN),
    "prijs": ("pok/prijzen", pok.PRIJZEN),
    "controletotaal": ("aansluiting/controletotalen", pok.CONTROLETOTALEN),
}

_REGISTERS: dict[str, tuple[str, Schema]] = {
    "bron": ("documenten", documenten.DOCUMENTEN),
    "correctie": ("correcties", correcties.CORRECTIES),
}


@dataclass
class Invoer:
    """What was read: staging tables by name, the documents behind them, and what is wrong with them."""

    raw: Path
    tabellen: dict[str, pl.DataFrame] = field(default_factory=dict)
    documenten: list[dict[str, object]] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)
    grenzen: Grenzen = field(default_factory=Grenzen)
    kandidaten: list[dict[str, Any]] = field(
        default_factory=list
    )  # documents that are tried, not yet registered
    tabelversies: list[dict[str, Any]] = field(default_factory=list)
    factoren: list[dict[str, Any]] = field(default_factory=list)

    def open(self, pad: Path, soort: str, blad: str | None = None) -> Tabel | None:
        """Open one document and register it; ``None`` when it cannot be read (the reason is a finding)."""
        document = pad.relative_to(self.raw).as_posix()
        tabel, bevindingen = open_tabel(pad, document, blad)
        self.bevindingen += bevindingen
        if tabel is not None:
            self.documenten.append(
                {"bron_id": tabel.bron_id, "document": document, "soort": soort, "bytes": pad.stat().st_size}
            )
        return tabel

    def add(self, naam: str, frame: pl.DataFrame, bevindingen: list[Bevinding], **vast: str | int) -> None:
        """Add rows to a staging table; ``vast`` are values that hold for the whole document."""
        self.bevindingen += bevindingen
        if frame.is_empty():
            return
        frame = frame.with_columns(pl.lit(waarde).alias(kolom) for kolom, waarde in vast.items())
        delen = [self.tabellen[naam], frame] if naam in self.tabellen else [frame]
        self.tabellen[naam] = pl.concat(delen)  # the same columns and types, whatever reader they come from


def read_all(invoer: Invoer) -> Iterator[str]:
    """Read every source into ``invoer``, yielding the name of each step when it is done."""
    gm_codes = read_reference(invoer)
    yield "gemeenten en referenties"
    read_circulaires(invoer, gm_codes)
    yield "circulaires"
    _read_iv3(invoer, gm_codes)
    yield "Iv3"
    _read_opgaven(invoer, gm_codes)
    _add_unread_documents(invoer)
    yield "opgaven"


def read_reference(invoer: Invoer) -> frozenset[str]:
    """Read the plain tables; gemeenten first, because their codes check all the others."""
    gm_codes: frozenset[str] = frozenset()
    for naam, (pad, schema) in _TABELLEN.items():
        map_, bestand = pad.split("/")
        tabel = invoer.open(find_tabel(invoer.raw / map_, bestand), map_)
        if tabel is None:
            continue
        bekend = frozenset() if naam == "herindeling" else gm_codes  # old codes predate the first indeling
        gelezen = read_envelop(tabel) if naam == "envelop" else read_long(tabel, schema, bekend)
        invoer.add(naam, *gelezen)
        if naam == "gemeente" and "gemeente" in invoer.tabellen:
            gm_codes = frozenset(invoer.tabellen["gemeente"]["gm_code"].drop_nulls())
    for naam, (bestand, schema) in _REGISTERS.items():
        if (frame := _read_register(invoer, bestand, schema)) is not None:
            invoer.tabellen[naam] = frame
    if "envelop" in invoer.tabellen and not any(b.ernst is Ernst.FOUT for b in invoer.bevindingen):
        invoer.tabellen |= split_keys(invoer.tabellen["envelop"])
    return gm_codes


def read_circulaires(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    """Read all versions of the tables of circulaires: the compiled layout and the registered documents."""
    _read_compiled(invoer, gm_codes)
    _read_documents(invoer)


def _read_compiled(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    nodig = ("circulaire", "cluster", "maatstaf", "uitkering_soort")
    if any(naam not in invoer.tabellen for naam in nodig):
        return
    maatstaven = Namen.from_table(
        invoer.tabellen["maatstaf"], "code", ("naam",), "circulaires/maatstaven.csv"
    )
    uitkeringen = Namen.from_table(
        invoer.tabellen["uitkering_soort"], "uitkering", (), "circulaires/uitkeringen.csv"
    )
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
        map_ = invoer.raw / "circulaires" / str(rij["map"])
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
    """A register at the top of ``data/raw``; with no rows it is still a table."""
    tabel = invoer.open(find_tabel(invoer.raw, naam), "register")
    if tabel is None:
        return None
    frame, bevindingen = read_columns(tabel, schema)
    invoer.bevindingen += bevindingen
    if not frame.columns:
        return None
    return frame.with_columns(register_cel=pl.lit("A") + pl.col("rij").cast(pl.String)).drop("rij")


def _read_iv3(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    for pad in sorted((invoer.raw / "iv3").glob("[0-9][0-9][0-9][0-9]_*")):
        jaar, _, verslagsoort = pad.stem.partition("_")
        if verslagsoort not in iv3.VERSLAGSOORTEN:
            invoer.bevindingen.append(iv3.unknown_kind(pad.relative_to(invoer.raw).as_posix(), verslagsoort))
            continue
        if (tabel := invoer.open(pad, "iv3")) is not None:
            invoer.add("iv3", *iv3.read_iv3(tabel, gm_codes), boekjaar=int(jaar), verslagsoort=verslagsoort)


def _read_opgaven(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    for pad in sorted(
        p
        for p in (invoer.raw / "opgaven").glob("*")
        if p.suffix in WERKBOEKFORMATEN and not p.name.startswith("~$")
    ):
        if (tabel := invoer.open(pad, "opgaven", opgaven.BLAD)) is not None:
            invoer.add("opgave", *read_long(tabel, opgaven.OPGAVEN, gm_codes))


def _add_unread_documents(invoer: Invoer) -> None:
    """Register the boundaries, which are served as they are; any other file nobody reads is a finding."""
    gelezen = {d["document"] for d in invoer.documenten}
    for pad in list_documents(invoer.raw):
        document = pad.relative_to(invoer.raw).as_posix()
        if document in gelezen:
            continue
        if pad.suffix == ".geojson":
            invoer.documenten.append(
                {
                    "bron_id": hash_document(pad),
                    "document": document,
                    "soort": "grenzen",
                    "bytes": pad.stat().st_size,
                }
            )
        elif not any(b.document == document for b in invoer.bevindingen):
            tweede = any(Path(d).with_suffix("") == Path(document).with_suffix("") for d in gelezen)
            invoer.bevindingen.append(_second_file(document) if tweede else _unknown_file(document))


def _unknown_file(document: str) -> Bevinding:
    return Bevinding(
        regel="bestand_onbekend",
        ernst=Ernst.WAARSCHUWING,
        document=document,
        blad="",
        cel="",
        waarde=document,
        verwacht="een bestand dat in de indeling van data/raw past",
        melding="Dit bestand wordt door geen enkele lezer gelezen.",
        remedie="Controleer naam en map, of haal het bestand weg.",
    )


def _second_file(document: str) -> Bevinding:
    return Bevinding(
        regel="bestand_dubbel",
        ernst=Ernst.FOUT,
        document=document,
        blad="",
        cel="",
        waarde=document,
        verwacht="één bestand per tabel",
        melding="Deze tabel staat er in twee formaten, en welk van de twee geldt is niet te zien.",
        remedie="Haal een van de twee bestanden weg.",
    )
