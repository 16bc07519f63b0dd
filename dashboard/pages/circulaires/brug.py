"""The bridge of all gemeenten together, and of one gemeente that is chosen here or brought along in the address."""

import dash_mantine_components as dmc
import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.brug import bridge_block, bridge_key, comparable_change, proof_line
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import caption, choices
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import clear_button, gemeente_choice
from dashboard.kader.sectie import section
from dashboard.pages.circulaires.keuze import find_choice


def national_bridge(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The bridge of all gemeenten together, with the proof that its parts are the change."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    gemeenten = gegevens.read("brug_gemeenten", **paar.parameters())
    blok, zin = bridge_block(
        gegevens, paar, None, "brug", f"De brug van {paar.namen()}, alle gemeenten samen"
    )
    sluit = (gemeenten["delen_eur"].fill_null(0) == gemeenten["verschil_eur"]).sum()
    return section(
        "De brug: waardoor het verschil komt",
        bridge_key(),
        blok,
        proof_line(gegevens, paar, None),
        caption(
            f"Per gemeente nagerekend: bij {sluit} van de {gemeenten.height} gemeenten tellen de delen precies op tot het verschil."
        ),
        lead=zin,
        id_="brug",
    )


def gemeente_bridge(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The bridge of one gemeente, chosen here or brought along in the address."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    gemeenten = gegevens.read("brug_gemeenten", **paar.parameters()).sort("naam_sorteer")
    opties = [
        {"value": code, "label": naam} for code, naam in gemeenten.select("gm_code", "naam").iter_rows()
    ]
    rij = gemeenten.filter(pl.col("gm_code") == (toestand.gm or ""))
    kies = choices(_gemeente_select(opties, toestand.gm if rij.height else None))
    if not rij.height:
        return section("De brug van één gemeente", kies, _not_here(gegevens, toestand), id_="brug-gemeente")
    gemeente = rij.row(0, named=True)
    naam = f"De brug van {gemeente['naam']}, {paar.namen()}"
    blok, zin = bridge_block(gegevens, paar, toestand.gm, "brug-gemeente", naam)
    return section(
        f"De brug van {gemeente['naam']}",
        kies,
        notice("info", f"{gemeente['naam']}: {gemeente['toelichting']}.")
        if gemeente["toelichting"]
        else None,
        html.P(
            show([zin, comparable_change(gegevens, paar, toestand.gm)]),
            className="fk-lead fk-lead--los",
        ),
        bridge_key(),
        blok,
        proof_line(gegevens, paar, toestand.gm),
        html.P(
            dcc.Link(
                f"Alles over {gemeente['naam']}",
                href="/gemeente" + toestand.search(jaar=keuze.jaar, van=None, naar=None),
                className="fk-link",
            )
        ),
        id_="brug-gemeente",
    )


def _not_here(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    if toestand.gm is None:
        return html.P("Kies een gemeente om te zien waardoor haar betaling veranderde.", className="fk-lead")
    bekend = gegevens.read_row("gemeente_naam", gm=toestand.gm)
    wie = bekend["naam"] if bekend else f"De gemeentecode ‘{toestand.gm}’"
    return notice(
        "vraag", f"{wie} komt in deze twee circulaires niet voor.", "Kies hierboven een andere gemeente."
    )


def _gemeente_select(opties: list[dict[str, str]], waarde: str | None) -> dmc.Select:
    """The gemeente whose own bridge is shown beside the national one; may be empty."""
    return gemeente_choice(
        "ci-gemeente",
        opties,
        waarde,
        placeholder="Kies een gemeente",
        allowDeselect=True,
        **clear_button("Geen gemeente"),
        nothingFoundMessage="Geen gemeente gevonden in deze circulaires",
    )
