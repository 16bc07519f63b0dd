"""Lasten per taakveld per inhabitant: of the taakvelden of the goals as a chart, of all as a table."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, status_badge
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.vergelijken.doelen import Reeks, gemeente_key, side_by_side_figure
from dashboard.pages.vergelijken.keuze import Gemeentekeuze, find_chosen, rate
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import reference


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
