"""Figures that are made from other figures where they are shown: per inhabitant, shares, differences.

Such a figure has a reference of its own, whose key holds the references of its parts:
``formule.per_inwoner?bedrag=<verwijzing>&inwoners=<verwijzing>#uitkomst``. Nothing of it is stored; it is computed exactly
from its parts, and rounded once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import enumerate_words
from pipelines.herkomst.formule import fill_in
from pipelines.herkomst.model import STATUSSEN, Samenstelling, Stap, Verwijzing

SCHEMA = "formule."
UITKOMST = "uitkomst"
_DECIMALEN, _FIJN = 2, 4
_GEZEGD = MappingProxyType({_DECIMALEN: "honderdsten", _FIJN: "tienduizendsten"})
_DEEL = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Formule:
    """One way to make a figure: its parts, the formula with a ``{}`` per part, and how to compute it.

    A formula without a ``sjabloon`` adds up whatever parts it is given. ``eenheid`` is ``None`` for the unit of the first part; then the outcome is exact. Any other outcome is rounded to
    ``decimalen``, halves away from zero, and cannot be a part of another figure. Euro have two; what a page may show with one
    has four, so that who rounds the outcome comes to what the page says (1,8478 is 1,8; by way of 1,85 it would be 1,9).
    """

    omschrijving: str
    sjabloon: str
    reken: Callable[..., Fraction]
    eenheid: str | None = None
    decimalen: int = 2

    @property
    def delen(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the formula."""
        return tuple(dict.fromkeys(_DEEL.findall(self.sjabloon)))

    def of_parts(self, namen: Iterable[str]) -> "Formule":
        """The formula of these parts: itself, unless it adds up what it is given."""
        return self if self.sjabloon else replace(self, sjabloon=" + ".join(f"{{{naam}}}" for naam in namen))


FORMULES: Mapping[str, Formule] = MappingProxyType(
    {
        "per_inwoner": Formule(
            "Per inwoner",
            "{bedrag} ÷ {inwoners}",
            lambda bedrag, inwoners: bedrag / inwoners,
            "euro per inwoner",
        ),
        "per_tienduizend": Formule(
            "Per 10.000 inwoners",
            "{aantal} × 10.000 ÷ {inwoners}",
            lambda aantal, inwoners: aantal * 10_000 / inwoners,
            "per 10.000 inwoners",
            _FIJN,
        ),
        "aandeel": Formule(
            "Aandeel", "{deel} × 100 ÷ {geheel}", lambda deel, geheel: deel * 100 / geheel, "%", _FIJN
        ),
        "koopt": Formule(
            "Capaciteit die het bedrag koopt",
            "{bedrag} ÷ {prijs}",
            lambda bedrag, prijs: bedrag / prijs,
            "eenheden",
            _FIJN,
        ),
        "evenredig": Formule(
            "Deel naar gewicht",
            "{bedrag} × {gewicht} ÷ {totaal}",
            lambda bedrag, gewicht, totaal: bedrag * gewicht / totaal,
            "euro",
        ),
        "verschil": Formule("Verschil", "{nieuw} − {oud}", lambda nieuw, oud: nieuw - oud),
        "samen": Formule("Samen", "", lambda **delen: sum(delen.values(), Fraction(0))),
        "som": Formule("Samen", "{een} + {twee}", lambda een, twee: een + twee),
        "verandering_per_inwoner": Formule(
            "Verschil per inwoner",
            "({nieuw} − {oud}) ÷ {inwoners}",
            lambda nieuw, oud, inwoners: (nieuw - oud) / inwoners,
            "euro per inwoner",
        ),
        "vergelijkbaar_per_inwoner": Formule(
            "Vergelijkbaar verschil per inwoner",
            "({nieuw} − {oud} − {eerder_zonder_bedrag}) ÷ {inwoners}",
            lambda nieuw, oud, eerder_zonder_bedrag, inwoners: (
                (nieuw - oud - eerder_zonder_bedrag) / inwoners
            ),
            "euro per inwoner",
        ),
        "verschil_per_inwoner": Formule(
            "Verschil in bedrag per inwoner",
            "{bedrag} ÷ {inwoners} − {ander_bedrag} ÷ {andere_inwoners}",
            lambda bedrag, inwoners, ander_bedrag, andere_inwoners: (
                bedrag / inwoners - ander_bedrag / andere_inwoners
            ),
            "euro per inwoner",
        ),
        "verschil_per_inwoner_pct": Formule(
            "Verschil in bedrag per inwoner, in procenten",
            "({bedrag} ÷ {inwoners}) × 100 ÷ ({ander_bedrag} ÷ {andere_inwoners}) − 100",
            lambda bedrag, inwoners, ander_bedrag, andere_inwoners: (
                (bedrag / inwoners) * 100 / (ander_bedrag / andere_inwoners) - 100
            ),
            "%",
            _FIJN,
        ),
    }
)
_DEELNAMEN = MappingProxyType(
    {
        "eerder_zonder_bedrag": "Eerder zonder bedrag gepubliceerd",
        "ander_bedrag": "Waarmee vergeleken",
        "andere_inwoners": "Inwoners daarvan",
        "een": "Deel",
        "twee": "Deel",
    }
)


def combine(verwijzing: Verwijzing, find: Callable[[Verwijzing], Samenstelling]) -> Samenstelling:
    """A figure from its parts; ``find`` answers what each of them is.

    Raises FondskompasFout when the formula or a part of it is unknown.
    """
    gegeven = dict(verwijzing.sleutel)
    formule = _find_formula(verwijzing).of_parts(gegeven)
    if not gegeven or set(gegeven) != set(formule.delen):
        van = enumerate_words(formule.delen) or "de delen die erin staan, ten minste een"
        raise FondskompasFout(f"{verwijzing.tabel} is gemaakt van {van}.")
    delen = {naam: _find_part(gegeven[naam], find) for naam in formule.delen}
    stappen = [_part_step(naam, deel) for naam, deel in delen.items()]
    stappen.append(_outcome(formule, {naam: deel.stappen[-1] for naam, deel in delen.items()}))
    achter = tuple(dict.fromkeys(v for deel in delen.values() for v in deel.achter))
    eerste = delen[formule.delen[0]].omschrijving
    return Samenstelling(verwijzing, f"{formule.omschrijving}: {eerste}", tuple(stappen), achter)


def _find_formula(verwijzing: Verwijzing) -> Formule:
    naam = verwijzing.tabel.removeprefix(SCHEMA)
    if naam not in FORMULES or verwijzing.kolom != UITKOMST:
        bekend = ", ".join(f"{SCHEMA}{naam}…#{UITKOMST}" for naam in FORMULES)
        raise FondskompasFout(f"«{verwijzing.tabel}…#{verwijzing.kolom}» is geen formule. Er is: {bekend}.")
    return FORMULES[naam]


def _find_part(tekst: str, find: Callable[[Verwijzing], Samenstelling]) -> Samenstelling:
    deel = Verwijzing.lees(tekst)
    if deel.tabel.startswith(SCHEMA) and _find_formula(deel).eenheid is not None:
        raise FondskompasFout(f"{deel.tabel} is afgerond; daar is niet mee verder te rekenen.")
    return find(deel)


def _part_step(naam: str, deel: Samenstelling) -> Stap:
    uitkomst = deel.stappen[-1]
    wat = _DEELNAMEN.get(naam, naam.replace("_", " ").capitalize())
    return Stap(
        f"{wat}: {deel.omschrijving}",
        None,
        uitkomst.waarde,
        uitkomst.eenheid,
        uitkomst.status,
        deel.verwijzing,
    )


def _outcome(formule: Formule, delen: Mapping[str, Stap]) -> Stap:
    eenheid = formule.eenheid or next(iter(delen.values())).eenheid
    waarden = {naam: deel.waarde for naam, deel in delen.items() if isinstance(deel.waarde, int | Decimal)}
    leeg = [naam for naam in delen if naam not in waarden]
    if leeg:
        return Stap(
            f"Niet te berekenen: geen cijfer voor {enumerate_words(leeg)}", None, None, eenheid, None, None
        )
    try:
        exact = formule.reken(**{naam: Fraction(waarde) for naam, waarde in waarden.items()})
    except ZeroDivisionError:
        return Stap("Niet te berekenen: door nul is niet te delen", None, None, eenheid, None, None)
    waarde, is_afgerond = _write_decimal(exact, formule.decimalen if formule.eenheid is not None else None)
    sjabloon = _DEEL.sub("{}", formule.sjabloon)
    teksten = [format(Decimal(waarden[naam]), "f") for naam in _DEEL.findall(formule.sjabloon)]
    tekst = fill_in(f"{sjabloon} {'→' if is_afgerond else '='} {{}}", [*teksten, format(waarde, "f")])
    omschrijving = formule.omschrijving + (
        f", afgerond op {_GEZEGD[formule.decimalen]}" if is_afgerond else ""
    )
    rang = max((STATUSSEN.index(deel.status) for deel in delen.values() if deel.status), default=1)
    return Stap(omschrijving, tekst, waarde, eenheid, STATUSSEN[max(rang, 1)], None)


def _write_decimal(exact: Fraction, hoogstens: int | None) -> tuple[Decimal, bool]:
    """The outcome as a decimal with at least two decimals, and whether it was rounded; ``None``: never, for sums of decimals are decimals."""
    decimalen = _DECIMALEN
    while (exact * 10**decimalen).denominator != 1 and (hoogstens is None or decimalen < hoogstens):
        decimalen += 1
    geschaald = abs(exact) * 10**decimalen
    heel = int(geschaald + Fraction(1, 2))
    cijfers = Decimal(heel).scaleb(-decimalen)
    return (-cijfers if exact < 0 else cijfers), Fraction(heel) != geschaald
