"""The two drawings of the map page: the gemeenten where they are, and as circles by inhabitants."""

import json
from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlencode

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import formula, inhabitants, tally
from dashboard.beeld.kaart.cartogram import Cirkel, circle_boundaries, place_circles
from dashboard.beeld.kaart.tabel import measure_grid, share_grid
from dashboard.beeld.kaart.vlakken import class_cartogram, class_map
from dashboard.beeld.maten import Meting, measure
from dashboard.beeld.termen import count
from dashboard.gegevens.grenzen import boundary_years, choose_year, find_centres
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.toestand import Toestand, gemeente_href
from dashboard.pages.kaart.delen import classify, is_empty, summarise
from pipelines.basis.opmaak import format_number, format_pct
from pipelines.basis.sommen import total

# A circle is drawn on a globe; around the crossing of equator and meridian, and small, a globe is flat.
_KM_PER_GRAAD = 100.0
KLIK = "Een klik op de kaart opent de gemeente; ‘Toon als tabel’ geeft haar cijfer, en een klik of Enter daarop zijn herkomst."
_circles = lru_cache(maxsize=16)(place_circles)


def _areas(meting: Meting, nummers: list[int]) -> pl.DataFrame:
    """What both maps draw: gm_code, naam, klasse and the words at a gemeente."""
    hovers = [
        f"<b>{rij['naam']}</b><br>{_words(meting, waarde, rij)}<br>{format_number(rij['inwoners'] or 0)} inwoners"
        for waarde, rij in zip(meting.waarden, meting.gemeenten.iter_rows(named=True), strict=True)
    ]
    return meting.gemeenten.select("gm_code", "naam").with_columns(
        pl.Series("klasse", nummers), pl.Series("hover", hovers)
    )


def _words(meting: Meting, waarde: Decimal | None, rij: dict) -> str:
    if waarde is None:
        return f"geen cijfer: {rij['reden'] or 'reden onbekend'}"
    per = f" per {format_number(meting.per)} inwoners" if meting.per > 1 else " per inwoner"
    beide = (
        f"{meting.show(waarde)}{per} ({meting.show_total(rij['teller'])})"
        if meting.per_inwoner
        else meting.show(waarde)
    )
    return f"{beide}<br>Status: {rij['status']}"


def map_part(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The gemeenten where they are."""
    meting = measure(gegevens, toestand)
    nummers, klassen = classify(meting)
    if is_empty(nummers):
        return None
    grensjaar = choose_year(boundary_years(gegevens.raw), meting.jaar)
    if grensjaar is None:
        return notice(
            "info",
            "Er is geen kaart.",
            "De gemeentegrenzen ontbreken bij de bronbestanden (gemeenten/grenzen_<jaar>.geojson).",
        )
    vlakken = gegevens.read("kaart_vlak", jaar=meting.jaar, grensjaar=grensjaar).join(
        _areas(meting, nummers), on="gm_code", how="inner"
    )
    bij = f"Grenzen van {grensjaar}: CBS en Kadaster.{_merged_note(vlakken, meting)} {KLIK}"
    return html.Div(
        [
            html.H3("Op de kaart"),
            figuurblok(
                "kaart",
                f"Kaart: {meting.naam}, {meting.doel_naam}, {meting.jaar}",
                zin=summarise(meting),
                toon_zin=False,
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
            html.P(bij, className="fk-bijschrift"),
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


def find_circles(gegevens: Gegevens, jaar: int) -> tuple[Cirkel, ...]:
    """The cartogram of a year; the same for every measure. Made once per set of inhabitants and boundaries."""
    grensjaar = choose_year(boundary_years(gegevens.raw), jaar)
    if grensjaar is None:
        return ()
    centra = find_centres(gegevens.raw / "gemeenten" / f"grenzen_{grensjaar}.geojson")
    vlakken = gegevens.read("kaart_vlak", jaar=jaar, grensjaar=grensjaar)
    delen: dict[str, list[tuple[float, float]]] = {}
    for vlak, gm in vlakken.select("gm_code_vlak", "gm_code").iter_rows():
        if vlak in centra:
            delen.setdefault(gm, []).append(centra[vlak])
    punten = tuple(
        (
            gm,
            sum(x for x, _ in delen[gm]) / len(delen[gm]),
            sum(y for _, y in delen[gm]) / len(delen[gm]),
            inwoners,
        )
        for gm, inwoners in gegevens.read("gemeenten", jaar=jaar)
        .sort("gm_code")
        .select("gm_code", "inwoners")
        .iter_rows()
        if gm in delen and inwoners
    )
    return tuple(
        Cirkel(c.gm_code, c.x / _KM_PER_GRAAD, c.y / _KM_PER_GRAAD, c.straal / _KM_PER_GRAAD)
        for c in _circles(punten)
    )


def circles_geojson(gegevens: Gegevens, jaar: int) -> bytes:
    """The circles of a year as the browser fetches them."""
    return json.dumps(circle_boundaries(find_circles(gegevens, jaar)), separators=(",", ":")).encode()


def circles_address(gegevens: Gegevens, jaar: int) -> str:
    """Where the browser fetches the circles; other figures have another address."""
    stand = {"stand": gegevens.stand.naam} if gegevens.stand else {}
    return f"/kaart/cirkels/{jaar}.geojson?" + urlencode({"v": gegevens.sha256()[:12], **stand})


def cartogram_part(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The same gemeenten as circles by inhabitants."""
    meting = measure(gegevens, toestand)
    nummers, klassen = classify(meting)
    if is_empty(nummers):
        return None
    cirkels = find_circles(gegevens, meting.jaar)
    if not cirkels:
        return notice(
            "info", "Er is geen cartogram.", "Zonder gemeentegrenzen is niet bekend waar een cirkel hoort."
        )
    vlakken = (
        _areas(meting, nummers)
        .with_columns(gm_code_vlak=pl.col("gm_code"))
        .filter(pl.col("gm_code").is_in([c.gm_code for c in cirkels]))
    )
    zin = _cartogram_sentence(meting)
    return html.Div(
        [
            html.H3("Naar inwonertal"),
            figuurblok(
                "cartogram",
                f"Cartogram: {meting.naam}, {meting.doel_naam}, {meting.jaar}",
                zin=zin,
                cijfers=_cartogram_sources(meting),
                figuur=lambda: class_cartogram(
                    vlakken,
                    klassen,
                    cirkels,
                    circles_address(gegevens, meting.jaar),
                    toestand.gm,
                ),
                raster=lambda: share_grid("raster-cartogram", meting, gemeente_href(toestand)),
            ),
            html.P(KLIK, className="fk-bijschrift"),
        ]
    )


def _half(meting: Meting) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The gemeenten with inhabitants, the largest first, and the first of them that hold half of the inhabitants."""
    met = meting.gemeenten.filter(pl.col("inwoners") > 0).sort(
        "inwoners", "gm_code", descending=[True, False]
    )
    ervoor = pl.col("inwoners").cum_sum() - pl.col("inwoners")
    return met, met.filter(ervoor < total(met["inwoners"]) / 2)


def _share(deel: pl.DataFrame, geheel: pl.DataFrame) -> str | None:
    """The part of the figure that these gemeenten have; ``None`` when there is nothing to have a part of."""
    totaal = total(geheel["teller"])
    return format_pct(total(deel["teller"]), totaal) if totaal else None


def _cartogram_sentence(meting: Meting) -> str:
    """How many gemeenten hold half of the inhabitants, and which part of the figure is theirs."""
    met, helft = _half(meting)
    deel = _share(helft, met)
    slot = f"; zij hebben {deel} van het getoonde cijfer" if deel else ""
    return f"De oppervlakte van een cirkel is het aantal inwoners. In de {helft.height} grootste gemeenten woont de helft van de inwoners{slot}."


def _cartogram_sources(meting: Meting) -> list[tuple[str, str | None]]:
    """The figures in ``_cartogram_sentence`` with their references."""
    met, helft = _half(meting)
    wie = inhabitants(meting.jaar, gm_code="~".join(helft["gm_code"]))
    aandeel = formula("aandeel", deel=meting.bron_van(helft["gm_code"]), geheel=meting.herkomst_samen)
    return [(str(helft.height), tally(wie)), (_share(helft, met) or "", aandeel)]
