"""A return as its pages show it: what it is called, where it stands on its road, and what comes next for who looks at it."""

from dataclasses import dataclass

from dashboard.inname.huis import Aangemeld, Huis
from dashboard.inname.woorden import NIET_BEGONNEN, say_day
from pipelines.basis.opmaak import format_moment
from pipelines.inname.inzendingen import Inzending
from pipelines.inname.mensen.organisaties import Organisatie, find_organisation
from pipelines.inname.rondes import Ronde, deadline_of, find_round

VULBAAR = ("concept",)
_WEG = ("concept", "ingediend", "geaccordeerd", "aanvaard")
_STAPPEN = {
    "concept": "Invullen",
    "ingediend": "Indienen",
    "geaccordeerd": "Accorderen",
    "aanvaard": "Aanvaarden",
}
SOORTEN = {"opgave": "Opgave", "sisa": "SiSa-bijlage", "iv3": "Iv3-levering"}
_NU = {
    NIET_BEGONNEN: ("Begin met invullen.", "De gemeente is nog niet begonnen."),
    "concept": ("Vul in wat u weet en dien in als alles er staat.", "De gemeente vult in."),
    "ingediend": (
        "Een tweede persoon van uw gemeente bekijkt de opgave en accordeert haar.",
        "Een tweede persoon van de gemeente moet nog accorderen.",
    ),
    "geaccordeerd": (
        "VNG of het fonds bekijkt de opgave. U hoeft niets te doen.",
        "Klaar om te aanvaarden of terug te sturen.",
    ),
    "ontvangen": (
        "VNG of het fonds bekijkt de opgave. U hoeft niets te doen.",
        "Klaar om te aanvaarden of terug te sturen.",
    ),
    "aanvaard": (
        "Klaar. Na de eerstvolgende bouw staan de cijfers in het dashboard.",
        "Klaar. Na de eerstvolgende bouw staan de cijfers in het dashboard.",
    ),
    "teruggestuurd": (
        "Lees de reden, open de opgave opnieuw, pas aan en dien opnieuw in.",
        "De gemeente past de opgave aan.",
    ),
    "vervangen": ("Er is een nieuwere versie.", "Er is een nieuwere versie."),
}


@dataclass(frozen=True)
class Wegstap:
    """One step of the road, with how far it is (a class of the style sheet) and what is said below it."""

    naam: str
    klasse: str
    bij: str


@dataclass(frozen=True)
class Opgavebeeld:
    """One version of a return on a page; ``versie`` is the count of changes that its forms give back."""

    inzending: Inzending
    ronde: Ronde
    organisatie: Organisatie
    sluit_op: str
    is_open: bool
    is_eigen: bool
    rollen: frozenset[str]

    @property
    def id(self) -> str:
        """Its id in addresses."""
        return self.inzending.id

    @property
    def versie(self) -> int:
        """What its forms give back, so that two tabs cannot both win."""
        return self.inzending.teller

    @property
    def staat(self) -> str:
        """The state it is in."""
        return self.inzending.stand

    @property
    def jaar(self) -> int:
        """The year it is about."""
        return self.ronde.jaar

    @property
    def gemeente(self) -> str:
        """Whose it is."""
        return self.organisatie.naam

    @property
    def naam(self) -> str:
        """What it is called."""
        nummer = f", versie {self.inzending.versie}" if self.inzending.versie > 1 else ""
        return f"{SOORTEN[self.inzending.soort]} {self.jaar} van {self.gemeente}{nummer}"

    @property
    def uitleg(self) -> str:
        """What the round says."""
        return self.ronde.tekst

    @property
    def teruggestuurd(self) -> str:
        """Why it was sent back, as long as that is to be mended."""
        return self.inzending.reden or "" if self.staat in ("concept", "teruggestuurd") else ""

    @property
    def mag_vullen(self) -> bool:
        """Whether who looks may fill it in now."""
        return self.is_eigen and "invuller" in self.rollen and self.staat in VULBAAR

    @property
    def mag_vragen(self) -> bool:
        """Whether who looks may ask a colleague."""
        return self.mag_vullen

    @property
    def wat_nu(self) -> str:
        """What comes next, for who looks at it."""
        if self.is_eigen and self.staat == "ingediend" and "accordeur" in self.rollen:
            return "Bekijk wat er staat, en accordeer of stuur terug."
        return _NU[self.staat][0 if self.is_eigen else 1]

    @property
    def stappen(self) -> list[Wegstap]:
        """Its road, with when each step was taken."""
        i = self.inzending
        ver = {"ontvangen": "geaccordeerd", "teruggestuurd": "concept", "vervangen": "aanvaard"}.get(
            i.stand, i.stand
        )
        gedaan = _WEG.index(ver) if ver != "concept" else 0
        momenten = {"ingediend": i.ingediend_op, "geaccordeerd": i.geaccordeerd_op, "aanvaard": i.aanvaard_op}
        stappen = []
        for nummer, code in enumerate(_WEG):
            is_klaar = nummer <= gedaan if ver != "concept" else False
            is_nu = nummer == (gedaan + 1 if ver != "concept" else 0)
            op = momenten.get(code)
            bij = format_moment(op) if op and is_klaar else ""
            stappen.append(Wegstap(_STAPPEN[code], "is-klaar" if is_klaar else "is-nu" if is_nu else "", bij))
        return stappen


def picture(huis: Huis, ik: Aangemeld, inzending: Inzending) -> Opgavebeeld:
    """A return as who is signed in sees it."""
    tot = deadline_of(huis.winkel, inzending.ronde, inzending.organisatie)
    is_eigen = ik.organisatie is not None and ik.organisatie.id == inzending.organisatie
    return Opgavebeeld(
        inzending,
        find_round(huis.winkel, inzending.ronde),
        find_organisation(huis.winkel, inzending.organisatie),
        say_day(tot),
        huis.winkel.klok() <= tot,
        is_eigen,
        ik.rollen,
    )
