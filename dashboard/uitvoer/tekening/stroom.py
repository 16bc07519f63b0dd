"""A flow: bands from knot to knot, as wide as their amounts."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.uitvoer.tekening.vlak import Vlak, number

_INKT = "#1d2733"
_MARGE, _LETTER = 10, 13


def draw_flow(figuur: Mapping[str, Any], breed: int) -> Vlak:
    """The knots in columns by how far they are from the source, in the order given, and the bands between them."""
    spoor = figuur["data"][0]
    knoop, band = spoor["node"], spoor["link"]
    banden = list(zip(band["source"], band["target"], map(float, band["value"]), band["color"], strict=True))
    hoog = float(figuur["layout"].get("height") or 500)
    vlak, dik = Vlak(breed, hoog), float(knoop.get("thickness", 14))
    diepte = _depths(len(knoop["label"]), banden)
    grootte = [
        max(sum(w for v, _, w, _ in banden if v == n), sum(w for _, naar, w, _ in banden if naar == n))
        for n in range(len(knoop["label"]))
    ]
    boven, schaal = _stack(diepte, grootte, hoog - 2 * _MARGE, float(knoop.get("pad", 18)))
    laatste = max(diepte) or 1
    links = [_MARGE + d / laatste * (breed - 2 * _MARGE - dik) for d in diepte]
    uit, binnen = [0.0] * len(boven), [0.0] * len(boven)
    for van, naar, waarde, kleur in banden:
        w = waarde * schaal
        y0, y1 = boven[van] + uit[van], boven[naar] + binnen[naar]
        uit[van], binnen[naar] = uit[van] + w, binnen[naar] + w
        vlak.path(_band(links[van] + dik, y0, links[naar], y1, w), kleur, None, 0)
    for n, naam in enumerate(knoop["label"]):
        vlak.rect(links[n], boven[n], dik, grootte[n] * schaal, knoop["color"][n])
        is_laatste = diepte[n] == laatste
        plek = links[n] - 6 if is_laatste else links[n] + dik + 6
        y = boven[n] + grootte[n] * schaal / 2 + 4
        vlak.text(str(naam), plek, y, _LETTER, _INKT, anker="right" if is_laatste else "left", rand=True)
    return vlak


def _depths(aantal: int, banden: Sequence[tuple[int, int, float, str]]) -> list[int]:
    """How many bands a knot is from the source."""
    diepte = [0] * aantal
    for _ in range(aantal):
        for van, naar, _waarde, _kleur in banden:
            diepte[naar] = max(diepte[naar], diepte[van] + 1)
    return diepte


def _stack(
    diepte: Sequence[int], grootte: Sequence[float], hoog: float, tussen: float
) -> tuple[list[float], float]:
    """The top of each knot, and how many pixels an amount of one is, so that the fullest column fits."""
    kolommen = {d: [n for n in range(len(diepte)) if diepte[n] == d] for d in set(diepte)}
    schaal = min(
        (hoog - tussen * (len(kolom) - 1)) / (sum(grootte[n] for n in kolom) or 1)
        for kolom in kolommen.values()
    )
    boven = [0.0] * len(diepte)
    for kolom in kolommen.values():
        nodig = sum(grootte[n] for n in kolom) * schaal + tussen * (len(kolom) - 1)
        y = _MARGE + (hoog - nodig) / 2
        for n in kolom:
            boven[n] = y
            y += grootte[n] * schaal + tussen
    return boven, schaal


def _band(x0: float, y0: float, x1: float, y1: float, w: float) -> str:
    m = number((x0 + x1) / 2)
    a, b, c, d = map(number, (x0, y0, x1, y1))
    onder0, onder1 = number(y0 + w), number(y1 + w)
    return f"M{a} {b} C{m} {b} {m} {d} {c} {d} L{c} {onder1} C{m} {onder1} {m} {onder0} {a} {onder0} Z"
