"""Changing one byte somewhere in a pack, in the zip or in one of its files, and seeing whether it is found."""

import random
from collections.abc import Iterator

from pipelines.narekenen.nalopen import Bestanden, check_pack, read_zip


def change_bytes(pakket: bytes, bestanden: Bestanden, aantal: int, zaad: int) -> Iterator[tuple[str, bool]]:
    """``aantal`` times one other byte: where, and whether it was found. Half in the zip, half in what is unpacked from it."""
    kans = random.Random(zaad)
    namen = sorted(bestanden)
    lengtes = [len(bestanden[naam]) for naam in namen]
    for nummer in range(aantal):
        if nummer % 2:
            plek = kans.randrange(len(pakket))
            yield f"zip, byte {plek}", bool(read_zip(_other(pakket, plek, kans))[1])
        else:
            (naam,) = kans.choices(namen, lengtes) if nummer % 4 else [kans.choice(namen)]
            plek = kans.randrange(len(bestanden[naam]))
            anders = {**bestanden, naam: _other(bestanden[naam], plek, kans)}
            yield f"{naam}, byte {plek}", next(check_pack(anders), None) is not None


def _other(inhoud: bytes, plek: int, kans: random.Random) -> bytes:
    nieuw = (inhoud[plek] + kans.randrange(1, 256)) % 256
    return inhoud[:plek] + bytes([nieuw]) + inhoud[plek + 1 :]
