"""What a million more for a line of the envelope gives one gemeente: an answer without filling in the form.

It is a scenario of one line, calculated as every other; the link to it shows all of its figures with where they come from.
"""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import caption, choices, status_badge
from dashboard.beeld.gedeeld.regio import find_regions
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.scenarioadres import DOCUMENT
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice, gemeente_choice, gemeente_options
from dashboard.kader.sectie import section
from dashboard.pages.scenario.jaaruitkomst import PAD, read_goal_names
from dashboard.pages.scenario.samenvatting import name_lines
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.zin import Zin, fill
from pipelines.scenario.envelop import Envelopregel
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.link import pack
from pipelines.scenario.ontwerp import one_more

VELDEN = ("bij", "gm")
MILJOEN = 1_000_000
_EERSTE = "wijkteams"


def million(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The choice of a line and a gemeente, and what the gemeente gets of a million more; ``None`` when nothing is divided that year."""
    regels = [r for r in gegevens.scenarios.published().of_year(toestand.jaar) if r.sleutel != "geen"]
    if not regels:
        return None
    doelnamen = read_goal_names(gegevens)
    plek = {doel: nummer for nummer, doel in enumerate(doelnamen)}
    regels.sort(key=lambda regel: (plek.get(regel.doel, len(plek)), regel.regel))
    namen = name_lines([(r.regel, r.doel, r.vorm) for r in regels], doelnamen)
    eerste = next((r.regel for r in regels if r.doel == _EERSTE), regels[0].regel)
    gekozen = toestand.kies("bij", list(namen), eerste)
    regel = next(r for r in regels if r.regel == gekozen)
    gemeenten = gegevens.read("gemeenten", jaar=toestand.jaar)
    naam = dict(gemeenten.select("gm_code", "naam").iter_rows()).get(toestand.gm or "")
    vraag = section(
        "Wat krijgt mijn gemeente van een miljoen extra?",
        choices(
            choice("sc-bij", "Een miljoen extra voor", namen.items(), gekozen, soort="ruim"),
            gemeente_choice(
                "sc-mijn", gemeente_options(gegevens, toestand.jaar), toestand.gm if naam else None
            ),
        ),
        _unknown(toestand) if toestand.gm and not naam else None,
        _answer(gegevens, toestand, regel, namen[gekozen], naam) if naam else None,
        lead="Naar de sleutel van nu, boven op wat er al is. Kies waarvoor, en welke gemeente.",
    )
    return html.Div(vraag, className="" if naam else "sc-zonder-antwoord")  # paper has no use for a question


def _unknown(toestand: Toestand) -> Component:
    return notice(
        "vraag",
        f"De gemeente {toestand.gm} komt in de indeling van {toestand.jaar} niet voor.",
        "Kies een andere gemeente of een ander jaar.",
    )


def _answer(
    gegevens: Gegevens, toestand: Toestand, regel: Envelopregel, naam: str, gemeente: str
) -> Component:
    scenario = parse_scenario(one_more(regel, MILJOEN, f"Een miljoen extra: {naam}"), DOCUMENT)
    link = PAD + toestand.search(s=pack(scenario.tekst), t=None)
    return html.Div(
        [
            html.P(
                [
                    show(_say(gegevens, toestand, regel, scenario, gemeente, naam)),
                    " ",
                    status_badge("aanname"),
                ],
                className="sc-antwoord",
                role="status",
            ),
            html.P(
                html.A(
                    "Toon dit als scenario, met elke gemeente en de berekening",
                    href=link,
                    className="fk-link",
                    **INTERN,
                )
            ),
            caption("Een berekening en geen toezegging."),
        ]
    )


def _say(
    gegevens: Gegevens, toestand: Toestand, regel: Envelopregel, scenario: Scenario, gemeente: str, naam: str
) -> Zin:
    """What the gemeente gets; of money for a region what its centrumgemeente gets, and never per own inhabitant."""
    gm = toestand.gm or ""
    regio = find_regions(gegevens, toestand, gm).get(regel.doel)
    wie = regio["gm_code"] if regio else gm
    uitkomst = gegevens.scenarios.outcome(scenario)
    rij = uitkomst.gemeente.row(
        by_predicate=(pl.col("uitkeringsjaar") == toestand.jaar) & (pl.col("gm_code") == wie), named=True
    )
    bron = "uitkomst van een scenario dat niet in dit adres staat"
    bij = Cijfer(rij["verschil_eur"], "eur", zonder_bron=bron)
    if regio:
        return fill(
            "Van een miljoen extra voor {naam} in {jaar} krijgt centrumgemeente {centrum} {bij} voor de hele regio {regio}; "
            "{gemeente} ontvangt daarvan {zelf}.",
            naam=naam,
            jaar=toestand.jaar,
            centrum=regio["naam"],
            bij=bij,
            regio=regio["regio"],
            gemeente=gemeente,
            zelf="het geld van die regio" if wie == gm else "zelf niets",
        )
    landelijk = uitkomst.groep.row(
        by_predicate=(pl.col("uitkeringsjaar") == toestand.jaar) & (pl.col("soort") == "landelijk"),
        named=True,
    )
    return fill(
        "Van een miljoen extra voor {naam} in {jaar} krijgt {gemeente} {bij}: {per} per inwoner, landelijk is dat {land}.",
        naam=naam,
        jaar=toestand.jaar,
        gemeente=gemeente,
        bij=bij,
        per=Cijfer(rij["verschil_eur_per_inwoner"], "per_inwoner", zonder_bron=bron, reden="geen inwonertal"),
        land=Cijfer(landelijk["verschil_eur_per_inwoner"], "per_inwoner", zonder_bron=bron),
    )
