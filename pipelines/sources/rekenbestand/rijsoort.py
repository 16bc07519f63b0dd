"""What each row under a header is: a gemeente, a total, a repeated header, a note, or something that may not be skipped.

Nothing that holds a figure is passed over: a row with figures is a gemeente, a total that is checked, or an error.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.bestand.blad import Getal, Werkblad
from pipelines.sources.rekenbestand.koprij import Kop, is_header
from pipelines.sources.rekenbestand.naslag import Gemeentezoeker, Naslag, clean, loose

_TOTAAL = re.compile(
    r"^(sub)?tota(al|len)\b|^som\b|^eindtotaal\b|^nederland\b|^alle gemeenten\b|^landelijk\b", re.IGNORECASE
)
_DEELTOTAAL = re.compile(
    r"^subtota|^totaal (provincie )?(?!generaal|nederland|gemeenten|alle|landelijk)\w", re.IGNORECASE
)
_GETALLIG = re.compile(r"[0-9]")
_STREPEN = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")


@dataclass
class Rijen:
    """The rows of one table by their 0-based number: figures with their key, totals, and what was wrong."""

    sleutels: dict[int, str] = field(default_factory=dict)
    totalen: dict[int, bool] = field(default_factory=dict)  # True: of the rows since the previous total
    bevindingen: list[Bevinding] = field(default_factory=list)


def cell(rij: list[str], kolom: int | None) -> str:
    """The text of a cell; nothing beyond the end of a row."""
    return clean(rij[kolom]) if kolom is not None and kolom < len(rij) else ""


def is_total(label: str) -> bool:
    """Whether a label announces a total."""
    return bool(_TOTAAL.match(label))


def has_figures(rij: list[str], kolommen: Iterable[int]) -> bool:
    """Whether a row holds anything like a figure (a dash for nil is one) under the value columns."""
    return any(
        isinstance(rij[k], Getal) or _GETALLIG.search(rij[k]) or rij[k].strip() in _STREPEN
        for k in kolommen
        if k < len(rij) and rij[k].strip()
    )


def read_gemeente_rows(blad: Werkblad, kop: Kop, einde: int, naslag: Naslag) -> Rijen:
    """Sort the rows from the header to ``einde`` (exclusive)."""
    uit = Rijen()
    code_kolom, naam_kolom = _label_columns(blad, kop, einde, naslag.gemeenten)
    waarden = kop.values()
    eerste_rij: dict[str, int] = {}
    tekstrijen: dict[int, str] = {}
    for nummer in range(kop.laatste + 1, einde):
        rij = blad.rijen[nummer]
        if not any(cel.strip() for cel in rij) or is_header(rij, naslag):
            continue
        code, naam = cell(rij, code_kolom), cell(rij, naam_kolom)
        label = naam or code
        kolom = naam_kolom if naam else code_kolom
        plek = blad.at(nummer, kolom or 0)
        figuren = has_figures(rij, waarden)
        gevuld = any(cell(rij, k) for k in waarden)
        if is_total(label) or is_total(next((clean(c) for c in rij if c.strip()), "")):
            if figuren:
                uit.totalen[nummer] = bool(_DEELTOTAAL.match(label))
            continue
        if not gevuld and not code and _is_heading(label, naslag.gemeenten):
            continue
        if not figuren and not naslag.gemeenten.by_code(code) and not naslag.gemeenten.by_name(naam):
            if gevuld and label:
                tekstrijen[nummer] = label
            continue
        if not label:
            uit.totalen[nummer] = False  # figures without a label can only be a total, and that is checked
            continue
        gm_code, gebreken = resolve_gemeente(plek, code, naam, naslag.gemeenten)
        uit.bevindingen += gebreken
        if gm_code in eerste_rij:
            eerder = blad.cel(eerste_rij[gm_code], kolom or 0)
            uit.bevindingen.append(meld("rij_dubbel.rekenbestand", plek, label, eerder=eerder))
        elif gm_code:
            eerste_rij[gm_code] = nummer
            uit.sleutels[nummer] = gm_code
    uit.bevindingen += _text_between(blad, naam_kolom or 0, tekstrijen, max(uit.sleutels, default=-1))
    return uit


def _text_between(blad: Werkblad, kolom: int, tekstrijen: dict[int, str], laatste: int) -> list[Bevinding]:
    """Rows of text among the gemeenten: below the table it is a note, here it may be a gemeente that is not known."""
    return [
        meld("rij_onbekend.tussen_gemeenten", blad.at(nummer, kolom), label)
        for nummer, label in tekstrijen.items()
        if nummer < laatste
    ]


def _label_columns(
    blad: Werkblad, kop: Kop, einde: int, gemeenten: Gemeentezoeker
) -> tuple[int | None, int | None]:
    """The columns with codes and names: by their heading, else by what stands in them."""
    code, naam = kop.column("code"), kop.column("naam")
    if code is not None or naam is not None:
        return code, naam
    waarden = kop.values()
    for kolom in range(waarden[0] if waarden else 0):
        teksten = [t for rij in blad.rijen[kop.laatste + 1 : einde] if (t := cell(rij, kolom))]
        if (
            teksten
            and sum(gemeenten.by_code(t) is not None for t in teksten) > len(teksten) / 2
            and code is None
        ):
            code = kolom
        elif teksten and sum(bool(gemeenten.by_name(t)) for t in teksten) > len(teksten) / 2 and naam is None:
            naam = kolom
    return code, naam


def _is_heading(label: str, gemeenten: Gemeentezoeker) -> bool:
    """A province above its gemeenten; Groningen and Utrecht are both, and without figures it is the province."""
    return loose(re.sub(r"^provincie\s+", "", label, flags=re.IGNORECASE)) in gemeenten.provincies


def resolve_gemeente(
    plek: Plek, code: str, naam: str, gemeenten: Gemeentezoeker
) -> tuple[str | None, list[Bevinding]]:
    """The CBS code of a row by code, else by name; a code and a name that contradict each other are an error."""
    op_code, op_naam = (
        gemeenten.by_code(code) if code else None,
        gemeenten.by_name(naam) if naam else frozenset(),
    )
    if code and op_code is None:
        voorstel = ", ".join(f"{gemeenten.weergave[c]} ({c})" for c in sorted(op_naam))
        waarde = f"{code} {naam}".strip()
        if not voorstel:
            return None, [meld("gemeente_onbekend.code", plek, waarde)]
        return None, [meld("gemeente_onbekend.code_bij_naam", plek, waarde, voorstel=voorstel)]
    if op_code is not None:
        return _check_name(plek, op_code, naam, op_naam, gemeenten)
    if len(op_naam) == 1:
        return next(iter(op_naam)), []
    if op_naam:
        lijst = ", ".join(f"{gemeenten.weergave[c]} ({c})" for c in sorted(op_naam))
        return None, [meld("gemeente_dubbelzinnig", plek, naam, gemeenten=lijst)]
    lijkt = ", ".join(gemeenten.nearest(naam))
    return None, [
        meld(
            "gemeente_onbekend.naam_lijkt" if lijkt else "gemeente_onbekend.naam", plek, naam, gemeenten=lijkt
        )
    ]


def _check_name(
    plek: Plek, gm_code: str, naam: str, op_naam: frozenset[str], gemeenten: Gemeentezoeker
) -> tuple[str | None, list[Bevinding]]:
    if not naam or gm_code in op_naam:
        return gm_code, []
    bedoeld = f"{gemeenten.weergave[gm_code]} ({gm_code})"
    if not op_naam and gemeenten.resembles(naam, gm_code):
        return gm_code, [meld("gemeente_schrijfwijze", plek, naam, verwacht=bedoeld)]
    naam_is = ", ".join(f"{gemeenten.weergave[c]} ({c})" for c in sorted(op_naam)) or "onbekend"
    return None, [
        meld("gemeente_tegenstrijdig", plek, code=gm_code, naam=naam, verwacht=bedoeld, naam_is=naam_is)
    ]


def read_weight_rows(blad: Werkblad, kop: Kop, einde: int, naslag: Naslag) -> Rijen:
    """Sort the rows of a table of bedragen per eenheid; keys are ``maatstaf|…`` or ``uitkering|…``."""
    uit = Rijen()
    code_kolom, naam_kolom = kop.column("code"), kop.column("naam")
    if code_kolom is None and naam_kolom is None:
        naam_kolom = 0 if 0 not in kop.values() else None
    eerste_rij: dict[str, int] = {}
    for nummer in range(kop.laatste + 1, einde):
        rij = blad.rijen[nummer]
        code, naam = cell(rij, code_kolom), cell(rij, naam_kolom)
        if not has_figures(rij, kop.values()) or is_header(rij, naslag):
            continue
        plek = blad.at(nummer, (code_kolom if code else naam_kolom) or 0)
        if not code and is_total(naam):
            uit.totalen[nummer] = False
            continue
        sleutel, gebreken = _resolve_weight(plek, code, naam, naslag)
        uit.bevindingen += gebreken
        if sleutel in eerste_rij:
            eerder = blad.cel(eerste_rij[sleutel], naam_kolom or 0)
            uit.bevindingen.append(meld("rij_dubbel.rekenbestand", plek, code or naam, eerder=eerder))
        elif sleutel:
            eerste_rij[sleutel] = nummer
            uit.sleutels[nummer] = sleutel
    return uit


def _resolve_weight(plek: Plek, code: str, naam: str, naslag: Naslag) -> tuple[str | None, list[Bevinding]]:
    op_code = naslag.maatstaven.resolve(code) if code else None
    op_naam = naslag.maatstaven.resolve(naam) if naam else None
    if op_code and op_naam and op_code != op_naam:
        return None, [
            meld("maatstaf_tegenstrijdig", plek, code=code, naam=naam, op_code=op_code, op_naam=op_naam)
        ]
    uitkering = naslag.uitkeringen.resolve(naam) if naam and not code else None
    if op_code or (not code and op_naam and not uitkering):
        return f"maatstaf|{op_code or op_naam}", []
    if uitkering and not op_naam:
        return f"uitkering|{uitkering}", []
    referentie = naslag.maatstaven if code else naslag.uitkeringen
    lijkt = referentie.nearest(code or naam) or naslag.maatstaven.nearest(naam)
    return None, [
        meld(
            "rij_onbekend.rekenbestand_lijkt" if lijkt else "rij_onbekend.rekenbestand",
            plek,
            f"{code} {naam}".strip() or "(rij zonder naam)",
            lijkt=", ".join(lijkt),
            tabel=referentie.reference,
        )
    ]
