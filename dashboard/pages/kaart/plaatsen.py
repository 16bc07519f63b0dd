"""A circle per gemeente, as large as its number of inhabitants, near where the gemeente is: a Dorling cartogram.

On a map the empty land speaks loudest. Here every inhabitant has the same area, and no circle covers another. The result
depends on the input only: no chance, a fixed bound on the work, and ties by the order of the input.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# What the circles cover of the square around the country. More and they push each other out of place.
_VULLING = 0.30
_RONDES = 160
_HERZIEN = 8  # rounds between two looks at who is near whom
_TREK = 0.02  # how much of the way back to its own place a circle is drawn each round
_HOEKEN = 28


@dataclass(frozen=True)
class Cirkel:
    """A circle in a plane; units are those of the points it was made from. Key: ``gm_code``."""

    gm_code: str
    x: float
    y: float
    straal: float


def place_circles(punten: Sequence[tuple[str, float, float, int]]) -> tuple[Cirkel, ...]:
    """Circles with an area in proportion to inhabitants, as near to their points as they fit; none overlap.

    ``punten``: (gm_code, x, y, inwoners) in a plane, inwoners above zero. What still overlaps after the last round is
    undone by making all circles smaller by the same factor, so that areas stay in proportion.
    """
    if not punten:
        return ()
    breedte = max(p[1] for p in punten) - min(p[1] for p in punten)
    hoogte = max(p[2] for p in punten) - min(p[2] for p in punten)
    oppervlak = (breedte * hoogte or 1.0) * _VULLING
    totaal = sum(p[3] for p in punten)
    stralen = [math.sqrt(oppervlak * p[3] / totaal / math.pi) for p in punten]
    x, y = [p[1] for p in punten], [p[2] for p in punten]
    paren: list[tuple[int, int]] = []
    for ronde in range(_RONDES):
        if ronde % _HERZIEN == 0:
            paren = _near_pairs(x, y, stralen)
        if ronde < _RONDES - 40:
            for i, (_, x0, y0, _) in enumerate(punten):
                x[i] += (x0 - x[i]) * _TREK
                y[i] += (y0 - y[i]) * _TREK
        if not _push_apart(x, y, stralen, paren) and ronde > _RONDES - 40:
            break
    krimp = _shrink(x, y, stralen)
    return tuple(Cirkel(code, x[i], y[i], stralen[i] * krimp) for i, (code, *_) in enumerate(punten))


def _near_pairs(x: list[float], y: list[float], stralen: list[float]) -> list[tuple[int, int]]:
    """Pairs that touch or could before the next look; found along one axis so that far ones are never compared."""
    volgorde = sorted(range(len(x)), key=lambda i: (x[i] - stralen[i], i))
    ruimte = sorted(stralen)[len(stralen) // 2]
    paren = []
    for nummer, i in enumerate(volgorde):
        rand = x[i] + stralen[i] + ruimte
        for j in volgorde[nummer + 1 :]:
            if x[j] - stralen[j] > rand:
                break
            if abs(y[i] - y[j]) <= stralen[i] + stralen[j] + ruimte:
                paren.append((i, j))
    return paren


def _push_apart(x: list[float], y: list[float], stralen: list[float], paren: list[tuple[int, int]]) -> bool:
    """Move every overlapping pair apart, the smaller one most. Whether anything had to move."""
    bewogen = False
    for i, j in paren:
        dx, dy = x[j] - x[i], y[j] - y[i]
        nodig = stralen[i] + stralen[j]
        afstand2 = dx * dx + dy * dy
        if afstand2 >= nodig * nodig:
            continue
        bewogen = True
        afstand = math.sqrt(afstand2)
        if afstand == 0.0:
            dx, dy, afstand = 1.0, 0.0, 1.0  # on the same spot: apart along the first axis
            over = nodig
        else:
            over = nodig - afstand
        zwaar_i, zwaar_j = stralen[i] ** 2, stralen[j] ** 2
        deel = over * 1.01 / afstand / (zwaar_i + zwaar_j)
        x[i] -= dx * deel * zwaar_j
        y[i] -= dy * deel * zwaar_j
        x[j] += dx * deel * zwaar_i
        y[j] += dy * deel * zwaar_i
    return bewogen


def _shrink(x: list[float], y: list[float], stralen: list[float]) -> float:
    """The factor by which all circles must be smaller so that no two overlap; 1 when none do."""
    return min(
        [
            1.0,
            *(
                math.hypot(x[j] - x[i], y[j] - y[i]) / (stralen[i] + stralen[j])
                for i, j in _near_pairs(x, y, stralen)
            ),
        ]
    )


def circle_boundaries(cirkels: Iterable[Cirkel]) -> dict[str, object]:
    """The circles as GeoJSON, a polygon each with ``gm_code``, clockwise as the map library wants outer rings."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"gm_code": cirkel.gm_code},
                "geometry": {"type": "Polygon", "coordinates": [_ring(cirkel)]},
            }
            for cirkel in cirkels
        ],
    }


def _ring(cirkel: Cirkel) -> list[list[float]]:
    hoeken = [-2 * math.pi * nummer / _HOEKEN for nummer in range(_HOEKEN)]
    ring = [
        [
            round(cirkel.x + cirkel.straal * math.cos(hoek), 5),
            round(cirkel.y + cirkel.straal * math.sin(hoek), 5),
        ]
        for hoek in hoeken
    ]
    return [*ring, ring[0]]
