"""‘Alle cijfers’: one file with everything that is divided, equal to the database, as a workbook and as CSV."""

import csv
import io
import zipfile

import openpyxl
import pytest

from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.allecijfers import download_all, make_all
from tests.hulp.componenten import GROEP, dashboard_of, text
from tests.hulp.helpers import ROOT

pytestmark = pytest.mark.xdist_group(GROEP)


def rows_of_workbook(inhoud, blad):
    boek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True)
    kop, *rijen = boek[blad].iter_rows(values_only=True)
    return [dict(zip(kop, rij, strict=True)) for rij in rijen]


def test_every_euro_of_every_year_is_in_the_file_with_its_gemeente(database, con):
    gegevens = Gegevens(database, ROOT / "data" / "raw")
    verwacht = con.execute(
        "SELECT uitkeringsjaar, gm_code, doel, vorm, bedrag_eur FROM mart.toewijzing ORDER BY ALL"
    ).fetchall()
    velden = ("uitkeringsjaar", "gm_code", "doelcode", "vorm", "bedrag_eur")
    boek = make_all(gegevens, "xlsx")
    assert (
        sorted(tuple(rij[veld] for veld in velden) for rij in rows_of_workbook(boek, "Verdeling")) == verwacht
    )
    with zipfile.ZipFile(io.BytesIO(make_all(gegevens, "zip"))) as map_:
        assert set(map_.namelist()) == {"verdeling.csv", "gemeenten.csv", "envelop.csv", "leesmij.txt"}
        rijen = list(
            csv.DictReader(io.StringIO(map_.read("verdeling.csv").decode("utf-8-sig")), delimiter=";")
        )
    assert (
        sorted((int(r["uitkeringsjaar"]), *[r[v] for v in velden[1:4]], int(r["bedrag_eur"])) for r in rijen)
        == verwacht
    )
    totalen = dict(
        con.execute("SELECT uitkeringsjaar, sum(bedrag_eur) FROM mart.envelop_regel GROUP BY ALL").fetchall()
    )
    envelop = rows_of_workbook(boek, "Envelop")
    assert {
        jaar: sum(r["bedrag_eur"] for r in envelop if r["uitkeringsjaar"] == jaar) for jaar in totalen
    } == totalen


def test_money_for_a_region_is_marked_and_in_no_own_amount(database):
    boek = make_all(Gegevens(database, ROOT / "data" / "raw"), "xlsx")
    regionaal = {r["doelcode"] for r in rows_of_workbook(boek, "Verdeling") if r["voor_regio"] == "ja"}
    assert regionaal == {"zorg_en_veiligheid"}
    verschil = [r for r in rows_of_workbook(boek, "Gemeenten") if r["toegewezen_eur"] != r["eigen_eur"]]
    assert verschil
    assert all(
        r["toegewezen_eur"] > r["eigen_eur"] and r["gm_code"] == r["centrumgemeente"] for r in verschil
    )


def test_the_file_is_served_under_a_name_with_its_day_and_nothing_else_is(database):
    klant = dashboard_of(database).server.test_client()
    antwoord = klant.get("/alle-cijfers.zip")
    assert antwoord.status_code == 200
    assert "fondskompas_alle-cijfers_20" in antwoord.headers["Content-Disposition"]
    assert [klant.get(pad).status_code for pad in ("/alle-cijfers.exe", "/alle-cijfers.zip?stand=geen")] == [
        404,
        404,
    ]
    assert "Alle cijfers van alle jaren" in text(download_all())
