"""The releases that lie ready, what each changed, and the API."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import caption, foldout, plain_table
from dashboard.beeld.kenmerken import Kinderen
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import count, format_datum, format_number
from pipelines.bevroren.sleutels import fingerprint_key
from pipelines.open.uitgave import HANDTEKENING, MANIFEST, SLEUTEL, Vrijgegeven, list_releases

_SOORT = {
    "eerste": "eerste uitgave",
    "geen": "dezelfde cijfers als de vorige",
    "minor": "andere of nieuwe cijfers",
    "major": "een tabel, kolom of code verviel: kijk uw programma na",
}
_BESTANDEN = (
    ("README.md", "uitleg"),
    ("datapackage.json", "Data Package"),
    ("catalogus.ttl", "catalogus"),
    (MANIFEST, "manifest"),
)
_SECTIE = "/gegevens/doel/ranglijst.csv?doel=wijkteams&jaar=2023"
_GETEKEND = ((HANDTEKENING, "handtekening"), (SLEUTEL, "openbare sleutel"))


def releases(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Every release, the latest first."""
    try:
        gevonden = list_releases(gegevens.uitgaven)
    except FondskompasFout as fout:
        return section("Uitgaven", notice("fout", "Een uitgave is niet te lezen.", str(fout)))
    if not gevonden:
        return section(
            "Uitgaven",
            notice(
                "info",
                "Er is nog geen uitgave.",
                "Wie deze site beheert, maakt er een met fondskompas publiceer.",
            ),
        )
    rijen = [_row(vrijgegeven) for vrijgegeven in reversed(gevonden)]
    return section(
        "Uitgaven",
        plain_table(
            "Uitgaven van open data",
            ("Uitgave", "Versie", "Cijfers van", "Wat veranderde", "Bestanden"),
            rijen,
        ),
        lead=[
            "Een uitgave is een map met elke tabel als CSV en Parquet en een beschrijving van elke kolom. Zij verandert nooit meer; "
            "een nieuwe uitgave komt ernaast en zegt wat er anders is."
        ],
    )


def _row(vrijgegeven: Vrijgegeven) -> tuple[Kinderen, ...]:
    uitgave = vrijgegeven.uitgave
    map_ = f"/uitgaven/{uitgave.naam}"
    bestanden = (*_BESTANDEN, *(_GETEKEND if vrijgegeven.openbaar else ()))
    links = [
        html.Li(html.A(woorden, href=f"{map_}/{pad}", className="fk-link")) for pad, woorden in bestanden
    ]
    if vrijgegeven.openbaar:
        links.append(html.Li(f"ondertekend, sleutel {fingerprint_key(vrijgegeven.openbaar)}"))
    csv = [bestand for bestand in vrijgegeven.bestanden.values() if bestand.pad.endswith(".csv")]
    tabellen = html.Ul(
        [
            html.Li(
                [
                    html.A(bestand.pad.rpartition("/")[2], href=f"{map_}/{bestand.pad}", className="fk-link"),
                    f" ({count(bestand.rijen or 0, 'rij', 'rijen')})",
                ]
            )
            for bestand in csv
        ],
        className="fk-lijst",
    )
    return (
        [html.Strong(uitgave.naam), caption(uitgave.citeer)],
        uitgave.versie,
        format_datum(date.fromisoformat(uitgave.datum)),
        _changes(vrijgegeven.wijzigingen),
        [html.Ul(links, className="fk-lijst"), foldout(count(len(csv), "tabel", "tabellen"), tabellen)],
    )


def _changes(wijzigingen: Mapping[str, Any]) -> Kinderen:
    """In words, with the tables that changed under a fold."""
    regels: Sequence[Mapping[str, Any]] = wijzigingen["tabellen"]
    tekst = _SOORT[wijzigingen["soort"]]
    if not regels:
        return tekst
    return [
        tekst,
        foldout(
            count(len(regels), "tabel", "tabellen"),
            html.Ul(
                [html.Li(f"{regel['tabel']}: {_change(regel)}") for regel in regels], className="fk-lijst"
            ),
        ),
    ]


def _change(regel: Mapping[str, Any]) -> str:
    if regel["wat"] != "gewijzigd":
        return regel["wat"]
    tellingen = [
        f"{format_number(regel[veld])} {woord}"
        for veld, woord in (("rijen_erbij", "erbij"), ("rijen_eraf", "eraf"), ("rijen_gewijzigd", "anders"))
        if regel[veld]
    ]
    namen = [
        f"{woord} {', '.join(regel[veld])}"
        for veld, woord in (
            ("kolommen_vervallen", "kolom vervallen:"),
            ("kolommen_nieuw", "kolom nieuw:"),
            ("kolommen_ander_type", "ander type:"),
            ("codes_vervallen", "code vervallen:"),
        )
        if regel[veld]
    ]
    return "; ".join([*tellingen, *namen])


def api(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """Where the API is and how to ask it."""
    stand = f"&stand={gegevens.stand.naam}" if gegevens.stand else ""
    voorbeeld = f"/v1/toewijzingen.csv?gm_code=GM0363&uitkeringsjaar=2023{stand}"
    return section(
        "De API",
        html.P(
            [
                "Een voorbeeld: ",
                html.A(html.Code(voorbeeld), href=voorbeeld, className="fk-link"),
                " geeft wat Amsterdam in 2023 kreeg, als CSV.",
            ]
        ),
        html.Ul(
            [
                html.Li(html.A("Uitleg en alle kolommen", href="/v1", className="fk-link")),
                html.Li(
                    html.A(
                        "Beschrijving voor programma's (OpenAPI 3.1)",
                        href="/v1/openapi.json",
                        className="fk-link",
                    )
                ),
                html.Li(
                    [
                        "Elke sectie en tabel van elke pagina als CSV, JSON, Excel of PNG: kies daar Exporteren, of vraag bijvoorbeeld ",
                        html.A(html.Code(_SECTIE), href=_SECTIE, className="fk-link"),
                    ]
                ),
                html.Li(
                    html.A(
                        "Een pagina per gemeente in gewone taal, ook om in te sluiten",
                        href="/g",
                        className="fk-link",
                    )
                ),
            ],
            className="fk-lijst",
        ),
        lead=[
            "Wie één gemeente of één jaar wil, vraagt het de API: zonder aanmelden, als JSON, CSV of Parquet, van nu of van een bevroren stand."
        ],
    )
