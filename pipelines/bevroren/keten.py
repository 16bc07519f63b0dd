"""The chain of frozen states: each holds the hash of the one before it, so that none can be changed, left out or put in.

A link is the entry of a state itself (``register/<naam>.json``): its ``kenmerk`` is the hash over all that it says, and that
includes the ``kenmerk`` of the state before. ``keten.kop`` names the last one, the head. Who can write the folder can make
a whole new chain; then only a signature, or a head that was printed elsewhere, tells the difference.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import BevrorenStand, list_names, read_entry
from pipelines.bevroren.sleutels import fingerprint_key, is_signed

_KOP = "keten.kop"
_EERSTE = ""
MINSTENS = 12
"""How many digits of a head are enough to find it."""


@dataclass(frozen=True)
class Ketenkop:
    """Where a chain ends: the number, the name and the hash of its last state."""

    volgnummer: int = 0
    naam: str = ""
    kenmerk: str = _EERSTE
    bevroren_op: str = ""
    ondertekend: bool = False


@dataclass
class Ketenverslag:
    """What a check of the chain found; ``fouten`` and ``meldingen`` are Dutch sentences that name a state."""

    kop: Ketenkop = field(default_factory=Ketenkop)
    ondertekend: list[str] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


def message(kenmerk: str) -> bytes:
    """What is signed of a state: its hash, under a word that makes it no signature of anything else."""
    return f"fondskompas bevroren stand 1\n{kenmerk}\n".encode()


def head_path(standen: Path) -> Path:
    """Where the head of the chain is written."""
    return standen / _KOP


def encode_head(stand: BevrorenStand) -> bytes:
    """The head as it is written once ``stand`` is the last."""
    return (json.dumps(asdict(_as_head(stand)), ensure_ascii=False, indent=1) + "\n").encode()


def read_head(standen: Path) -> Ketenkop | None:
    """The head as it was written; None when there is none or it is no head."""
    try:
        return Ketenkop(**json.loads(head_path(standen).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def find_last(standen: Path) -> Ketenkop:
    """What the next state follows on: the last that can be read, or the head when that is later.

    So a state that is gone or damaged stays a gap that shows, and freezing goes on after it.
    """
    leesbaar = [_as_head(stand) for stand in _readable(standen)[0] if stand.volgnummer is not None]
    return max(
        [*leesbaar, read_head(standen) or Ketenkop()], key=lambda kop: kop.volgnummer, default=Ketenkop()
    )


def check_chain(standen: Path, vertrouwd: Collection[str] = ()) -> Ketenverslag:
    """Follow the chain from its first state; ``vertrouwd`` are the public keys that may have signed (empty: any).

    Says which state was changed, removed, moved, dated back, left unsigned or signed by another; the files behind the
    entries are not read here (``open_stand`` does that).
    """
    verslag = Ketenverslag()
    leesbaar, onleesbaar = _readable(standen)
    keten = sorted((s for s in leesbaar if s.volgnummer is not None), key=lambda s: (s.volgnummer, s.naam))
    vorige = Ketenkop()
    for stand in keten:
        _check_place(verslag, vorige, stand, onleesbaar)
        _check_signature(verslag, stand, vertrouwd)
        vorige = _as_head(stand)
    verslag.kop = vorige
    _check_head(verslag, read_head(standen), {s.kenmerk for s in keten}, onleesbaar)
    _check_outside(verslag, [s for s in leesbaar if s.volgnummer is None], keten)
    return verslag


def find_head(standen: Path, kop: str) -> BevrorenStand:
    """The state whose hash begins with what a briefing or a pack printed; raises FondskompasFout when there is none."""
    gezocht = "".join(kop.casefold().rstrip("…").split())
    if len(gezocht) < MINSTENS:
        raise FondskompasFout(f"Geef minstens {MINSTENS} tekens van de kop, zoals de briefing hem noemt.")
    keten = (s for s in _readable(standen)[0] if s.volgnummer is not None)
    gevonden = [s for s in keten if s.kenmerk.startswith(gezocht)]
    if not gevonden:
        raise FondskompasFout(
            f"Geen bevroren stand heeft de kop {kop}: de stand waar dat stuk uit komt, is hier gewijzigd of verwijderd, of "
            "staat in een andere map (FONDSKOMPAS_STANDEN)."
        )
    return gevonden[0]


def readable_entries(standen: Path) -> list[BevrorenStand]:
    """Every entry that holds, by name."""
    return _readable(standen)[0]


def _readable(standen: Path) -> tuple[list[BevrorenStand], set[str]]:
    """The entries that hold, and the names of those that do not."""
    leesbaar, onleesbaar = [], set()
    for naam in list_names(standen):
        try:
            leesbaar.append(read_entry(standen, naam))
        except FondskompasFout:
            onleesbaar.add(naam)
    return leesbaar, onleesbaar


def _as_head(stand: BevrorenStand) -> Ketenkop:
    return Ketenkop(
        stand.volgnummer or 0, stand.naam, stand.kenmerk, stand.bevroren_op, bool(stand.openbare_sleutel)
    )


def _check_place(verslag: Ketenverslag, vorige: Ketenkop, stand: BevrorenStand, onleesbaar: set[str]) -> None:
    """Whether a state follows on the one before it, in number, in hash and in time."""
    nummer = stand.volgnummer or 0
    if nummer == vorige.volgnummer:
        verslag.fouten.append(
            f"«{vorige.naam}» en «{stand.naam}» zeggen allebei schakel {nummer} te zijn: een van beide is ertussen gezet."
        )
    elif nummer > vorige.volgnummer + 1:
        if stand.vorige_naam not in onleesbaar:  # a damaged one is told by name already
            weg = f"«{stand.vorige_naam}» (schakel {nummer - 1})"
            meer = f", en de schakels vanaf {vorige.volgnummer + 1}" if nummer > vorige.volgnummer + 2 else ""
            verslag.fouten.append(
                f"{weg} ontbreekt{meer}: «{stand.naam}» volgt daarop, dus die stand is verwijderd."
            )
    elif stand.vorige != vorige.kenmerk:
        verslag.fouten.append(
            f"«{stand.naam}» (schakel {nummer}) volgt op «{stand.vorige_naam}» met kenmerk {stand.vorige[:16] or 'geen'}, en "
            f"daar staat nu «{vorige.naam}» met kenmerk {vorige.kenmerk[:16] or 'geen'}: een van beide is gewijzigd of verplaatst."
        )
    if stand.bevroren_op < vorige.bevroren_op:
        verslag.fouten.append(
            f"«{stand.naam}» is teruggedateerd: bevroren op {stand.bevroren_op}, en «{vorige.naam}» ervóór op {vorige.bevroren_op}."
        )


def _check_signature(verslag: Ketenverslag, stand: BevrorenStand, vertrouwd: Collection[str]) -> None:
    if not stand.openbare_sleutel:
        if verslag.ondertekend:
            verslag.fouten.append(
                f"«{stand.naam}» is niet ondertekend, en «{verslag.ondertekend[-1]}» ervóór wel: wie de sleutel had, heeft "
                "deze stand niet gemaakt."
            )
        return
    wie = fingerprint_key(stand.openbare_sleutel)
    if not is_signed(stand.openbare_sleutel, message(stand.kenmerk), stand.handtekening):
        verslag.fouten.append(
            f"De handtekening van «{stand.naam}» klopt niet (sleutel {wie}): de stand is gewijzigd door iemand zonder de sleutel."
        )
    elif vertrouwd and stand.openbare_sleutel not in vertrouwd:
        verslag.fouten.append(
            f"«{stand.naam}» is ondertekend met een sleutel die u hier niet vertrouwt ({wie}). Hoort die van u te zijn, geef "
            "dan zijn openbare helft met --sleutel."
        )
    verslag.ondertekend.append(stand.naam)


def _check_head(
    verslag: Ketenverslag, kop: Ketenkop | None, kenmerken: set[str], onleesbaar: set[str]
) -> None:
    if kop is None:
        # a first freeze that was killed at its very end has no head yet
        if verslag.kop.volgnummer > 1:
            verslag.fouten.append(
                f"{_KOP} ontbreekt of is niet te lezen: niet te zien is of na «{verslag.kop.naam}» een stand is verwijderd."
            )
    elif kop.volgnummer > verslag.kop.volgnummer:
        if kop.naam not in onleesbaar:
            verslag.fouten.append(
                f"«{kop.naam}» (schakel {kop.volgnummer}), de laatste van de keten, ontbreekt: die stand is verwijderd."
            )
    elif kop.kenmerk not in kenmerken:
        verslag.fouten.append(
            f"De kop van de keten noemt «{kop.naam}» met kenmerk {kop.kenmerk[:16]}, en geen stand heeft dat: hij is gewijzigd."
        )


def _check_outside(verslag: Ketenverslag, los: list[BevrorenStand], keten: list[BevrorenStand]) -> None:
    for stand in los:
        if keten and stand.bevroren_op > keten[0].bevroren_op:
            verslag.fouten.append(
                f"«{stand.naam}» staat buiten de keten, en die bestond al toen hij werd bevroren ({stand.bevroren_op})."
            )
        else:
            verslag.meldingen.append(
                f"«{stand.naam}» staat buiten de keten: hij is van voordat die bestond, dus alleen zijn eigen hash is te controleren."
            )
