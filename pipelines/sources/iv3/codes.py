"""The DF checks of CBS' catalogue: are the codes those of the boekjaar? And is no forbidden cell filled?

CBS has no code of its own for a forbidden ("grijze") cell, so that finding is ours, and a warning: the amount counts.
"""

import difflib

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.iv3.catalogus import Catalogus
from pipelines.sources.iv3.definities import Definitie, lijst_van
from pipelines.sources.iv3.model import Kengetal, Levering, Post

_FOUTCODE = {
    "taakveld": "DF001",
    "categorie_lasten": "DF002",
    "categorie_baten": "DF002",
    "balanscode": "DF003",
    "standper": "DF004",
    "kengetal": "DF005",
    "beleidsindicator": "DF006",
    "verslagperiode": "DF007",
}
_ENKELVOUD = {"kengetallen": "kengetal", "beleidsindicatoren": "beleidsindicator"}


def check_codes(levering: Levering, definitie: Definitie, catalogus: Catalogus) -> list[Bevinding]:
    """Every code that the definition of the boekjaar does not know, and every amount in a forbidden cell."""
    bevindingen: list[Bevinding] = []
    for post in levering.posten:
        rijen, kolommen = lijst_van(post.onderdeel)
        for lijst, code, sleutel in (
            (rijen, post.rij, rijen),
            (kolommen, post.kolom, kolommen.split("_")[0]),
        ):
            if code not in definitie.laagste[lijst]:
                cel = f"{post.cel.removesuffix('.bedrag')}.{sleutel}" if levering.vorm == "json" else post.cel
                plek = Plek(levering.document, post.blad, cel)
                bevindingen.append(
                    _unknown(plek, post.onderdeel, lijst, code, _extra(post), definitie, catalogus)
                )
        if post.bedrag and (post.onderdeel, post.rij, post.kolom) in definitie.grijs:
            bevindingen.append(
                meld(
                    "iv3_grijze_cel",
                    Plek(levering.document, post.blad, post.cel),
                    onderdeel=post.onderdeel,
                    rij=post.rij,
                    kolom=post.kolom,
                    bedrag=post.bedrag,
                    boekjaar=levering.boekjaar,
                )
            )
    for kengetal in levering.kengetallen:
        bevindingen += _kengetal(levering, kengetal, definitie, catalogus)
    return bevindingen


def _kengetal(
    levering: Levering, kengetal: Kengetal, definitie: Definitie, catalogus: Catalogus
) -> list[Bevinding]:
    soort = _ENKELVOUD[kengetal.onderdeel]
    extra = f"Record: {soort} {kengetal.code}, verslagperiode {kengetal.verslagperiode}"
    return [
        _unknown(
            Plek(levering.document, kengetal.onderdeel, f"{kengetal.cel}.{lijst}"),
            kengetal.onderdeel,
            lijst,
            code,
            extra,
            definitie,
            catalogus,
        )
        for lijst, code in ((soort, kengetal.code), ("verslagperiode", kengetal.verslagperiode))
        if code not in definitie.laagste[lijst]
    ]


def _unknown(
    plek: Plek, onderdeel: str, lijst: str, code: str, extra: str, definitie: Definitie, catalogus: Catalogus
) -> Bevinding:
    bekend = definitie.laagste[lijst]
    if code in definitie.codes[lijst]:
        verwacht = f"een code van het laagste niveau; {code} is een totaal"
    elif lijken := difflib.get_close_matches(code.strip(), bekend, n=3, cutoff=0.6):
        verwacht = f"een code van {definitie.boekjaar}, zoals {', '.join(sorted(lijken))}"
    else:
        verwacht = f"een code uit de lijst {lijst} van {definitie.boekjaar}"
    return catalogus.finding(
        _FOUTCODE[lijst], plek, code, verwacht, onderdeel=onderdeel, fout=code, extra=extra
    )


def _extra(post: Post) -> str:
    sleutels = (
        ("balanscode" if post.onderdeel.startswith("balans_") else "taakveld"),
        ("standper" if post.onderdeel == "balans_standen" else "categorie"),
    )
    return f"Record: {sleutels[0]} {post.rij}, {sleutels[1]} {post.kolom}, bedrag {post.bedrag}"
