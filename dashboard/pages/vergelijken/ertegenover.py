"""What stands against the money: capacity according to returns, and lasten per taakveld per inhabitant."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.bundel import assumed_parts, read_bundles
from dashboard.beeld.demonstratie import made_up, no_returns
from dashboard.beeld.elementen import caption, status_badge
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.maten import bought, returned
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.vergelijken.doelen import (
    Reeks,
    gemeente_key,
    list_goals,
    read_goals,
    side_by_side_figure,
)
from dashboard.pages.vergelijken.keuze import Gemeentekeuze, find_chosen, rate
from pipelines.basis.cijfer import Cijfer, Notatie, print_value
from pipelines.basis.verwijzing import reference

Cel = Mapping[str, Any]
_NOTATIES: tuple[Notatie, ...] = ("eenheid0", "eenheid", "eenheid2")


@only_with(find_chosen)
def capacity(gegevens: Gegevens, toestand: Toestand, keuze: Gemeentekeuze) -> Component:
    """What there is, according to their returns, beside what the money buys."""
    doelen = read_goals(gegevens, keuze, toestand)
    met = doelen.filter(pl.col("waarde").is_not_null())
    echt = met.filter(pl.col("waarde_status") != "voorbeeld")
    wie = echt["gm_code"].n_unique()
    zin = (
        f"{_who(wie, len(keuze.codes))} voor {toestand.jaar} op wat er is. Waar niets staat, is niets bekend; dat is geen nul."
        if wie
        else f"Geen van deze gemeenten gaf voor {toestand.jaar} op welke capaciteit er is. Dat is geen nul."
    )
    return section(
        "Capaciteit",
        made_up(met.height - echt.height) if met.height else no_returns(toestand, "/vergelijken"),
        figuurblok(
            "naastcapaciteit",
            f"Capaciteit per doel naast elkaar, {toestand.jaar}",
            zin=zin,
            raster=lambda: capacity_side_grid(keuze.gemeenten, doelen),
        ),
        assumed_parts(read_bundles(gegevens, toestand), toestand.jaar),
        lead=zin,
    )


def _who(wie: int, gekozen: int) -> str:
    """``Beide gemeenten gaven``, ``1 van de 3 gaf``: who gave a return."""
    if wie == gekozen:
        return {1: "Deze gemeente gaf", 2: "Beide gemeenten gaven"}.get(wie, f"Alle {wie} gaven")
    return f"{wie} van de {gekozen} {'gaf' if wie == 1 else 'gaven'}"


def capacity_side_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame) -> html.Div:
    """What there is according to the return, with what the money buys behind it; or why there is no figure."""
    rijen = []
    for doel, naam in list_goals(doelen.filter(pl.col("eenheid").is_not_null())):
        van_doel = doelen.filter(pl.col("doel") == doel)
        cellen = {cel["gm_code"]: cel for cel in van_doel.iter_rows(named=True)}
        rijen.append({"doel_naam": naam, "cellen": cellen, "notatie": _NOTATIES[_decimals(van_doel)]})
    return raster(
        "raster-naastcapaciteit",
        "Capaciteit per doel",
        [
            kolom.doel(),
            *[
                kolom.getal(
                    f"g{plek}",
                    naam,
                    lambda rij, gm=gm: _capacity(rij["cellen"][gm], rij["notatie"]),
                    breedte=170,
                    soort="woorden",
                )
                for plek, (gm, naam) in enumerate(gemeenten.select("gm_code", "naam").iter_rows())
            ],
        ],
        rijen,
    )


def _decimals(van_doel: pl.DataFrame) -> int:
    """One notation for a row: none where all is whole, two where something is less than one and would look like nothing."""
    getallen = [
        getal
        for cel in van_doel.iter_rows(named=True)
        for getal in (cel["waarde"], bought(cel["toegewezen_eur"], cel["prijs_eur"]))
        if getal is not None and getal != getal.to_integral_value()
    ]
    return (2 if min(getallen) < 1 else 1) if getallen else 0


def _capacity(cel: Cel, notatie: Notatie) -> Cijfer:
    gekocht = bought(cel["toegewezen_eur"], cel["prijs_eur"])
    koopt = (
        "; geen geld toegewezen"
        if gekocht is None
        else f"; het geld koopt {print_value(gekocht, notatie, cel['eenheid'])} (aanname)"
    )
    return Cijfer(
        cel["waarde"],
        notatie,
        None
        if cel["waarde"] is None
        else returned(cel["peildatum"], cel["gm_code"], cel["doel"], cel["indicator"]),
        eenheid=cel["eenheid"],
        status=cel["waarde_status"],
        reden=f"{cel['waarde_reden']}{koopt}",
        achter=koopt,
    )


@only_with(find_chosen)
def spending(gegevens: Gegevens, toestand: Toestand, keuze: Gemeentekeuze) -> Component:
    """Lasten per taakveld per inhabitant: of the taakvelden of the goals as a chart, of all as a table."""
    frame = gegevens.read("vergelijk_taakvelden", jaar=toestand.jaar, gemeenten=keuze.codes)
    titel = "Lasten per taakveld, per inwoner"
    if not frame.height:
        return section(titel, _no_reports(gegevens, toestand))
    soort = frame.item(0, "verslagsoort")
    namen = keuze.gemeenten["naam"].to_list()
    rijen = _spending_rows(keuze, frame, toestand.jaar, soort)
    zin = f"Uit de {soort} {toestand.jaar}, gedeeld door de inwoners. Een taakveld is veel breder dan het geld van een doel: dit is context, geen besteding van dat geld."
    zonder = [
        naam
        for gm, naam in keuze.gemeenten.select("gm_code", "naam").iter_rows()
        if gm not in set(frame["gm_code"])
    ]
    return section(
        titel,
        notice("info", f"Geen Iv3-cijfers van {', '.join(zonder)}.", "Niet opgegeven is geen nul.")
        if zonder
        else None,
        figuurblok(
            "naastlasten",
            f"Lasten per taakveld, per inwoner: {', '.join(namen)}, {soort} {toestand.jaar}",
            zin=zin,
            boven=gemeente_key(namen),
            figuur=lambda: side_by_side_figure(rijen, namen),
            raster=lambda: spending_grid(keuze.gemeenten, frame, toestand.jaar, soort),
        ),
        caption("De figuur toont de taakvelden waarop de doelen worden geboekt; de tabel alle taakvelden."),
        lead=[zin, " ", status_badge("gepubliceerd")],
    )


def _no_reports(gegevens: Gegevens, toestand: Toestand) -> Component:
    jaren = gegevens.read("boekjaren")["boekjaar"].to_list()
    links = [
        html.Li(html.A(str(jaar), href="/vergelijken" + toestand.search(jaar=jaar), **INTERN))
        for jaar in jaren
    ]
    reden = (
        "Geen van deze gemeenten leverde Iv3-cijfers voor dit jaar."
        if toestand.jaar in jaren
        else "Van dit jaar zijn geen Iv3-cijfers ingelezen. Wel van:"
    )
    return notice(
        "info", f"Er zijn geen lasten van {toestand.jaar}.", reden, html.Ul(links, className="fk-rij")
    )


def _source(jaar: int, soort: str, gm: str, taakveld: str) -> str:
    """The name of the lasten of a gemeente on a taakveld."""
    sleutel = {"boekjaar": jaar, "verslagsoort": soort, "gm_code": gm, "taakveld": taakveld}
    return reference("mart.besteding", "lasten_eur", **sleutel)


def _spending_rows(keuze: Gemeentekeuze, frame: pl.DataFrame, jaar: int, soort: str) -> list[Reeks]:
    wie = list(keuze.gemeenten.select("gm_code", "inwoners").iter_rows())
    rijen = []
    for (taakveld, omschrijving), deel in frame.filter(pl.col("doelen").is_not_null()).group_by(
        "taakveld", "omschrijving", maintain_order=True
    ):
        bedragen = dict(deel.select("gm_code", "lasten_eur").iter_rows())
        cijfers = tuple(
            rate(bedragen.get(gm), inwoners, _source(jaar, soort, gm, str(taakveld)), jaar, gm)
            for gm, inwoners in wie
        )
        # Without any: its money stands on parts, which have rows of their own.
        if any(cijfer.waarde for cijfer in cijfers) or deel["reden"].is_null().all():
            rijen.append(Reeks(f"{taakveld} {omschrijving}", cijfers))
    return rijen


def spending_grid(gemeenten: pl.DataFrame, taakvelden: pl.DataFrame, jaar: int, soort: str) -> html.Div:
    """Lasten per taakveld per inhabitant. Frame: ``vragen/vergelijken/vergelijk_taakvelden``."""
    gegeven = {
        (taakveld, gm): (eur, reden)
        for taakveld, gm, eur, reden in taakvelden.select(
            "taakveld", "gm_code", "lasten_eur", "reden"
        ).iter_rows()
    }
    meldde = set(taakvelden["gm_code"])

    def cijfer(taakveld: str, gm: str, inwoners: int | None) -> Cijfer:
        leeg = (None, "niet geboekt" if gm in meldde else "niet opgegeven aan CBS")
        eur, reden = gegeven.get((taakveld, gm), leeg)
        bron = None if eur is None else _source(jaar, soort, gm, taakveld)
        return rate(eur, inwoners, bron, jaar, gm, reden=reden)

    return raster(
        "raster-lasten",
        "Lasten per taakveld, per inwoner",
        [
            kolom.tekst("taakveld", "Taakveld", breedte=90, vast=True),
            kolom.tekst("omschrijving", "Omschrijving", breedte=190, groei=1.4),
            *[
                kolom.getal(
                    f"g{plek}",
                    naam,
                    lambda rij, gm=gm, inwoners=inwoners: cijfer(rij["taakveld"], gm, inwoners),
                    breedte=140,
                )
                for plek, (gm, naam, inwoners) in enumerate(
                    gemeenten.select("gm_code", "naam", "inwoners").iter_rows()
                )
            ],
            kolom.tekst(
                "doelen",
                "Doel dat hier wordt geboekt",
                lambda rij: rij["doelen"] or "",
                breedte=200,
                groei=1.4,
            ),
        ],
        taakvelden.select("taakveld", "omschrijving", "doelen").unique("taakveld", maintain_order=True),
        hoogte=520,
    )
