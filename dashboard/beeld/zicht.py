"""How much of the money can be seen, and along which way. Frame: ``vragen/overzicht/zichtbaarheid``, a row per way."""

import polars as pl

from dashboard.beeld.kolom import Rij
from dashboard.beeld.termen import ZICHTBAARHEID
from pipelines.basis.cijfer import Cijfer, part_figure
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, fill

NIETS_TE_ZIEN = "nul: er is geen gemeente waarvan het geld langs deze weg te zien is"


def all_money(kanalen: pl.DataFrame, jaar: int | None) -> Cijfer:
    """The money of a year, whether or not anything of it can be seen."""
    bron = reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar)
    return Cijfer(total(kanalen["bedrag_eur"]), "eur", bron)


def seen_along(rij: Rij, jaar: int | None) -> Cijfer:
    """What can be seen along one way.

    What is not divided is a figure of the envelope; the rest is sorted by what can be seen, gemeente by gemeente.
    """
    weg = rij["zichtbaarheid"]
    bron = None
    if weg == "niet over gemeenten verdeeld":
        bron = reference("mart.envelop", "niet_verdeeld_eur", uitkeringsjaar=jaar)
    elif rij["bedrag_eur"]:
        bron = reference("herkomst.zichtbaar", "bedrag_eur", uitkeringsjaar=jaar, zichtbaarheid=weg)
    return Cijfer(rij["bedrag_eur"], "eur", bron, naam=ZICHTBAARHEID[weg], zonder_bron=NIETS_TE_ZIEN)


def seen_by_return(kanalen: pl.DataFrame, jaar: int | None) -> Cijfer:
    """The share of the money of which a return says what stands against it."""
    return part_figure(seen_along(kanalen.row(0, named=True), jaar), all_money(kanalen, jaar))


def say_seen(kanalen: pl.DataFrame, jaar: int | None) -> Zin:
    """The same in words."""
    aandeel = seen_by_return(kanalen, jaar)
    if not aandeel.waarde:
        return Zin("Van geen enkele euro is door een opgave te zien wat ertegenover staat.")
    return fill(
        "Van {aandeel} van het geld is door een opgave te zien wat ertegenover staat.", aandeel=aandeel
    )
