"""The columns of a grid, each said once: ``kolom.getal("bedrag", "Bedrag", "bedrag_eur", herkomst=...)``.

A figure travels to the browser as ``<veld>`` to sort by, ``<veld>_tekst`` made from the exact figure, which is what the reader
sees, and ``<veld>_voorbeeld`` (made up or not). Where there is no figure the text gives the reason. Its reference is that of
the column, with ``{field}`` for what the row fills in, so that a page does not carry one per cell; or that of the cell itself,
in ``<veld>_herkomst``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any, Literal, NotRequired, TypedDict, TypeVar, Unpack

from dashboard.beeld.celadres import cell_address, cell_lines
from dashboard.beeld.cijfer import collects_figures
from dashboard.beeld.termen import breakable
from pipelines.basis.cijfer import Cijfer, Getalwaarde, Notatie
from pipelines.basis.verwijzing import inhabitants

Rij = Mapping[str, Any]
Soort = Literal["tekst", "getal", "woorden", "bron", "badge", "link"]
MET_CIJFER = ("getal", "woorden")
"""The kinds of column whose cells are figures, on the screen and in an export."""
T = TypeVar("T", str, str | None, bool)
Uit = T | Callable[[Rij], T]
"""A value, or what makes it of a row."""
_OP_NAAM = {"function": "nodeA.data.naam_sorteer.localeCompare(nodeB.data.naam_sorteer)"}


class Vorm(TypedDict):
    """How a column looks. ``breedte``: the least pixels, of which it takes ``groei`` times that where there is room.

    ``vast`` keeps it in sight while scrolling; ``uitleg`` is the tooltip of its heading. The rest goes to the grid as it is.
    """

    breedte: NotRequired[int]
    groei: NotRequired[float]
    vast: NotRequired[bool]
    uitleg: NotRequired[str | None]
    hide: NotRequired[bool]
    width: NotRequired[int]
    maxWidth: NotRequired[int]
    cellClass: NotRequired[str]
    comparator: NotRequired[dict[str, str]]


@dataclass(frozen=True)
class Kolom:
    """One column: its ``definitie`` for the grid, the ``velden`` that a row has for it, and those of the total row."""

    veld: str
    definitie: Mapping[str, Any]
    velden: Callable[[Rij], dict[str, object]]
    totaal: Mapping[str, object] = field(default_factory=dict)


def tekst(
    veld: str,
    kop: str,
    van: str | Callable[[Rij], object] | None = None,
    *,
    totaal: str | None = None,
    soort: Soort = "tekst",
    **vorm: Unpack[Vorm],
) -> Kolom:
    """A column of words: ``van`` a column of the frame, by default that of its own name, or a function of the row."""
    lees = _reader(van or veld)
    return Kolom(
        veld,
        column(veld, kop, soort=soort, **vorm),
        lambda rij: {veld: lees(rij)},
        {} if totaal is None else {veld: totaal},
    )


def bron(
    veld: str, kop: str, van: str | Callable[[Rij], object] | None = None, **vorm: Unpack[Vorm]
) -> Kolom:
    """A column of lines as they are given, such as a document and a cell."""
    return tekst(veld, kop, van, soort="bron", **vorm)


def badge(
    veld: str,
    kop: str,
    van: str | Callable[[Rij], object] | None = None,
    *,
    totaal: str | None = None,
    **vorm: Unpack[Vorm],
) -> Kolom:
    """A column of labels with a sign, such as a status."""
    return tekst(veld, kop, van, totaal=totaal, soort="badge", **vorm)


def link(
    veld: str,
    kop: str,
    van: str | Callable[[Rij], object],
    href: Callable[[Rij], str | None],
    gelezen: Callable[[Rij], str] | None = None,
    *,
    totaal: str | None = None,
    **vorm: Unpack[Vorm],
) -> Kolom:
    """A column of links within the application; ``gelezen`` is what a link says to who only hears it."""
    lees = _reader(van)

    def velden(rij: Rij) -> dict[str, object]:
        extra = {f"{veld}_uitleg": gelezen(rij)} if gelezen else {}
        return {veld: lees(rij), f"{veld}_href": href(rij), **extra}

    return Kolom(
        veld, column(veld, kop, soort="link", **vorm), velden, {} if totaal is None else {veld: totaal}
    )


def getal(
    veld: str,
    kop: str,
    van: str | Callable[[Rij], Getalwaarde | Cijfer | None] | None = None,
    notatie: Notatie | Callable[[Rij], Notatie] = "eur",
    *,
    herkomst: str | None = None,
    bron: Callable[[Rij], str | None] | None = None,
    zonder_bron: str = "",
    eenheid: Uit[str] = "",
    reden: Uit[str | None] = "",
    achter: Uit[str] = "",
    voorbeeld: Uit[bool] = False,
    sorteer: Callable[[Rij], float | None] | None = None,
    totaal: Getalwaarde | Cijfer | None = None,
    totaal_herkomst: str | None = None,
    soort: Literal["getal", "woorden"] = "getal",
    **vorm: Unpack[Vorm],
) -> Kolom:
    """A column of figures, which never break over lines, or with ``soort="woorden"`` have words behind them and may.

    ``van``: a column of the frame, or what makes the value of the row; a ``Cijfer`` brings its own notation, reason and
    reference. ``herkomst``: the reference of all, with ``{field}`` for what the row carries; ``bron`` that of the cell itself, which
    in a column with both follows the column where it is the same.
    ``reden``: why there is no figure; ``sorteer``: what it is sorted by, if not the value; ``totaal``: the total row.
    Drawing raises ValueError for a figure without a reference that does not say why (``zonder_bron``).
    """
    lees = _reader(van or veld)

    def cijfer(waarde: Getalwaarde | None, rij: Rij) -> Cijfer:
        hoe = notatie(rij) if callable(notatie) else notatie
        woorden = {"eenheid": _of(eenheid, rij), "achter": _of(achter, rij), "zonder_bron": zonder_bron}
        status = "voorbeeld" if _of(voorbeeld, rij) else None
        return Cijfer(
            waarde, hoe, bron(rij) if bron else herkomst, status=status, reden=_of(reden, rij), **woorden
        )

    def velden(rij: Rij) -> dict[str, object]:
        waarde = lees(rij)
        is_eigen = isinstance(waarde, Cijfer)
        getoond = waarde if is_eigen else cijfer(waarde, rij)
        uit = figure_fields(veld, getoond)
        if sorteer and getoond.waarde is not None:
            uit[veld] = sorteer(rij)
        volgt_kolom = getoond.bron == herkomst and herkomst is not None
        return uit | ({f"{veld}_herkomst": getoond.bron} if (bron or is_eigen) and not volgt_kolom else {})

    vast = "eur" if callable(notatie) else notatie
    onder = _total_fields(veld, vast, totaal, totaal_herkomst, zonder_bron)
    return Kolom(veld, column(veld, kop, soort=soort, herkomst=herkomst, **vorm), velden, onder)


def doel(totaal: str | None = None) -> Kolom:
    """The goal, always in sight, but narrow enough to leave room for the answer on a telephone. Frame: doel_naam."""
    return tekst(
        "doel",
        "Doel",
        lambda rij: breakable(rij["doel_naam"]),
        totaal=totaal,
        breedte=124,
        vast=True,
        width=176,
        maxWidth=190,
    )


def gemeente(
    href: Callable[[str], str], naam: Callable[[Rij], str] | None = None, breedte: int = 166
) -> Kolom:
    """The gemeente as a link to its page, always in sight, sorted without regard to accents.

    Frame: gm_code, naam, naam_sorteer. ``href``: the address for a gm_code; ``naam``: what is shown, if not its name.
    """
    kolom = link(
        "naam",
        "Gemeente",
        naam or "naam",
        lambda rij: href(rij["gm_code"]),
        breedte=breedte,
        vast=True,
        comparator=_OP_NAAM,
    )
    return replace(
        kolom,
        velden=lambda rij: kolom.velden(rij) | {veld: rij[veld] for veld in ("gm_code", "naam_sorteer")},
    )


def inwoners(
    jaar: object, breedte: int, kop: str = "Inwoners", *, wie: str = "{gm_code}", reden: str = ""
) -> Kolom:
    """The inhabitants of the gemeente, or gemeenten, of a row (``wie``). Frame: inwoners."""
    bron = inhabitants(jaar, gm_code=wie)
    return getal("inwoners", kop, notatie="aantal", herkomst=bron, reden=reden, breedte=breedte)


def broncel(veld: str, kop: str, document: str = "document", cel: str = "cel", **vorm: Unpack[Vorm]) -> Kolom:
    """A source cell that leads to where it stands in its sheet; ``document`` and ``cel`` are columns of the frame."""
    vorm["cellClass"] = "fk-cel-bron"
    return link(
        veld,
        kop,
        lambda rij: cell_lines(rij[document], rij[cel]),
        lambda rij: cell_address(rij[document], rij[cel]) if rij[document] and rij[cel] else None,
        lambda rij: f"Toon cel {rij[cel]} van {rij[document]} in het blad",
        **vorm,
    )


def figure_fields(veld: str, cijfer: Cijfer) -> dict[str, object]:
    """The fields of one figure: to sort by, to read, and whether it is made up (then the text says so too).

    What is given on as data has the figure itself as well, in ``<veld>_exact``; a browser gets none of that.
    """
    if collects_figures():
        return _shown_fields(veld, cijfer) | {f"{veld}_exact": cijfer.waarde}
    return _shown_fields(veld, cijfer)


def _shown_fields(veld: str, cijfer: Cijfer) -> dict[str, object]:
    if cijfer.waarde is None:
        return {veld: None, f"{veld}_tekst": cijfer.reden, f"{veld}_voorbeeld": False}
    voorbeeld = cijfer.status == "voorbeeld"
    return {
        veld: float(cijfer.waarde),
        f"{veld}_tekst": cijfer.gedrukt + (" (voorbeeld)" if voorbeeld else "") + cijfer.achter,
        f"{veld}_voorbeeld": voorbeeld,
    }


def _total_fields(
    veld: str, notatie: Notatie, totaal: Getalwaarde | Cijfer | None, herkomst: str | None, waarom: str
) -> dict[str, object]:
    if totaal is None:
        return {}
    cijfer = totaal if isinstance(totaal, Cijfer) else Cijfer(totaal, notatie, herkomst, zonder_bron=waarom)
    return figure_fields(veld, cijfer) | ({f"{veld}_herkomst": cijfer.verwijzing} if cijfer.bron else {})


def _reader(van: str | Callable[[Rij], Any]) -> Callable[[Rij], Any]:
    return itemgetter(van) if isinstance(van, str) else van


def _of(waarde: Uit[T], rij: Rij) -> T:
    return waarde(rij) if callable(waarde) else waarde


def column(
    veld: str,
    kop: str,
    *,
    breedte: int = 120,
    groei: float = 1,
    soort: Soort = "tekst",
    vast: bool = False,
    uitleg: str | None = None,
    herkomst: str | None = None,
    **opties: object,
) -> dict[str, Any]:
    """What the grid of the browser is told of a column.

    A ``getal`` never breaks over lines; ``herkomst`` makes its figures open their derivation.
    """
    kolom: dict[str, Any] = {
        "field": veld,
        "headerName": kop,
        "minWidth": breedte,
        "width": round(breedte * groei),
        # only what may take more than one line is measured; measuring is what costs time in the browser
        "wrapText": soort not in ("getal", "badge"),
        "autoHeight": soort not in ("getal", "badge"),
        "context": {"soort": soort, "herkomst": herkomst},
    }
    if soort in MET_CIJFER:
        kolom |= _figure_cells(veld, soort)
    elif soort == "bron":
        kolom |= {"cellClass": "fk-cel-bron", "tooltipField": veld}  # of long ones the first lines (blok.css)
    elif soort in ("badge", "link"):
        kolom["cellRenderer"] = soort.capitalize()
    if vast:
        kolom |= {
            "pinned": "left",
            "lockPinned": True,
            "width": breedte,
            "maxWidth": breedte,
            "cellClass": f"fk-cel-vast fk-cel-{soort}",
        }
    if uitleg:
        kolom["headerTooltip"] = uitleg
    return kolom | opties


def _figure_cells(veld: str, soort: Soort) -> dict[str, Any]:
    """How the cells of a column of figures are written and marked."""
    return {
        "valueFormatter": {"function": f"params.data.{veld}_tekst"},
        "cellClass": f"fk-cel-{soort}",
        "headerClass": "fk-kop-getal" if soort == "getal" else "",
        "cellClassRules": {
            "fk-cel-voorbeeld": f"params.data.{veld}_voorbeeld",
            "fk-cel-reden": f"params.value == null && params.data.{veld}_tekst",
            "fk-cel-herkomst": "heeftHerkomst(params)",
        },
    }
