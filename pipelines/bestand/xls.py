"""Excel 97-2003 (.xls): stored values. As a program this module is the child that parses (see afgeschermd)."""

import json
import sys
from collections.abc import Iterator, Sequence

from pipelines.basis.grenzen import Geweigerd, Grenzen, Teller
from pipelines.bestand.afgeschermd import TE_VEEL, limit_memory, run_parser
from pipelines.bestand.blad import Blad

OLE_BEGIN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_xls(inhoud: bytes, grenzen: Grenzen) -> Iterator[Blad]:
    """Every sheet (merged cells, percentages and hidden rows cannot be told apart here); raises Geweigerd."""
    if "EncryptedPackage".encode("utf-16-le") in inhoud:
        raise Geweigerd("bestand_onleesbaar.wachtwoord")
    if "_VBA_PROJECT".encode("utf-16-le") in inhoud:
        raise Geweigerd("bestand_onleesbaar.macros")
    for naam, rijen, zichtbaar in run_parser(__name__, inhoud, "cellen", grenzen, "werkboek"):
        teller = Teller(grenzen, naam)
        for nummer, rij in enumerate(rijen, start=1):
            teller.check_row(nummer, len(rij))
        yield Blad(naam, rijen, is_verborgen=not zichtbaar)


def main(pad: str, geheugen_mb: int, cellen: int) -> int:
    """Write ``[[naam, rijen, is visible], …]``: numbers as JSON numbers, everything else as text."""
    limit_memory(geheugen_mb)
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    bladen = []
    with CalamineWorkbook.from_path(pad) as werkboek:
        for beschrijving in werkboek.sheets_metadata:
            if beschrijving.typ != SheetTypeEnum.WorkSheet:
                continue
            naam = beschrijving.name
            blad = werkboek.get_sheet_by_name(naam)
            rij, kolom = blad.end or (0, 0)
            if (rij + 1) * (kolom + 1) > cellen:
                return TE_VEEL
            rijen = [_trim(rij) for rij in blad.to_python(skip_empty_area=False)]
            bladen.append([naam, rijen, beschrijving.visible == SheetVisibleEnum.Visible])
    sys.stdout.write(json.dumps(bladen))
    return 0


def _trim(rij: Sequence[object]) -> list[str | float | int]:
    waarden = [w if isinstance(w, str | float | int) and not isinstance(w, bool) else str(w) for w in rij]
    while waarden and waarden[-1] == "":
        waarden.pop()
    return waarden


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
