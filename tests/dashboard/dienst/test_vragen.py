"""Questions written by hand: whatever they hold, the answer is no fault of the server and the log has no traceback."""

import json
import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.app import create_app
from tests.hulp.componenten import GROEP, dashboard_of

pytestmark = pytest.mark.xdist_group(GROEP)
PAD = "/_dash-update-component"
KERN = {
    "output": "ov-kern.children",
    "outputs": {"id": "ov-kern", "property": "children"},
    "inputs": [{"id": "ov-kern-adres", "property": "data", "value": "?jaar=2023"}],
    "changedPropIds": ["ov-kern-adres.data"],
}


@pytest.fixture(scope="module")
def app(mini_database):
    return create_app(mini_database, mini_database.parent / "raw")


@pytest.fixture(scope="module")
def client(app):
    return app.server.test_client()


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"ov-kern.children"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"output": ' * 50_000,
        b'{"output": NaN}',
        json.dumps({**KERN, "output": ["ov-kern.children"]}).encode(),
        json.dumps({**KERN, "output": "weg.children"}).encode(),
        json.dumps({**KERN, "outputs": None}).encode(),
        json.dumps({**KERN, "outputs": {"id": "anders", "property": "children"}}).encode(),
        json.dumps({**KERN, "inputs": None}).encode(),
        json.dumps({**KERN, "inputs": []}).encode(),
        json.dumps({**KERN, "inputs": KERN["inputs"] * 2}).encode(),
        json.dumps({**KERN, "inputs": [{"id": "x", "property": "data", "value": ""}]}).encode(),
        json.dumps({**KERN, "inputs": [{**KERN["inputs"][0], "value": 5}]}).encode(),
        json.dumps({**KERN, "inputs": [{**KERN["inputs"][0], "value": {"a": []}}]}).encode(),
        json.dumps({**KERN, "inputs": [{**KERN["inputs"][0], "value": "?jaar=\ud800"}]}).encode(),
        json.dumps({**KERN, "inputs": [{**KERN["inputs"][0], "value": "?gm=\x00"}]}).encode(),
        json.dumps({**KERN, "state": {"id": "x"}}).encode(),
        json.dumps({**KERN, "state": [1]}).encode(),
        json.dumps({**KERN, "changedPropIds": [5]}).encode(),
        json.dumps({**KERN, "changedPropIds": "ov-kern-adres.data"}).encode(),
    ],
    ids=range(25),
)
def test_what_no_page_asks_is_refused_without_a_word_in_the_log(client, caplog, inhoud):
    antwoord = client.post(PAD, data=inhoud, content_type="application/json")
    assert antwoord.status_code == 400
    assert "geen vraag die een pagina van Fondskompas stelt" in antwoord.text
    assert caplog.records == []


def test_a_question_of_another_kind_is_refused(client):
    assert client.post(PAD, data=json.dumps(KERN), content_type="text/plain").status_code == 400
    assert client.get(PAD).status_code == 404
    assert client.post(PAD, json=KERN).status_code == 200


NIETS_KAPOT = (200, 204, 400, 404, 413)
WAARDEN = (
    None,
    True,
    -1,
    1e308,
    "",
    "?",
    "?jaar=abc",
    "?gm=' OR 1=1--",
    "?s=AAAA",
    "?stand=../../etc",
    [],
    {},
    [[]],
    "x" * 5000,
)


def twist(vraag, kans):
    """The same question with something else at one place in it."""
    kopie = json.loads(json.dumps(vraag))
    plekken = []

    def walk(deel):
        for sleutel in list(deel) if isinstance(deel, dict) else range(len(deel)):
            plekken.append((deel, sleutel))
            if isinstance(deel[sleutel], dict | list):
                walk(deel[sleutel])

    walk(kopie)
    deel, sleutel = kans.choice(plekken)
    if kans.random() < 0.2 and isinstance(deel, dict):
        del deel[sleutel]
    else:
        deel[sleutel] = kans.choice(WAARDEN)
    return kopie


def questions_of(client):
    """Of every callback the question as a page asks it, with a text where one belongs."""
    for callback in client.get("/_dash-dependencies").json:
        if callback.get("clientside_function"):
            continue

        def filled(delen):
            return [
                []
                if d["id"].startswith("{")
                else {**d, "value": "?jaar=2023" if d["property"] in ("data", "search") else None}
                for d in delen
            ]

        namen = [naam.rsplit(".", 1) for naam in callback["output"].strip(".").split("...")]
        uit = [
            [] if naam.startswith("{") else {"id": naam, "property": eigenschap} for naam, eigenschap in namen
        ]
        yield {
            "output": callback["output"],
            "outputs": uit if callback["output"].startswith("..") else uit[0],
            "inputs": filled(callback["inputs"]),
            "state": filled(callback["state"]),
            "changedPropIds": [],
        }


def test_a_thousand_twisted_questions_break_nothing(client, caplog):
    kans = random.Random(14)
    vragen = list(questions_of(client))
    assert len(vragen) > 80
    for nummer in range(1000):
        vraag = twist(kans.choice(vragen), kans)
        antwoord = client.post(PAD, json=vraag)
        assert antwoord.status_code in NIETS_KAPOT, (nummer, vraag, antwoord.status_code)
    assert [(r.getMessage(), r.exc_info) for r in caplog.records] == []


@given(
    tekst=st.text(max_size=200),
    veld=st.sampled_from(["jaar", "gm", "doel", "s", "t", "stand", "cel", "deel", "zoek"]),
)
def test_any_text_in_an_address_makes_a_page(database, tekst, veld):
    client = dashboard_of(database).server.test_client()
    vraag = {**KERN, "inputs": [{**KERN["inputs"][0], "value": f"?{veld}={tekst}"}]}
    assert client.post(PAD, json=vraag).status_code in NIETS_KAPOT


def test_a_link_with_five_hundred_characters_of_brackets_is_answered_within_a_second(client):
    """The text that once kept the server busy for 101 seconds."""
    import time

    from pipelines.scenario.link import pack

    for tekst in (
        "[" * 20_000,
        "[[wijzig]]\n" * 5000,
        'naam = "x"\n' + "a.b.c.d = 1\n" * 3000,
        string.printable * 100,
    ):
        link = pack(tekst)
        begin = time.perf_counter()
        vraag = {
            "output": "sc-start.children",
            "outputs": {"id": "sc-start", "property": "children"},
            "inputs": [{"id": "sc-start-adres", "property": "data", "value": f"?s={link}"}],
            "changedPropIds": [],
        }
        assert client.post(PAD, json=vraag).status_code in (200, 204)
        assert time.perf_counter() - begin < 1, tekst[:20]
