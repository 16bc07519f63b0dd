"""What a reader typed in the form of a scenario, and the draft that it makes; pure functions, nothing is calculated here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from pipelines.basis.bevinding import meld
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.envelop import Envelopregel
from pipelines.scenario.melden import Plaats, Verslag
from pipelines.scenario.ontwerp import Ontwerp, set_key

ZELF, VRIJ = "zelf", "vrij"
DOCUMENT = "het formulier"


@dataclass(frozen=True)
class Invoer:
    """The form of one year. Amounts, keys and ``standen`` are per line: ``M2024/2025``, or ``/2025`` for inhabitants.

    ``sluitregel`` is the line that takes up what the others together are too much or too little; ``ZELF``: nobody, the
    lines must add up; ``VRIJ``: nobody, the total may differ. ``prijzen`` is per indicator, ``ingroei`` per year as text.
    """

    naam: str
    en_later: bool
    sluitregel: str
    bedragen: Mapping[str, object]
    sleutels: Mapping[str, str | None]
    standen: Mapping[str, str | None]
    prijzen: Mapping[str, object]
    ingroei: Mapping[str, object]


def name_stand(circulaire: str | None, jaar: int | None) -> str:
    """A source of weights as one word: ``M2024/2025``."""
    return f"{circulaire or ''}/{jaar or ''}"


def fill_draft(
    ontwerp: Ontwerp, jaar: int, totaal_eur: int, invoer: Invoer, prijzen: Mapping[str, Decimal]
) -> Ontwerp:
    """The draft with what was typed; raises ScenarioGeweigerd with every value that cannot be used.

    ``totaal_eur`` is the total of the year, ``prijzen`` are those that are published.
    """
    verslag = Verslag(DOCUMENT)
    bedragen = _balance(_read_amounts(ontwerp, jaar, invoer, verslag), totaal_eur, invoer, verslag)
    verslag.refuse_on_errors()
    regels = dict(ontwerp.regels)
    for oud in ontwerp.of_year(jaar):
        bij = bedragen[oud.regel] - oud.bedrag_eur
        sleutel = _new_key(oud, invoer)
        for id_ in _years_of(ontwerp, oud, en_later=invoer.en_later):
            regels[id_] = _change(regels[id_], bij, sleutel, verslag)
    nieuw = replace(
        ontwerp,
        naam=invoer.naam.strip()[:200] or "Mijn scenario",
        totaal_wijzigt=invoer.sluitregel == VRIJ,
        regels=regels,
        prijzen=_read_prices(invoer, prijzen, verslag),
        ingroei=_read_ingroei(invoer, verslag),
    )
    verslag.refuse_on_errors()
    return nieuw


def _read_amounts(ontwerp: Ontwerp, jaar: int, invoer: Invoer, verslag: Verslag) -> dict[str, int]:
    """The amount of every line; one that the form did not show stays as it is."""
    bedragen = {}
    for regel in ontwerp.of_year(jaar):
        waarde = invoer.bedragen.get(regel.regel, regel.bedrag_eur)
        if isinstance(waarde, int | float) and waarde == int(waarde) and 0 <= waarde < 10**15:
            bedragen[regel.regel] = int(waarde)
        else:
            verslag.add(
                meld(
                    "scenario_formulier.bedrag",
                    verslag.plek(Plaats(sleutel=f"{regel.regel}, bedrag")),
                    "" if waarde is None else waarde,
                )
            )
    return bedragen


def _balance(bedragen: dict[str, int], totaal_eur: int, invoer: Invoer, verslag: Verslag) -> dict[str, int]:
    """Let the chosen line take up the difference with the total of the year."""
    sluit = invoer.sluitregel
    if sluit not in bedragen or verslag.heeft_fouten:
        return bedragen
    te_veel = sum(bedragen.values()) - totaal_eur
    if te_veel > bedragen[sluit]:
        verslag.add(
            meld(
                "scenario_formulier.sluitregel",
                verslag.plek(Plaats(sleutel=f"{sluit}, bedrag")),
                format_eur(bedragen[sluit]),
                bedrag=format_eur(te_veel),
            )
        )
    return bedragen | {sluit: bedragen[sluit] - te_veel}


def _new_key(oud: Envelopregel, invoer: Invoer) -> dict[str, object] | None:
    """The key of a line when the form has another one, or takes it from elsewhere."""
    sleutel = (invoer.sleutels.get(oud.regel) or oud.sleutel).strip()
    stand = invoer.standen.get(oud.regel) or name_stand(oud.sleutel_circulaire, oud.sleutel_jaar)
    circulaire, _, jaar = stand.partition("/")
    nieuw = set_key(oud, sleutel, circulaire or None, int(jaar) if jaar.isdecimal() else None)
    oude = {veld: getattr(oud, veld) for veld in nieuw}
    return None if nieuw == oude else nieuw


def _years_of(ontwerp: Ontwerp, regel: Envelopregel, *, en_later: bool) -> list[tuple[int, str]]:
    laatste = max(jaar for jaar, _ in ontwerp.regels) if en_later else regel.uitkeringsjaar
    return [
        (jaar, naam)
        for jaar, naam in ontwerp.regels
        if naam == regel.regel and regel.uitkeringsjaar <= jaar <= laatste
    ]


def _change(
    regel: Envelopregel, bij: int, sleutel: dict[str, object] | None, verslag: Verslag
) -> Envelopregel:
    """A line with more or less money and perhaps another key; later years change by the same amount."""
    if regel.bedrag_eur + bij < 0:
        verslag.add(
            meld(
                "scenario_formulier.negatief",
                verslag.plek(Plaats(sleutel=f"{regel.regel}, {regel.uitkeringsjaar}")),
                format_eur(bij),
                bedrag=format_eur(regel.bedrag_eur),
            )
        )
        return regel
    return replace(regel, bedrag_eur=regel.bedrag_eur + bij, **(sleutel or {}))


def _read_prices(invoer: Invoer, gepubliceerd: Mapping[str, Decimal], verslag: Verslag) -> dict[str, Decimal]:
    """The prices that differ from those published; an empty field is the published price."""
    prijzen = {}
    for indicator, waarde in invoer.prijzen.items():
        prijs = _read_cents(waarde)
        if prijs is None and waarde not in (None, ""):
            verslag.add(
                meld(
                    "scenario_formulier.prijs",
                    verslag.plek(Plaats(sleutel=f"prijs van {indicator}")),
                    waarde,
                )
            )
        elif prijs is not None and prijs != gepubliceerd.get(indicator):
            prijzen[indicator] = prijs
    return prijzen


def _read_ingroei(invoer: Invoer, verslag: Verslag) -> dict[int, Decimal]:
    ingroei = {}
    for jaar, waarde in invoer.ingroei.items():
        bedrag = _read_cents(waarde)
        if bedrag is not None:
            ingroei[int(jaar)] = bedrag
        elif waarde not in (None, ""):
            verslag.add(
                meld("scenario_formulier.ingroei", verslag.plek(Plaats(sleutel=f"ingroei {jaar}")), waarde)
            )
    return ingroei


def _read_cents(waarde: object) -> Decimal | None:
    """What a number field gives, in cents; it is written as it was typed, so nothing is rounded by reading it."""
    try:
        bedrag = Decimal(str(waarde).replace(",", "."))
        return (
            bedrag.quantize(Decimal("0.01"))
            if bedrag == bedrag.quantize(Decimal("0.01")) and bedrag >= 0
            else None
        )
    except InvalidOperation:
        return None
