"""Filling in: begin a return, save answers, upload a workbook, and hear what is wrong with it. Only in a concept, within the window."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from pipelines.basis.bevinding import Bevinding, FondskompasFout, has_errors
from pipelines.inname import werkboek
from pipelines.inname.bijlagen import judge_file
from pipelines.inname.inzendingen import Inzending, answers_in, as_return, read_for, see, store_change
from pipelines.inname.mensen.organisaties import Organisatie, read_organisation
from pipelines.inname.mensen.rechten import Handeling, require
from pipelines.inname.opslag.bestanden import check_size, keep_file, read_kept, tidy_name
from pipelines.inname.opslag.keten import Wie, canonical, record
from pipelines.inname.opslag.tabellen import (
    SOORTEN,
    TEKST_LENGTE,
    antwoord,
    gebeurtenis,
    inzending,
    inzending_doel,
    new_id,
    upload,
)
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import Ronde, read_deadline, read_round
from pipelines.sources.opgave.invullen import Antwoord, answers_of, plain_text
from pipelines.sources.opgave.vragen import Doelblad

_REDEN_LENGTE = 64


def start_return(winkel: Winkel, wie: Wie, ronde_id: str, soort: str = "opgave") -> Inzending:
    """The return of the organisation that somebody acts for: the one that is there, or a new concept.

    ``soort`` is opgave, sisa or iv3. Raises FondskompasFout outside the window.
    """
    if soort not in SOORTEN:
        raise FondskompasFout(f"«{soort}» kan niet worden ingeleverd.")
    with winkel.write() as con:
        require(con, wie, Handeling.VUL_IN, wie.organisatie)
        org = read_organisation(con, str(wie.organisatie))
        laatste = (
            select(inzending)
            .where(
                inzending.c.ronde == ronde_id, inzending.c.organisatie == org.id, inzending.c.soort == soort
            )
            .order_by(inzending.c.versie.desc())
        )
        if (rij := con.execute(laatste).mappings().first()) is not None:
            return as_return(rij)
        ronde = read_round(con, ronde_id)
        check_window(winkel, con, ronde, org.id)
        een = insert_return(winkel, con, ronde_id, org.id, soort)
        if soort == "opgave":
            count_goals(con, een.id, werkboek.sheets_of(winkel.keuzes, ronde, org), [])
        record(
            con,
            winkel,
            wie,
            "begin",
            f"inzending:{een.id}",
            na={"soort": soort, "ronde": ronde_id, "versie": 1},
        )
        return een


def insert_return(
    winkel: Winkel, con: Connection, ronde_id: str, organisatie_id: str, soort: str, **anders: Any
) -> Inzending:
    """A fresh concept; ``anders`` are the columns that a next version takes over."""
    nu = winkel.klok()
    vast = {"id": new_id(), "ronde": ronde_id, "organisatie": organisatie_id, "soort": soort, "versie": 1}
    stand = {
        "stand": "concept",
        "teller": 1,
        "herkomst": "formulier",
        "aangemaakt_op": nu,
        "gewijzigd_op": nu,
    }
    con.execute(insert(inzending).values({**vast, **stand, **anders}))
    return as_return(con.execute(select(inzending).where(inzending.c.id == vast["id"])).mappings().one())


def save_answers(
    winkel: Winkel, wie: Wie, id_: str, gezien: int, antwoorden: Sequence[Antwoord]
) -> Inzending:
    """Save these answers of a concept; those to other questions stay, an empty one is forgotten.

    Anything may be saved, also what is not right yet (``check_return`` says so). Raises FondskompasFout when the round does not
    ask it or when a text is too long.
    """
    with winkel.write() as con:
        een = read_for(con, wie, id_, Handeling.VUL_IN, gezien)
        ronde, org = _check_concept(winkel, con, een)
        if een.soort != "opgave":
            raise FondskompasFout("Dit wordt als bestand ingeleverd; er is niets in te vullen.")
        bladen = werkboek.sheets_of(winkel.keuzes, ronde, org)
        gewijzigd = write_answers(con, een.id, bladen, antwoorden, wie.gebruiker, winkel.klok())
        velden: dict[str, Any] = {"herkomst": "formulier", "bestand_sha256": None, "bestand_naam": None}
        na = {"vragen": gewijzigd, "antwoorden": hash_answers(con, een.id)}
        return store_change(con, winkel, wie, een, Handeling.VUL_IN, velden, na)[0]


def write_answers(
    con: Connection,
    id_: str,
    bladen: Mapping[str, Doelblad],
    antwoorden: Sequence[Antwoord],
    wie: str | None,
    nu: datetime,
) -> list[str]:
    """Write answers and count again how many there are per goal; returns which questions got another answer than they had."""
    er_is = {(a.doel, a.indicator): a for a in answers_in(con, id_)}
    gewijzigd: list[str] = []
    rijen: dict[tuple[str, str], dict[str, Any]] = {}
    for ruw in antwoorden:
        nieuw = _check_answer(dict(bladen), ruw)
        sleutel = (nieuw.doel, nieuw.indicator)
        if er_is.get(sleutel, Antwoord(*sleutel)) == nieuw:
            continue
        gewijzigd.append("/".join(sleutel))
        plek = (antwoord.c.inzending == id_, antwoord.c.doel == sleutel[0], antwoord.c.vraag == sleutel[1])
        con.execute(delete(antwoord).where(*plek))
        er_is[sleutel] = nieuw
        rijen.pop(sleutel, None)
        if nieuw.waarde or nieuw.reden or nieuw.toelichting:
            rij = {"waarde": nieuw.waarde, "reden": nieuw.reden, "toelichting": nieuw.toelichting}
            waar = {"inzending": id_, "doel": sleutel[0], "vraag": sleutel[1]}
            rijen[sleutel] = {**waar, **rij, "gewijzigd_door": wie, "gewijzigd_op": nu}
    if rijen:
        con.execute(insert(antwoord), list(rijen.values()))
    count_goals(con, id_, bladen, answers_in(con, id_))
    return gewijzigd


def upload_file(
    winkel: Winkel, wie: Wie, id_: str, gezien: int, naam: str, inhoud: bytes, eenheid: str | None = None
) -> tuple[Inzending, list[Bevinding]]:
    """Take in a file for a concept and say what is wrong with it.

    It is kept in quarantine as received. A workbook that can be read becomes the answers of the return, in place of those that
    were there; one with errors too, so that they can be mended in the form. What cannot be read, or is another gemeente's or
    another year's, changes nothing. Raises FondskompasFout when it is empty or too large.
    ``eenheid`` (euro, duizend) confirms the unit of an Iv3 delivery.
    """
    check_size(inhoud, winkel.keuzes.grenzen)
    naam = tidy_name(naam)
    with winkel.read() as con:
        een = read_for(con, wie, id_, Handeling.UPLOAD, gezien)
        ronde, org = _check_concept(winkel, con, een)
    opgave = None
    if een.soort == "opgave":
        opgave, bevindingen = werkboek.judge_workbook(winkel.keuzes, ronde, org, inhoud, naam)
        telt = opgave is not None and (opgave.gm_code, opgave.jaar) == (org.gm_code, ronde.jaar)
    else:
        bevindingen = judge_file(winkel.keuzes, replace(een, eenheid=eenheid), ronde, org, inhoud, naam)
        telt = not has_errors(bevindingen)
    som = keep_file(winkel, inhoud)
    with winkel.write() as con:
        een = read_for(con, wie, id_, Handeling.UPLOAD, gezien)
        _check_concept(winkel, con, een)
        rij = {"inzending": een.id, "sha256": som, "naam": naam, "omvang": len(inhoud), "door": wie.gebruiker}
        con.execute(insert(upload).values(id=new_id(), op=winkel.klok(), **rij))
        velden: dict[str, Any] = {}
        if telt:
            velden = {"herkomst": "werkboek", "bestand_sha256": som, "bestand_naam": naam, "eenheid": eenheid}
        if telt and opgave is not None:
            bladen = werkboek.sheets_of(winkel.keuzes, ronde, org)
            gelezen = [a for a in answers_of(opgave) if werkboek.is_asked(bladen, a.doel, a.indicator)]
            weg = {(a.doel, a.indicator) for a in answers_in(con, een.id)} - {
                (a.doel, a.indicator) for a in gelezen
            }
            write_answers(
                con, een.id, bladen, [*gelezen, *(Antwoord(*w) for w in weg)], wie.gebruiker, winkel.klok()
            )
            velden["grootboek"] = werkboek.ledger_text(opgave)
        na = {"upload": som, "telt": telt, "bevindingen": len(bevindingen)}
        return store_change(con, winkel, wie, een, Handeling.UPLOAD, velden, na)[0], bevindingen


def check_return(winkel: Winkel, wie: Wie, id_: str) -> list[Bevinding]:
    """Every finding about a return as it is now, for who may see it: the same as on the command line."""
    with winkel.read() as con:
        een = see(con, wie, id_)
        ronde, org = read_round(con, een.ronde), read_organisation(con, een.organisatie)
        antwoorden = answers_in(con, een.id)
    return judge(winkel, een, ronde, org, antwoorden)[1]


def judge(
    winkel: Winkel, een: Inzending, ronde: Ronde, org: Organisatie, antwoorden: Sequence[Antwoord]
) -> tuple[tuple[bytes, str], list[Bevinding]]:
    """The file that is handed in with its name, and what is wrong with it; raises FondskompasFout when there is no file yet."""
    if een.bestand_sha256 is not None:
        inhoud, naam = read_kept(winkel, een.bestand_sha256), een.bestand_naam or "bestand"
    elif een.soort == "opgave":
        naam = werkboek.file_name(ronde, org, een.versie)
        inhoud = werkboek.make_workbook(winkel.keuzes, ronde, org, antwoorden, een.grootboek)
    else:
        raise FondskompasFout("Er is nog geen bestand. Upload het bestand dat u wilt inleveren.")
    if een.soort == "opgave":
        return (inhoud, naam), werkboek.judge_workbook(winkel.keuzes, ronde, org, inhoud, naam)[1]
    return (inhoud, naam), judge_file(winkel.keuzes, een, ronde, org, inhoud, naam)


def check_window(
    winkel: Winkel, con: Connection, ronde: Ronde, organisatie_id: str, een: Inzending | None = None
) -> None:
    """Raise FondskompasFout when a round is not open for an organisation now; who was sent something back has longer."""
    nu = winkel.klok()
    if nu < ronde.opent_op:
        raise FondskompasFout(f"«{ronde.naam}» is nog niet open.")
    tot = max(filter(None, (read_deadline(con, ronde.id, organisatie_id), een.herstel_tot if een else None)))
    if nu >= tot:
        raise FondskompasFout(
            f"«{ronde.naam}» is gesloten. Vraag VNG of het fonds om uitstel; wat u hebt ingevuld, blijft bewaard."
        )


def count_goals(
    con: Connection, id_: str, bladen: Mapping[str, Doelblad], antwoorden: Sequence[Antwoord]
) -> None:
    """Store how far a return is, per goal, so that nobody has to count it while reading."""
    con.execute(delete(inzending_doel).where(inzending_doel.c.inzending == id_))
    if rijen := [
        {"inzending": id_, "doel": doel, "gevraagd": gevraagd, "ingevuld": ingevuld}
        for doel, (gevraagd, ingevuld) in werkboek.count_asked(dict(bladen), antwoorden).items()
    ]:
        con.execute(insert(inzending_doel), rijen)


def hash_answers(con: Connection, id_: str) -> str:
    """The sha256 over all answers, for the audit chain: it proves them and tells them to nobody."""
    alles = {f"{a.doel}/{a.indicator}": [a.waarde, a.reden, a.toelichting] for a in answers_in(con, id_)}
    return hashlib.sha256(canonical(alles).encode()).hexdigest()


def writers_of(con: Connection, id_: str) -> set[str]:
    """Who changed anything of a return, also by emptying an answer or with one that somebody else has changed since.

    The events say so: an answer that is gone, or was written over, knows nobody any more.
    """
    g = gebeurtenis.c
    daden = (Handeling.VUL_IN, Handeling.UPLOAD, "antwoord_collega")
    vraag = select(g.wie, g.namens).where(g.onderwerp == f"inzending:{id_}", g.handeling.in_(daden))
    invullers = con.execute(select(antwoord.c.gewijzigd_door).where(antwoord.c.inzending == id_)).scalars()
    return {wie for rij in (*con.execute(vraag), tuple(invullers)) for wie in rij if wie is not None}


def _check_concept(winkel: Winkel, con: Connection, een: Inzending) -> tuple[Ronde, Organisatie]:
    if een.stand != "concept":
        raise FondskompasFout(f"Deze inzending is {een.stand} en niet meer te wijzigen. Heropen haar eerst.")
    ronde = read_round(con, een.ronde)
    check_window(winkel, con, ronde, een.organisatie, een)
    return ronde, read_organisation(con, een.organisatie)


def _check_answer(bladen: dict[str, Doelblad], ruw: Antwoord) -> Antwoord:
    """An answer as it is kept; raises FondskompasFout when it is not asked or too long."""
    if not werkboek.is_asked(bladen, ruw.doel, ruw.indicator):
        raise FondskompasFout(f"Deze ronde vraagt «{ruw.indicator}» niet bij «{ruw.doel}».")
    nieuw = Antwoord(
        ruw.doel, ruw.indicator, plain_text(ruw.waarde), plain_text(ruw.reden), plain_text(ruw.toelichting)
    )
    if max(len(nieuw.waarde), len(nieuw.toelichting)) > TEKST_LENGTE or len(nieuw.reden) > _REDEN_LENGTE:
        raise FondskompasFout("Een antwoord of toelichting heeft hoogstens 4.000 tekens.")
    return nieuw
