"""Where a gemeente that ceased went on, in words."""

from datetime import date

import duckdb

from pipelines.queries import read_query


def succession(con: duckdb.DuckDBPyConnection, gm_code: str, tot: date | None = None) -> str | None:
    """``Brielle is opgegaan in Voorne aan Zee (GM1992)``; None when the gemeente did not cease until ``tot``."""
    rijen = con.execute(read_query("scherm", "gemeente_opvolger"), {"gm": gm_code, "tot": tot}).fetchall()
    if not rijen:
        return None
    naam, soort = rijen[0][:2]
    opvolgers = ", ".join(_successor(*rij[2:]) for rij in rijen)
    return f"{naam} is {'opgegaan in' if soort == 'geheel' else 'gesplitst over'} {opvolgers}"


def _successor(code: str, naam: str, huidige_code: str | None, huidige_naam: str | None) -> str:
    """The successor, and the gemeente it belongs to now when it went on itself."""
    nu = f", nu {huidige_naam} ({huidige_code})" if huidige_code not in (None, code) else ""
    return f"{naam} ({code}){nu}"
