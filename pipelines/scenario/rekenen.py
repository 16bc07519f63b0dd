"""Calculate scenarios: the same SQL as the build, on the lines that a scenario changes.

A ``ScenarioRekenaar`` copies what the calculation reads from the published database into memory once, and lets go of
the file; after that every scenario runs ``queries/kern`` and ``queries/verdeling`` on its own lines only, and the lines
that stay keep their published allocation. The ingroei is the same allocation once more, in a database of its own.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import duckdb
import polars as pl

from pipelines.basis.bevinding import Bevinding
from pipelines.basis.queries import read_query
from pipelines.basis.uitgave import lock
from pipelines.bouw.regels import run_rule
from pipelines.scenario.envelop import Envelopregel, Gepubliceerd, Wijzigingen
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.melden import Plaats, Verslag
from pipelines.scenario.tabellen import prepare_session, staging_doelen, staging_frames
from pipelines.scenario.toepassen import apply_scenario

_KERN = ("envelop_regel", "ontvanger", "envelop_deel")
_GEWICHT = ("bron_gewicht", "sleutelgewicht", "gewicht_geheel")
_GRENZEN = ("ingroeibasis", "grens", "positie")
_REGELS = (
    "sleutel_onbekend",
    "ontvanger_onbekend",
    "sleutel_zonder_gewicht",
    "gewicht_negatief",
    "indeling_onvolledig",
    "sleutel_delen_ongelijk",
    "ingroei_zonder_inwoners",
    "grenzen_onhaalbaar",
    "toewijzing_ongelijk_envelop",
)
_SAMENGESTELD = ("regel", "deel", "toewijzing", "prijs")
_NIEUW = {"nieuw.deel": "deel_met_bron", "nieuw.toewijzing": "toewijzing_per_regel"}
_UITKOMST = ("regel_verschil", "gemeente_doel", "gemeente", "doel", "groep", "uiterste", "reden")


@dataclass(frozen=True)
class Keuzebron:
    """The build that a scenario was calculated on."""

    vingerafdruk: str
    versie: str
    gebouwd_op: str


@dataclass(frozen=True)
class Uitkomst:
    """A scenario against its basis. Every frame has ``uitkeringsjaar``; columns stand in ``queries/scenario``.

    ``gemeente`` (gm_code), ``gemeente_doel`` (gm_code, doel), ``doel``, ``groep`` (soort, groep), ``uitersten`` (kant,
    rang; with the reason) and ``regels``: the lines that differ, before and after.
    """

    gemeente: pl.DataFrame
    gemeente_doel: pl.DataFrame
    doel: pl.DataFrame
    groep: pl.DataFrame
    uitersten: pl.DataFrame
    regels: pl.DataFrame
    herkomst: Keuzebron

    @property
    def jaren(self) -> list[int]:
        """The years in which a gemeente, a goal or a price differs."""
        anders = [
            self.regels["uitkeringsjaar"],
            self.gemeente.filter(pl.col("verschil_eur") != 0)["uitkeringsjaar"],
            self.doel.filter(pl.col("verschil_capaciteit") != 0)["uitkeringsjaar"],
        ]
        return sorted(set(pl.concat(anders)))


def first_per_place(bevindingen: list[Bevinding]) -> dict[str, Bevinding]:
    """One finding per place: the first, which says how many more there are like it."""
    per_plaats: dict[str, list[Bevinding]] = {}
    for bevinding in bevindingen:
        per_plaats.setdefault(bevinding.cel, []).append(bevinding)
    return {
        cel: replace(eerste, waarde=f"{eerste.waarde} en nog {len(rest)}") if rest else eerste
        for cel, (eerste, *rest) in per_plaats.items()
    }


class ScenarioRekenaar:
    """Calculates scenarios on one published database; safe to share between threads."""

    def __init__(self, database: Path) -> None:
        """Read what scenarios need; raises FondskompasFout when there is no database."""
        self._slot = threading.Lock()
        self._ontleed: dict[str, duckdb.Statement] = {}
        self._con = duckdb.connect(":memory:")
        self._con.execute(
            "SET threads = 1"
        )  # the tables are small: handing out the work costs more than doing it
        prepare_session(self._con, database)
        self.herkomst = Keuzebron(*self._con.execute(read_query("scenario", "herkomst")).fetchall()[0])
        self.gepubliceerd = self._read_published()
        self._basis = ""
        self._is_begrensd = True
        self._leeg: set[str] = set()
        self._calculate(parse_scenario('naam = "niets"'))  # makes every table, so that views can read them
        for tabel, query in {**_NIEUW, **{f"scenario.{naam}": naam for naam in _SAMENGESTELD}}.items():
            self._con.execute(f"CREATE VIEW {tabel} AS {read_query('scenario', query)}")
        lock(self._con)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fout: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back the memory."""
        self._con.close()

    def check(self, scenario: Scenario) -> None:
        """Raise ScenarioGeweigerd with every problem of the file; without problems it can be calculated."""
        with self._slot:
            self._calculate(scenario)

    def calculate(self, scenario: Scenario, *, redenen: bool = True) -> Uitkomst:
        """The scenario against the published distribution; raises ScenarioGeweigerd when its file has problems.

        Without ``redenen`` the extremes come without the columns that explain them, which is faster.
        """
        with self._slot:
            self._calculate(scenario)
            self._set_basis("gepubliceerd")
            return self._compare(redenen=redenen)

    def compare(self, eerste: Scenario, tweede: Scenario) -> Uitkomst:
        """The second scenario against the first (``basis_eur`` is the first); raises ScenarioGeweigerd."""
        with self._slot:
            doelen = self._calculate(eerste).doelen
            self._set_basis("scenario")
            self._load(staging_doelen(doelen | self._calculate(tweede).doelen))
            return self._compare(redenen=True)

    def allocation(self, scenario: Scenario) -> pl.DataFrame:
        """What each gemeente gets of each line (uitkeringsjaar, regel, doel, vorm, gm_code, bedrag_eur), before ingroei."""
        with self._slot:
            self._calculate(scenario)
            return self._frame("scenario.toewijzing")

    def proof(self, scenario: Scenario, gm_code: str) -> pl.DataFrame:
        """How the amounts of one gemeente of the changed lines were calculated (``queries/scenario/regels/bewijs.sql``), before ingroei."""
        with self._slot:
            self._calculate(scenario)
            self._con.execute(
                f"CREATE OR REPLACE TABLE scenario.bewijs AS {read_query('mart', 'toewijzing_bewijs')}"
            )
            return self._con.sql(read_query("scenario", "bewijs"), params={"gm": gm_code}).pl()

    def _read_published(self) -> Gepubliceerd:
        con = self._con
        regels = [Envelopregel(**rij) for rij in self._frame("gepubliceerd.regel").iter_rows(named=True)]
        jaren = con.execute(read_query("scenario", "jaartotaal")).fetchall()
        return Gepubliceerd(
            regels={regel.id: regel for regel in regels},
            jaartotalen=dict(jaren),
            doelen=frozenset(self._frame("staging.doel")["doel"]),
            indicatoren=frozenset(self._frame("gepubliceerd.prijs").select("indicator", "doel").iter_rows()),
        )

    def _calculate(self, scenario: Scenario) -> Wijzigingen:
        """Calculate the changed lines, so that the schema ``scenario`` shows them among the lines that stay."""
        verslag = scenario.new_report()
        wijzigingen = apply_scenario(scenario, self.gepubliceerd, verslag)
        frames = staging_frames(scenario, wijzigingen, verslag)
        self._load(frames)
        self._run("kern", _KERN)
        self._run("verdeling", _GEWICHT)
        is_begrensd = not frames["sleutel_beperking"].is_empty()
        if is_begrensd or self._is_begrensd:  # otherwise these tables are, and stay, empty
            self._run("verdeling", _GRENZEN)
        self._is_begrensd = is_begrensd
        self._run("verdeling", ("toewijzing_regel",))
        self._check_lines(verslag)
        verslag.refuse_on_errors()
        self._phase_in(scenario, verslag)
        return wijzigingen

    def _check_lines(self, verslag: Verslag) -> None:
        """Run the rules of the build when a changed line is not right; they say what is wrong with it."""
        if not self._execute(read_query("scenario", "sluit_niet")).fetchall():
            return
        oorzaken: dict[str, Bevinding] = {}
        for regel in _REGELS:  # from cause to consequence: of every line the first rule that it breaks
            oorzaken = first_per_place(run_rule(self._con, regel)) | oorzaken
        for oorzaak in oorzaken.values():
            verslag.add(oorzaak)

    def _load(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Fill the staging tables; one that is empty and was so already is left alone."""
        for naam, frame in frames.items():
            if frame.is_empty() and naam in self._leeg:
                continue
            self._con.register("invoer", frame.to_arrow())
            self._con.execute(f"CREATE OR REPLACE TABLE staging.{naam} AS FROM invoer")
            self._con.unregister("invoer")
            (self._leeg.add if frame.is_empty() else self._leeg.discard)(naam)

    def _run(self, schema: str, namen: tuple[str, ...]) -> None:
        """Run queries of the build under their own names."""
        for naam in namen:
            self._execute(f"CREATE OR REPLACE TABLE {schema}.{naam} AS {read_query(schema, naam)}")

    def _make(self, tabel: str, query: str) -> None:
        self._execute(f"CREATE OR REPLACE TABLE {tabel} AS {read_query('scenario', query)}")

    def _execute(self, sql: str) -> duckdb.DuckDBPyConnection:
        """Run a query that every scenario runs again, parsed once: on tables this small parsing is a fifth of the work."""
        if sql not in self._ontleed:
            (self._ontleed[sql],) = self._con.extract_statements(sql)
        return self._con.execute(self._ontleed[sql])

    def _phase_in(self, scenario: Scenario, verslag: Verslag) -> None:
        """Limit the change per inhabitant of every gemeente: the allocation with limits, over the totals of a year."""
        if not scenario.ingroei:
            self._execute("CREATE OR REPLACE TABLE scenario.ingroei AS FROM sessie.geen_ingroei")
            return
        self._con.execute("USE ingroei")
        try:
            self._make("kern.envelop_regel", "ingroei_regel")
            self._make("kern.envelop_deel", "ingroei_deel")
            self._make("staging.sleutel_beperking", "ingroei_beperking")
            self._make("verdeling.ingroeibasis", "ingroei_basis")
            self._make("verdeling.gewicht_geheel", "ingroei_gewicht")
            self._run("verdeling", ("grens", "positie", "toewijzing_regel"))
        finally:
            self._con.execute("USE memory")
        onhaalbaar = self._execute(read_query("scenario", "ingroei_onhaalbaar")).fetchall()
        for jaar, bedrag, onder, boven in onhaalbaar:
            verslag.meld(
                "scenario_ingroei_onhaalbaar",
                Plaats("ingroei", 0, str(jaar)),
                scenario.ingroei[jaar],
                jaar=jaar,
                totaal=bedrag,
                onder=onder,
                boven=boven,
            )
        verslag.refuse_on_errors()
        self._make("scenario.ingroei", "ingroei")

    def _set_basis(self, bron: str) -> None:
        """What the outcome is compared with: the published distribution, or the scenario just calculated."""
        if bron == self._basis == "gepubliceerd":
            return
        for naam in (*_SAMENGESTELD, "ingroei"):
            self._execute(f"CREATE OR REPLACE TABLE basis.{naam} AS FROM {bron}.{naam}")
        self._make("basis.gemeente", "basis_gemeente")
        self._basis = bron

    def _compare(self, *, redenen: bool) -> Uitkomst:
        for naam in _UITKOMST if redenen else _UITKOMST[:-1]:
            self._make(f"scenario.{naam}", naam)
        return Uitkomst(
            gemeente=self._frame("scenario.gemeente"),
            gemeente_doel=self._frame("scenario.gemeente_doel"),
            doel=self._frame("scenario.doel"),
            groep=self._frame("scenario.groep"),
            uitersten=self._frame("scenario.reden" if redenen else "scenario.uiterste"),
            regels=self._frame("scenario.regel_verschil"),
            herkomst=self.herkomst,
        )

    def _frame(self, tabel: str) -> pl.DataFrame:
        return self._con.sql(f"FROM {tabel}").pl()
