"""Remarks on a figure ("klopt dit niet?"): anyone makes one, the gemeente or the fund answers, the fund closes it with a reason.

What a visitor wrote is text and stays text: bounded, without control characters, and in the audit chain only as a hash.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.berichten import queue
from pipelines.inname.inzendingen import Ingehaald
from pipelines.inname.mensen.rechten import GeenRecht, Handeling, require
from pipelines.inname.opslag.keten import BEZOEKER, Wie, record
from pipelines.inname.opslag.tabellen import TEKST_LENGTE, new_id, opmerking, organisatie
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.overgangen import check_reason
from pipelines.sources.opgave.invullen import plain_text

_PER_CIJFER = 100
"""How many open remarks one figure can have: more say nothing new."""
_VERWIJZING_LENGTE = 500


@dataclass(frozen=True)
class Opmerking:
    """A remark as anyone sees it: about which figure (its reference), what it says, and what was answered, by whom and why it was closed."""

    id: str
    verwijzing: str
    gm_code: str | None
    tekst: str
    stand: str
    op: datetime
    antwoord: str | None
    beantwoord_door: str | None
    beantwoord_op: datetime | None
    sluitreden: str | None
    gesloten_op: datetime | None


def add_remark(
    winkel: Winkel,
    verwijzing: str,
    tekst: str,
    gm_code: str | None = None,
    mail: str | None = None,
    verzoek: str = "",
) -> str:
    """Keep a remark about a figure; returns its id. Raises FondskompasFout when it is empty, too long, or about nothing.

    ``mail`` gets the answer and is shown to nobody.
    """
    schoon = plain_text(tekst)
    if not schoon or len(schoon) > TEKST_LENGTE:
        raise FondskompasFout("Schrijf in hoogstens 4.000 tekens wat er volgens u niet klopt.")
    if not verwijzing or len(verwijzing) > _VERWIJZING_LENGTE or not verwijzing.isprintable():
        raise FondskompasFout("Kies eerst het cijfer waar uw opmerking over gaat.")
    with winkel.write() as con:
        if gm_code is not None and _owner(con, gm_code) is None:
            raise FondskompasFout(f"De gemeente «{gm_code}» bestaat niet.")
        telling = select(func.count()).where(
            opmerking.c.verwijzing == verwijzing, opmerking.c.stand == "open"
        )
        if con.execute(telling).scalar_one() >= _PER_CIJFER:
            raise FondskompasFout(
                "Over dit cijfer staan al veel opmerkingen open. Lees die eerst, of kom later terug."
            )
        id_, adres = new_id(), (mail or "").strip()
        if adres and (
            not adres.isprintable()
            or adres.count("@") != 1
            or len(adres) > 254
            or set(adres) & set(" ,;<>\"'()")
        ):
            raise FondskompasFout("Dit e-mailadres is niet te gebruiken; laat het leeg of verbeter het.")
        rij = {"id": id_, "verwijzing": verwijzing, "gm_code": gm_code, "tekst": schoon, "stand": "open"}
        con.execute(insert(opmerking).values(op=winkel.klok(), mail=adres or None, **rij))
        na = {"verwijzing": verwijzing, "sha256": hashlib.sha256(schoon.encode()).hexdigest()}
        record(con, winkel, Wie(BEZOEKER.gebruiker, verzoek=verzoek), "opmerking", f"opmerking:{id_}", na=na)
    return id_


def answer_remark(winkel: Winkel, wie: Wie, id_: str, tekst: str) -> None:
    """Answer a remark, as the gemeente that it is about, VNG or the fund; an answer can be replaced until it is closed."""
    schoon = check_reason(plain_text(tekst))
    with winkel.write() as con:
        rij = _read(con, wie, id_, Handeling.BEANTWOORD_OPMERKING)
        velden = {"stand": "beantwoord", "antwoord": schoon, "beantwoord_door": wie.gebruiker}
        meer = {"beantwoord_namens": wie.organisatie, "beantwoord_op": winkel.klok()}
        _change(con, id_, {**velden, **meer})
        if rij["mail"]:
            queue(
                con,
                winkel,
                rij["mail"],
                "Antwoord op uw opmerking",
                f"U schreef:\n{rij['tekst']}\n\nHet antwoord:\n{schoon}\n",
            )
        na = {"sha256": hashlib.sha256(schoon.encode()).hexdigest()}
        record(
            con, winkel, wie, Handeling.BEANTWOORD_OPMERKING, f"opmerking:{id_}", {"stand": rij["stand"]}, na
        )


def close_remark(winkel: Winkel, wie: Wie, id_: str, reden: str) -> None:
    """Close a remark with a reason, for VNG and the fund; it no longer stands beside the figure."""
    reden = check_reason(reden)
    with winkel.write() as con:
        rij = _read(con, wie, id_, Handeling.SLUIT_OPMERKING)
        velden = {
            "stand": "gesloten",
            "sluitreden": reden,
            "gesloten_door": wie.gebruiker,
            "gesloten_op": winkel.klok(),
        }
        _change(con, id_, velden)
        record(
            con,
            winkel,
            wie,
            Handeling.SLUIT_OPMERKING,
            f"opmerking:{id_}",
            {"stand": rij["stand"]},
            {"reden": reden},
        )


def list_remarks(
    winkel: Winkel, verwijzing: str | None = None, gm_code: str | None = None, open_: bool | None = None
) -> list[Opmerking]:
    """Remarks, the latest first: about one figure, of one gemeente, only those not closed (``open_``); public."""
    vraag = select(opmerking, organisatie.c.naam.label("door")).join(
        organisatie, organisatie.c.id == opmerking.c.beantwoord_namens, isouter=True
    )
    if verwijzing is not None:
        vraag = vraag.where(opmerking.c.verwijzing == verwijzing)
    if gm_code is not None:
        vraag = vraag.where(opmerking.c.gm_code == gm_code)
    if open_ is not None:
        vraag = vraag.where(opmerking.c.stand != "gesloten" if open_ else opmerking.c.stand == "gesloten")
    with winkel.read() as con:
        return [
            _as_remark(r)
            for r in con.execute(vraag.order_by(opmerking.c.op.desc(), opmerking.c.id)).mappings()
        ]


def _read(con: Connection, wie: Wie, id_: str, handeling: Handeling) -> RowMapping:
    rij = con.execute(select(opmerking).where(opmerking.c.id == id_)).mappings().first()
    require(con, wie, handeling, _owner(con, rij["gm_code"]) if rij is not None and rij["gm_code"] else None)
    if rij is None:
        raise GeenRecht("Deze opmerking is er niet.")
    return rij


def _change(con: Connection, id_: str, velden: dict[str, object]) -> None:
    gewijzigd = con.execute(
        update(opmerking).where(opmerking.c.id == id_, opmerking.c.stand != "gesloten").values(velden)
    )
    if gewijzigd.rowcount != 1:
        raise Ingehaald("Deze opmerking is al gesloten; er is niets gewijzigd.")


def _owner(con: Connection, gm_code: str) -> str | None:
    """The organisation of a gemeente itself, never its twin."""
    vraag = select(organisatie.c.id).where(
        organisatie.c.gm_code == gm_code, organisatie.c.is_proef.is_(False)
    )
    return con.execute(vraag).scalar()


def _as_remark(rij: RowMapping) -> Opmerking:
    velden = {naam: rij[naam] for naam in Opmerking.__dataclass_fields__ if naam != "beantwoord_door"}
    return Opmerking(**velden, beantwoord_door=rij["door"])
