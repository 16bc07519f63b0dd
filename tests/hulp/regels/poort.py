"""Edits of the small data/raw that the publication gate must refuse, and changed tables where four gemeenten are too few."""

from tests.hulp.helpers import add_rows, edit_cell
from tests.hulp.regels.ingrepen import INWONERS, JAARREKENING, annex, cell, stored
from tests.hulp.regels.sprongen import report_of_2023, return_of_2023, second_vintage

_NIEUW = "circulaires/S2022_2023/{}.csv"
_VOLUMINA, _GEWICHTEN, _UITKERINGEN = (_NIEUW.format(t) for t in ("volumina", "gewichten", "uitkeringen"))


def swap_clusters(raw):
    """The clusters of inwoners trade places, so that their sum stays."""
    second_vintage("C2", "5", "gewichten")(raw)
    edit_cell(raw / _GEWICHTEN, "D2", "10")


def report_out_of_line(raw):
    """Aadorp reports € 100 million in 2022 and nine times that in 2023."""
    edit_cell(raw / JAARREKENING, "G2", "100000")
    edit_cell(raw / JAARREKENING, "F2", "100150")
    report_of_2023("jaarrekening", "GM0001;Aadorp;0.1;Bestuur;1;900000;900000")(raw)


# rule: as in tests/hulp/regels/gevallen.py
GEVALLEN = {
    "poort_volume_vast": (
        second_vintage("E3", "2"),
        _VOLUMINA,
        "E3",
        "1 cel anders: E3 vast van GM0002: 2.000000000 was 1.000000000",
    ),
    "poort_volume_gemeente": (second_vintage("C2", "110000"), _VOLUMINA, "C2", None),
    "poort_volume_landelijk": (second_vintage("C2", "110000"), _VOLUMINA, "C2", None),
    "poort_au": (second_vintage("C2", "110000"), _VOLUMINA, "rij van GM0001", None),
    "poort_volume_negatief": (
        second_vintage("D5", "-40,5"),
        _VOLUMINA,
        "D5",
        "1 negatief, zoals D5 jong van GM0005: -40.500000000",
    ),
    "poort_gewicht": (
        second_vintage("F4", "2000", "gewichten"),
        _GEWICHTEN,
        "F4",
        "1 rij: vast 2000.000000 was 1000.000000",
    ),
    "poort_clustersom": (
        second_vintage("F4", "2000", "gewichten"),
        _GEWICHTEN,
        "F4",
        "1 rij: vast: clusters 1000.000000, totaal 2000.000000",
    ),
    "poort_cluster": (swap_clusters, _GEWICHTEN, "C2", None),
    "poort_factor": (second_vintage("", "", factor="3"), "circulaires/circulaires.csv", "C3", "3.000000"),
    "poort_uitkering_gemeente": (second_vintage("C3", "6000", "uitkeringen"), _UITKERINGEN, "C3", None),
    "poort_uitkering_landelijk": (second_vintage("C3", "6000", "uitkeringen"), _UITKERINGEN, "C3", None),
    "poort_uitkering_ontvangers": (
        second_vintage("C2", "1", "uitkeringen"),
        _UITKERINGEN,
        "C2",
        "opvang: 1 erbij, 0 eraf",
    ),
    "poort_inwoners": (cell(INWONERS, "C6", "600"), INWONERS, "C6", "1 te ver: GM0001 in 2023 2,000 keer"),
    "poort_envelop_anker": (
        lambda raw: add_rows(
            raw / "aansluiting/controletotalen.csv", "anker;envelop;envelop;2022;7002;0;met de hand;"
        ),
        "pok/jaren.csv",
        "B2",
        "7000",
    ),
    "poort_iv3": (report_out_of_line, "iv3/2023_jaarrekening.csv", "G2", None),
    "poort_opgave": (
        return_of_2023("GM0001", "Aadorp", 250),
        "opgaven/voorbeeld_2023.xlsx",
        "G2",
        "leren van GM0001: 250.00 was 2.50",
    ),
    "poort_sisa": (annex("X99", "€ 1.000.000"), stored("sisa/bijlagen", "bijlage.csv"), "D2", None),
}

_TIEN = "range(1, 11) AS n (i)"
_KOLOMMEN = f"""
INSERT INTO staging.volume BY NAME
SELECT v.* REPLACE ('GM9' || i AS gm_code, 1000 + i AS volume)
FROM staging.volume AS v, {_TIEN}
WHERE v.gm_code = 'GM0001' AND v.maatstaf IN ('inwo', 'jong')
"""
_RIJEN = f"""
INSERT INTO staging.maatstaf BY NAME SELECT m.* REPLACE ('m' || i AS code) FROM staging.maatstaf AS m, {_TIEN} WHERE m.code = 'inwo';
INSERT INTO staging.volume BY NAME
SELECT v.* REPLACE ('m' || i AS maatstaf, 1000 + i AS volume)
FROM staging.volume AS v, {_TIEN}
WHERE v.gm_code IN ('GM0001', 'GM0002') AND v.maatstaf = 'inwo'
"""
_TABEL = f"""
{_KOLOMMEN};
INSERT INTO kern.circulaire BY NAME SELECT c.* REPLACE ('M2021' AS circulaire) FROM kern.circulaire AS c;
INSERT INTO kern.geldige_versie BY NAME SELECT g.* REPLACE ('M2021' AS circulaire) FROM kern.geldige_versie AS g;
INSERT INTO staging.volume BY NAME SELECT v.* REPLACE ('M2021' AS circulaire) FROM staging.volume AS v WHERE v.maatstaf = 'inwo';
INSERT INTO verdeling.poort_paar (circulaire, uitkeringsjaar, naast_circulaire, naast_jaar) VALUES ('M2022', 2023, 'M2021', 2023)
"""


def _reports(gemeenten: str, taakveld: str, lasten: str, oud: str) -> str:
    """Reports of 2023 beside those of 2022, with these expressions of ``i``."""
    return f"""
INSERT INTO verdeling.poort_iv3 BY NAME
SELECT
    2023 AS boekjaar, 'jaarrekening' AS verslagsoort, {gemeenten} AS gm_code, 2022 AS oud_jaar, 'jaarrekening' AS oud_soort,
    {taakveld} AS taakveld, {lasten} AS lasten_eur, {oud} AS oud_lasten_eur, TRUE AS is_groot, s.bron_id, s.blad, s.cel
FROM (SELECT bron_id, blad, min(cel) AS cel FROM staging.iv3 GROUP BY ALL) AS s, range(1, 41) AS n (i)
"""


_ZELFDE_FACTOR = """
INSERT INTO kern.circulaire BY NAME SELECT c.* REPLACE ('M2021' AS circulaire, c.volgnummer - 10 AS volgnummer) FROM kern.circulaire AS c
"""
_MEER_INWONERS = """
INSERT INTO kern.inwoners BY NAME
SELECT i.* REPLACE ('GM9001' AS gm_code, CASE WHEN i.jaar = 2023 THEN 2080 ELSE 2000 END AS inwoners)
FROM kern.inwoners AS i
WHERE i.gm_code = 'GM0005'
"""
_DUBBELE_RIJ = """
INSERT INTO verdeling.poort_paar (circulaire, uitkeringsjaar, naast_circulaire, naast_jaar) VALUES ('M2022', 2023, 'M2021', 2023);
INSERT INTO verdeling.poort_uitkering BY NAME
SELECT
    'M2022' AS circulaire, 2023 AS uitkeringsjaar, 'M2021 voor 2023' AS naast, 'GM9' || g AS gm_code, 'u' || i AS uitkering,
    1000 * i * CASE WHEN g = 3 THEN 2 ELSE 1 END AS bedrag_eur, 1000 * i AS naast_bedrag_eur, FALSE AS is_nieuw, u.bron_id, u.blad, u.cel
FROM (SELECT bron_id, blad, min(cel) AS cel FROM kern.uitkering GROUP BY ALL) AS u, range(1, 6) AS n (i), range(1, 4) AS r (g)
"""
# a second goal, and all of it again for another gemeente
_OVERGENOMEN = """
INSERT INTO kern.opgave BY NAME SELECT o.* REPLACE ('veilig' AS doel, 'fte_veilig' AS indicator) FROM kern.opgave AS o WHERE o.gm_code = 'GM0001';
INSERT INTO kern.opgave BY NAME SELECT o.* REPLACE ('GM9001' AS gm_code) FROM kern.opgave AS o WHERE o.gm_code = 'GM0001'
"""
_VORIG_TOTAAL = """
INSERT INTO kern.opgave BY NAME
SELECT o.* REPLACE (DATE '2021-12-31' AS peildatum, 20000 AS besteed_eur) FROM kern.opgave AS o WHERE o.gm_code = 'GM0001'
"""
_ZELFDE_SISA = """
INSERT INTO mart.sisa_besteding BY NAME
SELECT 2021 + i AS jaar, 'GM0001' AS gm_code, 'ido' AS doel, 5000 AS besteed_eur, o.bron_id, o.blad, o.cel
FROM kern.opgave AS o, range(0, 2) AS n (i)
WHERE o.gm_code = 'GM0001'
"""
_VERSLAG = "iv3/2022_jaarrekening.csv"
_OPGAVE = "opgaven/voorbeeld_2022.xlsx"
_MEI = "circulaires/M2022_2023/volumina.csv"
# as in tests/hulp/regels/gevallen.py: the finished table is changed, because nine gemeenten or maatstaven are the least
REKENREGELS = {
    "poort_kolom_gelijk": (
        _KOLOMMEN,
        (_MEI, "volumina", "C2", "inwo en jong (90,9% gelijk)", "elke kolom met eigen cijfers", None),
    ),
    "poort_rij_gelijk": (
        _RIJEN,
        (_MEI, "volumina", "C2", "GM0001 en GM0002 (83,3% gelijk)", "elke gemeente met eigen cijfers", None),
    ),
    "poort_tabel_gelijk": (
        _TABEL,
        (_MEI, "volumina", "C2", "inwo (100,0% gelijk)", "andere cijfers dan in M2021 voor 2023", None),
    ),
    "circulaire_factor_gelijk": (
        _ZELFDE_FACTOR,
        (
            "circulaires/circulaires.csv",
            "circulaires",
            "C2",
            "1.500000",
            "een andere factor dan die van M2021 voor 2023",
            "dezelfde",
        ),
    ),
    "inwoners_sprong": (
        _MEER_INWONERS,
        (INWONERS, "inwoners", "C8", "1 gemeente: GM9001 1,040 keer", "ongeveer de inwoners van 2022", None),
    ),
    "poort_uitkering_rij": (
        _DUBBELE_RIJ,
        (
            _UITKERINGEN.replace("S2022", "M2022"),
            "uitkeringen",
            "C2",
            "1 gemeente: GM93 2,000 keer",
            "uitkeringen die sinds M2021 voor 2023 veranderden zoals die van de andere gemeenten",
            "2,000 keer",
        ),
    ),
    "poort_iv3_taakveld": (
        _reports("'GM9' || i", "'6.2'", "2000000", "1000000"),
        (
            _VERSLAG,
            "2022_jaarrekening",
            "G2",
            "1 taakveld: 6.2: 2,000 keer",
            "landelijk als in het vorige verslag",
            None,
        ),
    ),
    "poort_iv3_gemeente": (
        f"""{_reports("'GM9001'", "'t' || i", "1000000 + i", "100 * (1000000 + i)")};
        {_reports("'GM9002'", "'t' || i", "1000000 + i", "1000000 + i")}""",
        (
            _VERSLAG,
            "2022_jaarrekening",
            "G2",
            "1 gemeente: GM9001 lijkt op GM9002 (100,0%, op zichzelf 0,0%)",
            "verslagen die het meest lijken op het vorige verslag van dezelfde gemeente",
            None,
        ),
    ),
    "iv3_gemeente_sprong": (
        _reports("'GM9' || i", "'6.2'", "10000000 * CASE WHEN i = 7 THEN 3 ELSE 1 END", "10000000"),
        (
            _VERSLAG,
            "2022_jaarrekening",
            "G2",
            "1 gemeente: GM97 3,000 keer",
            "ongeveer 1,000 keer het vorige verslag, zoals de andere gemeenten",
            None,
        ),
    ),
    "opgave_herhaald": (
        _OVERGENOMEN,
        (
            _OPGAVE,
            "Opgave",
            "G2",
            "GM0001 als GM9001 in 2022, € 400; GM9001 als GM0001 in 2022, € 400",
            "andere cijfers dan een andere gemeente",
            None,
        ),
    ),
    "opgave_totaal_sprong": (
        _VORIG_TOTAAL,
        (
            _OPGAVE,
            "Opgave",
            "G2",
            "GM0001: € 200 was € 20000",
            "tussen 0,750 en 1,330 keer het jaar ervoor",
            -19800,
        ),
    ),
    "sisa_herhaald": (
        _ZELFDE_SISA,
        (_OPGAVE, "Opgave", "G2", "ido van GM0001: 5000", "een ander bedrag dan over het jaar ervoor", None),
    ),
    "opgave_boven_toegewezen": (
        """
UPDATE mart.toewijzing SET bedrag_eur = 1000;
INSERT INTO kern.opgave BY NAME
SELECT o.* REPLACE (t.doel AS doel, 3000 AS besteed_eur)
FROM (SELECT * FROM kern.opgave WHERE gm_code = 'GM0001') AS o
INNER JOIN (SELECT DISTINCT doel FROM mart.toewijzing WHERE gm_code = 'GM0001' AND uitkeringsjaar = 2022 AND vorm <> 'spuk' AND doel <> 'leren') AS t ON TRUE
""",
        (
            _OPGAVE,
            "Opgave",
            "G2",
            "GM0001: € 9200 van € 4000",
            "hooguit 1,600 keer wat is toegewezen",
            5200,
        ),
    ),
}
