"""One line of ``pok/envelop.csv`` changed, and not a byte beside it."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout

BESTAND = "pok/envelop.csv"
VAST = ("uitkeringsjaar", "regel")
"""What a line is known by, and what no change touches."""


def envelope_path(raw: Path) -> Path:
    """Where the envelope stands."""
    return raw / BESTAND


def read_line(inhoud: bytes, jaar: int, regel: str) -> dict[str, str]:
    """One line by column; raises FondskompasFout when it is not there."""
    koppen, cellen, _ = _find(inhoud.decode("utf-8"), jaar, regel)
    return {kop: _value(cel) for kop, cel in zip(koppen, cellen, strict=True)}


def change_line(inhoud: bytes, jaar: int, regel: str, velden: Mapping[str, str]) -> bytes:
    """The file with these cells of one line changed, and every other byte as it was.

    Raises FondskompasFout when the line or a column is not there, or when what a line is known by would change.
    """
    tekst = inhoud.decode("utf-8")
    koppen, cellen, (van, tot) = _find(tekst, jaar, regel)
    if onbekend := sorted(velden.keys() - set(koppen)) or sorted(velden.keys() & set(VAST)):
        raise FondskompasFout(f"Deze kolommen zijn niet te wijzigen: {', '.join(onbekend)}.")
    for kop, waarde in velden.items():
        cellen[koppen.index(kop)] = _cell(waarde)
    return (tekst[:van] + ";".join(cellen) + tekst[tot:]).encode("utf-8")


def _find(tekst: str, jaar: int, regel: str) -> tuple[list[str], list[str], tuple[int, int]]:
    """The header, the raw cells of a line, and where in the text it stands."""
    koppen: list[str] = []
    plek = 1 if tekst.startswith("\ufeff") else 0
    while plek < len(tekst):
        cellen, einde, volgende = _record(tekst, plek)
        waarden = [_value(cel) for cel in cellen]
        if not koppen:
            koppen = waarden
        elif len(waarden) == len(koppen):
            rij = dict(zip(koppen, waarden, strict=True))
            if (rij.get("uitkeringsjaar"), rij.get("regel")) == (str(jaar), regel):
                return koppen, cellen, (plek, einde)
        plek = volgende
    raise FondskompasFout(f"De envelop heeft geen regel «{regel}» in {jaar}.")


def _record(tekst: str, begin: int) -> tuple[list[str], int, int]:
    """The raw cells of the record that begins here, where it ends, and where the next one begins."""
    cellen, in_aanhaling, start = [], False, begin
    for plek in range(begin, len(tekst)):
        teken = tekst[plek]
        if teken == '"':
            in_aanhaling = not in_aanhaling
        elif teken == ";" and not in_aanhaling:
            cellen.append(tekst[start:plek])
            start = plek + 1
        elif teken in "\r\n" and not in_aanhaling:
            volgende = plek + (2 if tekst.startswith("\r\n", plek) else 1)
            return [*cellen, tekst[start:plek]], plek, volgende
    return [*cellen, tekst[start:]], len(tekst), len(tekst)


def _value(cel: str) -> str:
    return next(csv.reader(io.StringIO(cel, newline=""), delimiter=";"), [""])[0] if cel else ""


def _cell(waarde: str) -> str:
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="").writerow([waarde])
    return "" if waarde == "" else uit.getvalue()
