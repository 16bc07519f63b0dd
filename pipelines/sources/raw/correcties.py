"""Corrections of single cells of a source: applied in sight, and refused once the source no longer says what was wrong."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst
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
    bron_ids = {str(d["bron_id"]) for d in invoer.documenten if _is_meant(d, rij["document"])}
    if len(bron_ids) != 1:
        return _finding(rij, "correctie_document_onbekend", rij["document"], "een document zoals in `fondskompas bron lijst`",
                        "Het document van deze correctie bestaat niet of is niet eenduidig.", "Noem het document met zijn map, of met zijn bron_id.")  # fmt: skip
    if not _GETAL.match(rij["gecorrigeerd"]):
        return _finding(rij, "correctie_waarde", rij["gecorrigeerd"], "een getal zonder punten, zoals 1234,56",
                        "De gecorrigeerde waarde is geen getal.", "Schrijf het getal met hooguit één decimale komma.")  # fmt: skip
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
            return _finding(rij, "correctie_bron_gewijzigd", ", ".join(cellen["gedrukt"]), rij["gedrukt"],
                            "De bron zegt iets anders dan toen deze correctie werd gemaakt.", "Controleer of de correctie nog nodig is; haal haar anders weg.")  # fmt: skip
        if gelijk.height > 1:
            return _finding(rij, "correctie_niet_eenduidig", rij["gedrukt"], "één waarde op deze plek",
                            "Op deze plek staat deze waarde meer dan eens.", "Neem het bestand op als rekenblad, zodat elke waarde een eigen cel heeft.")  # fmt: skip
        tekst = f"{rij['gedrukt']} → {rij['gecorrigeerd']}: {rij['reden']} ({rij['wie']}, {rij['datum']})"
        waarde = Decimal(rij["gecorrigeerd"].replace(",", "."))
        hier = plek & (pl.col("gedrukt") == rij["gedrukt"])
        invoer.tabellen[naam] = frame.with_columns(
            pl.when(hier).then(pl.lit(waarde).cast(pl.Decimal(24, 9))).otherwise(kolom).alias(kolom),
            pl.when(hier).then(pl.lit(tekst)).otherwise("correctie").alias("correctie"),
        )
        return _finding(rij, "correctie_toegepast", rij["gedrukt"], rij["gecorrigeerd"], f"Deze waarde is gecorrigeerd: {tekst}.",
                        "Niets; de correctie staat in correcties.csv.", ernst=Ernst.WAARSCHUWING)  # fmt: skip
    return _finding(rij, "correctie_cel_onbekend", f"blad {rij['blad']}, cel {rij['cel']}", "een cel met een cijfer van een circulaire",
                    "Op deze plek staat geen cijfer dat te corrigeren is.", "Neem document, blad en cel over uit `fondskompas sql`.")  # fmt: skip


def _is_meant(document: dict[str, object], genoemd: str) -> bool:
    if _BRON_ID.match(genoemd):
        return str(document["bron_id"]).startswith(genoemd)
    return document["document"] == genoemd


def _finding(
    rij: dict[str, Any],
    regel: str,
    waarde: str,
    verwacht: str,
    melding: str,
    remedie: str,
    ernst: Ernst = Ernst.FOUT,
) -> Bevinding:
    if ernst is Ernst.WAARSCHUWING:  # about the source itself; the others are about the register
        return Bevinding(
            regel, ernst, rij["document"], rij["blad"], rij["cel"], waarde, verwacht, melding, remedie
        )
    return Bevinding(
        regel, ernst, REGISTER, "correcties", rij["register_cel"], waarde, verwacht, melding, remedie
    )
