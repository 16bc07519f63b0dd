"""A stand without a folder: what is left of the tables, documents, findings and keys that were read."""

from types import SimpleNamespace

import polars as pl
import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bouw.stand import Standjaargang, apply_stand, choose_jaargang, volgnummer

_JAARGANGEN = [("M2022", 2023), ("S2022", 2023), ("D2022", 2024), ("M2023", 2024), ("M2023", 2025)]
_SLEUTELS = {
    "kent hem al": ("uitkeringsbasis", "M2022", 2023, "afgeleid", "Was er al."),
    "zelfde jaar": ("uitkeringsbasis", "M2023", 2024, "afgeleid", None),
    "ander jaar": ("uitkeringsbasis", "M2023", 2025, "gepubliceerd", "Voorlopig."),
    "voorbeeld": ("uitkeringsbasis", "M2023", 2025, "voorbeeld", None),
    "zonder jaar": ("uitkeringsbasis", "M2023", None, "aanname", None),
    "inwoners": ("inwoners", None, 2025, "aanname", None),
    "uitkering": ("5 * du:Opvang + 6 * uitkeringsbasis", "M2023", 2024, "afgeleid", None),
    "maatstaf": ("maatstaf:VAST", "M2023", 2024, "afgeleid", None),
    "twee die nooit samen bekend waren": ("5 * du:Opvang + maatstaf:vast", "M2023", 2024, "afgeleid", None),
    "ingroei": ("uitkeringsbasis [ingroei 1 vanaf maatstaf:vast]", "M2023", 2024, "afgeleid", None),
    "nergens": ("du:bestaat niet", "M2023", 2024, "afgeleid", None),
    "geen sleutel": ("onzin [", "M2023", 2024, "afgeleid", None),
    "cluster": ("cluster:opvang", "M2023", 2024, "afgeleid", None),
}
NIET_BEKEND = "Stand D2022: M2023 voor {} was nog niet bekend; gebruikt is {} voor {}."


def frame(namen, rijen):
    return pl.DataFrame(rijen, schema=namen, orient="row")


def read():
    """What the readers would give: opvang in S2022 only, vast in M2022 only (and both in M2023, which is later)."""
    per_jaargang = [(c, j, "x") for c, j in _JAARGANGEN]
    circulaires = [(c, j, f"{c}_{j}") for c, j in _JAARGANGEN]
    waar = ("M2022_2023", "D2022_2024", "M2023_2024", "M2023_2025")
    documenten = [{"document": f"circulaires/{m}/volumina.csv"} for m in waar] + [
        {"document": "pok/envelop.csv"}
    ]
    bevindingen = [SimpleNamespace(document=d["document"]) for d in documenten]
    envelop = [(regel, *velden) for regel, velden in _SLEUTELS.items()]
    kolommen = (
        "regel",
        "sleutel",
        "sleutel_circulaire",
        "sleutel_jaar",
        "sleutel_status",
        "sleutel_toelichting",
    )
    tabellen = {
        "circulaire": frame(("circulaire", "uitkeringsjaar", "map"), circulaires),
        "gewicht": frame(("circulaire", "uitkeringsjaar", "naam"), per_jaargang),
        "volume": frame(
            ("circulaire", "uitkeringsjaar", "maatstaf"),
            [("M2022", 2023, "vast"), ("M2023", 2024, "vast"), ("D2022", 2024, "inwo")],
        ),
        "uitkering": frame(
            ("circulaire", "uitkeringsjaar", "uitkering"),
            [("S2022", 2023, "opvang"), ("M2023", 2024, "opvang")],
        ),
        "controletotaal": frame(("circulaire", "uitkeringsjaar", "code"), per_jaargang),
        "inwoners": frame(("jaar", "gm_code"), [(2023, "GM0001")]),
        "envelop": frame(kolommen, envelop),
    }
    return SimpleNamespace(tabellen=tabellen, documenten=documenten, bevindingen=bevindingen)


@pytest.fixture
def toen():
    invoer = read()
    apply_stand(invoer, "D2022")
    return invoer


def test_every_table_of_a_circulaire_loses_what_came_later(toen):
    for naam in ("circulaire", "gewicht", "controletotaal"):
        assert toen.tabellen[naam]["circulaire"].to_list() == ["M2022", "S2022", "D2022"]
    assert toen.tabellen["volume"]["circulaire"].to_list() == ["M2022", "D2022"]
    assert toen.tabellen["uitkering"]["circulaire"].to_list() == ["S2022"]
    assert toen.tabellen["inwoners"].equals(read().tabellen["inwoners"])


def test_documents_and_findings_of_later_go_and_others_stay(toen):
    waar = ["circulaires/M2022_2023/volumina.csv", "circulaires/D2022_2024/volumina.csv", "pok/envelop.csv"]
    assert [d["document"] for d in toen.documenten] == waar
    assert [b.document for b in toen.bevindingen] == waar


@pytest.mark.parametrize(
    ("regel", "sleutel"),
    {
        "kent hem al": ("M2022", 2023, "afgeleid", "Was er al."),
        "zelfde jaar": ("D2022", 2024, "afgeleid", NIET_BEKEND.format(2024, "D2022", 2024)),
        "ander jaar": ("D2022", 2024, "aanname", "Voorlopig. " + NIET_BEKEND.format(2025, "D2022", 2024)),
        "voorbeeld": ("D2022", 2024, "voorbeeld", NIET_BEKEND.format(2025, "D2022", 2024)),
        "zonder jaar": ("M2023", None, "aanname", None),
        "inwoners": (None, 2025, "aanname", None),
        "uitkering": ("S2022", 2023, "aanname", NIET_BEKEND.format(2024, "S2022", 2023)),
        "maatstaf": ("M2022", 2023, "aanname", NIET_BEKEND.format(2024, "M2022", 2023)),
        "twee die nooit samen bekend waren": (
            "D2022",
            2024,
            "afgeleid",
            NIET_BEKEND.format(2024, "D2022", 2024),
        ),
        "ingroei": ("M2022", 2023, "aanname", NIET_BEKEND.format(2024, "M2022", 2023)),
        "nergens": ("D2022", 2024, "afgeleid", NIET_BEKEND.format(2024, "D2022", 2024)),
        "geen sleutel": ("D2022", 2024, "afgeleid", NIET_BEKEND.format(2024, "D2022", 2024)),
        "cluster": ("D2022", 2024, "afgeleid", NIET_BEKEND.format(2024, "D2022", 2024)),
    }.items(),
)
def test_a_key_that_was_not_known_is_replaced_by_one_that_was(toen, regel, sleutel):
    envelop = toen.tabellen["envelop"]
    (rij,) = envelop.filter(pl.col("regel") == regel).iter_rows()
    assert rij == (regel, _SLEUTELS[regel][0], *sleutel)
    assert envelop.schema == read().tabellen["envelop"].schema


def test_a_column_without_a_value_keeps_its_type():
    invoer = read()
    schema = invoer.tabellen["envelop"].schema
    invoer.tabellen["envelop"] = invoer.tabellen["envelop"].filter(pl.col("regel") == "inwoners")
    apply_stand(invoer, "D2022")
    assert invoer.tabellen["envelop"].schema == schema


def test_tables_that_could_not_be_read_are_left_alone():
    for weg in ("uitkering", "volume", "envelop", "controletotaal"):
        invoer = read()
        del invoer.tabellen[weg]
        apply_stand(invoer, "D2022")
        assert weg not in invoer.tabellen
        assert set(invoer.tabellen["circulaire"]["circulaire"]) == {"M2022", "S2022", "D2022"}
    invoer = SimpleNamespace(tabellen={}, documenten=[], bevindingen=[])
    apply_stand(invoer, "D2022")
    assert invoer.tabellen == {}


def test_an_unknown_circulaire_is_refused_with_the_known_ones_in_order_of_time():
    with pytest.raises(FondskompasFout) as fout:
        apply_stand(read(), "S2023")
    keuze = "M2022, S2022, D2022, M2023"
    assert str(fout.value) == f"Er is geen circulaire S2023 om de stand van te tonen. Kies uit: {keuze}."


def test_the_place_in_time():
    assert [volgnummer(c) for c in ("M2022", "S2022", "D2022", "M2023")] == [20221, 20222, 20223, 20231]
    assert Standjaargang("S2022", 2025).volgnummer == 20222


@pytest.mark.parametrize(
    ("bekend", "jaar", "gekozen"),
    [
        ([("M2022", 2023), ("S2022", 2023)], 2023, ("S2022", 2023)),
        ([("S2022", 2022), ("M2022", 2023)], 2025, ("M2022", 2023)),
        ([("M2022", 2023), ("S2022", 2025)], 2024, ("S2022", 2025)),
        ([("M2022", 2025), ("M2022", 2023)], 2024, ("M2022", 2023)),
    ],
)
def test_the_vintage_that_stands_in(bekend, jaar, gekozen):
    assert choose_jaargang([Standjaargang(*b) for b in bekend], jaar) == Standjaargang(*gekozen)
