"""The year in a few figures, and how sure they are."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.cijfer import Inhoud
from dashboard.beeld.elementen import card, cards, status_badge, status_bar
from dashboard.beeld.envelop import amounts_by_status, lines_figure
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer, count_figure, part_figure
from pipelines.basis.verwijzing import inhabitants, reference, tally
from pipelines.basis.zin import Zin, fill


def key_figures(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What there is, what runs through the gemeentefonds, what is divided, and how many returns there are."""
    jaar = toestand.jaar
    k = gegevens.read_row("kerncijfers", jaar=jaar, met_voorbeeld=toestand.met_voorbeeld) or {}
    regels = gegevens.read("envelop", jaar=jaar)

    def envelope(veld: str, naam: str = "", kolom: str = "bedrag_eur", **vorm: str) -> Cijfer:
        bron = reference("mart.envelop", kolom, uitkeringsjaar=jaar, **vorm)
        return Cijfer(k[f"{veld}_eur"], "eur", bron, naam=naam, status=k.get(f"{veld}_status"))

    beschikbaar = envelope("totaal", "Beschikbaar")
    verdeeld = envelope("verdeeld", "Verdeeld over gemeenten", "verdeeld_eur")
    au, du = (envelope(vorm, vorm=vorm).als("miljoen") for vorm in ("au", "du"))
    niet = envelope("niet_verdeeld", "Niet over gemeenten verdeeld", "niet_verdeeld_eur")
    aandeel = part_figure(verdeeld, beschikbaar, naam="Aandeel verdeeld")
    ontvangers = count_figure(k["aantal_gemeenten"], "gemeente", "gemeenten", tally(inhabitants(jaar)))
    return section(
        f"{jaar} in het kort",
        cards(
            card("Beschikbaar", beschikbaar, "per jaar voor alle gemeenten samen", id_="kern-totaal"),
            card(
                "Via het gemeentefonds",
                envelope("gemeentefonds", "Via het gemeentefonds", vorm="au~du"),
                fill("AU {au} en DU {du}", au=au, du=du),
            ),
            card(
                "Verdeeld over gemeenten",
                verdeeld,
                [aandeel, " van het totaal, over ", ontvangers, _outside_note(regels, jaar)],
                id_="kern-verdeeld",
            ),
            card(niet.naam, niet, "geen ontvangende gemeente of geen sleutel bekend"),
            card("Opgaven ontvangen", _returns(k, toestand), _returns_note(k, toestand), id_="kern-opgaven"),
        ),
        html.Div(
            [
                html.H3("Hoe zeker zijn deze bedragen?"),
                status_bar(amounts_by_status(regels, jaar)),
            ],
            className="fk-paneel",
        ),
    )


def _outside_note(regels: pl.DataFrame, jaar: int | None) -> Zin | None:
    """What of the allocated money is reckoned to inhabitants but goes to another recipient than the gemeente."""
    buiten = regels.filter((pl.col("vorm") == "buiten_gemeentefonds") & (pl.col("verdeeld_eur") > 0))
    if not buiten.height:
        return None
    via = " en ".join(termen.outside_recipient(doel) for doel in buiten["doel"].unique(maintain_order=True))
    bedrag = lines_figure(buiten, jaar, "miljoen", "verdeeld_eur")
    return fill(" (waarvan {bedrag} via {via})", bedrag=bedrag, via=via)


def _returns(k: dict[str, Any], toestand: Toestand) -> Zin:
    """How many gemeenten gave a return; it leads to those with one for any goal, so that it is about what they show."""
    zicht = reference(
        "herkomst.zicht",
        "bedrag_eur",
        uitkeringsjaar=toestand.jaar,
        voorbeeld="met" if toestand.met_voorbeeld else "zonder",
        zichtbaarheid="opgave",
    )
    ontvangen = k["opgaven_ontvangen"]
    return fill(
        "{ontvangen} van {gemeenten}",
        ontvangen=Cijfer(
            ontvangen,
            "aantal",
            tally(zicht, "met_cijfer") if ontvangen else None,
            zonder_bron="nul: geen gemeente gaf een opgave",
        ),
        gemeenten=k["aantal_gemeenten"],
    )


def _returns_note(k: dict[str, Any], toestand: Toestand) -> Inhoud | list[Inhoud]:
    voorbeelden = k["opgaven_voorbeeld"]
    if not k["heeft_uitvraag"]:
        return "voor dit jaar zijn nog geen opgaven verzameld"
    if not voorbeelden:
        return "gemeenten gaven hun capaciteit op"
    if toestand.met_voorbeeld:
        return [f"waarvan {voorbeelden} verzonnen ", status_badge("voorbeeld")]
    return f"{termen.count(voorbeelden, 'voorbeeldopgave is', 'voorbeeldopgaven zijn')} verborgen"
