"""Every kind of key, worked by hand on the four gemeenten of tests/hulp/miniraw.py; 1,000 euro per line, through the build.

GM0001 Aadorp, GM0002 Beestad, GM0003 Ceeburg, GM0005 Eeveen in 2022; Beestad and Ceeburg are GM0004 Deestad in 2023.
"""

from decimal import Decimal

import duckdb
import pytest

from pipelines.bouw.bouwen import build
from tests.hulp.deelbouw import find, opened
from tests.hulp.helpers import add_rows, edit_cell
from tests.hulp.miniraw import OPGAVE, write_opgave

# regel: (weights, euros in 2022); e.g. au-basis: 1.000 × 2.710 / 12.920 = 209,75 and so on; floors add up to 998,
# and the two euros left go to the largest remainders, Aadorp (0,75) and Beestad (0,56)
TWEEDUIZEND_TWEEENTWINTIG = {
    "au-basis": (("2710", "4400", "1750", "4060"), (210, 341, 135, 314)),
    "au-cluster": (("1210", "2400", "500", "2310"), (188, 374, 78, 360)),
    "au-gelijk": (("1", "1", "1", "1"), (250, 250, 250, 250)),
    "du-opvang": (("0", "600", "0", "400"), (0, 600, 0, 400)),
    "spuk-inwoners": (("300", "100", "100", "100"), (500, 167, 167, 166)),
    "spuk-jong": (("10.5", "20", "0", "40.5"), (148, 282, 0, 570)),
}
# the same lines in 2023: the weights of Beestad and Ceeburg together; a key 'gelijk' counts gemeenten of that year
TWEEDUIZEND_DRIEENTWINTIG = {
    "au-basis": (("2710", "6150", "4060"), (210, 476, 314)),
    "au-cluster": (("1210", "2900", "2310"), (188, 452, 360)),
    "au-gelijk": (("1", "1", "1"), (334, 333, 333)),
    "du-opvang": (("0", "600", "400"), (0, 600, 400)),
    "spuk-inwoners": (("300", "200", "100"), (500, 333, 167)),
    "spuk-jong": (("10.5", "20", "40.5"), (148, 282, 570)),
}
GEMEENTEN = {2022: ("GM0001", "GM0002", "GM0003", "GM0005"), 2023: ("GM0001", "GM0004", "GM0005")}


def proof(con, jaar, regel, kolom):
    """One column of the proof of a line, per gemeente."""
    vraag = f"SELECT gm_code, {kolom} FROM mart.toewijzing_bewijs WHERE uitkeringsjaar = ? AND regel = ?"
    return dict(con.execute(vraag, [jaar, regel]).fetchall())


@pytest.mark.parametrize(
    ("jaar", "regel", "gewichten", "euros"),
    [(2022, regel, *verwacht) for regel, verwacht in TWEEDUIZEND_TWEEENTWINTIG.items()]
    + [(2023, regel, *verwacht) for regel, verwacht in TWEEDUIZEND_DRIEENTWINTIG.items()],
)
def test_each_key_gives_the_weights_and_euros_worked_by_hand(mini, jaar, regel, gewichten, euros):
    assert proof(mini, jaar, regel, "gewicht") == dict(
        zip(GEMEENTEN[jaar], map(Decimal, gewichten), strict=True)
    )
    assert proof(mini, jaar, regel, "bedrag_eur") == dict(zip(GEMEENTEN[jaar], euros, strict=True))


@pytest.mark.parametrize("regel", TWEEDUIZEND_TWEEENTWINTIG)
def test_a_merger_moves_no_euro_in_or_out(mini, regel):
    assert sum(proof(mini, 2022, regel, "bedrag_eur").values()) == 1000
    assert sum(proof(mini, 2023, regel, "bedrag_eur").values()) == 1000


@pytest.mark.parametrize("regel", [r for r in TWEEDUIZEND_TWEEENTWINTIG if r != "au-gelijk"])
def test_a_merged_gemeente_weighs_what_its_parts_weighed(mini, regel):
    voor, na = proof(mini, 2022, regel, "gewicht"), proof(mini, 2023, regel, "gewicht")
    assert na["GM0004"] == voor["GM0002"] + voor["GM0003"]
    assert {gm: na[gm] for gm in ("GM0001", "GM0005")} == {gm: voor[gm] for gm in ("GM0001", "GM0005")}


def test_the_proof_says_how_many_parts_a_weight_has(mini):
    assert proof(mini, 2023, "au-basis", "aantal_delen") == {"GM0001": 1, "GM0004": 2, "GM0005": 1}


def test_a_line_without_a_key_reaches_nobody_and_stays_in_the_envelope(mini):
    assert proof(mini, 2022, "rijk-geen", "bedrag_eur") == {}
    vraag = "SELECT bedrag_eur, verdeeld_eur, niet_verdeeld_eur, ontvangers FROM mart.envelop_regel WHERE regel = 'rijk-geen' AND uitkeringsjaar = 2022"
    assert mini.execute(vraag).fetchone() == (1000, 0, 1000, 0)


def test_a_goal_with_two_keys_sums_its_lines(mini):
    """ido is 1,000 by inhabitants and 1,000 by jongeren: 500 + 148, 167 + 282, 167 + 0, 166 + 570."""
    rijen = mini.execute(
        "SELECT gm_code, bedrag_eur, sleutel FROM mart.toewijzing WHERE uitkeringsjaar = 2022 AND doel = 'ido' ORDER BY gm_code"
    ).fetchall()
    sleutel = "inwoners + maatstaf:jong"
    assert rijen == [
        ("GM0001", 648, sleutel),
        ("GM0002", 449, sleutel),
        ("GM0003", 167, sleutel),
        ("GM0005", 736, sleutel),
    ]


def test_a_line_takes_the_weakest_status_of_amount_and_key(mini):
    """spuk-jong is published but its key is an assumption; du-opvang is published with a published key, so computed."""
    rijen = mini.execute(
        "SELECT DISTINCT doel, status FROM mart.toewijzing WHERE doel IN ('ido', 'veilig') ORDER BY doel"
    ).fetchall()
    assert rijen == [("ido", "aanname"), ("veilig", "afgeleid")]


def test_the_algemene_uitkering_of_a_gemeente_worked_by_hand(mini):
    """Aadorp: (100 × 15 + 10,5 × 20 + 1.000) × 1,5 − 200.000 × 0,001 = 4.065 − 200 = 3.865; OZB outside the factor."""
    vraag = "SELECT uitkeringsbasis_eur, uitkeringsfactor, inkomstenmaatstaf_eur, algemene_uitkering_eur FROM mart.algemene_uitkering WHERE gm_code = 'GM0001'"
    assert mini.execute(vraag).fetchone() == (Decimal(2710), Decimal("1.5"), Decimal(-200), Decimal(3865))


def test_the_clusters_of_a_gemeente_worked_by_hand(mini):
    """Aadorp: Zorg (1.000 + 210) × 1,5; Bestuur (500 + 1.000) × 1,5; OZB −200; together 3.865."""
    vraag = "SELECT cluster, bedrag_eur FROM mart.algemene_uitkering_cluster WHERE gm_code = 'GM0001'"
    assert dict(mini.execute(vraag).fetchall()) == {
        "Zorg": Decimal(1815),
        "Bestuur": Decimal(2250),
        "Onroerendezaakbelasting": Decimal(-200),
    }


def test_realisation_of_two_goals_worked_by_hand(mini):
    """leren: 188 euro buys 188 / 100.000 fte, the return says 2,5 fte and 200 euro, an example.

    wijkteams: 210 euro; no return, so the lower bound from Iv3: 150.000 salarissen / 100.000 = 1,5 fte.
    """
    vraag = """
        SELECT doel, toegewezen_eur, toegewezen_capaciteit, gerealiseerde_capaciteit, besteed_eur, zichtbaarheid, status
        FROM mart.realisatie WHERE uitkeringsjaar = 2022 AND gm_code = 'GM0001' AND doel IN ('leren', 'wijkteams') ORDER BY doel
    """
    assert mini.execute(vraag).fetchall() == [
        ("leren", 188, Decimal("0.00"), Decimal("2.50"), 200, "opgave", "voorbeeld"),
        ("wijkteams", 210, Decimal("0.00"), Decimal("1.50"), None, "iv3", "aanname"),
    ]


def test_a_reason_in_a_return_is_kept_and_never_becomes_zero(mini):
    vraag = "SELECT gerealiseerde_capaciteit, capaciteit_reden, besteed_eur FROM mart.realisatie WHERE uitkeringsjaar = 2022 AND doel = 'ido' AND gm_code = ?"
    assert mini.execute(vraag, ["GM0002"]).fetchone() == (None, "te laat", None)
    assert mini.execute(vraag, ["GM0001"]).fetchone() == (None, "niet opgegeven", None)


def test_mergers_are_followed_through_a_chain(miniraw, tmp_path):
    """Deestad merges on into Aadorp in 2024: a key of 2022 follows both steps."""
    add_rows(
        miniraw / "gemeenten/gemeenten.csv", "2024;GM0001;Aadorp;Drenthe", "2024;GM0005;'s-Eeveen;Utrecht"
    )
    add_rows(miniraw / "gemeenten/herindelingen.csv", "2024-01-01;GM0004;Deestad;GM0001;Aadorp;geheel")
    edit_cell(miniraw / "pok/jaren.csv", "C3", "2024-01-01")
    database = tmp_path / "keten.duckdb"
    build(miniraw, database)
    with duckdb.connect(database, read_only=True) as con:
        assert proof(con, 2023, "au-basis", "gewicht") == {"GM0001": Decimal(8860), "GM0005": Decimal(4060)}
        assert proof(con, 2023, "au-gelijk", "bedrag_eur") == {"GM0001": 500, "GM0005": 500}


def test_a_split_on_the_way_is_refused_and_named(miniraw):
    edit_cell(miniraw / "gemeenten/herindelingen.csv", "F3", "gesplitst")
    gevonden = [(b.document, b.cel, b.waarde) for b in find(miniraw, "herindeling_gesplitst")]
    assert gevonden == [("gemeenten/herindelingen.csv", "D3", "GM0003 → GM0004")]


def test_a_split_before_the_key_was_drawn_up_is_harmless(miniraw, tmp_path):
    add_rows(miniraw / "gemeenten/herindelingen.csv", "2021-01-01;GM0900;Oud;GM0001;Aadorp;gesplitst")
    assert build(miniraw, tmp_path / "x.duckdb").bevindingen == []


def test_a_key_name_is_found_whatever_its_capitals(miniraw, tmp_path, mini):
    edit_cell(miniraw / "pok/envelop.csv", "G3", "cluster:zorg")
    edit_cell(miniraw / "pok/envelop.csv", "G8", "maatstaf:JONG")
    build(miniraw, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        for regel in ("au-cluster", "spuk-jong"):
            assert proof(con, 2022, regel, "bedrag_eur") == proof(mini, 2022, regel, "bedrag_eur")


def wijkteams(con, *kolommen):
    """The row of wijkteams of Aadorp in 2022."""
    vraag = f"SELECT {', '.join(kolommen)} FROM mart.realisatie WHERE uitkeringsjaar = 2022 AND doel = 'wijkteams' AND gm_code = 'GM0001'"
    return con.execute(vraag).fetchone()


def test_the_lower_bound_is_as_uncertain_as_its_price(mini, miniraw):
    """Salarissen are published and the division is ours: afgeleid, unless the price is an assumption."""
    assert wijkteams(mini, "capaciteit_herkomst", "capaciteit_status") == ("iv3 (ondergrens)", "aanname")
    edit_cell(miniraw / "pok/prijzen.csv", "E2", "gepubliceerd")
    with opened(miniraw, "mart.realisatie") as con:
        assert wijkteams(con, "capaciteit_status") == ("afgeleid",)
        bron = "SELECT status, bron FROM mart.capaciteit WHERE herkomst = 'iv3' AND gm_code = 'GM0001'"
        assert con.execute(bron).fetchone() == (
            "afgeleid",
            "Iv3 jaarrekening 2022, salarissen (L1.1) gedeeld door € 100000 per fte (gepubliceerd)",
        )


def test_a_half_is_rounded_up_exactly(miniraw):
    """201.000 / 200.000 = 1,005 and 210 / 42.000 = 0,005: in binary the first is a little less."""
    edit_cell(miniraw / "iv3/2022_jaarrekening.csv", "E3", "201")
    edit_cell(miniraw / "pok/prijzen.csv", "D2", "200000")
    with opened(miniraw, "mart.realisatie") as con:
        assert wijkteams(con, "ondergrens_capaciteit") == (Decimal("1.01"),)
    edit_cell(miniraw / "pok/prijzen.csv", "D2", "42000")
    with opened(miniraw, "mart.realisatie") as con:
        assert wijkteams(con, "toegewezen_capaciteit") == (Decimal("0.01"),)


def test_the_lower_bound_stands_beside_a_return(miniraw):
    opgave = [*OPGAVE[0][:3], "wijkteams", "fte_wijkteams", "fte", 9, None, None, "gepubliceerd", None]
    write_opgave(miniraw / "opgaven/wijkteams.xlsx", [opgave])
    kolommen = ("gerealiseerde_capaciteit", "capaciteit_herkomst", "ondergrens_capaciteit", "zichtbaarheid")
    with opened(miniraw, "mart.realisatie") as con:
        assert wijkteams(con, *kolommen) == (Decimal(9), "opgave", Decimal("1.5"), "opgave")


@pytest.mark.parametrize("verslag", ["jaarrekening", "begroting"])
def test_spending_is_visible_in_iv3_only_with_lasten_in_a_jaarrekening(miniraw, verslag):
    bestand = miniraw / "iv3/2022_jaarrekening.csv"
    if verslag == "begroting":
        bestand.rename(miniraw / "iv3/2022_begroting.csv")
    else:
        edit_cell(bestand, "G3", "0")
        edit_cell(bestand, "G2", "300")
    with opened(miniraw, "mart.realisatie") as con:
        assert wijkteams(con, "lasten_verslagsoort", "zichtbaarheid") == (verslag, "niet zichtbaar")


def test_the_latest_return_of_a_year_counts_once(miniraw):
    """Returns of 30 June and 31 December stand side by side in mart.capaciteit; realisation has one row, the latest."""
    zomer = ["2022-06-30", *OPGAVE[0][1:6], 9, 900, None, "gepubliceerd", None]
    write_opgave(miniraw / "opgaven/zomer.xlsx", [zomer, ["2022-06-30", "GM0005", "'s-Eeveen", *zomer[3:]]])
    vraag = """
        SELECT gm_code, gerealiseerde_capaciteit, besteed_eur FROM mart.realisatie
        WHERE uitkeringsjaar = 2022 AND doel = 'leren' AND gerealiseerde_capaciteit IS NOT NULL ORDER BY gm_code
    """
    with opened(miniraw, "mart.realisatie") as con:
        assert con.execute(vraag).fetchall() == [("GM0001", Decimal("2.5"), 200), ("GM0005", Decimal(9), 900)]
        dubbel = "SELECT count(*) - count(DISTINCT (uitkeringsjaar, doel, gm_code)) FROM mart.realisatie"
        assert con.execute(dubbel).fetchone() == (0,)
