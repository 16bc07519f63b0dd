"""The child that opens a PDF (see afgeschermd): the words of each page by line, and the cells of ruled tables."""

import json
import sys
from typing import Any

from pipelines.bestand.afgeschermd import TE_VEEL, limit_memory

_REGELHOOGTE = 3.0
_MINSTE_RIJEN = 2


def main(pad: str, geheugen_mb: int, paginas: int) -> int:
    """Write per page ``{"regels": [[[x0, x1, tekst], …], …], "tabellen": [[[regelnummer, [cel, …]], …], …]}``.

    Positions are written as text, because every JSON number is taken for a figure.
    """
    limit_memory(geheugen_mb)
    import pdfplumber

    uit = []
    with pdfplumber.open(pad) as pdf:
        if len(pdf.pages) > paginas:
            return TE_VEEL
        for pagina in pdf.pages:
            regels = lines_of(pagina)
            tabellen = [_table(tabel, regels) for tabel in pagina.find_tables()]
            uit.append(
                {
                    "regels": [[[str(w["x0"]), str(w["x1"]), w["text"]] for w in regel] for regel in regels],
                    "tabellen": [
                        t for t in tabellen if len(t) >= _MINSTE_RIJEN and any(len(rij) > 1 for _, rij in t)
                    ],
                }
            )
            pagina.close()
    sys.stdout.write(json.dumps(uit))
    return 0


def lines_of(pagina: Any) -> list[list[dict[str, Any]]]:
    """Words by visual line, top to bottom and left to right."""
    regels: list[list[dict[str, Any]]] = []
    for woord in sorted(pagina.extract_words(x_tolerance=1.5), key=lambda w: (w["bottom"], w["x0"])):
        if regels and abs(regels[-1][0]["bottom"] - woord["bottom"]) <= _REGELHOOGTE:
            regels[-1].append(woord)
        else:
            regels.append([woord])
    return [sorted(regel, key=lambda w: w["x0"]) for regel in regels]


def _table(tabel: Any, regels: list[list[dict[str, Any]]]) -> list[list[Any]]:
    """Each row with the number of the line it starts on."""
    rijen = []
    for rij, cellen in zip(tabel.rows, tabel.extract(), strict=True):
        _, boven, _, onder = rij.bbox
        nummer = next(
            (n for n, regel in enumerate(regels, 1) if boven + 1 <= regel[0]["bottom"] <= onder + 1), 0
        )
        rijen.append([str(nummer), [cel or "" for cel in cellen]])
    return rijen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
