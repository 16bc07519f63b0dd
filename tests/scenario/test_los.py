"""Scenarios without a database: what a block does to an envelope of seven lines, and what every refusal says.

What is refused stands in tests/bestanden/scenario_meldingen.csv: the scenario, and each finding in full.
"""

import csv
from dataclasses import replace

import pytest

from pipelines.scenario.envelop import Envelopregel, Gepubliceerd, find_bases, needs_circulaire
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.melden import Plaats, Verslag
from pipelines.scenario.toepassen import apply_scenario
from tests.hulp.helpers import ROOT

MELDINGEN = ROOT / "tests" / "bestanden" / "scenario_meldingen.csv"
_REGELS = [
    Envelopregel(2024, "au-teams", "teams", "au", 600, "uitkeringsbasis", "M2024", 2024),
    Envelopregel(2024, "au-rest", "overig", "au", 300, "inwoners", None, 2024),
    Envelopregel(2024, "rijk", "overig", "buiten_gemeentefonds", 100, "geen", None, None),
    Envelopregel(
        2025, "au-teams", "teams", "au", 500, "uitkeringsbasis [ingroei 1 vanaf inwoners]", "M2024", 2025
    ),
    Envelopregel(2025, "du-teams", "teams", "du", 200, "du:opvang", "M2024", 2025),
    Envelopregel(2025, "au-rest", "overig", "au", 200, "gelijk", None, None),
    Envelopregel(2025, "rijk", "overig", "buiten_gemeentefonds", 100, "geen", None, None),
]
ENVELOP = Gepubliceerd(
    regels={r.id: r for r in _REGELS},
    jaartotalen={2024: 1000, 2025: 1000},
    doelen=frozenset({"teams", "overig", "leeg"}),
    indicatoren=frozenset({("fte_teams", "teams"), ("punten", "leeg")}),
)
NIEUW = """[[voeg_toe]]
uitkeringsjaar = [2024, 2025]
regel = "nieuw"
doel = "leeg"
vorm = "du"
bedrag_eur = 7
sleutel = "du:opvang"
sleutel_circulaire = "S2024"
sleutel_jaar = 2024
"""


def apply(tekst, *, kop='naam = "x"\ntotaal_wijzigt = true\n'):
    """What a scenario does to the envelope, and what is wrong with it."""
    scenario = parse_scenario(kop + tekst, "s.toml")
    verslag = scenario.new_report()
    return apply_scenario(scenario, ENVELOP, verslag), verslag.bevindingen


def lines(wijzigingen):
    return {r.id: r for r in wijzigingen.regels}


def test_nothing_changes_nothing():
    wijzigingen, bevindingen = apply("")
    assert (wijzigingen.regels, wijzigingen.vervangen, wijzigingen.doelen, bevindingen) == (
        (),
        (),
        frozenset(),
        [],
    )


def test_an_amount_changes_the_one_line_it_names():
    wijzigingen, bevindingen = apply('[[wijzig]]\nuitkeringsjaar = 2025\nregel = "au-teams"\nbedrag_eur = 1')
    assert bevindingen == []
    oud = ENVELOP.regels[2025, "au-teams"]
    assert wijzigingen.regels == (Envelopregel(*(*vars(oud).values(),)[:4], 1, *(*vars(oud).values(),)[5:]),)
    assert wijzigingen.vervangen == ((2025, "au-teams"),)
    assert wijzigingen.doelen == {(2025, "teams")}
    assert wijzigingen.plaatsen == {(2025, "au-teams"): Plaats("wijzig", 1, "")}


def test_a_line_of_every_year_changes_without_a_year():
    wijzigingen, _ = apply('[[wijzig]]\nregel = "au-teams"\nerbij_eur = -500')
    assert {i: r.bedrag_eur for i, r in lines(wijzigingen).items()} == {
        (2024, "au-teams"): 100,
        (2025, "au-teams"): 0,
    }


def test_a_choice_is_by_name_goal_and_form_together():
    wijzigingen, _ = apply('[[wijzig]]\ndoel = "teams"\nvorm = "du"\nsleutel = "gelijk"')
    assert wijzigingen.regels == (Envelopregel(2025, "du-teams", "teams", "du", 200, "gelijk", None, 2025),)


def test_a_key_keeps_its_circulaire_unless_it_needs_none():
    wijzigingen, _ = apply('[[wijzig]]\nuitkeringsjaar = 2024\nregel = "au-teams"\nsleutel = "maatstaf:x"')
    assert wijzigingen.regels[0].sleutel_circulaire == "M2024"
    wijzigingen, _ = apply(
        '[[wijzig]]\nuitkeringsjaar = 2024\nregel = "au-teams"\nsleutel_circulaire = "S2024"'
    )
    assert lines(wijzigingen)[2024, "au-teams"].sleutel_circulaire == "S2024"
    tekst = '[[wijzig]]\nuitkeringsjaar = 2024\nregel = "au-teams"\nsleutel = "gelijk"\nsleutel_circulaire = "S2024"'
    assert apply(tekst)[0].regels[0].sleutel_circulaire == "S2024"


def test_inhabitants_that_counted_already_need_no_year():
    wijzigingen, bevindingen = apply(
        '[[wijzig]]\nregel = "au-teams"\nuitkeringsjaar = 2025\nsleutel = "inwoners"'
    )
    assert bevindingen == []
    assert wijzigingen.regels[0].sleutel_jaar == 2025


def test_inhabitants_of_a_named_year_are_a_key():
    tekst = '[[wijzig]]\nregel = "au-teams"\nuitkeringsjaar = 2024\nsleutel = "inwoners"\nsleutel_jaar = 2022'
    wijzigingen, bevindingen = apply(tekst)
    assert bevindingen == []
    assert wijzigingen.regels[0].sleutel_jaar == 2022


def test_amount_and_key_of_a_line_may_come_from_two_blocks():
    tekst = '[[wijzig]]\nuitkeringsjaar = 2024\nregel = "rijk"\nsleutel = "gelijk"\n[[wijzig]]\nuitkeringsjaar = 2024\nregel = "rijk"\nbedrag_eur = 5'
    wijzigingen, bevindingen = apply(tekst)
    assert bevindingen == []
    assert wijzigingen.regels == (
        Envelopregel(2024, "rijk", "overig", "buiten_gemeentefonds", 5, "gelijk", None, None),
    )
    assert wijzigingen.plaatsen == {(2024, "rijk"): Plaats("wijzig", 2)}


def test_a_dropped_line_is_replaced_by_nothing():
    wijzigingen, bevindingen = apply('[[vervalt]]\ndoel = "overig"\nuitkeringsjaar = 2025')
    assert (wijzigingen.regels, bevindingen) == ((), [])
    assert set(wijzigingen.vervangen) == {(2025, "au-rest"), (2025, "rijk")}
    assert wijzigingen.doelen == {(2025, "overig")}
    assert set(wijzigingen.plaatsen) == set(wijzigingen.vervangen)


def test_a_new_line_comes_in_every_year_that_it_names():
    wijzigingen, bevindingen = apply(NIEUW)
    assert bevindingen == []
    assert wijzigingen.regels == tuple(
        Envelopregel(jaar, "nieuw", "leeg", "du", 7, "du:opvang", "S2024", 2024) for jaar in (2024, 2025)
    )
    assert wijzigingen.vervangen == ()
    assert wijzigingen.plaatsen[2025, "nieuw"] == Plaats("voeg_toe", 1)


def test_a_line_may_be_dropped_and_come_back_changed():
    tekst = NIEUW.replace('"nieuw"', '"rijk"') + '[[vervalt]]\nregel = "rijk"'
    wijzigingen, bevindingen = apply(tekst)
    assert bevindingen == []
    assert set(wijzigingen.vervangen) == set(lines(wijzigingen)) == {(2024, "rijk"), (2025, "rijk")}
    assert wijzigingen.doelen == {(j, d) for j in (2024, 2025) for d in ("leeg", "overig")}


def test_a_price_touches_its_goal_in_every_year():
    wijzigingen, bevindingen = apply("[prijzen]\nfte_teams = 5")
    assert bevindingen == []
    assert wijzigingen.doelen == {(2024, "teams"), (2025, "teams")}


def test_money_may_move_within_a_year():
    tekst = '[[wijzig]]\nuitkeringsjaar = 2024\nregel = "{}"\nerbij_eur = {}\n'
    _, bevindingen = apply(tekst.format("rijk", -1) + tekst.format("au-rest", 1), kop='naam = "x"\n')
    assert bevindingen == []


def test_the_bases_of_a_key():
    assert find_bases("5 * inwoners + 6 * cluster:Zorg") == {"inwoners", "cluster"}
    assert find_bases("gelijk [ingroei 1 vanaf du:opvang]") == {"gelijk", "du"}
    assert find_bases("geen") == set()
    assert [needs_circulaire(s) for s in ("geen", "inwoners", "gelijk", "vast:1 + inwoners")] == [False] * 4
    assert [needs_circulaire(s) for s in ("uitkeringsbasis", "5 * gelijk + 6 * du:x")] == [True] * 2


def read_findings():
    """(case, scenario) and its findings."""
    gevallen: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    with MELDINGEN.open(encoding="utf-8", newline="") as bestand:
        for naam, tekst, *bevinding in list(csv.reader(bestand, delimiter=";"))[1:]:
            # The mutation test collects twice in one process, and pytest then escapes other letters twice.
            assert naam.isascii(), naam
            gevallen.setdefault((naam, tekst), []).append(tuple(bevinding))
    return gevallen


@pytest.mark.parametrize("geval", read_findings().items(), ids=lambda g: g[0][0])
def test_what_is_refused_says_what_where_why_and_what_to_do(geval):
    (_, tekst), verwacht = geval
    _, bevindingen = apply(tekst, kop="")
    assert [(b.regel, b.cel, b.waarde, b.verwacht, b.melding, b.remedie) for b in bevindingen] == verwacht
    assert {b.document for b in bevindingen} == {"s.toml"}


def test_a_year_that_was_off_already_is_a_finding_of_no_block():
    scheef = replace(ENVELOP, jaartotalen={2024: 1001, 2025: 1000})
    scenario = parse_scenario('naam = "x"\n', "s.toml")
    verslag = scenario.new_report()
    apply_scenario(scenario, scheef, verslag)
    assert [(b.regel, b.cel, b.verwacht) for b in verslag.bevindingen] == [
        ("scenario_jaartotaal", "", "1001, dus 1 erbij")
    ]


def test_a_report_without_problems_has_no_errors():
    assert not Verslag("s.toml").heeft_fouten
