"""What is known of a gemeente before it fills in its return: the figures that a template and a form print beside each goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_eur, format_number
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.sources.opgave.model import Bekend
from pipelines.sources.opgave.vragen import Doelblad


@dataclass(frozen=True)
class Bekende:
    """A gemeente in a year: its name, whether it answers for a region, and every sheet with what is known there."""

    gemeente: str
    is_centrumgemeente: bool
    bladen: list[tuple[Doelblad, list[Bekend]]]


def find_known(
    con: duckdb.DuckDBPyConnection, doelen: Mapping[str, Doelblad], gm_code: str, jaar: int
) -> Bekende:
    """What the published database knows per goal and block; raises FondskompasFout when it does not know the gemeente in that year."""
    parameters = {"jaar": jaar, "gm_code": gm_code}
    rijen = fetch_rows(con, read_query("vragen", "opgave_bekend"), parameters)
    if not rijen:
        raise FondskompasFout(
            f"{gm_code} bestaat niet in {jaar}. Gebruik een CBS-code zoals GM0363 en een jaar met cijfers."
        )
    bladen = [(doelen[r["doel"]], _facts(r)) for r in rijen if r["doel"] in doelen]
    bladen += [
        (doelen[r["bundel"]], [Bekend("Toegewezen samen", _euro(r["bedrag_eur"]), r["status"])])
        for r in fetch_rows(con, read_query("vragen", "opgave_blok_bekend"), parameters)
        if r["bundel"] in doelen
    ]
    return Bekende(rijen[0]["gemeente"], rijen[0]["is_centrum"], bladen)


def _facts(rij: dict[str, Any]) -> list[Bekend]:
    feiten = [
        Bekend("Inwoners op 1 januari", _number(rij["inwoners"]), rij["inwoners_status"] or "niet bekend")
    ]
    for kolom, wat in (
        ("au_eur", "Toegewezen via de algemene uitkering"),
        ("du_eur", "Toegewezen via een decentralisatie-uitkering"),
        ("spuk_eur", "Toegewezen via een specifieke uitkering"),
        ("toegewezen_eur", "Toegewezen samen"),
    ):
        if rij[kolom] is not None or kolom == "toegewezen_eur":
            feiten.append(
                Bekend(wat, _euro(rij[kolom]), rij["toewijzing_status"] or "niets over gemeenten verdeeld")
            )
    if rij["prijs_eur"] is not None:
        feiten.append(Bekend(f"Prijs per {rij['eenheid']}", _euro(rij["prijs_eur"]), rij["prijs_status"]))
    if rij["toegewezen_capaciteit"] is not None:
        capaciteit = format_number(rij["toegewezen_capaciteit"], 2)
        feiten.append(Bekend("Capaciteit die dat geld koopt", f"{capaciteit} {rij['eenheid']}", "aanname"))
    if rij["lasten_taakveld_eur"] is not None:
        wat = f"Lasten op taakveld {rij['taakvelden']} (breder dan dit doel)"
        feiten.append(Bekend(wat, _euro(rij["lasten_taakveld_eur"]), f"Iv3, {rij['lasten_verslagsoort']}"))
    return feiten


def _euro(bedrag: int | Decimal | None) -> str:
    return "niet bekend" if bedrag is None else format_eur(bedrag)


def _number(getal: int | None) -> str:
    return "niet bekend" if getal is None else format_number(getal)
