"""Calculate a scenario for some of the years: the same SQL as the build, on the lines that a scenario changes.

A ``JarenRekenaar`` copies what the calculation reads from the published database into memory once, and lets go of the
file; after that every scenario runs ``queries/kern`` and ``queries/verdeling`` on its own lines only, and the lines that
stay keep their published allocation. The ingroei is the same allocation once more, in a database of its own.
No figure of one year depends on another year, so that years can be calculated side by side.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl

from pipelines.meldingen import Bevinding
from pipelines.queries import read_query
from pipelines.regels import run_rule
from pipelines.scenario.tabellen import prepare_session

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
_UITKOMST = ("regel_verschil", "gemeente_doel", "gemeente", "doel", "groep", "uiterste")


def first_per_place(bevindingen: list[Bevinding]) -> dict[str, Bevinding]:
    """One finding per place: the first, which says how many more there are like it."""
    per_plaats: dict[str, list[Bevinding]] = {}
    for bevinding in bevindingen:
        per_plaats.setdefault(bevinding.cel, []).append(bevinding)
    return {
        cel: replace(eerste, waarde=f"{eerste.waarde} en nog {len(rest)}") if rest else eerste
        for cel, (eerste, *rest) in per_plaats.items()
    }


class JarenRekenaar:
    """Calculates the lines of some years of a published database; one thread at a time."""

    def __init__(self, database: Path, deel: int = 0, delen: int = 1) -> None:
        """Read what scenarios need for the ``deel``-th (from 0) of ``delen`` shares of the years, in their order.

        Raises FondskompasFout when there is no database. ``herkomst`` is fingerprint, version and moment of the build.
        """
        self._ontleed: dict[str, duckdb.Statement] = {}
        self._con = duckdb.connect(":memory:")
        # The tables are small: handing out the work costs more than doing it.
        self._con.execute("SET threads = 1")
        self.jaren = prepare_session(self._con, database, deel, delen)
        (self.herkomst,) = self._con.execute(read_query("scenario", "herkomst")).fetchall()
        self._basis = ""
        self._is_begrensd = True
        self._leeg: set[str] = set()

    def make_views(self) -> None:
        """What is read through views; once, after a first calculation made the tables below them."""
        for tabel, query in {**_NIEUW, **{f"scenario.{naam}": naam for naam in _SAMENGESTELD}}.items():
            self._con.execute(f"CREATE VIEW {tabel} AS {read_query('scenario', query)}")

    def close(self) -> None:
        """Give back the memory."""
        self._con.close()

    def calculate(self, frames: Mapping[str, pl.DataFrame]) -> list[Bevinding]:
        """Calculate the changed lines, so that the schema ``scenario`` shows them among the lines that stay.

        ``frames`` are those of ``tabellen.staging_frames``, of all years. Returns what is wrong with the lines, by the
        rules of the build.
        """
        self.load(frames)
        self._run("kern", _KERN)
        self._run("verdeling", _GEWICHT)
        is_begrensd = not frames["sleutel_beperking"].is_empty()
        if is_begrensd or self._is_begrensd:  # otherwise these tables are, and stay, empty
            self._run("verdeling", _GRENZEN)
        self._is_begrensd = is_begrensd
        self._run("verdeling", ("toewijzing_regel",))
        return self._check_lines()

    def phase_in(self, *, is_gevraagd: bool) -> list[tuple[int, int, int, int]]:
        """Limit the change per inhabitant of every gemeente: the allocation with limits, over the totals of a year.

        Returns the years in which that cannot be: year, total, and what is possible at least and at most, in euro.
        """
        if not is_gevraagd:
            self._execute("CREATE OR REPLACE TABLE scenario.ingroei AS FROM sessie.geen_ingroei")
            return []
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
        if onhaalbaar := self._execute(read_query("scenario", "ingroei_onhaalbaar")).fetchall():
            return onhaalbaar
        self._make("scenario.ingroei", "ingroei")
        return []

    def set_basis(self, bron: str) -> None:
        """What the outcome is compared with: the published distribution, or the scenario just calculated."""
        if bron == self._basis == "gepubliceerd":
            return
        for naam in (*_SAMENGESTELD, "ingroei"):
            self._execute(f"CREATE OR REPLACE TABLE basis.{naam} AS FROM {bron}.{naam}")
        self._make("basis.gemeente", "basis_gemeente")
        self._basis = bron

    def compare(self, *, redenen: bool) -> dict[str, pl.DataFrame]:
        """The tables of an outcome, by their names in ``queries/scenario``; ``reden`` only when asked for."""
        namen = (*_UITKOMST, "reden") if redenen else _UITKOMST
        for naam in namen:
            self._make(f"scenario.{naam}", naam)
        return {naam: self.frame(f"scenario.{naam}") for naam in namen}

    def proof(self, gm_code: str) -> pl.DataFrame:
        """How the amounts of one gemeente of the changed lines were calculated (``queries/scenario/bewijs``)."""
        self._con.execute(
            f"CREATE OR REPLACE TABLE scenario.bewijs AS {read_query('mart', 'toewijzing_bewijs')}"
        )
        return self._con.sql(read_query("scenario", "bewijs"), params={"gm": gm_code}).pl()

    def frame(self, tabel: str) -> pl.DataFrame:
        """One table as it is now."""
        return self._con.sql(f"FROM {tabel}").pl()

    def load(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Fill the staging tables; one that is empty and was so already is left alone."""
        for naam, alle in frames.items():
            frame = (
                alle.filter(pl.col("uitkeringsjaar").is_in(self.jaren))
                if "uitkeringsjaar" in alle.columns
                else alle
            )
            if frame.is_empty() and naam in self._leeg:
                continue
            self._con.register("invoer", frame.to_arrow())
            self._con.execute(f"CREATE OR REPLACE TABLE staging.{naam} AS FROM invoer")
            self._con.unregister("invoer")
            (self._leeg.add if frame.is_empty() else self._leeg.discard)(naam)

    def _check_lines(self) -> list[Bevinding]:
        """Run the rules of the build when a changed line is not right; they say what is wrong with it."""
        if not self._execute(read_query("scenario", "sluit_niet")).fetchall():
            return []
        oorzaken: dict[str, Bevinding] = {}
        for regel in _REGELS:  # from cause to consequence: of every line the first rule that it breaks
            oorzaken = first_per_place(run_rule(self._con, regel)) | oorzaken
        return list(oorzaken.values())

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
