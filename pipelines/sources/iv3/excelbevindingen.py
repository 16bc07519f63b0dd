"""What can be wrong with a filled-in Excel model, apart from CBS' own checks."""

from pipelines.meldingen import Bevinding
from pipelines.sources.grenzen import Geweigerd
from pipelines.sources.iv3.catalogus import Plek, own_finding
from pipelines.sources.iv3.excelblad import BLADEN, Cel


def bad_cell(plek: Plek, waarde: str, remedie: str) -> Bevinding:
    """A cell that is no number."""
    return own_finding(
        "iv3_cel_onbruikbaar",
        plek,
        waarde,
        "een getal, x € 1.000",
        "Deze cel bevat geen bruikbaar bedrag.",
        remedie,
    )


def without_code(plek: Plek, waarde: str, rij: str, kolom: str) -> Bevinding:
    """An amount without a row or column code."""
    wat = "categorie boven" if rij else "code voor"
    return own_finding(
        "iv3_bedrag_zonder_code",
        plek,
        waarde,
        "een bedrag bij een taakveld of balanscode en een categorie",
        f"Er staat geen {wat} dit bedrag{f' (rij {rij})' if rij else f' (kolom {kolom})' if kolom else ''}.",
        "Herstel de code, of haal het bedrag weg als het bij een eigen berekening hoort.",
    )


def doubled(document: str, blad: str, cel: Cel) -> Bevinding:
    """A code that stands twice."""
    return own_finding(
        "iv3_rij_dubbel",
        Plek(document, blad, cel.adres),
        str(cel.waarde),
        "iedere code één keer, als tekst",
        "Deze code staat er meer dan eens; als getal is 0.10 niet van 0.1 te onderscheiden.",
        "Herstel de codekolom van het model van CBS.",
    )


def no_codes(document: str, blad: str) -> Bevinding:
    """A sheet without the codes of the model."""
    return own_finding(
        "iv3_codes_ontbreken",
        Plek(document, blad, "rij 1 en kolom A"),
        "geen codes",
        "categorieën in rij 1 en taakvelden of balanscodes in kolom A",
        "Op dit blad zijn de codes van het model niet te vinden.",
        "Gebruik het ongewijzigde model van CBS.",
    )


def missing_sheet(document: str, naam: str) -> Bevinding:
    """A sheet of the model that is not there."""
    return own_finding(
        "iv3_blad_ontbreekt",
        Plek(document, naam),
        "",
        f"een blad met de naam {naam}",
        "Dit blad van het Excelmodel ontbreekt.",
        "Gebruik het ongewijzigde model van CBS.",
    )


def no_model(document: str) -> Bevinding:
    """A workbook that is something else."""
    return own_finding(
        "iv3_vorm_onbekend",
        Plek(document),
        "geen van de bladen",
        ", ".join(BLADEN.values()),
        "Dit werkboek is niet het Excelmodel van CBS voor Iv3.",
        "Lever het model van CBS aan, of de JSON van het pakket.",
    )


def unreadable(document: str, waarde: str) -> Bevinding:
    """A file that no workbook can be made of."""
    return own_finding(
        "bestand_onleesbaar",
        Plek(document),
        waarde,
        "een leesbaar werkboek (.xlsx)",
        "Het bestand is niet als werkboek te lezen.",
        "Open het werkboek, bewaar het opnieuw zonder wachtwoord en probeer het nog eens.",
    )


def refused(document: str, fout: Geweigerd) -> Bevinding:
    """A workbook that is not read, because it is larger than a model can be."""
    return own_finding(
        "bestand_onleesbaar",
        Plek(document, fout.blad, fout.cel),
        fout.waarde,
        fout.verwacht,
        "Dit werkboek is groter dan het Excelmodel kan zijn, of beveiligd, en is niet gelezen.",
        fout.remedie,
    )
