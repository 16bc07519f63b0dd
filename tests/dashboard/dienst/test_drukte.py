"""Seats: what is slow waits for what is slow, and who opens a page waits for neither."""

import threading
import time

import pytest
from flask import Flask

from dashboard.dienst.drukte import Plaatsen, Zaal, is_slow
from dashboard.dienst.vragen import register


@pytest.fixture
def zaal():
    """A hall with one seat of each kind, in which an answer takes as long as the test wants."""
    server = Flask("proef")
    callback = {"inputs": [{"id": "a", "property": "data"}], "state": []}
    register(server, dict.fromkeys(("a.children", "herkomst-inhoud.children"), callback), frozenset())
    zaal = Zaal(Plaatsen(1, 10), Plaatsen(1, 1))
    zaal.register(server)
    verder = threading.Event()

    @server.post("/_dash-update-component")
    def answer():
        if is_slow():
            assert verder.wait(20)
        return "ja"

    yield server, verder, zaal
    verder.set()


def ask(server, waarde, uitvoer="a.children"):
    id_, eigenschap = uitvoer.split(".")
    vraag = {
        "output": uitvoer,
        "outputs": {"id": id_, "property": eigenschap},
        "inputs": [{"id": "a", "property": "data", "value": waarde}],
        "changedPropIds": [],
    }
    return server.test_client().post("/_dash-update-component", json=vraag)


def wait_until(vraag):
    einde = time.monotonic() + 10
    while not vraag():
        assert time.monotonic() < einde
        time.sleep(0.01)


@pytest.mark.parametrize("zwaar", [("?jaar=2023&s=abc", "a.children"), ("x", "herkomst-inhoud.children")])
def test_who_opens_a_page_does_not_wait_for_what_is_slow(zaal, zwaar):
    server, verder, zaal = zaal
    statussen = []
    draden = [
        threading.Thread(target=lambda: statussen.append(ask(server, *zwaar).status_code)) for _ in range(2)
    ]
    for draad in draden:
        draad.start()
    wait_until(lambda: zaal.langzaam.wachtend == 1)  # one is at work, one waits
    assert ask(server, "?jaar=2023").status_code == 200
    te_druk = ask(server, *zwaar)
    assert (te_druk.status_code, te_druk.headers["Retry-After"]) == (503, "5")
    verder.set()
    for draad in draden:
        draad.join()
    assert statussen == [200, 200]
    assert ask(server, *zwaar).status_code == 200, "every seat was given back"


def test_a_seat_is_given_back_when_the_answer_fails(zaal):
    server, verder, zaal = zaal
    verder.set()

    def fail():
        raise KeyError("stuk")

    server.view_functions["answer"] = fail
    assert [ask(server, "?s=x").status_code for _ in range(3)] == [500] * 3
    assert zaal.langzaam.take(0.1)


def test_who_waits_too_long_is_told():
    plaatsen = Plaatsen(1, 5)
    assert plaatsen.take()
    begin = time.monotonic()
    assert not plaatsen.take(0.05)
    assert time.monotonic() - begin < 5
    assert plaatsen.wachtend == 0
