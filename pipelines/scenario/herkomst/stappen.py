"""The steps to a figure of a scenario, written out with their numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

import polars as pl

from pipelines.basis.opmaak import as_plain, format_number
from pipelines.basis.queries import Rij
from pipelines.herkomst.formule import fill_in
from pipelines.herkomst.model import Stap, Verwijzing, rest_step
from pipelines.scenario.herkomst.sleutel import key_words
from pipelines.scenario.rekenen import Uitkomst

_HOOGSTENS = 10
_HOOGSTENS_GETELD = 60


def part_of(regel: Rij, kant: str, doel: str, *, is_verdeeld: bool) -> int:
    """What a line gives to a goal on one side of the comparison."""
    telt = regel[f"{kant}_doel"] == doel and not (is_verdeeld and regel[f"{kant}_sleutel"] == "geen")
    return regel[f"{kant}_eur"] or 0 if telt else 0


def step(
    naam: str,
    waarde: Decimal | int,
    eenheid: str = "euro",
    verwijzing: Verwijzing | None = None,
    formule: str | None = None,
) -> Stap:
    """A step with a figure, which is never more certain than the scenario itself."""
    return Stap(naam, formule, waarde, eenheid, "aanname", verwijzing)


def proof_step(r: Rij) -> Stap:
    """A line of the proof as a step, as herkomst.toewijzing_bedrag_stap writes it."""
    velden = (
        "deelbaar_eur",
        "gewicht",
        "gewicht_totaal",
        "naar_beneden_eur",
        "rest",
        "extra_eur",
        "bedrag_eur",
    )
    formule = (
        fill_in("floor({} × {} ÷ {}) = {}, rest {}, + {} = {}", [as_plain(r[veld]) for veld in velden])
        if r["positie"] == "vrij"
        else fill_in(f"{r['positie']} {{}}", [as_plain(r["bedrag_eur"])])
    )
    return step(f"Verdeeld naar {key_words(r)} (regel {r['regel']})", r["bedrag_eur"], formule=formule)


def difference(verwijzing: Verwijzing, rij: Rij, wat: str) -> Iterator[Stap]:
    """Scenario and basis of a figure, and the one minus the other; ``wat``: eur or capaciteit."""
    nieuw, oud = (rij[f"{kant}_{wat}"] for kant in ("scenario", "basis"))
    eenheid = "euro" if wat == "eur" else rij["eenheid"]
    for naam, kant, waarde in (("Scenario", "scenario", nieuw), ("Basis", "basis", oud)):
        yield step(naam, waarde, eenheid, replace(verwijzing, kolom=f"{kant}_{wat}"))
    yield _outcome("Scenario min basis", "{} − {} = {}", [nieuw, oud], rij[verwijzing.kolom], eenheid)


def bought(verwijzing: Verwijzing, rij: Rij, uitkomst: Uitkomst, kant: str) -> Iterator[Stap]:
    """The amount by the price; the amount is that of the gemeente, or what reaches gemeenten."""
    sleutel = (("uitkeringsjaar", str(rij["uitkeringsjaar"])), ("doel", rij["doel"]))
    bedrag = f"{kant}_eur" if verwijzing.tabel == "scenario.gemeente_doel" else f"{kant}_verdeeld_eur"
    prijs = uitkomst.doel.filter(
        (pl.col("uitkeringsjaar") == rij["uitkeringsjaar"]) & (pl.col("doel") == rij["doel"])
    ).item(0, f"{kant}_prijs_eur")
    yield step("Bedrag", rij[bedrag], verwijzing=replace(verwijzing, kolom=bedrag))
    verder = Verwijzing("scenario.doel", sleutel, f"{kant}_prijs_eur")
    yield step("Prijs per eenheid", prijs, verwijzing=verder)
    tekst = "Bedrag gedeeld door de prijs, afgerond op honderdsten"
    yield _outcome(tekst, "{} ÷ {} → {}", [rij[bedrag], prijs], rij[verwijzing.kolom], rij["eenheid"])


def sum_steps(verwijzing: Verwijzing, rijen: pl.DataFrame) -> Iterator[Stap]:
    """The largest gemeenten of a group, and their sum."""
    yield from _largest(verwijzing, rijen, _HOOGSTENS, "euro")
    som = int(rijen[verwijzing.kolom].sum())
    yield _outcome(f"Opgeteld over {format_number(rijen.height)} gemeenten", "Σ = {}", [], som, "euro")


def count_steps(
    verwijzing: Verwijzing, rijen: pl.DataFrame, telt: pl.DataFrame, woorden: str
) -> Iterator[Stap]:
    """The gemeenten of a group that count (``telt``), the largest difference first, and how many there are."""
    yield from _largest(replace(verwijzing, kolom="verschil_eur"), telt, _HOOGSTENS_GETELD, "")
    tekst = f"Gemeenten met {woorden}, van de {format_number(rijen.height)}"
    yield step(tekst, telt.height, "gemeenten")


def _largest(verwijzing: Verwijzing, rijen: pl.DataFrame, hoogstens: int, eenheid: str) -> Iterator[Stap]:
    """The gemeenten with the largest figures, and how many there are more (``eenheid`` is theirs)."""
    kolom = verwijzing.kolom
    volgorde = rijen.sort(pl.col(kolom).abs(), "gm_code", descending=[True, False])
    jaar = next(paar for paar in verwijzing.sleutel if paar[0] == "uitkeringsjaar")
    for gm, naam, waarde in volgorde.head(hoogstens).select("gm_code", "naam", kolom).iter_rows():
        yield step(naam, waarde, verwijzing=replace(verwijzing, sleutel=(jaar, ("gm_code", gm))))
    yield from rest_step(rijen.height - hoogstens, "gemeenten", eenheid)


def added(naam: str, delen: list[int], uitkomst: int) -> Stap:
    """Parts in whole euro and their sum."""
    return _outcome(naam, " + ".join(["{}"] * len(delen)) + " = {}", delen, uitkomst, "euro")


def _outcome(
    naam: str, formule: str, delen: Iterable[int | Decimal], uitkomst: int | Decimal, eenheid: str
) -> Stap:
    tekst = fill_in(formule, [as_plain(deel) for deel in (*delen, uitkomst)])
    return step(naam, uitkomst, eenheid, formule=tekst)
