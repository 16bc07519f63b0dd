"""The lanes of the test run: which tests build the figures as a whole, and which ones stay together on one worker.

`make snel` leaves out `browser` and `bouw`. Nobody marks by hand what can be seen: a test builds when it, one of its
fixtures or a function of tests/ that they call names one of BOUWERS or gives one of OPDRACHTEN. What a test starts in
another way is marked in its file; `refuse_unmarked` catches whoever forgets.
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from types import CodeType

import pytest

from pipelines.bewijspakket.herbouw import rebuild
from pipelines.bouw.bouwen import build
from pipelines.bouw.stappen import check_with
from pipelines.toevoegen.poort import add_guarded, confirm_all
from pipelines.toevoegen.toevoegen import propose

BOUWERS = (build, check_with, propose, confirm_all, add_guarded, rebuild)
OPDRACHTEN = {"bouw", "toevoegen", "--stand"}
# Built once for a whole run, in two seconds: what reads it is no whole build of its own.
GEDEELD = "mini_database"


def sort_into_lanes(items: list[pytest.Item]) -> None:
    """Mark who builds, keep together what shares a fixture, and begin with what takes longest.

    A worker takes one group at a time, in this order; a long one at the end would keep it busy while the other waits.
    """
    groepen: dict[str, list[pytest.Item]] = {}
    for item in items:
        if _builds(item):
            item.add_marker("bouw")
        if groep := _group(item):
            item.add_marker(pytest.mark.xdist_group(groep))
        groepen.setdefault(groep or item.nodeid, []).append(item)

    def first(groep: list[pytest.Item]) -> tuple[bool, bool]:
        return tuple(not any(i.get_closest_marker(merk) for i in groep) for merk in ("browser", "bouw"))

    items[:] = [item for groep in sorted(groepen.values(), key=first) for item in groep]


def refuse_unmarked(item: pytest.Item) -> None:
    """Fail a test that builds without the mark."""
    if item.get_closest_marker("bouw") is None:
        pytest.fail(f"{item.nodeid} bouwt de cijfers: zet er pytest.mark.bouw op, of lees ze uit {GEDEELD}")


def refuse_ungrouped(session: pytest.Session) -> None:
    """End the run when xdist does not know the groups: every test would pass, with its fixtures made on both workers."""
    los = [
        item.nodeid
        for item in session.items
        if item.get_closest_marker("xdist_group") and "@" not in item.nodeid
    ]
    if los and getattr(session.config.option, "loadgroup", False):
        raise pytest.UsageError(
            f"pytest-xdist houdt de groepen van tests/hulp/banen.py niet bijeen: {los[0]}"
        )


def _group(item: pytest.Item) -> str | None:
    """The file, because its fixtures are made once, or the group that it names itself: files that read one dashboard share its
    answers. Tests in the browser take long and share little: they go one by one, but for those of a file with a page of its
    own (``venster``), and of a walk along addresses each address goes by itself.
    """
    bestand = item.nodeid.partition("::")[0]
    if item.get_closest_marker("browser") is None:
        eigen_groep = item.get_closest_marker("xdist_group")
        return eigen_groep.args[0] if eigen_groep else bestand
    gedeeld = [
        d for ds in item._fixtureinfo.name2fixturedefs.values() for d in ds[-1:] if d.scope == "module"
    ]
    eigen = [d for d in gedeeld if d.func.__module__ == item.module.__name__]
    if not eigen:
        return None
    adressen = [str(item.callspec.params[d.argname]) for d in eigen if d.params]
    return " ".join([bestand, *adressen])


def _builds(item: pytest.Item) -> bool:
    fixtures = [
        definitie.func
        for naam, definities in item._fixtureinfo.name2fixturedefs.items()
        if naam != GEDEELD
        for definitie in definities[-1:]
    ]
    return any(_calls_build(functie) for functie in [item.function, *fixtures])


@functools.cache
def _calls_build(functie: Callable) -> bool:
    gezien, nog = set(), [functie]
    while nog:
        functie = inspect.unwrap(nog.pop())
        if functie in gezien or not hasattr(functie, "__code__"):
            continue
        gezien.add(functie)
        bedoeld = [functie.__globals__.get(naam) for naam in _names(functie.__code__)]
        if any(ding is bouwer for ding in bedoeld for bouwer in BOUWERS) or _gives_command(functie.__code__):
            return True
        nog += [f for f in bedoeld if inspect.isfunction(f) and f.__module__.startswith("tests.")]
    return False


def _gives_command(code: CodeType) -> bool:
    """Whether it names a command that builds, and what runs a command in this process."""
    woorden = set(_constants(code))
    return bool(OPDRACHTEN & woorden and {"fondskompas", "CliRunner"} & {*code.co_varnames, *_names(code)})


def _constants(constante: object) -> Iterator[object]:
    if isinstance(constante, CodeType | tuple):
        for deel in constante.co_consts if isinstance(constante, CodeType) else constante:
            yield from _constants(deel)
    else:
        yield constante


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for deel in code.co_consts:
        if isinstance(deel, CodeType):
            yield from _names(deel)
