"""Who gains or loses more than a reader asks: how many gemeenten, which, and how many people live there."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

import dash_mantine_components as dmc
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, choices
from dashboard.beeld.gedeeld.regio import ZONDER_REGIO
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from dashboard.pages.scenario.invoer import GETAL
from dashboard.pages.scenario.jaaruitkomst import Jaaruitkomst, gemeente_column, with_outcome
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_eur
from pipelines.basis.sommen import total
from pipelines.basis.zin import Zin, fill

VELDEN = ("drempel", "kant")
STANDAARD = "1"
_HOOGST = Decimal(100_000)
_KANTEN = {"nadeel": "erop achteruitgaan", "voordeel": "erop vooruitgaan"}
_WOORDEN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"nadeel": ("verliest", "verliezen"), "voordeel": ("wint", "winnen")}
)


@with_outcome
def threshold(uit: Jaaruitkomst) -> Component:
    """The gemeenten beyond a number of euro per inhabitant, with the choice of that number."""
    kant = uit.toestand.kies("kant", list(_KANTEN), "nadeel")
    gevraagd = uit.toestand.veld("drempel") or STANDAARD
    drempel = read_threshold(gevraagd)
    keuzes = choices(
        dmc.NumberInput(
            id="sc-drempel",
            label="Meer dan (per inwoner)",
            value=None if drempel is None else float(drempel),
            decimalScale=2,
            debounce=600,
            className="fk-keuze fk-keuze--smal",
            **GETAL,
        ),
        choice("sc-kant", "Toon gemeenten die", _KANTEN.items(), kant),
    )
    if drempel is None:
        fout = notice(
            "vraag", f"De drempel ‘{gevraagd[:20]}’ is geen bedrag.", "Vul een bedrag in, zoals 1 of 2,50."
        )
        return section("Wie gaat er meer dan dat op achteruit of vooruit?", keuzes, fout)
    raakt = select_beyond(uit.rows(uit.stand.uitkomst.gemeente), drempel, kant)
    zin = describe_threshold(raakt, drempel, kant, uit)
    return section(
        f"Wie {_WOORDEN[kant][0]} meer dan {format_eur(drempel, 2)} per inwoner?",
        keuzes,
        figuurblok(
            "sc-drempel",
            f"Gemeenten die in {uit.jaar} meer dan {format_eur(drempel, 2)} per inwoner {_WOORDEN[kant][1]}",
            zin=zin,
            raster=lambda: _grid(uit, raakt),
        )
        if raakt.height
        else None,
        caption(ZONDER_REGIO) if uit.regional else None,
        lead=zin,
    )


def read_threshold(tekst: str) -> Decimal | None:
    """An amount of euro and cents; ``None`` for what is none."""
    try:
        bedrag = Decimal(tekst.replace(",", "."))
    except InvalidOperation:
        return None
    is_bruikbaar = (
        bedrag.is_finite() and 0 <= bedrag <= _HOOGST and bedrag == bedrag.quantize(Decimal("0.01"))
    )
    return bedrag if is_bruikbaar else None


def select_beyond(gemeenten: pl.DataFrame, drempel: Decimal, kant: str) -> pl.DataFrame:
    """The gemeenten that differ by more than the threshold, the largest first: by their own exact rate, not the one in cents.

    ``gemeenten``: verschil_eur, inwoners, verschil_eur_per_inwoner (``None``: no amount per own inhabitant, so never beyond).
    """
    teken = -1 if kant == "nadeel" else 1
    centen = int(drempel * 100)
    met = gemeenten.filter(pl.col("verschil_eur_per_inwoner").is_not_null())
    raakt = met.filter(pl.col("verschil_eur") * (100 * teken) > pl.col("inwoners") * centen)
    return raakt.sort(
        pl.col("verschil_eur").cast(pl.Float64) / pl.col("inwoners"), "gm_code", descending=[teken > 0, False]
    )


def describe_threshold(raakt: pl.DataFrame, drempel: Decimal, kant: str, uit: Jaaruitkomst) -> Zin:
    """How many gemeenten are beyond it, how many people live there and how much it is in all."""
    woord_een, woord_meer = _WOORDEN[kant]
    bedrag = format_eur(drempel, 2)
    gemeenten = uit.rows(uit.stand.uitkomst.gemeente)
    alle = gemeenten.height
    if not raakt.height:
        geen = f"Geen van de {alle} gemeenten {woord_een} in {uit.jaar} meer dan {bedrag} per inwoner"
        return Zin(geen, *_say_most(gemeenten, kant, uit), ".")
    telling = "telling van de rijen hieronder"
    return fill(
        "{aantal} van de {alle} gemeenten {woord} in {jaar} meer dan {bedrag} per inwoner; daar wonen {inwoners} mensen, en samen is het {som}.",
        aantal=Cijfer(raakt.height, "aantal", zonder_bron=telling),
        alle=alle,
        woord=woord_een if raakt.height == 1 else woord_meer,
        jaar=uit.jaar,
        bedrag=bedrag,
        inwoners=Cijfer(total(raakt["inwoners"]), "aantal", zonder_bron=telling),
        som=Cijfer(total(raakt["verschil_eur"]), "verschil_eur", zonder_bron=telling),
    )


def _say_most(gemeenten: pl.DataFrame, kant: str, uit: Jaaruitkomst) -> list[str | Cijfer]:
    """The gemeente that comes nearest to the threshold, where any is on that side."""
    dichtst = select_beyond(gemeenten, Decimal(0), kant).head(1)
    return [
        deel
        for rij in dichtst.iter_rows(named=True)
        for deel in (
            f"; het meest is het voor {rij['naam']}: ",
            uit.money(gm_code=rij["gm_code"]).figure(rij, "per_inwoner"),
        )
    ]


def _grid(uit: Jaaruitkomst, raakt: pl.DataFrame) -> html.Div:
    geld = uit.money(gm_code="{gm_code}")
    return raster(
        "raster-sc-drempel",
        "Gemeenten boven de drempel",
        [
            gemeente_column(uit.link, 150),
            geld.per_inhabitant("Per inwoner", 104),
            geld.column("verschil", "Verschil", 120),
            kolom.tekst("provincie", "Provincie", breedte=130),
            kolom.tekst("grootteklasse", "Grootteklasse", breedte=180),
        ],
        raakt,
        mee={"gm_code": "gm_code"},
        hoogte=min(420, 110 + 46 * raakt.height),
    )
