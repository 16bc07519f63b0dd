"""The databases on which the SQL is held against the oracles, and what may differ there from a database that is whole."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from pipelines.basis.queries import create_macros, read_query
from pipelines.bouw.bouwen import build
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.rekenen import ScenarioRekenaar
from tests.hulp.rijkfonds import write_rijkfonds
from tests.orakel import ORAKELS
from tests.orakel.bladen import (
    create_allocation_sheet,
    create_gemeente_sheet,
    create_phase_in_sheet,
    create_reason_sheet,
)
from tests.orakel.tafels import Rij, Tafels, read_rows

_PER_GEBOUWD = (
    "deel_met_bron",
    "toewijzing_per_regel",
    "kenmerk",
    "grondslag",
    "grondslag_geheel",
    "grondslag_totaal",
    "grondslag_deel",
)
FONDS = tuple(
    doel for doel in ORAKELS if not doel.startswith("scenario/") or doel.split("/")[1] in _PER_GEBOUWD
)
SESSIE = (
    *(doel for doel in ORAKELS if doel.startswith("scenario/") and doel not in FONDS),
    "scenario/deel_met_bron",
    "scenario/toewijzing_per_regel",
)
_PER_BUILD_IN_SESSION = ("scenario/deel_met_bron", "scenario/toewijzing_per_regel", "scenario/reden")
_INGROEI = ("ingroei", "ingroei_basis", "ingroei_gewicht", "ingroei_regel", "ingroei_onhaalbaar")
BLAD = ("gewicht_geheel", "ingroeibasis", "grens", "positie", "toewijzing_regel")
# What a whole database always has and a query still must not take for granted.
_GATEN = (
    "DELETE FROM kern.hercodering WHERE gm_code_van IN ('GM0001', 'GM0008')",
    "DELETE FROM mart.uitkering WHERE gm_code = 'GM0001' OR (gm_code = 'GM0007' AND circulaire = 'S2022')",
    # lines without amounts of every soort in every vintage, and a vintage that prints no du
    "INSERT INTO mart.uitkering_regel SELECT c.circulaire, c.uitkeringsjaar, s || n, s, FALSE FROM kern.circulaire AS c CROSS JOIN (VALUES ('suppletie'), ('iu'), ('du'), ('artikel12')) AS v (s) CROSS JOIN (VALUES (2), (1)) AS w (n)",
    "UPDATE mart.uitkering SET soort = 'iu' WHERE soort = 'du' AND circulaire = 'S2022'",
    "DELETE FROM kern.inwoners_circulaire WHERE gm_code = 'GM0007' AND circulaire <> 'D2022'",
    "DELETE FROM verdeling.inwoners WHERE gm_code = 'GM0007'",
    "DELETE FROM mart.gemeente WHERE gm_code = 'GM0007'",
    "DELETE FROM staging.prijs WHERE doel = 'leren'",
    "UPDATE staging.prijs SET prijs_eur = 0 WHERE doel = 'wijkteams'",
    "DELETE FROM kern.bedrag_per_eenheid WHERE maatstaf = 'jong' AND circulaire = 'D2022'",
    "DELETE FROM verdeling.positie WHERE gm_code = 'GM0004'",
    "DELETE FROM verdeling.brug_hercodering WHERE gm_code_van = 'GM0003' AND circulaire_naar = 'S2022'",
    # one that stays and grows
    "UPDATE verdeling.brug_hercodering SET gm_code = 'GM0001' WHERE gm_code_van = 'GM0003' AND circulaire_naar = 'M2023'",
    "UPDATE kern.inwoners SET jaar = 2021 WHERE jaar = 2023",
    "DELETE FROM kern.hercodering WHERE gm_code_van = 'GM0002' AND peildatum_naar = '2023-01-01'",
    # a total row that is not the sum of its clusters, an amount of one, vintages of one kind of maatstaf
    "UPDATE kern.bedrag_per_eenheid SET bedrag_per_eenheid_eur = bedrag_per_eenheid_eur + 1 WHERE cluster = 'Totaal'",
    "UPDATE kern.bedrag_per_eenheid SET bedrag_per_eenheid_eur = 1 WHERE cluster = 'Zorg' AND maatstaf = 'inwo'",
    "DELETE FROM kern.volume WHERE circulaire = 'S2023' AND soort = 'inkomsten'",
    "DELETE FROM kern.volume WHERE circulaire = 'D2022' AND soort = 'uitgaven'",
    "UPDATE kern.volume SET volume = volume + 0.000049 WHERE maatstaf = 'kern'",
    "UPDATE kern.volume SET volume = 1 WHERE maatstaf = 'oud' AND gm_code = 'GM0001'",
    # one name for things of different kinds
    "UPDATE kern.uitkering SET uitkering = 'jong', soort = 'du' WHERE uitkering = 'suppletie'",
    "UPDATE kern.uitkering SET soort = 'iu' WHERE uitkering = 'opvang' AND gm_code = 'GM0007'",
    "INSERT INTO verdeling.cluster SELECT circulaire, uitkeringsjaar, gm_code, naam, 2 * uitgaven_eur, inkomsten_eur FROM verdeling.cluster CROSS JOIN (VALUES ('Jong'), ('Opvang')) AS n (naam) WHERE cluster = 'Zorg'",
    "INSERT INTO kern.volume BY NAME SELECT v.* REPLACE (naam AS maatstaf) FROM kern.volume AS v CROSS JOIN (VALUES ('Zorg'), ('Opvang')) AS n (naam) WHERE v.maatstaf = 'inwo'",
    # two that merge and are alike
    "UPDATE kern.uitkering SET bedrag_eur = 100 WHERE gm_code IN ('GM0002', 'GM0003')",
    "DELETE FROM mart.uitkering WHERE gm_code IN ('GM0002', 'GM0003')",
    "UPDATE mart.algemene_uitkering SET algemene_uitkering_eur = 5000 WHERE gm_code IN ('GM0002', 'GM0003')",
    "INSERT INTO mart.brug_totaal BY NAME SELECT b.* REPLACE ('GM9' || n AS gm_code, n AS verschil_eur) FROM mart.brug_totaal AS b CROSS JOIN (VALUES (0), (1), (-5)) AS v (n) WHERE b.gm_code = 'GM0001'",
    "DELETE FROM verdeling.miljoen_gewicht WHERE circulaire = 'S2022' AND gm_code = 'GM0007'",
    "UPDATE verdeling.miljoen_gewicht SET gewicht = 1, gewicht_geheel = 1000000000000000 WHERE circulaire = 'S2022' AND bestemming = 'au'",
    "INSERT INTO staging.prijs BY NAME SELECT p.* REPLACE ('fte_anders' AS indicator, 3 AS prijs_eur) FROM staging.prijs AS p WHERE p.doel = 'veilig'",
    "INSERT INTO staging.prijs BY NAME SELECT p.* REPLACE ('anders' AS doel, 3 AS prijs_eur) FROM staging.prijs AS p WHERE p.indicator = 'fte_veilig'",
    "INSERT INTO mart.eigen_prijs BY NAME SELECT DISTINCT r.uitkeringsjaar, r.gm_code, r.doel, 12345 AS prijs_eur FROM mart.realisatie AS r WHERE r.gm_code = 'GM0001' AND r.doel = 'wijkteams'",
    "DELETE FROM mart.capaciteit WHERE herkomst = 'opgave' AND gm_code IN ('GM0003', 'GM0005')",
    "UPDATE mart.capaciteit SET status = 'voorbeeld' WHERE herkomst = 'iv3' AND gm_code IN ('GM0003', 'GM0005') AND waarde IS NOT NULL",
    "UPDATE mart.capaciteit SET besteed_eur = NULL WHERE gm_code = 'GM0001' AND doel = 'leren'",
    # parts of a bridge just under half a euro, of one euro, and of nothing
    "UPDATE verdeling.brug_maatstaf SET volume_naar = volume_van + 0.3, bedrag_van_eur = 1 WHERE maatstaf = 'jong' AND gm_code = 'GM0001'",
    "UPDATE verdeling.brug_maatstaf SET volume_naar = 1, bedrag_naar_eur = bedrag_van_eur + 0.3 WHERE maatstaf = 'inwo' AND gm_code = 'GM0001'",
    "UPDATE verdeling.brug_maatstaf SET volume_naar = volume_van + 1, bedrag_van_eur = 1 WHERE maatstaf = 'WOZwe' AND gm_code = 'GM0001'",
    "UPDATE verdeling.brug_maatstaf SET volume_naar = volume_van WHERE maatstaf = 'WOZwe' AND gm_code = 'GM0005'",
    "UPDATE verdeling.brug_uitkering SET bedrag_naar_eur = bedrag_van_eur + 10.46 WHERE gm_code = 'GM0005'",
    "UPDATE kern.bedrag_per_eenheid SET bedrag_per_eenheid_eur = 1 WHERE maatstaf = 'kern' AND circulaire = 'M2023'",
    "UPDATE mart.besteding SET lasten_eur = CASE taakveld WHEN '6.2' THEN 1 ELSE 0 END WHERE gm_code = 'GM0005'",
)
# The same of a session: who gets nothing, equal names, nobody living there, an ingroei that does not fit.
_SESSIEGATEN = (
    "DELETE FROM basis.toewijzing WHERE gm_code = 'GM0001' OR (gm_code = 'GM0007' AND uitkeringsjaar = 2023)",
    "DELETE FROM scenario.toewijzing WHERE gm_code = 'GM0001'",
    "DELETE FROM gepubliceerd.toewijzing WHERE gm_code = 'GM0001'",
    "DELETE FROM scenario.gemeente_doel WHERE gm_code = 'GM0005'",
    "UPDATE sessie.kenmerk SET naam_sorteer = 'gelijk'",
    "UPDATE basis.gemeente SET naam_sorteer = 'gelijk'",
    "UPDATE sessie.kenmerk SET inwoners = 0 WHERE gm_code = 'GM0007'",
    "UPDATE basis.gemeente SET inwoners = 0 WHERE gm_code = 'GM0007'",
    "DELETE FROM sessie.kenmerk WHERE gm_code = 'GM0008'",
    "UPDATE basis.prijs SET prijs_eur = 0.07, prijs_cent = 7 WHERE doel = 'ido'",
    "UPDATE scenario.prijs SET prijs_eur = 0.11, prijs_cent = 11 WHERE doel = 'veilig'",
    "UPDATE basis.regel SET sleutel = 'geen' WHERE doel IN ('leren', 'overig')",
    "UPDATE scenario.regel SET sleutel = 'geen' WHERE doel IN ('ido', 'overig')",
    "UPDATE scenario.ingroei SET ingroei_eur = 7 WHERE gm_code = 'GM0004'",
    "UPDATE basis.gemeente SET ingroei_eur = -5 WHERE gm_code = 'GM0005'",
    "UPDATE ingroei.verdeling.toewijzing_regel SET bedrag_eur = bedrag_eur + 1 WHERE gm_code = 'GM0001' AND uitkeringsjaar = 2023",
)
EERSTE = """
naam = "Eerste"
totaal_wijzigt = true
[prijzen]
ido_locaties = "0.07"
fte_leren = "1.03"
[ingroei]
2023 = "2.10"
2024 = "2.50"
[[wijzig]]
uitkeringsjaar = 2023
regel = "au-basis"
bedrag_eur = 3000
[[wijzig]]
uitkeringsjaar = [2022, 2024]
regel = "au-cluster"
sleutel = "maatstaf:jong"
[[wijzig]]
uitkeringsjaar = 2024
regel = "du-opvang"
sleutel = "gelijk [hoogstens 150]"
erbij_eur = -400
[[vervalt]]
uitkeringsjaar = [2023, 2024]
regel = "spuk-jong"
[[voeg_toe]]
uitkeringsjaar = [2022, 2023]
regel = "au-nieuw-ook"
doel = "wijkteams"
vorm = "au"
bedrag_eur = 777
sleutel = "777 * inwoners"
sleutel_jaar = 2022
[[voeg_toe]]
uitkeringsjaar = [2022, 2023]
regel = "au-nieuw"
doel = "wijkteams"
vorm = "au"
bedrag_eur = 777
sleutel = "777 * inwoners"
sleutel_jaar = 2022
"""
TWEEDE = """
naam = "Tweede"
totaal_wijzigt = true
[prijzen]
fte_leren = "0.90"
[ingroei]
2023 = "0.75"
[[wijzig]]
uitkeringsjaar = [2023, 2024]
regel = "au-basis"
sleutel = "cluster:Bestuur"
[[wijzig]]
uitkeringsjaar = 2022
regel = "au-delen"
bedrag_eur = 1500
sleutel = "1000 * du:opvang + uitkeringsbasis"
[[wijzig]]
uitkeringsjaar = 2024
regel = "au-gelijk"
sleutel = "inwoners"
sleutel_jaar = 2024
"""


@dataclass(frozen=True)
class Geval:
    """A database, the queries that are tried on it, and what each must come to."""

    con: duckdb.DuckDBPyConnection
    doelen: tuple[str, ...]
    catalogus: str = "memory"
    verwacht: dict[str, list[Rij]] = field(default_factory=dict)

    def expect(self, doel: str) -> list[Rij]:
        """The rows of the oracle, worked out once."""
        if doel not in self.verwacht:
            self.verwacht[doel] = ORAKELS[doel](Tafels(self.con, self.catalogus))
        return self.verwacht[doel]

    def calculate(self, doel: str) -> list[Rij]:
        """The rows of the query."""
        self.con.execute(f"USE {self.catalogus}")
        try:
            return read_rows(self.con, read_query(*doel.split("/")))
        finally:
            self.con.execute("USE memory")


def differ(doel: str, berekend: list[Rij], verwacht: list[Rij]) -> str:
    """What is too many and what is missing, or that the order is not that of the ORDER BY; empty when all is well."""
    is_geordend = "\nORDER BY" in read_query(*doel.split("/"))
    assert verwacht or doel.endswith("onhaalbaar"), f"{doel}: nothing to compare"
    rijen = [Counter(tuple(sorted(r.items())) for r in deel) for deel in (berekend, verwacht)]
    if rijen[0] != rijen[1]:
        return f"te veel: {list(rijen[0] - rijen[1])[:3]}\nontbreekt: {list(rijen[1] - rijen[0])[:3]}"
    if is_geordend and not doel.endswith("grondslag_deel") and berekend != verwacht:
        return "andere volgorde"
    return ""


def _in_memory() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    create_macros(con, tijdelijk=True)
    return con


def _copy(bron: Path) -> duckdb.DuckDBPyConnection:
    con = _in_memory()
    con.execute("SET threads = 1")
    con.execute(f"ATTACH '{bron}' AS bron (READ_ONLY)")
    tabellen = con.execute(
        "SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = 'bron' AND table_schema NOT IN ('herkomst')"
    ).fetchall()
    for schema, naam in tabellen:
        con.execute(f"CREATE SCHEMA IF NOT EXISTS memory.{schema}")
        con.execute(f"CREATE TABLE memory.{schema}.{naam} AS FROM bron.{schema}.{naam}")
    con.execute("DETACH bron")
    con.execute("CREATE SCHEMA sessie")
    con.execute(f"CREATE TABLE sessie.grondslag_fonds AS {read_query('scenario', 'grondslag')}")
    con.execute(f"CREATE TABLE sessie.grondslag AS {read_query('scenario', 'grondslag_geheel')}")
    for naam in ("grondslag_totaal", "grondslag_deel"):
        con.execute(f"CREATE TABLE sessie.{naam} AS {read_query('scenario', naam)}")
    return con


def _copy_session(bron: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The tables and views of a session in a database of their own, then with holes."""
    con = _in_memory()
    con.execute("SET threads = 1")
    con.execute("ATTACH ':memory:' AS ingroei")
    tabellen = bron.execute(
        "SELECT DISTINCT table_catalog, table_schema, table_name FROM information_schema.tables WHERE table_catalog IN ('memory', 'ingroei')"
    ).fetchall()
    for catalogus, schema, naam in tabellen:
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {catalogus}.{schema}")
        con.register("invoer", bron.sql(f"FROM {catalogus}.{schema}.{naam}").to_arrow_table())
        con.execute(f"CREATE TABLE {catalogus}.{schema}.{naam} AS FROM invoer")
        con.unregister("invoer")
    for sql in _SESSIEGATEN:
        con.execute(sql)
    return con


@contextmanager
def open_cases(map_: Path) -> Iterator[Mapping[str, Geval]]:
    """Every case by name; ``map_`` is an empty folder."""
    database = map_ / "rijk.duckdb"
    build(write_rijkfonds(map_ / "raw"), database)
    with ExitStack() as stapel:
        gevallen = {"fonds": Geval(stapel.enter_context(_copy(database)), FONDS)}
        gaten = stapel.enter_context(_copy(database))
        for sql in _GATEN:
            gaten.execute(sql)
        gevallen["gaten"] = Geval(gaten, FONDS)
        for naam in ("scenario", "vergelijking"):
            sessie = stapel.enter_context(ScenarioRekenaar(database))
            if naam == "scenario":
                sessie.calculate(parse_scenario(EERSTE))
            else:
                sessie.compare(parse_scenario(EERSTE), parse_scenario(TWEEDE))
            # the tables that the outcome was made from are in the session, and nowhere else
            con = sessie._con
            kern = tuple(d for d in SESSIE if d.split("/")[1] not in _INGROEI)
            gevallen[naam] = Geval(con, kern)
            gevallen[f"{naam} met ingroei"] = Geval(
                con,
                (*(f"scenario/{n}" for n in _INGROEI), *(f"verdeling/{n}" for n in BLAD[2:])),
                "ingroei",
            )
            if naam == "vergelijking":
                kaal = stapel.enter_context(_copy_session(con))
                gevallen["sessie met gaten"] = Geval(
                    kaal, tuple(d for d in kern if d not in _PER_BUILD_IN_SESSION)
                )
                gevallen["ingroei met gaten"] = Geval(
                    kaal, tuple(f"scenario/{n}" for n in _INGROEI), "ingroei"
                )
        blad = stapel.enter_context(_in_memory())
        create_allocation_sheet(blad)
        gevallen["blad"] = Geval(blad, tuple(f"verdeling/{n}" for n in BLAD))
        lijst = stapel.enter_context(_in_memory())
        create_gemeente_sheet(lijst)
        gevallen["gemeenten"] = Geval(lijst, ("scenario/groep", "scenario/uiterste"))
        ingroei = stapel.enter_context(_in_memory())
        create_phase_in_sheet(ingroei)
        gevallen["ingroeijaren"] = Geval(ingroei, ("scenario/ingroei_onhaalbaar",), "ingroei")
        redenen = stapel.enter_context(_in_memory())
        create_reason_sheet(redenen)
        gevallen["redenen"] = Geval(
            redenen, ("scenario/reden", "scenario/grondslag_totaal", "scenario/grondslag_deel")
        )
        yield gevallen
