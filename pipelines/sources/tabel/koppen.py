"""Header rows: which column is which, and what is wrong with a header that does not fit."""

import difflib
from collections.abc import Callable, Collection, Sequence

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.tabel.tabel import Tabel

Lijkt = Callable[[str, Sequence[str]], Sequence[str]]
_LANGST_GETOOND = 200
_ONBEKEND = {
    ("", False): "kolom_onbekend",
    ("keuze", False): "kolom_onbekend.keuze",
    ("lijkt", False): "kolom_onbekend.lijkt",
    ("", True): "kolom_onbekend.alias",
    ("lijkt", True): "kolom_onbekend.lijkt_alias",
}
"""By what can be said instead of the column, and whether there is a table of aliases."""


def match_header(
    tabel: Tabel, namen: Sequence[str], later: Collection[str] = ()
) -> tuple[dict[str, int], list[Bevinding]]:
    """Find each wanted column, in whatever case; a missing, unknown or doubled column is a finding.

    Those of ``later`` may be missing: tables that were written before they came lack them.
    """
    gezocht = {naam.casefold(): naam for naam in namen}
    gevonden = [gezocht.get(naam.casefold()) for naam in tabel.kop]
    bevindingen = check_tabel(tabel, gevonden, [naam for naam in namen if naam not in later])
    if bevindingen:
        return {}, bevindingen
    return {naam: i for i, naam in enumerate(gevonden) if naam is not None}, []


def nearest(naam: str, kandidaten: Sequence[str]) -> list[str]:
    """The name that a heading resembles, if any."""
    return difflib.get_close_matches(naam, kandidaten, n=1, cutoff=0.5)


def check_tabel(
    tabel: Tabel,
    namen: Sequence[str | None],
    verplicht: Sequence[str],
    lijkt: Lijkt = nearest,
    reference: str = "",
) -> list[Bevinding]:
    """``check_header`` for a table of the compiled layout."""
    plekken = [tabel.plek(i, tabel.koprij) for i in range(len(namen))]
    return check_header(tabel.kop, namen, plekken, tabel.plek_kop(), verplicht, lijkt, reference)


def check_header(
    labels: Sequence[str],
    namen: Sequence[str | None],
    plekken: Sequence[Plek],
    rij: Plek,
    verplicht: Sequence[str] = (),
    lijkt: Lijkt = nearest,
    reference: str = "",
    keuze: str = "",
) -> list[Bevinding]:
    """One finding per unknown, doubled or missing column.

    ``namen`` says what each label means: ``None`` is unknown, empty a column that may be passed over. An unknown column that
    resembles a missing one is one problem, not two; ``lijkt`` tells what a label resembles, the missing names given.
    ``reference`` names the table in which an alias can be added, if there is one. ``rij`` is the place of the whole header,
    ``keuze`` what the known columns are, where they are few enough to say.
    """
    bevindingen = []
    eerder: dict[str, Plek] = {}
    over = [naam for naam in verplicht if naam not in namen]
    for label, naam, plek in zip(labels, namen, plekken, strict=True):
        if naam is None:
            gelijkend = lijkt(label, over) if label else ()
            over = [n for n in over if n not in gelijkend[:1]]
            waarde = label[:_LANGST_GETOOND] or "(kolom zonder naam)"
            soort = "lijkt" if gelijkend else "keuze" if keuze else ""
            code, lijkend = (soort, bool(reference)), "» of «".join(gelijkend)
            bevindingen.append(
                meld(_ONBEKEND[code], plek, waarde, lijkt=lijkend, tabel=reference, keuze=keuze)
            )
        elif naam in eerder:
            waarde = label[:_LANGST_GETOOND]
            bevindingen.append(meld("kolom_dubbel", plek, waarde, kolom=naam, eerder=eerder[naam].cel))
        elif naam:
            eerder[naam] = plek
    return bevindingen + [meld("kolom_ontbreekt", rij, kolom=naam) for naam in over]
