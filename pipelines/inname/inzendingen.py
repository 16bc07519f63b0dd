"""Returns as they stand: who may see which, the desk of VNG and the fund, and the row behind every act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, select, update

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.mensen.rechten import GeenRecht, Handeling, may, read_roles, require
from pipelines.inname.opslag.keten import Ketenplek, Wie, record
from pipelines.inname.opslag.tabellen import antwoord as antwoord_tabel
from pipelines.inname.opslag.tabellen import inzending, inzending_doel, opdracht, organisatie
from pipelines.inname.opslag.winkel import Winkel
from pipelines.sources.opgave.invullen import Antwoord

ZICHTBAAR = ("geaccordeerd", "ontvangen", "aanvaard", "teruggestuurd", "vervangen")
"""From here on VNG and the fund see what a return says; before that only the gemeente does."""


class Ingehaald(FondskompasFout):
    """Somebody else changed this return since it was looked at; nothing happened."""


@dataclass(frozen=True)
class Inzending:
    """One version of a return. ``teller`` counts its changes: give it back as ``gezien`` with every act, so that two tabs cannot both win.

    ``reden`` is why it was sent back last; ``herstel_tot`` until when it may be mended after the window closed; persons are ids.
    """

    id: str
    ronde: str
    organisatie: str
    soort: str
    versie: int
    voorganger: str | None
    stand: str
    teller: int
    herkomst: str
    bestand_sha256: str | None
    bestand_naam: str | None
    aangemaakt_op: datetime
    gewijzigd_op: datetime
    ingediend_door: str | None
    ingediend_namens: str | None
    ingediend_op: datetime | None
    geaccordeerd_door: str | None
    geaccordeerd_op: datetime | None
    ontvangen_op: datetime | None
    aanvaard_door: str | None
    aanvaard_op: datetime | None
    bewaard_als: str | None
    reden: str | None
    herstel_tot: datetime | None
    eenheid: str | None
    grootboek: str | None


@dataclass(frozen=True)
class Overzichtsrij:
    """One gemeente in the list of VNG and the fund: its latest version (None: not started) and per goal (asked, answered)."""

    organisatie: str
    gm_code: str | None
    naam: str
    inzending: str | None
    stand: str
    versie: int
    teller: int
    gewijzigd_op: datetime | None
    doelen: Mapping[str, tuple[int, int]]


NIET_BEGONNEN = "niet begonnen"


def find_return(winkel: Winkel, wie: Wie, id_: str) -> Inzending:
    """One return, for who may see it; raises GeenRecht otherwise, the same whether it exists or not."""
    with winkel.read() as con:
        return see(con, wie, id_)


def read_answers(winkel: Winkel, wie: Wie, id_: str) -> list[Antwoord]:
    """What a return says, for who may see it."""
    with winkel.read() as con:
        see(con, wie, id_)
        return answers_in(con, id_)


def list_versions(winkel: Winkel, wie: Wie, id_: str) -> list[Inzending]:
    """All versions of the same return that this person may see, the latest first."""
    with winkel.read() as con:
        een = see(con, wie, id_)
        vraag = (
            select(inzending)
            .where(*_same(een.ronde, een.organisatie, een.soort))
            .order_by(inzending.c.versie.desc())
        )
        alle = [as_return(rij) for rij in con.execute(vraag).mappings()]
        return [i for i in alle if _sees(con, wie, i)]


def list_own(winkel: Winkel, wie: Wie, ronde_id: str) -> list[Inzending]:
    """The latest version of each kind of return of the organisation that somebody acts for."""
    with winkel.read() as con:
        require(con, wie, Handeling.LEES_EIGEN, wie.organisatie)
        vraag = (
            select(inzending)
            .where(inzending.c.ronde == ronde_id, inzending.c.organisatie == wie.organisatie)
            .order_by(inzending.c.soort, inzending.c.versie.desc())
        )
        alle = [as_return(rij) for rij in con.execute(vraag).mappings()]
    return list({i.soort: i for i in reversed(alle)}.values())


def list_overview(
    winkel: Winkel, wie: Wie, ronde_id: str, soort: str = "opgave", *, proef: bool = False
) -> list[Overzichtsrij]:
    """Every gemeente with the state of its latest version, by name; for VNG and the fund. States are read, not computed."""
    laatste = (
        select(inzending.c.organisatie, func.max(inzending.c.versie).label("versie"))
        .where(inzending.c.ronde == ronde_id, inzending.c.soort == soort)
        .group_by(inzending.c.organisatie)
        .subquery()
    )
    nu = select(inzending).where(inzending.c.ronde == ronde_id, inzending.c.soort == soort).subquery()
    vraag = (
        select(
            organisatie.c.id, organisatie.c.gm_code, organisatie.c.naam,
            nu.c.id.label("inzending"), nu.c.stand, nu.c.versie, nu.c.teller, nu.c.gewijzigd_op,
        )
        .join(laatste, laatste.c.organisatie == organisatie.c.id, isouter=True)
        .join(nu, and_(nu.c.organisatie == organisatie.c.id, nu.c.versie == laatste.c.versie), isouter=True)
        .where(organisatie.c.soort == "gemeente", organisatie.c.is_proef == proef)
        .order_by(organisatie.c.naam)
    )  # fmt: skip
    with winkel.read() as con:
        require(con, wie, Handeling.LEES_STAND)
        rijen = con.execute(vraag).mappings().all()
        doelen: dict[str, dict[str, tuple[int, int]]] = {}
        tellingen = select(inzending_doel).join(inzending).where(inzending.c.ronde == ronde_id)
        for t in con.execute(tellingen).mappings():
            doelen.setdefault(t["inzending"], {})[t["doel"]] = (t["gevraagd"], t["ingevuld"])
    return [
        Overzichtsrij(
            r["id"], r["gm_code"], r["naam"], r["inzending"], r["stand"] or NIET_BEGONNEN, r["versie"] or 0, r["teller"] or 0,
            r["gewijzigd_op"], doelen.get(r["inzending"] or "", {}),
        )
        for r in rijen
    ]  # fmt: skip


def see(con: Connection, wie: Wie, id_: str) -> Inzending:
    """A return that somebody may see, within a transaction; raises GeenRecht otherwise."""
    rij = con.execute(select(inzending).where(inzending.c.id == id_)).mappings().first()
    if rij is None or not _sees(con, wie, as_return(rij)):
        raise GeenRecht("Deze inzending is er niet, of u hebt geen recht om haar te zien.")
    return as_return(rij)


def _sees(con: Connection, wie: Wie, een: Inzending) -> bool:
    rollen = read_roles(con, wie)
    if may(rollen, Handeling.LEES_EIGEN, eigen=een.organisatie == wie.organisatie):
        return True
    return een.stand in ZICHTBAAR and may(rollen, Handeling.LEES_INGEDIEND, eigen=False)


def read_for(con: Connection, wie: Wie, id_: str, handeling: Handeling, gezien: int) -> Inzending:
    """A return to act upon: raises GeenRecht when this person may not, and Ingehaald when somebody was ahead of him."""
    rij = con.execute(select(inzending).where(inzending.c.id == id_)).mappings().first()
    require(con, wie, handeling, None if rij is None else rij["organisatie"])
    if rij is None:
        raise GeenRecht("Deze inzending is er niet, of u hebt geen recht om haar te zien.")
    een = as_return(rij)
    if een.teller != gezien:
        raise _overtaken(een.stand)
    if con.execute(select(opdracht.c.inzending).where(opdracht.c.inzending == id_)).first() is not None:
        raise Ingehaald(
            "Deze inzending wordt op dit moment aanvaard; er is niets gebeurd. Bekijk haar zo opnieuw."
        )
    return een


def store_change(
    con: Connection,
    winkel: Winkel,
    wie: Wie,
    een: Inzending,
    handeling: str,
    velden: Mapping[str, Any],
    na: Mapping[str, Any] | None = None,
) -> tuple[Inzending, Ketenplek]:
    """Change a return and write the one event about it. Raises Ingehaald when it is no longer what ``een`` says."""
    gewijzigd = con.execute(
        update(inzending)
        .where(inzending.c.id == een.id, inzending.c.teller == een.teller)
        .values(teller=een.teller + 1, gewijzigd_op=winkel.klok(), **velden)
    )
    if gewijzigd.rowcount != 1:
        raise _overtaken(een.stand)
    nieuw = as_return(con.execute(select(inzending).where(inzending.c.id == een.id)).mappings().one())
    kop = record(
        con, winkel, wie, handeling, f"inzending:{een.id}", as_event(een), as_event(nieuw) | dict(na or {})
    )
    return nieuw, kop


def as_event(een: Inzending) -> dict[str, Any]:
    """What the audit chain says of a return."""
    return {"stand": een.stand, "teller": een.teller, "versie": een.versie, "bestand": een.bestand_sha256}


def subject_of(een: Inzending) -> str:
    """What a confirmation of the gate names: a return with these bytes, and no other."""
    return f"inzending:{een.id}:{een.bestand_sha256}"


def answers_in(con: Connection, id_: str) -> list[Antwoord]:
    """What a return says, within a transaction."""
    a = antwoord_tabel.c
    vraag = select(a.doel, a.vraag, a.waarde, a.reden, a.toelichting).where(a.inzending == id_)
    return [
        Antwoord(d, v, w or "", r or "", t or "")
        for d, v, w, r, t in con.execute(vraag.order_by(a.doel, a.vraag))
    ]


def as_return(rij: RowMapping) -> Inzending:
    """A row as a return."""
    return Inzending(**rij)


def _same(ronde_id: str, organisatie_id: str, soort: str) -> tuple[Any, ...]:
    return (
        inzending.c.ronde == ronde_id,
        inzending.c.organisatie == organisatie_id,
        inzending.c.soort == soort,
    )


def _overtaken(stand: str) -> Ingehaald:
    return Ingehaald(
        f"Iemand anders heeft deze inzending intussen gewijzigd (zij is nu {stand}); er is niets gebeurd. Bekijk haar opnieuw en "
        "doe het daarna nog eens."
    )
