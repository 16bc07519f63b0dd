"""Scenarios that nobody writes by hand: they come in by a link, and reading them takes no time worth mentioning."""

import pytest

from pipelines.scenario.lezen import HOOGSTENS_BLOKKEN, parse_scenario


@pytest.mark.parametrize(
    ("tekst", "regel", "verwacht"),
    [
        ("a = " + "[" * 5_000, "scenario_toml", "geldige TOML"),
        ("a" + ".a" * 20_000 + " = 1", "scenario_toml", "geldige TOML"),
        ("a = " + "9" * 5_000, "scenario_toml", "geldige TOML"),
        (
            'naam = "x"\n' + "[[wijzig]]\n" * (HOOGSTENS_BLOKKEN + 1),
            "scenario_te_groot",
            f"hoogstens {HOOGSTENS_BLOKKEN} blokken",
        ),
    ],
    ids=["nesting", "path", "number", "blocks"],
)
def test_a_scenario_without_end_is_one_finding(tekst, regel, verwacht):
    [bevinding] = parse_scenario(tekst).bevindingen
    assert (bevinding.regel, verwacht in bevinding.verwacht) == (regel, True)


def test_as_many_blocks_as_fit_are_read():
    blok = '[[wijzig]]\nregel = "r"\nbedrag_eur = 1\n'
    scenario = parse_scenario('naam = "x"\ntoelichting = "zie www.a.b.c.d"\n' + blok * HOOGSTENS_BLOKKEN)
    assert (len(scenario.blokken), scenario.bevindingen) == (HOOGSTENS_BLOKKEN, ())
