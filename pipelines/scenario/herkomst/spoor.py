"""Where a figure of a scenario comes from: what it is compared with, the lines that changed, and their calculation.

A scenario is not in the database, so its figures have references of their own, ``scenario.gemeente`` and the like, which
``pipelines.herkomst.trace`` asks of a ``ScenarioSpoor`` (``elders``). They lead on to published figures where there are any;
an amount that a scenario itself states has no cell but that file.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import polars as pl

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import enumerate_words, format_number
from pipelines.basis.queries import Rij
from pipelines.herkomst.model import Samenstelling, Stap, Verwijzing
from pipelines.herkomst.woorden import SLEUTELNAMEN
from pipelines.scenario.herkomst.sleutel import weight_source, weight_step
from pipelines.scenario.herkomst.stappen import (
    added,
    bought,
    count_steps,
    difference,
    part_of,
    proof_step,
    step,
    sum_steps,
)
from pipelines.scenario.herkomst.velden import ANDER, KENMERKEN, SLEUTELS, TELLINGEN, WAT
from pipelines.scenario.rekenen import Uitkomst


class ScenarioSpoor:
    """Answers for the figures of one scenario; to be given to ``trace``.

    ``proof`` gives the calculation of the changed lines of a gemeente (``queries/scenario/regels/bewijs.sql``). ``ander`` answers for the
    scenario that it is compared with (``scenario.ander_gemeente`` and the like); ``None``: the published distribution.
    """

    def __init__(
        self,
        uitkomst: Uitkomst,
        proof: Callable[[str], pl.DataFrame],
        ander: "Callable[[], ScenarioSpoor] | None" = None,
    ) -> None:
        self._uitkomst = uitkomst
        self._proof = proof
        self._ander = ander

    def __call__(self, verwijzing: Verwijzing) -> Samenstelling:
        """The figure and the steps to it; raises FondskompasFout when the scenario has no such figure."""
        if verwijzing.tabel.startswith(ANDER):
            return self._of_other(verwijzing)
        rijen = self._select(verwijzing)
        if verwijzing.kolom in TELLINGEN and verwijzing.tabel == "scenario.gemeente":
            return self._counted(verwijzing, rijen)
        if verwijzing.kolom not in WAT or verwijzing.kolom not in rijen.columns:
            bekend = enumerate_words([kolom for kolom in WAT if kolom in rijen.columns])
            raise FondskompasFout(
                f"{verwijzing.tabel} heeft geen cijfer «{verwijzing.kolom}». Er is: {bekend}."
            )
        sleutel = dict(verwijzing.sleutel)
        if verwijzing.tabel == "scenario.gemeente" and "gm_code" not in sleutel:
            stappen = tuple(sum_steps(verwijzing, rijen))
        else:
            stappen = tuple(self._steps(verwijzing, sleutel, rijen.row(0, named=True)))
        omschrijving = f"Scenario: {WAT[verwijzing.kolom]}, {self._name_all(verwijzing)}"
        return Samenstelling(verwijzing, omschrijving, stappen, self._behind(verwijzing, sleutel))

    def _of_other(self, verwijzing: Verwijzing) -> Samenstelling:
        """A figure of the scenario that this one is compared with; what it leads to is that one's too."""
        if self._ander is None:
            raise FondskompasFout("Dit scenario is niet met een ander scenario vergeleken.")
        tabel = f"scenario.{verwijzing.tabel.removeprefix(ANDER)}"
        gevonden = self._ander()(replace(verwijzing, tabel=tabel))
        stappen = tuple(replace(stap, verwijzing=_as_other(stap.verwijzing)) for stap in gevonden.stappen)
        omschrijving = gevonden.omschrijving.replace("Scenario", "Het andere scenario", 1)
        return Samenstelling(verwijzing, omschrijving, stappen, gevonden.achter)

    def _counted(self, verwijzing: Verwijzing, rijen: pl.DataFrame) -> Samenstelling:
        """How many gemeenten of a group gain, lose or stay the same."""
        woorden, telt = TELLINGEN[verwijzing.kolom]
        stappen = tuple(count_steps(verwijzing, rijen, rijen.filter(telt), woorden))
        omschrijving = f"Scenario: gemeenten met {woorden}, {self._name_all(verwijzing)}"
        achter = self._behind(replace(verwijzing, kolom="verschil_eur"), dict(verwijzing.sleutel))
        return Samenstelling(verwijzing, omschrijving, stappen, achter)

    def _name_all(self, verwijzing: Verwijzing) -> str:
        return ", ".join(self._name(naam, waarde) for naam, waarde in verwijzing.sleutel)

    def _behind(self, verwijzing: Verwijzing, sleutel: Mapping[str, str]) -> tuple[Verwijzing, ...]:
        """The figures whose cells are behind it: those of the basis, and of one gemeente those of the keys that are new."""
        kolom = verwijzing.kolom.replace("scenario", "basis").replace("verschil", "basis")
        van_basis = self._basis_figure(replace(verwijzing, kolom=kolom), sleutel)
        achter = [van_basis] if van_basis else []
        if van_basis is not None and van_basis.tabel.startswith(ANDER):
            achter = list(self._of_other(van_basis).achter)
        if "gm_code" in sleutel and not verwijzing.kolom.startswith("basis"):
            regels = self._changed_lines(sleutel).iter_rows(named=True)
            achter += [bron for r in regels if (bron := weight_source(r, sleutel["gm_code"]))]
        return tuple(dict.fromkeys(achter))

    def _changed_lines(self, sleutel: Mapping[str, str]) -> pl.DataFrame:
        """The calculation of the changed lines of a gemeente, of one goal when the key has one."""
        regels = self._proof(sleutel["gm_code"]).filter(
            pl.col("uitkeringsjaar").cast(pl.String) == sleutel["uitkeringsjaar"]
        )
        return regels.filter(pl.col("doel") == sleutel["doel"]) if "doel" in sleutel else regels

    def _select(self, verwijzing: Verwijzing) -> pl.DataFrame:
        namen = SLEUTELS.get(verwijzing.tabel)
        if namen is None:
            raise FondskompasFout(
                f"«{verwijzing.tabel}» is geen tabel van een scenario. Er is: {enumerate_words(list(SLEUTELS))}."
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

    def _name(self, kolom: str, waarde: str) -> str:
        """``gemeente Bunnik (GM0312)``: a column of the key with its value, as trace calls them."""
        wat = SLEUTELNAMEN[kolom].lower()
        if kolom == "gm_code":
            naam = self._uitkomst.gemeente.filter(pl.col("gm_code") == waarde).item(0, "naam")
            return f"{wat} {naam} ({waarde})"
        return f"{wat} {self._goal_name(waarde) if kolom == 'doel' else waarde}"

    def _goal_name(self, doel: str) -> str:
        namen = self._uitkomst.doel.filter(pl.col("doel") == doel)["naam"].drop_nulls()
        return str(namen[0]).split(":")[0] if len(namen) else doel

    def _basis_figure(self, basis: Verwijzing, sleutel: Mapping[str, str]) -> Verwijzing | None:
        """Where a side of the basis comes from: the other scenario when that changes it, else the publication."""
        if self._ander is not None:
            eigen = replace(basis, kolom=basis.kolom.replace("basis", "scenario"))
            if self._ander().has(eigen):
                return _as_other(eigen)
        return self._published(basis, sleutel)

    def has(self, verwijzing: Verwijzing) -> bool:
        """Whether the scenario has such a figure; what it leaves alone has none."""
        try:
            return verwijzing.kolom in self._select(verwijzing).columns
        except FondskompasFout:
            return False

    def _published(self, verwijzing: Verwijzing, sleutel: Mapping[str, str]) -> Verwijzing | None:
        """The published figure behind the basis, whose cells hold for the lines and weights that stay."""
        paren = tuple((naam, waarde) for naam, waarde in sleutel.items())
        if verwijzing.kolom.endswith("prijs_eur"):
            return Verwijzing("herkomst.prijs", (("doel", sleutel["doel"]),), "prijs_eur")
        if verwijzing.tabel != "scenario.doel":
            return Verwijzing("mart.toewijzing", paren, "bedrag_eur")
        is_bedrag = verwijzing.kolom in ("basis_eur", "scenario_eur", "verschil_eur")
        return Verwijzing("mart.envelop", paren, "bedrag_eur" if is_bedrag else "verdeeld_eur")

    def _steps(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: Rij) -> Iterator[Stap]:
        kolom = verwijzing.kolom
        kant, _, wat = kolom.partition("_")
        if kant == "verschil":
            yield from difference(verwijzing, rij, wat)
        elif wat == "capaciteit":
            yield from bought(verwijzing, rij, self._uitkomst, kant)
        elif kant == "basis" or wat == "prijs_eur":
            yield self._taken_over(verwijzing, sleutel, rij)
        elif verwijzing.tabel == "scenario.gemeente":
            yield from self._of_gemeente(verwijzing, sleutel, rij)
        elif verwijzing.tabel == "scenario.gemeente_doel":
            yield from self._of_lines(verwijzing, sleutel, rij)
        else:
            yield from self._of_goal(verwijzing, sleutel, rij)

    def _basis_step(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], eur: int, kolom: str) -> Stap:
        naam = "het scenario waarmee wordt vergeleken" if self._ander else "de gepubliceerde verdeling"
        bron = self._basis_figure(replace(verwijzing, kolom=kolom), sleutel)
        return Stap(f"Basis: {naam}", None, eur, "euro", None, bron)

    def _taken_over(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: Rij) -> Stap:
        """A side of the comparison that is no outcome of this scenario, or a price that it may state."""
        waarde = rij[verwijzing.kolom]
        if verwijzing.kolom == "scenario_prijs_eur" and waarde != rij["basis_prijs_eur"]:
            return step("In het scenario vastgelegd", waarde)
        return replace(self._basis_step(verwijzing, sleutel, waarde, verwijzing.kolom), status="aanname")

    def _of_gemeente(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: Rij) -> Iterator[Stap]:
        """The basis, what changes per goal, and the ingroei."""
        yield self._basis_step(verwijzing, sleutel, rij["basis_eur"], "basis_eur")
        delen = [rij["basis_eur"]]
        doelen = self._uitkomst.gemeente_doel.filter(
            (pl.col("uitkeringsjaar") == rij["uitkeringsjaar"])
            & (pl.col("gm_code") == rij["gm_code"])
            & (pl.col("verschil_eur") != 0)
        )
        for doel, verschil in doelen.select("doel", "verschil_eur").iter_rows():
            jaar, gm = str(rij["uitkeringsjaar"]), rij["gm_code"]
            paren = (("uitkeringsjaar", jaar), ("doel", doel), ("gm_code", gm))
            verder = Verwijzing("scenario.gemeente_doel", paren, "verschil_eur")
            yield step(f"Verandering van {self._goal_name(doel)}", verschil, verwijzing=verder)
            delen.append(verschil)
        if ingroei := rij["scenario_ingroei_eur"] - rij["basis_ingroei_eur"]:
            yield step("Ingroei: begrensd per inwoner", ingroei)
            delen.append(ingroei)
        yield added("Basis en veranderingen opgeteld", delen, rij["scenario_eur"])

    def _of_lines(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: Rij) -> Iterator[Stap]:
        """The calculation of every changed line of a goal, and what stays."""
        regels = self._changed_lines(sleutel)
        for r in regels.iter_rows(named=True):
            yield weight_step(r, sleutel["gm_code"])
            yield proof_step(r)
        delen = regels["bedrag_eur"].to_list()
        if sleutels := self._new_keys(rij):
            tekst = f"Nieuwe sleutel: {enumerate_words(sleutels)}; onderaan staan de cellen van de basis en die van deze sleutel"
            yield Stap(tekst, None, None, "euro", None, None)
        if rest := rij["scenario_eur"] - sum(delen):
            yield Stap("Regels die niet veranderen, zoals gepubliceerd", None, rest, "euro", None, None)
            delen.append(rest)
        yield added("De regels van dit doel opgeteld", delen, rij["scenario_eur"])

    def _new_keys(self, rij: Rij) -> list[str]:
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

    def _of_goal(self, verwijzing: Verwijzing, sleutel: Mapping[str, str], rij: Rij) -> Iterator[Stap]:
        """The basis and the lines that the scenario changes; of what is divided only lines with a key."""
        basis, is_verdeeld = verwijzing.kolom.replace("scenario", "basis"), "verdeeld" in verwijzing.kolom
        yield self._basis_step(verwijzing, sleutel, rij[basis], basis)
        delen = [rij[basis]]
        regels = self._uitkomst.regels.filter(pl.col("uitkeringsjaar") == rij["uitkeringsjaar"])
        for r in regels.iter_rows(named=True):
            nu, was = (
                part_of(r, kant, rij["doel"], is_verdeeld=is_verdeeld) for kant in ("scenario", "basis")
            )
            if nu != was:
                sleutel_nu = r["scenario_sleutel"] or r["basis_sleutel"]
                wat = "niet verdeeld" if sleutel_nu == "geen" else f"naar {sleutel_nu}"
                bedragen = f"{format_number(nu)} in plaats van {format_number(was)}"
                yield step(f"Deel {wat} (regel {r['regel']}): {bedragen}", nu - was)
                delen.append(nu - was)
        yield added("Basis en veranderingen opgeteld", delen, rij[verwijzing.kolom])


def _as_other(verwijzing: Verwijzing | None) -> Verwijzing | None:
    """A figure of a scenario as one of the scenario that is compared with; a published figure stays what it is."""
    if verwijzing is None or not verwijzing.tabel.startswith("scenario."):
        return verwijzing
    return replace(verwijzing, tabel=ANDER + verwijzing.tabel.removeprefix("scenario."))
