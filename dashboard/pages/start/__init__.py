"""The front door: find a gemeente, three answers on one screen, and three ways on."""

import dash
from dash import Input, html
from dash.development.base_component import Component

from dashboard.beeld.elementen import choices
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import gemeente_choice, in_browser, link_year_to_address, year_choice
from dashboard.kader.pagina import Pagina, Sectie
from dashboard.kader.sectie import page_head, read_years, unknown_year
from dashboard.pages.start import antwoorden, wegen

_SECTIES = (
    Sectie("st-antwoorden", "drie antwoorden", antwoorden.answers, 260, (), bij_onbekend_jaar=unknown_year),
    Sectie("st-wegen", "verder", wegen.ways_on, 200, ("gm",)),
    Sectie("st-doelen", "doelen", wegen.goals, 420, ()),
)


def top(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What the dashboard answers, and the search for a gemeente."""
    return html.Div(
        [
            page_head(
                "Wat kreeg mijn gemeente, op welke sleutel, en wat staat ertegenover?",
                "Na de kinderopvangtoeslagaffaire krijgen gemeenten samen € 150 miljoen per jaar voor inwoners die het moeilijk "
                "hebben: sociaal raadslieden, informatiepunten in de bibliotheek, wijkteams en meer. Fondskompas volgt dat geld van "
                "de circulaire tot de gemeente, en elk cijfer tot de cel waarin het staat.",
            ),
            choices(
                gemeente_choice("st-gm", search_names(gegevens), None, label="Zoek een gemeente", size="md"),
                year_choice("st-jaar", read_years(gegevens), toestand),
                soort="fk-keuzes--boven",
            ),
        ]
    )


def search_names(gegevens: Gegevens) -> list[dict[str, str]]:
    """What can be searched for: a value is a code, with a number behind it for a second name of the same gemeente."""
    uit = []
    for nummer, (code, naam, soort, nu_naam) in enumerate(gegevens.read("zoeknamen").iter_rows()):
        if soort == "eigen":
            uit.append({"value": code, "label": naam})
        elif soort == "ook wel":
            uit.append({"value": f"{code}~{nummer}", "label": f"{naam} ({nu_naam})"})
        else:
            verder = f"nu {nu_naam}" if nu_naam else "verdeeld over andere gemeenten"
            uit.append({"value": f"{code}~{nummer}", "label": f"{naam} ({verder})"})
    return uit


def register(app: dash.Dash, _gegevens: Gegevens) -> None:
    """Wire the search, which leads to the page of the gemeente, and the year."""
    link_year_to_address(app, "st-jaar")
    in_browser(app, "function(gm) { window.fondskompas.naarGemeente(gm); }", Input("st-gm", "value"))


PAGINA = Pagina(
    pad="/",
    naam="Start",
    volgorde=5,
    titel=lambda *_: "Waar ging de € 150 miljoen heen?",
    kop=top,
    secties=_SECTIES,
    register=register,
    methode="mt-envelop",
    voorbeelden=("?jaar=2023", "?jaar=2026&gm=GM0363"),
)
