"""A store to try: one round, a gemeente with its people, VNG and the fund. People are roles; nobody here exists."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname import werkboek
from pipelines.inname.mensen.gebruikers import LOKAAL, Gebruiker, give_role, sign_in
from pipelines.inname.mensen.organisaties import find_organisation, sync_organisations
from pipelines.inname.mensen.rechten import Rol
from pipelines.inname.opslag.keten import OPDRACHTREGEL
from pipelines.inname.opslag.tabellen import gebruiker
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import Ronde, list_rounds, open_round
from pipelines.sources.raw.lezen import read_table

PERSONEN = (
    ("invuller", "Invuller (demo)", ((Rol.INVULLER, "gemeente"),)),
    ("accordeur", "Accordeur (demo)", ((Rol.ACCORDEUR, "gemeente"),)),
    ("beheerder", "Beheerder gemeente (demo)", ((Rol.BEHEERDER, "gemeente"),)),
    ("accountant", "Accountant (demo)", ((Rol.ACCOUNTANT, "gemeente"),)),
    ("vng", "VNG (demo)", ((Rol.VNG, "vng"),)),
    ("fondsbeheer", "Fondsbeheer (demo)", ((Rol.FONDSBEHEER, "rijk"),)),
    ("fondsbeheer-2", "Fondsbeheer, tweede (demo)", ((Rol.FONDSBEHEER, "rijk"),)),
)
_TEKST = (
    "Dit is een ronde om te proberen. Wat u hier inlevert, blijft een voorbeeld: na aanvaarding en een bouw staat het in het "
    "dashboard als de demonstratie daar aan staat, en het telt nergens als echt."
)


@dataclass(frozen=True)
class Demo:
    """What was made: the round, the users by their name in PERSONEN, and the organisations of the gemeente."""

    ronde: Ronde
    gebruikers: dict[str, Gebruiker]
    gemeente: str
    proef: str


def seed_demo(winkel: Winkel, gm_code: str | None = None, jaar: int | None = None) -> Demo:
    """Make what is missing of the demo; a second time changes nothing. Without ``gm_code`` the first gemeente by code."""
    gemeenten = werkboek.gemeenten_of(winkel.keuzes)
    code = gm_code or min(gemeenten)
    if code not in gemeenten:
        raise FondskompasFout(f"De gemeente «{code}» bestaat niet. Gebruik een CBS-code zoals GM0363.")
    sync_organisations(winkel, OPDRACHTREGEL, gemeenten)
    plekken = {
        "gemeente": [find_organisation(winkel, code).id, find_organisation(winkel, code, proef=True).id],
        "vng": [find_organisation(winkel, "vng").id],
        "rijk": [find_organisation(winkel, "rijk").id],
    }
    gebruikers = {}
    for sub, naam, rollen in PERSONEN:
        gebruikers[sub] = sign_in(winkel, LOKAAL, sub, naam, f"{sub}@demo.invalid")
        for welke, waar in rollen:
            for organisatie in plekken[waar]:
                give_role(winkel, OPDRACHTREGEL, gebruikers[sub].id, organisatie, welke)
    wanneer = jaar or _latest_year(winkel)
    ronde = next((r for r in list_rounds(winkel) if r.jaar == wanneer), None) or open_round(
        winkel,
        OPDRACHTREGEL,
        wanneer,
        f"Capaciteit {wanneer} (demo)",
        _TEKST,
        winkel.klok() - timedelta(days=1),
        winkel.klok() + timedelta(days=60),
        werkboek.all_questions(winkel.keuzes, wanneer),
    )
    return Demo(ronde, gebruikers, *plekken["gemeente"])


def demo_users(winkel: Winkel) -> list[Gebruiker]:
    """The persons of the demo that are there, for the local sign-in."""
    volgorde = {sub: n for n, (sub, _, _) in enumerate(PERSONEN)}
    with winkel.read() as con:
        rijen = con.execute(select(gebruiker).where(gebruiker.c.issuer == LOKAAL)).mappings().all()
    gevonden = [Gebruiker(r["id"], r["issuer"], r["sub"], r["naam"], r["mail"]) for r in rijen]
    return sorted(gevonden, key=lambda g: volgorde.get(g.sub or "", len(volgorde)))


def _latest_year(winkel: Winkel) -> int:
    """The latest year with an envelope."""
    return int(max(read_table(winkel.keuzes.raw, "envelop", winkel.keuzes.grenzen)["uitkeringsjaar"]))
