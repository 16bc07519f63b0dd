"""What a scenario can set on a line of the envelope: every key of a block, said once.

Reading, applying, drafting and writing follow this list. A new key is an entry here; only a key that changes the line in a
way of its own has a function in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.scenario.envelop import Envelopregel
from pipelines.scenario.velden import read_amount, read_change, read_key, read_text, read_year


@dataclass(frozen=True)
class Regelveld:
    """One key of a block that says what a line becomes.

    ``lees`` reads its value (VeldFout when it cannot). ``zet`` is the value of the line that it sets, by default that of its
    own name, and ``reken`` how it follows from the line and what was read. ``in_nieuw``: it may be said of a line that is added
    (``verplicht``: it must), and is how a draft writes the line. ``hoort_bij``: the key that it is written with as soon as that
    changes, so that a file stands on its own.
    """

    naam: str
    lees: Callable[[object], Any]
    zet: str = ""
    reken: Callable[[Envelopregel, Any], Any] = lambda _, waarde: waarde
    in_nieuw: bool = True
    verplicht: bool = False
    hoort_bij: str = ""

    @property
    def waarde(self) -> str:
        """The value of the line that it sets."""
        return self.zet or self.naam


REGELVELDEN = (
    Regelveld("bedrag_eur", read_amount, verplicht=True),
    Regelveld(
        "erbij_eur",
        read_change,
        zet="bedrag_eur",
        reken=lambda regel, erbij: regel.bedrag_eur + erbij,
        in_nieuw=False,
    ),
    Regelveld("sleutel", read_key, verplicht=True),
    Regelveld("sleutel_circulaire", read_text, hoort_bij="sleutel"),
    Regelveld("sleutel_jaar", read_year, hoort_bij="sleutel"),
)
GESCHREVEN = tuple(veld for veld in REGELVELDEN if veld.in_nieuw)
"""The keys with which a line is written, in that order."""


def given(waarden: Mapping[str, Any], waarde: str = "") -> list[Regelveld]:
    """The keys that a block has of these, in its own order; or those of them that set one value of the line."""
    bekend = {veld.naam: veld for veld in REGELVELDEN}
    genoemd = [bekend[naam] for naam in waarden if naam in bekend]
    return [veld for veld in genoemd if not waarde or veld.waarde == waarde]
