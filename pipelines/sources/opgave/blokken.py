"""Goals that a gemeente cannot split: one figure for the block that the money came in, in place of one per goal, never divided."""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.opgave import model as m
from pipelines.sources.opgave.vragen import NIET_TE_SPLITSEN, Doelblad


def check_blocks(opgave: m.Opgave, bladen: Sequence[Doelblad]) -> list[Bevinding]:
    """A figure stands at the block or at its goals, not at both; and who says that it cannot be split gives the figure together."""
    bevindingen = []
    gegeven = {blok.doel: blok for blok in opgave.blokken}
    for regel in opgave.regels:
        blok = next(
            (gegeven[b.doel] for b in _blocks_of(regel.doel, opgave, bladen) if b.doel in gegeven), None
        )
        for cel, waarde, reden, samen in (
            (regel.cel, regel.waarde, regel.reden, blok and blok.waarde),
            (regel.cel_besteed, regel.besteed_eur, regel.reden_besteed, blok and blok.besteed_eur),
        ):
            plek = Plek(opgave.document, regel.blad, cel)
            if waarde is not None and samen is not None and blok is not None:
                bevindingen.append(meld("opgave_blok_en_doel", plek, str(waarde), blok=blok.blad))
            elif reden == NIET_TE_SPLITSEN and blok is None:
                bevindingen.append(meld("opgave_blok_leeg.geen", plek, reden))
            elif reden == NIET_TE_SPLITSEN and samen is None and blok is not None:
                bevindingen.append(meld("opgave_blok_leeg", plek, reden, blok=blok.blad))
    return bevindingen


def fill_reasons(opgave: m.Opgave, bladen: Sequence[Doelblad]) -> list[m.Regel]:
    """The lines of the goals, where an empty one without a reason is ``niet te splitsen`` when its block has the figure."""
    regels = []
    for regel in opgave.regels:
        codes = {b.doel for b in _blocks_of(regel.doel, opgave, bladen)}
        samen = [b for b in opgave.blokken if b.doel in codes]
        if regel.waarde is None and regel.reden is None and any(b.waarde is not None for b in samen):
            regel = replace(regel, reden=NIET_TE_SPLITSEN)
        if (
            regel.besteed_eur is None
            and regel.reden_besteed is None
            and any(b.besteed_eur is not None for b in samen)
        ):
            regel = replace(regel, reden_besteed=NIET_TE_SPLITSEN)
        regels.append(regel)
    return regels


def _blocks_of(doel: str, opgave: m.Opgave, bladen: Sequence[Doelblad]) -> list[Doelblad]:
    return [b for b in bladen if doel in b.samen.get(opgave.jaar, ())]
