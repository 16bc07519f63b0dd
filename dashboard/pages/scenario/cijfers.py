"""The figures of an outcome, each with the name by which it leads to where it comes from (pipelines.scenario.herkomst.spoor)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, Self

from dashboard.beeld import kolom
from dashboard.beeld.kolom import Kolom, Rij
from pipelines.basis.cijfer import Cijfer, Notatie
from pipelines.basis.verwijzing import formula, reference

GEEN_INWONERS = "geen inwonertal"
Geldveld = Literal["basis", "scenario", "verschil", "per_inwoner", "basis_pi", "scenario_pi"]
_GELD: Mapping[Geldveld, tuple[str, Notatie, str]] = MappingProxyType(
    {
        "basis": ("basis_eur", "eur", ""),
        "scenario": ("scenario_eur", "eur", ""),
        "verschil": ("verschil_eur", "verschil_eur", ""),
        "per_inwoner": ("verschil_eur_per_inwoner", "verschil_per_inwoner", GEEN_INWONERS),
        "basis_pi": ("basis_eur_per_inwoner", "per_inwoner", GEEN_INWONERS),
        "scenario_pi": ("scenario_eur_per_inwoner", "per_inwoner", GEEN_INWONERS),
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
                "basis_pi": formula("per_inwoner", bedrag=basis, inwoners=inwoners),
                "scenario_pi": formula("per_inwoner", bedrag=scenario, inwoners=inwoners),
            }
        )

    def figure(self, rij: Rij, veld: Geldveld, naam: str = "") -> Cijfer:
        """One figure of a row."""
        van, notatie, reden = _GELD[veld]
        return Cijfer(rij[van], notatie, self.bronnen[veld], naam, reden=reden)

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
