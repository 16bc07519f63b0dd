"""Make briefings and put them in place: the national pack, one gemeente, or many of them with two processes."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout
from pipelines.briefing.inhoud.gemeentelijk import unknown_gemeente
from pipelines.briefing.redactie import Bestelling, Redactie
from pipelines.briefing.uitvoer.map import is_complete, refuse_target, write_folder

Stap = Callable[[str, int, int], None]
_STIL: Stap = lambda *_: None  # noqa: E731
_MEER = 6
"""From this many gemeenten on, a second process is worth its start."""
_werker: Redactie | None = None


def make_pack(opdracht: Bestelling, uit: Path, *, vervang: bool = False, stap: Stap = _STIL) -> list[str]:
    """The national pack in folder ``uit``; the names of its files. Raises FondskompasFout, and then nothing is written."""
    refuse_target(uit, vervang=vervang)
    with Redactie(opdracht) as redactie:
        stap("cijfers en bronnen", 1, 3)
        gemaakt = redactie.national()
        stap("bestanden", 2, 3)
        bestanden = redactie.files(gemaakt)
    write_folder(uit, bestanden, vervang=vervang)
    stap("klaar", 3, 3)
    return list(bestanden)


def make_municipalities(
    opdracht: Bestelling,
    uit: Path,
    *,
    gemeenten: list[str] | None = None,
    provincie: str | None = None,
    vervang: bool = False,
    processen: int | None = None,
    stap: Stap = _STIL,
) -> tuple[int, int]:
    """A folder per gemeente in ``uit``; how many were made, and how many were already there.

    ``processen``: how many work side by side; None is one per processor, four at most. ``gemeenten`` None: all of the year, or of ``provincie``. Each gemeente appears whole or not at all; after an
    interruption the same command goes on where it was. Raises FondskompasFout when a folder holds something else.
    """
    with Redactie(opdracht) as redactie:
        codes = gemeenten or redactie.gemeenten(provincie)
        for gm in set(codes) - set(redactie.gemeenten()):
            raise unknown_gemeente(gm, redactie.keuze.jaar)
        te_maken = [gm for gm in codes if not is_complete(uit / gm, redactie.expected(gm))]
        for gm in te_maken:
            refuse_target(uit / gm, vervang=vervang)
        klaar = len(codes) - len(te_maken)
        if len(te_maken) < _MEER:
            if len(te_maken) > 1:
                redactie.expect_many()
            gang: Iterator[str] = (_make_one(redactie, gm, uit, vervang) for gm in te_maken)
            _follow(gang, klaar, len(codes), stap)
            return len(te_maken), klaar
    werkers = _pool(opdracht, processen)
    try:
        taken = (te_maken, [uit] * len(te_maken), [vervang] * len(te_maken))
        _follow(werkers.map(_make_in_worker, *taken), klaar, len(codes), stap)
    except KeyboardInterrupt as fout:
        raise FondskompasFout(
            "Afgebroken. Wat af is, blijft staan; draai dezelfde opdracht om verder te gaan."
        ) from fout
    finally:
        werkers.shutdown(cancel_futures=True)
    return len(te_maken), klaar


def _follow(gang: Iterator[str], klaar: int, totaal: int, stap: Stap) -> None:
    for nummer, gm in enumerate(gang, start=klaar + 1):
        stap(gm, nummer, totaal)


def _pool(opdracht: Bestelling, processen: int | None) -> ProcessPoolExecutor:
    """New processes, because an open database does not survive a fork."""
    aantal = processen or max(1, min(4, os.cpu_count() or 1))
    return ProcessPoolExecutor(aantal, get_context("spawn"), _start_worker, (opdracht,))


def _start_worker(opdracht: Bestelling) -> None:
    global _werker
    _werker = Redactie(opdracht)
    _werker.con.execute("SET threads = 1")  # the processes are the parallelism
    _werker.expect_many()


def _make_in_worker(gm_code: str, uit: Path, vervang: bool) -> str:
    assert _werker is not None
    return _make_one(_werker, gm_code, uit, vervang)


def _make_one(redactie: Redactie, gm_code: str, uit: Path, vervang: bool) -> str:
    write_folder(uit / gm_code, redactie.files(redactie.municipal(gm_code)), vervang=vervang)
    return gm_code
