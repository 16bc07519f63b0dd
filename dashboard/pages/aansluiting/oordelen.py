"""The verdicts on a comparison, worst first, and what each means."""

OORDELEN = ("wijkt af", "open vraag", "verklaard", "sluit aan")
OORDEEL_UITLEG = {
    "sluit aan": "Het verschil valt binnen de tolerantie.",
    "verklaard": "Er is een verschil, en het is tot op de tolerantie verklaard.",
    "open vraag": "Er is een verschil, en de oorzaak is nog niet bekend.",
    "wijkt af": "Er is een verschil zonder verklaring, of een kant ontbreekt.",
}
