"""What the dashboard says: the calculation of an amount, keys, addresses and cells in words."""

import json
from decimal import Decimal

import pytest

from dashboard.beeld import termen
from dashboard.beeld.berekening import calculation
from dashboard.beeld.celadres import cell_lines
from dashboard.beeld.rastertaal import RASTERTAAL
from dashboard.gegevens import grenzen
from dashboard.gegevens.toestand import Toestand, default_year, parse_search
from tests.hulp.componenten import NBSP, text


def proof_row(**anders):
    """One row of vragen/gemeente/bewijs: € 1.000 over a total weight of 12.920, of which this gemeente has 2.710."""
    rij = {
        "regel": "au-wijkteams",
        "deel": 1,
        "delen": 1,
        "deelbaar_eur": 1000,
        "positie": "vrij",
        "ondergrens_eur": None,
        "bovengrens_eur": None,
        "sleutel_tekst": "uitkeringsbasis",
        "vorm": "au",
        "envelop_eur": 1000,
        "status": "aanname",
        "bron": "bron",
        "envelop_document": "pok/envelop.csv",
        "envelop_cel": "E2",
        "sleutel": "uitkeringsbasis",
        "sleutel_maatstaf": None,
        "sleutel_jaar": 2023,
        "sleutel_status": "afgeleid",
        "sleutel_toelichting": None,
        "circulaire_naam": "meicirculaire 2022",
        "gewicht": Decimal("2710.000000000000000"),
        "gewicht_totaal": Decimal("12920.000000000000000"),
        "exact_deel": Decimal("209.752321981"),
        "naar_beneden_eur": 209,
        "rest": Decimal("9720.000000000000000"),
        "rang": 1,
        "extra_eur": 1,
        "bedrag_eur": 210,
        "aantal_delen": 1,
        "te_verdelen_eur": 2,
    }
    return rij | anders


def test_calculation_can_be_redone_by_hand():
    gelezen = text(calculation(proof_row())).replace(NBSP, " ")
    assert "€ 1.000 × 2.710 ÷ 12.920 = 209,7523… → € 209 + € 1 = € 210" in gelezen
    assert "pok/envelop.csv, cel E2" in gelezen
    assert "uitkeringsbasis, meicirculaire 2022 voor 2023" in gelezen
    assert "Met plaats 1 krijgt deze gemeente er een." in gelezen


def test_a_gemeente_without_weight_hears_where_the_money_goes():
    rij = proof_row(gewicht=Decimal(0), sleutel="du:verward gedrag", extra_eur=0, bedrag_eur=0)
    gelezen = text(calculation(rij))
    assert "krijgt niets uit deze uitkering; die gaat naar centrumgemeenten voor hun regio" in gelezen
    assert "Met plaats" not in gelezen


def test_a_limit_is_shown_instead_of_a_division():
    rij = proof_row(
        positie="ondergrens",
        ondergrens_eur=250,
        bovengrens_eur=400,
        deelbaar_eur=750,
        bedrag_eur=250,
        sleutel_tekst="uitkeringsbasis [minimaal 250] [hoogstens 400]",
    )
    gelezen = text(calculation(rij)).replace(NBSP, " ")
    assert "Het minimum dat de sleutel deze gemeente geeft: € 250" in gelezen
    assert "voor deze gemeente minstens € 250, hooguit € 400" in gelezen
    assert "€ 750, over wie niet aan een grens zit" in gelezen


@pytest.mark.parametrize(
    ("sleutel", "extra", "woorden"),
    [
        ("geen", {}, "geen sleutel: niet over gemeenten verdeeld"),
        ("inwoners", {"jaar": 2023}, "inwoners op 1 januari 2023"),
        (
            "uitkeringsbasis",
            {"circulaire": "meicirculaire 2022", "jaar": 2023},
            "uitkeringsbasis, meicirculaire 2022 voor 2023",
        ),
        ("maatstaf:LOdr", {"maatstaf": "laag opleidingsniveau"}, "maatstaf laag opleidingsniveau"),
        ("du:opvang", {}, "decentralisatie-uitkering opvang"),
        ("cluster:Zorg", {}, "uitkeringsbasis van het cluster Zorg"),
        ("gelijk", {}, "gelijke delen per gemeente"),
    ],
)
def test_keys_in_words(sleutel, extra, woorden):
    assert termen.describe_key(sleutel, **extra) == woorden


def test_cells_are_named_by_document_and_address():
    assert (
        cell_lines("circulaires/M2022_2023/volumina.csv", "L147")
        == "circulaires/M2022_2023/\nvolumina.csv, cel L147"
    )


@pytest.mark.parametrize(
    ("search", "verwacht"),
    [
        ("", Toestand(jaar=2023)),
        ("?jaar=2022", Toestand(jaar=2022, jaar_gevraagd="2022")),
        ("?jaar=1999", Toestand(jaar=0, jaar_gevraagd="1999")),
        ("?gm=gm0363&voorbeeld=AAN", Toestand(jaar=2023, gm="GM0363", met_voorbeeld=True)),
        ("?gm=gm0363&voorbeeld=uit", Toestand(jaar=2023, gm="GM0363")),
        ("?gm=&doel=wijkteams&maat=x", Toestand(jaar=2023, doel="wijkteams", extra=(("maat", "x"),))),
        ("?herkomst=mart.x%23y", Toestand(jaar=2023)),
    ],
)
def test_the_address_is_read_as_a_state(search, verwacht):
    assert parse_search(search, [2022, 2023]) == verwacht


def test_fields_of_pages_survive_and_only_those_of_the_next_page_come_along():
    toestand = parse_search("?gemeenten=GM0363,GM0599,GM0363&per=inwoner&doel=ido", [2023])
    assert toestand.lijst("gemeenten") == ("GM0363", "GM0599")
    assert toestand.kies("per", ["totaal", "inwoner"], "totaal") == "inwoner"
    assert toestand.kies("per", ["totaal"], "totaal") == "totaal"
    assert toestand.search(jaar=None, gemeenten=["GM0001"]) == "?doel=ido&gemeenten=GM0001&per=inwoner"
    assert toestand.voor(("per",)).search() == "?jaar=2023&per=inwoner"
    assert toestand.search(jaar=None, per=None, doel=None, jaargang="M2024/2025") == (
        "?gemeenten=GM0363,GM0599,GM0363&jaargang=M2024/2025"
    )


def test_a_state_writes_the_address_that_reproduces_it():
    toestand = Toestand(jaar=2025, jaar_gevraagd="2025", gm="GM0363", doel="ido", met_voorbeeld=True)
    assert parse_search(toestand.search(), [2023, 2025]) == toestand
    assert toestand.search(gm="GM0599", doel=None) == "?gm=GM0599&jaar=2025&voorbeeld=aan"


@pytest.mark.parametrize(
    ("jaren", "nu", "verwacht"),
    [
        ([2021, 2022, 2026, 2027], 2026, 2026),
        ([2021, 2022], 2026, 2022),
        ([2027, 2028], 2026, 2027),
        ([], 2026, 0),
    ],
)
def test_a_page_opens_in_the_year_of_today_or_the_nearest_that_there_is(jaren, nu, verwacht):
    assert default_year(jaren, nu) == verwacht


def test_boundaries_are_wound_clockwise_outside_and_the_other_way_in_holes(tmp_path):
    linksom = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    gebied = {
        "type": "Feature",
        "properties": {"gm_code": "GM0001"},
        "geometry": {"type": "Polygon", "coordinates": [linksom, linksom]},
    }
    (tmp_path / "gemeenten").mkdir()
    pad = tmp_path / "gemeenten" / "grenzen_2023.geojson"
    pad.write_text(json.dumps({"type": "FeatureCollection", "features": [gebied]}), encoding="utf-8")
    ringen = json.loads(grenzen.load_boundaries(pad))["features"][0]["geometry"]["coordinates"]
    assert ringen == [linksom[::-1], linksom]
    assert grenzen.boundary_years(tmp_path) == [2023]
    assert (grenzen.choose_year([2021, 2023], 2027), grenzen.choose_year([2023], 2022)) == (2023, None)


def test_the_grid_speaks_dutch():
    assert RASTERTAAL["noRowsToShow"] == "Er zijn geen rijen om te tonen"
    assert not {
        tekst for tekst in RASTERTAAL.values() if tekst.split()[0] in {"No", "Loading", "Press", "Sort"}
    }
