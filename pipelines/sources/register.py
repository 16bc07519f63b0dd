"""All sources of ``data/raw``: which file becomes which staging table, in the order in which they need each other.

``read_all`` reads everything and reports every problem of every file in one run; it changes nothing on disk.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from pipelines.meldingen import Bevinding, Ernst
from pipelines.sources import circulaires, gemeenten, opgaven, pok
from pipelines.sources.bestanden import list_documents
from pipelines.sources.circulaires import Namen, ambiguous_names, read_weights, read_wide
from pipelines.sources.envelop import read_envelop, split_keys
from pipelines.sources.iv3 import taakveldtabel
from pipelines.sources.iv3.inlezen import read_iv3_details
from pipelines.sources.kolommen import Schema, read_long
from pipelines.sources.opgave.inlezen import read_returns
from pipelines.sources.sisa.inlezen import read_sisa
from pipelines.sources.tabel import (
    WERKBOEKFORMATEN,
    Tabel,
    empty_tabel,
    find_tabel,
    hash_document,
    open_tabel,
    outside_folder,
)

Gelezen = tuple[pl.DataFrame, list[Bevinding]]

TABELLEN: dict[str, tuple[str, Schema]] = {
    "gemeente": ("gemeenten/gemeenten", gemeenten.GEMEENTEN),
    "herindeling": ("gemeenten/herindelingen", gemeenten.HERINDELINGEN),
    "splitsing": ("gemeenten/splitsingen", gemeenten.SPLITSINGEN),
    "inwoners": ("gemeenten/inwoners", gemeenten.INWONERS),
    "gemeenteklasse": ("gemeenten/gemeenteklassen", gemeenten.GEMEENTEKLASSEN),
    "circulaire": ("circulaires/circulaires", circulaires.CIRCULAIRES),
    "cluster": ("circulaires/clusters", circulaires.CLUSTERS),
    "maatstaf": ("circulaires/maatstaven", circulaires.MAATSTAVEN),
    "uitkering_soort": ("circulaires/uitkeringen", circulaires.UITKERINGEN),
    "taakveld": ("iv3/taakvelden", taakveldtabel.TAAKVELDEN),
    "jaar": ("pok/jaren", pok.JAREN),
    "envelop": ("pok/envelop", pok.ENVELOP),
    "doel": ("pok/doelen", pok.DOELEN),
    "prijs": ("pok/prijzen", pok.PRIJZEN),
    "controletotaal": ("aansluiting/controletotalen", pok.CONTROLETOTALEN),
}
_MAG_ONTBREKEN = ("splitsing",)
_OUDE_CODES = ("herindeling", "splitsing")  # their codes may predate the first indeling


@dataclass
class Invoer:
    """What was read: staging tables by name, the documents behind them, and what is wrong with them."""

    raw: Path
    tabellen: dict[str, pl.DataFrame] = field(default_factory=dict)
    documenten: list[dict[str, object]] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)

    def open(self, pad: Path, soort: str, blad: str | None = None) -> Tabel | None:
        """Open one document and register it; ``None`` when it cannot be read (the reason is a finding)."""
        if self._leads_outside(pad):
            return None
        tabel, bevindingen = open_tabel(pad, pad.relative_to(self.raw).as_posix(), blad)
        self.bevindingen += bevindingen
        if tabel is not None:
            self.register(tabel, soort)
        return tabel

    def register(self, tabel: Tabel, soort: str) -> None:
        """Note a document that was read."""
        bytes_ = (self.raw / tabel.document).stat().st_size
        self.documenten.append(
            {"bron_id": tabel.bron_id, "document": tabel.document, "soort": soort, "bytes": bytes_}
        )

    def register_file(self, pad: Path, soort: str) -> None:
        """Note a document that stays as it is: known, and not read into a table."""
        if not self._leads_outside(pad):
            document = pad.relative_to(self.raw).as_posix()
            self.documenten.append(
                {
                    "bron_id": hash_document(pad),
                    "document": document,
                    "soort": soort,
                    "bytes": pad.stat().st_size,
                }
            )

    def _leads_outside(self, pad: Path) -> bool:
        buiten = pad.exists() and not pad.resolve().is_relative_to(self.raw.resolve())
        if buiten:
            self.bevindingen.append(outside_folder(pad.relative_to(self.raw).as_posix()))
        return buiten

    def add_optional(self, naam: str, plek: str, schema: Schema) -> None:
        """Read a plain table that may be absent: then the table is there, without rows."""
        map_, bestand = plek.split("/")
        pad = find_tabel(self.raw / map_, bestand)
        tabel = self.open(pad, map_) if pad.is_file() else empty_tabel([k.naam for k in schema.kolommen])
        if tabel is not None:
            self.add(naam, *read_long(tabel, schema))

    def add(
        self, naam: str, frame: pl.DataFrame, bevindingen: list[Bevinding], **vast: str | int | None
    ) -> None:
        """Add rows to a staging table; ``vast`` are values that hold for the whole document.

        A table without rows is a table; one that could not be read has no columns and is left out.
        """
        self.bevindingen += bevindingen
        if frame.width == 0:
            return
        frame = frame.with_columns(pl.lit(waarde).alias(kolom) for kolom, waarde in vast.items())
        delen = [self.tabellen[naam], frame] if naam in self.tabellen else [frame]
        self.tabellen[naam] = pl.concat(delen)


def read_all(invoer: Invoer) -> Iterator[str]:
    """Read every source into ``invoer``, yielding the name of each step when it is done."""
    gm_codes = _read_reference(invoer)
    yield "gemeenten en referenties"
    _read_circulaires(invoer, gm_codes)
    yield "circulaires"
    _read_iv3(invoer, gm_codes)
    yield "Iv3"
    _read_opgaven(invoer, gm_codes)
    _add_absent_tables(invoer)
    _add_unread_documents(invoer)
    yield "opgaven"


def _read_reference(invoer: Invoer) -> frozenset[str]:
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
    if "envelop" in invoer.tabellen and not any(b.ernst is Ernst.FOUT for b in invoer.bevindingen):
        invoer.tabellen |= split_keys(invoer.tabellen["envelop"])
    return gm_codes


def _read_circulaires(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    nodig = ("circulaire", "cluster", "maatstaf", "uitkering_soort")
    kapot = any(b.ernst is Ernst.FOUT and b.document.startswith("circulaires/") for b in invoer.bevindingen)
    if kapot or any(naam not in invoer.tabellen for naam in nodig):
        return  # without sound reference tables every column of a circulaire would look wrong
    maatstaven = Namen.from_table(
        invoer.tabellen["maatstaf"], "code", ("naam",), "circulaires/maatstaven.csv"
    )
    uitkeringen = Namen.from_table(
        invoer.tabellen["uitkering_soort"], "uitkering", (), "circulaires/uitkeringen.csv"
    )
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
            invoer.bevindingen.append(circulaires.wrong_folder(rij))
            continue
        map_ = invoer.raw / "circulaires" / rij["map"]
        vintage = {"circulaire": rij["circulaire"], "uitkeringsjaar": rij["uitkeringsjaar"]}
        for naam, (bestand, read) in readers.items():
            if (tabel := invoer.open(find_tabel(map_, bestand), "circulaires")) is not None:
                invoer.add(naam, *read(tabel), **vintage)


def _read_iv3(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    # one file per report: a second format of the same report stays unread, and that is a finding
    per_verslag = {
        p.stem: p for p in sorted((invoer.raw / "iv3").glob("[0-9][0-9][0-9][0-9]_*"), reverse=True)
    }
    for pad in sorted(per_verslag.values()):
        jaar, _, verslagsoort = pad.stem.partition("_")
        if verslagsoort not in taakveldtabel.VERSLAGSOORTEN:
            invoer.bevindingen.append(
                taakveldtabel.unknown_kind(pad.relative_to(invoer.raw).as_posix(), verslagsoort)
            )
            continue
        if (tabel := invoer.open(pad, "iv3")) is not None:
            gelezen = taakveldtabel.read_iv3(tabel, gm_codes)
            invoer.add("iv3", *gelezen, boekjaar=int(jaar), verslagsoort=verslagsoort)
    read_iv3_details(invoer)


def _read_opgaven(invoer: Invoer, gm_codes: frozenset[str]) -> None:
    for pad in sorted(
        p
        for p in (invoer.raw / "opgaven").glob("*")
        if p.suffix.lower() in WERKBOEKFORMATEN and not p.name.startswith("~$")
    ):
        if (tabel := invoer.open(pad, "opgaven", opgaven.BLAD)) is not None:
            invoer.add(
                "opgave", *read_long(tabel, opgaven.OPGAVEN, gm_codes), volgnummer=0, reden_besteed=None
            )
    read_returns(invoer, gm_codes)
    read_sisa(invoer, gm_codes)


def _add_absent_tables(invoer: Invoer) -> None:
    """Splits, Iv3 reports and returns may be absent altogether: then their tables are there, without rows."""
    if "splitsing" not in invoer.tabellen:
        leeg = empty_tabel([k.naam for k in gemeenten.SPLITSINGEN.kolommen])
        invoer.add("splitsing", *read_long(leeg, gemeenten.SPLITSINGEN))
    if "iv3" not in invoer.tabellen:
        leeg = empty_tabel([k.naam for k in taakveldtabel.IV3.kolommen])
        invoer.add("iv3", *taakveldtabel.read_iv3(leeg, frozenset()), boekjaar=0, verslagsoort="")
    if "opgave" not in invoer.tabellen:
        leeg = empty_tabel([k.naam for k in opgaven.OPGAVEN.kolommen])
        invoer.add("opgave", *read_long(leeg, opgaven.OPGAVEN), volgnummer=0, reden_besteed=None)


def _add_unread_documents(invoer: Invoer) -> None:
    """Register the boundaries, which are served as they are; any other file nobody reads is a finding."""
    gelezen = {d["document"] for d in invoer.documenten}
    onvolledig = any(b.ernst is Ernst.FOUT for b in invoer.bevindingen)
    for pad in list_documents(invoer.raw):
        document = pad.relative_to(invoer.raw).as_posix()
        if document in gelezen:
            continue
        if pad.suffix == ".geojson":
            invoer.register_file(pad, "grenzen")
        elif not any(b.document == document for b in invoer.bevindingen):
            tweede = any(Path(d).with_suffix("") == Path(document).with_suffix("") for d in gelezen)
            if tweede:
                invoer.bevindingen.append(_second_file(document))
            elif not onvolledig:  # a reader that stopped left files unread, and that is no fault of theirs
                invoer.bevindingen.append(_unknown_file(document))


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
