"""Questions as data: what is filled in is what is read, in whatever kind, and older workbooks say what they said."""

import hashlib
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipelines.basis.bevinding import Bevinding
from pipelines.sources.opgave import model as m
from pipelines.sources.opgave.adviseren import advise
from pipelines.sources.opgave.invullen import Antwoord, Grootboekinvoer, answers_of, ledger_of, plain_text
from pipelines.sources.opgave.lezen import read_return
from pipelines.sources.opgave.schrijven import fill_template, make_template
from pipelines.sources.opgave.vragen import (
    BESTEED,
    DECIMALEN,
    NIET_TE_SPLITSEN,
    PRIJS,
    PRIJS_BRON,
    SAMEN,
    Doelblad,
    Vraag,
    choose,
    place_of,
    places,
    question_at,
    read_questions,
)
from pipelines.sources.raw.opgaven import REDENEN

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
VRAGEN = read_questions(RAW)
BLADEN = choose(VRAGEN, 2024)
BLOK = "au-vier-doelen"
GEVRAAGD = [v for blad in BLADEN.values() if not blad.is_blok for v in blad.rows().values()]


def fill(*antwoorden: Antwoord, bladen: dict[str, Doelblad] = BLADEN) -> bytes:
    return fill_template("GM0363", "Amsterdam", 2024, [(b, []) for b in bladen.values()], antwoorden)


def read(inhoud: bytes) -> tuple[m.Opgave, list[Bevinding]]:
    opgave, bevindingen = read_return(inhoud, "op.xlsx", "bron", VRAGEN, frozenset({"GM0363"}))
    assert opgave is not None, bevindingen
    return opgave, bevindingen


def places_of(bevindingen: list[Bevinding]) -> list[tuple[str, str, str]]:
    return [(b.regel, b.blad, b.cel) for b in bevindingen]


TEKST = st.one_of(st.text(max_size=60), st.just("_x0041_ _x005F_")).map(plain_text)


def answers_to(vraag: Vraag) -> st.SearchStrategy[Antwoord]:
    """Anything that may be answered to a question, as it is typed when it is written back."""
    if vraag.soort in DECIMALEN:
        getal = st.decimals(0, 10**10, places=DECIMALEN[vraag.soort]).map(
            lambda d: f"{d.normalize():f}".replace(".", ",")
        )
    elif vraag.choices:
        getal = st.sampled_from(vraag.choices)
    else:
        getal = TEKST
    gegeven = st.tuples(getal, st.just(""))
    leeg = st.tuples(st.just(""), st.sampled_from(["", *REDENEN]))
    return st.builds(
        lambda paar, toelichting: Antwoord(vraag.doel, vraag.indicator, paar[0], paar[1], toelichting),
        st.one_of(gegeven, leeg),
        TEKST,
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(GEVRAAGD), unique=True, max_size=12).flatmap(
        lambda vs: st.tuples(*map(answers_to, vs))
    )
)
def test_what_is_filled_in_is_what_is_read(antwoorden: tuple[Antwoord, ...]) -> None:
    opgave, bevindingen = read(fill(*antwoorden))
    gezegd = {a for a in antwoorden if a.waarde or a.reden or a.toelichting}
    assert set(answers_of(opgave)) == gezegd
    fouten = {b.regel for b in bevindingen} - (
        {"opgave_leeg"} if not any(a.waarde or a.reden for a in gezegd) else set()
    )
    assert fouten == set()


def test_the_same_answers_give_the_same_bytes_and_so_does_what_was_read() -> None:
    antwoorden = (Antwoord("wijkteams", "fte_wijkteams", "12,25"), Antwoord("ido", BESTEED, "1.500.000"))
    boek = fill_template(
        "GM0363",
        "Amsterdam",
        2024,
        [(b, []) for b in BLADEN.values()],
        antwoorden,
        [Grootboekinvoer("ido", "4100", "1.500.000", "KP", "inhuur", "tijdelijk")],
    )
    opgave, _ = read(boek)
    opnieuw = fill_template(
        "GM0363", "Amsterdam", 2024, [(b, []) for b in BLADEN.values()], answers_of(opgave), ledger_of(opgave)
    )
    assert hashlib.sha256(boek).hexdigest() == hashlib.sha256(opnieuw).hexdigest()
    assert [(g.bedrag_eur, g.omschrijving) for g in opgave.grootboek] == [(1_500_000, "inhuur")]


@pytest.mark.parametrize(
    ("indicator", "waarde", "regel"),
    [
        ("wachttijd_dagen", "twaalf", "opgave_waarde"),
        ("wachttijd_dagen", "-1", "opgave_waarde"),
        ("wachttijd_dagen", "1,005", "opgave_waarde"),
        ("wachttijd_dagen", "1.5.0", "opgave_waarde"),
        ("wachttijd_dagen", "1,000", "opgave_waarde"),
        ("wijkteams_aantal", "2,5", "opgave_waarde"),
        (PRIJS, "95.000,50", "opgave_waarde"),
        (PRIJS, "95,000", "opgave_waarde"),
    ],
)
def test_a_wrong_value_is_reported_at_its_own_question(indicator: str, waarde: str, regel: str) -> None:
    _, bevindingen = read(fill(Antwoord("wijkteams", indicator, waarde), Antwoord("ido", BESTEED, "1")))
    assert places_of(bevindingen) == [(regel, *place_of(list(BLADEN.values()), "wijkteams", indicator))]
    assert question_at(list(BLADEN.values()), bevindingen[0].blad, bevindingen[0].cel) == (
        "wijkteams",
        indicator,
    )


@pytest.mark.parametrize(
    ("doel", "indicator", "waarde"),
    [("rechtsbescherming", "ombudsfunctie", "een vriend"), ("integraal_werken", "loket_fysiek", "misschien")],
)
def test_an_answer_outside_the_choices_is_reported(doel: str, indicator: str, waarde: str) -> None:
    _, bevindingen = read(fill(Antwoord(doel, indicator, waarde), Antwoord("ido", BESTEED, "1")))
    assert places_of(bevindingen) == [("opgave_keuze", *place_of(list(BLADEN.values()), doel, indicator))]


def test_capitals_are_no_other_choice() -> None:
    opgave, bevindingen = read(fill(Antwoord("integraal_werken", "loket_fysiek", "Ja")))
    assert (bevindingen, [a.tekst for a in opgave.antwoorden]) == ([], ["ja"])


@pytest.mark.parametrize(
    ("typt", "leest"),
    [("1.500", "1500"), ("12,25", "12.25"), ("12.25", "12.25"), ("€ 1.500.000", "1500000"), (" 7 ", "7")],
)
def test_numbers_are_read_as_dutch(typt: str, leest: str) -> None:
    opgave, _ = read(fill(Antwoord("wijkteams", "fte_wijkteams", typt)))
    assert next(r.waarde for r in opgave.regels if r.doel == "wijkteams") == Decimal(leest)


def test_a_formula_that_is_typed_stays_text() -> None:
    opgave, _ = read(fill(Antwoord("ido", "ido_vragen", "5", toelichting='=HYPERLINK("http://x","y")')))
    assert [a.opmerking for a in opgave.antwoorden] == ['=HYPERLINK("http://x","y")']


def test_every_question_has_a_cell_of_its_own_and_back() -> None:
    bladen = list(BLADEN.values())
    plekken = places(bladen)
    assert len(set(plekken.values())) == len(plekken) == sum(len(b.rows()) for b in bladen)
    assert {question_at(bladen, *plek) for plek in plekken.values()} == plekken.keys()
    assert question_at(bladen, "wijkteams", "A1") is None


def test_an_older_workbook_says_what_it_said() -> None:
    """Made by the program as it was before questions were data."""
    opgave, bevindingen = read((Path(__file__).parent / "opgave_v1.xlsx").read_bytes())
    assert bevindingen == []
    wijkteams = next(r for r in opgave.regels if r.doel == "wijkteams")
    assert (wijkteams.waarde, wijkteams.besteed_eur, wijkteams.cel) == (Decimal("12.25"), 1_500_000, "B21")
    assert [(g.bedrag_eur, g.cel) for g in opgave.grootboek] == [(1_000_000, "B26"), (500_000, "B27")]
    assert (opgave.antwoorden, opgave.blokken) == ([], [])


def test_one_figure_for_a_block_stands_for_its_goals() -> None:
    opgave, bevindingen = read(fill(Antwoord(BLOK, SAMEN, "40,5"), Antwoord(BLOK, BESTEED, "4.000.000")))
    assert bevindingen == []
    assert [(b.doel, b.waarde, b.besteed_eur) for b in opgave.blokken] == [(BLOK, Decimal("40.5"), 4_000_000)]
    redenen = {r.doel: (r.waarde, r.reden, r.reden_besteed) for r in opgave.regels}
    for doel in VRAGEN[BLOK].samen[2024]:
        assert redenen[doel] == (None, NIET_TE_SPLITSEN, NIET_TE_SPLITSEN)
    assert redenen["ido"] == (None, None, None)


def test_a_block_and_one_of_its_goals_cannot_both_have_a_figure() -> None:
    _, bevindingen = read(fill(Antwoord(BLOK, SAMEN, "40"), Antwoord("wijkteams", "fte_wijkteams", "10")))
    assert places_of(bevindingen) == [("opgave_blok_en_doel", "wijkteams", "B21")]


def test_who_cannot_split_says_it_together() -> None:
    reden = Antwoord("wijkteams", "fte_wijkteams", reden=NIET_TE_SPLITSEN)
    assert places_of(read(fill(reden))[1]) == [("opgave_blok_leeg", "wijkteams", "B21")]
    ido = Antwoord("ido", "ido_locaties", reden=NIET_TE_SPLITSEN)
    assert places_of(read(fill(ido))[1]) == [("opgave_blok_leeg", "ido", "B21")]


def test_a_round_asks_a_part_of_the_questions() -> None:
    vragen = {("wijkteams", "wachttijd_dagen"), ("ido", "ido_locaties")}
    inhoud = make_template("GM0363", "Amsterdam", 2024, [(b, []) for b in VRAGEN.values()], vragen)
    boek = load_workbook(io.BytesIO(inhoud))
    assert boek.sheetnames == ["Leeswijzer", "ido", "wijkteams", "_sjabloon"]
    assert [v.indicator for v in choose(VRAGEN, 2024, vragen)["wijkteams"].vragen] == ["wachttijd_dagen"]


def test_only_a_centrumgemeente_is_asked_for_its_region() -> None:
    anders = choose(VRAGEN, 2024, is_centrumgemeente=False)["zorg_en_veiligheid"]
    assert (anders.vragen, len(BLADEN["zorg_en_veiligheid"].vragen)) == ((), 2)


def test_a_question_that_is_no_longer_asked_is_a_warning_and_the_rest_is_read() -> None:
    inhoud = fill(
        Antwoord("wijkteams", "wachttijd_dagen", "9"), Antwoord("wijkteams", "wijkteams_aantal", "4")
    )
    minder = dict(VRAGEN) | choose(VRAGEN, 2024, {("wijkteams", "wijkteams_aantal")})
    opgave, bevindingen = read_return(inhoud, "op.xlsx", "bron", minder, frozenset({"GM0363"}))
    assert opgave is not None
    assert {(b.regel, b.ernst.value) for b in bevindingen} == {("opgave_vraag_onbekend", "waarschuwing")}
    assert [(a.indicator, a.waarde) for a in opgave.antwoorden] == [("wijkteams_aantal", 4)]


def test_advice_on_what_is_probably_not_meant() -> None:
    opgave, _ = read(fill(Antwoord("wijkteams", "wachttijd_dagen", "9"), Antwoord("ido", PRIJS, "30000")))
    gezegd = {(b.regel, b.blad, b.cel) for b in advise(opgave)}
    assert ("opgave_leidend_leeg", "wijkteams", "B21") in gezegd
    assert ("opgave_prijs_zonder_bron", "ido", "B23") in gezegd
    met_bron, _ = read(fill(Antwoord("ido", PRIJS, "30000"), Antwoord("ido", PRIJS_BRON, "begroting 2024")))
    assert "opgave_prijs_zonder_bron" not in {b.regel for b in advise(met_bron)}


def test_an_answer_to_what_is_not_asked_is_refused() -> None:
    with pytest.raises(ValueError, match="not asked"):
        fill(Antwoord("wijkteams", "kleur", "blauw"))
    with pytest.raises(ValueError, match="twice"):
        fill(Antwoord("wijkteams", PRIJS, "1"), Antwoord("wijkteams", PRIJS, "2"))
