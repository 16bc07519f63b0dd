"""Small faults in a SELECT, one at a time, made on sqlglot's tree: what a slip of the hand would do to it.

A test that relies on the query should notice each. Names, literals that are text and the shape of the output stay as they
are: a query that does not run says nothing about its tests.
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot import exp

_WISSEL: dict[type[exp.Expression], type[exp.Expression]] = {
    exp.Add: exp.Sub,
    exp.Sub: exp.Add,
    exp.LT: exp.LTE,
    exp.LTE: exp.LT,
    exp.GT: exp.GTE,
    exp.GTE: exp.GT,
    exp.EQ: exp.NEQ,
    exp.NEQ: exp.EQ,
    exp.Min: exp.Max,
    exp.Max: exp.Min,
    exp.Ceil: exp.Floor,
    exp.Floor: exp.Ceil,
    exp.Greatest: exp.Least,
    exp.Least: exp.Greatest,
    exp.And: exp.Or,
    exp.Or: exp.And,
}


_LANG = 160


@dataclass(frozen=True)
class Mutant:
    """A query with one fault: ``plek`` is the step (CTE) it is in, ``fout`` the kind and what stood there.

    The two together are what a mutant is known by, so the same words twice in a step get a number.
    """

    plek: str
    fout: str
    sql: str


def mutate(sql: str) -> Iterator[Mutant]:
    """Every mutant of one query, each different from the query and from the others."""
    boom = sqlglot.parse_one(sql, dialect="duckdb")
    gezien = {_write(boom)}
    namen: Counter[tuple[str, str]] = Counter()
    for nummer, origineel in enumerate(boom.walk()):
        for soort, geldt, apply in _FOUTEN:
            if not geldt(origineel):
                continue
            kopie = boom.copy()
            apply(next(itertools.islice(kopie.walk(), nummer, None)))
            tekst = _write(kopie)
            if tekst not in gezien:
                gezien.add(tekst)
                stap = origineel.find_ancestor(exp.CTE)
                naam = (stap.alias if stap else "slot", f"{soort}: {_describe(origineel)}")
                namen[naam] += 1
                yield Mutant(naam[0], naam[1] + (f" ({namen[naam]})" if namen[naam] > 1 else ""), tekst)


def _write(knoop: exp.Expression) -> str:
    return " ".join(knoop.sql(dialect="duckdb", comments=False).split())


def _describe(knoop: exp.Expression) -> str:
    """What stood there; a number with what it stands in, and of a long text only both ends."""
    tekst = _write(knoop)
    if isinstance(knoop, exp.Literal):
        tekst += f" in {_write(knoop.parent)}"
    return tekst if len(tekst) <= _LANG else f"{tekst[: _LANG - 60]} … {tekst[-55:]}"


def _swap(knoop: exp.Expression) -> None:
    knoop.replace(_WISSEL[type(knoop)](**knoop.args))


def _drop_condition(knoop: exp.Expression) -> None:
    knoop.replace(knoop.this)


def _is_where_conjunct(knoop: exp.Expression) -> bool:
    return isinstance(knoop, exp.And) and knoop.find_ancestor(exp.Where, exp.Join, exp.Case) is not None


def _drop_clause(knoop: exp.Expression) -> None:
    knoop.pop()


def _drop_branch(knoop: exp.Expression) -> None:
    knoop.args["ifs"].pop()


def _turn_order(knoop: exp.Expression) -> None:
    knoop.set("desc", not knoop.args.get("desc"))


def _change_number(knoop: exp.Expression) -> None:
    knoop.replace(exp.Literal.number(int(knoop.this) + 1))


def _is_number(knoop: exp.Expression) -> bool:
    is_getal = isinstance(knoop, exp.Literal) and not knoop.is_string and knoop.this.isdigit()
    return is_getal and knoop.find_ancestor(exp.DataType) is None


def _change_join(knoop: exp.Expression) -> None:
    knoop.set("side", None if knoop.side == "LEFT" else "LEFT")
    knoop.set("kind", "INNER" if knoop.side == "" else None)


def _first_only(knoop: exp.Expression) -> None:
    knoop.replace(knoop.this)


def _drop_distinct(knoop: exp.Expression) -> None:
    knoop.set("distinct", None)


def _unite(knoop: exp.Expression) -> None:
    knoop.set("distinct", True)


def _negate(knoop: exp.Expression) -> None:
    knoop.replace(exp.Not(this=knoop.copy()))


def _drop_else(knoop: exp.Expression) -> None:
    knoop.set("default", None)


_FOUTEN = (
    ("verwisseld", lambda k: type(k) in _WISSEL, _swap),
    ("voorwaarde weg", _is_where_conjunct, _drop_condition),
    ("WHERE weg", lambda k: isinstance(k, exp.Where) and not isinstance(k.parent, exp.Filter), _drop_clause),
    ("tak weg", lambda k: isinstance(k, exp.Case) and len(k.args["ifs"]) > 1, _drop_branch),
    ("ELSE weg", lambda k: isinstance(k, exp.Case) and k.args.get("default") is not None, _drop_else),
    ("volgorde om", lambda k: isinstance(k, exp.Ordered), _turn_order),
    ("getal plus een", _is_number, _change_number),
    (
        "join anders",
        lambda k: isinstance(k, exp.Join) and k.args.get("on") is not None and k.side in ("", "LEFT"),
        _change_join,
    ),
    ("COALESCE weg", lambda k: isinstance(k, exp.Coalesce), _first_only),
    ("HAVING weg", lambda k: isinstance(k, exp.Having), _drop_clause),
    ("QUALIFY weg", lambda k: isinstance(k, exp.Qualify), _drop_clause),
    ("DISTINCT weg", lambda k: isinstance(k, exp.Select) and bool(k.args.get("distinct")), _drop_distinct),
    ("ALL weg", lambda k: isinstance(k, exp.Union) and not k.args.get("distinct"), _unite),
    ("NOT weg", lambda k: isinstance(k, exp.Not), _first_only),
    ("IS om", lambda k: isinstance(k, exp.Is) and not isinstance(k.parent, exp.Not), _negate),
    ("FILTER weg", lambda k: isinstance(k, exp.Filter), _first_only),
)
