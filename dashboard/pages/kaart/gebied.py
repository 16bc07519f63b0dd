"""The gemeenten where they are, in classes, and all of them as a table: the figure, per inhabitant, and the class on the map."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption
from dashboard.beeld.gedeeld.regio import VOOR_DE_REGIO
from dashboard.beeld.grafiek.vlakkenkaart import no_map
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import Meting, measure
from dashboard.beeld.raster import raster, search_box
from dashboard.gegevens.grenzen import boundary_years, choose_year
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.kaart.antwoord import Klasse, classify, is_empty, summarise
from dashboard.pages.kaart.tekenen import class_map
from pipelines.basis.opmaak import count, format_number

KLIK = "Een klik op de kaart opent de gemeente; ‘Toon als tabel’ geeft haar cijfer, en een klik of Enter daarop zijn herkomst."


def areas(meting: Meting, nummers: list[int]) -> pl.DataFrame:
    """What both maps draw: gm_code, naam, klasse and the words at a gemeente."""
    hovers = [
        f"<b>{rij['naam']}</b><br>{_words(meting, waarde, rij)}<br>{format_number(rij['inwoners'] or 0)} inwoners"
        for waarde, rij in zip(meting.waarden, meting.gemeenten.iter_rows(named=True), strict=True)
    ]
    return meting.gemeenten.select("gm_code", "naam").with_columns(
        pl.Series("klasse", nummers), pl.Series("hover", hovers)
    )


def _words(meting: Meting, waarde: Decimal | None, rij: Rij) -> str:
    if waarde is None:
        reden = rij["reden"] or "reden onbekend"
        return reden if meting.is_regionaal else f"geen cijfer: {reden}"
    beide = (
        f"{meting.show(waarde)} {meting.noemer} ({meting.show_total(rij['teller'])})"
        if meting.per_inwoner
        else meting.show(waarde)
    )
    return f"{beide}<br>Status: {rij['status']}"


_KOPPEN = {"toegewezen": "Toegewezen", "lasten": "Lasten hele taakveld"}


def measure_grid(
    id_: str,
    meting: Meting,
    klassen: Sequence[Klasse],
    nummers: Sequence[int],
    href: Callable[[str], str],
    *,
    hoogte: int,
    volledig: bool,
) -> html.Div:
    """All gemeenten with their figure. ``volledig``: with province, size class and what the figure is about."""
    kolommen = [
        kolom.gemeente(href),
        *_figures(meting),
        kolom.tekst("klasse", "Klasse op de kaart", breedte=150),
        kolom.badge("status", "Status", lambda r: None if r["teller"] is None else r["status"], breedte=126),
        kolom.inwoners(meting.jaar, 105, reden="niet gepubliceerd"),
    ]
    if volledig:
        kolommen += [
            kolom.tekst("provincie", "Provincie", breedte=130),
            kolom.tekst("grootteklasse", "Grootteklasse", breedte=190),
            kolom.tekst(
                "bij",
                "Waarover",
                lambda r: None if r["teller"] is None else r["bij"],
                breedte=180,
                hide=not meting.gemeenten["bij"].is_not_null().any(),
            ),
            kolom.tekst("zoektekst", "", hide=True),
        ]
    woorden = {klasse.nummer: f"{klasse.teken}: {klasse.woorden}" for klasse in klassen}
    rijen = [
        rij | {"klasse": woorden[nummer]}
        for rij, nummer in zip(meting.gemeenten.iter_rows(named=True), nummers, strict=True)
    ]
    return raster(id_, f"{meting.naam}, {meting.doel_naam}", kolommen, rijen, hoogte=hoogte, filters=volledig)


def _figures(meting: Meting) -> list[kolom.Kolom]:
    """The figure itself and the same per inhabitant; where there is no figure there is nothing to follow."""
    is_fte = meting.maat == "capaciteit"

    return [
        kolom.getal(
            "teller",
            f"Capaciteit ({meting.eenheid})" if is_fte else _KOPPEN[meting.maat],
            notatie="getal1" if is_fte else "eur",
            herkomst=meting.herkomst,
            reden=_reason,
            voorbeeld=_is_made_up,
            zonder_bron="geen opgave",
            breedte=130,
        ),
        kolom.getal(
            "per_inwoner",
            meting.noemer.capitalize(),
            lambda r: (
                r["eigen"] * meting.per / r["inwoners"] if r["eigen"] is not None and r["inwoners"] else None
            ),
            "getal2" if is_fte else "per_inwoner",
            herkomst=meting.rate_source(meting.herkomst_eigen, "{gm_code}"),
            reden=VOOR_DE_REGIO if meting.is_regionaal else _reason,
            voorbeeld=_is_made_up,
            zonder_bron="geen opgave",
            breedte=125,
        ),
    ]


def _reason(rij: Rij) -> str:
    return rij["reden"] or ""


def _is_made_up(rij: Rij) -> bool:
    return rij["status"] == "voorbeeld"


def map_part(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The gemeenten where they are."""
    meting = measure(gegevens, toestand)
    nummers, klassen = classify(meting)
    if is_empty(nummers):
        return None
    grensjaar = choose_year(boundary_years(gegevens.raw), meting.jaar)
    if grensjaar is None:
        return no_map()
    vlakken = gegevens.read("kaart_vlak", jaar=meting.jaar, grensjaar=grensjaar).join(
        areas(meting, nummers), on="gm_code", how="inner"
    )
    bij = f"Grenzen van {grensjaar}: CBS en Kadaster.{_merged_note(vlakken, meting)} {KLIK}"
    return html.Div(
        [
            html.H3("Op de kaart"),
            figuurblok(
                "kaart",
                f"Kaart: {meting.naam}, {meting.doel_naam}, {meting.jaar}",
                zin=summarise(meting),
                figuur=lambda: class_map(vlakken, klassen, f"/grenzen/{grensjaar}.geojson", toestand.gm),
                raster=lambda: measure_grid(
                    "raster-kaart",
                    meting,
                    klassen,
                    nummers,
                    gemeente_href(toestand),
                    hoogte=460,
                    volledig=False,
                ),
            ),
            caption(bij),
        ]
    )


def _merged_note(vlakken: pl.DataFrame, meting: Meting) -> str:
    samen = vlakken.filter(pl.col("gm_code").is_duplicated())["gm_code"].n_unique()
    ontbreekt = meting.gemeenten.height - vlakken["gm_code"].n_unique()
    zinnen = [
        f" {count(samen, 'latere samenvoeging heeft', 'latere samenvoegingen hebben')} in alle oude delen dezelfde kleur."
        if samen
        else "",
        f" {count(ontbreekt, 'gemeente staat', 'gemeenten staan')} niet op de kaart." if ontbreekt else "",
    ]
    return "".join(zinnen)


def everyone(gegevens: Gegevens, toestand: Toestand) -> Component:
    """All gemeenten in a list that can be searched, sorted and exported; each leads to its own page."""
    meting = measure(gegevens, toestand)
    nummers, klassen = classify(meting)
    zin = f"{count(meting.gemeenten.height, 'gemeente', 'gemeenten')} in de indeling van {meting.jaar}; Enter of een klik op de naam opent haar pagina."
    return section(
        "Alle gemeenten",
        figuurblok(
            "alle-gemeenten",
            f"{meting.naam} per gemeente, {meting.doel_naam}, {meting.jaar}",
            zin=zin,
            raster=lambda: measure_grid(
                "raster-alle-gemeenten",
                meting,
                klassen,
                nummers,
                gemeente_href(toestand),
                hoogte=520,
                volledig=True,
            ),
            boven=search_box("raster-alle-gemeenten", "Zoek een gemeente", "Naam of provincie"),
        ),
        lead=zin,
    )
