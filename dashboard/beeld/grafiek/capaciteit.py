"""Allocated against realised capacity per goal, as rows with two bars each.

Units differ per goal (fte, locaties), so every row has a scale of its own and both figures in words.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl
from dash import html

from dashboard.beeld import kolom
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import caption, head_row, note, status_badge, table_box
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.maten import returned
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import describe_link, price_scope, short_goal
from pipelines.basis.cijfer import Cijfer, Notatie, count_figure
from pipelines.basis.verwijzing import allocated, buys, reference, tally
from pipelines.basis.zin import fill

_KOPPEN = (
    "Doel",
    "Toegewezen, heel Nederland",
    "Koopt tegenover gerealiseerd",
    "Opgaven",
    "Status",
)


def capacity_table(doelen: pl.DataFrame, jaar: int | None) -> html.Div:
    """Frame: ``vragen/algemeen/capaciteit``, one row per goal with an indicator; without returns what the money of all buys."""
    return table_box(
        "Toegewezen tegenover gerealiseerde capaciteit",
        head_row(_KOPPEN),
        html.Tbody([_row(rij, jaar) for rij in doelen.iter_rows(named=True)]),
        "fk-tabel",
        onderschrift="Per doel: wat het geld koopt en wat er is, over dezelfde gemeenten; zonder opgave wat het geld van alle gemeenten koopt",
    )


def capacity_twin(doelen: pl.DataFrame, jaar: int | None) -> html.Div:
    """The same figures as columns that can be sorted, exported and followed. Frame: ``vragen/algemeen/capaciteit``."""

    def getal(veld: str, kop: str, breedte: int) -> kolom.Kolom:
        return kolom.getal(veld, kop, lambda r: r["cijfers"][veld], breedte=breedte)

    return raster(
        "raster-landelijke-capaciteit",
        "Toegewezen en gerealiseerde capaciteit per doel",
        [
            kolom.doel(),
            getal("toegewezen", "Toegewezen, heel Nederland", 130),
            getal("prijs", "Prijs per eenheid", 130),
            kolom.tekst("eenheid", "Eenheid", lambda r: r["eenheid"] or "", breedte=90),
            getal("koopt", "Koopt, bij wie opgaf of anders bij allen", 140),
            getal("er_is", "Er is, bij gemeenten met een opgave", 140),
            getal("opgaven", "Opgaven", 100),
            kolom.badge(
                "status", "Status", lambda r: r["opgave_status"] if r["aantal_opgaven"] else None, breedte=130
            ),
        ],
        [rij | {"cijfers": _figures(rij, jaar)} for rij in doelen.iter_rows(named=True)],
    )


def _figures(rij: kolom.Rij, jaar: int | None) -> dict[str, Cijfer]:
    """The figures of a goal; with returns over the gemeenten that gave one, else what the money of all buys."""
    doel, wie = rij["doel"], rij["opgave_gemeenten"]
    heeft, prijs = bool(rij["aantal_opgaven"]), rij["prijs_eur"]
    geld = allocated(jaar, doel=doel)
    opgave = returned(rij["opgave_peildatum"], wie, doel, rij["opgave_indicator"]) if wie else None
    getal: Notatie = "aantal" if rij["eenheid"] == "locatie" else "getal1"
    return {
        "toegewezen": Cijfer(
            rij["toegewezen_eur"], "eur", geld, naam=f"Toegewezen, {short_goal(rij['doel_naam'])}"
        ),
        "prijs": Cijfer(
            prijs,
            "eur",
            reference("herkomst.prijs", "prijs_eur", doel=doel),
            naam="Prijs",
            reden="geen prijs",
        ),
        "koopt": Cijfer(
            Decimal(rij["opgave_toegewezen_eur" if heeft else "toegewezen_eur"]) / prijs if prijs else None,
            getal,
            buys(allocated(jaar, doel=doel, gm_code=wie) if wie else geld, doel),
            naam="Koopt",
            eenheid=rij["eenheid"] or "",
            reden="geen prijs",
        ),
        "er_is": Cijfer(
            rij["opgave_gerealiseerd"] if heeft else None,
            getal,
            opgave,
            naam="Er is",
            eenheid=rij["eenheid"] or "",
            status="voorbeeld" if rij["aantal_voorbeeld"] else None,
            reden="niet opgegeven",
        ),
        "opgaven": Cijfer(
            rij["aantal_opgaven"],
            "aantal",
            tally(opgave, "met_cijfer"),
            naam="Opgaven",
            achter=f" ({rij['aantal_voorbeeld']} verzonnen)" if rij["aantal_voorbeeld"] else "",
            zonder_bron="nul: zonder opgave is er geen gemeente om te tonen",
        ),
        "ontvangers": Cijfer(
            rij["aantal_ontvangers"], "aantal", tally(geld), naam="Ontvangers", achter=" gemeenten"
        ),
    }


def _row(rij: kolom.Rij, jaar: int | None) -> html.Tr:
    cijfers = _figures(rij, jaar)
    prijs = cijfers["prijs"]
    bij_prijs = (
        [prijs, f" per {rij['eenheid'] or ''} ({rij['prijs_status']})"]
        if prijs.waarde
        else "geen prijs per eenheid bekend"
    )
    return html.Tr(
        [
            html.Th([short_goal(rij["doel_naam"]), note(bij_prijs)], scope="row"),
            html.Td(
                show(cijfers["toegewezen"]),
                className="fk-getal",
                **kenmerken(data_kop="Toegewezen, heel Nederland"),
            ),
            html.Td(
                [*_bars(rij, cijfers), _price_scope(rij), _lower_bound(rij)],
                **kenmerken(data_kop="Koopt tegenover gerealiseerd"),
            ),
            html.Td(
                show([cijfers["opgaven"], " van ", cijfers["ontvangers"]]), **kenmerken(data_kop="Opgaven")
            ),
            html.Td(_status(rij), **kenmerken(data_kop="Status")),
        ]
    )


def _bars(rij: kolom.Rij, cijfers: Mapping[str, Cijfer]) -> list[html.Div]:
    notatie = _with_unit(rij)
    koopt, er_is = (cijfers[veld].als(notatie) for veld in ("koopt", "er_is"))
    if not rij["aantal_opgaven"]:
        zonder = html.Div("Er is: niet opgegeven", className="fk-reden")
        return [_bar(koopt, koopt.waarde, "fk-balk__vulling--koopt"), zonder] if koopt.waarde else [zonder]
    if koopt.waarde is None or er_is.waarde is None:
        zin = fill("Gerealiseerd: {er_is}; wat het geld koopt is niet te zeggen zonder prijs", er_is=er_is)
        return [html.Div(show(zin))]
    grootste = max(koopt.waarde, er_is.waarde, Decimal(1))
    vulling = "fk-patroon--voorbeeld" if rij["aantal_voorbeeld"] else "fk-balk__vulling--er-is"
    return [_bar(koopt, grootste, "fk-balk__vulling--koopt"), _bar(er_is, grootste, vulling)]


def _bar(cijfer: Cijfer, grootste: Decimal | int, klasse: str) -> html.Div:
    breedte = Decimal(cijfer.waarde or 0) * 100 / grootste
    return html.Div(
        className="fk-balk",
        children=[
            html.Span(cijfer.naam, className="fk-balk__naam"),
            html.Span(
                html.Span(className=f"fk-balk__vulling {klasse}", style={"width": f"{float(breedte):.1f}%"}),
                className="fk-balk__spoor",
                **kenmerken(aria_hidden="true"),
            ),
            html.Span(show(cijfer), className="fk-balk__waarde"),
        ],
    )


def _with_unit(rij: kolom.Rij) -> Notatie:
    """Places are whole; all else has one decimal."""
    return "eenheid0" if rij["eenheid"] == "locatie" else "eenheid"


def _price_scope(rij: kolom.Rij) -> html.P | None:
    bereik = price_scope(rij["prijs_bron"], rij["landelijk_eur"], rij["toegewezen_eur"])
    return caption(f"Bij ‘Koopt’: {bereik}.") if bereik else None


def _lower_bound(rij: kolom.Rij) -> html.P | None:
    if not rij["aantal_ondergrens"]:
        return None
    waarom = "de pagina van een gemeente toont haar ondergrens, met herkomst"
    zin = fill(
        " Bij {gemeenten} zonder opgave laat Iv3 op het hele taakveld{koppeling} ten minste {capaciteit} zien (salarissen ÷ prijs). Wat daarvan voor dit doel is, is niet te zien; het telt hier niet mee.",
        gemeenten=count_figure(rij["aantal_ondergrens"], "gemeente", "gemeenten", zonder_bron=waarom),
        koppeling=describe_link(rij["taakveld_status"]),
        capaciteit=Cijfer(
            rij["ondergrens_capaciteit"], _with_unit(rij), eenheid=rij["eenheid"] or "", zonder_bron=waarom
        ),
    )
    return caption([status_badge(rij["ondergrens_status"]), zin])


def _status(rij: kolom.Rij) -> Any:
    if not rij["aantal_opgaven"]:
        return "–"
    if 0 < rij["aantal_voorbeeld"] < rij["aantal_opgaven"]:
        return [status_badge("voorbeeld"), f" bij {rij['aantal_voorbeeld']}"]
    return status_badge(rij["opgave_status"])
