"""What a reader sees: columns and rows as shown, of the grid that the server drew, and the number in a cell with its format."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any
from urllib.parse import quote

from dashboard.beeld.kolom import MET_CIJFER
from dashboard.uitvoer.keuze import Keuze, Rij, as_text, incomplete, select_rows
from pipelines.basis.bevinding import FondskompasFout

_INVUL = re.compile(r"\{(\w+)\}")
_HOOGSTENS_CELLEN = 500_000
# no figure comes near; beyond it, and without end, a worksheet cannot show what the screen does
_GRENS = 1e15
_DECIMALEN = 6
_KLEINST = Decimal(1).scaleb(-_DECIMALEN)
_PRECISIE = 80  # digits to round in: more than any figure has


@dataclass(frozen=True)
class Cel:
    """One cell: the figure (``None`` when it is missing or words), the text as shown, made up or not, its reference.

    ``exact`` is the figure with all its digits, a quotient on six decimals; ``None`` where the grid did not carry it.
    """

    waarde: float | None
    tekst: str
    is_voorbeeld: bool = False
    verwijzing: str | None = None
    exact: Decimal | None = None


@dataclass(frozen=True)
class Getoondekolom:
    """A column with its heading, and whether its cells are figures."""

    veld: str
    kop: str
    met_cijfer: bool


@dataclass(frozen=True)
class Blad:
    """One table as shown. ``onder`` are rows that stay below it, such as a total; ``totaal`` counts rows before filters;
    ``statussen``: how certain its figures are."""

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
    statussen: tuple[str, ...] = ()


RUIT = "ruit"


@dataclass(frozen=True)
class Staal:
    """A line of a legend: the colour of its sample (or nothing), the pattern over it (or ``RUIT``, a diamond), and its words."""

    kleur: str
    patroon: str
    tekst: str


@dataclass(frozen=True)
class Rooster:
    """A grid as the server drew it: what it is called, its columns, its rows and those that stay below.

    ``figuur`` is the chart beside it as Plotly takes it, and ``legenda`` what its colours mean.
    """

    blok: str
    naam: str
    zin: str
    jaargang: str
    kolommen: Sequence[Mapping[str, Any]]
    rijen: Sequence[Rij]
    onder: Sequence[Rij]
    statussen: tuple[str, ...] = ()
    figuur: Mapping[str, Any] | None = field(default=None, repr=False)
    legenda: tuple[Staal, ...] = ()


def show_sheet(rooster: Rooster, keuze: Keuze, pad: str, adres: str) -> Blad:
    """The grid as a reader has it on screen; every figure is of the grid. Raises FondskompasFout when that is no such view."""
    bekend = {
        kolom["field"]: kolom for kolom in rooster.kolommen if kolom.get("field") and kolom.get("headerName")
    }
    velden = [veld for veld, kolom in bekend.items() if not kolom.get("hide")]
    if keuze.kolommen is not None:
        velden = [veld for veld in dict.fromkeys(keuze.kolommen) if veld in bekend]
    rijen = select_rows(rooster.rijen, rooster.kolommen, keuze)
    if not velden:
        raise incomplete()
    if len(rijen) * len(velden) > _HOOGSTENS_CELLEN:
        raise FondskompasFout(
            f"Deze tabel is te groot om uit te voeren: meer dan {_HOOGSTENS_CELLEN} cellen. Zet eerst een filter."
        )
    getoond = [bekend[veld] for veld in velden]
    filters = [
        f"filter op {_plain(bekend[veld]['headerName'])}" for veld, _ in keuze.filters if veld in bekend
    ]
    return Blad(
        rooster.blok,
        rooster.naam,
        rooster.zin,
        pad,
        adres,
        rooster.jaargang,
        "; ".join([*filters, *([f"zoekterm {keuze.zoek}"] if keuze.zoek else [])]),
        tuple(Getoondekolom(k["field"], _plain(k["headerName"]), _kind(k) in MET_CIJFER) for k in getoond),
        tuple(tuple(_cell(rij, kolom) for kolom in getoond) for rij in rijen),
        tuple(tuple(_cell(rij, kolom) for kolom in getoond) for rij in rooster.onder),
        len(rooster.rijen),
        rooster.statussen,
    )


def _kind(kolom: Mapping[str, Any]) -> str:
    return str((kolom.get("context") or {}).get("soort", "tekst"))


def _cell(rij: Rij, kolom: Mapping[str, Any]) -> Cel:
    veld = kolom["field"]
    waarde = rij.get(veld)
    met_cijfer = _kind(kolom) in MET_CIJFER
    tekst = rij.get(f"{veld}_tekst") if met_cijfer else waarde
    is_getal = met_cijfer and isinstance(waarde, int | float) and abs(waarde) < _GRENS
    voorbeeld = bool(rij.get(f"{veld}_voorbeeld"))
    exact = exact_value(rij.get(f"{veld}_exact")) if met_cijfer else None
    return Cel(waarde if is_getal else None, _plain(as_text(tekst)), voorbeeld, _reference(rij, kolom), exact)


def exact_value(waarde: object) -> Decimal | None:
    """A figure with all its digits; of a quotient, that has no last digit, six decimals. ``None`` for what is no figure."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | Decimal):
        return None
    gegeven = Decimal(waarde)
    exponent = gegeven.as_tuple().exponent
    if not isinstance(exponent, int):  # no number, or without end
        return None
    if exponent >= -_DECIMALEN:
        return gegeven
    with localcontext(prec=_PRECISIE):
        return gegeven.quantize(_KLEINST, ROUND_HALF_UP).normalize() + Decimal(0)


def _reference(rij: Rij, kolom: Mapping[str, Any]) -> str | None:
    """The reference of a figure: that of the cell itself, else that of its column filled in from the row (assets/raster.js)."""
    veld = kolom["field"]
    if rij.get(veld) is None:
        return None
    if f"{veld}_herkomst" in rij:
        return rij[f"{veld}_herkomst"]
    patroon = (kolom.get("context") or {}).get("herkomst")
    if not patroon or any(rij.get(deel) is None for deel in _INVUL.findall(patroon)):
        return None
    return _INVUL.sub(lambda deel: quote(as_text(rij[deel[1]]), safe="!'()*-._~"), patroon)


def _plain(tekst: str) -> str:
    """Text without the soft hyphens that only serve the screen."""
    return tekst.replace("\u00ad", "")


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
