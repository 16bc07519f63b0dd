"""Blocks beside each other on a sheet, each with codes and names of its own: every block is a table by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad
from pipelines.sources.rekenbestand.koprij import Kop, read_header
from pipelines.sources.rekenbestand.naslag import Naslag
from pipelines.sources.rekenbestand.rijsoort import Rijen, cell

_LABELS = ("code", "naam")


@dataclass(frozen=True)
class Tabelblok:
    """A table and the sheet that it stands on, of which all that is beside it is left blank; its columns from and to."""

    blad: Blad
    kop: Kop
    van: int = 0
    tot: int | None = None


def split_blocks(blad: Blad, kop: Kop, einde: int, naslag: Naslag) -> list[Tabelblok]:
    """The blocks of a header whose rows end at ``einde`` (exclusive); one when its labels stand in front of all figures.

    A block begins at a column of codes or names behind figures, so that its rows are found by its own codes and names.
    """
    begin = _begins(kop)
    blokken: list[Tabelblok] = []
    for van, tot in zip(begin, [*begin[1:], None], strict=True):
        los = _mask(blad, range(kop.eerste, min(einde, len(blad.rijen))), van, tot)
        eigen, _ = read_header(los, kop.eerste, kop.laatste, naslag)
        if eigen is None:
            return [Tabelblok(blad, kop)]
        blokken.append(Tabelblok(los, eigen, van, tot))
    return blokken if len(blokken) > 1 else [Tabelblok(blad, kop)]


def _begins(kop: Kop) -> list[int]:
    """Where blocks begin; labels behind the last figures begin none."""
    begin, heeft_cijfers = [0], False
    laatste = max(kop.values(), default=0)
    for kolom, rol in enumerate(kop.rollen):
        if rol == "waarde":
            heeft_cijfers = True
        elif rol in _LABELS and heeft_cijfers and kolom < laatste:
            begin.append(kolom)
            heeft_cijfers = False
    return begin


def _mask(blad: Blad, nummers: range, van: int, tot: int | None) -> Blad:
    """The sheet with only these columns in these rows, without the blank ones between this block and the next."""
    rijen = list(blad.rijen)
    breedte = max(
        (
            k
            for nummer in nummers
            for k, cel in enumerate(rijen[nummer][van:tot], start=van + 1)
            if cel.strip()
        ),
        default=van,
    )
    for nummer in nummers:
        eigen = blad.rijen[nummer][van:breedte]
        rijen[nummer] = [*[""] * van, *eigen] if eigen else []
    return replace(blad, rijen=rijen)


def check_labels(blad: Blad, kop: Kop, rijen: Rijen, naslag: Naslag) -> Iterator[Bevinding]:
    """An error for each code or name beside the first that is another gemeente than the row was taken for."""
    for kolom, rol in enumerate(kop.rollen):
        if rol not in _LABELS or kolom == kop.column(rol):
            continue
        for nummer, gm_code in rijen.sleutels.items():
            tekst = cell(blad.rijen[nummer], kolom)
            op_code = naslag.gemeenten.by_code(tekst)
            bedoeld = frozenset([op_code]) if op_code else naslag.gemeenten.by_name(tekst)
            if tekst and bedoeld and gm_code not in bedoeld:
                yield meld(
                    "gemeente_twee_in_rij",
                    blad.at(nummer, kolom),
                    tekst,
                    verwacht=f"{naslag.gemeenten.weergave[gm_code]} ({gm_code})",
                )
