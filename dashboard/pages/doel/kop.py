"""What a goal is, how much money there is for it and how sure that is, and what capacity stands against it."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge, status_bar
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.capaciteit import capacity_table, capacity_twin
from dashboard.beeld.envelop import amounts_by_status, envelope_grid
from dashboard.beeld.herkomst import cijfer, envelope_lines, linked, per_inhabitant, reference, tally
from dashboard.beeld.kaartjes import card, cards
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.maten import capacity_source
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader import sectie
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand, gemeente_href
from dashboard.pages.doel.tabellen import returns_of_goal
from pipelines.basis.cijfer import Getalwaarde
from pipelines.basis.opmaak import format_eur, format_number, format_pct
from pipelines.basis.sommen import total


def find_goal(gegevens: Gegevens, toestand: Toestand) -> dict | None:
    """The goal of this view, the first one when none is asked for; ``None`` when it does not exist in the year."""
    if not toestand.jaar:
        return None
    doelen = gegevens.read("doelen", jaar=toestand.jaar)
    gekozen = doelen.filter(pl.col("doel") == toestand.doel) if toestand.doel else doelen.head(1)
    return gekozen.row(0, named=True) if gekozen.height else None


def read_recipients(gegevens: Gegevens, toestand: Toestand, doel: str) -> pl.DataFrame:
    """All gemeenten of the year with what they got: vragen/algemeen/gemeenten and vragen/doel/gemeenten_doel together."""
    namen = gegevens.read("gemeenten", jaar=toestand.jaar).drop("toegewezen_eur")
    cijfers = gegevens.read(
        "gemeenten_doel", jaar=toestand.jaar, doel=doel, met_voorbeeld=toestand.met_voorbeeld
    )
    return namen.join(cijfers, on="gm_code", how="inner")


def unknown_year(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What to say when the address asks for a year that is not there."""
    return html.Div([html.H1("Onbekend uitkeringsjaar"), sectie.unknown_year(gegevens, toestand)])


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The goal by its name, the answer in a sentence, and the figures of the year."""
    doel = find_goal(gegevens, toestand)
    if doel is None:
        return _unknown(gegevens, toestand)
    gemeenten = read_recipients(gegevens, toestand, doel["doel"])
    ontvangers = gemeenten.filter(pl.col("toegewezen_eur") > 0)
    inwoners = total(gemeenten["inwoners"])
    regels = gegevens.read("envelop", jaar=toestand.jaar).filter(pl.col("doel") == doel["doel"])
    status = termen.weakest_status(regels["status"])
    return html.Div(
        [
            html.H1(doel["doel_naam"]),
            html.P(doel["omschrijving"], className="fk-intro"),
            html.P(
                linked(
                    _answer(doel, toestand.jaar, ontvangers.height, gemeenten.height, inwoners),
                    _answer_sources(doel, toestand.jaar, ontvangers.height, inwoners),
                ),
                className="fk-lead",
            ),
            cards(
                card(
                    f"Beschikbaar in {toestand.jaar}",
                    _source(doel["bedrag_eur"], toestand, doel, "bedrag_eur", "Beschikbaar"),
                    "voor heel Nederland",
                    id_="do-totaal",
                    status=status,
                ),
                card(
                    "Over gemeenten verdeeld",
                    _source(doel["verdeeld_eur"], toestand, doel, "verdeeld_eur", "Verdeeld"),
                    linked(
                        f"over {termen.count(ontvangers.height, 'gemeente', 'gemeenten')} van {gemeenten.height}",
                        [(str(ontvangers.height), _recipients(doel, toestand.jaar, ontvangers.height))],
                    ),
                    status=termen.weakest_status(ontvangers["status"]),
                ),
                card(
                    "Niet over gemeenten verdeeld",
                    _source(doel["niet_verdeeld_eur"], toestand, doel, "niet_verdeeld_eur", "Niet verdeeld"),
                    "geen ontvangende gemeente of geen sleutel bekend" if doel["niet_verdeeld_eur"] else None,
                    status=termen.weakest_status(regels.filter(pl.col("niet_verdeeld_eur") != 0)["status"]),
                ),
            ),
        ]
    )


def _source(eur: int, toestand: Toestand, doel: dict, kolom: str, naam: str) -> Component:
    return cijfer(
        format_eur(eur),
        reference("mart.envelop", kolom, uitkeringsjaar=toestand.jaar, doel=doel["doel"]),
        naam=naam,
    )


def _answer(doel: dict, jaar: int, ontvangers: int, gemeenten: int, inwoners: Getalwaarde) -> str:
    if not doel["verdeeld_eur"]:
        return f"Van dit geld is in {jaar} niets over gemeenten verdeeld: er is geen ontvangende gemeente of geen sleutel bekend."
    per = format_eur(Decimal(doel["verdeeld_eur"]) / inwoners, 2)
    wie = "alle gemeenten" if ontvangers == gemeenten else f"{ontvangers} van de {gemeenten} gemeenten"
    return f"In {jaar} gaat {format_eur(doel['verdeeld_eur'])} naar {wie}; dat is {per} per inwoner van Nederland."


def _recipients(doel: dict, jaar: int, aantal: int) -> str | None:
    """Which gemeenten receive money for the goal; nobody to show when there are none."""
    geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel["doel"])
    return tally(geld) if aantal else None


def _answer_sources(
    doel: dict, jaar: int, ontvangers: int, inwoners: Getalwaarde
) -> list[tuple[str, str | None]]:
    """The figures in ``_answer`` with their references."""
    verdeeld = reference("mart.envelop", "verdeeld_eur", uitkeringsjaar=jaar, doel=doel["doel"])
    return [
        (format_eur(doel["verdeeld_eur"]), verdeeld),
        (str(ontvangers), _recipients(doel, jaar, ontvangers)),
        (format_eur(Decimal(doel["verdeeld_eur"]) / inwoners, 2), per_inhabitant(verdeeld, jaar)),
    ]


def _unknown(gegevens: Gegevens, toestand: Toestand) -> Component:
    links = [
        html.Li(
            html.A(
                termen.short_goal(naam),
                href="/doel" + toestand.search(doel=doel),
                **INTERN,
            )
        )
        for doel, naam in gegevens.read("doelen", jaar=toestand.jaar).select("doel", "doel_naam").iter_rows()
    ]
    return html.Div(
        [
            html.H1("Onbekend doel"),
            notice(
                "vraag",
                f"Het doel ‘{toestand.doel}’ bestaat niet in {toestand.jaar}.",
                "Kies een van deze doelen:",
                html.Ul(links, className="fk-rij"),
            ),
        ]
    )


def money(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Which lines of the envelope make up the goal, on which key, and what is published, derived or assumed."""
    doel = find_goal(gegevens, toestand)
    if doel is None:
        return None
    regels = gegevens.read("envelop", jaar=toestand.jaar).filter(pl.col("doel") == doel["doel"])
    per_status = {
        status: total(regels.filter(pl.col("status") == status)["bedrag_eur"]) for status in termen.STATUSSEN
    }
    zin = _certainty(per_status, doel, regels)
    return section(
        "Hoe zeker is dit geld?",
        html.Div(
            [status_bar(amounts_by_status(regels, toestand.jaar))],
            className="fk-paneel",
        ),
        figuurblok(
            "doelregels",
            f"Regels van de envelop voor {termen.short_goal(doel['doel_naam'])} in {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: envelope_grid(regels, toestand.jaar, doel["doel"]),
        ),
        lead=linked(
            zin,
            [
                (
                    format_eur(r["niet_verdeeld_eur"]),
                    envelope_lines(toestand.jaar, [r["regel"]], "niet_verdeeld_eur"),
                )
                for r in regels.filter(pl.col("niet_verdeeld_eur") > 0).iter_rows(named=True)
            ],
        ),
    )


def _status_sources(regels: pl.DataFrame, jaar: int) -> dict[str, str | None]:
    return {
        status: envelope_lines(jaar, regels.filter(pl.col("status") == status)["regel"])
        for status in termen.STATUSSEN
    }


def _certainty(per_status: dict[str, Getalwaarde], doel: dict, regels: pl.DataFrame) -> str:
    delen = [f"{format_pct(eur, doel['bedrag_eur'])} {status}" for status, eur in per_status.items() if eur]
    zonder = regels.filter(pl.col("niet_verdeeld_eur") > 0)
    sleutels = sorted({s for s in regels.filter(pl.col("verdeeld_eur") > 0)["sleutel_status"] if s})
    over_sleutel = f" De sleutel is {' en '.join(map(_as_predicate, sleutels))}." if sleutels else ""
    rest = "".join(
        f" {format_eur(r['niet_verdeeld_eur'])} ({termen.VORMEN_KORT[r['vorm']]}) is niet over gemeenten verdeeld."
        for r in zonder.iter_rows(named=True)
    )
    begin = (
        f"Van het bedrag is {', '.join(delen)}"
        if len(delen) > 1
        else f"Het hele bedrag is {_as_predicate(regels.item(0, 'status'))}"
    )
    return f"{begin}.{over_sleutel}{rest}"


def _all_returns(doel: dict, gemeenten: pl.DataFrame) -> str | None:
    """The returns of these gemeenten together, so that those that are hidden do not count."""
    bron = capacity_source(doel["doel"], gemeenten)
    return bron and bron.replace("{gm_code}", "~".join(gemeenten["gm_code"]))


def _as_predicate(status: str) -> str:
    """``een aanname``, ``afgeleid``: a status after ‘is’; two are nouns and two participles."""
    return f"een {status}" if status in ("aanname", "voorbeeld") else status


def capacity(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """What the money buys against what gemeenten say there is."""
    doel = find_goal(gegevens, toestand)
    if doel is None or not doel["verdeeld_eur"]:
        return None
    rijen = gegevens.read("capaciteit", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld)
    rij = rijen.filter(pl.col("doel") == doel["doel"])
    if not rij.height or not doel["eenheid"]:
        return section(
            "Capaciteit tegenover geld",
            notice("info", "Voor dit doel is geen eenheid van capaciteit afgesproken."),
        )
    gemeenten = read_recipients(gegevens, toestand, doel["doel"]).filter(pl.col("waarde").is_not_null())
    r = rij.row(0, named=True)
    voorbeeld = r["aantal_voorbeeld"]
    zin = (
        f"{termen.count(r['aantal_opgaven'], 'gemeente gaf', 'gemeenten gaven')} op wat er is, van {format_number(r['aantal_ontvangers'])} die geld kregen."
        if r["aantal_opgaven"]
        else f"Geen gemeente gaf voor {toestand.jaar} op welke capaciteit er is. Dat is niet hetzelfde als nul."
    )
    return section(
        "Capaciteit tegenover geld",
        notice(
            "let-op",
            f"{termen.count(voorbeeld, 'van deze opgaven is een verzonnen voorbeeld', 'van deze opgaven zijn verzonnen voorbeelden')}.",
            "Ze tonen de werking en zeggen niets over de genoemde gemeenten.",
        )
        if voorbeeld
        else None,
        figuurblok(
            "doelcapaciteit",
            f"Capaciteit tegenover geld: {termen.short_goal(doel['doel_naam'])}, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: capacity_table(rij, toestand.jaar),
            raster=lambda: capacity_twin(rij, toestand.jaar),
        ),
        figuurblok(
            "doelopgaven",
            f"Opgaven per gemeente: {termen.short_goal(doel['doel_naam'])}, {toestand.jaar}",
            zin="De gemeenten met een opgave: wat het geld daar koopt, en wat er is.",
            raster=lambda: returns_of_goal(
                gemeenten,
                r["prijs_eur"],
                capacity_source(doel["doel"], gemeenten),
                gemeente_href(toestand),
                toestand.jaar,
                doel["doel"],
            ),
        )
        if gemeenten.height
        else None,
        html.P(
            [
                doel["zichtbaarheid_toelichting"],
                " De prijs per eenheid: ",
                status_badge(r["prijs_status"]),
            ],
            className="fk-bijschrift",
        ),
        lead=linked(
            zin,
            [
                (
                    str(r["aantal_opgaven"]),
                    tally(_all_returns(doel, gemeenten), "met_cijfer"),
                ),
                (str(r["aantal_ontvangers"]), _recipients(doel, toestand.jaar, r["aantal_ontvangers"])),
            ],
        ),
    )
