"""Findings about a scenario file, each with the line a person sees in an editor."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.basis.bevinding import Bevinding, InvoerGeweigerd, Plek, has_errors, meld

_KOP = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]\]?")


class ScenarioGeweigerd(InvoerGeweigerd):
    """A scenario that cannot be calculated; carries every finding about its file."""

    def __init__(self, bevindingen: list[Bevinding]) -> None:
        super().__init__(bevindingen)
        self.args = (
            f"{self.aantal} in het scenario; er is niets gerekend en de database is niet gewijzigd.",
        )


@dataclass(frozen=True)
class Plaats:
    """Where in the file: a block (``wijzig``, 1-based; or a table such as ``prijzen``; or the top) and a key in it."""

    blok: str = ""
    nummer: int = 0
    sleutel: str = ""

    def at(self, sleutel: str) -> "Plaats":
        """The same block, another key."""
        return Plaats(self.blok, self.nummer, sleutel)

    def als_tekst(self) -> str:
        """``[[wijzig]] 2, bedrag_eur``."""
        blok = f"[[{self.blok}]] {self.nummer}" if self.nummer else f"[{self.blok}]" if self.blok else ""
        return ", ".join(deel for deel in (blok, self.sleutel) if deel)


@dataclass
class Verslag:
    """What is wrong with one scenario; ``document`` is the name of its file and ``tekst`` its content."""

    document: str
    tekst: str = ""
    bevindingen: list[Bevinding] = field(default_factory=list)

    @property
    def heeft_fouten(self) -> bool:
        """Whether anything was found that stops the calculation."""
        return has_errors(self.bevindingen)

    def add(self, bevinding: Bevinding) -> None:
        """Add one finding."""
        self.bevindingen.append(bevinding)

    def meld(self, code: str, plaats: Plaats, waarde: object = "", /, **invulling: object) -> None:
        """Add the finding with this code about a place in the file (``basis.bevinding.meld``)."""
        self.add(meld(code, self.plek(plaats), waarde, **invulling))

    def plek(self, plaats: Plaats) -> Plek:
        """A place in the file as that of a finding."""
        return Plek(self.document, "", self.address(plaats))

    def address(self, plaats: Plaats) -> str:
        """The place as a person finds it: with its line when the file has it written out."""
        nummer = find_line(self.tekst, plaats)
        return f"regel {nummer}: {plaats.als_tekst()}" if nummer else plaats.als_tekst()

    def refuse_on_errors(self) -> None:
        """Raise ScenarioGeweigerd when there are errors."""
        if self.heeft_fouten:
            raise ScenarioGeweigerd(self.bevindingen)


def find_line(tekst: str, plaats: Plaats) -> int | None:
    """The 1-based line of a key, or of its block when the key is not there; ``None`` for an inline notation."""
    blok, gezien, kop_regel = "", 0, None
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        if kop := _KOP.match(regel):
            blok = kop[1]
            gezien += blok == plaats.blok
            if blok == plaats.blok and gezien == max(plaats.nummer, 1):
                kop_regel = nummer
        here = blok == plaats.blok and (not plaats.blok or gezien == max(plaats.nummer, 1))
        if here and plaats.sleutel and re.match(rf'\s*"?{re.escape(plaats.sleutel)}"?\s*=', regel):
            return nummer
    return kop_regel


def suggest(naam: str, bekend: Iterable[str]) -> str:
    """``«inwoners»`` when a known name resembles this one, else all known names."""
    namen = sorted(set(bekend))
    lijkt = difflib.get_close_matches(naam, namen, n=1, cutoff=0.5)
    return f"«{lijkt[0]}»" if lijkt else "een van: " + ", ".join(namen)
