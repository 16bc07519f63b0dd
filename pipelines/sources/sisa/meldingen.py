"""What can be wrong with an annex: one message and one remedy per rule."""

from pipelines.meldingen import Bevinding, Ernst
from pipelines.sources.werkblad import Werkblad

_TEKSTEN = {
    "kolom_ontbreekt": (
        "Een kolom van de bijlage ontbreekt.",
        "Voeg de kolom toe, met haar naam in de koprij.",
    ),
    "kolom_onbekend": (
        "Deze kolom is onbekend en wordt niet stilzwijgend overgeslagen.",
        "Verbeter de naam of verwijder de kolom.",
    ),
    "kolom_dubbel": ("Deze kolom komt meer dan eens voor.", "Verwijder een van de kolommen."),
    "rij_breedte": (
        "Deze rij is breder dan de koprij; waarden staan dan onder de verkeerde kolom.",
        "Controleer of een tekst met een scheidingsteken tussen aanhalingstekens staat.",
    ),
    "sisa_vorm_onbekend": (
        "In dit bestand is geen SiSa-bijlage herkend.",
        "Lever het invulbestand aan, of een tabel met een rij per indicator.",
    ),
    "sisa_twee_bladen": (
        "Meer dan een blad is een SiSa-bijlage; welke geldt is niet te zien.",
        "Bewaar alleen het blad dat geldt.",
    ),
    "sisa_indicator": (
        "Code en indicator horen niet bij elkaar of zijn niet te lezen.",
        "Schrijf ze zoals in de SiSa-bijlage.",
    ),
    "sisa_dubbel": (
        "Deze indicator komt meer dan eens voor.",
        "Verwijder een van de rijen, of tel ze samen als de bijlage meer regels heeft.",
    ),
    "sisa_waarde": (
        "Deze waarde is op twee manieren te lezen of is geen waarde.",
        "Zet een euroteken voor een bedrag met punten, of laat de punten weg; bewaar een werkboek met formules opnieuw.",
    ),
    "sisa_meer_regels": (
        "Deze regeling heeft meer regels onder één indicator; die zijn niet gelezen.",
        "Geen actie nodig als de regeling hier niet wordt gebruikt; lever haar anders op als tabel met een rij per indicator.",
    ),
}


def problem(
    blad: Werkblad, regel: str, cel: str, waarde: str, verwacht: str, *, ernst: Ernst = Ernst.FOUT
) -> Bevinding:
    """A finding of one of these rules."""
    melding, remedie = _TEKSTEN[regel]
    return blad.bevinding(regel, cel, waarde[:200], verwacht, melding, remedie, ernst=ernst)
