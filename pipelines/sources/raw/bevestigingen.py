"""The register of confirmations: what the publication gate refused and somebody knows to be right, with the reason."""

from collections.abc import Sequence
from pathlib import Path

from pipelines.sources.ontvangen.bewaren import Rij, add_rows, read_register
from pipelines.sources.tabel.kolommen import Kolom, Schema

REGISTER = "bevestigingen.csv"
BEVESTIGINGEN = Schema(
    kolommen=(Kolom("wat"), Kolom("reden"), Kolom("bevestigd_op", "datum")),
    sleutel=("wat",),
    waardekolom="reden",
)
"""``wat`` is a document as findings name it (documenten/…, iv3/…) or the code of a reconciliation."""


def keep_confirmations(raw: Path, rijen: Sequence[Rij]) -> None:
    """Add confirmations to the register in one step; what stands there already keeps its first reason."""
    bekend = {rij["wat"] for rij in read_register(raw / REGISTER)}
    if nieuw := [rij for rij in rijen if rij["wat"] not in bekend]:
        add_rows(raw / REGISTER, BEVESTIGINGEN, nieuw)
