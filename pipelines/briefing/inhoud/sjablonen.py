"""The texts of a briefing: plain files that VNG staff edit, with placeholders for numbers and words.

A file consists of blocks, each under a line ``== name``. In a block every line is one sentence, an empty line begins a new
paragraph, and a line that begins with ``#`` is a remark. ``{name}`` is filled in; ``{name:gemeente/gemeenten}`` is the
singular or the plural that goes with that number. Digits may not be typed: every number is computed.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.model import Alinea, Stuk, Stukken
from pipelines.briefing.inhoud.woorden import choose_number

_PLAATS = re.compile(r"\{([a-z_]*)(?::([^{}/]*)/([^{}/]*))?\}")
_LOS = re.compile(r"[{}]")
_CIJFER = re.compile(r"(?<![A-Za-z])\d")
STANDAARD = Path(__file__).parent.parent / "teksten"
BLOKKEN: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    (STANDAARD / "blokken.toml").read_text(encoding="utf-8")
)
"""Kind of briefing → file → block → placeholders."""


@dataclass(frozen=True)
class Sjabloonregel:
    """One sentence of a template and where it stands."""

    nummer: int
    tekst: str

    def namen(self) -> set[str]:
        """The placeholders in it."""
        return {treffer[1] for treffer in _PLAATS.finditer(self.tekst)}


Blok = tuple[tuple[Sjabloonregel, ...], ...]
"""Paragraphs of sentences."""


class Teksten:
    """All texts of one kind of briefing, read and checked once."""

    def __init__(self, soort: str, map_: Path | None = None) -> None:
        self.blokken: dict[tuple[str, str], Blok] = {}
        fouten: list[str] = []
        som = hashlib.sha256()
        for bestand, verwacht in BLOKKEN[soort].items():
            pad = _find(soort, bestand, map_)
            som.update(pad.read_bytes())
            gelezen = _read(pad, fouten)
            _check(pad, gelezen, verwacht, fouten)
            self.blokken |= {(bestand, naam): blok for naam, blok in gelezen.items()}
        if fouten:
            raise FondskompasFout(
                "De teksten van de briefing zijn niet te gebruiken:\n" + "\n".join(f"  {f}" for f in fouten)
            )
        self.sha256 = som.hexdigest()

    def alineas(self, bestand: str, blok: str, /, **waarden: Stuk) -> list[Alinea]:
        """The paragraphs of one block, filled in."""
        return [
            Alinea(_join([fill_line(regel, waarden) for regel in alinea]))
            for alinea in self.blokken[bestand, blok]
        ]

    def punten(self, bestand: str, blok: str, /, **waarden: Stuk) -> list[Alinea]:
        """The paragraphs of one block as points of a list."""
        return [replace(alinea, is_punt=True) for alinea in self.alineas(bestand, blok, **waarden)]

    def kop(self, bestand: str, blok: str, /, **waarden: Stuk) -> Stukken:
        """A heading, filled in: one paragraph."""
        (alinea,) = self.alineas(bestand, blok, **waarden)
        return alinea.stukken

    def tekst(self, bestand: str, blok: str, **waarden: str) -> str:
        """A block that is plain text, such as a title."""
        (alinea,) = self.alineas(bestand, blok, **waarden)
        return "".join(str(stuk) for stuk in alinea.stukken)


def _find(soort: str, bestand: str, map_: Path | None) -> Path:
    """The own text where there is one, else the one that comes with the program."""
    eigen = map_ / soort / f"{bestand}.txt" if map_ else None
    if map_ and not map_.is_dir():
        raise FondskompasFout(f"De map met eigen teksten bestaat niet: {map_}.")
    return eigen if eigen and eigen.is_file() else STANDAARD / soort / f"{bestand}.txt"


def _read(pad: Path, fouten: list[str]) -> dict[str, Blok]:
    """The blocks of one file."""
    blokken: dict[str, list[list[Sjabloonregel]]] = {}
    huidig: list[list[Sjabloonregel]] | None = None
    for nummer, ruw in enumerate(pad.read_text(encoding="utf-8").splitlines(), start=1):
        regel = ruw.strip()
        if regel.startswith("=="):
            huidig = blokken.setdefault(regel.removeprefix("==").strip(), [[]])
        elif regel.startswith("#"):
            continue
        elif huidig is None:
            if regel:
                fouten.append(f"{pad}, regel {nummer}: tekst vóór het eerste blok; begin met «== naam».")
        elif not regel:
            huidig.append([])
        else:
            huidig[-1].append(Sjabloonregel(nummer, regel))
    return {naam: tuple(tuple(a) for a in alineas if a) for naam, alineas in blokken.items()}


def _check(pad: Path, gelezen: dict[str, Blok], verwacht: dict[str, str], fouten: list[str]) -> None:
    for naam in verwacht.keys() - gelezen.keys():
        fouten.append(f"{pad}: het blok «== {naam}» ontbreekt.")
    for naam, blok in gelezen.items():
        if naam not in verwacht:
            fouten.append(f"{pad}: het blok «== {naam}» is onbekend{_hint(naam, verwacht)}.")
            continue
        namen = verwacht[naam].split()
        bekend = {n.lstrip("?") for n in namen}
        gebruikt = set().union(*(regel.namen() for alinea in blok for regel in alinea))
        for alinea in blok:
            for regel in alinea:
                fouten.extend(f"{pad}, regel {regel.nummer}: {f}" for f in _line_faults(regel, bekend))
        for gemist in [n for n in namen if not n.startswith("?") and n not in gebruikt]:
            fouten.append(
                f"{pad}, blok «== {naam}»: de plaatshouder {{{gemist}}} ontbreekt; die is verplicht."
            )


def _line_faults(regel: Sjabloonregel, bekend: set[str]) -> list[str]:
    fouten = [
        f"de plaatshouder {{{naam}}} is onbekend{_hint(naam, bekend)}."
        for naam in sorted(regel.namen() - bekend)
    ]
    rest = _PLAATS.sub("", regel.tekst)
    if _LOS.search(rest):
        fouten.append(
            "een accolade hoort bij een plaatshouder, zoals {totaal} of {aantal:gemeente/gemeenten}."
        )
    if _CIJFER.search(rest):
        fouten.append("een getal staat nooit in een tekst; gebruik een plaatshouder.")
    return fouten


def _hint(naam: str, bekend: "set[str] | dict[str, str]") -> str:
    dichtbij = get_close_matches(naam, list(bekend), n=1)
    keuze = ", ".join(sorted(bekend)) or "geen"
    return f"; bedoelt u {dichtbij[0]}" if dichtbij else f"; hier mag: {keuze}"


def fill_line(regel: Sjabloonregel, waarden: dict[str, Stuk]) -> list[Stuk]:
    """One sentence with its numbers in place; a weak status is said behind the number it goes with."""
    stukken: list[Stuk] = []
    vanaf = 0
    for treffer in _PLAATS.finditer(regel.tekst):
        stukken.append(regel.tekst[vanaf : treffer.start()])
        vanaf = treffer.end()
        waarde = waarden[treffer[1]]
        if treffer[2] is not None:
            assert isinstance(waarde, Briefinggetal)
            stukken.append(choose_number(waarde.waarde, treffer[2], treffer[3]))
            continue
        stukken.append(waarde)
        if isinstance(waarde, Briefinggetal) and waarde.is_zwak:
            stukken.append(f" ({waarde.status})")
    stukken.append(regel.tekst[vanaf:])
    return [stuk for stuk in stukken if stuk != ""]


def _join(zinnen: list[list[Stuk]]) -> tuple[Stuk, ...]:
    """Sentences with a space in between, and neighbouring text as one piece."""
    uit: list[Stuk] = []
    for nummer, zin in enumerate(zinnen):
        for stuk in [" ", *zin] if nummer else zin:
            if isinstance(stuk, str) and uit and isinstance(uit[-1], str):
                uit[-1] += stuk
            else:
                uit.append(stuk)
    return tuple(uit)
