"""The bridge, the vintages and the pages about them: pure functions on tiny literal frames."""

from decimal import Decimal

import polars as pl
import pytest

from dashboard.beeld.brug import bridge_figure, bridge_steps, summarise_bridge
from dashboard.beeld.grafiek.jaargangen import (
    Punt,
    summarise_vintages,
    vintage_figure,
)
from dashboard.beeld.grafiek.kleuren import VLAK
from dashboard.beeld.grafiek.staven import (
    SOORTEN,
    direction,
    shorten,
)
from dashboard.beeld.maten import pick_nearest
from dashboard.pages.circulaires.gemeenten import (
    changes,
    choose_counted,
    describe_cause,
    extremes_figure,
    pick_extremes,
    summarise_extremes,
)
from dashboard.pages.gemeente.fonds import compare_years, draw_points, find_common
from dashboard.pages.gemeente.gelijken import group_average, summarise_peers
from dashboard.pages.gemeente.jaren import summarise_years, years_figure
from dashboard.pages.gemeente.taakvelden import pick_reports, spending_figure, summarise_spending
from pipelines.basis.cijfer import Cijfer
from tests.hulp.componenten import NBSP

SLEUTEL = {"circulaire_van": "M2024", "circulaire_naar": "S2024", "uitkeringsjaar": 2024}
DELEN = pl.DataFrame(
    [
        ("afronding", "afronding", "afronding", 1, None),
        ("volumes", "inwo", "inwoners", 400, None),
        ("volumes", "jong", "jongeren", -100, None),
        ("ozb", "woz tarief", "woz (tarief)", -50, None),
        ("uitkering", "opvang", "opvang", 30, None),
        ("uitkering", "herindeling", "herindeling", -20, "komt niet voor in M2024"),
        ("uitkering", "klein", "klein", 5, None),
        ("uitkering", "kleiner", "kleiner", 4, None),
        ("uitkeringsfactor", "uitkeringsfactor", "uitkeringsfactor", 200, None),
    ],
    schema=["component", "detail", "naam", "bedrag_eur", "toelichting"],
    orient="row",
)
GEMEENTEN = pl.DataFrame(
    {
        "gm_code": ["GM0001", "GM0002", "GM0003", "GM0004"],
        "schijn_regels": [None] * 4,
        "naam": ["Aadorp", "Beestad", "Ceeburg", "Deestad"],
        "verschil_per_inwoner_eur": [Decimal("10.00"), Decimal("-4.00"), Decimal("2.50"), None],
        "zonder_per_inwoner_eur": [Decimal("-1.00"), Decimal("3.00"), Decimal("2.50"), None],
        "component": ["volumes", "uitkering", "ozb", None],
        "detail": ["inwo", "opvang", "woz tarief", None],
        "oorzaak": ["inwoners", "opvang", "woz (tarief)", None],
        "oorzaak_eur": [300, -80, 40, None],
        "zonder_component": ["ozb", "bedragen per eenheid", "ozb", None],
        "zonder_detail": ["woz tarief", "jong", "woz tarief", None],
        "zonder_oorzaak": ["woz (tarief)", "jongeren", "woz (tarief)", None],
        "zonder_oorzaak_eur": [-20, 30, 40, None],
    }
)


def test_steps_are_in_the_order_of_the_story_and_sum_to_the_parts():
    stappen = bridge_steps(DELEN, SLEUTEL, regels=2)
    assert [(stap.naam, stap.bedrag_eur) for stap in stappen] == [
        ("Uitkeringsfactor", 200),
        ("Volumes", 300),
        ("Inkomstenmaatstaf OZB", -50),
        ("opvang", 30),
        ("uitkering herindeling", -20),
        ("2 andere uitkeringen", 9),
        ("Afronding", 1),
    ]
    assert sum(stap.bedrag_eur for stap in stappen) == DELEN["bedrag_eur"].sum()


def test_a_single_line_that_is_left_over_is_named():
    namen = [stap.naam for stap in bridge_steps(DELEN, SLEUTEL, regels=3)]
    assert "kleiner" in namen and not any("andere" in naam for naam in namen)


def test_a_component_that_nobody_knows_yet_is_shown_before_the_rounding():
    nieuw = pl.concat(
        [
            DELEN,
            pl.DataFrame([("nieuw soort", "x", "x", 7, None)], schema=DELEN.schema, orient="row"),
        ]
    )
    assert [stap.naam for stap in bridge_steps(nieuw, SLEUTEL)][-2:] == ["Nieuw soort", "Afronding"]


def test_steps_name_their_own_figure_and_a_rest_has_none():
    stappen = {
        stap.naam: stap.herkomst for stap in bridge_steps(DELEN, {**SLEUTEL, "gm_code": "GM0001"}, regels=2)
    }
    begin = "mart.brug?circulaire_van=M2024&circulaire_naar=S2024&uitkeringsjaar=2024&gm_code=GM0001"
    assert stappen["Volumes"] == f"{begin}&component=volumes#bedrag_eur"
    assert stappen["opvang"] == f"{begin}&component=uitkering&detail=opvang#bedrag_eur"
    assert stappen["2 andere uitkeringen"] is None


def test_the_waterfall_is_joined_and_ends_at_the_change():
    stappen = bridge_steps(DELEN, SLEUTEL, regels=2)
    balk = bridge_figure(stappen, 470, None).data[0]
    einden = [begin + lengte for begin, lengte in zip(balk.base, balk.x, strict=True)]
    assert list(balk.base[1:-1]) == pytest.approx(einden[:-2])
    assert einden[-2:] == pytest.approx([0.47, 0.47])
    assert balk.marker.color[0] != balk.marker.color[2] != balk.marker.color[-1]
    assert [balk.marker.pattern.shape[i] for i in (0, 2, -1)] == ["", "\\", "x"]


def test_more_less_and_together_differ_in_colour_pattern_and_sign():
    for kolom in zip(*SOORTEN.values(), strict=True):
        assert len(set(kolom)) == len(SOORTEN)
    assert (direction(0), direction(-1), direction(Decimal("0.01"))) == ("meer", "minder", "meer")


def test_the_bridge_in_one_sentence():
    zin = summarise_bridge(bridge_steps(DELEN, SLEUTEL), 470, 1000, 1470, SLEUTEL)
    assert zin.tekst == (
        f"€{NBSP}470 meer: van €{NBSP}1.000 naar €{NBSP}1.470, vooral door volumes (€{NBSP}300); "
        f"daartegenover: inkomstenmaatstaf OZB (€{NBSP}-50)."
    )
    gelijk = summarise_bridge([], 0, 1000, 1000, SLEUTEL)
    assert gelijk.tekst == f"De betaling bleef gelijk: €{NBSP}1.000."
    assert [str(c.verwijzing).rpartition("#")[2] for c in gelijk.cijfers] == ["nieuw_eur"]


def test_what_only_seems_new_can_be_left_out():
    alles = choose_counted(GEMEENTEN, vergelijkbaar=False)
    zonder = choose_counted(GEMEENTEN, vergelijkbaar=True)
    assert alles["per_inwoner"].to_list() == GEMEENTEN["verschil_per_inwoner_eur"].to_list()
    assert zonder["per_inwoner"].to_list() == GEMEENTEN["zonder_per_inwoner_eur"].to_list()
    assert [describe_cause(r) for r in zonder.iter_rows(named=True)] == [
        "vooral woz (tarief)",
        "vooral bedrag per eenheid jongeren",
        "vooral woz (tarief)",
        "geen verandering",
    ]
    assert summarise_extremes(zonder, SLEUTEL, vergelijkbaar=True).tekst.startswith(
        f"2 gemeenten gaan erop vooruit en 1 achteruit; de middelste verandering is €{NBSP}2,50 per inwoner. "
        f"Het meest naar boven: Beestad (€{NBSP}3,00 per inwoner"
    )


def test_extremes_come_from_both_ends_without_doubles_and_without_the_unknown():
    alles = choose_counted(GEMEENTEN, vergelijkbaar=False)
    assert pick_extremes(alles, 1)["naam"].to_list() == ["Aadorp", "Beestad"]
    assert pick_extremes(alles, 5)["naam"].to_list() == ["Aadorp", "Ceeburg", "Beestad"]
    uitersten = pick_extremes(alles)
    balk = extremes_figure(uitersten, changes(uitersten, SLEUTEL, vergelijkbaar=False)).data[0]
    assert list(balk.x) == [10.0, 2.5, -4.0]
    assert [bron.partition("gm_code=")[2] for bron in balk.meta["herkomst"]] == [
        f"{gm}#verschil_per_inwoner_eur" for gm in uitersten["gm_code"]
    ]


def test_vintages_say_that_lines_are_missing_and_that_the_axis_does_not_begin_at_zero():
    punten = [
        Punt("meicirculaire 2024", Cijfer(2_000_000_000, "eur", "a"), True),
        Punt("septembercirculaire 2024", Cijfer(2_100_000_000, "eur", "b"), False),
    ]
    figuur = vintage_figure(punten)
    assert figuur.layout.annotations[0].text.endswith("2.000.000.000*")
    assert "niet bij nul" in figuur.layout.xaxis.title.text
    assert figuur.data[0].marker.color[0] != figuur.data[0].marker.color[1]
    zin = summarise_vintages(punten, 2024).tekst
    assert f"€{NBSP}100,0{NBSP}mln hoger uit dan de meicirculaire 2024" in zin and "Sterretje" in zin
    assert summarise_vintages(punten[1:], 2024).tekst.startswith("Over 2024 is één circulaire ingelezen")


FONDS = pl.DataFrame(
    [
        {
            "circulaire": code,
            "naam": naam,
            "uitkeringsjaar": jaar,
            "delen": "GM0001",
            "algemene_uitkering_eur": au,
            "suppletie_eur": suppletie,
            "iu_eur": Decimal(10),
            "du_eur": Decimal(5),
            "artikel12_eur": Decimal(0),
            "suppletie_ontbreekt": None if suppletie else "suppletie nieuwe verdeling GF",
            "iu_ontbreekt": None,
            "du_ontbreekt": None,
            "artikel12_ontbreekt": None,
        }
        for code, naam, jaar, au, suppletie in (
            ("M2024", "meicirculaire 2024", 2024, Decimal("900.40"), None),
            ("S2024", "septembercirculaire 2024", 2024, Decimal("950.20"), Decimal(-40)),
            ("S2024", "septembercirculaire 2024", 2025, Decimal("1000.30"), None),
        )
    ]
)


def test_only_what_every_vintage_has_is_drawn_and_a_line_joins_the_latest_of_each_year():
    """Without the suppleties, of which two vintages lack amounts: with them 2024 would seem to fall and 2025 to jump."""
    soorten = find_common(FONDS)
    assert soorten == ["iu", "du"]
    rijen = FONDS.rows(named=True)
    punten = draw_points(rijen, soorten)
    assert [(int(punt.bedrag.waarde or 0), punt.lijn) for punt in punten] == [
        (915, None),
        (965, "True"),
        (1015, "True"),
    ]
    los, lijn = vintage_figure(punten).data
    assert (los.mode, list(los.y), los.marker.color[0]) == ("markers", [0], VLAK)
    assert (lijn.mode, list(lijn.y)) == ("lines+markers", [1, 2])
    zin = compare_years(rijen, soorten).tekst
    assert "de algemene uitkering, de IU’s en de DU’s. Niet de suppleties" in zin
    assert f"Voor 2025 is het €{NBSP}1.015, €{NBSP}50 meer dan voor 2024." in zin


def test_vintages_that_lack_other_lines_are_not_joined():
    punten = [
        Punt("een", Cijfer(1, "eur", "a"), True, "suppletie"),
        Punt("twee", Cijfer(2, "eur", "b"), False, ""),
        Punt("drie", Cijfer(3, "eur", "c"), True, "suppletie"),
    ]
    assert [list(spoor.y) for spoor in vintage_figure(punten).data] == [[0, 2], [1]]


JAREN = pl.DataFrame(
    {
        "uitkeringsjaar": [2022, 2023, 2023],
        "indeling_jaar": [2023, 2023, 2023],
        "vorm": ["au", "au", "spuk"],
        "bedrag_eur": [1000, 1500, 500],
        "eigen_eur": [1000, 1500, 500],
        "eigen_doelen": [None, None, None],
        "status": ["aanname", "aanname", "gepubliceerd"],
        "inwoners": [100, 200, 200],
        "inwoners_jaar": [2022, 2023, 2023],
        "aantal_delen": [2, 1, 1],
        "delen": ["GM0002~GM0003", "GM0001", "GM0001"],
    }
)


def test_years_are_stacked_by_form_and_a_sum_of_parts_names_the_parts():
    figuur = years_figure(JAREN)
    assert sorted(tuple(spoor.x) for spoor in figuur.data) == [(0.5,), (1.0, 1.5)]
    au = next(spoor for spoor in figuur.data if len(spoor.x) == 2)
    assert au.meta["herkomst"] == [
        "mart.toewijzing?uitkeringsjaar=2022&vorm=au&gm_code=GM0002~GM0003#bedrag_eur",
        "mart.toewijzing?uitkeringsjaar=2023&vorm=au&gm_code=GM0001#bedrag_eur",
    ]
    assert summarise_years(JAREN, "Aadorp").tekst == (
        f"Aan Aadorp is in 2022 €{NBSP}1.000 (€{NBSP}10,00 per inwoner) toegerekend en in 2023 €{NBSP}2.000 "
        f"(€{NBSP}10,00 per inwoner). In 2 van de 2 jaren rust het bedrag deels op een aanname."
    )


def test_peers_are_nearest_in_size_and_the_average_is_of_sums():
    groep = pl.DataFrame(
        {
            "gm_code": ["GM0001", "GM0002", "GM0003"],
            "naam": ["Aadorp", "Beestad", "Ceeburg"],
            "inwoners": [100, 1000, 120],
            "eigen_eur": [500, 2000, 1200],
        }
    )
    assert pick_nearest(groep, "GM0001", 1)["naam"].to_list() == ["Aadorp", "Ceeburg"]
    wie = {"provincie": "Drenthe"}
    assert group_average(groep, 2023, {}, **wie).waarde == Decimal(3700) / 1220
    assert summarise_peers(groep, "GM0001", "in Drenthe", 2023, wie, {}).tekst == (
        f"Aadorp staat op plaats 2 van 3 gemeenten in Drenthe: €{NBSP}5,00 per inwoner, tegen €{NBSP}3,03 gemiddeld."
    )


TAAKVELDEN = pl.DataFrame(
    [
        ("6.1", "Samenkracht", True, 2023, "begroting", 2_000_000, None, None, None),
        ("6.1", "Samenkracht", True, 2025, "begroting", 3_000_000, None, None, None),
        ("6.2", "Toegang", True, 2023, "begroting", 1_000_000, None, None, None),
        (
            "6.2",
            "Toegang",
            True,
            2025,
            "begroting",
            None,
            "code bestaat niet in 2025",
            4_000_000,
            "6.21~6.22",
        ),
        ("6.21", "Toegang, deel", True, 2025, "begroting", 4_000_000, None, None, None),
        ("6.22", "Leeg", True, 2025, "begroting", 0, None, None, None),
        ("6.3", "Regelingen", True, 2023, "begroting", 1_000_000, None, None, None),
        ("6.3", "Regelingen", True, 2025, "begroting", None, "niet opgegeven", None, None),
    ],
    schema={
        "groep": pl.String,
        "groep_naam": pl.String,
        "is_doel": pl.Boolean,
        "boekjaar": pl.Int64,
        "verslagsoort": pl.String,
        "lasten_eur": pl.Int64,
        "reden": pl.String,
        "samen_eur": pl.Int64,
        "samen_delen": pl.String,
    },
    orient="row",
)


def test_spending_has_a_bar_per_report_and_says_where_there_is_no_figure():
    verslagen = pick_reports(TAAKVELDEN)
    assert verslagen == [(2023, "begroting"), (2025, "begroting")]
    figuur = spending_figure(TAAKVELDEN, verslagen, "GM0001")
    assert [tuple(spoor.x) for spoor in figuur.data] == [(2.0, 1.0, 1.0), (3.0, 4.0)]
    teksten = [annotatie.text for annotatie in figuur.layout.annotations]
    assert teksten == [
        f"<b>6.1 Samenkracht</b><br>€{NBSP}2,0{NBSP}mln · €{NBSP}3,0{NBSP}mln",
        f"<b>6.2 Toegang</b><br>€{NBSP}1,0{NBSP}mln · €{NBSP}4,0{NBSP}mln",
        f"<b>6.3 Regelingen</b><br>€{NBSP}1,0{NBSP}mln · geen cijfer",
    ]
    # every code once: what stands on the parts of 6.2 is not counted again on 6.2
    assert f"€{NBSP}7,0{NBSP}mln" in summarise_spending(TAAKVELDEN, "Aadorp", "GM0001").tekst
    leeg = summarise_spending(TAAKVELDEN.head(0), "Aadorp", "GM0001")
    assert leeg.tekst == "Van Aadorp is geen Iv3-verslag ingelezen."


def test_long_words_are_cut_with_a_sign():
    assert (shorten("kort", 10), shorten("een lange naam", 8)) == ("kort", "een lan…")
