"""The report of ``fondskompas miljoen``: what € 1.000.000 extra gives, in the algemene uitkering and in each cluster."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import count, format_eur
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.cli.vraag import open_database

_BREEDTE = 42
_BEDRAGBREEDTE = 14


def report(database: Path, circulaire: str, jaar: int, gemeente: str | None) -> Iterator[str]:
    """The lines of the report; raises FondskompasFout when there is no such circulaire, year or gemeente."""
    with open_database(database) as con:
        naam = _check_vintage(con, circulaire, jaar)
        parameters: dict[str, object] = {"circulaire": circulaire, "jaar": jaar}
        if gemeente is None:
            yield from _national(con, parameters, naam)
        else:
            yield from _one_gemeente(con, {**parameters, "gm": gemeente}, naam)


def _check_vintage(con: duckdb.DuckDBPyConnection, circulaire: str, jaar: int) -> str:
    rijen = fetch_rows(con, read_query("vragen", "miljoen_vintages"))
    namen = {(rij["circulaire"], rij["uitkeringsjaar"]): rij["naam"] for rij in rijen}
    if (circulaire, jaar) not in namen:
        keuze = ", ".join(f"{c} voor {j}" for c, j in namen)
        raise FondskompasFout(f"{circulaire} voor {jaar} is niet ingelezen. Er zijn: {keuze}.")
    return str(namen[circulaire, jaar])


def _national(con: duckdb.DuckDBPyConnection, parameters: dict[str, object], naam: str) -> Iterator[str]:
    yield f"Wat € 1.000.000 extra geeft volgens de {naam} voor {parameters['jaar']}: de grootste ontvangers"
    yield ""
    for rij in fetch_rows(con, read_query("vragen", "miljoen_landelijk"), parameters):
        if rij["reden"] is not None:
            yield f"{_label(rij):<{_BREEDTE}}{rij['reden']}"
            continue
        grootste = ", ".join(
            f"{n} {format_eur(b)}" for n, b in zip(rij["grootste_namen"], rij["grootste_eur"], strict=True)
        )
        ontvangers = count(rij["ontvangers"], "gemeente", "gemeenten")
        yield f"{_label(rij):<{_BREEDTE}}{format_eur(rij['totaal_eur']):>{_BEDRAGBREEDTE}} over {ontvangers}: {grootste}"
    yield ""
    yield "Voor één gemeente: --gemeente GM0363. Alle bedragen staan in mart.miljoen."


def _one_gemeente(con: duckdb.DuckDBPyConnection, parameters: dict[str, object], naam: str) -> Iterator[str]:
    rijen = fetch_rows(con, read_query("vragen", "miljoen_gemeente"), parameters)
    if not rijen:
        raise FondskompasFout(
            f"{parameters['gm']} is geen gemeente in {parameters['circulaire']}. Geef een CBS-code, zoals GM0363."
        )
    gemeente, inwoners_jaar = rijen[0]["gemeente"], rijen[0]["inwoners_jaar"]
    yield f"Wat {gemeente} ({parameters['gm']}) krijgt van € 1.000.000 extra, volgens de {naam} voor {parameters['jaar']}"
    yield ""
    for rij in rijen:
        if rij["reden"] is not None:
            yield f"{_label(rij):<{_BREEDTE}}{rij['reden']}"
            continue
        per_inwoner = rij["per_inwoner_eur"]
        hoofd = f"   {format_eur(per_inwoner, 2)} per inwoner" if per_inwoner is not None else ""
        yield f"{_label(rij):<{_BREEDTE}}{format_eur(rij['bedrag_eur']):>{_BEDRAGBREEDTE}}{hoofd}"
    if inwoners_jaar is not None:
        yield ""
        yield f"Inwoners op 1 januari {inwoners_jaar}."


def _label(rij: Mapping[str, Any]) -> str:
    bestemming = rij["bestemming"]
    return "algemene uitkering als geheel" if bestemming == "au" else f"cluster {bestemming}"
