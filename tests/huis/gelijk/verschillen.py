"""The differences between two recordings, those that were meant by name, and how they are shown."""

import contextlib
import difflib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from tests.huis.gelijk.opname import Opname
from tests.huis.gelijk.tabellen import compare_databases, stored_tables

_DIFF_REGELS = 14
_BREED = 240


# What belongs to one run only, by place (a pattern of names) and by name; recordings keep it, so that this list may grow.
_EENMALIG = tuple(
    (waar, re.compile(patroon), naam)
    for waar, patroon, naam in (
        ("*", r"<vandaag>(?:T|,? (?:om )?)\d\d[.:]\d\d(?:[.:]\d\d(?:\.\d+)?)?Z?(?: uur \(UTC\))?", "<nu>"),
        ("*", r"Kenmerk [0-9a-f]{8}\b", "Kenmerk <kenmerk>"),
        ("*", r"(?<=/pakket/)[^/\"?]{6,}(?=/)", "<kenmerk>"),
        ("*", r"/tmp/[\w.-]+", "<tijdelijk>"),
        ("secties pagina: * index", r'"end_id":"[^"]*"', '"end_id":"<einde>"'),  # of Dash itself
        ("secties geserveerd: */bestaatniet", r'"end_id":"[^"]*"', '"end_id":"<einde>"'),
        # a pack of a state of this very run holds its hash and the moment it was frozen
        ("briefing bestand: eigen stand*", r"\b[0-9a-f]{64}\b", "<sha256>"),
        ("secties bestand: *", r"\b[0-9a-f]{64}\b", "<sha256>"),
    )
)


@dataclass(frozen=True)
class Verschil:
    """One place where the versions differ; ``soort`` is the part and the kind, ``regels`` what was removed and added."""

    soort: str
    waar: str
    regels: tuple[str, ...]

    @property
    def naam(self) -> str:
        """What bedoeld.toml knows it by."""
        return f"{self.soort}: {self.waar}"


@dataclass(frozen=True)
class Bedoeld:
    """A difference that was meant. ``waar`` is a pattern of names; with ``regels`` every changed line must match that too."""

    waar: str
    reden: str
    regels: str | None = None

    def covers(self, verschil: Verschil) -> bool:
        """Whether this is the difference that was meant."""
        if not fnmatchcase(verschil.naam, self.waar):
            return False
        anders = [r[1:] for r in verschil.regels if r[:1] in "+-"] or verschil.regels
        return self.regels is None or all(re.search(self.regels, regel) for regel in anders)


def read_intended(pad: Path) -> list[Bedoeld]:
    """The differences that were meant, each with its reason."""
    return [Bedoeld(**rij) for rij in tomllib.loads(pad.read_text(encoding="utf-8")).get("verschil", [])]


def compare_part(onderdeel: str, oud: Path, nieuw: Path) -> Iterator[Verschil]:
    """Every difference in one part."""
    links, rechts = Opname(oud), Opname(nieuw)
    a, b = ({(soort, _once("", waar)): sha for soort, waar, sha in kant.read()} for kant in (links, rechts))
    for soort, waar in dict.fromkeys([*a, *b]):
        sha_a, sha_b = a.get((soort, waar)), b.get((soort, waar))
        plek = f"{onderdeel} {soort}"
        if sha_a is None or sha_b is None:
            yield Verschil(plek, waar, (f"staat alleen in {'oud' if sha_b is None else 'nieuw'}",))
        elif sha_a != sha_b:
            teksten = [_once(f"{plek}: {waar}", tekst) for tekst in (links.text(sha_a), rechts.text(sha_b))]
            if teksten[0] != teksten[1]:
                yield Verschil(plek, waar, tuple(_diff(*teksten)))


def _once(naam: str, tekst: str) -> str:
    """A text without what belongs to one run only; ``naam`` says where it stands."""
    for waar, patroon, nieuw in _EENMALIG:
        if fnmatchcase(naam, waar):
            tekst = patroon.sub(nieuw, tekst)
    return tekst


def compare_published(oud: Path, nieuw: Path, anders: set[str], *, snel: bool) -> Iterator[Verschil]:
    """The rows that published files do not share: of every stored table, and of what the recording told apart (``anders``).

    In a hurry only of the latter: the sums in the recording have compared the rest.
    """
    for pad in sorted(oud.glob("data/*/processed/fondskompas.duckdb")):
        naam, ander = pad.parent.parent.name, nieuw / pad.relative_to(oud)
        if ander.is_file():
            opvallend = sorted(t.partition(" ")[2] for t in anders if t.startswith(f"{naam} "))
            tabellen = dict.fromkeys([*([] if snel else stored_tables(pad)), *opvallend])
            for tabel, wat in compare_databases(pad, ander, tabellen):
                yield Verschil("bouw rijen", f"{naam} {tabel}", tuple(wat.splitlines()))


def _diff(oud: str, nieuw: str) -> Iterator[str]:
    regels = difflib.unified_diff(_lines(oud), _lines(nieuw), "oud", "nieuw", n=1, lineterm="")
    yield from (regel for nummer, regel in enumerate(regels) if nummer > 1)


def _lines(tekst: str) -> list[str]:
    """The lines of a text; of JSON one value a line."""
    with contextlib.suppress(ValueError):
        tekst = json.dumps(json.loads(tekst), ensure_ascii=False, indent=1)
    return tekst.splitlines()


def report(verschillen: Iterable[Verschil], bedoeld: list[Bedoeld], hoogstens: int) -> tuple[str, bool]:
    """What there is to say, and whether nothing differs but what was meant."""
    open_, gemeend, gebruikt = [], Counter[Bedoeld](), Counter[str]()
    regels: list[str] = []
    for verschil in verschillen:
        reden = next((b for b in bedoeld if b.covers(verschil)), None)
        if reden:
            gemeend[reden] += 1
            continue
        open_.append(verschil)
        gebruikt[verschil.soort] += 1
        if gebruikt[verschil.soort] <= hoogstens:
            regels.append(f"≠ {verschil.naam}")
            regels += [f"    {regel[:_BREED]}" for regel in verschil.regels[:_DIFF_REGELS]]
            if len(verschil.regels) > _DIFF_REGELS:
                regels.append(f"    … en nog {len(verschil.regels) - _DIFF_REGELS} regels")
    regels += [f"{aantal:6} verschillen in {soort}" for soort, aantal in gebruikt.items()]
    regels += [f"{gemeend[b]:6} bedoeld ({b.waar}): {b.reden}" for b in bedoeld if gemeend[b]]
    regels += [f"ongebruikt in bedoeld.toml: {b.waar} ({b.reden})" for b in bedoeld if not gemeend[b]]
    regels.append(f"{len(open_)} verschillen die niemand bedoelde, {sum(gemeend.values())} bedoeld.")
    return "\n".join(regels), not open_
