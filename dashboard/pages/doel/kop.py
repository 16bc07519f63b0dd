"""The goal of this view: who receives money for it, the answer in a sentence, and the lines of the envelope it is made of."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import maten
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.bundel import assumed_part, read_bundles
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import card, cards, status_bar
from dashboard.beeld.envelop import amounts_by_status, envelope_grid
from dashboard.beeld.gedeeld.regio import read_regional
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import VORMEN_KORT, short_goal, weakest_status
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from pipelines.basis.cijfer import Cijfer, Getalwaarde, share_figure
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, envelope_lines, reference, tally
from pipelines.basis.zin import Zin, enumerate_pieces, fill


def find_goal(gegevens: Gegevens, toestand: Toestand) -> dict[str, Any] | None:
    """The goal of this view, the first one when none or all of them are asked for; ``None`` when it does not exist in the year."""
    if toestand.jaar is None:
        return None
    doelen = gegevens.read("doelen", jaar=toestand.jaar)
    gekozen = (
        doelen.filter(pl.col("doel") == toestand.doel)
        if toestand.doel not in (None, maten.ALLE_DOELEN)
        else doelen.head(1)
    )
    return gekozen.row(0, named=True) if gekozen.height else None


def find_divided(gegevens: Gegevens, toestand: Toestand) -> dict[str, Any] | None:
    """The goal of this view (row of ``vragen/algemeen/doelen``) when something of it is divided; else ``None``."""
    doel = find_goal(gegevens, toestand)
    return doel if doel and doel["verdeeld_eur"] else None


def read_recipients(gegevens: Gegevens, toestand: Toestand, doel: str) -> pl.DataFrame:
    """All gemeenten of the year with what they got: vragen/algemeen/gemeenten and vragen/doel/gemeenten_doel together."""
    namen = gegevens.read("gemeenten", jaar=toestand.jaar).drop("toegewezen_eur")
    cijfers = gegevens.read(
        "gemeenten_doel", jaar=toestand.jaar, doel=doel, met_voorbeeld=toestand.met_voorbeeld
    )
    return namen.join(cijfers, on="gm_code", how="inner")


def read_receiving(gegevens: Gegevens, toestand: Toestand, doel: str) -> tuple[pl.DataFrame, Cijfer]:
    """The gemeenten that got something (bedrag_eur above zero), and the amount per inhabitant of the whole country."""
    alle = read_recipients(gegevens, toestand, doel).filter(
        pl.col("toegewezen_eur").is_not_null() & (pl.col("inwoners") > 0)
    )
    land = rate(total(alle["toegewezen_eur"]), total(alle["inwoners"]) or 1, toestand.jaar, doel)
    return alle.filter(pl.col("toegewezen_eur") > 0).rename({"toegewezen_eur": "bedrag_eur"}), land


def rate(
    eur: Getalwaarde, inwoners: Getalwaarde, jaar: int | None, doel: str, naam: str = "", **wie: str
) -> Cijfer:
    """Euro per inhabitant of ``wie`` (a ``gm_code``, a ``grootteklasse``), exact; without it of the whole country."""
    return maten.rate(eur, inwoners, allocated(jaar, doel=doel, **wie), jaar, naam, **wie)


def rates(gemeenten: pl.DataFrame, jaar: int | None, doel: str) -> list[Cijfer]:
    """Euro per inhabitant of each gemeente by its name, in the order of the frame: gm_code, naam, bedrag_eur, inwoners."""
    return [
        rate(eur, inwoners, jaar, doel, naam, gm_code=gm)
        for gm, naam, eur, inwoners in gemeenten.select(
            "gm_code", "naam", "bedrag_eur", "inwoners"
        ).iter_rows()
    ]


def recipients(aantal: int, jaar: int | None, doel: str) -> Cijfer:
    """How many gemeenten receive money for the goal; nobody to show when there are none."""
    bron = tally(allocated(jaar, doel=doel)) if aantal else None
    return Cijfer(aantal, "aantal", bron, zonder_bron="nul: geen gemeente krijgt hiervoor geld")


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What there is for the goal, what of it is divided, and over how many gemeenten."""
    doel, jaar = find_goal(gegevens, toestand), toestand.jaar
    if doel is None:
        return _unknown(gegevens, toestand)
    gemeenten = read_recipients(gegevens, toestand, doel["doel"])
    krijgt = gemeenten.filter(pl.col("toegewezen_eur") > 0)
    ontvangers = recipients(krijgt.height, jaar, doel["doel"])
    regels = gegevens.read("envelop", jaar=jaar).filter(pl.col("doel") == doel["doel"])
    regios = read_regional(gegevens, toestand).filter(pl.col("doel") == doel["doel"]).height

    def envelope(veld: str, naam: str, statussen: pl.Series) -> Cijfer:
        bron = reference("mart.envelop", veld, uitkeringsjaar=jaar, doel=doel["doel"])
        return Cijfer(doel[veld], "eur", bron, naam=naam, status=weakest_status(statussen))

    verdeeld = envelope("verdeeld_eur", "Verdeeld", krijgt["status"])
    zonder = regels.filter(pl.col("niet_verdeeld_eur") != 0)
    return html.Div(
        [
            html.H1(doel["doel_naam"]),
            html.P(doel["omschrijving"], className="fk-intro"),
            assumed_part(read_bundles(gegevens, toestand), doel["doel"], jaar),
            html.P(show(_answer(verdeeld, jaar, ontvangers, gemeenten, regios)), className="fk-lead"),
            cards(
                card(
                    f"Beschikbaar in {jaar}",
                    envelope("bedrag_eur", "Beschikbaar", regels["status"]),
                    "voor heel Nederland",
                    id_="do-totaal",
                ),
                card(
                    "Over gemeenten verdeeld",
                    verdeeld,
                    fill(
                        "over {aantal} {gemeenten} van {alle}",
                        aantal=ontvangers,
                        gemeenten="gemeente" if krijgt.height == 1 else "gemeenten",
                        alle=gemeenten.height,
                    ),
                ),
                card(
                    "Niet over gemeenten verdeeld",
                    envelope("niet_verdeeld_eur", "Niet verdeeld", zonder["status"]),
                    "geen ontvangende gemeente of geen sleutel bekend" if doel["niet_verdeeld_eur"] else None,
                ),
            ),
        ]
    )


def _answer(
    verdeeld: Cijfer, jaar: int | None, ontvangers: Cijfer, gemeenten: pl.DataFrame, regios: int
) -> Zin:
    """What is divided over whom; ``regios``: how many regions it is for, none when it is for gemeenten themselves."""
    if not verdeeld.waarde:
        return Zin(
            f"Van dit geld is in {jaar} niets over gemeenten verdeeld: er is geen ontvangende gemeente of geen sleutel bekend."
        )
    alle = gemeenten.height
    land = maten.rate(verdeeld.waarde, total(gemeenten["inwoners"]), verdeeld.verwijzing, jaar)
    return fill(
        "In {jaar} gaat {verdeeld} naar {wie}; dat is {per} per inwoner van Nederland.",
        jaar=jaar,
        verdeeld=verdeeld.als("eur", naam=""),
        wie="alle gemeenten"
        if ontvangers.waarde == alle
        else fill(
            "{aantal} van de {alle} gemeenten{regio}",
            aantal=ontvangers,
            alle=alle,
            regio=", elk voor haar hele regio" if regios else None,
        ),
        per=land,
    )


def _unknown(gegevens: Gegevens, toestand: Toestand) -> Component:
    links = [
        html.Li(html.A(short_goal(naam), href="/doel" + toestand.search(doel=doel), **INTERN))
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


@only_with(find_goal)
def money(gegevens: Gegevens, toestand: Toestand, doel: Rij) -> Component:
    """How sure the money is, and its lines."""
    regels = gegevens.read("envelop", jaar=toestand.jaar).filter(pl.col("doel") == doel["doel"])
    per_status = amounts_by_status(regels, toestand.jaar)
    zin = _certainty(per_status, regels, toestand.jaar)
    return section(
        "Hoe zeker is dit geld?",
        html.Div([status_bar(per_status)], className="fk-paneel"),
        figuurblok(
            "doelregels",
            f"Regels van de envelop voor {short_goal(doel['doel_naam'])} in {toestand.jaar}",
            zin=zin,
            raster=lambda: envelope_grid(regels, toestand.jaar, doel["doel"]),
        ),
        lead=zin,
    )


def _certainty(per_status: Mapping[str, Cijfer], regels: pl.DataFrame, jaar: int | None) -> Zin:
    """The share of every status, how sure the keys are, and what is not divided."""
    geheel = total(regels["bedrag_eur"])
    waarom = "het bedrag ervan staat met zijn herkomst in de balk eronder"
    delen = [
        Zin(share_figure(cijfer.waarde, geheel, zonder_bron=waarom), f" {status}")
        for status, cijfer in per_status.items()
        if cijfer.waarde
    ]
    begin = (
        fill("Van het bedrag is {delen}", delen=enumerate_pieces(delen, slot=", "))
        if len(delen) > 1
        else f"Het hele bedrag is {_as_predicate(regels.item(0, 'status'))}"
    )
    sleutels = sorted({s for s in regels.filter(pl.col("verdeeld_eur") > 0)["sleutel_status"] if s})
    over_sleutel = f" De sleutel is {' en '.join(map(_as_predicate, sleutels))}." if sleutels else ""
    rest = [
        fill(
            " {bedrag} ({vorm}) is niet over gemeenten verdeeld.",
            bedrag=Cijfer(eur, "eur", envelope_lines(jaar, [regel], "niet_verdeeld_eur")),
            vorm=VORMEN_KORT[vorm],
        )
        for regel, vorm, eur in regels.filter(pl.col("niet_verdeeld_eur") > 0)
        .select("regel", "vorm", "niet_verdeeld_eur")
        .iter_rows()
    ]
    return Zin(begin, ".", over_sleutel, *rest)


def _as_predicate(status: str) -> str:
    """``een aanname``, ``afgeleid``: a status after ‘is’; two are nouns and two participles."""
    return f"een {status}" if status in ("aanname", "voorbeeld") else status
