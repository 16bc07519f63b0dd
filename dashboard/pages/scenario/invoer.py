"""What a reader typed in the form of a scenario, by the fields that it has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

GETAL: Mapping[str, Any] = MappingProxyType(
    {"thousandSeparator": ".", "decimalSeparator": ",", "hideControls": True, "min": 0, "leftSection": "€"}
)
"""What every field of an amount has."""


def field_id(soort: str, per: str, wie: object) -> dict[str, object]:
    """The name of a field in the browser: its kind, and which line, goal or year it is of."""
    return {"soort": f"sc-{soort}", per: wie}


@dataclass(frozen=True)
class Invoer:
    """The form of one year. ``velden``: by kind of field what was typed, by the line, indicator or year that it is of.

    ``sluitregel`` is what takes up what the lines together are too much or too little (dashboard.pages.scenario.jaartotaal).
    """

    naam: str
    en_later: bool
    sluitregel: str
    velden: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def typed(self, soort: str) -> Mapping[str, object]:
        """What was typed in the fields of one kind."""
        return self.velden.get(soort, {})
