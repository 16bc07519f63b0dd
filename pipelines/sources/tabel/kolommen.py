"""Columns of long tables: what a column must hold, and how its text becomes a typed value.

A schema lists the columns once; reading checks the header, converts every cell and reports every cell that does not
fit, each with its address. Nothing is guessed: a thousands mark or a second decimal comma is refused.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.tabel.koppen import match_header
from pipelines.sources.tabel.tabel import Tabel

Soort = Literal["tekst", "geheel", "decimaal", "jaar", "datum", "gemeente"]

_GEHEEL = r"^-?[0-9]{1,18}$"
_DECIMAAL = r"^-?[0-9]{1,15}(,[0-9]{1,9})?$"
_DECIMAAL_WERKBOEK = r"^-?[0-9]{1,15}([.,][0-9]+)?$"
_JAAR = r"^20[0-9]{2}$"
_DATUM = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}( 00:00:00)?$"
_GEMEENTE = r"^GM[0-9]{4}$"

_ONBRUIKBAAR = {
    "tekst": "waarde_tekst",
    "geheel": "waarde_geheel",
    "decimaal": "waarde_decimaal",
    "jaar": "waarde_jaar",
    "datum": "waarde_datum",
    "gemeente": "waarde_gemeente",
}


@dataclass(frozen=True)
class Kolom:
    """One column: its header, what it holds, whether a cell may be empty, and what it may hold.

    ``cijfers`` and ``decimalen`` are the most digits before and after the decimal mark of a number: as many as the
    database keeps exactly. ``patroon`` is a regular expression for a text, ``voorbeeld`` what it looks like. ``later`` is a text
    column that tables written before it came may lack: it is empty there.
    """

    naam: str
    soort: Soort = "tekst"
    verplicht: bool = True
    keuzes: tuple[str, ...] = ()
    cijfers: int = 15
    decimalen: int = 9
    patroon: str = ""
    voorbeeld: str = ""
    later: bool = False


@dataclass(frozen=True)
class Schema:
    """The columns of a long table, its key, and the column whose cell stands for the row as its source.

    ``bijkolommen`` hold figures too: their cells are kept as ``cel_<naam>``, their text as ``gedrukt_<naam>``.
    """

    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...]
    waardekolom: str
    bijkolommen: tuple[str, ...] = ()


def read_long(
    tabel: Tabel, schema: Schema, gm_codes: frozenset[str] = frozenset()
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Type a long table.

    Returns one row per table row with the schema's columns, plus ``gedrukt`` (the value column's text as it stands),
    ``bron_id``, ``blad`` and ``cel`` (its address), and every problem found. The frame is only meaningful when there are
    no errors.
    """
    frame, bevindingen = read_columns(tabel, schema, gm_codes)
    if frame.is_empty() and not frame.columns:
        return frame, bevindingen
    posities, _ = _match(tabel, schema)
    plek = posities[schema.waardekolom]
    cellen = [*_side_cells(tabel, schema, posities), tabel.cellen[f"c{plek}"].alias("gedrukt")]
    return with_source(frame.with_columns(cellen), tabel, plek).drop("rij"), bevindingen


def read_columns(
    tabel: Tabel, schema: Schema, gm_codes: frozenset[str] = frozenset()
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Type a long table without its source: the schema's columns and ``rij``; no columns when the header is wrong."""
    posities, bevindingen = _match(tabel, schema)
    if bevindingen:
        return pl.DataFrame(), bevindingen
    series: list[pl.Series] = []
    for kolom in schema.kolommen:
        if kolom.naam not in posities:
            series.append(pl.Series(kolom.naam, [None] * tabel.cellen.height, dtype=pl.String))
            continue
        waarden, fouten = parse_column(tabel, posities[kolom.naam], kolom, gm_codes)
        series.append(waarden.alias(kolom.naam))
        bevindingen += fouten
    frame = pl.DataFrame(series).with_columns(tabel.cellen["rij"])
    bevindingen += _duplicates(tabel, frame, schema, posities)
    return frame, bevindingen


def _match(tabel: Tabel, schema: Schema) -> tuple[dict[str, int], list[Bevinding]]:
    later = [k.naam for k in schema.kolommen if k.later]
    return match_header(tabel, [k.naam for k in schema.kolommen], later)


def _side_cells(tabel: Tabel, schema: Schema, posities: dict[str, int]) -> list[pl.Series]:
    """Address and text of the figures beside the value column."""
    rij = tabel.cellen["rij"].cast(pl.String)
    adressen = [(tabel.letters(posities[n]) + rij).alias(f"cel_{n}") for n in schema.bijkolommen]
    teksten = [tabel.cellen[f"c{posities[n]}"].alias(f"gedrukt_{n}") for n in schema.bijkolommen]
    return adressen + teksten


def with_source(frame: pl.DataFrame, tabel: Tabel, kolom: int) -> pl.DataFrame:
    """Add ``bron_id``, ``blad`` and ``cel`` for the cells of one column; ``frame`` has the row number in ``rij``."""
    cel = pl.lit(tabel.letters(kolom)) + pl.col("rij").cast(pl.String)
    return frame.with_columns(bron_id=pl.lit(tabel.bron_id), blad=pl.lit(tabel.blad), cel=cel)


def parse_column(
    tabel: Tabel, positie: int, kolom: Kolom, gm_codes: frozenset[str] = frozenset()
) -> tuple[pl.Series, list[Bevinding]]:
    """Convert one column; cells that do not fit become findings (and null)."""
    tekst = tabel.cellen[f"c{positie}"]
    leeg = tekst == ""
    waarden = convert(tekst, kolom.soort, tabel.is_werkboek)
    fout = ~leeg & (waarden.is_null() | ~fits(tekst, waarden, kolom))
    if kolom.soort in ("geheel", "decimaal") and tabel.tekstcellen:
        fout |= (tabel.letters(positie) + tabel.cellen["rij"].cast(pl.String)).is_in(list(tabel.tekstcellen))
    if kolom.verplicht:
        fout |= leeg
    if kolom.soort == "gemeente" and gm_codes:
        fout |= ~leeg & ~tekst.is_in(list(gm_codes))
    if kolom.keuzes:
        fout |= ~leeg & ~tekst.is_in(list(kolom.keuzes))
    foute_cellen = zip(tabel.cellen["rij"].filter(fout), tekst.filter(fout), strict=True)
    return waarden, [
        value_finding(tabel.plek(positie, rij), kolom, tabel.kop[positie], waarde)
        for rij, waarde in foute_cellen
    ]


def value_finding(plek: Plek, kolom: Kolom, kop: str, waarde: str) -> Bevinding:
    """A cell whose text is not what its column must hold."""
    if kolom.keuzes:
        return meld("waarde_tekst.keuze", plek, waarde, kolom=kop, keuzes=", ".join(kolom.keuzes))
    if kolom.patroon:
        return meld("waarde_tekst.patroon", plek, waarde, kolom=kop, voorbeeld=kolom.voorbeeld)
    return meld(
        _ONBRUIKBAAR[kolom.soort], plek, waarde, kolom=kop, cijfers=kolom.cijfers, decimalen=kolom.decimalen
    )


def fits(tekst: pl.Series, waarden: pl.Series, kolom: Kolom) -> pl.Series:
    """Which values stay within what the column may hold; an empty cell fits."""
    match kolom.soort:
        case "geheel":
            past = waarden.abs() < 10**kolom.cijfers
        case "decimaal":
            te_lang = rf"^-?[0-9]{{{kolom.cijfers + 1},}}"
            te_fijn = rf"\.[0-9]{{{kolom.decimalen}}}[0-9]*[1-9]"
            past = ~tekst.str.contains(te_lang) & ~waarden.cast(pl.String).str.contains(te_fijn)
        case "tekst" if kolom.patroon:
            past = tekst.str.contains(kolom.patroon)
        case _:
            return pl.repeat(True, len(tekst), dtype=pl.Boolean, eager=True)
    return past.fill_null(True)


def convert(tekst: pl.Series, soort: Soort, is_werkboek: bool) -> pl.Series:
    """Text to typed values; empty text and text that does not fit become null."""
    gevuld = tekst.replace("", None)
    match soort:
        case "tekst":
            return gevuld
        case "gemeente":
            return _only(gevuld, _GEMEENTE)
        case "geheel" | "jaar":  # not 25.000, which is a thousands mark
            heel = gevuld.str.replace(r"\.0$", "") if is_werkboek else gevuld
            return _only(heel, _GEHEEL if soort == "geheel" else _JAAR).cast(pl.Int64)
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
    """Exact decimals with nine places."""
    passend = _only(waarden, _DECIMAAL_WERKBOEK if is_werkboek else _DECIMAAL)
    passend = passend.str.replace(",", ".", literal=True)
    if is_werkboek and passend.str.contains(r"\.[0-9]{10}").any():
        passend = pl.Series([getal and f"{Decimal(getal):.9f}" for getal in passend], dtype=pl.String)
    return passend.cast(pl.Decimal(24, 9))


def _duplicates(
    tabel: Tabel, frame: pl.DataFrame, schema: Schema, posities: dict[str, int]
) -> list[Bevinding]:
    leesbaar = frame.drop_nulls(schema.sleutel)  # a key cell that could not be read is a finding already
    dubbel = leesbaar.filter(
        pl.struct(schema.sleutel).is_duplicated() & ~pl.struct(schema.sleutel).is_first_distinct()
    )
    return [
        meld(
            "rij_dubbel.sleutel",
            tabel.plek(posities[schema.sleutel[0]], rij["rij"]),
            " / ".join(str(rij[k]) for k in schema.sleutel),
            sleutel=", ".join(schema.sleutel),
        )
        for rij in dubbel.iter_rows(named=True)
    ]
