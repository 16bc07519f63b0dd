"""What is wrong with the form, at the field that it is about and in the words of the page.

The rules speak of the scenario file that the form would become; who fills in a form never saw that file. So the place in the file
is turned into the field that it came from, and only what belongs to no field is said above.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.meldingen import notice
from pipelines.basis.bevinding import Bevinding
from pipelines.scenario.lezen import Scenario

Veldnaam = tuple[str, str]
"""The kind of a field and the line, indicator or year that it is of."""
Veldfouten = Mapping[Veldnaam, str]
_VAN_FORMULIER = (
    (re.compile(r"(?P<wie>.+), bedrag"), "bedrag"),
    (re.compile(r"(?P<wie>.+), \d{4}"), "bedrag"),
    (re.compile(r"prijs van (?P<wie>.+)"), "prijs"),
    (re.compile(r"ingroei (?P<wie>\d{4})"), "ingroei"),
)
_VAN_REGEL = re.compile(r"\((?P<jaar>\d{4}), (?P<wie>[^()]+)\)$")
_VAN_BLOK = re.compile(r"\[\[(?P<soort>\w+)\]\] (?P<nummer>\d+)(?:, (?P<sleutel>\w+))?")
_VAN_TABEL = re.compile(r"\[(?P<tabel>ingroei|prijzen)\], (?P<wie>\w+)")
_TABELVELD = {"ingroei": "ingroei", "prijzen": "prijs"}


def locate(bevinding: Bevinding, scenario: Scenario | None) -> Veldnaam | None:
    """The field that a finding is about; ``scenario`` is what the form became, ``None`` when it did not come to that."""
    if scenario is None:
        treffers = ((patroon.fullmatch(bevinding.cel), soort) for patroon, soort in _VAN_FORMULIER)
        return next(((soort, treffer["wie"]) for treffer, soort in treffers if treffer), None)
    if treffer := _VAN_TABEL.search(bevinding.cel):
        return _TABELVELD[treffer["tabel"]], treffer["wie"]
    if treffer := _VAN_REGEL.search(bevinding.cel):
        return "sleutel", treffer["wie"]
    treffer = _VAN_BLOK.search(bevinding.cel)
    blok = treffer and next(
        (
            blok
            for blok in scenario.blokken
            if (blok.soort, str(blok.plaats.nummer)) == (treffer["soort"], treffer["nummer"])
        ),
        None,
    )
    if not treffer or not blok or "regel" not in blok.waarden:
        return None
    is_bedrag = (treffer["sleutel"] or "").endswith("_eur")
    return "bedrag" if is_bedrag else "sleutel", str(blok.waarden["regel"])


def sort_findings(
    bevindingen: Sequence[Bevinding], scenario: Scenario | None
) -> tuple[Veldfouten, list[Bevinding]]:
    """What to say at each field, and what belongs to none."""
    per_veld: dict[Veldnaam, list[str]] = defaultdict(list)
    overig = []
    for bevinding in bevindingen:
        veld = locate(bevinding, scenario)
        if veld is None:
            overig.append(bevinding)
        elif (tekst := describe(bevinding)) not in per_veld[veld]:
            per_veld[veld].append(tekst)
    return {veld: " ".join(teksten) for veld, teksten in per_veld.items()}, overig


def describe(bevinding: Bevinding) -> str:
    """One finding without the place in a file: what is wrong, what was found, what would be right."""
    gevonden = f" Ingevuld: {bevinding.waarde}." if bevinding.waarde else ""
    return f"{bevinding.melding}{gevonden} Nodig: {bevinding.verwacht}."


def show_form_problem(
    veldfouten: Veldfouten, overig: Sequence[Bevinding], noem: Callable[[Veldnaam], str]
) -> Component:
    """Above the form: which fields need something, by name, and what is about the scenario as a whole."""
    aantal = len(veldfouten) + len(overig)
    regels = [f"{noem(veld)}: {tekst}" for veld, tekst in veldfouten.items()]
    regels += [f"{describe(bevinding)} {bevinding.remedie}" for bevinding in overig]
    return notice(
        "fout",
        f"Er is nog niets gerekend: {aantal} {'ding klopt' if aantal == 1 else 'dingen kloppen'} nog niet.",
        html.Ul([html.Li(regel) for regel in regels], className="sc-bevindingen"),
    )
