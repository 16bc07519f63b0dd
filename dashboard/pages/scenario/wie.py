"""Who notices a scenario: the difference per inhabitant by group, and of every gemeente on the map."""

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, choices, key, note
from dashboard.beeld.grafiek.figuur import (
    Figuur,
    bars,
    base_layout,
    draw,
    hatch,
    label,
    rows_axis,
    value_axis,
)
from dashboard.beeld.grafiek.kleuren import ACCENT, PRIMAIR, UITEENLOPEND
from dashboard.beeld.grafiek.vlakkenkaart import area_map, no_map
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.gegevens.grenzen import boundary_years, choose_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from dashboard.pages.scenario.jaaruitkomst import (
    Geld,
    Geldveld,
    Jaaruitkomst,
    affected_source,
    gemeente_column,
    with_outcome,
)
from pipelines.basis.cijfer import Cijfer, print_value
from pipelines.basis.opmaak import format_eur
from pipelines.basis.zin import Zin, fill

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
    landelijk = alle.row(by_predicate=pl.col("soort") == "landelijk", named=True)
    zin: Zin | str = summarise_groups(groepen, per_inwoner, woord, uit.jaar)
    if uit.regional:
        zin = f"Wat elke {woord} in {uit.jaar} meer of minder krijgt, in euro."
    return section(
        "Wie merkt het?",
        choices(choice("sc-groep", "Groepeer naar", _GROEPEN.items(), soort, soort="smal")),
        uit.explain_regions(),
        figuurblok(
            "sc-groepen",
            f"Verschil {'' if uit.regional else 'per inwoner '}naar {woord} in {uit.jaar}",
            zin=zin,
            figuur=None if uit.regional else lambda: group_figure(groepen, per_inwoner),
            raster=lambda: _group_grid(uit, groepen, landelijk, soort),
            status="aanname",
            boven=None
            if uit.regional
            else caption("Naar rechts is meer, naar links en gearceerd is minder."),
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
    return caption(
        f"Per inwoner is hier per inwoner op 1 januari {indeling}, het jaar van de indeling waarin {jaar} is verdeeld. "
        f"De andere pagina’s delen de bedragen van {jaar} door de inwoners van 1 januari {jaar}."
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


def group_figure(groepen: pl.DataFrame, per_inwoner: Sequence[Cijfer]) -> Figuur:
    """A bar per group: less to the left and hatched, more to the right and plain.

    ``groepen``: groep, gemeenten, verschil_eur, voordeel, nadeel; one row per group, with its difference in ``per_inwoner``.
    """
    waarden = [float(cijfer) for cijfer in per_inwoner]
    minder = [waarde < 0 for waarde in waarden]
    balk = bars(
        per_inwoner,
        [
            f"<b>{rij['groep']}</b><br>{_describe_group(rij, cijfer)}"
            for rij, cijfer in zip(groepen.iter_rows(named=True), per_inwoner, strict=True)
        ],
        x=waarden,
        marker={
            "color": [ACCENT if m else PRIMAIR for m in minder],
            "pattern": hatch(["/" if m else "" for m in minder]),
        },
    )
    labels = [
        f"<b>{groep}</b>  {cijfer.tekst}" for groep, cijfer in zip(groepen["groep"], per_inwoner, strict=True)
    ]
    return draw([balk], _bar_layout(labels, waarden))


def _describe_group(rij: Rij, per_inwoner: Cijfer) -> str:
    return (
        f"{per_inwoner.tekst} per inwoner, {print_value(rij['verschil_eur'], 'verschil_eur')} samen<br>"
        f"{rij['voordeel']} van {rij['gemeenten']} gemeenten meer, {rij['nadeel']} minder"
    )


def _bar_layout(labels: Sequence[str], waarden: Sequence[float]) -> dict[str, object]:
    """Labels stand above their bar at the left edge, so that they read the same on a telephone."""
    breed = max(map(abs, waarden), default=0.0) or 0.01
    onder, boven = min([0.0, *waarden]), max([0.0, *waarden])
    return base_layout(len(labels) * _RIJHOOGTE + _ONDER) | {
        "bargap": 0.68,
        "margin": {"l": 8, "r": 12, "t": 4, "b": _ONDER},
        "xaxis": value_axis(onder - 0.04 * breed, boven + 0.04 * breed, "euro per inwoner")
        | {"zerolinewidth": 2, "nticks": 6},
        "yaxis": rows_axis(len(labels) - 0.5, -0.75),
        "annotations": [label(tekst, nummer, 11, 13) for nummer, tekst in enumerate(labels)],
    }


def _group_grid(uit: Jaaruitkomst, groepen: pl.DataFrame, landelijk: Rij, soort: str) -> html.Div:
    """The groups of one kind: money per inhabitant and in all, and who gains; below it all gemeenten together.

    Money for a region is in none of the amounts per inhabitant, so a scenario that changes it has these in euro alone.
    """
    geld, alle, basisnaam = uit.money(**{soort: "{groep}"}), uit.money(), uit.stand.basisnaam
    velden: tuple[Geldveld, ...] = tuple(alle.bronnen)
    totaal = {veld: alle.figure(landelijk, veld) for veld in velden}
    return raster(
        "raster-sc-groepen",
        "Verschil per groep",
        [
            kolom.tekst("groep", "Groep", totaal="Alle gemeenten", breedte=150, vast=True),
            *(
                []
                if uit.regional
                else [geld.column("per_inwoner", "Verschil per inwoner", 110, totaal=totaal["per_inwoner"])]
            ),
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


_CENT = Decimal("0.01")
Verschilklasse = tuple[pl.DataFrame, str, str]
"""The gemeenten of a class with the words at each (gm_code, naam), its colour, and what it is called."""


@with_outcome
def difference(uit: Jaaruitkomst) -> Component:
    """The difference per inhabitant on the map."""
    gemeenten = uit.rows(uit.stand.uitkomst.gemeente)
    grensjaar = choose_year(boundary_years(uit.gegevens.raw), uit.jaar)
    if grensjaar is None:
        return no_map()
    klassen = difference_classes(gemeenten)
    geld = uit.money(gm_code="{gm_code}")
    bij = f"Grenzen van {grensjaar}: CBS en Kadaster." + (
        "" if grensjaar == uit.jaar else " Latere herindelingen staan niet op de kaart."
    )
    return html.Section(
        [
            html.H3("Op de kaart"),
            figuurblok(
                "sc-kaart",
                f"Verschil per inwoner per gemeente in {uit.jaar}",
                zin=summarise_map(klassen),
                toon_zin=True,
                figuur=lambda: area_map(
                    klassen, f"/grenzen/{grensjaar}.geojson", geld.bronnen["per_inwoner"]
                ),
                raster=lambda: map_grid(gemeenten, geld, uit.link),
                boven=_map_key(klassen),
                status="aanname",
            ),
            caption(bij),
        ],
        className="fk-vervolg",
    )


def _map_key(klassen: list[Verschilklasse]) -> html.Ul:
    regels = [
        [
            html.Span(className="fk-staal sc-klasse", **kenmerken(aria_hidden="true", data_klasse=str(plek))),
            f"{woorden} ({deel.height})",
        ]
        for plek, (deel, _, woorden) in enumerate(klassen)
        if deel.height
    ]
    return key([note("Euro per inwoner:")], *regels)


def summarise_map(klassen: list[Verschilklasse]) -> str:
    """The map in one sentence: how many gemeenten are in each class."""
    delen = [f"{woorden} bij {deel.height}" for deel, _, woorden in klassen if deel.height]
    return "Per inwoner, met het aantal gemeenten: " + "; ".join(delen) + "."


def map_grid(gemeenten: pl.DataFrame, geld: Geld, href: Callable[[str], str]) -> html.Div:
    """What the map shows: every gemeente with its difference."""
    return raster(
        "raster-sc-kaart",
        "Verschil per gemeente",
        [
            gemeente_column(href),
            geld.per_inhabitant("Verschil per inwoner", 120),
            geld.column("verschil", "Verschil", 120),
        ],
        gemeenten,
        mee={"gm_code": "gm_code"},
        hoogte=420,
    )


def difference_classes(gemeenten: pl.DataFrame) -> list[Verschilklasse]:
    """Three classes of less, one of nothing and three of more, with colour and words; a class may be empty.

    ``gemeenten``: gm_code, naam, verschil_eur, verschil_eur_per_inwoner (``None`` without inhabitants).
    """
    bedragen = gemeenten.filter(pl.col("verschil_eur") != 0)["verschil_eur_per_inwoner"].drop_nulls().sort()
    laag, hoog = _find_bounds(bedragen)
    per_inwoner, teken = pl.col("verschil_eur_per_inwoner").abs(), pl.col("verschil_eur").sign()
    klassen = {0: (gemeenten.filter(teken == 0), "geen verschil")}
    for kant, woord in ((-1, "minder"), (1, "meer")):
        grenzen = (
            (1, per_inwoner < laag, f"tot {format_eur(laag, 2)} {woord}"),
            (
                2,
                per_inwoner.is_between(laag, hoog, closed="left"),
                f"{format_eur(laag, 2)} tot {format_eur(hoog, 2)} {woord}",
            ),
            (3, per_inwoner >= hoog, f"vanaf {format_eur(hoog, 2)} {woord}"),
        )
        for rang, binnen, woorden in grenzen:
            klassen[kant * rang] = (gemeenten.filter((teken == kant) & binnen), woorden)
    return [
        (_with_difference(deel), UITEENLOPEND[plek + 3], woorden)
        for plek, (deel, woorden) in sorted(klassen.items())
    ]


def _with_difference(deel: pl.DataFrame) -> pl.DataFrame:
    """The names as the map shows them, with the difference."""
    namen = [
        f"{naam}: {print_value(per_inwoner, 'verschil_per_inwoner')} per inwoner"
        for naam, per_inwoner in deel.select("naam", "verschil_eur_per_inwoner").iter_rows()
    ]
    return deel.select("gm_code").with_columns(naam=pl.Series(namen, dtype=pl.String))


def _find_bounds(bedragen: pl.Series) -> tuple[Decimal, Decimal]:
    """Where a small difference becomes a middling and a large one, from sorted differences that are not nothing.

    Nine in ten gemeenten decide, so that one extreme does not make the map even. When everybody gains, or everybody loses,
    the bounds lie around what most of them gain or lose.
    """
    if not bedragen.len():
        return _CENT, 2 * _CENT
    absoluut = bedragen.abs().sort()
    meeste, minste = (Decimal(absoluut[(absoluut.len() - 1) * tiende // 10]) for tiende in (9, 1))
    if bedragen[0] < 0 < bedragen[-1]:
        stap = _round_up(meeste / 2)
        return stap, 2 * stap
    stap = _round_up((meeste - minste) / 2)
    onder = minste // stap * stap
    return onder + stap, onder + 2 * stap


def _round_up(waarde: Decimal) -> Decimal:
    """The next 1, 2 or 5 with zeros, and at least a cent, so that classes have bounds that are easy to say."""
    if waarde <= _CENT:
        return _CENT
    macht = Decimal(1).scaleb(waarde.adjusted())
    stappen = (macht * factor for factor in (1, 2, 5, 10))
    return next(stap for stap in stappen if stap >= waarde).quantize(_CENT, ROUND_CEILING)
