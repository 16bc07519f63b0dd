"""Changes of the envelope, and reasons against what the publication gate asks: one person of the fund proposes, another decides.

An approved line is written whole or not at all, after a trial build: approved first, then written, then marked as done. Whoever
opens the store next does what a killed run left (``settle_changes``).
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.schijf import write_whole
from pipelines.bouw.stappen import check_with
from pipelines.inname.envelopregel import change_line, envelope_path, read_line
from pipelines.inname.inzendingen import Ingehaald, see, subject_of
from pipelines.inname.mensen.rechten import GeenRecht, Handeling, require
from pipelines.inname.opslag.keten import Wie, record
from pipelines.inname.opslag.tabellen import new_id, wijziging
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.overgangen import check_reason
from pipelines.sources.ontvangen.bewaren import sources_lock
from pipelines.sources.raw.invoer import Invoer

_VELD_LENGTE = 1000


@dataclass(frozen=True)
class Wijzigingsvoorstel:
    """A proposal: ``soort`` envelop or poort, what it is about, and for a line which cells become what (``voor``, ``na``)."""

    id: str
    soort: str
    onderwerp: str
    gegevens: dict[str, Any]
    reden: str
    stand: str
    voorgesteld_door: str
    voorgesteld_op: datetime
    besloten_door: str | None
    besloten_op: datetime | None
    besluit: str | None


def propose_line(
    winkel: Winkel, wie: Wie, jaar: int, regel: str, velden: Mapping[str, str], reden: str
) -> str:
    """Propose other cells for one line of the envelope; returns the id. Raises FondskompasFout when nothing would change."""
    reden = check_reason(reden)
    if any(len(w) > _VELD_LENGTE or "\n" in w or "\r" in w for w in velden.values()):
        raise FondskompasFout("Een cel van de envelop is één regel van hoogstens 1.000 tekens.")
    inhoud = envelope_path(winkel.keuzes.raw).read_bytes()
    nu = read_line(inhoud, jaar, regel)
    change_line(inhoud, jaar, regel, velden)
    na = {kop: waarde for kop, waarde in velden.items() if nu[kop] != waarde}
    if not na:
        raise FondskompasFout("Deze regel van de envelop zegt dat al; er is niets voor te stellen.")
    gegevens = {"jaar": jaar, "regel": regel, "voor": {kop: nu[kop] for kop in na}, "na": na}
    return _propose(winkel, wie, "envelop", f"envelop:{jaar}:{regel}", gegevens, reden)


def propose_confirmation(winkel: Winkel, wie: Wie, inzending_id: str, reden: str) -> str:
    """Propose a reason against what the gate refuses of a return, for exactly the file that two people signed; returns the id."""
    with winkel.read() as con:
        een = see(con, wie, inzending_id)
    if een.stand not in ("geaccordeerd", "ontvangen"):
        raise FondskompasFout(f"Deze inzending is {een.stand}; er is niets te bevestigen.")
    return _propose(winkel, wie, "poort", subject_of(een), {"inzending": een.id}, check_reason(reden))


def decide(winkel: Winkel, wie: Wie, id_: str, goed: bool, besluit: str) -> Wijzigingsvoorstel:
    """Approve or refuse a proposal, as another person than who made it.

    Raises InvoerGeweigerd when a build would refuse the envelope with this line, and Ingehaald when the line is no longer what
    it was; then nothing is decided.
    """
    besluit = check_reason(besluit)
    with winkel.read() as con:
        rij = _read(con, wie, id_)
    if goed and rij["soort"] == "envelop":
        _try(winkel, json.loads(rij["gegevens"]))
    with winkel.write() as con:
        rij = _read(con, wie, id_)
        stand = "goedgekeurd" if goed else "afgewezen"
        velden = {
            "stand": stand,
            "besluit": besluit,
            "besloten_door": wie.gebruiker,
            "besloten_op": winkel.klok(),
        }
        con.execute(update(wijziging).where(wijziging.c.id == id_).values(velden))
        na = {"stand": stand, "besluit": besluit}
        record(con, winkel, wie, Handeling.BESLUIT_WIJZIGING, f"wijziging:{id_}", {"stand": rij["stand"]}, na)
    settle_changes(winkel)
    with winkel.read() as con:
        return _as_proposal(con.execute(select(wijziging).where(wijziging.c.id == id_)).mappings().one())


def settle_changes(winkel: Winkel) -> None:
    """Write what was approved and not written yet. A line that became something else meanwhile is left, and told."""
    open_ = select(wijziging).where(wijziging.c.soort == "envelop", wijziging.c.stand == "goedgekeurd")
    with winkel.read() as con:
        rijen = con.execute(open_.order_by(wijziging.c.besloten_op)).mappings().all()
    for rij in rijen:
        gegevens = json.loads(rij["gegevens"])
        with sources_lock(winkel.keuzes.raw):
            pad = envelope_path(winkel.keuzes.raw)
            if _is_now(pad, gegevens, "voor"):
                write_whole(pad, _changed(pad.read_bytes(), gegevens))
            klaar = _is_now(pad, gegevens, "na")
        if klaar:
            with winkel.write() as con:
                con.execute(update(wijziging).where(wijziging.c.id == rij["id"]).values(stand="doorgevoerd"))


def list_proposals(winkel: Winkel, wie: Wie, stand: str | None = None) -> list[Wijzigingsvoorstel]:
    """All proposals, the latest first; for the fund."""
    vraag = select(wijziging).order_by(wijziging.c.voorgesteld_op.desc(), wijziging.c.id)
    if stand is not None:
        vraag = vraag.where(wijziging.c.stand == stand)
    with winkel.read() as con:
        require(con, wie, Handeling.STEL_VOOR)
        return [_as_proposal(rij) for rij in con.execute(vraag).mappings()]


def _propose(
    winkel: Winkel, wie: Wie, soort: str, onderwerp: str, gegevens: dict[str, Any], reden: str
) -> str:
    id_ = new_id()
    with winkel.write() as con:
        require(con, wie, Handeling.STEL_VOOR)
        rij = {
            "id": id_,
            "soort": soort,
            "onderwerp": onderwerp,
            "gegevens": json.dumps(gegevens, ensure_ascii=False),
        }
        wat = {"reden": reden, "stand": "voorgesteld", "voorgesteld_door": wie.gebruiker}
        con.execute(insert(wijziging).values(voorgesteld_op=winkel.klok(), **rij, **wat))
        na = {"onderwerp": onderwerp, "gegevens": gegevens, "reden": reden}
        record(con, winkel, wie, Handeling.STEL_VOOR, f"wijziging:{id_}", na=na)
    return id_


def _read(con: Connection, wie: Wie, id_: str) -> RowMapping:
    """A proposal that somebody may decide on; the same person never does."""
    require(con, wie, Handeling.BESLUIT_WIJZIGING)
    rij = con.execute(select(wijziging).where(wijziging.c.id == id_)).mappings().first()
    if rij is None:
        raise GeenRecht("Dit voorstel is er niet.")
    if rij["voorgesteld_door"] in (wie.gebruiker, wie.namens):
        raise GeenRecht("U hebt dit zelf voorgesteld; een ander moet besluiten.")
    if rij["stand"] != "voorgesteld":
        raise Ingehaald(f"Dit voorstel is al {rij['stand']}; er is niets gewijzigd.")
    return rij


def _try(winkel: Winkel, gegevens: dict[str, Any]) -> None:
    """Build on a copy with the changed line; raises InvoerGeweigerd with what that refuses."""
    keuzes = winkel.keuzes
    if not _is_now(envelope_path(keuzes.raw), gegevens, "voor"):
        raise Ingehaald(
            "Deze regel van de envelop is intussen gewijzigd. Wijs dit voorstel af en doe een nieuw."
        )
    with TemporaryDirectory(prefix="fondskompas-") as map_:
        kopie = shutil.copytree(keuzes.raw, Path(map_) / "raw")
        pad = envelope_path(kopie)
        pad.write_bytes(_changed(pad.read_bytes(), gegevens))
        check_with(Invoer(kopie, grenzen=keuzes.grenzen))


def _changed(inhoud: bytes, gegevens: dict[str, Any]) -> bytes:
    return change_line(inhoud, gegevens["jaar"], gegevens["regel"], gegevens["na"])


def _is_now(pad: Path, gegevens: dict[str, Any], welke: str) -> bool:
    nu = read_line(pad.read_bytes(), gegevens["jaar"], gegevens["regel"])
    return all(nu.get(kop) == waarde for kop, waarde in gegevens[welke].items())


def _as_proposal(rij: RowMapping) -> Wijzigingsvoorstel:
    return Wijzigingsvoorstel(
        **{naam: rij[naam] for naam in Wijzigingsvoorstel.__dataclass_fields__}
        | {"gegevens": json.loads(rij["gegevens"])}
    )
