"""What is found in an annex before it is typed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Vondst:
    """One indicator as printed: its code and number, its place, and the place of its value (0-based row, column)."""

    code: str
    indicator: str
    omschrijving: str
    aard_controle: str
    gedrukt: str
    soort: str
    plek: tuple[int, int]
    plek_waarde: tuple[int, int]
