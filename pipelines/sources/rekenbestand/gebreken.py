"""What can be wrong with the notation of a figure in a circulaire: one message and one remedy per kind."""

import re

from pipelines.basis.bevinding import Bevinding, Ernst
from pipelines.bestand.blad import Werkblad
from pipelines.sources.rekenbestand.koprij import Kop
from pipelines.sources.rekenbestand.notatie import Gebrek

_UITLEG = {
    "leeg": ("waarde_leeg", "een getal, of een streepje voor nul", "De cel is leeg; leeg is geen nul.", "Vul de cel in, of zet er 0 of een streepje als het bedrag nul is."),
    "tekst": ("waarde_decimaal", "een getal, zoals 1.234,56", "De waarde is geen getal.", "Schrijf een getal met één decimaal teken en gelijke groepen van drie cijfers; geen procenten, formules of tekst."),
    "dubbelzinnig": ("notatie_dubbelzinnig", "een kolom waaruit blijkt of dit een decimaal teken of een duizendtalteken is", "Uit deze kolom blijkt niet of het teken voor de laatste drie cijfers decimalen of duizendtallen scheidt.", "Schrijf de getallen zonder duizendtalteken of met decimalen (1234,00), of geef --decimaal komma of --decimaal punt."),
    "tegenstrijdig": ("notatie_tegenstrijdig", "één notatie per kolom", "Deze kolom gebruikt twee notaties door elkaar, dus geen van beide is zeker.", "Breng alle getallen van de kolom in één notatie."),
    "afgerond": ("waarde_afgerond", "ten hoogste negen decimalen", "Deze waarde heeft meer dan negen decimalen en is daarop afgerond.", "Niets, tenzij de cijfers daarachter ertoe doen."),
    "wetenschappelijk": ("waarde_wetenschappelijk", "alle cijfers voluit", "Dit getal staat in wetenschappelijke notatie; cijfers daarachter zijn bij het opslaan verloren gegaan.", "Vraag het bestand opnieuw op met de kolom als gewoon getal opgemaakt."),
}  # fmt: skip

_BIJ_TEKST = (
    (r"\(formule", "Open het werkboek in een rekenblad en bewaar het opnieuw, of typ de waarde."),
    (r"datum ", "Geef de cel de opmaak getal en controleer of er nog staat wat er moet staan."),
    (r"-?[0-9.,]+%", "Geef de cel de opmaak getal in plaats van percentage."),
    (r"#[A-Z0-9/!?]+", "De formule in deze cel geeft een fout; herstel haar of typ de waarde."),
    (r"'", "Haal de apostrof voor het getal weg."),
    (r"\(.*\)|.*[0-9]-$", "Schrijf een negatief getal met een minteken ervoor."),
)
"""What to do about text that is almost a number, by what it looks like."""


def finding(blad: Werkblad, kop: Kop, gebrek: Gebrek) -> Bevinding:
    """A problem of notation as a finding with its cell."""
    regel, verwacht, melding, remedie = _UITLEG[gebrek.aard]
    if gebrek.aard == "leeg" and (gebrek.rij, gebrek.kolom) in blad.samengevoegd:
        melding = "De cel is leeg omdat zij deel is van een samengevoegde cel."
        remedie = "Hef de samenvoeging op en vul iedere cel."
    if gebrek.aard == "tekst":
        remedie = next((r for deel, r in _BIJ_TEKST if re.match(deel, gebrek.gedrukt.strip())), remedie)
    if gebrek.uitleg:
        verwacht = f"{verwacht}, zoals {gebrek.uitleg}"
    meer = (
        f" Hetzelfde geldt voor nog {gebrek.aantal - 1} cellen in deze kolom."
        if gebrek.aantal > 1 and gebrek.aard != "tegenstrijdig"
        else ""
    )
    kolom = f"Kolom «{kop.labels[gebrek.kolom]}»: " if gebrek.kolom < len(kop.labels) else ""
    ernst = Ernst.WAARSCHUWING if gebrek.aard in ("afgerond", "wetenschappelijk") else Ernst.FOUT
    return blad.bevinding(
        regel,
        blad.cel(gebrek.rij, gebrek.kolom),
        gebrek.gedrukt.strip(),
        verwacht,
        kolom + melding + meer,
        remedie,
        ernst=ernst,
    )
