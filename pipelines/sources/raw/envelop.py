"""The envelope: lines of pok/envelop.csv, and their keys taken apart into staging tables."""

from collections.abc import Mapping

import polars as pl

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.sources.raw.schemas import TABELLEN
from pipelines.sources.raw.sleutel import Basis, Sleutel, SleutelFout, parse_sleutel
from pipelines.sources.tabel.kolommen import read_long
from pipelines.sources.tabel.koppen import match_header
from pipelines.sources.tabel.tabel import Tabel

_ENVELOP = TABELLEN["envelop"][1]
_REGEL = {"uitkeringsjaar": pl.Int64, "regel": pl.String}
_DEEL = {
    **_REGEL,
    "deel": pl.Int64,
    "soort": pl.String,
    "naam": pl.String,
    "bedrag_eur": pl.Int64,
    "vast_eur": pl.Int64,
    "is_ingroeibasis": pl.Boolean,
}
_BEPERKING = {
    **_REGEL,
    "minimum_eur": pl.Int64,
    "maximum_eur": pl.Int64,
    "ingroei_eur_per_inwoner": pl.Decimal(9, 2),
}
_ONTVANGER = {**_REGEL, "gm_code": pl.String}


def read_envelop(tabel: Tabel) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Read the lines, with the cell of each sleutel; one that does not follow the grammar is a finding at its cell."""
    frame, bevindingen = read_long(tabel, _ENVELOP)
    if frame.width == 0:
        return frame, bevindingen
    posities, _ = match_header(tabel, [k.naam for k in _ENVELOP.kolommen])
    kolom = tabel.letters(posities["sleutel"])
    frame = frame.with_columns(cel_sleutel=kolom + tabel.cellen["rij"].cast(pl.String))
    for rij, tekst in zip(tabel.cellen["rij"], frame["sleutel"], strict=True):
        if tekst is None:
            continue
        try:
            parse_sleutel(tekst)
        except SleutelFout as fout:
            bevindingen.append(
                meld("sleutel_grammatica", tabel.plek(posities["sleutel"], rij), tekst, uitleg=fout)
            )
    return frame, bevindingen


def split_keys(envelop: pl.DataFrame) -> Mapping[str, pl.DataFrame]:
    """The parts, limits and recipients of every key.

    Returns ``sleutel_deel`` (uitkeringsjaar, regel, deel, soort, naam, bedrag_eur, vast_eur, is_ingroeibasis),
    ``sleutel_beperking`` (uitkeringsjaar, regel, minimum_eur, maximum_eur, ingroei_eur_per_inwoner) for lines with a
    bound, and ``sleutel_ontvanger`` (uitkeringsjaar, regel, gm_code) for lines with a list of recipients.
    """
    delen: list[tuple[object, ...]] = []
    beperkingen: list[tuple[object, ...]] = []
    ontvangers: list[tuple[object, ...]] = []
    for jaar, regel, tekst in envelop.select("uitkeringsjaar", "regel", "sleutel").iter_rows():
        sleutel = parse_sleutel(tekst)
        delen += [(jaar, regel, *rij) for rij in _part_rows(sleutel)]
        ontvangers += [(jaar, regel, gm_code) for gm_code in sleutel.ontvangers]
        grenzen = (sleutel.minimum_eur, sleutel.maximum_eur, sleutel.ingroei_eur_per_inwoner)
        if grenzen != (None, None, None):
            beperkingen.append((jaar, regel, *grenzen))
    return {
        "sleutel_deel": pl.DataFrame(delen, schema=_DEEL, orient="row"),
        "sleutel_beperking": pl.DataFrame(beperkingen, schema=_BEPERKING, orient="row"),
        "sleutel_ontvanger": pl.DataFrame(ontvangers, schema=_ONTVANGER, orient="row"),
    }


def _part_rows(sleutel: Sleutel) -> list[tuple[object, ...]]:
    rijen: list[tuple[object, ...]] = [
        (nummer, deel.basis.soort, deel.basis.naam, deel.bedrag_eur, deel.vast_eur, False)
        for nummer, deel in enumerate(sleutel.delen, start=1)
    ]
    if isinstance(sleutel.ingroei_basis, Basis):
        rijen.append((0, sleutel.ingroei_basis.soort, sleutel.ingroei_basis.naam, None, None, True))
    return rijen
