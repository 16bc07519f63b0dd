"""docs/vergelijking.md: what a reader of the same files loses that leaves out columns it does not recognise."""

import re
from decimal import Decimal

import pytest

from pipelines.basis.opmaak import format_number
from tests.hulp.helpers import ROOT

REGELS = [
    [cel.strip() for cel in regel.strip("|").split("|")]
    for regel in (ROOT / "docs" / "vergelijking.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [MS]\d{4}/\d{4} \|", regel)
]
AU = [rij for rij in REGELS if len(rij) == 5]
UITKERINGEN = [rij for rij in REGELS if len(rij) == 6]
# Names that differ between the two tables of S2024/2024 in a capital or a point.
ANDERS_GESCHREVEN = ("artikel 12", "beschermd wonen", "participatie")


def rounded(bedrag):
    return format_number(Decimal(bedrag).quantize(Decimal("0.01"), "ROUND_HALF_UP"), 2)


def test_the_tables_name_the_same_vintages():
    assert [rij[0] for rij in AU] == [rij[0] for rij in UITKERINGEN]
    assert len(AU) == 4


@pytest.mark.parametrize("rij", AU, ids=lambda rij: rij[0])
def test_leaving_out_one_column_gives_the_reported_gap(con, rij):
    naam, geheel, zonder, verschil, per_gemeente = rij
    som = """
        SELECT
            sum(v.volume * b.bedrag_per_eenheid_eur * CASE v.soort WHEN 'uitgaven' THEN c.uitkeringsfactor ELSE 1 END),
            sum(v.volume * b.bedrag_per_eenheid_eur * c.uitkeringsfactor) FILTER (WHERE v.maatstaf = 'vast')
        FROM kern.volume AS v
        JOIN kern.bedrag_per_eenheid AS b USING (circulaire, uitkeringsjaar, maatstaf)
        JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
        WHERE circulaire = ? AND uitkeringsjaar = ? AND b.cluster <> 'Totaal'
    """
    alles, vast = con.execute(som, naam.split("/")).fetchone()
    (gemeenten,) = con.execute(
        "SELECT count(*) FROM kern.volume WHERE maatstaf = 'vast' AND circulaire = ? AND uitkeringsjaar = ?",
        naam.split("/"),
    ).fetchone()
    assert rounded(vast) == verschil
    assert rounded(vast / gemeenten) == per_gemeente
    gepubliceerd = con.execute(
        "SELECT sum(algemene_uitkering_eur) FROM mart.algemene_uitkering WHERE circulaire = ? AND uitkeringsjaar = ?",
        naam.split("/"),
    ).fetchone()[0]
    # the printed total of a maatstaf may differ a cent from its clusters, so the clusters may differ from the total
    assert abs(gepubliceerd - alles) < 25_000
    assert abs(Decimal(geheel.replace(".", "").replace(",", ".")) - gepubliceerd) < 2
    assert abs(Decimal(zonder.replace(".", "").replace(",", ".")) - (gepubliceerd - vast)) < 2


@pytest.mark.parametrize("rij", UITKERINGEN, ids=lambda rij: rij[0])
def test_leaving_out_amounts_with_another_spelling_gives_the_reported_gap(con, rij):
    naam, namen, kolommen, bedragen, geteld, weg = rij
    alles, anders = con.execute(
        "SELECT sum(bedrag_eur), sum(bedrag_eur) FILTER (WHERE uitkering IN ?) FROM mart.uitkering WHERE circulaire = ? AND uitkeringsjaar = ?",
        [list(ANDERS_GESCHREVEN), *naam.split("/")],
    ).fetchone()
    assert rounded(alles) == bedragen
    assert rounded(anders if namen == kolommen else alles) == weg
    assert rounded(alles - anders if namen == kolommen else 0) == geteld
