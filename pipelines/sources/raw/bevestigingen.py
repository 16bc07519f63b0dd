"""The register of confirmations: what the publication gate refused and somebody knows to be right, with the reason."""

from collections.abc import Sequence
from pathlib import Path

from pipelines.sources.ontvangen.bewaren import Rij, add_rows, read_register, write_rows
from pipelines.sources.tabel.kolommen import Kolom, Schema

REGISTER = "bevestigingen.csv"
BEVESTIGINGEN = Schema(
    kolommen=(
        Kolom("wat"),
        Kolom("regel"),
        Kolom("sha256", verplicht=False),
        Kolom("gevonden", verplicht=False),
        Kolom("reden"),
        Kolom("bevestigd_op", "datum"),
    ),
    sleutel=("wat", "regel"),
    waardekolom="reden",
)
"""``wat`` is a document as findings name it (documenten/…, iv3/…) or the code of a reconciliation, ``regel`` the rule that
refused it, and ``gevonden`` what it said. A confirmation holds for that rule only, and for what was confirmed: of a document the
bytes with this ``sha256``, of a reconciliation these two amounts. Where that is empty, it holds for whatever is found."""


def keep_confirmations(raw: Path, rijen: Sequence[Rij]) -> None:
    """Add confirmations to the register in one step; a new one takes the place of what was said of the same thing before."""
    if not rijen:
        return
    register = raw / REGISTER
    nieuw = {(rij["wat"], rij["regel"]) for rij in rijen}
    eerder = read_register(register)
    over = [rij for rij in eerder if (rij["wat"], rij["regel"]) not in nieuw]
    if len(over) < len(eerder):
        write_rows(register, BEVESTIGINGEN, over)
    add_rows(register, BEVESTIGINGEN, rijen)


def drop_confirmations(raw: Path, document: str) -> None:
    """Forget what was confirmed of a document that is withdrawn, so that adding it again asks again."""
    register = raw / REGISTER
    eerder = read_register(register)
    over = [rij for rij in eerder if rij["wat"] != document]
    if len(over) < len(eerder):
        write_rows(register, BEVESTIGINGEN, over)
