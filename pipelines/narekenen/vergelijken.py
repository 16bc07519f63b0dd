"""What was published, held against the second calculation: cell by cell, in words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipelines.narekenen.rekenen import Sleutel, Tabel, Waarde, as_number

# Per published table its key, and what of it is calculated. Text is compared as text, everything else as a number.
TABELLEN = {
    "envelop": ("uitkeringsjaar doel vorm", "bedrag_eur verdeeld_eur niet_verdeeld_eur status"),
    "toewijzing": ("uitkeringsjaar doel vorm gm_code", "bedrag_eur status"),
    "toewijzing_bewijs": (
        "uitkeringsjaar doel vorm regel deel gm_code",
        "envelop_eur te_verdelen_eur gewicht gewicht_totaal naar_beneden_eur rest extra_eur bedrag_eur positie",
    ),
    "toewijzing_indeling": ("indeling_jaar uitkeringsjaar doel vorm gm_code", "bedrag_eur"),
    "algemene_uitkering": (
        "circulaire uitkeringsjaar gm_code",
        "uitkeringsbasis_eur uitkeringsfactor inkomstenmaatstaf_eur algemene_uitkering_eur",
    ),
    "algemene_uitkering_cluster": ("circulaire uitkeringsjaar gm_code cluster", "bedrag_eur voor_factor_eur"),
    "uitkering": ("circulaire uitkeringsjaar gm_code uitkering", "bedrag_eur"),
}
_TEKST = {"status", "positie"}


class Celverschil(NamedTuple):
    """A cell, or a row, that is not what follows from the sources; ``wat`` says it in Dutch."""

    tabel: str
    sleutel: Sleutel
    wat: str

    def __str__(self) -> str:
        return f"{self.tabel} {' '.join(self.sleutel)}: {self.wat}"


def compare(
    tabel: str, berekend: Tabel, gepubliceerd: Iterable[dict[str, str]], gm_code: str | None = None
) -> Iterator[Celverschil]:
    """Every cell that differs, every row too many and every row that is missing; with ``gm_code`` of that gemeente alone."""
    sleutels, kolommen = (namen.split() for namen in TABELLEN[tabel])
    gezien = set()
    for rij in gepubliceerd:
        sleutel = tuple(rij[naam] for naam in sleutels)
        if sleutel in gezien:
            yield Celverschil(tabel, sleutel, "deze rij staat er twee keer")
        gezien.add(sleutel)
        if sleutel not in berekend:
            yield Celverschil(tabel, sleutel, "deze rij volgt niet uit de bronnen")
            continue
        for kolom in kolommen:
            verwacht = berekend[sleutel][kolom]
            if not _is_equal(rij[kolom], verwacht, is_tekst=kolom in _TEKST):
                wat = f"{kolom} is «{rij[kolom]}» en volgens de bronnen «{show(verwacht)}»"
                yield Celverschil(tabel, sleutel, wat)
    for sleutel in sorted(berekend.keys() - gezien):
        if gm_code is None or gm_code in sleutel or "gm_code" not in sleutels:
            yield Celverschil(tabel, sleutel, "deze rij ontbreekt")


def _is_equal(tekst: str, waarde: Waarde, *, is_tekst: bool) -> bool:
    if is_tekst:
        return tekst == waarde
    try:
        return as_number(tekst) == waarde
    except ValueError:
        return False


def show(waarde: Waarde) -> str:
    """A value as people write it: all decimals, or a fraction where these do not end."""
    if isinstance(waarde, str | int):
        return str(waarde)
    decimalen = next((n for n in range(31) if (waarde * 10**n).denominator == 1), None)
    if decimalen is None:
        return str(waarde)
    heel = str(abs(waarde.numerator) * 10**decimalen // waarde.denominator).rjust(decimalen + 1, "0")
    return ("-" if waarde < 0 else "") + (f"{heel[:-decimalen]},{heel[-decimalen:]}" if decimalen else heel)
