"""What changed in one sentence, and the choices of the page."""

from dash import html
from dash.development.base_component import Component

from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader import sectie
from dashboard.kader.sectie import page_head
from dashboard.pages.circulaires.keuze import Brugkeuze, find_choice, pair_choices, year_links
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_mln
from pipelines.basis.verwijzing import reference, tally
from pipelines.basis.zin import Zin, fill


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What changed in one sentence, and the choices of the page."""
    keuze = find_choice(gegevens, toestand)
    return html.Div(
        [
            page_head(
                f"Wat veranderde er in de circulaires over {keuze.jaar}?",
                _answer(gegevens, keuze),
                year_links(gegevens, keuze, toestand),
                *pair_choices(keuze),
            ),
            keuze.melding,
        ]
    )


def unknown_year(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What to say when the address asks for a year that is not there."""
    return html.Div([html.H1("Onbekend uitkeringsjaar"), sectie.unknown_year(gegevens, toestand)])


def _answer(gegevens: Gegevens, keuze: Brugkeuze) -> Zin:
    if not keuze.namen:
        return Zin(f"Over {keuze.jaar} is geen circulaire ingelezen. Kies een jaar waarover er wel een is.")
    if keuze.paar is None:
        naam = next(iter(keuze.namen.values()))
        return Zin(
            f"Over {keuze.jaar} is één circulaire ingelezen, de {naam}; er is dus nog niets om mee te vergelijken."
        )
    kop = gegevens.read_row("brug_kop", **keuze.paar.parameters(), gm=None) or {}
    regel = gegevens.read_row("brug_niet_gepubliceerd", **keuze.paar.parameters(), gm=None) or {}
    schijn = (
        f" Daarvan komt {format_mln(regel['bedrag_eur'])} uit uitkeringen die de {keuze.paar.naam_van} zonder bedragen noemt."
        if regel.get("bedrag_eur")
        else ""
    )
    bron = {
        kolom: reference("mart.brug_totaal", f"{kolom}_eur", **keuze.paar.sleutel())
        for kolom in ("verschil", "oud", "nieuw")
    }
    woord = " meer" if kop["verschil_eur"] >= 0 else " minder"
    return fill(
        "Van {namen} kregen de {gemeenten} gemeenten samen {verschil}: van {oud} naar {nieuw}.{schijn}",
        namen=keuze.paar.namen(),
        gemeenten=Cijfer(kop["gemeenten"], "aantal", tally(bron["nieuw"])),
        verschil=Cijfer(abs(kop["verschil_eur"]), "miljoen", bron["verschil"], achter=woord),
        oud=Cijfer(kop["oud_eur"], "miljoen", bron["oud"]),
        nieuw=Cijfer(kop["nieuw_eur"], "miljoen", bron["nieuw"]),
        schijn=schijn,
    )
