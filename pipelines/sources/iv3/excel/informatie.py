"""The sheet ``4.Informatie`` of the Excel model: whose report it is, and which one."""

import re
from typing import NamedTuple

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.bestand.blad import Blad
from pipelines.sources.iv3.json_levering import gm_code_of, whole_number
from pipelines.sources.iv3.model import VERSLAGSOORTEN, Levering
from pipelines.sources.iv3.naslag import Iv3Naslag

_LABELS = {
    "nummer": ("nummer", "overheidsnummer", "gemeentenummer", "cbs-nummer", "cbsnummer"),
    "naam": ("naam", "overheidsnaam", "gemeente", "naam gemeente"),
    "jaar": ("jaar", "boekjaar", "verslagjaar"),
    "periode": ("periode", "verslagperiode", "verslagsoort"),
    "status": ("status",),
    "laag": ("overheidslaag",),
}
_ONBRUIKBAAR = {
    "nummer": "iv3_informatie_ontbreekt.nummer",
    "jaar": "iv3_informatie_ontbreekt.jaar",
    "periode": "iv3_informatie_ontbreekt.periode",
}


class Informatieveld(NamedTuple):
    """What stands beside a label, and where."""

    tekst: str
    adres: str


def read_information(
    blad: Blad, plek: Plek, bron_id: str, naslag: Iv3Naslag
) -> tuple[Levering | None, list[Bevinding]]:
    """The delivery without its amounts; a finding for each field that is missing or unusable. ``plek`` is of the sheet."""
    velden = _fields(blad)
    boekjaar = whole_number(_plain(velden, "jaar"))
    gm_code = gm_code_of(_plain(velden, "nummer"))
    status = _plain(velden, "status")
    periode = _period(_plain(velden, "periode") if "periode" in velden else status)
    bevindingen = [
        _unusable(plek, veld, velden)
        for veld, waarde in (("jaar", boekjaar), ("nummer", gm_code), ("periode", periode))
        if waarde is None
    ]
    if boekjaar is not None and naslag.definitie(boekjaar) is None:
        laag = velden["laag"].tekst if "laag" in velden else "Gemeente"
        hier = plek.at(velden["jaar"].adres)
        bevindingen.append(naslag.no_definition(hier, str(boekjaar), boekjaar, laag))
    elif boekjaar is not None and gm_code is not None and not naslag.is_gemeente(boekjaar, gm_code):
        bevindingen.append(_unusable(plek, "nummer", velden))
    if bevindingen or gm_code is None or boekjaar is None or periode is None:
        return None, bevindingen
    naam = velden["naam"].tekst.strip() if "naam" in velden else ""
    return Levering(
        plek.document,
        bron_id,
        "excel",
        gm_code,
        boekjaar,
        periode,
        naam=naam,
        status=status,
        naam_plek=(plek.blad, velden["naam"].adres if "naam" in velden else ""),
    ), bevindingen


def _fields(blad: Blad) -> dict[str, Informatieveld]:
    """Each label's first filled cell to the right; the first place where a label stands is the one."""
    velden: dict[str, Informatieveld] = {}
    for nummer, rij in enumerate(blad.rijen):
        for kolom, cel in enumerate(rij):
            label = cel.strip().rstrip(":").strip().casefold()
            for veld, namen in _LABELS.items():
                ernaast = next((k for k in range(kolom + 1, len(rij)) if rij[k]), None)
                if label in namen and veld not in velden and ernaast is not None:
                    velden[veld] = Informatieveld(rij[ernaast], blad.cel(nummer, ernaast))
    return velden


def _plain(velden: dict[str, Informatieveld], veld: str) -> str:
    """A field as a person reads it: 363.0 is 363. Empty when it is not there."""
    return re.sub(r"\.0+$", "", velden[veld].tekst.strip()) if veld in velden else ""


def _period(tekst: str) -> int | None:
    """0 to 5, also when written as a word; without a periode a status Begroting is periode 0."""
    tekst = tekst.casefold()
    if re.fullmatch(r"[0-5]", tekst):
        return int(tekst)
    if kwartaal := re.search(r"([1-4])\s*e?\s*kwartaal|kwartaal\s*([1-4])", tekst):
        return int(kwartaal[1] or kwartaal[2])
    namen = {naam: periode for periode, naam in VERSLAGSOORTEN.items()}
    return namen.get(re.sub(r"[\s\d]+$", "", tekst))


def _unusable(plek: Plek, veld: str, velden: dict[str, Informatieveld]) -> Bevinding:
    gevonden = velden.get(veld, Informatieveld("", f"veld {veld}"))
    return meld(_ONBRUIKBAAR[veld], plek.at(gevonden.adres), gevonden.tekst[:60], blad=plek.blad)
