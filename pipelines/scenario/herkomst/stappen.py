"""The steps to a figure of a scenario, written out with their numbers."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import polars as pl

from pipelines.basis.opmaak import format_number
from pipelines.basis.queries import Rij
from pipelines.herkomst.formule import fill_in
from pipelines.herkomst.model import Stap, Verwijzing
from pipelines.scenario.herkomst.sleutel import key_words
from pipelines.scenario.rekenen import Uitkomst

_HOOGSTENS = 10
_HOOGSTENS_GETELD = 60


def part_of(regel: Rij, kant: str, doel: str, *, is_verdeeld: bool) -> int:
    """What a line gives to a goal on one side of the comparison."""
    telt = regel[f"{kant}_doel"] == doel and not (is_verdeeld and regel[f"{kant}_sleutel"] == "geen")
    return regel[f"{kant}_eur"] or 0 if telt else 0


def proof_step(r: Rij) -> Stap:
    """A line of the proof as a step, as herkomst.toewijzing_bedrag_stap writes it."""
    getallen = [
        r["deelbaar_eur"],
        r["gewicht"],
        r["gewicht_totaal"],
        r["naar_beneden_eur"],
        r["rest"],
        r["extra_eur"],
    ]
    formule = (
        fill_in(
            "floor({} × {} ÷ {}) = {}, rest {}, + {} = {}", [_text(g) for g in (*getallen, r["bedrag_eur"])]
        )
        if r["positie"] == "vrij"
        else fill_in(f"{r['positie']} {{}}", [_text(r["bedrag_eur"])])
    )
    return Stap(
        f"Verdeeld naar {key_words(r)} (regel {r['regel']})",
        formule,
        r["bedrag_eur"],
        "euro",
        "aanname",
        None,
    )


def difference(verwijzing: Verwijzing, rij: Rij, wat: str) -> Iterator[Stap]:
    """Scenario and basis of a figure, and the one minus the other; ``wat``: eur or capaciteit."""
    nieuw, oud = (rij[f"{kant}_{wat}"] for kant in ("scenario", "basis"))
    eenheid = "euro" if wat == "eur" else rij["eenheid"]
    for naam, kant, waarde in (("Scenario", "scenario", nieuw), ("Basis", "basis", oud)):
        verder = Verwijzing(verwijzing.tabel, verwijzing.sleutel, f"{kant}_{wat}")
        yield Stap(naam, None, waarde, eenheid, "aanname", verder)
    yield _outcome("Scenario min basis", "{} − {} = {}", [nieuw, oud], rij[verwijzing.kolom], eenheid)


def bought(verwijzing: Verwijzing, rij: Rij, uitkomst: Uitkomst, kant: str) -> Iterator[Stap]:
    """The amount by the price; the amount is that of the gemeente, or what reaches gemeenten."""
    sleutel = (("uitkeringsjaar", str(rij["uitkeringsjaar"])), ("doel", rij["doel"]))
    bedrag = f"{kant}_eur" if verwijzing.tabel == "scenario.gemeente_doel" else f"{kant}_verdeeld_eur"
    prijs = uitkomst.doel.filter(
        (pl.col("uitkeringsjaar") == rij["uitkeringsjaar"]) & (pl.col("doel") == rij["doel"])
    ).item(0, f"{kant}_prijs_eur")
    yield Stap(
        "Bedrag",
        None,
        rij[bedrag],
        "euro",
        "aanname",
        Verwijzing(verwijzing.tabel, verwijzing.sleutel, bedrag),
    )
    yield Stap(
        "Prijs per eenheid",
        None,
        prijs,
        "euro",
        "aanname",
        Verwijzing("scenario.doel", sleutel, f"{kant}_prijs_eur"),
    )
    yield _outcome(
        "Bedrag gedeeld door de prijs, afgerond op honderdsten",
        "{} ÷ {} → {}",
        [rij[bedrag], prijs],
        rij[verwijzing.kolom],
        rij["eenheid"],
    )


def sum_steps(verwijzing: Verwijzing, rijen: pl.DataFrame) -> Iterator[Stap]:
    """The largest gemeenten of a group, and their sum."""
    kolom = verwijzing.kolom
    volgorde = rijen.sort(pl.col(kolom).abs(), "gm_code", descending=[True, False])
    jaar = next(paar for paar in verwijzing.sleutel if paar[0] == "uitkeringsjaar")
    for gm, naam, waarde in volgorde.head(_HOOGSTENS).select("gm_code", "naam", kolom).iter_rows():
        yield Stap(
            naam,
            None,
            waarde,
            "euro",
            "aanname",
            Verwijzing(verwijzing.tabel, (jaar, ("gm_code", gm)), kolom),
        )
    if rijen.height > _HOOGSTENS:
        rest = f"… en nog {format_number(rijen.height - _HOOGSTENS)} gemeenten, van groot naar klein"
        yield Stap(rest, None, None, "euro", None, None)
    som = int(rijen[kolom].sum())
    yield _outcome(f"Opgeteld over {format_number(rijen.height)} gemeenten", "Σ = {}", [], som, "euro")


def count_steps(
    verwijzing: Verwijzing, rijen: pl.DataFrame, telt: pl.DataFrame, woorden: str
) -> Iterator[Stap]:
    """The gemeenten of a group that count (``telt``), the largest difference first, and how many there are."""
    volgorde = telt.sort(pl.col("verschil_eur").abs(), "gm_code", descending=[True, False])
    jaar = next(paar for paar in verwijzing.sleutel if paar[0] == "uitkeringsjaar")
    for gm, naam, waarde in (
        volgorde.head(_HOOGSTENS_GETELD).select("gm_code", "naam", "verschil_eur").iter_rows()
    ):
        verder = Verwijzing(verwijzing.tabel, (jaar, ("gm_code", gm)), "verschil_eur")
        yield Stap(naam, None, waarde, "euro", "aanname", verder)
    if (rest := telt.height - _HOOGSTENS_GETELD) > 0:
        yield Stap(
            f"… en nog {format_number(rest)} gemeenten, van groot naar klein", None, None, "", None, None
        )
    tekst = f"Gemeenten met {woorden}, van de {format_number(rijen.height)}"
    yield Stap(tekst, None, telt.height, "gemeenten", "aanname", None)


def added(naam: str, delen: list[int], uitkomst: int) -> Stap:
    """Parts in whole euro and their sum."""
    return _outcome(naam, " + ".join(["{}"] * len(delen)) + " = {}", delen, uitkomst, "euro")


def _outcome(
    naam: str, formule: str, delen: Iterable[int | Decimal], uitkomst: int | Decimal, eenheid: str
) -> Stap:
    tekst = fill_in(formule, [_text(deel) for deel in (*delen, uitkomst)])
    return Stap(naam, tekst, uitkomst, eenheid, "aanname", None)


def _text(getal: int | Decimal | None) -> str | None:
    return None if getal is None else format(Decimal(getal), "f")
