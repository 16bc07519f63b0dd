"""The glossary: one file (queries/vragen/algemeen/begrippen.csv) for the page Methode and for what a reader sees on hovering."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dash import html

from dashboard.beeld.kenmerken import INTERN
from pipelines.basis.queries import queries_map


@cache
def read_terms() -> Mapping[str, str]:
    """Every term with its meaning, in the order of the file (that of the alphabet)."""
    with (queries_map() / "vragen" / "algemeen" / "begrippen.csv").open(
        encoding="utf-8-sig", newline=""
    ) as bestand:
        return MappingProxyType(
            {rij["begrip"]: rij["uitleg"] for rij in csv.DictReader(bestand, delimiter=";")}
        )


def explain(begrip: str) -> str:
    """The meaning of a term, for a tooltip; raises KeyError for a term that the glossary does not have."""
    return read_terms()[begrip]


def term_id(begrip: str) -> str:
    """The anchor of a term on the page Methode: ``grootste rest`` → ``begrip-grootste-rest``."""
    return "begrip-" + re.sub(r"[^a-z0-9]+", "-", begrip.lower()).strip("-")


def term(begrip: str, tekst: str | None = None) -> html.A:
    """A word in a text that leads to its meaning; hovering shows it at once."""
    return html.A(
        tekst or begrip,
        href=f"/methode#{term_id(begrip)}",
        title=explain(begrip),
        className="fk-begrip",
        **INTERN,
    )
