"""Boundaries of gemeenten for the map, as the browser fetches them once.

Source: CBS/Kadaster by way of PDOK, ``gemeenten/grenzen_<jaar>.geojson`` under the raw data.
"""

import json
import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

_BESTAND = re.compile(r"grenzen_(\d{4})\.geojson")


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
