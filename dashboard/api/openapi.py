"""The description of the API by OpenAPI 3.1, made from the one description of the tables."""

from typing import Any

from dashboard.api.hulpbronnen import (
    HOOGSTENS,
    HOOGSTENS_TEKENS,
    HOOGSTENS_WAARDEN,
    STANDAARD,
    VERSIE,
    VORMEN,
    WORTEL,
    Hulpbron,
    read_resources,
)
from dashboard.api.probleem import MEDIA
from pipelines.open.beschrijving import Martkolom

JsonObject = dict[str, Any]
_JSON = VORMEN[0].media
_FOUTEN = {
    "400": "De vraag klopt niet",
    "404": "Die stand of die bladzijde is er niet",
    "406": "Die vorm is er niet",
}


def describe_api() -> JsonObject:
    """The whole document, as it is served at ``/v1/openapi.json``."""
    paden = {}
    for hulpbron in read_resources().values():
        paden[f"/{hulpbron.pad}"] = {"get": _rows_operation(hulpbron, "", [vorm.media for vorm in VORMEN])}
        for vorm in VORMEN:
            paden[f"/{hulpbron.pad}.{vorm.einde}"] = {
                "get": _rows_operation(hulpbron, vorm.einde, [vorm.media])
            }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Fondskompas open data",
            "version": VERSIE,
            "summary": "Wat gemeenten uit het gemeentefonds ontvingen, op welke sleutel, en wat ertegenover staat.",
            "description": (
                "Alleen lezen, zonder aanmelden. Bedragen zijn exact: hele euro's als getal, decimalen als tekst. "
                "Leeg is onbekend, geen nul. Verzonnen voorbeelden staan er niet in. Hele tabellen staan in de uitgaven op /open."
            ),
            "contact": {"name": "Fondskompas", "url": "/open"},
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": WORTEL}],
        "tags": [{"name": "cijfers"}, {"name": "verantwoording"}],
        "paths": {**paden, "/herkomst": {"get": _origin()}, "/wijzigingen": {"get": _changes()}},
        "components": {
            "schemas": {
                "Probleem": _problem(),
                "Bron": _object(
                    {naam: _text() for naam in ("tabel", "sha256", "licentie", "citeer")}
                    | {"stand": _maybe("string")}
                ),
                **{f"rij_{hulpbron.pad}": _row(hulpbron) for hulpbron in read_resources().values()},
            }
        },
    }


def _rows_operation(hulpbron: Hulpbron, einde: str, media: list[str]) -> JsonObject:
    bladzijde = _object(
        {
            "gegevens": {"type": "array", "items": {"$ref": f"#/components/schemas/rij_{hulpbron.pad}"}},
            "aantal": {"type": "integer", "minimum": 0, "maximum": HOOGSTENS},
            "volgende": _maybe("string"),
            "bron": {"$ref": "#/components/schemas/Bron"},
        }
    )
    fouten = {code: tekst for code, tekst in _FOUTEN.items() if code != "406" or not einde}
    return {
        "operationId": f"{hulpbron.pad}_{einde}" if einde else hulpbron.pad,
        "tags": ["cijfers"],
        "summary": hulpbron.tabel.titel + (f" ({einde})" if einde else ""),
        "description": hulpbron.tabel.betekenis,
        "parameters": [
            *(_filter(kolom) for kolom in hulpbron.filters),
            _parameter(
                "limiet",
                "Hoeveel rijen hoogstens.",
                {"type": "integer", "minimum": 1, "maximum": HOOGSTENS, "default": STANDAARD},
            ),
            _parameter(
                "na", "Waar de vorige bladzijde ophield; neem hem over uit «volgende».", _short_text()
            ),
            _state(),
        ],
        "responses": {
            "200": {
                "description": "Een bladzijde met rijen.",
                "headers": _headers() | {"Link": _header("De volgende bladzijde, als die er is.")},
                "content": {
                    soort: {"schema": bladzijde if soort == _JSON else {"type": "string"}} for soort in media
                },
            },
            **_problems(fouten),
        },
    }


def _filter(kolom: Martkolom) -> JsonObject:
    soort: JsonObject = (
        {"type": "integer", "minimum": -999_999_999, "maximum": 999_999_999}
        if kolom.is_geheel
        else {"type": "string", "minLength": 1, "maxLength": HOOGSTENS_TEKENS}
    )
    return {
        **_parameter(
            kolom.naam, kolom.betekenis, {"type": "array", "items": soort, "maxItems": HOOGSTENS_WAARDEN}
        ),
        "style": "form",
        "explode": True,
    }


def _parameter(naam: str, uitleg: str, schema: JsonObject, *, verplicht: bool = False) -> JsonObject:
    return {"name": naam, "in": "query", "required": verplicht, "description": uitleg, "schema": schema}


def _state() -> JsonObject:
    return _parameter(
        "stand", "De naam van een bevroren stand; zonder deze de cijfers van nu.", _short_text()
    )


def _origin() -> JsonObject:
    stap = _object(
        {naam: _maybe("string") for naam in ("formule", "status", "verwijzing")}
        | {"omschrijving": _text(), "eenheid": _maybe("string"), "waarde": _maybe("integer", "string")}
    )
    cel = _object(
        {naam: _text() for naam in ("document", "sha256", "blad", "cel", "rol")}
        | {naam: _maybe("string") for naam in ("versie", "gedrukt", "correctie")}
        | {"waarde": _maybe("integer", "string")}
    )
    return {
        "operationId": "herkomst",
        "tags": ["verantwoording"],
        "summary": "Waar een cijfer vandaan komt",
        "description": "De stappen naar een cijfer, met hun getallen, en de cellen van de brondocumenten erachter.",
        "parameters": [
            _parameter(
                "verwijzing", "Welk cijfer: tabel, sleutel en kolom.", _short_text(600), verplicht=True
            )
            | {
                "example": "mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams&vorm=au&gm_code=GM0363#bedrag_eur"
            },
            _state(),
        ],
        "responses": {
            "200": _json_answer(
                "De herkomst.",
                _object(
                    {
                        "verwijzing": _text(),
                        "omschrijving": _text(),
                        "waarde": _maybe("integer", "string"),
                        "eenheid": _maybe("string"),
                        "status": _maybe("string"),
                        "stappen": {"type": "array", "items": stap},
                        "cellen": {"type": "array", "items": cel},
                        "cellen_totaal": {"type": "integer"},
                    }
                ),
            ),
            **_problems(_FOUTEN | {"404": "Dit cijfer of deze stand is er niet"}),
        },
    }


def _changes() -> JsonObject:
    lijst = {"type": "array", "items": {"type": "object", "required": ["naam", "versie", "soort"]}}
    return {
        "operationId": "wijzigingen",
        "tags": ["verantwoording"],
        "summary": "Wat er per uitgave veranderde",
        "description": "Elke uitgave van open data, de laatste eerst, met haar versie en wat er sinds de vorige veranderde.",
        "parameters": [],
        "responses": {
            "200": _json_answer("De uitgaven.", _object({"gegevens": lijst, "aantal": {"type": "integer"}})),
            **_problems({code: _FOUTEN[code] for code in ("400", "406")}),
        },
    }


def _json_answer(uitleg: str, schema: JsonObject) -> JsonObject:
    return {"description": uitleg, "headers": _headers(), "content": {_JSON: {"schema": schema}}}


def _problems(fouten: dict[str, str]) -> JsonObject:
    meer = fouten | {"405": "Alleen lezen", "429": "Te veel vragen", "503": "Er zijn nog geen cijfers"}
    return {
        code: {
            "description": tekst,
            "headers": {"API-Version": _header("De versie van de API.")},
            "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
        }
        for code, tekst in sorted(meer.items())
    }


def _headers() -> JsonObject:
    return {
        "API-Version": _header("De versie van de API."),
        "ETag": _header("De vingerafdruk van dit antwoord."),
        "Cache-Control": _header("Hoe lang dit antwoord geldt."),
    }


def _header(uitleg: str) -> JsonObject:
    return {"description": uitleg, "schema": {"type": "string"}}


def _row(hulpbron: Hulpbron) -> JsonObject:
    return _object({kolom.naam: _cell(kolom, hulpbron) for kolom in hulpbron.tabel.kolommen}) | {
        "description": hulpbron.tabel.betekenis
    }


def _cell(kolom: Martkolom, hulpbron: Hulpbron) -> JsonObject:
    soort = "integer" if kolom.is_geheel else "boolean" if kolom.type == "BOOLEAN" else "string"
    schema: JsonObject = {
        "type": soort if kolom.naam in hulpbron.tabel.sleutel else [soort, "null"],
        "title": kolom.titel,
        "description": kolom.betekenis + (f" Eenheid: {kolom.eenheid}." if kolom.eenheid else ""),
    }
    if kolom.is_decimaal:
        schema["pattern"] = r"^-?\d+(\.\d+)?$"
    if kolom.type == "DATE":
        schema["format"] = "date"
    return schema


def _problem() -> JsonObject:
    return _object({"type": _text(), "title": _text(), "status": {"type": "integer"}, "detail": _text()})


def _object(velden: JsonObject) -> JsonObject:
    return {"type": "object", "properties": velden, "required": list(velden), "additionalProperties": False}


def _text() -> JsonObject:
    return {"type": "string"}


def _short_text(hoogstens: int = HOOGSTENS_TEKENS) -> JsonObject:
    return {"type": "string", "minLength": 1, "maxLength": hoogstens}


def _maybe(*soorten: str) -> JsonObject:
    return {"type": [*soorten, "null"]}
