"""The machine-readable proof beside a briefing: ``bewijs.json`` lists every figure, ``manifest.json`` every file."""

import hashlib
import json
from typing import Any

from pipelines.basis.opmaak import as_plain
from pipelines.briefing.inhoud.model import Briefing
from pipelines.briefing.inhoud.noten import Noot, Noten
from pipelines.herkomst import Broncel, Herkomst

HOOGSTENS_CELLEN = 25
"""How many source cells are listed per figure; ``cellen_totaal`` says how many there are."""


def proof(briefing: Briefing, noten: Noten) -> dict[str, Any]:
    """Everything that is printed and where it comes from; values are text, so that no reader makes floats of them."""
    return {
        "briefing": briefing.titel,
        "soort": briefing.soort,
        "gemeente": briefing.gm_code,
        "stand": briefing.stand.naam,
        "sha256": briefing.stand.sha256,
        "ketenkop": briefing.stand.ketenkop,
        "vorige_stand": briefing.vorige,
        "jaar": briefing.keuze.jaar,
        "met_voorbeeld": briefing.keuze.met_voorbeeld,
        "getallen": [_figure(noot) for noot in noten.noten],
        "citaten": briefing.citaten(),
    }


def _figure(noot: Noot) -> dict[str, Any]:
    getal = noot.getal
    return {
        "noot": noot.nummer,
        "id": getal.id,
        "naam": getal.naam,
        "waarde": as_plain(getal.waarde),
        "eenheid": getal.eenheid,
        "gedrukt": list(noot.gedrukt),
        "reden": getal.reden,
        "status": getal.status,
        "afleiding": getal.afleiding,
        "stand": getal.stand or None,
        "query": f"briefing/{getal.vraag}",
        "rij": dict(getal.rij),
        "kolom": getal.kolom,
        "bouwt_op": list(getal.bouwt_op),
        "zie_noten": list(noot.zie),
        "verwijzingen": list(getal.verwijzingen),
        "stappen": [_step(h) for h in noot.herkomst],
        "cellen": [_cell(cel) for cel in noot.cellen[:HOOGSTENS_CELLEN]],
        "cellen_totaal": noot.cellen_totaal,
        "tekst": noot.tekst,
    }


def _step(herkomst: Herkomst) -> dict[str, Any]:
    return {
        "verwijzing": herkomst.verwijzing.als_tekst(),
        "omschrijving": herkomst.omschrijving,
        "waarde": as_plain(herkomst.waarde),
        "status": herkomst.status,
        "formules": [s.formule for s in herkomst.stappen],
    }


def _cell(cel: Broncel) -> dict[str, Any]:
    return {
        "document": cel.document,
        "sha256": cel.bron_id,
        "blad": cel.blad,
        "cel": cel.cel,
        "gedrukt": cel.gedrukt,
        "correctie": cel.correctie,
    }


def manifest(briefing: Briefing, software: str, teksten: str, bestanden: dict[str, bytes]) -> dict[str, Any]:
    """What was made from what: no moment of making, so that the same state gives the same bytes."""
    return {
        "soort": "fondskompas-briefing",
        "briefing": briefing.titel,
        "stand": briefing.stand.naam,
        "stand_sha256": briefing.stand.sha256,
        "stand_ketenkop": briefing.stand.ketenkop,
        "stand_bevroren_op": briefing.stand.bevroren_op,
        "vorige_stand": briefing.vorige,
        "jaar": briefing.keuze.jaar,
        "met_voorbeeld": briefing.keuze.met_voorbeeld,
        "gemeente": briefing.gm_code,
        "software": software,
        "teksten_sha256": teksten,
        "bestanden": {naam: hashlib.sha256(inhoud).hexdigest() for naam, inhoud in bestanden.items()},
    }


def as_json(inhoud: dict[str, Any]) -> bytes:
    """JSON as bytes, the same for the same content."""
    return (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode()
