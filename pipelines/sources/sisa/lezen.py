"""Read a SiSa annex: code, indicator, description, amount or count, and the kind of audit, each with its cell.

Two forms: a table with a row per indicator, and the form of the ministry, in which the indicators of a regeling stand
beside each other. ``SISA`` (model) has the columns. Nothing is added up, and what can be two things is refused.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.bestand.blad import Blad, Getal
from pipelines.bestand.eenheid import find_multiple, find_units
from pipelines.bestand.gezien import say_unseen
from pipelines.bestand.openen import open_file, read_sheets
from pipelines.bestand.pdf import PDF_BEGIN
from pipelines.sources.rekenbestand.naslag import Gemeentezoeker
from pipelines.sources.sisa.blokken import find_blocks, has_blocks
from pipelines.sources.sisa.herkomst import check_row, check_title
from pipelines.sources.sisa.koppen import Bijlagekop, find_head, is_head, known_heads
from pipelines.sources.sisa.model import SISA, Bijlagevondst
from pipelines.sources.sisa.waarde import parse_value

_BOVEN_INDICATOR = 3
"""Rows above an indicator that describe it: what stands above those is the title of the form."""


def open_annex(pad: Path, document: str, grenzen: Grenzen) -> tuple[list[Blad], list[Bevinding]]:
    """The sheets of an annex, whatever its format; none but a finding when it cannot be read within bounds."""

    def read(inhoud: bytes) -> list[Blad]:
        if inhoud.startswith(PDF_BEGIN):
            raise Geweigerd("bestand_onleesbaar.sisa_pdf")
        return read_sheets(inhoud, pad.stem, known_heads, grenzen)

    return open_file(pad, document, read, grenzen)


def read_annex(
    bladen: list[Blad], gm_code: str, jaar: int, gemeenten: Gemeentezoeker | None = None
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Type an annex; see ``SISA`` for the columns. The frame is only meaningful without errors among the findings.

    ``gm_code`` and ``jaar`` are as stated; what the annex says of them itself must agree (``gemeenten`` knows the names).
    """
    leeg = pl.DataFrame(schema=SISA)
    koppen = [(blad, *find_head(blad)) for blad in bladen if not has_blocks(blad)]
    vormen: list[Blad] = [blad for blad in bladen if has_blocks(blad)]
    vormen += [blad for blad, kop, bevindingen in koppen if kop is not None and not bevindingen]
    if len(vormen) > 1:
        namen = ", ".join(blad.naam for blad in vormen)
        return leeg, [meld("sisa_twee_bladen", vormen[1].plek(""), namen[:200])]
    if not vormen:
        bevindingen = [b for _, _, gevonden in koppen for b in gevonden]
        return leeg, bevindingen or [meld("sisa_vorm_onbekend", bladen[0].plek(""))]
    (blad,) = vormen
    kop = next((k for b, k, _ in koppen if b is blad), None)
    if kop is None:
        vondsten, bevindingen = find_blocks(blad)
        titel = min((v.plek[0] - _BOVEN_INDICATOR for v in vondsten), default=0)
    else:
        vondsten = list(_rows(blad, kop))
        titel = kop.rij
        bevindingen = [*_too_wide(blad, kop), *_two_values(blad, kop, vondsten)]
        for vondst in vondsten:
            bevindingen += check_row(blad, kop, vondst.plek[0], gm_code, jaar, gemeenten)
    bevindingen += check_title(blad, max(0, titel), gm_code, jaar, gemeenten)
    bevindingen += [meld("eenheid_veelvoud.sisa", blad.at(r, k), v.tekst) for r, k, v in find_units(blad)]
    if veelvoud := find_multiple(blad.naam, is_kop=True):
        bevindingen.append(meld("eenheid_veelvoud.sisa", blad.plek(""), veelvoud.tekst))
    bevindingen += [
        meld("blad_niet_gelezen", ander.plek(""), ander.naam)
        for ander in bladen
        if ander is not blad and any(isinstance(cel, Getal) for rij in ander.rijen for cel in rij)
    ]
    frame, problemen = _type(blad, vondsten, gm_code, jaar)
    return frame, bevindingen + problemen + say_unseen(blad)


def _two_values(blad: Blad, kop: Bijlagekop, vondsten: list[Bijlagevondst]) -> Iterator[Bevinding]:
    """A row with an amount and a count, of which only one would be kept, and a value that a merged cell covers."""
    kolommen = [kop.posities[k] for k in ("bedrag", "aantal", "waarde") if k in kop.posities]
    for vondst in vondsten:
        nummer = vondst.plek[0]
        rij = blad.rijen[nummer]
        gevuld = [k for k in kolommen if k < len(rij) and rij[k].strip()]
        if len(gevuld) > 1:
            yield meld("sisa_twee_waarden", blad.at(nummer, gevuld[1]), " en ".join(rij[k] for k in gevuld))
        yield from (
            meld("sisa_samengevoegd", blad.at(nummer, k))
            for k in kolommen
            if (nummer, k) in blad.samengevoegd
        )


def _too_wide(blad: Blad, kop: Bijlagekop) -> Iterator[Bevinding]:
    breedte = len(blad.rijen[kop.rij])
    for nummer, rij in enumerate(blad.rijen[kop.rij + 1 :], start=kop.rij + 1):
        if any(cel.strip() for cel in rij[breedte:]):
            yield meld("rij_breedte.sisa", blad.at(nummer, breedte), gevonden=len(rij), breedte=breedte)


def _rows(blad: Blad, kop: Bijlagekop) -> Iterator[Bijlagevondst]:
    for nummer, rij in enumerate(blad.rijen[kop.rij + 1 :], start=kop.rij + 1):
        velden = {naam: _tidy(rij[plek]) if plek < len(rij) else "" for naam, plek in kop.posities.items()}
        kolom, soort, gedrukt = _value(velden)
        if not (velden["code"] or velden["indicator"] or gedrukt) or is_head(rij):
            continue
        yield Bijlagevondst(
            velden["code"],
            velden["indicator"],
            velden.get("omschrijving", ""),
            velden.get("aard_controle", ""),
            gedrukt,
            soort,
            (nummer, kop.posities["indicator"]),
            (nummer, kop.posities[kolom]),
        )


def _tidy(cel: str) -> str:
    """One space between words; a number stays the number that it is."""
    return cel if isinstance(cel, Getal) else " ".join(cel.split())


def _value(velden: dict[str, str]) -> tuple[str, str, str]:
    """The column that holds the value, what that column says it is, and the text."""
    for kolom, soort in (("bedrag", "bedrag"), ("aantal", "aantal"), ("waarde", "getal")):
        if velden.get(kolom):
            return kolom, soort, velden[kolom]
    kolom = next(k for k in ("waarde", "bedrag", "aantal") if k in velden)
    return kolom, "getal", ""


def _type(
    blad: Blad, vondsten: list[Bijlagevondst], gm_code: str, jaar: int
) -> tuple[pl.DataFrame, list[Bevinding]]:
    rijen: list[tuple[object, ...]] = []
    bevindingen = []
    gezien: dict[tuple[str, str], str] = {}
    for v in vondsten:
        plek, cel = blad.cel(*v.plek), blad.cel(*v.plek_waarde)
        code, indicator = _key(v.code, v.indicator)
        if not code:
            gevonden = f"{v.code} / {v.indicator}"[:200]
            bevindingen.append(meld("sisa_indicator", blad.plek(plek), gevonden))
            continue
        if (eerder := gezien.setdefault((code, indicator), plek)) != plek:
            bevindingen.append(
                meld("sisa_dubbel", blad.plek(plek), f"{code}/{indicator}"[:200], eerder=eerder)
            )
        waarde, soort = parse_value(v.gedrukt, v.soort)
        if soort == "onbekend":
            bevindingen.append(meld("sisa_waarde", blad.plek(cel), v.gedrukt[:200]))
            continue
        vast = (jaar, gm_code, code, indicator, v.omschrijving or None)
        bron = (v.aard_controle or None, blad.bron_id, blad.naam, cel)
        rijen.append((*vast, soort, waarde, str(v.gedrukt), *bron))
    return pl.DataFrame(rijen, schema=SISA, orient="row"), bevindingen


def _key(code: str, indicator: str) -> tuple[str, str]:
    """C9 and C9/1, C9/01 or 1 as C9 and 01; two empty texts when they do not go together."""
    voor, _, achter = indicator.rpartition("/")
    code = re.sub(r"\s", "", code or voor).upper()
    nummer = achter.strip()
    if voor and code and re.sub(r"\s", "", voor).upper() != code:
        return "", ""
    if not re.fullmatch(r"[A-Z]+\d+[A-Z]?", code) or not re.fullmatch(r"\d{1,3}", nummer):
        return "", ""
    return code, f"{int(nummer):02d}"
