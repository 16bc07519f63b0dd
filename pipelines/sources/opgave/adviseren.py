"""Warnings for who fills a return in, beside the errors of reading; the build has rules of its own for these."""

from collections.abc import Mapping

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.opgave import model as m
from pipelines.sources.opgave.vragen import PRIJS, PRIJS_BRON


def advise(opgave: m.Opgave) -> list[Bevinding]:
    """What is probably not meant: an empty figure without a reason, a ledger that does not add up, a price without its source."""
    bevindingen = []
    for regel in opgave.regels:
        plek = Plek(opgave.document, regel.blad, regel.cel)
        antwoorden = {a.indicator: a for a in opgave.antwoorden if a.doel == regel.doel}
        if regel.waarde is None and regel.reden is None:
            verder = [a for a in antwoorden.values() if a.indicator not in (PRIJS, PRIJS_BRON)]
            leeg = meld("opgave_leidend_leeg", plek) if verder else meld("opgave_zonder_reden.werkboek", plek)
            bevindingen.append(leeg)
        bevindingen += _advise_ledger(opgave, regel)
        bevindingen += _advise_price(opgave, antwoorden)
    return bevindingen


def _advise_ledger(opgave: m.Opgave, regel: m.Regel) -> list[Bevinding]:
    """Ledger lines that do not add up to what was spent."""
    bedragen = [g.bedrag_eur for g in opgave.grootboek if g.doel == regel.doel]
    if not bedragen or sum(bedragen) == regel.besteed_eur:
        return []
    plek = Plek(opgave.document, regel.blad, regel.cel_besteed)
    gevonden = "leeg" if regel.besteed_eur is None else str(regel.besteed_eur)
    return [meld("opgave_grootboek_ongelijk.werkboek", plek, gevonden, som=sum(bedragen))]


def _advise_price(opgave: m.Opgave, antwoorden: Mapping[str, m.Beantwoord]) -> list[Bevinding]:
    """A price of the gemeente itself comes with its source; without one it counts, and says so."""
    prijs, bron = antwoorden.get(PRIJS), antwoorden.get(PRIJS_BRON)
    if prijs is None or prijs.waarde is None or (bron is not None and bron.tekst):
        return []
    return [
        meld(
            "opgave_prijs_zonder_bron.werkboek",
            Plek(opgave.document, prijs.blad, prijs.cel),
            str(prijs.waarde),
        )
    ]
