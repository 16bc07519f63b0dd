"""Corrections of single cells of a source: applied in sight, and refused once the source no longer says what was wrong."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.tabel.kolommen import Kolom, Schema

if TYPE_CHECKING:
    from pipelines.sources.raw.invoer import Invoer

CORRECTIES = Schema(
    kolommen=(
        Kolom("document"),
        Kolom("blad"),
        Kolom("cel"),
        Kolom("gedrukt"),
        Kolom("gecorrigeerd"),
        Kolom("reden"),
        Kolom("wie"),
        Kolom("datum", "datum"),
    ),
    sleutel=("document", "blad", "cel", "gedrukt"),
    waardekolom="gecorrigeerd",
)
REGISTER = "correcties.csv"
_WAARDEN = {"volume": "volume", "uitkering": "bedrag_eur", "gewicht": "bedrag_per_eenheid"}
_GETAL = re.compile(r"^-?[0-9]{1,15}(,[0-9]{1,9})?$")
_BRON_ID = re.compile(r"^[0-9a-f]{12,64}$")


def apply_corrections(invoer: "Invoer") -> None:
    """Replace values in staging; ``gedrukt`` stays, ``correctie`` says what was changed, why and by whom."""
    for naam in _WAARDEN:
        if naam in invoer.tabellen:
            invoer.tabellen[naam] = invoer.tabellen[naam].with_columns(
                correctie=pl.lit(None, dtype=pl.String)
            )
    for rij in invoer.tabellen["correctie"].iter_rows(named=True):
        invoer.bevindingen.append(_apply(invoer, rij))


def _apply(invoer: "Invoer", rij: dict[str, Any]) -> Bevinding:
    """Apply one correction: a warning at the cell itself, or an error in the register."""
    register = Plek(REGISTER, "correcties", rij["register_cel"])
    bron_ids = {str(d["bron_id"]) for d in invoer.documenten if _is_meant(d, rij["document"])}
    if len(bron_ids) != 1:
        return meld("correctie_document_onbekend", register, rij["document"])
    if not _GETAL.match(rij["gecorrigeerd"]):
        return meld("correctie_waarde", register, rij["gecorrigeerd"])
    plek = (
        (pl.col("bron_id") == bron_ids.pop())
        & (pl.col("blad") == rij["blad"])
        & (pl.col("cel") == rij["cel"])
    )
    for naam, kolom in _WAARDEN.items():
        frame = invoer.tabellen.get(naam, pl.DataFrame())
        if frame.is_empty() or (cellen := frame.filter(plek)).is_empty():
            continue
        gelijk = cellen.filter(pl.col("gedrukt") == rij["gedrukt"])
        if gelijk.is_empty():
            gevonden = ", ".join(cellen["gedrukt"])
            return meld("correctie_bron_gewijzigd", register, gevonden, verwacht=rij["gedrukt"])
        if gelijk.height > 1:
            return meld("correctie_niet_eenduidig", register, rij["gedrukt"])
        tekst = f"{rij['gedrukt']} → {rij['gecorrigeerd']}: {rij['reden']} ({rij['wie']}, {rij['datum']})"
        waarde = Decimal(rij["gecorrigeerd"].replace(",", "."))
        hier = plek & (pl.col("gedrukt") == rij["gedrukt"])
        invoer.tabellen[naam] = frame.with_columns(
            pl.when(hier).then(pl.lit(waarde).cast(pl.Decimal(24, 9))).otherwise(kolom).alias(kolom),
            pl.when(hier).then(pl.lit(tekst)).otherwise("correctie").alias("correctie"),
        )
        return meld(
            "correctie_toegepast",
            Plek(rij["document"], rij["blad"], rij["cel"]),
            rij["gedrukt"],
            verwacht=rij["gecorrigeerd"],
            correctie=tekst,
        )
    return meld("correctie_cel_onbekend", register, blad=rij["blad"], cel=rij["cel"])


def _is_meant(document: dict[str, object], genoemd: str) -> bool:
    if _BRON_ID.match(genoemd):
        return str(document["bron_id"]).startswith(genoemd)
    return document["document"] == genoemd
