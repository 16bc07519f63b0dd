"""The road of a figure, and what the words at it mean: statuses, what can be seen, and the glossary."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import plain_table, read_terms, status_badge, status_bar, term, term_id
from dashboard.beeld.envelop import amounts_by_status
from dashboard.beeld.kenmerken import Kinderen
from dashboard.beeld.termen import STATUS_UITLEG
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section


def road(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The steps."""
    stappen = (
        ("Inlezen", "Elk bronbestand wordt gelezen zoals het is, met van iedere cel het document, het blad en het adres. Wat niet past, is een fout en houdt de bouw tegen; niets wordt stil weggelaten."),
        ("Ordenen", "Namen worden codes, eenheden worden hele euro's, en elk cijfer krijgt zijn jaargang: bij welke circulaire het bekend was, en voor welk jaar het geldt."),
        ("Verdelen", "Elke regel van de envelop wordt met zijn sleutel verdeeld, exact en in hele euro's. De som over gemeenten is altijd de regel."),
        ("Controleren", "Elk totaal wordt vergeleken met een ander cijfer. Pas als alles gelezen en gecontroleerd is, worden de cijfers gepubliceerd: alles, of niets."),
    )  # fmt: skip
    return section(
        "De weg van een cijfer",
        html.Ol([html.Li([html.Strong(f"{kop}. "), tekst]) for kop, tekst in stappen], className="fk-weg"),
        lead=[
            "Deze pagina is gemaakt uit dezelfde gegevens als de cijfers. Klik op een cijfer voor de ",
            term("verwijzing", "berekening en de broncellen"),
            ".",
        ],
    )


def statuses(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The statuses with their meaning and their amount in the envelope."""
    jaar = toestand.jaar
    per_status = amounts_by_status(gegevens.read("envelop", jaar=jaar), jaar)
    return section(
        "Statussen: hoe zeker is een cijfer",
        plain_table(
            "Statussen en hun betekenis",
            ("Status", "Betekenis", f"Bedrag in de envelop van {jaar}"),
            [
                (status_badge(status), STATUS_UITLEG[status], show(cijfer))
                for status, cijfer in per_status.items()
            ],
        ),
        html.Div(
            [html.H3(f"De envelop van {jaar} naar status"), status_bar(per_status)], className="fk-paneel"
        ),
        lead="Elk cijfer draagt zijn status, met woord, teken en patroon. Een cijfer dat uit andere is gemaakt, krijgt de zwakste van hun statussen, en is nooit sterker dan afgeleid.",
    )


def visibility(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The goals with their channel."""
    rijen = [
        (
            r["naam"],
            termen.ZICHTBAARHEID[r["zichtbaarheid"]],
            r["zichtbaarheid_toelichting"],
            _taakvelden(r["taakvelden"], r["taakveld_status"]),
        )
        for r in gegevens.read("doelen_uitleg").iter_rows(named=True)
    ]
    return section(
        "Wat is te zien en wat niet",
        plain_table("Zichtbaarheid per doel", ("Doel", "Te zien via", "Hoe ver", "Taakveld in Iv3"), rijen),
        lead="AU en DU zijn vrij te besteden, en gemeenten verantwoorden zich daarover aan hun raad. Wat niet te zien is, geldt hier nooit als niet besteed.",
    )


def _taakvelden(taakvelden: str | None, status: str | None) -> Kinderen:
    if not taakvelden:
        return html.Span("geen taakveld is hiervoor bedoeld", className="fk-reden")
    return [taakvelden.replace(" | ", ", "), " ", status_badge(status)]


def glossary(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The terms in alphabetical order."""
    return section(
        "Begrippen",
        html.Dl(
            [
                html.Div([html.Dt(html.Dfn(begrip)), html.Dd(uitleg)], id=term_id(begrip))
                for begrip, uitleg in read_terms().items()
            ],
            className="fk-begrippen",
        ),
        lead="De woorden van deze site, op alfabet.",
    )
