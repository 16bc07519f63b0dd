"""Which figures can be traced: the tables with their keys and columns, from queries/herkomst/*.csv."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import HERKOMST, read_list


@dataclass(frozen=True)
class Celbron:
    """A view with cells, and the values of its columns that go with a figure.

    It is asked with those columns of the figure's key that it has; a column that it lacks makes no difference to it.
    """

    view: str
    vast: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Figuur:
    """One column with figures; ``optelbaar``: whether summing it over rows means anything.

    ``stappen`` is the view with the steps to it, ``cellen`` are the views with the cells behind it.
    """

    kolom: str
    omschrijving: str
    optelbaar: bool
    stappen: str
    cellen: tuple[Celbron, ...]


@dataclass(frozen=True)
class Kenmerk:
    """What rows can be chosen by beside their key: columns of ``view`` that stand for a set of values of key column
    ``sleutel``, such as a province for its gemeenten.
    """

    sleutel: str
    view: str
    kolommen: tuple[str, ...]


@dataclass(frozen=True)
class Herkomsttabel:
    """One mart: its key, the key columns that may be left out (then their rows are summed), and its figures."""

    naam: str
    omschrijving: str
    sleutel: tuple[str, ...]
    optelbaar_over: tuple[str, ...]
    figuren: tuple[Figuur, ...]
    kenmerken: tuple[Kenmerk, ...] = ()


@cache
def read_catalogue() -> dict[str, Herkomsttabel]:
    """Every table that can be traced, by full name."""
    figuren: dict[str, list[Figuur]] = {}
    for rij in read_list(HERKOMST, "kolommen"):
        cellen = tuple(_read_source(tekst) for tekst in rij["cellen"].split())
        figuur = Figuur(rij["kolom"], rij["omschrijving"], rij["optelbaar"] == "ja", rij["stappen"], cellen)
        figuren.setdefault(rij["tabel"], []).append(figuur)
    return {
        rij["tabel"]: Herkomsttabel(
            rij["tabel"],
            rij["omschrijving"],
            tuple(rij["sleutel"].split()),
            tuple(rij["optelbaar_over"].split()),
            tuple(figuren[rij["tabel"]]),
            tuple(_read_trait(tekst) for tekst in rij["kenmerken"].split()),
        )
        for rij in read_list(HERKOMST, "tabellen")
    }


def _read_source(tekst: str) -> Celbron:
    """``view?kolom=waarde&kolom=waarde``."""
    view, _, vast = tekst.partition("?")
    return Celbron(
        view, tuple((k, w) for k, _, w in (deel.partition("=") for deel in vast.split("&") if deel))
    )


def _read_trait(tekst: str) -> Kenmerk:
    """``sleutel:view:kolom,kolom``."""
    sleutel, view, kolommen = tekst.split(":")
    return Kenmerk(sleutel, view, tuple(kolommen.split(",")))


def find_table(naam: str) -> Herkomsttabel:
    """The table of that name, with or without ``mart.``; raises FondskompasFout with what looks like it."""
    catalogus = read_catalogue()
    volledig = naam if "." in naam else f"mart.{naam}"
    if volledig not in catalogus:
        raise FondskompasFout(
            f"De tabel «{naam}» heeft geen herkomst.{suggest(volledig, catalogus)} Er is herkomst van: {', '.join(catalogus)}."
        )
    return catalogus[volledig]


def find_figure(tabel: Herkomsttabel, kolom: str) -> Figuur:
    """The figure of a table; raises FondskompasFout with the columns that it has."""
    for figuur in tabel.figuren:
        if figuur.kolom == kolom:
            return figuur
    namen = [f.kolom for f in tabel.figuren]
    raise FondskompasFout(
        f"{tabel.naam} heeft geen cijfer «{kolom}».{suggest(kolom, namen)} Kies uit: {', '.join(namen)}."
    )


def suggest(gezocht: str, namen: Iterable[str]) -> str:
    """« Bedoelt u …?» when something looks like it, else nothing."""
    lijkt = difflib.get_close_matches(gezocht, list(namen), n=3, cutoff=0.5)
    return f" Bedoelt u {' of '.join(f'«{naam}»' for naam in lijkt)}?" if lijkt else ""
