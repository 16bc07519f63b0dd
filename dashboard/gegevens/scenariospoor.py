"""Who answers for the figures of the scenario in an address, for the window that shows where a figure comes from."""

from collections.abc import Callable

from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.toestand import parse_search
from dashboard.pages.scenario.stand import read_stand
from pipelines.scenario.herkomst.spoor import ScenarioSpoor
from pipelines.scenario.lezen import Scenario
from pipelines.scenario.rekenen import Uitkomst


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
