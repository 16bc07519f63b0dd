"""Prices and the ingroei in the form: fields of euro and cents, in which empty is what holds now, drawn and read back."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

import dash_mantine_components as dmc
import polars as pl
from dash import html

from dashboard.beeld.kenmerken import kenmerken
from dashboard.pages.scenario.invoer import GETAL, Invoer, field_id
from pipelines.basis.bevinding import meld
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.melden import Plaats, Verslag

VELDEN = MappingProxyType({"prijs": "indicator", "ingroei": "jaar"})
"""The fields, and what each has one per."""
_ONBRUIKBAAR = MappingProxyType(
    {"prijs": "scenario_formulier.prijs", "ingroei": "scenario_formulier.ingroei"}
)
_CENT = Decimal("0.01")


def price_fields(prijzen: pl.DataFrame, gezet: Mapping[str, Decimal]) -> html.Details:
    """The price of a unit of capacity per goal. ``prijzen``: doel_naam, indicator, eenheid, prijs_eur, status."""
    velden = [
        _field(
            "prijs",
            r["indicator"],
            f"{r['doel_naam'].split(':')[0]}, per {r['eenheid']}",
            gezet.get(r["indicator"]),
            f"nu {format_eur(r['prijs_eur'])}{' (aanname)' if r['status'] == 'aanname' else ''}",
        )
        for r in prijzen.iter_rows(named=True)
    ]
    return _fold(
        "Prijs per fte of locatie",
        "Bepaalt alleen hoeveel capaciteit het geld koopt. Leeg: de prijs van nu.",
        velden,
    )


def phase_in_fields(jaren: Sequence[int], gezet: Mapping[int, Decimal]) -> html.Details:
    """The ingroei per year, cumulative."""
    velden = [_field("ingroei", jaar, f"{jaar}, euro per inwoner", gezet.get(jaar)) for jaar in jaren]
    return _fold(
        "Ingroei",
        "Hooguit zoveel euro per inwoner meer of minder dan nu, voor het totaal van een gemeente. Het bedrag is cumulatief; "
        "een leeg jaar is vrij.",
        velden,
    )


def _field(
    soort: str, wie: object, label: str, waarde: Decimal | None, nu: str | None = None
) -> dmc.NumberInput:
    return dmc.NumberInput(
        id=field_id(soort, VELDEN[soort], wie),
        label=label,
        value=None if waarde is None else float(waarde),
        decimalScale=2,
        **GETAL,
        **kenmerken(description=nu),
    )


def _fold(titel: str, uitleg: str, velden: list[dmc.NumberInput]) -> html.Details:
    return html.Details(
        [
            html.Summary(titel),
            html.P(uitleg, className="fk-bijschrift"),
            html.Div(velden, className="sc-velden"),
        ],
        className="sc-vouw",
    )


def read_prices(invoer: Invoer, gepubliceerd: Mapping[str, Decimal], verslag: Verslag) -> dict[str, Decimal]:
    """The prices that differ from those published."""
    gelezen = _read("prijs", "prijs van {}".format, invoer, verslag)
    return {wie: prijs for wie, prijs in gelezen.items() if prijs != gepubliceerd.get(wie)}


def read_phase_in(invoer: Invoer, verslag: Verslag) -> dict[int, Decimal]:
    """The ingroei of the years that have one."""
    gelezen = _read("ingroei", "ingroei {}".format, invoer, verslag)
    return {int(jaar): bedrag for jaar, bedrag in gelezen.items()}


def _read(soort: str, noem: Callable[[str], str], invoer: Invoer, verslag: Verslag) -> dict[str, Decimal]:
    """What was typed in the fields of a kind; every value that cannot be used is reported."""
    gelezen = {}
    for wie, waarde in invoer.typed(soort).items():
        if waarde in (None, ""):
            continue
        bedrag = _read_cents(waarde)
        if bedrag is None:
            plek = verslag.plek(Plaats(sleutel=noem(wie)))
            verslag.add(meld(_ONBRUIKBAAR[soort], plek, waarde))
        else:
            gelezen[wie] = bedrag
    return gelezen


def _read_cents(waarde: object) -> Decimal | None:
    """What a number field gives, in cents; it is written as it was typed, so nothing is rounded by reading it."""
    try:
        bedrag = Decimal(str(waarde).replace(",", "."))
        centen = bedrag.quantize(_CENT)
        return centen if bedrag == centen and bedrag >= 0 else None
    except InvalidOperation:
        return None
