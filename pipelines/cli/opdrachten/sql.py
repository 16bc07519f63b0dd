"""``fondskompas sql``: a read-only question to the published database."""

from typing import Annotated

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.cli.opties import Stand, settings
from pipelines.cli.taal import Opdracht, new_app
from pipelines.cli.vraag import run_query, run_query_as_of, write_answer

app = new_app()


@app.command("sql", cls=Opdracht)
def sql(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="VRAAG", help="De vraag, in DuckDB-SQL; alleen lezen.")],
    csv: Annotated[bool, typer.Option("--csv", help="Antwoord als CSV (puntkomma, decimale komma).")] = False,
    als_json: Annotated[bool, typer.Option("--json", help="Antwoord als JSON.")] = False,
    stand: Stand = None,
) -> None:
    """Stel een vraag aan de gepubliceerde database, bijvoorbeeld "SELECT * FROM mart.envelop"."""
    if csv and als_json:
        raise FondskompasFout("Kies --csv of --json, niet allebei.")
    keuzes = settings(ctx)
    if stand is None:
        antwoord = run_query(keuzes.database_pad, query)
    else:
        antwoord = run_query_as_of(keuzes.raw, stand, query, productie=keuzes.productie)
    write_answer(antwoord, "csv" if csv else "json" if als_json else "tabel")
