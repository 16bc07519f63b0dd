"""What the texts around a table say of it, and its file name: circulaire and uitkeringsjaar, and the unit of its figures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad, Getal
from pipelines.sources.rekenbestand.naslag import clean

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
_VEELVOUD = re.compile(
    r"(?:[x×*]|\bin)\s*(?:€|eur|euro)?\s*(?:1[. ]?000(?:[. ]?000)?|duizend(?:en|tallen)?|miljoen(?:en)?|mln)(?![0-9])",
    re.IGNORECASE,
)
"""Everything is read as it stands, so thousands would be a factor wrong."""


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


def check_unit(blad: Blad, eerste: int, laatste: int) -> list[Bevinding]:
    """An error for each text in the titles, the header (``eerste`` to ``laatste``) and the row below that names a multiple."""
    return [
        meld("eenheid_veelvoud", blad.at(nummer, kolom), treffer[0])
        for nummer in range(min(laatste + 2, len(blad.rijen)))
        for kolom, cel in enumerate(blad.rijen[nummer])
        if cel and not isinstance(cel, Getal) and (treffer := _VEELVOUD.search(clean(cel)))
    ]
