"""The sheets of the Excel model, known by their names, and what its cells say."""

import re
from decimal import Decimal

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.bestand.adres import kolomletters
from pipelines.bestand.blad import Blad, Getal, Getoond, as_number, stored
from pipelines.bestand.gezien import copy_of
from pipelines.bestand.werkboek import read_model

BLADEN = {
    "informatie": "4.Informatie",
    "lasten": "5.Verdelingsmatrix lasten",
    "baten": "6.Verdelingsmatrix baten",
    "standen": "7.Balansstanden",
}


def open_sheets(inhoud: bytes, grenzen: Grenzen) -> tuple[dict[str, Blad], list[Bevinding]]:
    """The sheets of the model that are there, and a warning for each copy of one, which is not read.

    A sheet is known by its name, with or without its number.

    Raises Geweigerd when it cannot be read, or when there is more than the bounds allow.
    """
    bladen: dict[str, Blad] = {}
    kopieen = []
    for blad in read_model(inhoud, grenzen):
        kaal = re.sub(r"^\s*\d*\s*\.?\s*", "", blad.naam).casefold().strip()
        for soort, voluit in BLADEN.items():
            if kaal == voluit.split(".", 1)[1].casefold():
                _refuse_outside(blad, grenzen)
                if soort in bladen:
                    raise Geweigerd("iv3_blad_dubbel", bladen[soort].naam, naam=voluit, blad=blad.naam)
                bladen[soort] = blad
            elif copy_of(kaal) == voluit.split(".", 1)[1].casefold():
                kopieen.append(meld("blad_niet_gelezen.kopie", blad.plek(""), blad.naam, blad=voluit))
    return bladen, kopieen


def _refuse_outside(blad: Blad, grenzen: Grenzen) -> None:
    """A model has no figures beyond these bounds; what stands there does not belong to it."""
    for nummer, rij in enumerate(blad.rijen):
        vanaf = 0 if nummer >= grenzen.model_rijen else grenzen.model_kolommen
        kolom = next((k for k, cel in enumerate(rij) if k >= vanaf and cel), None)
        if kolom is not None:
            raise Geweigerd(
                "bestand_onleesbaar.buiten_model",
                rij[kolom][:60],
                rijen=grenzen.model_rijen,
                kolom=kolomletters(grenzen.model_kolommen - 1),
                blad=blad.naam,
                cel=blad.cel(nummer, kolom),
            )


def is_words(cel: str) -> bool:
    """Whether a cell holds text, and no number, date or truth value."""
    return not isinstance(cel, Getal | Getoond)


def amount_of(cel: str) -> Decimal | None:
    """The number that a cell stores, also when it is shown as a percentage; ``None`` for anything else."""
    opgeslagen = as_number(stored(cel)) if isinstance(cel, Getoond) else cel
    return Decimal(opgeslagen) if isinstance(opgeslagen, Getal) else None


def code_of(cel: str) -> str:
    """A code as text: 0.1 and "0.1 " are "0.1"; L1.1 and B3.7 lose their side."""
    return "" if isinstance(cel, Getoond) else re.sub(r"^[LB](?=\d)", "", cel.strip())
