"""The API: every row of the database to the digit, in three forms, and a plain refusal of whatever it does not know."""

import csv
import io
import json
from urllib.parse import quote

import polars as pl
import pytest

from dashboard.api.hulpbronnen import HOOGSTENS, read_resources
from dashboard.api.openapi import describe_api
from dashboard.app import create_app
from dashboard.gegevens.maat import Maat
from pipelines.basis.uitgave import open_published
from pipelines.bevroren.bevriezen import freeze
from pipelines.open.rijen import as_text, in_order, open_rows
from tests.hulp.componenten import dashboard_of

VERWIJZING = "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams&vorm=au&gm_code=GM0363#bedrag_eur"


@pytest.fixture(scope="module")
def api(database):
    return dashboard_of(database).server.test_client()


def all_rows(api, adres):
    """The rows of every page, followed as a reader follows them."""
    rijen = []
    while adres:
        antwoord = api.get(adres)
        assert antwoord.status_code == 200, antwoord.text
        rijen += antwoord.json["gegevens"]
        volgende = antwoord.json["volgende"]
        assert antwoord.headers.get("Link") == (f'<{volgende}>; rel="next"' if volgende else None)
        adres = volgende
    return rijen


def exact(waarde):
    return waarde if isinstance(waarde, int | None) else str(waarde)


def test_every_row_of_every_resource_is_that_of_the_database(api, database):
    """All gemeenten, goals and years: keys, amounts and statuses, page after page."""
    with open_published(database) as con:
        for hulpbron in read_resources().values():
            rijen = all_rows(api, f"/v1/{hulpbron.pad}?limiet={HOOGSTENS}")
            verwacht = in_order(open_rows(con, hulpbron.tabel), hulpbron.tabel).fetchall()
            assert [tuple(rij.values()) for rij in rijen] == [tuple(map(exact, rij)) for rij in verwacht], (
                hulpbron.pad
            )
            assert rijen or hulpbron.pad == "antwoorden", (
                "only made-up answers are shipped, and those stay in the house"
            )
            assert all(list(rij) == list(hulpbron.tabel.namen) for rij in rijen[:1])


def test_the_amounts_of_the_api_add_up_to_the_envelope(api, con):
    per_jaar = {}
    for rij in all_rows(api, f"/v1/toewijzingen?limiet={HOOGSTENS}"):
        per_jaar[rij["uitkeringsjaar"]] = per_jaar.get(rij["uitkeringsjaar"], 0) + rij["bedrag_eur"]
    verdeeld = "SELECT uitkeringsjaar, sum(verdeeld_eur) FROM mart.envelop GROUP BY uitkeringsjaar"
    assert per_jaar == dict(con.execute(verdeeld).fetchall())


def test_small_pages_give_what_one_page_gives(api):
    vraag = "/v1/betalingen?circulaire=S2024&limiet="
    assert all_rows(api, f"{vraag}37") == all_rows(api, f"{vraag}{HOOGSTENS}")


def test_three_forms_hold_the_same(api):
    pad, vraag = "/v1/betalingen", "?gm_code=GM0363"
    rijen = api.get(f"{pad}.json{vraag}").json["gegevens"]
    tekst = list(csv.DictReader(io.StringIO(api.get(f"{pad}.csv{vraag}").text), delimiter=";"))
    parquet = pl.read_parquet(io.BytesIO(api.get(f"{pad}.parquet{vraag}").data))
    assert [{k: exact(w) for k, w in rij.items()} for rij in parquet.iter_rows(named=True)] == rijen
    als_csv = [
        {
            k: "" if w is None else str(w).replace(".", ",") if k.endswith("_eur") else str(w)
            for k, w in rij.items()
        }
        for rij in rijen
    ]
    assert als_csv == tekst
    assert parquet.schema["totaal_eur"] == pl.Decimal(18, 2)
    assert api.get(pad + vraag, headers={"Accept": "text/csv"}).data == api.get(f"{pad}.csv{vraag}").data
    assert api.get(pad, headers={"Accept": "image/png"}).status_code == 406


def test_a_csv_of_the_api_is_that_of_a_release(api, database):
    """The two make it apart, and one rule holds for both: decimals, truth, dates, empty cells, and text like a formula."""
    with open_published(database) as con:
        for pad in ("betalingen", "circulaires", "doelen"):
            tabel = read_resources()[pad].tabel
            tekst = list(
                csv.reader(io.StringIO(api.get(f"/v1/{pad}.csv?limiet={HOOGSTENS}").text), delimiter=";")
            )[1:]
            verwacht = as_text(in_order(open_rows(con, tabel), tabel), tabel).fetchall()
            assert tekst == [[waarde or "" for waarde in rij] for rij in verwacht], pad


def test_several_values_of_one_column_all_count(api):
    rijen = api.get("/v1/toewijzingen?gm_code=GM0363&gm_code=GM0599&uitkeringsjaar=2023").json["gegevens"]
    assert {rij["gm_code"] for rij in rijen} == {"GM0363", "GM0599"}
    assert api.get("/v1/toewijzingen?gm_code=GM9999").json["gegevens"] == []


@pytest.mark.parametrize(
    ("adres", "status"),
    [
        ("/v1/toewijzingen?gemeente=GM0363", 400),
        ("/v1/toewijzingen?uitkeringsjaar=2023%20OR%201=1", 400),
        ("/v1/toewijzingen?uitkeringsjaar=²", 400),
        ("/v1/toewijzingen?gm_code=", 400),
        ("/v1/toewijzingen?gm_code=" + "x" * 201, 400),
        ("/v1/toewijzingen?" + "&".join(["gm_code=GM0363"] * 51), 400),
        ("/v1/toewijzingen?limiet=10001", 400),
        ("/v1/toewijzingen?limiet=99999999999999999999", 400),
        ("/v1/toewijzingen?limiet=-1", 400),
        ("/v1/toewijzingen?limiet=1&limiet=2", 400),
        ("/v1/toewijzingen?na=" + "W" * 3000, 404),
        ("/v1/toewijzingen?na=" + "W1tb" * 150, 404),
        ("/v1/toewijzingen?na=WzEsMiwzLDRd", 404),
        ("/v1/toewijzingen?stand=../../standen", 404),
        ("/v1/toewijzingen?stand=%00", 404),
        ("/v1/toewijzingen?stand=nergens", 404),
        ("/v1/toewijzingen/", 404),
        ("/v1/toewijzingen.xlsx", 404),
        ("/v1/", 404),
        ("/v1/../standen", 404),
        ("/v1/openapi.json?x=1", 400),
        ("/v1/herkomst", 400),
        ("/v1/herkomst?verwijzing=niets", 404),
        ("/v1/herkomst?verwijzing=" + "x" * 601, 400),
        ("/v1/wijzigingen?limiet=1", 400),
    ],
)
def test_what_it_does_not_know_is_refused_in_its_own_form(api, adres, status):
    antwoord = api.get(adres)
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.mimetype == "application/problem+json"
    probleem = json.loads(antwoord.data)
    assert probleem["status"] == status
    assert probleem["detail"]
    assert "Traceback" not in antwoord.text
    assert antwoord.headers["API-Version"] == "1.0.0"


@pytest.mark.parametrize("methode", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_written(api, methode):
    antwoord = getattr(api, methode)("/v1/toewijzingen")
    assert (antwoord.status_code, antwoord.headers["Allow"]) == (405, "GET, HEAD")


def test_who_has_an_answer_already_gets_no_other(api):
    eerst = api.get("/v1/doelen")
    kop = {"If-None-Match": eerst.headers["ETag"]}
    assert (api.get("/v1/doelen", headers=kop).status_code, api.get("/v1/doelen", headers=kop).data) == (
        304,
        b"",
    )
    assert api.get("/v1/doelen.csv", headers=kop).status_code == 200
    assert api.head("/v1/doelen").headers["ETag"] == eerst.headers["ETag"]
    assert "max-age=60" in eerst.headers["Cache-Control"]


def test_a_figure_leads_to_its_steps_and_cells(api, con):
    antwoord = api.get(f"/v1/herkomst?verwijzing={quote(VERWIJZING, safe='')}").json
    [(eur,)] = con.execute(
        "SELECT bedrag_eur FROM mart.toewijzing WHERE uitkeringsjaar = 2023 AND doel = 'wijkteams' AND vorm = 'au' AND gm_code = 'GM0363'"
    ).fetchall()
    assert antwoord["waarde"] == antwoord["stappen"][-1]["waarde"] == eur
    assert len(antwoord["cellen"]) <= antwoord["cellen_totaal"]
    documenten = {naam for (naam,) in con.execute("SELECT document FROM mart.document").fetchall()}
    assert {cel["document"] for cel in antwoord["cellen"]} <= documenten


def test_a_made_up_figure_is_no_open_data(api, con):
    [(gm, doel)] = con.execute(
        "SELECT gm_code, doel FROM mart.realisatie WHERE capaciteit_status = 'voorbeeld' ORDER BY ALL LIMIT 1"
    ).fetchall()
    naam = quote(
        f"mart.realisatie?uitkeringsjaar=2023&doel={doel}&gm_code={gm}#gerealiseerde_capaciteit", safe=""
    )
    assert api.get(f"/v1/herkomst?verwijzing={naam}").status_code == 404
    [rij] = api.get(f"/v1/realisatie?uitkeringsjaar=2023&doel={doel}&gm_code={gm}").json["gegevens"]
    assert rij["status"] != "voorbeeld"


def test_a_frozen_state_answers_for_itself_and_for_ever(mini_database, tmp_path):
    freeze("alv", mini_database, tmp_path / "standen")
    api = create_app(mini_database, mini_database.parent / "raw", tmp_path / "standen").server.test_client()
    nu, toen = api.get("/v1/toewijzingen"), api.get("/v1/toewijzingen?stand=alv")
    assert toen.json["gegevens"] == nu.json["gegevens"]
    assert toen.json["bron"]["stand"] == "alv"
    assert "immutable" in toen.headers["Cache-Control"]
    [pad] = (tmp_path / "standen" / "objecten").iterdir()
    pad.chmod(0o644)
    pad.write_bytes(pad.read_bytes()[:-1] + b"x")
    geweigerd = api.get("/v1/toewijzingen?stand=alv")
    assert geweigerd.status_code == 404
    assert "beschadigd" in geweigerd.json["detail"]
    assert str(tmp_path) not in geweigerd.text


def test_without_figures_it_says_so(tmp_path):
    antwoord = create_app(tmp_path / "niets.duckdb", tmp_path).server.test_client().get("/v1/doelen")
    assert (antwoord.status_code, antwoord.mimetype) == (503, "application/problem+json")


def test_one_address_cannot_keep_the_others_waiting(mini_database):
    maat = Maat(60)
    assert [maat.wait("a", 0.0) for _ in range(61)] == [0] * 60 + [1]
    assert maat.wait("b", 0.0) == 0
    assert maat.wait("a", 1.5) == 0
    assert [Maat(0).wait("a", 0.0) for _ in range(1000)] == [0] * 1000
    api = create_app(mini_database, mini_database.parent / "raw", per_minuut=2).server.test_client()
    antwoorden = [api.get("/v1/doelen") for _ in range(3)]
    assert [a.status_code for a in antwoorden] == [200, 200, 429]
    assert int(antwoorden[-1].headers["Retry-After"]) > 0


def test_the_description_names_every_filter_and_column(api):
    document = api.get("/v1/openapi.json").json
    assert document == describe_api()
    for hulpbron in read_resources().values():
        vraag = document["paths"][f"/{hulpbron.pad}"]["get"]
        assert [p["name"] for p in vraag["parameters"]] == [
            *(k.naam for k in hulpbron.filters),
            "limiet",
            "na",
            "stand",
        ]
        rij = document["components"]["schemas"][f"rij_{hulpbron.pad}"]
        assert tuple(rij["properties"]) == hulpbron.tabel.namen
        assert all(f"<code>{naam}</code>" in api.get("/v1").text for naam in hulpbron.tabel.namen)
    ids = [pad["get"]["operationId"] for pad in document["paths"].values()]
    assert len(set(ids)) == len(ids)


def test_the_page_of_the_api_asks_nothing_of_another_machine(api):
    tekst = api.get("/v1").text
    assert "<script" not in tekst
    assert "http://" not in tekst.replace("http://www.w3.org", "")
    assert "https://" not in tekst


def test_warming_up_reads_every_table_once(mini_database, monkeypatch):
    """After a publication no reader waits for a table that nobody asked for before."""
    from dashboard.api import rijen, wegen

    gelezen, echt = [], rijen._load
    monkeypatch.setattr(
        rijen, "_load", lambda gegevens, tabel: gelezen.append(tabel.naam) or echt(gegevens, tabel)
    )
    browser = create_app(mini_database).server.test_client()
    wegen.warm_up_tables(browser)
    assert sorted(gelezen) == sorted({bron.tabel.naam for bron in read_resources().values()})
    for pad in read_resources():
        assert browser.get(f"/v1/{pad}?limiet=1").status_code == 200
    assert len(gelezen) == len(set(gelezen))
