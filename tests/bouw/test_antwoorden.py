"""Answers, blocks and prices of gemeenten, from the workbook to the marts and back to the cell."""

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.bouw.bouwen import build
from pipelines.herkomst import Verwijzing, trace
from pipelines.sources.opgave.invullen import Antwoord
from pipelines.sources.opgave.vragen import BESTEED, PRIJS, PRIJS_BRON, SAMEN
from tests.hulp.deelbouw import find
from tests.hulp.miniraw import write_miniraw, write_opgave
from tests.hulp.regels.antwoorden import answers
from tests.hulp.regels.ingrepen import add_answers, declare_bundle

BUNDEL = "twee;au-basis | au-cluster;2000"


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """One small build: a price of its own for the wijkteams, answers of two gemeenten, and no goal split."""
    raw = write_miniraw(tmp_path_factory.mktemp("antwoorden") / "raw")
    answers("GM0002;leren;wachttijd;14,5;;voorbeeld;", "GM0002;leren;prijs_eur;90000;;voorbeeld;")(raw)
    add_answers(
        raw,
        [
            Antwoord("wijkteams", "fte_wijkteams", "2"),
            Antwoord("wijkteams", BESTEED, "160000"),
            Antwoord("wijkteams", PRIJS, "80.000"),
            Antwoord("wijkteams", PRIJS_BRON, "begroting 2022"),
            Antwoord("wijkteams", "teams", "4", toelichting="twee in het dorp"),
            Antwoord("leren", "fte_leren", "1,5"),
            Antwoord("leren", "vorm", "gedeeld"),
            Antwoord("leren", "wachttijd", reden="te laat"),
        ],
    )
    database = raw.parent / "x.duckdb"
    build(raw, database)
    with duckdb.connect(database, read_only=True) as verbinding:
        yield verbinding


def one(con: duckdb.DuckDBPyConnection, query: str) -> tuple[object, ...]:
    [rij] = con.execute(query).fetchall()
    return rij


def test_answers_of_the_template_and_of_the_table_stand_beside_each_other(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rijen = con.execute(
        "SELECT gm_code, indicator, waarde, tekst, reden, status FROM mart.antwoord ORDER BY ALL"
    ).fetchall()
    assert rijen == [
        ("GM0001", "prijs_bron", None, "begroting 2022", None, "gepubliceerd"),
        ("GM0001", "prijs_eur", Decimal(80000), None, None, "gepubliceerd"),
        ("GM0001", "teams", Decimal(4), None, None, "gepubliceerd"),
        ("GM0001", "vorm", None, "gedeeld", None, "gepubliceerd"),
        ("GM0001", "wachttijd", None, None, "te laat", "gepubliceerd"),
        ("GM0002", "prijs_eur", Decimal(90000), None, None, "voorbeeld"),
        ("GM0002", "wachttijd", Decimal("14.50"), None, None, "voorbeeld"),
    ]


def test_the_price_of_a_gemeente_counts_for_that_gemeente_alone(con: duckdb.DuckDBPyConnection) -> None:
    """A made-up price counts nowhere; the lower bound of Iv3 and what the money buys go by the price of the gemeente."""
    assert con.execute("SELECT gm_code, doel, prijs_eur, bron FROM mart.eigen_prijs").fetchall() == [
        ("GM0001", "wijkteams", 80000, "begroting 2022")
    ]
    prijzen = dict(
        con.execute(
            "SELECT r.gm_code, r.toegewezen_capaciteit = per_stuk(r.toegewezen_eur, 80000) AND r.toegewezen_eur > 0 "
            "FROM mart.realisatie AS r WHERE r.doel = 'wijkteams' AND r.uitkeringsjaar = 2022"
        ).fetchall()
    )
    assert prijzen["GM0001"]
    assert one(con, "SELECT bool_and(toegewezen_capaciteit = per_stuk(toegewezen_eur, 100000)) FROM mart.realisatie WHERE doel = 'wijkteams' AND gm_code <> 'GM0001'") == (True,)  # fmt: skip
    bron, waarde, salaris = one(
        con,
        "SELECT c.bron, c.waarde, b.salarissen_eur FROM mart.capaciteit AS c INNER JOIN mart.besteding AS b "
        "ON b.gm_code = c.gm_code AND b.boekjaar = 2022 AND b.taakveld = '6.2' AND b.verslagsoort = 'jaarrekening' "
        "WHERE c.herkomst = 'iv3' AND c.gm_code = 'GM0001' AND year(c.peildatum) = 2022",
    )
    assert "€ 80000 per fte (eigen prijs van de gemeente)" in str(bron)
    assert waarde == (Decimal(str(salaris)) / 80000).quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("verwijzing", "waarde", "cel"),
    [
        (
            "mart.antwoord?peildatum=2022-12-31&gm_code=GM0001&doel=wijkteams&indicator=teams#waarde",
            "4.00",
            "B27",
        ),
        (
            "mart.antwoord?peildatum=2022-12-31&gm_code=GM0002&doel=leren&indicator=wachttijd#waarde",
            "14.50",
            "E2",
        ),
        (
            "herkomst.antwoord_som?peildatum=2022-12-31&gm_code=GM0001&doel=wijkteams&indicator=teams#waarde",
            "4.00",
            "B27",
        ),
    ],
)
def test_an_answer_leads_to_its_cell(
    con: duckdb.DuckDBPyConnection, verwijzing: str, waarde: str, cel: str
) -> None:
    spoor = trace(con, Verwijzing.lees(verwijzing))
    assert (str(spoor.waarde), [c.cel for c in spoor.cellen]) == (waarde, [cel])


def test_what_the_money_buys_names_the_cell_of_the_price_that_was_used(
    con: duckdb.DuckDBPyConnection,
) -> None:
    spoor = trace(
        con,
        Verwijzing.lees(
            "mart.realisatie?uitkeringsjaar=2022&doel=wijkteams&gm_code=GM0001#toegewezen_capaciteit"
        ),
    )
    assert [(c.blad, c.cel) for c in spoor.cellen if c.rol.startswith("eigen prijs")] == [
        ("wijkteams", "B23")
    ]
    assert any("eigen prijs van de gemeente" in stap.omschrijving for stap in spoor.stappen)
    ander = trace(
        con,
        Verwijzing.lees(
            "mart.realisatie?uitkeringsjaar=2022&doel=wijkteams&gm_code=GM0005#toegewezen_capaciteit"
        ),
    )
    assert [c.document for c in ander.cellen if c.rol.startswith("prijs per")] == ["pok/prijzen.csv"]


def test_a_block_is_shown_at_the_block_and_never_divided(tmp_path: Path) -> None:
    raw = write_miniraw(tmp_path / "raw")
    declare_bundle(BUNDEL)(raw)
    regels = (raw / "pok/envelop.csv").read_text(encoding="utf-8-sig").splitlines()
    doelen = {
        r.split(";")[2] for r in regels if r.split(";")[:2] in (["2022", "au-basis"], ["2022", "au-cluster"])
    }
    add_answers(raw, [Antwoord("twee", SAMEN, "7"), Antwoord("twee", BESTEED, "700000")])
    build(raw, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        assert con.execute(
            "SELECT bundel, waarde, besteed_eur, eenheid FROM mart.opgave_blok"
        ).fetchall() == [("twee", Decimal(7), 700000, "fte")]
        rijen = con.execute(
            "SELECT doel, waarde, besteed_eur, reden FROM mart.capaciteit WHERE gm_code = 'GM0001' AND herkomst = 'opgave' "
            "AND list_contains(?, doel) ORDER BY doel",
            [sorted(doelen)],
        ).fetchall()
        assert rijen == [(doel, None, None, "niet te splitsen") for doel in sorted(doelen)]
        spoor = trace(
            con, Verwijzing.lees("mart.opgave_blok?peildatum=2022-12-31&gm_code=GM0001&bundel=twee#waarde")
        )
    assert [(c.blad, c.cel) for c in spoor.cellen] == [("twee", "B21")]


def test_a_later_return_takes_the_place_of_all_answers_of_its_goals(tmp_path: Path) -> None:
    raw = write_miniraw(tmp_path / "raw")
    answers()(raw)
    add_answers(raw, [Antwoord("wijkteams", "fte_wijkteams", "2"), Antwoord("wijkteams", "teams", "4")])
    add_answers(raw, [Antwoord("wijkteams", "fte_wijkteams", "3")])
    build(raw, tmp_path / "x.duckdb")
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        assert con.execute("SELECT count(*) FROM mart.antwoord").fetchone() == (0,)


def test_made_up_answers_are_refused_in_production(tmp_path: Path) -> None:
    raw = write_miniraw(tmp_path / "raw")
    shutil.rmtree(raw / "opgaven")
    (raw / "opgaven").mkdir()
    answers("GM0002;leren;wachttijd;14;;voorbeeld;")(raw)

    with pytest.raises(InvoerGeweigerd) as weigering:
        build(raw, tmp_path / "x.duckdb", productie=True)
    assert "voorbeeld_in_productie" in {b.regel for b in weigering.value.bevindingen}


@pytest.mark.parametrize(("status", "gevonden"), [("voorbeeld", 1), ("gepubliceerd", 0)])
def test_a_real_return_is_not_held_against_a_made_up_one(tmp_path: Path, status: str, gevonden: int) -> None:
    """The year before is made up in the small data: ten times that much is a leap of the example, and says nothing of a real one."""
    raw = write_miniraw(tmp_path / "raw")
    rij = [
        date(2023, 12, 31),
        "GM0001",
        "Aadorp",
        "leren",
        "fte_leren",
        "fte",
        25,
        2_500_000,
        None,
        status,
        None,
    ]
    write_opgave(raw / "opgaven/opgave_2023.xlsx", [rij])
    assert len(find(raw, "opgave_sprong")) == gevonden
