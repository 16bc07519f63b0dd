"""The input that both versions get: made once from the helpers of the tests, written out with a list of what to do with it.

``lijst.json`` has the folders with sources to build, the addresses to visit, the commands to run on the real figures and the
cases: a folder with sources, the commands to run there, and whether the published tables are looked at afterwards. In a
command ``{data}``, ``{invoer}`` and ``{uit}`` stand for folders.
"""

import csv
import hashlib
import importlib
import json
import pkgutil
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.fuzz.__main__ import case
from tests.fuzz.bestanden import BIJZONDER, LEZERS, bases
from tests.hulp import scenariogevallen
from tests.hulp.bronbestanden import RAW, small_copy
from tests.hulp.helpers import ROOT
from tests.hulp.minifonds import write_split, write_two_vintages
from tests.hulp.miniraw import write_miniraw
from tests.hulp.regels.gevallen import GEVALLEN
from tests.hulp.regels.groepen import FOUTEN, LEEG_GELEZEN, WAARSCHUWINGEN
from tests.hulp.regels.leeg import LEGE_GEVALLEN
from tests.hulp.rijkfonds import write_rijkfonds

Geval = dict[str, object]
_GEDEELD = ROOT.parent / "shared"
_BESCHADIGD = 600
_SNEL_OM_DE = 6
_KWAADAARDIG_KB = 2000
_LEESBAAR = re.compile(r"[^A-Za-z0-9.-]+")
_OPDRACHT = {
    "circulaire": "bron toevoegen {pad}",
    "iv3": "iv3 controleer {pad}",
    "sisa": "sisa controleer {pad} --gemeente GM0363 --jaar 2023",
    "opgave": "opgave controleer {pad}",
    "citaat": "bron citaat {pad} --zoek raadslieden",
}
_BEWAAR = {
    "circulaire": "bron toevoegen {pad} --circulaire S2024 --jaar 2024 --deel --decimaal komma",
    "iv3": "iv3 toevoegen {pad}",
    "sisa": "sisa toevoegen {pad} --gemeente GM0363 --jaar 2023",
    "opgave": "opgave toevoegen {pad}",
}
_DATA: dict[str, Callable[[Path], object]] = {
    "echt": lambda raw: shutil.copytree(RAW, raw),
    "mini": write_miniraw,
    "rijk": write_rijkfonds,
    "twee": write_two_vintages,
    "gesplitst": lambda raw: write_split(raw, "GM0001;1;3", "GM0006;2;3") and None,
}


def make_input(map_: Path) -> None:
    """Write everything into a folder that does not exist yet; it appears whole or not at all."""
    werk = map_.with_name(f".{map_.name}.nieuw")
    shutil.rmtree(werk, ignore_errors=True)
    for naam, schrijf in _DATA.items():
        schrijf(werk / "data" / naam / "raw")
    small_copy(werk / "klein" / "raw")
    lijst: dict[str, object] = {
        "data": list(_DATA),
        "adressen": [list(adres) for adres in _addresses()],
        "opdrachten": _commands() + [stap for pad in _scenarios(werk) for stap in _scenario_commands(pad)],
        "gevallen": [*_rule_cases(werk), *_flows(werk), *_settings(werk), *_damaged(werk)],
    }
    lijst["inhoud"] = _hash_all(werk)
    (werk / "lijst.json").write_text(json.dumps(lijst, ensure_ascii=False, indent=1), encoding="utf-8")
    werk.rename(map_)


def _hash_all(werk: Path) -> str:
    """A hash over every file: workbooks hold the moment they were made, so no two inputs are the same."""
    som = hashlib.sha256()
    for pad in sorted(p for p in werk.rglob("*") if p.is_file()):
        som.update(f"{pad.relative_to(werk)}\0".encode() + hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()


def _addresses() -> Iterator[tuple[str, str]]:
    """Path and query string: every page without a choice, and its examples."""
    import dashboard.pages

    for module in pkgutil.iter_modules(dashboard.pages.__path__):
        pagina = getattr(importlib.import_module(f"dashboard.pages.{module.name}"), "PAGINA", None)
        if pagina is not None:
            yield from ((pagina.pad, zoek) for zoek in ("", *pagina.voorbeelden))


def _commands() -> list[str]:
    regels = (Path(__file__).parent / "opdrachten.txt").read_text(encoding="utf-8").splitlines()
    return [regel for regel in regels if regel and not regel.startswith("#")]


def _scenarios(werk: Path) -> Iterator[str]:
    """Every scenario that the project shows or tests, sound or not, as a file."""
    map_ = werk / "scenario"
    map_.mkdir()
    for pad in (*ROOT.glob("docs/voorbeelden/*.toml"), *ROOT.glob("dashboard/**/voorbeelden/*.toml")):
        shutil.copy(pad, map_)
    for naam in ("VIJF_MILJOEN", "INWONERS", "ALLES"):
        (map_ / f"{naam}.toml").write_text(getattr(scenariogevallen, naam), encoding="utf-8")
    with (ROOT / "tests/bestanden/scenario_meldingen.csv").open(encoding="utf-8-sig", newline="") as bestand:
        for rij in csv.DictReader(bestand, delimiter=";"):
            naam = f"fout_{_LEESBAAR.sub('-', rij['geval'])}.toml"
            (map_ / naam).write_text(rij["scenario"], encoding="utf-8")
    yield from sorted(f"{{invoer}}/scenario/{pad.name}" for pad in map_.iterdir())


def _scenario_commands(pad: str) -> list[str]:
    if "/fout_" in pad:
        return [f"scenario controleer {pad}"]
    ander = "{invoer}/scenario/scenario_vijf_miljoen.toml"
    return [
        f"scenario controleer {pad}",
        f"scenario reken {pad} --csv {{uit}}/a.csv --xlsx {{uit}}/a.xlsx",
        f"scenario vergelijk {ander} {pad} --jaar 2025 --csv {{uit}}/b.csv --xlsx {{uit}}/b.xlsx",
    ]


def _rule_cases(werk: Path) -> Iterator[Geval]:
    """The spoilt tiny folder of every rule, and of the groups that a build takes together."""
    los = {f"regel {regel}": [geval[0]] for regel, geval in GEVALLEN.items()}
    los |= {f"leeg {regel}": [maak] for regel, maak in LEGE_GEVALLEN.items()}
    samen = {f"fouten {groep[0]}": [GEVALLEN[r][0] for r in groep] for groep in FOUTEN}
    samen |= {f"waarschuwingen {groep[0]}": [GEVALLEN[r][0] for r in groep] for groep in WAARSCHUWINGEN}
    samen |= {f"leeg samen {groep[0]}": [LEGE_GEVALLEN[r] for r in groep] for groep in LEEG_GELEZEN}
    for naam, ingrepen in (los | samen).items():
        map_ = Path("regels") / naam.replace(" ", "-")
        raw = write_miniraw(werk / map_ / "raw")
        for ingreep in ingrepen:
            ingreep(raw)
        stappen = (
            ["bouw --json"]
            if naam in los
            else ["bouw --json --xlsx {uit}/rapport.xlsx", "controleer --alles"]
        )
        yield _case(naam, str(map_), stappen, tabellen=True, snel=naam in samen)


def _flows(werk: Path) -> Iterator[Geval]:
    """Sound files and the shared cases: kept, and then built, so that what was read is compared."""
    for lezer, opdracht in _BEWAAR.items():
        for naam, inhoud in bases(lezer).items():
            pad = _file(werk, f"gaaf-{lezer}", naam, inhoud)
            yield _case(
                f"bewaar {lezer} {naam}", "klein", [opdracht.format(pad=pad), "bouw --json"], tabellen=True
            )
    for pad in sorted((_GEDEELD / "cases").glob("*.*")) if _GEDEELD.is_dir() else ():
        if pad.suffix == ".md":
            continue
        eigen = _file(werk, "gemeld", pad.name, pad.read_bytes())
        soort = re.match(r"iv3|opgave|sisa|", pad.name)[0] or "circulaire"  # type: ignore[index]
        opdracht = _BEWAAR[soort].format(pad=eigen).replace("GM0363", "GM0034")
        if not pad.name.startswith("pdf"):
            opdracht = opdracht.replace(" --decimaal komma", "")
        stappen = [opdracht, _OPDRACHT[soort].format(pad=eigen), "bouw --json"]
        yield _case(f"gemeld {pad.name}", "klein", stappen, tabellen=True)
    for map_ in sorted((_GEDEELD / "data/circulaires").glob("S*")) if _GEDEELD.is_dir() else ():
        circulaire, jaar = map_.name.split("_")
        paden = " ".join(
            _file(werk, map_.name, pad.name, pad.read_bytes()) for pad in sorted(map_.glob("*.csv"))
        )
        stappen = [
            f"bron toevoegen {paden} --circulaire {circulaire} --jaar {jaar} --geheel",
            "bron lijst",
            "bouw --json",
        ]
        yield _case(f"overname {map_.name}", "klein", stappen, tabellen=True)


def _settings(werk: Path) -> Iterator[Geval]:
    """What the settings refuse, and definitions of CBS that are there already."""
    yield _case("in productie", "data/mini", ["bouw --json"], snel=True, productie="1")
    yield _case("weinig cellen", "data/mini", ["bouw --json"], max_cellen="20", max_rijen="4")
    for pad in (
        sorted((_GEDEELD / "data/iv3-definities").glob("iv3_definities_*.json")) if _GEDEELD.is_dir() else ()
    ):
        eigen = _file(werk, "definities", pad.name, pad.read_bytes())
        yield _case(f"definities {pad.name}", "klein", [f"iv3 definities toevoegen {eigen}"])


def _damaged(werk: Path) -> Iterator[Geval]:
    """Files of every reader, damaged in the ways files are damaged; most are refused, and it counts how."""
    for nummer in range(_BESCHADIGD):
        lezer, naam, inhoud, wat = case(nummer)
        if lezer not in _OPDRACHT and lezer != "tabel":
            continue
        if inhoud is None:
            proef = werk / "proef"
            BIJZONDER[wat].schrijf(proef)
            inhoud = proef.read_bytes() if proef.stat().st_size < _KWAADAARDIG_KB * 1024 else None
            proef.unlink()
        if inhoud is None or Path(naam).suffix not in LEZERS[lezer].formaten:
            continue
        snel = nummer % _SNEL_OM_DE == 0
        if lezer == "tabel":
            map_ = Path("beschadigd") / f"{nummer:04}"
            raw = write_miniraw(werk / map_ / "raw")
            (raw / "gemeenten/gemeenteklassen.csv").unlink()
            (raw / f"gemeenten/gemeenteklassen{Path(naam).suffix}").write_bytes(inhoud)
            yield _case(
                f"beschadigd {nummer:04} {lezer}", str(map_), ["bouw --json"], tabellen=True, snel=snel
            )
            continue
        pad = _file(werk, f"beschadigd/{nummer:04}", naam, inhoud)
        opdracht = (_BEWAAR if nummer % 5 == 1 and lezer == "circulaire" else _OPDRACHT)[lezer].format(
            pad=pad
        )
        if lezer != "citaat":
            opdracht += ("", " --json", " --json --xlsx {uit}/rapport.xlsx")[nummer % 3]
        yield _case(f"beschadigd {nummer:04} {lezer}", "klein", [opdracht], snel=snel)


def _file(werk: Path, map_: str, naam: str, inhoud: bytes) -> str:
    pad = werk / "bestanden" / map_ / naam
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(inhoud)
    return f"{{invoer}}/bestanden/{map_}/{naam}"


def _case(
    naam: str, data: str, stappen: list[str], *, tabellen: bool = False, snel: bool = False, **omgeving: str
) -> Geval:
    namen = {f"FONDSKOMPAS_{naam.upper()}": waarde for naam, waarde in omgeving.items()}
    return {
        "naam": naam, "data": data, "stappen": stappen, "tabellen": tabellen, "snel": snel, "omgeving": namen,
    }  # fmt: skip
