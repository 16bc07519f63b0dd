"""The writers that are killed, on a tiny data folder that is made once and copied for every kill.

Each is what a user gives: a command of the program with its files. What only the program calls (a folder of a briefing, rows
of two tables at once) is called as the program does.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.basis.schijf import SchijfFout
from pipelines.bestand.openen import hash_document
from pipelines.briefing.uitvoer.map import MANIFEST, write_folder
from pipelines.cli.hoofd import run
from pipelines.sources.iv3.compileren import LIJSTEN
from pipelines.sources.ontvangen.bewaren import sources_lock
from pipelines.sources.ontvangen.documenten import keep_documents
from tests.hulp.miniraw import TEKST, write_miniraw

SISA = "code;indicator;omschrijving;bedrag of aantal;aard controle\nX99;X99/01;Besteding (jaar T);€ {};R\n"
SCENARIO = 'naam = "proef"\ntotaal_wijzigt = true\n[[wijzig]]\nuitkeringsjaar = 2023\nregel = "au-gelijk"\nbedrag_eur = 2000\n'
DEFINITIE = 2031
BRIEFING = "briefing"


@dataclass(frozen=True)
class Schrijver:
    """``doe`` does the writing in a folder and gives the exit code; ``gewicht`` is how often it is chosen."""

    doe: Callable[[Path], int]
    gewicht: int = 4


def command(werk: Path, *delen: str) -> int:
    """One command of the program on this data."""
    sys.argv = ["fondskompas", "--data", str(werk / "data"), *delen]
    return run()


def add_bron(werk: Path) -> int:
    """A correction of two tables at once, as a user adds it."""
    paden = [str(werk / "invoer" / naam) for naam in ("volumina.csv", "uitkeringen.csv")]
    return command(werk, "bron", "toevoegen", *paden, "--circulaire", "M2022", "--jaar", "2023", "--geheel")


def keep_two(werk: Path) -> int:
    """The same without the recognising before it: only what is written."""
    raw = werk / "data" / "raw"
    rijen = []
    for soort in ("volumina", "uitkeringen"):
        pad = werk / "invoer" / f"{soort}.csv"
        som = hash_document(pad)
        vast = {
            "bron_id": som,
            "naam": pad.name,
            "document": f"documenten/{som[:12]}_{pad.name}",
            "blad": soort,
        }
        rijen.append(
            vast
            | {"soort": soort, "circulaire": "M2022", "uitkeringsjaar": 2023, "versie": 2, "omvang": "geheel"}
            | {"toegevoegd_op": date(2026, 1, 2), "pad": pad}
        )
    try:
        with sources_lock(raw):
            register = raw / "documenten.csv"
            if register.is_file() and rijen[0]["bron_id"] in register.read_text(encoding="utf-8-sig"):
                return 0
            keep_documents(raw, rijen)
    except OSError as fout:
        print(f"Fout: {fout}: de schijf is vol" if fout.errno == 28 else fout)
        return 1
    return 0


def add_sisa(werk: Path) -> int:
    return command(
        werk, "sisa", "toevoegen", str(werk / "invoer/sisa.csv"), "--gemeente", "GM0001", "--jaar", "2022"
    )


def add_other_sisa(werk: Path) -> int:
    return command(
        werk,
        "sisa",
        "toevoegen",
        str(werk / "invoer/sisa_anders.csv"),
        "--gemeente",
        "GM0005",
        "--jaar",
        "2022",
    )


def add_opgave(werk: Path) -> int:
    return command(werk, "opgave", "toevoegen", str(werk / "invoer/opgave.xlsx"))


def add_iv3(werk: Path) -> int:
    return command(werk, "iv3", "toevoegen", str(werk / "invoer/krd.json"))


def add_definition(werk: Path) -> int:
    return command(werk, "iv3", "definities", "toevoegen", str(werk / "invoer/definitie.json"))


def keep_citation(werk: Path) -> int:
    keuzes = ("--zoek", "raadslieden", "--doel", "wijkteams", "--bewaar", "1")
    return command(werk, "bron", "citaat", str(werk / "invoer/circulaire.pdf"), *keuzes)


def build(werk: Path) -> int:
    return command(werk, "bouw")


def freeze(werk: Path) -> int:
    return command(werk, "bevries", "nieuw")


def brief(werk: Path) -> int:
    try:
        write_folder(werk / "uit" / BRIEFING, briefing_files("nieuw"), vervang=True)
    except SchijfFout as fout:
        print(f"Fout: {fout}")
        return 1
    return 0


def export_scenario(werk: Path) -> int:
    uit = werk / "uit"
    delen = (
        str(werk / "invoer/scenario.toml"),
        "--csv",
        str(uit / "scenario.csv"),
        "--xlsx",
        str(uit / "scenario.xlsx"),
    )
    return command(werk, "scenario", "reken", *delen)


def briefing_files(naam: str) -> dict[str, bytes]:
    """What a briefing consists of, for who only looks at whether it is whole."""
    delen = {f"deel-{nummer}.bin": f"{naam} {nummer}".encode() * 2_000 for nummer in range(4)}
    return {**delen, MANIFEST: json.dumps({"soort": "fondskompas-briefing", "naam": naam}).encode()}


SCHRIJVERS: Mapping[str, Schrijver] = {
    "bron": Schrijver(add_bron, 2),
    "documenten": Schrijver(keep_two, 14),
    "sisa": Schrijver(add_sisa, 14),
    "opgave": Schrijver(add_opgave, 6),
    "iv3": Schrijver(add_iv3, 6),
    "definities": Schrijver(add_definition, 10),
    "citaat": Schrijver(keep_citation, 8),
    "bouw": Schrijver(build, 2),
    "bevries": Schrijver(freeze, 8),
    "briefing": Schrijver(brief, 14),
    "scenario": Schrijver(export_scenario, 2),
}


def prepare(werk: Path) -> None:
    """Fill the folder that every kill gets a copy of; run in a process of its own, because it uses libraries."""
    from tests.hulp.helpers import ROOT

    raw, invoer = werk / "data" / "raw", werk / "invoer"
    write_miniraw(raw)
    invoer.mkdir()
    (werk / "uit").mkdir()
    _copy_iv3(ROOT / "data" / "raw" / "iv3", raw / "iv3")
    for naam, wijziging in (("volumina", ("10,5", "10,6")), ("uitkeringen", ("600", "601"))):
        tekst = TEKST[f"circulaires/M2022_2023/{naam}.csv"].replace(*wijziging)
        (invoer / f"{naam}.csv").write_text(tekst + "\n", encoding="utf-8")
    (invoer / "sisa.csv").write_text(SISA.format("321.000"), encoding="utf-8")
    (invoer / "sisa_anders.csv").write_text(SISA.format("5.000"), encoding="utf-8")
    (invoer / "sisa_eerder.csv").write_text(SISA.format("7.000"), encoding="utf-8")
    (invoer / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    (invoer / "definitie.json").write_text(json.dumps(_definition()), encoding="utf-8")
    _write_pdf(invoer / "circulaire.pdf")
    _write_return(raw, invoer / "opgave.xlsx")
    _write_delivery(raw, invoer / "krd.json")
    eerder = ("--gemeente", "GM0001", "--jaar", "2023")
    for code in (
        command(werk, "bouw"),
        command(werk, "bevries", "eerder"),
        command(werk, "sisa", "toevoegen", str(invoer / "sisa_eerder.csv"), *eerder),
    ):
        if code:
            raise SystemExit("de uitgangsmap is niet te maken")
    write_folder(werk / "uit" / BRIEFING, briefing_files("oud"))


def _copy_iv3(bron: Path, doel: Path) -> None:
    import shutil

    for naam in ("fouten.csv", "schema.csv"):
        shutil.copy(bron / naam, doel / naam)
    shutil.copytree(bron / "definities" / "2022", doel / "definities" / "2022")


def _definition() -> dict[str, object]:
    lijst = {"codelijst": [{"code": "1", "omschrijving": "een"}, {"code": "2", "omschrijving": "twee"}]}
    return {
        "metadata": {"overheidslaag": "Gemeente", "boekjaar": DEFINITIE},
        "codelijsten": dict.fromkeys(LIJSTEN, lijst),
        "controles": [{"foutcode": "PC001", "calculaties": [{"periode": [5]}]}],
        "grijze_cellen": {"lasten": [{"taakveld": "1", "categorie": "2"}]},
    }


def _write_pdf(pad: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    doek = Canvas(str(pad), invariant=True)
    doek.drawString(50, 780, "Voor de inzet van raadslieden is structureel geld beschikbaar.")
    doek.save()


def _write_return(raw: Path, pad: Path) -> None:
    from pipelines.sources.opgave.invullen import Antwoord
    from pipelines.sources.opgave.schrijven import fill_template
    from pipelines.sources.opgave.vragen import read_questions

    doelen = read_questions(raw)
    antwoord = Antwoord("leren", doelen["leren"].indicator, "1,5")
    pad.write_bytes(fill_template("GM0001", "Aadorp", 2022, [(b, []) for b in doelen.values()], [antwoord]))


def _write_delivery(raw: Path, pad: Path) -> None:
    from pipelines.sources.iv3.naslag import load_reference
    from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery

    definitie = load_reference(raw).definitie(2022)
    if definitie is None:
        raise SystemExit("er is geen definitie")
    pad.write_bytes(as_bytes(make_delivery(definitie, "0001", "Aadorp", per_cel=1_000)))
