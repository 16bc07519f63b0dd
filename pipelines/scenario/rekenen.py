"""Calculate scenarios: the same SQL as the build, on the lines that a scenario changes.

A ``ScenarioRekenaar`` copies what the calculation reads from the published database into memory once, and lets go of
the file; after that every scenario runs ``queries/kern`` and ``queries/verdeling`` on its own lines only, and the lines
that stay keep their published allocation. The ingroei is the same allocation once more, in a database of its own.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import polars as pl

from pipelines.meldingen import FondskompasFout
from pipelines.queries import read_query
from pipelines.regels import run_rule
from pipelines.scenario.lezen import Scenario
from pipelines.scenario.melden import Plaats, Verslag
from pipelines.scenario.tabellen import prepare_session, staging_frames
from pipelines.scenario.toepassen import Gepubliceerd, Regel, Wijzigingen, apply_scenario

_KERN = ("envelop_regel", "ontvanger", "envelop_deel")
_VERDELING = ("bron_gewicht", "sleutelgewicht", "gewicht_geheel", "ingroeibasis", "grens", "positie", "toewijzing_regel")
_REGELS_VOORAF = ("sleutel_onbekend", "ontvanger_onbekend")
_REGELS = (
    "sleutel_zonder_gewicht",
    "gewicht_negatief",
    "indeling_onvolledig",
    "sleutel_delen_ongelijk",
    "grenzen_onhaalbaar",
    "toewijzing_ongelijk_envelop",
)
_STAND = ("regel", "deel", "toewijzing", "prijs", "ingroei")
_UITKOMST = ("gemeente_doel", "gemeente", "doel", "groep", "uiterste", "reden", "regel_verschil")


@dataclass(frozen=True)
class Herkomst:
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
    herkomst: Herkomst

    @property
    def jaren(self) -> list[int]:
        """The years in which a gemeente, a goal or a price differs."""
        anders = [
            self.regels["uitkeringsjaar"],
            self.gemeente.filter(pl.col("verschil_eur") != 0)["uitkeringsjaar"],
            self.doel.filter(pl.col("verschil_capaciteit") != 0)["uitkeringsjaar"],
        ]
        return sorted(set(pl.concat(anders)))


class ScenarioRekenaar:
    """Calculates scenarios on one published database; safe to share between threads."""

    def __init__(self, database: Path) -> None:
        """Read what scenarios need; raises FondskompasFout when there is no database."""
        self._slot = threading.Lock()
        self._con = duckdb.connect(":memory:")
        prepare_session(self._con, database)
        self.herkomst = Herkomst(*self._con.execute(read_query("scenario", "herkomst")).fetchall()[0])
        self.gepubliceerd = self._read_published()
        self._basis = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the memory."""
        self._con.close()

    def check(self, scenario: Scenario) -> None:
        """Raise ScenarioGeweigerd with every problem of the file; without problems it can be calculated."""
        with self._slot:
            self._calculate(scenario)

    def calculate(self, scenario: Scenario) -> Uitkomst:
        """The scenario against the published distribution; raises ScenarioGeweigerd when its file has problems."""
        with self._slot:
            self._calculate(scenario)
            self._set_basis("gepubliceerd")
            return self._compare()

    def compare(self, eerste: Scenario, tweede: Scenario) -> Uitkomst:
        """The second scenario against the first (``basis_eur`` is the first); raises ScenarioGeweigerd."""
        with self._slot:
            self._calculate(eerste)
            self._set_basis("scenario")
            self._calculate(tweede)
            return self._compare()

    def allocation(self, scenario: Scenario) -> pl.DataFrame:
        """What each gemeente gets of each line (uitkeringsjaar, regel, doel, vorm, gm_code, bedrag_eur), before ingroei."""
        with self._slot:
            self._calculate(scenario)
            return self._con.table("scenario.toewijzing").pl()

    def _read_published(self) -> Gepubliceerd:
        con = self._con
        regels = [Regel(**rij) for rij in con.table("gepubliceerd.regel").pl().iter_rows(named=True)]
        jaren = con.execute(read_query("scenario", "jaartotaal")).fetchall()
        prijzen = con.table("gepubliceerd.prijs").pl()
        return Gepubliceerd(
            regels={regel.id: regel for regel in regels},
            jaartotalen=dict(jaren),
            doelen=frozenset(con.table("staging.doel").pl()["doel"]),
            indicatoren=frozenset(prijzen["indicator"]),
        )

    def _calculate(self, scenario: Scenario) -> None:
        """Fill the schema ``scenario``, or raise with every problem that can be seen."""
        verslag = scenario.new_report()
        wijzigingen = apply_scenario(scenario, self.gepubliceerd, verslag)
        self._load(staging_frames(scenario, wijzigingen, verslag))
        self._run("kern", _KERN)
        self._check_rules(_REGELS_VOORAF, verslag)
        verslag.refuse_on_errors()
        self._run("verdeling", _VERDELING)
        self._check_rules(_REGELS if wijzigingen.regels else (), verslag)
        verslag.refuse_on_errors()
        self._make("nieuw.deel", "deel_met_bron")
        self._make("nieuw.toewijzing", "toewijzing_per_regel")
        for naam in ("regel", "deel", "toewijzing", "prijs"):
            self._make(f"scenario.{naam}", naam)
        self._phase_in(scenario, verslag)

    def _load(self, frames: Mapping[str, pl.DataFrame]) -> None:
        for naam, frame in frames.items():
            self._con.register("invoer", frame.to_arrow())
            self._con.execute(f"CREATE OR REPLACE TABLE staging.{naam} AS FROM invoer")
            self._con.unregister("invoer")

    def _run(self, schema: str, namen: tuple[str, ...]) -> None:
        """Run queries of the build under their own names."""
        for naam in namen:
            self._con.execute(f"CREATE OR REPLACE TABLE {schema}.{naam} AS {read_query(schema, naam)}")

    def _make(self, tabel: str, query: str) -> None:
        self._con.execute(f"CREATE OR REPLACE TABLE {tabel} AS {read_query('scenario', query)}")

    def _check_rules(self, regels: tuple[str, ...], verslag: Verslag) -> None:
        for regel in regels:
            verslag.bevindingen += run_rule(self._con, regel)

    def _phase_in(self, scenario: Scenario, verslag: Verslag) -> None:
        """Limit the change per inhabitant of every gemeente: the allocation with limits, over the totals of a year."""
        if not scenario.ingroei:
            self._con.execute("CREATE OR REPLACE TABLE scenario.ingroei AS FROM sessie.geen_ingroei")
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
        onhaalbaar = self._con.execute(read_query("scenario", "ingroei_onhaalbaar")).fetchall()
        for jaar, bedrag, onder, boven in onhaalbaar:
            verslag.add(
                "scenario_ingroei_onhaalbaar",
                Plaats("ingroei", 0, str(jaar)),
                waarde=scenario.ingroei[jaar],
                verwacht=f"een ingroei waarbinnen het totaal van {bedrag} euro past; nu kan het {onder} tot {boven}",
                melding=f"Met deze ingroei zijn de bedragen van {jaar} niet over de gemeenten te verdelen.",
                remedie="Verruim het bedrag per inwoner, of verander het totaal minder.",
            )
        verslag.refuse_on_errors()
        self._make("scenario.ingroei", "ingroei")

    def _set_basis(self, bron: str) -> None:
        """What the outcome is compared with: the published distribution, or the scenario just calculated."""
        if bron == self._basis == "gepubliceerd":
            return
        for naam in _STAND:
            self._con.execute(f"CREATE OR REPLACE TABLE basis.{naam} AS FROM {bron}.{naam}")
        self._basis = bron

    def _compare(self) -> Uitkomst:
        for naam in _UITKOMST:
            self._make(f"scenario.{naam}", naam)
        frames = {naam: self._con.table(f"scenario.{naam}").pl() for naam in _UITKOMST}
        return Uitkomst(
            gemeente=frames["gemeente"],
            gemeente_doel=frames["gemeente_doel"],
            doel=frames["doel"],
            groep=frames["groep"],
            uitersten=frames["reden"],
            regels=frames["regel_verschil"],
            herkomst=self.herkomst,
        )
