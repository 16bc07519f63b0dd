"""The commands, one module each, loaded when called: help must not wait for what one command needs."""

from typing import NamedTuple


class Ingang(NamedTuple):
    """Where a command is, as the ``app`` of a module, and what it says of itself in the list of commands."""

    module: str
    uitleg: str


OPDRACHTEN = {
    naam: Ingang(f"{__name__}.{module}", uitleg)
    for naam, module, uitleg in (
        ("bevries", "bevries", "Bewaar de cijfers van nu onveranderlijk onder een naam."),
        ("bewijs", "bewijs", "Toon hoe een bedrag is berekend."),
        ("bouw", "bouw", "Lees de bronnen en publiceer de database."),
        ("controleer", "controleer", "Toon aansluitingen en bevindingen."),
        ("narekenen", "bewijzen.narekenen", "Reken elk bedrag na met een tweede, losse berekening."),
        ("sql", "sql", "Stel een vraag aan de database."),
        ("brug", "brug", "Verklaar het verschil tussen twee circulaires."),
        ("miljoen", "miljoen", "Toon wat een miljoen extra geeft."),
        ("herkomst", "herkomst", "Toon de cellen achter een cijfer."),
        ("sleutel", "bewijzen.sleutel", "De sleutel waarmee standen worden ondertekend."),
        ("standen", "standen", "Toon, controleer en vergelijk bevroren standen."),
        ("briefing", "briefing", "Maak een briefing uit een bevroren stand."),
        ("bewijspakket", "bewijzen.bewijspakket", "Maak een pakket waarmee een ander alles narekent."),
        ("herbouw", "bewijzen.herbouw", "Bouw een bevroren stand opnieuw en noem wat verschilt."),
        ("publiceer", "publiceer", "Geef de cijfers vrij als open data."),
        ("bron", "citaat", "Voeg bronnen toe en toon ze."),  # the last module that adds to the group
        ("inname", "inname.groep", "Rondes, mensen en bewijs van de inname van opgaven."),
        ("iv3", "iv3", "Controleer en bewaar Iv3-leveringen."),
        ("opgave", "opgave", "Opgaven van capaciteit: sjabloon, controle, inleveren."),
        ("scenario", "scenario", "Reken scenario's door en vergelijk ze."),
        ("sisa", "sisa", "Controleer en bewaar SiSa-bijlagen."),
    )
}
"""In the order in which they are listed; the dashboard adds its own."""
