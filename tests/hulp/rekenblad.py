"""A small sheet on which the shipped allocation SQL runs: parts, weights and limits typed in by a test."""

from decimal import Decimal

from pipelines.basis.queries import create_macros, read_query

_VOORBEREIDING = """
    CREATE SCHEMA kern;
    CREATE SCHEMA verdeling;
    CREATE TABLE kern.envelop_regel (uitkeringsjaar BIGINT, regel VARCHAR, bedrag_eur BIGINT);
    CREATE TABLE kern.envelop_deel (
        uitkeringsjaar BIGINT, regel VARCHAR, deel BIGINT, bedrag_eur BIGINT, is_ingroeibasis BOOLEAN
    );
    CREATE TABLE verdeling.sleutelgewicht (
        uitkeringsjaar BIGINT, regel VARCHAR, deel BIGINT, gm_code VARCHAR, gewicht DECIMAL(38, 15),
        aantal_delen BIGINT, is_ontvanger BOOLEAN
    );
    CREATE TABLE verdeling.grens (
        uitkeringsjaar BIGINT, regel VARCHAR, gm_code VARCHAR, ondergrens_eur BIGINT, bovengrens_eur BIGINT
    );
"""


def create_sheet(con):
    """The tables that the allocation reads, empty, and the shipped steps between them as views."""
    create_macros(con, tijdelijk=True)
    con.execute(_VOORBEREIDING)
    for naam in ("gewicht_geheel", "positie"):
        con.execute(f"CREATE VIEW verdeling.{naam} AS {read_query('verdeling', naam)}")


def fill_sheet(con, lijnen, grenzen=()):
    """``lijnen``: {regel: (bedrag, [(gm_code, gewicht)])}; ``grenzen``: (regel, gm_code, least, most or None)."""
    for tabel in ("kern.envelop_regel", "kern.envelop_deel", "verdeling.sleutelgewicht", "verdeling.grens"):
        con.execute(f"TRUNCATE {tabel}")
    bedragen = [(regel, bedrag) for regel, (bedrag, _) in lijnen.items()]
    _insert(con, "kern.envelop_regel SELECT 2024, {}, {}", bedragen)
    _insert(con, "kern.envelop_deel SELECT 2024, {}, 1, {}, FALSE", bedragen)
    gewichten = [
        (
            regel,
            gm_code,
            f"{Decimal(gewicht):f}",
        )  # as text: a list of decimals would get the scale of its widest
        for regel, (_, gewichten) in lijnen.items()
        for gm_code, gewicht in gewichten
    ]
    _insert(con, "verdeling.sleutelgewicht SELECT 2024, {}, 1, {}, {}::DECIMAL(38, 15), 1, TRUE", gewichten)
    _insert(con, "verdeling.grens SELECT 2024, {}, {}, {}::BIGINT, {}::BIGINT", list(grenzen))


def _insert(con, opdracht, rijen):
    """All rows in one statement, column by column: one statement a row takes a millisecond each."""
    if rijen:
        kolommen = [list(kolom) for kolom in zip(*rijen, strict=True)]
        con.execute("INSERT INTO " + opdracht.format(*["unnest(?)"] * len(kolommen)), kolommen)


def read_sheet(con, lijnen):
    """The allocation as {regel: {gm_code: row}}."""
    uitkomst = con.execute(read_query("verdeling", "toewijzing_regel"))
    namen = [k[0] for k in uitkomst.description]
    antwoord = {regel: {} for regel in lijnen}
    for rij in uitkomst.fetchall():
        waarden = dict(zip(namen, rij, strict=True))
        antwoord[waarden["regel"]][waarden["gm_code"]] = waarden
    return antwoord
