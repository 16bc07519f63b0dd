"""The rules of the house that no linter knows: who imports whom, where SQL lives, what never stands in a file."""

import re
import subprocess

import pytest

from tests.huis.code import CODE, SQL, TESTS, name, read_code
from tests.hulp.helpers import ROOT

TEKST = {".py", ".sql", ".md", ".toml", ".yml", ".yaml", ".csv", ".css", ".js", ".txt", ".lock", ".cfg", ""}
SQL_ZIN = re.compile(
    r"\bSELECT\b.*\bFROM\b|\bFROM\b.*\bSELECT\b|\bINSERT\s+INTO\b|\bCREATE\s+(OR\s+REPLACE\s+)?(TEMP\s+)?(TABLE|VIEW)\b|\bWITH\b.*\bAS\s*\(",
    re.DOTALL,
)
# What the code may say to the database itself: wrapping a query from queries/, filling a table that queries/ defines
MAG = (
    # a query of queries/, or another table as it is, under a name
    re.compile(r"CREATE (OR REPLACE )?(TEMP )?(TABLE|VIEW) [\w.…]+ AS (…|FROM [\w.…]+)"),
    re.compile(r"INSERT INTO [\w.]+ (\(…\) )?VALUES \([?, …]+\)"),
    re.compile(r"FROM meta\.bouw SELECT \w+(, \w+)*"),
)


def schema(pad):
    """Which of the folders of queries/ a query stands in."""
    return pad.relative_to(ROOT / "queries").parts[0]


def imports(pad):
    """Every module that a file imports, also inside functions and for type checking."""
    return [regel.module for regel in read_code(pad).imports]


def offenders(paden, wrong):
    """What is wrong with each of these files, by name; every file is looked at, so that one run tells all there is to do."""
    assert paden, "a rule about no file at all holds nothing"
    return {name(pad): fout for pad in paden if (fout := wrong(pad))}


def test_pipelines_never_imports_the_dashboard():
    paden = [pad for pad in CODE if pad.is_relative_to(ROOT / "pipelines")]
    assert offenders(paden, lambda pad: [m for m in imports(pad) if m.split(".")[0] == "dashboard"]) == {}


def loose_sql(pad):
    """The strings of a file that are a query, but for what the code may say to the database itself."""
    return [
        tekst
        for tekst in read_code(pad).teksten
        if SQL_ZIN.search(tekst)
        and not re.search(r"bijvoorbeeld|Bijvoorbeeld", tekst)
        and not any(vorm.fullmatch(tekst) for vorm in MAG)
    ]


def test_sql_lives_in_queries():
    assert offenders(CODE, loose_sql) == {}


def test_the_search_for_sql_finds_sql(tmp_path):
    """The test above is only worth something when it sees a query in all its guises."""
    (tmp_path / "x.py").write_text(
        '"""SELECT a FROM docstring"""\na = "SELECT x FROM y"\nb = f"SELECT {a} FROM z"\nc = """\nWITH q AS (\n1)\n"""\n',
        encoding="utf-8",
    )
    assert [bool(SQL_ZIN.search(t)) for t in read_code(tmp_path / "x.py").teksten] == [True, True, True]
    assert not any(vorm.fullmatch("CREATE TABLE x AS SELECT a FROM b") for vorm in MAG)


def test_every_query_starts_by_saying_what_it_is_for():
    def first_line(pad):
        eerste = pad.read_text(encoding="utf-8").splitlines()[0]
        return None if re.match(r"-- \S.{15,}", eerste) else f"starts with {eerste!r}"

    assert offenders(SQL, first_line) == {}


def test_every_table_says_its_grain():
    paden = [pad for pad in SQL if schema(pad) in ("kern", "verdeling", "mart", "herkomst")]
    assert offenders(paden, lambda pad: "Grain:" not in pad.read_text(encoding="utf-8")) == {}


def test_every_published_table_lists_its_columns():
    paden = [pad for pad in SQL if schema(pad) == "mart"]
    assert offenders(paden, lambda pad: re.findall(r"\bSELECT\s+\*", pad.read_text(encoding="utf-8"))) == {}


def test_nothing_is_imported_relatively():
    """A relative import hides where it comes from, also from the other rules here."""
    assert offenders(CODE, lambda pad: [m for m in imports(pad) if m.startswith(".")]) == {}


def test_nothing_is_imported_with_a_star():
    def stars(pad):
        return [regel.module for regel in read_code(pad).imports if "*" in regel.namen]

    assert offenders(CODE, stars) == {}


def tracked():
    """The text files that git tracks or would track, apart from the compiled sources."""
    uitvoer = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if uitvoer.returncode != 0:
        pytest.skip("not a git checkout")
    paden = [ROOT / regel for regel in uitvoer.stdout.splitlines()]
    return [
        p for p in paden if p.is_file() and p.suffix in TEKST and not p.is_relative_to(ROOT / "data" / "raw")
    ]


def test_no_file_knows_the_machine_it_was_made_on():
    """Absolute folders of a person or a build machine; system folders such as /etc and /tmp in examples are fine."""
    patroon = re.compile(
        r"(?<![\w.])/(?:home|Users|root|work|mnt)/\w+|[A-Z]:\\\\Users|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|\w+\.(?:internal|local|corp)\b(?!\()"
    )
    gevonden = [
        (name(pad), treffer)
        for pad in tracked()
        for treffer in patroon.findall(pad.read_text(encoding="utf-8"))
        if pad.name != "test_architectuur.py"
    ]
    assert gevonden == []


def test_no_program_file_speaks_to_the_network():
    """The dashboard and the pipelines fetch nothing: no font, map or library comes from elsewhere."""
    toegestaan = re.compile(r"https?://(127\.0\.0\.1|localhost|\{|www\.w3\.org)")
    gevonden = []
    for pad in tracked():
        if pad.is_relative_to(ROOT / "dashboard") or pad.is_relative_to(ROOT / "pipelines"):
            regels = pad.read_text(encoding="utf-8").splitlines()
            gevonden += [
                (name(pad), regel.strip())
                for regel in regels
                if re.search(r"https?://", regel) and not toegestaan.search(regel)
            ]
    assert gevonden == []


# Who asks something of another machine, which only happens when the user names that machine.
NAAR_BUITEN = {"pipelines/bevroren/tijdstempel.py": "the timestamp service that the user configured"}


def test_no_module_of_the_program_opens_a_connection():
    netwerk = ("requests", "urllib.request", "http.client", "socket", "httpx", "aiohttp", "ftplib")
    luistert = {"luisteren.py", "bediener.py"}  # the server: it takes connections and opens none
    gevonden = [
        (name(pad), module)
        for pad in CODE
        for module in imports(pad)
        if module.startswith(netwerk) and not (module == "socket" and pad.name in luistert)
    ]
    assert {pad for pad, _ in gevonden} == NAAR_BUITEN.keys()


@pytest.mark.parametrize("opdracht", ["make demo", "make test"])
def test_the_readme_gives_the_two_commands_to_start_with(opdracht):
    assert opdracht in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_source_is_accounted_for():
    """Each file in data/raw is named in its README, or its folder has a section there."""
    raw = ROOT / "data" / "raw"
    tekst = (raw / "README.md").read_text(encoding="utf-8")
    for pad in sorted(p for p in raw.rglob("*") if p.is_file() and p.name != "README.md"):
        map_ = pad.relative_to(raw).parts[0]
        assert pad.name in tekst or f"## {map_}/" in tekst, name(pad)
        bron = f"`{map_}`" if pad.parent == raw else f"`{map_}/`"
        assert re.search(rf"^\|.*{re.escape(bron)}.*\|", tekst, re.M), f"{map_} has no publisher and licence"


def test_files_stay_small_enough_to_read():
    lang = {
        name(pad): aantal
        for pad in [*CODE, *TESTS]
        if (aantal := len(pad.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert lang == {}


def test_every_file_and_folder_that_the_text_names_is_there():
    """In the documentation, docstrings and comments; a name without its folder, or with the end of it, is enough."""
    patroon = re.compile(
        r"(?<![\w/.*>])((?:[\w-]+/)*[\w-]+\.(?:py|js|css|typ)|(?:[\w-]+/)+[\w-]+\.sql"
        r"|(?:pipelines|dashboard|queries|tests)(?:/\w+)+(?![\w./*<]))\b"
    )
    # the example of a page, the program that docs/vergelijking.md is about, and the kind of a sheet in python_calamine
    elders = {"dashboard/pages/voorbeeldpagina.py", "bereken_gf.py", "beschrijving.typ"}
    mappen = [ROOT / map_ for map_ in ("dashboard", "docs", "pipelines", "queries", "tests")]
    paden = [name(pad) for map_ in mappen for pad in map_.rglob("*") if "__pycache__" not in pad.parts]
    einden = {"/".join(pad.split("/")[i:]) for pad in paden for i in range(pad.count("/") + 1)}
    einden |= {einde.removesuffix(".py") for einde in einden} | elders
    teksten = [
        *CODE,
        *SQL,
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "pipelines").rglob("*.toml"),
        ROOT / "README.md",
    ]
    assert (
        offenders(
            teksten,
            lambda pad: [w for w in patroon.findall(pad.read_text(encoding="utf-8")) if w not in einden],
        )
        == {}
    )
