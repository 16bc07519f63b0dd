"""The grammar of a sleutel: one cell of text that says how a line is divided over gemeenten.

    sleutel   = "geen" | deel { " + " deel } { beperking }
    deel      = [ bedrag "*" ] basis | "vast:" bedrag
    basis     = "uitkeringsbasis" | "inwoners" | "gelijk" | "cluster:" naam | "maatstaf:" code | "du:" naam
              | "kenmerk:" code
    beperking = "[minimaal " bedrag "]" | "[hoogstens " bedrag "]" | "[alleen " gm { "," gm } "]"
              | "[ingroei " bedrag " vanaf " basis "]"

Examples: ``14600000 * inwoners + 2530000 * kenmerk:opleiding_laag``; ``vast:10000 + inwoners``;
``uitkeringsbasis [minimaal 5000] [hoogstens 250000]``; ``uitkeringsbasis [ingroei 7,50 vanaf inwoners]``.

Amounts are whole euro, except that of ``ingroei``: euro per inhabitant, at most two decimals. A bound holds for the
amount of a gemeente in this line and goes with a single basis, so that the proof stays one division.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

_BASIS = re.compile(
    r"(?P<soort>uitkeringsbasis|inwoners|gelijk|cluster|maatstaf|du|kenmerk)(?::(?P<naam>[^\[\]]+))?",
    re.ASCII,
)
_MET_NAAM = {"cluster", "maatstaf", "du", "kenmerk"}
_DEEL = re.compile(r"(?:(?P<bedrag>\d{1,12})\s*\*\s*)?(?P<basis>.+)", re.ASCII)
_VAST = re.compile(r"vast:(?P<bedrag>\d{1,12})", re.ASCII)
_GRENS = re.compile(r"(?P<soort>minimaal|hoogstens) (?P<bedrag>\d{1,12})", re.ASCII)
_ALLEEN = re.compile(r"alleen (?P<codes>GM\d{4}(?:\s*,\s*GM\d{4})*)", re.ASCII)
_INGROEI = re.compile(r"ingroei (?P<bedrag>\d{1,5}(?:,\d{1,2})?) vanaf (?P<basis>.+)", re.ASCII)


class SleutelFout(ValueError):
    """A sleutel that does not follow the grammar; the text is Dutch and names the part that is wrong."""


@dataclass(frozen=True)
class Basis:
    """What a part is divided by."""

    soort: str
    naam: str | None = None


@dataclass(frozen=True)
class Deel:
    """One part: its basis and, when given, its amount in euro or the fixed amount per recipient."""

    basis: Basis
    bedrag_eur: int | None = None
    vast_eur: int | None = None


@dataclass(frozen=True)
class Sleutel:
    """A sleutel taken apart; without parts (``geen``) the line has no recipients."""

    delen: tuple[Deel, ...] = ()
    minimum_eur: int | None = None
    maximum_eur: int | None = None
    ontvangers: tuple[str, ...] = field(default=())
    ingroei_eur_per_inwoner: Decimal | None = None
    ingroei_basis: Basis | None = None

    @property
    def bases(self) -> list[Basis]:
        """What it is taken from: the basis of every part, and that of its ingroei."""
        return [*(deel.basis for deel in self.delen), *([self.ingroei_basis] if self.ingroei_basis else [])]


def parse_sleutel(tekst: str) -> Sleutel:
    """Take a sleutel apart; raises SleutelFout when it does not follow the grammar."""
    if tekst.strip() == "geen":
        return Sleutel()
    rest, beperkingen = _split_limits(tekst)
    delen = tuple(_parse_part(deel) for deel in rest.split(" + "))
    sleutel = Sleutel(delen=delen, **_parse_limits(beperkingen))
    _check_together(sleutel)
    return sleutel


def _split_limits(tekst: str) -> tuple[str, list[str]]:
    """From the end backwards, so that every character is looked at once: a key comes in by a link too."""
    beperkingen: list[str] = []
    tekst = tekst.rstrip()
    while tekst.endswith("]") and (open_ := tekst.rfind("[")) >= 0 and "]" not in tekst[open_:-1]:
        beperkingen.append(tekst[open_ + 1 : -1].strip())
        tekst = tekst[:open_].rstrip()
    return tekst.strip(), beperkingen[::-1]


def _parse_part(tekst: str) -> Deel:
    if vast := _VAST.fullmatch(tekst.strip()):
        return Deel(Basis("gelijk"), vast_eur=int(vast["bedrag"]))
    deel = _DEEL.fullmatch(tekst.strip())
    if deel is None:
        raise SleutelFout("een leeg deel")
    return Deel(_parse_basis(deel["basis"]), bedrag_eur=int(deel["bedrag"]) if deel["bedrag"] else None)


def _parse_basis(tekst: str) -> Basis:
    gevonden = _BASIS.fullmatch(tekst.strip())
    if gevonden is None:
        raise SleutelFout(f"«{tekst.strip()}» is geen bekende basis")
    soort, naam = gevonden["soort"], gevonden["naam"]
    if (naam is not None) != (soort in _MET_NAAM):
        raise SleutelFout(
            f"«{soort}» {'vraagt' if soort in _MET_NAAM else 'heeft geen'} naam na een dubbele punt"
        )
    return Basis(soort, naam.strip() if naam else None)


def _parse_limits(beperkingen: list[str]) -> dict[str, Any]:
    velden: dict[str, Any] = {}
    for tekst in beperkingen:
        if grens := _GRENS.fullmatch(tekst):
            nieuw: dict[str, Any] = {
                "minimum_eur" if grens["soort"] == "minimaal" else "maximum_eur": int(grens["bedrag"])
            }
        elif alleen := _ALLEEN.fullmatch(tekst):
            nieuw = {"ontvangers": tuple(code.strip() for code in alleen["codes"].split(","))}
        elif ingroei := _INGROEI.fullmatch(tekst):
            bedrag = Decimal(ingroei["bedrag"].replace(",", "."))
            nieuw = {"ingroei_eur_per_inwoner": bedrag, "ingroei_basis": _parse_basis(ingroei["basis"])}
        else:
            raise SleutelFout(f"«[{tekst}]» is geen bekende beperking")
        if velden.keys() & nieuw.keys():
            raise SleutelFout(f"«[{tekst}]» staat er twee keer")
        velden |= nieuw
    return velden


def _check_together(sleutel: Sleutel) -> None:
    """What the grammar allows apart and arithmetic does not allow together."""
    zonder_bedrag = [d for d in sleutel.delen if d.bedrag_eur is None and d.vast_eur is None]
    if len(sleutel.delen) > 1 and len(zonder_bedrag) > 1:
        raise SleutelFout("meer dan één deel zonder bedrag; alleen het laatste kan «de rest» zijn")
    if any(d.vast_eur is not None for d in sleutel.delen) and len(zonder_bedrag) != 1:
        raise SleutelFout("een vast bedrag vraagt precies één deel voor de rest")
    begrensd = (sleutel.minimum_eur, sleutel.maximum_eur, sleutel.ingroei_basis) != (None, None, None)
    if begrensd and (len(sleutel.delen) > 1 or not zonder_bedrag):
        raise SleutelFout("minimaal, hoogstens en ingroei gaan alleen samen met één basis zonder bedrag")
    if len(set(sleutel.ontvangers)) != len(sleutel.ontvangers):
        raise SleutelFout("een gemeente staat twee keer onder «alleen»")
    onder, boven = sleutel.minimum_eur, sleutel.maximum_eur
    if onder is not None and boven is not None and onder > boven:
        raise SleutelFout("het minimum is hoger dan het maximum")
