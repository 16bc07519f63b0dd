"""A stand: any table as it was known at an earlier circulaire."""

import shutil
import sys

import duckdb
import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import instellingen
from pipelines.bouw.bouwen import build, read_fingerprint
from pipelines.bouw.stand import Standjaargang, apply_stand, choose_jaargang, volgnummer
from pipelines.cli.hoofd import app, run
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_all
from tests.hulp.helpers import ROOT, add_rows, change_rows, edit_cell
from tests.hulp.minifonds import write_two_vintages


def later_keys(raw, jaar="2023"):
    """Give every line that has a key from M2022 one from S2022."""
    change_rows(
        raw / "pok/envelop.csv",
        lambda rijen: [
            [*rij[:7], "S2022", jaar, *rij[9:]] if rij[7] == "M2022" and rij[0] == "2023" else rij
            for rij in rijen
        ],
    )
    return raw


def read(raw):
    """What the readers make of a folder."""
    invoer = Invoer(raw)
    assert len(list(read_all(invoer))) == 4
    return invoer


def keys(invoer, regel):
    """The key columns of one envelope line of 2023."""
    rij = next(
        r
        for r in invoer.tabellen["envelop"].iter_rows(named=True)
        if (r["uitkeringsjaar"], r["regel"]) == (2023, regel)
    )
    return tuple(
        rij[k] for k in ("sleutel_circulaire", "sleutel_jaar", "sleutel_status", "sleutel_toelichting")
    )


@pytest.fixture
def twee(tmp_path):
    """The tiny folder with M2022 and S2022; the lines of 2023 take their keys from S2022."""
    return later_keys(write_two_vintages(tmp_path / "data" / "raw"))


@pytest.mark.parametrize(
    ("bekend", "jaar", "gekozen"),
    [
        (
            [("M2024", 2024), ("M2023", 2024), ("M2024", 2025)],
            2024,
            ("M2024", 2024),
        ),  # the latest of the same year
        ([("M2022", 2023), ("M2023", 2024)], 2026, ("M2023", 2024)),  # else the nearest year
        ([("S2024", 2023), ("M2023", 2024)], 2024, ("M2023", 2024)),  # the same year, however old
        ([("M2022", 2023), ("M2024", 2025)], 2024, ("M2024", 2025)),  # equally near: the latest circulaire
        ([("M2024", 2025), ("M2024", 2023)], 2024, ("M2024", 2023)),  # and then the earlier year
    ],
)
def test_which_vintage_stands_in(bekend, jaar, gekozen):
    jaargangen = [Standjaargang(*b) for b in bekend]
    assert choose_jaargang(jaargangen, jaar) == Standjaargang(*gekozen)
    assert choose_jaargang(jaargangen[::-1], jaar) == Standjaargang(*gekozen)


def test_the_order_of_circulaires_is_that_of_the_database(con):
    rijen = con.execute("SELECT circulaire, volgnummer FROM kern.circulaire").fetchall()
    assert [(c, volgnummer(c)) for c, _ in rijen] == rijen
    assert sorted(["D2023", "M2024", "S2023", "M2023"], key=volgnummer) == [
        "M2023",
        "S2023",
        "D2023",
        "M2024",
    ]


def test_what_came_later_is_gone(twee):
    invoer = read(twee)
    apply_stand(invoer, "M2022")
    for tabel in ("circulaire", "volume", "gewicht", "uitkering"):
        assert set(invoer.tabellen[tabel]["circulaire"]) == {"M2022"}
    assert not [d for d in invoer.documenten if "S2022" in str(d["document"])]


def test_a_key_of_the_same_year_keeps_its_status_and_explains_itself(twee):
    invoer = read(twee)
    apply_stand(invoer, "M2022")
    uitleg = "Stand M2022: S2022 voor 2023 was nog niet bekend; gebruikt is M2022 voor 2023."
    assert keys(invoer, "au-basis") == ("M2022", 2023, "afgeleid", uitleg)
    assert keys(invoer, "spuk-inwoners") == (None, 2022, "gepubliceerd", None)
    assert keys(invoer, "rijk-geen") == (None, None, None, None)


def test_a_key_of_another_year_is_an_assumption(tmp_path):
    raw = write_two_vintages(tmp_path / "raw")
    edit_cell(raw / "circulaires/circulaires.csv", "B3", "2024")
    invoer = read(later_keys(raw, "2024"))
    apply_stand(invoer, "M2022")
    uitleg = "Stand M2022: S2022 voor 2024 was nog niet bekend; gebruikt is M2022 voor 2023."
    assert keys(invoer, "au-basis") == ("M2022", 2023, "aanname", uitleg)


def test_an_explanation_that_was_there_stays(twee):
    edit_cell(twee / "pok/envelop.csv", "K9", "Een plaatsvervanger.")
    invoer = read(twee)
    apply_stand(invoer, "M2022")
    assert keys(invoer, "au-basis")[3].startswith("Een plaatsvervanger. Stand M2022: S2022 voor 2023 was")


@pytest.mark.parametrize(
    "sleutel",
    [
        "du:Participatie",
        "400 * gelijk + 600 * du:participatie",
        "du:participatie [minimaal 5] [alleen GM0001, GM0005]",
        "uitkeringsbasis [ingroei 7,50 vanaf du:participatie]",
    ],
)
def test_every_basis_of_a_key_is_looked_for(tmp_path, sleutel):
    """S2022 is later than M2022 but has no participatie any more."""
    raw = write_two_vintages(tmp_path / "raw")
    add_rows(raw / "circulaires/circulaires.csv", "D2022;2023;1,6;2023-01-01;D2022_2023;")
    shutil.copytree(raw / "circulaires/S2022_2023", raw / "circulaires/D2022_2023")
    for cel, waarde in (("G9", sleutel), ("H9", "D2022")):
        edit_cell(raw / "pok/envelop.csv", cel, waarde)
    invoer = read(raw)
    apply_stand(invoer, "S2022")
    assert keys(invoer, "au-basis")[:2] == ("M2022", 2023)


def test_the_latest_stand_changes_nothing(twee):
    invoer, eigen = read(twee), read(twee)
    apply_stand(invoer, "S2022")
    assert invoer.documenten == eigen.documenten
    for naam, frame in eigen.tabellen.items():
        assert invoer.tabellen[naam].equals(frame), naam


def test_a_mistake_in_a_later_circulaire_does_not_stop_an_earlier_stand(twee, tmp_path):
    edit_cell(twee / "circulaires/S2022_2023/volumina.csv", "C2", "honderd")
    with pytest.raises(FondskompasFout):
        build(twee, tmp_path / "nu.duckdb")
    assert build(twee, tmp_path / "toen.duckdb", stand="M2022").gebouwd


def test_an_unknown_stand_says_which_there_are(twee, tmp_path):
    with pytest.raises(FondskompasFout, match=r"Er is geen circulaire S2021 .* Kies uit: M2022, S2022\."):
        build(twee, tmp_path / "x.duckdb", stand="S2021")
    assert not (tmp_path / "x.duckdb").exists()


def test_the_allocation_then_is_that_of_a_folder_without_the_later_circulaire(twee, tmp_path, mini):
    build(twee, tmp_path / "toen.duckdb", stand="M2022")
    vraag = "SELECT uitkeringsjaar, doel, vorm, gm_code, bedrag_eur, status FROM mart.toewijzing ORDER BY ALL"
    with duckdb.connect(tmp_path / "toen.duckdb", read_only=True) as con:
        assert con.execute(vraag).fetchall() == mini.execute(vraag).fetchall()


def test_a_stand_is_another_build(twee, tmp_path):
    database = tmp_path / "x.duckdb"
    assert build(twee, database).gebouwd
    nu = read_fingerprint(database)
    assert build(twee, database, stand="M2022").gebouwd
    assert read_fingerprint(database) != nu
    assert not build(twee, database, stand="M2022").gebouwd
    with duckdb.connect(database, read_only=True) as con:
        assert con.execute("SELECT stand FROM meta.bouw").fetchone() == ("M2022",)
        assert con.execute("SELECT count(*) FROM mart.brug_totaal").fetchone() == (0,)


def test_the_real_stand_of_mei_2023(tmp_path):
    """Everything closes, and 2024 is allocated on M2023 for 2024."""
    build(ROOT / "data" / "raw", tmp_path / "x.duckdb", stand="M2023")
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        assert con.execute("SELECT DISTINCT circulaire FROM kern.circulaire ORDER BY 1").fetchall() == [
            ("M2022",),
            ("M2023",),
        ]
        assert con.execute(
            "SELECT DISTINCT circulaire, sleutel_jaar, sleutel_status FROM mart.envelop_regel WHERE uitkeringsjaar = 2024 AND sleutel = 'uitkeringsbasis'"
        ).fetchall() == [("M2023", 2024, "afgeleid")]
        assert con.execute(
            "SELECT DISTINCT circulaire, sleutel_status FROM mart.envelop_regel WHERE uitkeringsjaar >= 2025 AND sleutel = 'uitkeringsbasis'"
        ).fetchall() == [("M2023", "aanname")]
        assert con.execute("SELECT count(*) FROM mart.aansluiting WHERE oordeel = 'wijkt af'").fetchone() == (
            0,
        )


@pytest.fixture
def fondskompas(monkeypatch, capsys, twee):
    """Run a command on the tiny folder with two vintages; the answer is exit code, output and errors."""
    monkeypatch.delenv("FONDSKOMPAS_DATABASE", raising=False)
    monkeypatch.setenv("FONDSKOMPAS_DATA", str(twee.parent))

    def voer_uit(*argumenten):
        monkeypatch.setattr(sys, "argv", ["fondskompas", *argumenten])
        instellingen.cache_clear()
        code = run(app)
        uit = capsys.readouterr()
        return code, uit.out, uit.err

    yield voer_uit
    instellingen.cache_clear()


def test_sql_with_a_stand_answers_as_of_then_and_leaves_nothing_behind(fondskompas, twee):
    code, uit, err = fondskompas(
        "sql", "--stand", "M2022", "--csv", "SELECT DISTINCT circulaire FROM mart.uitkering"
    )
    assert (code, uit, err.strip()) == (0, "circulaire\nM2022\n", "")
    assert [p.name for p in twee.parent.iterdir()] == ["raw"]


def test_bouw_with_a_stand_writes_to_the_given_file_only(fondskompas, twee, tmp_path):
    code, uit, _ = fondskompas("bouw", "--stand", "M2022", "--uit", str(tmp_path / "toen.duckdb"))
    assert code == 0
    assert uit.startswith(f"Gepubliceerd: {tmp_path / 'toen.duckdb'} (")
    assert not (twee.parent / "processed" / "fondskompas.duckdb").exists()


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        (("bouw", "--stand", "M2022"), "Geef met --uit een ander bestand."),
        (("sql", "--stand", "M2021", "SELECT 1"), "Kies uit: M2022, S2022."),
    ],
)
def test_what_cannot_be_is_refused_in_dutch(fondskompas, argumenten, melding):
    code, uit, err = fondskompas(*argumenten)
    assert (code, uit) == (1, "")
    assert err.strip().startswith("Fout: ")
    assert melding in err.replace("\n", " ")
