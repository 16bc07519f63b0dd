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
_CODE = re.compile(r"^(?:GM)?[0-9]{1,4}$")
_SPELING = 4.0  # points that the ends of figures in one column may differ
_KOPREGELS = 6
_NAAMREGELS = 3
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
    gesplitst = [_split_line(regel, einden) for regel in regels]
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
    """Code, label and figures; a figure that ends under no column stays in the label, where it is not overlooked."""
    waarden = [""] * len(einden)
    labels: list[str] = []
    code = ""
    rechts: tuple[float, int] | None = None  # where the figure to the right begins, and its column
    for plek in range(len(regel) - 1, -1, -1):
        x0, x1, tekst = regel[plek]
        kolom = next((i for i, einde in enumerate(einden) if abs(x1 - einde) <= _SPELING), None)
        if (
            kolom is None
            and rechts
            and rechts[0] - x1 <= _SPELING
            and re.match(r"^[-\u2212]?[0-9]{1,3}$", tekst)
        ):
            kolom = rechts[1]  # the first part of 1 234
        if plek == 0 and _CODE.match(tekst):
            code = tekst
        elif plek and kolom is not None and _GETAL.match(tekst):
            waarden[kolom] = f"{tekst} {waarden[kolom]}".strip()
            rechts = (x0, kolom)
        else:
            labels.insert(0, f"| {tekst}" if _GETAL.match(tekst) and tekst[-1].isdigit() else tekst)
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
