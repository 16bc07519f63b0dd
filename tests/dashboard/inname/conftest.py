"""A returns loop on the tiny data/raw: two gemeenten with their people, VNG and the fund, a round that is open, and a clock."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from dashboard.gegevens.uitgave import Gegevens
from dashboard.inname import wegen
from dashboard.inname.deur.bewaking import Bewaking
from dashboard.inname.huis import open_house
from pipelines.basis.instellingen import Instellingen
from pipelines.inname.demo import seed_demo
from pipelines.inname.mensen.gebruikers import give_role, sign_in
from pipelines.inname.mensen.organisaties import find_organisation
from pipelines.inname.mensen.rechten import Rol
from pipelines.inname.opslag.keten import OPDRACHTREGEL
from pipelines.inname.opslag.winkel import open_winkel

RUIM = {"aanmelden": 10_000, "gast": 10_000, "schrijven": 10_000, "lezen": 10_000}


@dataclass
class Klok:
    """The moment, which a test may move."""

    nu: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self):
        return self.nu

    def later(self, **hoeveel):
        self.nu += timedelta(**hoeveel)


class Bezoeker:
    """A browser without JavaScript: it keeps cookies and sends forms with the token of the page that it saw."""

    def __init__(self, server):
        self.client = server.test_client()
        self.token = ""

    def get(self, pad, **meer):
        antwoord = self.client.get(pad, **meer)
        if gevonden := re.search(
            r'name="csrf" value="([^"]+)"', antwoord.text if antwoord.mimetype == "text/html" else ""
        ):
            self.token = gevonden[1]
        return antwoord

    def post(self, pad, zonder_token=False, **velden):
        return self.client.post(pad, data=velden if zonder_token else {"csrf": self.token, **velden})

    def versie(self, pad):
        """The count of changes that the form on a page gives back."""
        return re.search(r'name="versie" value="(\d+)"', self.get(pad).text)[1]


class Wereld:
    """The server with everybody in it; ``buur`` fills in for another gemeente than the demonstration has."""

    def __init__(self, server, winkel, demo, klok, bewaking):
        self.server, self.winkel, self.demo, self.klok, self.bewaking = server, winkel, demo, klok, bewaking
        ander = sign_in(winkel, "lokaal", "buur", "Invuller van de buurgemeente (demo)")
        give_role(winkel, OPDRACHTREGEL, ander.id, find_organisation(winkel, "GM0004").id, Rol.INVULLER)
        meekijker = sign_in(winkel, "lokaal", "meekijker", "Meekijker (demo)")
        give_role(winkel, OPDRACHTREGEL, meekijker.id, demo.gemeente, Rol.MEEKIJKER)
        self.mensen = {sub: wie.id for sub, wie in demo.gebruikers.items()} | {
            "buur": ander.id,
            "meekijker": meekijker.id,
        }

    def guest(self):
        bezoeker = Bezoeker(self.server)
        bezoeker.get("/inname/aanmelden")
        return bezoeker

    def signed_in(self, sub):
        bezoeker = self.guest()
        antwoord = bezoeker.post("/inname/aanmelden/lokaal", wie=self.mensen[sub])
        assert antwoord.status_code == 303, antwoord.text
        bezoeker.get("/inname")
        return bezoeker

    def begun(self):
        """A concept of the gemeente, and who fills it in."""
        invuller = self.signed_in("invuller")
        antwoord = invuller.post(f"/inname/ronde/{self.demo.ronde.id}/beginnen")
        assert antwoord.status_code == 303, antwoord.text
        return invuller, antwoord.headers["Location"]

    def submitted(self):
        """A return that was filled in and handed in."""
        invuller, pad = self.begun()
        doel = f"{pad}/doel/wijkteams"
        velden = {"waarde:wijkteams:fte_wijkteams": "12,25", "waarde:wijkteams:besteed_eur": "1.200.000"}
        assert invuller.post(doel, versie=invuller.versie(doel), wat="bewaren", **velden).status_code == 303
        antwoord = invuller.post(f"{pad}/indienen", versie=invuller.versie(pad))
        assert antwoord.status_code == 303, antwoord.text
        return invuller, pad

    def approved(self):
        """A return with both signatures."""
        _, pad = self.submitted()
        accordeur = self.signed_in("accordeur")
        bekijken = f"{pad}/bekijken"
        antwoord = accordeur.post(f"{pad}/accorderen", versie=accordeur.versie(bekijken))
        assert antwoord.status_code == 303, antwoord.text
        return accordeur, pad

    def state(self, pad):
        """In which state a return is, as the store has it."""
        from sqlalchemy import select

        from pipelines.inname.opslag.tabellen import inzending

        with self.winkel.read() as con:
            return con.execute(
                select(inzending.c.stand).where(inzending.c.id == pad.rsplit("/", 1)[1])
            ).scalar_one()


@pytest.fixture
def instellingen_van(miniraw, mini_database, tmp_path):
    """The settings on a copy of the tiny data/raw; a test may give others."""

    def make(**anders):
        return Instellingen(
            data=miniraw.parent, database=mini_database, sleutel=tmp_path / "geen.pem", **anders
        )

    return make


@pytest.fixture
def wereld(instellingen_van):
    """Everybody, and a round over 2023 that is open."""
    keuzes, klok = instellingen_van(), Klok()
    winkel = open_winkel(keuzes, klok)
    server = Flask("fondskompas")
    demo = seed_demo(winkel, "GM0001", 2023)
    huis = open_house(server, winkel, keuzes, Gegevens(keuzes.database_pad, keuzes.raw))
    bewaking = Bewaking(RUIM)
    wegen.register(server, huis, bewaking)
    yield Wereld(server, winkel, demo, klok, bewaking)
    winkel.close()
