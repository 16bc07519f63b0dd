"""A map in classes, and the same gemeenten as circles by inhabitants. One trace per class; boundaries come from an address."""

from collections.abc import Sequence

import polars as pl

from dashboard.beeld.grafiek.figuur import Figuur, Spoor, base_layout, draw, trace
from dashboard.beeld.grafiek.kleuren import ACCENT, GRENS, INKT
from dashboard.beeld.grafiek.vlakkenkaart import NEDERLAND
from dashboard.pages.kaart.antwoord import Klasse
from dashboard.pages.kaart.plaatsen import Cirkel

_HOOGTE = 520
# pixels: the width of the circles on a telephone, of a letter of a name, and the height of its line
_SMALST, _LETTER, _REGEL = 330, 6.5, 15


def class_map(vlakken: pl.DataFrame, klassen: Sequence[Klasse], grenzen_url: str, gm: str | None) -> Figuur:
    """A choropleth. ``vlakken``: gm_code_vlak, gm_code, klasse, hover; ``gm`` is outlined."""
    return _figure(_traces(vlakken, klassen, grenzen_url, gm), dict(NEDERLAND))


def class_cartogram(
    vlakken: pl.DataFrame,
    klassen: Sequence[Klasse],
    cirkels: Sequence[Cirkel],
    cirkels_url: str,
    gm: str | None,
    namen: int = 20,
) -> Figuur:
    """Circles of the same gemeenten; of the largest ``namen``, those whose name has room carry it. ``vlakken`` as in ``class_map``, and naam.

    Drawn as a map without projection, so that areas stay in proportion and hover and click work as beside it.
    """
    rand = [(c.x - c.straal, c.x + c.straal, c.y - c.straal, c.y + c.straal) for c in cirkels]
    geo = {
        "visible": False,
        "projection": {"type": "equirectangular"},
        "lonaxis": {"range": [min(r[0] for r in rand), max(r[1] for r in rand)]},
        "lataxis": {"range": [min(r[2] for r in rand), max(r[3] for r in rand)]},
        "bgcolor": "rgba(0,0,0,0)",
    }
    grootste = sorted(cirkels, key=lambda c: (-c.straal, c.gm_code))[:namen]
    noemen = dict(vlakken.select("gm_code", "naam").iter_rows())
    pixel = max(geo["lonaxis"]["range"][1] - geo["lonaxis"]["range"][0], 1e-9) / _SMALST
    ruim = _with_room(
        [
            (cirkel, noemen[cirkel.gm_code])
            for cirkel in grootste
            if _inside(cirkel, noemen[cirkel.gm_code], geo["lonaxis"]["range"], pixel)
        ],
        pixel,
    )
    return _figure([*_traces(vlakken, klassen, cirkels_url, gm), _names(ruim)], geo)


def _figure(sporen: list, geo: dict[str, object]) -> Figuur:
    return draw(sporen, base_layout(_HOOGTE) | {"margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "geo": geo})


def _traces(vlakken: pl.DataFrame, klassen: Sequence[Klasse], url: str, gm: str | None) -> list:
    per_klasse = [(k, vlakken.filter(pl.col("klasse") == k.nummer)) for k in klassen]
    sporen = [_trace(deel, klasse.kleur, url) for klasse, deel in per_klasse if deel.height]
    eigen = vlakken.filter(pl.col("gm_code") == (gm or ""))
    if eigen.height:
        sporen.append(_trace(eigen, "rgba(0,0,0,0)", url, rand=(ACCENT, 3)))
    return sporen


def _trace(deel: pl.DataFrame, kleur: str, url: str, rand: tuple[str, float] = (GRENS, 0.5)) -> Spoor:
    return trace(
        "choropleth",
        geojson=url,
        featureidkey="properties.gm_code",
        locations=deel["gm_code_vlak"].to_list(),
        z=[1] * deel.height,
        colorscale=[[0, kleur], [1, kleur]],
        showscale=False,
        marker={"line": {"color": rand[0], "width": rand[1]}},
        customdata=deel.select("hover", "gm_code").rows(),
        hovertemplate="%{customdata[0]}<extra></extra>",
    )


def _inside(cirkel: Cirkel, naam: str, rand: Sequence[float], pixel: float) -> bool:
    half = len(naam) / 2 * _LETTER * pixel
    return rand[0] <= cirkel.x - half and cirkel.x + half <= rand[1]


def _with_room(genoemd: Sequence[tuple[Cirkel, str]], pixel: float) -> list[tuple[Cirkel, str]]:
    """The names that do not run into the name of a larger gemeente; ``pixel`` is the size of one on a telephone."""
    ruim: list[tuple[Cirkel, str]] = []
    for cirkel, naam in genoemd:
        if all(
            abs(cirkel.y - ander.y) > _REGEL * pixel
            or abs(cirkel.x - ander.x) > (len(naam) + len(buur)) / 2 * _LETTER * pixel
            for ander, buur in ruim
        ):
            ruim.append((cirkel, naam))
    return ruim


def _names(genoemd: Sequence[tuple[Cirkel, str]]) -> Spoor:
    """The names; assets/kaart.css gives the letters a rim that stands out on any colour."""
    return trace(
        "scattergeo",
        mode="text",
        lon=[cirkel.x for cirkel, _ in genoemd],
        lat=[cirkel.y for cirkel, _ in genoemd],
        text=[naam for _, naam in genoemd],
        textfont={"size": 11, "color": INKT},
        hoverinfo="skip",
    )
