"""What the gemeenten got per goal: a chart per inhabitant with a mark for each, and a table in the view that was chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom, termen
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.bundel import explain_bundles, fold, is_unfolded, read_bundles, wholes
from dashboard.beeld.elementen import caption, key, status_badge
from dashboard.beeld.gedeeld.regio import GEEN_ONTVANGER, ZONDER_REGIO, read_regional
from dashboard.beeld.grafiek.figuur import Figuur, Spoor, bar_figure, trace
from dashboard.beeld.grafiek.kleuren import LIJN, REEKS, VLAK
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.vergelijken.keuze import (
    NIET,
    Gemeentekeuze,
    difference,
    difference_source,
    find_chosen,
    rate,
)
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import allocated
from pipelines.basis.zin import Zin, fill
from pipelines.herkomst import SCHEIDING

VORMEN = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross")
TEKENS = ("●", "■", "◆", "▲", "▼", "✚")


@dataclass(frozen=True)
class Reeks:
    """A row: its name, and euro per inhabitant for every gemeente in order; some have no value."""

    naam: str
    cijfers: tuple[Cijfer, ...]

    @property
    def bekend(self) -> list[Cijfer]:
        """The figures that there are, the lowest first."""
        return sorted((c for c in self.cijfers if c.waarde is not None), key=float)


def gemeente_key(namen: list[str]) -> html.Ul:
    """Which sign is which gemeente."""
    return key(
        *[
            [
                html.Span(
                    TEKENS[plek], className=f"fk-reeks fk-reeks--{plek + 1}", **kenmerken(aria_hidden="true")
                ),
                naam,
            ]
            for plek, naam in enumerate(namen)
        ]
    )


def side_by_side_figure(rijen: Sequence[Reeks], namen: Sequence[str]) -> Figuur:
    """A row per goal or taakveld with a mark per gemeente, and a line from the lowest to the highest."""
    sporen: list = [_span(nummer, rij.bekend) for nummer, rij in enumerate(rijen) if rij.bekend]
    for plek, naam in enumerate(namen):
        punten = [
            (nummer, rij.naam, rij.cijfers[plek])
            for nummer, rij in enumerate(rijen)
            if rij.cijfers[plek].waarde is not None
        ]
        sporen.append(
            trace(
                "scatter",
                [cijfer for *_, cijfer in punten],
                [f"<b>{naam}</b><br>{rij}: {cijfer.tekst} per inwoner" for _, rij, cijfer in punten],
                mode="markers",
                name=naam,
                x=[float(cijfer) for *_, cijfer in punten],
                y=[nummer for nummer, *_ in punten],
                marker={
                    "symbol": VORMEN[plek],
                    "size": 13,
                    "color": REEKS[plek],
                    "line": {"color": VLAK, "width": 1},
                },
                cliponaxis=False,
            )
        )
    maximum = max((float(cijfer) for rij in rijen for cijfer in rij.bekend), default=1.0) or 1.0
    labels = [(rij.naam, _range(rij.bekend)) for rij in rijen]
    return bar_figure(sporen, labels, maximum * 1.03, "euro per inwoner")


def _span(nummer: int, bekend: Sequence[Cijfer]) -> Spoor:
    return trace(
        "scatter",
        mode="lines",
        x=[float(bekend[0]), float(bekend[-1])],
        y=[nummer, nummer],
        line={"color": LIJN, "width": 6},
        hoverinfo="skip",
    )


def _range(bekend: Sequence[Cijfer]) -> str:
    if not bekend:
        return "geen cijfer"
    if bekend[0].waarde == bekend[-1].waarde:
        return f"{bekend[0].tekst} per inwoner"
    return f"{bekend[0].tekst} tot {bekend[-1].tekst} per inwoner"


def summarise_gap(rijen: Sequence[Reeks], namen: Sequence[str]) -> Zin:
    """Where the gemeenten are furthest apart."""
    if len(namen) == 1:
        return Zin(f"Wat aan {namen[0]} per doel is toegewezen.")
    met = [rij for rij in rijen if len(rij.bekend) > 1]
    if not met:
        return Zin("Er is geen doel waarvoor van meer dan een van deze gemeenten een bedrag bekend is.")
    verst = max(met, key=lambda rij: (rij.bekend[-1].waarde or 0) - (rij.bekend[0].waarde or 0))
    hoog, laag = (
        wie((c for c in verst.cijfers if c.waarde is not None), key=lambda c: c.waarde or 0)
        for wie in (max, min)
    )
    return fill(
        "Het verst uit elkaar liggen zij bij ‘{rij}’: {hoog} per inwoner in {naam}, {laag} in {ander}.",
        rij=verst.naam,
        hoog=hoog,
        naam=namen[verst.cijfers.index(hoog)],
        laag=laag,
        ander=namen[verst.cijfers.index(laag)],
    )


Doelrij = Mapping[str, Any]
"""A goal, or all of them: doel, doel_naam, status, wie (the key of its references), bedragen (euro by gm_code), zonder (why
there is none)."""


WEERGAVEN = {"inwoner": "Per inwoner", "totaal": "In euro's", "verschil": "Verschil met de eerste"}


@only_with(find_chosen)
def goals(gegevens: Gegevens, toestand: Toestand, keuze: Gemeentekeuze) -> Component:
    """The allocation per goal: a chart per inhabitant, and a table in the view that was chosen."""
    weergave = toestand.kies("toon", list(WEERGAVEN), "inwoner")
    alle = read_goals(gegevens, keuze, toestand)
    doelen = alle.filter(pl.col("toegewezen_eur").is_not_null().any().over("doel"))
    bundels = read_bundles(gegevens, toestand)
    regionaal = read_regional(gegevens, toestand)["doel"].unique().to_list()
    eigen = doelen.filter(~pl.col("doel").is_in(regionaal))
    samen, gevouwen = (fold_goals(eigen, bundels, met_delen=met) for met in (False, is_unfolded(toestand)))
    namen = keuze.gemeenten["naam"].to_list()
    rijen = _goal_rows(keuze, gevouwen, toestand.jaar)
    tonen = weergave if len(namen) > 1 or weergave != "verschil" else "inwoner"
    zin = summarise_gap(_goal_rows(keuze, samen, toestand.jaar), namen)
    return section(
        "Toegewezen per doel",
        explain_bundles(bundels, toestand, "ve-delen"),
        figuurblok(
            "naastdoelen",
            f"Toegewezen per doel en per inwoner: {', '.join(namen)}, {toestand.jaar}",
            zin=zin,
            boven=gemeente_key(namen),
            figuur=lambda: side_by_side_figure(rijen, namen),
            raster=lambda: (
                goal_total_grid(
                    keuze.gemeenten,
                    fold_goals(only_recipients(doelen, regionaal), bundels, met_delen=is_unfolded(toestand)),
                    toestand.jaar,
                )
                if tonen == "totaal"
                else {"inwoner": goal_rate_grid, "verschil": goal_difference_grid}[tonen](
                    keuze.gemeenten, gevouwen, toestand.jaar
                )
            ),
            open_tabel=True,
        ),
        caption(
            "Totalen en verschillen zijn berekend uit de hele bedragen en inwoners en pas daarna afgerond."
            + _not_divided(alle, doelen)
            + (f" {ZONDER_REGIO}" if regionaal else "")
        ),
        lead=[zin, " ", status_badge(termen.weakest_status(doelen["status"]))],
    )


def only_recipients(doelen: pl.DataFrame, regionaal: list[str]) -> pl.DataFrame:
    """Of a goal that is for regions nobody got nothing: who is no recipient has no amount. Frame: of ``read_goals``."""
    ontvangt = ~pl.col("doel").is_in(regionaal) | (pl.col("toegewezen_eur") != 0)
    return doelen.with_columns(pl.when(ontvangt).then("toegewezen_eur").alias("toegewezen_eur"))


def fold_goals(doelen: pl.DataFrame, bundels: pl.DataFrame, *, met_delen: bool) -> pl.DataFrame:
    """The goals of all gemeenten with a bundle as one. Frames: ``vragen/vergelijken/vergelijk_doelen``, ``vragen/algemeen/bundels``."""
    return fold(doelen, bundels, ("toegewezen_eur",), per=("gm_code",), met_delen=met_delen)


def _not_divided(alle: pl.DataFrame, doelen: pl.DataFrame) -> str:
    """The goals of which no gemeente receives anything, so that nobody misses them in silence."""
    namen = alle.filter(~pl.col("doel").is_in(doelen["doel"].to_list()))["doel_naam"].unique(
        maintain_order=True
    )
    return (
        f" Niet over gemeenten verdeeld, en daarom niet in de tabel: {', '.join(namen)}."
        if len(namen)
        else ""
    )


def read_goals(gegevens: Gegevens, keuze: Gemeentekeuze, toestand: Toestand) -> pl.DataFrame:
    """What each of the chosen ones got per goal, and what there is according to their returns."""
    return gegevens.read(
        "vergelijk_doelen", jaar=toestand.jaar, gemeenten=keuze.codes, met_voorbeeld=toestand.met_voorbeeld
    )


def list_goals(doelen: pl.DataFrame) -> list[tuple[str, str]]:
    """The goals that occur, with their names, in order."""
    return list(doelen.select("doel", "doel_naam").unique(maintain_order=True).iter_rows())


def _goal_rows(keuze: Gemeentekeuze, doelen: pl.DataFrame, jaar: int) -> list[Reeks]:
    """Goals that are divided over gemeenten, each with the rates of the chosen ones in order."""
    wie = list(keuze.gemeenten.select("gm_code", "inwoners").iter_rows())
    return [
        Reeks(
            termen.short_goal(rij["doel_naam"]), tuple(_rate(rij, jaar, inwoners, gm) for gm, inwoners in wie)
        )
        for rij in _by_goal(doelen.filter(pl.col("toegewezen_eur").is_not_null()))
    ]


def _by_goal(doelen: pl.DataFrame) -> list[Doelrij]:
    return [
        _together(doelen.filter(pl.col("doel") == doel), naam, {"doel": doel})
        for doel, naam in list_goals(doelen)
    ]


def _together(deel: pl.DataFrame, naam: str, wie: Mapping[str, str]) -> Doelrij:
    """Amounts by gemeente of a goal, or of all; those of goals that are not divided count for nobody."""
    met = deel.filter(pl.col("toegewezen_eur").is_not_null())
    return {
        "doel_naam": naam,
        "status": termen.weakest_status(deel["status"]),
        "wie": wie,
        # a goal of which nobody receives anything is in no table: what is missing here, another received
        "zonder": GEEN_ONTVANGER if met.height < deel.height else NIET,
        "bedragen": dict(
            met.group_by("gm_code").agg(pl.col("toegewezen_eur").cast(pl.Int64).sum()).iter_rows()
        ),
    }


def _all_together(doelen: pl.DataFrame) -> Doelrij:
    """The goals of a table together, and no others."""
    samen = wholes(doelen)
    return _together(samen, "Totaal", {"doel": SCHEIDING.join(samen["doel"].unique(maintain_order=True))})


def _amount(rij: Doelrij, jaar: int, *codes: str) -> Cijfer:
    """What these gemeenten got together."""
    bedragen = [rij["bedragen"][gm] for gm in codes if gm in rij["bedragen"]]
    if not bedragen:
        return Cijfer(None, "eur", reden=rij["zonder"])
    return Cijfer(sum(bedragen), "eur", allocated(jaar, **rij["wie"], gm_code=SCHEIDING.join(codes)))


def _rate(rij: Doelrij, jaar: int, inwoners: int | None, *codes: str) -> Cijfer:
    bedrag = _amount(rij, jaar, *codes)
    return rate(bedrag.waarde, inwoners, bedrag.verwijzing, jaar, *codes, reden=NIET)


def goal_rate_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame, jaar: int) -> html.Div:
    """Euro per inhabitant per goal, and that of all chosen gemeenten together from their sums."""
    return _side_grid(
        "raster-perinwoner",
        "Toegewezen per doel, per inwoner",
        gemeenten,
        doelen,
        "Samen, per inwoner",
        lambda rij, inwoners, *codes: _rate(rij, jaar, inwoners, *codes),
    )


def goal_total_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame, jaar: int) -> html.Div:
    """Euro per goal; each figure opens its derivation."""
    return _side_grid(
        "raster-bedragen",
        "Toegewezen per doel",
        gemeenten,
        doelen,
        "Samen",
        lambda rij, _, *codes: _amount(rij, jaar, *codes),
    )


def _side_grid(
    id_: str,
    naam: str,
    gemeenten: pl.DataFrame,
    doelen: pl.DataFrame,
    samen: str,
    maak: Callable[..., Cijfer],
) -> html.Div:
    """A row per goal, a column per gemeente, and all of them together; a total below."""
    wie = list(gemeenten.select("gm_code", "naam", "inwoners").iter_rows())
    codes = [gm for gm, *_ in wie]
    iedereen = sum(inwoners or 0 for *_, inwoners in wie)
    totaal = _all_together(doelen)

    def column(veld: str, kop: str, breedte: int, inwoners: int, codes: Sequence[str]) -> kolom.Kolom:
        return kolom.getal(
            veld,
            kop,
            lambda rij: maak(rij, inwoners, *codes),
            totaal=maak(totaal, inwoners, *codes),
            breedte=breedte,
        )

    return raster(
        id_,
        naam,
        [
            kolom.doel(totaal="Totaal"),
            *[column(f"g{plek}", kop, 140, inwoners, [gm]) for plek, (gm, kop, inwoners) in enumerate(wie)],
            column("samen", samen, 120, iedereen, codes) if len(wie) > 1 else None,
            kolom.badge("status", "Status", totaal=totaal["status"], breedte=126),
        ],
        _by_goal(doelen),
    )


def goal_difference_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame, jaar: int) -> html.Div:
    """How much more or less per inhabitant than the first gemeente, in euro and per cent; both from the exact sums."""
    eerste, *anderen = gemeenten.iter_rows(named=True)
    totaal = _all_together(doelen)

    def basis(rij: Doelrij) -> Cijfer:
        return _rate(rij, jaar, eerste["inwoners"], eerste["gm_code"])

    def gap(gemeente: Mapping[str, Any], *, pct: bool) -> Callable[[Doelrij], Cijfer]:
        gm = gemeente["gm_code"]

        def cijfer(rij: Doelrij) -> Cijfer:
            verschil, procent = difference(_rate(rij, jaar, gemeente["inwoners"], gm), basis(rij))
            delen = (allocated(jaar, **rij["wie"], gm_code=gm), gm)
            vorige = (allocated(jaar, **rij["wie"], gm_code=eerste["gm_code"]), eerste["gm_code"])
            bron = difference_source(jaar, *delen, *vorige, pct=pct)
            if not pct:
                return Cijfer(verschil, "per_inwoner", bron, reden=NIET)
            reden = NIET if verschil is None else "niet te zeggen, want van nul"
            return Cijfer(procent, "pct", bron, reden=reden)

        return cijfer

    def column(veld: str, kop: str, breedte: int, maak: Callable[[Doelrij], Cijfer]) -> kolom.Kolom:
        return kolom.getal(veld, kop, maak, totaal=maak(totaal), breedte=breedte)

    return raster(
        "raster-verschil",
        f"Verschil per inwoner met {eerste['naam']}",
        [
            kolom.doel(totaal="Totaal"),
            column("basis", f"{eerste['naam']}, per inwoner", 130, basis),
            *[
                column(f"{letter}{plek}", f"{gemeente['naam']}: {kop}", 140, gap(gemeente, pct=letter == "p"))
                for plek, gemeente in enumerate(anderen, 1)
                for letter, kop in (("v", "verschil"), ("p", "verschil in %"))
            ],
        ],
        _by_goal(doelen),
    )
