"""An axis: which values it runs over, where a value lies, and which steps it names."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipelines.basis.opmaak import format_number

_STAPPEN = 6
_RAND = 0.05  # of room beside marks where no range is given


@dataclass(frozen=True)
class As:
    """``van`` and ``tot`` are values (of a logarithmic axis their powers of ten), ``begin`` and ``eind`` the pixels of those."""

    van: float
    tot: float
    begin: float
    eind: float
    is_log: bool
    opmaak: Mapping[str, Any]

    def plek(self, waarde: float) -> float:
        """The pixel of a value."""
        plaats = math.log10(waarde) if self.is_log and waarde > 0 else waarde
        return self.begin + (plaats - self.van) / ((self.tot - self.van) or 1) * (self.eind - self.begin)

    @property
    def is_zichtbaar(self) -> bool:
        """Whether it is drawn at all."""
        return self.opmaak.get("visible", True) is not False

    @property
    def titel(self) -> str:
        """The words beside it."""
        titel = self.opmaak.get("title") or ""
        return str(titel.get("text", "") if isinstance(titel, Mapping) else titel)

    def steps(self) -> list[tuple[float, str]]:
        """The values that it names, each with its words."""
        if self.opmaak.get("tickvals") is not None:
            waarden = list(self.opmaak["tickvals"])
            woorden = self.opmaak.get("ticktext") or [format_step(w, "", 1) for w in waarden]
            return [(w, str(t)) for w, t in zip(waarden, woorden, strict=True) if self._holds(w)]
        stap = self.opmaak.get("dtick") or nice_step(
            self.van, self.tot, int(self.opmaak.get("nticks") or _STAPPEN)
        )
        laag, hoog = sorted((self.van, self.tot))
        eerste = math.ceil(laag / stap - 1e-9)
        aantal = math.floor(hoog / stap + 1e-9) - eerste + 1
        vorm = str(self.opmaak.get("tickformat") or "")
        return [
            (w, format_step(w, vorm, stap)) for n in range(min(aantal, 60)) for w in [(eerste + n) * stap]
        ]

    def _holds(self, waarde: float) -> bool:
        laag, hoog = sorted((self.begin, self.eind))
        return laag - 0.5 <= self.plek(waarde) <= hoog + 0.5


def make_axis(
    opmaak: Mapping[str, Any],
    waarden: Iterable[float],
    begin: float,
    eind: float,
    *,
    met_nul: bool,
    ruim: bool,
) -> As:
    """The axis of a layout; where it gives no range, that of the values. ``met_nul``: bars begin at nil; ``ruim``: marks need room."""
    is_log = opmaak.get("type") == "log"
    gegeven: Sequence[float] | None = opmaak.get("range")
    if gegeven:
        return As(float(gegeven[0]), float(gegeven[1]), begin, eind, is_log, opmaak)
    alle = [math.log10(w) if is_log else w for w in waarden if not is_log or w > 0] or [0.0, 1.0]
    laag, hoog = min(alle), max(alle)
    tot_nul = opmaak.get("rangemode") == "tozero" or met_nul
    if tot_nul and not is_log:
        laag, hoog = min(laag, 0.0), max(hoog, 0.0)
    rand = ((hoog - laag) or abs(hoog) or 1.0) * _RAND
    laag -= rand if ruim and not (tot_nul and laag == 0) else 0
    hoog += 0 if tot_nul and hoog == 0 else rand
    return As(laag, hoog, begin, eind, is_log, opmaak)


def nice_step(van: float, tot: float, hoogstens: int) -> float:
    """The smallest step of 1, 2 or 5 times a power of ten that gives at most so many."""
    ruw = abs(tot - van) / max(hoogstens, 1) or 1.0
    macht = 10.0 ** math.floor(math.log10(ruw))
    return next((f * macht for f in (1, 2, 5) if f * macht >= ruw * 0.999), 10 * macht)


def format_step(waarde: float, vorm: str, stap: float) -> str:
    """A step in words: as many decimals as ``vorm`` asks (``,.2f``), else as many as steps of this size need."""
    if vorm.endswith("f") and "." in vorm:
        decimalen = int(vorm.rpartition(".")[2][:-1] or 0)
    else:
        decimalen = max(0, -math.floor(math.log10(abs(stap)) + 1e-9)) if stap else 0
    if vorm == "d":
        return str(round(waarde))  # a year has no mark for thousands
    return format_number(Decimal(repr(round(waarde, 9))), decimalen)
