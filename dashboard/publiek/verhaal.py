"""What is told of a gemeente in a year: what came, what stands against it, and what nobody can see. Figures are of the same
queries as those of the page for controllers; made-up returns count as not given.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard.beeld.gedeeld.regio import find_regions
from dashboard.beeld.kolom import Rij
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.opmaak import format_eur

_SISA = "sisa"


@dataclass(frozen=True)
class Post:
    """One goal: what came, how sure that is, and what is known of what was done with it.

    ``via`` names the gemeente that receives it for the region, and then ``bedrag_eur`` is what this gemeente itself gets.
    """

    doel: str
    naam: str
    uitleg: str
    bedrag_eur: int
    status: str
    te_zien: str
    besteed_eur: int | None
    capaciteit: str | None
    via: str | None
    regio: str | None
    samen: str | None = None
    """What was told for this goal and others as one figure."""

    @property
    def is_verantwoord(self) -> bool:
        """Whether the gemeente has to account for it to the Rijk, in the annex to its jaarrekening."""
        return self.te_zien == _SISA

    @property
    def is_te_zien(self) -> bool:
        """Whether somebody said what was done with this money itself."""
        return any(w is not None for w in (self.besteed_eur, self.capaciteit, self.samen))


@dataclass(frozen=True)
class Verhaal:
    """All of one gemeente in one year; ``is_voorbij``: whether that year is over, so that it could have been accounted for."""

    gm_code: str
    naam: str
    jaar: int
    jaren: tuple[int, ...]
    inwoners: int | None
    posten: tuple[Post, ...]
    stand: str | None
    is_voorbij: bool = True

    @property
    def totaal_eur(self) -> int:
        """What came, all goals together."""
        return sum(post.bedrag_eur for post in self.posten)

    @property
    def dicht(self) -> tuple[Post, ...]:
        """The goals of which nobody can see what was done with the money."""
        return tuple(
            post
            for post in self.posten
            if post.bedrag_eur and not post.is_te_zien and not post.is_verantwoord
        )

    @property
    def onzichtbaar_eur(self) -> int:
        """What came of which nobody can see what was done with it."""
        return sum(post.bedrag_eur for post in self.dicht)


def tell(gegevens: Gegevens, gm_code: str, naam: str, jaar: int, jaren: tuple[int, ...]) -> Verhaal:
    """The story of a gemeente in a year that it has amounts in."""
    rijen = gegevens.read("gemeente_doelen", jaar=jaar, gm=gm_code, klasse=(gm_code,), met_voorbeeld=False)
    regios = find_regions(gegevens, Toestand(jaar=jaar, gm=gm_code), gm_code)
    gemeenten = gegevens.read("gemeenten", jaar=jaar).rows_by_key("gm_code", named=True, unique=True)
    eigen: Mapping[str, object] = gemeenten.get(gm_code, {})
    inwoners = eigen.get("inwoners")
    samen = _together(gegevens, gm_code, jaar)
    return Verhaal(
        gm_code=gm_code,
        naam=str(eigen.get("naam", naam)),
        jaar=jaar,
        jaren=jaren,
        inwoners=inwoners if isinstance(inwoners, int) else None,
        posten=tuple(
            _post(rij, regios.get(rij["doel"]), samen.get(rij["doel"])) for rij in rijen.iter_rows(named=True)
        ),
        stand=gegevens.stand.naam if gegevens.stand else None,
        is_voorbij=jaar < datetime.now(UTC).year,
    )


def _together(gegevens: Gegevens, gm_code: str, jaar: int) -> dict[str, str]:
    """By goal what was told of it and others as one figure."""
    blokken = gegevens.read("gemeente_blokken", jaar=jaar, gm=gm_code, met_voorbeeld=False)
    verteld = {}
    for rij in blokken.iter_rows(named=True):
        delen = [] if rij["besteed_eur"] is None else [f"{format_eur(rij['besteed_eur'])} uitgegeven"]
        if rij["waarde"] is not None:
            delen.append(
                f"{rij['waarde'].normalize():f}".replace(".", ",")
                + f" {rij['eenheid']} in dienst of ingehuurd"
            )
        verteld |= dict.fromkeys(rij["doelen"].split("~"), " en ".join(delen))
    return verteld


def _post(rij: Rij, regio: Rij | None, samen: str | None) -> Post:
    waarde = rij["opgave_waarde"]
    via = regio["naam"] if regio and not regio["is_centrum"] else None
    return Post(
        doel=rij["doel"],
        naam=rij["doel_naam"],
        uitleg=rij["omschrijving"],
        bedrag_eur=rij["toegewezen_eur"] or 0,
        status=rij["toewijzing_status"],
        te_zien=rij["zichtbaarheid"],
        besteed_eur=rij["besteed_eur"],
        capaciteit=None if waarde is None else f"{waarde:f}".replace(".", ",") + f" {rij['eenheid']}",
        via=via,
        regio=regio["regio"] if regio else None,
        samen=samen,
    )
