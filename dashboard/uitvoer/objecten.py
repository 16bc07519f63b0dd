"""A table as JSON: amounts exact as in ``/v1`` (whole numbers as numbers, decimals as text), with the text as shown beside them."""

import json
from decimal import Decimal

from dashboard.uitvoer.blad import Blad, Cel, Getoondekolom
from dashboard.uitvoer.bron import Bron

_GROOT = 1 << 53  # beyond it not every reader holds a whole number exactly


def write_json(blad: Blad, bron: Bron) -> bytes:
    """The rows by the fields of their columns, those that stay below apart, and what goes with them."""
    inhoud = {
        "titel": blad.naam,
        "zin": blad.zin,
        "kolommen": [
            {"veld": kolom.veld, "kop": kolom.kop, "soort": "cijfer" if kolom.met_cijfer else "tekst"}
            for kolom in blad.kolommen
        ],
        "gegevens": [_row(blad.kolommen, rij) for rij in blad.rijen],
        "onder": [_row(blad.kolommen, rij) for rij in blad.onder],
        "aantal": len(blad.rijen),
        "totaal": blad.totaal,
        "filter": blad.filter or None,
        "bron": bron.as_data(),
    }
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()


def _row(kolommen: tuple[Getoondekolom, ...], rij: tuple[Cel, ...]) -> dict[str, object]:
    return {
        kolom.veld: _figure(cel) if kolom.met_cijfer else cel.tekst
        for kolom, cel in zip(kolommen, rij, strict=True)
    }


def _figure(cel: Cel) -> dict[str, object]:
    return {
        "waarde": None if cel.exact is None else exact_json(cel.exact),
        "getoond": cel.tekst,
        "voorbeeld": cel.is_voorbeeld,
        "verwijzing": cel.verwijzing,
    }


def exact_json(waarde: Decimal) -> int | str:
    """A figure that no reader makes inexact."""
    is_geheel = waarde == waarde.to_integral_value()
    return int(waarde) if is_geheel and abs(waarde) <= _GROOT else f"{waarde:f}"
