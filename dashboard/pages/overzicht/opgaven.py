"""Which gemeenten gave a return, and what they say there is against what the money buys."""

from types import MappingProxyType

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok, graph
from dashboard.beeld.bundel import assumed_parts, read_bundles
from dashboard.beeld.demonstratie import made_up, no_returns
from dashboard.beeld.elementen import caption, swatch
from dashboard.beeld.grafiek.capaciteit import capacity_table, capacity_twin
from dashboard.beeld.grafiek.figuur import Figuur
from dashboard.beeld.grafiek.kleuren import NIETS, ONDERGRENS, PRIMAIR, VOORBEELD
from dashboard.beeld.grafiek.vlakkenkaart import area_map, no_map
from dashboard.beeld.raster import raster, search_box
from dashboard.beeld.termen import count
from dashboard.gegevens.grenzen import boundary_years, choose_year
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section

# toestand: (colour, words). The colours also differ in lightness; the list beside the map has the same in words.
TOESTANDEN = MappingProxyType(
    {
        "opgave": (PRIMAIR, "Opgave ontvangen"),
        "voorbeeld": (VOORBEELD, "Verzonnen voorbeeldopgave"),
        "ondergrens": (ONDERGRENS, "Geen opgave, wel salarissen in Iv3"),
        "niet opgegeven": (NIETS, "Niets opgegeven"),
    }
)


def returns(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Which gemeenten gave a return: a map beside a list that can be searched."""
    gemeenten = gegevens.read("opgave_status", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    zonder = gemeenten.filter(gemeenten["toestand"] != "opgave").height
    verzonnen = gemeenten.filter(gemeenten["toestand"] == "voorbeeld").height
    zin = f"{zonder} van {gemeenten.height} gemeenten {'heeft' if zonder == 1 else 'hebben'} voor {toestand.jaar} niets opgegeven. Dat zegt niets over wat zij deden."
    if verzonnen:
        zin += f" De kaart en de lijst tonen daarnaast {count(verzonnen, 'verzonnen opgave', 'verzonnen opgaven')}."
    lijst = figuurblok(
        "opgaven",
        f"Gemeenten en hun opgave over {toestand.jaar}",
        zin=zin,
        raster=lambda: _grid(gemeenten, toestand.search(gm=None, doel=None)),
        boven=search_box("raster-opgaven", "Zoek in de lijst", "Naam, provincie of toestand"),
    )
    kaart = _map(gemeenten, toestand.jaar, boundary_years(gegevens.raw))
    return section(
        "Gemeenten zonder opgave",
        no_returns(toestand, "/", "De lijst geeft per gemeente wat er wel is.")
        if zonder == gemeenten.height and not verzonnen
        else None,
        lijst
        if set(gemeenten["toestand"]) == {"niet opgegeven"}  # a map of nothing but empty areas
        else html.Div([kaart, lijst], className="fk-tweeluik"),
        lead=zin,
    )


def _map(gemeenten: pl.DataFrame, jaar: int | None, grensjaren: list[int]) -> Component:
    grensjaar = choose_year(grensjaren, jaar) if jaar else None
    if grensjaar is None:
        return no_map()
    aanwezig = set(gemeenten["toestand"])
    legenda = html.Ul(
        [
            html.Li([swatch(f"fk-staal fk-toestand--{toestand.replace(' ', '-')}"), woorden])
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
            caption(bij),
        ]
    )


def return_map(gemeenten: pl.DataFrame, grenzen_url: str) -> Figuur:
    """A map with one trace per state. ``gemeenten``: gm_code, naam, toestand. Boundaries are fetched from ``grenzen_url``."""
    vlakken = [
        (gemeenten.filter(pl.col("toestand") == toestand), kleur, woorden)
        for toestand, (kleur, woorden) in TOESTANDEN.items()
    ]
    return area_map(vlakken, grenzen_url)


def summarise_returns(gemeenten: pl.DataFrame) -> str:
    """The map in one sentence: how many gemeenten are in each state."""
    aantallen = dict(gemeenten["toestand"].value_counts().iter_rows())
    delen = [
        f"{aantallen[toestand]} {woorden[0].lower()}{woorden[1:]}"
        for toestand, (_, woorden) in TOESTANDEN.items()
        if toestand in aantallen
    ]
    return f"Van {gemeenten.height} gemeenten: " + "; ".join(delen) + "."


def _grid(gemeenten: pl.DataFrame, search: str) -> html.Div:
    """Gemeenten with their state and reason, each with a link to its own page. ``search``: the rest of the address."""
    return raster(
        "raster-opgaven",
        "Gemeenten en hun opgave",
        [
            kolom.gemeente(lambda gm: f"/gemeente{search}{'&' if search else '?'}gm={gm}", breedte=150),
            kolom.tekst("toestand", "Toestand", lambda r: TOESTANDEN[r["toestand"]][1], breedte=170, groei=2),
            kolom.tekst("reden", "Reden", lambda r: r["reden"] or "", breedte=130),
            kolom.tekst("provincie", "Provincie", breedte=130),
            kolom.tekst("zoektekst", "", hide=True),
        ],
        gemeenten,
        hoogte=500,
    )


def capacity(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Per goal what the money buys and what there is, with a warning where returns are made up."""
    doelen = gegevens.read("capaciteit", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    return section(
        "Toegewezen tegenover gerealiseerde capaciteit",
        made_up(sum(doelen["aantal_voorbeeld"].to_list())),
        figuurblok(
            "landelijke-capaciteit",
            f"Toegewezen tegenover gerealiseerde capaciteit in {toestand.jaar}",
            zin=_summarise(doelen),
            toon_zin=True,
            figuur=lambda: capacity_table(doelen, toestand.jaar),
            raster=lambda: capacity_twin(doelen, toestand.jaar),
        ),
        caption(
            "‘Koopt’ is het toegewezen bedrag gedeeld door een prijs per eenheid; die prijs is een aanname. Elke rij heeft een eigen schaal, omdat fte en locaties niet te vergelijken zijn."
        ),
        assumed_parts(read_bundles(gegevens, toestand), toestand.jaar),
        lead="Gelijk met gelijk: beide balken gaan over dezelfde gemeenten, die een opgave deden. Van de andere gemeenten is niets bekend, en dat is niet nul."
        if any(doelen["aantal_opgaven"])
        else "Wat het geld van alle gemeenten samen koopt. Wat er tegenover staat, gaf nog geen gemeente op; het kan er wel zijn.",
    )


def _summarise(doelen: pl.DataFrame) -> str:
    """For how many goals there is a real return, and by how many gemeenten at most."""
    per_doel = [aantal for aantal in doelen["aantal_opgaven"] - doelen["aantal_voorbeeld"] if aantal]
    if not per_doel:
        return f"Voor geen van de {doelen.height} doelen met een eenheid is er een opgave van een gemeente."
    return f"Voor {len(per_doel)} van de {doelen.height} doelen met een eenheid zijn er opgaven, van hoogstens {count(max(per_doel), 'gemeente', 'gemeenten')} per doel."
