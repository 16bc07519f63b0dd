"""The one place where the returns loop meets the workbook: questions of a round, answers → workbook → what was read of it.

The rules of a return are those of the command line, because a form is judged by filling the workbook and reading it.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, has_errors, meld
from pipelines.basis.grenzen import Grenzen
from pipelines.basis.instellingen import Instellingen
from pipelines.inname.mensen.organisaties import Organisatie
from pipelines.inname.rondes import Ronde
from pipelines.sources.opgave.adviseren import advise
from pipelines.sources.opgave.invullen import Antwoord, Grootboekinvoer, answers_of, ledger_of
from pipelines.sources.opgave.lezen import read_return
from pipelines.sources.opgave.model import Opgave
from pipelines.sources.opgave.schrijven import fill_template
from pipelines.sources.opgave.vragen import PRIJS, PRIJS_BRON, Doelblad, choose, read_questions, sheet_name
from pipelines.sources.raw.lezen import read_table


@lru_cache(maxsize=4)
def _read_all(
    raw: Path, grenzen: Grenzen, _stempel: tuple[int, ...]
) -> tuple[dict[str, Doelblad], pl.DataFrame, frozenset[str]]:
    centra: frozenset[str] = frozenset()
    if (raw / "gemeenten" / "regios.csv").is_file():
        centra = frozenset(read_table(raw, "regio", grenzen)["centrumgemeente"])
    return read_questions(raw, grenzen), read_table(raw, "gemeente", grenzen), centra


def reference(keuzes: Instellingen) -> tuple[dict[str, Doelblad], frozenset[str]]:
    """Every goal and block by code, and the codes of all gemeenten, as data/raw has them now."""
    bladen, gemeenten, _ = _reference(keuzes)
    return bladen, frozenset(gemeenten["gm_code"])


def gemeenten_of(keuzes: Instellingen) -> dict[str, str]:
    """The gemeenten of the latest year that data/raw knows: names by CBS code."""
    _, frame, _ = _reference(keuzes)
    laatste = frame.filter(pl.col("jaar") == frame["jaar"].max())
    return {rij["gm_code"]: rij["naam"] for rij in laatste.iter_rows(named=True)}


def _reference(keuzes: Instellingen) -> tuple[dict[str, Doelblad], pl.DataFrame, frozenset[str]]:
    """Questions, gemeenten, and who answers for a region; read again once one of the files changes."""
    map_ = keuzes.raw / "gemeenten"
    paden = sorted([*(keuzes.raw / "pok").glob("*"), *map_.glob("gemeenten.*"), *map_.glob("regios.*")])
    return _read_all(keuzes.raw, keuzes.grenzen, tuple(pad.stat().st_mtime_ns for pad in paden))


def all_questions(keuzes: Instellingen, jaar: int) -> list[tuple[str, str]]:
    """Every pair of goal and question that a round over ``jaar`` can ask."""
    bladen = choose(reference(keuzes)[0], jaar)
    return [(b.doel, v.indicator) for b in bladen.values() if not b.is_blok for v in b.rows().values()]


def sheets_of(keuzes: Instellingen, ronde: Ronde, org: Organisatie) -> dict[str, Doelblad]:
    """The goals and blocks that a round asks of a gemeente, with their questions."""
    return choose(
        reference(keuzes)[0],
        ronde.jaar,
        set(ronde.vragen),
        is_centrumgemeente=org.gm_code in _reference(keuzes)[2],
    )


def count_asked(bladen: dict[str, Doelblad], antwoorden: Sequence[Antwoord]) -> dict[str, tuple[int, int]]:
    """Per goal how many questions must be answered, and how many are, with a value or a reason."""
    beantwoord = {(a.doel, a.indicator) for a in antwoorden if a.waarde or a.reden}
    telling = {}
    for code, blad in bladen.items():
        if not blad.is_blok:
            vragen = {v.indicator for v in blad.rows().values()} - {PRIJS, PRIJS_BRON}
            telling[code] = (len(vragen), sum((code, v) in beantwoord for v in vragen))
    return telling


def make_workbook(
    keuzes: Instellingen,
    ronde: Ronde,
    org: Organisatie,
    antwoorden: Sequence[Antwoord],
    grootboek: str | None,
) -> bytes:
    """The workbook with these answers; the same answers give the same bytes."""
    bladen = [(blad, []) for blad in sheets_of(keuzes, ronde, org).values()]
    regels = [Grootboekinvoer(**regel) for regel in json.loads(grootboek or "[]")]
    return fill_template(org.gm_code or "", official_name(org), ronde.jaar, bladen, antwoorden, regels)


def official_name(org: Organisatie) -> str:
    """The name of a gemeente as its workbook has it, also when its twin hands in."""
    return org.naam.removesuffix(" (proef)")


def file_name(ronde: Ronde, org: Organisatie, versie: int) -> str:
    """What the workbook of a form is called."""
    return f"opgave_{org.gm_code}_{ronde.jaar}_v{versie}.xlsx"


def judge_workbook(
    keuzes: Instellingen, ronde: Ronde, org: Organisatie, inhoud: bytes, naam: str
) -> tuple[Opgave | None, list[Bevinding]]:
    """What a workbook says, and every finding about it: those of ``opgave controleer``, and whether it is this gemeente's and this year's."""
    bladen, gm_codes = reference(keuzes)
    som = hashlib.sha256(inhoud).hexdigest()
    opgave, bevindingen = read_return(inhoud, naam, som, bladen, gm_codes, keuzes.grenzen)
    if opgave is None:
        return None, bevindingen
    if opgave.gm_code != org.gm_code:
        bevindingen.append(meld("inname_andere_gemeente", Plek(naam), opgave.gm_code, verwacht=org.gm_code))
    if opgave.jaar != ronde.jaar:
        bevindingen.append(meld("inname_ander_jaar", Plek(naam), opgave.jaar, verwacht=ronde.jaar))
    bevindingen += _unasked(sheets_of(keuzes, ronde, org), opgave, naam)
    return opgave, bevindingen if has_errors(bevindingen) else bevindingen + advise(opgave)


def _unasked(bladen: dict[str, Doelblad], opgave: Opgave, naam: str) -> list[Bevinding]:
    """An error for every answer that the round does not ask: both signatures would be for a figure that no page shows."""
    return [
        meld(
            "inname_niet_gevraagd",
            Plek(naam, sheet_name(a.doel)),
            a.waarde or a.reden,
            verwacht="leeg",
            vraag=a.indicator,
        )
        for a in answers_of(opgave)
        if not is_asked(bladen, a.doel, a.indicator)
    ]


def ledger_text(opgave: Opgave) -> str:
    """The ledger lines of an uploaded workbook, to be kept with the answers."""
    return json.dumps([asdict(regel) for regel in ledger_of(opgave)], ensure_ascii=False)


def is_asked(bladen: dict[str, Doelblad], doel: str, vraag: str) -> bool:
    """Whether these sheets ask this."""
    blad = bladen.get(doel)
    return blad is not None and any(v.indicator == vraag for v in blad.rows().values())
