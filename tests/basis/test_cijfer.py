"""One figure type: how it is printed, what it refuses, and how it becomes a sentence, a button and a column."""

from decimal import Decimal

import polars as pl
import pytest

from dashboard.beeld import kolom
from dashboard.beeld.cijfer import show, show_figure
from dashboard.beeld.raster import raster
from pipelines.basis.cijfer import Cijfer, count_figure, share_figure
from pipelines.basis.verwijzing import allocated, formula, per_inhabitant
from pipelines.basis.zin import Link, Zin, enumerate_pieces, fill
from tests.hulp.componenten import NBSP, text, walk_components

BRON = allocated(2023, gm_code="GM0363")
EUR = Cijfer(1_234_567, "eur", BRON, naam="Toegewezen")


def plain(component):
    return component.to_plotly_json()["props"]


@pytest.mark.parametrize(
    ("cijfer", "tekst"),
    [
        (EUR, "€ 1.234.567"),
        (EUR.als("miljoen"), "€ 1,2 mln"),
        (Cijfer(999, "mln", BRON), "€ 999"),
        (Cijfer(Decimal("2.5"), "per_inwoner", BRON, achter=" per inwoner"), "€ 2,50 per inwoner"),
        (Cijfer(None, "eur", reden="niet opgegeven", achter=" per inwoner"), "niet opgegeven"),
        (Cijfer(2, "eenheid_heel", BRON, eenheid="locatie"), "2 locaties"),
        (Cijfer(Decimal("1.20"), "eenheid", BRON, eenheid="fte"), "1,2 fte"),
        (Cijfer(Decimal("1.2"), "verschil_per_inwoner", BRON), "€ +1,20"),
        (Cijfer(Decimal("-1.2"), "verschil_getal", BRON), "-1,20"),
        (count_figure(1, "gemeente", "gemeenten", BRON), "1 gemeente"),
        (count_figure(12, "gemeente", "gemeenten", BRON), "12 gemeenten"),
        (share_figure(1, 8, BRON), "12,5%"),
    ],
)
def test_a_figure_is_printed_in_its_notation(cijfer, tekst):
    assert cijfer.tekst.replace(NBSP, " ") == tekst


def test_a_figure_without_a_reference_must_say_why():
    with pytest.raises(ValueError, match="zonder_bron"):
        Cijfer(3, "aantal")
    assert Cijfer(3, "aantal", zonder_bron="telling van wat hier staat").verwijzing is None
    assert Cijfer(None, "aantal", reden="onbekend").verwijzing is None


def test_a_figure_that_is_not_there_cannot_be_followed():
    assert Cijfer(None, "eur", BRON, reden="niet opgegeven").verwijzing is None


def test_a_name_made_from_others_is_none_when_one_of_these_is():
    assert formula("som", een=BRON, twee=None) is None
    assert per_inhabitant(BRON, 2023, gm_code="GM0363").startswith(
        "formule.per_inwoner?bedrag=mart.toewijzing%3F"
    )


def test_a_sentence_is_filled_from_a_template_and_reads_as_text():
    zin = fill(
        "Aan {wie} is in {jaar} {bedrag} toegerekend{rest}.", wie="Ede", jaar=2023, bedrag=EUR, rest=None
    )
    assert zin.tekst.replace(NBSP, " ") == "Aan Ede is in 2023 € 1.234.567 toegerekend."
    assert zin.cijfers == (EUR,)
    assert zin == Zin("Aan Ede is in ", "2023 ", EUR, "", Zin(" toegerekend", None), ".")


@pytest.mark.parametrize("waarden", [{}, {"a": "x", "b": "y"}])
def test_a_template_and_its_values_must_fit(waarden):
    with pytest.raises(ValueError, match="does not fit"):
        fill("Een {a}.", **waarden)


@pytest.mark.parametrize(
    ("delen", "tekst"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (list("abc"), "a, b en c")]
)
def test_pieces_are_enumerated(delen, tekst):
    assert enumerate_pieces(delen).tekst == tekst


def test_the_figures_of_a_sentence_open_their_derivation():
    geen = Cijfer(3, "aantal", zonder_bron="telling")
    voor, heel, na = show(fill("Van {n}: {b} ({link}).", n=geen, b=EUR, link=Link("bekijk", "/gemeente")))[:3]
    assert voor == "Van 3: "
    assert plain(heel)["data-fk-herkomst"] == BRON
    assert na == " ("


def test_a_figure_stays_on_one_line_with_what_touches_it():
    voor, heel, na = show(fill("Samen ({b}), en meer.", b=EUR))
    assert (voor, text(heel).replace(NBSP, " "), na) == ("Samen ", "( € 1.234.567 ),", " en meer.")
    assert heel.className == "fk-heel"


def test_a_button_says_which_figure_it_opens():
    props = plain(show_figure(EUR, id_="x"))
    assert props["aria-label"].replace(NBSP, " ") == "Toegewezen: € 1.234.567, toon de herkomst"
    assert props["id"] == "x"
    assert show_figure(Cijfer(None, "eur", reden="onbekend")).className == "fk-getal"


def read_grid(component):
    (gevonden,) = [d for d in walk_components(component) if type(d).__name__ == "Raster"]
    return gevonden


def test_a_column_is_said_once():
    frame = pl.DataFrame(
        {"naam": ["a", "b"], "eur": [10, None], "code": ["GM1", "GM2"], "soort": ["", "voorbeeld"]}
    )
    getekend = read_grid(
        raster(
            "raster-x",
            "X",
            [
                kolom.tekst("naam", "Naam", totaal="Samen"),
                None,
                kolom.getal(
                    "bedrag",
                    "Bedrag",
                    "eur",
                    herkomst=allocated(2023, gm_code="{code}"),
                    reden=lambda r: f"geen van {r['naam']}",
                    totaal=10,
                    totaal_herkomst=allocated(2023),
                ),
                kolom.getal(
                    "eigen",
                    "Eigen",
                    lambda r: Cijfer(1, "aantal", BRON, status=r["soort"], achter="*"),
                ),
            ],
            frame,
            mee={"code": "code"},
        )
    )
    eerste, tweede = getekend.rowData
    assert eerste == {
        "code": "GM1",
        "naam": "a",
        "bedrag": 10.0,
        "bedrag_tekst": f"€{NBSP}10",
        "bedrag_voorbeeld": False,
        "eigen": 1.0,
        "eigen_tekst": "1*",
        "eigen_voorbeeld": False,
        "eigen_herkomst": BRON,
    }
    assert (tweede["bedrag"], tweede["bedrag_tekst"]) == (None, "geen van b")
    assert (tweede["eigen_tekst"], tweede["eigen_voorbeeld"]) == ("1 (voorbeeld)*", True)
    assert getekend.dashGridOptions["pinnedBottomRowData"] == [
        {
            "naam": "Samen",
            "bedrag": 10.0,
            "bedrag_tekst": f"€{NBSP}10",
            "bedrag_voorbeeld": False,
            "bedrag_herkomst": allocated(2023),
        }
    ]
    assert [d["context"]["herkomst"] for d in getekend.columnDefs][1] == allocated(2023, gm_code="{code}")


def test_a_figure_with_the_reference_of_its_column_leaves_that_to_the_column():
    patroon = allocated(2023, gm_code="{code}")
    (rij,) = read_grid(
        raster(
            "raster-x",
            "X",
            [kolom.getal("n", "N", lambda r: Cijfer(r["n"], "eur", patroon), herkomst=patroon)],
            pl.DataFrame({"n": [1]}),
        )
    ).rowData
    assert "n_herkomst" not in rij


def test_a_column_of_figures_without_a_reference_must_say_why():
    frame = pl.DataFrame({"n": [1]})
    with pytest.raises(ValueError, match="zonder_bron"):
        raster("raster-x", "X", [kolom.getal("n", "N", notatie="aantal")], frame)
    raster("raster-x", "X", [kolom.getal("n", "N", notatie="aantal", zonder_bron="een grens")], frame)
