"""Ask a colleague: a signed link to one question of a concept, without an account, for a week and one answer.

Whoever has the link sees that question and nothing else. Its answer stands in the return on behalf of who asked, who stays
one of those who filled it in.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, insert, select, update

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname import werkboek
from pipelines.inname.antwoorden import check_window, hash_answers, write_answers
from pipelines.inname.inzendingen import Inzending, answers_in, as_return, read_for, store_change
from pipelines.inname.mensen.organisaties import Organisatie, read_organisation
from pipelines.inname.mensen.rechten import Handeling, require
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import geheim, inzending, link, new_id
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import Ronde, read_round
from pipelines.sources.opgave.invullen import Antwoord
from pipelines.sources.opgave.vragen import Vraag

GELDIG = timedelta(days=7)
_HOOGSTENS = 50
_ONGELDIG = (
    "Deze link werkt niet (meer): hij is al gebruikt, verlopen of niet volledig overgenomen. Vraag een nieuwe link aan degene die "
    "u hem stuurde."
)


@dataclass(frozen=True)
class Gevraagd:
    """What a link asks: of which gemeente and year, one question, and what stands there now."""

    gemeente: str
    jaar: int
    doel: str
    vraag: Vraag
    antwoord: Antwoord
    geldig_tot: datetime


def ask_colleague(winkel: Winkel, wie: Wie, id_: str, doel: str, vraag: str) -> str:
    """A token to put in a link to one question of a concept; raises FondskompasFout when it is not asked."""
    with winkel.write() as con:
        teller = con.execute(select(inzending.c.teller).where(inzending.c.id == id_)).scalar()
        een = read_for(con, wie, id_, Handeling.VRAAG_COLLEGA, -1 if teller is None else teller)
        _check_open(winkel, con, een)
        ronde, org = read_round(con, een.ronde), read_organisation(con, een.organisatie)
        _find_question(winkel, ronde, org, doel, vraag)
        tot = winkel.klok() + GELDIG
        staat = con.execute(
            select(link.c.id).where(
                link.c.inzending == id_, link.c.gebruikt_op.is_(None), link.c.geldig_tot > winkel.klok()
            )
        )
        if len(staat.all()) >= _HOOGSTENS:
            raise FondskompasFout(f"Er staan al {_HOOGSTENS} vragen aan collega's open.")
        rij = {"id": new_id(), "inzending": id_, "doel": doel, "vraag": vraag, "gevraagd_door": wie.gebruiker}
        con.execute(insert(link).values(geldig_tot=tot, **rij))
        record(
            con,
            winkel,
            wie,
            Handeling.VRAAG_COLLEGA,
            f"inzending:{id_}",
            na={"link": rij["id"], "doel": doel, "vraag": vraag},
        )
        return f"{rij['id']}.{_sign(con, {**rij, 'geldig_tot': tot})}"


def open_link(winkel: Winkel, token: str) -> Gevraagd:
    """What a link asks; raises FondskompasFout when it was altered, used, or is too old, always with the same words."""
    with winkel.read() as con:
        rij, een = _read(winkel, con, token)
        ronde, org = read_round(con, een.ronde), read_organisation(con, een.organisatie)
        er_is = {(a.doel, a.indicator): a for a in answers_in(con, een.id)}
    vraag = _find_question(winkel, ronde, org, rij["doel"], rij["vraag"])
    nu = er_is.get((vraag.doel, vraag.indicator), Antwoord(vraag.doel, vraag.indicator))
    return Gevraagd(org.naam, ronde.jaar, rij["doel"], vraag, nu, rij["geldig_tot"])


def answer_link(winkel: Winkel, token: str, gegeven: Antwoord, verzoek: str = "") -> None:
    """Answer the question of a link, once. Goal and question of ``gegeven`` are those of the link, whatever it says."""
    with winkel.write() as con:
        rij, een = _read(winkel, con, token)
        gebruikt = con.execute(
            update(link)
            .where(link.c.id == rij["id"], link.c.gebruikt_op.is_(None))
            .values(gebruikt_op=winkel.klok())
        )
        if gebruikt.rowcount != 1:
            raise FondskompasFout(_ONGELDIG)
        ronde, org = read_round(con, een.ronde), read_organisation(con, een.organisatie)
        bladen = werkboek.sheets_of(winkel.keuzes, ronde, org)
        antwoord = Antwoord(rij["doel"], rij["vraag"], gegeven.waarde, gegeven.reden, gegeven.toelichting)
        write_answers(con, een.id, bladen, [antwoord], rij["gevraagd_door"], winkel.klok())
        wie = Wie("collega", een.organisatie, rij["gevraagd_door"], verzoek)
        velden = {"herkomst": "formulier", "bestand_sha256": None, "bestand_naam": None}
        na = {"link": rij["id"], "antwoorden": hash_answers(con, een.id)}
        store_change(con, winkel, wie, een, "antwoord_collega", velden, na)


def _read(winkel: Winkel, con: Connection, token: str) -> tuple[RowMapping, Inzending]:
    """The link of a token and its return; raises FondskompasFout when it does not hold, or who asked may no longer."""
    id_, _, teken = token.partition(".")
    rij = con.execute(select(link).where(link.c.id == id_)).mappings().first() if id_.isalnum() else None
    if rij is None or not hmac.compare_digest(_sign(con, rij), teken.encode("ascii", "replace").decode()):
        raise FondskompasFout(_ONGELDIG)
    if rij["gebruikt_op"] is not None or rij["geldig_tot"] <= winkel.klok():
        raise FondskompasFout(_ONGELDIG)
    een = as_return(con.execute(select(inzending).where(inzending.c.id == rij["inzending"])).mappings().one())
    require(con, Wie(rij["gevraagd_door"], een.organisatie), Handeling.VRAAG_COLLEGA, een.organisatie)
    _check_open(winkel, con, een)
    return rij, een


def _check_open(winkel: Winkel, con: Connection, een: Inzending) -> None:
    if een.stand != "concept":
        raise FondskompasFout("Deze opgave is al ingeleverd; er is niets meer in te vullen.")
    check_window(winkel, con, read_round(con, een.ronde), een.organisatie, een)


def _find_question(winkel: Winkel, ronde: Ronde, org: Organisatie, doel: str, vraag: str) -> Vraag:
    blad = werkboek.sheets_of(winkel.keuzes, ronde, org).get(doel)
    for v in blad.rows().values() if blad is not None else ():
        if v.indicator == vraag:
            return v
    raise FondskompasFout(f"Deze ronde vraagt «{vraag}» niet bij «{doel}».")


def _sign(con: Connection, rij: "RowMapping | dict[str, object]") -> str:
    sleutel = con.execute(select(geheim.c.waarde).where(geheim.c.naam == "links")).scalar_one()
    moment = rij["geldig_tot"]
    tot = moment.isoformat() if isinstance(moment, datetime) else ""
    boodschap = "\n".join(
        ["fondskompas vraag 1", *(str(rij[k]) for k in ("id", "inzending", "doel", "vraag")), tot]
    )
    return hmac.new(sleutel.encode(), boodschap.encode(), hashlib.sha256).hexdigest()
