"""Who answers for the figures of the scenario in an address, for the window that shows where a figure comes from."""

from dashboard.gegevens import Gegevens
from dashboard.pages.scenario_stand import read_stand
from dashboard.toestand import parse_search
from pipelines.scenario.herkomst import ScenarioSpoor


def scenario_figures(gegevens: Gegevens, search: str | None) -> ScenarioSpoor | None:
    """The scenario of ``?s=`` against that of ``?t=`` or the published distribution; ``None`` without a scenario.

    Raises FondskompasFout when the scenario of the address is damaged or refused.
    """
    stand = read_stand(gegevens, parse_search(search, ()))
    if stand is None:
        return None
    return ScenarioSpoor(
        stand.uitkomst,
        lambda gm: gegevens.scenarios.proof(stand.scenario, gm),
        is_gepubliceerd=stand.basis is None,
    )
