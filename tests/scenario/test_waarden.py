"""Values in a scenario file, and the sentence that explains an extreme: no database, no file."""

from decimal import Decimal

import pytest

from pipelines.basis.bevinding import Plek
from pipelines.scenario.redenen import explain
from pipelines.scenario.velden import (
    VeldFout,
    read_amount,
    read_boolean,
    read_cents,
    read_change,
    read_price,
    read_text,
    read_vorm,
    read_year,
    read_years,
)


@pytest.mark.parametrize(
    ("lees", "waarde", "uitkomst"),
    [
        (read_text, " a ", "a"),
        (read_boolean, False, False),
        (read_vorm, "spuk", "spuk"),
        (read_year, 1000, 1000),
        (read_year, 9999, 9999),
        (read_years, 2025, (2025,)),
        (read_years, [2026, 2025], (2026, 2025)),
        (read_change, -5, -5),
        (read_change, "-123456789012345", -123456789012345),
        (read_amount, 0, 0),
        (read_cents, "7,50", Decimal("7.50")),
        (read_cents, "123456789012.5", Decimal("123456789012.5")),
        (read_cents, 0, Decimal(0)),
        (read_price, "0.01", Decimal("0.01")),
    ],
)
def test_a_value_is_read_exactly(lees, waarde, uitkomst):
    assert lees(waarde) == uitkomst
    assert type(lees(waarde)) is type(uitkomst)


_EURO = ("hele euro's, zoals 5000000", "Schrijf het bedrag in hele euro's, zonder punten.")
_CENT = (
    'een bedrag van nul of meer met hooguit twee decimalen, zoals "7.50"',
    "Schrijf het bedrag als geheel getal of tussen aanhalingstekens, zonder duizendtekens.",
)
_TEKST = ("tekst tussen aanhalingstekens", "Schrijf de waarde tussen aanhalingstekens.")
_JAAR = ("een jaartal, zoals 2025", "Schrijf het jaar als getal van vier cijfers.")
_JAREN = ("een jaar of een lijst van verschillende jaren", "Schrijf bijvoorbeeld [2025, 2026].")
_KOMMA = "een geheel getal, of een bedrag tussen aanhalingstekens"


@pytest.mark.parametrize(
    ("lees", "waarde", "verwacht", "remedie"),
    [
        *((read_text, w, *_TEKST) for w in (5, "", "  ", None)),
        *(
            (read_boolean, w, "true of false", "Schrijf true of false, zonder aanhalingstekens.")
            for w in (1, "true")
        ),
        (read_vorm, "spk", "«spuk»", "Kies een van de genoemde vormen."),
        (
            read_vorm,
            5,
            "een van: au, bfu, buiten_gemeentefonds, du, spuk",
            "Kies een van de genoemde vormen.",
        ),
        *((read_year, w, *_JAAR) for w in (999, 10000, True, "2025", 2025.0)),
        *((read_years, w, *_JAREN) for w in ([], [2025, 2025])),
        (read_years, [2025, "2026"], *_JAAR),
        *((read_change, w, *_EURO) for w in ("5.000", True, None, "1234567890123456", "5,0", "+5")),
        (
            read_change,
            5.0,
            _KOMMA,
            "Een kommagetal is in dit bestand niet exact; schrijf hele euro's, zonder punt of komma.",
        ),
        (read_amount, -1, "een bedrag van nul of meer", "Een envelopregel is nul of meer."),
        *((read_cents, w, *_CENT) for w in ("7.505", True, "-1", -1, "1.000,50", None, "1234567890123")),
        (
            read_cents,
            7.5,
            _KOMMA,
            'Een kommagetal is in dit bestand niet exact; schrijf het tussen aanhalingstekens: "7.5".',
        ),
        *(
            (read_price, w, "een prijs boven nul", "Geef de prijs van één fte of locatie.")
            for w in (0, "0,00")
        ),
    ],
)
def test_a_value_that_does_not_fit_says_what_does(lees, waarde, verwacht, remedie):
    with pytest.raises(VeldFout) as fout:
        lees(waarde)
    bevinding = fout.value.at(Plek("scenario.toml"), "naam", waarde)
    assert (bevinding.verwacht, bevinding.remedie) == (verwacht, remedie)


def reason(soort, bijdrage="-250", **velden):
    vast = {"reden_bestanddeel": "vast bedrag", "reden_verplaatst_eur": -1500, "verschil_eigen_eur": -260}
    aandeel = {"reden_aandeel_miljoenste": 10_000, "reden_inwoners_miljoenste": 9_999}
    return explain(
        {**vast, **aandeel, "reden_soort": soort, "reden_bijdrage_eur": Decimal(bijdrage), **velden}
    )


@pytest.mark.parametrize(
    ("zin", "soort", "velden"),
    [
        ("alleen afronding op hele euro's (€ -250 van € -260)", "afronding", {}),
        ("de grenzen of de ontvangers die de sleutel noemt (€ -250 van € -260)", "grens", {}),
        ("de ingroei (€ -250 van € -260)", "ingroei", {}),
        (
            "er wordt in totaal € 0,00 mln minder over gemeenten verdeeld (€ -250 van € -260)",
            "totaal",
            {},
        ),
        (
            "er wordt in totaal € 0,00 mln meer over gemeenten verdeeld (€ -250 van € -260)",
            "totaal",
            {"reden_verplaatst_eur": 1},
        ),
        (
            "iets anders telt zwaarder (€ 1 landelijk); de gemeente heeft daarvan 1,00%, van de inwoners 1,000% (€ -250 van € -260)",
            "anders",
            {"reden_bestanddeel": "iets anders", "reden_verplaatst_eur": 1},
        ),
        (
            "er wordt in totaal € 2,50 mln meer over gemeenten verdeeld (€ -250 van € -260)",
            "totaal",
            {"reden_verplaatst_eur": 2_500_000},
        ),
        (
            "de maatstaf «vast bedrag» telt minder (€ -1.500 landelijk); de gemeente heeft daarvan 1,00%, van de inwoners 1,000% (€ -250 van € -260)",
            "maatstaf",
            {},
        ),
        (
            "de uitkering «opvang» telt zwaarder (€ 1,00 mln landelijk); de gemeente heeft daarvan 1,00%, van de inwoners 1,000% (€ -250 van € -260)",
            "du",
            {"reden_bestanddeel": "opvang", "reden_verplaatst_eur": 1_000_000},
        ),
        (
            "het aantal inwoners telt zwaarder (€ 999.999 landelijk); de gemeente heeft daarvan 12,35%, van de inwoners 1,000% (€ 1,00 mln van € -260)",
            "inwoners",
            {
                "reden_bestanddeel": "inwoners",
                "reden_verplaatst_eur": 999_999,
                "reden_aandeel_miljoenste": 123_456,
                "bijdrage": "1000000",
            },
        ),
        (
            "een gelijk bedrag per gemeente telt even zwaar maar met andere cijfers; de gemeente heeft daarvan 1,00%, van de inwoners 1,000% (€ -250 van € -260)",
            "gelijk",
            {"reden_bestanddeel": "gelijk", "reden_verplaatst_eur": 0},
        ),
    ],
)
def test_a_reason_is_one_sentence(zin, soort, velden):
    assert reason(soort, **velden).replace("\xa0", " ") == zin
