"""Words of the returns loop: what a state is called, what happens next in it, and days as people read and choose them."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_datum

NIET_BEGONNEN = "niet begonnen"
STANDEN: Mapping[str, str] = {
    NIET_BEGONNEN: "Niet begonnen",
    "concept": "Concept",
    "ingediend": "Ingediend",
    "geaccordeerd": "Geaccordeerd",
    "ontvangen": "Ontvangen",
    "aanvaard": "Aanvaard",
    "teruggestuurd": "Teruggestuurd",
    "vervangen": "Vervangen",
}
GELUKT: Mapping[str, str] = {
    "bewaard": "Uw antwoorden zijn bewaard.",
    "overgenomen": "De antwoorden uit het werkboek staan in de opgave. Loop ze na en dien in.",
    "ingediend": "De opgave is ingediend. Een tweede persoon van uw gemeente kan haar nu accorderen.",
    "accorderen": "De opgave is geaccordeerd.",
    "afwijzen": "De opgave is terug bij de invuller.",
    "heropenen": "De opgave is weer een concept.",
    "nieuwe-versie": "Er is een nieuwe versie, met de antwoorden van de vorige.",
    "aanvaarden": "De opgave is aanvaard. Werk de cijfers bij om haar in het dashboard te zien.",
    "terugsturen": "De opgave is teruggestuurd.",
    "verlengd": "De ronde is verlengd.",
    "antwoord": "Uw antwoord staat naast het cijfer.",
    "gesloten": "De opmerking is gesloten.",
    "ontheffing": "De ontheffing is gevraagd. VNG of het fonds beslist.",
    "besluit": "Het besluit is bewaard.",
    "wijziging": "Het voorstel staat klaar. Een ander beslist.",
    "rol": "De rol is gegeven.",
    "rol_weg": "De rol is ingetrokken.",
    "ronde": "De ronde is geopend.",
}
"""What is said after a step that went well, by the word that the address has for it."""
_HIER = ZoneInfo("Europe/Amsterdam")


def say_day(moment: datetime) -> str:
    """The day of a moment, as it was here."""
    return format_datum(moment.astimezone(_HIER).date())


def read_day(tekst: str, *, is_einde: bool) -> datetime:
    """The begin or the end of a day that was chosen in a form; raises FondskompasFout for what is no day."""
    try:
        dag = datetime.strptime(tekst.strip(), "%Y-%m-%d").date()
    except ValueError:
        raise FondskompasFout("Dit is geen datum. Kies een dag, of typ haar als 2026-12-31.") from None
    return datetime.combine(dag, time(23, 59, 59) if is_einde else time(0), _HIER).astimezone(UTC)


def today() -> str:
    """Today here, as a field for a date has it."""
    return datetime.now(_HIER).date().isoformat()
