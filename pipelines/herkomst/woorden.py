"""What the key of a figure is called by a reader: columns, and codes that have a name."""

import re
from collections.abc import Mapping, Sequence

from duckdb import ColumnExpression, ConstantExpression

from pipelines.basis.opmaak import enumerate_words
from pipelines.basis.queries import HERKOMST, read_list
from pipelines.herkomst.rijen import Database
from pipelines.herkomst.sleutels import SCHEIDING

_HOOGSTENS = 6
# Per key column what it is called, what stands before its value in a sentence, and where the codes in it have a name: a view,
# what orders several names of one code (the last counts), the column with the code and the one with the name. The code stays
# behind the name (``met_code``) where a reader meets it elsewhere too: in a document, an address or another system.
_KOLOMMEN = {rij["kolom"]: rij for rij in read_list(HERKOMST, "sleutels")}
SLEUTELNAMEN = {kolom: rij["naam"] for kolom, rij in _KOLOMMEN.items()}
_CIRCULAIRES = {"M": "meicirculaire", "S": "septembercirculaire", "D": "decembercirculaire"}
_CIRCULAIRE = re.compile(r"\b([MSD])(2\d{3})\b")

_WAARDEN = {
    "vorm": {
        "au": "AU",
        "du": "DU",
        "bfu": "BFU",
        "spuk": "SPUK",
        "buiten_gemeentefonds": "buiten het gemeentefonds",
    },
    "component": {"ozb": "inkomstenmaatstaf OZB", "uitkering": "suppleties, IU, DU en artikel 12"},
    "zichtbaarheid": {
        "opgave": "te zien door een opgave",
        "sisa": "te zien in de SiSa-bijlage",
        "iv3": "te zien in Iv3, alleen het hele taakveld",
        "niet zichtbaar": "nergens te zien",
    },
    "niveau": {"fijn": "fijne indeling", "grof": "grove indeling"},
    "bestemming": {"au": "de algemene uitkering als geheel"},
}
_GEMEENTE = re.compile(r"\bGM\d{4}\b")
_OZB = re.compile(r"(.+) (tarief|volume)")


def name_columns(kolommen: list[str]) -> str:
    """``doel, vorm en gemeente``."""
    return enumerate_words([SLEUTELNAMEN[naam].lower() for naam in kolommen])


def name_keys(con: Database, sleutels: Sequence[Mapping[str, object]]) -> list[str]:
    """``doel Wijkteams, vorm AU, gemeente Groningen (GM0014)``: keys in words; a code without a name stays a code.

    All at once: asking for one name costs as much as asking for all of them.
    """
    namen = {kolom: _read_names(con, kolom, sleutels) for kolom, rij in _KOLOMMEN.items() if rij["namen_uit"]}
    return [
        ", ".join(
            _name_column(namen, naam, str(waarde))
            for naam, waarde in sleutel.items()
            if naam != "detail" or waarde != sleutel.get("component")
        )
        for sleutel in sleutels
    ]


def _name_column(namen: Mapping[str, Mapping[str, str]], kolom: str, waarde: str) -> str:
    """A key column with its value; what says itself what it is gets no word in front."""
    tekst = _name_value(namen, kolom, waarde)
    return f"{_KOLOMMEN[kolom]['voorvoegsel']} {tekst}".strip()


def _name_value(namen: Mapping[str, Mapping[str, str]], kolom: str, waarde: str) -> str:
    if SCHEIDING in waarde:
        delen = waarde.split(SCHEIDING)
        getoond = [_name_value(namen, kolom, deel) for deel in delen[:_HOOGSTENS]]
        rest = [f"{len(delen) - _HOOGSTENS} andere"] if len(delen) > _HOOGSTENS else []
        return enumerate_words([*getoond, *rest])
    if kolom in _WAARDEN and waarde in _WAARDEN[kolom]:
        return _WAARDEN[kolom][waarde]
    naam = namen.get(kolom, {}).get(waarde)
    if naam is None:
        ozb = _OZB.fullmatch(waarde) if kolom == "detail" else None
        return f"{ozb[2]} van {_name_value(namen, kolom, ozb[1])}" if ozb else spell_circulaires(waarde)
    kort = naam.split(":")[0] if kolom == "doel" else spell_circulaires(naam)
    return f"{kort} ({waarde})" if _KOLOMMEN[kolom]["met_code"] == "ja" else kort


def spell_circulaires(tekst: str) -> str:
    """The codes of circulaires in a text in words, as kern.circulaire names them: M2024 → meicirculaire 2024."""
    return _CIRCULAIRE.sub(lambda code: f"{_CIRCULAIRES[code[1]]} {code[2]}", tekst)


def circulaire_code(naam: str) -> str:
    """The other way round: meicirculaire 2024 → M2024."""
    soort, _, jaar = naam.partition(" ")
    return next(letter for letter, woord in _CIRCULAIRES.items() if woord == soort) + jaar


def spell_out(con: Database, teksten: Sequence[str]) -> list[str]:
    """Texts of steps and cells with circulaires in words, and gemeenten by name with their code behind it."""
    codes = sorted({code for tekst in teksten for code in _GEMEENTE.findall(tekst)})
    namen = _read_names(con, "gm_code", [{"gm_code": code} for code in codes]) if codes else {}
    return [
        _GEMEENTE.sub(
            lambda code: f"{namen[code[0]]} ({code[0]})" if code[0] in namen else code[0],
            spell_circulaires(tekst),
        )
        for tekst in teksten
    ]


def _read_names(con: Database, kolom: str, sleutels: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """The names of the codes that occur; of several indelingen the latest spelling."""
    codes = {
        deel for sleutel in sleutels if kolom in sleutel for deel in str(sleutel[kolom]).split(SCHEIDING)
    }
    codes |= {ozb[1] for code in codes if kolom == "detail" and (ozb := _OZB.fullmatch(code))}
    bekend = con.namen.setdefault(kolom, {})
    if nieuw := sorted(codes - bekend.keys()):
        view, volgorde, sleutel, naam = (
            _KOLOMMEN[kolom][k] for k in ("namen_uit", "volgorde", "code", "kolom_naam")
        )
        rijen = con.view(view).filter(ColumnExpression(sleutel).isin(*map(ConstantExpression, nieuw)))
        gevonden = sorted(rijen.project(f"{volgorde}, {sleutel}, {naam}").fetchall())
        bekend |= dict.fromkeys(nieuw) | {code: tekst for _, code, tekst in gevonden}
    return {code: naam for code in codes if (naam := bekend[code]) is not None}
