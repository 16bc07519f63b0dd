"""Whose annex it is and of which year, as far as it says so itself: held against what was stated when it was added."""

import re
from collections.abc import Iterator

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad
from pipelines.sources.iv3.json_levering import gm_code_of, whole_number
from pipelines.sources.rekenbestand.naslag import Gemeentezoeker
from pipelines.sources.sisa.koppen import Bijlagekop

_JAAR = re.compile(
    r"\b(?:sisa|verantwoording(?:sinformatie)?|bijlage|boekjaar|verantwoordingsjaar|jaarrekening|jaar)\b"
    r"[^0-9]{0,60}?(20[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_NUMMER = re.compile(
    r"^(?:gemeentecode|gemeentenummer|cbs-?code|overheidsnummer)\s*:?\s*((?:GM)?[0-9]{1,6})?$", re.IGNORECASE
)
_NAAM = re.compile(r"^(?:naam )?(?:gemeente|ontvanger)(?:naam)?\s*[:\s]\s*(.+)$", re.IGNORECASE)
_LABEL = re.compile(r"^(?:naam )?(?:gemeente|ontvanger)(?:naam)?\s*:?$", re.IGNORECASE)


def check_title(
    blad: Blad, laatste: int, gm_code: str, jaar: int, gemeenten: Gemeentezoeker | None
) -> Iterator[Bevinding]:
    """An error for each text above row ``laatste`` (0-based, not included) that names another year or gemeente only."""
    jaren: dict[int, tuple[int, int]] = {}
    for nummer, rij in enumerate(blad.rijen[:laatste]):
        for kolom, cel in enumerate(rij):
            for treffer in _JAAR.findall(cel):
                jaren.setdefault(int(treffer), (nummer, kolom))
            volgende = next((c for c in rij[kolom + 1 :] if c.strip()), "")
            yield from _check_owner(blad, (nummer, kolom), cel.strip(), volgende, gm_code, gemeenten)
    if jaren and jaar not in jaren:
        gevonden, plek = next(iter(jaren.items()))
        yield meld("sisa_ander_jaar", blad.at(*plek), gevonden, verwacht=jaar)


def _check_owner(
    blad: Blad, plek: tuple[int, int], cel: str, volgende: str, gm_code: str, gemeenten: Gemeentezoeker | None
) -> Iterator[Bevinding]:
    """A code or name beside its label, or in one cell with it."""
    if nummer := _NUMMER.match(cel):
        if (code := gm_code_of(nummer[1] or volgende)) and code != gm_code:
            yield meld("sisa_andere_gemeente", blad.at(*plek), code, verwacht=gm_code)
        return
    naam = volgende if _LABEL.match(cel) else (m[1] if (m := _NAAM.match(cel)) else "")
    codes = gemeenten.by_name(naam) if gemeenten and naam else frozenset()
    if codes and gm_code not in codes:
        yield meld("sisa_andere_gemeente", blad.at(*plek), naam, verwacht=gm_code)


def check_row(
    blad: Blad, kop: Bijlagekop, nummer: int, gm_code: str, jaar: int, gemeenten: Gemeentezoeker | None
) -> Iterator[Bevinding]:
    """An error for a year or gemeente in a column of its own that is another than was stated."""
    rij = blad.rijen[nummer]
    velden = {n: rij[p].strip() for n, p in kop.posities.items() if p < len(rij) and rij[p].strip()}
    if "jaar" in velden and whole_number(velden["jaar"]) != jaar:
        plek = blad.at(nummer, kop.posities["jaar"])
        yield meld("sisa_ander_jaar", plek, velden["jaar"], verwacht=jaar)
    if "gm_code" in velden and gm_code_of(velden["gm_code"]) != gm_code:
        plek = blad.at(nummer, kop.posities["gm_code"])
        yield meld("sisa_andere_gemeente", plek, velden["gm_code"], verwacht=gm_code)
    naam = velden.get("gemeente", "")
    op_naam = gemeenten.by_name(naam) if gemeenten and naam else frozenset()
    op_code = gm_code_of(naam) if re.search(r"[0-9]", naam) else None
    if (op_naam and gm_code not in op_naam) or (op_code and op_code != gm_code):
        yield meld("sisa_andere_gemeente", blad.at(nummer, kop.posities["gemeente"]), naam, verwacht=gm_code)
