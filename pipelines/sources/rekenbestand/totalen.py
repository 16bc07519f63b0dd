"""Totals that a table prints itself: every one is compared with the sum of the rows it is a total of."""

from decimal import Decimal

import polars as pl

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.basis.opmaak import format_exact
from pipelines.bestand.blad import Werkblad
from pipelines.sources.rekenbestand.koprij import Kop
from pipelines.sources.rekenbestand.notatie import Gebrek
from pipelines.sources.rekenbestand.rijsoort import Rijen

_HALF = Decimal("0.5")


def check_totals(
    blad: Werkblad, kop: Kop, rijen: Rijen, lang: pl.DataFrame, gebreken: list[Gebrek]
) -> list[Bevinding]:
    """Totals rows against their gemeenten and a column Totaal against its row; only whole sums are compared."""
    totaalkolommen = [i for i, rol in enumerate(kop.rollen) if rol == "totaal"]
    if not rijen.totalen and not totaalkolommen:
        return []
    kapot = {(g.rij, g.kolom) for g in gebreken if g.aard not in ("afgerond", "wetenschappelijk")}
    waarden = {
        (rij, kolom): waarde for rij, kolom, waarde in lang.select("rij", "kolom", "waarde").iter_rows()
    }
    bevindingen = []
    vorige = -1
    for totaalrij, is_deel in sorted(rijen.totalen.items()):
        leden = [r for r in rijen.sleutels if r < totaalrij and (r > vorige or not is_deel)]
        for kolom in [*kop.values(), *totaalkolommen]:
            som = _sum([(r, kolom) for r in leden], waarden)
            if (totaalrij, kolom) not in kapot and not any((r, kolom) in kapot for r in leden):
                bevindingen += _compare(blad, (totaalrij, kolom), waarden, som, len(leden))
        vorige = totaalrij
    for kolom in totaalkolommen:
        for rij in rijen.sleutels:
            cellen = [(rij, k) for k in kop.values()]
            if (rij, kolom) not in kapot and not any(c in kapot for c in cellen):
                bevindingen += _compare(blad, (rij, kolom), waarden, _sum(cellen, waarden), len(cellen))
    return bevindingen


def _sum(cellen: list[tuple[int, int]], waarden: dict[tuple[int, int], Decimal | None]) -> Decimal:
    return sum((waarden[cel] or Decimal(0) for cel in cellen), Decimal(0))


def _compare(
    blad: Werkblad,
    cel: tuple[int, int],
    waarden: dict[tuple[int, int], Decimal | None],
    som: Decimal,
    aantal: int,
) -> list[Bevinding]:
    gedrukt = waarden.get(cel)
    if gedrukt is None or gedrukt == som:
        return []
    verschil = gedrukt - som
    plaatsen = max(0, -_exponent(som), -_exponent(gedrukt))
    afronding = _HALF.scaleb(-plaatsen) * (aantal + 1) if plaatsen else Decimal(0)
    klein = abs(verschil) <= afronding or abs(verschil) <= _HALF.scaleb(
        _exponent(gedrukt) if _exponent(gedrukt) < 0 else 0
    )
    return [
        meld(
            "totaal_afronding" if klein and plaatsen else "totaal_ongelijk",
            blad.at(*cel),
            format_exact(gedrukt),
            verwacht=format_exact(som),
            verschil=format_exact(verschil),
        )
    ]


def _exponent(waarde: Decimal) -> int:
    exponent = waarde.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
