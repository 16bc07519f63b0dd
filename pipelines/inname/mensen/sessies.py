"""Sessions on the server: the browser has a random token, the database its hash; thirty minutes idle, twelve hours in all.

A session is made anew at sign-in, is gone at sign-out and once a role of its user is taken away (gebruikers.take_role).
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, insert, or_, select, update

from pipelines.inname.mensen.rechten import GeenRecht
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import rol, sessie
from pipelines.inname.opslag.winkel import Winkel

STIL = timedelta(minutes=30)
HOOGSTENS = timedelta(hours=12)
_BIJWERKEN = timedelta(minutes=1)


@dataclass(frozen=True)
class Sessie:
    """Who is signed in, for which organisation he acts, and the token that his forms carry."""

    gebruiker: str
    organisatie: str | None
    csrf: str


def start_session(winkel: Winkel, gebruiker_id: str, organisatie_id: str | None = None) -> str:
    """A new session; returns its token, which is told once. What has ended is cleared away."""
    token, nu = secrets.token_urlsafe(32), winkel.klok()
    with winkel.write() as con:
        con.execute(
            delete(sessie).where(or_(sessie.c.laatst_op < nu - STIL, sessie.c.begonnen_op < nu - HOOGSTENS))
        )
        con.execute(
            insert(sessie).values(
                token_hash=_hash(token),
                gebruiker=gebruiker_id,
                organisatie=organisatie_id,
                csrf=secrets.token_urlsafe(32),
                begonnen_op=nu,
                laatst_op=nu,
            )
        )
        record(con, winkel, Wie(gebruiker_id, organisatie_id), "meld_aan", f"gebruiker:{gebruiker_id}")
    return token


def find_session(winkel: Winkel, token: str) -> Sessie | None:
    """The session of a token, which it keeps alive; None when it ended or never was."""
    nu = winkel.klok()
    with winkel.read() as con:
        rij = con.execute(select(sessie).where(sessie.c.token_hash == _hash(token))).mappings().first()
    if rij is None or nu - rij["laatst_op"] > STIL or nu - rij["begonnen_op"] > HOOGSTENS:
        return None
    if nu - rij["laatst_op"] > _BIJWERKEN:
        with winkel.write() as con:
            con.execute(update(sessie).where(sessie.c.token_hash == _hash(token)).values(laatst_op=nu))
    return Sessie(rij["gebruiker"], rij["organisatie"], rij["csrf"])


def rotate_session(winkel: Winkel, token: str) -> str | None:
    """The same session under a new token and a new token for forms; None when there is none."""
    nieuw = secrets.token_urlsafe(32)
    if find_session(winkel, token) is None:
        return None
    with winkel.write() as con:
        gewijzigd = con.execute(
            update(sessie)
            .where(sessie.c.token_hash == _hash(token))
            .values(token_hash=_hash(nieuw), csrf=secrets.token_urlsafe(32))
        )
    return nieuw if gewijzigd.rowcount else None


def choose_organisation(winkel: Winkel, token: str, organisatie_id: str) -> None:
    """Let a session act for another organisation; raises GeenRecht when its user has no role there."""
    with winkel.write() as con:
        wie = con.execute(select(sessie.c.gebruiker).where(sessie.c.token_hash == _hash(token))).scalar()
        heeft = select(rol.c.rol).where(rol.c.gebruiker == wie, rol.c.organisatie == organisatie_id)
        if wie is None or con.execute(heeft).first() is None:
            raise GeenRecht("U hebt geen rol in deze organisatie.")
        con.execute(
            update(sessie).where(sessie.c.token_hash == _hash(token)).values(organisatie=organisatie_id)
        )


def end_session(winkel: Winkel, token: str) -> None:
    """Sign out."""
    with winkel.write() as con:
        wie = con.execute(select(sessie.c.gebruiker).where(sessie.c.token_hash == _hash(token))).scalar()
        if wie is not None:
            con.execute(delete(sessie).where(sessie.c.token_hash == _hash(token)))
            record(con, winkel, Wie(wie), "meld_af", f"gebruiker:{wie}")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
