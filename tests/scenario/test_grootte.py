"""Scenarios that nobody writes by hand: they come in by a link, and reading them is work worth their length.

Work is counted in calls, which are the same on every machine; a text that takes time by the square of its length has millions.
"""

import itertools
import sys

import pytest

from pipelines.scenario.lezen import HOOGSTENS_BLOKKEN, parse_scenario
from pipelines.scenario.link import HOOGSTENS_BYTES, pack, unpack
from pipelines.scenario.melden import HOOGSTENS_BEVINDINGEN, Plaats, ScenarioGeweigerd, Verslag
from pipelines.scenario.toepassen import HOOGSTENS_SOMMEN, apply_scenario
from pipelines.sources.raw.sleutel import SleutelFout, parse_sleutel
from tests.scenario.test_ontwerp import GEPUBLICEERD

# tomllib alone asks about fifteen calls for a line, and the shortest lines make some ten thousand of them
HOOGSTENS_AANROEPEN = 600_000


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
        (f'naam = "x"\n[[wijzig]]\nregel = "r"\nerbij_eur = 0x{"f" * 60_000}', "scenario_waarde", "euro"),
        (f'naam = "x"\nwijzig = [0x{"f" * 60_000}]', "scenario_blok", "sleutels met waarden"),
        (
            'naam = "x"\n[[wijzig]]\nregel = "r"\nsleutel = "a' + " " * 60_000 + 'b"',
            "scenario_waarde",
            "tekens",
        ),
        ('naam = "x"\n' + "k" * 60_000 + " = 1", "scenario_sleutel_onbekend", "naam"),
    ],
    ids=["nesting", "path", "number", "blocks", "hexadecimal", "block-is-number", "spaces", "long-name"],
)
def test_a_scenario_without_end_is_one_finding(tekst, regel, verwacht):
    [bevinding] = parse_scenario(tekst).bevindingen
    assert (bevinding.regel, verwacht in bevinding.verwacht) == (regel, True)
    assert max(len(deel) for deel in (bevinding.cel, bevinding.waarde, bevinding.melding)) < 400


def fill_up(kop, regel):
    """As many lines as a link may hold."""
    delen = [kop]
    ruimte = HOOGSTENS_BYTES - len(kop)
    for nummer in itertools.count():
        delen.append(regel.format(nummer))
        ruimte -= len(delen[-1])
        if ruimte < 0:
            return "".join(delen[:-1])
    raise AssertionError


def count_calls(doe):
    """How many functions are called, of Python and of C."""
    aantal = 0

    def tel(_frame, gebeurtenis, _wat):
        nonlocal aantal
        aantal += gebeurtenis in ("call", "c_call")

    sys.setprofile(tel)
    try:
        doe()
    finally:
        sys.setprofile(None)
    return aantal


@pytest.mark.parametrize(
    ("kop", "regel"),
    [
        ('naam = "x"\n', "k{} = 1\n"),
        ('naam = "x"\n[[wijzig]]\n', "k{} = 1\n"),
        ('naam = "x"\n[prijzen]\n', "k{} = 1\n"),
        ('naam = "x"\n[ingroei]\n', "{} = 1\n"),
        ("", "[t{}]\n"),
    ],
    ids=["top", "block", "prices", "ingroei", "tables"],
)
def test_thousands_of_mistakes_cost_one_reading_and_fifty_findings(kop, regel):
    tekst = fill_up(kop, regel)

    def read_and_apply():
        scenario = parse_scenario(tekst)
        with pytest.raises(ScenarioGeweigerd) as fout:
            verslag = scenario.new_report()
            apply_scenario(scenario, GEPUBLICEERD, verslag)
            verslag.refuse_on_errors()
        assert len(fout.value.bevindingen) == HOOGSTENS_BEVINDINGEN
        assert "daarna is niet verder gekeken" in str(fout.value)

    assert count_calls(read_and_apply) < HOOGSTENS_AANROEPEN


def test_a_link_of_a_few_hundred_characters_with_thousands_of_mistakes():
    """The kind of link that once kept the server busy for 101 seconds."""
    blok = "[[wijzig]]\n" + "".join(f"k{nummer} = 1\n" for nummer in range(28))
    link = pack('naam = "x"\n' + blok * HOOGSTENS_BLOKKEN)
    assert len(link) < 600
    gelezen = []
    assert count_calls(lambda: gelezen.append(parse_scenario(unpack(link)))) < HOOGSTENS_AANROEPEN
    assert len(gelezen[0].bevindingen) == HOOGSTENS_BEVINDINGEN


def test_the_lines_of_a_text_are_gone_through_once():
    class Tekst(str):
        keren = 0

        def splitlines(self, keepends=False):
            Tekst.keren += 1
            return super().splitlines(keepends)

    verslag = Verslag("x", Tekst(fill_up("", "k{} = 1\n")))
    with pytest.raises(ScenarioGeweigerd):
        for nummer in range(1_000):
            verslag.meld("scenario_sleutel_onbekend", Plaats(sleutel=f"k{nummer}"), verwacht="niets")
    assert [b.cel for b in verslag.bevindingen[:2]] == ["regel 1: k0", "regel 2: k1"]
    assert Tekst.keren == 1


def test_a_short_link_cannot_ask_for_thousands_of_allocations():
    blok = '[[voeg_toe]]\nregel = "r{}"\nuitkeringsjaar = 2025\ndoel = "a"\nvorm = "au"\nbedrag_eur = 1\nsleutel = "{}"\n'
    delen = " + ".join(["1 * gelijk"] * 20 + ["uitkeringsbasis"])
    for aantal, sleutel in ((HOOGSTENS_SOMMEN + 1, "gelijk"), (HOOGSTENS_SOMMEN // 20, delen)):
        tekst = 'naam = "x"\ntotaal_wijzigt = true\n' + "".join(
            blok.format(nummer, sleutel) for nummer in range(aantal)
        )
        assert len(pack(tekst)) < 1_000
        scenario = parse_scenario(tekst)
        with pytest.raises(ScenarioGeweigerd) as fout:
            apply_scenario(scenario, GEPUBLICEERD, scenario.new_report())
        assert [b.regel for b in fout.value.bevindingen] == ["scenario_te_groot"]


def test_limits_of_a_key_are_read_from_its_end():
    sleutel = parse_sleutel("uitkeringsbasis [minimaal 5] [hoogstens 9]  ")
    assert (sleutel.minimum_eur, sleutel.maximum_eur) == (5, 9)
    for fout in ("inwoners [minimaal 5] x", "inwoners ]", "inwoners [[minimaal 5]]", "[minimaal 5]"):
        with pytest.raises(SleutelFout):
            parse_sleutel(fout)


def test_as_many_blocks_as_fit_are_read():
    blok = '[[wijzig]]\nregel = "r"\nbedrag_eur = 1\n'
    scenario = parse_scenario('naam = "x"\ntoelichting = "zie www.a.b.c.d"\n' + blok * HOOGSTENS_BLOKKEN)
    assert (len(scenario.blokken), scenario.bevindingen) == (HOOGSTENS_BLOKKEN, ())
