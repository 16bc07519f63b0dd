"""Tracing a figure: references, sums, what exists when something does not, and the cell in its document."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_exact
from pipelines.basis.verwijzing import formula, per_inhabitant, rate_difference, reference
from pipelines.bouw.bouwen import build
from pipelines.cli.herkomst import as_object, parse_reference
from pipelines.herkomst import Verwijzing, read_fragment, trace
from pipelines.herkomst.formule import fill_in
from tests.hulp.helpers import edit_cell
from tests.hulp.rekenboek import rounded

TEKST = "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams&vorm=au&gm_code=GM0004#bedrag_eur"


def find(con, tekst, **opties):
    return trace(con, Verwijzing.lees(tekst), **opties)


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), unique_by=lambda paar: paar[0]))
def test_a_reference_survives_its_text_form(sleutel):
    verwijzing = Verwijzing("mart.brug", tuple(sleutel), "bedrag_eur")
    assert Verwijzing.lees(verwijzing.als_tekst()) == verwijzing


def test_the_text_form_is_readable():
    sleutel = (("uitkeringsjaar", "2023"), ("uitkering", "personen met verward gedrag"))
    assert Verwijzing("mart.uitkering", sleutel, "bedrag_eur").als_tekst() == (
        "mart.uitkering?uitkeringsjaar=2023&uitkering=personen%20met%20verward%20gedrag#bedrag_eur"
    )


@pytest.mark.parametrize(
    "tekst", ["", "onzin", "mart.x", "mart.x?a=1", "x?a=1#b", "mart.x?a#b", "mart.x?=1#b", "mart.x?a=1&a=2#b"]
)
def test_nonsense_is_no_reference(tekst):
    with pytest.raises(FondskompasFout, match="geen verwijzing naar een cijfer"):
        Verwijzing.lees(tekst)


def test_the_steps_of_an_allocated_amount_have_its_numbers(mini):
    """Deestad = Beestad + Ceeburg: 4.400 + 1.750 of 12.920, so 1.000 × 6.150 ÷ 12.920 = 476,006."""
    spoor = find(mini, TEKST)
    assert (spoor.waarde, spoor.eenheid, spoor.status) == (476, "euro", "aanname")
    assert [s.waarde for s in spoor.stappen] == [1000, 6150, 12920, 476, 476]
    assert spoor.stappen[3].formule == "floor(1.000 × 6.150 ÷ 12.920) = 476, rest 80, + 0 = 476"
    gewicht = trace(mini, spoor.stappen[1].verwijzing)
    assert gewicht.waarde == 6150
    assert "jongeren (jong), Beestad (GM0002)" in [s.omschrijving for s in gewicht.stappen]
    assert {c.cel for c in gewicht.cellen if c.document.endswith("volumina.csv")} == {
        f"{kolom}{rij}" for kolom in "CDE" for rij in (3, 4)
    }


def test_a_sum_shows_its_parts_and_cuts_its_cells(mini):
    spoor = find(mini, "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams#bedrag_eur", hoogstens_cellen=5)
    assert spoor.waarde == 1000
    assert spoor.stappen[-1].formule == "Σ = 1.000"
    assert [s.verwijzing.sleutel[-1][1] for s in spoor.stappen[:-1]] == ["GM0004", "GM0005", "GM0001"]
    # volumes of four gemeenten and three bedragen per eenheid, the amount and the key of the line
    assert (len(spoor.cellen), spoor.cellen_totaal) == (5, 4 * 3 + 3 + 2)


def test_cells_follow_the_steps_and_not_the_hash_of_their_document(mini):
    """What is divided comes before what it is divided by; a source that changes keeps its place among the others."""
    spoor = trace(
        mini,
        Verwijzing.lees(
            "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams&vorm=au&gm_code=GM0001#bedrag_eur"
        ),
    )
    documenten = list(dict.fromkeys(cel.document for cel in spoor.cellen))
    assert documenten[0] == "pok/envelop.csv"
    assert documenten[1:] == sorted(documenten[1:])
    assert len(documenten) > 2


def test_a_goal_with_two_lines_sums_its_parts(mini):
    spoor = find(mini, "mart.toewijzing?uitkeringsjaar=2022&doel=ido&vorm=spuk&gm_code=GM0001#bedrag_eur")
    assert spoor.stappen[-1].formule == "500 + 148 = 648"
    assert {c.cel for c in spoor.cellen if c.document == "pok/envelop.csv"} == {"E7", "G7", "E8", "G8"}


def of_mini(tabel, kolom, **wie):
    return reference(tabel, kolom, uitkeringsjaar=2023, **wie)


def test_an_amount_per_inhabitant_has_its_formula_and_the_cells_of_both_parts(mini):
    """Deestad: 476 of wijkteams; Beestad and Ceeburg have 200 + 50 inhabitants."""
    bron = per_inhabitant(of_mini("mart.toewijzing", "bedrag_eur", doel="wijkteams", gm_code="GM0004"), 2023, gm_code="GM0004")  # fmt: skip
    spoor = find(mini, bron)
    bedrag, inwoners, uitkomst = spoor.stappen
    assert uitkomst.formule == f"476 ÷ {inwoners.waarde} → {format_exact(spoor.waarde)}"
    assert spoor.waarde == rounded(Fraction(476, inwoners.waarde), 2)
    assert (spoor.eenheid, spoor.status) == ("euro per inwoner", "aanname")
    assert trace(mini, bedrag.verwijzing).waarde == 476
    assert {"gemeenten/inwoners.csv", "pok/envelop.csv"} <= {c.document for c in spoor.cellen}


def test_several_gemeenten_and_a_province_are_sums(mini):
    delen = {gm: find(mini, of_mini("mart.toewijzing", "bedrag_eur", gm_code=gm)).waarde for gm in ("GM0001", "GM0004")}  # fmt: skip
    samen = find(mini, of_mini("mart.toewijzing", "bedrag_eur", gm_code="GM0001~GM0004"))
    assert samen.waarde == sum(delen.values())
    assert samen.verwijzing.als_tekst().endswith("gm_code=GM0001~GM0004#bedrag_eur")
    provincies = mini.execute(
        "SELECT DISTINCT provincie FROM herkomst.kenmerk WHERE uitkeringsjaar = 2023"
    ).fetchall()
    som = sum(
        find(mini, of_mini("mart.toewijzing", "bedrag_eur", provincie=naam)).waarde for (naam,) in provincies
    )
    assert som == find(mini, of_mini("mart.toewijzing", "bedrag_eur")).waarde


def test_a_difference_between_rates_comes_from_the_whole_amounts(mini):
    delen = [of_mini(tabel, kolom, **wie) for wie in ({"gm_code": "GM0004"}, {}) for tabel, kolom in (("mart.toewijzing", "bedrag_eur"), ("herkomst.inwoners", "inwoners"))]  # fmt: skip
    eigen, inwoners, land, iedereen = (find(mini, deel).waarde for deel in delen)
    exact = Fraction(eigen, inwoners) - Fraction(land, iedereen)
    assert find(mini, rate_difference(*delen)).waarde == rounded(exact, 2)
    pct = find(mini, rate_difference(*delen, pct=True)).waarde
    assert pct == rounded(exact * 100 / Fraction(land, iedereen), 2)


def test_a_figure_of_a_missing_part_is_missing_and_says_which(mini):
    niets = (
        "mart.besteding?boekjaar=2022&verslagsoort=jaarrekening&gm_code=GM0002&taakveld=0.1#salarissen_eur"
    )
    spoor = find(
        mini, formula("per_inwoner", bedrag=niets, inwoners=of_mini("herkomst.inwoners", "inwoners"))
    )
    assert (spoor.waarde, spoor.status) == (None, None)
    assert spoor.stappen[-1].omschrijving == "Niet te berekenen: geen cijfer voor bedrag"


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("formule.gok?a=b#uitkomst", "is geen formule. Er is: formule.per_inwoner"),
        ("formule.per_inwoner?bedrag=b#uitkomst", "is gemaakt van bedrag en inwoners"),
        ("scenario.gemeente?uitkeringsjaar=2023#scenario_eur", "op de pagina van dat scenario"),
        (of_mini("mart.toewijzing", "bedrag_eur", provincie="Atlantis"), "geen rij met provincie «Atlantis»"),
        (of_mini("mart.toewijzing", "bedrag_eur", provincie="x", gm_code="GM0001"), "niet allebei"),
    ],
)
def test_a_figure_that_cannot_be_made_says_why(mini, tekst, melding):
    with pytest.raises(FondskompasFout, match=melding):
        find(mini, tekst)


def test_a_rounded_figure_is_no_part_of_another(mini):
    deel = per_inhabitant(of_mini("mart.toewijzing", "bedrag_eur"), 2023)
    with pytest.raises(FondskompasFout, match="is afgerond"):
        find(mini, formula("verschil", nieuw=deel, oud=deel))


def test_a_missing_figure_has_no_status_and_its_empty_cell(mini):
    spoor = find(
        mini,
        "mart.besteding?boekjaar=2022&verslagsoort=jaarrekening&gm_code=GM0002&taakveld=0.1#salarissen_eur",
    )
    assert (spoor.waarde, spoor.status) == (None, None)
    assert [(c.cel, c.gedrukt, c.waarde) for c in spoor.cellen] == [("E4", "", None)]


def test_both_sides_of_a_reconciliation_lead_to_their_cells(mini):
    spoor = find(mini, "mart.aansluiting?code=envelop-2022#verschil_eur")
    assert spoor.waarde == 0
    documenten = {c.document for c in spoor.cellen}
    assert documenten == {"pok/envelop.csv", "pok/jaren.csv"}


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("mart.toewijzingen?a=1#b", "«mart.toewijzingen» heeft geen herkomst. Bedoelt u «mart.toewijzing»"),
        ("mart.toewijzing?a=1#bedrag", "geen cijfer «bedrag». Bedoelt u «bedrag_eur»"),
        ("mart.toewijzing?gm=GM0001#bedrag_eur", "De sleutel is: uitkeringsjaar, doel, vorm, gm_code"),
        ("mart.toewijzing?doel=wijkteams#bedrag_eur", "Geef ook uitkeringsjaar.*Er is: 2022, 2023"),
        ("mart.toewijzing?uitkeringsjaar=20x#bedrag_eur", "«20x» is geen waarde voor uitkeringsjaar"),
        (f"mart.toewijzing?uitkeringsjaar={'9' * 60}#bedrag_eur", "is geen waarde voor uitkeringsjaar"),
        ("mart.toewijzing?uitkeringsjaar=2019#bedrag_eur", "geen rij met uitkeringsjaar «2019»"),
        (
            "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteam#bedrag_eur",
            "geen rij met doel «wijkteam» bij uitkeringsjaar 2023. Bedoelt u «wijkteams»",
        ),
        ("mart.toewijzing_bewijs?uitkeringsjaar=2023#rest", "niet op te tellen over"),
    ],
)
def test_what_is_unknown_says_what_there_is(mini, tekst, melding):
    with pytest.raises(FondskompasFout, match=melding):
        find(mini, tekst)


def test_a_typed_key_is_a_reference():
    assert parse_reference("toewijzing", ["jaar=2023", "gm_code=GM0363"], None) == Verwijzing(
        "mart.toewijzing", (("uitkeringsjaar", "2023"), ("gm_code", "GM0363")), "bedrag_eur"
    )
    assert parse_reference(TEKST, [], None) == Verwijzing.lees(TEKST)


@pytest.mark.parametrize(
    ("tabel", "sleutel", "kolom", "melding"),
    [
        ("besteding", ["jaar=2023"], None, "kies er een:\n  --kolom lasten_eur"),
        ("besteding", ["2023"], None, "«2023» is geen naam=waarde"),
        ("besteding", ["jaar=2023", "boekjaar=2023"], None, "Twee waarden voor boekjaar"),
        (TEKST, ["jaar=2023"], None, "niet allebei"),
    ],
)
def test_an_unclear_question_is_refused(tabel, sleutel, kolom, melding):
    with pytest.raises(FondskompasFout, match=melding):
        parse_reference(tabel, sleutel, kolom)


def test_a_trace_is_json(mini):
    tekst = json.dumps(as_object(find(mini, TEKST)))
    assert json.loads(tekst)["verwijzing"] == TEKST


def test_negative_numbers_stand_in_brackets():
    assert fill_in("{} × {} + {}", ["2", "1.50", "-1234.5"]) == "2 × 1,5 + (-1.234,5)"


@pytest.fixture
def gebouwd(miniraw, tmp_path):
    """The tiny folder with its database, both to be spoiled."""
    import duckdb

    build(miniraw, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        yield miniraw, con


def test_a_fragment_shows_the_cell_and_its_surroundings(gebouwd):
    raw, con = gebouwd
    cel = find(
        con, "mart.algemene_uitkering?circulaire=M2022&uitkeringsjaar=2023&gm_code=GM0002#uitkeringsbasis_eur"
    ).cellen
    (cel,) = [c for c in cel if c.document.endswith("volumina.csv") and c.cel == "D3"]
    fragment = read_fragment(raw, con, cel, rond=1)
    assert fragment.kolommen == ("C", "D", "E")
    assert fragment.kop == ("inwo", "jong", "vast")
    assert fragment.rijen == ((2, ("100", "10,5", "1")), (3, ("200", "20", "1")), (4, ("50", "0", "1")))
    assert fragment.rijen[fragment.rij][1][fragment.kolom] == cel.gedrukt == "20"


def test_a_fragment_of_a_workbook(gebouwd):
    raw, con = gebouwd
    vraag = "mart.capaciteit?peildatum=2022-12-31&gm_code=GM0001&doel=leren&indicator=fte_leren#besteed_eur"
    (cel,) = find(con, vraag).cellen
    fragment = read_fragment(raw, con, cel)
    assert (cel.blad, cel.cel, fragment.kop[fragment.kolom]) == ("Opgave", "H2", "besteed_eur")
    assert fragment.rijen[fragment.rij][1][fragment.kolom] == cel.gedrukt == "200"


@pytest.mark.parametrize(
    ("wat", "melding"),
    [("weg", "is er niet meer"), ("anders", "is veranderd sinds de bouw"), ("cel", "geen cel van een blad")],
)
def test_no_fragment_of_another_document(gebouwd, wat, melding):
    raw, con = gebouwd
    (cel,) = find(
        con, "mart.envelop_regel?uitkeringsjaar=2022&doel=veilig&vorm=du&regel=du-opvang#bedrag_eur"
    ).cellen
    if wat == "weg":
        (raw / cel.document).unlink()
    elif wat == "anders":
        edit_cell(raw / cel.document, cel.cel, "1001")
    else:
        cel = type(cel)(**{**cel.__dict__, "cel": "rijen van GM0001"})
    with pytest.raises(FondskompasFout, match=melding):
        read_fragment(raw, con, cel)


def test_a_place_outside_the_register_is_not_read(gebouwd):
    """Whoever builds a Broncel by hand cannot have any file read."""
    raw, con = gebouwd
    (cel,) = find(
        con, "mart.envelop_regel?uitkeringsjaar=2022&doel=veilig&vorm=du&regel=du-opvang#bedrag_eur"
    ).cellen
    with pytest.raises(FondskompasFout, match="staat niet in deze database"):
        read_fragment(raw, con, type(cel)(**{**cel.__dict__, "bron_id": "0" * 64, "document": "../geheim"}))


def test_every_figure_column_of_the_marts_is_in_the_catalogue(con):
    """A new column of euro in a mart that can be traced gets a line in kolommen.csv."""
    from pipelines.herkomst.catalogus import read_catalogue

    ongenoemd = {
        f"{tabel.naam}.{kolom}"
        for tabel in read_catalogue().values()
        for kolom in con.view(tabel.naam).columns
        if kolom.endswith("_eur") and kolom not in {f.kolom for f in tabel.figuren}
    }
    assert ongenoemd == {"mart.aansluiting.tolerantie_eur", "mart.aansluiting.verklaard_eur"}
