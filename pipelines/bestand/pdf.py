"""PDF: its words by line, and the cells of ruled tables. As a program this module is the child that parses (see afgeschermd)."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.bestand.afgeschermd import TE_VEEL, limit_memory, run_parser

PDF_BEGIN = b"%PDF-"
MET_TABELLEN = "tabellen"
_REGELHOOGTE = 3.0
_MINSTE_RIJEN = 2
_SPATIE = 3  # points between a number and the note that belongs to it
_VERHEVEN = 0.15  # of the size of the number
_KLEIN = 0.85
Regel = tuple[float, float, str]


def read_pages(inhoud: bytes, grenzen: Grenzen, *vraag: str) -> list[dict[str, Any]]:
    """Per page ``nummer``, ``regels`` and ``tabellen`` (see ``main``); ``vraag`` is MET_TABELLEN or numbers of pages.

    Raises Geweigerd.
    """
    return run_parser(__name__, inhoud, "paginas", grenzen, "PDF", *vraag)


def read_lines(inhoud: bytes, grenzen: Grenzen, bladzijden: Iterable[int] = ()) -> dict[int, list[Regel]]:
    """Per page its lines as (top, bottom, text), the first being line 1; of some pages or of all. Raises Geweigerd."""
    if not inhoud.startswith(PDF_BEGIN):
        raise Geweigerd("bestand_onleesbaar.geen_pdf")
    return {
        int(pagina["nummer"]): [
            (
                float(regel["boven"]),
                float(regel["onder"]),
                " ".join(tekst for _, _, tekst in regel["woorden"]),
            )
            for regel in pagina["regels"]
        ]
        for pagina in read_pages(inhoud, grenzen, *map(str, bladzijden))
    }


def main(pad: str, geheugen_mb: int, hoogste: int, *vraag: str) -> int:
    """Write per page ``nummer``; ``regels`` with boven, onder and woorden (x0, x1, text); tables by row: line number, cells.

    Positions are written as text, because every JSON number is taken for a figure. Tables only when they are asked for,
    since looking for them takes longest.
    """
    limit_memory(geheugen_mb)
    import pdfplumber

    uit = []
    bladzijden = set(vraag) - {MET_TABELLEN}
    with pdfplumber.open(pad) as pdf:
        if len(pdf.pages) > hoogste:
            return TE_VEEL
        for nummer, pagina in enumerate(pdf.pages, start=1):
            if bladzijden and str(nummer) not in bladzijden:
                continue
            kaal = without_notes(pagina) if MET_TABELLEN in vraag else pagina
            regels = _lines(kaal)
            tabellen = kaal.find_tables() if MET_TABELLEN in vraag else []
            uit.append(
                {
                    "nummer": str(nummer),
                    "regels": [
                        {
                            "boven": str(min(w["top"] for w in regel)),
                            "onder": str(max(w["bottom"] for w in regel)),
                            "woorden": [[str(w["x0"]), str(w["x1"]), w["text"]] for w in regel],
                        }
                        for regel in regels
                    ],
                    "tabellen": [t for t in (_table(tabel, regels) for tabel in tabellen) if _is_table(t)],
                }
            )
            pagina.close()
    sys.stdout.write(json.dumps(uit))
    return 0


def _lines(pagina: Any) -> list[list[dict[str, Any]]]:
    """Words by visual line, top to bottom and left to right."""
    regels: list[list[dict[str, Any]]] = []
    for woord in sorted(pagina.extract_words(x_tolerance=1.5), key=lambda w: (w["bottom"], w["x0"])):
        if regels and abs(regels[-1][0]["bottom"] - woord["bottom"]) <= _REGELHOOGTE:
            regels[-1].append(woord)
        else:
            regels.append([woord])
    return [sorted(regel, key=lambda w: w["x0"]) for regel in regels]


def without_notes(pagina: Any) -> Any:
    """The page without the small digits that are raised behind a number: they refer to a note.

    A small digit that is not raised may be either, and is marked so that no number can be read from it.
    """
    rechts: dict[int, list[dict[str, Any]]] = {}
    for teken in pagina.chars:
        rechts.setdefault(round(teken["x1"]), []).append(teken)
    noten: set[tuple[float, float]] = set()
    for teken in sorted(pagina.chars, key=lambda t: t["x0"]):
        buren = [b for x in range(-2, _SPATIE) for b in rechts.get(round(teken["x0"]) - x, [])]
        links = next((b for b in buren if _is_beside(b, teken)), None)
        if links is None or not teken["text"].isdigit():
            continue
        is_noot = (links["x0"], links["top"]) in noten
        if is_noot or (
            links["text"].isdigit() and links["bottom"] - teken["bottom"] > _VERHEVEN * links["size"]
        ):
            noten.add((teken["x0"], teken["top"]))
        elif links["text"].isdigit() and teken["size"] < _KLEIN * links["size"]:
            teken["text"] = f"‹{teken['text']}›"
    return pagina.filter(lambda deel: (deel.get("x0"), deel.get("top")) not in noten) if noten else pagina


def _is_beside(links: dict[str, Any], teken: dict[str, Any]) -> bool:
    """Whether a character stands right behind another, no larger than it and at least partly at its height."""
    return (
        links is not teken
        and links["x0"] < teken["x0"]
        and teken["x0"] - links["x1"] <= _SPATIE
        and teken["size"] <= links["size"]
        and links["top"] < teken["bottom"]
        and teken["top"] < links["bottom"]
    )


def _table(tabel: Any, regels: list[list[dict[str, Any]]]) -> list[tuple[str, list[str]]]:
    """Each row with the number of the line it starts on."""
    rijen = []
    for rij, cellen in zip(tabel.rows, tabel.extract(), strict=True):
        _, boven, _, onder = rij.bbox
        nummer = next(
            (n for n, regel in enumerate(regels, 1) if boven + 1 <= regel[0]["bottom"] <= onder + 1), 0
        )
        rijen.append((str(nummer), [cel or "" for cel in cellen]))
    return rijen


def _is_table(rijen: list[tuple[str, list[str]]]) -> bool:
    return len(rijen) >= _MINSTE_RIJEN and any(len(cellen) > 1 for _, cellen in rijen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:]))
