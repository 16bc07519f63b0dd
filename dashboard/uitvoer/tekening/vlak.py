"""A sheet of SVG: rectangles, lines, marks and words in pixels from the upper left corner."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape, unescape

LETTER = "Libertinus Serif"
_BREEDTE = 0.47  # of a letter, as a part of its size
_STREPEN = {"dot": "2 3", "dash": "7 5", "dashdot": "7 4 2 4", "longdash": "12 6"}
_PATRONEN = {
    "/": '<path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" stroke="#fff" stroke-opacity="0.6" stroke-width="1.5"/>',
    "\\": '<path d="M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2" stroke="#fff" stroke-opacity="0.6" stroke-width="1.5"/>',
    ".": '<circle cx="4" cy="4" r="1.6" fill="#fff" fill-opacity="0.6"/>',
    "x": '<path d="M0 0 L8 8 M8 0 L0 8" stroke="#fff" stroke-opacity="0.6" stroke-width="1.5"/>',
}
_DELEN = re.compile(r"(<[^>]*>)")
Punt = tuple[float, float]


def number(waarde: float) -> str:
    """A position as SVG has it: two decimals are finer than any eye."""
    return f"{waarde:.2f}".rstrip("0").rstrip(".")


def colour(kleur: object) -> str:
    """A colour as an attribute; what shows nothing is ``none``."""
    tekst = str(kleur or "none")
    return "none" if tekst.replace(" ", "").endswith(",0)") else tekst


def lines_of(tekst: str) -> list[list[tuple[str, bool]]]:
    """Words with the marks of Plotly (``<b>``, ``<br>``) as lines of pieces, each with whether it is bold; other marks go."""
    regels: list[list[tuple[str, bool]]] = [[]]
    is_vet = False
    for deel in _DELEN.split(tekst):
        merk = deel.lower().strip("<>/ ")
        if not deel.startswith("<"):
            regels[-1].append((unescape(deel), is_vet))
        elif merk == "br":
            regels.append([])
        elif merk == "b":
            is_vet = not deel.startswith("</")
    return regels


def width_of(regel: Sequence[tuple[str, bool]], grootte: float) -> float:
    """About how wide a line is, in pixels."""
    return sum(len(tekst) for tekst, _ in regel) * grootte * _BREEDTE


@dataclass
class Vlak:
    """What is drawn so far; ``breed`` by ``hoog`` pixels."""

    breed: float
    hoog: float
    delen: list[str] = field(default_factory=list)
    patronen: set[str] = field(default_factory=set)

    def rect(
        self,
        x: float,
        y: float,
        breed: float,
        hoog: float,
        kleur: object,
        rand: object = None,
        patroon: str = "",
    ) -> None:
        """A filled rectangle, with a pattern over its colour where it has one."""
        plek = (
            f'x="{number(x)}" y="{number(y)}" width="{number(max(breed, 0))}" height="{number(max(hoog, 0))}"'
        )
        omtrek = f' stroke="{colour(rand)}" stroke-width="1"' if rand else ""
        self.delen.append(f'<rect {plek} fill="{colour(kleur)}"{omtrek}/>')
        if patroon in _PATRONEN:
            self.patronen.add(patroon)
            self.delen.append(f'<rect {plek} fill="url(#p{ord(patroon)})"/>')

    def path(
        self, vorm: str, kleur: object, rand: object, dik: float, *, dekking: float = 1, streep: str = ""
    ) -> None:
        """A path in the notation of SVG, filled and with an outline."""
        onderbroken = f' stroke-dasharray="{_STREPEN[streep]}"' if streep in _STREPEN else ""
        self.delen.append(
            f'<path d="{vorm}" fill="{colour(kleur)}" fill-opacity="{number(dekking)}" stroke="{colour(rand)}" '
            f'stroke-width="{number(dik)}" stroke-linejoin="round"{onderbroken}/>'
        )

    def line(self, punten: Sequence[Punt], kleur: object, dik: float, streep: str = "") -> None:
        """A line through points."""
        if len(punten) > 1:
            vorm = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in punten)
            self.path(vorm, None, kleur, dik, streep=streep)

    def mark(
        self,
        x: float,
        y: float,
        maat: float,
        teken: str,
        kleur: object,
        rand: object,
        dik: float,
        dekking: float,
    ) -> None:
        """A circle or a diamond around a point, ``maat`` pixels across."""
        r = maat / 2
        if teken.startswith("diamond"):
            r *= 1.3
            vorm = f"M{number(x)} {number(y - r)} L{number(x + r)} {number(y)} L{number(x)} {number(y + r)} L{number(x - r)} {number(y)} Z"
        else:
            vorm = f"M{number(x - r)} {number(y)} a{number(r)} {number(r)} 0 1 0 {number(maat)} 0 a{number(r)} {number(r)} 0 1 0 {number(-maat)} 0 Z"
        self.path(vorm, kleur, rand, dik, dekking=dekking)

    def text(
        self,
        tekst: str,
        x: float,
        y: float,
        grootte: float,
        kleur: object,
        *,
        anker: str = "left",
        rand: bool = False,
    ) -> None:
        """Lines of words, the first with its base at ``y``; ``anker``: which side of them ``x`` is; ``rand``: with a light rim."""
        plek = {"left": "start", "center": "middle", "right": "end"}.get(anker, "start")
        omtrek = ' stroke="#ffffff" stroke-width="2.5" paint-order="stroke"' if rand else ""
        for nummer, regel in enumerate(lines_of(tekst)):
            stukken = "".join(
                f'<tspan font-weight="bold">{escape(deel)}</tspan>' if is_vet else escape(deel)
                for deel, is_vet in regel
            )
            self.delen.append(
                f'<text x="{number(x)}" y="{number(y + nummer * grootte * 1.3)}" font-size="{number(grootte)}" fill="{colour(kleur)}" '
                f'text-anchor="{plek}" xml:space="preserve"{omtrek}>{stukken}</text>'
            )

    def svg(self) -> str:
        """The whole drawing."""
        patronen = "".join(
            f'<pattern id="p{ord(teken)}" width="8" height="8" patternUnits="userSpaceOnUse">{_PATRONEN[teken]}</pattern>'
            for teken in sorted(self.patronen)
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(self.breed)}" height="{number(self.hoog)}" '
            f'viewBox="0 0 {number(self.breed)} {number(self.hoog)}" font-family="{LETTER}">'
            f'<defs>{patronen}</defs><rect width="100%" height="100%" fill="#ffffff"/>{"".join(self.delen)}</svg>'
        )
