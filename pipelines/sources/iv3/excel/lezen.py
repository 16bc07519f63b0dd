"""The Excel model of CBS (2023 to 2026): one report of one gemeente, x €1,000.

Sheets ``4.Informatie``, ``5.Verdelingsmatrix lasten``, ``6.Verdelingsmatrix baten`` and ``7.Balansstanden``. A matrix has
categorieën in its first row and taakvelden and balanscodes in its first column; rows and columns of totals are skipped
because CBS' code list says that they are totals. Every other amount is taken over or reported.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.grenzen import Geweigerd
from pipelines.bestand.blad import ZONDER_WAARDE, Blad
from pipelines.bestand.eenheid import find_units
from pipelines.bestand.gezien import say_unseen
from pipelines.sources.iv3.definities import Definitie
from pipelines.sources.iv3.excel.blad import BLADEN, amount_of, code_of, is_words, open_sheets
from pipelines.sources.iv3.excel.informatie import read_information
from pipelines.sources.iv3.model import FACTOR, MEESTE_CIJFERS, Levering, Post
from pipelines.sources.iv3.naslag import Iv3Naslag

_KOPRIJEN, _KOPKOLOMMEN = 12, 6


def looks_like_workbook(inhoud: bytes) -> bool:
    """Whether a file is a zip, as every .xlsx is."""
    return inhoud[:4] == b"PK\x03\x04"


def read_workbook(
    inhoud: bytes, document: str, bron_id: str, naslag: Iv3Naslag
) -> tuple[Levering | None, list[Bevinding]]:
    """Read a filled-in model; ``None`` when it is not clear whose or which report it is."""
    try:
        bladen, kopieen = open_sheets(inhoud, naslag.grenzen)
    except Geweigerd as fout:
        return None, [fout.at(document)]
    ontbrekend = [naam for soort, naam in BLADEN.items() if soort not in bladen]
    if len(ontbrekend) == len(BLADEN):
        return None, [meld("iv3_vorm_onbekend.werkboek", Plek(document), bladen=", ".join(BLADEN.values()))]
    bevindingen = [meld("iv3_blad_ontbreekt", Plek(document, naam), blad=naam) for naam in ontbrekend]
    levering, problemen = read_information(
        bladen.get("informatie", Blad("", [])), Plek(document, BLADEN["informatie"]), bron_id, naslag
    )
    bevindingen += problemen + [replace(b, document=document) for b in kopieen]
    definitie = naslag.definitie(levering.boekjaar) if levering else None
    if levering is None or definitie is None:
        return None, bevindingen
    for kant in ("lasten", "baten"):
        if kant in bladen:
            bevindingen += _read_matrix(levering, bladen[kant], BLADEN[kant], kant, definitie)
    if "standen" in bladen:
        bevindingen += _read_standen(levering, bladen["standen"], BLADEN["standen"], definitie)
    for blad in bladen.values():
        bevindingen += _look_around(replace(blad, document=document))
    return levering, bevindingen


def _look_around(blad: Blad) -> Iterator[Bevinding]:
    """What a sheet hides, and texts that name another unit than that of the model."""
    yield from say_unseen(blad)
    for rij, kolom, veelvoud in find_units(blad):
        if veelvoud.factor != FACTOR["duizend"]:
            yield meld("eenheid_veelvoud.iv3", blad.at(rij, kolom), veelvoud.tekst)


def _find_heads(blad: Blad, kolomcodes: Container[str], rijcodes: Container[str]) -> tuple[int, int] | None:
    """The row with the categorieën and the column with the taakvelden: where most known codes are."""
    koprijen = [
        (sum(code_of(cel) in kolomcodes for cel in rij), -i) for i, rij in enumerate(blad.rijen[:_KOPRIJEN])
    ]
    (rijtreffers, rij), (kolomtreffers, kolom) = max(koprijen, default=(0, 0)), _head_column(blad, rijcodes)
    return (-rij, -kolom) if rijtreffers >= 3 and kolomtreffers >= 3 else None


def _head_column(blad: Blad, codes: Container[str]) -> tuple[int, int]:
    """How many codes the column with most of them has, and minus its number."""
    return max(
        (sum(len(rij) > k and code_of(rij[k]) in codes for rij in blad.rijen), -k)
        for k in range(_KOPKOLOMMEN)
    )


def _rows(blad: Blad, koprij: int, kopkolom: int) -> Iterator[tuple[int, list[str], str]]:
    """Each row under the header with its number (from 0) and its code."""
    for nummer, rij in enumerate(blad.rijen[koprij + 1 :], start=koprij + 1):
        yield nummer, rij, code_of(rij[kopkolom]) if len(rij) > kopkolom else ""


def _read_matrix(
    levering: Levering, blad: Blad, naam: str, kant: str, definitie: Definitie
) -> list[Bevinding]:
    kolommen = definitie.codes[f"categorie_{kant}"]
    rijen = definitie.codes["taakveld"] | definitie.codes["balanscode"]
    plaats = _find_heads(blad, kolommen, rijen)
    if plaats is None:
        return [meld("iv3_codes_ontbreken", Plek(levering.document, naam, "rij 1 en kolom A"))]
    koprij, kopkolom = plaats
    koppen = {k: code_of(cel) for k, cel in enumerate(blad.rijen[koprij]) if k > kopkolom and code_of(cel)}
    totalen = {c for c, (_, _, totaal) in (kolommen | rijen).items() if totaal}
    bevindingen = []
    samengevoegd = {*blad.samengevoegd, *blad.samengevoegd.values()}
    gezien: set[str] = set()
    for nummer, rij, code in _rows(blad, koprij, kopkolom):
        if code in totalen or (code not in rijen and _is_total_label(rij)):
            continue
        if code in gezien:
            plek = Plek(levering.document, naam, blad.cel(nummer, kopkolom))
            bevindingen.append(meld("iv3_rij_dubbel", plek, rij[kopkolom]))
        gezien |= {code} - {""}
        for k, cel in enumerate(rij[kopkolom + 1 :], start=kopkolom + 1):
            kolom = koppen.get(k, "")
            if kolom in totalen or _is_total_text(kolom) or (not code and not kolom):
                continue
            if not kolom and is_words(cel):  # the description beside a code
                continue
            onderdeel = f"balans_{kant}" if re.match(r"[AP]\d", code) else kant
            plek = Plek(levering.document, naam, blad.cel(nummer, k))
            if (nummer, k) in samengevoegd and amount_of(cel):
                bevindingen.append(meld("iv3_cel_samengevoegd", plek, cel))
            bevindingen += _take(levering, cel, plek, onderdeel, code, kolom)
    return bevindingen


def _read_standen(levering: Levering, blad: Blad, naam: str, definitie: Definitie) -> list[Bevinding]:
    codes = definitie.codes["balanscode"]
    kopkolom = -_head_column(blad, codes)[1]
    koprij, koppen = 0, {}
    for nummer, rij in enumerate(blad.rijen[:_KOPRIJEN]):
        gevonden = {k: stand for k, cel in enumerate(rij) if (stand := _stand(cel))}
        if set(gevonden.values()) == {"1 januari", "ultimo"}:
            koprij, koppen = nummer, gevonden
            break
    if not koppen:
        return [meld("iv3_codes_ontbreken", Plek(levering.document, naam, "rij 1 en kolom A"))]
    bevindingen = []
    samengevoegd = {*blad.samengevoegd, *blad.samengevoegd.values()}
    for nummer, rij, code in _rows(blad, koprij, kopkolom):
        if (code in codes and codes[code][2]) or (code not in codes and _is_total_label(rij)):
            continue
        for k, cel in enumerate(rij):
            if k in koppen:
                plek = Plek(levering.document, naam, blad.cel(nummer, k))
                if (nummer, k) in samengevoegd and amount_of(cel):
                    bevindingen.append(meld("iv3_cel_samengevoegd", plek, cel))
                bevindingen += _take(levering, cel, plek, "balans_standen", code, koppen[k])
    return bevindingen


def _stand(cel: str) -> str:
    tekst = cel.casefold()
    if "1 januari" in tekst or "primo" in tekst:
        return "1 januari"
    return "ultimo" if "ultimo" in tekst or "31 december" in tekst else ""


def _is_total_text(tekst: str) -> bool:
    return tekst.casefold().startswith(("tot_", "totaal", "saldo"))


def _is_total_label(rij: list[str]) -> bool:
    return any(_is_total_text(cel.strip()) for cel in rij[:_KOPKOLOMMEN])


def _take(
    levering: Levering, cel: str, plek: Plek, onderdeel: str, rij: str, kolom: str
) -> Iterator[Bevinding]:
    """Take over one amount; a cell that holds something else is a finding."""
    bedrag = amount_of(cel)
    if cel == ZONDER_WAARDE:
        yield meld("iv3_cel_onbruikbaar.formule", plek)
    elif not cel.strip():
        return
    elif bedrag is None:
        yield meld("iv3_cel_onbruikbaar", plek, cel.strip()[:60])
    elif bedrag.adjusted() >= MEESTE_CIJFERS:
        yield meld("iv3_bedrag_te_groot", plek, cel, cijfers=MEESTE_CIJFERS)
    elif rij and kolom:
        levering.posten.append(Post(onderdeel, rij, kolom, bedrag, plek.blad, plek.cel))
    elif bedrag:
        yield meld(
            "iv3_bedrag_zonder_code.categorie"
            if rij
            else "iv3_bedrag_zonder_code.rij"
            if kolom
            else "iv3_bedrag_zonder_code.beide",
            plek,
            cel,
            rij=rij,
            kolom=kolom,
        )
