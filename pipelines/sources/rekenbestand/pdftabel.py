"""Tables in a PDF (.pdf): the annex of a circulaire with amounts per gemeente. The place of a row is page and line.

A ruled table is read by its lines. Without lines, figures stand in columns that end at the same place; what belongs to
a heading or to a name broken over lines is decided by the names that are known, never by distance alone.
"""

import re
from typing import Any

from pipelines.basis.grenzen import Geweigerd, Grenzen, Teller
from pipelines.bestand.blad import Blad
from pipelines.bestand.pdf import MET_TABELLEN, read_pages
from pipelines.sources.rekenbestand.koprij import count_known, is_header
from pipelines.sources.rekenbestand.naslag import Naslag, clean
from pipelines.sources.rekenbestand.pdfwoorden import (
    CODE,
    Woord,
    is_figure,
    is_sign,
    join_signs,
    split_page,
)
from pipelines.sources.rekenbestand.rijsoort import is_total

_BEGIN = re.compile(r"^[-\u2010-\u2015\u2212€]?[0-9]{1,3}(?: [0-9]{3})*$")
_SPELING = 4.0  # points between the parts of a figure such as 1 234
_KOPREGELS = 6
_NAAMREGELS = 3
Rij = tuple[list[str], int]


def read_pdf(inhoud: bytes, naslag: Naslag, grenzen: Grenzen) -> Blad:
    """The tables of a PDF as one sheet, in which the place of a row is its page and line; raises Geweigerd."""
    rijen: list[list[str]] = []
    regels: list[str] = []
    eerste = 0
    teller = Teller(grenzen, "")
    for nummer, pagina in enumerate(read_pages(inhoud, grenzen, MET_TABELLEN), start=1):
        for cellen, regel in _read_page(
            pagina, naslag, heeft_kop=any(is_header(rij, naslag) for rij in rijen)
        ):
            eerste = eerste or nummer
            rijen.append(cellen)
            regels.append(f"p. {nummer}, regel {regel}")
            teller.check_row(len(rijen), len(cellen))
    if not rijen:
        raise Geweigerd("bestand_onleesbaar.scan")
    return Blad(f"tabel vanaf p. {eerste}", rijen, regels=tuple(regels))


def _read_page(pagina: dict[str, Any], naslag: Naslag, *, heeft_kop: bool) -> list[Rij]:
    regels: list[list[Woord]] = [
        [(float(x0), float(x1), tekst) for x0, x1, tekst in regel["woorden"]] for regel in pagina["regels"]
    ]
    tabellen = [t for t in pagina["tabellen"] if _is_data(t)]
    if not tabellen:
        rijen: list[Rij] = []
        for blok in split_page(regels, naslag):
            eigen = _read_columns(blok, naslag)
            rijen += eigen if heeft_kop or rijen else _titles_whole(eigen, regels, naslag)
        return rijen
    eerste = min((int(nummer) for t in tabellen for nummer, _ in t if int(nummer)), default=1)
    titels: list[Rij] = [
        ([" ".join(w[2] for w in regel)], n) for n, regel in enumerate(regels[: eerste - 1], 1)
    ]
    return titels + [([clean(cel) for cel in cellen], int(nummer)) for t in tabellen for nummer, cellen in t]


def _titles_whole(rijen: list[Rij], regels: list[list[Woord]], naslag: Naslag) -> list[Rij]:
    """The lines above the first heading are text, also when a year in them ends where a column of figures does."""
    eerste = next((i for i, (cellen, _) in enumerate(rijen) if is_header(cellen, naslag)), 0)
    if any(naslag.gemeenten.by_name(cellen[1]) for cellen, _ in rijen[:eerste] if len(cellen) > 1):
        return rijen
    return [([_words(regels[nummer - 1])], nummer) for _, nummer in rijen[:eerste]] + rijen[eerste:]


def _is_data(tabel: list[Any]) -> bool:
    """Whether ruled cells hold one figure each; a frame around a table without inner lines does not."""
    return sum(is_figure(clean(cel).replace(" ", "")) for _, cellen in tabel for cel in cellen[1:]) > 1


def _read_columns(regels: list[list[Woord]], naslag: Naslag) -> list[Rij]:
    """Lines as rows: code, name and a cell per column of figures; headings joined from the lines above."""
    regels = [_join_parts(regel) for regel in regels]
    met_cijfers = _columns([[w for w in regel if not is_sign(w[2])] for regel in regels], naslag)
    regels = [join_signs(regel, met_cijfers) for regel in regels]
    kolommen = _columns(regels, naslag)
    einden = [rechts for _, rechts in kolommen]
    if not einden:
        return [([" ".join(w[2] for w in regel)], n) for n, regel in enumerate(regels, 1)]
    gesplitst = [_split_line(regel, kolommen, naslag) for regel in regels]
    namen = _join_names(
        [
            (naam if any(w) else None, _words(regel))
            for (_, naam, w), regel in zip(gesplitst, regels, strict=True)
        ],
        naslag,
    )
    rijen: list[Rij] = []
    los: list[tuple[int, list[Woord]]] = []
    for nummer, ((code, _, waarden), regel) in enumerate(zip(gesplitst, regels, strict=True), 1):
        naam = namen[nummer - 1]
        if any(waarden):
            rijen += _headings(los, einden, naslag)
            rijen.append(([code, naam or "", *waarden], nummer))
            los = []
        elif naam is not None:
            los.append((nummer, regel))
    return rijen + [([_words(regel)], n) for n, regel in los]


def _join_names(regels: list[tuple[str | None, str]], naslag: Naslag) -> list[str | None]:
    """The name of each line with figures, and the text of each other line; ``None`` where it became part of a name.

    ``regels`` holds per line its label when it has figures, and its text. A label is joined with up to three lines above
    and below when that gives exactly one gemeente. So is a label that is one: in «Land van» over «Cuijk» the lower line
    was a gemeente of its own once.
    """
    namen: list[str | None] = [tekst if label is None else label for label, tekst in regels]
    for plek, (label, _) in enumerate(regels):
        if label is None:
            continue
        boven = _loose_lines(regels, namen, range(plek - 1, -1, -1))
        onder = _loose_lines(regels, namen, range(plek + 1, len(regels)))
        keuzes = sorted(
            ((i, j) for i in range(len(boven) + 1) for j in range(len(onder) + 1) if i + j),
            key=lambda k: (k[0] + k[1], k[1]),
        )
        for i, j in keuzes:
            delen = [*reversed(boven[:i]), plek, *onder[:j]]
            samen = clean(" ".join(namen[d] or "" for d in delen))
            if len(naslag.gemeenten.by_name(samen)) == 1:
                for d in delen:
                    namen[d] = None
                namen[plek] = samen
                break
    return namen


def _loose_lines(regels: list[tuple[str | None, str]], namen: list[str | None], plekken: range) -> list[int]:
    """Up to three lines without figures next to a row, nearest first."""
    uit: list[int] = []
    for plek in plekken:
        if regels[plek][0] is not None or namen[plek] is None or len(uit) == _NAAMREGELS:
            break
        uit.append(plek)
    return uit


def _join_parts(regel: list[Woord]) -> list[Woord]:
    """The words of a line with the parts of ``1 234`` made one; the first word may be a code and stays apart."""
    uit: list[Woord] = []
    for x0, x1, tekst in regel:
        deel = re.match(r"^[0-9]{3}(?:[.,][0-9]+)?$", tekst)
        if len(uit) > 1 and deel and x0 - uit[-1][1] <= _SPELING and _BEGIN.match(uit[-1][2]):
            uit[-1] = (uit[-1][0], x1, f"{uit[-1][2]} {tekst}")
        else:
            uit.append((x0, x1, tekst))
    return uit


def _columns(regels: list[list[Woord]], naslag: Naslag) -> list[tuple[float, float]]:
    """Where figures stand, left to right: the places that overlap in the lines that name a gemeente or a total."""
    plekken = sorted(
        (x0, x1)
        for regel in regels
        if _is_named(_label(regel), naslag)
        for i, (x0, x1, tekst) in enumerate(regel)
        if i and is_figure(tekst)
    )
    kolommen: list[tuple[float, float]] = []
    for x0, x1 in plekken:
        if kolommen and x0 < kolommen[-1][1]:
            kolommen[-1] = (kolommen[-1][0], max(kolommen[-1][1], x1))
        else:
            kolommen.append((x0, x1))
    return kolommen


def _label(regel: list[Woord]) -> str:
    """The words of a line without code and figures."""
    return " ".join(w[2] for w in regel if not is_figure(w[2]) and not CODE.match(w[2]))


def _is_named(label: str, naslag: Naslag) -> bool:
    return bool(label) and (is_total(label) or bool(naslag.gemeenten.by_name(label)))


def _split_line(
    regel: list[Woord], kolommen: list[tuple[float, float]], naslag: Naslag
) -> tuple[str, str, list[str]]:
    """Code, label and figures; a figure of a gemeente that stands under no column is kept as what cannot be read."""
    waarden = [""] * len(kolommen)
    labels: list[str] = []
    code = ""
    for plek, (x0, x1, tekst) in enumerate(regel):
        kolom = next((i for i, (links, rechts) in enumerate(kolommen) if x0 < rechts and x1 > links), None)
        if plek == 0 and CODE.match(tekst):
            code = tekst
        elif plek and kolom is not None and is_figure(tekst):
            waarden[kolom] = f"{waarden[kolom]} {tekst}".strip()
        elif plek and is_figure(tekst) and _is_named(_label(regel), naslag):
            waarden[0] = f"{waarden[0]} {tekst} (buiten de kolommen)".strip()
        else:  # the marks keep a stray figure from passing for a footnote
            labels.append(f"«{tekst}»" if plek and is_figure(tekst) else tekst)
    return code, " ".join(labels), waarden


def _words(regel: list[Woord]) -> str:
    return " ".join(w[2] for w in regel)


def _headings(los: list[tuple[int, list[Woord]]], einden: list[float], naslag: Naslag) -> list[Rij]:
    """The lines before a row: the last few joined per column if that gives known names, the others as they are."""
    beste, uitslag = 0, 0
    for aantal in range(1, min(_KOPREGELS, len(los)) + 1):
        maat, uitkeringen, _, _ = count_known(_heading(los[-aantal:], einden)[1:], naslag)
        if max(maat, uitkeringen) > uitslag:
            beste, uitslag = aantal, max(maat, uitkeringen)
    titels: list[Rij] = [([_words(regel)], n) for n, regel in (los[:-beste] if beste else los)]
    if not beste:
        return titels
    return [*titels, (_heading(los[-beste:], einden), los[-1][0])]


def _heading(los: list[tuple[int, list[Woord]]], einden: list[float]) -> list[str]:
    """Words above a column, top to bottom; each belongs to the column in which its middle stands."""
    cellen = [""] * (len(einden) + 2)
    linker = _label_end(los, einden)
    for _, regel in los:
        for x0, x1, tekst in regel:
            midden = (x0 + x1) / 2
            kolom = next((i for i, einde in enumerate(einden) if midden <= einde), len(einden) - 1)
            plek = 1 if x1 <= linker else kolom + 2
            cellen[plek] = f"{cellen[plek]} {tekst}".strip()
    eerste, _, rest = cellen[1].partition(" ")
    if rest and eerste.casefold() in ("cbs", "code", "cbs-code", "gm_code", "gm-code"):
        cellen[0], cellen[1] = eerste, rest
    return cellen


def _label_end(los: list[tuple[int, list[Woord]]], einden: list[float]) -> float:
    """Where the label column ends: the heading of the names ends well before the first column of figures does."""
    namen = [w[1] for _, regel in los for w in regel if w[2].casefold() in ("gemeente", "gemeenten", "naam")]
    return max([x for x in namen if x < einden[0]], default=0.0)
