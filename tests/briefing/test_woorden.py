"""The words of a briefing: texts that people edit, sentences that follow the figures, and numbers as they are printed."""

import shutil
from decimal import Decimal

import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.sjablonen import BLOKKEN, STANDAARD, Sjabloonregel, Teksten, fill_line
from pipelines.briefing.inhoud.woorden import choose_number, difference_notation, movement


def figure(waarde, notatie="aantal", status="afgeleid", **anders):
    velden = {
        "id": "x",
        "naam": "x",
        "eenheid": "",
        "afleiding": "telling",
        "vraag": "x",
        "rij": (),
        "kolom": "x",
    }
    return Briefinggetal(**{**velden, **anders}, waarde=waarde, notatie=notatie, status=status)


def sentence(tekst, **waarden):
    stukken = fill_line(Sjabloonregel(1, tekst), waarden)
    return "".join(s if isinstance(s, str) else s.gedrukt for s in stukken).replace("\u00a0", " ")


@pytest.fixture
def eigen(tmp_path):
    """Texts of one's own, to spoil."""
    return shutil.copytree(STANDAARD, tmp_path / "teksten")


def change(map_, oud, nieuw, bestand="landelijk/kern.txt"):
    pad = map_ / bestand
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")
    return next(
        (i for i, r in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1) if nieuw in r), None
    )


@pytest.mark.parametrize("soort", list(BLOKKEN))
def test_the_texts_that_come_with_it_can_be_used(soort):
    assert Teksten(soort).blokken


def test_a_text_of_ones_own_is_used(eigen):
    change(
        eigen, "Bij {onzichtbaar_pct} van {totaal} is niet te zien wat gemeenten ermee deden", "Kort en goed"
    )
    assert Teksten("landelijk", eigen).tekst("kern", "titel") == "Kort en goed"
    assert Teksten("landelijk", eigen).sha256 != Teksten("landelijk").sha256


def test_a_text_that_one_does_not_have_is_the_one_that_comes_with_it(tmp_path):
    assert Teksten("landelijk", tmp_path).tekst("envelop", "grafiek") == "Bedrag per doel, naar vorm"


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("{totaal}", "{totaaal}", "de plaatshouder {totaaal} is onbekend; bedoelt u totaal"),
        ("{totaal}", "heel veel", "de plaatshouder {totaal} ontbreekt; die is verplicht"),
        ("{totaal}", "{totaal} en {", "een accolade hoort bij een plaatshouder"),
        ("Daarvan", "Van de 150 miljoen", "een getal staat nooit in een tekst"),
        ("== status", "== stand", "het blok «== stand» is onbekend"),
        ("== status", "== stand", "het blok «== status» ontbreekt"),
        ("== titel", "zomaar\n== titel", "tekst vóór het eerste blok"),
    ],
)
def test_a_mistake_names_file_and_line_and_what_to_do(eigen, oud, nieuw, melding):
    regel = change(eigen, oud, nieuw)
    with pytest.raises(FondskompasFout) as fout:
        Teksten("landelijk", eigen)
    assert melding in str(fout.value)
    assert "kern.txt" in str(fout.value)
    if "onbekend; bedoelt" in melding or "accolade" in melding or "getal" in melding:
        assert f"regel {regel}" in str(fout.value)


def test_every_mistake_is_told_at_once(eigen):
    change(eigen, "{totaal}", "{totaaal}")
    change(eigen, "{sluitend:sluit/sluiten}", "{sluitent:sluit/sluiten}", "landelijk/vragen.txt")
    with pytest.raises(FondskompasFout) as fout:
        Teksten("landelijk", eigen)
    assert "totaaal" in str(fout.value)
    assert "sluitent" in str(fout.value)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FondskompasFout, match="eigen teksten bestaat niet"):
        Teksten("landelijk", tmp_path / "weg")


@pytest.mark.parametrize(
    ("aantal", "zin"), [(0, "0 gemeenten gaven"), (1, "1 gemeente gaf"), (12, "12 gemeenten gaven")]
)
def test_singular_and_plural_follow_the_number(aantal, zin):
    assert sentence("{n} {n:gemeente/gemeenten} {n:gaf/gaven}", n=figure(aantal)) == zin


@pytest.mark.parametrize("status", ["aanname", "voorbeeld"])
def test_a_weak_status_stands_in_the_sentence(status):
    assert sentence("Dat is {x}.", x=figure(5_000_000, "mln", status)) == f"Dat is € 5,0 mln ({status})."


@pytest.mark.parametrize("status", ["gepubliceerd", "afgeleid"])
def test_a_strong_status_stands_in_the_note_only(status):
    assert sentence("Dat is {x}.", x=figure(5_000_000, "mln", status)) == "Dat is € 5,0 mln."


def test_a_missing_figure_is_its_reason_and_never_zero():
    leeg = figure(None, "capaciteit", "geen cijfer", reden="te laat")
    assert sentence("Opgegeven: {x}.", x=leeg) == "Opgegeven: te laat."
    assert not leeg.is_zwak


@pytest.mark.parametrize(
    ("waarde", "notatie", "eenheid", "gedrukt"),
    [
        (24_000_000, "mln", "", "€ 24,0 mln"),
        (950_000, "mln", "", "€ 950.000"),
        (0, "mln", "", "€ 0,0 mln"),
        (Decimal("5.91"), "per_inwoner", "", "€ 5,91"),
        (Decimal("9.2"), "pct", "", "9,2%"),
        (Decimal("-1.5"), "procentpunt", "", "-1,5 procentpunt"),
        (Decimal("240.00"), "capaciteit", "fte", "240,0 fte"),
        (Decimal("0.24"), "capaciteit", "fte", "0,24 fte"),
        (Decimal("1.00"), "capaciteit", "locatie", "1,00 locatie"),
        (Decimal("531.48"), "capaciteit", "locatie", "531,5 locaties"),
        (17_942_942, "aantal", "", "17.942.942"),
    ],
)
def test_a_number_is_printed_in_the_notation_of_its_kind(waarde, notatie, eenheid, gedrukt):
    assert figure(waarde, notatie, eenheid=eenheid).gedrukt.replace("\u00a0", " ") == gedrukt


def test_what_moves_is_said_without_a_cause():
    assert [movement(1, 2), movement(2, 1), movement(2, 2)] == ["steeg", "daalde", "bleef gelijk"]
    assert difference_notation("pct") == "procentpunt"
    assert difference_notation("mln") == "mln"
    assert choose_number(None, "een", "meer") == "meer"


@pytest.mark.parametrize(
    "woord", ["doordat", "dankzij", "als gevolg van", "leidt tot", "veroorzaakt", "waardoor"]
)
def test_no_text_claims_a_cause(woord):
    for pad in STANDAARD.rglob("*.txt"):
        assert woord not in pad.read_text(encoding="utf-8").lower(), pad.name
