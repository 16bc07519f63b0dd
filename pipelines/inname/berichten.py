"""The outbox: a message is written in the transaction of what it tells, and sent afterwards, by SMTP or as a file in a folder.

A message can be sent twice, when a run is killed between sending and saying so, and never not at all; its Message-ID tells the
second from a first. Nothing of others gets into a header: addresses and subjects with a line break or a comma are refused.
"""

import smtplib
import ssl
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from sqlalchemy import Connection, RowMapping, insert, select, update

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import Instellingen
from pipelines.basis.schijf import write_whole
from pipelines.inname.mensen.organisaties import read_organisation
from pipelines.inname.mensen.rechten import Handeling, Rol, require
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import NAAM_LENGTE, bericht, gebruiker, new_id, rol
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import read_deadline, read_round

MAP = "berichten"
POGINGEN = 5
"""How often a message is tried before it is left."""
_WACHT_S = 20


@dataclass(frozen=True)
class Verzonden:
    """How many messages were sent, and how many could not be now."""

    aantal: int
    mislukt: int


def queue(con: Connection, winkel: Winkel, aan: str, onderwerp: str, tekst: str) -> None:
    """Put a message in the outbox; raises FondskompasFout when address or subject do not fit in one header."""
    _check_header(aan, "Het adres")
    _check_header(onderwerp, "Het onderwerp")
    if aan.count("@") != 1 or set(aan) & set(" ,;<>\"'()"):
        raise FondskompasFout("Dit adres is niet te gebruiken.")
    rij = {"id": new_id(), "aan": aan, "onderwerp": onderwerp[:NAAM_LENGTE], "tekst": tekst, "pogingen": 0}
    con.execute(insert(bericht).values(aangemaakt_op=winkel.klok(), **rij))


def notify(
    con: Connection, winkel: Winkel, organisatie_id: str, rollen: Collection[Rol], onderwerp: str, tekst: str
) -> int:
    """Write to everybody with one of these roles in an organisation who has an address; returns to how many."""
    vraag = (
        select(gebruiker.c.mail)
        .join(rol, rol.c.gebruiker == gebruiker.c.id)
        .where(
            rol.c.organisatie == organisatie_id, rol.c.rol.in_(tuple(rollen)), gebruiker.c.mail.is_not(None)
        )
        .distinct()
    )
    adressen = con.execute(vraag).scalars().all()
    for adres in adressen:
        queue(
            con,
            winkel,
            str(adres),
            onderwerp,
            f"{tekst}\n\nNaar de inname: {winkel.keuzes.inname_adres}/inname\n",
        )
    return len(adressen)


def remind(winkel: Winkel, wie: Wie, ronde_id: str, organisatie_ids: Sequence[str]) -> int:
    """Remind the people of these organisations of a round, for VNG and the fund; returns how many messages that gave."""
    with winkel.write() as con:
        require(con, wie, Handeling.HERINNER)
        ronde, aantal = read_round(con, ronde_id), 0
        for id_ in dict.fromkeys(organisatie_ids):
            org, tot = read_organisation(con, id_), read_deadline(con, ronde_id, id_)
            tekst = (
                f"Van {org.naam} is de opgave «{ronde.naam}» nog niet compleet. U kunt inleveren tot {tot:%d-%m-%Y %H:%M} (UTC).\n\n"
                "Wat u doet: meld u aan, vul in wat nog leeg is, lever in, en laat een collega met de rol accordeur accorderen."
            )
            wat = (Rol.INVULLER, Rol.ACCORDEUR)
            aantal += notify(con, winkel, id_, wat, f"Herinnering: opgave {ronde.jaar} van {org.naam}", tekst)
        na = {"organisaties": len(organisatie_ids), "berichten": aantal}
        record(con, winkel, wie, Handeling.HERINNER, f"ronde:{ronde_id}", na=na)
    return aantal


def send_all(winkel: Winkel) -> Verzonden:
    """Send what waits, by SMTP when that is set, else as files in ``data/inname/berichten``; what fails is tried again later."""
    wacht = select(bericht).where(bericht.c.verstuurd_op.is_(None), bericht.c.pogingen < POGINGEN)
    with winkel.read() as con:
        rijen = con.execute(wacht.order_by(bericht.c.aangemaakt_op)).mappings().all()
    aantal = mislukt = 0
    for rij in rijen:
        try:
            _send(winkel, rij)
        except (OSError, smtplib.SMTPException) as fout:
            mislukt += 1
            with winkel.write() as con:
                velden = {"pogingen": rij["pogingen"] + 1, "fout": f"{type(fout).__name__}: {fout}"[:500]}
                con.execute(update(bericht).where(bericht.c.id == rij["id"]).values(velden))
            continue
        aantal += 1
        with winkel.write() as con:
            con.execute(
                update(bericht).where(bericht.c.id == rij["id"]).values(verstuurd_op=winkel.klok(), fout=None)
            )
    return Verzonden(aantal, mislukt)


def make_message(keuzes: Instellingen, rij: RowMapping) -> EmailMessage:
    """A message as it is sent."""
    brief = EmailMessage(policy=SMTP)
    brief["From"], brief["To"], brief["Subject"] = keuzes.smtp_afzender, rij["aan"], rij["onderwerp"]
    brief["Date"] = rij["aangemaakt_op"]
    brief["Message-ID"] = f"<{rij['id']}@fondskompas.invalid>"
    brief["Auto-Submitted"] = "auto-generated"
    brief.set_content(rij["tekst"])
    return brief


def _send(winkel: Winkel, rij: RowMapping) -> None:
    keuzes = winkel.keuzes
    brief = make_message(keuzes, rij)
    if keuzes.smtp_server is None:
        write_whole(winkel.map / MAP / f"{rij['aangemaakt_op']:%Y%m%dT%H%M%S}_{rij['id']}.eml", bytes(brief))
        return
    with smtplib.SMTP(keuzes.smtp_server, keuzes.smtp_poort, timeout=_WACHT_S) as server:
        if keuzes.smtp_tls:
            server.starttls(context=ssl.create_default_context())
        if keuzes.smtp_gebruiker and keuzes.smtp_wachtwoord:
            server.login(keuzes.smtp_gebruiker, keuzes.smtp_wachtwoord.get_secret_value())
        server.send_message(brief)


def _check_header(tekst: str, wat: str) -> None:
    if not tekst or not tekst.isprintable() or len(tekst) > 254:
        raise FondskompasFout(f"{wat} van een bericht past op één regel van hoogstens 254 tekens.")
