"""What operators watch: alive, ready, counted; and where to report a leak."""

import json

import pytest

from dashboard.app import create_app
from dashboard.dienst.keuzes import Bediening


def client_of(database, **keuzes):
    return create_app(database, database.parent / "raw", bediening=Bediening(**keuzes)).server.test_client()


def test_ready_says_which_figures_and_how_old(mini_database):
    antwoord = client_of(mini_database).get("/klaar")
    inhoud = json.loads(antwoord.data)
    assert (antwoord.status_code, inhoud["klaar"]) == (200, True)
    assert inhoud["uitgave"]
    assert 0 <= inhoud["leeftijd_s"] < 3600 * 24
    assert antwoord.headers["Cache-Control"] == "no-store"


def test_without_figures_it_is_alive_and_not_ready(tmp_path):
    client = client_of(tmp_path / "weg.duckdb")
    assert client.get("/gezond").status_code == 200
    antwoord = client.get("/klaar")
    assert (antwoord.status_code, json.loads(antwoord.data)["klaar"]) == (503, False)
    assert str(tmp_path) not in antwoord.text
    assert "fondskompas_cijfers_leeftijd_seconds -1.0" in client.get("/metrics").text


def test_requests_are_counted_by_kind_and_not_by_address(mini_database):
    client = client_of(mini_database)
    for pad in ("/overzicht", "/verzonnen-1", "/verzonnen-2", "/v1", "/g", "/assets/fondskompas.css"):
        client.get(pad)
    tekst = client.get("/metrics").text
    assert 'fondskompas_verzoeken_total{soort="pagina",status="4xx"} 2.0' in tekst
    for soort in ("pagina", "api", "publiek", "script"):
        assert f'fondskompas_verzoeken_total{{soort="{soort}",status="2xx"}} 1.0' in tekst
    assert "verzonnen" not in tekst


def test_counts_are_for_this_computer_or_for_who_has_the_key(mini_database):
    zonder = client_of(mini_database)
    assert zonder.get("/metrics").status_code == 200
    assert zonder.get("/metrics", environ_base={"REMOTE_ADDR": "203.0.113.8"}).status_code == 404
    assert zonder.get("/metrics", headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 404
    met = client_of(mini_database, metingen_sleutel="geheim-van-de-beheerder")
    assert met.get("/metrics").status_code == 404
    assert met.get("/metrics", headers={"Authorization": "Bearer ander"}).status_code == 404
    goed = {"Authorization": "Bearer geheim-van-de-beheerder"}
    assert met.get("/metrics", headers=goed, environ_base={"REMOTE_ADDR": "203.0.113.8"}).status_code == 200


def test_security_txt_says_what_the_organisation_said_and_nothing_else(mini_database):
    assert client_of(mini_database).get("/.well-known/security.txt").status_code == 404
    gezegd = client_of(mini_database, contact="mailto:veilig@voorbeeld.nl", geldig_tot="2027-12-31")
    assert gezegd.get("/.well-known/security.txt").text == (
        "Contact: mailto:veilig@voorbeeld.nl\nExpires: 2027-12-31T23:59:59Z\nPreferred-Languages: nl, en\n"
    )


@pytest.mark.parametrize(
    ("methode", "pad", "status"),
    [
        ("GET", "/_dash-component-suites/vreemd/x.js", 404),
        ("GET", "/_dash-component-suites/dash/../../geheim.js", 404),
        ("GET", "/assets/../app.py", 404),
        ("GET", "/assets/%2e%2e/app.py", 404),
        ("GET", "/grenzen/9999.geojson", 404),
        ("DELETE", "/overzicht", 405),
        ("POST", "/_dash-layout", 405),
    ],
)
def test_what_is_not_there_is_said_in_dutch_and_leaves_no_traceback(
    mini_database, caplog, methode, pad, status
):
    antwoord = client_of(mini_database).open(pad, method=methode)
    assert antwoord.status_code == status
    assert "bestaat niet" in antwoord.text or "kan hier niet" in antwoord.text
    assert caplog.records == []


def test_a_fault_of_ours_names_its_id_and_shows_nothing_of_the_inside(mini_database, caplog):
    client = client_of(mini_database)
    client.application.add_url_rule("/stuk", "stuk", lambda: 1 / 0)
    antwoord = client.get("/stuk")
    assert antwoord.status_code == 500
    assert antwoord.headers["X-Request-ID"] in antwoord.text
    assert "ZeroDivisionError" not in antwoord.text
    assert [r.exc_info[0] for r in caplog.records] == [ZeroDivisionError]
