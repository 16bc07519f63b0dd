"""Which circulaire and uitkeringsjaar a table is about, as far as its own texts and its file name say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
