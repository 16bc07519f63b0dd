"""Make a JSON delivery that is complete and adds up, from the definition of its boekjaar; tests then break it."""

import json
from decimal import Decimal
from typing import Any

from pipelines.sources.iv3.definities import Definitie

SALARIS, LEVERANCIERS, AFSCHRIJVING = "1.1", "3.8", "7.3"
FINANCIEEL = "6.1"


def make_delivery(
    definitie: Definitie,
    nummer: str = "0363",
    naam: str = "Amsterdam",
    *,
    per_cel: int = 30_000_000,
    periode: int = 5,
) -> dict[str, Any]:
    """A delivery of boekjaar ``definitie.boekjaar``: every white lasten cell of LR, baten to match, and a balance."""
    boekjaar = definitie.boekjaar
    lasten = _white(definitie, "lasten", "taakveld", definitie.group("categorie_lasten", "LR"))
    lasten = [(t, c) for t, c in lasten if c not in ("4.3.9", "4.4.9")]
    totaal = per_cel * len(lasten)
    afschrijving, lening = per_cel, 2 * per_cel
    return {
        "metadata": _metadata(definitie.boekjaar, periode, nummer, naam),
        "contact": {"naam": "P. Afzender", "email": "p.afzender@gemeente.nl", "telefoon": "0201234567"},
        "data": {
            "lasten": [
                *({"taakveld": t, "categorie": c, "bedrag": per_cel} for t, c in lasten),
                {"taakveld": "2.1", "categorie": AFSCHRIJVING, "bedrag": afschrijving},
            ],
            "baten": [
                {"taakveld": "0.7", "categorie": "4.3.1", "bedrag": totaal},
                {"taakveld": "7.2", "categorie": "3.7", "bedrag": afschrijving},
            ],
            "balans_lasten": [
                {"balanscode": "A23", "categorie": FINANCIEEL, "bedrag": lening + afschrijving}
            ],
            "balans_baten": [
                {"balanscode": "A124", "categorie": AFSCHRIJVING, "bedrag": afschrijving},
                {"balanscode": "P213", "categorie": FINANCIEEL, "bedrag": lening},
            ],
            "balans_standen": _standen(per_cel, afschrijving, lening),
            "kengetallen": [
                {"kengetal": "fk.1", "verslagperiode": f"Rek_{boekjaar}", "waarde": "12,3"},
            ],
        },
    }


def _metadata(boekjaar: int, periode: int, nummer: str, naam: str) -> dict[str, Any]:
    return {
        "overheidslaag": "Gemeente",
        "overheidsnummer": nummer,
        "overheidsnaam": naam,
        "boekjaar": boekjaar,
        "periode": periode,
        "status": "Begroting" if periode == 0 else "Realisatie",
        "datum": "2025-07-01T12:00:00+02:00",
        "details_openbaar": False,
        "financieel_pakket": "Proefpakket",
        "export_software": "Proefexport",
    }


def as_bytes(levering: dict[str, Any], codering: str = "utf-8") -> bytes:
    """The delivery as a file."""
    return json.dumps(levering, ensure_ascii=False, default=_number).encode(codering)


def _number(waarde: object) -> object:
    if isinstance(waarde, Decimal):
        return float(waarde)
    raise TypeError(type(waarde).__name__)


def _standen(per_cel: int, afschrijving: int, lening: int) -> list[dict[str, Any]]:
    """Primo and ultimo that move exactly as the mutations do, with activa equal to passiva."""
    primo = {"A124": 9 * per_cel, "A23": per_cel, "P111": 7 * per_cel, "P213": 3 * per_cel}
    mutatie = {"A124": -afschrijving, "A23": lening + afschrijving, "P111": 0, "P213": lening}
    return [
        {"balanscode": code, "standper": stand, "bedrag": bedrag}
        for code in primo
        for stand, bedrag in (("1 januari", primo[code]), ("ultimo", primo[code] + mutatie[code]))
    ]


def _white(
    definitie: Definitie, onderdeel: str, rijlijst: str, kolommen: frozenset[str]
) -> list[tuple[str, str]]:
    """The cells of a section that may carry an amount, of the given columns, in the order of the code list."""
    return [
        (rij, kolom)
        for rij in definitie.codes[rijlijst]
        for kolom in definitie.codes[f"categorie_{onderdeel}"]
        if rij in definitie.laagste[rijlijst]
        and kolom in kolommen
        and (onderdeel, rij, kolom) not in definitie.grijs
    ]
