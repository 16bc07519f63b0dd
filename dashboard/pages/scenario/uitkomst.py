"""Who notices a scenario: by group, on the map, at the extremes, per goal and per gemeente."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import linked, reference
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.legenda import key
from dashboard.beeld.meldingen import notice
from dashboard.beeld.oudraster import search_box
from dashboard.beeld.termen import short_goal
from dashboard.gegevens.grenzen import boundary_years, choose_year
from dashboard.gegevens.scenarioadres import Stand
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from dashboard.pages.scenario.bron import extreme_sources, gemeente_sources
from dashboard.pages.scenario.figuren import (
    Klasse,
    difference_classes,
    difference_map,
    group_figure,
    summarise_groups,
    summarise_map,
)
from dashboard.pages.scenario.gemeenten import extreme_grid, extreme_list, gemeente_grid, map_grid
from dashboard.pages.scenario.stand import PAD, with_outcome
from dashboard.pages.scenario.start import read_goal_names
from dashboard.pages.scenario.tabellen import goal_grid, group_grid
from dashboard.pages.scenario.woorden import signed_eur, signed_number
from pipelines.basis.sommen import total

GROEPEN = {"grootteklasse": "Grootteklasse", "provincie": "Provincie", "centrumfunctie": "Centrumfunctie"}
_STATUS = "Elk bedrag van een scenario is een berekening, hooguit een aanname; geen toezegging."


def of_year(frame: pl.DataFrame, toestand: Toestand) -> pl.DataFrame:
    """The rows of the year in the address."""
    return frame.filter(pl.col("uitkeringsjaar") == toestand.jaar)


def proof_link(toestand: Toestand, gm_code: str) -> str:
    """The address that shows the calculation of a gemeente."""
    return PAD + toestand.search(gm=gm_code) + "#sc-bewijs"


def _which_inhabitants(gegevens: Gegevens, jaar: int) -> Component | None:
    """Where a scenario divides by other inhabitants than the other pages, both dates."""
    rij = gegevens.read("jaren").filter(pl.col("uitkeringsjaar") == jaar).row(0, named=True)
    indeling = rij["indeling_peildatum"].year
    if indeling <= jaar:
        return None
    return html.P(
        f"Per inwoner is hier per inwoner op 1 januari {indeling}, het jaar van de indeling waarin {jaar} is verdeeld. "
        f"De andere pagina’s delen de bedragen van {jaar} door de inwoners van 1 januari {jaar}.",
        className="fk-bijschrift",
    )


@with_outcome
def groups(gegevens: Gegevens, toestand: Toestand, stand: Stand) -> Component:
    """The difference per inhabitant by size class, province or centre function."""
    soort = toestand.kies("groep", list(GROEPEN), "grootteklasse")
    alle = of_year(stand.uitkomst.groep, toestand)
    groepen = alle.filter(pl.col("soort") == soort)
    keuze = choice("sc-groep", "Groepeer naar", GROEPEN.items(), soort, soort="smal")
    return section(
        "Wie merkt het?",
        html.Div(keuze, className="fk-keuzes"),
        figuurblok(
            "sc-groepen",
            f"Verschil per inwoner naar {GROEPEN[soort].lower()} in {toestand.jaar}",
            zin=summarise_groups(groepen, GROEPEN[soort].lower(), toestand.jaar),
            figuur=lambda: group_figure(
                groepen,
                [
                    gemeente_sources(toestand.jaar, traceerbaar=stand.basis is None, **{soort: groep})[
                        "per_inwoner"
                    ]
                    for groep in groepen["groep"]
                ],
            ),
            raster=lambda: group_grid(
                groepen,
                alle.filter(pl.col("soort") == "landelijk"),
                toestand.jaar,
                stand.basisnaam,
                soort=soort,
                traceerbaar=stand.basis is None,
            ),
            toon_zin=False,
            boven=html.P(
                "Naar rechts is meer, naar links en gearceerd is minder.", className="fk-bijschrift"
            ),
        ),
        _which_inhabitants(gegevens, toestand.jaar),
        lead=linked(
            summarise_groups(groepen, GROEPEN[soort].lower(), toestand.jaar),
            _group_sources(groepen, soort, toestand.jaar, traceerbaar=stand.basis is None),
        ),
    )


def _group_sources(
    groepen: pl.DataFrame, soort: str, jaar: int, *, traceerbaar: bool
) -> list[tuple[str, str | None]]:
    """The figures in ``summarise_groups`` with their references."""
    volgorde = groepen.sort("verschil_eur_per_inwoner", maintain_order=True)
    return [
        (
            signed_eur(r["verschil_eur_per_inwoner"]),
            gemeente_sources(jaar, traceerbaar=traceerbaar, **{soort: r["groep"]})["per_inwoner"],
        )
        for r in [*volgorde.head(1).iter_rows(named=True), *volgorde.tail(1).iter_rows(named=True)]
    ]


@with_outcome
def difference(gegevens: Gegevens, toestand: Toestand, stand: Stand) -> Component:
    """The difference per inhabitant on the map."""
    gemeenten = of_year(stand.uitkomst.gemeente, toestand)
    grensjaar = choose_year(boundary_years(gegevens.raw), toestand.jaar)
    if grensjaar is None:
        return notice(
            "info",
            "Er is geen kaart.",
            "De gemeentegrenzen ontbreken bij de bronbestanden (gemeenten/grenzen_<jaar>.geojson).",
        )
    klassen = difference_classes(gemeenten)
    bron = gemeente_sources(toestand.jaar, traceerbaar=stand.basis is None, gm_code="{gm_code}")
    bij = f"Grenzen van {grensjaar}: CBS en Kadaster." + (
        "" if grensjaar == toestand.jaar else " Latere herindelingen staan niet op de kaart."
    )
    return html.Section(
        [
            html.H3("Op de kaart"),
            figuurblok(
                "sc-kaart",
                f"Verschil per inwoner per gemeente in {toestand.jaar}",
                zin=summarise_map(klassen),
                figuur=lambda: difference_map(klassen, f"/grenzen/{grensjaar}.geojson", bron["per_inwoner"]),
                raster=lambda: map_grid(
                    gemeenten,
                    lambda gm: proof_link(toestand, gm),
                    toestand.jaar,
                    traceerbaar=stand.basis is None,
                ),
                boven=_map_key(klassen),
            ),
            html.P(bij, className="fk-bijschrift"),
        ],
        className="fk-vervolg",
    )


def _map_key(klassen: list[Klasse]) -> html.Ul:
    regels = [
        [
            html.Span(className="fk-staal sc-klasse", **kenmerken(aria_hidden="true", data_klasse=str(plek))),
            f"{woorden} ({deel.height})",
        ]
        for plek, (deel, _, woorden) in enumerate(klassen)
        if deel.height
    ]
    return key([html.Span("Euro per inwoner:", className="fk-bijschrift")], *regels)


@with_outcome
def extremes(_gegevens: Gegevens, toestand: Toestand, stand: Stand) -> Component | None:
    """The ten at either end, each with what drives it."""
    uitersten = of_year(stand.uitkomst.uitersten, toestand)
    if not uitersten.height:
        return None
    kanten = {"voordeel": "Grootste voordeel per inwoner", "nadeel": "Grootste nadeel per inwoner"}
    blokken = []
    for kant, titel in kanten.items():
        deel = uitersten.filter(pl.col("kant") == kant).sort("rang")
        blokken.append(html.H3(titel))
        if not deel.height:
            blokken.append(html.P("Geen enkele gemeente.", className="fk-bijschrift"))
            continue
        eerste = deel.row(0, named=True)
        blokken.append(
            figuurblok(
                f"sc-{kant}",
                f"{titel} in {toestand.jaar}",
                zin=f"Bovenaan staat {eerste['naam']} met {signed_eur(eerste['verschil_eur_per_inwoner'])} per inwoner.",
                cijfers=extreme_sources(uitersten, toestand.jaar, (kant,), traceerbaar=stand.basis is None),
                figuur=lambda kant=kant: extreme_list(
                    uitersten,
                    kant,
                    lambda gm: proof_link(toestand, gm),
                    toestand.jaar,
                    traceerbaar=stand.basis is None,
                ),
                raster=lambda kant=kant, titel=titel: extreme_grid(
                    uitersten,
                    kant,
                    titel,
                    lambda gm: proof_link(toestand, gm),
                    toestand.jaar,
                    traceerbaar=stand.basis is None,
                ),
            )
        )
    return section(
        "De uitersten, en waarom",
        *blokken,
        lead="Per kant hooguit tien gemeenten. De reden is het deel van de sleutel dat het meeste van het verschil verklaart.",
    )


@with_outcome
def goals(_gegevens: Gegevens, toestand: Toestand, stand: Stand) -> Component:
    """Money per goal, and the capacity it buys."""
    doelen = of_year(stand.uitkomst.doel, toestand)
    anders = doelen.filter(pl.col("verschil_capaciteit") != 0)
    delen = [
        f"{short_goal(naam)} {signed_number(verschil)} {eenheid}"
        for naam, verschil, eenheid in anders.select("naam", "verschil_capaciteit", "eenheid").iter_rows()
    ]
    zin = (
        f"Wat over gemeenten wordt verdeeld, koopt in {toestand.jaar}: {'; '.join(delen)}."
        if delen
        else f"De capaciteit die het verdeelde geld landelijk koopt, verandert in {toestand.jaar} niet."
    )
    return section(
        "Doelen en capaciteit",
        figuurblok(
            "sc-doelen",
            f"Doelen en capaciteit in {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: goal_grid(doelen, toestand.jaar, stand.basisnaam, traceerbaar=stand.basis is None),
        ),
        lead=linked(
            zin,
            [
                (
                    signed_number(verschil),
                    reference(
                        "scenario.doel", "verschil_capaciteit", uitkeringsjaar=toestand.jaar, doel=doel
                    ),
                )
                for doel, verschil in anders.select("doel", "verschil_capaciteit").iter_rows()
            ],
        ),
    )


@with_outcome
def gemeenten_table(gegevens: Gegevens, toestand: Toestand, stand: Stand) -> Component:
    """Every gemeente, with the way to its calculation."""
    gemeenten = of_year(stand.uitkomst.gemeente, toestand)
    namen = read_goal_names(gegevens)
    capaciteit = of_year(stand.uitkomst.gemeente_doel, toestand).with_columns(
        doel_naam=pl.col("doel").replace_strict(namen, default=pl.col("doel"), return_dtype=pl.String)
    )
    som = total(gemeenten["verschil_eur"])
    zin = f"{gemeenten.height} gemeenten; de verschillen tellen samen op tot {signed_eur(som, 0)}. {_STATUS}"
    return section(
        "Alle gemeenten",
        figuurblok(
            "sc-gemeenten",
            f"Uitkomst per gemeente in {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: gemeente_grid(
                gemeenten,
                capaciteit,
                toestand.jaar,
                stand.basisnaam,
                lambda gm: proof_link(toestand, gm),
                traceerbaar=stand.basis is None,
            ),
            boven=search_box("raster-sc-gemeenten", "Zoek een gemeente", "Naam, provincie of grootteklasse"),
        ),
        lead=linked(
            f"{zin} Kies een gemeente om te zien hoe haar bedrag is berekend.",
            [
                (
                    signed_eur(som, 0),
                    gemeente_sources(toestand.jaar, traceerbaar=stand.basis is None)["verschil"],
                )
            ],
        ),
    )
