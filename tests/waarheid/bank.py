"""Sources as a database in memory in which one table at a time is damaged: what does not read it is made once.

A trial is a transaction that is taken back. Within it only the tables behind the damaged one are made again, and only the rules
that read any of those are run, so that a trial takes a second and not a build.
"""

from collections.abc import Mapping, Sequence

import duckdb
import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst, FondskompasFout
from pipelines.basis.queries import find_inputs, read_queries
from pipelines.bouw.bevestigen import differing
from pipelines.bouw.regels import run_reconciliations, run_rule
from pipelines.bouw.stappen import create_table, load_staging
from pipelines.sources.raw.invoer import Invoer
from tests.hulp.deelbouw import _needed as needed

Bedragen = Mapping[str, float]
"""What is shown of every gemeente (euro, persons), by its code."""
Bevonden = frozenset[tuple[str, str, str, str, str]]


class Bank:
    """The tables that rules named so, reconciliations and the question ``vraag`` (gm_code, amount) read, undamaged."""

    def __init__(
        self,
        invoer: Invoer,
        regels: Sequence[str],
        vraag: str,
        lezen: Sequence[str],
        aansluitingen: Sequence[str],
    ) -> None:
        self._aansluitingen = [q for q in read_queries("aansluiting") if q.naam in aansluitingen]
        self._regels = [q for q in read_queries("regels") if q.naam.startswith(tuple(regels))]
        self._vraag = vraag
        self._queries, nodig = needed(
            frozenset(lezen).union(
                {"staging.bevestiging"}, *map(find_inputs, [*self._regels, *self._aansluitingen])
            )
        )
        invoer.tabellen = {n: f for n, f in invoer.tabellen.items() if f"staging.{n}" in nodig}
        self.con = duckdb.connect(config={"threads": 1})
        load_staging(self.con, invoer)
        for query in self._queries:
            create_table(self.con, query)
        self.gaaf = self.findings({f"staging.{naam}" for naam in invoer.tabellen})
        self.vooraf = self.amounts()

    def findings(self, anders: set[str]) -> list[Bevinding]:
        """What the rules and reconciliations say that read any of these tables, directly or through others."""
        geraakt = self._behind(anders)
        gevonden = [b for q in self._regels if find_inputs(q) & geraakt for b in run_rule(self.con, q.naam)]
        if self._aansluitingen:
            self.con.execute("DROP TABLE IF EXISTS mart.aansluiting")
            run_reconciliations(self.con, [q.naam for q in self._aansluitingen])
            gevonden += differing(self.con)
        return gevonden

    def amounts(self) -> Bedragen:
        """What every gemeente has."""
        return {gm: float(bedrag) for gm, bedrag in self.con.execute(self._vraag).fetchall()}

    def damage(self, stuk: Mapping[str, pl.DataFrame]) -> tuple[list[Bevinding], Bedragen] | None:
        """What is found that was not found before, and what every gemeente has; ``None`` when it cannot be calculated."""
        self.con.execute("BEGIN")
        try:
            for naam, frame in stuk.items():
                self.con.register("stuk", frame.to_arrow())
                self.con.execute(f"CREATE OR REPLACE TABLE staging.{naam} AS FROM stuk")
                self.con.unregister("stuk")
            anders = {f"staging.{naam}" for naam in stuk}
            geraakt = self._behind(anders)
            for query in self._queries:
                if query.tabel in geraakt and query.soort == "TABLE":
                    self.con.execute(f"CREATE OR REPLACE TABLE {query.tabel} AS {query.sql}")
            bekend = {_said(b) for b in self.gaaf}
            return [b for b in self.findings(anders) if _said(b) not in bekend], self.amounts()
        except (duckdb.ConversionException, duckdb.OutOfRangeException, FondskompasFout):
            return None
        finally:
            self.con.execute("ROLLBACK")

    def _behind(self, anders: set[str]) -> set[str]:
        geraakt = set(anders)
        for query in self._queries:
            if find_inputs(query) & geraakt:
                geraakt.add(query.tabel)
        return geraakt


def _said(bevinding: Bevinding) -> tuple[str, ...]:
    return bevinding.regel, bevinding.document, bevinding.cel, bevinding.waarde, bevinding.verwacht


def caught(nieuw: list[Bevinding] | None) -> str:
    """How damage was noticed."""
    if nieuw is None or any(b.ernst is Ernst.FOUT for b in nieuw):
        return "fout"
    return "waarschuwing" if nieuw else "stil"
