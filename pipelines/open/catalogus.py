"""The catalogue of a release by DCAT-AP-NL 3, as Turtle and as JSON-LD: two writings of the same statements.

Addresses of files are relative, so that a release says the same on whatever server it stands.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipelines.basis.queries import read_list
from pipelines.open.beschrijving import Marttabel, read_licences
from pipelines.open.uitgave import Bestand, Uitgave

_UITGEVER = "#uitgever"
_CONTACT = "#contact"
_VORMEN = {"csv": ("text/csv", "CSV"), "parquet": ("application/vnd.apache.parquet", "PARQUET")}


@dataclass(frozen=True)
class Adres:
    """A resource: a relative address, a whole one, or ``voorvoegsel:naam`` of a vocabulary."""

    iri: str


@dataclass(frozen=True)
class Letterlijk:
    """A text in Dutch, or with ``soort`` a value of that datatype."""

    waarde: str
    soort: str | None = None


Onderwerp = tuple[str, list[tuple[str, Adres | Letterlijk]]]


@cache
def _prefixes() -> dict[str, str]:
    return {rij["voorvoegsel"]: rij["adres"] for rij in read_list("open", "vocabulaire")}


def describe_catalogue(
    uitgave: Uitgave, tabellen: Sequence[tuple[Marttabel, Sequence[Bestand]]]
) -> list[Onderwerp]:
    """The catalogue, its publisher, and per table a dataset with its distributions."""
    onderwerpen: list[Onderwerp] = [
        (
            "",
            [
                ("rdf:type", Adres("dcat:Catalog")),
                ("dct:title", Letterlijk(uitgave.titel)),
                ("dct:description", Letterlijk(uitgave.beschrijving)),
                ("dct:publisher", Adres(_UITGEVER)),
                ("dct:language", Adres("taal:NLD")),
                ("dct:modified", Letterlijk(uitgave.datum, "xsd:date")),
                ("dcat:contactPoint", Adres(_CONTACT)),
                *(("dcat:dataset", Adres(f"#{tabel.naam}")) for tabel, _ in tabellen),
            ],
        ),
        (_UITGEVER, [("rdf:type", Adres("foaf:Agent")), ("foaf:name", Letterlijk("Fondskompas"))]),
        (_CONTACT, [("rdf:type", Adres("vcard:Kind")), ("vcard:fn", Letterlijk("Fondskompas"))]),
    ]
    for tabel, bestanden in tabellen:
        onderwerpen += _dataset(uitgave, tabel, bestanden)
    return onderwerpen


def _dataset(uitgave: Uitgave, tabel: Marttabel, bestanden: Sequence[Bestand]) -> Iterator[Onderwerp]:
    yield (
        f"#{tabel.naam}",
        [
            ("rdf:type", Adres("dcat:Dataset")),
            ("dct:title", Letterlijk(tabel.titel)),
            ("dct:description", Letterlijk(tabel.betekenis)),
            ("dct:identifier", Letterlijk(f"fondskompas/{uitgave.naam}/{tabel.naam}", "xsd:string")),
            ("dct:publisher", Adres(_UITGEVER)),
            ("dct:creator", Adres(_UITGEVER)),
            ("dct:accessRights", Adres("recht:PUBLIC")),
            ("dct:language", Adres("taal:NLD")),
            ("dct:modified", Letterlijk(uitgave.datum, "xsd:date")),
            ("dcat:contactPoint", Adres(_CONTACT)),
            ("dcat:theme", Adres("thema:GOVE")),
            ("dcat:version", Letterlijk(uitgave.versie, "xsd:string")),
            *(("dcat:distribution", Adres(f"#{tabel.naam}-{_form(bestand)}")) for bestand in bestanden),
        ],
    )
    for bestand in bestanden:
        yield from _distribution(tabel, bestand)


def _form(bestand: Bestand) -> str:
    return bestand.pad.rpartition(".")[2]


def _distribution(tabel: Marttabel, bestand: Bestand) -> Iterator[Onderwerp]:
    naam = f"#{tabel.naam}-{_form(bestand)}"
    media, soort = _VORMEN[_form(bestand)]
    yield (
        naam,
        [
            ("rdf:type", Adres("dcat:Distribution")),
            ("dct:title", Letterlijk(f"{tabel.titel} ({soort})")),
            ("dcat:accessURL", Adres(bestand.pad)),
            ("dcat:downloadURL", Adres(bestand.pad)),
            ("dct:license", Adres(read_licences()[tabel.licentie].adres)),
            ("dct:format", Adres(f"bestandstype:{soort}")),
            ("dcat:mediaType", Adres(_prefixes()["mediatype"] + media)),
            ("dcat:byteSize", Letterlijk(str(bestand.bytes), "xsd:nonNegativeInteger")),
            ("spdx:checksum", Adres(f"{naam}-som")),
        ],
    )
    yield (
        f"{naam}-som",
        [
            ("rdf:type", Adres("spdx:Checksum")),
            ("spdx:algorithm", Adres("spdx:checksumAlgorithm_sha256")),
            ("spdx:checksumValue", Letterlijk(bestand.sha256, "xsd:hexBinary")),
        ],
    )


def write_turtle(onderwerpen: Sequence[Onderwerp]) -> bytes:
    """The statements as Turtle."""
    regels = [f"@prefix {naam}: <{adres}> ." for naam, adres in sorted(_prefixes().items())]
    for iri, uitspraken in onderwerpen:
        delen = [f"    {eigenschap} {_turtle(waarde)}" for eigenschap, waarde in uitspraken]
        regels += ["", f"<{iri}>", " ;\n".join(delen) + " ."]
    return ("\n".join(regels) + "\n").encode()


def _turtle(waarde: Adres | Letterlijk) -> str:
    if isinstance(waarde, Adres):
        return waarde.iri if waarde.iri.partition(":")[0] in _prefixes() else f"<{waarde.iri}>"
    tekst = json.dumps(waarde.waarde, ensure_ascii=False)
    return f"{tekst}^^{waarde.soort}" if waarde.soort else f"{tekst}@nl"


def write_jsonld(onderwerpen: Sequence[Onderwerp]) -> dict[str, Any]:
    """The statements as JSON-LD."""
    return {"@context": dict(sorted(_prefixes().items())), "@graph": [_node(*deel) for deel in onderwerpen]}


def _node(iri: str, uitspraken: list[tuple[str, Adres | Letterlijk]]) -> dict[str, Any]:
    knoop: dict[str, Any] = {"@id": iri}
    for eigenschap, waarde in uitspraken:
        if eigenschap == "rdf:type" and isinstance(waarde, Adres):
            knoop["@type"] = waarde.iri
        else:
            knoop.setdefault(eigenschap, []).append(_json_value(waarde))
    return knoop


def _json_value(waarde: Adres | Letterlijk) -> dict[str, str]:
    if isinstance(waarde, Adres):
        return {"@id": waarde.iri}
    return {"@value": waarde.waarde, **({"@type": waarde.soort} if waarde.soort else {"@language": "nl"})}
