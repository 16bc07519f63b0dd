"""Findings: what is wrong with an input, where, and what the reader can do about it; and the one way to say one.

A finding is data, so that the same one can be printed, stored in ``mart.bevinding`` and shown in the dashboard.

**To say a finding**: write its texts in ``bevindingen/<subject>.toml`` under its code, with a ``{name}`` for everything
that differs from case to case, and call ``meld`` with the code, the place and those names::

    [iv3_status_periode]
    ernst = "waarschuwing"
    waarde = "{status} met periode {periode}"
    verwacht = "Begroting met periode 0, Realisatie met periode 1 tot en met 5"
    melding = "Status en periode spreken elkaar tegen; de periode is gevolgd."
    remedie = "Verbeter de status of de periode."

    meld("iv3_status_periode", plek, status=status, periode=periode)

Without a line ``waarde`` the third argument of ``meld`` is shown as what was found, and without a line ``verwacht`` the
argument of that name as what was expected. A code that is said in more than one way has variants: ``[rij_dubbel.sleutel]``
takes over every line of ``[rij_dubbel]`` that it does not have itself and is said as ``meld("rij_dubbel.sleutel", …)``; the
reader sees the code without the variant. The first argument is written out, or chosen from codes that are (with ``if``, or
from a dict of the module), so that tests/huis/test_bevinding.py can hold code and texts against each other: every code
exists, every text is used, every name is filled.

Who refuses a file or a value without knowing its document or key raises Geweigerd (basis.grenzen) or VeldFout (scenario)
with the same arguments. Two texts come from elsewhere: those of CBS' error catalogue are a source (data/raw/iv3/fouten.csv),
and a rule in SQL says itself what was found and expected.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

TEKSTEN = Path(__file__).with_name("bevindingen")
"""The texts of all findings, one file per subject."""


class Ernst(StrEnum):
    """Severity: a ``fout`` stops the build, a ``waarschuwing`` is published with the figures."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One problem in one place of one document; all texts are Dutch and meant for the person who supplied it."""

    regel: str
    ernst: Ernst
    document: str
    blad: str
    cel: str
    waarde: str
    verwacht: str
    melding: str
    remedie: str
    verschil: str | None = None

    def als_tekst(self) -> str:
        """The finding as one readable paragraph."""
        plek = ", ".join(
            deel
            for deel in (f"blad {self.blad}" if self.blad else "", f"cel {self.cel}" if self.cel else "")
            if deel
        )
        regels = [f"{self.ernst.upper()} [{self.regel}] {self.document}" + (f", {plek}" if plek else "")]
        regels.append(f"  {self.melding}")
        regels.append(f"  gevonden: {self.waarde or '(leeg)'}   verwacht: {self.verwacht}")
        if self.verschil:
            regels.append(f"  verschil: {self.verschil}")
        regels.append(f"  wat te doen: {self.remedie}")
        return "\n".join(regels)


@dataclass(frozen=True, slots=True)
class Plek:
    """Where something is: the document, the sheet or section in it, and the cell or path as a person finds it."""

    document: str
    blad: str = ""
    cel: str = ""

    def at(self, cel: str) -> "Plek":
        """Another cell of the same sheet."""
        return Plek(self.document, self.blad, cel)


@dataclass(frozen=True, slots=True)
class Tekst:
    """What is said under one code, with placeholders."""

    ernst: Ernst
    waarde: str
    verwacht: str
    melding: str
    remedie: str


class MeldFout(Exception):
    """A finding is said wrongly: a mistake in the program, that no reader of damaged files may take for one of theirs."""


def meld(
    code: str, plek: Plek, /, waarde: object = "", *, verschil: object = None, **invulling: object
) -> Bevinding:
    """The finding with this code (see above) about this place; ``invulling`` fills the placeholders of its texts.

    Raises MeldFout when the code has no texts, or when a placeholder is not filled.
    """
    tekst = read_texts().get(code)
    if tekst is None:
        raise MeldFout(f"De bevinding {code} heeft geen teksten in basis/bevindingen.")
    alles = invulling | {"waarde": waarde}
    try:
        return Bevinding(
            regel=code.partition(".")[0],
            ernst=tekst.ernst,
            document=plek.document,
            blad=plek.blad,
            cel=plek.cel,
            waarde=tekst.waarde.format_map(alles),
            verwacht=tekst.verwacht.format_map(alles),
            melding=tekst.melding.format_map(alles),
            remedie=tekst.remedie.format_map(alles),
            verschil=None if verschil is None else str(verschil),
        )
    except KeyError as naam:
        raise MeldFout(f"De bevinding {code} vraagt {naam}, en dat is niet gegeven.") from naam


@cache
def read_texts() -> dict[str, Tekst]:
    """The texts of every finding, by code and by code and variant (``rij_dubbel.open_data``)."""
    teksten: dict[str, Tekst] = {}
    for pad in sorted(TEKSTEN.glob("*.toml")):
        for code, regels in tomllib.loads(pad.read_text(encoding="utf-8")).items():
            nieuw = dict(_texts_of(code, regels, {"waarde": "{waarde}", "verwacht": "{verwacht}"}))
            if dubbel := teksten.keys() & nieuw:
                raise MeldFout(f"{pad.name} heeft teksten die er al zijn: {sorted(dubbel)}.")
            teksten |= nieuw
    return teksten


def _texts_of(code: str, regels: dict[str, Any], geerfd: dict[str, str]) -> Iterator[tuple[str, Tekst]]:
    """The texts under a code and under its variants; lines that only variants complete are not said by themselves."""
    eigen = geerfd | {naam: tekst for naam, tekst in regels.items() if isinstance(tekst, str)}
    if eigen.keys() >= {"ernst", "melding", "remedie"}:
        waarde, verwacht, melding, remedie = (
            eigen[naam] for naam in ("waarde", "verwacht", "melding", "remedie")
        )
        yield code, Tekst(Ernst(eigen["ernst"]), waarde, verwacht, melding, remedie)
    for naam, variant in regels.items():
        if isinstance(variant, dict):
            yield from _texts_of(f"{code}.{naam}", variant, eigen)


def has_errors(bevindingen: Iterable[Bevinding]) -> bool:
    """Whether anything among these stops a build."""
    return any(b.ernst is Ernst.FOUT for b in bevindingen)


def refuse_errors(bevindingen: Sequence[Bevinding]) -> None:
    """Raise InvoerGeweigerd with all of these when there is an error among them."""
    if has_errors(bevindingen):
        raise InvoerGeweigerd(bevindingen)


class FondskompasFout(Exception):
    """A problem that the user can act on; its text is Dutch and is shown without a traceback."""


class InvoerGeweigerd(FondskompasFout):
    """Input was refused; carries every finding of the run, so that all of it can be mended at once."""

    def __init__(self, bevindingen: Sequence[Bevinding]) -> None:
        self.bevindingen = list(bevindingen)
        fouten = sum(b.ernst is Ernst.FOUT for b in self.bevindingen)
        self.aantal = "1 fout" if fouten == 1 else f"{fouten} fouten"
        super().__init__(
            f"{self.aantal} in de invoer; er is niets gepubliceerd en de bestaande database is niet gewijzigd."
        )
