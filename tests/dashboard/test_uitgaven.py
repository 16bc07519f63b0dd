"""Publications under readers: a page goes on with the figures that it was opened on, and hears of others; it never mixes them."""

import shutil
import threading
from pathlib import Path

import duckdb
import pytest

from dashboard.app import create_app
from dashboard.gegevens.uitgave import Gegevens, UitgaveWeg, read_from
from dashboard.gegevens.vasthouden import NU, VAN_NU, VAN_PAGINA
from pipelines.basis.schijf import part_of
from tests.hulp.componenten import Browser

VOET = "voet.children"


def publish(van, database):
    """Another publication in the place of the one that is there, as a build does it."""
    werk = part_of(database)
    shutil.copyfile(van, werk)
    werk.replace(database)


@pytest.fixture
def database(mini_database, tmp_path):
    return shutil.copy(mini_database, tmp_path / "fondskompas.duckdb")


@pytest.fixture
def app(database, miniraw):
    return create_app(database, miniraw)


def open_page(app):
    """What a page holds on to: the edition in its head."""
    tekst = app.server.test_client().get("/").text
    return tekst.partition('name="fk-uitgave" content="')[2].partition('"')[0]


def ask(app, kenmerk):
    """One question of a page."""
    vraag = {
        "output": "titel.data",
        "outputs": {"id": "titel", "property": "data"},
        "inputs": [
            {"id": "url", "property": "pathname", "value": "/"},
            {"id": "adres", "property": "data", "value": "?jaar=2022"},
        ],
        "changedPropIds": ["url.pathname"],
    }
    return app.server.test_client().post(
        "/_dash-update-component", json=vraag, headers={VAN_PAGINA: kenmerk} if kenmerk else {}
    )


def test_a_page_keeps_its_edition_and_hears_of_another(app, database):
    eerst = open_page(app)
    assert ask(app, eerst).headers[VAN_NU] == eerst
    publish(database, database)
    na = ask(app, eerst)
    assert na.status_code == 200
    assert na.headers[VAN_NU] != eerst
    assert open_page(app) == na.headers[VAN_NU] == app.server.test_client().get(NU).text


def test_figures_are_read_from_the_edition_that_is_asked_for(mini_database, database):
    gegevens = Gegevens(database)
    oud = gegevens.open_now()
    sha256, bouw = gegevens.sha256(), gegevens.read_row("bouw")
    nieuw = Path(shutil.copy(mini_database, database.with_name("nieuw.duckdb")))
    with duckdb.connect(nieuw) as con:
        con.execute("UPDATE meta.bouw SET versie = 'nieuw'")
    nieuw.replace(database)
    assert gegevens.read_row("bouw")["versie"] == "nieuw"
    with read_from(oud):
        assert (gegevens.read_row("bouw"), gegevens.sha256()) == (bouw, sha256)
    assert gegevens.sha256() != sha256


def test_an_edition_that_is_gone_is_not_replaced_in_silence(app, database):
    eerst = open_page(app)
    for _ in range(6):
        publish(database, database)
        open_page(app)
    antwoord = ask(app, eerst)
    assert (antwoord.status_code, antwoord.data) == (204, b"")
    assert antwoord.headers[VAN_NU] not in ("", eerst)
    with pytest.raises(UitgaveWeg):
        Gegevens(database).find(eerst)


def test_readers_meet_no_error_and_no_mixture_while_figures_are_published(app, database):
    """Every page asks for its title ten times while five publications come; a page that was left behind is told so."""
    mis, klaar = [], threading.Event()

    def read():
        while not klaar.is_set():
            kenmerk = open_page(app)
            antwoorden = [ask(app, kenmerk) for _ in range(10)]
            mis.extend(a.status_code for a in antwoorden if a.status_code not in (200, 204))
            mis.extend("gemengd" for a in antwoorden if not a.headers.get(VAN_NU))

    lezers = [threading.Thread(target=read) for _ in range(4)]
    for lezer in lezers:
        lezer.start()
    for _ in range(5):
        publish(database, database)
    klaar.set()
    for lezer in lezers:
        lezer.join()
    assert mis == []


def test_the_words_of_a_newer_publication_wait_in_every_page(app):
    assert "Er zijn nieuwe cijfers" in str(Browser(app)._client.get("/_dash-layout").json)
