"""Figures, tables and words of the dashboard: pure functions on tiny literal frames."""

from decimal import Decimal

import polars as pl
import pytest

from dashboard import termen
from dashboard.figuren.basis import PATRONEN, VORMKLEUREN
from dashboard.figuren.envelop import envelope_figure, summarise_envelope
from dashboard.figuren.kaart import TOESTANDEN, return_map, summarise_returns
from dashboard.figuren.vergelijking import comparison_figure, summarise_comparison
from dashboard.tabellen.basis import figure_fields
from dashboard.tabellen.capaciteit import capacity_table
from dashboard.tabellen.doelen import capacity_grid, money_grid
from dashboard.tabellen.landelijk import count_findings, count_verdicts
from tests.componenten import NBSP, text

REGELS = pl.DataFrame(
    {
        "volgorde": [1, 2, 2],
        "doel_naam": ["Rechtsbescherming: raadslieden", "Informatiepunten", "Informatiepunten"],
        "vorm": ["au", "buiten_gemeentefonds", "spuk"],
        "status": ["aanname", "afgeleid", "gepubliceerd"],
        "bedrag_eur": [24_000_000, 3_820_000, 17_130_000],
        "verdeeld_eur": [24_000_000, 0, 17_130_000],
    }
)
DOEL = {
    "doel_naam": "Wijkteams",
    "au_eur": 1000,
    "du_eur": None,
    "spuk_eur": None,
    "buiten_eur": None,
    "klasse_eur": 3000,
    "toegewezen_eur": 1000,
    "toewijzing_status": "aanname",
    "eenheid": "fte",
    "prijs_eur": 100_000,
    "toegewezen_capaciteit": Decimal("0.01"),
    "opgave_waarde": None,
    "opgave_status": None,
    "opgave_reden": "niet opgegeven",
    "besteed_eur": None,
    "ondergrens_waarde": None,
    "lasten_taakveld_eur": None,
    "taakvelden": None,
    "lasten_verslagsoort": None,
    "zichtbaarheid": "niet zichtbaar",
}


def rows(raster):
    return raster.children.rowData


def capacity_row(**waarden):
    return rows(capacity_grid(pl.DataFrame([{**DOEL, **waarden}])))[0]


def test_envelope_figure_has_a_bar_per_form_and_status():
    figuur = envelope_figure(REGELS)
    gezien = {
        (balk.marker.color, balk.marker.pattern.shape, tuple(balk.x), tuple(balk.y)) for balk in figuur.data
    }
    assert gezien == {
        (VORMKLEUREN["au"], PATRONEN["aanname"], (24.0,), (0,)),
        (VORMKLEUREN["buiten_gemeentefonds"], PATRONEN["afgeleid"], (3.82,), (1,)),
        (VORMKLEUREN["spuk"], PATRONEN["gepubliceerd"], (17.13,), (1,)),
    }


def test_envelope_figure_labels_every_goal_in_dutch():
    teksten = [annotatie.text for annotatie in envelope_figure(REGELS).layout.annotations]
    assert teksten == [
        "<b>Rechtsbescherming</b>",
        f"€{NBSP}24,00{NBSP}mln, AU",
        "<b>Informatiepunten</b>",
        f"€{NBSP}20,95{NBSP}mln: SPUK 17,13 + buiten fonds 3,82",
    ]


def test_figures_have_dutch_separators_and_no_legend_of_their_own():
    layout = envelope_figure(REGELS).layout
    assert (layout.separators, layout.showlegend, layout.paper_bgcolor) == (",.", False, "rgba(0,0,0,0)")


def test_statuses_differ_in_pattern():
    assert len(set(PATRONEN.values())) == len(termen.STATUSSEN)


def test_envelope_summary_names_the_assumption():
    assert summarise_envelope(REGELS, 2023) == (
        f"Van de €{NBSP}45{NBSP}mln in 2023 is €{NBSP}41,1{NBSP}mln over gemeenten verdeeld; de grootste post is "
        f"‘Rechtsbescherming’ met €{NBSP}24,00{NBSP}mln. Voor €{NBSP}24,0{NBSP}mln is de verdeling over doelen of vormen een aanname."
    )


def test_comparison_figure_sets_the_gemeente_beside_its_class():
    figuur = comparison_figure(pl.DataFrame([DOEL]), inwoners=500, klasse_inwoners=1000)
    assert [tuple(spoor.x) for spoor in figuur.data] == [(2.0,), (3.0,)]
    assert figuur.layout.annotations[1].text == f"€{NBSP}2,00 per inwoner, grootteklasse €{NBSP}3,00"


@pytest.mark.parametrize(
    ("eigen", "klasse", "woord"), [("2", "3", "minder"), ("3", "2", "meer"), ("2.001", "2", "evenveel")]
)
def test_comparison_in_words(eigen, klasse, woord):
    assert woord in summarise_comparison("Aadorp", Decimal(eigen), Decimal(klasse), "klein")


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
    assert summarise_returns(gemeenten) == "Van 2 gemeenten: 1 voorbeeldopgave; 1 niets opgegeven."


def test_every_state_of_a_return_has_a_colour_of_its_own():
    kleuren = [kleur for kleur, _ in TOESTANDEN.values()]
    assert len(set(kleuren)) == len(kleuren)


def test_a_missing_figure_shows_its_reason():
    assert figure_fields("x", None, str, reden="te laat") == {
        "x": None,
        "x_tekst": "te laat",
        "x_voorbeeld": False,
    }


def test_a_made_up_figure_says_so_in_its_text():
    velden = figure_fields("x", Decimal("2.5"), str, voorbeeld=True)
    assert velden == {"x": 2.5, "x_tekst": "2.5 (voorbeeld)", "x_voorbeeld": True}


def test_money_grid_leaves_out_forms_without_money_and_adds_up():
    frame = pl.DataFrame(
        [{**DOEL, "doel": "wijkteams"}, {**DOEL, "doel": "leren", "au_eur": 500, "toegewezen_eur": 500}]
    )
    raster = money_grid(frame, 500, 1000, lambda doel: f"?doel={doel}")
    assert [kolom["field"] for kolom in raster.children.columnDefs] == [
        "doel",
        "au_eur",
        "totaal",
        "per_inwoner",
        "klasse",
        "status",
        "bewijs",
    ]
    totaal = raster.children.dashGridOptions["pinnedBottomRowData"][0]
    assert (totaal["totaal_tekst"], totaal["per_inwoner_tekst"]) == (f"€{NBSP}1.500", f"€{NBSP}3,00")
    assert rows(raster)[1]["bewijs_href"] == "?doel=leren"


def test_capacity_without_a_return_says_so_and_is_not_zero():
    rij = capacity_row()
    assert (rij["er_is"], rij["er_is_tekst"], rij["besteed_tekst"]) == (
        None,
        "niet opgegeven",
        "niet opgegeven",
    )


def test_capacity_shows_the_lower_bound_as_one():
    rij = capacity_row(ondergrens_waarde=Decimal("29.20"), taakvelden="6.2")
    assert (
        rij["er_is_tekst"]
        == "ten minste 29,2 fte (Iv3, hele taakveld 6.2, breder dan dit doel; niet opgegeven door de gemeente)"
    )


def test_capacity_prefers_the_return_over_the_lower_bound():
    rij = capacity_row(
        opgave_waarde=Decimal("6.30"), opgave_status="voorbeeld", ondergrens_waarde=Decimal("29.20")
    )
    assert (rij["er_is_tekst"], rij["er_is_voorbeeld"]) == ("6,3 fte (voorbeeld)", True)


def test_national_capacity_compares_like_with_like_and_marks_examples():
    rij = {
        "doel_naam": "Wijkteams",
        "eenheid": "fte",
        "prijs_eur": 100_000,
        "prijs_status": "aanname",
        "toegewezen_eur": 13_750_000,
        "aantal_ontvangers": 342,
        "aantal_opgaven": 40,
        "aantal_voorbeeld": 40,
        "opgave_status": "voorbeeld",
        "opgave_toegewezen": Decimal("57.41"),
        "opgave_gerealiseerd": Decimal("43.60"),
        "aantal_ondergrens": 216,
        "ondergrens_capaciteit": Decimal("2506.64"),
    }
    gelezen = text(capacity_table(pl.DataFrame([rij])))
    for deel in (
        "57,4 fte",
        "43,6 fte",
        "40 van 342 gemeenten",
        "voorbeeld",
        "ten minste 2.506,6 fte",
        "telt hier niet mee",
    ):
        assert deel in gelezen


def test_reconciliations_in_one_sentence():
    oordelen = pl.DataFrame({"oordeel": ["sluit aan"] * 2 + ["verklaard"]})
    assert (
        count_verdicts(oordelen)
        == "Van 3 aansluitingen: 2 sluiten aan, 1 is verklaard, 0 zijn een open vraag en 0 wijken af."
    )


def test_findings_are_counted_per_rule_most_first():
    bevindingen = pl.DataFrame({"regel": ["a", "b", "b"], "ernst": ["fout", "waarschuwing", "waarschuwing"]})
    assert count_findings(bevindingen) == [("b", "waarschuwing", 2), ("a", "fout", 1)]
