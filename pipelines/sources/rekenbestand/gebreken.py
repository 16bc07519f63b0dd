"""What can be wrong with the notation of a figure in a circulaire, as a finding with its cell."""

import re

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad
from pipelines.sources.rekenbestand.koprij import Kop
from pipelines.sources.rekenbestand.notatie import Gebrek

_TEKST = {
    r"\(formule": "waarde_decimaal.notatie.formule",
    r"[-€. ]*(?:[0-9][., ]?){16,}$": "waarde_decimaal.notatie.te_lang",
    r"datum ": "waarde_decimaal.notatie.datum",
    r"-?[0-9.,]+%": "waarde_decimaal.notatie.percentage",
    r"#[A-Z0-9/!?]+": "waarde_decimaal.notatie.foutwaarde",
    r"'": "waarde_decimaal.notatie.apostrof",
    r"\([0-9]{1,2}\)$": "waarde_decimaal.notatie.haakjes",
    r"\(.*\)|.*[0-9]-$": "waarde_decimaal.notatie.negatief",
    r"": "waarde_decimaal.notatie",
}
"""Text that is almost a number, by what it looks like; the last is any other text."""


_TEKENS = {",": "een komma", ".": "een punt", " ": "een spatie"}


def finding(blad: Blad, kop: Kop, gebrek: Gebrek) -> Bevinding:
    """A problem of notation as a finding with its cell."""
    plek, gedrukt = blad.at(gebrek.rij, gebrek.kolom), gebrek.gedrukt.strip()
    kolom, meer = kop.labels[gebrek.kolom], gebrek.aantal - 1
    match gebrek.aard:
        case "leeg":
            bedekt = (gebrek.rij, gebrek.kolom) in blad.samengevoegd
            return meld("waarde_leeg.samengevoegd" if bedekt else "waarde_leeg", plek, gedrukt, kolom=kolom)
        case "tekst":
            patroon = next(p for p in _TEKST if re.match(p, gedrukt))
            return meld(_TEKST[patroon], plek, gedrukt, kolom=kolom)
        case "dubbelzinnig":
            return meld(
                "notatie_dubbelzinnig.meer" if meer else "notatie_dubbelzinnig",
                plek,
                gedrukt,
                kolom=kolom,
                meer=meer,
            )
        case "tegenstrijdig":
            return meld("notatie_tegenstrijdig", plek, gedrukt, kolom=kolom, meest=gebrek.uitleg)
        case "anders_opgegeven":
            return meld(
                "notatie_anders_dan_opgegeven", plek, gedrukt, kolom=kolom, teken=_TEKENS[gebrek.uitleg[:1]]
            )
        case "geen_bedrag":
            return meld("notatie_twee_lezingen.bedrag", plek, gedrukt, kolom=kolom, aantal=gebrek.aantal)
        case "nul_achteraan":
            return meld("notatie_twee_lezingen", plek, gedrukt, kolom=kolom, aantal=gebrek.aantal)
        case "afgerond":
            return meld(
                "waarde_afgerond.meer" if meer else "waarde_afgerond", plek, gedrukt, kolom=kolom, meer=meer
            )
        case "wetenschappelijk":
            return meld("waarde_wetenschappelijk", plek, gedrukt, kolom=kolom)
