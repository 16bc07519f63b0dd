"""The code of the program as data: its modules, what they hold, and what they import, at the top or inside a function."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.hulp.helpers import ROOT

CODE = sorted([*(ROOT / "pipelines").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py")])
SQL = sorted((ROOT / "queries").rglob("*.sql"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name(pad: Path) -> str:
    """A file as it is called in a message."""
    return pad.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Import:
    """One statement: the module with its dots, the names taken from it (none: the module itself), and where it stands."""

    module: str
    namen: tuple[str, ...]
    is_bovenaan: bool
    is_voor_typen: bool


@dataclass(frozen=True)
class Inhoud:
    """What the rules ask of a file: imports, strings but docstrings, functions with their lines, and classes at the top."""

    imports: tuple[Import, ...]
    teksten: tuple[str, ...]
    functies: tuple[tuple[str, int], ...]
    klassen: tuple[str, ...]


@cache
def read_code(pad: Path) -> Inhoud:
    """Walk a file once for all rules; of an f-string the text has … for what is filled in."""
    boom = ast.parse(pad.read_text(encoding="utf-8"), filename=str(pad))
    bovenaan = set(boom.body)
    voor_typen: set[ast.AST] = set()
    geen_tekst: set[ast.AST] = set()  # docstrings, and the parts of an f-string
    imports: list[Import] = []
    teksten: list[str] = []
    functies: list[tuple[str, int]] = []
    for knoop in ast.walk(boom):  # parents come before their children
        match knoop:
            case ast.If() if "TYPE_CHECKING" in ast.dump(knoop.test):
                voor_typen.update(ast.walk(knoop))
            case ast.ImportFrom():
                module = "." * knoop.level + (knoop.module or "")
                namen = tuple(alias.name for alias in knoop.names)
                imports.append(Import(module, namen, knoop in bovenaan, knoop in voor_typen))
            case ast.Import():
                imports += (Import(a.name, (), knoop in bovenaan, knoop in voor_typen) for a in knoop.names)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                functies.append((knoop.name, (knoop.end_lineno or knoop.lineno) - knoop.lineno + 1))
            case ast.Expr(value=ast.Constant() as docstring):
                geen_tekst.add(docstring)
            case ast.JoinedStr(values=delen):
                geen_tekst.update(delen)
                teksten.append("".join(str(d.value) if isinstance(d, ast.Constant) else "…" for d in delen))
            case ast.Constant(value=str(tekst)) if knoop not in geen_tekst:
                teksten.append(tekst)
            case _:
                pass
    klassen = tuple(knoop.name for knoop in boom.body if isinstance(knoop, ast.ClassDef))
    return Inhoud(tuple(imports), tuple(teksten), tuple(functies), klassen)


def module_name(pad: Path) -> str:
    """``pipelines/bouw/__init__.py`` is ``pipelines.bouw``."""
    return ".".join(pad.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def find_imports(pad: Path) -> Iterator[tuple[str, bool]]:
    """The modules of the program that a file needs to run, and whether inside a function; not for type checking only."""
    for regel in read_code(pad).imports:
        if regel.is_voor_typen:
            continue
        if regel.namen:
            for naam in regel.namen:
                vol = f"{regel.module}.{naam}"
                yield vol if vol in modules() else regel.module, not regel.is_bovenaan
        else:
            yield regel.module, not regel.is_bovenaan


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
