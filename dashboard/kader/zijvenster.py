"""The window beside the page that shows where a figure comes from; its state is in the address as ``herkomst``.

Any component that carries ``data-fk-herkomst`` opens it, and so do cells of a grid and points of a chart that have a
reference. A link with the field reproduces it; back and Escape close it.
"""

from collections.abc import Sequence

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.beeld.meldingen import guarded
from dashboard.gegevens.scenarioadres import scenario_figures
from dashboard.gegevens.toestand import read_stand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import ZONDER_OVERGANG, in_browser
from dashboard.kader.spoor import retrace, trail
from dashboard.kader.stand import keep_stand
from dashboard.kader.stil import settle
from dashboard.kader.tegenspraak import disputes


def layout() -> Sequence[Component]:
    """The window, once in the shell; empty until a figure is asked for."""
    return [
        dcc.Store(id="herkomst-vraag"),
        dcc.Store(id="herkomst-cel"),
        dmc.Drawer(
            id="herkomst",
            opened=False,
            position="right",
            size="min(100vw, 720px)",
            title="Herkomst van dit cijfer",
            closeButtonProps={"aria-label": "Sluit de herkomst"},
            transitionProps=ZONDER_OVERGANG,
            returnFocus=False,  # assets/blok.js knows which figure was asked about
            className="fk-zijvenster",
            children=html.Div(id="herkomst-inhoud", className="fk-spoor"),
        ),
    ]


def register(app: dash.Dash, gegevens: Gegevens) -> None:
    """Open by the address, fill from the database, close into the address."""
    app.clientside_callback(
        "function(search, huidig) { return window.fondskompas.herkomstVraag(huidig); }",
        Output("herkomst-vraag", "data"),
        Output("herkomst", "opened"),
        Input("url", "search"),
        State("herkomst-vraag", "data"),
    )
    in_browser(app, "function(open) { window.fondskompas.herkomstDicht(open); }", Input("herkomst", "opened"))

    @app.callback(
        Output("herkomst-inhoud", "children"),
        Input("herkomst-vraag", "data"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    @guarded("herkomst")
    def fill(verwijzing: str | None, search: str | None) -> object:
        if not verwijzing:
            return None
        van_nu = gegevens.bij(search)
        spoor = trail(van_nu, verwijzing, lambda: scenario_figures(van_nu, search))
        heel, gezegd = keep_stand(spoor, read_stand(search)), disputes(verwijzing, search)
        return settle([heel, gezegd] if gezegd else heel)

    @app.callback(
        Output("herkomst-fragment", "children"),
        Input("herkomst-cel", "data"),
        State("herkomst-vraag", "data"),
        State("url", "search"),
        prevent_initial_call=True,
    )
    @guarded("cel in het blad")
    def show_cell(cel: dict[str, int] | None, verwijzing: str | None, search: str | None) -> object:
        if not cel or not verwijzing:
            raise PreventUpdate
        van_nu = gegevens.bij(search)
        return settle(retrace(van_nu, verwijzing, cel["nummer"], lambda: scenario_figures(van_nu, search)))
