"""Compile a definition file of CBS into the layout of data/raw/iv3/definities/<boekjaar>/.

Source: iv3_definities_Gemeente_<boekjaar>.json of github.com/statistiekcbs/iv3_definities. A definition that is already
there is never overwritten: a new one is written beside it first and put in place in one step.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.grenzen import MB, STANDAARD, Geweigerd, Grenzen, too_large
from pipelines.basis.schijf import clean_up, hold, part_of, refuse, sync_folder, write_synced
from pipelines.bestand.tekst import as_csv, decode
from pipelines.sources.iv3.definities import BESTANDEN, MAP, SCHEIDING
from pipelines.sources.iv3.model import ONDERDELEN

LIJSTEN = {
    "taakveld": "taakveld",
    "categorie_lasten": "categorie_lasten",
    "categorie_baten": "categorie_baten",
    "balanscode": "balanscode",
    "standper": "standper",
    "kengetallen": "kengetal",
    "beleidsindicatoren": "beleidsindicator",
    "verslagperiode": "verslagperiode",
}
"""List in CBS' file → its name here, which is the key that carries the code in a delivery."""


def read_source(pad: Path, grenzen: Grenzen = STANDAARD) -> dict[str, Any]:
    """CBS' file as it is; raises FondskompasFout when it is not a definition of gemeenten."""
    try:
        if (omvang := pad.stat().st_size) > grenzen.iv3_json_mb * MB:
            raise too_large(omvang, grenzen.iv3_json_mb, "iv3_json_mb")
        bron = json.loads(decode(pad.read_bytes()))
        laag, jaar = bron["metadata"]["overheidslaag"], int(bron["metadata"]["boekjaar"])
        compleet = set(LIJSTEN) <= set(bron["codelijsten"]) and bron["controles"] and bron["grijze_cellen"]
    except Geweigerd as fout:
        raise FondskompasFout(
            f"{pad.name} is {fout.bevinding.waarde}; {fout.bevinding.verwacht}. {fout.bevinding.remedie}"
        ) from fout
    except OSError as fout:
        raise refuse("Het bestand is niet te lezen", fout, pad) from fout
    except (ValueError, KeyError, TypeError, RecursionError) as fout:
        raise FondskompasFout(
            f"{pad.name} is geen definitiebestand van CBS: verwacht zijn metadata, codelijsten, controles en grijze_cellen."
        ) from fout
    if laag != "Gemeente" or not compleet:
        raise FondskompasFout(
            f"{pad.name} is een definitie voor «{laag}» {jaar} of is niet compleet; verwacht is een definitie voor Gemeente."
        )
    return bron


def compile_definition(bron: dict[str, Any]) -> dict[str, bytes]:
    """The tables of a boekjaar: file name without ending → contents."""
    return {
        "codes": as_csv([k.naam for k in BESTANDEN["codes"].kolommen], _codes(bron["codelijsten"])),
        "grijze_cellen": as_csv(
            [k.naam for k in BESTANDEN["grijze_cellen"].kolommen], _grey(bron["grijze_cellen"])
        ),
        "controles": as_csv([k.naam for k in BESTANDEN["controles"].kolommen], _controls(bron["controles"])),
    }


def add_definition(pad: Path, raw: Path, grenzen: Grenzen = STANDAARD) -> tuple[int, bool]:
    """Put a definition in place; returns the boekjaar and whether it is new (``False``: the same was there already)."""
    bron = read_source(pad, grenzen)
    boekjaar, tabellen = int(bron["metadata"]["boekjaar"]), compile_definition(bron)
    doel = raw / MAP / str(boekjaar)
    with hold(raw / MAP / ".definities.slot", "Er worden al definities opgenomen."):
        clean_up(doel.parent)
        return boekjaar, _put_in_place(doel, tabellen)


def _put_in_place(doel: Path, tabellen: dict[str, bytes]) -> bool:
    """Whether the definition is new there; raises FondskompasFout when there is another."""
    if doel.exists():
        if all(
            (doel / f"{n}.csv").is_file() and (doel / f"{n}.csv").read_bytes() == t
            for n, t in tabellen.items()
        ):
            return False
        raise FondskompasFout(
            f"Voor {doel.name} is er al een andere definitie ({doel}). Die wordt niet overschreven; haal haar eerst weg als de "
            "nieuwe moet gelden."
        )
    werk = part_of(doel)
    try:
        werk.mkdir(parents=True)
        for naam, inhoud in tabellen.items():
            write_synced(werk / f"{naam}.csv", inhoud)
        werk.rename(doel)
    finally:
        shutil.rmtree(werk, ignore_errors=True)
    sync_folder(doel.parent)
    return True


def _codes(codelijsten: dict[str, Any]) -> Iterator[tuple[str, str, str, str | None, str]]:
    for bronlijst, lijst in LIJSTEN.items():
        for code, omschrijving, boven, totaal in _walk(codelijsten[bronlijst]["codelijst"], None):
            yield lijst, code, omschrijving, boven, "ja" if totaal else "nee"


def _walk(codes: list[dict[str, Any]], boven: str | None) -> Iterator[tuple[str, str, str | None, bool]]:
    for code in codes:
        onder = code.get("subcodes") or []
        yield code["code"], " ".join(code["omschrijving"].split()), boven, bool(onder)
        yield from _walk(onder, code["code"])


def _grey(grijs: dict[str, list[dict[str, str]]]) -> Iterator[tuple[str, str, str]]:
    """One row per row of the matrix, because most rows have many forbidden cells."""
    for onderdeel in (o for o in ONDERDELEN if o in grijs):
        sleutel = "balanscode" if onderdeel.startswith("balans_") else "taakveld"
        per_rij: dict[str, list[str]] = {}
        for cel in grijs[onderdeel]:
            per_rij.setdefault(cel[sleutel], []).append(cel["categorie"])
        for rij, kolommen in per_rij.items():
            yield onderdeel, rij, SCHEIDING.join(kolommen)


def _controls(controles: list[dict[str, Any]]) -> Iterator[tuple[str, str, str, str]]:
    for controle in controles:
        for berekening in controle["calculaties"]:
            yield (
                controle["foutcode"],
                SCHEIDING.join(str(p) for p in berekening["periode"]),
                SCHEIDING.join(berekening.get("balanscode", [])),
                SCHEIDING.join(berekening.get("uitgesloten_taakvelden", [])),
            )
