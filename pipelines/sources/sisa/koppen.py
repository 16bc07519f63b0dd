"""The header of an annex with a row per indicator: which column is what, on whichever row it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad

_KOLOMMEN = {
    "code": ("code", "uitkeringscode", "sisacode", "sisanummer", "nummer"),
    "indicator": ("indicator", "indicatornummer", "indicatorcode"),
    "omschrijving": ("omschrijving", "indicatoromschrijving", "omschrijvingindicator"),
    "waarde": ("bedragofaantal", "waarde", "bedragaantal", "ingevuld"),
    "bedrag": ("bedrag", "bedrageur"),
    "aantal": ("aantal",),
    "aard_controle": ("aardcontrole", "aardvandecontrole", "controle"),
}
_BIJZAKEN = (
    "verstrekker",
    "specifiekeuitkering",
    "regeling",
    "juridischegrondslag",
    "ontvanger",
    "jaar",
    "gmcode",
    "gemeente",
)
_NAMEN = frozenset(n for namen in _KOLOMMEN.values() for n in namen) | frozenset(_BIJZAKEN)
_MINSTE = 2


@dataclass(frozen=True)
class Kop:
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


def find_head(blad: Blad) -> tuple[Kop | None, list[Bevinding]]:
    """The first row that names at least two columns of an annex; findings for what is missing in it or unknown."""
    nummer = next((i for i, rij in enumerate(blad.rijen) if known_heads(rij) >= _MINSTE), None)
    if nummer is None:
        return None, []
    kaal = [_bare(cel) for cel in blad.rijen[nummer]]
    posities: dict[str, int] = {}
    bevindingen = []
    for i, kop in enumerate(kaal):
        naam = next((n for n, namen in _KOLOMMEN.items() if kop in namen), None)
        plek = blad.at(nummer, i)
        if naam in posities:
            bevindingen.append(meld("kolom_dubbel.sisa", plek, blad.rijen[nummer][i][:200]))
        elif naam is not None:
            posities[naam] = i
        elif kop not in _BIJZAKEN and (kop or _has_content(blad, nummer, i)):
            bevindingen.append(meld("kolom_onbekend.sisa", plek, blad.rijen[nummer][i][:200]))
    for naam in ("code", "indicator"):
        if naam not in posities:
            bevindingen.append(meld("kolom_ontbreekt.sisa", blad.plek(f"rij {nummer + 1}"), kolom=naam))
    if not {"waarde", "bedrag", "aantal"} & posities.keys():
        bevindingen.append(meld("kolom_ontbreekt.sisa_waarde", blad.plek(f"rij {nummer + 1}")))
    return Kop(nummer, posities), bevindingen


def _bare(cel: str) -> str:
    return re.sub(r"[^a-z]", "", cel.casefold().split("(")[0])


def _has_content(blad: Blad, vanaf: int, kolom: int) -> bool:
    return any(len(rij) > kolom and rij[kolom].strip() for rij in blad.rijen[vanaf:])
