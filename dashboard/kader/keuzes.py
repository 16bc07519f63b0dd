"""Choices that live in the address: a change of the control changes the address, and the other way round."""

import json
from collections.abc import Iterable
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State
from dash.exceptions import PreventUpdate

from dashboard.beeld.termen import short_goal
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.toestand import Toestand, parse_search
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens
from dashboard.kader.sectie import read_years

ZONDER_OVERGANG: Any = {"duration": 0}
POPUP: Any = {"withinPortal": True, "shadow": "sm", "transitionProps": ZONDER_OVERGANG}
GEMEENTE_ZOEKEN: dict[str, Any] = {
    "searchable": True,
    "nothingFoundMessage": "Geen gemeente gevonden in de indeling van dit jaar",
    "filter": {"function": "zoekGemeente"},
    "limit": 60,
    "maxDropdownHeight": 320,
    "comboboxProps": POPUP,
}
"""How a gemeente is found by typing, in a choice of one or of several; accents and punctuation do not matter."""


def choice(
    id_: object,
    label: str,
    opties: Iterable[tuple[str, str]],
    waarde: str | None,
    *,
    soort: str = "",
    **anders: Any,
) -> dmc.Select:
    """One out of a list; ``opties`` are values with their words. ``soort``: ``smal``, ``circulaire`` or ``ruim``, for the width."""
    eigen: dict[str, Any] = {
        "id": id_,
        "label": label,
        "data": [{"value": w, "label": tekst} for w, tekst in opties],
        "value": waarde,
        "allowDeselect": False,
        "comboboxProps": POPUP,
        "className": f"fk-keuze fk-keuze--{soort}" if soort else "fk-keuze",
    }
    return dmc.Select(**eigen | anders)


def clear_button(naam: str) -> dict[str, Any]:
    """What lets a choice be emptied; ``naam`` says so to who cannot see the cross."""
    return {"clearable": True, "clearButtonProps": {"aria-label": naam}}


def year_choice(id_: str, jaren: list[int], toestand: Toestand) -> dmc.Select:
    """The year to show."""
    return choice(
        id_,
        "Uitkeringsjaar",
        [(str(jaar), str(jaar)) for jaar in jaren],
        str(toestand.jaar) if toestand.jaar else None,
        soort="smal",
        placeholder="Kies een jaar",
    )


def gemeente_options(gegevens: Gegevens, jaar: int) -> list[dict[str, str]]:
    """The gemeenten of a year for the choice list, sorted without regard to accents and punctuation.

    ``ookWel``: by which other names one is found (assets/adres.js), with ``|`` between them: what people call it, and the
    gemeenten that went on in it.
    """
    if not jaar:
        return []
    return name_options(gegevens, gegevens.read("gemeenten", jaar=jaar).select("gm_code", "naam").iter_rows())


def name_options(gegevens: Gegevens, gemeenten: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """The same of gemeenten by code and name, in their order."""
    anders: dict[str, list[str]] = {}
    for code, naam, soort, nu_naam in gegevens.read("zoeknamen").iter_rows():
        if soort != "eigen":
            anders.setdefault(code if soort == "ook wel" else nu_naam, []).append(naam)
    opties, alle = [], list(gemeenten)
    eigen = {naam for _, naam in alle}
    for code, naam in alle:
        # who went on in a gemeente is known by its name; a year may still have it, under its own
        namen = [n for n in (*anders.get(code, []), *anders.get(naam, [])) if n not in eigen]
        opties.append({"value": code, "label": naam} | ({"ookWel": "|".join(namen)} if namen else {}))
    return opties


def gemeente_choice(id_: str, opties: list[dict[str, str]], waarde: str | None, **anders: Any) -> dmc.Select:
    """A gemeente, found by typing. ``opties`` as gemeente_options gives them."""
    eigen: dict[str, Any] = {
        "id": id_,
        "label": "Gemeente",
        "data": opties,
        "value": waarde,
        "placeholder": "Typ een naam, bijvoorbeeld Amsterdam",
        "allowDeselect": False,
        "selectFirstOptionOnChange": True,
        "className": "fk-keuze",
    }
    return dmc.Select(**eigen | GEMEENTE_ZOEKEN | anders)


def goal_choice(id_: str, doelen: Iterable[tuple[str, str]], waarde: str | None) -> dmc.Select:
    """A goal, out of codes with their names."""
    return choice(id_, "Doel", [(doel, short_goal(naam)) for doel, naam in doelen], waarde)


def example_switch(id_: str) -> dmc.Switch:
    """Whether made-up returns are shown, to demonstrate what a page does with real ones."""
    return dmc.Switch(
        id=id_,
        label="Demonstratie",
        checked=False,
        size="sm",
        className="fk-schakelaar",
        withThumbIndicator=False,
    )


def link_to_address(
    app: dash.Dash,
    id_: str,
    veld: str,
    eigenschap: str = "value",
    standaard: str | None = None,
    *,
    soort: str = "tekst",
    volgt_adres: bool = True,
    wisbaar: bool = False,
    vervangt: bool = False,
    eerst: bool = False,
    geen: str = "",
) -> None:
    """Tie a control to a field of the address in both directions (assets/adres.js).

    ``standaard`` is the value that the address leaves out, as text. ``soort`` is ``tekst``, ``getal``, ``lijst`` (values
    with commas) or ``schakelaar`` (``aan`` and ``uit``). ``wisbaar``: an empty control removes the field. ``vervangt``: a
    change makes no new step for the back button, for sliders. A control that its section draws anew with every change of
    the address needs no second direction: ``volgt_adres=False``. ``eerst``: the control also follows the address when the
    page opens, for one that is not drawn with the state in hand.
    ``geen``: what the address may say that this control has no word for; then it stays at what the page was drawn with.
    """
    opties = json.dumps(
        {
            "veld": veld,
            "standaard": standaard or "",
            "soort": soort,
            "wisbaar": wisbaar,
            "vervangt": vervangt,
            "geen": geen,
        }
    )
    app.clientside_callback(
        f"function(waarde) {{ window.fondskompas.naarAdres(waarde, {opties}); }}",
        Input(id_, eigenschap),
        prevent_initial_call=True,
    )
    if not volgt_adres:
        return
    app.clientside_callback(
        f"function(search, waarde) {{ return window.fondskompas.vanAdres(search, waarde, {opties}); }}",
        Output(id_, eigenschap),
        Input("url", "search"),
        State(id_, eigenschap),
        prevent_initial_call=not eerst,
    )


def link_year_to_address(app: dash.Dash, id_: str) -> None:
    """Tie a choice of year to the address; the browser takes the year that an address leaves out from the page (``fk-jaar``)."""
    link_to_address(app, id_, "jaar")


def link_parts_to_address(app: dash.Dash, id_: str) -> None:
    """Tie a switch that shows the assumed parts of a bundle (dashboard.beeld.bundel) to the address; its section draws it."""
    link_to_address(app, id_, "delen", "checked", "uit", soort="schakelaar", volgt_adres=False)


def follow_year(app: dash.Dash, gegevens: Gegevens, id_: str, pad: str) -> None:
    """Let a choice of gemeenten on the page at ``pad`` offer those of the year in the address."""

    @app.callback(
        Output(id_, "data"), Input("adres", "data"), State("url", "pathname"), prevent_initial_call=True
    )
    def options(search: str | None, hier: str | None) -> list[dict[str, str]]:
        if (hier or "").rstrip("/") != pad:
            raise PreventUpdate
        try:
            eigen = gegevens.bij(search)
            return gemeente_options(eigen, parse_search(search, read_years(eigen)).jaar)
        except (GeenDatabase, StandGeweigerd) as fout:
            raise PreventUpdate from fout


def in_browser(app: dash.Dash, functie: str, *punten: Input | State | Output) -> None:
    """Have the browser answer a change itself, with a function of the assets; not when the page opens."""
    app.clientside_callback(functie, *punten, prevent_initial_call=True)
