"""The Dutch words for what the database calls by code, and nothing else."""

from types import MappingProxyType

VORMEN = MappingProxyType(
    {
        "au": "Algemene uitkering (AU)",
        "du": "Decentralisatie-uitkering (DU)",
        "spuk": "Specifieke uitkering (SPUK)",
        "buiten_gemeentefonds": "Buiten het gemeentefonds",
    }
)
VORMEN_KORT = MappingProxyType(
    {"au": "AU", "du": "DU", "spuk": "SPUK", "buiten_gemeentefonds": "buiten fonds"}
)
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
    }.get(soort, sleutel)
    return f"{woorden}, {circulaire} voor {jaar}" if circulaire else woorden


def with_unit(getal: str, eenheid: str) -> str:
    """``3 locaties``, ``1 locatie``, ``2,5 fte``: an amount of capacity with its unit in the right number."""
    return f"{getal} {'locaties' if eenheid == 'locatie' and getal != '1' else eenheid}"


def count(aantal: int, enkelvoud: str, meervoud: str) -> str:
    """``1 gemeente``, ``12 gemeenten``."""
    return f"{aantal} {enkelvoud if aantal == 1 else meervoud}"
