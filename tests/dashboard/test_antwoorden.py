"""Kept answers: the same question is answered once per publication, and a failure never stays."""

import pytest
from flask import Flask, request

from dashboard.beeld.meldingen import protect
from dashboard.gegevens.antwoorden import Antwoorden, remembered
from dashboard.gegevens.uitgave import GeenDatabase


class Proef:
    """An application with one callback, of which is counted how often it really runs."""

    def __init__(self, bewaard_bytes=10_000):
        self.basis, self.keren, self.stuk = "eerste uitgave", 0, False
        server = Flask("proef")
        Antwoorden(self.find_basis, bewaard_bytes, {"vak.children": ("doel",)}).register(server)
        self.antwoord = remembered(self.build)
        server.add_url_rule("/_dash-update-component", view_func=lambda: self.antwoord(), methods=["POST"])
        self._browser = server.test_client()

    def find_basis(self):
        if self.basis is None:
            raise GeenDatabase("nog niets")
        return self.basis

    def build(self):
        self.keren += 1
        binnen = protect("deel", lambda: 1 / 0) if self.stuk else "heel"
        return {"vraag": request.get_json(), "uit": self.basis, "binnen": str(binnen)}

    def ask(self, vraag="a"):
        return self._browser.post("/_dash-update-component", json={"vraag": vraag}).json

    def ask_section(self, search, id_="vak"):
        """What the browser asks for a section; ``id_`` is what comes back in the answer."""
        adres = {"id": "vak-adres", "property": "data", "value": search}
        vraag = {"output": "vak.children", "outputs": {"id": id_, "property": "children"}, "inputs": [adres]}
        return self._browser.post("/_dash-update-component", json=vraag).json


@pytest.fixture
def proef():
    return Proef()


def test_the_same_question_gets_the_same_answer_without_making_it_again(proef):
    assert proef.ask() == proef.ask() == {"vraag": {"vraag": "a"}, "uit": "eerste uitgave", "binnen": "heel"}
    assert proef.keren == 1


def test_another_question_gets_its_own_answer(proef):
    assert [proef.ask(v)["vraag"]["vraag"] for v in ("a", "b", "a", "b")] == ["a", "b", "a", "b"]
    assert proef.keren == 2


def test_a_new_publication_is_answered_from(proef):
    proef.ask()
    proef.basis = "tweede uitgave"
    assert proef.ask()["uit"] == "tweede uitgave"


def test_a_publication_that_came_in_between_is_not_kept_under_either_name(proef):
    oud = proef.antwoord

    def publish():
        antwoord = oud()
        proef.basis = "tweede uitgave"
        return antwoord

    proef.antwoord = publish
    assert proef.ask()["uit"] == "eerste uitgave"
    assert proef.ask()["uit"] == "tweede uitgave"


def test_a_failure_inside_a_part_is_shown_and_tried_again(proef):
    proef.stuk = True
    assert "kan nu niet worden getoond" in proef.ask()["binnen"]
    proef.stuk = False
    assert proef.ask()["binnen"] == "heel"


def test_an_answer_of_a_callback_that_did_not_ask_for_it_is_not_kept(proef):
    proef.antwoord = proef.build
    proef.ask()
    proef.ask()
    assert proef.keren == 2


def test_nothing_is_kept_as_long_as_there_are_no_figures(proef):
    proef.basis = None
    assert [proef.ask()["binnen"], proef.ask()["binnen"]] == ["heel", "heel"]
    assert proef.keren == 2


def test_what_was_asked_longest_ago_makes_room():
    proef = Proef(bewaard_bytes=150)  # two answers of some 65 bytes
    for vraag in ("a", "b", "a", "c", "a"):
        proef.ask(vraag)
    assert proef.keren == 3
    proef.ask("b")
    assert proef.keren == 4


def test_a_section_is_made_again_only_for_what_it_follows(proef):
    """Field gm is not followed here; doel, and what every section follows, are."""
    proef.ask_section("?jaar=2023&gm=GM0363")
    assert proef.ask_section("?jaar=2023&gm=GM0599") == proef.ask_section("?jaar=2023")
    assert proef.keren == 1
    for nummer, search in enumerate(
        ("?jaar=2024", "?jaar=2023&doel=ido", "?jaar=2023&voorbeeld=aan"), start=2
    ):
        assert search in str(proef.ask_section(search))
        assert proef.keren == nummer


def test_a_question_for_another_output_is_never_answered_to_others(proef):
    proef.ask_section("?jaar=2023", id_="verzonnen")
    assert proef.ask_section("?jaar=2023")["vraag"]["outputs"]["id"] == "vak"
