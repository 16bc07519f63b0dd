"""What the key of a figure is called by a reader: columns, and codes that have a name."""

from collections.abc import Mapping

from duckdb import ColumnExpression, ConstantExpression, DuckDBPyConnection

from pipelines.opmaak import enumerate_words

SLEUTELNAMEN = {
    "uitkeringsjaar": "Uitkeringsjaar",
    "boekjaar": "Boekjaar",
    "jaar": "Jaar",
    "indeling_jaar": "Indeling van",
    "circulaire": "Circulaire",
    "circulaire_van": "Van circulaire",
    "circulaire_naar": "Naar circulaire",
    "gm_code": "Gemeente",
    "verslagsoort": "Verslag",
    "doel": "Doel",
    "vorm": "Vorm",
    "uitkering": "Uitkering",
    "cluster": "Cluster",
    "niveau": "Fijn of grof",
    "groep": "Groep van taakvelden",
    "taakveld": "Taakveld",
    "regel": "Regel",
    "deel": "Deel",
    "peildatum": "Peildatum",
    "indicator": "Indicator",
    "component": "Onderdeel",
    "detail": "Detail",
    "bestemming": "Bestemming",
    "code": "Code",
}
_VORMEN = {"au": "AU", "du": "DU", "spuk": "SPUK", "buiten_gemeentefonds": "buiten het gemeentefonds"}


def name_columns(kolommen: list[str]) -> str:
    """``doel, vorm en gemeente``."""
    return enumerate_words([SLEUTELNAMEN[naam].lower() for naam in kolommen])


def name_key(con: DuckDBPyConnection, waarden: Mapping[str, object]) -> str:
    """``doel Wijkteams, vorm AU, gemeente Groningen (GM0014)``: a key in words; a code without a name stays a code."""
    return ", ".join(
        f"{SLEUTELNAMEN[naam].lower()} {_name_value(con, naam, str(waarde))}"
        for naam, waarde in waarden.items()
    )


def _name_value(con: DuckDBPyConnection, kolom: str, waarde: str) -> str:
    if kolom == "vorm":
        return _VORMEN.get(waarde, waarde)
    if kolom == "doel":
        naam = _find_name(con, "staging.doel", "doel", waarde)
        return naam.split(":")[0] if naam else waarde
    if kolom == "gm_code":
        naam = _find_name(con, "mart.gemeente", "gm_code", waarde)
        return f"{naam} ({waarde})" if naam else waarde
    return waarde


def _find_name(con: DuckDBPyConnection, tabel: str, kolom: str, code: str) -> str | None:
    """The name of a code in a table; of several indelingen the latest spelling."""
    rijen = con.view(tabel).filter(ColumnExpression(kolom) == ConstantExpression(code))
    volgorde = "indeling_jaar DESC" if "indeling_jaar" in rijen.columns else "naam"
    gevonden = rijen.order(volgorde).project("naam").limit(1).fetchall()
    return str(gevonden[0][0]) if gevonden else None
