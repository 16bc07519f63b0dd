"""Header rows: which column is which, and what is wrong with a header that does not fit."""

import difflib
from collections.abc import Sequence

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.tabel.tabel import Tabel


def match_header(tabel: Tabel, namen: list[str]) -> tuple[dict[str, int], list[Bevinding]]:
    """Find each wanted column; a missing, unknown or doubled column is a finding."""
    plaats = {naam.casefold(): i for i, naam in enumerate(tabel.kop)}
    gezocht = {naam.casefold() for naam in namen}
    onbekend = [(i, naam) for i, naam in enumerate(tabel.kop) if naam.casefold() not in gezocht]
    ontbrekend = [naam for naam in namen if naam.casefold() not in plaats]
    bevindingen = doubled_columns(tabel, tabel.kop) + header_findings(tabel, onbekend, ontbrekend)
    if bevindingen:
        return {}, bevindingen
    return {naam: plaats[naam.casefold()] for naam in namen}, []


def header_findings(
    tabel: Tabel,
    onbekend: list[tuple[int, str]],
    ontbrekend: list[str],
    kandidaten: Sequence[str] = (),
    reference: str = "",
) -> list[Bevinding]:
    """One finding per header problem; an unknown column that resembles a missing one is one problem, not two.

    ``kandidaten`` are names that may be absent but can be what an unknown column means; ``reference`` names the table
    in which an alias can be added, if there is one.
    """
    over = list(ontbrekend)
    bevindingen = []
    for kolom, naam in onbekend:
        lijkt = difflib.get_close_matches(naam, [*over, *kandidaten], n=1, cutoff=0.5)
        over = [n for n in over if n not in lijkt]
        plek, waarde = tabel.plek(kolom, tabel.koprij), naam or "(kolom zonder naam)"
        if lijkt:
            bevindingen.append(
                meld(
                    "kolom_onbekend.lijkt_alias" if reference else "kolom_onbekend.lijkt",
                    plek,
                    waarde,
                    lijkt=lijkt[0],
                    tabel=reference,
                )
            )
        else:
            bevindingen.append(
                meld("kolom_onbekend.alias" if reference else "kolom_onbekend", plek, waarde, tabel=reference)
            )
    plek = Plek(tabel.document, tabel.blad, f"rij {tabel.koprij}")
    bevindingen += [
        meld("kolom_ontbreekt.alias" if reference else "kolom_ontbreekt", plek, kolom=naam, tabel=reference)
        for naam in over
    ]
    return bevindingen


def doubled_columns(tabel: Tabel, namen: Sequence[str | None]) -> list[Bevinding]:
    """A finding for each column whose (resolved) name already occurred, in whatever case."""
    eerste: dict[str, int] = {}
    for i, naam in enumerate(namen):
        if naam:
            eerste.setdefault(naam.casefold(), i)
    return [
        meld("kolom_dubbel", tabel.plek(i, tabel.koprij), tabel.kop[i], kolom=naam)
        for i, naam in enumerate(namen)
        if naam and eerste[naam.casefold()] < i
    ]
