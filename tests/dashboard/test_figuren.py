"""Figures of the dashboard: pure functions on tiny literal frames."""

from decimal import Decimal

import polars as pl
import pytest

from dashboard.beeld import termen
from dashboard.beeld.grafiek.figuur import PATRONEN
from dashboard.beeld.grafiek.kleuren import VORMKLEUREN
from dashboard.pages.doel.sleutel import part_source
from dashboard.pages.doel.spreiding import make_bins
from dashboard.pages.gemeente.toegewezen import comparison_figure, rates, summarise_comparison
from dashboard.pages.overzicht.envelop import (
    envelope_figure,
    flow_figure,
    flow_grid,
    summarise_envelope,
    summarise_flow,
)
from dashboard.pages.overzicht.opgaven import TOESTANDEN, return_map, summarise_returns
from tests.hulp.componenten import NBSP

REGELS = pl.DataFrame(
    {
        "volgorde": [1, 2, 2],
        "doel_naam": ["Rechtsbescherming: raadslieden", "Informatiepunten", "Informatiepunten"],
        "regel": ["au-x", "buiten-y", "spuk-y"],
        "vorm": ["au", "buiten_gemeentefonds", "spuk"],
        "status": ["aanname", "afgeleid", "gepubliceerd"],
        "bedrag_eur": [24_000_000, 3_820_000, 17_130_000],
        "verdeeld_eur": [24_000_000, 0, 17_130_000],
    }
)


def test_envelope_figure_has_a_bar_per_form_and_status():
    figuur = envelope_figure(REGELS, 2023)
    gezien = {
        (balk.marker.color, balk.marker.pattern.shape, tuple(balk.x), tuple(balk.y)) for balk in figuur.data
    }
    assert gezien == {
        (VORMKLEUREN["au"], PATRONEN["aanname"], (24.0,), (0,)),
        (VORMKLEUREN["buiten_gemeentefonds"], PATRONEN["afgeleid"], (3.82,), (1,)),
        (VORMKLEUREN["spuk"], PATRONEN["gepubliceerd"], (17.13,), (1,)),
    }
    assert {balk.meta["herkomst"][0] for balk in figuur.data} == {
        f"mart.envelop_regel?uitkeringsjaar=2023&regel={regel}#bedrag_eur" for regel in REGELS["regel"]
    }


def test_envelope_figure_labels_every_goal_in_dutch():
    teksten = [annotatie.text for annotatie in envelope_figure(REGELS, 2023).layout.annotations]
    assert teksten == [
        "<b>Rechtsbescherming</b>",
        f"€{NBSP}24,00{NBSP}mln, AU",
        "<b>Informatiepunten</b>",
        f"€{NBSP}20,95{NBSP}mln: SPUK 17,13 + buiten fonds 3,82",
    ]


def test_figures_have_dutch_separators_and_no_legend_of_their_own():
    layout = envelope_figure(REGELS, 2023).layout
    assert (layout.separators, layout.showlegend, layout.paper_bgcolor) == (",.", False, "rgba(0,0,0,0)")


def test_statuses_differ_in_pattern():
    assert len(set(PATRONEN.values())) == len(termen.STATUSSEN)


def test_envelope_summary_names_the_assumption():
    assert summarise_envelope(REGELS, 2023).tekst == (
        f"Van de €{NBSP}45{NBSP}mln in 2023 is €{NBSP}41,1{NBSP}mln over gemeenten verdeeld; de grootste post is "
        f"‘Rechtsbescherming’ met €{NBSP}24,00{NBSP}mln. Voor €{NBSP}24,0{NBSP}mln is de verdeling over doelen of vormen een aanname."
    )


GEMEENTE = {
    "naam": "Aadorp",
    "gm_code": "GM0001",
    "grootteklasse": "klein",
    "toegewezen_status": "aanname",
    "inwoners": 500,
    "klasse_inwoners": 1000,
}


def test_comparison_figure_sets_the_gemeente_beside_its_class():
    doel = {"doel_naam": "Wijkteams", "toewijzing_status": "aanname"}
    figuur = comparison_figure([(doel, rates(GEMEENTE, 2023, 1000, 3000, doel="wijkteams"))])
    assert [tuple(spoor.x) for spoor in figuur.data] == [(2.0,), (3.0,)]
    assert figuur.layout.annotations[1].text == f"€{NBSP}2,00 per inwoner, grootteklasse €{NBSP}3,00"


@pytest.mark.parametrize(
    ("eigen", "klasse", "woord"), [("2", "3", "minder"), ("3", "2", "meer"), ("2.001", "2", "evenveel")]
)
def test_comparison_in_words(eigen, klasse, woord):
    paar = rates(GEMEENTE, 2023, Decimal(eigen) * 500, Decimal(klasse) * 1000)
    assert woord in summarise_comparison(GEMEENTE, paar).tekst


def test_comparison_subtracts_what_it_shows_and_says_how_sure_it_is():
    zin = summarise_comparison(GEMEENTE, rates(GEMEENTE, 2023, 2667, 4946))
    assert [c.verwijzing is None for c in zin.cijfers] == [False, True, False]
    assert zin.tekst == (
        f"Aan Aadorp is €{NBSP}5,33 per inwoner toegerekend (aanname), €{NBSP}0,38 meer dan gemiddeld in de "
        f"klasse klein (€{NBSP}4,95)."
    )


def test_map_has_a_trace_per_state_that_occurs():
    gemeenten = pl.DataFrame(
        {
            "gm_code": ["GM0001", "GM0002"],
            "naam": ["Aadorp", "Beestad"],
            "toestand": ["voorbeeld", "niet opgegeven"],
        }
    )
    figuur = return_map(gemeenten, "/grenzen/2023.geojson")
    assert [list(spoor.locations) for spoor in figuur.data] == [["GM0001"], ["GM0002"]]
    assert {spoor.geojson for spoor in figuur.data} == {"/grenzen/2023.geojson"}
    assert summarise_returns(gemeenten) == "Van 2 gemeenten: 1 verzonnen voorbeeldopgave; 1 niets opgegeven."


def test_every_state_of_a_return_has_a_colour_of_its_own():
    kleuren = [kleur for kleur, _ in TOESTANDEN.values()]
    assert len(set(kleuren)) == len(kleuren)


STROOM = REGELS.with_columns(doel=pl.Series(["rechtsbescherming", "ido", "ido"]))


def test_the_flow_conserves_every_euro_on_its_way():
    stroom = flow_figure(STROOM, 2023).data[0]
    banden = list(zip(stroom.link.source, stroom.link.target, stroom.link.value, strict=True))
    uit = {knoop: sum(w for van, _, w in banden if van == knoop) for knoop in range(len(stroom.node.label))}
    erin = {
        knoop: sum(w for _, naar, w in banden if naar == knoop) for knoop in range(len(stroom.node.label))
    }
    assert uit[0] == 44_950_000
    assert all(uit[knoop] == erin[knoop] for knoop in uit if uit[knoop] and erin[knoop])
    assert sum(erin[knoop] for knoop in erin if not uit[knoop]) == 44_950_000
    assert (
        stroom.meta["herkomst"][-1]
        == "mart.envelop?uitkeringsjaar=2023&doel=ido&vorm=buiten_gemeentefonds#bedrag_eur"
    )
    assert stroom.link.customdata[-1].startswith("Informatiepunten, buiten fonds: ")


def test_the_flow_in_words_says_how_much_passes_the_fund():
    assert summarise_flow(STROOM, 2023).tekst == (
        f"De grootste stroom is de vorm ‘Algemene uitkering (AU)’ met €{NBSP}24,0{NBSP}mln; door het gemeentefonds gaat "
        "53,4% van het geld, de rest erbuiten om."
    )
    rijen = flow_grid(STROOM, 2023).children.rowData
    assert [rij["bedrag"] for rij in rijen] == [24_000_000, 17_130_000, 3_820_000]


def test_a_bin_and_the_rest_of_a_key_lead_to_what_is_in_them():
    bakken = make_bins([("A", Decimal(1)), ("B", Decimal(1)), ("C", Decimal(30))], ["GM1", "GM2", "GM3"])
    bronnen = [bak.aantal(2023, "x").verwijzing for bak in bakken]
    assert [bool(bron) for bron in bronnen] == [bool(bak.namen) for bak in bakken]
    assert "gm_code%3DGM1~GM2" in bronnen[0]
    delen = pl.DataFrame(
        {"onderdeel": list("abc"), "onderdeel_sleutel": list("abc"), "regel": ["r"] * 3, "deel": [1, 1, 2]}
    )
    assert "onderdeel%3Da~b" in part_source(2023, "x", delen.head(2))
    assert part_source(2023, "x", delen) is None
