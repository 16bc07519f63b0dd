"""Retention: what says who a person is goes when nobody needs it; the audit chain holds ids only, so it stays whole."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, exists, select, update

from pipelines.inname.mensen.rechten import Handeling, require
from pipelines.inname.opslag.bestanden import BEWAARD
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import (
    bericht,
    gebruiker,
    inzending,
    link,
    opmerking,
    rol,
    sessie,
    upload,
)
from pipelines.inname.opslag.winkel import Winkel

_WEES = timedelta(days=1)


@dataclass(frozen=True)
class Gewist:
    """How many persons, addresses in messages and remarks, and files that nothing names were removed."""

    personen: int
    adressen: int
    bestanden: int


def erase_old(winkel: Winkel, wie: Wie) -> Gewist:
    """Remove names, addresses and subjects of who has no role and was not here for ``FONDSKOMPAS_INNAME_BEWAARDAGEN`` days.

    Messages lose address and text, remarks their address, once they are as old and done with; what ended goes too. A file in
    quarantine that no return names any more goes after a day.
    """
    nu = winkel.klok()
    grens = nu - timedelta(days=winkel.keuzes.inname_bewaardagen)
    with winkel.write() as con:
        require(con, wie, Handeling.BEHEER_ALLEN)
        weg = (
            gebruiker.c.gewist_op.is_(None),
            gebruiker.c.laatst_gezien_op < grens,
            ~exists().where(rol.c.gebruiker == gebruiker.c.id),
        )
        leeg = {"issuer": None, "sub": None, "naam": None, "mail": None, "gewist_op": nu}
        personen = con.execute(update(gebruiker).where(*weg).values(leeg)).rowcount
        oude_post = (
            bericht.c.aan.is_not(None),
            bericht.c.aangemaakt_op < grens,
            bericht.c.verstuurd_op.is_not(None),
        )
        adressen = con.execute(update(bericht).where(*oude_post).values(aan=None, tekst="")).rowcount
        stil = (
            opmerking.c.mail.is_not(None),
            opmerking.c.stand == "gesloten",
            opmerking.c.gesloten_op < grens,
        )
        adressen += con.execute(update(opmerking).where(*stil).values(mail=None)).rowcount
        con.execute(delete(sessie).where(sessie.c.laatst_op < nu - timedelta(days=1)))
        con.execute(delete(link).where(link.c.geldig_tot < grens))
        genoemd = set(con.execute(select(inzending.c.bestand_sha256)).scalars())
        genoemd |= set(con.execute(select(upload.c.sha256)).scalars())
        if personen or adressen:
            record(con, winkel, wie, "retentie", "personen", na={"personen": personen, "adressen": adressen})
        bestanden = _remove_orphans(winkel, genoemd, (nu - _WEES).timestamp())
    return Gewist(personen, adressen, bestanden)


def _remove_orphans(winkel: Winkel, genoemd: set[str | None], voor: float) -> int:
    weg = [
        pad
        for pad in (winkel.map / BEWAARD).glob("*/*")
        if pad.name not in genoemd and not pad.name.startswith(".") and pad.stat().st_mtime < voor
    ]
    for pad in weg:
        pad.unlink()
    return len(weg)
