"""Faults in the macros of queries/begrip: they show in the queries that say them, so the oracles of those judge them.

A macro that no query with an oracle says, itself or through another macro, is not tried.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from pipelines.basis.queries import BEGRIP, create_macros, read_queries, read_query
from tests.mutatie.mutator import Mutant, mutate
from tests.mutatie.rechters import Oordeel, judge_by
from tests.orakel import ORAKELS
from tests.orakel.gevallen import Geval, differ

_KOP = re.compile(r"CREATE OR REPLACE MACRO (\w+)")
_OPMERKING = re.compile(r"--.*")


@cache
def _macros() -> Mapping[str, tuple[str, str]]:
    """Per macro the file it is in (``begrip/status``) and its statement."""
    delen = ((q.naam, d) for q in read_queries(BEGRIP) for d in _OPMERKING.sub("", q.sql).split(";"))
    return {kop[1]: (f"{BEGRIP}/{naam}", deel.strip()) for naam, deel in delen if (kop := _KOP.search(deel))}


@cache
def find_speakers(macro: str) -> tuple[str, ...]:
    """The queries with an oracle that say a macro, themselves or through another macro."""
    zegt = re.compile(rf"\b{macro}\(")
    zelf = {doel for doel in ORAKELS if zegt.search(_OPMERKING.sub("", read_query(*doel.split("/"))))}
    via = [naam for naam, (_, sql) in _macros().items() if naam != macro and zegt.search(sql)]
    return tuple(sorted(zelf.union(*map(find_speakers, via))))


def list_files() -> list[str]:
    """The files of macros that an oracle can judge, as ``begrip/status``."""
    return sorted({doel for naam, (doel, _) in _macros().items() if find_speakers(naam)})


def mutate_macros(doel: str) -> Iterator[tuple[str, Mutant]]:
    """Every mutant of a file of macros with the macro that it is of; ``sql`` is the whole statement of that macro."""
    for naam, (bestand, sql) in _macros().items():
        if bestand != doel or not find_speakers(naam):
            continue
        for nummer, (begin, eind) in enumerate(_find_bodies(sql), 1):
            for mutant in mutate(f"SELECT {sql[begin:eind]}"):
                anders = sql[:begin] + mutant.sql.removeprefix("SELECT ") + sql[eind:]
                yield naam, replace(mutant, plek=f"{naam} ({nummer})", sql=anders)


def _find_bodies(sql: str) -> list[tuple[int, int]]:
    """Where the expression of each form of a macro stands: from its AS to the comma before the parameters of the next."""
    diepte, is_tekst, begin, plekken = 0, False, None, []
    for plek, teken in enumerate(sql):
        is_tekst ^= teken == "'"
        diepte += 0 if is_tekst else (teken in "([") - (teken in ")]")
        if diepte or is_tekst:
            continue
        if begin is None and sql.startswith(" AS ", plek):
            begin = plek + 4
        elif begin is not None and sql.startswith(",\n(", plek):
            plekken.append((begin, plek))
            begin = None
    return [*plekken, (begin or len(sql), len(sql))]


def judge_macro(naam: str, sql: str, gevallen: Mapping[str, Geval]) -> Oordeel:
    """Put the mutant in the place of the macro and try every query that says it, on every database of that query."""
    for geval in gevallen.values():
        doelen = [doel for doel in find_speakers(naam) if doel in geval.doelen]
        verwacht = {doel: geval.expect(doel) for doel in doelen}  # before views can say the mutant

        def shows(geval: Geval = geval, verwacht: dict[str, list[tuple]] = verwacht) -> bool:
            geval.con.execute(_KOP.sub(r"CREATE OR REPLACE TEMP MACRO \1", sql))
            return any(differ(doel, geval.calculate(doel), rijen) for doel, rijen in verwacht.items())

        oordeel = judge_by(shows)
        create_macros(geval.con, tijdelijk=True)
        if oordeel is not Oordeel.OVERLEEFT:
            return oordeel
    return Oordeel.OVERLEEFT
