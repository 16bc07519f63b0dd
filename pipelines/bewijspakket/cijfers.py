"""The published tables as text, the way a pack prints them: every decimal, a comma for the point."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import fetch_rows, read_query

if TYPE_CHECKING:
    import duckdb

Rijen = list[dict[str, str]]


def read_table(
    con: "duckdb.DuckDBPyConnection", naam: str, parameters: Mapping[str, object] | None = None
) -> Rijen:
    """The rows of one query of ``queries/bewijspakket``, in the order of their key; what is missing is an empty text.

    Raises FondskompasFout for figures of a version that had other tables.
    """
    import duckdb

    try:
        rijen = fetch_rows(con, read_query("bewijspakket", naam), parameters)
    except (duckdb.CatalogException, duckdb.BinderException) as fout:
        raise FondskompasFout(
            f"Deze cijfers zijn door een andere versie van Fondskompas gemaakt ({fout}). Bouw ze opnieuw met `fondskompas bouw`; "
            "gebruik voor een bevroren stand de versie die `fondskompas standen lijst` noemt."
        ) from fout
    return [{k: _as_text(w) for k, w in rij.items()} for rij in rijen]


def _as_text(waarde: object) -> str:
    if isinstance(waarde, Decimal):
        return format(waarde, "f").replace(".", ",")
    return "" if waarde is None else str(waarde)
