"""Findings about a scenario file, each with the line a person sees in an editor.

Anybody may have written the text, and a link of a few hundred characters holds 64 kB of it. So what is said costs no more than
the text is worth: its lines are gone through once, the findings end at fifty, and none of them repeats a whole page.
"""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from pipelines.basis.bevinding import Bevinding, InvoerGeweigerd, Plek, has_errors, meld

HOOGSTENS_BEVINDINGEN = 50
"""Who mends these sees the next ones; nobody reads more of them at once."""
_LANGST = 300
_KOP = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]\]?")


class ScenarioGeweigerd(InvoerGeweigerd):
    """A scenario that cannot be calculated; carries every finding about its file."""

    def __init__(self, bevindingen: list[Bevinding]) -> None:
        super().__init__(bevindingen)
        vol = len(self.bevindingen) >= HOOGSTENS_BEVINDINGEN
        self.args = (
            f"{'Al ' if vol else ''}{self.aantal} in het scenario; "
            f"{'daarna is niet verder gekeken, ' if vol else ''}er is niets gerekend en de database is niet gewijzigd.",
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
        """Add one finding; raises ScenarioGeweigerd with all of them once there are as many as anybody reads."""
        self.bevindingen.append(_shorten(bevinding))
        if len(self.bevindingen) >= HOOGSTENS_BEVINDINGEN:
            raise ScenarioGeweigerd(self.bevindingen)

    def meld(self, code: str, plaats: Plaats, waarde: object = "", /, **invulling: object) -> None:
        """Add the finding with this code about a place in the file (``basis.bevinding.meld``)."""
        self.add(meld(code, self.plek(plaats), as_found(waarde), **invulling))

    def plek(self, plaats: Plaats) -> Plek:
        """A place in the file as that of a finding."""
        return Plek(self.document, "", self.address(plaats))

    def address(self, plaats: Plaats) -> str:
        """The place as a person finds it: with its line when the file has it written out."""
        nummer = self._regels.find(plaats)
        return f"regel {nummer}: {plaats.als_tekst()}" if nummer else plaats.als_tekst()

    @cached_property
    def _regels(self) -> "Regelwijzer":
        return Regelwijzer(self.tekst)

    def refuse_on_errors(self) -> None:
        """Raise ScenarioGeweigerd when there are errors."""
        if self.heeft_fouten:
            raise ScenarioGeweigerd(self.bevindingen)


class Regelwijzer:
    """On which 1-based line a block begins, and each key of it stands: the text is gone through once for all findings."""

    def __init__(self, tekst: str) -> None:
        self._koppen: dict[tuple[str, int], int] = {}
        self._sleutels: dict[tuple[str, int, str], int] = {}
        gezien: dict[str, int] = {}
        blok, volgnummer = "", 0
        for nummer, regel in enumerate(tekst.splitlines(), start=1):
            if kop := _KOP.match(regel):
                blok = kop[1]
                volgnummer = gezien[blok] = gezien.get(blok, 0) + 1
                self._koppen[blok, volgnummer] = nummer
            sleutel, is_, _ = regel.partition("=")
            if is_:
                naam = sleutel.strip().removeprefix('"').removesuffix('"')
                self._sleutels.setdefault((blok, volgnummer, naam), nummer)

    def find(self, plaats: Plaats) -> int | None:
        """The line of a key, or of its block when the key is not there; ``None`` for an inline notation."""
        blok = plaats.blok, max(plaats.nummer, 1) if plaats.blok else 0
        return self._sleutels.get((*blok, plaats.sleutel)) or self._koppen.get(blok)


def as_found(waarde: object) -> str:
    """A value as a finding shows it; Python writes no whole number of thousands of digits."""
    try:
        return str(waarde)
    except ValueError:
        return "een getal van duizenden cijfers"


def _shorten(bevinding: Bevinding) -> Bevinding:
    """The finding without text that nobody reads to its end, such as a key of a thousand characters."""
    lang = {
        deel.name: f"{tekst[:_LANGST]}…"
        for deel in fields(bevinding)
        if isinstance(tekst := getattr(bevinding, deel.name), str) and len(tekst) > _LANGST
    }
    return replace(bevinding, **lang) if lang else bevinding


def suggest(naam: str, bekend: Iterable[str]) -> str:
    """``«inwoners»`` when a known name resembles this one, else all known names."""
    namen = sorted(set(bekend))
    lijkt = difflib.get_close_matches(naam, namen, n=1, cutoff=0.5)
    return f"«{lijkt[0]}»" if lijkt else "een van: " + ", ".join(namen)
