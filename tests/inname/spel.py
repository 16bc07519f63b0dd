"""A returns loop to play with: the tiny data/raw, a round, people of two gemeenten, VNG and the fund, and a clock to turn."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from pipelines.basis.instellingen import Instellingen
from pipelines.inname import werkboek
from pipelines.inname.antwoorden import save_answers, start_return
from pipelines.inname.inzendingen import Inzending
from pipelines.inname.mensen.gebruikers import give_role, sign_in
from pipelines.inname.mensen.organisaties import find_organisation, sync_organisations
from pipelines.inname.mensen.rechten import Rol
from pipelines.inname.opslag.keten import OPDRACHTREGEL, Wie
from pipelines.inname.opslag.tabellen import gebeurtenis
from pipelines.inname.opslag.winkel import Winkel, open_winkel
from pipelines.inname.overgangen import approve, receive, submit
from pipelines.inname.rondes import Ronde, open_round
from pipelines.sources.opgave.invullen import Antwoord

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)
JAAR = 2023
WIE = {
    "invuller": ("GM0001", Rol.INVULLER),
    "invuller2": ("GM0001", Rol.INVULLER),
    "accordeur": ("GM0001", Rol.ACCORDEUR),
    "beheerder": ("GM0001", Rol.BEHEERDER),
    "meekijker": ("GM0001", Rol.MEEKIJKER),
    "accountant": ("GM0001", Rol.ACCOUNTANT),
    "buur": ("GM0005", Rol.INVULLER),
    "buur_accordeur": ("GM0005", Rol.ACCORDEUR),
    "vng": ("vng", Rol.VNG),
    "fonds": ("rijk", Rol.FONDSBEHEER),
    "fonds2": ("rijk", Rol.FONDSBEHEER),
}
"""People by where they are and what they are; ``proef_…`` is the same person for the test twin of his gemeente."""


@dataclass
class Klok:
    """A clock that goes when it is told to."""

    nu: datetime = BEGIN

    def __call__(self) -> datetime:
        self.nu += timedelta(milliseconds=1)
        return self.nu

    def forward(self, **hoe: float) -> None:
        self.nu += timedelta(**hoe)


@dataclass
class Spel:
    """An open store with its people."""

    winkel: Winkel
    klok: Klok
    ronde: Ronde
    wie: dict[str, Wie] = field(default_factory=dict)

    def concept(self, wie: str = "invuller", waarde: str = "1") -> Inzending:
        """A concept in which everything was answered."""
        een = start_return(self.winkel, self.wie[wie], self.ronde.id)
        return save_answers(self.winkel, self.wie[wie], een.id, een.teller, self.answers(waarde))

    def answers(self, waarde: str = "1") -> list[Antwoord]:
        return [Antwoord(d, v, waarde) for d, v in self.ronde.vragen if not v.startswith("prijs")]

    def submitted(self, wie: str = "invuller", waarde: str = "1") -> Inzending:
        een = self.concept(wie, waarde)
        return submit(self.winkel, self.wie[wie], een.id, een.teller)

    def approved(self, wie: str = "invuller", tweede: str = "accordeur", waarde: str = "1") -> Inzending:
        een = self.submitted(wie, waarde)
        return approve(self.winkel, self.wie[tweede], een.id, een.teller)

    def received(self, wie: str = "invuller", tweede: str = "accordeur", waarde: str = "1") -> Inzending:
        een = self.approved(wie, tweede, waarde)
        return receive(self.winkel, self.wie["vng"], een.id, een.teller)

    def events(self) -> int:
        with self.winkel.read() as con:
            return con.execute(select(func.count()).select_from(gebeurtenis)).scalar_one()


def settings_for(data: Path, adres: str | None = None) -> Instellingen:
    """Settings of a store in ``data``, with a key (when one is made) beside it."""
    return Instellingen(data=data, inname_database=adres, sleutel=data.parent / "sleutel" / "sleutel.pem")


def open_game(keuzes: Instellingen, jaar: int = JAAR, elders: str = "") -> Spel:
    """Open a store and put its people in it; those of GM0001 are of another gemeente when that is said (``elders``)."""
    klok = Klok()
    winkel = open_winkel(keuzes, klok)
    sync_organisations(winkel, OPDRACHTREGEL, werkboek.gemeenten_of(keuzes))
    ronde = open_round(
        winkel,
        OPDRACHTREGEL,
        jaar,
        "Proefronde",
        "",
        BEGIN,
        BEGIN + timedelta(days=30),
        werkboek.all_questions(keuzes, jaar),
    )
    wie = {}
    for naam, (plek, welke) in WIE.items():
        waar = elders if elders and plek.startswith("GM") else plek
        persoon = sign_in(winkel, "https://idp.invalid", naam, f"{naam} (demo)", f"{naam}@demo.invalid")
        for proef in (False, True) if waar.startswith("GM") else (False,):
            org = find_organisation(winkel, waar, proef=proef)
            give_role(winkel, OPDRACHTREGEL, persoon.id, org.id, welke)
            wie[f"proef_{naam}" if proef else naam] = Wie(persoon.id, org.id)
    return Spel(winkel, klok, ronde, wie)
