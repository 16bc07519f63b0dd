"""What both maps and the list show: the class of every gemeente, and the highest, the lowest and the country in a sentence."""

from collections.abc import Sequence

import polars as pl

from dashboard.beeld.maten import Meting
from dashboard.pages.kaart.klassen import Klasse, class_limits, class_number, name_classes
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_number
from pipelines.basis.verwijzing import tally
from pipelines.basis.zin import Zin, fill


def classify(meting: Meting) -> tuple[list[int], list[Klasse]]:
    """The class of every gemeente in the order of the frame, and the classes that occur."""
    waarden = meting.waarden
    grenzen = class_limits([w for w in waarden if w is not None])
    nummers = [class_number(w, grenzen) for w in waarden]
    return nummers, name_classes(nummers, grenzen, meting.show)


def is_empty(nummers: Sequence[int]) -> bool:
    """Whether no gemeente has a figure, so that there is nothing to draw."""
    return all(nummer < 0 for nummer in nummers)


def counted(aantal: int, meting: Meting, codes: Sequence[str], welke: str) -> Cijfer:
    """How many gemeenten; leads to those that were counted."""
    return Cijfer(aantal, "aantal", tally(meting.bron_van(codes), welke), zonder_bron="geen opgave")


def summarise(meting: Meting) -> Zin:
    """The highest, the lowest and the country in one sentence; the country from sums."""
    met = meting.gemeenten.with_columns(pl.Series("waarde", meting.waarden, pl.Object)).filter(
        pl.Series([waarde is not None for waarde in meting.waarden])
    )
    rijen = list(met.iter_rows(named=True))
    boven = [rij for rij in rijen if rij["waarde"] > 0]
    if not boven:
        return Zin("Geen enkele gemeente heeft hier meer dan nul.")
    laagste, hoogste = (wie(boven, key=lambda rij: rij["waarde"]) for wie in (min, max))
    codes = met["gm_code"].to_list()
    return fill(
        "{wie} {woord} {land}{per}: van {laag} in {laag_naam} tot {hoog} in {hoog_naam}{nul}.",
        wie=Zin("Over alle gemeenten")
        if len(rijen) == meting.gemeenten.height
        else Zin(
            "Over ",
            counted(len(rijen), meting, codes, "met_cijfer"),
            f" {'gemeente' if len(rijen) == 1 else 'gemeenten'} met een cijfer",
        ),
        woord="gemiddeld" if meting.per_inwoner else "samen",
        land=meting.figure_together(met),
        per=_per(meting),
        laag=meting.figure(laagste["waarde"], [laagste["gm_code"]]),
        laag_naam=laagste["naam"],
        hoog=meting.figure(hoogste["waarde"], [hoogste["gm_code"]]),
        hoog_naam=hoogste["naam"],
        nul=_nothing(meting, codes, len(rijen) - len(boven)),
    )


def _per(meting: Meting) -> str:
    if not meting.per_inwoner:
        return ""
    return f" per {format_number(meting.per)} inwoners" if meting.per > 1 else " per inwoner"


def _nothing(meting: Meting, codes: Sequence[str], geen: int) -> Zin | None:
    if not geen:
        return None
    heeft = "gemeente heeft" if geen == 1 else "gemeenten hebben"
    return Zin("; ", counted(geen, meting, codes, "nul"), f" {heeft} niets")
