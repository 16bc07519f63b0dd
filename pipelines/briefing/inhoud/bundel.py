"""Goals that share one amount of which no source says how it is split: one row in a list, and a table with the assumed parts."""

from pipelines.briefing.cijfers.lezen import Rij
from pipelines.briefing.inhoud.model import Alinea, Briefingtabel
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.tabel import Briefingkolom, make_table


def wholes(rijen: list[Rij]) -> list[Rij]:
    """The rows that add up: a bundle stands in the place of its goals."""
    return [rij for rij in rijen if rij["soort"] != "deel"]


def goals(rijen: list[Rij]) -> list[Rij]:
    """The goals themselves, each with its own row."""
    return [rij for rij in rijen if rij["soort"] != "bundel"]


def show_parts(
    rijen: list[Rij], kolommen: tuple[Briefingkolom, ...], bestand: str, bedrag: str, woorden: Teksten
) -> list[Alinea | Briefingtabel]:
    """What is not published, and the parts that were assumed; nothing without a bundle.

    ``bestand`` is the file with the texts ``delen`` and ``tabel_delen``, ``bedrag`` the column with the amount.
    """
    delen = [rij for rij in rijen if rij["soort"] == "deel"]
    if not delen:
        return []
    namen = ", ".join(dict.fromkeys(rij["doel_naam"] for rij in delen))
    zinnen = [
        alinea
        for rij in rijen
        if rij["soort"] == "bundel"
        for alinea in woorden.alineas(
            bestand, "delen", bundel=rij["doel_naam"], doelen=namen, bedrag=rij.getal(bedrag)
        )
    ]
    return [*zinnen, make_table(f"{bestand}_delen", woorden.tekst(bestand, "tabel_delen"), kolommen, delen)]
