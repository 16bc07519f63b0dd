"""What a section holds as data: the server makes it again from the address, and takes its grids, figures and words from there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import collect_figures
from dashboard.beeld.termen import STATUSSEN
from dashboard.gegevens.antwoorden import watch_failures
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.legenda import read_legend
from dashboard.kader.pagina import Sectie
from dashboard.uitvoer.blad import Rooster, Staal
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.cijfer import Cijfer

_GRID, _CHART = "Raster", "Grafiek"
_KOPPEN = ("H1", "H2", "H3")
_TEKEN = "fk-melding__teken"
_BEZWAAR = {"fk-melding--vraag", "fk-melding--fout"}
_REGELS = ("P", "Li", "Dt", "Dd", "Tr", "Summary", "Caption")


@dataclass(frozen=True)
class Inhoud:
    """A section as it is now: its tables, the figures that it shows outside of them, and its words as (heading, line)."""

    naam: str
    roosters: tuple[Rooster, ...]
    cijfers: tuple[Cijfer, ...]
    regels: tuple[tuple[str, str], ...]
    statussen: tuple[str, ...]
    """Those of the labels in it, from sure to unsure."""
    klassen: tuple[Staal, ...]
    """The legend beside its blocks, that of a map in classes."""
    bezwaar: str
    """Why it shows nothing of what was asked, where it says so."""

    @property
    def titel(self) -> str:
        """What the section is called: its first heading, else the word for it."""
        return next((kop for kop, _ in self.regels if kop), self.naam[:1].upper() + self.naam[1:])


def read_section(gegevens: Gegevens, sectie: Sectie, toestand: Toestand) -> Inhoud:
    """The section for a state of the address; raises FondskompasFout when a part of it could not be made."""
    with watch_failures() as mislukt, collect_figures() as cijfers:
        gemaakt = sectie.build(gegevens, toestand)
    if mislukt:
        raise FondskompasFout(f"Het onderdeel ‘{mislukt[0]}’ kan nu niet worden gemaakt.")
    delen = list(_walk(gemaakt))
    klassen = [
        punt for deel in delen if "fk-klassen" in _class(deel).split() for punt in read_legend(_walk(deel))
    ]
    roosters = [_grid(deel, props) for deel in delen if _is_block(deel) if (props := _grid_in(deel))]
    return Inhoud(
        sectie.naam,
        tuple(roosters),
        tuple(dict.fromkeys(cijfers)),
        tuple(_lines(gemaakt)),
        _statuses(delen),
        tuple(klassen),
        next((" ".join(_words(deel).split()) for deel in delen if _BEZWAAR & set(_class(deel).split())), ""),
    )


def _statuses(delen: list[Component]) -> tuple[str, ...]:
    woorden = " ".join(_words(deel) for deel in delen if "fk-badge" in _class(deel).split())
    return tuple(status for status in STATUSSEN if status in woorden)


def _is_block(deel: Component) -> bool:
    return isinstance(deel, html.Div) and str(getattr(deel, "id", "")).startswith("blok-")


def _class(deel: Component) -> str:
    return str(getattr(deel, "className", "") or "")


def _walk(deel: object) -> Iterator[Component]:
    if isinstance(deel, list | tuple):
        for kind in deel:
            yield from _walk(kind)
    elif isinstance(deel, Component):
        yield deel
        yield from _walk(getattr(deel, "children", None))


def _grid_in(blok: Component) -> Mapping[str, Any] | None:
    """The properties of the grid of a block, drawn or waiting in a store (beeld.blok)."""
    for deel in _walk(blok):
        if deel._type == _GRID:
            return deel.to_plotly_json()["props"]
        inhoud = getattr(deel, "data", None)
        if isinstance(deel, dcc.Store) and isinstance(inhoud, dict):
            tabel = inhoud.get("props", {}).get("children")
            if isinstance(tabel, dict) and tabel.get("type") == _GRID:
                return tabel["props"]
    return None


def _chart_in(blok: Component) -> Mapping[str, Any] | None:
    for deel in _walk(blok):
        if deel._type == _CHART:
            figuur: Any = getattr(deel, "figure", None)
            return figuur.to_plotly_json() if hasattr(figuur, "to_plotly_json") else figuur
    return None


def _grid(element: Component, props: Mapping[str, Any]) -> Rooster:
    blok, naam, zin, jaargang, status = (
        str(getattr(element, f"data-fk-{deel}", "") or "")
        for deel in ("blok", "naam", "zin", "jaargang", "status")
    )
    onder = (props.get("dashGridOptions") or {}).get("pinnedBottomRowData") or []
    figuur = _chart_in(element)
    legenda = tuple(read_legend(_walk(element))) if figuur else ()
    return Rooster(
        blok,
        naam,
        zin,
        jaargang,
        props["columnDefs"],
        props["rowData"],
        onder,
        tuple(status.split()),
        figuur,
        legenda,
    )


def _lines(deel: object, kop: str = "") -> Iterator[tuple[str, str]]:
    """The words in order of reading, each line with the heading above it; those of a row of a table with bars between them."""
    if isinstance(deel, list | tuple):
        for kind in deel:
            for kop_kind, regel in _lines(kind, kop):
                kop = kop_kind
                yield kop_kind, regel
    elif isinstance(deel, Component) and not _is_block(deel):
        if deel._type in _KOPPEN:
            yield " ".join(_words(deel).split()), ""
        elif deel._type in _REGELS:
            yield kop, " ".join(_words(deel).split())
        else:
            yield from _lines(getattr(deel, "children", None), kop)


def _words(deel: object) -> str:
    """The text of a component on one line; a sign that stands for a word is none."""
    if isinstance(deel, list | tuple):
        return "".join(map(_words, deel))
    if isinstance(deel, Component):
        if _TEKEN in _class(deel):
            return ""
        tussen = (
            " | " if deel._type in ("Th", "Td") else " " if deel._type in ("P", "Li", "Strong", "Div") else ""
        )
        return _words(getattr(deel, "children", None)) + tussen
    return "" if deel is None else str(deel).replace("\u00ad", "")
