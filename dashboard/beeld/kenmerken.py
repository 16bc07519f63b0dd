"""Attributes with a hyphen in their name, which Python cannot write as an argument: ``aria-label``, ``data-fk-herkomst``."""

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

Kind = str | int | float | Component | None
"""What an element can hold: words, a number, another element, or nothing."""
Kinderen = Kind | Sequence[Kind]
"""What an element is made with: one of these, or several."""


def kenmerken(**waarden: Any) -> dict[str, Any]:
    """``html.Nav(..., **kenmerken(aria_label="Hoofdnavigatie"))``: an underscore is a hyphen, and ``None`` is left out.

    The values are ``Any`` because a component cannot tell such an attribute from its own arguments.
    """
    return {naam.replace("_", "-"): waarde for naam, waarde in waarden.items() if waarde is not None}


# A link within the dashboard: the browser loads no new page (assets/adres.js).
INTERN = kenmerken(data_fk_ga="")
