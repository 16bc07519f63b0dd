"""Which gemeenten gave a return, on the national page: a map beside a list."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.kaart.opgaven import TOESTANDEN, return_map, summarise_returns
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.landelijk import returns_grid
from dashboard.beeld.oudraster import search_box
from dashboard.gegevens.grenzen import boundary_years, choose_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import graph, section
from dashboard.kader.toestand import Toestand


def explain_absence(gegevens: Gegevens, toestand: Toestand) -> str:
    """Why there are no returns to show for this year."""
    kern = gegevens.require_row("kerncijfers", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    if kern["heeft_uitvraag"]:
        return f"Voor {toestand.jaar} zijn er geen echte opgaven; voorbeeldcijfers zijn verborgen."
    return f"Voor {toestand.jaar} zijn nog geen opgaven verzameld."


def returns(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Which gemeenten gave a return: a map beside a list that can be searched."""
    gemeenten = gegevens.read("opgave_status", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    zonder = gemeenten.filter(~gemeenten["toestand"].is_in(["opgave", "voorbeeld"])).height
    zin = f"{zonder} van {gemeenten.height} gemeenten {'heeft' if zonder == 1 else 'hebben'} voor {toestand.jaar} niets opgegeven. Dat zegt niets over wat zij deden."
    lijst = figuurblok(
        "opgaven",
        f"Gemeenten en hun opgave over {toestand.jaar}",
        zin=zin,
        toon_zin=False,
        raster=lambda: returns_grid(gemeenten, toestand.search(gm=None, doel=None)),
        boven=search_box("raster-opgaven", "Zoek in de lijst", "Naam, provincie of toestand"),
    )
    if zonder == gemeenten.height:
        waarom = explain_absence(gegevens, toestand)
        links: Component = notice(
            "info",
            waarom,
            "Een kaart zou alleen lege vlakken tonen. De lijst geeft per gemeente wat er wel is.",
        )
    else:
        links = _map(gemeenten, toestand.jaar, boundary_years(gegevens.raw))
    return section("Gemeenten zonder opgave", html.Div([links, lijst], className="fk-tweeluik"), lead=zin)


def _map(gemeenten: pl.DataFrame, jaar: int, grensjaren: list[int]) -> Component:
    grensjaar = choose_year(grensjaren, jaar)
    if grensjaar is None:
        return notice(
            "info",
            "Er is geen kaart.",
            "De gemeentegrenzen ontbreken bij de bronbestanden (gemeenten/grenzen_<jaar>.geojson).",
        )
    aanwezig = set(gemeenten["toestand"])
    legenda = html.Ul(
        [
            html.Li(
                [
                    html.Span(
                        className=f"fk-staal fk-toestand--{toestand.replace(' ', '-')}",
                        **kenmerken(aria_hidden="true"),
                    ),
                    woorden,
                ]
            )
            for toestand, (_, woorden) in TOESTANDEN.items()
            if toestand in aanwezig
        ],
        className="fk-legenda",
    )
    bij = (
        f"Grenzen van {grensjaar}: CBS en Kadaster. Kies een gemeente op de kaart om haar pagina te openen; daar staat bij elk cijfer de herkomst."
        + ("" if grensjaar == jaar else " Latere herindelingen staan niet op de kaart.")
    )
    figuur = return_map(gemeenten, f"/grenzen/{grensjaar}.geojson")
    return html.Div(
        [
            graph(
                figuur,
                "Kaart van gemeenten met en zonder opgave",
                summarise_returns(gemeenten),
                "kaart-opgaven",
            ),
            legenda,
            html.P(bij, className="fk-bijschrift"),
        ]
    )
