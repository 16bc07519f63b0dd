"""What must hold of a folder: right after a kill for who reads it, and after the next run for who wrote in it."""

import csv
import hashlib
import io
import zipfile
from pathlib import Path

from pipelines.bevroren.register import entry_path, list_names, object_path, read_entry
from pipelines.briefing.uitvoer.map import MANIFEST
from tests.kills.schrijvers import BRIEFING, DEFINITIE, briefing_files

_REGISTERS = {
    "documenten.csv": ("bron_id", "document", ""),
    "sisa/bijlagen/bijlagen.csv": ("sha256", "bestand", "sisa/bijlagen"),
    "iv3/leveringen/leveringen.csv": ("sha256", "bestand", "iv3/leveringen"),
    "opgaven/inzendingen/inzendingen.csv": ("sha256", "bestand", "opgaven/inzendingen"),
}
_MAPPEN = ("documenten", "sisa/bijlagen", "iv3/leveringen", "opgaven/inzendingen")
_BRONNEN = {"sisa": "sisa.csv", "opgave": "opgave.xlsx", "iv3": "krd.json"}


def find_halves(werk: Path) -> list[str]:
    """What a reader would see of something half written; also right after a kill there may be none."""
    raw = werk / "data" / "raw"
    fout = []
    for register, (som, plek, map_) in _REGISTERS.items():
        for rij in _rows(raw / register):
            if None in rij or None in rij.values():
                fout.append(f"half: een regel van {register}")
            elif _hash(raw / map_ / rij[plek]) != rij[som]:
                fout.append(f"half: {rij[plek]} is niet wat {register} zegt")
    soorten = [rij["soort"] for rij in _rows(raw / "documenten.csv")]
    if sorted(soorten) not in ([], ["uitkeringen", "volumina"]):
        fout.append(f"half: van de correctie van twee tabellen staat er {soorten}")
    fout += _half_states(werk / "data" / "processed" / "standen")
    fout += _half_output(werk / "uit")
    definitie = raw / "iv3" / "definities" / str(DEFINITIE)
    if definitie.is_dir() and len(list(definitie.glob("*.csv"))) != 3:
        fout.append("half: de definities zijn er niet alle drie")
    return fout


def find_losses(werk: Path) -> list[str]:
    """What was there before and must be there always."""
    raw, standen = werk / "data" / "raw", werk / "data" / "processed" / "standen"
    fout = []
    som = _hash(werk / "invoer" / "sisa_eerder.csv")
    if som not in {rij["sha256"] for rij in _rows(raw / "sisa/bijlagen/bijlagen.csv")}:
        fout.append("weg: de eerder toegevoegde bijlage")
    if "eerder" not in list_names(standen):
        fout.append("weg: de eerder bevroren stand")
    if not (werk / "data" / "processed" / "fondskompas.duckdb").is_file():
        fout.append("weg: de gepubliceerde database")
    return fout


def find_leftovers(werk: Path, schrijver: str, *, zelfde: bool) -> list[str]:
    """What the next run should have finished, registered or cleaned; ``zelfde``: it was the same command."""
    raw, standen = werk / "data" / "raw", werk / "data" / "processed" / "standen"
    bekend = {
        rij[plek].rpartition("/")[2] for r, (_, plek, _) in _REGISTERS.items() for rij in _rows(raw / r)
    }
    fout = []
    for map_ in _MAPPEN:
        for pad in (raw / map_).glob("*"):
            eigen = pad.name.startswith(".") or pad.name in bekend or f"{map_}/{pad.name}" in _REGISTERS
            if not eigen:
                fout.append(f"niet ingeschreven: {map_}/{pad.name}")
    genoemd = {read_entry(standen, naam).sha256 for naam in list_names(standen)}
    if zelfde:
        fout += [
            f"over: {pad.relative_to(werk)}" for pad in werk.rglob(".*") if not pad.name.endswith(".slot")
        ]
        fout += [
            f"niet ingeschreven: {p.name}" for p in (standen / "objecten").iterdir() if p.stem not in genoemd
        ]
        fout += _undone(werk, schrijver)
    return fout


def _undone(werk: Path, schrijver: str) -> list[str]:
    """Whether the command did what it says, once."""
    raw, standen = werk / "data" / "raw", werk / "data" / "processed" / "standen"
    if schrijver in _BRONNEN:
        som = _hash(werk / "invoer" / _BRONNEN[schrijver])
        keer = sum(som in rij.values() for register in _REGISTERS for rij in _rows(raw / register))
        return [] if keer == 1 else [f"{schrijver}: {keer} keer ingeschreven"]
    gedaan = {
        "bron": lambda: len(_rows(raw / "documenten.csv")) == 2,
        "documenten": lambda: len(_rows(raw / "documenten.csv")) == 2,
        "definities": lambda: (raw / "iv3" / "definities" / str(DEFINITIE) / "codes.csv").is_file(),
        "citaat": lambda: len(_rows(raw / "circulaires" / "citaten.csv")) == 1,
        "bevries": lambda: entry_path(standen, "nieuw").is_file(),
        "briefing": lambda: (
            (werk / "uit" / BRIEFING / MANIFEST).read_bytes() == briefing_files("nieuw")[MANIFEST]
        ),
        "scenario": lambda: (werk / "uit" / "scenario.xlsx").is_file(),
        "bouw": lambda: True,
    }
    return [] if gedaan[schrijver]() else [f"{schrijver}: de volgende keer is het niet gedaan"]


def _half_states(standen: Path) -> list[str]:
    fout = []
    for naam in list_names(standen):
        stand = read_entry(standen, naam)
        if _hash(object_path(standen, stand.sha256)) != stand.sha256:
            fout.append(f"half: de stand {naam}")
    return fout


def _half_output(uit: Path) -> list[str]:
    fout = []
    briefing = uit / BRIEFING
    if briefing.is_dir():
        inhoud = {pad.name: pad.read_bytes() for pad in briefing.iterdir()}
        if inhoud not in (briefing_files("oud"), briefing_files("nieuw")):
            fout.append("half: de briefing")
    if (uit / "scenario.xlsx").is_file() and not zipfile.is_zipfile(uit / "scenario.xlsx"):
        fout.append("half: het werkboek van het scenario")
    if (uit / "scenario.csv").is_file() and not (uit / "scenario.csv").read_bytes().endswith(b"\r\n"):
        fout.append("half: de CSV van het scenario")
    return fout


def _rows(register: Path) -> list[dict[str, str]]:
    if not register.is_file():
        return []
    return list(csv.DictReader(io.StringIO(register.read_text(encoding="utf-8-sig")), delimiter=";"))


def _hash(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest() if pad.is_file() else ""
