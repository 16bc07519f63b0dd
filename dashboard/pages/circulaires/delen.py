"""The sections of the page about circulaires."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.brug.blok import bridge_block, bridge_key, comparable_change, proof_line
from dashboard.beeld.brug.figuur import choose_counted, extremes_figure, pick_extremes, summarise_extremes
from dashboard.beeld.brug.paar import Brugpaar
from dashboard.beeld.brug.tabel import extremes_sources, gemeenten_grid, rate_references
from dashboard.beeld.cijfer import show
from dashboard.beeld.herkomst import linked, reference, tally
from dashboard.beeld.jaargangen import Punt, summarise_vintages, vintage_figure
from dashboard.beeld.meldingen import notice
from dashboard.beeld.oudraster import search_box
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader import sectie
from dashboard.kader.sectie import page_head, section
from dashboard.pages.circulaires.keuze import (
    TELT,
    Keuze,
    counted_choice,
    find_choice,
    gemeente_select,
    pair_choices,
    year_links,
)
from dashboard.pages.circulaires.tabellen import line_grid, national_vintage_grid
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_mln


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What changed in one sentence, and the choices of the page."""
    keuze = find_choice(gegevens, toestand)
    return html.Div(
        [
            page_head(
                f"Wat veranderde er in de circulaires over {keuze.jaar}?",
                linked(_answer(gegevens, keuze), _answer_sources(gegevens, keuze)),
                year_links(gegevens, keuze, toestand),
                *pair_choices(keuze),
            ),
            keuze.melding,
        ]
    )


def unknown_year(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What to say when the address asks for a year that is not there."""
    return html.Div([html.H1("Onbekend uitkeringsjaar"), sectie.unknown_year(gegevens, toestand)])


def _answer(gegevens: Gegevens, keuze: Keuze) -> str:
    if not keuze.namen:
        return f"Over {keuze.jaar} is geen circulaire ingelezen. Kies een jaar waarover er wel een is."
    if keuze.paar is None:
        naam = next(iter(keuze.namen.values()))
        return f"Over {keuze.jaar} is één circulaire ingelezen, de {naam}; er is dus nog niets om mee te vergelijken."
    kop = gegevens.read_row("brug_kop", **keuze.paar.parameters(), gm=None) or {}
    woord = "meer" if kop["verschil_eur"] >= 0 else "minder"
    regel = gegevens.read_row("brug_niet_gepubliceerd", **keuze.paar.parameters(), gm=None) or {}
    schijn = (
        f" Daarvan komt {format_mln(regel['bedrag_eur'])} uit uitkeringen die de {keuze.paar.naam_van} zonder bedragen noemt."
        if regel.get("bedrag_eur")
        else ""
    )
    return (
        f"Van {keuze.paar.namen()} kregen de {kop['gemeenten']} gemeenten samen {format_mln(abs(kop['verschil_eur']))} {woord}: "
        f"van {format_mln(kop['oud_eur'])} naar {format_mln(kop['nieuw_eur'])}.{schijn}"
    )


def _answer_sources(gegevens: Gegevens, keuze: Keuze) -> list[tuple[str, str | None]]:
    if keuze.paar is None:
        return []
    kop = gegevens.read_row("brug_kop", **keuze.paar.parameters(), gm=None) or {}
    totaal = {
        kolom: reference("mart.brug_totaal", f"{kolom}_eur", **keuze.paar.sleutel())
        for kolom in ("verschil", "oud", "nieuw")
    }
    woord = "meer" if kop["verschil_eur"] >= 0 else "minder"
    return [
        (str(kop["gemeenten"]), tally(totaal["nieuw"])),
        (f"{format_mln(abs(kop['verschil_eur']))} {woord}", totaal["verschil"]),
        (format_mln(kop["oud_eur"]), totaal["oud"]),
        (format_mln(kop["nieuw_eur"]), totaal["nieuw"]),
    ]


def vintages(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """What each circulaire says about the year, as a line in time and as a table."""
    keuze = find_choice(gegevens, toestand)
    if not keuze.namen:
        return None
    jaargangen = gegevens.read("circulaire_jaargangen", jaar=keuze.jaar)
    totalen = _total_references(gegevens, keuze.jaar)
    punten = [
        Punt(
            r["naam"],
            Cijfer(
                r["totaal_eur"], "eur", totalen.get(r["circulaire"]), zonder_bron="geen einde van een brug"
            ),
            r["ontbreekt"] is not None,
        )
        for r in jaargangen.iter_rows(named=True)
    ]
    regels = gegevens.read("circulaire_uitkeringen", jaar=keuze.jaar)
    zin = summarise_vintages(punten, keuze.jaar)
    return section(
        f"De circulaires over {keuze.jaar}",
        figuurblok(
            "circulaires",
            f"Betaling volgens elke circulaire over {keuze.jaar}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: vintage_figure(punten),
            raster=lambda: national_vintage_grid(jaargangen, keuze.jaar, totalen),
            open_tabel=True,
            jaargang="; ".join(keuze.namen.values()),
        ),
        _without_amounts(jaargangen),
        html.H3("Suppleties, integratie- en decentralisatie-uitkeringen"),
        figuurblok(
            "uitkeringregels",
            f"Suppleties, IU, DU en artikel 12 over {keuze.jaar}",
            zin=f"{termen.count(regels['uitkering'].n_unique(), 'uitkering', 'uitkeringen')}, elk met het bedrag per circulaire; wat ergens ontbreekt, zegt waarom.",
            raster=lambda: line_grid(regels, keuze.namen, keuze.jaar),
            jaargang="; ".join(keuze.namen.values()),
        ),
        lead=zin,
        id_="jaargangen",
    )


def _total_references(gegevens: Gegevens, jaar: int) -> dict[str, str | None]:
    """The total of a circulaire is one end of some bridge; a circulaire without a bridge has no reference."""
    totalen: dict[str, str | None] = {}
    for van, naar, uitkeringsjaar in gegevens.read("brug_paren").iter_rows():
        if uitkeringsjaar == jaar:
            sleutel = {"circulaire_van": van, "circulaire_naar": naar, "uitkeringsjaar": jaar}
            totalen[van] = reference("mart.brug_totaal", "oud_eur", **sleutel)
            totalen[naar] = reference("mart.brug_totaal", "nieuw_eur", **sleutel)
    return totalen


def _without_amounts(jaargangen: pl.DataFrame) -> Component:
    zonder = jaargangen.filter(pl.col("ontbreekt").is_not_null())
    slot = [f"{r['naam']}: {r['ontbreekt']}" for r in zonder.iter_rows(named=True)]
    ster = (
        f" * Zonder uitkeringen die zonder bedragen in de circulaire staan. {'; '.join(slot)}."
        if slot
        else ""
    )
    return html.P(
        f"‘Samen’ is per gemeente op hele euro afgerond, zoals in de brug.{ster}", className="fk-bijschrift"
    )


def national_bridge(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The bridge of all gemeenten together, with the proof that its parts are the change."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    gemeenten = gegevens.read("brug_gemeenten", **paar.parameters())
    blok, zin = bridge_block(
        gegevens, paar, None, "brug", f"De brug van {paar.namen()}, alle gemeenten samen"
    )
    sluit = (gemeenten["delen_eur"].fill_null(0) == gemeenten["verschil_eur"]).sum()
    return section(
        "De brug: waardoor het verschil komt",
        bridge_key(),
        blok,
        proof_line(gegevens, paar, None),
        html.P(
            f"Per gemeente nagerekend: bij {sluit} van de {gemeenten.height} gemeenten tellen de delen precies op tot het verschil.",
            className="fk-bijschrift",
        ),
        lead=zin,
        id_="brug",
    )


def ranking(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Who gains and loses most per inhabitant and why, and every gemeente in a table."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    alle = gegevens.read("brug_gemeenten", **paar.parameters())
    heeft_schijn = bool((alle["schijn_eur"] != 0).any())
    telt = toestand.kies("telt", TELT, TELT[0]) if heeft_schijn else TELT[1]
    gemeenten = choose_counted(alle, vergelijkbaar=telt == TELT[0]).sort(
        "per_inwoner", "gm_code", descending=[True, False], nulls_last=True
    )
    uitersten = pick_extremes(gemeenten)
    zin = summarise_extremes(gemeenten)
    sleutel, search = paar.sleutel(), toestand.search(gm=None)
    figuur_bronnen = rate_references(uitersten, sleutel, vergelijkbaar=telt == TELT[0])
    wat = "vergelijkbare verandering" if telt == TELT[0] else "verandering"
    return section(
        "Wie gaat erop vooruit, wie achteruit",
        html.Div(counted_choice(telt), className="fk-keuzes") if heeft_schijn else None,
        _counted_note(telt, paar) if heeft_schijn else None,
        figuurblok(
            "brug-uitersten",
            f"Uitersten: {wat} per inwoner, {paar.namen()}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: extremes_figure(uitersten, figuur_bronnen),
            raster=lambda: gemeenten_grid("raster-brug-uitersten", uitersten, sleutel, search),
            jaargang=paar.jaargang(),
        ),
        html.H3("Alle gemeenten"),
        figuurblok(
            "brug-gemeenten",
            f"Verandering per gemeente, {paar.namen()}",
            zin=f"{termen.count(gemeenten.height, 'gemeente', 'gemeenten')}, de grootste {wat} per inwoner eerst; de naam leidt naar de brug van de gemeente.",
            raster=lambda: gemeenten_grid("raster-brug-gemeenten", gemeenten, sleutel, search, hoogte=560),
            boven=search_box("raster-brug-gemeenten", "Zoek een gemeente", "bijvoorbeeld Utrecht"),
            jaargang=paar.jaargang(),
        ),
        lead=linked(zin, extremes_sources(gemeenten, sleutel, vergelijkbaar=telt == TELT[0])),
        id_="gemeenten",
    )


def _counted_note(telt: str, paar: Brugpaar) -> Component:
    """What a reader must know about lines that the earlier circulaire has without amounts."""
    tekst = (
        f"Uitkeringen waarvan de {paar.naam_van} geen bedragen geeft, tellen hier niet mee: die lijken nieuw maar zijn dat niet."
        if telt == TELT[0]
        else f"Hierin tellen ook uitkeringen mee waarvan de {paar.naam_van} geen bedragen geeft; die lijken nieuw maar zijn dat niet."
    )
    return html.P(tekst, className="fk-bijschrift")


def gemeente_bridge(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The bridge of one gemeente, chosen here or brought along in the address."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    gemeenten = gegevens.read("brug_gemeenten", **paar.parameters()).sort("naam_sorteer")
    opties = [
        {"value": code, "label": naam} for code, naam in gemeenten.select("gm_code", "naam").iter_rows()
    ]
    rij = gemeenten.filter(pl.col("gm_code") == (toestand.gm or ""))
    kies = html.Div(gemeente_select(opties, toestand.gm if rij.height else None), className="fk-keuzes")
    if not rij.height:
        return section("De brug van één gemeente", kies, _not_here(gegevens, toestand), id_="brug-gemeente")
    gemeente = rij.row(0, named=True)
    naam = f"De brug van {gemeente['naam']}, {paar.namen()}"
    blok, zin = bridge_block(gegevens, paar, toestand.gm, "brug-gemeente", naam)
    return section(
        f"De brug van {gemeente['naam']}",
        kies,
        notice("info", f"{gemeente['naam']}: {gemeente['toelichting']}.")
        if gemeente["toelichting"]
        else None,
        html.P(
            show([zin, comparable_change(gegevens, paar, toestand.gm)]),
            className="fk-lead fk-lead--los",
        ),
        bridge_key(),
        blok,
        proof_line(gegevens, paar, toestand.gm),
        html.P(
            dcc.Link(
                f"Alles over {gemeente['naam']}",
                href="/gemeente" + toestand.search(jaar=keuze.jaar, van=None, naar=None),
                className="fk-link",
            )
        ),
        id_="brug-gemeente",
    )


def _not_here(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    if toestand.gm is None:
        return html.P("Kies een gemeente om te zien waardoor haar betaling veranderde.", className="fk-lead")
    bekend = gegevens.read_row("gemeente_naam", gm=toestand.gm)
    wie = bekend["naam"] if bekend else f"De gemeentecode ‘{toestand.gm}’"
    return notice(
        "vraag", f"{wie} komt in deze twee circulaires niet voor.", "Kies hierboven een andere gemeente."
    )
