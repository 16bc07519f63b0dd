"""The top of the page that sets gemeenten side by side: the answer, what could not be shown, and whom to compare with."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge
from dashboard.beeld.herkomst import formula, inhabitants, linked, rate_difference, reference
from dashboard.beeld.kenmerken import INTERN
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader import sectie
from dashboard.kader.meldingen import notice
from dashboard.kader.toestand import Toestand
from dashboard.pages.vergelijken.figuur import HOOGSTENS
from dashboard.pages.vergelijken.keuze import (
    GENOTEN,
    Keuze,
    asked_codes,
    choose,
    difference,
    find_peers,
    per_inhabitant,
    read_all,
)
from pipelines.basis.opmaak import format_eur, format_number


def unknown_year(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What to say when the address asks for a year that is not there."""
    return sectie.unknown_year(gegevens, toestand)


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The answer in a sentence, what could not be shown, and who else to compare with."""
    keuze = choose(gegevens, toestand)
    alle = read_all(gegevens, toestand.jaar)
    return html.Div(
        [
            _refused(gegevens, keuze, toestand),
            html.P(
                [
                    *linked(_answer(keuze, toestand.jaar), _answer_sources(keuze, toestand.jaar)),
                    " ",
                    status_badge(_status(keuze)),
                ],
                className="fk-lead",
            )
            if keuze.codes
            else None,
            _suggestions(alle, keuze, toestand),
        ]
    )


def _status(keuze: Keuze) -> str | None:
    return termen.weakest_status(keuze.gemeenten["toegewezen_status"])


def _rates(keuze: Keuze) -> list[tuple[str, str, Decimal]]:
    """(naam, gm_code, euro per inhabitant) of those of whom it is known."""
    velden = keuze.gemeenten.select("naam", "gm_code", "toegewezen_eur", "inwoners")
    return [
        (naam, gm, waarde)
        for naam, gm, eur, inwoners in velden.iter_rows()
        if (waarde := per_inhabitant(eur, inwoners)) is not None
    ]


def _answer_sources(keuze: Keuze, jaar: int) -> list[tuple[str, str | None]]:
    """The figures in ``_answer`` with their references, in reading order."""
    per = [(gm, waarde) for _, gm, waarde in _rates(keuze)]
    if not per:
        return []
    hoog, laag = max(per, key=lambda p: p[1]), min(per, key=lambda p: p[1])
    geld = {
        gm: reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, gm_code=gm)
        for gm, _ in (hoog, laag)
    }
    inwoners = {gm: inhabitants(jaar, gm_code=gm) for gm in geld}
    delen = (geld[hoog[0]], inwoners[hoog[0]], geld[laag[0]], inwoners[laag[0]])
    verschil, procent = difference(hoog[1], laag[1])
    return [
        (format_eur(hoog[1], 2), formula("per_inwoner", bedrag=delen[0], inwoners=delen[1])),
        (format_eur(verschil or 0, 2), rate_difference(*delen)),
        (f"{format_number(procent or 0, 1)}%", rate_difference(*delen, pct=True)),
        (format_eur(laag[1], 2), formula("per_inwoner", bedrag=delen[2], inwoners=delen[3])),
    ]


def _answer(keuze: Keuze, jaar: int) -> str:
    """Who gets most and least per inhabitant, and by how much."""
    per = [(naam, waarde) for naam, _, waarde in _rates(keuze)]
    if not per:
        return f"Van de gekozen gemeenten is voor {jaar} geen bedrag per inwoner bekend."
    hoog, laag = max(per, key=lambda p: p[1]), min(per, key=lambda p: p[1])
    if len(per) == 1:
        return f"Aan {hoog[0]} is in {jaar} {format_eur(hoog[1], 2)} per inwoner toegewezen. Kies er een gemeente bij om te vergelijken."
    verschil, procent = difference(hoog[1], laag[1])
    meer = f" ({format_number(procent, 1)}%)" if procent is not None else ""
    return (
        f"Van deze {len(per)} kreeg {hoog[0]} in {jaar} het meest per inwoner: {format_eur(hoog[1], 2)}. "
        f"Dat is {format_eur(verschil or 0, 2)}{meer} meer dan {laag[0]}, met {format_eur(laag[1], 2)} het minst."
    )


def _refused(gegevens: Gegevens, keuze: Keuze, toestand: Toestand) -> Component | None:
    zinnen = []
    for code in keuze.onbekend:
        bekend = gegevens.read_row("gemeente_naam", gm=code)
        zinnen.append(
            f"{bekend['naam']} ({code}) staat niet in de indeling waarin {toestand.jaar} is verdeeld."
            if bekend
            else f"De gemeentecode ‘{code}’ is niet bekend."
        )
    if keuze.te_veel:
        zinnen.append(
            f"Hoogstens {HOOGSTENS} gemeenten passen naast elkaar; niet getoond: {', '.join(keuze.te_veel)}."
        )
    if not zinnen:
        return None
    return notice("vraag", "Niet alles wat u vroeg is te tonen.", *zinnen)


def _suggestions(alle: pl.DataFrame, keuze: Keuze, toestand: Toestand) -> Component:
    """Links that fill the choice: peers of the first gemeente, or a start when none is chosen."""
    namen = dict(alle.select("gm_code", "naam").iter_rows())
    if keuze.codes:
        eerste = keuze.gemeenten.row(0, named=True)
        lijst = [
            (f"{eerste['naam']} en {woorden} ({eerste[kenmerk]})", [eerste["gm_code"], *genoten])
            for kenmerk, woorden in GENOTEN.items()
            if (genoten := find_peers(alle, eerste["gm_code"], kenmerk))
        ]
        kop = f"Vergelijk {eerste['naam']} met hoogstens vijf die er in inwonertal het dichtst bij liggen:"
    else:
        grootste = alle.sort("inwoners", "gm_code", descending=[True, False], nulls_last=True)[
            "gm_code"
        ].to_list()
        per = alle.filter(pl.col("inwoners") > 0).sort(
            pl.col("toegewezen_eur") / pl.col("inwoners"), "gm_code"
        )
        midden = len(grootste) // 2
        lijst = [
            ("De vier grootste", grootste[:4]),
            ("Zes van middelbare grootte", grootste[midden - 3 : midden + 3]),
            (
                "De drie met het meeste en de drie met het minste per inwoner",
                [*per.tail(3)["gm_code"], *per.head(3)["gm_code"]],
            ),
        ]
        kop = "Typ hierboven de namen van hoogstens zes gemeenten, of begin met een van deze:"
    return html.Div(
        [
            html.P(kop, className="fk-tussenkop"),
            html.Ul(
                [
                    html.Li(
                        [
                            html.A(
                                titel,
                                href="/vergelijken" + toestand.search(gm=None, gemeenten=codes),
                                **INTERN,
                            ),
                            html.Span(
                                ": " + ", ".join(namen[code] for code in codes), className="fk-bijschrift"
                            ),
                        ]
                    )
                    for titel, codes in lijst
                ],
                className="fk-suggesties",
            ),
        ]
    )


def chosen_codes(toestand: Toestand) -> list[str]:
    """What the choice list shows when the page opens."""
    return list(asked_codes(toestand))[:HOOGSTENS]
