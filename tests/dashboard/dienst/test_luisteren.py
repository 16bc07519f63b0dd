"""The server on real sockets: many that are open and say nothing, some that say half of it, and a stop that finishes."""

import json
import resource
import shutil
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from dashboard.dienst import luisteren
from dashboard.dienst.luisteren import VERBINDINGEN, open_port, raise_file_limit
from pipelines.basis.bevinding import FondskompasFout
from tests.hulp.bediening import serving


@pytest.fixture(scope="module")
def dienst(mini_database):
    with serving(mini_database.parent, mini_database, logvorm="json") as loopt:
        yield loopt


def open_sockets(dienst, aantal, zegt=b""):
    gemaakt = []
    for _ in range(aantal):
        sok = socket.create_connection(("127.0.0.1", dienst.poort), timeout=30)
        sok.sendall(zegt)
        gemaakt.append(sok)
    return gemaakt


def time_of(dienst, pad="/overzicht"):
    begin = time.perf_counter()
    status, _, _ = dienst.get(pad)
    assert status == 200
    return time.perf_counter() - begin


def test_three_hundred_idle_sockets_do_not_stop_a_reader(dienst):
    """With waitress the hundred-and-first waited; with the worker of gunicorn as it comes, every eighth waits five seconds."""
    open_ = open_sockets(dienst, 300)
    try:
        assert max(time_of(dienst) for _ in range(5)) < 2
        laatste = open_[-1]
        laatste.sendall(b"GET /gezond HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert laatste.recv(15).startswith(b"HTTP/1.1 200")
    finally:
        for sok in open_:
            sok.close()


def test_twelve_hundred_kept_alive_connections_do_not_stop_a_reader(dienst):
    zacht, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < 2000:
        pytest.skip(f"this machine lets a process open {hard} files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(zacht, 2000), hard))
    open_ = []
    try:
        open_ = open_sockets(dienst, 1200, b"GET /gezond HTTP/1.1\r\nHost: localhost\r\n\r\n")
        for sok in open_:
            assert sok.recv(15).startswith(b"HTTP/1.1 200")
        assert max(time_of(dienst) for _ in range(5)) < 2
        assert len(list(Path(f"/proc/{dienst.proces.pid}/fd").iterdir())) < 100, (
            "the connections are of the worker"
        )
    finally:
        for sok in open_:
            sok.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (zacht, hard))


def test_who_says_half_a_question_does_not_stop_a_reader(dienst):
    open_ = open_sockets(dienst, 60, b"GET /overzicht HTTP/1.1\r\nHost: local")
    try:
        assert max(time_of(dienst) for _ in range(3)) < 2
    finally:
        for sok in open_:
            sok.close()


def test_new_figures_are_picked_up_without_a_restart(mini_database, tmp_path):
    database = shutil.copy(mini_database, tmp_path / "nu.duckdb")
    with serving(mini_database.parent, database) as loopt:
        eerste = json.loads(loopt.get("/klaar")[2])["uitgave"]
        nieuw = shutil.copy(mini_database, tmp_path / "straks.duckdb")
        nieuw.replace(database)
        tweede = json.loads(loopt.get("/klaar")[2])["uitgave"]
        assert eerste != tweede
        database.unlink()
        status, _, inhoud = loopt.get("/klaar")
        assert (status, json.loads(inhoud)["klaar"]) == (503, False)
        assert loopt.get("/gezond")[0] == 200


@pytest.mark.parametrize("hoe", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_finishes_what_is_being_answered_and_says_nothing(mini_database, hoe):
    with serving(mini_database.parent, mini_database, werkers="2", demo_gemeente="GM0001") as loopt:
        con = loopt.connect()
        con.putrequest("POST", "/_dash-update-component")
        con.putheader("Content-Type", "application/json")
        con.putheader("Content-Length", "2")
        con.endheaders(b"[")  # half of it: the server is listening to this question when it is told to stop
        time.sleep(0.5)
        uitkomst = []
        draad = threading.Thread(target=lambda: uitkomst.append(loopt.stop(hoe)))
        draad.start()
        time.sleep(0.5)
        con.send(b"]")
        assert con.getresponse().status == 400
        con.close()
        draad.join(timeout=40)
        assert uitkomst == [(0, "")]


def test_processes_count_together(mini_database):
    with serving(mini_database.parent, mini_database, werkers="2") as loopt:
        for _ in range(20):
            loopt.get("/overzicht")
        regels = loopt.get("/metrics")[2].decode().splitlines()
        [telling] = [
            r
            for r in regels
            if r.startswith("fondskompas_verzoeken_total") and 'soort="pagina",status="2xx"' in r
        ]
        assert float(telling.rpartition(" ")[2]) >= 20


def test_each_process_has_the_script_that_another_wrote_in_its_page(mini_database):
    with serving(mini_database.parent, mini_database, werkers="3") as loopt:
        pagina = loopt.get("/overzicht")[2].decode()
        script = pagina.rpartition('src="/_fk-script/')[2].partition('"')[0]
        assert {loopt.get(f"/_fk-script/{script}")[0] for _ in range(15)} == {200}


def test_the_log_holds_an_object_per_request_without_who_asked(dienst):
    status, koppen, _ = dienst.get(
        "/overzicht?gm=GM0001", X_Request_ID="van-buiten-1234", User_Agent="Iemands browser"
    )
    kenmerk = koppen["x-request-id"]
    assert (status, len(kenmerk)) == (200, 32), "nobody is a proxy here, so nobody may name a request"
    [regel] = [json.loads(r) for r in dienst.said().splitlines() if kenmerk in r]
    assert {naam: regel[naam] for naam in ("niveau", "methode", "pad", "status", "soort")} == {
        "niveau": "INFO",
        "methode": "GET",
        "pad": "/overzicht",
        "status": 200,
        "soort": "pagina",
    }
    assert not any(deel in dienst.said() for deel in ("GM0001", "127.0.0.1", "Iemands"))


def test_a_port_that_is_taken_is_said_in_dutch():
    with open_port("127.0.0.1", 0) as bezet, pytest.raises(FondskompasFout, match="luistert daar al"):
        open_port("127.0.0.1", bezet.getsockname()[1])
    with pytest.raises(FondskompasFout, match="dat adres bestaat niet"):
        open_port("geen adres", 8050)


def test_a_low_limit_on_open_files_is_raised_or_said(monkeypatch, caplog):
    gezet = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, grens: gezet.append(grens))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 1 << 20))
    assert raise_file_limit() == VERBINDINGEN
    assert gezet == [(VERBINDINGEN + 200, 1 << 20)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 1024))
    assert raise_file_limit() == 824
    assert "Verhoog de grens: ulimit -n 4200" in caplog.text


def test_without_gunicorn_waitress_serves_the_same(monkeypatch):
    """As on Windows."""
    monkeypatch.setattr(luisteren.importlib.util, "find_spec", lambda naam: None)
    monkeypatch.setattr(luisteren.signal, "signal", lambda *_: None)  # a signal is for the first thread only

    def app(_environ, start_response):
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ja"]

    sok = open_port("127.0.0.1", 0)
    poort = sok.getsockname()[1]
    threading.Thread(target=luisteren.serve_on, args=(sok, lambda: app, 1), daemon=True).start()
    open_ = [socket.create_connection(("127.0.0.1", poort), timeout=10) for _ in range(300)]
    try:
        open_[-1].sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        antwoord = b""
        while not antwoord.endswith(b"ja") and (deel := open_[-1].recv(1000)):  # head and body may come apart
            antwoord += deel
        assert antwoord.startswith(b"HTTP/1.1 200") and antwoord.endswith(b"ja")
    finally:
        for verbinding in open_:
            verbinding.close()
