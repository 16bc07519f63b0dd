"""What the scenario in the address changes and who notices; or what is wrong with it; or what there is to do."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import badge, card, cards, status_badge
from dashboard.beeld.kenmerken import INTERN, kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.scenarioadres import read_stand
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.scenario.jaaruitkomst import PAD, Jaaruitkomst, affected_source, read_goal_names
from dashboard.pages.scenario.voorbeelden import is_example
from dashboard.pages.scenario.weigering import show_problem
from dashboard.pages.scenario.wijzigingen import describe_changes, name_years
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import inhabitants, tally
from pipelines.basis.zin import Zin, enumerate_pieces, fill

_KANTEN = {"voordeel": "meer", "nadeel": "minder", "gelijk": "evenveel"}
_KAARTEN = {
    "voordeel": "Gemeenten die meer krijgen",
    "nadeel": "Gemeenten die minder krijgen",
    "gelijk": "Gemeenten met evenveel",
}


def summary(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What was changed and who notices; or what is wrong; or what there is to do."""
    try:
        stand = read_stand(gegevens, toestand)
    except FondskompasFout as fout:
        return section(
            "Dit scenario is niet te rekenen",
            show_problem(fout),
            html.P(_reset(toestand), className="sc-acties"),
            id_="sc-kop",
        )
    if stand is None:
        return section(
            "Er is nog niets veranderd",
            lead="Kies hierboven een voorbeeld, laad een bestand, of verander hieronder een bedrag of sleutel en kies ‘Reken door’.",
            id_="sc-kop",
        )
    return _describe(Jaaruitkomst(gegevens, toestand, stand))


def _describe(uit: Jaaruitkomst) -> Component:
    scenario, uitkomst = uit.stand.scenario, uit.stand.uitkomst
    zinnen = describe_changes(uitkomst, read_goal_names(uit.gegevens), scenario.ingroei)
    landelijk = uit.rows(uitkomst.groep).row(by_predicate=pl.col("soort") == "landelijk", named=True)
    merk = badge("voorbeeldscenario", "voorbeeld") if is_example(scenario) else status_badge("aanname")
    return section(
        f"Wat doet dit scenario in {uit.jaar}?",
        html.P([html.Strong(scenario.naam), " ", merk], className="sc-naam"),
        html.Ul([html.Li(zin) for zin in zinnen or ["Er verandert niets."]], className="sc-wijzigingen"),
        html.P(scenario.toelichting, className="fk-bijschrift") if scenario.toelichting else None,
        _other_years(uit),
        html.P(
            show(describe_outcome(landelijk, _most_affected(uit), uit.jaar, uit.stand.basisnaam)),
            className="sc-antwoord",
            role="status",
        ),
        _cards(uit, landelijk),
        _actions(uit),
        id_="sc-kop",
    )


def _other_years(uit: Jaaruitkomst) -> Component | None:
    """A year in which nothing changes says so, with the way to the years in which something does."""
    jaren = uit.stand.uitkomst.jaren
    if uit.jaar in jaren or not jaren:
        return None
    links = [
        html.Li(html.A(str(jaar), href=PAD + uit.toestand.search(jaar=jaar), className="fk-link", **INTERN))
        for jaar in jaren
    ]
    return notice(
        "info",
        f"In {uit.jaar} verandert er niets: dit scenario gaat over {name_years(jaren)}.",
        html.Ul(links, className="fk-rij"),
    )


def _most_affected(uit: Jaaruitkomst) -> dict[str, tuple[str, Cijfer]]:
    """By side the gemeente that notices most, with its difference per inhabitant."""
    eersten = uit.rows(uit.stand.uitkomst.uitersten).filter(pl.col("rang") == 1)
    return {
        r["kant"]: (r["naam"], uit.money(gm_code=r["gm_code"]).figure(r, "per_inwoner"))
        for r in eersten.iter_rows(named=True)
    }


def describe_outcome(
    landelijk: Mapping[str, Any], meest: Mapping[str, tuple[str, Cijfer]], jaar: int, basisnaam: str
) -> Zin:
    """Who notices, in one sentence. ``landelijk``: the row of that group; ``meest``: by side who notices most, and how much."""
    if not landelijk["voordeel"] and not landelijk["nadeel"]:
        return Zin(f"In {jaar} krijgt elke gemeente evenveel als in de basis ({basisnaam}).")
    aantallen = [
        Zin(
            Cijfer(landelijk[kant], "aantal", affected_source(kant, jaar)),
            f" {'gemeente' if landelijk[kant] == 1 else 'gemeenten'} {woord}",
        )
        for kant, woord in _KANTEN.items()
        if landelijk[kant]
    ]
    krijgen = "krijgt" if next(n for n in map(landelijk.get, _KANTEN) if n) == 1 else "krijgen"
    toppen = [
        fill("; {naam} gaat er per inwoner het meest op {woord} ({eur})", naam=naam, woord=woord, eur=eur)
        for kant, woord in (("voordeel", "vooruit"), ("nadeel", "achteruit"))
        if kant in meest
        for naam, eur in [meest[kant]]
    ]
    return Zin(f"In {jaar} {krijgen} ", enumerate_pieces(aantallen), *toppen, ".")


def _cards(uit: Jaaruitkomst, landelijk: Mapping[str, Any]) -> html.Div:
    geld = uit.money()
    alle = Cijfer(landelijk["gemeenten"], "aantal", tally(inhabitants(uit.jaar)), achter=" gemeenten")
    return cards(
        *[
            card(
                naam, Cijfer(landelijk[kant], "aantal", affected_source(kant, uit.jaar), naam), ["van ", alle]
            )
            for kant, naam in _KAARTEN.items()
        ],
        card(
            "Over gemeenten verdeeld",
            geld.figure(landelijk, "scenario", "Verdeeld in het scenario").als("miljoen2"),
            [
                "basis ",
                geld.figure(landelijk, "basis", "Verdeeld in de basis").als("miljoen2"),
                ", verschil ",
                geld.figure(landelijk, "verschil", "Verschil"),
            ],
        ),
    )


def _actions(uit: Jaaruitkomst) -> html.Div:
    """Keep, share, compare, begin again: all in the browser, nothing is stored."""
    toestand, stand = uit.toestand, uit.stand
    vergelijk, met = (
        ("Vergelijk verder met dit scenario als basis", toestand.veld("s"))
        if stand.basis is None
        else ("Vergelijk weer met de gepubliceerde verdeling", None)
    )
    return html.Div(
        [
            html.A(
                "Bewaar als bestand",
                href="data:application/toml;charset=utf-8," + quote(stand.scenario.tekst),
                download="scenario.toml",
                className="fk-knop",
            ),
            html.Button("Kopieer de link", type="button", className="fk-knop", **kenmerken(data_sc_link="")),
            _reset(toestand),
            html.A(vergelijk, href=PAD + toestand.search(t=met), className="fk-link", **INTERN),
            html.Span(id="sc-linkmelding", role="status", className="fk-bijschrift"),
        ],
        className="sc-acties",
    )


def _reset(toestand: Toestand) -> html.A:
    return html.A(
        "Begin opnieuw",
        href=PAD + toestand.search(s=None, t=None),
        className="fk-knop",
        **INTERN,
    )
