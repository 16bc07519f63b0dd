"""A table as CSV: UTF-8 with BOM, semicolons, decimal comma, as a Dutch spreadsheet reads it."""

import csv
import io

from dashboard.uitvoer.blad import Blad, Cel, read_shown

_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def write_csv(blad: Blad) -> bytes:
    """The rows as shown. A number stands bare in its column; the words around it (a reason, ``voorbeeld``, a unit) in a
    column beside it, that is there when a row has such words."""
    rijen = [*blad.rijen, *blad.onder]
    met_woorden = [
        kolom.met_cijfer and any(_split(rij[nummer])[1] for rij in rijen)
        for nummer, kolom in enumerate(blad.kolommen)
    ]
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(
        [
            guard_formula(kop)
            for kolom, woorden in zip(blad.kolommen, met_woorden, strict=True)
            for kop in ([kolom.kop, f"{kolom.kop}, toelichting"] if woorden else [kolom.kop])
        ]
    )
    for rij in rijen:
        velden = []
        for cel, kolom, woorden in zip(rij, blad.kolommen, met_woorden, strict=True):
            if kolom.met_cijfer:
                getal, tekst = _split(cel)
                velden += [getal, guard_formula(tekst)] if woorden else [getal]
            else:
                velden.append(guard_formula(cel.tekst))
        schrijver.writerow(velden)
    return uit.getvalue().encode("utf-8-sig")


def _split(cel: Cel) -> tuple[str, str]:
    """The number with a decimal comma, and the words that stand with it."""
    getoond = read_shown(cel)
    if getoond is None:
        return "", cel.tekst.replace("\u00a0", " ")
    getal = f"{getoond.getal:f}".replace(".", ",")
    return getal, getoond.na.strip(" \u00a0")


def guard_formula(tekst: str) -> str:
    """Text that a spreadsheet would take for a formula, with an apostrophe before it."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
