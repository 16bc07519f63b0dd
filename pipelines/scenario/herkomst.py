"""Where a figure of a scenario comes from: what it is compared with, the lines that changed, and their calculation.

A scenario is not in the database, so its figures have references of their own, ``scenario.gemeente`` and the like, which
``pipelines.herkomst.trace`` asks of a ``ScenarioSpoor`` (``elders``). They lead on to published figures where there are any;
an amount that a scenario itself states has no cell but that file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

import polars as pl

from pipelines.herkomst.formule import fill_in
from pipelines.herkomst.model import Samenstelling, Stap, Verwijzing
from pipelines.meldingen import FondskompasFout
from pipelines.opmaak import enumerate_words, format_number
from pipelines.scenario.rekenen import Uitkomst

KENMERKEN = ("grootteklasse", "provincie", "centrumfunctie")
_SLEUTELS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "scenario.gemeente": ("uitkeringsjaar", "gm_code", *KENMERKEN),
        "scenario.gemeente_doel": ("uitkeringsjaar", "doel", "gm_code"),
        "scenario.doel": ("uitkeringsjaar", "doel"),
    }
)
_WAT = MappingProxyType(
    {
        "basis_eur": "bedrag waarmee wordt vergeleken",
        "scenario_eur": "bedrag in het scenario",
        "verschil_eur": "verschil met de basis",
        "scenario_verdeeld_eur": "over gemeenten verdeeld in het scenario",
        "basis_verdeeld_eur": "over gemeenten verdeeld in de basis",
        "scenario_prijs_eur": "prijs per eenheid in het scenario",
        "basis_prijs_eur": "prijs per eenheid in de basis",
        "scenario_capaciteit": "capaciteit die het scenario koopt",
        "basis_capaciteit": "capaciteit die de basis koopt",
        "verschil_capaciteit": "verschil in capaciteit",
    }
)
_HOOGSTENS = 10


class ScenarioSpoor:
    """Answers for the figures of one scenario; to be given to ``trace``.

    ``proof`` gives the calculation of the changed lines of a gemeente (``queries/scenario/bewijs``). ``is_gepubliceerd``:
    whether it is compared with the published distribution, so that the basis can be followed to its cells.
    """

    def __init__(
        self, uitkomst: Uitkomst, proof: Callable[[str], pl.DataFrame], *, is_gepubliceerd: bool
    ) -> None:
        self._uitkomst = uitkomst
        self._proof = proof
        self._is_gepubliceerd = is_gepubliceerd

    def __call__(self, verwijzing: Verwijzing) -> Samenstelling:
        """The figure and the steps to it; raises FondskompasFout when the scenario has no such figure."""
        rijen = self._select(verwijzing)
        if verwijzing.kolom not in _WAT or verwijzing.kolom not in rijen.columns:
            bekend = enumerate_words([kolom for kolom in _WAT if kolom in rijen.columns])
            raise FondskompasFout(
                f"{verwijzing.tabel} heeft geen cijfer «{verwijzing.kolom}». Er is: {bekend}."
            )
        sleutel = dict(verwijzing.sleutel)
        if verwijzing.tabel == "scenario.gemeente" and "gm_code" not in sleutel:
            stappen = tuple(_sum(verwijzing, rijen))
        else:
            stappen = tuple(self._steps(verwijzing, sleutel, rijen.row(0, named=True)))
        gepubliceerd = self._published(verwijzing, sleutel)
        waarvan = ", ".join(f"{naam} {waarde}" for naam, waarde in verwijzing.sleutel)
        omschrijving = f"Scenario: {_WAT[verwijzing.kolom]}, {waarvan}"
        return Samenstelling(verwijzing, omschrijving, stappen, (gepubliceerd,) if gepubliceerd else ())

    def _select(self, verwijzing: Verwijzing) -> pl.DataFrame:
        namen = _SLEUTELS.get(verwijzing.tabel)
        if namen is None:
            raise FondskompasFout(
                f"«{verwijzing.tabel}» is geen tabel van een scenario. Er is: {enumerate_words(list(_SLEUTELS))}."
            )
        rijen: pl.DataFrame = getattr(self._uitkomst, verwijzing.tabel.removeprefix("scenario."))
        for naam, tekst in verwijzing.sleutel:
            if naam not in namen:
                raise FondskompasFout(
                    f"«{naam}» hoort niet bij de sleutel van {verwijzing.tabel}: {', '.join(namen)}."
                )
            rijen = rijen.filter(pl.col(naam).cast(pl.String) == tekst)
        nodig = [n for n in namen if n not in dict(verwijzing.sleutel) and n not in ("gm_code", *KENMERKEN)]
        if nodig:
            raise FondskompasFout(f"Geef ook {enumerate_words(nodig)}.")
        if rijen.is_empty():
            raise FondskompasFout(f"Dit scenario heeft geen cijfer {verwijzing.als_tekst()}.")
        return rijen

    def _published(self, verwijzing: Verwijzing, sleutel: Mapping[str, str]) -> Verwijzing | None:
        """The published figure behind the basis, whose cells hold for the lines and weights that stay."""
        if not self._is_gepubliceerd:
            return None
        paren = tuple((naam, waarde) for naam, waarde in sleutel.items())
        if verwijzing.kolom.endswith("prijs_eur"):
            return Verwijzing("herkomst.prijs", (("doel", sleutel["doel"]),), "prijs_eur")
        if verwijzing.tabel != "scenario.doel":
            return Verwijzing("mart.toewijzing", paren, "bedrag_eur")
        is_bedrag = verwijzing.kolom in ("basis_eur", "scenario_eur", "verschil_eur")
        return Verwijzing("mart.envelop", paren, "bedrag_eur" if is_bedrag else "verdeeld_eur")

    def _steps(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: dict) -> Iterator[Stap]:
        kolom = verwijzing.kolom
        kant, _, wat = kolom.partition("_")
        if kant == "verschil":
            yield from _difference(verwijzing, rij, wat)
        elif wat == "capaciteit":
            yield from _bought(verwijzing, rij, self._uitkomst, kant)
        elif kant == "basis" or wat == "prijs_eur":
            yield self._taken_over(verwijzing, sleutel, rij)
        elif verwijzing.tabel == "scenario.gemeente":
            yield from self._of_gemeente(verwijzing, sleutel, rij)
        elif verwijzing.tabel == "scenario.gemeente_doel":
            yield from self._of_lines(verwijzing, sleutel, rij)
        else:
            yield from self._of_goal(verwijzing, sleutel, rij)

    def _basis_step(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], eur: int, kolom: str) -> Stap:
        basis = Verwijzing(verwijzing.tabel, verwijzing.sleutel, kolom)
        gepubliceerd = self._published(basis, sleutel)
        naam = "Basis: " + (
            "de gepubliceerde verdeling" if gepubliceerd else "het scenario waarmee wordt vergeleken"
        )
        return Stap(naam, None, eur, "euro", None, gepubliceerd)

    def _taken_over(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: dict) -> Stap:
        """A side of the comparison that is no outcome of this scenario, or a price that it may state."""
        waarde = rij[verwijzing.kolom]
        if verwijzing.kolom == "scenario_prijs_eur" and waarde != rij["basis_prijs_eur"]:
            return Stap("In het scenario vastgelegd", None, waarde, "euro", "aanname", None)
        stap = self._basis_step(verwijzing, sleutel, waarde, verwijzing.kolom)
        return Stap(stap.omschrijving, None, waarde, "euro", "aanname", stap.verwijzing)

    def _of_gemeente(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: dict) -> Iterator[Stap]:
        """The basis, what changes per goal, and the ingroei."""
        yield self._basis_step(verwijzing, sleutel, rij["basis_eur"], "basis_eur")
        delen = [rij["basis_eur"]]
        doelen = self._uitkomst.gemeente_doel.filter(
            (pl.col("uitkeringsjaar") == rij["uitkeringsjaar"])
            & (pl.col("gm_code") == rij["gm_code"])
            & (pl.col("verschil_eur") != 0)
        )
        for doel, verschil in doelen.select("doel", "verschil_eur").iter_rows():
            paren = (
                ("uitkeringsjaar", str(rij["uitkeringsjaar"])),
                ("doel", doel),
                ("gm_code", rij["gm_code"]),
            )
            verder = Verwijzing("scenario.gemeente_doel", paren, "verschil_eur")
            yield Stap(f"Verandering van doel {doel}", None, verschil, "euro", "aanname", verder)
            delen.append(verschil)
        if ingroei := rij["scenario_ingroei_eur"] - rij["basis_ingroei_eur"]:
            yield Stap("Ingroei: begrensd per inwoner", None, ingroei, "euro", "aanname", None)
            delen.append(ingroei)
        yield _added("Basis en veranderingen opgeteld", delen, rij["scenario_eur"])

    def _of_lines(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: dict) -> Iterator[Stap]:
        """The calculation of every changed line of a goal, and what stays."""
        regels = self._proof(sleutel["gm_code"]).filter(
            (pl.col("uitkeringsjaar") == rij["uitkeringsjaar"]) & (pl.col("doel") == rij["doel"])
        )
        for r in regels.iter_rows(named=True):
            yield _proof_step(r)
        delen = regels["bedrag_eur"].to_list()
        if sleutels := self._new_keys(rij):
            tekst = f"Nieuwe sleutel: {enumerate_words(sleutels)}; de cellen onderaan zijn die van de basis"
            yield Stap(tekst, None, None, "euro", None, None)
        if rest := rij["scenario_eur"] - sum(delen):
            yield Stap("Regels die niet veranderen, zoals gepubliceerd", None, rest, "euro", None, None)
            delen.append(rest)
        yield _added("De regels van dit doel opgeteld", delen, rij["scenario_eur"])

    def _new_keys(self, rij: dict) -> list[str]:
        """The keys that lines of a goal have in the scenario and did not have, or have from another source."""
        regels = self._uitkomst.regels.filter(
            (pl.col("uitkeringsjaar") == rij["uitkeringsjaar"])
            & (pl.col("scenario_doel") == rij["doel"])
            & (
                pl.col("scenario_sleutel").ne_missing(pl.col("basis_sleutel"))
                | pl.col("scenario_bron").ne_missing(pl.col("basis_bron"))
            )
        )
        return sorted(set(regels["scenario_sleutel"]))

    def _of_goal(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: dict) -> Iterator[Stap]:
        """The basis and the lines that the scenario changes; of what is divided only lines with a key."""
        basis, is_verdeeld = verwijzing.kolom.replace("scenario", "basis"), "verdeeld" in verwijzing.kolom
        yield self._basis_step(verwijzing, sleutel, rij[basis], basis)
        delen = [rij[basis]]
        regels = self._uitkomst.regels.filter(pl.col("uitkeringsjaar") == rij["uitkeringsjaar"])
        for r in regels.iter_rows(named=True):
            nu, was = (
                _part_of(r, kant, rij["doel"], is_verdeeld=is_verdeeld) for kant in ("scenario", "basis")
            )
            if nu != was:
                tekst = f"Regel {r['regel']}: {format_number(nu)} in plaats van {format_number(was)}"
                yield Stap(tekst, None, nu - was, "euro", "aanname", None)
                delen.append(nu - was)
        yield _added("Basis en veranderingen opgeteld", delen, rij[verwijzing.kolom])


def _part_of(regel: dict, kant: str, doel: str, *, is_verdeeld: bool) -> int:
    """What a line gives to a goal on one side of the comparison."""
    telt = regel[f"{kant}_doel"] == doel and not (is_verdeeld and regel[f"{kant}_sleutel"] == "geen")
    return regel[f"{kant}_eur"] or 0 if telt else 0


def _proof_step(r: dict) -> Stap:
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
        f"Regel {r['regel']}, sleutel {r['sleutel']}", formule, r["bedrag_eur"], "euro", "aanname", None
    )


def _difference(verwijzing: Verwijzing, rij: dict, wat: str) -> Iterator[Stap]:
    nieuw, oud = (rij[f"{kant}_{wat}"] for kant in ("scenario", "basis"))
    eenheid = "euro" if wat == "eur" else rij["eenheid"]
    for naam, kant, waarde in (("Scenario", "scenario", nieuw), ("Basis", "basis", oud)):
        verder = Verwijzing(verwijzing.tabel, verwijzing.sleutel, f"{kant}_{wat}")
        yield Stap(naam, None, waarde, eenheid, "aanname", verder)
    yield _outcome("Scenario min basis", "{} − {} = {}", [nieuw, oud], rij[verwijzing.kolom], eenheid)


def _bought(verwijzing: Verwijzing, rij: dict, uitkomst: Uitkomst, kant: str) -> Iterator[Stap]:
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


def _sum(verwijzing: Verwijzing, rijen: pl.DataFrame) -> Iterator[Stap]:
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


def _added(naam: str, delen: list[int], uitkomst: int) -> Stap:
    return _outcome(naam, " + ".join(["{}"] * len(delen)) + " = {}", delen, uitkomst, "euro")


def _outcome(
    naam: str, formule: str, delen: Iterable[int | Decimal], uitkomst: int | Decimal, eenheid: str
) -> Stap:
    tekst = fill_in(formule, [_text(deel) for deel in (*delen, uitkomst)])
    return Stap(naam, tekst, uitkomst, eenheid, "aanname", None)


def _text(getal: int | Decimal | None) -> str | None:
    return None if getal is None else format(Decimal(getal), "f")
