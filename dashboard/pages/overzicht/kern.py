"""The year in a few figures, how sure they are, and how much of the money can be followed."""

from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom, termen
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import Inhoud, show
from dashboard.beeld.elementen import caption, card, cards, status_badge, status_bar
from dashboard.beeld.envelop import amounts_by_status, available, divided, lines_figure, year_figure
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import ZICHTBAARHEID, ZICHTBAARHEID_UITLEG
from dashboard.beeld.zicht import NIETS_TE_ZIEN, all_money, say_seen, seen_along
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer, count_figure, part_figure
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import inhabitants, reference, tally
from pipelines.basis.zin import Zin, enumerate_pieces, fill


def key_figures(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What there is, what runs through the gemeentefonds, what is divided, and how many returns there are."""
    jaar = toestand.jaar
    k = gegevens.read_row("kerncijfers", jaar=jaar) or {}
    regels = gegevens.read("envelop", jaar=jaar)
    beschikbaar, verdeeld = available(k, jaar), divided(k, jaar)
    vormen = [vorm for vorm in termen.GEMEENTEFONDS if vorm in set(regels["vorm"])]
    niet = year_figure(k, jaar, "niet_verdeeld", "Niet over gemeenten verdeeld", "niet_verdeeld_eur")
    aandeel = part_figure(verdeeld, beschikbaar, naam="Aandeel verdeeld")
    ontvangers = count_figure(k["aantal_gemeenten"], "gemeente", "gemeenten", tally(inhabitants(jaar)))
    return section(
        f"{jaar} in het kort",
        cards(
            card("Beschikbaar", beschikbaar, "per jaar voor alle gemeenten samen", id_="kern-totaal"),
            card(
                "Via het gemeentefonds",
                year_figure(k, jaar, "gemeentefonds", "Via het gemeentefonds", vorm="~".join(vormen)),
                enumerate_pieces(_of_form(regels, jaar, vorm) for vorm in vormen),
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
            [html.H3("Hoe zeker zijn deze bedragen?"), status_bar(amounts_by_status(regels, jaar))],
            className="fk-paneel",
        ),
    )


def _of_form(regels: pl.DataFrame, jaar: int | None, vorm: str) -> Zin:
    """``AU € 79 miljoen``."""
    eur = total(regels["bedrag_eur"].filter(regels["vorm"] == vorm))
    bron = reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, vorm=vorm)
    return Zin(f"{termen.VORMEN_KORT[vorm]} ", Cijfer(eur, "miljoen", bron))


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
        "herkomst.zichtbaar", "bedrag_eur", uitkeringsjaar=toestand.jaar, zichtbaarheid="opgave"
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
    """What was received; made-up returns are named only in the demonstration, and never counted."""
    if toestand.met_voorbeeld and k["opgaven_voorbeeld"]:
        return [f"daarnaast {k['opgaven_voorbeeld']} verzonnen ", status_badge("voorbeeld")]
    if k["opgaven_ontvangen"]:
        return "gemeenten gaven hun capaciteit op"
    return "nog geen gemeente gaf op welke capaciteit er is"


def visibility(gegevens: Gegevens, toestand: Toestand) -> Component:
    """How much of the money can be followed, and how."""
    kanalen = gegevens.read("zichtbaarheid", jaar=toestand.jaar)
    alles = all_money(kanalen, toestand.jaar)
    zin = say_seen(kanalen, toestand.jaar)
    return section(
        "Hoeveel van het geld is te zien",
        figuurblok(
            "zicht",
            f"Hoeveel van het geld van {toestand.jaar} is te zien",
            zin=zin,
            figuur=lambda: html.Ul(
                [_channel(rij, alles, toestand) for rij in kanalen.iter_rows(named=True)],
                className="fk-kanalen",
            ),
            raster=lambda: _grid(kanalen, alles, toestand),
        ),
        lead=zin
        + " Wat niet te zien is, kan wel besteed zijn: AU en DU zijn vrij besteedbaar en gemeenten verantwoorden zich aan hun raad.",
    )


def _channel(rij: kolom.Rij, alles: Cijfer, toestand: Toestand) -> Component:
    """One way of following the money, with its amount and its share."""
    bedrag = seen_along(rij, toestand.jaar)
    aandeel = part_figure(bedrag, alles, naam=f"Aandeel, {bedrag.naam}")
    balk = html.Span(
        className=f"fk-balk__vulling fk-kanaal--{rij['zichtbaarheid'].replace(' ', '-')}",
        style={"width": f"{aandeel.waarde:.2f}%"},
    )
    return html.Li(
        [
            html.Div(
                [
                    html.Strong(bedrag.naam),
                    html.Span(show([bedrag, " (", aandeel, ")"]), className="fk-getal"),
                ],
                className="fk-kanaal__kop",
            ),
            html.Div(
                balk if bedrag.waarde else None, className="fk-balk__spoor", **kenmerken(aria_hidden="true")
            ),
            caption(ZICHTBAARHEID_UITLEG[rij["zichtbaarheid"]]),
        ]
    )


def _grid(kanalen: pl.DataFrame, alles: Cijfer, toestand: Toestand) -> html.Div:
    """The same per way of following the money. Frame: ``vragen/overzicht/zichtbaarheid``."""
    return raster(
        "raster-zicht",
        "Hoeveel van het geld is te zien",
        [
            kolom.tekst(
                "kanaal",
                "Te volgen via",
                lambda r: ZICHTBAARHEID[r["zichtbaarheid"]],
                totaal="Totaal",
                breedte=200,
                vast=True,
            ),
            kolom.getal(
                "bedrag",
                "Bedrag",
                "bedrag_eur",
                bron=lambda r: seen_along(r, toestand.jaar).verwijzing,
                zonder_bron=NIETS_TE_ZIEN,
                totaal=alles,
                breedte=140,
            ),
            kolom.tekst(
                "uitleg",
                "Toelichting",
                lambda r: ZICHTBAARHEID_UITLEG[r["zichtbaarheid"]],
                breedte=300,
                groei=2,
            ),
        ],
        kanalen,
    )
