"""Tables typed in by formula: lines with limits for forty gemeenten, and a scenario's outcome for thirty."""

import duckdb

from pipelines.queries import read_query
from tests.rekenblad import create_sheet
from tests.rijkfonds import spread

_GEMEENTEN = [f"GM{n:04}" for n in range(1, 41)]
# (uitkeringsjaar, regel): amount, least, most, euro per inhabitant; a gemeente without weight is in every line
_LIJNEN = {
    (2023, "ruim"): (100_003, 500, None, None),
    (2024, "ruim"): (90_001, 700, 6_000, None),
    (2023, "krap"): (40_000, 1_000, 1_000, None),
    (2024, "krap"): (40_001, 1_000, 1_000, None),
    (2023, "te veel"): (30_000, 1_000, None, None),
    (2023, "groei"): (80_009, None, None, "7.25"),
    (2024, "groei"): (70_001, 50, 4_000, "2.50"),
    (2023, "vrij"): (77_777, None, None, None),
    (2024, "vrij"): (0, None, None, None),
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
    con.execute("DELETE FROM verdeling.positie WHERE gm_code = 'GM0011'")


def _weight(jaar: int, regel: str, deel: int, gm: str) -> str:
    """None for the tenth and every twentieth; pairs alike, so that remainders are equal."""
    if gm == "GM0010" or int(gm[2:]) % 20 == 0:
        return "0"
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
    leeg = [2024, "GM0031", "x", "leeg", "d klasse", "leeg", 0, 5, 0, -5, None, 0, 0]
    con.execute(f"INSERT INTO scenario.gemeente VALUES ({', '.join('?' * len(leeg))})", leeg)
