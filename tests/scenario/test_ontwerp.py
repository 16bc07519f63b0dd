"""Drafts and links: what is written gives the same scenario again, and a link is checked like a file."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.envelop import Envelopregel, Gepubliceerd
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.link import HOOGSTENS_BYTES, HOOGSTENS_TEKENS, pack, unpack
from pipelines.scenario.melden import ScenarioGeweigerd
from pipelines.scenario.ontwerp import new_draft, resolve, set_key, write_draft
from pipelines.scenario.regelvelden import GESCHREVEN, REGELVELDEN
from tests.hulp.scenariogevallen import ALLES, INWONERS, VIJF_MILJOEN


def line(jaar, regel, doel, vorm, eur, sleutel, circulaire=None, sleutel_jaar=None):
    return Envelopregel(jaar, regel, doel, vorm, eur, sleutel, circulaire, sleutel_jaar)


REGELS = [
    regel
    for jaar in (2024, 2025, 2026)
    for regel in (
        line(jaar, "au-a", "a", "au", 60, "uitkeringsbasis", "M2024", 2024),
        line(jaar, "du-b", "b", "du", 30, "inwoners", None, jaar),
        line(jaar, "rest", "c", "buiten_gemeentefonds", 10, "geen"),
    )
]
GEPUBLICEERD = Gepubliceerd(
    {regel.id: regel for regel in REGELS},
    dict.fromkeys((2024, 2025, 2026), 100),
    frozenset("abc"),
    frozenset({("fte_a", "a")}),
)
bedragen = st.tuples(st.integers(0, 60), st.integers(0, 30))
sleutels = st.sampled_from(
    [("inwoners", None, 2023), ("gelijk", None, None), ("uitkeringsbasis [minimaal 5]", "M2024", 2025)]
)
wijzigingen = st.dictionaries(st.sampled_from([2024, 2025, 2026]), st.tuples(bedragen, st.none() | sleutels))


def changed(per_jaar, naam, ingroei):
    """A draft with other amounts, a key, a line that went and one that came."""
    regels = dict(GEPUBLICEERD.regels)
    for jaar, ((eur, du), sleutel) in per_jaar.items():
        oud = regels[jaar, "au-a"]
        regels[jaar, "au-a"] = replace(oud, bedrag_eur=eur, **(set_key(oud, *sleutel) if sleutel else {}))
        regels[jaar, "du-b"] = replace(regels[jaar, "du-b"], bedrag_eur=du)
        regels[jaar, "rest"] = replace(regels[jaar, "rest"], bedrag_eur=100 - eur - du)
    del regels[2026, "rest"]
    regels[2026, "nieuw"] = line(2026, "nieuw", "c", "spuk", 10, "gelijk")
    prijzen = {"fte_a": Decimal("105000.50")}
    return replace(
        new_draft(GEPUBLICEERD, naam), regels=regels, prijzen=prijzen, ingroei=ingroei, totaal_wijzigt=True
    )


@given(wijzigingen, st.text(min_size=1).filter(str.strip), st.booleans())
def test_a_draft_that_is_written_and_read_is_the_same_draft(per_jaar, naam, met_ingroei):
    ontwerp = changed(per_jaar, naam.strip(), {2025: Decimal("0.15")} if met_ingroei else {})
    tekst = write_draft(ontwerp, GEPUBLICEERD)
    assert resolve(parse_scenario(tekst), GEPUBLICEERD) == ontwerp
    assert unpack(pack(tekst)) == tekst


def test_years_that_change_alike_stand_in_one_block():
    regels = dict(GEPUBLICEERD.regels)
    for jaar in (2025, 2026):
        regels[jaar, "au-a"] = replace(regels[jaar, "au-a"], bedrag_eur=55)
        regels[jaar, "rest"] = replace(regels[jaar, "rest"], bedrag_eur=15)
    ontwerp = replace(new_draft(GEPUBLICEERD, 'Met "haken"'), regels=regels)
    assert write_draft(ontwerp, GEPUBLICEERD) == (
        'naam = "Met \\"haken\\""\n\n'
        '[[wijzig]]\nuitkeringsjaar = [2025, 2026]\nregel = "au-a"\nbedrag_eur = 55\n\n'
        '[[wijzig]]\nuitkeringsjaar = [2025, 2026]\nregel = "rest"\nbedrag_eur = 15\n'
    )


@pytest.mark.parametrize("tekst", [VIJF_MILJOEN, INWONERS, ALLES])
def test_a_file_as_a_draft_calculates_the_same(rekenaar, tekst):
    scenario = parse_scenario(tekst)
    ontwerp = resolve(scenario, rekenaar.gepubliceerd)
    opnieuw = parse_scenario(write_draft(ontwerp, rekenaar.gepubliceerd))
    assert resolve(opnieuw, rekenaar.gepubliceerd) == ontwerp
    assert rekenaar.allocation(opnieuw).equals(rekenaar.allocation(scenario))


def test_every_value_of_a_line_has_a_key_with_which_it_is_written():
    keuze = {"uitkeringsjaar", "regel", "doel", "vorm"}
    assert {veld.waarde for veld in GESCHREVEN} | keuze == {veld.name for veld in fields(Envelopregel)}
    assert {veld.waarde for veld in REGELVELDEN} == {veld.waarde for veld in GESCHREVEN}


def test_a_file_that_does_not_fit_is_no_draft():
    with pytest.raises(ScenarioGeweigerd) as fout:
        resolve(parse_scenario('naam = "x"\n[[wijzig]]\nregel = "au-b"\nbedrag_eur = 1'), GEPUBLICEERD)
    assert fout.value.bevindingen[0].cel == "regel 3: [[wijzig]] 1, regel"


def test_a_link_is_short():
    assert len(pack(VIJF_MILJOEN)) < 200


@pytest.mark.parametrize(
    "link", ["", "1", "2abc", "1abc", "zomaar", "1€", "1" + "A" * HOOGSTENS_TEKENS, pack(INWONERS)[:-3]]
)
def test_a_damaged_link_is_refused(link):
    with pytest.raises(FondskompasFout, match="link"):
        unpack(link)


@given(st.integers(1, 60), st.sampled_from("AZaz09-_"))
def test_another_character_is_never_another_scenario(plek, teken):
    link = pack(VIJF_MILJOEN)
    anders = link[:plek] + teken + link[plek + 1 :]
    if anders != link:
        with pytest.raises(FondskompasFout):
            unpack(anders)


def test_a_link_never_unpacks_to_more_than_a_file_may_hold():
    bom = pack("x" * HOOGSTENS_BYTES)
    assert len(unpack(bom)) == HOOGSTENS_BYTES
    with pytest.raises(FondskompasFout, match="te groot"):
        pack("x" * (HOOGSTENS_BYTES + 1))


def test_the_proof_adds_up_to_the_amount_and_redoes_it(rekenaar):
    scenario = parse_scenario(VIJF_MILJOEN)
    bewijs = rekenaar.proof(scenario, "GM0363")
    assert bewijs["regel"].to_list() == ["au-rechtsbescherming", "au-wijkteams"]
    verdeeld = dict(
        rekenaar.allocation(scenario)
        .filter(gm_code="GM0363", uitkeringsjaar=2025)
        .select("regel", "bedrag_eur")
        .iter_rows()
    )
    for rij in bewijs.iter_rows(named=True):
        assert rij["bedrag_eur"] == verdeeld[rij["regel"]] == rij["naar_beneden_eur"] + rij["extra_eur"]
        links = rij["deelbaar_eur"] * rij["gewicht"]
        assert links == rij["naar_beneden_eur"] * rij["gewicht_totaal"] + rij["rest"]
