"""Words on the lines of a PDF before they become cells: signs that stand apart, and blocks beside each other."""

import re

from pipelines.bestand.getal import STREEP, is_number
from pipelines.sources.rekenbestand.naslag import Naslag

Woord = tuple[float, float, str]
_GETAL = re.compile(rf"^[{STREEP}€]?[0-9.,]*[0-9][-.,0-9 ]*$")
_TEKEN = re.compile(rf"^(?:[{STREEP}]|[{STREEP}]/[{STREEP}])$")
_MUNT = re.compile(r"^(?:€|EUR|euro)$", re.IGNORECASE)
_NIHIL = re.compile(rf"^[{STREEP}]$")
CODE = re.compile(r"^(?:GM)?[0-9]{1,4}$")
_NAAST = 12.0  # points between a sign and its figure: less than between two columns
_TUSSENRUIMTE = 12.0
_MINSTE_REGELS = 2


def is_figure(tekst: str) -> bool:
    """Whether a word is a printed number, or the dash that stands for nil."""
    return bool(_GETAL.match(tekst) or _NIHIL.match(tekst)) or is_number(tekst)


def is_sign(tekst: str) -> bool:
    """Whether a word is a minus without a number, or a dash for nil: its place tells which."""
    return bool(_TEKEN.match(tekst))


def join_signs(regel: list[Woord], kolommen: list[tuple[float, float]]) -> list[Woord]:
    """The words of a line with a sign or a currency made one with the figure beside it.

    ``kolommen`` are the places of figures with digits. A dash in one of them is left alone: it is nil there, or stands in
    the same cell as its figure.
    """
    uit = list(regel)
    plek = 0
    while plek < len(uit):
        x0, x1, tekst = uit[plek]
        los = is_sign(tekst) and not any(x0 < rechts and x1 > links for links, rechts in kolommen)
        if plek and (los or _MUNT.match(tekst) or tekst == "-/-"):
            achter = uit[plek + 1] if plek + 1 < len(uit) else None
            voor = uit[plek - 1]
            if achter and is_number(achter[2]) and achter[0] - x1 <= _NAAST:
                uit[plek : plek + 2] = [(x0, achter[1], f"{tekst} {achter[2]}")]
                plek = max(1, plek - 1)
                continue
            if plek > 1 and is_number(voor[2]) and x0 - voor[1] <= _NAAST:
                uit[plek - 1 : plek + 1] = [(voor[0], x1, f"{voor[2]} {tekst}")]
                continue
        plek += 1
    return uit


def split_page(regels: list[list[Woord]], naslag: Naslag) -> list[list[list[Woord]]]:
    """The lines of a page once per block of gemeenten beside each other, from left to right; the same lines in each.

    A block begins where, behind figures, the names of gemeenten stand again; a line that runs on over that place is a title
    and stays whole.
    """
    tweede = [x for regel in regels if (x := _second_group(regel, naslag)) is not None]
    if len(tweede) < _MINSTE_REGELS:
        return [regels]
    grens = min(tweede) - 1
    links: list[list[Woord]] = []
    rechts: list[list[Woord]] = []
    for regel in regels:
        voor, achter = [w for w in regel if w[0] < grens], [w for w in regel if w[0] >= grens]
        if voor and achter and achter[0][0] - voor[-1][1] < _TUSSENRUIMTE:
            if _second_group(regel, naslag) is not None:
                return [regels]
            voor, achter = regel, []
        links.append(voor)
        rechts.append(achter)
    return [links, *split_page(rechts, naslag)]


def _second_group(regel: list[Woord], naslag: Naslag) -> float | None:
    """Where, in a line that begins with a gemeente and its figures, the next gemeente begins."""
    groepen = groups(regel, naslag)
    return groepen[1] if len(groepen) > 1 else None


def groups(regel: list[Woord], naslag: Naslag) -> list[float]:
    """Where each gemeente with figures begins in a line of nothing else; nothing when there is other text in it."""
    begin: list[float] = []
    rest = list(regel)
    while rest:
        code = rest[0] if CODE.match(rest[0][2]) and len(rest) > 1 else None
        woorden = rest[1:] if code else rest
        aantal = next((i for i, w in enumerate(woorden) if is_figure(w[2])), len(woorden))
        naam = " ".join(w[2] for w in woorden[:aantal])
        if not naam or aantal == len(woorden) or not naslag.gemeenten.by_name(naam):
            return []
        begin.append(rest[0][0])
        rest = woorden[aantal:]
        cijfers = next((i for i, w in enumerate(rest) if not _belongs_to_figures(w[2])), len(rest))
        if cijfers < len(rest) and cijfers > 1 and _is_code_of(rest[cijfers - 1][2], rest[cijfers:], naslag):
            cijfers -= 1
        rest = rest[cijfers:]
    return begin


def _belongs_to_figures(tekst: str) -> bool:
    return is_figure(tekst) or is_sign(tekst) or bool(_MUNT.match(tekst))


def _is_code_of(tekst: str, daarna: list[Woord], naslag: Naslag) -> bool:
    """Whether a number is the code of the gemeente whose name follows it."""
    aantal = next((i for i, w in enumerate(daarna) if is_figure(w[2])), len(daarna))
    naam = " ".join(w[2] for w in daarna[:aantal])
    code = naslag.gemeenten.by_code(tekst) if CODE.match(tekst) else None
    return code is not None and code in naslag.gemeenten.by_name(naam)
