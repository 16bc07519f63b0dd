"""The answer, what could not be shown, and whom to compare with."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge
from dashboard.beeld.cijfer import show
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.vergelijken.keuze import (
    GENOTEN,
    HOOGSTENS,
    Gemeentekeuze,
    choose,
    difference,
    difference_source,
    find_peers,
    rate,
    read_all,
)
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import allocated
from pipelines.basis.zin import Zin, fill

Voorstel = tuple[str, list[str]]
"""Words, and the codes of the gemeenten that they stand for."""


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The answer in a sentence, what could not be shown, and who else to compare with."""
    keuze = choose(gegevens, toestand)
    status = termen.weakest_status(keuze.gemeenten["toegewezen_status"])
    return html.Div(
        [
            _refused(gegevens, keuze, toestand),
            html.P(show([_answer(keuze, toestand.jaar), " ", status_badge(status)]), className="fk-lead")
            if keuze.codes
            else None,
            _suggestions(read_all(gegevens, toestand.jaar), keuze, toestand),
        ]
    )


def _answer(keuze: Gemeentekeuze, jaar: int) -> Zin:
    """Who gets most and least per inhabitant, and by how much."""
    alle = [
        (naam, gm, rate(eur, inwoners, allocated(jaar, gm_code=gm), jaar, gm))
        for naam, gm, eur, inwoners in keuze.gemeenten.select(
            "naam", "gm_code", "toegewezen_eur", "inwoners"
        ).iter_rows()
    ]
    per = [(naam, gm, cijfer) for naam, gm, cijfer in alle if cijfer.waarde is not None]
    if not per:
        return Zin(f"Van de gekozen gemeenten is voor {jaar} geen bedrag per inwoner bekend.")
    (naam, gm, hoog), (ander, ander_gm, laag) = (wie(per, key=lambda p: float(p[2])) for wie in (max, min))
    if len(per) == 1:
        return fill(
            "Aan {naam} is in {jaar} {hoog} per inwoner toegewezen. Kies er een gemeente bij om te vergelijken.",
            naam=naam,
            jaar=jaar,
            hoog=hoog,
        )
    delen = (jaar, allocated(jaar, gm_code=gm), gm, allocated(jaar, gm_code=ander_gm), ander_gm)
    verschil, procent = difference(hoog, laag)
    return fill(
        "Van deze {aantal} kreeg {naam} in {jaar} het meest per inwoner: {hoog}. Dat is {verschil}{meer} meer dan {ander}, met {laag} het minst.",
        aantal=len(per),
        naam=naam,
        jaar=jaar,
        hoog=hoog,
        verschil=Cijfer(verschil, "per_inwoner", difference_source(*delen)),
        meer=(
            procent is not None
            and Zin(" (", Cijfer(procent, "pct", difference_source(*delen, pct=True)), ")")
        )
        or None,
        ander=ander,
        laag=laag,
    )


def _refused(gegevens: Gegevens, keuze: Gemeentekeuze, toestand: Toestand) -> Component | None:
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


def _suggestions(alle: pl.DataFrame, keuze: Gemeentekeuze, toestand: Toestand) -> Component:
    """Links that fill the choice: peers of the first gemeente, or a start when none is chosen."""
    namen = dict(alle.select("gm_code", "naam").iter_rows())
    kop, lijst = _peers(alle, keuze) if keuze.codes else _beginnings(alle)
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


def _peers(alle: pl.DataFrame, keuze: Gemeentekeuze) -> tuple[str, list[Voorstel]]:
    eerste = keuze.gemeenten.row(0, named=True)
    lijst = [
        (f"{eerste['naam']} en {woorden} ({eerste[kenmerk]})", [eerste["gm_code"], *genoten])
        for kenmerk, woorden in GENOTEN.items()
        if (genoten := find_peers(alle, eerste["gm_code"], kenmerk))
    ]
    kop = f"Vergelijk {eerste['naam']} met hoogstens vijf die er in inwonertal het dichtst bij liggen:"
    return kop, lijst


def _beginnings(alle: pl.DataFrame) -> tuple[str, list[Voorstel]]:
    grootste = alle.sort("inwoners", "gm_code", descending=[True, False], nulls_last=True)[
        "gm_code"
    ].to_list()
    per = alle.filter(pl.col("inwoners") > 0).sort(pl.col("toegewezen_eur") / pl.col("inwoners"), "gm_code")
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
    return kop, lijst
