"""Waivers: a gemeente asks not to answer (a goal, or all), another person decides, and both reasons are public until the end date."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, insert, select, update

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.inzendingen import Ingehaald
from pipelines.inname.mensen.rechten import GeenRecht, Handeling, require
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import new_id, ontheffing, organisatie
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.overgangen import check_reason
from pipelines.inname.rondes import read_round


@dataclass(frozen=True)
class Ontheffing:
    """One waiver, as anyone may see it: which organisation, for which goal (None: all), why, until when, and what was decided."""

    id: str
    ronde: str
    organisatie: str
    gm_code: str | None
    naam: str
    is_proef: bool
    doel: str | None
    stand: str
    reden: str
    tot: datetime
    gevraagd_op: datetime
    besloten_op: datetime | None
    besluit: str | None


def ask_waiver(
    winkel: Winkel, wie: Wie, ronde_id: str, reden: str, tot: datetime, doel: str | None = None
) -> str:
    """Ask a waiver for the organisation that somebody acts for, until ``tot``; returns its id."""
    reden = check_reason(reden)
    with winkel.write() as con:
        require(con, wie, Handeling.VRAAG_ONTHEFFING, wie.organisatie)
        ronde, id_ = read_round(con, ronde_id), new_id()
        if doel is not None and doel not in {d for d, _ in ronde.vragen}:
            raise FondskompasFout(f"Deze ronde vraagt niets over «{doel}».")
        if tot <= winkel.klok():
            raise FondskompasFout("Een ontheffing loopt tot een dag die nog komt.")
        rij = {
            "id": id_,
            "ronde": ronde_id,
            "organisatie": wie.organisatie,
            "doel": doel,
            "stand": "gevraagd",
        }
        wat = {"reden": reden, "tot": tot, "gevraagd_door": wie.gebruiker, "gevraagd_op": winkel.klok()}
        con.execute(insert(ontheffing).values({**rij, **wat}))
        na = {"doel": doel, "reden": reden, "tot": tot.isoformat()}
        record(con, winkel, wie, Handeling.VRAAG_ONTHEFFING, f"ontheffing:{id_}", na=na)
    return id_


def decide_waiver(winkel: Winkel, wie: Wie, id_: str, verleend: bool, besluit: str) -> None:
    """Grant or refuse a waiver with a reason; raises GeenRecht for who asked it, Ingehaald when it was decided already."""
    besluit = check_reason(besluit)
    with winkel.write() as con:
        require(con, wie, Handeling.BESLUIT_ONTHEFFING)
        rij = con.execute(select(ontheffing).where(ontheffing.c.id == id_)).mappings().first()
        if rij is None:
            raise GeenRecht("Deze ontheffing is er niet.")
        if wie.gebruiker == rij["gevraagd_door"] or wie.namens == rij["gevraagd_door"]:
            raise GeenRecht("U hebt deze ontheffing zelf gevraagd; een ander moet besluiten.")
        stand = "verleend" if verleend else "geweigerd"
        velden = {
            "stand": stand,
            "besluit": besluit,
            "besloten_door": wie.gebruiker,
            "besloten_op": winkel.klok(),
        }
        gewijzigd = con.execute(
            update(ontheffing).where(ontheffing.c.id == id_, ontheffing.c.stand == "gevraagd").values(velden)
        )
        if gewijzigd.rowcount != 1:
            raise Ingehaald("Over deze ontheffing is al besloten; er is niets gewijzigd.")
        voor = {"stand": "gevraagd"}
        record(
            con,
            winkel,
            wie,
            Handeling.BESLUIT_ONTHEFFING,
            f"ontheffing:{id_}",
            voor,
            {"stand": stand, "besluit": besluit},
        )


def list_waivers(winkel: Winkel, ronde_id: str, stand: str | None = None) -> list[Ontheffing]:
    """The waivers of a round, by gemeente; public, and without who typed it."""
    vraag = (
        select(ontheffing, organisatie.c.gm_code, organisatie.c.naam, organisatie.c.is_proef)
        .join(organisatie, organisatie.c.id == ontheffing.c.organisatie)
        .where(ontheffing.c.ronde == ronde_id)
        .order_by(organisatie.c.naam, ontheffing.c.gevraagd_op)
    )
    if stand is not None:
        vraag = vraag.where(ontheffing.c.stand == stand)
    with winkel.read() as con:
        return [_as_waiver(rij) for rij in con.execute(vraag).mappings()]


def _as_waiver(rij: RowMapping) -> Ontheffing:
    return Ontheffing(**{naam: rij[naam] for naam in Ontheffing.__dataclass_fields__})
