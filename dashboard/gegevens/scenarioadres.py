"""The scenario in an address: what it is compared with, its outcome, and who answers for its figures.

Fields: ``s`` the scenario, ``t`` the scenario to compare with (without it the published distribution), both packed as
``pipelines.scenario.link`` does, and read as a file is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from dashboard.gegevens.toestand import Toestand, parse_search
from dashboard.gegevens.uitgave import Gegevens
from pipelines.scenario.herkomst.spoor import ScenarioSpoor
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.link import unpack
from pipelines.scenario.rekenen import Uitkomst

DOCUMENT = "scenario.toml"
_BASISDOCUMENT = "basis.toml"
_BEWAARD = 24  # of at most 64 kB


@dataclass(frozen=True)
class Stand:
    """A scenario with its outcome against its basis; ``basis`` is ``None`` for the published distribution."""

    scenario: Scenario
    basis: Scenario | None
    uitkomst: Uitkomst

    @property
    def basisnaam(self) -> str:
        """What the figures are compared with, in words."""
        return "nu" if self.basis is None else f"«{self.basis.naam}»"


def read_scenario(toestand: Toestand, veld: str = "s") -> Scenario | None:
    """The scenario in a field of the address; raises FondskompasFout when the link is damaged."""
    link = toestand.veld(veld)
    if link is None:
        return None
    return _read_link(link, DOCUMENT if veld == "s" else _BASISDOCUMENT)


@lru_cache(_BEWAARD)
def _read_link(link: str, document: str) -> Scenario:
    """Read once for all sections of a page, and for all its readers; a text is never read differently."""
    return parse_scenario(unpack(link), document)


def read_stand(gegevens: Gegevens, toestand: Toestand) -> Stand | None:
    """The scenario of the address with its outcome; ``None`` without one; raises FondskompasFout, ScenarioGeweigerd."""
    scenario, basis = read_scenario(toestand), read_scenario(toestand, "t")
    if scenario is None:
        return None
    return Stand(scenario, basis, gegevens.scenarios.outcome(scenario, basis))


def scenario_figures(gegevens: Gegevens, search: str | None) -> ScenarioSpoor | None:
    """The scenario of ``?s=`` against that of ``?t=`` or the published distribution; ``None`` without a scenario.

    Raises FondskompasFout when the scenario of the address is damaged or refused.
    """
    stand = read_stand(gegevens, parse_search(search, ()))
    if stand is None:
        return None
    scenario, basis = stand.scenario, stand.basis
    ander = None if basis is None else lambda: _trail(gegevens, basis, gegevens.scenarios.outcome(basis))
    return _trail(gegevens, scenario, stand.uitkomst, ander)


def _trail(
    gegevens: Gegevens,
    scenario: Scenario,
    uitkomst: Uitkomst,
    ander: Callable[[], ScenarioSpoor] | None = None,
) -> ScenarioSpoor:
    return ScenarioSpoor(uitkomst, lambda gm: gegevens.scenarios.proof(scenario, gm), ander)
