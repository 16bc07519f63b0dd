"""What a reader sees, as it comes from the browser: columns and rows as shown, and the number in a cell with its format."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from dashboard.beeld.kolom import MET_CIJFER
from pipelines.basis.bevinding import FondskompasFout

_HOOGSTENS_CELLEN = 500_000
# no figure comes near; beyond it, and without end, a worksheet cannot show what the screen does
_GRENS = 1e15


@dataclass(frozen=True)
class Cel:
    """One cell: the figure (``None`` when it is missing or words), the text as shown, made up or not, its reference."""

    waarde: float | None
    tekst: str
    is_voorbeeld: bool = False
    verwijzing: str | None = None


@dataclass(frozen=True)
class Getoondekolom:
    """A column with its heading as the browser has it of beeld.kolom, and whether its cells are figures."""

    veld: str
    kop: str
    met_cijfer: bool


@dataclass(frozen=True)
class Blad:
    """One table as shown. ``onder`` are rows that stay below it, such as a total; ``totaal`` counts rows before filters."""

    blok: str
    naam: str
    zin: str
    pad: str
    adres: str
    jaargang: str
    filter: str
    kolommen: tuple[Getoondekolom, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    onder: tuple[tuple[Cel, ...], ...]
    totaal: int


def read_sheet(vraag: Mapping[str, Any]) -> Blad:
    """The request of the browser as a Blad; raises FondskompasFout when it is not one."""
    try:
        kolommen = tuple(
            Getoondekolom(str(k["veld"]), _plain(k["kop"]), k["soort"] in MET_CIJFER)
            for k in _list(vraag["kolommen"])
        )
        rijen, onder = _rows(vraag["rijen"], kolommen), _rows(vraag["onder"], kolommen)
        tekst = {
            naam: str(vraag.get(naam) or "")
            for naam in ("blok", "naam", "zin", "pad", "adres", "jaargang", "filter")
        }
        return Blad(**tekst, kolommen=kolommen, rijen=rijen, onder=onder, totaal=int(vraag["totaal"]))
    except (KeyError, TypeError, ValueError, IndexError) as fout:
        raise FondskompasFout(
            "Deze tabel kan niet worden uitgevoerd: de vraag van de browser is onvolledig. Laad de pagina opnieuw."
        ) from fout


def _rows(rijen: object, kolommen: Sequence[Getoondekolom]) -> tuple[tuple[Cel, ...], ...]:
    lijst = _list(rijen)
    if len(lijst) * max(len(kolommen), 1) > _HOOGSTENS_CELLEN:
        raise FondskompasFout(
            f"Deze tabel is te groot om uit te voeren: meer dan {_HOOGSTENS_CELLEN} cellen. Zet eerst een filter."
        )
    return tuple(
        tuple(_cell(cel, kolom) for cel, kolom in zip(_list(rij), kolommen, strict=True)) for rij in lijst
    )


def _cell(cel: object, kolom: Getoondekolom) -> Cel:
    waarde, tekst, is_voorbeeld, verwijzing = _list(cel)
    is_getal = kolom.met_cijfer and isinstance(waarde, int | float) and abs(waarde) < _GRENS
    return Cel(
        waarde if is_getal else None,
        _plain(tekst),
        bool(is_voorbeeld),
        str(verwijzing) if verwijzing else None,
    )


def _list(waarde: object) -> list:
    if not isinstance(waarde, list):
        raise TypeError(f"a list was expected, not {type(waarde).__name__}")
    return waarde


def _plain(tekst: object) -> str:
    """Text without the soft hyphens that only serve the screen."""
    return str(tekst if tekst is not None else "").replace("\u00ad", "")


_GETAL = re.compile(r"(?P<voor>[^\d-]*)(?P<getal>-?\d{1,3}(?:\.\d{3})*(?:,\d+)?)(?P<na>\D.*)?", re.DOTALL)


@dataclass(frozen=True)
class Getoond:
    """A number as shown: ``voor`` and ``na`` are the words around it, ``decimalen`` how many are shown."""

    getal: Decimal
    decimalen: int
    voor: str
    na: str

    @property
    def opmaak(self) -> str:
        """The number format of a worksheet that shows the same text."""
        cijfers = "#,##0" + ("." + "0" * self.decimalen if self.decimalen else "")
        return _literal(self.voor) + cijfers + _literal(self.na)


def read_shown(cel: Cel) -> Getoond | None:
    """The number that a cell shows; ``None`` when it shows none, or another than its value (such as ``€ 14,6 mln``)."""
    treffer = _GETAL.fullmatch(cel.tekst) if cel.waarde is not None else None
    if treffer is None:
        return None
    getoond = Decimal(treffer["getal"].replace(".", "").replace(",", "."))
    decimalen = len(treffer["getal"].partition(",")[2])
    waarde = Decimal(repr(cel.waarde)).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    if waarde != getoond:
        return None
    return Getoond(getoond, decimalen, treffer["voor"], treffer["na"] or "")


def _literal(tekst: str) -> str:
    """Words inside a number format; a quote cannot stand in one and is left out."""
    schoon = tekst.replace('"', "")
    return f'"{schoon}"' if schoon else ""
