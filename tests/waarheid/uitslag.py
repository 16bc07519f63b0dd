"""What came of damage: what was found, how much the figures moved, and the tables that add it up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.waarheid.bank import Bedragen, caught
from tests.waarheid.bronnen import Bron, Plaats

_TELT_GEMEENTE, _TELT_LAND, _GROOT = 0.02, 0.002, 0.10


@dataclass(frozen=True)
class Uitslag:
    """What came of one trial; effects are shares: of the gemeente that moves most, and of the country."""

    bron: str
    plaats: Plaats
    ingreep: str
    zaad: str
    gevangen: str
    regels: tuple[str, ...]
    gemeente: float
    land: float
    verschoven: float
    """What moved in all, in the unit of the source (euro; inwoners: persons)."""

    @property
    def telt(self) -> bool:
        """Whether the damage is large enough to be counted."""
        return self.gemeente > _TELT_GEMEENTE or self.land > _TELT_LAND


def try_damage(bron: Bron, plaats: Plaats, ingreep: str, zaad: str) -> Uitslag | None:
    """Damage a table in one place; ``None`` when the damage changed nothing."""
    bank, tabel = bron.bank(plaats), bron.raster.tabel
    ander = dict(bron.plaatsen)[plaats]
    heel = bron.invoer.tabellen[tabel]
    stuk = bron.raster.damaged(heel, ingreep, plaats, ander, f"{bron.naam}|{ingreep}|{plaats}|{zaad}")
    if stuk is None:
        return None
    uitkomst = bank.damage({tabel: bron.known(tabel, stuk, plaats)})
    if uitkomst is None:
        return Uitslag(bron.naam, plaats, ingreep, zaad, caught(None), ("niet te berekenen",), 9.0, 9.0, 0.0)
    nieuw, na = uitkomst
    gemeente, land, verschoven = effect(bank.vooraf, na)
    return Uitslag(
        bron.naam, plaats, ingreep, zaad, caught(nieuw), tuple(sorted({b.regel for b in nieuw})), gemeente, land, verschoven
    )  # fmt: skip


def effect(vooraf: Bedragen, na: Bedragen) -> tuple[float, float, float]:
    """The largest change of a gemeente and that of the country as shares, and what moved in all."""
    delta = {gm: na.get(gm, 0.0) - bedrag for gm, bedrag in vooraf.items()}
    gemeente = max((abs(d / vooraf[gm]) for gm, d in delta.items() if vooraf[gm]), default=0.0)
    totaal = sum(vooraf.values())
    return gemeente, abs(sum(delta.values()) / totaal) if totaal else 0.0, sum(map(abs, delta.values()))


def report(uitslagen: Sequence[Uitslag]) -> None:
    """Silent ones first, then per source, per kind of damage and in total."""
    for u in sorted(uitslagen, key=lambda u: (u.gevangen, u.bron)):
        if u.telt and u.gevangen != "fout":
            print(
                f"{u.gevangen.upper():<13} {u.bron} {' '.join(map(str, u.plaats))}, {u.ingreep}, zaad {u.zaad}: gemeente {u.gemeente:.1%}, "
                f"land {u.land:.2%}, verschoven {u.verschoven:,.0f}  {', '.join(u.regels)}"
            )
    print(f"\n{'':<34}{'gevallen':>9}{'telt mee':>9}{'fout':>6}{'waarsch.':>9}{'stil':>6}{'niet stil':>10}{'fout':>7}{'verschoven':>20}")  # fmt: skip
    for ingreep in sorted({u.ingreep for u in uitslagen}):
        _line(ingreep, [u for u in uitslagen if u.ingreep == ingreep])
    print()
    for bron in dict.fromkeys(u.bron for u in uitslagen):
        _line(bron, [u for u in uitslagen if u.bron == bron])
    _line("samen", uitslagen)
    _line("een gemeente meer dan 10%", [u for u in uitslagen if u.gemeente > _GROOT])


def _line(naam: str, uitslagen: Sequence[Uitslag]) -> None:
    mee = [u for u in uitslagen if u.telt]
    telling = Counter(u.gevangen for u in mee)
    aantal = max(1, len(mee))
    print(
        f"{naam:<34}{len(uitslagen):>9}{len(mee):>9}{telling['fout']:>6}{telling['waarschuwing']:>9}{telling['stil']:>6}"
        f"{1 - telling['stil'] / aantal:>10.1%}{telling['fout'] / aantal:>7.0%}{sum(u.verschoven for u in mee):>20,.0f}"
    )
