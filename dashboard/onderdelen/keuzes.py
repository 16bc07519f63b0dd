"""Choices that live in the address: a change of the control changes the address, and the other way round."""

import json

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State

from dashboard.toestand import Toestand

_POPUP = {"withinPortal": True, "shadow": "sm", "transitionProps": {"duration": 0}}


def year_choice(id_: str, jaren: list[int], toestand: Toestand) -> dmc.Select:
    """The year to show."""
    return dmc.Select(
        id=id_,
        label="Uitkeringsjaar",
        data=[str(jaar) for jaar in jaren],
        value=str(toestand.jaar) if toestand.jaar else None,
        placeholder="Kies een jaar",
        allowDeselect=False,
        comboboxProps=_POPUP,
        className="fk-keuze fk-keuze--smal",
    )


def gemeente_choice(id_: str, opties: list[dict[str, str]], waarde: str | None) -> dmc.Select:
    """A gemeente, found by typing; accents and punctuation do not matter."""
    return dmc.Select(
        id=id_,
        label="Gemeente",
        data=opties,
        value=waarde,
        placeholder="Typ een naam, bijvoorbeeld Amsterdam",
        searchable=True,
        allowDeselect=False,
        nothingFoundMessage="Geen gemeente gevonden in de indeling van dit jaar",
        filter={"function": "zoekGemeente"},
        selectFirstOptionOnChange=True,
        limit=60,
        maxDropdownHeight=320,
        comboboxProps=_POPUP,
        className="fk-keuze",
    )


def goal_choice(id_: str, opties: list[dict[str, str]], waarde: str | None) -> dmc.Select:
    """A goal of which the calculation is shown."""
    return dmc.Select(
        id=id_,
        label="Doel",
        data=opties,
        value=waarde,
        allowDeselect=False,
        comboboxProps=_POPUP,
        className="fk-keuze",
    )


def example_switch(id_: str) -> dmc.Switch:
    """Whether made-up figures are shown."""
    return dmc.Switch(
        id=id_,
        label="Voorbeeldcijfers tonen",
        checked=True,
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
) -> None:
    """Tie a control to a field of the address in both directions (assets/adres.js).

    ``standaard`` is the value that the address leaves out, as text. ``soort`` is ``tekst``, ``getal``, ``lijst`` (values
    with commas) or ``schakelaar`` (``aan`` and ``uit``). ``wisbaar``: an empty control removes the field. ``vervangt``: a
    change makes no new step for the back button, for sliders. A control that its section draws anew with every change of
    the address needs no second direction: ``volgt_adres=False``. ``eerst``: the control also follows the address when the
    page opens, for one that is not drawn with the state in hand.
    """
    opties = json.dumps(
        {"veld": veld, "standaard": standaard or "", "soort": soort, "wisbaar": wisbaar, "vervangt": vervangt}
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
