"""Who may ask what: every route has its line in the one matrix, and does what that says for every role."""

import pytest

from dashboard.inname.bouwen import Bouwplaats
from dashboard.inname.deur.rechten import AANGEMELD, IEDEREEN, RECHTEN, ROLLEN

ALS = {
    "invuller": "invuller",
    "accordeur": "accordeur",
    "beheerder": "beheerder",
    "accountant": "accountant",
    "meekijker": "meekijker",
    "vng": "vng",
    "fondsbeheer": "fondsbeheer",
}
"""Who has which role, and no other."""
GEEN_DEUR = {"afmelden", "organisatie"}
"""These end or change the session that asks; they are asked last."""


def routes(server):
    """Every route of the pages: name, method and an address with ids that there are not."""
    for regel in server.url_map.iter_rules():
        if regel.endpoint.startswith("inname."):
            pad = regel.build(dict.fromkeys(regel.arguments, "x"))[1]
            for methode in sorted(regel.methods & {"GET", "POST"}):
                yield regel.endpoint.removeprefix("inname."), methode, pad


def test_every_route_has_a_line_in_the_matrix_and_every_line_a_route(wereld):
    assert {naam for naam, _, _ in routes(wereld.server)} == set(RECHTEN)
    for wie in RECHTEN.values():
        assert wie in (IEDEREEN, AANGEMELD) or wie <= ROLLEN


def test_the_matrix_knows_the_roles_of_the_demonstration():
    assert set(ALS) == ROLLEN


@pytest.mark.parametrize("rol", sorted(ALS))
def test_a_role_gets_through_the_doors_that_the_matrix_opens_and_no_other(rol, wereld, monkeypatch):
    monkeypatch.setattr(Bouwplaats, "start", lambda *_: None)
    bezoeker = wereld.signed_in(ALS[rol])
    for naam, methode, pad in routes(wereld.server):
        if naam in GEEN_DEUR:
            continue
        antwoord = bezoeker.get(pad) if methode == "GET" else bezoeker.post(pad)
        mag = RECHTEN[naam] in (IEDEREEN, AANGEMELD) or rol in RECHTEN[naam]
        assert (antwoord.status_code != 403) == mag, (naam, methode, antwoord.status_code)
        assert antwoord.status_code < 500, (naam, methode, antwoord.text)
        if naam.startswith("aanmelden") and methode == "POST":
            bezoeker = wereld.signed_in(ALS[rol])


def test_who_is_not_signed_in_is_sent_to_the_sign_in(wereld):
    for naam, methode, pad in routes(wereld.server):
        gast = wereld.guest()
        antwoord = gast.get(pad) if methode == "GET" else gast.post(pad)
        is_weg = antwoord.status_code == 303 and antwoord.headers["Location"].startswith("/inname/aanmelden?")
        assert is_weg == (RECHTEN[naam] is not IEDEREEN), (naam, methode, antwoord.status_code)
