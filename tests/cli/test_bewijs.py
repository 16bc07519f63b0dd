"""``fondskompas bewijs``: what is printed can be redone by hand, and says what limits did."""

import re
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from dashboard.cli import app
from pipelines.basis.instellingen import instellingen
from pipelines.bouw.bouwen import build
from pipelines.cli.hoofd import run
from tests.hulp.helpers import edit_cell


@pytest.fixture
def bewijs(monkeypatch, capsys):
    """Run ``fondskompas bewijs`` on a database; the answer is exit code, output and errors, with plain spaces."""

    def voer_uit(database, *argumenten):
        monkeypatch.setenv("FONDSKOMPAS_DATABASE", str(database))
        monkeypatch.setattr(sys, "argv", ["fondskompas", "bewijs", *argumenten])
        instellingen.cache_clear()
        code = run(app)
        uit = capsys.readouterr()
        return code, uit.out.replace("\u00a0", " "), uit.err

    yield voer_uit
    instellingen.cache_clear()


def number(tekst):
    return Fraction(Decimal(tekst.replace(".", "").replace(",", ".")))


@pytest.mark.parametrize("doel", ["wijkteams", "ido", "zorg_en_veiligheid"])
def test_the_printed_division_is_the_amount_of_the_mart(bewijs, database, con, doel):
    code, uit, _ = bewijs(database, "--jaar", "2023", "--doel", doel, "--gemeente", "GM0363")
    assert code == 0
    sommen = re.findall(r"([\d.]+) × ([\d.,]+) ÷ ([\d.,]+) = ([\d.,]+)", uit)
    uitkomsten = [int(number(eur)) for eur in re.findall(r"→ € ([\d.]+)", uit)]
    assert len(sommen) == len(uitkomsten) >= 1
    for (bedrag, gewicht, totaal, deel), uitkomst in zip(sommen, uitkomsten, strict=True):
        exact = number(bedrag) * number(gewicht) / number(totaal)
        assert abs(exact - number(deel)) < Fraction(1, 10**6)
        assert 0 <= uitkomst - exact < 1 or 0 <= exact - uitkomst < 1
    verwacht = con.execute(
        "SELECT sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = 2023 AND doel = ? AND gm_code = 'GM0363'",
        [doel],
    ).fetchone()
    assert (sum(uitkomsten),) == verwacht


def test_all_gemeenten_add_up_to_the_line(bewijs, mini_database):
    code, uit, _ = bewijs(mini_database, "--jaar", "2022", "--doel", "wijkteams")
    assert code == 0
    delen = uit.split("\n2022 · ")
    for deel in delen:
        toegewezen = re.search(r"samen € ([\d.]+)", deel)
        bedragen = [int(number(b)) for b in re.findall(r"│\s+([\d.]+) │$", deel, re.M)]
        assert sum(bedragen) == number(toegewezen[1])


def test_who_is_bound_by_a_limit_gets_the_limit(bewijs, miniraw, tmp_path):
    edit_cell(miniraw / "pok/envelop.csv", "G2", "uitkeringsbasis [minimaal 220]")
    build(miniraw, tmp_path / "x.duckdb")
    code, uit, _ = bewijs(tmp_path / "x.duckdb", "--jaar", "2022", "--doel", "wijkteams")
    assert code == 0
    assert "ondergrens" in uit
    assert "uitkeringsbasis [minimaal 220]" in uit


def test_what_was_not_divided_has_no_proof(bewijs, database):
    code, _, err = bewijs(database, "--jaar", "2023", "--doel", "overig")
    assert code == 1
    assert "In 2023 is voor «overig» niets over gemeenten verdeeld" in err
    code, _, err = bewijs(database, "--jaar", "2023", "--doel", "ido", "--gemeente", "GM9999")
    assert code == 1
    assert "GM9999 hoort in 2023 niet bij de indeling waarin is verdeeld." in err.replace("\n", " ")


@pytest.mark.parametrize(
    ("gemeente", "opvolging"),
    [
        ("GM0457", "Weesp is opgegaan in Amsterdam (GM0363)."),
        ("GM0501", "Brielle is opgegaan in Voorne aan Zee (GM1992)."),
        ("GM0788", "Haaren is gesplitst over Boxtel (GM0757), Oisterwijk (GM0824), "),
    ],
)
def test_a_gemeente_that_ceased_leads_to_its_successor(bewijs, database, gemeente, opvolging):
    code, _, err = bewijs(database, "--jaar", "2023", "--doel", "ido", "--gemeente", gemeente)
    assert code == 1
    tekst = f"{gemeente} hoort in 2023 niet bij de indeling waarin is verdeeld: {opvolging}"
    assert tekst in " ".join(err.split())


def test_a_merger_after_the_year_is_no_reason(bewijs, database):
    """Brielle went into Voorne aan Zee in 2023; in 2022 it still receives."""
    assert bewijs(database, "--jaar", "2022", "--doel", "ido", "--gemeente", "GM0501")[0] == 0


def test_an_unknown_goal_says_which_there_are(bewijs, mini_database):
    code, _, err = bewijs(mini_database, "--jaar", "2022", "--doel", "wijkteam")
    assert code == 1
    tekst = " ".join(err.split())
    assert "Er is geen doel «wijkteam». Kies uit: wijkteams, leren, ido, veilig, overig." in tekst


def test_the_proof_says_how_certain_key_and_result_are(bewijs, miniraw, tmp_path):
    """ido: 500 (afgeleid) by inhabitants and 148 (aanname) by jongeren; together the weakest."""
    edit_cell(miniraw / "pok/envelop.csv", "K8", "Een plaatsvervanger.")
    build(miniraw, tmp_path / "x.duckdb")
    code, uit, _ = bewijs(tmp_path / "x.duckdb", "--jaar", "2022", "--doel", "ido", "--gemeente", "GM0001")
    assert code == 0
    for tekst in (
        "sleutel         inwoners op 1 januari 2022  (gepubliceerd)",
        "→ € 500 (afgeleid)",
        "sleutel         maatstaf:jong, meicirculaire 2022 voor 2023  (aanname; Een plaatsvervanger.)",
        "te verdelen     € 1.000 naar maatstaf:jong (jongeren)",
        "→ € 148 (aanname)",
        "Samen € 648 (aanname) in 2 sommen.",
    ):
        assert tekst in uit
    code, uit, _ = bewijs(tmp_path / "x.duckdb", "--jaar", "2022", "--doel", "ido")
    assert "Samen € 2.000 (aanname) in 2 sommen." in uit
    _, uit, _ = bewijs(tmp_path / "x.duckdb", "--jaar", "2022", "--doel", "wijkteams")
    assert "Samen €" not in uit


def test_money_outside_the_gemeentefonds_says_who_got_it(bewijs, database):
    code, uit, _ = bewijs(database, "--jaar", "2022", "--doel", "ido", "--gemeente", "GM0363")
    assert code == 0
    assert "let op          Buiten het gemeentefonds. De bijdrage per inwoner ging naar de bibliotheek" in uit
    assert "sleutel         inwoners op 1 januari 2022  (afgeleid)" in uit
