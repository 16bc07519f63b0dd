"""A map or a cartogram: areas in their colour, and the names on them."""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from dashboard.uitvoer.tekening.vlak import Vlak, number

_HOOG = 620
Lezer = Callable[[str], bytes]
"""What gives the boundaries behind an address."""


def draw_map(figuur: Mapping[str, Any], breed: int, read: Lezer) -> Vlak:
    """The areas of a figure, as large as fits."""
    geo = figuur["layout"]["geo"]
    project = _mercator if (geo.get("projection") or {}).get("type") == "mercator" else _flat
    west, oost = geo["lonaxis"]["range"]
    zuid, noord = geo["lataxis"]["range"]
    (x0, y0), (x1, y1) = project(west, zuid), project(oost, noord)
    schaal = min(breed / (x1 - x0), _HOOG / (y1 - y0))
    vlak = Vlak(breed, (y1 - y0) * schaal)
    links = (breed - (x1 - x0) * schaal) / 2

    def place(lon: float, lat: float) -> tuple[float, float]:
        x, y = project(lon, lat)
        return links + (x - x0) * schaal, (y1 - y) * schaal

    bekend: dict[str, dict[str, Any]] = {}
    for spoor in figuur["data"]:
        if spoor["type"] == "choropleth":
            adres = spoor["geojson"]
            if adres not in bekend:
                bekend[adres] = _read_areas(read(adres), spoor["featureidkey"].rpartition(".")[2])
            _draw_areas(vlak, spoor, bekend[adres], place)
        else:
            letter = spoor.get("textfont") or {}
            for lon, lat, tekst in zip(spoor["lon"], spoor["lat"], spoor["text"], strict=True):
                x, y = place(lon, lat)
                vlak.text(
                    tekst,
                    x,
                    y + 4,
                    float(letter.get("size", 11)),
                    letter.get("color"),
                    anker="center",
                    rand=True,
                )
    return vlak


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    return math.radians(lon), math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def _flat(lon: float, lat: float) -> tuple[float, float]:
    return lon, lat


def _read_areas(inhoud: bytes, sleutel: str) -> dict[str, Any]:
    return {vlak["properties"][sleutel]: vlak["geometry"] for vlak in json.loads(inhoud)["features"]}


def _draw_areas(
    vlak: Vlak,
    spoor: Mapping[str, Any],
    vlakken: Mapping[str, Any],
    place: Callable[[float, float], tuple[float, float]],
) -> None:
    kleur, rand = spoor["colorscale"][-1][1], (spoor.get("marker") or {}).get("line") or {}
    for code in spoor["locations"]:
        if code in vlakken:
            vorm = " ".join(
                "M"
                + " L".join(f"{number(x)} {number(y)}" for x, y in (place(*punt[:2]) for punt in ring))
                + " Z"
                for ring in _rings(vlakken[code])
            )
            vlak.path(vorm, kleur, rand.get("color"), float(rand.get("width", 0.5)))


def _rings(geometrie: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    veelhoeken: Iterable[Any] = (
        geometrie["coordinates"] if geometrie["type"] == "MultiPolygon" else [geometrie["coordinates"]]
    )
    for veelhoek in veelhoeken:
        yield from veelhoek
