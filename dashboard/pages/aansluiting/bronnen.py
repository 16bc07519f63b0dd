"""The source documents with the versions of circulaires, and what was wrong in them."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.bevestigd import confirmations, read_confirmations
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.celadres import path_lines
from dashboard.beeld.controles import finding_grid
from dashboard.beeld.elementen import badge, caption, explain, term
from dashboard.beeld.kenmerken import INTERN, kenmerken
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.bronnen import find_publisher
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.opmaak import count, format_datum, format_number
from pipelines.basis.sommen import total


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
            "bevinding", "Bevindingen bij de bronnen", zin=zin, raster=lambda: finding_grid(gekozen)
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
            caption(["Wat te doen: ", rij["remedie"]]),
        ]
    )


def toestand_link(toestand: Toestand, regel: str | None) -> str:
    """This page with only the findings of one rule, or with all of them."""
    return f"/aansluiting{toestand.search(regel=regel)}#ah-bevindingen"


SOORTEN = {
    "aansluiting": "controletotalen",
    "circulaires": "circulaire",
    "definities": "definities van Iv3",
    "documenten": "toegevoegd document",
    "gemeenten": "gemeenten",
    "grenzen": "gemeentegrenzen",
    "iv3": "Iv3",
    "opgaven": "opgave",
    "pok": "envelop en doelen",
    "register": "register",
    "sisa": "SiSa",
}
_GEEN_CIJFERS = "namen, codes of grenzen"
TABELLEN = {
    "volume": "volumina",
    "gewicht_maatstaf": "bedragen per eenheid",
    "gewicht_uitkering": "totalen per uitkering",
    "uitkering": "uitkeringen per gemeente",
    "circulaire": "uitkeringsfactor",
}
_OMVANG = {"geheel": "hele tabel", "deel": "enkele uitkeringen"}
_GELEZEN = "telt of weegt het document zelf; dit is geen cijfer uit een cel"


def documents(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The source documents, and the versions of circulaires where this database keeps those."""
    documenten = gegevens.read("documentcijfers")
    cijfers = total(documenten["aantal_cijfers"])
    zin = f"{documenten.height} documenten, waaruit {format_number(cijfers)} cijfers zijn gelezen. De vingerafdruk bewijst dat een document niet is veranderd."
    return section(
        "Documenten",
        figuurblok("documenten", "Brondocumenten", zin=zin, raster=lambda: document_grid(documenten)),
        *_versions(gegevens),
        *confirmations(read_confirmations(gegevens)),
        lead=f"{zin} Uitgever en licentie gelden per map en zijn overgenomen uit data/raw/README.md.",
    )


def _versions(gegevens: Gegevens) -> list[Component]:
    if not gegevens.read("heeft_tabel", schema="mart", tabel="bronversie").item():
        return []
    versies = gegevens.read("bronversies")
    vervangen = versies.filter(~pl.col("is_geldig")).height
    tabellen = count(versies.height, "versie van een tabel", "versies van tabellen")
    zin = f"{tabellen} van circulaires; {count(vervangen, 'versie telt', 'versies tellen')} niet meer mee."
    return [
        html.H3("Versies van circulaires"),
        html.P(zin),
        figuurblok("versies", "Versies van circulaires", zin=zin, raster=lambda: version_grid(versies)),
    ]


def document_grid(documenten: pl.DataFrame) -> html.Div:
    """Every source document with what was read from it. Frame: ``vragen/algemeen/documentcijfers``."""
    return raster(
        "raster-document",
        "Brondocumenten",
        [
            kolom.bron("document", "Document", lambda r: path_lines(r["document"]), breedte=215, vast=True),
            kolom.tekst("soort", "Soort", lambda r: SOORTEN.get(r["soort"], r["soort"]), breedte=135),
            kolom.getal(
                "cijfers",
                "Gelezen cijfers",
                lambda r: r["aantal_cijfers"] or None,
                "aantal",
                reden=_GEEN_CIJFERS,
                zonder_bron=_GELEZEN,
                breedte=120,
            ),
            kolom.getal("bytes", "Grootte in bytes", notatie="aantal", zonder_bron=_GELEZEN, breedte=120),
            kolom.tekst("uitgever", "Uitgever", lambda r: find_publisher(r["document"]).wie, breedte=170),
            kolom.tekst("via", "Verkregen via", lambda r: find_publisher(r["document"]).via, breedte=240),
            kolom.tekst(
                "licentie", "Licentie", lambda r: find_publisher(r["document"]).licentie, breedte=190
            ),
            kolom.bron("sha256", "Vingerafdruk (sha256)", "bron_id", breedte=230),
        ],
        documenten,
        hoogte=520,
        filters=True,
    )


def version_grid(versies: pl.DataFrame) -> html.Div:
    """Every version of every table of a circulaire, and which one counts. Frame: ``vragen/aansluiting/bronversies``."""

    def counted(veld: str, kop: str, van: str, breedte: int) -> kolom.Kolom:
        notatie = "exact" if veld == "som" else "aantal"
        return kolom.getal(
            veld, kop, van, notatie, reden="niet gelezen", zonder_bron=_GELEZEN, breedte=breedte
        )

    return raster(
        "raster-versie",
        "Versies van de circulaires",
        [
            kolom.tekst(
                "jaargang",
                "Jaargang",
                lambda r: f"{r['circulaire']} voor {r['uitkeringsjaar']}",
                breedte=130,
                vast=True,
                uitleg=explain("jaargang"),
            ),
            kolom.tekst("tabel", "Tabel", lambda r: TABELLEN.get(r["tabel"], r["tabel"]), breedte=150),
            counted("versie", "Versie", "versie", 90),
            kolom.tekst(
                "geldig", "Telt mee", lambda r: "ja" if r["is_geldig"] else "nee, vervangen", breedte=110
            ),
            kolom.tekst("omvang", "Omvang", lambda r: _OMVANG.get(r["omvang"], r["omvang"]), breedte=130),
            counted("cijfers", "Cijfers", "aantal_cijfers", 100),
            counted("som", "Som", "som", 170),
            counted("correcties", "Correcties", "aantal_correcties", 110),
            kolom.tekst(
                "datum",
                "Gepubliceerd",
                lambda r: format_datum(r["publicatiedatum"]) if r["publicatiedatum"] else "niet bekend",
                breedte=130,
            ),
            kolom.tekst("corrigeert", "Corrigeert", lambda r: r["corrigeert"] or "", breedte=160),
            kolom.bron("document", "Document", lambda r: path_lines(r["document"]), breedte=220),
        ],
        versies,
        hoogte=420,
    )
