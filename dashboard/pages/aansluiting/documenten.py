"""The tables of source documents, and of the versions of a circulaire."""

import polars as pl
from dash import html

from dashboard.beeld.begrippen import explain
from dashboard.beeld.oudraster import column, figure_fields, grid, path_lines
from dashboard.gegevens.bronnen import find_publisher
from pipelines.basis.opmaak import format_datum, format_exact, format_number

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


def document_grid(documenten: pl.DataFrame) -> html.Div:
    """Every source document with what was read from it. Frame: ``vragen/algemeen/documentcijfers``."""
    kolommen = [
        column("document", "Document", breedte=215, soort="bron", vast=True),
        column("soort", "Soort", breedte=135),
        column("cijfers", "Gelezen cijfers", breedte=120, soort="getal"),
        column("bytes", "Grootte in bytes", breedte=120, soort="getal"),
        column("uitgever", "Uitgever", breedte=170),
        column("via", "Verkregen via", breedte=240),
        column("licentie", "Licentie", breedte=190),
        column("sha256", "Vingerafdruk (sha256)", breedte=230, soort="bron"),
    ]
    rijen = [
        {
            "document": path_lines(r["document"]),
            "soort": SOORTEN.get(r["soort"], r["soort"]),
            **figure_fields("cijfers", r["aantal_cijfers"] or None, format_number, reden=_GEEN_CIJFERS),
            **figure_fields("bytes", r["bytes"], format_number),
            "uitgever": find_publisher(r["document"]).wie,
            "via": find_publisher(r["document"]).via,
            "licentie": find_publisher(r["document"]).licentie,
            "sha256": r["bron_id"],
        }
        for r in documenten.iter_rows(named=True)
    ]
    return grid("raster-document", "Brondocumenten", kolommen, rijen, hoogte=520, filters=True)


def version_grid(versies: pl.DataFrame) -> html.Div:
    """Every version of every table of a circulaire, and which one counts. Frame: ``vragen/aansluiting/bronversies``."""
    kolommen = [
        column("jaargang", "Jaargang", breedte=130, vast=True, uitleg=explain("jaargang")),
        column("tabel", "Tabel", breedte=150),
        column("versie", "Versie", breedte=90, soort="getal"),
        column("geldig", "Telt mee", breedte=110),
        column("omvang", "Omvang", breedte=130),
        column("cijfers", "Cijfers", breedte=100, soort="getal"),
        column("som", "Som", breedte=170, soort="getal"),
        column("correcties", "Correcties", breedte=110, soort="getal"),
        column("datum", "Gepubliceerd", breedte=130),
        column("corrigeert", "Corrigeert", breedte=160),
        column("document", "Document", breedte=220, soort="bron"),
    ]
    rijen = [
        {
            "jaargang": f"{r['circulaire']} voor {r['uitkeringsjaar']}",
            "tabel": TABELLEN.get(r["tabel"], r["tabel"]),
            **figure_fields("versie", r["versie"], format_number),
            "geldig": "ja" if r["is_geldig"] else "nee, vervangen",
            "omvang": _OMVANG.get(r["omvang"], r["omvang"]),
            **figure_fields("cijfers", r["aantal_cijfers"], format_number, reden="niet gelezen"),
            **figure_fields("som", r["som"], format_exact, reden="niet gelezen"),
            **figure_fields("correcties", r["aantal_correcties"], format_number, reden="niet gelezen"),
            "datum": format_datum(r["publicatiedatum"]) if r["publicatiedatum"] else "niet bekend",
            "corrigeert": r["corrigeert"] or "",
            "document": path_lines(r["document"]),
        }
        for r in versies.iter_rows(named=True)
    ]
    return grid("raster-versie", "Versies van de circulaires", kolommen, rijen, hoogte=420)
