"""The code of the program as data: its modules, what they hold, and what they import, at the top or inside a function."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.hulp.helpers import ROOT

CODE = sorted([*(ROOT / "pipelines").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py")])
SQL = sorted((ROOT / "queries").rglob("*.sql"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name(pad: Path) -> str:
    """A file as it is called in a message."""
    return pad.relative_to(ROOT).as_posix()


@cache
def tree(pad: Path) -> ast.Module:
    """A file as it is parsed; once for all rules."""
    return ast.parse(pad.read_text(encoding="utf-8"), filename=str(pad))


def module_name(pad: Path) -> str:
    """``pipelines/bouw/__init__.py`` is ``pipelines.bouw``."""
    return ".".join(pad.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def find_imports(pad: Path) -> Iterator[tuple[str, bool]]:
    """The modules of the program that a file needs to run, and whether inside a function; not for type checking only."""
    boom = tree(pad)
    alleen_typen = {
        id(knoop)
        for blok in ast.walk(boom)
        if isinstance(blok, ast.If) and "TYPE_CHECKING" in ast.dump(blok.test)
        for knoop in ast.walk(blok)
    }
    bovenaan = {id(knoop) for knoop in boom.body}
    for knoop in ast.walk(boom):
        if id(knoop) in alleen_typen:
            continue
        if isinstance(knoop, ast.ImportFrom) and knoop.module:
            for alias in knoop.names:
                vol = f"{knoop.module}.{alias.name}"
                yield vol if vol in modules() else knoop.module, id(knoop) not in bovenaan
        elif isinstance(knoop, ast.Import):
            yield from ((alias.name, id(knoop) not in bovenaan) for alias in knoop.names)


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the program by its dotted name."""
    return {module_name(pad): pad for pad in CODE}


@cache
def import_graph() -> Mapping[str, frozenset[str]]:
    """Which modules of the program each of them needs; imports inside functions count."""
    graaf = defaultdict(set)
    for naam, pad in modules().items():
        graaf[naam] |= {m for m, _ in find_imports(pad) if m in modules() and m != naam}
    return {naam: frozenset(nodig) for naam, nodig in graaf.items()}
