"""What an export says about itself: what was asked, of which figures, made when and with what."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from dashboard.uitvoer.blad import Blad
from pipelines.basis.opmaak import format_datum
from pipelines.bevroren.register import BevrorenStand

_VELDEN = {"gm": "gemeente", "voorbeeld": "voorbeeldcijfers"}


def account_for(
    blad: Blad,
    bouw: Mapping[str, Any],
    sha256: str,
    jaargangen: Sequence[str],
    gemaakt: datetime,
    stand: BevrorenStand | None = None,
) -> list[tuple[str, str]]:
    """The lines of the sheet. ``bouw``: row of ``vragen/algemeen/bouw``; ``jaargangen``: the circulaires behind the figures.
    ``stand``: the frozen state that the figures come from."""
    keuzes = [
        (f"Keuze: {_VELDEN.get(naam, naam)}", waarde) for naam, waarde in parse_qsl(blad.adres.lstrip("?"))
    ]
    gebouwd: datetime = bouw["gebouwd_op"]
    getoond = f"{len(blad.rijen)} van {blad.totaal}"
    return [
        ("Onderdeel", blad.naam),
        ("In een zin", blad.zin),
        ("Adres", blad.pad + blad.adres),
        *keuzes,
        ("Rijen getoond", getoond),
        ("Filter in de tabel", blad.filter or "geen"),
        ("Circulaires", blad.jaargang or "; ".join(jaargangen) or "geen"),
        *_frozen(stand),
        ("Softwareversie", str(bouw["versie"])),
        ("Database gebouwd", f"{format_datum(gebouwd.date())} {gebouwd:%H.%M} uur (UTC)"),
        ("Database (sha256)", sha256),
        ("Voorbeeldcijfers geweigerd (productie)", "ja" if bouw["productie"] else "nee"),
        ("Bestand gemaakt", f"{format_datum(gemaakt.date())} {gemaakt:%H.%M} uur (UTC)"),
    ]


def _frozen(stand: BevrorenStand | None) -> list[tuple[str, str]]:
    if stand is None:
        return []
    dag = format_datum(datetime.fromisoformat(stand.bevroren_op).date())
    return [
        ("Bevroren stand", stand.naam),
        ("Bevroren op", dag),
        ("Bevroren stand (sha256)", stand.sha256),
    ]
