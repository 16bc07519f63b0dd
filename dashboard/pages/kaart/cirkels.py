"""The same gemeenten as circles by inhabitants: a cartogram, and the file that the browser draws it from."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlencode

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption
from dashboard.beeld.maten import Meting, measure
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.grenzen import boundary_years, choose_year, find_centres
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.kaart.antwoord import classify, is_empty
from dashboard.pages.kaart.gebied import KLIK, areas
from dashboard.pages.kaart.plaatsen import Cirkel, circle_boundaries, place_circles
from dashboard.pages.kaart.tekenen import class_cartogram
from pipelines.basis.cijfer import Cijfer, share_figure
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import inhabitants, share, tally
from pipelines.basis.zin import Zin, fill

# A circle is drawn on a globe; around the crossing of equator and meridian, and small, a globe is flat.
_KM_PER_GRAAD = 100.0
_circles = lru_cache(maxsize=16)(place_circles)


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
        areas(meting, nummers)
        .with_columns(gm_code_vlak=pl.col("gm_code"))
        .filter(pl.col("gm_code").is_in([c.gm_code for c in cirkels]))
    )
    return html.Div(
        [
            html.H3("Naar inwonertal"),
            figuurblok(
                "cartogram",
                f"Cartogram: {meting.naam}, {meting.doel_naam}, {meting.jaar}",
                zin=_cartogram_sentence(meting),
                toon_zin=True,
                figuur=lambda: class_cartogram(
                    vlakken, klassen, cirkels, circles_address(gegevens, meting.jaar), toestand.gm
                ),
                raster=lambda: share_grid("raster-cartogram", meting, gemeente_href(toestand)),
            ),
            caption(KLIK),
        ]
    )


def _half(meting: Meting) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The gemeenten with inhabitants, the largest first, and the first of them that hold half of the inhabitants."""
    met = meting.gemeenten.filter(pl.col("inwoners") > 0).sort(
        "inwoners", "gm_code", descending=[True, False]
    )
    ervoor = pl.col("inwoners").cum_sum() - pl.col("inwoners")
    return met, met.filter(ervoor < total(met["inwoners"]) / 2)


def _cartogram_sentence(meting: Meting) -> Zin:
    """How many gemeenten hold half of the inhabitants, and which part of the figure is theirs."""
    met, helft = _half(meting)
    wie = helft["gm_code"].to_list()
    totaal = total(met["teller"])
    slot = None
    if totaal:
        bron = share(meting.bron_van(wie), meting.herkomst_samen)
        deel = share_figure(total(helft["teller"]), totaal, bron, zonder_bron="geen opgave")
        slot = Zin("; zij hebben ", deel, " van het getoonde cijfer")
    return fill(
        "De oppervlakte van een cirkel is het aantal inwoners. In de {aantal} grootste gemeenten woont de helft van de inwoners{slot}.",
        aantal=Cijfer(helft.height, "aantal", tally(inhabitants(meting.jaar, gm_code="~".join(wie)))),
        slot=slot,
    )


def share_grid(id_: str, meting: Meting, href: Callable[[str], str]) -> html.Div:
    """Beside the cartogram: the share of a gemeente in the inhabitants, which is the size of its circle, and in the figure."""
    gemeenten = meting.gemeenten.filter(pl.col("inwoners") > 0).sort("inwoners", descending=True)
    inwoners, totaal = total(gemeenten["inwoners"]), total(gemeenten["teller"])
    van_inwoners = inhabitants(meting.jaar, gm_code="{gm_code}")
    return raster(
        id_,
        "Aandeel in de inwoners en in het cijfer",
        [
            kolom.gemeente(href),
            kolom.inwoners(meting.jaar, 130, "Inwoners (grootte van de cirkel)"),
            kolom.getal(
                "aandeel",
                "Aandeel in de inwoners",
                lambda r: Decimal(r["inwoners"]) * 100 / inwoners,
                "pct2",
                herkomst=share(van_inwoners, inhabitants(meting.jaar)),
                sorteer=lambda r: float(r["inwoners"]),
                breedte=115,
            ),
            kolom.getal(
                "aandeel_cijfer",
                "Aandeel in het getoonde cijfer",
                lambda r: None if r["teller"] is None or not totaal else Decimal(r["teller"]) * 100 / totaal,
                "pct2",
                herkomst=share(meting.herkomst, meting.herkomst_samen),
                sorteer=lambda r: float(r["teller"]),
                reden=lambda r: r["reden"] or "niets om te verdelen",
                voorbeeld=lambda r: r["status"] == "voorbeeld",
                zonder_bron="geen opgave",
                breedte=125,
            ),
        ],
        gemeenten,
        hoogte=460,
    )
