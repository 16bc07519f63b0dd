"""The Dutch words for what the database calls by code, and nothing else."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pipelines.basis.opmaak import count as count
from pipelines.basis.opmaak import format_mln

VORMEN = MappingProxyType(
    {
        "au": "Algemene uitkering (AU)",
        "du": "Decentralisatie-uitkering (DU)",
        "bfu": "Bijzondere fondsuitkering (BFU)",
        "spuk": "Specifieke uitkering (SPUK)",
        "buiten_gemeentefonds": "Buiten het gemeentefonds",
    }
)
VORMEN_KORT = MappingProxyType(
    {"au": "AU", "du": "DU", "bfu": "BFU", "spuk": "SPUK", "buiten_gemeentefonds": "buiten fonds"}
)
GEMEENTEFONDS = ("au", "du", "bfu")
"""The forms that run through the gemeentefonds; which of the last two a year has is in its envelope."""
STATUSSEN = ("gepubliceerd", "afgeleid", "aanname", "voorbeeld")
STATUS_UITLEG = MappingProxyType(
    {
        "gepubliceerd": "staat zo in een bron",
        "afgeleid": "berekend uit gepubliceerde cijfers",
        "aanname": "geen bron; een neutrale, vervangbare aanname",
        "voorbeeld": "verzonnen, om de werking te tonen",
    }
)
ZICHTBAARHEID = MappingProxyType(
    {
        "opgave": "Opgave van de gemeente",
        "sisa": "SiSa-verantwoording",
        "iv3": "Iv3, alleen het hele taakveld",
        "niet zichtbaar": "Niet zichtbaar",
        "niet over gemeenten verdeeld": "Niet over gemeenten verdeeld",
    }
)
ZICHTBAARHEID_UITLEG = MappingProxyType(
    {
        "opgave": "De gemeente gaf zelf op welke capaciteit er is of wat zij besteedde.",
        "sisa": "Een specifieke uitkering wordt in de SiSa-bijlage verantwoord; die bijlagen zijn hier nog niet ingelezen.",
        "iv3": "In Iv3 zijn de lasten van het taakveld te zien, maar dat is veel breder dan dit geld.",
        "niet zichtbaar": "Geen opgave, en het geld is vrij besteedbaar. Wat niet te zien is, kan wel besteed zijn.",
        "niet over gemeenten verdeeld": "Geen ontvangende gemeente bekend, of het geld loopt buiten de gemeenten om.",
    }
)
UITKERINGSOORTEN = MappingProxyType(
    {
        "suppletie": "Suppletie-uitkering",
        "iu": "Integratie-uitkering (IU)",
        "du": "Decentralisatie-uitkering (DU)",
        "artikel12": "Artikel 12",
    }
)
UITKERINGSOORTEN_KORT = MappingProxyType(
    {"suppletie": "Suppletie", "iu": "IU", "du": "DU", "artikel12": "Artikel 12"}
)
# the parts of the algemene uitkering: field, heading, column
POSTEN_AU = (
    ("basis", "Uitkeringsbasis", "uitkeringsbasis_eur"),
    ("inkomsten", "Inkomsten\u00admaatstaf (OZB)", "inkomstenmaatstaf_eur"),
    ("au", "Algemene uitkering", "algemene_uitkering_eur"),
)
# the parts of a bridge between two circulaires, in the order in which they are told
BRUGDELEN = MappingProxyType(
    {
        "uitkeringsfactor": "Uitkeringsfactor",
        "bedragen per eenheid": "Bedragen per eenheid",
        "volumes": "Volumes",
        "ozb": "Inkomstenmaatstaf OZB",
        "uitkering": "Suppleties, IU, DU en artikel 12",
        "herindeling": "Herindeling",
        "correctie": "Correctie van documenten",
        "afronding": "Afronding",
    }
)
BRUGDELEN_UITLEG = MappingProxyType(
    {
        "uitkeringsfactor": "verschil in uitkeringsfactor × uitkeringsbasis volgens de latere circulaire",
        "bedragen per eenheid": "eerdere factor × latere volumes × verschil in bedrag per eenheid",
        "volumes": "eerdere factor × verschil in volume × eerder bedrag per eenheid",
        "ozb": "verschil in WOZ-waarde en in rekentarief, buiten de factor om",
        "uitkering": "bedrag volgens de latere min bedrag volgens de eerdere circulaire",
        "herindeling": "wat de gemeente overnam, min haar eigen bedrag; landelijk samen nul",
        "correctie": "verschil doordat een document is gecorrigeerd",
        "afronding": "elk deel is op hele euro afgerond; dit is de rest",
    }
)

# who receives money that is reckoned to the inhabitants of a gemeente without going to the gemeente itself
ONTVANGER_BUITEN = MappingProxyType({"ido": "de bibliotheek"})


def outside_recipient(doel: str) -> str:
    """Who gets the money of a goal that runs outside the gemeentefonds."""
    return ONTVANGER_BUITEN.get(doel, "een andere ontvanger")


def weakest_status(statussen: Iterable[str | None]) -> str | None:
    """The status of a figure that is built from others; ``None`` when there are none."""
    return max((status for status in statussen if status), key=STATUSSEN.index, default=None)


def short_goal(naam: str) -> str:
    """A goal's name without what follows a colon, for labels in a chart."""
    return naam.split(":")[0]


def describe_key(
    sleutel: str, *, circulaire: str | None = None, jaar: int | None = None, maatstaf: str | None = None
) -> str:
    """A distribution key in words: ``uitkeringsbasis`` → ``uitkeringsbasis, meicirculaire 2022 voor 2023``."""
    soort, _, naam = sleutel.partition(":")
    naam = naam.strip()
    woorden = {
        "geen": "geen sleutel: niet over gemeenten verdeeld",
        "gelijk": "gelijke delen per gemeente",
        "inwoners": f"inwoners op 1 januari {jaar}" if jaar else "inwoners",
        "uitkeringsbasis": "uitkeringsbasis",
        "cluster": f"uitkeringsbasis van het cluster {naam}",
        "maatstaf": f"maatstaf {maatstaf or naam}",
        "du": f"decentralisatie-uitkering {naam}",
        "kenmerk": f"{maatstaf or naam}, {jaar}" if jaar else maatstaf or naam,
    }.get(soort, sleutel)
    return f"{woorden}, {circulaire} voor {jaar}" if circulaire else woorden


def describe_line_key(rij: Mapping[str, Any]) -> str:
    """The key of a line of the envelope in words. ``rij``: sleutel, circulaire_naam, sleutel_jaar, sleutel_maatstaf."""
    van = {
        "circulaire": rij["circulaire_naam"],
        "jaar": rij["sleutel_jaar"],
        "maatstaf": rij["sleutel_maatstaf"],
    }
    return describe_key(rij["sleutel"], **van)


def price_scope(prijs_bron: str | None, landelijk_eur: int, verdeeld_eur: int) -> str | None:
    """A price that was made by dividing all money of a goal says so where only a part of that money is set against it."""
    if not prijs_bron or "gedeeld door" not in prijs_bron or verdeeld_eur >= landelijk_eur:
        return None
    return f"de prijs, {prijs_bron}, gaat over al het geld voor dit doel; daarvan is {format_mln(verdeeld_eur, 2)} over gemeenten verdeeld"


def describe_link(taakveld_status: str | None) -> str:
    """How sure it is that a goal is booked on its taakvelden, where no source says so."""
    return f" (koppeling: {taakveld_status})" if taakveld_status not in (None, "gepubliceerd") else ""


def breakable(naam: str) -> str:
    """A goal's short name with soft hyphens, so that long words fit a narrow column."""
    return (
        short_goal(naam)
        .replace("bescherming", "\u00adbescherming")
        .replace("punten", "\u00adpunten")
        .replace("veiligheidshuizen", "veiligheids\u00adhuizen")
    )


def with_unit(getal: str, eenheid: str) -> str:
    """``3 locaties``, ``1 locatie``, ``2,5 fte``: an amount of capacity with its unit in the right number."""
    return f"{getal} {'locaties' if eenheid == 'locatie' and getal != '1' else eenheid}"
