"""Every figure on every page leads to where it comes from, and that says the figure that is shown.

A column of figures without a reference is a decision: it stands in ``zonder_verwijzing.csv`` with the reason.
"""

import csv
import json
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fnmatch import fnmatchcase
from functools import cache
from urllib.parse import quote

import pytest

from dashboard.gegevens.scenarioadres import scenario_figures
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.lijst import read_pages
from pipelines.herkomst import Verwijzing, spoor
from pipelines.herkomst.rijen import Database
from tests.hulp.componenten import GROEP, Browser, dashboard_of, find_props
from tests.hulp.helpers import ROOT

pytestmark = pytest.mark.xdist_group(GROEP)
RAW = ROOT / "data" / "raw"
GETAL = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?")


@dataclass
class Gevonden:
    """One figure of every kind that was seen (where → address, reference, words), and the columns without a reference.

    ``punten``: one point of every kind of a chart (chart, kind → address, reference); ``stil``: charts without any.
    """

    cijfers: dict[tuple[str, ...], tuple[str, str, str]] = field(default_factory=dict)
    zonder: set[tuple[str, str]] = field(default_factory=set)
    punten: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    stil: set[str] = field(default_factory=set)


def reference_of(kolom, rij):
    """As assets/raster.js: the reference of the cell, else that of its column filled in from the row."""
    if f"{kolom['field']}_herkomst" in rij:
        return rij[f"{kolom['field']}_herkomst"]
    patroon = kolom["context"]["herkomst"]
    if not patroon or any(rij.get(veld) is None for veld in re.findall(r"\{(\w+)\}", patroon)):
        return None
    return re.sub(r"\{(\w+)\}", lambda m: quote(str(rij[m[1]]), safe="-_.!~*'()"), patroon)


def read_grid(props, search, gevonden):
    onder = (props.get("dashGridOptions") or {}).get("pinnedBottomRowData", [])
    for kolom in props["columnDefs"]:
        veld = kolom["field"]
        if kolom["context"]["soort"] not in ("getal", "woorden"):
            continue
        for soort, rijen in (("rij", props["rowData"]), ("onder", onder)):
            for rij in rijen:
                if rij.get(veld) is None:  # then its text says why
                    continue
                verwijzing = reference_of(kolom, rij)
                if verwijzing is None:
                    gevonden.zonder.add((props["id"], veld))
                    continue
                plek = (props["id"], re.sub(r"\d+", "", veld), soort, re.sub(r"\?.*", "", verwijzing))
                gevonden.cijfers.setdefault(plek, (search, verwijzing, rij[f"{veld}_tekst"]))


def read_chart(props, search, gevonden):
    bronnen = [
        bron for spoor in props["figure"]["data"] for bron in (spoor.get("meta") or {}).get("herkomst", [])
    ]
    for bron in filter(None, bronnen):
        gevonden.punten.setdefault((props["id"], re.sub(r"\?.*#", "#", bron)), (search, bron))
    if not any(bronnen):
        gevonden.stil.add(props["id"])


@pytest.fixture(scope="module")
def gevonden(database):
    """What all pages show, at the addresses that they give as examples."""
    browser, alles = Browser(dashboard_of(database)), Gevonden()
    for pagina in read_pages():
        for search in ("?jaar=2023", *pagina.voorbeelden):
            for sectie, inhoud in browser.page(pagina.pad, search).items():
                for props in find_props(json.loads(inhoud or "null")):
                    if "columnDefs" in props:
                        read_grid(props, search, alles)
                    elif "data" in (props.get("figure") or {}):
                        read_chart(props, search, alles)
                    elif "data-fk-herkomst" in props and GETAL.search(str(props["children"])):
                        verwijzing = props["data-fk-herkomst"]
                        plek = (sectie, re.sub(r"\?.*#", "#", verwijzing))
                        alles.cijfers.setdefault(plek, (search, verwijzing, str(props["children"])))
    return alles


@pytest.fixture(scope="module")
def outcome(database):
    """(address, reference) → the value that it leads to. A figure that others are made of is followed once."""
    gegevens = Gegevens(database, RAW)
    scenario = cache(lambda search: scenario_figures(gegevens, search))
    compose, bekend = spoor.compose, {}

    def once(con, verwijzing, elders=None):
        plek = verwijzing, id(elders)
        if plek not in bekend:
            bekend[plek] = compose(con, verwijzing, elders)
        return bekend[plek]

    with gegevens.cursor() as con, pytest.MonkeyPatch.context() as patch:
        patch.setattr(spoor, "compose", once)  # a formula asks for its parts by this name
        tabellen = Database(con)

        def outcome(search, verwijzing):
            elders = scenario(search) if "scenario." in verwijzing else None
            return once(tabellen, Verwijzing.lees(verwijzing), elders).stappen[-1].waarde

        yield outcome


def shows(tekst, waarde):
    """Whether the first number in the words is the value, rounded as shown."""
    treffer = GETAL.search(tekst.replace("\u2212", "-"))
    assert treffer is not None, tekst
    decimalen = len(treffer[0].partition(",")[2])
    getoond = Decimal(treffer[0].replace(".", "").replace(",", "."))
    schaal = 1_000_000 if "mln" in tekst[treffer.end() :] else 1
    teken = -1 if re.search(r"-\W*$", tekst[: treffer.start()]) else 1
    return teken * getoond == (Decimal(waarde) / schaal).quantize(
        Decimal(1).scaleb(-decimalen), ROUND_HALF_UP
    )


def test_every_reference_gives_the_figure_that_is_shown(gevonden, outcome):
    anders = []
    for plek, (search, verwijzing, tekst) in gevonden.cijfers.items():
        waarde = outcome(search, verwijzing)
        if waarde is None or not shows(tekst, waarde):
            anders.append((plek, tekst, waarde))
    assert anders == []
    assert len(gevonden.cijfers) > 150


def test_a_point_of_every_chart_leads_somewhere(gevonden, outcome):
    """Only maps that lead to the page of a gemeente have none; their tables do."""
    for search, verwijzing in gevonden.punten.values():
        assert outcome(search, verwijzing) is not None, verwijzing
    met = {figuur for figuur, _ in gevonden.punten}
    assert gevonden.stil - met == {"kaart-opgaven", "figuur-kaart", "figuur-cartogram"}
    assert len(met) > 12


def test_a_column_without_a_reference_says_why(gevonden):
    with (ROOT / "tests" / "zonder_verwijzing.csv").open(encoding="utf-8", newline="") as bestand:
        redenen = list(csv.DictReader(bestand, delimiter=";"))
    assert all(rij["reden"] for rij in redenen)

    def listed(raster, veld):
        return [r for r in redenen if fnmatchcase(raster, r["raster"]) and veld in r["velden"].split()]

    assert sorted(plek for plek in gevonden.zonder if not listed(*plek)) == []
    genoemd = {(r["raster"], veld) for r in redenen for veld in r["velden"].split()}
    nodig = {(r["raster"], veld) for raster, veld in gevonden.zonder for r in listed(raster, veld)}
    assert genoemd == nodig, "a reason for what has a reference, or is not there"
