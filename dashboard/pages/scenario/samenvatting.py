"""What the scenario in the address changes and who notices, in words; or what is wrong with it; or what there is to do.

The words repeat what a scenario says itself, so that nothing in them leads anywhere.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import badge, caption, card, cards, status_badge
from dashboard.beeld.kenmerken import INTERN, kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import VORMEN_KORT, short_goal
from dashboard.gegevens.scenarioadres import read_stand
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.scenario.jaaruitkomst import (
    PAD,
    Jaaruitkomst,
    affected_source,
    read_goal_names,
    show_problem,
)
from dashboard.pages.scenario.sleutelkeuze import Sleutelkeuzes
from dashboard.pages.scenario.voorbeelden import is_example
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.cijfer import Cijfer, print_value
from pipelines.basis.opmaak import enumerate_words, format_eur, format_mln
from pipelines.basis.verwijzing import inhabitants, tally
from pipelines.basis.zin import Zin, enumerate_pieces, fill
from pipelines.scenario.rekenen import Uitkomst


def name_line(doel_naam: str, vorm: str, regel: str = "") -> str:
    """``Wijkteams (AU)``; with ``regel`` for lines that would have the same name."""
    return f"{short_goal(doel_naam)} ({', '.join(filter(None, (VORMEN_KORT.get(vorm, vorm), regel)))})"


def name_lines(regels: Iterable[tuple[str, str, str]], doelnamen: Mapping[str, str]) -> dict[str, str]:
    """A name for every line (regel, doel, vorm); the line's own name only where goal and form do not tell it apart."""
    alle = {regel: (doel, vorm) for regel, doel, vorm in regels}
    namen = {regel: name_line(doelnamen.get(doel, doel), vorm) for regel, (doel, vorm) in alle.items()}
    dubbel = [naam for naam in namen.values() if list(namen.values()).count(naam) > 1]
    return {
        regel: name_line(
            doelnamen.get(alle[regel][0], alle[regel][0]), alle[regel][1], _own_name(regel, *alle[regel])
        )
        if naam in dubbel
        else naam
        for regel, naam in namen.items()
    }


def _own_name(regel: str, doel: str, vorm: str) -> str:
    """What the name of a line says besides its goal and form: ``inwoners`` of ``spuk-ido-inwoners``."""
    return "-".join(deel for deel in regel.split("-") if deel not in (doel, vorm)) or regel


def name_years(jaren: Iterable[int]) -> str:
    """``2025 t/m 2027`` for years in a row, else ``2025 en 2027``."""
    lijst = sorted(jaren)
    if len(lijst) > 2 and lijst == list(range(lijst[0], lijst[-1] + 1)):
        return f"{lijst[0]} t/m {lijst[-1]}"
    return enumerate_words([str(jaar) for jaar in lijst])


def describe_changes(
    uitkomst: Uitkomst,
    doelnamen: Mapping[str, str],
    ingroei: Mapping[int, Decimal],
    noem_sleutel: Callable[[str], str] = str,
) -> list[str]:
    """What was changed, a sentence for all years in which it is the same; then prices and ingroei."""
    rijen = list(uitkomst.regels.iter_rows(named=True))
    namen = name_lines(
        {
            (r["regel"], r["scenario_doel"] or r["basis_doel"], r["scenario_vorm"] or r["basis_vorm"])
            for r in rijen
        },
        doelnamen,
    )
    per_wijziging: dict[str, list[int]] = {}
    for rij in rijen:
        per_wijziging.setdefault(_describe_line(rij, namen[rij["regel"]], noem_sleutel), []).append(
            rij["uitkeringsjaar"]
        )
    per_jaren: dict[str, list[str]] = {}
    for tekst, jaren in per_wijziging.items():
        per_jaren.setdefault(name_years(jaren), []).append(tekst)
    zinnen = [f"In {jaren}: {'; '.join(teksten)}." for jaren, teksten in per_jaren.items()]
    return [*zinnen, *_describe_prices(uitkomst), *_describe_ingroei(ingroei)]


def _describe_line(rij: Mapping[str, Any], naam: str, noem_sleutel: Callable[[str], str]) -> str:
    if rij["basis_eur"] is None:
        sleutel = noem_sleutel(rij["scenario_sleutel"])
        return f"nieuwe regel {naam} van {format_eur(rij['scenario_eur'])}, sleutel {sleutel}"
    if rij["scenario_eur"] is None:
        return f"{naam} vervalt ({format_eur(rij['basis_eur'])})"
    delen = []
    if rij["verschil_eur"]:
        delen.append(f"{_amount(abs(rij['verschil_eur']))} {'meer' if rij['verschil_eur'] > 0 else 'minder'}")
    oud, nieuw = (_key(rij, kant, noem_sleutel) for kant in ("basis", "scenario"))
    if oud != nieuw:
        delen.append(f"sleutel {nieuw} in plaats van {oud}")
    for veld in ("doel", "vorm"):
        if rij[f"basis_{veld}"] != rij[f"scenario_{veld}"]:
            delen.append(f"{veld} {rij[f'scenario_{veld}']} in plaats van {rij[f'basis_{veld}']}")
    return f"{naam} {', '.join(delen)}"


def _key(rij: Mapping[str, Any], kant: str, noem_sleutel: Callable[[str], str]) -> str:
    bron, sleutel = rij[f"{kant}_bron"], rij[f"{kant}_sleutel"]
    woorden = noem_sleutel(sleutel)
    return (
        f"«{woorden}» ({bron.replace(' ', ' voor ')})"
        if bron and sleutel not in ("geen", "gelijk")
        else f"«{woorden}»"
    )


def _amount(eur: int) -> str:
    """Millions when nothing is lost by it, else the whole amount."""
    return format_mln(eur, 2) if eur >= 1_000_000 and eur % 10_000 == 0 else format_eur(eur)


def _describe_prices(uitkomst: Uitkomst) -> list[str]:
    anders = uitkomst.doel.filter(pl.col("basis_prijs_eur") != pl.col("scenario_prijs_eur")).unique("doel")
    return [
        f"Prijs per {r['eenheid']} voor {short_goal(r['naam'])}: {print_value(r['scenario_prijs_eur'], 'eur_cent')}"
        f" in plaats van {print_value(r['basis_prijs_eur'], 'eur_cent')}."
        for r in anders.sort("naam").iter_rows(named=True)
    ]


def _describe_ingroei(ingroei: Mapping[int, Decimal]) -> list[str]:
    if not ingroei:
        return []
    per_jaar = ", ".join(f"{format_eur(eur, 2)} in {jaar}" for jaar, eur in sorted(ingroei.items()))
    return [f"Ingroei: hooguit zoveel verschil per inwoner met nu: {per_jaar}."]


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
            lead="Kies hierboven een voorbeeld, laad een bestand, of verander in het formulier een bedrag of sleutel en kies ‘Reken door’.",
            id_="sc-kop",
        )
    return _describe(Jaaruitkomst(gegevens, toestand, stand))


def _describe(uit: Jaaruitkomst) -> Component:
    scenario, uitkomst = uit.stand.scenario, uit.stand.uitkomst
    zinnen = describe_changes(
        uitkomst, read_goal_names(uit.gegevens), scenario.ingroei, Sleutelkeuzes.read(uit.gegevens).name
    )
    landelijk = uit.rows(uitkomst.groep).row(by_predicate=pl.col("soort") == "landelijk", named=True)
    merk = badge("voorbeeldscenario", "voorbeeld") if is_example(scenario) else status_badge("aanname")
    return section(
        f"Wat doet dit scenario in {uit.jaar}?",
        html.P([html.Strong(scenario.naam), " ", merk], className="sc-naam"),
        html.Ul([html.Li(zin) for zin in zinnen or ["Er verandert niets."]], className="sc-wijzigingen"),
        caption(scenario.toelichting) if scenario.toelichting else None,
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
    eersten = uit.rows(uit.stand.uitkomst.uitersten).filter(
        (pl.col("rang") == 1) & ~pl.col("gm_code").is_in(list(uit.regional))
    )
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
    return html.A("Begin opnieuw", href=PAD + toestand.search(s=None, t=None), className="fk-knop", **INTERN)
