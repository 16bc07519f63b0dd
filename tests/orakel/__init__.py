"""The allocation and the comparisons once more, in plain Python on exact fractions: what the SQL must come to.

Every function takes the tables that a query reads and gives the rows it must make, written from what the query says it
does and not from how it does it. tests/orakel/test_orakel.py compares whole outcomes; tests/mutatie lets it judge faults.
"""

from tests.orakel import brug, grondslagen, marten, realisatie, redenen, scenario, toewijzen, verdeling
from tests.orakel.tafels import Orakel

ORAKELS: dict[str, Orakel] = {
    f"{schema}/{naam}": functie
    for schema, module in (
        ("verdeling", verdeling),
        ("verdeling", toewijzen),
        ("verdeling", brug.VERDELING),
        ("mart", brug.MART),
        ("mart", marten),
        ("mart", realisatie),
        ("scenario", grondslagen),
        ("scenario", scenario),
        ("scenario", redenen),
    )
    for naam, functie in (module.items() if isinstance(module, dict) else module.ORAKELS.items())
}
