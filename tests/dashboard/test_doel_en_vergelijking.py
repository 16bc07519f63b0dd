"""What the pages Kaart, Doel and Vergelijken rest on: reasons that add up, differences from sums, honest absence."""

from decimal import Decimal

import polars as pl
import pytest

from dashboard.app import create_app
from dashboard.beeld.maten import measure
from dashboard.gegevens.toestand import parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.doel.ranglijst import explain
from dashboard.pages.doel.sleutel import group_small
from dashboard.pages.doel.spreiding import make_bins, quantile, spread_figure
from dashboard.pages.vergelijken.doelen import (
    TEKENS,
    VORMEN,
    Reeks,
    goal_difference_grid,
    goal_rate_grid,
    side_by_side_figure,
)
from dashboard.pages.vergelijken.ertegenover import capacity_side_grid
from dashboard.pages.vergelijken.keuze import (
    HOOGSTENS,
    asked_codes,
    choose,
    difference,
    find_peers,
    rate,
    read_all,
)
from pipelines.basis.cijfer import Cijfer
from tests.hulp.componenten import NBSP, Browser, euro, figure
from tests.hulp.helpers import ROOT

JAREN = [2021, 2022, 2023, 2024, 2025, 2026, 2027]


@pytest.fixture(scope="module")
def gegevens(database):
    return Gegevens(database, ROOT / "data" / "raw")


@pytest.fixture(scope="module")
def browser(database):
    return Browser(create_app(database, ROOT / "data" / "raw"))


def per(eur, inwoners):
    return rate(eur, inwoners, "mart.toewijzing?uitkeringsjaar=2023#bedrag_eur", 2023)


def view(search):
    return parse_search(search, JAREN)


# the key, taken apart


@pytest.mark.parametrize("doel", ["wijkteams", "ido", "zorg_en_veiligheid"])
def test_the_parts_of_a_key_add_up_to_the_money_of_the_goal(gegevens, con, doel):
    delen = gegevens.read("doel_sleutel", jaar=2023, doel=doel)
    verdeeld = figure(
        con,
        "SELECT sum(verdeeld_eur) FROM mart.envelop_regel WHERE uitkeringsjaar = 2023 AND doel = $doel",
        doel=doel,
    )
    assert abs(delen["onderdeel_eur"].sum() - verdeeld) <= delen.height  # half a euro of rounding each
    assert delen.select("regel", "deel", "deel_eur").unique()["deel_eur"].sum() == verdeeld


@pytest.mark.parametrize("doel", ["wijkteams", "ido", "zorg_en_veiligheid"])
def test_the_reasons_of_a_gemeente_add_up_to_its_difference_from_the_country(gegevens, doel):
    redenen = gegevens.read("doel_reden", jaar=2023, doel=doel)
    assert redenen.height == gegevens.read("gemeenten", jaar=2023).height
    assert (
        redenen["rest_eur"].abs().max() < 3
    )  # whole euro per line and cents per part; nothing else is left over
    assert abs(redenen["verschil_eur"].sum()) < redenen.height


def test_a_reason_that_is_worked_out_by_hand(gegevens, con):
    """Amsterdam, wijkteams 2023: € 972.463 − € 13.750.000 × 918.117 ÷ 17.811.291 inhabitants."""
    rij = (
        gegevens.read("doel_reden", jaar=2023, doel="wijkteams")
        .filter(pl.col("gm_code") == "GM0363")
        .row(0, named=True)
    )
    land = figure(con, "SELECT sum(inwoners) FROM verdeling.inwoners WHERE uitkeringsjaar = 2023")
    verwacht = Decimal(972_463) - Decimal(13_750_000) * 918_117 / land
    assert abs(rij["verschil_eur"] - verwacht) < Decimal("0.02")
    assert rij["onderdeel"] == "omgevingsadressendichtheid"


def test_a_reason_in_words():
    rij = {
        "verschil_eur": Decimal("841.10"),
        "bijdrage_eur": Decimal("449.90"),
        "onderdeel": "vast bedrag",
        "onderdelen": 45,
        "aandeel_miljoenste": 2907,
        "inwoners_miljoenste": 55,
    }
    assert explain(rij) == (
        f"vooral door ‘vast bedrag’: 0,291% van het land, bij 0,006% van de inwoners "
        f"(€{NBSP}450 van de €{NBSP}841 boven het landelijk gemiddelde)"
    )
    alleen = explain(rij | {"onderdelen": 1, "bijdrage_eur": rij["verschil_eur"]})
    assert alleen.startswith("geheel door ‘vast bedrag’")
    assert alleen.endswith(f"(€{NBSP}841 boven het landelijk gemiddelde)")
    assert f"€{NBSP}900 boven het landelijk gemiddelde; met de andere onderdelen erbij €{NBSP}841" in explain(
        rij | {"bijdrage_eur": Decimal("900")}
    )
    assert explain(rij | {"bijdrage_eur": Decimal("-3")}) == "grenzen in de sleutel of afronding"
    assert explain(rij | {"verschil_eur": Decimal("0.40")}) == "geen verschil van betekenis"


def test_money_for_regions_ranks_no_gemeente(browser):
    """Of zorg en veiligheid 25 gemeenten receive for their region: a table of regions, and no list of gemeenten per inhabitant."""
    vraag = "?doel=zorg_en_veiligheid&jaar=2023&gm=GM0342"
    for sectie in ("do-spreiding", "do-uitschieters", "do-grootte", "do-ranglijst"):
        assert browser.part(sectie, "/doel", vraag) == "null"
    regios = browser.part("do-regios", "/doel", vraag)
    assert "25 centrumgemeenten" in regios and "710.071" in regios and "1.387.643" in regios
    assert browser.part("do-regios", "/doel", "?doel=wijkteams&jaar=2023") == "null"


def test_the_map_of_money_for_regions_knows_who_is_no_recipient(browser):
    antwoord = browser.part("ka-antwoord", "/kaart", "?doel=zorg_en_veiligheid&jaar=2023&gm=GM0342")
    assert "geen ontvanger; via centrumgemeente Utrecht" in antwoord
    assert "niets (nul)" not in antwoord and "per inwoner en" not in antwoord


def test_beside_each_other_per_inhabitant_leaves_out_what_is_for_a_region(browser):
    """Utrecht gets € 710.071 for its region: in euro it is there, per inhabitant it is not."""
    per = browser.part("ve-doelen", "/vergelijken", "?gemeenten=GM0342,GM0344&jaar=2023")
    euro = browser.part("ve-doelen", "/vergelijken", "?gemeenten=GM0342,GM0344&jaar=2023&toon=totaal")
    assert "telt geld niet mee dat via een centrumgemeente voor een hele regio is" in per
    assert "710.071" not in per
    assert "710.071" in euro and "geen ontvanger" in euro


# capacity side by side


def test_a_row_of_capacity_has_one_notation():
    gemeenten = pl.DataFrame({"gm_code": ["GM0001", "GM0002"], "naam": ["A", "B"]})
    doelen = pl.DataFrame(
        {
            "doel": ["wijkteams"] * 2,
            "doel_naam": ["Wijkteams"] * 2,
            "gm_code": ["GM0001", "GM0002"],
            "eenheid": ["fte"] * 2,
            "waarde": [Decimal("2"), None],
            "waarde_status": ["gepubliceerd", None],
            "waarde_reden": [None, "niet opgegeven"],
            "toegewezen_eur": [204_000, 300_000],
            "prijs_eur": [100_000] * 2,
            "peildatum": ["2023-12-31"] * 2,
            "indicator": ["fte_wijkteams"] * 2,
        }
    )
    (rij,) = capacity_side_grid(gemeenten, doelen).children.rowData
    assert rij["g0_tekst"] == "2,0 fte; het geld koopt 2,0 fte (aanname)"
    assert rij["g1_tekst"] == "niet opgegeven; het geld koopt 3,0 fte (aanname)"


# the spread


def test_bins_are_round_hold_everybody_and_keep_their_limits_below():
    bakken = make_bins(
        [("A", Decimal("0.50")), ("B", Decimal("0.55")), ("C", Decimal("0.549")), ("D", Decimal("1.63"))]
    )
    assert (bakken[0].van, bakken[0].tot, bakken[0].namen) == (Decimal("0.50"), Decimal("0.55"), ("A", "C"))
    assert bakken[1].namen == ("B",)
    assert bakken[-1].namen == ("D",)
    assert sum(len(bak.namen) for bak in bakken) == 4
    assert make_bins([]) == []


def test_one_value_for_all_gives_one_bar():
    (bak,) = make_bins([("A", Decimal("0.83")), ("B", Decimal("0.83"))])
    assert bak.namen == ("A", "B")
    per, aantal = Cijfer(Decimal("0.83"), "per_inwoner", "x"), bak.aantal(2023, "x")
    assert tuple(spread_figure([bak], per, per, [aantal]).data[0].y) == (2,)


def test_quantiles_are_values_that_occur():
    waarden = [Decimal(n) for n in (4, 1, 3, 2)]
    assert [quantile(waarden, Decimal(n) / 4) for n in (0, 1, 2, 3, 4)] == [1, 1, 2, 3, 4]


def test_small_parts_of_a_key_are_one_row_that_says_how_many():
    delen = pl.DataFrame({"onderdeel": list("abcd"), "onderdeel_eur": [50, 30, 15, 5]})
    namen = [(naam, eur) for naam, eur, _ in group_small(delen, 1)]
    assert namen == [("a", 50), ("3 andere maatstaven samen", 50)]
    assert [eur for _, eur, _ in group_small(delen, 3)] == [50, 30, 15, 5]


# side by side


def test_the_address_gives_the_gemeenten_in_either_field():
    assert asked_codes(view("?gemeenten=gm0363,GM0599,GM0363")) == ("GM0363", "GM0599")
    assert asked_codes(view("?gm=GM0363,gm0268")) == ("GM0363", "GM0268")
    assert asked_codes(view("?gm=GM0363&gemeenten=GM0599")) == ("GM0599",)
    assert asked_codes(view("")) == ()


def test_what_cannot_be_compared_is_named(gegevens):
    codes = ["GM0363", "GM9999", "GM0599", "GM0518", "GM0344", "GM0772", "GM0855", "GM0014"]
    keuze = choose(gegevens, view("?gemeenten=" + ",".join(codes)))
    assert keuze.codes == ("GM0363", "GM0599", "GM0518", "GM0344", "GM0772", "GM0855")
    assert (keuze.onbekend, keuze.te_veel) == (("GM9999",), ("GM0014",))


@pytest.mark.parametrize("kenmerk", ["grootteklasse", "provincie", "centrumfunctie"])
def test_peers_share_the_trait_and_are_nearest_in_inhabitants(gegevens, kenmerk):
    alle = read_all(gegevens, 2023)
    eigen = alle.filter(pl.col("gm_code") == "GM1681").row(0, named=True)
    genoten = alle.filter(pl.col("gm_code").is_in(find_peers(alle, "GM1681", kenmerk)))
    rest = alle.filter(
        (pl.col(kenmerk) == eigen[kenmerk]) & ~pl.col("gm_code").is_in([*genoten["gm_code"], "GM1681"])
    )
    afstand = (genoten["inwoners"] - eigen["inwoners"]).abs().max()
    assert set(genoten[kenmerk]) == {eigen[kenmerk]}
    assert genoten.height == 5
    assert (rest["inwoners"] - eigen["inwoners"]).abs().min() >= afstand


def test_a_gemeente_without_the_trait_has_no_peers_by_it(gegevens):
    assert find_peers(read_all(gegevens, 2023), "GM0363", "centrumfunctie") == []


def test_differences_come_from_exact_rates():
    verschil, procent = difference(per(100, 3), per(100, 4))
    assert (round(verschil, 10), round(procent, 10)) == (Decimal("8.3333333333"), Decimal("33.3333333333"))
    assert difference(per(1, 1), per(0, 1)) == (Decimal(1), None)
    assert difference(per(None, 1), per(1, 1)) == (None, None)
    assert (per(None, 10).waarde, per(5, 0).waarde) == (None, None)


GEMEENTEN = pl.DataFrame({"gm_code": ["GM1", "GM2"], "naam": ["Aadorp", "Beestad"], "inwoners": [100, 300]})
DOELEN = pl.DataFrame(
    {
        "doel": ["w", "w", "i", "i"],
        "doel_naam": ["Wijkteams", "Wijkteams", "IDO", "IDO"],
        "gm_code": ["GM1", "GM2", "GM1", "GM2"],
        "toegewezen_eur": [200, 300, 0, 600],
        "status": ["aanname", "aanname", "afgeleid", "afgeleid"],
    }
)


def rows(raster):
    return raster.children.rowData, raster.children.dashGridOptions["pinnedBottomRowData"]


def test_together_is_the_sum_over_all_inhabitants_and_not_the_average_of_rates():
    (wijkteams, _), (totaal,) = rows(goal_rate_grid(GEMEENTEN, DOELEN, 2023))
    assert (wijkteams["g0_tekst"], wijkteams["g1_tekst"]) == (f"€{NBSP}2,00", f"€{NBSP}1,00")
    assert wijkteams["samen_tekst"] == f"€{NBSP}1,25"
    assert (totaal["samen_tekst"], totaal["status"]) == (f"€{NBSP}2,75", "aanname")


def test_a_percentage_of_nothing_is_not_said():
    (wijkteams, ido), (totaal,) = rows(goal_difference_grid(GEMEENTEN, DOELEN, 2023))
    assert (wijkteams["v1_tekst"], wijkteams["p1_tekst"]) == (f"€{NBSP}-1,00", "-50,0%")
    assert (ido["v1_tekst"], ido["p1"], ido["p1_tekst"]) == (
        f"€{NBSP}2,00",
        None,
        "niet te zeggen, want van nul",
    )
    assert (totaal["v1_tekst"], totaal["p1_tekst"]) == (f"€{NBSP}1,00", "50,0%")


def test_gemeenten_side_by_side_differ_in_shape():
    assert len(set(VORMEN)) == len(set(TEKENS)) == len(VORMEN) == HOOGSTENS
    figuur = side_by_side_figure([Reeks("Wijkteams", (per(1, 1), per(None, 1), per(3, 1)))], ["A", "B", "C"])
    punten = [
        (spoor.name, spoor.marker.symbol, tuple(spoor.x)) for spoor in figuur.data if spoor.mode == "markers"
    ]
    assert punten == [("A", "circle", (1.0,)), ("B", "square", ()), ("C", "diamond", (3.0,))]
    assert figuur.layout.annotations[1].text == f"€{NBSP}1,00 tot €{NBSP}3,00 per inwoner"


# a figure on the page is the figure of the database


def test_the_map_says_what_the_database_says(browser, con):
    antwoord = browser.part("ka-antwoord", "/kaart", "?doel=wijkteams&per=totaal&gm=GM1681&jaar=2023")
    eigen = figure(
        con,
        "SELECT sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = 2023 AND doel = 'wijkteams' AND gm_code = 'GM1681'",
    )
    assert euro(eigen) in antwoord
    assert euro(13_750_000) in antwoord


def test_capacity_hides_made_up_returns_and_says_so(gegevens, browser):
    met = measure(gegevens, view("?doel=wijkteams&maat=capaciteit&jaar=2023&voorbeeld=aan"))
    zonder = measure(gegevens, view("?doel=wijkteams&maat=capaciteit&jaar=2023"))
    assert met.gemeenten["teller"].is_not_null().any()
    assert zonder.gemeenten["teller"].is_null().all()
    assert set(zonder.gemeenten["reden"]) == {"niet opgegeven"}
    assert "Nog geen opgave over 2023." in browser.part(
        "ka-antwoord", "/kaart", "?doel=wijkteams&maat=capaciteit&jaar=2023"
    )


@pytest.mark.parametrize(
    ("pad", "sectie", "search", "woorden"),
    [
        ("/kaart", "ka-antwoord", "?doel=bestaatniet&jaar=2023", "bestaat niet in 2023"),
        ("/kaart", "ka-antwoord", "?maat=lasten&jaar=2023", "er alleen per doel"),
        ("/kaart", "ka-antwoord", "?doel=overig&jaar=2023", "niet over gemeenten verdeeld"),
        ("/doel", "do-kop", "?doel=bestaatniet&jaar=2023", "Onbekend doel"),
        ("/doel", "do-kop", "?doel=overig&jaar=2023", "niets over gemeenten verdeeld"),
        (
            "/doel",
            "do-geld",
            "?doel=ido&jaar=2023",
            f"€{NBSP}3.820.000 (buiten fonds) is niet over gemeenten verdeeld",
        ),
        ("/vergelijken", "ve-kop", "?gemeenten=GM9999", "GM9999’ is niet bekend"),
        ("/vergelijken", "ve-kop", "?gemeenten=GM0457", "Weesp (GM0457) staat niet in de indeling"),
        ("/vergelijken", "ve-kop", "", "De vier grootste"),
        ("/vergelijken", "ve-lasten", "?gm=GM0363&jaar=2024", "Er zijn geen lasten van 2024"),
    ],
)
def test_what_is_not_there_says_why(browser, pad, sectie, search, woorden):
    assert woorden in browser.part(sectie, pad, search)
