"""Two frozen states side by side: which figures of the briefing changed, by how much, and which source is behind it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, choices, foldout
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import in_progress, notice, show_failure, tick
from dashboard.beeld.raster import raster
from dashboard.gegevens.standen import Standen
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.gegevens.werkplaats import Stuk
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from dashboard.pages.briefing.pakketten import (
    Uitslag,
    Vergelijkvraag,
    Verschilregel,
    compare,
    find_pair,
    usable,
)
from dashboard.pages.briefing.standen import state_options
from pipelines.basis.opmaak import count, format_number
from pipelines.bevroren.vergelijken import Standverschil

_GENOEMD = 12


def difference(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The choice of two states, the button, and the outcome when there is one."""
    standen = usable(gegevens.standen.findings())
    if not standen:
        return None
    vraag = find_pair(toestand, standen, productie=gegevens.standen.productie)
    if vraag is None:
        return section(
            "Twee standen vergelijken",
            html.P("Er is één bruikbare stand. Vergelijken kan zodra er een tweede is bevroren."),
        )
    stuk = gegevens.standen.werk.find(vraag)
    opties = state_options(standen)
    return section(
        "Twee standen vergelijken",
        choices(
            choice("br-oud", "Van", opties, vraag.oud, soort="circulaire"),
            choice("br-nieuw", "Naar", opties, vraag.nieuw, soort="circulaire"),
        ),
        html.Button(
            "Vergelijk deze standen",
            id="br-vergelijk",
            type="button",
            className="fk-knop fk-knop--hoofd",
            disabled=vraag.oud == vraag.nieuw,
        ),
        html.Div(show_difference(vraag, stuk), id="br-verschillen", **kenmerken(aria_live="polite")),
        tick("br-verschiltik", loopt=stuk.loopt),
        lead="Welke getallen van de landelijke briefing veranderden, hoeveel, en welke bron erachter.",
    )


def ask_difference(gegevens: Gegevens, toestand: Toestand) -> Vergelijkvraag | None:
    """The two states of the address; ``None`` when there are no two."""
    return find_pair(toestand, usable(gegevens.standen.findings()), productie=gegevens.standen.productie)


def begin_difference(standen: Standen, vraag: Vergelijkvraag) -> None:
    """Start comparing; raises FondskompasFout when too much is waiting."""
    standen.werk.start(vraag, compare, vraag, standen.map)


def show_difference(vraag: Vergelijkvraag | None, stuk: Stuk) -> Component | None:
    """What is known of the difference: nothing yet, work in progress, a failure, or the outcome."""
    if vraag is None or vraag.oud == vraag.nieuw:
        return caption("Kies twee verschillende standen.")
    if stuk.fase == "nieuw":
        return None
    if stuk.loopt:
        return in_progress(
            "De standen worden vergeleken. Dat duurt meestal minder dan een halve minuut; u kunt intussen verder kijken."
        )
    if stuk.fout is not None:
        return show_failure("De standen zijn niet vergeleken.", stuk.fout)
    return show_outcome(vraag, stuk.uitkomst)


def describe_difference(vraag: Vergelijkvraag, uitslag: Uitslag) -> str:
    """The outcome in one sentence."""
    gelijk = not uitslag.regels and not uitslag.alleen_oud and not uitslag.alleen_nieuw
    if gelijk:
        return f"Alle {format_number(uitslag.vergeleken)} vergeleken getallen zijn gelijk in {vraag.oud} en {vraag.nieuw}."
    return (
        f"Van {format_number(uitslag.vergeleken)} vergeleken getallen "
        f"{'veranderde' if len(uitslag.regels) == 1 else 'veranderden'} er {format_number(len(uitslag.regels))}; "
        f"{format_number(len(uitslag.alleen_nieuw))} {'staat' if len(uitslag.alleen_nieuw) == 1 else 'staan'} "
        f"alleen in {vraag.nieuw} en "
        f"{format_number(len(uitslag.alleen_oud))} alleen in {vraag.oud}."
    )


def show_outcome(vraag: Vergelijkvraag, uitslag: Uitslag) -> Component:
    """The changed figures as a table, and what differs underneath."""
    zin = describe_difference(vraag, uitslag)
    tabel = (
        figuurblok(
            "standverschil",
            f"Veranderde getallen van {vraag.oud} naar {vraag.nieuw}",
            zin=zin,
            raster=lambda: difference_grid(uitslag.regels),
        )
        if uitslag.regels
        else None
    )
    eenzijdig = [
        (f"Getallen alleen in {vraag.nieuw}", list(uitslag.alleen_nieuw)),
        (f"Getallen alleen in {vraag.oud}", list(uitslag.alleen_oud)),
        ("Getallen met een andere naam", list(uitslag.hernoemd)),
    ]
    return html.Div(
        [
            html.P(zin, className="fk-lead"),
            tabel,
            *_foldouts(eenzijdig, "`fondskompas briefing verschil`"),
            *_underneath(uitslag.onder),
        ]
    )


def difference_grid(regels: Sequence[Verschilregel]) -> html.Div:
    """Every figure that differs between two states, in the order of the briefing; values are exact, as text."""
    return raster(
        "raster-standverschil",
        "Veranderde getallen",
        [
            kolom.tekst("naam", "Getal", breedte=220, groei=1.4),
            kolom.tekst("was", "Was", breedte=130),
            kolom.tekst("werd", "Werd", breedte=130),
            kolom.tekst("verschil", "Verschil", lambda r: r["verschil"] or "niet te berekenen", breedte=120),
            kolom.tekst("status", "Status", breedte=120),
            kolom.bron(
                "oorzaak",
                "Wat er in de bronnen veranderde",
                lambda r: "\n".join(r["oorzaken"]),
                breedte=300,
                groei=2,
            ),
        ],
        [vars(regel) for regel in regels],
        hoogte=560,
        vanaf=9,
    )


def _underneath(onder: Standverschil) -> list[Component]:
    if not (onder.documenten or onder.parameters or onder.tabellen):
        return [notice("info", "De bestanden, parameters en tabellen van beide standen zijn gelijk.")]
    groepen = [
        ("Documenten die verschillen", [f"{naam}: {wat}" for naam, wat in onder.documenten]),
        ("Parameters die verschillen", [f"{naam}: {was} → {werd}" for naam, was, werd in onder.parameters]),
        (
            "Tabellen die verschillen",
            [
                f"{t.tabel}: andere kolommen"
                if t.kolommen
                else f"{t.tabel}: {count(t.erbij, 'rij', 'rijen')} erbij, {format_number(t.eraf)} eraf"
                for t in onder.tabellen
            ],
        ),
    ]
    return _foldouts(groepen, "`fondskompas standen vergelijk`")


def _foldouts(groepen: list[tuple[str, list[str]]], opdracht: str) -> list[Component]:
    """A list to unfold for each group that has something in it."""
    return [
        foldout(f"{naam} ({len(regels)})", _bounded(regels, opdracht)) for naam, regels in groepen if regels
    ]


def _bounded(regels: list[str], opdracht: str) -> Component:
    """The first few, and which command shows all."""
    rest = len(regels) - _GENOEMD
    meer = [html.Li(f"en nog {format_number(rest)}; {opdracht} toont alles")] if rest > 0 else []
    return html.Ul([*[html.Li(regel) for regel in regels[:_GENOEMD]], *meer])
