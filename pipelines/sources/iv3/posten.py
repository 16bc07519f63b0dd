"""Amounts that CBS' checks let pass and a reader should know of: added up because they stand twice, or rounded."""

from collections import defaultdict

from pipelines.basis.bevinding import Bevinding, Plek, meld
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
        meld(
            "iv3_record_dubbel",
            Plek(levering.document, posten[1].blad, posten[1].cel),
            rij=rij,
            kolom=kolom,
            aantal=len(posten),
            eerste=posten[0].cel,
        )
        for (_, rij, kolom), posten in samen.items()
        if len(posten) > 1
    ]


def _too_fine(levering: Levering) -> list[Bevinding]:
    decimalen = _CENTEN.get(levering.eenheid or "")
    if decimalen is None:
        return []
    return [
        meld("iv3_bedrag_decimalen", Plek(levering.document, post.blad, post.cel), post.bedrag)
        for post in levering.posten
        if post.bedrag != round(post.bedrag, decimalen)
    ]
