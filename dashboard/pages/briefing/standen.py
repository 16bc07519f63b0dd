"""The frozen states there are: what is in them, whether they are still as they were frozen, and how to make one."""

from collections.abc import Sequence
from datetime import datetime

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import Inhoud
from dashboard.beeld.elementen import badge, caption, facts, foldout
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import count
from dashboard.gegevens.standen import Bevinding
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.kader.stand import frozen_on
from pipelines.basis.opmaak import format_moment
from pipelines.bevroren.register import BevrorenStand


def states(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The list, or how to make the first one."""
    bevindingen = gegevens.standen.findings()
    if not bevindingen:
        return section("Bevroren standen", _first_state(), how_to_freeze())
    geweigerd = sum(b.reden is not None for b in bevindingen)
    lead = (
        f"Er {'is' if len(bevindingen) == 1 else 'zijn'} {count(len(bevindingen), 'bevroren stand', 'bevroren standen')}; "
        + (
            f"{'die' if len(bevindingen) == 1 else 'elk daarvan'} is nog precies zoals bij het bevriezen."
            if not geweigerd
            else f"{count(geweigerd, 'stand wordt', 'standen worden')} geweigerd."
        )
    )
    return section(
        "Bevroren standen",
        html.Ul([_state(b, toestand) for b in bevindingen], className="fk-standen"),
        foldout("De cijfers van nu bevriezen", how_to_freeze()),
        lead=lead,
    )


def _first_state() -> Component:
    return notice(
        "info",
        "Er zijn nog geen bevroren standen.",
        "Een briefing wordt gemaakt uit een bevroren stand: een kopie van alle gepubliceerde cijfers die nooit meer verandert. "
        "Zo is ieder getal later nog na te lopen.",
    )


def how_to_freeze() -> Component:
    """The command; the dashboard itself only reads."""
    return html.Div(
        [
            html.P("Het dashboard leest alleen. Bevriezen doet u met één opdracht:"),
            html.Ol(
                [
                    html.Li(
                        [
                            "Open een opdrachtvenster en geef de opdracht ",
                            html.Code("fondskompas bevries alv-2026"),
                            ", met een naam naar keuze.",
                        ]
                    ),
                    html.Li(
                        ["Laad deze pagina opnieuw. ", html.A("Opnieuw laden", href="", className="fk-link")]
                    ),
                ]
            ),
        ],
        className="fk-opdracht",
    )


def _state(bevinding: Bevinding, toestand: Toestand) -> Component:
    goed = bevinding.reden is None
    oordeel = badge("Gecontroleerd", "sluit-aan") if goed else badge("Geweigerd", "fout")
    stand = bevinding.stand
    return html.Li(
        [
            html.Div([html.H3(bevinding.naam), oordeel], className="fk-standen__kop"),
            html.P(bevinding.reden, className="fk-standen__reden") if bevinding.reden else None,
            facts(_facts(stand)) if stand else None,
            _open_link(bevinding.naam, toestand) if goed else None,
        ]
    )


def _open_link(naam: str, toestand: Toestand) -> Component:
    if toestand.stand == naam:
        return caption("Deze stand bekijkt u nu.")
    # without data-fk-ga: another state is another page
    link = html.A(
        "Bekijk het dashboard op deze stand",
        href="/overzicht" + toestand.voor(()).search(stand=naam),
        **kenmerken(aria_label=f"Bekijk het dashboard op de stand {naam}"),
    )
    return html.P(link)


def _facts(stand: BevrorenStand) -> list[tuple[str, Inhoud]]:
    return [
        ("Bevroren op", format_moment(datetime.fromisoformat(stand.bevroren_op))),
        ("Circulaires", list_vintages(stand)),
        ("Opgaven", _returns(stand)),
        ("Software", f"Fondskompas {stand.versie}" + (", in productie" if stand.productie else "")),
        ("sha256", html.Code(f"{stand.sha256[:16]}…", title=stand.sha256)),
    ]


def list_vintages(stand: BevrorenStand) -> str:
    """The circulaires in a state, in the order of the register."""
    return ", ".join(dict.fromkeys(str(c["circulaire"]) for c in stand.circulaires)) or "geen"


def _returns(stand: BevrorenStand) -> str:
    return count(len(stand.opgaven), "ingelezen opgave", "ingelezen opgaven") if stand.opgaven else "geen"


def state_options(standen: Sequence[BevrorenStand]) -> list[tuple[str, str]]:
    """The states to choose from, each by its name with its day."""
    return [(s.naam, f"{s.naam} ({frozen_on(s)})") for s in standen]
