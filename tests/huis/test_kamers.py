"""The rooms of the house: none too full, nothing too long, no name twice, and no way back to where one came from."""

from collections import Counter, defaultdict
from graphlib import CycleError, TopologicalSorter

import sqlglot
from sqlglot import exp

from tests.huis.code import (
    CODE,
    SQL,
    TESTS,
    find_imports,
    import_graph,
    module_name,
    modules,
    name,
    read_code,
)
from tests.hulp.helpers import ROOT

HOOGSTENS = {"map": 20, "bestand": 400, "functie": 50}
# Lists of peers: one file an item, found by its name and by nothing else.
GELIJKEN = {"queries/regels"}
# The folders of queries that read the published file. Provenance is no reader: to say where a figure comes from it has to
# look below the marts, as views that the build itself makes.
LEZERS = {"bevroren", "briefing", "vragen"}
# What may be imported inside a function, because it brings a library that takes long to load to who may never need it.
LAAT = {
    "dashboard.app": "Dash and its components, for who only starts the program",
    "dashboard.beeld.grafiek.figuur": "warmed up by the server, apart from its start",
    "dashboard.inname.openen": "SQLAlchemy and Authlib, for who only starts the program",
    "dashboard.dienst.bediener": "gunicorn, where it runs, once it is known how many processes count together",
    "dashboard.kader.schil": "the pages with their component library",
    "dashboard.kader.sectie": "the pages with their component library",
    "dashboard.uitvoer.dia": "python-pptx",
    "dashboard.pages.lijst": "the pages with their component library",
    "pipelines.basis.instellingen": "pydantic",
    "pipelines.bevroren.vergelijken": "work that a page starts in another process",
    "pipelines.briefing.cijfers.lezen": "what a page needs once somebody makes a briefing",
    "pipelines.briefing.oorzaken": "work that a page starts in another process",
    "pipelines.briefing.redactie": "typst and python-pptx",
    "pipelines.briefing.uitvoer.pdf": "typst",
    "pipelines.briefing.uitvoer.presentatie": "python-pptx",
    "pipelines.briefing.uitvoer.werkboek": "openpyxl or XlsxWriter",
    "pipelines.herkomst": "the formulas, once somebody asks where a figure comes from",
    "pipelines.scenario.rekenen": "the calculator, once somebody asks for a scenario",
}


def test_no_folder_holds_more_modules_than_one_can_oversee():
    vol = Counter(name(pad.parent) for pad in [*CODE, *SQL] if pad.name != "__init__.py")
    te_vol = {map_: aantal for map_, aantal in vol.items() if aantal > HOOGSTENS["map"]}
    assert {map_: aantal for map_, aantal in te_vol.items() if map_ not in GELIJKEN} == {}


def test_no_file_is_too_long_to_read():
    lang = {name(pad): len(pad.read_text(encoding="utf-8").splitlines()) for pad in [*CODE, *TESTS]}
    assert {pad: aantal for pad, aantal in lang.items() if aantal > HOOGSTENS["bestand"]} == {}


def test_no_function_is_too_long_to_read():
    lang = {
        f"{name(pad)}: {functie}": regels
        for pad in CODE
        for functie, regels in read_code(pad).functies
        if regels > HOOGSTENS["functie"]
    }
    assert lang == {}


def test_a_class_name_means_one_thing_in_a_package():
    plekken = defaultdict(list)
    for pad in CODE:
        for klasse in read_code(pad).klassen:
            plekken[module_name(pad).split(".")[0], klasse].append(name(pad))
    assert {klasse: waar for klasse, waar in plekken.items() if len(waar) > 1} == {}


def test_no_module_is_named_after_its_neighbour_and_a_suffix():
    """``gemeente_delen`` beside ``gemeente`` says where a file was cut, not what is inside."""
    namen = {(pad.parent, pad.stem) for pad in CODE}
    assert [name(p) for p in CODE if "_" in p.stem and (p.parent, p.stem.split("_")[0]) in namen] == []


def test_imports_go_one_way():
    """No module needs itself again by way of others; an import inside a function counts."""
    try:
        TopologicalSorter(import_graph()).prepare()
    except CycleError as fout:
        raise AssertionError("these modules import each other: " + " → ".join(fout.args[1])) from None


def test_only_what_is_slow_to_load_is_imported_inside_functions():
    """Any other import of the project that has to hide in a function says that a wall stands in the wrong place."""
    verborgen = [
        f"{name(pad)}: {module}"
        for pad in CODE
        for module, in_functie in find_imports(pad)
        if in_functie and module in modules()
    ]
    assert [regel for regel in verborgen if regel.split(": ")[1] not in LAAT] == []
    assert LAAT.keys() - {regel.split(": ")[1] for regel in verborgen} == set(), (
        "these are imported at the top now"
    )


def test_a_page_imports_no_other_page():
    paginas = {naam: naam.split(".")[2] for naam in modules() if naam.startswith("dashboard.pages.")}
    fout = [
        f"{naam} imports {nodig}"
        for naam, pagina in paginas.items()
        if pagina != "lijst"
        for nodig in import_graph()[naam]
        if nodig in paginas and paginas[nodig] != pagina
    ]
    assert fout == []


def test_who_reads_the_published_file_reads_nothing_below_mart():
    """What lies below is the build's own, and a frozen state of an older version may have it in another form."""
    boven = {
        "",
        "mart",
        "herkomst",
        "meta",
        "information_schema",
    }  # a name without schema is a step or a parameter
    lezers = [pad for pad in SQL if pad.relative_to(ROOT / "queries").parts[0] in LEZERS]
    assert {pad.relative_to(ROOT / "queries").parts[0] for pad in lezers} == LEZERS
    fout = [
        f"{name(pad)} reads {tabel.db}.{tabel.name}: give it a table in queries/mart"
        for pad in lezers
        for tabel in sqlglot.parse_one(pad.read_text(encoding="utf-8"), dialect="duckdb").find_all(exp.Table)
        if tabel.db not in boven
    ]
    assert fout == []
