"""Accepting: what two people signed becomes the file that ``opgave toevoegen`` would have kept, through the same rules and gate.

Three steps, so that a run that is killed loses nothing: the intent is written down, the file is kept, the state is set. Whoever
opens the store next finishes what has its file (``recover``), and lets go of what has not: that stays ``ontvangen``.
"""

import contextlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import Instellingen
from pipelines.basis.schijf import hold
from pipelines.inname import werkboek
from pipelines.inname.berichten import notify
from pipelines.inname.bijlagen import seeker, unit
from pipelines.inname.inzendingen import Inzending, as_return, read_for, store_change, subject_of
from pipelines.inname.mensen.gebruikers import is_local
from pipelines.inname.mensen.organisaties import Organisatie, read_organisation
from pipelines.inname.mensen.rechten import Handeling
from pipelines.inname.opslag.bestanden import read_kept
from pipelines.inname.opslag.keten import Wie
from pipelines.inname.opslag.tabellen import inzending, opdracht, wijziging
from pipelines.inname.opslag.winkel import Winkel, open_winkel
from pipelines.inname.overgangen import AAN_ALLEN, check_state, receive
from pipelines.inname.rondes import Ronde, read_round
from pipelines.inname.wijzigingen import settle_changes
from pipelines.sources.iv3.naslag import load_reference
from pipelines.sources.ontvangen.bewaren import Bewaard, Register, read_register
from pipelines.sources.ontvangen.iv3 import LEVERINGEN, add_delivery
from pipelines.sources.ontvangen.journaal import finish_interrupted
from pipelines.sources.ontvangen.opgave import INZENDINGEN, VOORBEELD, add_return
from pipelines.sources.ontvangen.sisa import BIJLAGEN, add_annex
from pipelines.toevoegen.poort import add_guarded

REGISTERS: dict[str, Register] = {"opgave": INZENDINGEN, "sisa": BIJLAGEN, "iv3": LEVERINGEN}


def accept(winkel: Winkel, wie: Wie, id_: str, gezien: int) -> Inzending:
    """Accept a return that was received (or that was signed: then it is received first), and let its predecessor be replaced.

    Of a test twin nothing is kept in data/raw. What a person of the demonstration signed is kept as ``voorbeeld``, and of an annex or
    delivery, which have no such mark, nothing. Raises InvoerGeweigerd with what the rules or the gate refuse, and the return stays
    what it was; a finding of the gate can be confirmed under four eyes (``wijzigingen``). Takes as long as a trial build.
    """
    with _hold(winkel):
        with winkel.read() as con:
            een = read_for(con, wie, id_, Handeling.AANVAARD, gezien)
        if een.stand == "geaccordeerd":
            een = receive(winkel, wie, id_, gezien)
        with winkel.write() as con:
            een = read_for(con, wie, id_, Handeling.AANVAARD, een.teller)
            check_state(een, Handeling.AANVAARD)
            ronde, org = read_round(con, een.ronde), read_organisation(con, een.organisatie)
            reden = _confirmed_reason(con, een)
            is_voorbeeld = is_local(con, (een.ingediend_door, een.geaccordeerd_door, wie.gebruiker))
            gegevens = json.dumps(asdict(wie))
            con.execute(insert(opdracht).values(inzending=een.id, gegevens=gegevens, op=winkel.klok()))
        try:
            is_los = org.is_proef or (is_voorbeeld and een.soort != "opgave")
            status = VOORBEELD if is_voorbeeld else ""
            bewaard_als = None if is_los else keep(winkel, een, ronde, org, reden, status)
        except BaseException:
            with winkel.write() as con:
                con.execute(delete(opdracht).where(opdracht.c.inzending == id_))
            raise
        return _finish(winkel, wie, een, bewaard_als)


def accept_many(
    winkel: Winkel, wie: Wie, gezien: Sequence[tuple[str, int]]
) -> list[tuple[str, Inzending | FondskompasFout]]:
    """Accept several, pairs of id and ``teller``; for each what became of it, or why it was not accepted."""
    uitkomst: list[tuple[str, Inzending | FondskompasFout]] = []
    for id_, teller in gezien:
        try:
            uitkomst.append((id_, accept(winkel, wie, id_, teller)))
        except FondskompasFout as fout:
            uitkomst.append((id_, fout))
    return uitkomst


def keep(
    winkel: Winkel, een: Inzending, ronde: Ronde, org: Organisatie, reden: str | None, status: str = ""
) -> str:
    """Keep the file of a return as the command line does, and return its place in data/raw."""
    raw, grenzen = winkel.keuzes.raw, winkel.keuzes.grenzen
    inhoud = read_kept(winkel, een.bestand_sha256 or "")
    with TemporaryDirectory(prefix="fondskompas-") as map_:
        pad = Path(map_) / (een.bestand_naam or "bestand")
        pad.write_bytes(inhoud)

        def add(doel: Path) -> tuple[Bewaard, Any]:
            match een.soort:
                case "sisa":
                    return add_annex(
                        pad, doel, org.gm_code or "", ronde.jaar, grenzen, seeker(winkel.keuzes)
                    )[:2]
                case "iv3":
                    return add_delivery(pad, doel, load_reference(raw, grenzen), unit(een))
            return add_return(pad, doel, *werkboek.reference(winkel.keuzes), grenzen, status)[:2]

        (bewaard, _), _ = add_guarded(raw, reden, grenzen, add)
    if not bewaard.is_nieuw:
        _check_last(REGISTERS[een.soort].path(raw), bewaard, org)
    return bewaard.pad.relative_to(raw).as_posix()


def recover(winkel: Winkel) -> list[str]:
    """Settle what a killed run left: finish what has its file, let go of the rest; returns the ids. Not while somebody accepts."""
    with winkel.read() as con:
        open_ = con.execute(select(opdracht.c.inzending)).scalars().all()
    if not open_:
        return []
    with contextlib.ExitStack() as stapel:
        try:
            stapel.enter_context(_hold(winkel, wacht=False))
        except FondskompasFout:
            return []
        finish_interrupted(winkel.keuzes.raw)
        return [id_ for id_ in open_ if _settle(winkel, id_)]


def open_and_recover(keuzes: Instellingen) -> Winkel:
    """Open the store and settle what a killed run left; what a command or a server does first."""
    winkel = open_winkel(keuzes)
    recover(winkel)
    settle_changes(winkel)
    return winkel


def _settle(winkel: Winkel, id_: str) -> bool:
    with winkel.read() as con:
        rij = con.execute(select(opdracht).where(opdracht.c.inzending == id_)).mappings().first()
        if rij is None:
            return False
        een = as_return(con.execute(select(inzending).where(inzending.c.id == id_)).mappings().one())
        org = read_organisation(con, een.organisatie)
    register = REGISTERS[een.soort].path(winkel.keuzes.raw)
    bekend = {r["sha256"]: r["bestand"] for r in read_register(register)}
    bestand = bekend.get(een.bestand_sha256 or "")
    if bestand is None and not org.is_proef:
        with winkel.write() as con:
            con.execute(delete(opdracht).where(opdracht.c.inzending == id_))
        return True
    plek = (
        None if org.is_proef else (register.parent / str(bestand)).relative_to(winkel.keuzes.raw).as_posix()
    )
    _finish(winkel, Wie(**json.loads(rij["gegevens"])), een, plek)
    return True


def _finish(winkel: Winkel, wie: Wie, een: Inzending, bewaard_als: str | None) -> Inzending:
    """The last step: the state is set, the version before it is replaced, the intent is gone."""
    with winkel.write() as con:
        con.execute(delete(opdracht).where(opdracht.c.inzending == een.id))
        nu = winkel.klok()
        velden = {
            "stand": "aanvaard",
            "aanvaard_door": wie.gebruiker,
            "aanvaard_op": nu,
            "bewaard_als": bewaard_als,
        }
        nieuw, _ = store_change(
            con, winkel, wie, een, Handeling.AANVAARD, velden, {"bewaard_als": bewaard_als}
        )
        if een.voorganger is not None:
            rij = con.execute(select(inzending).where(inzending.c.id == een.voorganger)).mappings().one()
            store_change(
                con, winkel, wie, as_return(rij), "vervang", {"stand": "vervangen"}, {"opvolger": een.id}
            )
        tekst = f"De opgave van {read_organisation(con, een.organisatie).naam} is aanvaard. Zij telt mee zodra de cijfers opnieuw zijn gebouwd."
        notify(con, winkel, een.organisatie, AAN_ALLEN, "Uw opgave is aanvaard", tekst)
        return nieuw


def _confirmed_reason(con: Connection, een: Inzending) -> str | None:
    """The reason that two people of the fund gave against what the gate refuses of this file."""
    vraag = select(wijziging.c.reden).where(
        wijziging.c.soort == "poort",
        wijziging.c.onderwerp == subject_of(een),
        wijziging.c.stand.in_(("goedgekeurd", "doorgevoerd")),
    )
    return con.execute(vraag.order_by(wijziging.c.besloten_op.desc())).scalars().first()


def _check_last(register: Path, bewaard: Bewaard, org: Organisatie) -> None:
    """Raise FondskompasFout when the same bytes were kept before and something else came after them: then they would not count."""
    later = [
        r
        for r in read_register(register)
        if r.get("gm_code") == org.gm_code
        and r.get("jaar") == str(bewaard.rij.get("jaar"))
        and int(r["volgnummer"]) > bewaard.volgnummer
    ]
    if later:
        raise FondskompasFout(
            f"Dit is letterlijk dezelfde opgave als {bewaard.pad.name}, en daarna is {later[-1]['bestand']} aanvaard, die zou blijven "
            "tellen. Stuur haar terug en laat de gemeente in een toelichting zeggen waarom het eerdere cijfer toch klopt."
        )


@contextlib.contextmanager
def _hold(winkel: Winkel, *, wacht: bool = True) -> Iterator[None]:
    with hold(winkel.map / ".aanvaarden.slot", "Er wordt al een inzending aanvaard.", wacht=wacht):
        yield
