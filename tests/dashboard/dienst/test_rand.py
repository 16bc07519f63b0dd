"""The edge: by which name one comes, through which proxy, under which id; and what the log makes of what is sent."""

import json
import logging
import sys

import pytest
from flask import request

from dashboard.app import create_app
from dashboard.dienst.keuzes import Bediening, read_service
from dashboard.dienst.logboek import VERZOEK, Jsonregel, Tekstregel
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import Instellingen


def client_of(mini_database, **keuzes):
    app = create_app(mini_database, mini_database.parent / "raw", bediening=Bediening(**keuzes))
    return app.server.test_client()


@pytest.fixture(scope="module")
def op_naam(mini_database):
    return client_of(mini_database, hosts=("fondskompas.voorbeeld.nl", "::1"))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("fondskompas.voorbeeld.nl", 200),
        ("FONDSKOMPAS.voorbeeld.nl:8050", 200),
        ("fondskompas.voorbeeld.nl.", 200),
        ("[::1]:8050", 200),
        ("elders.nl", 400),
        ("fondskompas.voorbeeld.nl.elders.nl", 400),
        ("elders.nl/fondskompas.voorbeeld.nl", 400),
        ("fondskompas.voorbeeld.nl@elders.nl", 400),
        ("fondskompas.voorbeeld.nl:8050:1", 400),
        ("", 400),
    ],
)
def test_only_names_of_the_organisation_are_answered(op_naam, host, status):
    antwoord = op_naam.get("/overzicht", headers={"Host": host})
    assert antwoord.status_code == status
    assert "elders" not in antwoord.text
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"


def test_whoever_watches_needs_no_name(op_naam):
    assert op_naam.get("/gezond", headers={"Host": "203.0.113.7"}).status_code == 200
    assert op_naam.get("/klaar", headers={"Host": "203.0.113.7"}).status_code == 200
    assert op_naam.get("/metrics", headers={"Host": "203.0.113.7"}).status_code == 400


def test_on_this_computer_alone_only_its_own_names_count():
    assert read_service(Instellingen(), "127.0.0.1").hosts == ("127.0.0.1", "localhost", "::1")
    assert read_service(Instellingen(), "0.0.0.0").hosts == ()
    assert read_service(Instellingen(hosts="A.nl, b.nl,"), "127.0.0.1").hosts == ("a.nl", "b.nl")


def test_a_proxy_is_believed_as_far_as_it_is_stated(mini_database):
    koppen = {
        "X-Forwarded-Host": "fk.nl",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "9.9.9.9, 8.8.8.8",
    }
    zonder = client_of(mini_database, hosts=("localhost",))
    assert zonder.get("/overzicht", headers=koppen).status_code == 200
    met = client_of(mini_database, hosts=("fk.nl",), hops=1)
    assert met.get("/overzicht", headers=koppen).status_code == 200
    assert met.get("/overzicht").status_code == 400


def test_the_address_of_a_reader_is_what_the_last_proxy_saw(mini_database):
    """What stands before the last hop anybody can write."""
    client = client_of(mini_database, hops=1)
    client.application.add_url_rule("/proef", "proef", lambda: f"{request.remote_addr} {request.scheme}")
    koppen = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "9.9.9.9, 8.8.8.8"}
    assert client.get("/proef", headers=koppen).text == "8.8.8.8 https"


def test_every_answer_has_an_id_and_only_our_proxy_may_choose_it(mini_database):
    zonder, met = client_of(mini_database), client_of(mini_database, hops=1)
    assert zonder.get("/gezond", headers={"X-Request-ID": "a" * 20}).headers["X-Request-ID"] != "a" * 20
    assert met.get("/gezond", headers={"X-Request-ID": "a" * 20}).headers["X-Request-ID"] == "a" * 20
    for raar in ("kort", "a" * 65, "a b c d e f", "aaaaaaaa<script>", "aaaaaaaaé"):
        gekregen = met.get("/gezond", headers={"X-Request-ID": raar}).headers["X-Request-ID"]
        assert len(gekregen) == 32
        assert gekregen.isalnum()


def event(bericht, *args, **extra):
    regel = logging.LogRecord("fondskompas.api", logging.ERROR, __file__, 1, bericht, args, None)
    regel.__dict__.update(extra)
    return regel


RAAR = "/v1/x\r\n2026-12-01 ERROR vals: ingelogd\x1b[2J\u2028\x00"


def test_nothing_that_is_sent_starts_a_line_in_the_log():
    tekst = Tekstregel().format(event("vraag: %s", RAAR))
    assert len(tekst.splitlines()) == 1
    assert "\\u000d\\u000a2026" in tekst
    assert not any(teken in tekst for teken in "\r\n\x1b\x00\u2028")
    regel = Jsonregel().format(event("vraag: %s", RAAR, pad=RAAR))
    assert len(regel.splitlines()) == 1
    assert json.loads(regel)["pad"].startswith("/v1/x\r\n"), "JSON carries it whole, escaped"


def test_a_fault_of_ours_has_its_traceback_and_its_request():
    token = VERZOEK.set("verzoek-1")
    try:
        try:
            raise ValueError(RAAR)
        except ValueError:
            regel = event("mislukt")
            regel.exc_info = sys.exc_info()
        als_json, als_tekst = json.loads(Jsonregel().format(regel)), Tekstregel().format(regel)
    finally:
        VERZOEK.reset(token)
    assert (als_json["verzoek"], als_json["niveau"]) == ("verzoek-1", "ERROR")
    assert "ValueError" in als_json["spoor"]
    eerste, *rest = als_tekst.splitlines()
    assert "[verzoek-1] mislukt" in eerste
    assert rest and all(r.startswith("    ") for r in rest), "no line of it can be taken for an event"


def test_settings_that_cannot_be_are_refused():
    with pytest.raises(FondskompasFout, match="mailto"):
        read_service(Instellingen(beveiliging_contact="bel ons"), "127.0.0.1")
