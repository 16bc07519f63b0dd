"""What DCAT-AP-NL 3.0 asks of a catalogue, as shapes for pyshacl.

``dcat_ap_nl.csv`` has a row per property: how often at least and at most, whether it is a text, a moment or a resource, and of which
class. The rows were compiled by hand from the constraints that Geonovum publishes for DCAT-AP-NL 3.0 and SEMIC for DCAT-AP 3.0, for the
classes that a release has; of what a code list holds only that it is a resource is asked.
"""

import csv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rdflib

_EIGENSCHAPPEN = Path(__file__).with_name("dcat_ap_nl.csv")
_RUIMTEN = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "sh": "http://www.w3.org/ns/shacl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MOMENTEN = ("gYear", "gYearMonth", "date", "dateTime")


def write_shapes() -> str:
    """The shapes as Turtle."""
    regels = [f"@prefix {naam}: <{adres}> ." for naam, adres in _RUIMTEN.items()]
    with _EIGENSCHAPPEN.open(encoding="utf-8", newline="") as bestand:
        for nummer, rij in enumerate(csv.DictReader(bestand, delimiter=";")):
            eisen = [f"sh:path {rij['eigenschap']}"]
            eisen += [f"sh:minCount {rij['minstens']}"] if rij["minstens"] else []
            eisen += [f"sh:maxCount {rij['hoogstens']}"] if rij["hoogstens"] else []
            eisen += [f"sh:class {rij['klasse_van_waarde']}"] if rij["klasse_van_waarde"] else []
            eisen.append("sh:nodeKind " + ("sh:BlankNodeOrIRI" if rij["soort"] == "bron" else "sh:Literal"))
            if rij["soort"] == "moment":
                eisen.append(f"sh:or ({' '.join(f'[ sh:datatype xsd:{soort} ]' for soort in _MOMENTEN)})")
            regels.append(
                f"<urn:vorm:{nummer}> a sh:NodeShape ; sh:targetClass {rij['klasse']} ; sh:property [ {' ; '.join(eisen)} ] ."
            )
    return "\n".join(regels)


def judge_profile(graaf: "rdflib.Graph") -> list[str]:
    """Every statement that is missing, doubled or of another kind."""
    import rdflib
    from pyshacl import validate

    vormen = rdflib.Graph().parse(data=write_shapes(), format="turtle")
    is_goed, _, verslag = validate(graaf, shacl_graph=vormen)
    return [] if is_goed else [verslag[:4000]]
