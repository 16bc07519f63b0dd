"""The tables that others rely on: names, types and grain. A rename here needs a migration note in the CHANGELOG."""

import pytest

from tests.bouw.contract_fonds import CONTRACT_FONDS, SPLITSING
from tests.bouw.contract_lezers import CONTRACT_LEZERS

# table: (key columns, {column: type}); the table may have more columns than these
CONTRACT = {
    "gemeente": (
        ("indeling_jaar", "gm_code"),
        {
            "indeling_jaar": "BIGINT",
            "gm_code": "VARCHAR",
            "naam": "VARCHAR",
            "provincie": "VARCHAR",
            "inwoners": "BIGINT",
            "inwoners_status": "VARCHAR",
            "grootteklasse": "VARCHAR",
        },
    ),
    "algemene_uitkering": (
        ("circulaire", "uitkeringsjaar", "gm_code"),
        {
            "circulaire": "VARCHAR",
            "uitkeringsjaar": "INTEGER",
            "gm_code": "VARCHAR",
            "uitkeringsbasis_eur": "DECIMAL(18,2)",
            "uitkeringsfactor": "DECIMAL(9,6)",
            "inkomstenmaatstaf_eur": "DECIMAL(18,2)",
            "algemene_uitkering_eur": "DECIMAL(18,2)",
        },
    ),
    "algemene_uitkering_cluster": (
        ("circulaire", "uitkeringsjaar", "gm_code", "cluster"),
        {
            "circulaire": "VARCHAR",
            "uitkeringsjaar": "INTEGER",
            "gm_code": "VARCHAR",
            "cluster": "VARCHAR",
            "bedrag_eur": "DECIMAL(18,2)",
        },
    ),
    "uitkering": (
        ("circulaire", "uitkeringsjaar", "gm_code", "uitkering"),
        {
            "circulaire": "VARCHAR",
            "uitkeringsjaar": "INTEGER",
            "gm_code": "VARCHAR",
            "uitkering": "VARCHAR",
            "soort": "VARCHAR",
            "bedrag_eur": "DECIMAL(18,2)",
            "bron_id": "VARCHAR",
            "blad": "VARCHAR",
            "cel": "VARCHAR",
        },
    ),
    "envelop": (
        ("uitkeringsjaar", "doel", "vorm"),
        {
            "uitkeringsjaar": "BIGINT",
            "doel": "VARCHAR",
            "vorm": "VARCHAR",
            "bedrag_eur": "BIGINT",
            "sleutel": "VARCHAR",
            "status": "VARCHAR",
            "bron": "VARCHAR",
        },
    ),
    "toewijzing": (
        ("uitkeringsjaar", "doel", "vorm", "gm_code"),
        {
            "uitkeringsjaar": "BIGINT",
            "doel": "VARCHAR",
            "vorm": "VARCHAR",
            "gm_code": "VARCHAR",
            "bedrag_eur": "BIGINT",
            "status": "VARCHAR",
            "sleutel": "VARCHAR",
            "circulaire": "VARCHAR",
        },
    ),
    "toewijzing_bewijs": (
        ("uitkeringsjaar", "regel", "deel", "gm_code"),
        {
            "uitkeringsjaar": "BIGINT",
            "doel": "VARCHAR",
            "vorm": "VARCHAR",
            "regel": "VARCHAR",
            "deel": "BIGINT",
            "gm_code": "VARCHAR",
            "envelop_eur": "BIGINT",
            "te_verdelen_eur": "BIGINT",
            "gewicht": "DECIMAL(38,15)",
            "gewicht_totaal": "DECIMAL(38,15)",
            "exact_deel": "DECIMAL(28,9)",
            "naar_beneden_eur": "BIGINT",
            "rest": "DECIMAL(38,15)",
            "extra_eur": "BIGINT",
            "bedrag_eur": "BIGINT",
            "exact_teller": "HUGEINT",
            "exact_noemer": "HUGEINT",
            "positie": "VARCHAR",
            "ondergrens_eur": "BIGINT",
            "bovengrens_eur": "BIGINT",
        },
    ),
    "besteding": (
        ("boekjaar", "verslagsoort", "gm_code", "taakveld"),
        {
            "boekjaar": "INTEGER",
            "verslagsoort": "VARCHAR",
            "gm_code": "VARCHAR",
            "taakveld": "VARCHAR",
            "lasten_eur": "BIGINT",
            "baten_eur": "BIGINT",
            "salarissen_eur": "BIGINT",
            "bron_id": "VARCHAR",
            "cel": "VARCHAR",
        },
    ),
    "capaciteit": (
        ("peildatum", "gm_code", "doel", "indicator"),
        {
            "peildatum": "DATE",
            "gm_code": "VARCHAR",
            "doel": "VARCHAR",
            "indicator": "VARCHAR",
            "waarde": "DECIMAL(18,2)",
            "eenheid": "VARCHAR",
            "status": "VARCHAR",
            "reden": "VARCHAR",
            "bron": "VARCHAR",
        },
    ),
    "realisatie": (
        ("uitkeringsjaar", "doel", "gm_code"),
        {
            "uitkeringsjaar": "BIGINT",
            "doel": "VARCHAR",
            "gm_code": "VARCHAR",
            "toegewezen_eur": "BIGINT",
            "toegewezen_capaciteit": "DECIMAL(18,2)",
            "gerealiseerde_capaciteit": "DECIMAL(18,2)",
            "ondergrens_capaciteit": "DECIMAL(18,2)",
            "capaciteit_herkomst": "VARCHAR",
            "besteed_eur": "BIGINT",
            "zichtbaarheid": "VARCHAR",
            "status": "VARCHAR",
        },
    ),
    "aansluiting": (
        ("code",),
        {
            "code": "VARCHAR",
            "omschrijving": "VARCHAR",
            "links_eur": "DECIMAL(18,2)",
            "rechts_eur": "DECIMAL(18,2)",
            "verschil_eur": "DECIMAL(18,2)",
            "tolerantie_eur": "DECIMAL(18,2)",
            "oordeel": "VARCHAR",
            "bron": "VARCHAR",
        },
    ),
    "bevinding": (
        ("regel", "document", "blad", "cel", "waarde"),
        {
            "regel": "VARCHAR",
            "document": "VARCHAR",
            "blad": "VARCHAR",
            "cel": "VARCHAR",
            "ernst": "VARCHAR",
            "waarde": "VARCHAR",
            "verwacht": "VARCHAR",
            "verschil": "VARCHAR",
            "melding": "VARCHAR",
            "remedie": "VARCHAR",
        },
    ),
    **CONTRACT_FONDS,
    **CONTRACT_LEZERS,
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


def columns(con, tabel):
    """Name and type of every column, as DuckDB has them."""
    return {naam: soort for naam, soort, *_ in con.execute(f"DESCRIBE mart.{tabel}").fetchall()}


@pytest.mark.parametrize("tabel", CONTRACT)
def test_columns_have_the_promised_name_and_type(con, tabel):
    beloofd = CONTRACT[tabel][1]
    aanwezig = columns(con, tabel)
    assert {naam: aanwezig.get(naam, "ontbreekt") for naam in beloofd} == beloofd


@pytest.mark.parametrize("tabel", CONTRACT)
def test_every_row_is_the_only_one_with_its_key(con, tabel):
    sleutel = ", ".join(CONTRACT[tabel][0])
    rijen, uniek = con.execute(
        f"SELECT (SELECT count(*) FROM mart.{tabel}), (SELECT count(*) FROM (SELECT DISTINCT {sleutel} FROM mart.{tabel}))"
    ).fetchone()
    assert rijen > 0
    assert rijen == uniek


@pytest.mark.parametrize("tabel", CONTRACT)
def test_no_key_column_is_empty(con, tabel):
    leeg = " OR ".join(f"{kolom} IS NULL" for kolom in CONTRACT[tabel][0])
    assert con.execute(f"SELECT count(*) FROM mart.{tabel} WHERE {leeg}").fetchone() == (0,)


@pytest.mark.parametrize("tabel", MET_STATUS)
def test_every_figure_has_a_known_status(con, tabel):
    gevonden = {status for (status,) in con.execute(f"SELECT DISTINCT status FROM mart.{tabel}").fetchall()}
    assert gevonden
    assert gevonden <= STATUSSEN


def test_the_proof_of_a_split_has_the_promised_columns(con):
    aanwezig = columns(con, "indeling_splitsing")
    assert {naam: aanwezig.get(naam, "ontbreekt") for naam in SPLITSING} == SPLITSING


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


def test_the_contract_pins_the_grain_of_every_table_of_the_design():
    """A key column that is not pinned itself would make the grain test look at nothing."""
    for tabel, (sleutel, kolommen) in CONTRACT.items():
        assert set(sleutel) <= set(kolommen), tabel


def test_the_two_levels_of_the_envelope_are_the_same_money(con):
    verschil = """
        SELECT e.uitkeringsjaar, e.doel, e.vorm
        FROM mart.envelop AS e
        FULL JOIN (SELECT uitkeringsjaar, doel, vorm, sum(bedrag_eur) AS bedrag_eur FROM mart.envelop_regel GROUP BY ALL) AS r
            USING (uitkeringsjaar, doel, vorm)
        WHERE e.bedrag_eur IS DISTINCT FROM r.bedrag_eur
    """
    assert con.execute(verschil).fetchall() == []
