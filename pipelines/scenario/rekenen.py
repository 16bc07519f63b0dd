"""Calculate scenarios against the published distribution, or two by two; the years side by side on two cores."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import polars as pl

from pipelines.meldingen import FondskompasFout
from pipelines.scenario.envelop import Gepubliceerd, Regel, Wijzigingen
from pipelines.scenario.jaren import JarenRekenaar
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.melden import Plaats
from pipelines.scenario.tabellen import staging_doelen, staging_frames
from pipelines.scenario.toepassen import apply_scenario

T = TypeVar("T")
_POGINGEN = 5
_TEGELIJK = (
    2  # more halves make each of them hardly quicker: planning a query takes its time for few rows too
)


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
        self._tegelijk = ThreadPoolExecutor(_TEGELIJK)
        self._delen = self._open(database)
        self.herkomst = Herkomst(*self._delen[0].herkomst)
        self.gepubliceerd = self._read_published()
        self._calculate(parse_scenario('naam = "niets"'))  # makes every table, so that views can read them
        self._each(JarenRekenaar.make_views)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the memory."""
        self._tegelijk.shutdown()
        for deel in self._delen:
            deel.close()

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
            self._each(lambda deel: deel.set_basis("gepubliceerd"))
            return self._compare(redenen=redenen)

    def compare(self, eerste: Scenario, tweede: Scenario) -> Uitkomst:
        """The second scenario against the first (``basis_eur`` is the first); raises ScenarioGeweigerd."""
        with self._slot:
            doelen = self._calculate(eerste).doelen
            self._each(lambda deel: deel.set_basis("scenario"))
            geraakt = staging_doelen(doelen | self._calculate(tweede).doelen)
            self._each(lambda deel: deel.load(geraakt))
            return self._compare(redenen=True)

    def allocation(self, scenario: Scenario) -> pl.DataFrame:
        """What each gemeente gets of each line (uitkeringsjaar, regel, doel, vorm, gm_code, bedrag_eur), before ingroei."""
        with self._slot:
            self._calculate(scenario)
            return pl.concat(self._each(lambda deel: deel.frame("scenario.toewijzing")))

    def proof(self, scenario: Scenario, gm_code: str) -> pl.DataFrame:
        """How the amounts of one gemeente of the changed lines were calculated (``queries/scenario/bewijs``), before ingroei."""
        with self._slot:
            self._calculate(scenario)
            return pl.concat(self._each(lambda deel: deel.proof(gm_code)))

    def _open(self, database: Path) -> list[JarenRekenaar]:
        """A calculator for each share of the years, all of one publication: a new one may come while they open."""
        for _ in range(_POGINGEN):
            wachtend = [
                self._tegelijk.submit(JarenRekenaar, database, deel, _TEGELIJK) for deel in range(_TEGELIJK)
            ]
            delen = [w.result() for w in wachtend]
            if len({deel.herkomst for deel in delen}) == 1:
                return delen
            for deel in delen:
                deel.close()
        raise FondskompasFout(
            "De database wordt steeds vervangen terwijl hij wordt geopend. Probeer het zo opnieuw."
        )

    def _each(self, taak: Callable[[JarenRekenaar], T]) -> list[T]:
        """Do the same for every share of the years, and wait for all of them; the answers in the order of the years."""
        wachtend = [self._tegelijk.submit(taak, deel) for deel in self._delen]
        wait(wachtend)
        return [w.result() for w in wachtend]

    def _read_published(self) -> Gepubliceerd:
        regels = [
            Regel(**r)
            for f in self._each(lambda d: d.frame("gepubliceerd.regel"))
            for r in f.iter_rows(named=True)
        ]
        eerste = self._delen[0]
        jaren, doelen = eerste.frame("staging.jaar"), eerste.frame("staging.doel")
        indicatoren = eerste.frame("gepubliceerd.prijs").select("indicator", "doel")
        return Gepubliceerd(
            regels={regel.id: regel for regel in regels},
            jaartotalen=dict(jaren.sort("uitkeringsjaar").select("uitkeringsjaar", "totaal_eur").iter_rows()),
            doelen=frozenset(doelen["doel"]),
            indicatoren=frozenset(indicatoren.iter_rows()),
        )

    def _calculate(self, scenario: Scenario) -> Wijzigingen:
        """Calculate the changed lines of all years, with their ingroei."""
        verslag = scenario.new_report()
        wijzigingen = apply_scenario(scenario, self.gepubliceerd, verslag)
        frames = staging_frames(scenario, wijzigingen, verslag)
        for bevindingen in self._each(lambda deel: deel.calculate(frames)):
            verslag.bevindingen += bevindingen
        verslag.refuse_on_errors()
        for onhaalbaar in self._each(lambda deel: deel.phase_in(is_gevraagd=bool(scenario.ingroei))):
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
        return wijzigingen

    def _compare(self, *, redenen: bool) -> Uitkomst:
        delen = self._each(lambda deel: deel.compare(redenen=redenen))
        heel = {naam: pl.concat([deel[naam] for deel in delen]) for naam in delen[0]}
        return Uitkomst(
            gemeente=heel["gemeente"],
            gemeente_doel=heel["gemeente_doel"],
            doel=heel["doel"],
            groep=heel["groep"],
            uitersten=heel["reden" if redenen else "uiterste"],
            regels=heel["regel_verschil"],
            herkomst=self.herkomst,
        )
