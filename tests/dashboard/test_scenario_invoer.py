"""The form of a scenario and its words, figures and tables, on literal frames and without a browser."""

from decimal import Decimal

import polars as pl
import pytest

from dashboard.pages.scenario.formulier import fill_draft
from dashboard.pages.scenario.invoer import VRIJ, ZELF, Invoer
from dashboard.pages.scenario.jaaruitkomst import Geld
from dashboard.pages.scenario.samenvatting import describe_outcome, name_lines, name_years
from dashboard.pages.scenario.voorbeelden import read_upload
from dashboard.pages.scenario.wie import difference_classes, group_figure, summarise_groups, summarise_map
from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.link import HOOGSTENS_BYTES
from pipelines.scenario.melden import ScenarioGeweigerd
from pipelines.scenario.ontwerp import new_draft
from tests.hulp.componenten import NBSP
from tests.scenario.test_ontwerp import GEPUBLICEERD

PRIJZEN = {"fte_a": Decimal("100000.00")}


def fill(*, en_later=False, sluitregel="rest", **velden):
    invoer = Invoer("Naam", en_later, sluitregel, velden)
    return fill_draft(new_draft(GEPUBLICEERD, ""), 2025, 100, invoer, PRIJZEN)


def amounts(ontwerp, jaar):
    return {regel.regel: regel.bedrag_eur for regel in ontwerp.of_year(jaar)}


def test_the_chosen_line_takes_up_the_difference():
    ontwerp = fill(bedrag={"au-a": 65, "du-b": 30, "rest": 10})
    assert amounts(ontwerp, 2025) == {"au-a": 65, "du-b": 30, "rest": 5}
    assert amounts(ontwerp, 2026) == {"au-a": 60, "du-b": 30, "rest": 10}
    assert not ontwerp.totaal_wijzigt


def test_later_years_change_by_the_same_amount_and_earlier_ones_stay():
    ontwerp = fill(en_later=True, bedrag={"au-a": 55, "du-b": 30, "rest": 10})
    assert amounts(ontwerp, 2026) == {"au-a": 55, "du-b": 30, "rest": 15}
    assert amounts(ontwerp, 2024) == {"au-a": 60, "du-b": 30, "rest": 10}


@pytest.mark.parametrize(("sluit", "vrij"), [(ZELF, False), (VRIJ, True)])
def test_nobody_takes_up_the_difference_when_the_reader_says_so(sluit, vrij):
    ontwerp = fill(sluitregel=sluit, bedrag={"au-a": 65})
    assert amounts(ontwerp, 2025) == {"au-a": 65, "du-b": 30, "rest": 10}
    assert ontwerp.totaal_wijzigt is vrij


def test_a_line_with_too_little_cannot_take_up_the_difference():
    with pytest.raises(ScenarioGeweigerd) as fout:
        fill(bedrag={"au-a": 80})
    assert "heeft daarvoor te weinig" in fout.value.bevindingen[0].remedie


def test_every_field_that_cannot_be_used_is_named_at_once():
    with pytest.raises(ScenarioGeweigerd) as fout:
        fill(bedrag={"au-a": None, "du-b": 1.5})
    assert [b.cel for b in fout.value.bevindingen] == ["au-a, bedrag", "du-b, bedrag"]
    with pytest.raises(ScenarioGeweigerd) as fout:
        fill(prijs={"fte_a": "veel"}, ingroei={"2025": -1})
    assert [b.cel for b in fout.value.bevindingen] == ["prijs van fte_a", "ingroei 2025"]


def test_a_key_of_inhabitants_has_no_circulaire():
    ontwerp = fill(sleutel={"au-a": "inwoners"}, stand={"au-a": "M2024/2025"})
    regel = ontwerp.regels[2025, "au-a"]
    assert (regel.sleutel, regel.sleutel_circulaire, regel.sleutel_jaar) == ("inwoners", None, 2025)
    assert ontwerp.regels[2024, "au-a"].sleutel == "uitkeringsbasis"


def test_only_what_differs_is_a_price_or_an_ingroei():
    ontwerp = fill(prijs={"fte_a": 100000}, ingroei={"2025": "", "2026": None})
    assert (ontwerp.prijzen, ontwerp.ingroei) == ({}, {})
    ontwerp = fill(prijs={"fte_a": 105000.5}, ingroei={"2025": 0.15})
    assert (ontwerp.prijzen, ontwerp.ingroei) == ({"fte_a": Decimal("105000.50")}, {2025: Decimal("0.15")})


def test_a_file_has_a_size_and_is_text():
    assert read_upload("data:;base64,bmFhbQ==", "x.toml") == "naam"
    for inhoud, woord in (
        ("data:;base64,/w==", "UTF-8"),
        ("data:;base64,%", "UTF-8"),
        ("," + "A" * HOOGSTENS_BYTES * 2, "groter"),
    ):
        with pytest.raises(FondskompasFout, match=woord):
            read_upload(inhoud, "x.toml")


def test_words():
    assert [name_years(j) for j in ([2025], [2025, 2026], [2027, 2025, 2026], [2023, 2025, 2026])] == [
        "2025",
        "2025 en 2026",
        "2025 t/m 2027",
        "2023, 2025 en 2026",
    ]
    namen = name_lines(
        [("x", "ido", "spuk"), ("y", "ido", "spuk"), ("z", "ido", "au")], {"ido": "IDO: punten"}
    )
    assert namen == {"x": "IDO (SPUK, x)", "y": "IDO (SPUK, y)", "z": "IDO (AU)"}


GELD = Geld.of("gemeente", gepubliceerd=True, uitkeringsjaar=2025)


def per_inhabitant(eur):
    return GELD.figure({"verschil_eur_per_inwoner": eur and Decimal(eur)}, "per_inwoner")


def test_a_difference_has_its_sign():
    getoond = [per_inhabitant(w).tekst.replace(NBSP, " ") for w in ("1.2", "-1.2", "0", None)]
    assert getoond == ["€ +1,20", "€ -1,20", "€ 0,00", "geen inwonertal"]


def test_the_answer_names_who_notices_most():
    meest = {
        "voordeel": ("Aadorp", per_inhabitant("0.10")),
        "nadeel": ("Beestad", per_inhabitant("-2.00")),
    }
    landelijk = {"voordeel": 1, "nadeel": 3, "gelijk": 0}
    assert describe_outcome(landelijk, meest, 2025, "nu").tekst.replace(NBSP, " ") == (
        "In 2025 krijgt 1 gemeente meer en 3 gemeenten minder; Aadorp gaat er per inwoner het meest op vooruit (€ +0,10); "
        "Beestad gaat er per inwoner het meest op achteruit (€ -2,00)."
    )
    assert "evenveel" in describe_outcome({"voordeel": 0, "nadeel": 0, "gelijk": 4}, meest, 2025, "nu").tekst


GROEPEN = pl.DataFrame(
    {
        "groep": ["klein", "groot"],
        "gemeenten": [2, 1],
        "verschil_eur": [-10, 20],
        "voordeel": [0, 1],
        "nadeel": [2, 0],
    }
)


def test_less_is_to_the_left_and_hatched():
    per_inwoner = [per_inhabitant("-0.50"), per_inhabitant("0.25")]
    balk = group_figure(GROEPEN, per_inwoner).data[0]
    assert list(balk.x) == [-0.5, 0.25]
    assert list(balk.marker.pattern.shape) == ["/", ""]
    assert "2 minder" in balk.customdata[0]
    assert "klein" in summarise_groups(GROEPEN, per_inwoner, "grootteklasse", 2025).tekst
    assert "geen groepen" in summarise_groups(GROEPEN.clear(), [], "provincie", 2025).tekst


def gemeenten(*bedragen):
    return pl.DataFrame(
        {
            "gm_code": [f"GM{n:04}" for n in range(len(bedragen))],
            "naam": [f"naam {n}" for n in range(len(bedragen))],
            "verschil_eur": [int(Decimal(b) * 1000) for b in bedragen],
            "verschil_eur_per_inwoner": [Decimal(b) for b in bedragen],
        }
    )


def test_every_gemeente_is_in_one_class_and_the_sign_is_never_lost():
    klassen = difference_classes(gemeenten("-3.00", "-0.30", "-0.001", "0", "0.05", "0.40", "0.39"))
    aantallen = [deel.height for deel, _, _ in klassen]
    assert sum(aantallen) == 7
    assert (sum(aantallen[:3]), aantallen[3], sum(aantallen[4:])) == (3, 1, 3)
    assert "geen verschil bij 1" in summarise_map(klassen)


def test_when_everybody_gains_the_classes_still_tell_them_apart():
    klassen = difference_classes(gemeenten(*[f"0.{n}" for n in range(20, 40)]))
    assert [deel.height for deel, _, _ in klassen] == [0, 0, 0, 0, 10, 10, 0]
