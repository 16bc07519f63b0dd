"""The sections of the page that sets gemeenten side by side, below its top."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import inhabitants, linked, reference
from dashboard.beeld.kenmerken import INTERN, kenmerken
from dashboard.beeld.legenda import key
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand, gemeente_href
from dashboard.pages.vergelijken import context, tabellen
from dashboard.pages.vergelijken.figuur import TEKENS, Rij, gap_sources, side_by_side_figure, summarise_gap
from dashboard.pages.vergelijken.keuze import Keuze, choose, per_inhabitant
from pipelines.basis.opmaak import format_number
from pipelines.basis.sommen import total

WEERGAVEN = {
    "inwoner": "Per inwoner",
    "totaal": "In euro's",
    "verschil": "Verschil met de eerste",
}


def traits(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """What kind of gemeenten they are."""
    keuze = choose(gegevens, toestand)
    if not keuze.codes:
        return None
    gemeenten = keuze.gemeenten.with_columns(
        pl.Series(
            "bron",
            [
                reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=toestand.jaar, gm_code=gm)
                for gm in keuze.codes
            ],
        )
    )
    zin = f"{termen.count(len(keuze.codes), 'gemeente', 'gemeenten')} met samen {format_number(total(gemeenten['inwoners']))} inwoners."
    return section(
        "Wat voor gemeenten",
        figuurblok(
            "kenmerken",
            f"Kenmerken van de gekozen gemeenten, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: tabellen.trait_grid(gemeenten, gemeente_href(toestand), toestand.jaar),
        ),
        lead=linked(
            zin,
            [
                (
                    format_number(total(gemeenten["inwoners"])),
                    inhabitants(toestand.jaar, gm_code="~".join(keuze.codes)),
                )
            ],
        ),
    )


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


def goals(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The allocation per goal: a chart per inhabitant, and a table in the view that was chosen."""
    keuze = choose(gegevens, toestand)
    if not keuze.codes:
        return None
    weergave = toestand.kies("toon", list(WEERGAVEN), "inwoner")
    alle = _read_goals(gegevens, keuze, toestand)
    doelen = alle.filter(pl.col("toegewezen_eur").is_not_null().any().over("doel"))
    namen = keuze.gemeenten["naam"].to_list()
    rijen = _goal_rows(keuze, doelen, toestand.jaar)
    maak = {
        "inwoner": tabellen.goal_rate_grid,
        "totaal": tabellen.goal_total_grid,
        "verschil": tabellen.goal_difference_grid,
    }[weergave if len(namen) > 1 or weergave != "verschil" else "inwoner"]
    zin = summarise_gap(rijen, namen)
    return section(
        "Toegewezen per doel",
        figuurblok(
            "naastdoelen",
            f"Toegewezen per doel en per inwoner: {', '.join(namen)}, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            boven=gemeente_key(namen),
            figuur=lambda: side_by_side_figure(rijen, namen),
            raster=lambda: maak(keuze.gemeenten, doelen, toestand.jaar),
            open_tabel=True,
        ),
        html.P(
            "Totalen en verschillen zijn berekend uit de hele bedragen en inwoners en pas daarna afgerond."
            + _not_divided(alle, doelen),
            className="fk-bijschrift",
        ),
        lead=[
            *linked(zin, gap_sources(rijen)),
            " ",
            status_badge(termen.weakest_status(doelen["status"])),
        ],
    )


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


def _read_goals(gegevens: Gegevens, keuze: Keuze, toestand: Toestand) -> pl.DataFrame:
    return gegevens.read(
        "vergelijk_doelen", jaar=toestand.jaar, gemeenten=keuze.codes, met_voorbeeld=toestand.met_voorbeeld
    )


def _goal_rows(keuze: Keuze, doelen: pl.DataFrame, jaar: int) -> list[Rij]:
    """Goals that are divided over gemeenten, each with the rates of the chosen ones in order."""
    wie = list(keuze.gemeenten.select("gm_code", "inwoners").iter_rows())
    rijen = []
    for (naam, doel), deel in doelen.filter(pl.col("toegewezen_eur").is_not_null()).group_by(
        "doel_naam", "doel", maintain_order=True
    ):
        bedragen = dict(deel.select("gm_code", "toegewezen_eur").iter_rows())
        rijen.append(
            Rij(
                termen.short_goal(str(naam)),
                tuple(per_inhabitant(bedragen.get(gm), inwoners) for gm, inwoners in wie),
                tuple(tabellen.rate_name(jaar, {"doel": str(doel)}, gm) for gm, _ in wie),
            )
        )
    return rijen


def capacity(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """What there is, according to their returns, beside what the money buys."""
    keuze = choose(gegevens, toestand)
    if not keuze.codes:
        return None
    doelen = _read_goals(gegevens, keuze, toestand)
    met = doelen.filter(pl.col("waarde").is_not_null())
    voorbeeld = met.filter(pl.col("waarde_status") == "voorbeeld").height
    wie = met["gm_code"].n_unique()
    zin = (
        f"{_who(wie, len(keuze.codes))} voor {toestand.jaar} op wat er is. Waar niets staat, is niets bekend; dat is geen nul."
        if met.height
        else f"Geen van deze gemeenten gaf voor {toestand.jaar} op welke capaciteit er is. Dat is geen nul."
    )
    return section(
        "Capaciteit",
        notice(
            "let-op",
            f"{termen.count(voorbeeld, 'opgegeven cijfer is een verzonnen voorbeeld', 'opgegeven cijfers zijn verzonnen voorbeelden')}.",
            "Ze tonen de werking en zeggen niets over de genoemde gemeenten.",
        )
        if voorbeeld
        else None,
        figuurblok(
            "naastcapaciteit",
            f"Capaciteit per doel naast elkaar, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: context.capacity_side_grid(keuze.gemeenten, doelen),
        ),
        lead=zin,
    )


def _who(wie: int, gekozen: int) -> str:
    """``Beide gemeenten gaven``, ``1 van de 3 gaf``: who gave a return."""
    if wie == gekozen:
        return {1: "Deze gemeente gaf", 2: "Beide gemeenten gaven"}.get(wie, f"Alle {wie} gaven")
    return f"{wie} van de {gekozen} {'gaf' if wie == 1 else 'gaven'}"


def spending(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Lasten per taakveld per inhabitant: of the taakvelden of the goals as a chart, of all as a table."""
    keuze = choose(gegevens, toestand)
    if not keuze.codes:
        return None
    frame = gegevens.read("vergelijk_taakvelden", jaar=toestand.jaar, gemeenten=keuze.codes)
    titel = "Lasten per taakveld, per inwoner"
    if not frame.height:
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
        return section(
            titel,
            notice(
                "info", f"Er zijn geen lasten van {toestand.jaar}.", reden, html.Ul(links, className="fk-rij")
            ),
        )
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
            toon_zin=False,
            boven=gemeente_key(namen),
            figuur=lambda: side_by_side_figure(rijen, namen),
            raster=lambda: context.spending_grid(keuze.gemeenten, frame, toestand.jaar, soort),
        ),
        html.P(
            "De figuur toont de taakvelden waarop de doelen worden geboekt; de tabel alle taakvelden.",
            className="fk-bijschrift",
        ),
        lead=[zin, " ", status_badge("gepubliceerd")],
    )


def _spending_rows(keuze: Keuze, frame: pl.DataFrame, jaar: int, soort: str) -> list[Rij]:
    wie = list(keuze.gemeenten.select("gm_code", "inwoners").iter_rows())
    rijen = []
    for (taakveld, omschrijving), deel in frame.filter(pl.col("doelen").is_not_null()).group_by(
        "taakveld", "omschrijving", maintain_order=True
    ):
        bedragen = dict(deel.select("gm_code", "lasten_eur").iter_rows())
        waarden: tuple[Decimal | None, ...] = tuple(
            per_inhabitant(bedragen.get(gm), inwoners) for gm, inwoners in wie
        )
        # Without any: its money stands on parts, which have rows of their own.
        if any(waarden) or deel["reden"].is_null().all():
            bronnen = tuple(context.rate_name(jaar, soort, gm, str(taakveld)) for gm, _ in wie)
            rijen.append(Rij(f"{taakveld} {omschrijving}", waarden, bronnen))
    return rijen
