"""What a reader is looking at, as it stands in the address; a link reproduces the view.

Known fields: ``jaar``, ``gm`` (CBS code), ``doel`` (goal whose calculation is shown), ``voorbeeld`` (``uit`` hides
made-up figures).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode

STANDAARDJAAR = 2023


@dataclass(frozen=True)
class Toestand:
    """The choices of a reader. ``jaar`` is ``None`` when the address asks for a year that does not exist."""

    jaar: int | None
    jaar_gevraagd: str = ""
    gm: str | None = None
    doel: str | None = None
    met_voorbeeld: bool = True

    def search(self, **wijzigingen: object) -> str:
        """The query string of this view, or of one that differs in the given fields."""
        nieuw = replace(self, **wijzigingen)  # type: ignore[arg-type]
        velden = {
            "gm": nieuw.gm,
            "jaar": nieuw.jaar,
            "doel": nieuw.doel,
            "voorbeeld": None if nieuw.met_voorbeeld else "uit",
        }
        gevuld = {naam: waarde for naam, waarde in velden.items() if waarde is not None}
        return "?" + urlencode(gevuld) if gevuld else ""


def default_year(jaren: Sequence[int]) -> int | None:
    """The year to show when nobody asked for one: 2023 when it is there, else the latest."""
    return STANDAARDJAAR if STANDAARDJAAR in jaren else max(jaren, default=None)


def parse_search(search: str | None, jaren: Sequence[int]) -> Toestand:
    """Read the query string; unknown fields are ignored, an unknown year is kept as text so that it can be named."""
    velden = {naam: waarden[-1].strip() for naam, waarden in parse_qs((search or "").lstrip("?")).items()}
    gevraagd = velden.get("jaar", "")
    if not gevraagd:
        jaar = default_year(jaren)
    else:
        jaar = next((j for j in jaren if str(j) == gevraagd), None)
    return Toestand(
        jaar=jaar,
        jaar_gevraagd=gevraagd,
        gm=velden.get("gm", "").upper() or None,
        doel=velden.get("doel") or None,
        met_voorbeeld=velden.get("voorbeeld", "aan").lower() != "uit",
    )
