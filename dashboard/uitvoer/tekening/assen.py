"""A figure on two axes: bars, marks and lines, with its shapes and the words on it."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.uitvoer.tekening.schaal import As, make_axis
from dashboard.uitvoer.tekening.vlak import Punt, Vlak, lines_of, width_of

_INKT, _ZACHT, _LIJN = "#1d2733", "#4a5866", "#dde3e9"
_MARGES = {"l": 80, "r": 80, "t": 100, "b": 80}
_MAAT = 7
Spoor = Mapping[str, Any]


@dataclass(frozen=True)
class Balk:
    """One bar on its axes: the middle and width across, and from where to where along."""

    midden: float
    breed: float
    van: float
    tot: float
    kleur: object
    patroon: str


def draw_axes(figuur: Mapping[str, Any], breed: int) -> Vlak:
    """The figure at its own height and this width."""
    layout, sporen = figuur["layout"], figuur["data"]
    marges = {**_MARGES, **{k: v for k, v in (layout.get("margin") or {}).items() if k in _MARGES}}
    hoog = float(layout.get("height") or 400)
    vlak = Vlak(breed, hoog)
    staven = list(_bars(sporen, layout))
    ligt = any(spoor.get("orientation") == "h" for spoor in sporen)
    langs, dwars = _bar_values(staven)
    punten = [spoor for spoor in sporen if spoor["type"] == "scatter"]
    x_waarden = [*(langs if ligt else dwars), *(w for spoor in punten for w in spoor["x"] if w is not None)]
    y_waarden = [*(dwars if ligt else langs), *(w for spoor in punten for w in spoor["y"] if w is not None)]
    ruim = bool(punten)
    x = make_axis(
        layout.get("xaxis") or {}, x_waarden, marges["l"], breed - marges["r"], met_nul=ligt, ruim=ruim
    )
    y = make_axis(
        layout.get("yaxis") or {},
        y_waarden,
        hoog - marges["b"],
        marges["t"],
        met_nul=bool(staven) and not ligt,
        ruim=ruim,
    )
    _grid(vlak, x, y)
    _shapes(vlak, layout.get("shapes") or (), x, y, onder=True)
    for staaf in staven:
        _draw_bar(vlak, staaf, x, y, ligt=ligt)
    for spoor in punten:
        _draw_points(vlak, spoor, x, y)
    _shapes(vlak, layout.get("shapes") or (), x, y, onder=False)
    for deel in layout.get("annotations") or ():
        _words(vlak, deel, x, y)
    return vlak


def _bar_values(staven: Sequence[Balk]) -> tuple[list[float], list[float]]:
    """The values that the bars take along their length, and across it."""
    langs = [grens for staaf in staven for grens in (staaf.van, staaf.tot)]
    dwars = [staaf.midden + kant * staaf.breed / 2 for staaf in staven for kant in (-1, 1)]
    return langs, dwars


def _at(waarde: Any, nummer: int, anders: Any = None) -> Any:
    """What belongs to one point: of a list its own, else what holds for all."""
    if isinstance(waarde, str) or not hasattr(waarde, "__getitem__") or isinstance(waarde, Mapping):
        return anders if waarde is None else waarde
    return waarde[nummer]


def _bars(sporen: Sequence[Spoor], layout: Mapping[str, Any]) -> Iterator[Balk]:
    """Every bar; of a stack each begins where the one before it ends, what is negative on the other side."""
    eigen = [spoor for spoor in sporen if spoor["type"] == "bar"]
    gestapeld = layout.get("barmode") in ("stack", "relative")
    naast = len(eigen) if layout.get("barmode") in (None, "group") else 1
    top: dict[tuple[object, bool], float] = defaultdict(float)
    for volgorde, spoor in enumerate(eigen):
        ligt = spoor.get("orientation") == "h"
        langs, dwars = (spoor["x"], spoor["y"]) if ligt else (spoor["y"], spoor["x"])
        marker = spoor.get("marker") or {}
        vormen = (marker.get("pattern") or {}).get("shape")
        standaard = (1 - float(layout.get("bargap", 0.2))) * _spacing(list(dwars)) / naast
        for n, (waarde, plek) in enumerate(zip(langs, dwars, strict=True)):
            if waarde is None:
                continue
            breed = float(_at(spoor.get("width"), n, standaard))
            basis = float(_at(spoor.get("base"), n, 0) or 0)
            if gestapeld:
                basis = top[plek, waarde < 0]
                top[plek, waarde < 0] += waarde
            schuif = (volgorde - (naast - 1) / 2) * breed if naast > 1 else 0
            kleur = _at(marker.get("color"), n, _INKT)
            yield Balk(
                float(plek) + schuif,
                breed,
                basis,
                basis + float(waarde),
                kleur,
                str(_at(vormen, n, "") or ""),
            )


def _spacing(plekken: list[float]) -> float:
    op_rij = sorted(set(map(float, plekken)))
    return min((b - a for a, b in itertools.pairwise(op_rij)), default=1.0)


def _draw_bar(vlak: Vlak, staaf: Balk, x: As, y: As, *, ligt: bool) -> None:
    dwars, langs = (y, x) if ligt else (x, y)
    a, b = sorted((dwars.plek(staaf.midden - staaf.breed / 2), dwars.plek(staaf.midden + staaf.breed / 2)))
    van, tot = sorted((langs.plek(staaf.van), langs.plek(staaf.tot)))
    if ligt:
        vlak.rect(van, a, tot - van, b - a, staaf.kleur, "#ffffff", staaf.patroon)
    else:
        vlak.rect(a, van, b - a, tot - van, staaf.kleur, "#ffffff", staaf.patroon)


def _draw_points(vlak: Vlak, spoor: Spoor, x: As, y: As) -> None:
    wijze, marker, lijn = (
        str(spoor.get("mode") or "lines"),
        spoor.get("marker") or {},
        spoor.get("line") or {},
    )
    stukken: list[list[Punt]] = [[]]
    for xw, yw in zip(spoor["x"], spoor["y"], strict=True):
        if xw is None or yw is None:
            stukken.append([])
        else:
            stukken[-1].append((x.plek(xw), y.plek(yw)))
    if "lines" in wijze:
        for stuk in stukken:
            vlak.line(
                stuk, lijn.get("color", _INKT), float(lijn.get("width", 2)), str(lijn.get("dash") or "")
            )
    if "markers" not in wijze:
        return
    rand = marker.get("line") or {}
    for n, (xw, yw) in enumerate(zip(spoor["x"], spoor["y"], strict=True)):
        if xw is not None and yw is not None:
            vlak.mark(
                x.plek(xw),
                y.plek(yw),
                float(_at(marker.get("size"), n, _MAAT)),
                str(_at(marker.get("symbol"), n, "circle")),
                _at(marker.get("color"), n, _INKT),
                _at(rand.get("color"), n),
                float(_at(rand.get("width"), n, 0)),
                float(_at(marker.get("opacity"), n, 1)),
            )


def _grid(vlak: Vlak, x: As, y: As) -> None:
    if x.is_zichtbaar:
        for waarde, woorden in x.steps():
            plek = x.plek(waarde)
            vlak.line([(plek, y.begin), (plek, y.eind)], x.opmaak.get("gridcolor", _LIJN), _heavy(x, waarde))
            vlak.text(woorden, plek, y.begin + 16, 12, _ZACHT, anker="center")
        vlak.text(x.titel, (x.begin + x.eind) / 2, y.begin + 36, 13, _ZACHT, anker="center")
    if y.is_zichtbaar:
        for waarde, woorden in y.steps():
            plek = y.plek(waarde)
            vlak.line([(x.begin, plek), (x.eind, plek)], y.opmaak.get("gridcolor", _LIJN), _heavy(y, waarde))
            vlak.text(woorden, x.begin - 6, plek + 4, 12, _ZACHT, anker="right")
        vlak.text(y.titel, 2, max(y.eind - 12, 14), 13, _ZACHT)


def _heavy(as_: As, waarde: float) -> float:
    return 1.6 if waarde == 0 and as_.opmaak.get("zeroline") is not False else 0.8


def _shapes(vlak: Vlak, vormen: Sequence[Mapping[str, Any]], x: As, y: As, *, onder: bool) -> None:
    for vorm in vormen:
        if (vorm.get("layer") == "below") == onder and vorm.get("type") == "line":
            lijn = vorm.get("line") or {}
            punten = [
                (_place(vorm[f"x{n}"], vorm.get("xref"), x), _place(vorm[f"y{n}"], vorm.get("yref"), y))
                for n in "01"
            ]
            vlak.line(
                punten, lijn.get("color", _INKT), float(lijn.get("width", 1)), str(lijn.get("dash") or "")
            )


def _place(waarde: float, verwijst: object, as_: As) -> float:
    """The pixel of a place on an axis, or of a part of the whole drawing area (``paper``)."""
    return (
        as_.begin + float(waarde) * (as_.eind - as_.begin) if verwijst == "paper" else as_.plek(float(waarde))
    )


def _words(vlak: Vlak, deel: Mapping[str, Any], x: As, y: As) -> None:
    letter = deel.get("font") or {}
    grootte = float(letter.get("size", 12))
    regels = lines_of(str(deel.get("text") or ""))
    breed, hoog = max((width_of(regel, grootte) for regel in regels), default=0), len(regels) * grootte * 1.3
    px = _place(deel["x"], deel.get("xref"), x) + float(deel.get("xshift", 0))
    py = _place(deel["y"], deel.get("yref"), y) - float(deel.get("yshift", 0))
    anker = str(deel.get("xanchor") or "auto")
    if anker == "auto":
        deelt = (px - x.begin) / ((x.eind - x.begin) or 1)
        anker = "left" if deelt < 1 / 3 else "right" if deelt > 2 / 3 else "center"
    links = {"left": px, "right": px - breed}.get(anker, px - breed / 2)
    boven = {"bottom": py - hoog, "top": py}.get(str(deel.get("yanchor") or "middle"), py - hoog / 2)
    if deel.get("bgcolor"):
        vlak.rect(links - 1, boven, breed + 2, hoog, deel["bgcolor"])
    vlak.text(
        str(deel.get("text") or ""), px, boven + grootte, grootte, letter.get("color", _INKT), anker=anker
    )
