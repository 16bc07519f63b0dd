"""The list of survivors with their reasons: tests/mutatie/overlevers.csv."""

import csv
from collections.abc import Container, Sequence

from tests.hulp.helpers import ROOT

LIJST = ROOT / "tests" / "mutatie" / "overlevers.csv"
_KOLOMMEN = ("bestand", "plek", "wijziging", "oordeel", "verklaring")
# file, place in it, change: what a mutant is known by
Vondst = tuple[str, str, str]


def _read() -> dict[Vondst, tuple[str, str]]:
    with LIJST.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand, delimiter=";"))
    return {(r["bestand"], r["plek"], r["wijziging"]): (r["oordeel"], r["verklaring"]) for r in rijen}


def read_reasons() -> dict[Vondst, tuple[str, str]]:
    """Verdict (``gelijkwaardig`` or ``niet getest``) and reason of every survivor that has one."""
    return {vondst: (oordeel, reden) for vondst, (oordeel, reden) in _read().items() if oordeel and reden}


def compare(
    over: Sequence[Vondst], gemeten: Container[str], *, is_geheel: bool
) -> tuple[list[Vondst], list[Vondst]]:
    """What survives without a reason, and what is listed and survives no more in the files that were judged.

    After a whole run a file of the list that was not judged at all is gone, so what is listed of it counts too.
    """
    redenen = read_reasons()
    onverklaard = [vondst for vondst in over if vondst not in redenen]
    levend = set(over)
    verdwenen = [v for v in _read() if v not in levend and (is_geheel or v[0] in gemeten)]
    return onverklaard, verdwenen


def write_reasons(over: Sequence[Vondst], gemeten: Container[str]) -> None:
    """Make the list that of this run for the files that were judged; reasons stay, a new survivor has none yet."""
    oud = _read()
    blijft = {vondst: oud[vondst] for vondst in oud if vondst[0] not in gemeten}
    nieuw = blijft | {vondst: oud.get(vondst, ("", "")) for vondst in over if vondst[0] in gemeten}
    with LIJST.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";", lineterminator="\n")
        schrijver.writerow(_KOLOMMEN)
        schrijver.writerows((*vondst, *reden) for vondst, reden in nieuw.items())
