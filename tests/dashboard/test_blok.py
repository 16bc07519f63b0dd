"""A block and the window with a derivation, without a browser: what they hold, and that a failure stays inside."""

from decimal import Decimal

import polars as pl
import pytest
from dash import html

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import figure_button
from dashboard.beeld.grafiek import kleuren
from dashboard.beeld.kolom import column
from dashboard.beeld.raster import grid
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.spoor import retrace, show_value, trail
from pipelines.basis.verwijzing import reference
from pipelines.herkomst import Verwijzing
from tests.hulp.componenten import NBSP, text, walk_components
from tests.hulp.helpers import ROOT

BRON = reference(
    "mart.toewijzing", "bedrag_eur", uitkeringsjaar=2023, doel="wijkteams", vorm="au", gm_code="GM0363"
)


def table():
    return grid("raster-x", "X", [column("a", "A")], [{"a": "1"}])


def broken():
    raise ValueError("stuk")


def test_a_block_says_what_it_shows_and_offers_its_exports():
    blok = figuurblok("x", "Een figuur", zin="Een zin.", toon_zin=True, raster=table)
    props = blok.to_plotly_json()["props"]
    assert (props["data-fk-raster"], props["data-fk-naam"], props["data-fk-zin"]) == (
        "raster-x",
        "Een figuur",
        "Een zin.",
    )
    assert "CSV" in text(blok) and "Excel (XLSX)" in text(blok)
    assert "SVG" not in text(blok)  # there is no chart
    assert "Toon als tabel" not in text(blok)  # it is a table already


def test_the_twin_of_a_chart_waits_until_it_is_asked_for():
    blok = figuurblok(
        "x", "Een figuur", zin="Een zin.", toon_zin=True, raster=table, figuur=lambda: html.Ul()
    )
    assert "Toon als tabel" in text(blok)
    assert not [deel for deel in walk_components(blok) if type(deel).__name__ == "Raster"]


@pytest.mark.parametrize("kapot", ["figuur", "raster"])
def test_a_failure_stays_inside_its_block(kapot, caplog):
    delen = {"figuur": lambda: html.Ul("de figuur"), "raster": table} | {kapot: broken}
    with caplog.at_level("ERROR"):
        gelezen = text(figuurblok("x", "Een figuur", zin="Een zin.", toon_zin=True, **delen))
    assert "kan nu niet worden getoond" in gelezen
    assert "Een zin." in gelezen
    assert "ValueError" in caplog.text


def test_a_reference_is_the_text_of_a_verwijzing():
    assert Verwijzing.lees(BRON).als_tekst() == BRON
    assert reference("mart.uitkering", "bedrag_eur", uitkering="a & b").endswith(
        "?uitkering=a%20%26%20b#bedrag_eur"
    )


def test_a_figure_without_a_reference_does_not_look_as_if_it_had_one():
    assert type(figure_button("€ 1", None)).__name__ == "Span"
    knop = figure_button("€ 1", BRON, naam="Toegewezen").to_plotly_json()["props"]
    assert knop["aria-label"] == "Toegewezen: € 1, toon de herkomst"


@pytest.mark.parametrize(
    ("waarde", "eenheid", "getoond"),
    [
        (972463, "euro", f"€{NBSP}972.463"),
        (Decimal("1.50"), "euro", f"€{NBSP}1,50"),
        (Decimal("2.5"), "fte", "2,5 fte"),
        (None, "euro", "geen cijfer"),
        ("2023", "", "2023"),
    ],
)  # fmt: skip
def test_values_in_a_trace(waarde, eenheid, getoond):
    assert show_value(waarde, eenheid) == getoond


def test_a_trace_shows_value_steps_cells_and_the_cell_in_its_sheet(database, con):
    gegevens = Gegevens(database, ROOT / "data" / "raw")
    bedrag = con.execute(
        "SELECT bedrag_eur FROM mart.toewijzing WHERE uitkeringsjaar = 2023 AND doel = 'wijkteams' AND vorm = 'au' AND gm_code = 'GM0363'"
    ).fetchone()[0]
    spoor = trail(gegevens, BRON)
    gelezen = text(spoor)
    assert f"€{NBSP}{bedrag:,}".replace(",", ".") in gelezen
    assert "deze cel" in gelezen
    assert BRON in gelezen
    assert [deel for deel in walk_components(spoor) if type(deel).__name__ == "Mark"]
    assert "deze cel" in text(retrace(gegevens, BRON, 1))
    assert retrace(gegevens, BRON, 10_000) is None


@pytest.mark.parametrize(
    "verwijzing", ["onzin", "mart.bestaatniet?a=b#c", "mart.toewijzing?uitkeringsjaar=2023#niets"]
)
def test_a_reference_that_leads_nowhere_says_so(database, verwijzing):
    gelezen = text(trail(Gegevens(database, ROOT / "data" / "raw"), verwijzing))
    assert "Van dit cijfer is de herkomst niet te tonen." in gelezen
    assert verwijzing in gelezen


def test_a_document_that_is_gone_leaves_the_rest_of_the_trace(database, tmp_path):
    gelezen = text(trail(Gegevens(database, tmp_path), BRON))
    assert "Het blad rond deze cel is niet te tonen." in gelezen
    assert "Broncellen" in gelezen


def contrast(een, twee):
    def licht(kleur):
        delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        delen = [d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
        return 0.2126 * delen[0] + 0.7152 * delen[1] + 0.0722 * delen[2]

    laag, hoog = sorted((licht(een), licht(twee)))
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize("donker", [False, True])
def test_charts_have_contrast_in_both_themes(donker):
    def kleur(naam):
        return kleuren.DONKER[naam] if donker else naam

    for inkt in (kleuren.INKT, kleuren.INKT_ZACHT):
        assert contrast(kleur(inkt), kleur(kleuren.VLAK)) >= 4.5
    for vlak in {
        *kleuren.REEKS,
        *kleuren.VORMKLEUREN.values(),
        kleuren.PRIMAIR,
        kleuren.ACCENT,
        kleuren.VOORBEELD,
    }:
        assert contrast(kleur(vlak), kleur(kleuren.VLAK)) >= 3, vlak


def test_every_colour_of_a_chart_has_a_dark_counterpart():
    alle = {*kleuren.REEKS, *kleuren.OPLOPEND, *kleuren.UITEENLOPEND, *kleuren.VORMKLEUREN.values()}
    assert alle <= set(kleuren.DONKER)
    assert pl.Series(list(kleuren.DONKER)).is_unique().all()
