"""Who takes up the difference when the lines of the form do not add up to the total of the year."""

from collections.abc import Iterable, Mapping

import dash_mantine_components as dmc

from dashboard.kader.keuzes import choice
from pipelines.basis.bevinding import meld
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.envelop import Envelopregel
from pipelines.scenario.melden import Plaats, Verslag

ZELF, VRIJ = "zelf", "vrij"
"""Besides a line: nobody, the lines must add up; or nobody, the total may differ."""


def balance_choice(regels: Mapping[str, str], gekozen: str) -> dmc.Select:
    """Which line takes up the difference with the total of the year. ``regels``: name by line."""
    opties = [
        *[(regel, f"haal het uit {naam}") for regel, naam in regels.items()],
        (ZELF, "niets: ik maak de bedragen zelf sluitend"),
        (VRIJ, "niets: het jaartotaal mag anders worden"),
    ]
    return choice("sc-sluit", "Als de regels samen niet het jaartotaal zijn", opties, gekozen, soort="ruim")


def default_balance(regels: Iterable[Envelopregel]) -> str:
    """The largest line that no gemeente receives; without one the reader makes the lines add up."""
    vrij = [(regel.bedrag_eur, regel.regel) for regel in regels if regel.sleutel == "geen"]
    return max(vrij)[1] if vrij else ZELF


def balance(bedragen: dict[str, int], totaal_eur: int, sluitregel: str, verslag: Verslag) -> dict[str, int]:
    """Let the chosen line take up the difference with the total of the year."""
    if sluitregel not in bedragen or verslag.heeft_fouten:
        return bedragen
    te_veel = sum(bedragen.values()) - totaal_eur
    if te_veel > bedragen[sluitregel]:
        verslag.add(
            meld(
                "scenario_formulier.sluitregel",
                verslag.plek(Plaats(sleutel=f"{sluitregel}, bedrag")),
                format_eur(bedragen[sluitregel]),
                bedrag=format_eur(te_veel),
            )
        )
    return bedragen | {sluitregel: bedragen[sluitregel] - te_veel}
