"""Scenarios for the dashboard: one calculator for each publication, shared by everybody, and outcomes that are kept a while.

Nothing here belongs to a reader. What a reader asks comes in whole with every question, as the text of a scenario; what is
kept is found by that text and by the publication it was calculated on, and by nothing else.
"""

import threading
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache

from pipelines.basis.bevinding import FondskompasFout

if TYPE_CHECKING:
    import polars as pl

    from pipelines.scenario.envelop import Gepubliceerd
    from pipelines.scenario.lezen import Scenario
    from pipelines.scenario.rekenen import ScenarioRekenaar, Uitkomst

_BEWAARD = 24
_REKENAARS = 2  # of this publication and the one before it
_POGINGEN = 5


class Scenarios:
    """Calculates on the publication that is read from; safe to share between threads."""

    def __init__(
        self, database: Path, find_edition: Callable[[], Hashable], find_now: Callable[[], Hashable]
    ) -> None:
        """``find_edition`` says which publication is read from, ``find_now`` which there is; both raise GeenDatabase."""
        self._database = database
        self._find_edition = find_edition
        self._find_now = find_now
        self._slot = threading.Lock()  # what is kept
        # one calculation at a time: the calculator would make the others wait anyway
        self._rekent = threading.Lock()
        self._rekenaars: LRUCache[Hashable, ScenarioRekenaar] = LRUCache(_REKENAARS)
        self._bewaard: LRUCache[tuple[Hashable, ...], object] = LRUCache(_BEWAARD)

    def published(self) -> "Gepubliceerd":
        """The envelope that scenarios change."""
        return self._current()[1].gepubliceerd

    def check(self, scenario: "Scenario") -> None:
        """Raise ScenarioGeweigerd with everything that is wrong with a scenario."""
        self.outcome(scenario)

    def outcome(self, scenario: "Scenario", basis: "Scenario | None" = None) -> "Uitkomst":
        """A scenario against the published distribution or another scenario; raises ScenarioGeweigerd."""

        def calculate(rekenaar: "ScenarioRekenaar") -> "Uitkomst":
            return rekenaar.calculate(scenario) if basis is None else rekenaar.compare(basis, scenario)

        return self._keep(("uitkomst", _name(scenario), _name(basis)), calculate)

    def proof(self, scenario: "Scenario", gm_code: str) -> "pl.DataFrame":
        """How the amounts of the changed lines were calculated for one gemeente (``queries/scenario/regels/bewijs.sql``)."""
        return self._keep(
            ("bewijs", _name(scenario), gm_code), lambda rekenaar: rekenaar.proof(scenario, gm_code)
        )

    def _keep(self, vraag: tuple[Hashable, ...], calculate: Callable[["ScenarioRekenaar"], Any]) -> Any:
        """The answer to a question, calculated once; a refusal is an answer too."""
        uitgave, rekenaar = self._current()
        sleutel = (uitgave, *vraag)
        if (bekend := self._find(sleutel)) is None:
            with self._rekent:
                if (bekend := self._find(sleutel)) is None:
                    try:
                        bekend = calculate(rekenaar)
                    except FondskompasFout as fout:
                        bekend = fout
                    self._store(sleutel, bekend)
        if isinstance(bekend, FondskompasFout):
            raise bekend.with_traceback(None)
        return bekend

    def _find(self, sleutel: tuple[Hashable, ...]) -> Any:
        with self._slot:
            return self._bewaard.get(sleutel)

    def _store(self, sleutel: tuple[Hashable, ...], antwoord: object) -> None:
        with self._slot:
            self._bewaard[sleutel] = antwoord

    def _current(self) -> tuple[Hashable, "ScenarioRekenaar"]:
        """The calculator of the publication that is read from; one that makes room is left to who still uses it.

        Raises FondskompasFout when that publication was replaced before anybody had it calculate.
        """
        uitgave = self._find_edition()
        with self._slot:
            if (bekend := self._rekenaars.get(uitgave)) is not None:
                return uitgave, bekend
        with self._rekent:
            with self._slot:
                bekend = self._rekenaars.get(uitgave)
            if bekend is None:
                geopend, bekend = self._open()
                with self._slot:
                    self._rekenaars[geopend] = bekend
                if geopend != uitgave and uitgave != self._find_edition():
                    return geopend, bekend  # nobody asked for an edition: that of now
                if geopend != uitgave:
                    raise FondskompasFout(
                        "Er zijn nieuwe cijfers. Laad de pagina opnieuw om ermee te rekenen."
                    )
            return uitgave, bekend

    def _open(self) -> tuple[Hashable, "ScenarioRekenaar"]:
        """Read the file that is there now, and say which publication it is."""
        from pipelines.scenario.rekenen import ScenarioRekenaar

        for _ in range(_POGINGEN):
            uitgave = self._find_now()
            rekenaar = ScenarioRekenaar(self._database)
            if self._find_now() == uitgave:
                return uitgave, rekenaar
            rekenaar.close()
        raise FondskompasFout(
            "De database wordt steeds vervangen terwijl hij wordt geopend. Probeer het zo opnieuw."
        )


def _name(scenario: "Scenario | None") -> Hashable:
    """What two scenarios that give the same answer have in common: their text, and the name that messages call them by."""
    return None if scenario is None else (scenario.bestand, scenario.tekst)
