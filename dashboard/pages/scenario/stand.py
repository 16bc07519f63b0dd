"""The page with a scenario: its address, its ready-made examples, and sections that are only there when it can be calculated."""

from collections.abc import Callable
from functools import wraps
from importlib.resources import files

from dash.development.base_component import Component

from dashboard.gegevens.scenarioadres import DOCUMENT, Stand, read_stand
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.melden import ScenarioGeweigerd
from pipelines.scenario.ontwerp import resolve

PAD = "/scenario"
VELDEN = ("s", "t")


def find_problem(gegevens: Gegevens, toestand: Toestand) -> FondskompasFout | None:
    """What is wrong with the scenario of the address; ``None`` when nothing is."""
    try:
        read_stand(gegevens, toestand)
    except FondskompasFout as fout:
        return fout
    return None


def with_outcome(
    build: Callable[[Gegevens, Toestand, Stand], Component | None],
) -> Callable[[Gegevens, Toestand], Component | None]:
    """A section that is only there with a scenario that can be calculated; what is wrong stands in the summary."""

    @wraps(build)
    def section(gegevens: Gegevens, toestand: Toestand) -> Component | None:
        if find_problem(gegevens, toestand) is not None:
            return None
        stand = read_stand(gegevens, toestand)
        return None if stand is None else build(gegevens, toestand, stand)

    return section


def read_examples(gegevens: Gegevens) -> list[Scenario]:
    """The ready-made examples that fit this envelope, in their order."""
    gelezen = [parse_scenario(tekst, DOCUMENT) for tekst in example_texts()]
    return [scenario for scenario in gelezen if _fits(gegevens, scenario)]


def example_texts() -> list[str]:
    """The files of the ready-made examples, in their order."""
    bestanden = sorted((files("dashboard") / "voorbeelden").iterdir(), key=lambda bestand: bestand.name)
    return [bestand.read_text(encoding="utf-8") for bestand in bestanden if bestand.name.endswith(".toml")]


def _fits(gegevens: Gegevens, scenario: Scenario) -> bool:
    try:
        resolve(scenario, gegevens.scenarios.published())
    except ScenarioGeweigerd:
        return False
    return True


def is_example(scenario: Scenario) -> bool:
    """Whether a scenario is one of the ready-made ones, by the word they carry."""
    return scenario.naam.startswith("Voorbeeldscenario")
