"""The tables of a release described for programs: a Data Package (``datapackage.json``) and CSVW (``csv-metadata.json``)."""

from collections.abc import Mapping, Sequence
from typing import Any

from pipelines.open.beschrijving import Licentie, Martkolom, Marttabel, read_licences
from pipelines.open.rijen import present
from pipelines.open.uitgave import Bestand, Uitgave

_DIALECT = {"delimiter": ";", "doubleQuote": True, "header": True, "lineTerminator": "\n", "quoteChar": '"'}


def describe_package(uitgave: Uitgave, tabellen: Sequence[tuple[Marttabel, Bestand]]) -> dict[str, Any]:
    """The descriptor of the whole release; ``tabellen`` are the tables in it with their CSV."""
    aanwezig = {tabel.naam for tabel, _ in tabellen}
    return {
        "name": f"fondskompas-{uitgave.naam.lower()}",
        "id": f"fondskompas/{uitgave.naam}",
        "title": uitgave.titel,
        "description": uitgave.beschrijving,
        "version": uitgave.versie,
        "created": f"{uitgave.moment}Z",
        "licenses": [_licence(licentie) for licentie in _used(tabellen)],
        "contributors": [{"title": "Fondskompas", "role": "publisher"}],
        "resources": [_resource(tabel, bestand, aanwezig) for tabel, bestand in tabellen],
    }


def _used(tabellen: Sequence[tuple[Marttabel, Bestand]]) -> list[Licentie]:
    codes = sorted({tabel.licentie for tabel, _ in tabellen})
    return [read_licences()[code] for code in codes]


def _licence(licentie: Licentie) -> dict[str, str]:
    return {"name": licentie.code, "path": licentie.adres, "title": licentie.naam}


def _resource(tabel: Marttabel, bestand: Bestand, aanwezig: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(kolom) for kolom in present(bestand.kolommen, tabel)],
        "missingValues": [""],
        "primaryKey": list(tabel.sleutel),
    }
    verwijzingen = [
        {
            "fields": kolom.naam,
            "reference": {"resource": kolom.verwijst_naar[0], "fields": kolom.verwijst_naar[1]},
        }
        for kolom in present(bestand.kolommen, tabel)
        if kolom.verwijst_naar and kolom.verwijst_naar[0] in aanwezig
    ]
    if verwijzingen:
        schema["foreignKeys"] = verwijzingen
    return {
        "name": tabel.naam,
        "path": bestand.pad,
        "profile": "tabular-data-resource",
        "title": tabel.titel,
        "description": tabel.betekenis,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bestand.bytes,
        "hash": f"sha256:{bestand.sha256}",
        "licenses": [_licence(read_licences()[tabel.licentie])],
        "dialect": _DIALECT,
        "schema": schema,
    }


def _field(kolom: Martkolom) -> dict[str, Any]:
    veld: dict[str, Any] = {"name": kolom.naam, "title": kolom.titel, "description": kolom.betekenis}
    veld |= {
        "unit": kolom.eenheid or None,
        "status": kolom.status or None,
    }
    if kolom.is_decimaal:
        veld |= {"type": "number", "decimalChar": ",", "bareNumber": True}
    elif kolom.is_geheel:
        veld |= {"type": "integer", "bareNumber": True}
    elif kolom.type == "BOOLEAN":
        veld |= {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}
    elif kolom.type == "DATE":
        veld |= {"type": "date", "format": "default"}
    else:
        veld |= {"type": "string"}
    return {naam: waarde for naam, waarde in veld.items() if waarde is not None}


def describe_csvw(uitgave: Uitgave, tabellen: Sequence[tuple[Marttabel, Bestand]]) -> dict[str, Any]:
    """The same as metadata of CSV on the Web."""
    aanwezig = {tabel.naam: bestand for tabel, bestand in tabellen}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": uitgave.titel,
        "dc:description": uitgave.beschrijving,
        "dialect": {"delimiter": ";", "encoding": "utf-8"},
        "tables": [_csvw_table(tabel, bestand, aanwezig) for tabel, bestand in tabellen],
    }


def _csvw_table(tabel: Marttabel, bestand: Bestand, aanwezig: Mapping[str, Bestand]) -> dict[str, Any]:
    kolommen = present(bestand.kolommen, tabel)
    schema: dict[str, Any] = {
        "columns": [_csvw_column(kolom, tabel) for kolom in kolommen],
        "primaryKey": list(tabel.sleutel),
    }
    verwijzingen = [
        {
            "columnReference": kolom.naam,
            "reference": {
                "resource": aanwezig[kolom.verwijst_naar[0]].pad,
                "columnReference": kolom.verwijst_naar[1],
            },
        }
        for kolom in kolommen
        # a reader of CSVW takes an empty foreign key for a wrong one; a column of the key is never empty
        if kolom.verwijst_naar and kolom.verwijst_naar[0] in aanwezig and kolom.naam in tabel.sleutel
    ]
    if verwijzingen:
        schema["foreignKeys"] = verwijzingen
    return {
        "url": bestand.pad,
        "dc:title": tabel.titel,
        "dc:description": tabel.betekenis,
        "dc:license": {"@id": read_licences()[tabel.licentie].adres},
        "tableSchema": schema,
    }


def _csvw_column(kolom: Martkolom, tabel: Marttabel) -> dict[str, Any]:
    datatype: str | dict[str, Any] = "string"
    if kolom.is_decimaal:
        datatype = {"base": "decimal", "format": {"decimalChar": ","}}
    elif kolom.is_geheel:
        datatype = "integer"
    elif kolom.type == "BOOLEAN":
        datatype = {"base": "boolean", "format": "true|false"}
    elif kolom.type == "DATE":
        datatype = {"base": "date", "format": "yyyy-MM-dd"}
    return {
        "name": kolom.naam,
        "titles": kolom.naam,
        "dc:title": kolom.titel,
        "dc:description": kolom.betekenis,
        "datatype": datatype,
        "required": kolom.naam in tabel.sleutel,
    }
