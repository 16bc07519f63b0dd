"""Amounts that CBS' checks let pass and a reader should know of: added up because they stand twice, or rounded."""

from collections import defaultdict

from pipelines.meldingen import Bevinding
from pipelines.sources.iv3.catalogus import Plek, own_finding
from pipelines.sources.iv3.model import Levering, Post

_CENTEN = {"euro": 2, "duizend": 5}


def check_posts(levering: Levering) -> list[Bevinding]:
    """Warnings: a combination of codes that stands more than once, and an amount that is finer than cents."""
    return [*_repeated(levering), *_too_fine(levering)]


def _repeated(levering: Levering) -> list[Bevinding]:
    samen: dict[tuple[str, str, str], list[Post]] = defaultdict(list)
    for post in levering.posten:
        samen[post.onderdeel, post.rij, post.kolom].append(post)
    return [
        own_finding(
            "iv3_record_dubbel",
            Plek(levering.document, posten[1].blad, posten[1].cel),
            f"{rij} / {kolom}, {len(posten)} keer",
            f"iedere combinatie van codes één keer (ook in {posten[0].cel})",
            "Deze combinatie van codes komt meer dan eens voor; de bedragen zijn opgeteld.",
            "Controleer of een record dubbel is aangeleverd, of neem de bedragen samen.",
            waarschuwing=True,
        )
        for (_, rij, kolom), posten in samen.items()
        if len(posten) > 1
    ]


def _too_fine(levering: Levering) -> list[Bevinding]:
    decimalen = _CENTEN.get(levering.eenheid or "")
    if decimalen is None:
        return []
    return [
        own_finding(
            "iv3_bedrag_decimalen",
            Plek(levering.document, post.blad, post.cel),
            str(post.bedrag),
            "een bedrag dat niet fijner is dan hele centen",
            "Dit bedrag is fijner dan een cent en is op centen afgerond; misschien is de punt voor duizendtallen bedoeld.",
            "Lever het bedrag aan zonder duizendtalteken en met hooguit centen.",
            waarschuwing=True,
        )
        for post in levering.posten
        if post.bedrag != round(post.bedrag, decimalen)
    ]
