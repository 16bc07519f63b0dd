"""Where a gemeente that ceased went on, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb

from pipelines.basis.queries import fetch_rows, read_query


def succession(con: duckdb.DuckDBPyConnection, gm_code: str, tot: date | None = None) -> str | None:
    """``Brielle is opgegaan in Voorne aan Zee (GM1992)``; None when the gemeente did not cease until ``tot``."""
    rijen = fetch_rows(con, read_query("vragen", "gemeente_opvolger"), {"gm": gm_code, "tot": tot})
    if not rijen:
        return None
    hoe = "opgegaan in" if rijen[0]["soort"] == "geheel" else "gesplitst over"
    return f"{rijen[0]['naam']} is {hoe} {', '.join(map(_successor, rijen))}"


def _successor(rij: Mapping[str, Any]) -> str:
    """The successor, and the gemeente it belongs to now when it went on itself."""
    code, nu = rij["opvolger"], rij["huidige_gm_code"]
    verder = f", nu {rij['huidige_naam']} ({nu})" if nu not in (None, code) else ""
    return f"{rij['opvolger_naam']} ({code}){verder}"
