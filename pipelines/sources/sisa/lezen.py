"""Read a SiSa annex of one gemeente and year: code, indicator, omschrijving, bedrag of aantal, aard controle.

Source: the annex to the jaarstukken (Regeling informatieverstrekking sisa), as XLSX or CSV with one row per indicator.
An amount is known by its euro sign or by a column of its own. ``1.234`` without a euro sign is refused: the point can be
a decimal or a thousand.
"""

import re
from decimal import Decimal

import polars as pl

from pipelines.meldingen import Bevinding
from pipelines.sources.iv3.catalogus import Plek, own_finding
from pipelines.sources.sisa.inlezen import SISA
from pipelines.sources.tabel import Tabel

_KOLOMMEN = {
    "code": ("code", "uitkeringscode", "sisacode", "sisanummer", "nummer"),
    "indicator": ("indicator", "indicatornummer", "indicatorcode"),
    "omschrijving": ("omschrijving", "indicatoromschrijving", "omschrijvingindicator"),
    "waarde": ("bedragofaantal", "waarde", "bedragaantal", "ingevuld"),
    "bedrag": ("bedrag", "bedrageur"),
    "aantal": ("aantal",),
    "aard_controle": ("aardcontrole", "aardvandecontrole", "controle"),
}
_BIJZAKEN = (
    "verstrekker",
    "specifiekeuitkering",
    "regeling",
    "juridischegrondslag",
    "ontvanger",
    "jaar",
    "gmcode",
    "gemeente",
)
_DATUM = r"^(\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2}( 00:00:00)?)$"
_EURO = r"^€?\s*(-?\d{1,3}(\.\d{3})+|-?\d+)(,\d{1,2})?$"
_KAAL = r"^-?\d+([.,]0{1,9}|,\d{1,2})?$"


def read_annex(tabel: Tabel, gm_code: str, jaar: int) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Type an annex; see ``SISA`` for the columns. The frame is only meaningful without findings."""
    posities, bevindingen = _header(tabel)
    if bevindingen:
        return pl.DataFrame(schema=SISA), bevindingen
    rijen: list[tuple[object, ...]] = []
    gezien: set[tuple[str, str]] = set()
    for rij in tabel.cellen.iter_rows(named=True):
        velden = {naam: " ".join(rij[f"c{p}"].split()) for naam, p in posities.items()}
        if not (velden["code"] or velden["indicator"]):
            continue
        code, indicator = _key(velden["code"], velden["indicator"])
        plek = Plek(tabel.document, tabel.blad, tabel.cel(posities["indicator"], rij["rij"]))
        if not code or not indicator:
            gevonden = " / ".join((velden["code"], velden["indicator"]))
            bevindingen.append(
                _problem("sisa_indicator", plek, gevonden, "een code en een nummer, zoals C9 en C9/01")
            )
            continue
        if (code, indicator) in gezien:
            bevindingen.append(
                _problem("sisa_dubbel", plek, f"{code}/{indicator}", "iedere indicator één keer")
            )
        gezien.add((code, indicator))
        kolom, soort, gedrukt = _value(velden)
        cel = tabel.cel(posities[kolom], rij["rij"])
        waarde, gelezen = parse_value(gedrukt, soort, is_werkboek=tabel.is_werkboek)
        if gelezen == "onbekend":
            plek = Plek(tabel.document, tabel.blad, cel)
            bevindingen.append(
                _problem(
                    "sisa_waarde", plek, gedrukt, "een bedrag zoals € 1.234,56 of 1234,56, of een aantal"
                )
            )
            continue
        vast = (jaar, gm_code, code, indicator, velden.get("omschrijving") or None)
        rijen.append(
            (
                *vast,
                gelezen,
                waarde,
                gedrukt,
                velden.get("aard_controle") or None,
                tabel.bron_id,
                tabel.blad,
                cel,
            )
        )
    return pl.DataFrame(rijen, schema=SISA, orient="row"), bevindingen


def parse_value(tekst: str, soort: str, *, is_werkboek: bool) -> tuple[Decimal | None, str]:
    """A value and what it is: bedrag, aantal, getal (either), tekst, leeg, or ``onbekend`` when it can be two things."""
    if not tekst:
        return None, "leeg"
    if re.match(_DATUM, tekst):
        return None, "tekst"
    heeft_euro = "€" in tekst
    if is_werkboek and re.match(r"^-?\d+\.0+$", tekst):
        tekst = tekst.split(".")[0]
    if heeft_euro or soort == "bedrag":
        if not re.match(_EURO, tekst) or (not heeft_euro and "." in tekst):
            return None, "onbekend"
        return Decimal(re.sub(r"[€\s.]", "", tekst).replace(",", ".")), "bedrag"
    if re.match(_KAAL, tekst) and "." not in tekst:
        return Decimal(tekst.replace(",", ".")), soort
    return (None, "onbekend") if re.match(r"^[-\d.,\s]+$", tekst) else (None, "tekst")


def _header(tabel: Tabel) -> tuple[dict[str, int], list[Bevinding]]:
    kaal = [re.sub(r"[^a-z]", "", k.casefold().split("(")[0]) for k in tabel.kop]
    posities = {naam: i for i, k in enumerate(kaal) for naam, namen in _KOLOMMEN.items() if k in namen}
    bevindingen = [
        _problem(
            "kolom_ontbreekt",
            Plek(tabel.document, tabel.blad, f"rij {tabel.koprij}"),
            "",
            f"een kolom «{naam}»",
        )
        for naam in ("code", "indicator")
        if naam not in posities
    ]
    if not {"waarde", "bedrag", "aantal"} & posities.keys():
        plek = Plek(tabel.document, tabel.blad, f"rij {tabel.koprij}")
        bevindingen.append(
            _problem("kolom_ontbreekt", plek, "", "een kolom «bedrag of aantal», of «bedrag» en «aantal»")
        )
    for i, (naam, kop) in enumerate(zip(kaal, tabel.kop, strict=True)):
        if not any(naam in namen for namen in _KOLOMMEN.values()) and naam not in _BIJZAKEN:
            plek = Plek(tabel.document, tabel.blad, tabel.cel(i, tabel.koprij))
            verwacht = "code, indicator, omschrijving, bedrag of aantal, aard controle"
            bevindingen.append(_problem("kolom_onbekend", plek, kop, verwacht))
    return posities, bevindingen


def _key(code: str, indicator: str) -> tuple[str, str]:
    """C9 and C9/1, C9/01 or 1 as C9 and 01."""
    voor, _, achter = indicator.rpartition("/")
    code = re.sub(r"\s", "", code or voor).upper()
    nummer = achter.strip()
    if voor and code and re.sub(r"\s", "", voor).upper() != code:
        return "", ""
    if not re.fullmatch(r"[A-Z]+\d+[A-Z]?", code) or not re.fullmatch(r"\d{1,3}(\.0)?", nummer):
        return "", ""
    return code, f"{int(nummer.split('.')[0]):02d}"


def _value(velden: dict[str, str]) -> tuple[str, str, str]:
    """The column that holds the value, what that column says it is, and the text."""
    for kolom, soort in (("bedrag", "bedrag"), ("aantal", "aantal"), ("waarde", "getal")):
        if velden.get(kolom):
            return kolom, soort, velden[kolom]
    kolom = next(k for k in ("waarde", "bedrag", "aantal") if k in velden)
    return kolom, "getal", ""


_TEKSTEN = {
    "kolom_ontbreekt": ("Een kolom van de bijlage ontbreekt.", "Voeg de kolom toe, met haar naam in rij 1."),
    "kolom_onbekend": (
        "Deze kolom is onbekend en wordt niet stilzwijgend overgeslagen.",
        "Verbeter de naam of verwijder de kolom.",
    ),
    "sisa_indicator": (
        "Code en indicator horen niet bij elkaar of zijn niet te lezen.",
        "Schrijf ze zoals in de SiSa-bijlage.",
    ),
    "sisa_dubbel": (
        "Deze indicator komt meer dan eens voor.",
        "Verwijder een van de rijen, of tel ze samen als de bijlage meer regels heeft.",
    ),
    "sisa_waarde": (
        "Deze waarde is op twee manieren te lezen.",
        "Zet een euroteken voor een bedrag met punten, of laat de punten weg.",
    ),
}


def _problem(regel: str, plek: Plek, waarde: str, verwacht: str) -> Bevinding:
    melding, remedie = _TEKSTEN[regel]
    return own_finding(regel, plek, waarde, verwacht, melding, remedie)
