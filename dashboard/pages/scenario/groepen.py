"""Who notices a scenario: the difference per inhabitant by size class, province or centre function."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show_points
from dashboard.beeld.grafiek.figuur import base_layout, pattern, value_axis
from dashboard.beeld.grafiek.kleuren import ACCENT, INKT, LABELVLAK, PRIMAIR
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from dashboard.pages.scenario.jaaruitkomst import Geldveld, Jaaruitkomst, affected_source, with_outcome
from pipelines.basis.cijfer import Cijfer, print_value
from pipelines.basis.zin import Zin, fill

if TYPE_CHECKING:
    import plotly.graph_objects as go

_GROEPEN = {"grootteklasse": "Grootteklasse", "provincie": "Provincie", "centrumfunctie": "Centrumfunctie"}
_GETELD = (("voordeel", "Meer"), ("nadeel", "Minder"), ("gelijk", "Gelijk"))
_RIJHOOGTE = 56
_ONDER = 48


@with_outcome
def groups(uit: Jaaruitkomst) -> Component:
    """The difference per inhabitant by size class, province or centre function."""
    soort = uit.toestand.kies("groep", list(_GROEPEN), "grootteklasse")
    woord = _GROEPEN[soort].lower()
    alle = uit.rows(uit.stand.uitkomst.groep)
    groepen = alle.filter(pl.col("soort") == soort)
    per_inwoner = [
        uit.money(**{soort: rij["groep"]}).figure(rij, "per_inwoner") for rij in groepen.iter_rows(named=True)
    ]
    zin = summarise_groups(groepen, per_inwoner, woord, uit.jaar)
    return section(
        "Wie merkt het?",
        html.Div(
            choice("sc-groep", "Groepeer naar", _GROEPEN.items(), soort, soort="smal"), className="fk-keuzes"
        ),
        figuurblok(
            "sc-groepen",
            f"Verschil per inwoner naar {woord} in {uit.jaar}",
            zin=zin,
            figuur=lambda: group_figure(groepen, per_inwoner),
            raster=lambda: _group_grid(
                uit, groepen, alle.row(by_predicate=pl.col("soort") == "landelijk", named=True), soort
            ),
            toon_zin=False,
            boven=html.P(
                "Naar rechts is meer, naar links en gearceerd is minder.", className="fk-bijschrift"
            ),
        ),
        _which_inhabitants(uit.gegevens, uit.jaar),
        lead=zin,
    )


def _which_inhabitants(gegevens: Gegevens, jaar: int) -> Component | None:
    """Where a scenario divides by other inhabitants than the other pages, both dates."""
    rij = gegevens.read("jaren").row(by_predicate=pl.col("uitkeringsjaar") == jaar, named=True)
    indeling = rij["indeling_peildatum"].year
    if indeling <= jaar:
        return None
    return html.P(
        f"Per inwoner is hier per inwoner op 1 januari {indeling}, het jaar van de indeling waarin {jaar} is verdeeld. "
        f"De andere pagina’s delen de bedragen van {jaar} door de inwoners van 1 januari {jaar}.",
        className="fk-bijschrift",
    )


def summarise_groups(groepen: pl.DataFrame, per_inwoner: Sequence[Cijfer], soort: str, jaar: int) -> Zin:
    """The figure in one sentence: the groups at both ends. ``per_inwoner``: the difference of each."""
    if not groepen.height:
        return Zin(f"Voor {jaar} zijn er geen groepen om te tonen.")
    paren = sorted(zip(per_inwoner, groepen["groep"], strict=True), key=lambda paar: float(paar[0]))
    (laag, eerste), (hoog, laatste) = paren[0], paren[-1]
    if laag.waarde == hoog.waarde:
        return fill("Per inwoner verandert er in {jaar} in elke groep evenveel: {eur}.", jaar=jaar, eur=laag)
    return fill(
        "Naar {soort} loopt het verschil in {jaar} van {laag} per inwoner ({eerste}) tot {hoog} ({laatste}).",
        soort=soort,
        jaar=jaar,
        laag=laag,
        eerste=eerste,
        hoog=hoog,
        laatste=laatste,
    )


def group_figure(groepen: pl.DataFrame, per_inwoner: Sequence[Cijfer]) -> "go.Figure":
    """A bar per group: less to the left and hatched, more to the right and plain.

    ``groepen``: groep, gemeenten, verschil_eur, voordeel, nadeel; one row per group, with its difference in ``per_inwoner``.
    """
    import plotly.graph_objects as go

    waarden = [float(cijfer) for cijfer in per_inwoner]
    minder = [waarde < 0 for waarde in waarden]
    balk = go.Bar(
        orientation="h",
        meta=show_points(per_inwoner),
        y=list(range(len(waarden))),
        x=waarden,
        marker={
            "color": [ACCENT if m else PRIMAIR for m in minder],
            "pattern": {**pattern(None), "shape": ["/" if m else "" for m in minder]},
        },
        customdata=[
            f"<b>{rij['groep']}</b><br>{_describe_group(rij, cijfer)}"
            for rij, cijfer in zip(groepen.iter_rows(named=True), per_inwoner, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
    labels = [
        f"<b>{groep}</b>  {cijfer.tekst}" for groep, cijfer in zip(groepen["groep"], per_inwoner, strict=True)
    ]
    return go.Figure([balk], _bar_layout(labels, waarden))


def _describe_group(rij: Rij, per_inwoner: Cijfer) -> str:
    return (
        f"{per_inwoner.tekst} per inwoner, {print_value(rij['verschil_eur'], 'verschil_eur')} samen<br>"
        f"{rij['voordeel']} van {rij['gemeenten']} gemeenten meer, {rij['nadeel']} minder"
    )


def _bar_layout(labels: Sequence[str], waarden: Sequence[float]) -> dict[str, object]:
    """Labels stand above their bar at the left edge, so that they read the same on a telephone."""
    breed = max(map(abs, waarden), default=0.0) or 0.01
    onder, boven = min([0.0, *waarden]), max([0.0, *waarden])
    plek = {"x": 0, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    annotaties = [
        {
            **plek,
            "y": nummer,
            "yshift": 11,
            "bgcolor": LABELVLAK,
            "align": "left",
            "text": label,
            "font": {"size": 13, "color": INKT},
        }
        for nummer, label in enumerate(labels)
    ]
    return base_layout(len(labels) * _RIJHOOGTE + _ONDER) | {
        "bargap": 0.68,
        "margin": {"l": 8, "r": 12, "t": 4, "b": _ONDER},
        "xaxis": value_axis(onder - 0.04 * breed, boven + 0.04 * breed, "euro per inwoner")
        | {"zerolinewidth": 2, "nticks": 6},
        "yaxis": {"range": [len(labels) - 0.5, -0.75], "visible": False, "fixedrange": True},
        "annotations": annotaties,
    }


def _group_grid(uit: Jaaruitkomst, groepen: pl.DataFrame, landelijk: Rij, soort: str) -> html.Div:
    """The groups of one kind: money per inhabitant and in all, and who gains; below it all gemeenten together."""
    geld, alle, basisnaam = uit.money(**{soort: "{groep}"}), uit.money(), uit.stand.basisnaam
    velden: tuple[Geldveld, ...] = tuple(alle.bronnen)
    totaal = {veld: alle.figure(landelijk, veld) for veld in velden}
    per_inwoner: tuple[tuple[Geldveld, str, int], ...] = (
        ("per_inwoner", "Verschil per inwoner", 110),
        ("basis_pi", f"Basis per inwoner ({basisnaam})", 120),
        ("scenario_pi", "Scenario per inwoner", 110),
    )
    return raster(
        "raster-sc-groepen",
        "Verschil per groep",
        [
            kolom.tekst("groep", "Groep", totaal="Alle gemeenten", breedte=150, vast=True),
            *[geld.column(veld, kop, breedte, totaal=totaal[veld]) for veld, kop, breedte in per_inwoner],
            *geld.amounts(basisnaam, totaal),
            *[
                kolom.getal(
                    kant,
                    kop,
                    notatie="aantal",
                    herkomst=affected_source(kant, uit.jaar, **{soort: "{groep}"}),
                    totaal=landelijk[kant],
                    totaal_herkomst=affected_source(kant, uit.jaar),
                    breedte=96,
                )
                for kant, kop in _GETELD
            ],
        ],
        groepen,
    )
