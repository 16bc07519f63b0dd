"""Every reconciliation, filtered by verdict and subject as the address asks."""

from collections.abc import Iterable

import dash_mantine_components as dmc
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.controles import count_verdicts, reconciliation_grid
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import search_box
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice, clear_button
from dashboard.kader.sectie import section
from dashboard.pages.aansluiting.oordelen import OORDELEN


def reconciliations(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Every reconciliation, filtered by verdict and subject as the address asks."""
    alle = gegevens.read("aansluiting")
    onderwerpen = sorted(alle["onderwerp"].unique())
    oordeel, onderwerp = toestand.veld("oordeel"), toestand.veld("onderwerp")
    keuzes = html.Div(
        [
            _choice("ah-oordeel", "Oordeel", OORDELEN, oordeel, "Alle oordelen"),
            _choice("ah-onderwerp", "Onderwerp", onderwerpen, onderwerp, "Alle onderwerpen"),
        ],
        className="fk-keuzes",
    )
    gekozen = alle
    if oordeel:
        gekozen = gekozen.filter(pl.col("oordeel") == oordeel)
    if onderwerp:
        gekozen = gekozen.filter(pl.col("onderwerp") == onderwerp)
    zin = count_verdicts(gekozen) if gekozen.height else ""
    if gekozen.height < alle.height:
        zin = f"Getoond: {gekozen.height} van de {alle.height}. {zin}"
    onbekend = [w for w, goed in ((oordeel, OORDELEN), (onderwerp, onderwerpen)) if w and w not in goed]
    return section(
        "Alle aansluitingen",
        keuzes,
        _nothing(onbekend)
        if not gekozen.height
        else figuurblok(
            "aansluiting",
            "Aansluitingen",
            zin=zin,
            toon_zin=False,
            raster=lambda: reconciliation_grid(gekozen),
            boven=search_box("raster-aansluiting", "Zoek in de aansluitingen", "Bijvoorbeeld S2024"),
        ),
        lead=f"{zin} Bedragen in euro, tenzij de omschrijving een aantal noemt.".strip(),
    )


def _nothing(onbekend: list[str]) -> Component:
    if onbekend:
        return notice(
            "vraag", f"‘{onbekend[0]}’ bestaat hier niet.", "Kies hierboven een ander oordeel of onderwerp."
        )
    return notice(
        "info", "Geen aansluiting voldoet aan deze keuze.", "Maak een van de keuzes hierboven leeg."
    )


def _choice(id_: str, label: str, opties: Iterable[str], waarde: str | None, leeg: str) -> dmc.Select:
    return choice(
        id_,
        label,
        [(optie, optie) for optie in opties],
        waarde,
        placeholder=leeg,
        allowDeselect=True,
        **clear_button(f"Maak de keuze {label} leeg"),
    )
