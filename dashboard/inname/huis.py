"""What the pages of the returns loop stand on: the store, the figures, the settings, and who may sign in and how."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, g, request
from sqlalchemy import select

from dashboard.gegevens.uitgave import Gegevens
from dashboard.inname.bouwen import Bouwplaats
from dashboard.inname.oidc import Inlogdienst, Persoon
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.grenzen import MB
from pipelines.basis.instellingen import Instellingen
from pipelines.inname.mensen import gebruikers, sessies
from pipelines.inname.mensen.organisaties import Organisatie, find_organisation
from pipelines.inname.opslag.keten import Wie
from pipelines.inname.opslag.tabellen import geheim
from pipelines.inname.opslag.winkel import Winkel


@dataclass(frozen=True)
class Aangemeld:
    """Who is signed in: the roles in the organisation that he acts for, and every organisation that he may act for."""

    gebruiker: str
    naam: str
    organisatie: Organisatie | None
    rollen: frozenset[str]
    keuzes: tuple[tuple[str, str], ...]
    csrf: str

    def acting(self) -> Wie:
        """Who acts in this request, as the audit chain has it."""
        organisatie = self.organisatie.id if self.organisatie else None
        return Wie(self.gebruiker, organisatie, verzoek=g.get("verzoek", ""))


@dataclass(frozen=True, eq=False)
class Huis:
    """One server of the returns loop."""

    winkel: Winkel
    keuzes: Instellingen
    gegevens: Gegevens
    is_lokaal: bool
    is_beveiligd: bool
    inlogdienst: Inlogdienst | None
    bouwplaats: Bouwplaats

    @property
    def raw(self) -> Path:
        """The sources, where an accepted return comes to lie."""
        return self.keuzes.raw

    @property
    def hoogstens_bytes(self) -> int:
        """The size of a file that is taken, with room for the form around it."""
        return self.keuzes.grenzen.model_mb * MB + 64 * 1024

    def address(self, pad: str) -> str:
        """A path as readers reach it: by the address that was configured. What a request says of itself counts on this computer only."""
        return (request.host_url if self.is_lokaal else self.keuzes.inname_adres).rstrip("/") + pad

    def read_session(self, token: str) -> Aangemeld | None:
        """Who a token belongs to, with the roles of now; ``None`` when it ended or never was."""
        gevonden = sessies.find_session(self.winkel, token) if token else None
        if gevonden is None:
            return None
        alle = gebruikers.roles_of(self.winkel, gevonden.gebruiker)
        keuzes = tuple({rij.organisatie: rij.organisatie_naam for rij in alle}.items())
        is_lid = gevonden.organisatie in dict(keuzes)
        organisatie = find_organisation(self.winkel, gevonden.organisatie or "") if is_lid else None
        rollen = frozenset(str(rij.rol) for rij in alle if is_lid and rij.organisatie == gevonden.organisatie)
        naam = gebruikers.read_user(self.winkel, gevonden.gebruiker).naam or "zonder naam"
        return Aangemeld(gevonden.gebruiker, naam, organisatie, rollen, keuzes, gevonden.csrf)

    def start_session(self, gebruiker: str) -> str:
        """A fresh session, for the first organisation that this user has a role in; returns its token."""
        rollen = gebruikers.roles_of(self.winkel, gebruiker)
        return sessies.start_session(self.winkel, gebruiker, rollen[0].organisatie if rollen else None)

    def end_session(self, token: str) -> None:
        """Sign out."""
        sessies.end_session(self.winkel, token)

    def choose_organisation(self, token: str, organisatie: str) -> None:
        """Act for another organisation; raises GeenRecht without a role there."""
        sessies.choose_organisation(self.winkel, token, organisatie)

    def find_person(self, persoon: Persoon) -> str:
        """The user that a provider knows by this subject, made when new; without roles he sees that he has none."""
        return gebruikers.sign_in(self.winkel, persoon.uitgever, persoon.sub, persoon.naam, persoon.mail).id


def open_house(server: Flask, winkel: Winkel, keuzes: Instellingen, gegevens: Gegevens) -> Huis:
    """Everything that the pages need, from the settings; raises FondskompasFout for what a production server must not be."""
    refuse_unsafe(keuzes)
    dienst = None
    if keuzes.oidc_uitgever:
        geheim = keuzes.oidc_geheim.get_secret_value()
        dienst = Inlogdienst(server, keuzes.oidc_uitgever, keuzes.oidc_client, geheim)
    return Huis(
        winkel,
        keuzes,
        gegevens,
        is_lokaal=dienst is None and not keuzes.productie and _is_loopback(keuzes.host),
        is_beveiligd=_is_https(keuzes.inname_adres),
        inlogdienst=dienst,
        bouwplaats=Bouwplaats(
            keuzes.inname_pad / "bouw",
            {
                "FONDSKOMPAS_DATA": str(keuzes.data.resolve()),
                "FONDSKOMPAS_DATABASE": str(keuzes.database_pad.resolve()),
                "FONDSKOMPAS_STANDEN": str(keuzes.standen_pad.resolve()),
            },
        ),
    )


def signing_key(winkel: Winkel) -> bytes:
    """The key for the cookie of a sign-in that is under way: the same in every process that has this store."""
    with winkel.read() as con:
        waarde = con.execute(select(geheim.c.waarde).where(geheim.c.naam == "links")).scalar_one()
    return hmac.digest(waarde.encode(), b"fondskompas aanmelden 1", "sha256")


def refuse_unsafe(keuzes: Instellingen) -> None:
    """In production: a provider to sign in at, a key for the audit chain, and an address with TLS; all that lacks in one run."""
    if not keuzes.productie:
        return
    ontbreekt: Sequence[tuple[bool, str]] = (
        (
            not (keuzes.oidc_uitgever and keuzes.oidc_client),
            "een inlogdienst (FONDSKOMPAS_OIDC_UITGEVER en FONDSKOMPAS_OIDC_CLIENT): aanmelden zonder wachtwoord mag in productie niet",
        ),
        (
            bool(keuzes.oidc_uitgever) and not _is_https(keuzes.oidc_uitgever),
            "een inlogdienst achter https (FONDSKOMPAS_OIDC_UITGEVER)",
        ),
        (
            not keuzes.sleutel_pad.is_file(),
            f"een sleutel waarmee de keten wordt ondertekend (FONDSKOMPAS_SLEUTEL; gezocht: {keuzes.sleutel_pad.name})",
        ),
        (
            not _is_https(keuzes.inname_adres),
            "het adres waaronder lezers de inname over https bereiken (FONDSKOMPAS_INNAME_ADRES)",
        ),
    )
    mist = [tekst for is_mis, tekst in ontbreekt if is_mis]
    if mist:
        raise FondskompasFout("De inname start niet in productie. Er ontbreekt: " + "; ".join(mist) + ".")


def _is_https(adres: str) -> bool:
    return urlsplit(adres).scheme == "https"


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
