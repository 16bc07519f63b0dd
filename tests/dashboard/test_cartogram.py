"""The cartogram and the classes of the map: areas in proportion, nothing overlaps, round limits."""

import math
from decimal import Decimal
from itertools import combinations, pairwise

import polars as pl
import pytest

from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.kaart.antwoord import class_limits, class_number, name_classes
from dashboard.pages.kaart.cirkels import find_circles
from dashboard.pages.kaart.plaatsen import circle_boundaries, place_circles
from dashboard.pages.kaart.tekenen import class_cartogram, class_map
from pipelines.basis.opmaak import format_eur
from tests.hulp.componenten import NBSP
from tests.hulp.helpers import ROOT

PUNTEN = [("GM0001", 0.0, 0.0, 400_000), ("GM0002", 1.0, 0.0, 100_000), ("GM0003", 10.0, 10.0, 100)]


def overlap(cirkels):
    return [
        (a.gm_code, b.gm_code)
        for a, b in combinations(cirkels, 2)
        if math.hypot(a.x - b.x, a.y - b.y) < (a.straal + b.straal) * (1 - 1e-9)
    ]


def test_circles_have_areas_in_proportion_and_do_not_overlap():
    groot, klein, ver = place_circles(PUNTEN)
    assert groot.straal == pytest.approx(2 * klein.straal)
    assert ver.straal == pytest.approx(groot.straal * math.sqrt(100 / 400_000))
    assert overlap([groot, klein, ver]) == []
    assert groot.x < klein.x  # who was west is west


def test_the_same_input_gives_the_same_circles_and_two_on_one_spot_are_taken_apart():
    assert place_circles(PUNTEN) == place_circles(PUNTEN)
    op_elkaar = [("GM0001", 5.0, 5.0, 1000), ("GM0002", 5.0, 5.0, 1000), ("GM0003", 9.0, 9.0, 1000)]
    assert overlap(place_circles(op_elkaar)) == []
    assert place_circles([]) == ()


def test_one_gemeente_is_a_circle_too():
    (cirkel,) = place_circles([("GM0001", 2.0, 3.0, 10)])
    assert (cirkel.x, cirkel.y) == (2.0, 3.0)
    assert cirkel.straal > 0


def test_circles_become_closed_rings_with_their_code():
    (gebied, *_) = circle_boundaries(place_circles(PUNTEN))["features"]
    (ring,) = gebied["geometry"]["coordinates"]
    assert gebied["properties"] == {"gm_code": "GM0001"}
    assert ring[0] == ring[-1]
    # clockwise, as the map library wants an outer ring
    assert sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) > 0


@pytest.mark.parametrize("jaar", [2022, 2023, 2026])
def test_every_gemeente_of_a_year_has_a_circle_where_nothing_overlaps(database, jaar):
    gegevens = Gegevens(database, ROOT / "data" / "raw")
    gemeenten = gegevens.read("gemeenten", jaar=jaar)
    cirkels = find_circles(gegevens, jaar)
    assert sorted(c.gm_code for c in cirkels) == sorted(gemeenten["gm_code"])
    assert overlap(cirkels) == []
    per_inwoner = [
        c.straal**2 / inwoners
        for c, inwoners in zip(cirkels, gemeenten.sort("gm_code")["inwoners"], strict=True)
    ]
    assert max(per_inwoner) == pytest.approx(min(per_inwoner))


def test_limits_are_round_and_leave_no_class_empty():
    waarden = [Decimal(n) / 100 for n in range(101, 201)]
    grenzen = class_limits(waarden)
    assert grenzen == (Decimal("1.2"), Decimal("1.4"), Decimal("1.6"), Decimal("1.8"))
    nummers = [class_number(w, grenzen) for w in waarden]
    assert {n: nummers.count(n) for n in set(nummers)} == {1: 19, 2: 20, 3: 20, 4: 20, 5: 21}


def test_one_value_for_all_is_one_class_and_zero_and_missing_are_apart():
    waarden = [Decimal("0.83")] * 4 + [Decimal(0), None]
    grenzen = class_limits([w for w in waarden if w is not None])
    nummers = [class_number(w, grenzen) for w in waarden]
    klassen = name_classes(nummers, grenzen, lambda w: format_eur(w, 2))
    assert [(k.nummer, k.woorden, k.aantal) for k in klassen] == [
        (-1, "geen cijfer", 1),
        (0, "niets (nul)", 1),
        (1, "meer dan 0", 4),
    ]
    assert class_limits([]) == ()


def test_classes_say_their_limits_in_dutch():
    grenzen = (Decimal("1.2"), Decimal("1.4"))
    klassen = name_classes([1, 2, 3], grenzen, lambda w: format_eur(w, 2))
    assert [k.woorden for k in klassen] == [
        f"meer dan 0, tot €{NBSP}1,20",
        f"€{NBSP}1,20 tot €{NBSP}1,40",
        f"€{NBSP}1,40 of meer",
    ]
    assert len({k.kleur for k in klassen}) == 3


VLAKKEN = pl.DataFrame(
    {
        "gm_code_vlak": ["GM0001", "GM0002", "GM0009"],
        "gm_code": ["GM0001", "GM0002", "GM0002"],
        "naam": ["Aadorp", "Beestad", "Beestad"],
        "klasse": [1, 2, 2],
        "hover": ["a", "b", "b"],
    }
)


def test_the_map_draws_every_part_of_a_merged_gemeente_and_outlines_the_chosen_one():
    klassen = name_classes([1, 2], (Decimal(1),), format_eur)
    figuur = class_map(VLAKKEN, klassen, "/grenzen/2023.geojson", "GM0002")
    assert [list(spoor.locations) for spoor in figuur.data] == [
        ["GM0001"],
        ["GM0002", "GM0009"],
        ["GM0002", "GM0009"],
    ]
    assert [tuple(punt) for punt in figuur.data[1].customdata] == [("b", "GM0002"), ("b", "GM0002")]


def test_the_cartogram_names_only_the_largest():
    klassen = name_classes([1, 2], (Decimal(1),), format_eur)
    vlakken = VLAKKEN.head(2)
    cirkels = place_circles(PUNTEN[:2])
    figuur = class_cartogram(vlakken, klassen, cirkels, "/kaart/cirkels/2023.geojson", None, namen=1)
    assert list(figuur.data[-1].text) == ["Aadorp"]
    assert figuur.layout.geo.projection.type == "equirectangular"
