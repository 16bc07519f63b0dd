"""What judges a release is judged too: a catalogue that lacks something is found, and the formulas are those of the README."""

import pytest

from pipelines.open.vrijgeven import release_published
from tests.open.dcat import judge_profile, write_shapes
from tests.open.sommen import formulas_of, read_promises


def test_a_catalogue_that_lacks_a_statement_is_found(mini_database, tmp_path):
    pytest.importorskip("pyshacl")
    import rdflib

    uitgave = release_published(mini_database, tmp_path)
    graaf = rdflib.Graph().parse(uitgave.map / "catalogus.ttl", format="turtle", publicID="http://x/")
    assert judge_profile(graaf) == []
    dct = rdflib.Namespace("http://purl.org/dc/terms/")
    for eigenschap in (dct.license, dct.identifier, dct.creator):
        minder = rdflib.Graph()
        minder += [u for u in graaf if u[1] != eigenschap]
        [melding] = judge_profile(minder)
        assert str(eigenschap).rpartition("/")[2] in melding


def test_every_property_that_is_asked_has_a_shape():
    vormen = write_shapes()
    for eigenschap in ("dcat:contactPoint", "dct:accessRights", "dcat:theme", "dcat:accessURL"):
        assert f"sh:path {eigenschap} ; sh:minCount 1" in vormen


def test_the_formulas_of_the_readme_become_those_of_the_file_format(mini_database, tmp_path):
    tekst, beloofd = read_promises(release_published(mini_database, tmp_path).map)
    landelijk, provincie, gemeente = formulas_of(tekst)
    assert len(beloofd) == 3
    assert landelijk.startswith("=SUMIF(") and gemeente.startswith("=SUMIFS(") and ";" not in provincie
    assert "SUMPRODUCT(" in provincie and "COUNTIFS(gemeente_jaar!A:A," in provincie
