"""What the key of a figure is called by a reader: columns, and codes that have a name."""

from collections.abc import Mapping, Sequence

from duckdb import ColumnExpression, ConstantExpression

from pipelines.herkomst.rijen import Database
from pipelines.herkomst.sleutels import SCHEIDING
from pipelines.opmaak import enumerate_words

_HOOGSTENS = 6
_NAAMTABELLEN = {"doel": ("staging.doel", "doel"), "gm_code": ("mart.gemeente", "indeling_jaar")}

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
    "provincie": "Provincie",
    "grootteklasse": "Grootteklasse",
    "centrumfunctie": "Centrumfunctie",
    "soort": "Soort",
}
_VORMEN = {"au": "AU", "du": "DU", "spuk": "SPUK", "buiten_gemeentefonds": "buiten het gemeentefonds"}


def name_columns(kolommen: list[str]) -> str:
    """``doel, vorm en gemeente``."""
    return enumerate_words([SLEUTELNAMEN[naam].lower() for naam in kolommen])


def name_keys(con: Database, sleutels: Sequence[Mapping[str, object]]) -> list[str]:
    """``doel Wijkteams, vorm AU, gemeente Groningen (GM0014)``: keys in words; a code without a name stays a code.

    All at once: asking for one name costs as much as asking for all of them.
    """
    namen = {kolom: _read_names(con, kolom, sleutels) for kolom in _NAAMTABELLEN}
    return [
        ", ".join(
            f"{SLEUTELNAMEN[naam].lower()} {_name_value(namen, naam, str(waarde))}"
            for naam, waarde in sleutel.items()
        )
        for sleutel in sleutels
    ]


def _name_value(namen: Mapping[str, Mapping[str, str]], kolom: str, waarde: str) -> str:
    if SCHEIDING in waarde:
        delen = waarde.split(SCHEIDING)
        getoond = [_name_value(namen, kolom, deel) for deel in delen[:_HOOGSTENS]]
        rest = [f"{len(delen) - _HOOGSTENS} andere"] if len(delen) > _HOOGSTENS else []
        return enumerate_words([*getoond, *rest])
    if kolom == "vorm":
        return _VORMEN.get(waarde, waarde)
    naam = namen.get(kolom, {}).get(waarde)
    if naam is None:
        return waarde
    return f"{naam} ({waarde})" if kolom == "gm_code" else naam.split(":")[0]


def _read_names(con: Database, kolom: str, sleutels: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """The names of the codes that occur; of several indelingen the latest spelling."""
    codes = {
        deel for sleutel in sleutels if kolom in sleutel for deel in str(sleutel[kolom]).split(SCHEIDING)
    }
    if not codes:
        return {}
    tabel, volgorde = _NAAMTABELLEN[kolom]
    rijen = con.view(tabel).filter(ColumnExpression(kolom).isin(*map(ConstantExpression, sorted(codes))))
    gevonden = sorted(rijen.project(f"{volgorde}, {kolom}, naam").fetchall())
    return {code: naam for _, code, naam in gevonden}
