"""The tables that others rely on: names, types and grain are those of the one description (queries/mart/*.csv). A rename there
needs a migration note in the CHANGELOG.
"""

import re

import pytest

from pipelines.basis.queries import read_list
from pipelines.open.beschrijving import open_tables, read_description, read_licences

CONTRACT = read_description()
# Nothing of the kind is in the shipped data (no confirmed document, no citation, no crossed split, no ledger, no annex).
LEEG = {
    "bevestiging",
    "citaat",
    "eigen_prijs",
    "indeling_splitsing",
    "opgave_blok",
    "opgave_grootboek",
    "opgave_wijziging",
    "sisa_besteding",
}
# Where a figure is shown its status is shown, so these always have one; missing figures have a reason instead.
STATUSSEN = {"gepubliceerd", "afgeleid", "aanname", "voorbeeld"}
MET_STATUS = (
    "algemene_uitkering",
    "algemene_uitkering_cluster",
    "uitkering",
    "envelop",
    "toewijzing",
    "besteding",
    "realisatie",
    "envelop_regel",
    "toewijzing_indeling",
    "uitkering_indeling",
    "regio_gemeente",
    "toewijzing_regio",
)


def test_every_table_and_every_column_is_described(con):
    """One more or one less, another order or another type: the description says what is published, and all of it."""
    aanwezig = {}
    for tabel, kolom, soort in con.execute(
        "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'mart' ORDER BY table_name, ordinal_position"
    ).fetchall():
        aanwezig.setdefault(tabel, {})[kolom] = soort
    beschreven = {
        naam: {kolom.naam: kolom.type for kolom in tabel.kolommen} for naam, tabel in CONTRACT.items()
    }
    assert {t: list(k.items()) for t, k in aanwezig.items()} == {
        t: list(k.items()) for t, k in beschreven.items()
    }


@pytest.mark.parametrize("tabel", CONTRACT)
def test_every_row_is_the_only_one_with_its_key(con, tabel):
    sleutel = ", ".join(CONTRACT[tabel].sleutel)
    rijen, uniek = con.execute(
        f"SELECT (SELECT count(*) FROM mart.{tabel}), (SELECT count(*) FROM (SELECT DISTINCT {sleutel} FROM mart.{tabel}))"
    ).fetchone()
    assert (rijen == 0) == (tabel in LEEG)
    assert rijen == uniek


@pytest.mark.parametrize("tabel", CONTRACT)
def test_no_key_column_is_empty(con, tabel):
    leeg = " OR ".join(f"{kolom} IS NULL" for kolom in CONTRACT[tabel].sleutel)
    assert con.execute(f"SELECT count(*) FROM mart.{tabel} WHERE {leeg}").fetchone() == (0,)


def test_every_code_leads_to_the_row_it_names(con):
    """What the description calls a reference holds for every row, so that a package of the tables holds together."""
    los = {}
    for tabel in CONTRACT.values():
        for kolom in (kolom for kolom in tabel.kolommen if kolom.verwijst_naar):
            andere, code = kolom.verwijst_naar
            assert CONTRACT[andere].kolom(code).naam in CONTRACT[andere].sleutel
            los[tabel.naam, kolom.naam] = con.execute(
                f"SELECT count(*) FROM mart.{tabel.naam} AS x WHERE x.{kolom.naam} IS NOT NULL AND NOT EXISTS "
                f"(SELECT 1 FROM mart.{andere} AS y WHERE y.{code} = x.{kolom.naam})"
            ).fetchone()[0]
    assert len(los) > 40
    assert {plek: aantal for plek, aantal in los.items() if aantal} == {}


def test_every_amount_has_a_unit_and_says_how_sure_it_is():
    vast = {"gepubliceerd", "afgeleid", "aanname"}
    for tabel in CONTRACT.values():
        for kolom in tabel.kolommen:
            if re.search(r"_eur$|_eur_|^waarde$", kolom.naam) and (kolom.is_geheel or kolom.is_decimaal):
                assert kolom.eenheid, (tabel.naam, kolom.naam)
                assert kolom.status in vast | set(tabel.namen), (tabel.naam, kolom.naam)
            assert not kolom.status or kolom.eenheid, (tabel.naam, kolom.naam)


def test_the_description_says_nothing_twice_and_nothing_of_what_is_not_there():
    woorden = {rij["kolom"]: rij for rij in read_list("mart", "woorden")}
    gebruikt = {kolom.naam for tabel in CONTRACT.values() for kolom in tabel.kolommen}
    assert set(woorden) == gebruikt
    dubbel = [
        (rij["tabel"], rij["kolom"], veld)
        for rij in read_list("mart", "kolommen")
        for veld in ("titel", "betekenis", "eenheid", "verwijst_naar")
        if rij[veld] and rij[veld] == woorden[rij["kolom"]][veld]
    ]
    assert [plek for plek in dubbel if plek[2] == "betekenis"] == []
    assert {tabel.licentie for tabel in CONTRACT.values()} == set(read_licences())
    assert 0 < len(CONTRACT) - len(open_tables()) < 5


@pytest.mark.parametrize("tabel", MET_STATUS)
def test_every_figure_has_a_known_status(con, tabel):
    gevonden = {status for (status,) in con.execute(f"SELECT DISTINCT status FROM mart.{tabel}").fetchall()}
    assert gevonden
    assert gevonden <= STATUSSEN


def test_capacity_has_a_value_with_a_status_or_a_reason(con):
    fout = """
        SELECT count(*) FROM mart.capaciteit
        WHERE (waarde IS NULL) <> (reden IS NOT NULL) OR (waarde IS NOT NULL AND status IS NULL)
    """
    assert con.execute(fout).fetchone() == (0,)


def test_a_million_has_an_amount_with_a_status_or_a_reason(con):
    fout = "SELECT count(*) FROM mart.miljoen WHERE (bedrag_eur IS NULL) <> (reden IS NOT NULL) OR (status IS NULL) <> (bedrag_eur IS NULL)"
    assert con.execute(fout).fetchone() == (0,)


def test_realised_capacity_that_is_missing_says_why(con):
    fout = "SELECT count(*) FROM mart.realisatie WHERE (gerealiseerde_capaciteit IS NULL) <> (capaciteit_reden IS NOT NULL)"
    assert con.execute(fout).fetchone() == (0,)


def test_a_figure_leads_to_the_document_it_stands_in(con):
    """bron_id of the marts that quote one cell is a document that was read."""
    for tabel in ("uitkering", "besteding"):
        zonder = (
            f"SELECT count(*) FROM mart.{tabel} AS x ANTI JOIN mart.document AS d ON d.bron_id = x.bron_id"
        )
        assert con.execute(zonder).fetchone() == (0,), tabel


def test_amounts_are_never_floats(con):
    soorten = con.execute(
        "SELECT table_name, column_name FROM information_schema.columns WHERE column_name LIKE '%eur%' AND data_type IN ('DOUBLE', 'FLOAT')"
    ).fetchall()
    assert soorten == []


def test_the_two_levels_of_the_envelope_are_the_same_money(con):
    verschil = """
        SELECT e.uitkeringsjaar, e.doel, e.vorm
        FROM mart.envelop AS e
        FULL JOIN (SELECT uitkeringsjaar, doel, vorm, sum(bedrag_eur) AS bedrag_eur FROM mart.envelop_regel GROUP BY ALL) AS r
            USING (uitkeringsjaar, doel, vorm)
        WHERE e.bedrag_eur IS DISTINCT FROM r.bedrag_eur
    """
    assert con.execute(verschil).fetchall() == []
