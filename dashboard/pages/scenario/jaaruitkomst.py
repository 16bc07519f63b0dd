"""The outcome of the scenario in the address, in its year: its figures, each with the name by which it leads to where it comes
from (pipelines.scenario.herkomst.spoor), and sections that are only there when it can be calculated.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Literal, Self

import dash
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.gedeeld.regio import VOOR_DE_REGIO, read_regional
from dashboard.beeld.kolom import Kolom, Rij
from dashboard.beeld.meldingen import notice, protect
from dashboard.gegevens.scenarioadres import Stand, read_stand
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with
from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.basis.cijfer import Cijfer, Notatie
from pipelines.basis.opmaak import count
from pipelines.basis.verwijzing import formula, reference

GEEN_INWONERS = "geen inwonertal"


def _why_no_rate(rij: Rij) -> str:
    """Why there is no amount per own inhabitant: nobody lives there, or it is money for a whole region."""
    return VOOR_DE_REGIO if rij.get("inwoners") or rij.get("doel") else GEEN_INWONERS


Geldveld = Literal["basis", "scenario", "verschil", "per_inwoner"]
_GELD: Mapping[Geldveld, tuple[str, Notatie, str | Callable[[Rij], str]]] = MappingProxyType(
    {
        "basis": ("basis_eur", "eur", ""),
        "scenario": ("scenario_eur", "eur", ""),
        "verschil": ("verschil_eur", "verschil_eur", ""),
        "per_inwoner": ("verschil_eur_per_inwoner", "verschil_per_inwoner", _why_no_rate),
    }
)
"""By figure its column in the outcome, its notation, and why it may be missing."""
_GEPUBLICEERD = MappingProxyType(
    {"gemeente": "mart.toewijzing", "gemeente_doel": "mart.toewijzing", "doel": "mart.envelop"}
)


@dataclass(frozen=True)
class Geld:
    """The money of the rows of an outcome; ``bronnen`` are the names of its figures."""

    bronnen: Mapping[Geldveld, str]

    @classmethod
    def of(cls, tabel: str, *, gepubliceerd: bool, **sleutel: object) -> Self:
        """That of ``gemeente``, ``gemeente_doel`` or ``doel``; ``sleutel`` may have ``{field}`` for a column of a grid.

        ``gepubliceerd``: the basis is the published distribution, and not another scenario.
        """
        scenario, verschil, basis = (
            reference(f"scenario.{tabel}", f"{kant}_eur", **sleutel)
            for kant in ("scenario", "verschil", "basis")
        )
        if gepubliceerd:
            basis = reference(_GEPUBLICEERD[tabel], "bedrag_eur", **sleutel)
        wie = {naam: waarde for naam, waarde in sleutel.items() if naam != "doel"}
        inwoners = reference("herkomst.inwoners", "inwoners_indeling", **wie)
        return cls(
            {
                "basis": basis,
                "scenario": scenario,
                "verschil": verschil,
                "per_inwoner": formula(
                    "verandering_per_inwoner", nieuw=scenario, oud=basis, inwoners=inwoners
                ),
            }
        )

    def figure(self, rij: Rij, veld: Geldveld, naam: str = "") -> Cijfer:
        """One figure of a row."""
        van, notatie, reden = _GELD[veld]
        waarom = reden if isinstance(reden, str) else reden(rij)
        return Cijfer(rij[van], notatie, self.bronnen[veld], naam, reden=waarom)

    def column(
        self,
        veld: Geldveld,
        kop: str,
        breedte: int,
        *,
        totaal: Cijfer | None = None,
        sorteer: Callable[[Rij], float] | None = None,
    ) -> Kolom:
        """The column of one figure."""
        van, notatie, reden = _GELD[veld]
        return kolom.getal(
            veld,
            kop,
            van,
            notatie,
            herkomst=self.bronnen[veld],
            reden=reden,
            sorteer=sorteer,
            breedte=breedte,
            totaal=totaal,
        )

    def amounts(self, basisnaam: str, totaal: Mapping[str, Cijfer] = MappingProxyType({})) -> list[Kolom]:
        """The columns of basis, scenario and difference, in whole euro."""
        koppen: tuple[tuple[Geldveld, str, int], ...] = (
            ("basis", f"Basis ({basisnaam})", 130),
            ("scenario", "Scenario", 130),
            ("verschil", "Verschil", 120),
        )
        return [self.column(veld, kop, breedte, totaal=totaal.get(veld)) for veld, kop, breedte in koppen]

    def per_inhabitant(self, kop: str, breedte: int) -> Kolom:
        """The column of the difference per inhabitant, in an order that is not rounded: cents put many gemeenten on one place.

        Frame: verschil_eur, inwoners.
        """
        return self.column(
            "per_inwoner",
            kop,
            breedte,
            sorteer=lambda rij: float(Fraction(rij["verschil_eur"], rij["inwoners"])),
        )


def affected_source(kant: str, jaar: int, **wie: str) -> str:
    """The name of how many gemeenten of a group, or of everybody, are on one side.

    They gain (``voordeel``), lose (``nadeel``) or stay the same (``gelijk``).
    """
    return reference("scenario.gemeente", kant, uitkeringsjaar=jaar, **wie)


def gemeente_column(href: Callable[[str], str], breedte: int = 140) -> Kolom:
    """The gemeente as a link to its calculation, always in sight. ``href``: the address for a gm_code."""
    return kolom.link(
        "naam",
        "Gemeente",
        "naam",
        lambda rij: href(rij["gm_code"]),
        lambda rij: f"{rij['naam']}, toon de berekening",
        breedte=breedte,
        vast=True,
    )


def capacity_source(jaar: int, doel: str) -> str:
    """The name of how much more capacity a gemeente can buy for a goal; ``{gm_code}`` is to be filled in."""
    return reference(
        "scenario.gemeente_doel", "verschil_capaciteit", uitkeringsjaar=jaar, doel=doel, gm_code="{gm_code}"
    )


def capacity_column(veld: str, kop: str, van: str, notatie: Notatie, bron: str) -> Kolom:
    """A column of capacity of a goal, with its unit (``eenheid``)."""
    return kolom.getal(
        veld,
        kop,
        van,
        notatie,
        herkomst=bron,
        eenheid=lambda rij: rij["eenheid"],
        reden="geen indicator",
        breedte=120,
    )


PAD = "/scenario"
VELDEN = ("s", "t")


def read_goal_names(gegevens: Gegevens) -> dict[str, str]:
    """The name of every goal, in their order."""
    return dict(gegevens.read("scenario_doelen").select("doel", "naam").iter_rows())


@dataclass(frozen=True)
class Jaaruitkomst:
    """What a section of the outcome is made of."""

    gegevens: Gegevens
    toestand: Toestand
    stand: Stand

    @property
    def jaar(self) -> int:
        """The year in the address."""
        return self.toestand.jaar

    def name_goal(self, doel: str) -> str:
        """The name of a goal; one that a scenario adds has only its code."""
        return read_goal_names(self.gegevens).get(doel, doel)

    def rows(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows of the year, without an amount per own inhabitant where a difference is of money for a whole region."""
        jaar = frame.filter(pl.col("uitkeringsjaar") == self.jaar)
        if not self.regional or not {"gm_code", "verschil_eur_per_inwoner"} <= set(jaar.columns):
            return jaar
        regionaal = pl.col("gm_code").is_in(list(self.regional))
        if "doel" in jaar.columns:
            regionaal = pl.col("doel").is_in(self._regional_goals)
        per_inwoner = pl.when(~regionaal).then(pl.col("verschil_eur_per_inwoner"))
        return jaar.with_columns(verschil_eur_per_inwoner=per_inwoner)

    @cached_property
    def _regional_goals(self) -> list[str]:
        return read_regional(self.gegevens, self.toestand)["doel"].unique().to_list()

    @cached_property
    def regional(self) -> frozenset[str]:
        """The gemeenten that get more or less money for their whole region in this scenario: none, unless it changes such a goal."""
        doelen = self.stand.uitkomst.gemeente_doel.filter(
            (pl.col("uitkeringsjaar") == self.jaar)
            & pl.col("doel").is_in(self._regional_goals)
            & (pl.col("verschil_eur") != 0)
        )
        return frozenset(doelen["gm_code"])

    def explain_regions(self) -> Component | None:
        """What is left out of amounts per inhabitant in this scenario."""
        if not self.regional:
            return None
        return notice(
            "info",
            "Dit scenario verandert geld dat centrumgemeenten voor hun hele regio ontvangen.",
            f"Dat staat in geen bedrag per inwoner: bij {count(len(self.regional), 'gemeente', 'gemeenten')} staat daar "
            f"‘{VOOR_DE_REGIO}’. De bedragen in euro staan bij Alle gemeenten.",
        )

    def money(self, tabel: str = "gemeente", **wie: str) -> Geld:
        """The money of the rows of a table: of everybody, a group, one gemeente or one goal."""
        return Geld.of(tabel, gepubliceerd=self.stand.basis is None, uitkeringsjaar=self.jaar, **wie)

    def link(self, gm_code: str) -> str:
        """The address that shows the calculation of a gemeente."""
        return PAD + self.toestand.search(gm=gm_code) + "#sc-bewijs"


def find_outcome(gegevens: Gegevens, toestand: Toestand) -> Jaaruitkomst | None:
    """The outcome; ``None`` without a scenario that can be calculated, of which the summary says what is wrong."""
    try:
        stand = read_stand(gegevens, toestand)
    except FondskompasFout:
        return None
    return None if stand is None else Jaaruitkomst(gegevens, toestand, stand)


def with_outcome(
    build: Callable[[Jaaruitkomst], Component | None],
) -> Callable[[Gegevens, Toestand], Component | None]:
    """A section that is only there with an outcome."""
    return only_with(find_outcome)(lambda _gegevens, _toestand, uit: build(uit))


def show_problem(fout: FondskompasFout) -> Component:
    """Everything that is wrong, each with its place, what was found and what to do."""
    if not isinstance(fout, InvoerGeweigerd):
        return notice("fout", "Dit scenario is niet te lezen.", str(fout))
    return notice(
        "fout", str(fout), html.Ul([_finding(b) for b in fout.bevindingen], className="sc-bevindingen")
    )


def _finding(bevinding: Bevinding) -> html.Li:
    plek = f", {bevinding.cel}" if bevinding.cel else ""
    return html.Li(
        [
            html.Strong(f"{bevinding.document}{plek}: "),
            bevinding.melding,
            html.Br(),
            f"Gevonden: {bevinding.waarde or '(leeg)'}. Verwacht: {bevinding.verwacht}.",
            html.Br(),
            f"Wat te doen: {bevinding.remedie}",
        ]
    )


def answer(make: Callable[[], str | Component]) -> tuple[object, object]:
    """What is wrong, or where to go; never both."""
    antwoord = protect("scenario", lambda: _try(make))
    return (None, antwoord) if isinstance(antwoord, str) else (antwoord, dash.no_update)


def _try(make: Callable[[], str | Component]) -> str | Component:
    try:
        return make()
    except FondskompasFout as fout:
        return show_problem(fout)
