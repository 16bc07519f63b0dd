"""From a figure of a scenario to what it consists of: the lines that changed, the lines that stay, and the basis."""

from decimal import Decimal

import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.herkomst import Verwijzing, trace
from pipelines.scenario.herkomst.sleutel import weight_source
from pipelines.scenario.herkomst.spoor import ScenarioSpoor
from pipelines.scenario.lezen import parse_scenario
from tests.hulp.scenariogevallen import ALLES, INWONERS, VIJF_MILJOEN

INGROEI = INWONERS + '[ingroei]\n"2025" = "0.05"\n'
BLIJFT = "SELECT coalesce(sum(bedrag_eur), 0) FROM mart.toewijzing_bewijs WHERE uitkeringsjaar = $jaar AND doel = $doel AND gm_code = $gm AND NOT list_contains($regels, regel)"


def trail(rekenaar, scenario):
    return ScenarioSpoor(rekenaar.calculate(scenario), lambda gm: rekenaar.proof(scenario, gm))


def against(rekenaar, basis, scenario):
    """The trail of a scenario against another one."""
    return ScenarioSpoor(
        rekenaar.compare(basis, scenario),
        lambda gm: rekenaar.proof(scenario, gm),
        lambda: trail(rekenaar, basis),
    )


def ask(con, spoor, tekst):
    return trace(con, Verwijzing.lees(tekst), elders=spoor, hoogstens_cellen=1)


def test_what_stays_of_a_goal_is_what_is_published_of_its_other_lines(rekenaar, con):
    scenario = parse_scenario(ALLES)
    spoor, uitkomst = trail(rekenaar, scenario), rekenaar.calculate(scenario)
    anders = uitkomst.regels
    rijen = uitkomst.gemeente_doel.filter(gm_code="GM0363")
    assert rijen.height > 4
    for jaar, doel, eur in rijen.select("uitkeringsjaar", "doel", "scenario_eur").iter_rows():
        herkomst = ask(
            con,
            spoor,
            f"scenario.gemeente_doel?uitkeringsjaar={jaar}&doel={doel}&gm_code=GM0363#scenario_eur",
        )
        assert herkomst.waarde == eur
        rest = [s.waarde for s in herkomst.stappen if s.omschrijving.startswith("Regels die niet")]
        regels = anders.filter(uitkeringsjaar=jaar)["regel"].to_list()
        vraag = {"jaar": jaar, "doel": doel, "gm": "GM0363", "regels": regels}
        [(gepubliceerd,)] = con.execute(BLIJFT, vraag).fetchall()
        assert sum(rest) == gepubliceerd, (jaar, doel)


def test_an_ingroei_is_a_step_of_its_own(rekenaar, con):
    spoor = trail(rekenaar, parse_scenario(INGROEI))
    herkomst = ask(con, spoor, "scenario.gemeente?uitkeringsjaar=2025&gm_code=GM1681#scenario_eur")
    *delen, uitkomst = [s.waarde for s in herkomst.stappen]
    assert [s.omschrijving for s in herkomst.stappen][-2] == "Ingroei: begrensd per inwoner"
    assert sum(delen) == uitkomst == herkomst.waarde
    assert herkomst.omschrijving.endswith("gemeente Borger-Odoorn (GM1681)")
    assert trace(con, herkomst.stappen[0].verwijzing).waarde == delen[0]


def test_a_group_is_the_sum_of_its_gemeenten(rekenaar, con):
    spoor = trail(rekenaar, parse_scenario(VIJF_MILJOEN))
    drenthe = ask(con, spoor, "scenario.gemeente?uitkeringsjaar=2025&provincie=Drenthe#verschil_eur")
    groep = rekenaar.calculate(parse_scenario(VIJF_MILJOEN)).groep
    assert drenthe.waarde == groep.filter(uitkeringsjaar=2025, soort="provincie", groep="Drenthe").item(
        0, "verschil_eur"
    )
    assert (
        drenthe.stappen[0]
        .verwijzing.als_tekst()
        .startswith("scenario.gemeente?uitkeringsjaar=2025&gm_code=GM")
    )


def test_a_new_key_has_its_cells_and_its_weight_can_be_followed(rekenaar, con):
    spoor = trail(rekenaar, parse_scenario(INWONERS))
    herkomst = trace(
        con,
        Verwijzing.lees(
            "scenario.gemeente_doel?uitkeringsjaar=2025&doel=wijkteams&gm_code=GM0363#scenario_eur"
        ),
        elders=spoor,
    )
    [gewicht] = [s for s in herkomst.stappen if s.omschrijving.startswith("Gewicht van de gemeente")]
    assert trace(con, gewicht.verwijzing).waarde == gewicht.waarde
    assert ("gemeenten/inwoners.csv", str(int(gewicht.waarde))) in {
        (c.document, c.gedrukt) for c in herkomst.cellen
    }


def test_every_key_leads_to_the_figure_that_is_its_weight(rekenaar, con):
    """Of an uitkeringsbasis or cluster the published figure is the weight on the cent."""
    scenario = parse_scenario(ALLES)
    soorten = set()
    for r in rekenaar.proof(scenario, "GM0363").iter_rows(named=True):
        if (bron := weight_source(r, "GM0363")) is not None:
            assert abs(trace(con, bron, hoogstens_cellen=1).waarde - r["gewicht"]) < Decimal("0.01"), r[
                "sleutel"
            ]
            soorten.add(r["sleutel"].partition(":")[0])
    assert soorten == {"inwoners", "uitkeringsbasis", "cluster", "maatstaf", "du"}


def test_what_is_compared_with_another_scenario_leads_into_that_one(rekenaar, con):
    spoor = against(rekenaar, parse_scenario(INWONERS), parse_scenario(VIJF_MILJOEN))
    herkomst = ask(con, spoor, "scenario.gemeente?uitkeringsjaar=2025&gm_code=GM1681#basis_eur")
    [basis] = herkomst.stappen
    assert basis.verwijzing.tabel == "scenario.ander_gemeente"
    verder = ask(con, spoor, basis.verwijzing.als_tekst())
    assert verder.waarde == herkomst.waarde
    assert verder.cellen_totaal > 0 and herkomst.cellen_totaal > 0
    assert {s.verwijzing.tabel for s in verder.stappen if s.verwijzing} == {
        "mart.toewijzing",
        "scenario.ander_gemeente_doel",
    }


def test_gemeenten_that_gain_are_counted_by_name(rekenaar, con):
    scenario = parse_scenario(VIJF_MILJOEN)
    groep = rekenaar.calculate(scenario).groep.filter(uitkeringsjaar=2025, soort="provincie", groep="Drenthe")
    spoor = trail(rekenaar, scenario)
    for kolom in ("voordeel", "nadeel", "gelijk"):
        herkomst = ask(con, spoor, f"scenario.gemeente?uitkeringsjaar=2025&provincie=Drenthe#{kolom}")
        assert herkomst.waarde == groep.item(0, kolom) == len(herkomst.stappen) - 1


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("scenario.niets?uitkeringsjaar=2025#basis_eur", "geen tabel van een scenario"),
        ("scenario.gemeente?uitkeringsjaar=2025&gm_code=GM1681#niets", "geen cijfer «niets»"),
        ("scenario.gemeente?gm_code=GM1681#basis_eur", "Geef ook uitkeringsjaar"),
        ("scenario.gemeente?uitkeringsjaar=2025&gm_code=GM9999#basis_eur", "heeft geen cijfer"),
        ("scenario.gemeente?uitkeringsjaar=2025&doel=x#basis_eur", "hoort niet bij de sleutel"),
        ("scenario.ander_gemeente?uitkeringsjaar=2025&gm_code=GM1681#basis_eur", "niet met een ander"),
    ],
)
def test_what_a_scenario_does_not_have_says_so(rekenaar, con, tekst, melding):
    with pytest.raises(FondskompasFout, match=melding):
        ask(con, trail(rekenaar, parse_scenario(VIJF_MILJOEN)), tekst)
