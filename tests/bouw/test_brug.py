"""The bridge: why a payment changed from one circulaire to the next, and that its parts are the whole change."""

import re
import shutil

import duckdb
import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import read_query
from pipelines.bouw.bouwen import build
from pipelines.cli.brug import Brugvraag, report
from tests.hulp.helpers import drop_column
from tests.hulp.minifonds import write_two_vintages

# gm_code: {(component, detail): euro}, worked out by hand from tests/hulp/minifonds.py
MET_DE_HAND = {
    "GM0001": {
        ("uitkeringsfactor", "uitkeringsfactor"): 297,  # 0,1 × (110 × 16 + 10,5 × 20 + 1.000)
        ("bedragen per eenheid", "inwo"): 165,  # 1,5 × 110 × 1
        ("volumes", "inwo"): 225,  # 1,5 × 10 × 15
        ("ozb", "WOZwe tarief"): 20,  # 200.000 × 0,0001
        ("uitkering", "opvang"): 5,
        ("uitkering", "participatie"): -10,
        ("uitkering", "nieuwe suppletie"): 7,  # 7,25
    },
    "GM0002": {("herindeling", "herindeling"): -6920},  # 1,5 × 4.400 − 300 + 620
    "GM0003": {("herindeling", "herindeling"): -2495},  # 1,5 × 1.750 − 100 − 30
    "GM0004": {
        ("herindeling", "herindeling"): 9415,
        ("uitkeringsfactor", "uitkeringsfactor"): 540,  # 0,1 × (250 × 16 + 20 × 20 + 1.000)
        ("bedragen per eenheid", "inwo"): 375,
        ("volumes", "vast"): -1500,  # two fixed amounts became one
        ("ozb", "WOZwe tarief"): 40,
        ("uitkering", "participatie"): 10,  # was 20 − 30
        ("uitkering", "nieuwe suppletie"): -4,  # −3,50, halves away from zero
        ("afronding", "afronding"): 1,  # 8.876,50 is 8.877
    },
    "GM0005": {
        ("uitkeringsfactor", "uitkeringsfactor"): 421,
        ("bedragen per eenheid", "inwo"): 225,
        ("ozb", "WOZwe tarief"): 86475,
        ("uitkering", "participatie"): -40,
    },
}


@pytest.fixture(scope="module")
def brug_pad(tmp_path_factory):
    """The database with two vintages of one year, the second after a herindeling."""
    map_ = tmp_path_factory.mktemp("brug")
    build(write_two_vintages(map_ / "raw"), map_ / "brug.duckdb")
    return map_ / "brug.duckdb"


@pytest.fixture(scope="module")
def brug(brug_pad):
    """A read-only connection to it."""
    with duckdb.connect(brug_pad, read_only=True) as con:
        yield con


def test_every_part_is_what_the_hand_finds(brug):
    rijen = brug.execute("SELECT gm_code, component, detail, bedrag_eur FROM mart.brug").fetchall()
    gevonden = {gm: {(c, d): b for g, c, d, b in rijen if g == gm} for gm in MET_DE_HAND}
    assert gevonden == MET_DE_HAND
    assert len(rijen) == sum(map(len, MET_DE_HAND.values()))


def test_both_ends_are_what_the_hand_finds(brug):
    rijen = brug.execute(
        "SELECT gm_code, oud_eur, oud_nieuwe_indeling_eur, nieuw_eur, verschil_eur, inwoners, inwoners_jaar, verschil_per_inwoner_eur "
        "FROM mart.brug_totaal ORDER BY gm_code"
    ).fetchall()
    assert [tuple(map(str, rij)) for rij in rijen] == [
        ("GM0001", "3875", "3875", "4584", "709", "310", "2023", "2.29"),  # 709,25 / 310
        ("GM0002", "6920", "0", "0", "-6920", "None", "None", "None"),
        ("GM0003", "2495", "0", "0", "-2495", "None", "None", "None"),
        ("GM0004", "0", "9415", "8877", "8877", "210", "2023", "-2.56"),  # (8.876,50 − 9.415) / 210
        ("GM0005", "-858220", "-858220", "-771139", "87081", "110", "2023", "791.65"),  # 87.081 / 110
    ]


def test_a_herindeling_moves_money_and_makes_none(brug):
    assert brug.execute(
        "SELECT sum(bedrag_eur) FROM mart.brug WHERE component = 'herindeling'"
    ).fetchone() == (0,)
    assert brug.execute(
        "SELECT gm_code, toelichting FROM mart.brug_totaal WHERE toelichting IS NOT NULL ORDER BY gm_code"
    ).fetchall() == [
        ("GM0002", "opgegaan in Deestad (GM0004) in de indeling van S2022"),
        ("GM0003", "opgegaan in Deestad (GM0004) in de indeling van S2022"),
        ("GM0004", "ontstaan door herindeling; bestaat niet in de indeling van M2022"),
    ]


def test_a_line_that_one_side_does_not_publish_says_so(brug):
    rijen = brug.execute(
        "SELECT DISTINCT detail, toelichting FROM mart.brug WHERE component = 'uitkering' ORDER BY detail"
    ).fetchall()
    assert rijen == [
        ("nieuwe suppletie", "niet gepubliceerd in M2022; het hele bedrag verschijnt als verandering"),
        ("opvang", None),
        ("participatie", "komt niet voor in S2022"),
    ]


def test_a_line_that_neither_side_publishes_is_named_and_has_no_part(tmp_path):
    raw = write_two_vintages(tmp_path / "raw")
    drop_column(raw / "circulaires/S2022_2023/uitkeringen.csv", "nieuwe suppletie")
    build(raw, tmp_path / "x.duckdb")
    tekst = "\n".join(report(tmp_path / "x.duckdb", Brugvraag("M2022", "S2022", 2023, None), alles=False))
    assert "nieuwe suppletie: niet gepubliceerd in M2022 en S2022; de verandering is niet bekend." in tekst
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        assert con.execute("SELECT count(*) FROM mart.brug WHERE detail = 'nieuwe suppletie'").fetchone() == (
            0,
        )


REAL_PAIRS = [
    ("M2023", "M2024", 2024),
    ("M2023", "S2023", 2024),
    ("M2023", "S2024", 2024),
    ("M2024", "S2024", 2024),
    ("M2024", "S2024", 2025),
    ("S2023", "M2024", 2024),
    ("S2023", "S2024", 2024),
]


def test_the_real_pairs_are_those_of_the_years_with_more_than_one_circulaire(con):
    assert con.execute(
        "SELECT circulaire_van, circulaire_naar, uitkeringsjaar, count(*) FROM mart.brug_totaal GROUP BY ALL ORDER BY ALL"
    ).fetchall() == [(*paar, 342) for paar in REAL_PAIRS]


def test_every_real_bridge_sums_to_the_change_of_its_gemeente(con):
    """Recomputed from the published payments, not from brug_totaal."""
    fout = con.execute(
        """
        WITH betaling AS (
            SELECT a.circulaire, a.uitkeringsjaar, a.gm_code, CAST(round(a.algemene_uitkering_eur + sum(u.bedrag_eur), 0) AS BIGINT) AS eur
            FROM mart.algemene_uitkering a JOIN mart.uitkering u USING (circulaire, uitkeringsjaar, gm_code)
            GROUP BY a.circulaire, a.uitkeringsjaar, a.gm_code, a.algemene_uitkering_eur
        ),
        som AS (SELECT circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, sum(bedrag_eur) AS eur FROM mart.brug GROUP BY ALL)
        SELECT count(*) AS bruggen, count(*) FILTER (WHERE s.eur IS DISTINCT FROM n.eur - v.eur) AS fout
        FROM som s
        JOIN betaling v ON v.circulaire = s.circulaire_van AND v.uitkeringsjaar = s.uitkeringsjaar AND v.gm_code = s.gm_code
        JOIN betaling n ON n.circulaire = s.circulaire_naar AND n.uitkeringsjaar = s.uitkeringsjaar AND n.gm_code = s.gm_code
        """
    ).fetchone()
    assert fout == (len(REAL_PAIRS) * 342, 0)


def test_the_real_rest_is_rounding_only(con):
    assert con.execute(
        "SELECT max(abs(bedrag_eur)) <= 10 FROM mart.brug WHERE component = 'afronding'"
    ).fetchone() == (True,)
    assert con.execute("SELECT count(*) FROM mart.brug WHERE component = 'herindeling'").fetchone() == (0,)


def test_the_national_bridge_from_mei_to_september_2024(con):
    """The factor by hand: (1,420 − 1,414) × 30.137.991.149,68 = 180.827.947 before rounding per gemeente."""
    rijen = con.execute(
        "SELECT component, sum(bedrag_eur) FROM mart.brug WHERE circulaire_van = 'M2024' AND circulaire_naar = 'S2024' AND uitkeringsjaar = 2024 GROUP BY component"
    ).fetchall()
    assert dict(rijen) == {
        "volumes": 498_228_227,
        "uitkeringsfactor": 180_827_941,
        "ozb": -180_828_750,
        "uitkering": 91_827_446,
        "bedragen per eenheid": -9_527_441,
        "afronding": 4,
    }
    assert sum(bedrag for _, bedrag in rijen) == 43_913_240_612 - 43_332_713_185


def test_the_suppletie_that_mei_2024_leaves_out_is_marked(con):
    rijen = con.execute(
        "SELECT DISTINCT toelichting FROM mart.brug WHERE circulaire_van = 'M2024' AND circulaire_naar = 'S2024' AND uitkeringsjaar = 2024 AND detail = 'suppletie nieuwe verdeling GF'"
    ).fetchall()
    assert rijen == [("niet gepubliceerd in M2024; het hele bedrag verschijnt als verandering",)]


def test_every_reconciliation_of_a_bridge_closes(con, brug):
    for verbinding, aantal in ((con, len(REAL_PAIRS)), (brug, 1)):
        oordelen = verbinding.execute(
            "SELECT oordeel FROM mart.aansluiting WHERE code LIKE 'brug-%'"
        ).fetchall()
        assert oordelen == [("sluit aan",)] * aantal


@pytest.mark.parametrize(
    "wijziging",
    [
        "UPDATE mart.brug SET bedrag_eur = bedrag_eur + 1 WHERE gm_code = 'GM0001' AND detail = 'opvang'",
        # the sum still holds, but far more than rounding is in the rest
        "UPDATE mart.brug SET component = 'afronding' WHERE gm_code = 'GM0001' AND component = 'uitkeringsfactor'",
    ],
)
def test_a_bridge_that_does_not_close_breaks_its_rule(brug_pad, tmp_path, wijziging):
    shutil.copy(brug_pad, tmp_path / "x.duckdb")
    regel = read_query("regels", "brug_sluit_niet")
    with duckdb.connect(tmp_path / "x.duckdb") as con:
        assert con.execute(regel).fetchall() == []
        con.execute(wijziging)
        [(document, _, cel, waarde, _, _)] = con.execute(regel).fetchall()
    assert (document, cel) == ("circulaires/circulaires.csv", "C3")
    assert waarde.startswith("GM0001: de delen van M2022 naar S2022 voor 2023")


def test_the_report_names_both_ends_and_the_check(database):
    tekst = "\n".join(report(database, Brugvraag("M2024", "S2024", 2024, "GM1681"), alles=False)).replace(
        "\u00a0", " "
    )
    assert tekst.startswith(
        "Van meicirculaire 2024 naar septembercirculaire 2024, uitkeringsjaar 2024: Borger-Odoorn (GM1681)"
    )
    assert "✓ De delen tellen op tot het verschil: € " in tekst
    assert re.search(r"\nPer inwoner € -?[\d.,]+ \(inwoners op 1 januari 2024\)\.", tekst)
    kort = len(tekst.splitlines())
    assert len(list(report(database, Brugvraag("M2024", "S2024", 2024, "GM1681"), alles=True))) > kort


@pytest.mark.parametrize(
    ("gemeente", "regels"),
    [
        # 709,25 / 310; the nieuwe suppletie of 7,25 has no amounts in M2022: (709 − 7) / 310
        (
            "GM0001",
            [
                "Per inwoner € 2,29 (inwoners op 1 januari 2023).",
                "Waarvan € 7 uit uitkeringen die in de meicirculaire 2022 niet zijn gepubliceerd; zonder die € 2,26 per inwoner.",
            ],
        ),
        # (8.877 − 9.415 + 4) / 210
        (
            "GM0004",
            [
                "Per inwoner, zonder herindeling, € -2,56 (inwoners op 1 januari 2023).",
                "Waarvan € -4 uit uitkeringen die in de meicirculaire 2022 niet zijn gepubliceerd; zonder die € -2,54 per inwoner.",
            ],
        ),
        ("GM0005", ["Per inwoner € 791,65 (inwoners op 1 januari 2023)."]),
        ("GM0002", []),
        (None, ["Waarvan € 3 uit uitkeringen die in de meicirculaire 2022 niet zijn gepubliceerd."]),
    ],
)
def test_the_report_says_what_the_change_per_inhabitant_holds(brug_pad, gemeente, regels):
    tekst = "\n".join(report(brug_pad, Brugvraag("M2022", "S2022", 2023, gemeente), alles=False))
    slot = tekst.replace("\u00a0", " ").splitlines()
    assert [r for r in slot if r.startswith(("Per inwoner", "Waarvan"))] == regels


def test_the_report_of_a_merged_gemeente_names_its_successor(brug_pad, database):
    tekst = "\n".join(report(brug_pad, Brugvraag("M2022", "S2022", 2023, "GM0002"), alles=False))
    assert "Let op: opgegaan in Deestad (GM0004) in de indeling van S2022." in tekst
    with pytest.raises(
        FondskompasFout, match=r"M2024 of S2024: Brielle is opgegaan in Voorne aan Zee \(GM1992\)\."
    ):
        list(report(database, Brugvraag("M2024", "S2024", 2024, "GM0501"), alles=False))


@pytest.mark.parametrize(
    ("vraag", "melding"),
    [
        (Brugvraag("S2024", "M2024", 2024, None), "kies --van M2024 --naar S2024"),
        (Brugvraag("M2022", "S2024", 2024, None), "M2023 naar M2024 voor 2024"),
        (Brugvraag("M2024", "S2024", 2024, "GM9999"), "GM9999 is geen gemeente in M2024 of S2024"),
    ],
)
def test_a_bridge_that_does_not_exist_says_what_does(database, vraag, melding):
    with pytest.raises(FondskompasFout, match=melding):
        list(report(database, vraag, alles=False))
