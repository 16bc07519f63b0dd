"""The page Verdeling: its sums equal the database, its groups add up to what is divided, and every line has its key."""

import json

import pytest

from dashboard.pages.verdeling.jaren import together
from pipelines.basis.verwijzing import reference
from tests.hulp.componenten import NBSP, Browser, dashboard_of, euro, figure, find_props, words

PAD = "/verdeling"
JAREN = (2021, 2022, 2023, 2024, 2025, 2026, 2027)


@pytest.fixture(scope="module")
def browser(database):
    return Browser(dashboard_of(database))


def rows(inhoud, raster):
    """The rows of a grid, and its total row or ``None``."""
    props = next(p for p in find_props(json.loads(inhoud)) if p.get("id") == raster and "rowData" in p)
    onder = props["dashGridOptions"].get("pinnedBottomRowData", [None])
    return props["rowData"], onder[0]


def groups(browser, search):
    return rows(browser.part("vd-groepen", PAD, search), "raster-groepen")


@pytest.mark.parametrize("jaar", JAREN)
@pytest.mark.parametrize("groep", ["provincie", "grootteklasse", "centrumfunctie"])
def test_groups_add_up_to_what_is_divided_and_to_all_inhabitants(browser, con, jaar, groep):
    rijen, onder = groups(browser, f"?jaar={jaar}&groep={groep}")
    verdeeld = figure(
        con,
        "SELECT CAST(sum(verdeeld_eur) AS BIGINT) FROM mart.envelop_regel WHERE uitkeringsjaar = $jaar",
        jaar=jaar,
    )
    inwoners, gemeenten = con.execute(
        "SELECT CAST(sum(inwoners) AS BIGINT), count(*) FROM mart.gemeente_jaar WHERE uitkeringsjaar = ?",
        [jaar],
    ).fetchone()
    for veld, geheel in (("bedrag", verdeeld), ("inwoners", inwoners), ("gemeenten", gemeenten)):
        assert sum(rij[veld] for rij in rijen) == geheel, veld
        assert onder[veld] == geheel, veld


def test_an_amount_per_inhabitant_of_all_goals_leaves_out_money_for_regions(browser, con):
    """Amsterdam receives it for its region; within a province it stays, where a whole region lies."""
    rijen, _ = rows(
        browser.part("vd-groepen", PAD, "?jaar=2024&groep=keuze&gemeenten=GM0363"), "raster-groepen"
    )
    alles, eigen, inwoners = con.execute(
        "SELECT CAST(sum(t.bedrag_eur) AS BIGINT), CAST(sum(t.bedrag_eur) FILTER (WHERE t.doel <> 'zorg_en_veiligheid') AS BIGINT), "
        "any_value(g.inwoners) FROM mart.toewijzing AS t JOIN mart.gemeente_jaar AS g USING (uitkeringsjaar, gm_code) "
        "WHERE uitkeringsjaar = 2024 AND gm_code = 'GM0363'"
    ).fetchone()
    (rij,) = rijen
    assert rij["bedrag"] == alles != eigen
    assert rij["per_inwoner_tekst"] == f"€{NBSP}{eigen / inwoners:.2f}".replace(".", ",")
    grootste, _ = rows(browser.part("vd-grootste", PAD, "?jaar=2024"), "raster-grootste-n")
    vier = con.execute(
        "WITH vier AS (SELECT gm_code, inwoners FROM mart.gemeente_jaar WHERE uitkeringsjaar = 2024 ORDER BY inwoners DESC LIMIT 4) "
        "SELECT (SELECT sum(t.bedrag_eur) FROM mart.toewijzing AS t JOIN vier USING (gm_code) WHERE t.uitkeringsjaar = 2024 "
        "AND t.doel <> 'zorg_en_veiligheid') / (SELECT sum(inwoners) FROM vier)"
    ).fetchone()
    assert grootste[0]["per_inwoner_tekst"] == f"€{NBSP}{vier[0]:.2f}".replace(".", ",")


def test_limburg_is_the_sum_of_its_gemeenten(browser, con):
    rijen, _ = groups(browser, "?jaar=2026")
    limburg = next(rij for rij in rijen if rij["groep"] == "Limburg")
    bedrag, inwoners, aantal = con.execute(
        """WITH eigen AS (SELECT gm_code, inwoners FROM mart.gemeente_jaar WHERE uitkeringsjaar = 2026 AND provincie = 'Limburg')
        SELECT (SELECT CAST(sum(t.bedrag_eur) AS BIGINT) FROM mart.toewijzing t JOIN eigen USING (gm_code) WHERE t.uitkeringsjaar = 2026),
            CAST(sum(inwoners) AS BIGINT), count(*) FROM eigen"""
    ).fetchone()
    assert (limburg["bedrag"], limburg["inwoners"], limburg["gemeenten"]) == (bedrag, inwoners, aantal)
    assert limburg["bedrag_tekst"] == euro(bedrag)
    assert limburg["per_inwoner_tekst"] == f"€{NBSP}{bedrag / inwoners:.2f}".replace(".", ",")


def test_one_of_the_goals_that_share_an_amount_shows_the_bundle(browser, con):
    bundel = figure(
        con, "SELECT CAST(bedrag_eur AS BIGINT) FROM mart.bundel WHERE uitkeringsjaar = 2026 AND is_heel"
    )
    onders = [groups(browser, f"?jaar=2026&doel={doel}")[1] for doel in ("wijkteams", "leervermogen")]
    assert [onder["bedrag"] for onder in onders] == [bundel, bundel]


def test_money_for_a_region_is_not_put_per_own_inhabitant(browser):
    du, _ = groups(browser, "?jaar=2026&doel=zorg_en_veiligheid&groep=grootteklasse")
    assert "per_inwoner_tekst" not in du[0]
    assert sum(rij["ontvangers"] for rij in du) == 25
    per_provincie, _ = groups(browser, "?jaar=2026&doel=zorg_en_veiligheid&groep=provincie")
    assert "per_inwoner_tekst" in per_provincie[0]
    grootste, _ = rows(
        browser.part("vd-grootste", PAD, "?jaar=2026&doel=zorg_en_veiligheid"), "raster-grootste-n"
    )
    assert "per_inwoner_tekst" not in grootste[0]


def test_own_choice_is_the_sum_of_the_chosen_and_names_what_is_not_there(browser, con):
    search = "?jaar=2022&groep=keuze&gemeenten=GM0363,GM0599,GM9999"
    rijen, onder = groups(browser, search)
    bedrag = figure(
        con,
        "SELECT CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing WHERE uitkeringsjaar = 2022 AND gm_code IN ('GM0363', 'GM0599')",
    )
    assert [(rij["groep"], rij["bedrag"]) for rij in rijen] == [("Uw keuze", bedrag)]
    assert onder["bedrag"] > bedrag
    assert "GM9999" in words(browser.part("vd-groepen", PAD, search))


def test_a_goal_of_which_nothing_is_divided_is_named(browser):
    tekst = words(browser.part("vd-groepen", PAD, "?jaar=2026&doel=overig"))
    assert "‘overig’ is in 2026 niets over gemeenten verdeeld" in tekst
    assert "bestaatniet" in words(browser.part("vd-groepen", PAD, "?jaar=2026&doel=bestaatniet"))


@pytest.mark.parametrize("n", [4, 10, 25, 100])
def test_the_largest_have_the_share_of_the_database(browser, con, n):
    rijen, _ = rows(browser.part("vd-grootste", PAD, "?jaar=2026"), "raster-grootste-n")
    rij = next(r for r in rijen if r["wie"] == f"{n} gemeenten")
    bedrag, alles = con.execute(
        """WITH groot AS (SELECT gm_code FROM mart.gemeente_jaar WHERE uitkeringsjaar = 2026 ORDER BY inwoners DESC, gm_code LIMIT ?)
        SELECT CAST(sum(bedrag_eur) FILTER (WHERE gm_code IN (SELECT gm_code FROM groot)) AS BIGINT), CAST(sum(bedrag_eur) AS BIGINT)
        FROM mart.toewijzing WHERE uitkeringsjaar = 2026""",
        [n],
    ).fetchone()
    assert rij["bedrag"] == bedrag
    assert rij["aandeel_tekst"] == f"{bedrag * 100 / alles:.2f}%".replace(".", ",")


def test_years_add_up_to_the_envelope_of_each_and_of_all_of_them(browser, con):
    inhoud = browser.part("vd-jaren", PAD, "?van=2022&tot=2024")
    rijen, onder = rows(inhoud, "raster-doeljaren")
    per_jaar = dict(
        con.execute(
            "SELECT uitkeringsjaar, CAST(sum(bedrag_eur) AS BIGINT) FROM mart.envelop_regel "
            "WHERE uitkeringsjaar BETWEEN 2022 AND 2024 GROUP BY ALL"
        ).fetchall()
    )
    for jaar, bedrag in per_jaar.items():
        assert sum(rij[f"jaar_{jaar}"] or 0 for rij in rijen) == onder[f"jaar_{jaar}"] == bedrag
    assert sum(rij["samen"] for rij in rijen) == onder["samen"] == sum(per_jaar.values())
    assert euro(sum(per_jaar.values())).replace(NBSP, " ") in words(inhoud)
    assert "jaar_2021" not in onder


def test_every_line_of_the_envelope_is_in_the_table_of_keys(browser, con):
    rijen, _ = rows(browser.part("vd-jaren", PAD, "?van=2021&tot=2027"), "raster-doelsleutels")
    bedrag, verdeeld = con.execute(
        "SELECT CAST(sum(bedrag_eur) AS BIGINT), CAST(sum(verdeeld_eur) AS BIGINT) FROM mart.envelop_regel"
    ).fetchone()
    assert sum(rij["bedrag"] for rij in rijen) == bedrag
    assert sum(rij["verdeeld"] for rij in rijen) == verdeeld
    wijkteams = [rij for rij in rijen if "wijkteams" in rij["zoektekst"] and rij["jaar"] == "2024"]
    assert [rij["sleutel"] for rij in wijkteams] == ["uitkeringsbasis, septembercirculaire 2024 voor 2024"]


def test_an_end_before_the_begin_is_said(browser):
    tekst = words(browser.part("vd-jaren", PAD, "?van=2024&tot=2022"))
    assert "Van 2024 tot en met 2022 is geen reeks jaren" in tekst


def test_the_recipients_of_a_du_are_those_of_the_database(browser, con):
    inhoud = browser.part("vd-ontvangers", PAD, "?jaar=2026")
    rijen, onder = rows(inhoud, "raster-ontvangers")
    echt = dict(
        con.execute(
            "SELECT gm_code, bedrag_eur FROM mart.toewijzing WHERE uitkeringsjaar = 2026 AND vorm = 'du' AND bedrag_eur > 0"
        ).fetchall()
    )
    assert {rij["gm_code"]: rij["bedrag"] for rij in rijen} == echt
    assert onder["bedrag"] == sum(echt.values())
    assert f"{len(echt)} gemeenten" in words(inhoud)


def test_a_sum_over_years_is_named_by_the_sum_of_its_halves():
    een, twee, drie = (reference("mart.envelop", "bedrag_eur", uitkeringsjaar=j) for j in (2021, 2022, 2023))
    assert together([een]) == een
    assert together([een, twee, drie]).count("formule.som") == 2


@pytest.mark.parametrize(("pad", "gm"), [("/doel", ""), ("/gemeente", "&gm=GM0363")])
def test_all_goals_together_is_no_unknown_goal_where_only_one_is_shown(browser, pad, gm):
    """The choice goes along when a reader walks on."""
    delen = browser.page(pad, f"?doel=alle&jaar=2023{gm}")
    assert not [
        id_ for id_, inhoud in delen.items() if "Onbekend doel" in inhoud or "bestaat hier niet" in inhoud
    ]
