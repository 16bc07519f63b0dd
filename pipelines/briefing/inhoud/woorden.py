"""Dutch words that follow the figures: what a form is called, and how a figure moved."""

from decimal import Decimal
from types import MappingProxyType

from pipelines.basis.cijfer import Notatie

VORMEN = MappingProxyType(
    {
        "au": "algemene uitkering",
        "du": "decentralisatie-uitkering",
        "bfu": "bijzondere fondsuitkering",
        "spuk": "specifieke uitkering",
        "buiten_gemeentefonds": "buiten het gemeentefonds",
    }
)
# The same colours in the same order as the dashboard (dashboard/assets/fondskompas.css), in the PDF and on the slides.
VORMKLEUREN = MappingProxyType(
    {
        "au": "#14507f",
        "du": "#c96f00",
        "bfu": "#9c2f4b",
        "spuk": "#1b7f6b",
        "buiten_gemeentefonds": "#7c8794",
    }
)
PRIMAIR, ACCENT, RUSTIG = "#14507f", "#c96f00", "#7c8794"
KANALEN = MappingProxyType(
    {
        "opgave": "opgave van de gemeente",
        "sisa": "SiSa-verantwoording",
        "iv3": "Iv3, alleen het hele taakveld",
        "niet zichtbaar": "niet zichtbaar",
        "niet over gemeenten verdeeld": "niet over gemeenten verdeeld",
    }
)

KANALEN_KORT = MappingProxyType(
    {"opgave": "opgave", "sisa": "SiSa", "iv3": "Iv3", "niet zichtbaar": "niet te zien"}
)


def movement(oud: int | Decimal, nieuw: int | Decimal) -> str:
    """``steeg``, ``daalde`` or ``bleef gelijk``."""
    if nieuw == oud:
        return "bleef gelijk"
    return "steeg" if nieuw > oud else "daalde"


def difference_notation(notatie: Notatie) -> Notatie:
    """How a difference is written: between two percentages in percentage points, otherwise as the figures themselves."""
    return "procentpunt" if notatie == "pct" else notatie


def choose_number(aantal: int | Decimal | None, enkelvoud: str, meervoud: str) -> str:
    """The singular for one, else the plural: ``gemeente`` or ``gemeenten``, ``gaf`` or ``gaven``."""
    return enkelvoud if aantal == 1 else meervoud
