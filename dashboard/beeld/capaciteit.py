"""Allocated against realised capacity per goal, as rows with two bars each.

Units differ per goal (fte, locaties), so every row has a scale of its own and both figures in words.
"""

from collections.abc import Mapping
from decimal import Decimal

import polars as pl
from dash import html

from dashboard.beeld.badges import status_badge
from dashboard.beeld.herkomst import cijfer, formula, reference, tally
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.oudraster import column, figure_fields, goal_column, grid
from dashboard.beeld.termen import breakable, count, describe_link, price_scope, short_goal, with_unit
from pipelines.basis.opmaak import format_eur, format_number


def capacity_table(doelen: pl.DataFrame, jaar: int) -> html.Div:
    """Frame: ``vragen/algemeen/capaciteit``, one row per goal with an indicator."""
    return html.Div(
        className="fk-tabelvak",
        role="region",
        tabIndex=0,
        children=html.Table(
            className="fk-tabel",
            children=[
                html.Caption(
                    "Per doel: wat het geld koopt en wat er is, over dezelfde gemeenten",
                    className="fk-verborgen",
                ),
                html.Thead(
                    html.Tr(
                        [
                            html.Th(kop, scope="col")
                            for kop in (
                                "Doel",
                                "Toegewezen, heel Nederland",
                                "Koopt tegenover gerealiseerd, bij gemeenten met een opgave",
                                "Opgaven",
                                "Status",
                            )
                        ]
                    )
                ),
                html.Tbody([_row(rij, jaar) for rij in doelen.iter_rows(named=True)]),
            ],
        ),
        **kenmerken(aria_label="Toegewezen tegenover gerealiseerde capaciteit"),
    )


def _sources(rij: dict, jaar: int) -> dict[str, str | None]:
    """The names of the figures of a goal; of returns over the gemeenten that gave one."""
    geld = {"uitkeringsjaar": jaar, "doel": rij["doel"]}
    prijs = reference("herkomst.prijs", "prijs_eur", doel=rij["doel"])
    bronnen = {
        "toegewezen": reference("mart.toewijzing", "bedrag_eur", **geld),
        "prijs": prijs,
        "koopt": None,
        "er_is": None,
        "opgaven": None,
    }
    if rij["opgave_gemeenten"]:
        wie = rij["opgave_gemeenten"]
        bronnen["koopt"] = formula(
            "koopt", bedrag=reference("mart.toewijzing", "bedrag_eur", **geld, gm_code=wie), prijs=prijs
        )
        bronnen["er_is"] = reference(
            "mart.capaciteit",
            "waarde",
            peildatum=rij["opgave_peildatum"],
            gm_code=wie,
            doel=rij["doel"],
            indicator=rij["opgave_indicator"],
        )
        bronnen["opgaven"] = tally(bronnen["er_is"], "met_cijfer")
    return bronnen


def capacity_twin(doelen: pl.DataFrame, jaar: int) -> html.Div:
    """The same figures as columns that can be sorted, exported and followed. Frame: ``vragen/algemeen/capaciteit``."""
    kolommen = [
        goal_column(),
        column("toegewezen", "Toegewezen, heel Nederland", breedte=130, soort="getal"),
        column("prijs", "Prijs per eenheid", breedte=130, soort="getal"),
        column("eenheid", "Eenheid", breedte=90),
        column("koopt", "Koopt, bij gemeenten met een opgave", breedte=140, soort="getal"),
        column("er_is", "Er is, bij gemeenten met een opgave", breedte=140, soort="getal"),
        column("opgaven", "Opgaven", breedte=100, soort="getal"),
        column("status", "Status", breedte=130, soort="badge"),
    ]
    return grid(
        "raster-landelijke-capaciteit",
        "Toegewezen en gerealiseerde capaciteit per doel",
        kolommen,
        [
            _twin_row(rij) | {f"{veld}_herkomst": bron for veld, bron in _sources(rij, jaar).items()}
            for rij in doelen.iter_rows(named=True)
        ],
    )


def _twin_row(rij: dict) -> dict[str, object]:
    heeft = bool(rij["aantal_opgaven"])
    cijfers = 0 if rij["eenheid"] == "locatie" else 1
    koopt = Decimal(rij["opgave_toegewezen_eur"]) / rij["prijs_eur"] if heeft and rij["prijs_eur"] else None
    reden_koopt = "geen prijs" if heeft else "niet opgegeven"
    return {
        "doel": breakable(rij["doel_naam"]),
        "eenheid": rij["eenheid"] or "",
        "status": rij["opgave_status"] if heeft else None,
        **figure_fields("toegewezen", rij["toegewezen_eur"], format_eur),
        **figure_fields("prijs", rij["prijs_eur"], format_eur, reden="geen prijs"),
        **figure_fields("koopt", koopt, format_number, cijfers, reden=reden_koopt),
        **figure_fields(
            "er_is",
            rij["opgave_gerealiseerd"] if heeft else None,
            format_number,
            cijfers,
            reden="niet opgegeven",
            voorbeeld=bool(rij["aantal_voorbeeld"]),
        ),
        **figure_fields("opgaven", rij["aantal_opgaven"], format_number),
    }


def _row(rij: dict, jaar: int) -> html.Tr:
    eenheid = rij["eenheid"] or ""
    bron = _sources(rij, jaar)
    return html.Tr(
        [
            html.Th(
                [
                    short_goal(rij["doel_naam"]),
                    html.Span(
                        [
                            cijfer(format_eur(rij["prijs_eur"]), bron["prijs"], naam="Prijs"),
                            f" per {eenheid} ({rij['prijs_status']})",
                        ]
                        if rij["prijs_eur"]
                        else "geen prijs per eenheid bekend",
                        className="fk-bijschrift",
                    ),
                ],
                scope="row",
            ),
            html.Td(
                cijfer(
                    format_eur(rij["toegewezen_eur"]),
                    bron["toegewezen"],
                    naam=f"Toegewezen, {short_goal(rij['doel_naam'])}",
                ),
                className="fk-getal",
                **kenmerken(data_kop="Toegewezen, heel Nederland"),
            ),
            html.Td(
                [*_bars(rij, eenheid, bron), _price_scope(rij), _lower_bound(rij, eenheid)],
                **kenmerken(data_kop="Koopt tegenover gerealiseerd"),
            ),
            html.Td(
                [
                    cijfer(str(rij["aantal_opgaven"]), bron["opgaven"], naam="Opgaven"),
                    " van ",
                    cijfer(
                        f"{rij['aantal_ontvangers']} gemeenten", tally(bron["toegewezen"]), naam="Ontvangers"
                    ),
                ],
                **kenmerken(data_kop="Opgaven"),
            ),
            html.Td(_status(rij), **kenmerken(data_kop="Status")),
        ]
    )


def _bars(rij: dict, eenheid: str, bron: Mapping[str, str | None]) -> list[html.Div]:
    if not rij["aantal_opgaven"]:
        return [html.Div("niet opgegeven", className="fk-reden")]
    er_is = rij["opgave_gerealiseerd"]
    if not rij["prijs_eur"]:
        return [
            html.Div(
                f"Gerealiseerd: {_amount(er_is, eenheid)}; wat het geld koopt is niet te zeggen zonder prijs"
            )
        ]
    koopt = Decimal(rij["opgave_toegewezen_eur"]) / rij["prijs_eur"]
    grootste = max(koopt, er_is, Decimal(1))
    voorbeeld = bool(rij["aantal_voorbeeld"])
    return [
        _bar("Koopt", koopt, grootste, eenheid, "fk-balk__vulling--koopt", bron["koopt"]),
        _bar(
            "Er is",
            er_is,
            grootste,
            eenheid,
            "fk-patroon--voorbeeld" if voorbeeld else "fk-balk__vulling--er-is",
            bron["er_is"],
        ),
    ]


def _bar(
    naam: str, waarde: Decimal, grootste: Decimal, eenheid: str, klasse: str, bron: str | None
) -> html.Div:
    breedte = float(waarde * 100 / grootste)
    return html.Div(
        className="fk-balk",
        children=[
            html.Span(naam, className="fk-balk__naam"),
            html.Span(
                html.Span(className=f"fk-balk__vulling {klasse}", style={"width": f"{breedte:.1f}%"}),
                className="fk-balk__spoor",
                **kenmerken(aria_hidden="true"),
            ),
            html.Span(cijfer(_amount(waarde, eenheid), bron, naam=naam), className="fk-balk__waarde"),
        ],
    )


def _amount(waarde: Decimal, eenheid: str) -> str:
    return with_unit(format_number(waarde, 0 if eenheid == "locatie" else 1), eenheid)


def _price_scope(rij: dict) -> html.P | None:
    bereik = price_scope(rij["prijs_bron"], rij["landelijk_eur"], rij["toegewezen_eur"])
    return html.P(f"Bij ‘Koopt’: {bereik}.", className="fk-bijschrift") if bereik else None


def _lower_bound(rij: dict, eenheid: str) -> html.P | None:
    if not rij["aantal_ondergrens"]:
        return None
    gemeenten = count(rij["aantal_ondergrens"], "gemeente", "gemeenten")
    return html.P(
        [
            status_badge(rij["ondergrens_status"]),
            f" Bij {gemeenten} zonder opgave laat Iv3 op het hele taakveld{describe_link(rij['taakveld_status'])} ten minste {_amount(rij['ondergrens_capaciteit'], eenheid)} zien (salarissen ÷ prijs). Wat daarvan voor dit doel is, is niet te zien; het telt hier niet mee.",
        ],
        className="fk-bijschrift",
    )


def _status(rij: dict) -> object:
    if not rij["aantal_opgaven"]:
        return "–"
    if 0 < rij["aantal_voorbeeld"] < rij["aantal_opgaven"]:
        return [status_badge("voorbeeld"), f" bij {rij['aantal_voorbeeld']}"]
    return status_badge(rij["opgave_status"])
