"""The legend of a chart as data: its samples by their colour, and the words beside them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.grafiek.figuur import PATRONEN
from dashboard.beeld.grafiek.kleuren import ACCENT
from dashboard.beeld.grafiek.staven import SOORTEN
from dashboard.uitvoer.blad import RUIT, Staal

_ASSETS = Path(__file__).parent.parent / "assets"
_REGEL = re.compile(
    r"^\s*(\.[\w-]+(?:\[data-klasse=\"\d\"\])?) \{ background(?:-color)?: ([^;]+);", re.MULTILINE
)
_KLEUR = re.compile(r"#[0-9a-f]{6}\b")
_VARIABELE = re.compile(r"var\((--fk-[\w-]+)\)")
_WAARDE = re.compile(r"(--fk-[\w-]+):\s*(#[0-9a-f]{6})")
_PATROON = "--fk-patroon"
_PATRONEN = {f".fk-patroon--{status}": vorm for status, vorm in PATRONEN.items()} | {
    f".fk-brug--{soort}": vorm for soort, (_, vorm, _) in SOORTEN.items()
}


def read_legend(delen: Iterable[Component]) -> list[Staal]:
    """Each line of the legends among these components: its sample with its words."""
    lijsten = [deel for deel in delen if isinstance(deel, html.Ul) and "fk-legenda" in _class(deel)]
    punten = [punt for lijst in lijsten for punt in _children(lijst) if isinstance(punt, html.Li)]
    return [
        Staal(*_sample_in(punt), woorden) for punt in punten if (woorden := " ".join(_words(punt).split()))
    ]


def _class(deel: Component) -> str:
    return str(getattr(deel, "className", "") or "")


def _children(deel: object) -> list[object]:
    kinderen = getattr(deel, "children", None)
    return list(kinderen) if isinstance(kinderen, list | tuple) else [kinderen]


def _sample_in(deel: object) -> tuple[str, str]:
    """The colour and the pattern of the first sample in a component; nothing where it has none."""
    if not isinstance(deel, Component):
        return "", ""
    if "fk-ruit" in _class(deel).split():
        return ACCENT, RUIT
    if "fk-staal" in _class(deel).split():
        klasse = getattr(deel, "data-klasse", None)
        namen = [f".{naam}" for naam in _class(deel).split()]
        namen += [] if klasse is None else [f'.sc-klasse[data-klasse="{klasse}"]']
        kleur = next((kleur for naam in reversed(namen) if (kleur := _sample_colours().get(naam))), "")
        return kleur, next((_PATRONEN[naam] for naam in namen if naam in _PATRONEN), "")
    return next((staal for kind in _children(deel) if (staal := _sample_in(kind))[0]), ("", ""))


def _words(deel: object) -> str:
    if isinstance(deel, Component):
        return "".join(_words(kind) for kind in _children(deel))
    return "" if deel is None else str(deel)


@cache
def _sample_colours() -> dict[str, str]:
    """Every class that colours a sample with its colour in the light theme, from the sheets that the browser reads."""
    bladen = [pad.read_text(encoding="utf-8") for pad in sorted(_ASSETS.glob("*.css"))]
    licht: dict[str, str] = {}
    for naam, kleur in (deel for blad in bladen for deel in _WAARDE.findall(blad)):
        licht.setdefault(naam, kleur)  # the dark theme comes after the light one
    gevonden: dict[str, str] = {}
    for blad in bladen:
        for naam, waarde in _REGEL.findall(blad):
            variabelen = [deel for deel in _VARIABELE.findall(waarde) if deel != _PATROON]
            kleuren = [licht[deel] for deel in variabelen if deel in licht] or _KLEUR.findall(waarde)
            if kleuren:
                gevonden.setdefault(naam, kleuren[0])
    return gevonden
