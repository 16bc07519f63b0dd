"""Boundaries of gemeenten for the map, as the browser fetches them once.

Source: CBS/Kadaster by way of PDOK, ``gemeenten/grenzen_<jaar>.geojson`` under the raw data.
"""

import json
import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

_BESTAND = re.compile(r"grenzen_(\d{4})\.geojson")
_KM_PER_GRAAD_OOST, _KM_PER_GRAAD_NOORD = 68.5, 111.2  # at 52° north


def boundary_years(raw: Path) -> list[int]:
    """The years of which boundaries are present, ascending."""
    bestanden = (_BESTAND.fullmatch(pad.name) for pad in (raw / "gemeenten").glob("grenzen_*.geojson"))
    return sorted(int(treffer[1]) for treffer in bestanden if treffer)


def choose_year(jaren: list[int], jaar: int) -> int | None:
    """The boundaries to draw a year with: its own, else the latest before it."""
    return max((j for j in jaren if j <= jaar), default=None)


@lru_cache(maxsize=8)
def load_boundaries(pad: Path) -> bytes:
    """A boundaries file with rings wound as the map library wants them: outer rings clockwise, holes the other way."""
    grenzen = json.loads(pad.read_text(encoding="utf-8"))
    for gebied in grenzen["features"]:
        vorm = gebied["geometry"]
        delen = vorm["coordinates"] if vorm["type"] == "MultiPolygon" else [vorm["coordinates"]]
        for ringen in delen:
            ringen[:] = [_wind(ring, clockwise=nummer == 0) for nummer, ring in enumerate(ringen)]
    return json.dumps(grenzen, separators=(",", ":"), ensure_ascii=False).encode()


def _wind(ring: list[list[float]], *, clockwise: bool) -> list[list[float]]:
    dubbel_oppervlak = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring))
    return ring if (dubbel_oppervlak > 0) == clockwise else ring[::-1]


@lru_cache(maxsize=8)
def find_centres(pad: Path) -> dict[str, tuple[float, float]]:
    """The centre of every gemeente of a boundaries file in kilometres from 5° east and 52° north, by gm_code.

    The weighted middle of its areas, in a flat projection that is right enough for a country of this size.
    """
    grenzen = json.loads(load_boundaries(pad))
    return {gebied["properties"]["gm_code"]: _centre(gebied["geometry"]) for gebied in grenzen["features"]}


def _centre(vorm: dict) -> tuple[float, float]:
    delen = vorm["coordinates"] if vorm["type"] == "MultiPolygon" else [vorm["coordinates"]]
    oppervlak = x = y = 0.0
    for ringen in delen:
        for (lon_a, lat_a), (lon_b, lat_b) in pairwise(ringen[0]):
            kruis = (lon_a - 5) * (lat_b - 52) - (lon_b - 5) * (lat_a - 52)
            oppervlak += kruis
            x += (lon_a + lon_b - 10) * kruis
            y += (lat_a + lat_b - 104) * kruis
    return (_KM_PER_GRAAD_OOST * x / (3 * oppervlak), _KM_PER_GRAAD_NOORD * y / (3 * oppervlak))
