"""What the money buys against what gemeenten say there is."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.demonstratie import made_up, no_returns
from dashboard.beeld.elementen import caption, status_badge
from dashboard.beeld.grafiek.capaciteit import capacity_table, capacity_twin
from dashboard.beeld.maten import bought, capacity_source, own_price
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import STATUSSEN, short_goal
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.doel.antwoorden import answer_block
from dashboard.pages.doel.kop import find_divided, read_recipients, recipients
from pipelines.basis.cijfer import Cijfer, plural_unit
from pipelines.basis.verwijzing import allocated, buys, tally
from pipelines.basis.zin import Zin, fill

_TITEL = "Capaciteit tegenover geld"


@only_with(find_divided)
def capacity(gegevens: Gegevens, toestand: Toestand, doel: kolom.Rij) -> Component:
    """Over all gemeenten with a return, and per gemeente."""
    rijen = gegevens.read("capaciteit", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    rij = rijen.filter(pl.col("doel") == doel["doel"])
    if not rij.height or not doel["eenheid"]:
        return section(_TITEL, notice("info", "Voor dit doel is geen eenheid van capaciteit afgesproken."))
    gemeenten = read_recipients(gegevens, toestand, doel["doel"]).filter(pl.col("waarde").is_not_null())
    r = rij.row(0, named=True)
    naam = f"{short_goal(doel['doel_naam'])}, {toestand.jaar}"
    zin = _summarise(r, gemeenten, toestand)
    return section(
        _TITEL,
        made_up(r["aantal_voorbeeld"])
        if r["aantal_opgaven"]
        else no_returns(toestand, "/doel", doel["zichtbaarheid_toelichting"]),
        figuurblok(
            "doelcapaciteit",
            f"{_TITEL}: {naam}",
            zin=zin,
            figuur=lambda: capacity_table(rij, toestand.jaar),
            raster=lambda: capacity_twin(rij, toestand.jaar),
        ),
        figuurblok(
            "doelopgaven",
            f"Opgaven per gemeente: {naam}",
            zin="De gemeenten met een opgave: wat het geld daar koopt, en wat er is.",
            toon_zin=True,
            raster=lambda: _returns_grid(gemeenten, r, toestand),
        )
        if gemeenten.height
        else None,
        answer_block(gegevens, toestand, doel),
        caption(
            [doel["zichtbaarheid_toelichting"], " De prijs per eenheid: ", status_badge(r["prijs_status"])]
            if r["aantal_opgaven"]
            else ["De prijs per eenheid: ", status_badge(r["prijs_status"])]
        ),
        lead=zin,
    )


def _summarise(rij: kolom.Rij, gemeenten: pl.DataFrame, toestand: Toestand) -> Zin:
    """How many of who received money gave a return; what is made up does not count."""
    aantal = rij["aantal_opgaven"] - rij["aantal_voorbeeld"]
    if not aantal:
        return Zin(
            f"Geen gemeente gaf voor {toestand.jaar} op welke capaciteit er is. Dat is niet hetzelfde als nul."
        )
    echt = gemeenten.filter(pl.col("waarde_status") != "voorbeeld")
    bron = capacity_source(rij["doel"], echt)
    samen = bron and bron.replace("{gm_code}", "~".join(echt["gm_code"]))
    return fill(
        "{aantal} {gaven} op wat er is, van {ontvangers} die geld kregen.",
        aantal=Cijfer(aantal, "aantal", tally(samen, "met_cijfer"), zonder_bron="geen opgave om te tonen"),
        gaven="gemeente gaf" if aantal == 1 else "gemeenten gaven",
        ontvangers=recipients(rij["aantal_ontvangers"], toestand.jaar, rij["doel"]),
    )


def _own_price(rij: kolom.Rij, geld: str, doel: str) -> str:
    """What the money buys at the price that counts for this gemeente; its own where it gave one."""
    eigen = own_price({**rij, "doel": doel}, rij["gm_code"])
    return buys(geld.replace("{gm_code}", rij["gm_code"]) if eigen else geld, doel, eigen)


def _returns_grid(gemeenten: pl.DataFrame, rij: kolom.Rij, toestand: Toestand) -> html.Div:
    """Gemeenten with a return for this goal: what the money buys there, and what there is.

    ``gemeenten``: gm_code, naam, naam_sorteer, toegewezen_eur, waarde, waarde_status, eenheid. ``rij``: of
    ``vragen/algemeen/capaciteit``.
    """
    doel, prijs = rij["doel"], rij["prijs_eur"]
    eenheid = gemeenten.item(0, "eenheid") or ""
    geld = allocated(toestand.jaar, doel=doel, gm_code="{gm_code}")
    return raster(
        "raster-doelopgaven",
        f"Opgaven in {plural_unit(eenheid, 2)}",
        [
            kolom.gemeente(gemeente_href(toestand)),
            kolom.getal(
                "toegewezen",
                "Toegewezen",
                "toegewezen_eur",
                herkomst=geld,
                reden="niets toegewezen",
                breedte=120,
            ),
            kolom.getal(
                "koopt",
                f"Koopt ({eenheid}, aanname)",
                lambda r: bought(r["toegewezen_eur"], r["eigen_prijs_eur"] or prijs),
                "getal1",
                herkomst=buys(geld, doel),
                bron=lambda r: _own_price(r, geld, doel),
                reden="niets toegewezen" if prijs else "geen prijs per eenheid",
                achter=lambda r: " (eigen prijs)" if r["eigen_prijs_eur"] else "",
                breedte=130,
            ),
            kolom.getal(
                "er_is",
                f"Er is ({eenheid})",
                "waarde",
                "getal1",
                herkomst=capacity_source(doel, gemeenten),
                voorbeeld=lambda r: r["waarde_status"] == STATUSSEN[3],
                breedte=150,
            ),
            kolom.badge("status", "Status opgave", "waarde_status", breedte=130),
        ],
        gemeenten,
        hoogte=400,
    )
