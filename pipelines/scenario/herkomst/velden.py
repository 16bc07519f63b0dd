"""Which figures of a scenario can be traced: their tables with keys, what they are called, and what can be counted."""

from collections.abc import Mapping
from types import MappingProxyType

import polars as pl

ANDER = "scenario.ander_"
KENMERKEN = ("grootteklasse", "provincie", "centrumfunctie")
SLEUTELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "scenario.gemeente": ("uitkeringsjaar", "gm_code", *KENMERKEN),
        "scenario.gemeente_doel": ("uitkeringsjaar", "doel", "gm_code"),
        "scenario.doel": ("uitkeringsjaar", "doel"),
    }
)
WAT = MappingProxyType(
    {
        "basis_eur": "bedrag waarmee wordt vergeleken",
        "scenario_eur": "bedrag in het scenario",
        "verschil_eur": "verschil met de basis",
        "scenario_verdeeld_eur": "over gemeenten verdeeld in het scenario",
        "basis_verdeeld_eur": "over gemeenten verdeeld in de basis",
        "scenario_prijs_eur": "prijs per eenheid in het scenario",
        "basis_prijs_eur": "prijs per eenheid in de basis",
        "scenario_capaciteit": "capaciteit die het scenario koopt",
        "basis_capaciteit": "capaciteit die de basis koopt",
        "verschil_capaciteit": "verschil in capaciteit",
    }
)


TELLINGEN: Mapping[str, tuple[str, pl.Expr]] = MappingProxyType(
    {
        "voordeel": ("meer in het scenario", pl.col("verschil_eur") > 0),
        "nadeel": ("minder in het scenario", pl.col("verschil_eur") < 0),
        "gelijk": ("evenveel in het scenario", pl.col("verschil_eur") == 0),
    }
)
