"""The Excel model of CBS (2023 to 2026): one report of one gemeente, x €1,000.

Sheets ``4.Informatie``, ``5.Verdelingsmatrix lasten``, ``6.Verdelingsmatrix baten`` and ``7.Balansstanden``. A matrix has
categorieën in its first row and taakvelden and balanscodes in its first column; rows and columns of totals are skipped
because CBS' code list says that they are totals. Every other amount is taken over or reported.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.grenzen import Geweigerd
from pipelines.bestand.werkboek import LEESFOUTEN
from pipelines.sources.iv3.definities import Definitie
from pipelines.sources.iv3.excel.blad import BLADEN, Blad, Cel, code_of, open_sheets
from pipelines.sources.iv3.excel.informatie import read_information
from pipelines.sources.iv3.model import Levering, Post
from pipelines.sources.iv3.naslag import Naslag

_KOPRIJEN, _KOPKOLOMMEN = 12, 6


def looks_like_workbook(inhoud: bytes) -> bool:
    """Whether a file is a zip, as every .xlsx is."""
    return inhoud[:4] == b"PK\x03\x04"


def read_workbook(
    inhoud: bytes, document: str, bron_id: str, naslag: Naslag
) -> tuple[Levering | None, list[Bevinding]]:
    """Read a filled-in model; ``None`` when it is not clear whose or which report it is."""
    try:
        bladen = open_sheets(inhoud, naslag.grenzen)
    except Geweigerd as fout:
        return None, [fout.at(document)]
    except LEESFOUTEN as fout:
        return None, [
            meld("bestand_onleesbaar.iv3_model", Plek(document), f"{type(fout).__name__}: {fout}"[:120])
        ]
    ontbrekend = [naam for soort, naam in BLADEN.items() if soort not in bladen]
    if len(ontbrekend) == len(BLADEN):
        return None, [meld("iv3_vorm_onbekend.werkboek", Plek(document), bladen=", ".join(BLADEN.values()))]
    bevindingen = [meld("iv3_blad_ontbreekt", Plek(document, naam), blad=naam) for naam in ontbrekend]
    levering, problemen = read_information(
        bladen.get("informatie", []), BLADEN["informatie"], document, bron_id, naslag
    )
    bevindingen += problemen
    definitie = naslag.definitie(levering.boekjaar) if levering else None
    if levering is None or definitie is None:
        return None, bevindingen
    for kant in ("lasten", "baten"):
        if kant in bladen:
            bevindingen += _read_matrix(levering, bladen[kant], BLADEN[kant], kant, definitie)
    if "standen" in bladen:
        bevindingen += _read_standen(levering, bladen["standen"], BLADEN["standen"], definitie)
    return levering, bevindingen


def _find_heads(blad: Blad, kolomcodes: frozenset[str], rijcodes: frozenset[str]) -> tuple[int, int] | None:
    """The row with the categorieën and the column with the taakvelden: where most known codes are."""
    koprijen = [
        (sum(code_of(c.waarde) in kolomcodes for c in rij), -i) for i, rij in enumerate(blad[:_KOPRIJEN])
    ]
    kopkolommen = [
        (sum(len(rij) > k and code_of(rij[k].waarde) in rijcodes for rij in blad), -k)
        for k in range(_KOPKOLOMMEN)
    ]
    (rijtreffers, rij), (kolomtreffers, kolom) = max(koprijen, default=(0, 0)), max(kopkolommen)
    return (-rij, -kolom) if rijtreffers >= 3 and kolomtreffers >= 3 else None


def _read_matrix(
    levering: Levering, blad: Blad, naam: str, kant: str, definitie: Definitie
) -> list[Bevinding]:
    kolommen = definitie.codes[f"categorie_{kant}"]
    rijen = definitie.codes["taakveld"] | definitie.codes["balanscode"]
    plaats = _find_heads(blad, frozenset(kolommen), frozenset(rijen))
    if plaats is None:
        return [meld("iv3_codes_ontbreken", Plek(levering.document, naam, "rij 1 en kolom A"))]
    koprij, kopkolom = plaats
    koppen = {c.kolom: code_of(c.waarde) for c in blad[koprij] if c.kolom > kopkolom and code_of(c.waarde)}
    totalen = {c for c, (_, _, totaal) in (kolommen | rijen).items() if totaal}
    bevindingen = []
    gezien: set[str] = set()
    for rij in blad[koprij + 1 :]:
        code = code_of(rij[kopkolom].waarde) if len(rij) > kopkolom else ""
        if code in totalen or (code not in rijen and _is_total_label(rij)):
            continue
        if code in gezien:
            plek = Plek(levering.document, naam, rij[kopkolom].adres)
            bevindingen.append(meld("iv3_rij_dubbel", plek, rij[kopkolom].waarde))
        gezien |= {code} - {""}
        for cel in rij[kopkolom + 1 :]:
            kolom = koppen.get(cel.kolom, "")
            if kolom in totalen or _is_total_text(kolom) or (not code and not kolom):
                continue
            if not kolom and isinstance(cel.waarde, str):  # the description beside a code
                continue
            onderdeel = f"balans_{kant}" if re.match(r"[AP]\d", code) else kant
            bevindingen += _take(levering, cel, naam, onderdeel, code, kolom)
    return bevindingen


def _read_standen(levering: Levering, blad: Blad, naam: str, definitie: Definitie) -> list[Bevinding]:
    codes = definitie.codes["balanscode"]
    kopkolom = max(
        range(_KOPKOLOMMEN),
        key=lambda k: (sum(len(rij) > k and code_of(rij[k].waarde) in codes for rij in blad), -k),
    )
    koprij, koppen = 0, {}
    for nummer, rij in enumerate(blad[:_KOPRIJEN]):
        gevonden = {c.kolom: stand for c in rij if (stand := _stand(c.waarde))}
        if set(gevonden.values()) == {"1 januari", "ultimo"}:
            koprij, koppen = nummer, gevonden
            break
    if not koppen:
        return [meld("iv3_codes_ontbreken", Plek(levering.document, naam, "rij 1 en kolom A"))]
    bevindingen = []
    for rij in blad[koprij + 1 :]:
        code = code_of(rij[kopkolom].waarde) if len(rij) > kopkolom else ""
        if (code in codes and codes[code][2]) or (code not in codes and _is_total_label(rij)):
            continue
        for cel in rij:
            if cel.kolom in koppen:
                bevindingen += _take(levering, cel, naam, "balans_standen", code, koppen[cel.kolom])
    return bevindingen


def _stand(waarde: Any) -> str:
    tekst = str(waarde or "").casefold()
    if "1 januari" in tekst or "primo" in tekst:
        return "1 januari"
    return "ultimo" if "ultimo" in tekst or "31 december" in tekst else ""


def _is_total_text(tekst: str) -> bool:
    return tekst.casefold().startswith(("tot_", "totaal", "saldo"))


def _is_total_label(rij: list[Cel]) -> bool:
    return any(isinstance(c.waarde, str) and _is_total_text(c.waarde.strip()) for c in rij[:_KOPKOLOMMEN])


def _take(
    levering: Levering, cel: Cel, blad: str, onderdeel: str, rij: str, kolom: str
) -> Iterator[Bevinding]:
    """Take over one amount; a cell that holds something else is a finding."""
    plek = Plek(levering.document, blad, cel.adres)
    waarde = cel.waarde.strip() if isinstance(cel.waarde, str) else cel.waarde
    if cel.is_leeg_formule:
        yield meld("iv3_cel_onbruikbaar.formule", plek)
    if waarde is None or waarde == "" or cel.is_leeg_formule:
        return
    if isinstance(waarde, bool) or not isinstance(waarde, int | float) or waarde != waarde:
        yield meld("iv3_cel_onbruikbaar", plek, str(waarde)[:60])
    elif not rij or not kolom:
        if waarde:
            yield _without_code(plek, waarde, rij, kolom)
    else:
        levering.posten.append(Post(onderdeel, rij, kolom, Decimal(repr(waarde)), blad, cel.adres))


def _without_code(plek: Plek, waarde: object, rij: str, kolom: str) -> Bevinding:
    if rij:
        return meld("iv3_bedrag_zonder_code.categorie", plek, waarde, rij=rij)
    if kolom:
        return meld("iv3_bedrag_zonder_code.rij", plek, waarde, kolom=kolom)
    return meld("iv3_bedrag_zonder_code.beide", plek, waarde)
