"""The sections of the national page: each reads what it shows and puts it into words, figures and tables."""

from collections.abc import Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge, status_bar
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.capaciteit import capacity_table, capacity_twin
from dashboard.beeld.cijfer import Inhoud
from dashboard.beeld.herkomst import cijfer, envelope_lines, formula, linked, reference, tally
from dashboard.beeld.kaartjes import card, cards
from dashboard.beeld.landelijk import envelope_grid
from dashboard.beeld.legenda import form_key, status_key
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from dashboard.pages.overzicht.envelopfiguur import envelope_figure, envelope_sources, summarise_envelope
from dashboard.pages.overzicht.opgaven import explain_absence
from dashboard.pages.overzicht.stroomfiguur import flow_figure, flow_sources, summarise_flow
from dashboard.pages.overzicht.stroomtabel import flow_grid
from pipelines.basis.cijfer import Getalwaarde
from pipelines.basis.opmaak import format_eur, format_mln, format_pct
from pipelines.basis.sommen import total


def key_figures(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The year in a few figures, and how sure they are."""
    k = gegevens.require_row("kerncijfers", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    buiten = _outside_note(gegevens, toestand)
    totaal = k["totaal_eur"]
    per_status = {status: k[f"{status}_eur"] for status in termen.STATUSSEN}
    regels = gegevens.read("envelop", jaar=toestand.jaar)
    beschikbaar, verdeeld = (
        reference("mart.envelop", kolom, uitkeringsjaar=toestand.jaar)
        for kolom in ("bedrag_eur", "verdeeld_eur")
    )
    return section(
        f"{toestand.jaar} in het kort",
        cards(
            card(
                "Beschikbaar",
                cijfer(format_eur(totaal), beschikbaar, naam="Beschikbaar"),
                "per jaar voor alle gemeenten samen",
                id_="kern-totaal",
            ),
            card(
                "Via het gemeentefonds",
                cijfer(
                    format_eur(k["gemeentefonds_eur"]),
                    reference("mart.envelop", "bedrag_eur", uitkeringsjaar=toestand.jaar, vorm="au~du"),
                    naam="Via het gemeentefonds",
                ),
                linked(
                    f"AU {format_mln(k['au_eur'])} en DU {format_mln(k['du_eur'])}",
                    [
                        (
                            format_mln(k[f"{vorm}_eur"]),
                            reference("mart.envelop", "bedrag_eur", uitkeringsjaar=toestand.jaar, vorm=vorm),
                        )
                        for vorm in ("au", "du")
                    ],
                ),
                status=k["gemeentefonds_status"],
            ),
            card(
                "Verdeeld over gemeenten",
                cijfer(format_eur(k["verdeeld_eur"]), verdeeld, naam="Verdeeld over gemeenten"),
                [
                    cijfer(
                        format_pct(k["verdeeld_eur"], totaal),
                        formula("aandeel", deel=verdeeld, geheel=beschikbaar),
                        naam="Aandeel verdeeld",
                    ),
                    " van het totaal, over ",
                    cijfer(
                        termen.count(k["aantal_gemeenten"], "gemeente", "gemeenten"),
                        tally(reference("herkomst.inwoners", "inwoners", uitkeringsjaar=toestand.jaar)),
                    ),
                    *buiten,
                ],
                id_="kern-verdeeld",
                status=k["verdeeld_status"],
            ),
            card(
                "Niet over gemeenten verdeeld",
                cijfer(
                    format_eur(k["niet_verdeeld_eur"]),
                    reference("mart.envelop", "niet_verdeeld_eur", uitkeringsjaar=toestand.jaar),
                    naam="Niet over gemeenten verdeeld",
                ),
                "geen ontvangende gemeente of geen sleutel bekend",
                status=k["niet_verdeeld_status"],
            ),
            card(
                "Opgaven ontvangen",
                linked(
                    f"{k['opgaven_ontvangen']} van {k['aantal_gemeenten']}",
                    [(str(k["opgaven_ontvangen"]), _returns_source(k, toestand))],
                ),
                *_returns_note(k, toestand),
                id_="kern-opgaven",
            ),
        ),
        html.Div(
            [
                html.H3("Hoe zeker zijn deze bedragen?"),
                status_bar(per_status, totaal, _status_sources(regels, toestand.jaar)),
            ],
            className="fk-paneel",
        ),
    )


def _status_sources(regels: pl.DataFrame, jaar: int) -> dict[str, str | None]:
    """Per status the lines whose amount has it."""
    return {
        status: envelope_lines(jaar, regels.filter(pl.col("status") == status)["regel"])
        for status in termen.STATUSSEN
    }


def _outside_note(gegevens: Gegevens, toestand: Toestand) -> list[str | Component]:
    """What of the allocated money is reckoned to inhabitants but goes to another recipient than the gemeente."""
    regels = gegevens.read("envelop", jaar=toestand.jaar).filter(
        (pl.col("vorm") == "buiten_gemeentefonds") & (pl.col("verdeeld_eur") > 0)
    )
    if not regels.height:
        return []
    via = " en ".join(termen.outside_recipient(doel) for doel in regels["doel"].unique(maintain_order=True))
    bedrag = format_mln(total(regels["verdeeld_eur"]))
    bron = envelope_lines(toestand.jaar, regels["regel"], "verdeeld_eur")
    return linked(f" (waarvan {bedrag} via {via})", [(bedrag, bron)])


def _returns_source(k: dict, toestand: Toestand) -> str | None:
    """Which gemeenten gave a return; those with one for any goal, so that it is about what they show."""
    if not k["opgaven_ontvangen"]:
        return None
    zicht = reference(
        "herkomst.zicht",
        "bedrag_eur",
        uitkeringsjaar=toestand.jaar,
        voorbeeld="met" if toestand.met_voorbeeld else "zonder",
        zichtbaarheid="opgave",
    )
    return tally(zicht, "met_cijfer")


def _returns_note(k: dict, toestand: Toestand) -> list[Inhoud | Sequence[Inhoud]]:
    if not k["heeft_uitvraag"]:
        return ["voor dit jaar zijn nog geen opgaven verzameld"]
    if not k["opgaven_voorbeeld"]:
        return ["gemeenten gaven hun capaciteit op"]
    if toestand.met_voorbeeld:
        return [[f"waarvan {k['opgaven_voorbeeld']} verzonnen ", status_badge("voorbeeld")]]
    return [
        f"{termen.count(k['opgaven_voorbeeld'], 'voorbeeldopgave is', 'voorbeeldopgaven zijn')} verborgen"
    ]


def envelope(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The amount by goal and form, as figure, sentence and table."""
    regels = gegevens.read("envelop", jaar=toestand.jaar)
    zin = summarise_envelope(regels, toestand.jaar)
    return section(
        "Waar het geld voor is",
        figuurblok(
            "stroom",
            f"Van envelop naar vorm naar doel in {toestand.jaar}",
            zin=summarise_flow(regels),
            cijfers=flow_sources(regels, toestand.jaar),
            figuur=lambda: flow_figure(regels, toestand.jaar),
            raster=lambda: flow_grid(regels, toestand.jaar),
            boven=html.P(
                "Deze figuur vraagt een breder scherm; ‘Toon als tabel’ geeft dezelfde bedragen.",
                className="fk-bijschrift fk-alleen-smal",
            ),
        ),
        html.H3("Per doel, met status, sleutel en bron"),
        figuurblok(
            "envelop",
            f"Bedragen per doel en vorm in {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: envelope_figure(regels, toestand.jaar),
            raster=lambda: envelope_grid(regels, toestand.jaar),
            boven=html.Div([form_key(regels["vorm"].to_list()), status_key(regels["status"].to_list())]),
            open_tabel=True,
        ),
        lead=linked(zin, envelope_sources(regels, toestand.jaar)),
    )


def capacity(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What the money buys against what is there, over gemeenten that said so."""
    doelen = gegevens.read("capaciteit", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    opgaven = total(doelen["aantal_opgaven"])
    return section(
        "Toegewezen tegenover gerealiseerde capaciteit",
        _example_note(total(doelen["aantal_voorbeeld"])),
        figuurblok(
            "landelijke-capaciteit",
            f"Toegewezen tegenover gerealiseerde capaciteit in {toestand.jaar}",
            zin=_capacity_sentence(doelen),
            figuur=lambda: capacity_table(doelen, toestand.jaar),
            raster=lambda: capacity_twin(doelen, toestand.jaar),
        ),
        html.P(
            "‘Koopt’ is het toegewezen bedrag gedeeld door een prijs per eenheid; die prijs is een aanname. Elke rij heeft een eigen schaal, omdat fte en locaties niet te vergelijken zijn.",
            className="fk-bijschrift",
        ),
        lead="Gelijk met gelijk: beide balken gaan over dezelfde gemeenten, die een opgave deden. Van de andere gemeenten is niets bekend, en dat is niet nul."
        if opgaven
        else f"{explain_absence(gegevens, toestand)} Wat hier niet staat, kan er wel zijn.",
    )


def _capacity_sentence(doelen: pl.DataFrame) -> str:
    """For how many goals there is a return, and by how many gemeenten at most."""
    met = doelen.filter(pl.col("aantal_opgaven") > 0)
    if not met.height:
        return f"Voor geen van de {doelen.height} doelen met een eenheid is er een opgave om te tonen."
    return f"Voor {met.height} van de {doelen.height} doelen met een eenheid zijn er opgaven, van hoogstens {termen.count(max(met['aantal_opgaven']), 'gemeente', 'gemeenten')} per doel."


def _example_note(aantal: Getalwaarde) -> Component | None:
    if not aantal:
        return None
    return notice(
        "let-op",
        "Deze opgaven zijn verzonnen voorbeelden.",
        "Ze tonen de werking en zeggen niets over de genoemde gemeenten. Zet ‘Voorbeeldcijfers tonen’ bovenaan uit om ze te verbergen.",
    )
