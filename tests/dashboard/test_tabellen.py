"""Tables of the dashboard: pure functions on tiny literal frames."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from dashboard.beeld.celadres import cell_address
from dashboard.beeld.controles import count_findings, count_verdicts, finding_grid
from dashboard.beeld.grafiek.capaciteit import capacity_table
from dashboard.beeld.kolom import figure_fields
from dashboard.pages.gemeente.fonds import vintage_grid
from dashboard.pages.gemeente.opgaven import capacity_grid
from dashboard.pages.gemeente.toegewezen import money_grid
from pipelines.basis.cijfer import Cijfer
from tests.hulp.componenten import NBSP, text

DOEL = {
    "doel": "wijkteams",
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
    "prijs_bron": "rekenwaarde",
    "eigen_prijs_peildatum": None,
    "landelijk_eur": 10_000,
    "landelijk_verdeeld_eur": 10_000,
    "opgave_waarde": None,
    "opgave_indicator": None,
    "opgave_peildatum": None,
    "opgave_status": None,
    "opgave_reden": "niet opgegeven",
    "besteed_eur": None,
    "ondergrens_waarde": None,
    "ondergrens_status": None,
    "doel_taakvelden": "6.2",
    "taakveld_status": "gepubliceerd",
    "lasten_taakveld_eur": None,
    "taakvelden": None,
    "lasten_verslagsoort": None,
    "zichtbaarheid": "niet zichtbaar",
}


def rows(raster):
    return raster.children.rowData


def capacity_row(**waarden):
    return rows(capacity_grid(pl.DataFrame([{**DOEL, **waarden}]), 2023, "GM0001"))[0]


def test_a_missing_figure_shows_its_reason():
    assert figure_fields("x", Cijfer(None, "getal1", reden="te laat")) == {
        "x": None,
        "x_tekst": "te laat",
        "x_voorbeeld": False,
    }


def test_a_made_up_figure_says_so_in_its_text():
    velden = figure_fields("x", Cijfer(Decimal("2.5"), "getal1", "x?a=1#b", status="voorbeeld"))
    assert velden == {"x": 2.5, "x_tekst": "2,5 (voorbeeld)", "x_voorbeeld": True}


def test_money_grid_leaves_out_forms_without_money_and_adds_up():
    frame = pl.DataFrame(
        [{**DOEL, "doel": "wijkteams"}, {**DOEL, "doel": "leren", "au_eur": 500, "toegewezen_eur": 500}]
    )
    gemeente = {"gm_code": "GM0001", "grootteklasse": "klein", "inwoners": 500, "klasse_inwoners": 1000}
    raster = money_grid(frame, gemeente, 2023, lambda doel: f"?doel={doel}")
    assert [kolom["field"] for kolom in raster.children.columnDefs] == [
        "doel",
        "totaal",
        "status",
        "au_eur",
        "per_inwoner",
        "klasse",
        "bewijs",
    ]
    totaal = raster.children.dashGridOptions["pinnedBottomRowData"][0]
    assert (totaal["totaal_tekst"], totaal["per_inwoner_tekst"]) == (f"€{NBSP}1.500", f"€{NBSP}3,00")
    assert totaal["status"] == "aanname"
    assert rows(raster)[1]["bewijs_href"] == "?doel=leren"


def test_capacity_without_a_return_says_so_and_is_not_zero():
    rij = capacity_row()
    assert (rij["er_is"], rij["er_is_tekst"], rij["besteed_tekst"]) == (
        None,
        "niet opgegeven",
        "niet opgegeven",
    )


def test_capacity_shows_the_lower_bound_as_context_with_its_own_status():
    rij = capacity_row(
        ondergrens_waarde=Decimal("29.20"),
        ondergrens_status="aanname",
        taakvelden="6.2",
        taakveld_status="aanname",
    )
    assert (rij["er_is"], rij["status"]) == (None, "aanname")
    assert rij["er_is_tekst"] == (
        "niet opgegeven; op het hele taakveld 6.2 (koppeling: aanname) ten minste 29,2 fte "
        "(Iv3, salarissen ÷ prijs); wat daarvan voor dit doel is, is niet te zien"
    )


@pytest.mark.parametrize(
    ("eur", "prijs", "tekst"),
    [(5_014_930, 100_000, "50,1 fte"), (5_294_960, 100_000, "52,9 fte"), (8_964_900, 100_000, "89,6 fte")],
)
def test_what_money_buys_is_rounded_once(eur, prijs, tekst):
    assert capacity_row(toegewezen_eur=eur, prijs_eur=prijs)["koopt_tekst"].startswith(tekst)


def test_a_goal_without_taakveld_says_so():
    assert capacity_row(doel_taakvelden=None)["lasten_tekst"] == "geen taakveld voor dit doel"
    assert capacity_row()["lasten_tekst"] == "geen Iv3-cijfer van dit jaar"


def test_an_assumed_link_of_goal_and_taakveld_is_named():
    rij = capacity_row(
        lasten_taakveld_eur=5000,
        taakvelden="1.2",
        lasten_verslagsoort="jaarrekening",
        taakveld_status="aanname",
    )
    assert rij["lasten_tekst"] == f"€{NBSP}5.000, taakveld 1.2, jaarrekening (koppeling: aanname)"


def test_a_price_over_all_money_of_a_goal_says_so_where_only_a_part_is_allocated():
    rij = capacity_row(
        prijs_bron="20,95 mln euro gedeeld door 650 locaties",
        landelijk_eur=20_950_000,
        landelijk_verdeeld_eur=17_130_000,
    )
    assert rij["koopt_tekst"].endswith(
        "de prijs, 20,95 mln euro gedeeld door 650 locaties, gaat over al het geld voor dit doel; "
        f"daarvan is €{NBSP}17,13{NBSP}mln over gemeenten verdeeld"
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
        "prijs_bron": "rekenwaarde",
        "taakveld_status": "gepubliceerd",
        "landelijk_eur": 13_750_000,
        "doel": "wijkteams",
        "opgave_gemeenten": "GM0001~GM0002",
        "opgave_indicator": "fte_wijkteams",
        "opgave_peildatum": "2023-12-31",
        "toegewezen_eur": 13_750_000,
        "aantal_ontvangers": 342,
        "aantal_opgaven": 40,
        "aantal_voorbeeld": 40,
        "opgave_status": "voorbeeld",
        "opgave_toegewezen_eur": 5_744_999,
        "opgave_gerealiseerd": Decimal("43.60"),
        "aantal_ondergrens": 216,
        "ondergrens_capaciteit": Decimal("2506.64"),
        "ondergrens_status": "aanname",
    }
    gelezen = text(capacity_table(pl.DataFrame([rij]), 2023))
    for deel in (
        "57,4 fte",
        "43,6 fte",
        "40 (40 verzonnen)  van  342 gemeenten",
        "voorbeeld",
        "aanname  Bij 216 gemeenten",
        "ten minste 2.506,6 fte",
        "telt hier niet mee",
    ):
        assert deel in gelezen


def test_a_vintage_marks_what_is_not_published_and_never_calls_it_zero():
    bedragen = (
        "uitkeringsbasis",
        "inkomstenmaatstaf",
        "algemene_uitkering",
        "iu",
        "du",
        "artikel12",
        "totaal",
    )
    rij = {f"{naam}_eur": Decimal(0) for naam in bedragen} | {
        "naam": "meicirculaire 2024",
        "circulaire": "M2024",
        "delen": "GM0001~GM0002",
        "uitkeringsjaar": 2025,
        "uitkeringsfactor": Decimal("1.457"),
        "suppletie_eur": None,
        "suppletie_ontbreekt": "herindeling",
        "iu_ontbreekt": None,
        "du_eur": Decimal(5),
        "du_ontbreekt": "gezond",
        "artikel12_ontbreekt": None,
        "ontbreekt": "gezond, herindeling",
    }
    cellen = rows(vintage_grid(pl.DataFrame([rij])))[0]
    assert (cellen["iu_herkomst"], cellen["suppletie_herkomst"]) == (None, None)
    assert cellen["du_herkomst"].endswith("gm_code=GM0001~GM0002&soort=du#bedrag_eur")
    gelezen = {veld: cellen[f"{veld}_tekst"] for veld in ("suppletie", "iu", "du", "totaal")}
    assert gelezen == {
        "suppletie": "niet gepubliceerd",
        "iu": f"€{NBSP}0",
        "du": f"€{NBSP}5*",
        "totaal": f"€{NBSP}0*",
    }


def test_reconciliations_in_one_sentence():
    oordelen = pl.DataFrame({"oordeel": ["sluit aan"] * 2 + ["verklaard"]})
    assert (
        count_verdicts(oordelen)
        == "Van 3 aansluitingen: 2 sluiten aan, 1 is verklaard, 0 zijn een open vraag en 0 wijken af."
    )


def test_findings_are_counted_per_message_most_first():
    bevindingen = pl.DataFrame(
        {"melding": ["A.", "B.", "B."], "ernst": ["fout", "waarschuwing", "waarschuwing"]}
    )
    assert count_findings(bevindingen) == [("B.", "waarschuwing", 2), ("A.", "fout", 1)]


@pytest.mark.parametrize(
    ("gegeven", "getoond"),
    [
        (("3784.120000", "3784.110000", "0.010000"), ("3.784,12", "3.784,11", "0,01")),
        (("69019000", "83193000", "-14174000"), ("69.019.000", "83.193.000", "-14.174.000")),
        (("-12.500000", "ten minste 0", None), ("-12,5", "ten minste 0", None)),
        (("6.82", "2023", None), ("6.82", "2023", None)),
    ],
)
def test_numbers_in_findings_are_dutch_and_codes_stay(gegeven, getoond):
    velden = ("waarde", "verwacht", "verschil")
    rest = dict.fromkeys(("document", "blad", "cel", "ernst", "melding", "remedie", "regel"), "x")
    raster = finding_grid(pl.DataFrame([rest | dict(zip(velden, gegeven, strict=True))]))
    assert tuple(rows(raster)[0][veld] for veld in velden) == getoond
    assert raster.children.columnDefs[-1]["field"] == "regel"


@pytest.mark.parametrize(
    ("document", "cel", "adres"),
    [
        ("pok/envelop.csv", "E21", "/aansluiting?document=pok/envelop.csv&cel=E21#ah-cel"),
        ("pok/envelop.csv", "kolom status", None),
        ("pok/envelop.csv", "", None),
    ],
)
def test_a_finding_leads_to_its_cell_when_it_is_one(document, cel, adres):
    assert cell_address(document, cel) == adres


def test_a_price_of_the_gemeente_itself_is_named_and_followed():
    eigen = {"prijs_eur": 80_000, "prijs_bron": "begroting 2023", "eigen_prijs_peildatum": date(2023, 12, 31)}
    rij = capacity_row(toegewezen_eur=160_000, **eigen)
    assert rij["koopt_tekst"] == "2,0 fte, eigen prijs van € 80.000 per fte (begroting 2023)".replace(
        "€ ", "€\u00a0"
    )
    assert "mart.antwoord" in rij["koopt_herkomst"]
    assert "prijs_eur" in rij["koopt_herkomst"]
