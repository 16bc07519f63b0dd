"""Questions of a page, looked at before anything is done with them: what no page of ours asks is refused with 400.

A page asks at one address, by the name of what is to be filled. Whoever writes such a question by hand can leave out, add or
twist whatever it holds; without this every twist would be a fault of the server with a traceback in its log.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from flask import Flask, Response, g, request

_PAD = "/_dash-update-component"
_TEKST = frozenset({"pathname", "search", "href", "hash", "contents", "filename"})
_GETAL = frozenset({"n_clicks", "n_intervals"})
_HOOGSTENS = 1000  # of whatever there is a list of
_GEEN_VRAAG = "Dit is geen vraag die een pagina van Fondskompas stelt."
Callbacks = Mapping[str, Mapping[str, Any]]


def register(server: Flask, callbacks: Callbacks, voorwerpen: frozenset[str]) -> None:
    """Refuse at the door; ``callbacks`` by the name of their output, ``voorwerpen`` the ``id.property`` whose value is an object."""

    @server.before_request
    def look() -> Response | None:
        if request.path != _PAD or request.method != "POST":
            return None
        try:
            vraag = request.get_json(silent=True)
        except RecursionError:  # brackets without end
            vraag = None
        if not is_question(vraag, callbacks, voorwerpen):
            return Response(_GEEN_VRAAG, 400, mimetype="text/plain", headers={"Cache-Control": "no-store"})
        g.fk_vraag = vraag
        return None


def is_question(vraag: object, callbacks: Callbacks, voorwerpen: frozenset[str]) -> bool:
    """Whether a page could ask this: a known output, with the inputs and state that belong to it, each of its kind."""
    if not isinstance(vraag, dict) or not isinstance(naam := vraag.get("output"), str):
        return False
    callback = callbacks.get(naam)
    if callback is None:
        return False
    gewijzigd = vraag.get("changedPropIds", [])
    return (
        _are_outputs(vraag.get("outputs"), naam)
        and _fits(vraag.get("inputs"), callback["inputs"], voorwerpen)
        and _fits(vraag.get("state", []), callback["state"], voorwerpen)
        and _is_list(gewijzigd)
        and all(isinstance(id_, str) for id_ in gewijzigd)
    )


def _are_outputs(gegeven: object, naam: str) -> bool:
    """The outputs by name, in the order of the name they form together; those of many elements at once as a list."""
    if not naam.startswith(".."):
        return isinstance(gegeven, dict) and f"{gegeven.get('id')}.{gegeven.get('property')}" == naam
    namen = naam.strip(".").split("...")
    return (
        _is_list(gegeven)
        and len(gegeven) == len(namen)
        and all(
            _are_many(deel) if bekend.startswith("{") else _is_named(deel, bekend)
            for deel, bekend in zip(gegeven, namen, strict=True)
        )
    )


def _fits(gegeven: object, verwacht: Sequence[Mapping[str, Any]], voorwerpen: frozenset[str]) -> bool:
    return (
        _is_list(gegeven)
        and len(gegeven) == len(verwacht)
        and all(
            _are_many(deel)
            if str(bekend["id"]).startswith("{")
            else _is_named(deel, f"{bekend['id']}.{bekend['property']}")
            and _is_of_kind(deel.get("value"), bekend["id"], bekend["property"], voorwerpen)
            for deel, bekend in zip(gegeven, verwacht, strict=True)
        )
    )


def _is_named(deel: object, naam: str) -> bool:
    return isinstance(deel, dict) and f"{deel.get('id')}.{deel.get('property')}" == naam


def _are_many(delen: object) -> bool:
    """Elements that are known by a pattern: each with an id of its own."""
    return _is_list(delen) and all(
        isinstance(deel, dict)
        and isinstance(deel.get("id"), dict)
        and isinstance(deel.get("property"), str)
        and isinstance(deel.get("value"), str | int | float | None)
        for deel in delen
    )


def _is_of_kind(waarde: object, id_: str, eigenschap: str, voorwerpen: frozenset[str]) -> bool:
    if waarde is None:
        return True
    if eigenschap in _GETAL:
        return isinstance(waarde, int)
    if f"{id_}.{eigenschap}" in voorwerpen:
        return isinstance(waarde, dict)
    if eigenschap in _TEKST or eigenschap == "data":
        return isinstance(waarde, str) and _is_text(waarde)
    return isinstance(waarde, str | int | float) or (
        _is_list(waarde) and all(isinstance(deel, str | int) for deel in waarde)
    )


def _is_text(waarde: str) -> bool:
    """Half a character (a lone surrogate) can be written in JSON, and in nothing else."""
    try:
        waarde.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in waarde


def _is_list(waarde: object) -> TypeGuard[list[Any]]:
    return isinstance(waarde, list) and len(waarde) <= _HOOGSTENS
