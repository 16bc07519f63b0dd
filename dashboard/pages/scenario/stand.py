"""What the address says about a scenario: the scenario itself, what it is compared with, and what is wrong with it.

Fields: ``s`` the scenario, ``t`` the scenario to compare with (without it the published distribution), both packed as
``pipelines.scenario.link`` does, and read as a file is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib.resources import files

from dash.development.base_component import Component

from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.toestand import Toestand
from pipelines.basis.bevinding import FondskompasFout
from pipelines.scenario.lezen import Scenario, parse_scenario
from pipelines.scenario.link import unpack
from pipelines.scenario.melden import ScenarioGeweigerd
from pipelines.scenario.ontwerp import resolve
from pipelines.scenario.rekenen import Uitkomst

PAD = "/scenario"
VELDEN = ("s", "t")
DOCUMENT = "scenario.toml"
_BASISDOCUMENT = "basis.toml"


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
    return parse_scenario(unpack(link), DOCUMENT if veld == "s" else _BASISDOCUMENT)


def read_stand(gegevens: Gegevens, toestand: Toestand) -> Stand | None:
    """The scenario of the address with its outcome; ``None`` without one; raises FondskompasFout, ScenarioGeweigerd."""
    scenario, basis = read_scenario(toestand), read_scenario(toestand, "t")
    if scenario is None:
        return None
    return Stand(scenario, basis, gegevens.scenarios.outcome(scenario, basis))


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
