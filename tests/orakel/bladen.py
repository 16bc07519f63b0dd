"""Tables typed in by formula: lines with limits for forty gemeenten, and a scenario's outcome for thirty."""

import duckdb

from pipelines.basis.queries import read_query
from tests.hulp.rekenblad import create_sheet
from tests.hulp.rijkfonds import spread

_GEMEENTEN = [f"GM{n:04}" for n in range(1, 41)]
# (uitkeringsjaar, regel): amount, least, most, euro per inhabitant; a gemeente without weight is in every line
_LIJNEN = {
    (2023, "ruim"): (100_003, 500, None, None),
    (2024, "ruim"): (90_001, 700, 6_000, None),
    (2023, "krap"): (39_000, 1_000, 1_000, None),  # exactly what 39 recipients must get
    (2023, "plafond"): (70_001, None, 2_000, None),
    (2024, "plafond"): (50_003, 300, 1_500, None),
    (2023, "groei twee"): (60_007, None, None, "1.10"),
    (2024, "krap"): (40_001, 1_000, 1_000, None),
    (2023, "te veel"): (30_000, 1_000, None, None),
    (2023, "groei"): (80_009, None, None, "7.25"),
    (2024, "groei"): (70_001, 50, 4_000, "2.50"),
    (2023, "vrij"): (77_777, None, None, None),
    (2024, "vrij"): (0, None, None, None),
    (2023, "trap"): (59_900, 300, 2_000, None),  # many at their most below the answer
    (2024, "korrel"): (
        3_700,
        None,
        100,
        None,
    ),  # the smallest weight there is for all, and for all their most
}


def create_allocation_sheet(con: duckdb.DuckDBPyConnection) -> None:
    """What the allocation with limits reads, each step made by the query before it."""
    create_sheet(con)
    con.execute("DROP VIEW verdeling.positie; DROP VIEW verdeling.gewicht_geheel; DROP TABLE verdeling.grens")
    con.execute("ALTER TABLE kern.envelop_deel ADD COLUMN soort VARCHAR")
    con.execute("CREATE SCHEMA staging")
    con.execute(
        "CREATE TABLE staging.sleutel_beperking (uitkeringsjaar BIGINT, regel VARCHAR, minimum_eur BIGINT, maximum_eur BIGINT, ingroei_eur_per_inwoner DECIMAL(9, 2))"
    )
    con.execute("CREATE TABLE verdeling.inwoners (uitkeringsjaar BIGINT, gm_code VARCHAR, inwoners BIGINT)")
    for jaar in (2023, 2024):
        rijen = [[jaar, gm, 100 + spread(jaar, gm)] for gm in _GEMEENTEN if gm != "GM0009"]
        con.executemany("INSERT INTO verdeling.inwoners VALUES (?, ?, ?)", rijen)
    for (jaar, regel), (bedrag, minst, meest, groei) in _LIJNEN.items():
        con.execute("INSERT INTO kern.envelop_regel VALUES (?, ?, ?)", [jaar, regel, bedrag])
        if regel != "vrij":
            con.execute(
                "INSERT INTO staging.sleutel_beperking VALUES (?, ?, ?, ?, ?)",
                [jaar, regel, minst, meest, groei],
            )
        for deel in (0, 1) if groei else (1,):
            soort = "du" if regel == "ruim" and jaar == 2023 else "inwoners"
            con.execute(
                "INSERT INTO kern.envelop_deel VALUES (?, ?, ?, ?, ?, ?)",
                [jaar, regel, deel, bedrag, deel == 0, soort],
            )
            con.executemany(
                "INSERT INTO verdeling.sleutelgewicht VALUES (?, ?, ?, ?, ?, 1, ?)",
                [
                    [jaar, regel, deel, gm, _weight(jaar, regel, deel, gm), gm != "GM0010"]
                    for gm in _GEMEENTEN
                ],
            )
    for naam in ("gewicht_geheel", "ingroeibasis", "grens", "positie"):
        con.execute(f"CREATE TABLE verdeling.{naam} AS {read_query('verdeling', naam)}")
    # unbound in every line but one, in which everybody is at a limit
    con.execute(
        "DELETE FROM verdeling.positie WHERE gm_code = 'GM0011' AND (uitkeringsjaar, regel) <> (2023, 'krap')"
    )


def _weight(jaar: int, regel: str, deel: int, gm: str) -> str:
    """None for the tenth and every twentieth; pairs alike, so that remainders are equal."""
    if gm == "GM0010" or int(gm[2:]) % 20 == 0:
        return "0"
    if regel == "korrel":
        return "0.000000000000001"
    return f"{spread(jaar, regel, deel, int(gm[2:]) // 2)}.125"


def create_gemeente_sheet(con: duckdb.DuckDBPyConnection) -> None:
    """scenario.gemeente with more than ten on each side, equal changes, nobody living there, and none known."""
    con.execute("CREATE SCHEMA scenario")
    con.execute(
        "CREATE TABLE scenario.gemeente (uitkeringsjaar BIGINT, gm_code VARCHAR, naam VARCHAR, provincie VARCHAR, grootteklasse VARCHAR, centrumfunctie VARCHAR, inwoners BIGINT, basis_eur BIGINT, scenario_eur BIGINT, verschil_eur BIGINT, verschil_eur_per_inwoner DECIMAL(18, 2), basis_ingroei_eur BIGINT, scenario_ingroei_eur BIGINT)"
    )
    for jaar in (2024, 2025):
        for nummer in range(1, 31):
            gm = f"GM{nummer:04}"
            inwoners = 100 * (1 + spread(jaar, nummer) % 5)
            if nummer in (3, 4):
                inwoners = 0
            verschil = (spread(jaar, nummer, "v") % 7 - 3) * 100
            basis = spread(jaar, nummer, "b")
            rij = [
                jaar,
                gm,
                gm,
                f"P{nummer % 3}",
                f"{'cab'[nummer % 3]} klasse",
                ("Zonder", "Sterk", "Weinig", "niet ingedeeld", "Redelijk")[nummer % 5],
            ]
            rij += [inwoners, basis, basis + verschil, verschil, 0, nummer, spread(jaar, nummer, "i")]
            con.execute(f"INSERT INTO scenario.gemeente VALUES ({', '.join('?' * len(rij))})", rij)
    for nummer, verschil in enumerate((0, 1, -1, 2, -2), start=1):
        rij = [
            2026,
            f"GM{nummer:04}",
            "naam",
            "P",
            "klasse",
            "Zonder",
            100,
            5,
            5 + verschil,
            verschil,
            0,
            0,
            0,
        ]
        con.execute(f"INSERT INTO scenario.gemeente VALUES ({', '.join('?' * len(rij))})", rij)
    leeg = [2024, "GM0031", "x", "leeg", "d klasse", "leeg", 0, 5, 0, -5, None, 0, 0]
    con.execute(f"INSERT INTO scenario.gemeente VALUES ({', '.join('?' * len(leeg))})", leeg)
    for kolom, waarde in (("basis_regionaal_eur", 3), ("verschil_regionaal_eur", 200)):
        con.execute(f"ALTER TABLE scenario.gemeente ADD COLUMN {kolom} BIGINT DEFAULT 0")
        con.execute(
            f"UPDATE scenario.gemeente SET {kolom} = {waarde} WHERE gm_code IN ('GM0006', 'GM0011') AND uitkeringsjaar < 2026"
        )


# year: (regel, grondslag, moved from the basis, moved to the scenario); what is on both sides alike moves nothing
_VERPLAATST = {
    2024: [
        ("r", "maatstaf:x", 800, 0),
        ("r", "maatstaf:y", 800, 0),
        ("s", "du:z", 800, 0),
        ("s", "inwoners", 0, 2400),
    ],
    2025: [("r", "uitkeringsbasis", 1000, 0), ("r", "inwoners", 0, 1000), ("q", "gelijk", 70, 70)],
    2026: [("s", "inwoners", 10, 11), ("q", "gelijk", 70, 70)],
    2027: [("q", "gelijk", 70, 70), ("regio", "inwoners", 0, 500)],
    2028: [("r", "inwoners", 0, 8000)],
}
# weights of GM1 (100 inhabitants), GM2 (300) and GM3 to GM6 (100 each); GM9 became part of GM1 in 2025
_GRONDSLAG = {
    ("uitkeringsbasis", "m1"): (250, 100, 100, 100, 100, 100, 50),
    ("uitkeringsbasis", "m2"): (100, 300, 100, 100, 100, 100, 0),
    ("maatstaf:x", "x"): (0, 300, 100, 100, 300, 0, 0),
    ("maatstaf:y", "y"): (0, 300, 300, 100, 100, 0, 0),
    ("du:z", "z"): (0, 300, 100, 100, 100, 200, 0),
    ("inwoners", "inwoners"): (100, 300, 100, 100, 100, 100, 0),
    ("gelijk", "gelijk"): (1, 1, 1, 1, 1, 1, 0),
}
_VERSCHIL = {
    2024: ((1, 300), (2, 7), (3, -200), (5, -200), (6, 100)),
    2025: ((1, -125), (2, 125), (3, 2), (4, 3), (5, -2), (6, -3)),
    2026: ((3, 1), (4, -1), (5, 2)),
    2027: ((3, 1), (4, -1), (5, 5)),
    2028: ((3, 1000), (4, -4)),
}


def create_reason_sheet(con: duckdb.DuckDBPyConnection) -> None:
    """Extremes whose parts are round figures, so that the rest lies exactly on, and just past, what is rounding."""
    for schema in ("staging", "kern", "sessie", "basis", "scenario"):
        con.execute(f"CREATE SCHEMA {schema}")
    con.execute(
        "CREATE TABLE staging.jaar AS SELECT j AS uitkeringsjaar, make_date(j, 1, 1) AS indeling_peildatum FROM range(2024, 2029) AS r (j)"
    )
    con.execute("CREATE TABLE staging.maatstaf AS SELECT 'm1' AS code, 'eerste maatstaf' AS naam")
    con.execute("CREATE TABLE staging.kenmerksoort AS SELECT 'k1' AS kenmerk, 'eerste kenmerk' AS naam")
    con.execute(
        "CREATE TABLE kern.hercodering AS SELECT DATE '2024-01-01' AS peildatum_van, make_date(j, 1, 1) AS peildatum_naar, 'GM' || n AS gm_code_van, 'GM' || CASE WHEN n = 9 AND j > 2024 THEN 1 ELSE n END AS gm_code FROM range(2024, 2029) AS r (j) CROSS JOIN unnest([1, 2, 3, 4, 5, 6, 9]) AS u (n)"
    )
    con.execute(
        "CREATE TABLE sessie.kenmerk AS SELECT j AS uitkeringsjaar, 'GM' || n AS gm_code, CASE n WHEN 2 THEN 300 ELSE 100 END AS inwoners FROM range(2024, 2029) AS r (j) CROSS JOIN range(1, 7) AS u (n)"
    )
    con.execute(
        "CREATE TABLE sessie.grondslag (grondslag VARCHAR, bron VARCHAR, peildatum DATE, bestanddeel VARCHAR, gm_code VARCHAR, gewicht HUGEINT)"
    )
    for (grondslag, deel), gewichten in _GRONDSLAG.items():
        for nummer, gewicht in zip((1, 2, 3, 4, 5, 6, 9), gewichten, strict=True):
            if gewicht == 0:  # as in scenario/grondslag: who has nothing of it has no row
                continue
            rij = [grondslag, "bron", deel, f"GM{nummer}", gewicht]
            con.execute("INSERT INTO sessie.grondslag VALUES (?, ?, '2024-01-01', ?, ?, ?)", rij)
    for naam in ("grondslag_totaal", "grondslag_deel"):
        con.execute(f"CREATE TABLE sessie.{naam} AS {read_query('scenario', naam)}")
    for kant in ("basis", "scenario"):
        con.execute(
            f"CREATE TABLE {kant}.deel (uitkeringsjaar BIGINT, regel VARCHAR, deel BIGINT, soort VARCHAR, grondslag VARCHAR, bron VARCHAR, bedrag_eur BIGINT)"
        )
    for jaar, delen in _VERPLAATST.items():
        for regel, grondslag, *bedragen in delen:
            for kant, bedrag in zip(("basis", "scenario"), bedragen, strict=True):
                rij = [jaar, regel, grondslag.partition(":")[0], grondslag, bedrag]
                con.execute(f"INSERT INTO {kant}.deel VALUES (?, ?, 1, ?, ?, 'bron', ?)", rij)
    for kant in ("basis", "scenario"):
        con.execute(
            f"CREATE TABLE {kant}.regel AS SELECT DISTINCT uitkeringsjaar, regel, 'doel van ' || regel AS doel FROM {kant}.deel"
        )
    # money for a whole region moves nothing
    con.execute("CREATE TABLE sessie.regionaal AS SELECT 2027 AS uitkeringsjaar, 'doel van regio' AS doel")
    _fill_extremes(con)


def _fill_extremes(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "CREATE TABLE scenario.uiterste (uitkeringsjaar BIGINT, kant VARCHAR, rang BIGINT, gm_code VARCHAR, naam VARCHAR, inwoners BIGINT, basis_eur BIGINT, scenario_eur BIGINT, verschil_eur BIGINT, verschil_eur_per_inwoner DECIMAL(18, 2), verschil_ingroei_eur BIGINT)"
    )
    for jaar, rijen in _VERSCHIL.items():
        for rang, (nummer, verschil) in enumerate(rijen, start=1):
            kant = "voordeel" if verschil > 0 else "nadeel"
            ingroei = 5 if verschil == 5 else 0
            rij = [jaar, kant, rang, f"GM{nummer}", f"naam {nummer}", 300 if nummer == 2 else 100]
            rij += [1000, 1000 + verschil, verschil, 0, ingroei]
            con.execute(f"INSERT INTO scenario.uiterste VALUES ({', '.join('?' * len(rij))})", rij)
    con.execute("ALTER TABLE scenario.uiterste ADD COLUMN verschil_eigen_eur BIGINT")
    con.execute("UPDATE scenario.uiterste SET verschil_eigen_eur = verschil_eur")


# year: amount, and per gemeente least, most, amount and position
_INGROEI = {
    2021: (30, [(10, 10, 10, "bovengrens"), (0, 40, 20, "vrij")]),
    2022: (31, [(10, 10, 10, "bovengrens"), (0, 40, 20, "vrij")]),
    2023: (30, [(0, 5, 10, "vrij"), (0, 40, 20, "vrij")]),
    2024: (30, [(15, 5, 10, "vrij"), (0, 40, 20, "vrij")]),
    2025: (30, [(5, 15, 10, "onhaalbaar"), (0, 40, 20, "vrij")]),
    2026: (30, [(25, 40, None, "onhaalbaar"), (25, 40, None, "onhaalbaar")]),
    2027: (30, []),
}


def create_phase_in_sheet(con: duckdb.DuckDBPyConnection) -> None:
    """Years of an ingroei: one that fits, and each way in which one does not fit."""
    con.execute("ATTACH ':memory:' AS ingroei")
    con.execute("CREATE SCHEMA ingroei.kern; CREATE SCHEMA ingroei.verdeling")
    con.execute("CREATE TABLE ingroei.kern.envelop_regel (uitkeringsjaar BIGINT, bedrag_eur BIGINT)")
    con.execute(
        "CREATE TABLE ingroei.verdeling.toewijzing_regel (uitkeringsjaar BIGINT, ondergrens_eur BIGINT, bovengrens_eur BIGINT, bedrag_eur BIGINT, positie VARCHAR)"
    )
    for jaar, (bedrag, rijen) in _INGROEI.items():
        con.execute("INSERT INTO ingroei.kern.envelop_regel VALUES (?, ?)", [jaar, bedrag])
        for rij in rijen:
            con.execute("INSERT INTO ingroei.verdeling.toewijzing_regel VALUES (?, ?, ?, ?, ?)", [jaar, *rij])
