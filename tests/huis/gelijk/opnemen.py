"""Recording one version, in a process of its own whose working folder is the checkout of that version.

Of the program only the command line and ``dashboard.app.create_app`` are called, because those stay where they are.
Started by ``versie.py``.
"""

import functools
import hashlib
import json
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb

from tests.huis.gelijk.bezoek import Bezoek
from tests.huis.gelijk.opdracht import Programma, file_text, record_command
from tests.huis.gelijk.opname import Opname
from tests.huis.gelijk.tabellen import digest

_OMGEVING = {"COLUMNS": "160", "LINES": "50", "NO_COLOR": "1", "TERM": "dumb", "TZ": "UTC"}
_MINI = ("GM0001", "GM0004", "GM0005")
_JAREN = (2021, 2024, 2026)
STAND = "proef"


class Opnemer:
    """One version of the program, the input, and where the recording goes."""

    def __init__(self, checkout: Path, invoer: Path, basis: Path, opname: Opname, *, snel: bool) -> None:
        from dashboard.cli import main

        self.invoer, self.map, self.opname, self.snel = invoer, basis, opname, snel
        self.lijst = json.loads((invoer / "lijst.json").read_text(encoding="utf-8"))
        self.programma = Programma(main)
        self.werk = Path(tempfile.mkdtemp(prefix="gelijk-"))
        for pad, naam in ((checkout, "checkout"), (invoer, "invoer"), (basis, "opname"), (self.werk, "werk")):
            opname.glad.learn(str(pad), naam)
        self._uit = self.werk / "uit"
        for data in sorted((basis / "data").glob("*/processed/fondskompas.duckdb")):
            self._learn_build(data)

    def bouw(self) -> None:
        """Publish every folder with sources and an earlier stand of the real one; freeze the real figures."""
        echt = self.map / "data/echt"
        for naam in ("echt", "mini") if self.snel else self.lijst["data"]:
            data = self.map / "data" / naam
            shutil.copytree(self.invoer / "data" / naam / "raw", data / "raw")
            self.run(f"bouw {naam}", data, "bouw")
            self._digest(naam, data / "processed/fondskompas.duckdb")
        if not self.snel:
            stand = self.map / "data/stand/processed/fondskompas.duckdb"
            stand.parent.mkdir(parents=True)
            self.run("bouw stand", echt, f"bouw --stand M2024 --uit {stand}")
            self._digest("stand", stand)
            self.run("bevries", echt, f"bevries {STAND}")

    def opdrachten(self) -> None:
        """Every command on the real figures, and the help of each."""
        for woorden in self._commands([]):
            self.run(" ".join([*woorden, "--help"]), self.werk, shlex.join([*woorden, "--help"]))
        data = self.map / "data/echt"
        for nummer, regel in enumerate(self.lijst["opdrachten"]):
            is_zwaar = "--xlsx" in regel or "--stand M" in regel
            if not self.snel or "ALLES.toml" in regel or (nummer % 3 == 0 and not is_zwaar):
                self.run(regel, data, regel)

    def gevallen(self) -> None:
        """Every case: what its commands say and write, what changed in the sources, and the tables that were published."""
        for geval in self.lijst["gevallen"]:
            if self.snel and not geval["snel"]:
                continue
            data = self.werk / "geval"
            raw = self.invoer / geval["data"] / "raw"
            shutil.copytree(raw, data / "raw")
            for regel in geval["stappen"]:
                self.run(f"{geval['naam']}: {regel}", data, regel, geval["omgeving"])
            for pad in sorted(p for p in (data / "raw").rglob("*") if p.is_file()):
                oud = raw / pad.relative_to(data / "raw")
                if not oud.is_file() or oud.read_bytes() != pad.read_bytes():
                    self.opname.add("bestand", f"{geval['naam']} → {pad.relative_to(data)}", file_text(pad))
            database = data / "processed/fondskompas.duckdb"
            if geval["tabellen"]:
                self._digest(geval["naam"], database)
            shutil.rmtree(data)

    def secties(self) -> None:
        """Every page at every address, the windows and files behind it, and the same on tiny and on frozen figures."""
        adressen = [tuple(adres) for adres in self.lijst["adressen"]]
        bezoek = self._visit("echt")
        bezoek.shell()
        for pad, zoek in adressen:
            bezoek.page(pad, zoek, klik=not self.snel or pad == "/scenario", uitvoer=True)
        if not self.snel:
            for jaar in _JAREN:
                for extra in (f"jaar={jaar}", f"jaar={jaar}&voorbeeld=uit"):
                    for pad, zoek in dict.fromkeys((p, _replace(z, extra)) for p, z in adressen):
                        bezoek.page(pad, zoek)
            for pad, zoek in dict.fromkeys((p, _replace(z, f"stand={STAND}")) for p, z in adressen):
                bezoek.page(pad, zoek, klik=pad == "/briefing")
        bezoek.trails(deel=40 if self.snel else 16)
        for naam in () if self.snel else ("rijk", "stand"):
            klein = self._visit(naam)
            for pad, zoek in adressen:
                klein.page(pad, zoek if naam == "stand" else _on_mini(zoek), uitvoer=True)
            klein.trails(deel=16)

    def briefing(self) -> None:
        """Packs: of the frozen state that both versions get by their bytes, and of the state of this version itself."""
        gedeeld = {"FONDSKOMPAS_STANDEN": str(self.invoer / "standen")}
        data = self.map / "data/echt"
        vragen = [
            "",
            "--jaar 2024 --met-voorbeeld",
            "--gemeente GM0363",
            "--gemeente GM1992 --jaar 2025 --met-voorbeeld",
        ]
        for vraag in vragen[:1] if self.snel else vragen:
            regel = f"briefing maak --stand {STAND} {vraag} --processen 1 --uit {{uit}}/b"
            self.run(f"gedeelde stand: {regel}", data, regel, gedeeld)
            if not self.snel:
                self.run(f"eigen stand: {regel}", data, regel)
        for regel in ("standen lijst", "standen controleer", f"briefing verschil {STAND} {STAND}-eerder"):
            self.run(f"gedeelde stand: {regel}", data, regel, gedeeld)
        self.run("gedeelde stand: vergelijk", data, f"standen vergelijk {STAND}-eerder {STAND}", gedeeld)

    def run(self, waar: str, data: Path, regel: str, omgeving: dict[str, str] | None = None) -> None:
        """One command line on a folder with data, recorded."""
        tekst = (
            regel.replace("{uit}", str(self._uit))
            .replace("{invoer}", str(self.invoer))
            .replace("{data}", str(data))
        )
        woorden = ["--data", str(data), *shlex.split(tekst)]
        record_command(self.opname, self.programma, waar, woorden, self._uit, omgeving)

    def _digest(self, naam: str, database: Path) -> None:
        self._learn_build(database)
        for tabel, inhoud in digest(database) if database.is_file() else ():
            self.opname.add("tabel", f"{naam} {tabel}", inhoud)

    def _visit(self, naam: str) -> Bezoek:
        from dashboard.app import create_app

        data = self.map / "data" / naam
        raw = self.map / "data" / ("echt" if naam == "stand" else naam) / "raw"
        app = create_app(data / "processed/fondskompas.duckdb", raw)
        return Bezoek(app.server.test_client(), self.opname, naam, snel=self.snel)

    def _commands(self, woorden: list[str]) -> Iterator[list[str]]:
        """Every command there is, as its own help names them."""
        yield woorden
        _, hulp, _ = self.programma.run([*woorden, "--help"])
        for naam in re.findall(r"^  ([a-z0-9]+)  ", hulp.partition("Opdrachten:")[2], re.MULTILINE):
            yield from self._commands([*woorden, naam])

    def _learn_build(self, database: Path) -> None:
        """The hash of a published file, and the fingerprint and the moment of its build, differ with every build."""
        if not database.is_file():
            return
        naam = database.parent.parent.name
        self.opname.glad.learn(hashlib.sha256(database.read_bytes()).hexdigest(), f"sha256 {naam}")
        with duckdb.connect(database, read_only=True) as con:
            for (afdruk,) in con.execute("SELECT vingerafdruk FROM meta.bouw").fetchall():
                self.opname.glad.learn(afdruk, f"vingerafdruk {naam}")


def _replace(zoek: str, extra: str) -> str:
    """A query string with other values for the fields in ``extra``."""
    velden = {veld.partition("=")[0] for veld in extra.split("&")}
    over = [veld for veld in zoek.lstrip("?").split("&") if veld and veld.partition("=")[0] not in velden]
    return "?" + "&".join([*over, extra])


def _on_mini(zoek: str) -> str:
    """An address for the tiny figures: their gemeenten, and 2023."""
    codes = dict.fromkeys(re.findall(r"GM\d{4}", zoek))
    for nummer, code in enumerate(codes):
        zoek = zoek.replace(code, _MINI[nummer % len(_MINI)])
    return re.sub(r"jaar=\d{4}", "jaar=2023", zoek)


def _one_thread(connect: Callable[..., Any]) -> Callable[..., Any]:
    """One thread: an order that nobody asked for is then the same every time."""
    return functools.partial(connect, config={"threads": 1})


def record(checkout: Path, invoer: Path, basis: Path, doel: Path, onderdeel: str, *, snel: bool) -> None:
    """Record one part into ``doel``; ``basis`` holds the built data. The program comes from the checkout and nowhere else."""
    os.environ.update(_OMGEVING)
    duckdb.connect = _one_thread(duckdb.connect)
    sys.path.insert(0, str(checkout))
    opnemer = Opnemer(checkout, invoer, basis, Opname(doel), snel=snel)
    try:
        getattr(opnemer, onderdeel)()
    finally:
        shutil.rmtree(opnemer.werk, ignore_errors=True)
    for naam, module in list(sys.modules.items()):
        plek = getattr(module, "__file__", None)
        if naam.partition(".")[0] in ("dashboard", "pipelines") and plek:
            assert Path(plek).is_relative_to(checkout), f"{naam} comes from {plek}, not from {checkout}"
