"""The child that reads the running text of a PDF (see afgeschermd): the lines of each page, with their height."""

import json
import sys

from pipelines.bestand.afgeschermd import TE_VEEL, limit_memory
from pipelines.bestand.pdfwoorden import lines_of


def main(pad: str, geheugen_mb: int, hoogste: int, *gevraagd: str) -> int:
    """Write per page ``[bladzijde, [[boven, onder, tekst], …]]``; of the pages ``gevraagd``, or of all.

    Lines have the numbers that tables have (pdfwoorden). Positions are written as text, because every JSON number is
    taken for a figure.
    """
    limit_memory(geheugen_mb)
    import pdfplumber

    uit = []
    with pdfplumber.open(pad) as pdf:
        if len(pdf.pages) > hoogste:
            return TE_VEEL
        for nummer, pagina in enumerate(pdf.pages, start=1):
            if gevraagd and str(nummer) not in gevraagd:
                continue
            regels = [
                [
                    str(min(w["top"] for w in r)),
                    str(max(w["bottom"] for w in r)),
                    " ".join(w["text"] for w in r),
                ]
                for r in lines_of(pagina)
            ]
            uit.append([str(nummer), regels])
            pagina.close()
    sys.stdout.write(json.dumps(uit))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:]))
