"""The SF checks of CBS' catalogue: does a JSON delivery have the elements, keys and types of the schema?

The schema is data (data/raw/iv3/schema.csv). A file does not say which version it follows, so that is read from its
form: 1.0 and 1.1 have ``e-mail`` and a boekjaar between quotes, 2.0 and later have ``email`` and a number.
"""

import re
from decimal import Decimal
from typing import Any, TypeGuard

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.iv3.catalogus import Catalogus
from pipelines.sources.iv3.model import ONDERDELEN
from pipelines.sources.iv3.naslag import Schemadeel, Schemasleutel

NIEUWSTE = "2.1.1"
_ELEMENT = {"metadata": "SF001", "contact": "SF005", "data": "SF010"}
_DATA = {
    "baten": "SF011",
    "lasten": "SF012",
    "balans_baten": "SF013",
    "balans_lasten": "SF014",
    "balans_standen": "SF015",
}
_BLOK = {
    "metadata": {"ontbreekt": "SF002", "onbekend": "SF003", "type": "SF004", "leeg": "SF004"},
    "contact": {"ontbreekt": "SF006", "onbekend": "SF007", "type": "SF008", "leeg": "SF009"},
}
_SOORT = {
    "string": "tekst",
    "number": "een getal zonder aanhalingstekens",
    "boolean": "true of false",
    "object": "een object {…}",
    "array": "een lijst […]",
}


def schema_version(inhoud: dict[str, Any]) -> str:
    """The schema that a delivery follows, read from its form."""
    metadata, contact = inhoud.get("metadata"), inhoud.get("contact")
    metadata = metadata if isinstance(metadata, dict) else {}
    contact = contact if isinstance(contact, dict) else {}
    if not isinstance(metadata.get("boekjaar"), str) and ("e-mail" not in contact or "email" in contact):
        return NIEUWSTE
    return "1.1" if {"software", "publiceren"} & metadata.keys() else "1.0"


def check_structure(
    inhoud: dict[str, Any], schema: dict[str, Schemadeel], catalogus: Catalogus, document: str
) -> list[Bevinding]:
    """Every departure from the schema, each at its JSON path."""
    bevindingen = _elements(inhoud, schema["bestand"], catalogus, document)
    for blok in _BLOK:
        if isinstance(inhoud.get(blok), dict):
            bevindingen += _block(blok, inhoud[blok], schema[blok], catalogus, document)
    if isinstance(inhoud.get("data"), dict):
        bevindingen += _sections(inhoud["data"], schema, catalogus, document)
    return bevindingen


def is_number(waarde: object) -> TypeGuard[int | Decimal]:
    """Whether a JSON value is a number; true and false are not."""
    return isinstance(waarde, int | Decimal) and not isinstance(waarde, bool)


def has_type(waarde: object, soort: str) -> bool:
    """Whether a JSON value is of a schema type."""
    match soort:
        case "string":
            return isinstance(waarde, str)
        case "number":
            return is_number(waarde)
        case "boolean":
            return isinstance(waarde, bool)
        case "object":
            return isinstance(waarde, dict)
        case "array":
            return isinstance(waarde, list)
    return True


def show(waarde: object) -> str:
    """A JSON value as a reader sees it, cut to a line."""
    tekst = "null" if waarde is None else str(waarde)
    return tekst if len(tekst) <= 80 else tekst[:77] + "…"


def _elements(
    inhoud: dict[str, Any], schema: Schemadeel, catalogus: Catalogus, document: str
) -> list[Bevinding]:
    bevindingen = [
        catalogus.finding(foutcode, Plek(document, "", "$"), "", f"het element {naam}")
        for naam, foutcode in _ELEMENT.items()
        if not isinstance(inhoud.get(naam), dict)
    ]
    return bevindingen + [
        meld("iv3_onderdeel_onbekend", Plek(document, "", f"$.{naam}"), naam)
        for naam in inhoud
        if naam not in schema.sleutels
    ]


def _block(
    blok: str, waarden: dict[str, Any], schema: Schemadeel, catalogus: Catalogus, document: str
) -> list[Bevinding]:
    """The keys of metadata or contact."""
    codes = _BLOK[blok]
    bevindingen = []
    for naam, sleutel in schema.sleutels.items():
        plek = Plek(document, blok, f"$.{blok}.{naam}")
        if naam not in waarden:
            if sleutel.verplicht:
                bevindingen.append(catalogus.finding(codes["ontbreekt"], plek, "", naam, fout=naam))
            continue
        waarde, verwacht = waarden[naam], _expected(sleutel)
        if not _fits(waarde, sleutel):
            soort = "leeg" if waarde is None or (isinstance(waarde, str) and not waarde.strip()) else "type"
            bevindingen.append(
                catalogus.finding(
                    codes[soort],
                    plek,
                    show(waarde),
                    verwacht,
                    extra=naam,
                    goed=verwacht,
                    fout=naam if codes[soort] == "SF009" else show(waarde),
                )
            )
    if not schema.andere_sleutels:
        bevindingen += [
            catalogus.finding(
                codes["onbekend"],
                Plek(document, blok, f"$.{blok}.{naam}"),
                naam,
                "een sleutel uit het schema",
                fout=naam,
            )
            for naam in waarden
            if naam not in schema.sleutels
        ]
    return bevindingen


def _fits(waarde: object, sleutel: Schemasleutel) -> bool:
    if not has_type(waarde, sleutel.soort):
        return False
    if sleutel.keuzes:
        return _plain(waarde) in sleutel.keuzes
    return not sleutel.patroon or re.search(sleutel.patroon, str(waarde)) is not None


def _plain(waarde: object) -> str:
    """5.0 is 5 to the schema."""
    return (
        str(int(waarde))
        if isinstance(waarde, Decimal) and waarde == waarde.to_integral_value()
        else str(waarde)
    )


def _expected(sleutel: Schemasleutel) -> str:
    if sleutel.keuzes:
        return "een van: " + ", ".join(sleutel.keuzes)
    if sleutel.patroon and sleutel.naam in ("email", "e-mail"):
        return "een e-mailadres"
    if sleutel.patroon and sleutel.naam == "datum":
        return "een datum met tijd, zoals 2024-03-01T12:00:00+01:00"
    return _SOORT.get(sleutel.soort, "een waarde") + (" die niet leeg is" if sleutel.patroon else "")


def _sections(
    data: dict[str, Any], schema: dict[str, Schemadeel], catalogus: Catalogus, document: str
) -> list[Bevinding]:
    """The sections of data and the keys of their records."""
    bevindingen = [
        catalogus.finding(
            foutcode, Plek(document, naam, f"$.data.{naam}"), show(data.get(naam, "")), "een lijst"
        )
        for naam, foutcode in _DATA.items()
        if not isinstance(data.get(naam), list) and (naam in data or schema["data"].sleutels[naam].verplicht)
    ]
    for naam, records in data.items():
        if naam not in schema["data"].sleutels:
            bevindingen.append(meld("iv3_onderdeel_onbekend", Plek(document, "", f"$.data.{naam}"), naam))
        elif isinstance(records, list):
            for nummer, record in enumerate(records):
                bevindingen += _record(naam, nummer, record, schema[naam], catalogus, document)
    return bevindingen


def _record(
    naam: str, nummer: int, record: object, schema: Schemadeel, catalogus: Catalogus, document: str
) -> list[Bevinding]:
    pad = f"$.data.{naam}[{nummer}]"
    if not isinstance(record, dict):
        verwacht = ", ".join(s.naam for s in schema.sleutels.values() if s.verplicht)
        return [
            catalogus.finding(
                "SF016",
                Plek(document, naam, pad),
                show(record),
                f"een object met {verwacht}",
                onderdeel=naam,
                fout=verwacht,
            )
        ]
    bevindingen = []
    for sleutel in schema.sleutels.values():
        if not sleutel.verplicht or (
            sleutel.naam in record and has_type(record[sleutel.naam], sleutel.soort)
        ):
            continue
        plek = Plek(document, naam, f"{pad}.{sleutel.naam}")
        waarde = show(record[sleutel.naam]) if sleutel.naam in record else ""
        foutcode = "SF017" if sleutel.naam == "bedrag" and sleutel.naam in record else "SF016"
        bevindingen.append(
            catalogus.finding(
                foutcode,
                plek,
                waarde,
                f"{sleutel.naam}: {_expected(sleutel)}",
                onderdeel=naam,
                fout=sleutel.naam,
                extra=_describe(record),
            )
        )
    if not schema.andere_sleutels and naam not in ONDERDELEN:
        bevindingen += [
            meld("iv3_onderdeel_onbekend", Plek(document, "", f"{pad}.{s}"), s)
            for s in record
            if s not in schema.sleutels
        ]
    return bevindingen


def _describe(record: dict[str, Any]) -> str:
    """The record in its own words, so that the submitter can find it."""
    return "Record: " + ", ".join(f"{k} {show(v)}" for k, v in list(record.items())[:4])
