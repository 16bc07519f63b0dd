"""Rounds: a year, what is asked, from when until when. A window closes by itself; every extension is kept with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, or_, select, update

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.mensen.organisaties import read_organisation
from pipelines.inname.mensen.rechten import Handeling, require
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import NAAM_LENGTE, TEKST_LENGTE, new_id, ronde, ronde_vraag, verlenging
from pipelines.inname.opslag.winkel import Winkel


@dataclass(frozen=True)
class Ronde:
    """One round; ``vragen`` are pairs of goal and question in the order in which they are asked."""

    id: str
    jaar: int
    naam: str
    tekst: str
    opent_op: datetime
    sluit_op: datetime
    vragen: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Verlenging:
    """A later deadline for one organisation, or for all (None)."""

    organisatie: str | None
    tot: datetime
    reden: str
    op: datetime


def open_round(
    winkel: Winkel,
    wie: Wie,
    jaar: int,
    naam: str,
    tekst: str,
    opent_op: datetime,
    sluit_op: datetime,
    vragen: Sequence[tuple[str, str]],
) -> Ronde:
    """Make a round; raises FondskompasFout when it asks nothing, asks something twice, or ends before it begins."""
    if not vragen or len(set(vragen)) != len(vragen):
        raise FondskompasFout("Een ronde stelt minstens één vraag, en elke vraag één keer.")
    if sluit_op <= opent_op:
        raise FondskompasFout("Een ronde sluit nadat zij opent.")
    id_ = new_id()
    with winkel.write() as con:
        require(con, wie, Handeling.BEHEER_RONDE)
        con.execute(
            insert(ronde).values(
                id=id_,
                jaar=jaar,
                naam=naam[:NAAM_LENGTE],
                tekst=tekst[:TEKST_LENGTE],
                opent_op=opent_op,
                sluit_op=sluit_op,
                aangemaakt_op=winkel.klok(),
            )
        )
        con.execute(
            insert(ronde_vraag),
            [{"ronde": id_, "doel": d, "vraag": v, "volgorde": n} for n, (d, v) in enumerate(vragen)],
        )
        na = {
            "jaar": jaar,
            "opent_op": opent_op.isoformat(),
            "sluit_op": sluit_op.isoformat(),
            "vragen": len(vragen),
        }
        record(con, winkel, wie, "open_ronde", f"ronde:{id_}", na=na)
        return read_round(con, id_)


def close_round(winkel: Winkel, wie: Wie, id_: str, reden: str) -> None:
    """Close a round now, for everybody who has no extension; raises FondskompasFout when it is closed already."""
    with winkel.write() as con:
        require(con, wie, Handeling.BEHEER_RONDE)
        was, nu = read_round(con, id_), winkel.klok()
        if was.sluit_op <= nu:
            raise FondskompasFout(f"«{was.naam}» is al gesloten.")
        con.execute(update(ronde).where(ronde.c.id == id_).values(sluit_op=max(nu, was.opent_op)))
        voor = {"sluit_op": was.sluit_op.isoformat()}
        record(
            con,
            winkel,
            wie,
            "sluit_ronde",
            f"ronde:{id_}",
            voor,
            {"sluit_op": nu.isoformat(), "reden": reden},
        )


def extend_round(
    winkel: Winkel, wie: Wie, id_: str, tot: datetime, reden: str, organisatie_id: str | None = None
) -> None:
    """Give one organisation, or all, until ``tot``; raises FondskompasFout without a reason or when that has passed."""
    if not reden.strip() or len(reden) > TEKST_LENGTE:
        raise FondskompasFout("Zeg in hoogstens 4.000 tekens waarom er meer tijd komt.")
    if tot <= winkel.klok():
        raise FondskompasFout("Die dag is al voorbij; verleng tot een latere.")
    with winkel.write() as con:
        require(con, wie, Handeling.BEHEER_RONDE)
        read_round(con, id_)
        if organisatie_id is not None:
            read_organisation(con, organisatie_id)
        rij = {"ronde": id_, "organisatie": organisatie_id, "tot": tot, "reden": reden, "door": wie.gebruiker}
        con.execute(insert(verlenging).values(id=new_id(), op=winkel.klok(), **rij))
        na = {"tot": tot.isoformat(), "organisatie": organisatie_id, "reden": reden}
        record(con, winkel, wie, "verleng_ronde", f"ronde:{id_}", na=na)


def list_rounds(winkel: Winkel) -> list[Ronde]:
    """All rounds, the latest first."""
    with winkel.read() as con:
        ids = con.execute(select(ronde.c.id).order_by(ronde.c.opent_op.desc(), ronde.c.id)).scalars().all()
        return [read_round(con, id_) for id_ in ids]


def find_round(winkel: Winkel, id_: str) -> Ronde:
    """One round; raises FondskompasFout when there is none."""
    with winkel.read() as con:
        return read_round(con, id_)


def list_extensions(winkel: Winkel, id_: str) -> list[Verlenging]:
    """The extensions of a round, the first first."""
    vraag = select(verlenging).where(verlenging.c.ronde == id_).order_by(verlenging.c.op)
    with winkel.read() as con:
        return [
            Verlenging(r["organisatie"], r["tot"], r["reden"], r["op"]) for r in con.execute(vraag).mappings()
        ]


def deadline_of(winkel: Winkel, id_: str, organisatie_id: str) -> datetime:
    """Until when an organisation may hand in, with its extensions."""
    with winkel.read() as con:
        return read_deadline(con, id_, organisatie_id)


def read_deadline(con: Connection, id_: str, organisatie_id: str) -> datetime:
    """The same within a transaction."""
    vraag = select(verlenging.c.tot).where(
        verlenging.c.ronde == id_,
        or_(verlenging.c.organisatie.is_(None), verlenging.c.organisatie == organisatie_id),
    )
    return max([read_round(con, id_).sluit_op, *con.execute(vraag).scalars()])


def read_round(con: Connection, id_: str) -> Ronde:
    """One round within a transaction; raises FondskompasFout when there is none."""
    rij = con.execute(select(ronde).where(ronde.c.id == id_)).mappings().first()
    if rij is None:
        raise FondskompasFout("Deze ronde bestaat niet.")
    vraag = (
        select(ronde_vraag.c.doel, ronde_vraag.c.vraag)
        .where(ronde_vraag.c.ronde == id_)
        .order_by(ronde_vraag.c.volgorde)
    )
    return _as_round(rij, tuple((d, v) for d, v in con.execute(vraag)))


def _as_round(rij: RowMapping, vragen: tuple[tuple[str, str], ...]) -> Ronde:
    vast = (rij["id"], rij["jaar"], rij["naam"], rij["tekst"], rij["opent_op"], rij["sluit_op"])
    return Ronde(*vast, vragen)
