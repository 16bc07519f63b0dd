"""What was wrong in the sources, per rule and worst first, and then cell by cell."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.begrippen import term
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.controles import finding_grid
from dashboard.beeld.elementen import badge
from dashboard.beeld.kenmerken import INTERN, kenmerken
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.opmaak import count


def findings(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What was wrong in the sources, per rule and worst first, and then cell by cell."""
    alle = gegevens.read("bevinding")
    if not alle.height:
        return section(
            "Bevindingen bij de bronnen",
            notice("info", "Er zijn geen bevindingen.", "Alle bronbestanden doorstonden de controles."),
        )
    regel = toestand.veld("regel")
    gekozen = alle.filter(pl.col("regel") == regel) if regel else alle
    zin = f"{count(alle.height, 'bevinding', 'bevindingen')} bij {count(alle['document'].n_unique(), 'document', 'documenten')}."
    if regel and gekozen.height:
        zin += f" Getoond: {gekozen.height} van de controle ‘{gekozen['melding'][0]}’"
    return section(
        "Bevindingen bij de bronnen",
        html.Ul([_rule(rij, toestand, regel) for rij in group_findings(alle)], className="fk-regels"),
        html.P(html.A("Toon alle bevindingen", href=toestand_link(toestand, None), **INTERN))
        if regel
        else None,
        notice("vraag", f"Er is geen bevinding van de controle ‘{regel}’.")
        if not gekozen.height
        else figuurblok(
            "bevinding",
            "Bevindingen bij de bronnen",
            zin=zin,
            toon_zin=False,
            raster=lambda: finding_grid(gekozen),
        ),
        lead=[
            zin,
            " De cijfers zijn overgenomen zoals ze er staan; een ",
            term("bevinding"),
            " met ernst ‘fout’ houdt een bouw tegen.",
        ],
    )


def group_findings(bevindingen: pl.DataFrame) -> list[dict]:
    """Per rule: ernst, melding, remedie and how often (``aantal``); errors first, then most often first."""
    return (
        bevindingen.group_by("regel")
        .agg(pl.first("ernst", "melding", "remedie"), pl.len().alias("aantal"))
        .with_columns((pl.col("ernst") != "fout").alias("_later"))
        .sort("_later", "aantal", "regel", descending=[False, True, False])
        .drop("_later")
        .to_dicts()
    )


def _rule(rij: Rij, toestand: Toestand, gekozen: str | None) -> html.Li:
    return html.Li(
        [
            html.P(
                [
                    badge(rij["ernst"], rij["ernst"]),
                    " ",
                    html.A(
                        f"{rij['aantal']}× {rij['melding']}",
                        href=toestand_link(toestand, rij["regel"]),
                        **kenmerken(data_fk_ga="", aria_current="true" if rij["regel"] == gekozen else None),
                    ),
                ]
            ),
            html.P(["Wat te doen: ", rij["remedie"]], className="fk-bijschrift"),
        ]
    )


def toestand_link(toestand: Toestand, regel: str | None) -> str:
    """This page with only the findings of one rule, or with all of them."""
    return f"/aansluiting{toestand.search(regel=regel)}#ah-bevindingen"
