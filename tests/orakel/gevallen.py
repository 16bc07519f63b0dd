"""The databases on which the SQL is held against the oracles, and what may differ there from a database that is whole."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from pipelines.bouw import build
from pipelines.queries import read_query
from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.rekenen import ScenarioRekenaar
from tests.orakel import ORAKELS
from tests.orakel.bladen import create_allocation_sheet, create_gemeente_sheet
from tests.orakel.tafels import Rij, Tafels, read_rows
from tests.rijkfonds import write_rijkfonds

_PER_GEBOUWD = (
    "deel_met_bron",
    "toewijzing_per_regel",
    "kenmerk",
    "grondslag",
    "grondslag_totaal",
    "grondslag_deel",
)
FONDS = tuple(
    doel for doel in ORAKELS if not doel.startswith("scenario/") or doel.split("/")[1] in _PER_GEBOUWD
)
SESSIE = tuple(doel for doel in ORAKELS if doel.startswith("scenario/") and doel not in FONDS) + (
    "scenario/deel_met_bron",
    "scenario/toewijzing_per_regel",
)
_INGROEI = ("ingroei", "ingroei_basis", "ingroei_gewicht", "ingroei_regel", "ingroei_onhaalbaar")
BLAD = ("gewicht_geheel", "ingroeibasis", "grens", "positie", "toewijzing_regel")
# What a whole database always has and a query still must not take for granted.
_GATEN = (
    "DELETE FROM kern.hercodering WHERE gm_code_van IN ('GM0001', 'GM0008')",
    "DELETE FROM mart.uitkering WHERE gm_code = 'GM0001' OR (gm_code = 'GM0007' AND circulaire = 'S2022')",
    "DELETE FROM kern.inwoners_circulaire WHERE gm_code = 'GM0007' AND circulaire <> 'D2022'",
    "DELETE FROM verdeling.inwoners WHERE gm_code = 'GM0007'",
    "DELETE FROM mart.gemeente WHERE gm_code = 'GM0007'",
    "DELETE FROM staging.prijs WHERE doel = 'leren'",
    "UPDATE staging.prijs SET prijs_eur = 0 WHERE doel = 'wijkteams'",
    "DELETE FROM kern.bedrag_per_eenheid WHERE maatstaf = 'jong' AND circulaire = 'D2022'",
    "DELETE FROM verdeling.positie WHERE gm_code = 'GM0004'",
    "DELETE FROM verdeling.brug_hercodering WHERE gm_code_van = 'GM0003'",
    "UPDATE kern.inwoners SET jaar = 2021 WHERE jaar = 2023",
)
EERSTE = """
naam = "Eerste"
totaal_wijzigt = true
[prijzen]
ido_locaties = "333.33"
fte_leren = 90000
[ingroei]
2023 = "1.10"
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
fte_leren = 80000
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


def _copy(bron: Path) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
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
    for naam in ("grondslag", "grondslag_totaal", "grondslag_deel"):
        con.execute(f"CREATE TABLE sessie.{naam} AS {read_query('scenario', naam)}")
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
                tuple(f"scenario/{n}" for n in _INGROEI)
                + ("verdeling/grens", "verdeling/positie", "verdeling/toewijzing_regel"),
                "ingroei",
            )
        blad = stapel.enter_context(duckdb.connect())
        create_allocation_sheet(blad)
        gevallen["blad"] = Geval(blad, tuple(f"verdeling/{n}" for n in BLAD))
        lijst = stapel.enter_context(duckdb.connect())
        create_gemeente_sheet(lijst)
        gevallen["gemeenten"] = Geval(lijst, ("scenario/groep", "scenario/uiterste"))
        yield gevallen
