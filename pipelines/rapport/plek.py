"""From a finding to the cells it is about, and the keys by which the submitter knows the row."""

import re

from pipelines.basis.bevinding import Bevinding
from pipelines.bestand.adres import kolomnummer
from pipelines.bestand.blad import Blad

_ADRES = re.compile(r"\b([A-Z]{1,3})([1-9][0-9]{0,6})\b")
_KOLOM = re.compile(r"kolom (?P<naam>.+)")
_PAD = re.compile(r"\$[\w.\[\]-]*")
_MEESTE_RIJEN, _MEESTE_KOLOMMEN = 1_048_576, 16_384  # what a workbook has room for
_SLEUTELS = frozenset(
    [
        "jaar",
        "boekjaar",
        "uitkeringsjaar",
        "peildatum",
        "datum",
        "gm_code",
        "gemeente",
        "gemeentenaam",
        "code",
        "naam",
        "taakveld",
        "categorie",
        "balanscode",
        "regel",
        "doel",
        "vorm",
        "indicator",
        "uitkering",
        "circulaire",
        "maatstaf",
        "oude_code",
        "nieuwe_code",
        "regeling",
        "grootboekrekening",
        "kostenplaats",
        "omschrijving",
    ]
)
"""Headers of columns that say which row it is, our own and those of a controller's ledger."""


def find_sheet(bevinding: Bevinding, bladen: list[Blad]) -> Blad | None:
    """The sheet that a finding names; the only one when there is one."""
    gevonden = next((blad for blad in bladen if blad.naam == bevinding.blad), None)
    if gevonden is None and len(bladen) == 1:
        return bladen[0]
    return gevonden


def find_cells(bevinding: Bevinding, blad: Blad) -> list[tuple[int, int]]:
    """Row and column (from 1) of every cell that a finding names; none when it is about the whole sheet."""
    if pad := _PAD.fullmatch(bevinding.cel):
        rij = blad.paden.get(pad[0])
        return [(rij, 2)] if rij else []
    if kolom := _KOLOM.fullmatch(bevinding.cel):
        kop = [tekst.strip() for tekst in blad.rijen[0]] if blad.rijen else []
        return [(1, kop.index(kolom["naam"]) + 1)] if kolom["naam"] in kop else []
    if bevinding.cel.startswith("rij "):
        nummer = bevinding.cel.removeprefix("rij ")
        return [(int(nummer), 1)] if nummer.isdigit() else []
    if re.search(r"[a-z]", bevinding.cel):
        return []  # words, such as «rijen van GM0363»
    plaatsen = [(int(rij), kolomnummer(letters) + 1) for letters, rij in _ADRES.findall(bevinding.cel)]
    return [(rij, kolom) for rij, kolom in plaatsen if rij <= _MEESTE_RIJEN and kolom <= _MEESTE_KOLOMMEN]


def echo_keys(bevinding: Bevinding, blad: Blad) -> dict[str, str]:
    """The submitter's own keys of the row: what stands in its columns that say which row it is."""
    cellen = find_cells(bevinding, blad)
    if not cellen:
        return {}
    rij, _ = cellen[0]
    if blad.paden:
        return _json_keys(blad, rij)
    kop = _header(blad, rij)
    if kop == 0 or kop == rij:
        return {}
    namen = [naam.strip() for naam in blad.rijen[kop - 1]]
    return {
        naam: blad.text(rij, kolom)
        for kolom, naam in enumerate(namen, start=1)
        if naam.casefold() in _SLEUTELS and blad.text(rij, kolom)
    }


def _header(blad: Blad, rij: int) -> int:
    """The nearest row above with the header of a key column; 0 when there is none."""
    for nummer in range(min(rij - 1, len(blad.rijen)), 0, -1):
        if any(tekst.strip().casefold() in _SLEUTELS for tekst in blad.rijen[nummer - 1]):
            return nummer
    return 0


def _json_keys(blad: Blad, rij: int) -> dict[str, str]:
    """The fields beside it in the same object: the rows around it with the same path before the last point."""
    object_ = blad.text(rij, 1).rpartition(".")[0]
    begin = eind = rij
    while begin > 2 and blad.text(begin - 1, 1).rpartition(".")[0] == object_:
        begin -= 1
    while blad.text(eind + 1, 1).rpartition(".")[0] == object_:
        eind += 1
    velden = {blad.text(r, 1).rpartition(".")[2]: blad.text(r, 2) for r in range(begin, eind + 1)}
    return {naam: waarde for naam, waarde in velden.items() if naam in _SLEUTELS and waarde}
