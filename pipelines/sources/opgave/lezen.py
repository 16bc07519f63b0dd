"""Read a filled-in template back: every figure with its cell, every problem in one run."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipelines.basis.bevinding import Bevinding, Ernst, Plek, meld
from pipelines.basis.grenzen import STANDAARD, Geweigerd, Grenzen
from pipelines.bestand.blad import Blad
from pipelines.bestand.gezien import copy_of
from pipelines.bestand.werkboek import read_model
from pipelines.sources.opgave import model as m
from pipelines.sources.opgave.blokken import check_blocks, fill_reasons
from pipelines.sources.opgave.doelblad import Bladlezer
from pipelines.sources.opgave.vragen import PRIJS, PRIJS_BRON, Doelblad, Vraag, sheet_name


def read_return(
    inhoud: bytes,
    document: str,
    bron_id: str,
    doelen: Mapping[str, Doelblad],
    gm_codes: frozenset[str],
    grenzen: Grenzen = STANDAARD,
) -> tuple[m.Opgave | None, list[Bevinding]]:
    """Read a return; ``None`` when it is not clear whose it is. ``doelen`` are the goals and blocks as they are now, by code."""
    try:
        boek = {blad.naam: blad for blad in read_model(inhoud, grenzen)}
    except Geweigerd as fout:
        return None, [fout.at(document)]
    opgave, bevindingen = _identity(boek, document, bron_id, gm_codes)
    if opgave is None:
        return None, bevindingen
    doelbladen, onbekend = _sheets(boek[m.BLAD_SJABLOON], opgave.jaar, doelen, document)
    bevindingen += _check_goals(boek, doelbladen, doelen, document) + onbekend
    for doelblad in {d.doel: d for d in doelbladen}.values():
        bekend = doelen.get(doelblad.doel)
        naam = sheet_name(doelblad.doel)
        plek = Plek(document, naam)
        if not _is_known(doelblad, bekend, opgave.jaar):
            bevindingen.append(
                meld(
                    "opgave_doel_onbekend",
                    plek,
                    doel=doelblad.doel,
                    indicator=doelblad.indicator,
                    eenheid=doelblad.eenheid,
                )
            )
        elif naam not in boek:
            bevindingen.append(meld("opgave_blad_ontbreekt", plek, blad=naam))
        else:
            lezer = Bladlezer(replace(boek[naam], document=document), doelblad)
            _read_sheet(lezer, opgave, {v.indicator for v in bekend.vragen} if bekend else set())
            bevindingen += lezer.bevindingen
    bevindingen += check_blocks(opgave, doelbladen)
    opgave.regels[:] = fill_reasons(opgave, doelbladen)
    gelezen = {m.BLAD_LEESWIJZER, m.BLAD_SJABLOON, *map(sheet_name, doelen)}
    bevindingen += _unread_sheets(boek, document, gelezen)
    if not any(b.ernst is Ernst.FOUT for b in bevindingen) and not _is_filled(opgave):
        bevindingen.append(meld("opgave_leeg", Plek(document)))
    return opgave, bevindingen


def _read_sheet(lezer: Bladlezer, opgave: m.Opgave, bekend: Collection[str]) -> None:
    """Add what a sheet says to the return; an answer to a question that is no longer asked is left out, and reported elsewhere."""
    lezer.check_owner(opgave.gemeente, opgave.jaar)
    regel = lezer.line()
    if lezer.doelblad.is_blok:
        opgave.blokken.append(regel)
        return
    opgave.regels.append(regel)
    opgave.antwoorden += [a for a in lezer.further() if a.indicator in {*bekend, PRIJS, PRIJS_BRON}]
    opgave.grootboek += lezer.ledger()


def _is_known(doelblad: Doelblad, bekend: Doelblad | None, jaar: int) -> bool:
    """Whether a goal, or a block with these goals, is asked in this way."""
    if bekend is None or (bekend.indicator, bekend.eenheid) != (doelblad.indicator, doelblad.eenheid):
        return False
    return set(doelblad.samen.get(jaar, ())) <= set(bekend.samen.get(jaar, ()))


def _unread_sheets(boek: dict[str, Blad], document: str, gelezen: set[str]) -> list[Bevinding]:
    """A warning for each sheet that the template does not have: what was filled in there does not count."""
    return [
        meld("blad_niet_gelezen.kopie", Plek(document, naam), naam, blad=copy_of(naam))
        if copy_of(naam) in gelezen
        else meld("blad_niet_gelezen", Plek(document, naam), naam)
        for naam, blad in boek.items()
        if naam not in gelezen and any(cel.strip() for rij in blad.rijen for cel in rij)
    ]


def _check_goals(
    bladen: Collection[str], doelbladen: list[Doelblad], doelen: Mapping[str, Doelblad], document: str
) -> list[Bevinding]:
    """The hidden sheet must list every goal that has a sheet, once: what it leaves out would not be read."""
    genoemd = [d.doel for d in doelbladen]
    weg = dict.fromkeys(d for d in doelen if sheet_name(d) in bladen and d not in genoemd)
    dubbel = dict.fromkeys(d for d in genoemd if genoemd.count(d) > 1)
    plek = Plek(document, m.BLAD_SJABLOON)
    return [
        *(meld("opgave_doelen.dubbel", plek, doel=doel) for doel in dubbel),
        *(meld("opgave_doelen.weg", plek, doel=doel) for doel in weg),
    ]


def _is_filled(opgave: m.Opgave) -> bool:
    return bool(opgave.antwoorden) or any(
        w is not None
        for r in (*opgave.regels, *opgave.blokken)
        for w in (r.waarde, r.besteed_eur, r.reden, r.reden_besteed)
    )


def _identity(
    boek: dict[str, Blad], document: str, bron_id: str, gm_codes: frozenset[str]
) -> tuple[m.Opgave | None, list[Bevinding]]:
    """Whose return it is, from the hidden sheet."""
    if m.BLAD_SJABLOON not in boek:
        return None, [meld("opgave_geen_sjabloon", Plek(document), ", ".join(boek)[:80])]
    velden = _fields(boek[m.BLAD_SJABLOON])
    plek = Plek(document, m.BLAD_SJABLOON)
    versie, gm_code, jaar = (velden.get(naam, "") for naam in ("versie", "gm_code", "jaar"))
    bevindingen = []
    if versie not in m.VERSIES:
        bevindingen.append(meld("opgave_versie", plek, versie, versie=" of ".join(m.VERSIES)))
    if gm_code not in gm_codes:
        bevindingen.append(meld("waarde_gemeente.opgave", plek, gm_code))
    if not re.fullmatch(r"20[0-9]{2}", jaar):
        bevindingen.append(meld("opgave_jaar", plek, jaar))
    if bevindingen:
        return None, bevindingen
    return m.Opgave(document, bron_id, gm_code, velden.get("gemeente", ""), int(jaar)), []


def _fields(sjabloon: Blad) -> dict[str, str]:
    return {str(rij[0]): str(rij[1]) for rij in sjabloon.rijen if len(rij) > 1}


def _sheets(
    sjabloon: Blad, jaar: int, doelen: Mapping[str, Doelblad], document: str
) -> tuple[list[Doelblad], list[Bevinding]]:
    """The sheets as the hidden one says that they were made, and a warning for every question that is not asked any more."""
    versie = _fields(sjabloon)["versie"]
    bladen: list[Doelblad] = []
    vragen: dict[str, list[Vraag]] = {}
    bevindingen = []
    for nummer, rij in enumerate(sjabloon.rijen, start=1):
        wat, *rest = [*map(str, rij), *[""] * 6]
        if wat == "doel":
            doel, indicator, eenheid, label = rest[:4]
            bladen.append(Doelblad(doel, "", indicator, eenheid, vraag=label, versie=versie))
        elif wat == "blok":
            bundel, indicator, eenheid, *samen = rest
            bladen.append(Doelblad(bundel, "", indicator, eenheid, samen={jaar: tuple(filter(None, samen))}))
        elif wat == "vraag":
            vraag, is_bekend = _question(rest, doelen)
            vragen.setdefault(vraag.doel, []).append(vraag)
            if not is_bekend:
                plek = Plek(document, m.BLAD_SJABLOON, f"A{nummer}")
                bevindingen.append(meld("opgave_vraag_onbekend", plek, f"{vraag.doel} / {vraag.indicator}"))
    return [replace(b, vragen=tuple(vragen.get(b.doel, ()))) for b in bladen], bevindingen


def _question(velden: Sequence[str], doelen: Mapping[str, Doelblad]) -> tuple[Vraag, bool]:
    """A question as the workbook asks it, with the choices of now; one that is not asked so any more is read as text."""
    doel, indicator, eenheid, soort, tekst = velden[:5]
    nu = next((v for v in doelen[doel].vragen if v.indicator == indicator), None) if doel in doelen else None
    if nu is not None and (nu.eenheid, nu.soort) == (eenheid, soort):
        return replace(nu, vraag=tekst), True
    return Vraag(doel, indicator, tekst, eenheid, "tekst"), False
