"""Columns of long tables: what a column must hold, and how its text becomes a typed value.

A schema lists the columns once; reading checks the header, converts every cell and reports every cell that does not
fit, each with its address. Nothing is guessed: a thousands mark or a second decimal comma is refused.
"""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import polars as pl

from pipelines.meldingen import Bevinding, Ernst
from pipelines.sources.tabel import Tabel

Soort = Literal["tekst", "geheel", "decimaal", "datum", "gemeente"]

_GEHEEL = r"^-?\d{1,18}$"
_DECIMAAL = r"^-?\d{1,15}(,\d{1,9})?$"
_DECIMAAL_WERKBOEK = r"^-?\d{1,15}([.,]\d+)?$"
_DATUM = r"^\d{4}-\d{2}-\d{2}( 00:00:00)?$"
_GEMEENTE = r"^GM\d{4}$"

_VERWACHT: dict[Soort, str] = {
    "tekst": "een waarde",
    "geheel": "een geheel getal zonder punten of spaties, zoals 1234567",
    "decimaal": "een getal met hooguit één decimale komma en zonder punten, zoals 1234,56",
    "datum": "een bestaande datum als jjjj-mm-dd, zoals 2023-01-01",
    "gemeente": "een bestaande CBS-code, zoals GM0363",
}
_REMEDIE: dict[Soort, str] = {
    "tekst": "Vul de cel in.",
    "geheel": "Schrijf het getal zonder punten en zonder cijfers achter de komma.",
    "decimaal": "Verwijder punten, spaties en overtollige komma's; gebruik één komma voor de decimalen.",
    "datum": "Schrijf de datum als jjjj-mm-dd.",
    "gemeente": "Zoek de code op in gemeenten/gemeenten.csv; een nieuwe gemeente hoort daar eerst in.",
}


@dataclass(frozen=True)
class Kolom:
    """One column: its header, what it holds, whether a cell may be empty, and the values it may take."""

    naam: str
    soort: Soort = "tekst"
    verplicht: bool = True
    keuzes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schema:
    """The columns of a long table, its key, and the column whose cell stands for the row as its source."""

    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...]
    waardekolom: str


def read_long(
    tabel: Tabel, schema: Schema, gm_codes: frozenset[str] = frozenset()
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Type a long table.

    Returns one row per table row with the schema's columns, plus ``bron_id``, ``blad`` and ``cel`` (the address of the
    value column), and every problem found. The frame is only meaningful when there are no errors.
    """
    frame, bevindingen = read_columns(tabel, schema, gm_codes)
    if frame.is_empty() and not frame.columns:
        return frame, bevindingen
    plek = [naam.casefold() for naam in tabel.kop].index(schema.waardekolom.casefold())
    return with_source(frame, tabel, plek).drop("rij"), bevindingen


def read_columns(
    tabel: Tabel, schema: Schema, gm_codes: frozenset[str] = frozenset()
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Type a long table without its source: the schema's columns and ``rij``; no columns when the header is wrong."""
    posities, bevindingen = match_header(tabel, [k.naam for k in schema.kolommen])
    if bevindingen:
        return pl.DataFrame(), bevindingen
    series: list[pl.Series] = []
    for kolom in schema.kolommen:
        waarden, fouten = parse_column(tabel, posities[kolom.naam], kolom, gm_codes)
        series.append(waarden.alias(kolom.naam))
        bevindingen += fouten
    frame = pl.DataFrame(series).with_columns(tabel.cellen["rij"])
    bevindingen += _duplicates(tabel, frame, schema, posities)
    return frame, bevindingen


def with_source(frame: pl.DataFrame, tabel: Tabel, kolom: int) -> pl.DataFrame:
    """Add ``bron_id``, ``blad`` and ``cel`` for the cells of one column; ``frame`` has the row number in ``rij``."""
    letters = tabel.cel(kolom, 0)[:-1]
    return frame.with_columns(
        bron_id=pl.lit(tabel.bron_id),
        blad=pl.lit(tabel.blad),
        cel=pl.lit(letters) + pl.col("rij").cast(pl.String),
    )


def match_header(tabel: Tabel, namen: list[str]) -> tuple[dict[str, int], list[Bevinding]]:
    """Find each wanted column; a missing, unknown or doubled column is a finding."""
    plaats = {naam.casefold(): i for i, naam in enumerate(tabel.kop)}
    gezocht = {naam.casefold() for naam in namen}
    onbekend = [(i, naam) for i, naam in enumerate(tabel.kop) if naam.casefold() not in gezocht]
    ontbrekend = [naam for naam in namen if naam.casefold() not in plaats]
    bevindingen = doubled_columns(tabel, tabel.kop) + header_findings(tabel, onbekend, ontbrekend)
    if bevindingen:
        return {}, bevindingen
    return {naam: plaats[naam.casefold()] for naam in namen}, []


def header_findings(
    tabel: Tabel,
    onbekend: list[tuple[int, str]],
    ontbrekend: list[str],
    kandidaten: Sequence[str] = (),
    reference: str = "",
) -> list[Bevinding]:
    """One finding per header problem; an unknown column that resembles a missing one is one problem, not two.

    ``kandidaten`` are names that may be absent but can be what an unknown column means; ``reference`` names the table
    in which an alias can be added, if there is one.
    """
    alias = f", of voeg haar als alias toe in {reference}" if reference else ""
    over = list(ontbrekend)
    bevindingen = []
    for kolom, naam in onbekend:
        lijkt = difflib.get_close_matches(naam, [*over, *kandidaten], n=1, cutoff=0.5)
        over = [n for n in over if n not in lijkt]
        bevindingen.append(
            Bevinding(
                regel="kolom_onbekend",
                ernst=Ernst.FOUT,
                document=tabel.document,
                blad=tabel.blad,
                cel=tabel.cel(kolom, 1),
                waarde=naam or "(kolom zonder naam)",
                verwacht=f"«{lijkt[0]}»" if lijkt else "een bekende kolom",
                melding="Deze kolom is onbekend en wordt niet stilzwijgend overgeslagen.",
                remedie=(
                    f"Hernoem de kolom tot «{lijkt[0]}»"
                    if lijkt
                    else "Verbeter de naam of verwijder de kolom"
                )
                + alias
                + ".",
            )
        )
    bevindingen += [
        Bevinding(
            regel="kolom_ontbreekt",
            ernst=Ernst.FOUT,
            document=tabel.document,
            blad=tabel.blad,
            cel="rij 1",
            waarde="",
            verwacht=f"een kolom «{naam}»",
            melding=f"De kolom «{naam}» ontbreekt.",
            remedie=f"Voeg de kolom toe{alias}.",
        )
        for naam in over
    ]
    return bevindingen


def doubled_columns(tabel: Tabel, namen: Sequence[str | None]) -> list[Bevinding]:
    """A finding for each column whose (resolved) name already occurred."""
    return [
        Bevinding(
            regel="kolom_dubbel",
            ernst=Ernst.FOUT,
            document=tabel.document,
            blad=tabel.blad,
            cel=tabel.cel(i, 1),
            waarde=tabel.kop[i],
            verwacht="iedere kolom één keer",
            melding=f"De kolom «{naam}» komt meer dan eens voor.",
            remedie="Verwijder of hernoem een van de kolommen.",
        )
        for i, naam in enumerate(namen)
        if naam and naam in namen[:i]
    ]


def parse_column(
    tabel: Tabel, positie: int, kolom: Kolom, gm_codes: frozenset[str] = frozenset()
) -> tuple[pl.Series, list[Bevinding]]:
    """Convert one column; cells that do not fit become findings (and null)."""
    tekst = tabel.cellen[f"c{positie}"]
    leeg = tekst == ""
    waarden = convert(tekst, kolom.soort, tabel.is_werkboek)
    fout = ~leeg & waarden.is_null()
    if kolom.verplicht:
        fout |= leeg
    if kolom.soort == "gemeente" and gm_codes:
        fout |= ~leeg & ~tekst.is_in(list(gm_codes))
    if kolom.keuzes:
        fout |= ~leeg & ~tekst.is_in(list(kolom.keuzes))
    foute_cellen = zip(tabel.cellen["rij"].filter(fout), tekst.filter(fout), strict=True)
    return waarden, [
        value_finding(tabel, kolom, tabel.kop[positie], tabel.cel(positie, rij), waarde)
        for rij, waarde in foute_cellen
    ]


def value_finding(tabel: Tabel, kolom: Kolom, kop: str, cel: str, waarde: str) -> Bevinding:
    """A cell whose text is not what its column must hold."""
    return Bevinding(
        regel=f"waarde_{kolom.soort}",
        ernst=Ernst.FOUT,
        document=tabel.document,
        blad=tabel.blad,
        cel=cel,
        waarde=waarde,
        verwacht="een van: " + ", ".join(kolom.keuzes) if kolom.keuzes else _VERWACHT[kolom.soort],
        melding=f"De waarde in kolom «{kop}» is niet bruikbaar.",
        remedie="Kies een van de genoemde waarden." if kolom.keuzes else _REMEDIE[kolom.soort],
    )


def convert(tekst: pl.Series, soort: Soort, is_werkboek: bool) -> pl.Series:
    """Text to typed values; empty text and text that does not fit become null."""
    gevuld = tekst.replace("", None)
    match soort:
        case "tekst":
            return gevuld
        case "gemeente":
            return _only(gevuld, _GEMEENTE)
        case "geheel":
            heel = gevuld.str.replace(r"\.0+$", "") if is_werkboek else gevuld
            return _only(heel, _GEHEEL).cast(pl.Int64)
        case "decimaal":
            return _decimal(gevuld, is_werkboek)
        case "datum":
            return _only(gevuld, _DATUM).str.head(10).str.to_date("%Y-%m-%d", strict=False)


def _only(waarden: pl.Series, patroon: str) -> pl.Series:
    """The values that match; others become null."""
    return waarden.zip_with(
        waarden.str.contains(patroon).fill_null(False), pl.Series([None], dtype=pl.String)
    )


def _decimal(waarden: pl.Series, is_werkboek: bool) -> pl.Series:
    """Exact decimals with nine places. A workbook stores numbers in binary, so its tail beyond nine places is cut."""
    passend = _only(waarden, _DECIMAAL_WERKBOEK if is_werkboek else _DECIMAAL).str.replace(
        ",", ".", literal=True
    )
    if is_werkboek:
        passend = passend.str.replace(r"(\.\d{9})\d+$", "$1")
    return passend.cast(pl.Decimal(24, 9))


def _duplicates(
    tabel: Tabel, frame: pl.DataFrame, schema: Schema, posities: dict[str, int]
) -> list[Bevinding]:
    dubbel = frame.filter(
        pl.struct(schema.sleutel).is_duplicated() & ~pl.struct(schema.sleutel).is_first_distinct()
    )
    return [
        Bevinding(
            regel="rij_dubbel",
            ernst=Ernst.FOUT,
            document=tabel.document,
            blad=tabel.blad,
            cel=tabel.cel(posities[schema.sleutel[0]], rij["rij"]),
            waarde=" / ".join(str(rij[k]) for k in schema.sleutel),
            verwacht=f"iedere combinatie van {', '.join(schema.sleutel)} één keer",
            melding="Deze rij komt meer dan eens voor.",
            remedie="Verwijder de dubbele rij of verbeter de sleutel.",
        )
        for rij in dubbel.iter_rows(named=True)
    ]
