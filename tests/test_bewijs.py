"""``fondskompas bewijs``: what is printed can be redone by hand, and says what limits did."""

import re
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from dashboard.cli import app
from pipelines.bouw import build
from pipelines.cli.hoofd import run
from pipelines.instellingen import instellingen
from tests.helpers import edit_cell


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
    code, _, err = bewijs(database, "--jaar", "2023", "--doel", "ido", "--gemeente", "GM0457")
    assert code == 1
    assert "GM0457 hoort in 2023 niet bij de indeling" in err
