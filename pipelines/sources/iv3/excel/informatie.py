"""The sheet ``4.Informatie`` of the Excel model: whose report it is, and which one."""

import re

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.iv3.excel.blad import Blad, Cel
from pipelines.sources.iv3.json_levering import gm_code_of, whole_number
from pipelines.sources.iv3.model import VERSLAGSOORTEN, Levering
from pipelines.sources.iv3.naslag import Naslag

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


def read_information(
    blad: Blad, bladnaam: str, document: str, bron_id: str, naslag: Naslag
) -> tuple[Levering | None, list[Bevinding]]:
    """The delivery without its amounts; a finding for each field that is missing or unusable."""
    velden = _fields(blad)
    jaar, nummer = velden.get("jaar"), velden.get("nummer")
    boekjaar = whole_number(_plain(jaar.waarde)) if jaar else None
    gm_code = gm_code_of(_plain(nummer.waarde)) if nummer else None
    status = str(velden["status"].waarde).strip() if "status" in velden else ""
    periode = _period(velden.get("periode"), status)
    bevindingen = [
        _unusable(document, bladnaam, veld, velden.get(veld))
        for veld, waarde in (("jaar", boekjaar), ("nummer", gm_code), ("periode", periode))
        if waarde is None
    ]
    if boekjaar is not None and naslag.definitie(boekjaar) is None:
        laag = str(velden["laag"].waarde) if "laag" in velden else "Gemeente"
        bevindingen.append(
            naslag.catalogus.finding(
                "SF888",
                Plek(document, bladnaam, jaar.adres if jaar else ""),
                str(boekjaar),
                "een boekjaar met definities",
                fout=f"iv3_definities_{laag}_{boekjaar}.json",
            )
        )
    elif boekjaar is not None and gm_code is not None and not naslag.is_gemeente(boekjaar, gm_code):
        bevindingen.append(_unusable(document, bladnaam, "nummer", nummer))
    if bevindingen or gm_code is None or boekjaar is None or periode is None:
        return None, bevindingen
    naam = str(velden["naam"].waarde).strip() if "naam" in velden else ""
    return Levering(
        document, bron_id, "excel", gm_code, boekjaar, periode, naam=naam, status=status
    ), bevindingen


def _fields(blad: Blad) -> dict[str, Cel]:
    """Each label's first filled cell to the right; the first place where a label stands is the one."""
    velden: dict[str, Cel] = {}
    for rij in blad:
        for plaats, cel in enumerate(rij):
            if not isinstance(cel.waarde, str):
                continue
            label = cel.waarde.strip().rstrip(":").strip().casefold()
            for veld, namen in _LABELS.items():
                if label in namen and veld not in velden:
                    waarde = next((c for c in rij[plaats + 1 :] if c.waarde not in (None, "")), None)
                    if waarde is not None:
                        velden[veld] = waarde
    return velden


def _plain(waarde: object) -> str:
    """A number as a person reads it: 363.0 is 363."""
    return re.sub(r"\.0+$", "", str(waarde).strip())


def _period(cel: Cel | None, status: str) -> int | None:
    """0 to 5, also when written as a word; without a periode a status Begroting is periode 0."""
    tekst = _plain(cel.waarde).casefold() if cel else status.casefold()
    if re.fullmatch(r"[0-5]", tekst):
        return int(tekst)
    if kwartaal := re.search(r"([1-4])\s*e?\s*kwartaal|kwartaal\s*([1-4])", tekst):
        return int(kwartaal[1] or kwartaal[2])
    namen = {naam: periode for periode, naam in VERSLAGSOORTEN.items()}
    return namen.get(re.sub(r"[\s\d]+$", "", tekst))


def _unusable(document: str, blad: str, veld: str, cel: Cel | None) -> Bevinding:
    plek = Plek(document, blad, cel.adres if cel else f"veld {veld}")
    return meld(_ONBRUIKBAAR[veld], plek, str(cel.waarde)[:60] if cel else "", blad=blad)
