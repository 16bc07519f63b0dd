"""What can be wrong with a filled-in template: one message and one remedy per rule."""

from pipelines.meldingen import Bevinding
from pipelines.sources.grenzen import Geweigerd
from pipelines.sources.iv3.catalogus import Plek, own_finding

_INVULLEN = "Typ een getal (geen tekst, datum of percentage) en bewaar het werkboek opnieuw."
_TEKSTEN = {
    "bestand_onleesbaar": (
        "Het bestand is niet als werkboek te lezen.",
        "Open het werkboek en bewaar het opnieuw als .xlsx, zonder wachtwoord.",
    ),
    "opgave_geen_sjabloon": (
        "Dit werkboek is niet met het sjabloon gemaakt.",
        "Maak een sjabloon met `fondskompas opgave sjabloon` en neem de waarden over.",
    ),
    "opgave_versie": (
        "Dit sjabloon is van een andere versie.",
        "Maak een nieuw sjabloon en neem de waarden over.",
    ),
    "waarde_gemeente": (
        "De gemeente van dit sjabloon bestaat niet.",
        "Maak een nieuw sjabloon voor de juiste gemeente.",
    ),
    "opgave_jaar": (
        "Het jaar van dit sjabloon is niet bruikbaar.",
        "Maak een nieuw sjabloon voor het juiste jaar.",
    ),
    "opgave_doel_onbekend": (
        "Dit doel, deze indicator of deze eenheid bestaat niet meer zo.",
        "Maak een nieuw sjabloon en neem de waarden over.",
    ),
    "opgave_blad_ontbreekt": (
        "Het blad van dit doel ontbreekt.",
        "Zet het blad terug, of maak een nieuw sjabloon.",
    ),
    "opgave_doelen": (
        "Het verborgen blad van het sjabloon noemt niet ieder doel precies één keer.",
        "Maak een nieuw sjabloon en neem de waarden over.",
    ),
    "opgave_samengevoegd": (
        "Deze cel is samengevoegd met een andere; wat er stond is niet meer te zien.",
        "Hef de samenvoeging op en vul iedere cel.",
    ),
    "opgave_grootboek_te_veel": (
        "Onder de ruimte voor grootboekregels staat nog iets; dat zou niet worden gelezen.",
        "Neem regels samen zodat ze passen, of haal weg wat er niet hoort.",
    ),
    "opgave_leeg": ("In deze opgave is niets ingevuld.", "Vul de gele cellen in zoals de leeswijzer vraagt."),
    "opgave_label_gewijzigd": (
        "Een vaste tekst van het sjabloon is veranderd of verschoven.",
        "Zet de tekst terug, of maak een nieuw sjabloon en neem de waarden over.",
    ),
    "opgave_waarde": ("Deze waarde is niet bruikbaar.", _INVULLEN),
    "opgave_reden": ("Deze reden staat niet in de lijst.", "Kies een reden uit de lijst."),
    "opgave_waarde_en_reden": (
        "Er is een waarde én een reden waarom zij ontbreekt.",
        "Maak een van de twee leeg.",
    ),
    "opgave_grootboek_onvolledig": (
        "Deze grootboekregel is niet volledig.",
        "Vul rekening en bedrag in, of maak de regel leeg.",
    ),
    "opgave_zonder_reden": ("Een lege waarde heeft geen reden.", "Vul de waarde in, of kies een reden."),
    "opgave_grootboek_ongelijk": (
        "De grootboekregels tellen niet op tot het bestede bedrag.",
        "Vul aan wat ontbreekt, of leg het verschil uit in een opmerking.",
    ),
}


def problem(regel: str, plek: Plek, waarde: str, verwacht: str, *, waarschuwing: bool = False) -> Bevinding:
    """A finding of one of these rules."""
    melding, remedie = _TEKSTEN[regel]
    return own_finding(regel, plek, waarde, verwacht, melding, remedie, waarschuwing=waarschuwing)


def refused(document: str, fout: Geweigerd) -> Bevinding:
    """A workbook that is not read, because it is larger than a return can be, or protected."""
    melding, _ = _TEKSTEN["bestand_onleesbaar"]
    return own_finding(
        "bestand_onleesbaar",
        Plek(document, fout.blad, fout.cel),
        fout.waarde,
        fout.verwacht,
        melding,
        fout.remedie,
    )
