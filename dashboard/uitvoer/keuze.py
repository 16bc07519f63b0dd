"""What a reader made of a table: which columns, filters, order and search; applied here to rows that the server read itself.

The rules are those of the grid in the browser (AG Grid), so that a file holds the rows that are on screen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.basis.bevinding import FondskompasFout

Rij = Mapping[str, Any]
_HOOGSTENS = 200  # of columns, filters and sorted columns each; a table has a tenth of that
_OP_NAAM = "naam_sorteer"


@dataclass(frozen=True)
class Keuze:
    """``kolommen``: the fields that are shown, in order, ``None`` for all; ``filters`` by field as the grid has them;
    ``orde``: fields to sort by with whether downward; ``zoek``: the words searched for; ``getoond``: how many rows are on screen,
    ``None`` when the grid was not drawn."""

    kolommen: tuple[str, ...] | None = None
    filters: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    orde: tuple[tuple[str, bool], ...] = ()
    zoek: str = ""
    getoond: int | None = None


def read_choice(vraag: Mapping[str, Any]) -> Keuze:
    """The choice in a question of the browser; raises FondskompasFout when it makes no sense."""
    try:
        kolommen, filters, orde = vraag.get("kolommen"), vraag.get("filters") or {}, vraag.get("orde") or []
        getoond = vraag.get("getoond")
        if max(len(kolommen or ()), len(filters), len(orde)) > _HOOGSTENS:
            raise ValueError("too many")
        return Keuze(
            None if kolommen is None else tuple(str(veld) for veld in kolommen),
            tuple((str(veld), dict(model)) for veld, model in filters.items()),
            tuple((str(deel["veld"]), deel["richting"] == "desc") for deel in orde),
            str(vraag.get("zoek") or "")[:_HOOGSTENS],
            None if getoond is None else int(getoond),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fout:
        raise incomplete() from fout


def incomplete() -> FondskompasFout:
    """What to say of a question that is none."""
    return FondskompasFout(
        "Deze tabel kan niet worden uitgevoerd: de vraag van de browser is onvolledig. Laad de pagina opnieuw."
    )


def select_rows(rijen: Sequence[Rij], kolommen: Sequence[Mapping[str, Any]], keuze: Keuze) -> list[Rij]:
    """The rows that remain, in the order of the screen; ``kolommen`` are the definitions of the grid.

    Raises FondskompasFout for a filter or order on a column that is not there, and when the screen shows other rows.
    """
    bekend = {kolom["field"]: kolom for kolom in kolommen if kolom.get("field")}
    if unknown := {veld for veld, _ in (*keuze.filters, *keuze.orde)} - bekend.keys():
        raise FondskompasFout(f"De tabel heeft geen kolom {sorted(unknown)[0]}. Laad de pagina opnieuw.")
    over = [rij for rij in rijen if all(_passes(rij.get(veld), model) for veld, model in keuze.filters)]
    if woorden := keuze.zoek.upper().split():
        over = [rij for rij in over if _has_words(rij, bekend, woorden)]
    for veld, is_af in reversed(keuze.orde):
        over.sort(
            key=_sort_key(veld, bekend[veld]), reverse=is_af
        )  # equal rows keep their order, as in the grid
    if keuze.getoond is not None and keuze.getoond != len(over):
        raise FondskompasFout(
            f"Op het scherm staan {keuze.getoond} rijen en in de cijfers {len(over)}. Laad de pagina opnieuw en probeer het nog eens."
        )
    return over


def as_text(waarde: object) -> str:
    """A value as the browser writes it."""
    match waarde:
        case None:
            return ""
        case bool():
            return str(waarde).lower()
        case float() if waarde.is_integer():
            return str(int(waarde))
        case date():
            return waarde.isoformat()
    return str(waarde)


def _has_words(rij: Rij, velden: Iterable[str], woorden: Sequence[str]) -> bool:
    alles = "\n".join(as_text(rij.get(veld)).upper() for veld in velden)
    return all(woord in alles for woord in woorden)


def _sort_key(veld: str, kolom: Mapping[str, Any]) -> Callable[[Rij], Any]:
    """Nothing first, then numbers, then words by their letters; a gemeente by its name without accents."""
    eigen = _OP_NAAM if _OP_NAAM in str((kolom.get("comparator") or {}).get("function", "")) else veld

    def sleutel(rij: Rij) -> tuple[int, float, str]:
        waarde = rij.get(eigen)
        if waarde is None:
            return 0, 0.0, ""
        if isinstance(waarde, int | float):
            return 1, float(waarde), ""
        return 2, 0.0, as_text(waarde)

    return sleutel


def _passes(waarde: object, model: Mapping[str, Any]) -> bool:
    """Whether a value passes one filter of the grid, that may consist of conditions; raises FondskompasFout."""
    if (delen := model.get("conditions")) is not None:
        if not isinstance(delen, list) or not delen:
            raise incomplete()
        uitkomsten = [_passes(waarde, deel) for deel in delen]
        return any(uitkomsten) if model.get("operator") == "OR" else all(uitkomsten)
    toets = (_NUMBERS if model.get("filterType") == "number" else _TEXTS).get(str(model.get("type")))
    if toets is None:
        raise FondskompasFout("De tabel heeft een filter dat niet kan worden uitgevoerd. Wis het filter.")
    try:
        return toets(waarde, model.get("filter"), model.get("filterTo"))
    except (TypeError, ValueError) as fout:
        raise incomplete() from fout


_Toets = Callable[[Any, Any, Any], bool]


def _text(doe: Callable[[str, str], bool], leeg: bool = False) -> _Toets:
    def toets(waarde: object, gezocht: object, _tot: object) -> bool:
        return leeg if waarde is None else doe(as_text(waarde).lower(), as_text(gezocht).lower())

    return toets


def _number(doe: Callable[[float, float], bool]) -> _Toets:
    def toets(waarde: Any, gezocht: Any, _tot: object) -> bool:
        return waarde is not None and doe(float(waarde), float(gezocht))

    return toets


def _is_blank(waarde: object, _gezocht: object, _tot: object) -> bool:
    return waarde is None or not as_text(waarde).strip()


def _is_filled(waarde: object, _gezocht: object, _tot: object) -> bool:
    return not _is_blank(waarde, None, None)


def _between(waarde: Any, van: Any, tot: Any) -> bool:
    return waarde is not None and float(van) < float(waarde) < float(tot)


_TEXTS: Mapping[str, _Toets] = {
    "contains": _text(lambda tekst, deel: deel in tekst),
    "notContains": _text(lambda tekst, deel: deel not in tekst, leeg=True),
    "equals": _text(lambda tekst, ander: tekst == ander),
    "notEqual": _text(lambda tekst, ander: tekst != ander, leeg=True),
    "startsWith": _text(str.startswith),
    "endsWith": _text(str.endswith),
    "blank": _is_blank,
    "notBlank": _is_filled,
}
_NUMBERS: Mapping[str, _Toets] = {
    "equals": _number(lambda a, b: a == b),
    "notEqual": _number(lambda a, b: a != b),
    "lessThan": _number(lambda a, b: a < b),
    "lessThanOrEqual": _number(lambda a, b: a <= b),
    "greaterThan": _number(lambda a, b: a > b),
    "greaterThanOrEqual": _number(lambda a, b: a >= b),
    "inRange": _between,
    "blank": _is_blank,
    "notBlank": _is_filled,
}
