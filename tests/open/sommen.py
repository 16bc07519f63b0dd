"""The sums of the README of a release in R and in a spreadsheet, where those programs are on this machine."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl

_ENGELS = {
    "SOM.ALS": "SUMIF",
    "SOMMEN.ALS": "SUMIFS",
    "SOMPRODUCT": "SUMPRODUCT",
    "AANTALLEN.ALS": "COUNTIFS",
}


def read_promises(map_: Path) -> tuple[str, list[int]]:
    """The README, and the figures that it says come out: the national total, a province, one goal of one gemeente."""
    tekst = (map_ / "README.md").read_text(encoding="utf-8")
    return tekst, [int(getal.replace(".", "")) for getal in re.findall(r"\*\*([\d.]+)\*\* euro", tekst)]


def judge_r(map_: Path) -> list[str]:
    """What the block in R prints, against what the README says."""
    if not shutil.which("Rscript"):
        print("  (R is er niet: overgeslagen)")
        return []
    tekst, beloofd = read_promises(map_)
    [blok] = re.findall(r"```r\n(.*?)```", tekst, re.DOTALL)
    opdracht = ["Rscript", "-e", "options(digits = 15, scipen = 50)", "-e", blok]
    klaar = subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, check=False)
    gevonden = klaar.stdout.strip().rpartition(" ")[2]
    return (
        [] if gevonden == str(beloofd[0]) else [f"R: {gevonden or klaar.stderr} in plaats van {beloofd[0]}"]
    )


def judge_spreadsheet(map_: Path) -> list[str]:
    """What LibreOffice makes of the formulas, in their English names, on the tables of the release."""
    kantoor = shutil.which("soffice") or shutil.which("libreoffice")
    if not kantoor:
        print("  (LibreOffice is er niet: overgeslagen)")
        return []
    tekst, beloofd = read_promises(map_)
    with tempfile.TemporaryDirectory() as werk:
        pad = Path(werk) / "sommen.xlsx"
        write_book(map_, formulas_of(tekst), pad)
        opdracht = [kantoor, "--headless", "--norestore", f"-env:UserInstallation=file://{werk}/profiel"]
        opdracht += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{werk}/uit", str(pad)]
        subprocess.run(opdracht, check=True, capture_output=True, timeout=600)
        blad = openpyxl.load_workbook(Path(werk) / "uit" / pad.name, data_only=True)["sommen"]
        gevonden = [rij[0].value for rij in blad.iter_rows()]
    return [] if gevonden == beloofd else [f"rekenblad: {gevonden} in plaats van {beloofd}"]


def formulas_of(tekst: str) -> list[str]:
    """The formulas of the README with the English names and commas of the file format."""
    formules = [
        regel
        for blok in re.findall(r"```text\n(.*?)```", tekst, re.DOTALL)
        for regel in blok.split("\n")
        if regel
    ]
    uit = []
    for formule in formules:
        for nederlands, engels in sorted(_ENGELS.items(), key=lambda paar: -len(paar[0])):
            formule = formule.replace(f"{nederlands}(", f"{engels}(")
        uit.append(formule.replace(";", ","))
    return uit


def write_book(map_: Path, formules: list[str], pad: Path) -> None:
    """A workbook with the two tables as they open from CSV, and a sheet with the formulas; of one table they name none."""
    import csv

    boek = openpyxl.Workbook()
    sommen = boek.active
    sommen.title = "sommen"
    for formule in formules:
        los = re.sub(r"(?<![\w!:\"])([A-Z]):([A-Z])(?![\w(])", r"toewijzing!\1:\2", formule)
        sommen.append([los if "toewijzing!" not in formule else formule])
    for naam in ("toewijzing", "gemeente_jaar"):
        blad = boek.create_sheet(naam)
        with (map_ / "data" / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
            for rij in csv.reader(bestand, delimiter=";"):
                blad.append([int(veld) if veld.lstrip("-").isdigit() else veld for veld in rij])
    boek.save(pad)
