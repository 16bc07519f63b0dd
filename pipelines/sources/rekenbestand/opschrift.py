"""What the texts around a table say of it, and its file name: circulaire and uitkeringsjaar, and the unit of its figures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad
from pipelines.bestand.eenheid import find_multiple, find_units

_LETTER = {"mei": "M", "september": "S", "sept": "S", "december": "D"}
_CODE = re.compile(r"(?<![A-Za-z0-9])([MSD])[ _-]?(20[0-9]{2})(?![0-9])")
_WOORD = re.compile(
    r"\b(mei|september|sept|december)[ -]?circulaire(?:\s+gemeentefonds)?[ _-]*(20[0-9]{2})", re.IGNORECASE
)
_JAAR_NA_CODE = re.compile(r"(?<![A-Za-z0-9])[MSD][ _-]?20[0-9]{2}[ _/-]+(20[0-9]{2})(?![0-9])")
_JAAR = re.compile(
    r"(?:uitkeringsjaar|uitkeringsjaren|voor(?: het jaar)?|jaar|over)\s+(20[0-9]{2})(?![0-9])", re.IGNORECASE
)

_LOS_JAAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


@dataclass(frozen=True)
class Vintage:
    """What was found: possibly nothing, possibly more than one."""

    circulaires: frozenset[str]
    jaren: frozenset[int]


def find_vintage(teksten: Iterable[str], bladnaam: str = "") -> Vintage:
    """Circulaires (``M2024``) and uitkeringsjaren that texts name; in the name of a sheet a bare year is one too."""
    circulaires: set[str] = set()
    jaren: set[int] = set()
    jaren |= {int(jaar) for jaar in _LOS_JAAR.findall(_WOORD.sub("", _CODE.sub("", bladnaam)))}
    for tekst in [*teksten, bladnaam]:
        circulaires |= {letter + jaar for letter, jaar in _CODE.findall(tekst)}
        circulaires |= {_LETTER[maand.lower()] + jaar for maand, jaar in _WOORD.findall(tekst)}
        jaren |= {int(jaar) for jaar in _JAAR_NA_CODE.findall(tekst)}
        jaren |= {int(jaar) for jaar in _JAAR.findall(tekst)}
    return Vintage(frozenset(circulaires), frozenset(jaren))


def check_unit(blad: Blad) -> list[Bevinding]:
    """An error for each text on a sheet, and for its name, that names a multiple: everything is read as it stands."""
    gevonden = [meld("eenheid_veelvoud", blad.at(r, k), v.tekst) for r, k, v in find_units(blad)]
    if veelvoud := find_multiple(blad.naam, is_kop=True):
        gevonden.insert(0, meld("eenheid_veelvoud", blad.plek(""), veelvoud.tekst))
    return gevonden
