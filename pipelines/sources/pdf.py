"""Tables in a PDF (.pdf): the annex of a circulaire with amounts per gemeente. The place of a row is page and line.

A ruled table is read by its lines. Without lines, figures stand in columns that end at the same place; what belongs to
a heading or to a name broken over lines is decided by the names that are known, never by distance alone.
"""

import re
from collections.abc import Iterator
from typing import Any

from pipelines.sources.afgeschermd import run_parser
from pipelines.sources.grenzen import Geweigerd, Grenzen, Teller
from pipelines.sources.koprij import count_known, is_header
from pipelines.sources.naslag import Naslag, clean

PDF_BEGIN = b"%PDF-"
_GETAL = re.compile(r"^[-\u2010-\u2015\u2212€]?[0-9.,]*[0-9][-.,0-9]*$|^[-\u2010-\u2015\u2212]$")
_SPELING = 4.0  # points that the ends of figures in one column may differ
_KOPREGELS = 6
Woord = tuple[float, float, str]
Rij = tuple[list[str], int]


def read_pdf(
    inhoud: bytes, naslag: Naslag, grenzen: Grenzen
) -> Iterator[tuple[int, list[list[str]], list[str]]]:
    """The tables of a PDF as one sheet: first page, rows, and the place of each row; raises Geweigerd."""
    rijen: list[list[str]] = []
    regels: list[str] = []
    eerste = 0
    teller = Teller(grenzen, "")
    bladen = run_parser("pipelines.sources.pdfwoorden", inhoud, grenzen.paginas, grenzen, "PDF")
    for nummer, pagina in enumerate(bladen, start=1):
        for cellen, regel in _read_page(
            pagina, naslag, heeft_kop=any(is_header(rij, naslag) for rij in rijen)
        ):
            eerste = eerste or nummer
            rijen.append(cellen)
            regels.append(f"p. {nummer}, regel {regel}")
            teller.check_row(len(rijen), len(cellen))
    if not rijen:
        raise Geweigerd(
            "geen tekst in kolommen", "een PDF met een tabel die als tekst is opgeslagen",
            "Een gescande bladzijde is niet te lezen; vraag het rekenbestand (ODS of Excel) op.",
        )  # fmt: skip
    yield eerste, rijen, regels


def _read_page(pagina: dict[str, Any], naslag: Naslag, *, heeft_kop: bool) -> list[Rij]:
    regels: list[list[Woord]] = [
        [(float(x0), float(x1), tekst) for x0, x1, tekst in regel] for regel in pagina["regels"]
    ]
    tabellen = [t for t in pagina["tabellen"] if _is_data(t)]
    if not tabellen:
        rijen = _read_columns(regels, naslag)
        return rijen if heeft_kop else _titles_whole(rijen, regels, naslag)
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
    return (
        sum(bool(_GETAL.match(clean(cel).replace(" ", ""))) for _, cellen in tabel for cel in cellen[1:]) > 1
    )


def _read_columns(regels: list[list[Woord]], naslag: Naslag) -> list[Rij]:
    """Lines as rows: code, name and a cell per column of figures; headings joined from the lines above."""
    einden = _column_ends(regels)
    if not einden:
        return [([" ".join(w[2] for w in regel)], n) for n, regel in enumerate(regels, 1)]
    rijen: list[Rij] = []
    los: list[tuple[int, list[Woord]]] = []
    for nummer, regel in enumerate(regels, 1):
        code, naam, waarden = _split_line(regel, einden)
        if not any(waarden):
            los.append((nummer, regel))
            continue
        naam, rest = _join_above(naam, los, rijen, naslag)
        rijen += _headings(rest, einden, naslag)
        los = []
        rijen.append(([code, naam, *waarden], nummer))
    _join_below(los, rijen, naslag)
    return rijen + [([" ".join(w[2] for w in regel)], n) for n, regel in los]


def _column_ends(regels: list[list[Woord]]) -> list[float]:
    """Where figures end, for every place that occurs more than once."""
    einden = sorted(
        w[1]
        for regel in regels
        for i, w in enumerate(regel)
        if i and _GETAL.match(w[2]) and _is_last_part(regel, i)
    )
    groepen: list[list[float]] = []
    for einde in einden:
        if groepen and einde - groepen[-1][-1] <= _SPELING:
            groepen[-1].append(einde)
        else:
            groepen.append([einde])
    return [groep[-1] for groep in groepen if len(groep) > 1]


def _is_last_part(regel: list[Woord], plek: int) -> bool:
    """Whether a figure is not followed at once by the rest of itself, as in ``1 234``."""
    volgende = regel[plek + 1] if plek + 1 < len(regel) else None
    return (
        volgende is None
        or volgende[0] - regel[plek][1] > _SPELING
        or not re.match(r"^[0-9]{3}\b", volgende[2])
    )


def _split_line(regel: list[Woord], einden: list[float]) -> tuple[str, str, list[str]]:
    waarden = [""] * len(einden)
    labels: list[str] = []
    code = ""
    for plek, (x0, x1, tekst) in enumerate(regel):
        kolom = next((i for i, einde in enumerate(einden) if x1 <= einde + 0.5), None)
        vorige = einden[kolom - 1] if kolom else 0.0
        if plek == 0 and re.match(r"^(?:GM)?[0-9]{1,4}$", tekst):
            code = tekst
        elif plek and kolom is not None and _GETAL.match(tekst) and x0 >= vorige:
            waarden[kolom] = f"{waarden[kolom]} {tekst}".strip()
        else:
            labels.append(tekst)
    return code, " ".join(labels), waarden


def _words(regel: list[Woord]) -> str:
    return " ".join(w[2] for w in regel)


def _join_above(
    naam: str, los: list[tuple[int, list[Woord]]], rijen: list[Rij], naslag: Naslag
) -> tuple[str, list[tuple[int, list[Woord]]]]:
    """A name that started on the line before, or the end of the name of the row before: whichever gives a gemeente."""
    if los and rijen and not naslag.gemeenten.by_name(rijen[-1][0][1]) and len(los) == 1:
        samen = f"{rijen[-1][0][1]} {_words(los[0][1])}"
        if naslag.gemeenten.by_name(samen):
            rijen[-1][0][1] = samen
            return naam, []
    if los and naam and not naslag.gemeenten.by_name(naam):
        samen = f"{_words(los[-1][1])} {naam}"
        if naslag.gemeenten.by_name(samen):
            return samen, los[:-1]
    if los and not naam and naslag.gemeenten.by_name(_words(los[-1][1])):
        return _words(los[-1][1]), los[:-1]
    return naam, los


def _join_below(los: list[tuple[int, list[Woord]]], rijen: list[Rij], naslag: Naslag) -> None:
    if los and rijen and len(rijen[-1][0]) > 2 and not naslag.gemeenten.by_name(rijen[-1][0][1]):
        samen = f"{rijen[-1][0][1]} {_words(los[0][1])}"
        if naslag.gemeenten.by_name(samen):
            rijen[-1][0][1] = samen
            del los[0]


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
