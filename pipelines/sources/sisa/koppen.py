"""The header of an annex with a row per indicator: which column is what, on whichever row it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad
from pipelines.sources.tabel.koppen import check_header

_KOLOMMEN = {
    "code": ("code", "uitkeringscode", "sisacode", "sisanummer", "nummer"),
    "indicator": ("indicator", "indicatornummer", "indicatorcode"),
    "omschrijving": ("omschrijving", "indicatoromschrijving", "omschrijvingindicator"),
    "waarde": ("bedragofaantal", "waarde", "bedragaantal", "ingevuld"),
    "bedrag": ("bedrag", "bedrageur"),
    "aantal": ("aantal",),
    "aard_controle": ("aardcontrole", "aardvandecontrole", "controle"),
    "jaar": ("jaar", "verantwoordingsjaar", "boekjaar"),
    "gm_code": ("gmcode", "gemeentecode", "gemeentenummer", "cbscode"),
    "gemeente": ("gemeente", "gemeentenaam", "ontvanger"),
}
_BIJZAKEN = (
    "verstrekker",
    "specifiekeuitkering",
    "regeling",
    "juridischegrondslag",
)
_NAMEN = frozenset(n for namen in _KOLOMMEN.values() for n in namen) | frozenset(_BIJZAKEN)
_KEUZE = "code, indicator, omschrijving, bedrag of aantal, aard controle"
_MINSTE = 2


@dataclass(frozen=True)
class Bijlagekop:
    """Where the header stands (0-based row) and which column holds what."""

    rij: int
    posities: dict[str, int]


def known_heads(rij: Sequence[str]) -> int:
    """How many cells of a row are names of columns of an annex."""
    return sum(_bare(cel) in _NAMEN for cel in rij)


def is_head(rij: Sequence[str]) -> bool:
    """Whether a row repeats the header."""
    kaal = {_bare(cel) for cel in rij}
    return bool(kaal & set(_KOLOMMEN["code"])) and bool(kaal & set(_KOLOMMEN["indicator"]))


def find_head(blad: Blad) -> tuple[Bijlagekop | None, list[Bevinding]]:
    """The first row that names at least two columns of an annex; findings for what is missing in it or unknown."""
    nummer = next((i for i, rij in enumerate(blad.rijen) if known_heads(rij) >= _MINSTE), None)
    if nummer is None:
        return None, []
    rij = blad.rijen[nummer]
    namen = [_name(blad, nummer, i) for i in range(len(rij))]
    posities = {naam: i for i, naam in reversed(list(enumerate(namen))) if naam}
    plek_rij, plekken = blad.plek(f"rij {nummer + 1}"), [blad.at(nummer, i) for i in range(len(rij))]
    bevindingen = check_header(rij, namen, plekken, plek_rij, ("code", "indicator"), keuze=_KEUZE)
    if not {"waarde", "bedrag", "aantal"} & posities.keys():
        bevindingen.append(meld("kolom_ontbreekt.sisa_waarde", plek_rij))
    return Bijlagekop(nummer, posities), bevindingen


def _name(blad: Blad, nummer: int, kolom: int) -> str | None:
    """What a column holds: empty when that is not needed, ``None`` when it is not known."""
    kop = _bare(blad.rijen[nummer][kolom])
    if naam := next((n for n, namen in _KOLOMMEN.items() if kop in namen), None):
        return naam
    return None if kop not in _BIJZAKEN and (kop or _has_content(blad, nummer, kolom)) else ""


def _bare(cel: str) -> str:
    return re.sub(r"[^a-z]", "", cel.casefold().split("(")[0])


def _has_content(blad: Blad, vanaf: int, kolom: int) -> bool:
    return any(len(rij) > kolom and rij[kolom].strip() for rij in blad.rijen[vanaf:])
