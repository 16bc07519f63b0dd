"""The sections of the page of one gemeente."""

from datetime import UTC, datetime
from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge
from dashboard.beeld.berekening import calculation, proof_sources
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import cijfer, linked, reference
from dashboard.beeld.legenda import key, status_key, swatch
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import goal_choice
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from dashboard.pages.gemeente.doelen import capacity_grid, money_grid, rate_sources
from dashboard.pages.gemeente.fondstabellen import source_cell_grid
from dashboard.pages.gemeente.kop import find_gemeente, read_goals
from dashboard.pages.gemeente.vergelijking import comparison_figure, summarise_comparison
from pipelines.basis.opmaak import format_eur


def goals(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """What is allocated to the gemeente per goal, beside its size class."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return None
    doelen = read_goals(gegevens, toestand, gemeente)
    eigen, klasse = (
        Decimal(gemeente["toegewezen_eur"]) / gemeente["inwoners"],
        Decimal(gemeente["klasse_eur"]) / gemeente["klasse_inwoners"],
    )
    sleutel = {"uitkeringsjaar": toestand.jaar, "gm_code": toestand.gm}
    zin = summarise_comparison(
        gemeente["naam"], eigen, klasse, gemeente["grootteklasse"], gemeente["toegewezen_status"]
    )
    legenda = key(
        [swatch("fk-staal fk-vorm--au"), gemeente["naam"]],
        [swatch("fk-ruit"), "gemiddelde van de grootteklasse"],
    )
    return section(
        "Toegewezen per doel",
        _outside_fund(gegevens, toestand),
        figuurblok(
            "doelen",
            f"Bedrag per doel van {gemeente['naam']} in {toestand.jaar}, naast de grootteklasse",
            zin=zin,
            toon_zin=False,
            figuur=lambda: comparison_figure(
                doelen,
                gemeente["inwoners"],
                gemeente["klasse_inwoners"],
                rate_sources(sleutel, gemeente["grootteklasse"], doel="{doel_code}"),
            ),
            raster=lambda: money_grid(
                doelen,
                gemeente["inwoners"],
                gemeente["klasse_inwoners"],
                lambda doel: f"/gemeente{toestand.search(doel=doel)}#berekening",
                sleutel,
                gemeente["grootteklasse"],
            ),
            boven=html.Div([legenda, status_key(doelen["toewijzing_status"].to_list())]),
            figuur_id="figuur-vergelijking",
            open_tabel=True,
        ),
        lead=linked(
            zin,
            zip(
                (format_eur(eigen, 2), format_eur(klasse, 2)),
                rate_sources(sleutel, gemeente["grootteklasse"]),
                strict=True,
            ),
        ),
        id_="doelen",
    )


def _outside_fund(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Amounts that are counted for a gemeente but did not go to it say so, in the words of their line."""
    regels = gegevens.read("envelop", jaar=toestand.jaar).filter(
        (pl.col("vorm") == "buiten_gemeentefonds") & (pl.col("verdeeld_eur") > 0)
    )
    if not regels.height:
        return None
    redenen = [
        f"{termen.short_goal(r['doel_naam'])}: {r['sleutel_toelichting'] or r['bron']}"
        for r in regels.iter_rows(named=True)
    ]
    return notice(
        "info",
        "Een deel van dit bedrag loopt buiten het gemeentefonds om en is niet voor de gemeente zelf.",
        *redenen,
    )


def capacity(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """What stands against the money, as far as it can be seen."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return None
    doelen = read_goals(gegevens, toestand, gemeente)
    is_voorbeeld = (doelen["opgave_status"] == "voorbeeld").any()
    uitleg = html.Dl(
        [
            deel
            for r in doelen.iter_rows(named=True)
            for deel in (html.Dt(termen.short_goal(r["doel_naam"])), html.Dd(r["zichtbaarheid_toelichting"]))
        ],
        className="fk-feiten",
    )
    return section(
        "Wat ertegenover staat",
        notice(
            "let-op",
            "De opgave van deze gemeente is een verzonnen voorbeeld.",
            "Zet ‘Voorbeeldcijfers tonen’ bovenaan uit om haar te verbergen.",
        )
        if is_voorbeeld
        else None,
        figuurblok(
            "capaciteit",
            f"Geld en capaciteit per doel van {gemeente['naam']} in {toestand.jaar}",
            zin=_capacity_sentence(doelen),
            raster=lambda: capacity_grid(doelen, toestand.jaar, toestand.gm),
        ),
        html.Details([html.Summary("Waarom is dit wel of niet te zien?"), uitleg], className="fk-uitklap"),
        id_="capaciteit",
        lead="‘Niet opgegeven’ is niet nul, en wat niet te zien is, kan wel besteed zijn. De lasten van een taakveld zijn context: daarop staat veel meer dan dit doel.",
    )


def _capacity_sentence(doelen: pl.DataFrame) -> str:
    opgegeven = doelen["opgave_waarde"].count()
    zonder = doelen.height - opgegeven
    return f"Voor {opgegeven} van de {doelen.height} doelen is capaciteit opgegeven; voor {zonder} niet, en dat is niet nul."


def proof(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """How the amount for one goal was calculated, down to the source cells."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return None
    doelen = read_goals(gegevens, toestand, gemeente)
    codes = doelen["doel"].to_list()
    doel = toestand.doel if toestand.doel in codes else codes[0]
    keuze = goal_choice(
        "gm-doel",
        [
            {"value": code, "label": termen.short_goal(naam)}
            for code, naam in doelen.select("doel", "doel_naam").iter_rows()
        ],
        doel,
    )
    onbekend = (
        notice("vraag", f"Het doel ‘{toestand.doel}’ bestaat hier niet.", "Hieronder staat het eerste doel.")
        if toestand.doel not in (None, doel)
        else None
    )
    regels = gegevens.read("bewijs", jaar=toestand.jaar, gm=toestand.gm, doel=doel)
    cellen = gegevens.read("broncellen", jaar=toestand.jaar, gm=toestand.gm, doel=doel)
    return section(
        "Hoe is dit bedrag berekend",
        html.Div(keuze, className="fk-keuzes"),
        onbekend,
        *[
            calculation(rij, proof_sources(rij, toestand.jaar, doel, gemeente["gm_code"]))
            for rij in regels.iter_rows(named=True)
        ],
        html.P(
            [
                f"Samen voor dit doel: {' + '.join(format_eur(eur) for eur in regels['bedrag_eur'])} = ",
                html.Strong(
                    cijfer(
                        format_eur(regels["bedrag_eur"].sum()),
                        reference(
                            "mart.toewijzing",
                            "bedrag_eur",
                            uitkeringsjaar=toestand.jaar,
                            doel=doel,
                            gm_code=gemeente["gm_code"],
                        ),
                        naam="Samen",
                    )
                ),
            ],
            className="fk-som",
        )
        if regels.height > 1
        else None,
        html.H3("Broncellen"),
        *_source_cells(cellen, regels),
        id_="berekening",
        lead=_proof_lead(
            gemeente["naam"],
            gemeente["gm_code"],
            regels,
            doelen.row(codes.index(doel), named=True),
            toestand.jaar,
        ),
    )


def _proof_lead(naam: str, gm_code: str, regels: pl.DataFrame, doel: dict, jaar: int) -> list[object]:
    """What was calculated, how sure it is, and whether it is money of the gemeente at all."""
    merk = status_badge(doel["toewijzing_status"])
    bron = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel["doel"], gm_code=gm_code)
    bedrag = cijfer(format_eur(doel["toegewezen_eur"]), bron, naam="Berekend")
    slot = " De berekening hieronder is met een rekenmachine na te doen."
    buiten = regels["bedrag_eur"].filter(regels["vorm"] == "buiten_gemeentefonds").sum()
    if not buiten:
        return ["Voor dit doel is ", bedrag, " berekend ", merk, f".{slot}"]
    deel = "het geld" if buiten == doel["toegewezen_eur"] else f"daarvan {format_eur(buiten)}"
    return [
        "Voor dit doel is ",
        bedrag,
        f" aan de inwoners van {naam} toe te rekenen ",
        merk,
        f"; {deel} {'ging' if jaar < datetime.now(UTC).year else 'gaat'} naar {termen.outside_recipient(doel['doel'])}, niet naar de gemeente.{slot}",
    ]


def _source_cells(cellen: pl.DataFrame, regels: pl.DataFrame) -> list[object]:
    """A grid of cells for every line of the goal; each line has a key, and so a weight, of its own."""
    return [
        deel
        for rij in regels.iter_rows(named=True)
        for deel in _line_cells(
            cellen.filter((pl.col("regel") == rij["regel"]) & (pl.col("deel") == rij["deel"])), rij
        )
    ]


def _line_cells(cellen: pl.DataFrame, rij: dict) -> list[object]:
    sleutel = termen.describe_key(
        rij["sleutel"],
        circulaire=rij["circulaire_naam"],
        jaar=rij["sleutel_jaar"],
        maatstaf=rij["sleutel_maatstaf"],
    )
    kop = html.P(
        [f"Sleutel: {sleutel} ", html.Code(rij["regel"], className="fk-code")],
        className="fk-tussenkop",
    )
    if not cellen.height:
        return [
            kop,
            html.P(
                "Deze sleutel gebruikt geen cel van deze gemeente: ieder krijgt een gelijk deel, of er is voor haar geen cijfer.",
                className="fk-bijschrift",
            ),
        ]
    return [kop, _parts(cellen), source_cell_grid(f"raster-cellen-{rij['regel']}-{rij['deel']}", cellen)]


def _parts(cellen: pl.DataFrame) -> Component | None:
    """Which gemeenten of then count together, when the key knows them apart."""
    delen = cellen["deel_naam"].unique(maintain_order=True).to_list()
    if len(delen) < 2:
        return None
    return html.P(
        f"Hierin tellen {len(delen)} gemeenten van toen samen, elk met eigen cellen: {', '.join(delen)}.",
        className="fk-bijschrift",
    )
