"""The gate before a publication: what cannot be true is an error, until somebody confirms it with a reason.

The rules of the gate are those whose name begins with ``poort_``; a reconciliation that differs is refused in the same way. A
confirmation names the document of the finding, or the code of the reconciliation, and the rule that it answers
(``data/raw/bevestigingen.csv``): another error in the same document is refused all the same. What was confirmed is
published as a warning that says the reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import duckdb

from pipelines.basis.bevinding import Bevinding, Ernst, Plek, has_errors, meld
from pipelines.basis.queries import read_query
from pipelines.sources.raw.invoer import Invoer

POORT = "poort_"
AANSLUITING = "aansluiting_wijkt_af"


class Onderwerp(NamedTuple):
    """What a confirmation is about: a document or the code of a reconciliation, and the rule that refused it."""

    wat: str
    regel: str


@dataclass(frozen=True)
class Reden:
    """Why it is right; of a reconciliation also the two amounts that were confirmed, or nothing when any will do."""

    tekst: str
    gevonden: str = ""


Redenen = Mapping[Onderwerp, Reden]


def read_reasons(invoer: Invoer) -> dict[Onderwerp, Reden]:
    """What was confirmed, and still is what was confirmed: a document that has other bytes now is looked at again."""
    bytes_nu = {str(d["document"]): d["bron_id"] for d in invoer.documenten}
    return {
        Onderwerp(rij["wat"], rij["regel"]): Reden(
            rij["reden"], (rij["gevonden"] or "") if rij["regel"] == AANSLUITING else ""
        )
        for rij in invoer.tabellen["bevestiging"].iter_rows(named=True)
        if not rij["sha256"] or rij["sha256"] == bytes_nu.get(rij["wat"])
    }


def pass_gate(
    con: duckdb.DuckDBPyConnection,
    bevindingen: Sequence[Bevinding],
    redenen: Redenen,
    *,
    aansluiten: bool,
    reden: str | None = None,
) -> tuple[list[Bevinding], list[Bevinding]]:
    """All findings after the confirmations, and the errors that ``reden`` had to be said against.

    What does not reconcile is looked at when nothing else is wrong, because a wrong table shows in many totals; without
    ``aansluiten`` it is not looked at. A reason is said against all errors or, when it does not help one of them, none.
    """
    over, geweigerd = _say_reason(confirm(bevindingen, redenen), reden)
    if has_errors(over) or not aansluiten:
        return over, geweigerd
    verschillen, ook_geweigerd = _say_reason(confirm(differing(con), redenen), reden)
    return over + verschillen, geweigerd + ook_geweigerd


def _say_reason(bevindingen: list[Bevinding], reden: str | None) -> tuple[list[Bevinding], list[Bevinding]]:
    fouten = [b for b in bevindingen if b.ernst is Ernst.FOUT]
    if reden is None or not all(map(is_confirmable, fouten)):
        return bevindingen, []
    return confirm(bevindingen, {subject(b): Reden(reden) for b in fouten}), fouten


def confirm(bevindingen: Iterable[Bevinding], redenen: Redenen) -> list[Bevinding]:
    """The same findings, in which what was confirmed is a warning that says why.

    A reconciliation that was confirmed is no finding: it stands in ``mart.aansluiting`` with its difference and the reason.
    """
    uit = []
    for bevinding in bevindingen:
        reden = redenen.get(subject(bevinding)) if is_confirmable(bevinding) else None
        if reden is None or reden.gevonden not in ("", found(bevinding)):
            uit.append(bevinding)
        elif bevinding.regel != AANSLUITING:
            melding = f"{bevinding.melding} Bevestigd: {reden.tekst.rstrip('.')}."
            uit.append(replace(bevinding, ernst=Ernst.WAARSCHUWING, melding=melding))
    return uit


def is_confirmable(bevinding: Bevinding) -> bool:
    """Whether a reason may stand against this finding: it compares, and does not say that something cannot be read."""
    return bevinding.ernst is Ernst.FOUT and bevinding.regel.startswith((POORT, AANSLUITING))


def subject(bevinding: Bevinding) -> Onderwerp:
    """What a confirmation of this finding names."""
    wat = bevinding.cel if bevinding.regel == AANSLUITING else bevinding.document
    return Onderwerp(wat, bevinding.regel)


def found(bevinding: Bevinding) -> str:
    """What was found, as the register of confirmations says it."""
    return (
        f"{bevinding.waarde} tegenover {bevinding.verwacht}"
        if bevinding.regel == AANSLUITING
        else bevinding.waarde
    )


def as_rows(
    bevindingen: Iterable[Bevinding], reden: str, bytes_nu: Mapping[str, str]
) -> list[dict[str, object]]:
    """The rows of the register that confirm these findings; ``bytes_nu`` gives the sha256 of their documents."""
    per: dict[Onderwerp, list[str]] = {}
    for bevinding in bevindingen:
        per.setdefault(subject(bevinding), []).append(found(bevinding))
    return [
        {
            "wat": over.wat,
            "regel": over.regel,
            "sha256": bytes_nu.get(over.wat, ""),
            "gevonden": " | ".join(dict.fromkeys(gevonden)),
            "reden": reden,
            "bevestigd_op": date.today(),
        }
        for over, gevonden in sorted(per.items())
    ]


def differing(con: duckdb.DuckDBPyConnection) -> list[Bevinding]:
    """A finding for every reconciliation that differs; ``mart.aansluiting`` must be there."""
    return [
        meld("aansluiting_wijkt_af", Plek("aansluiting", onderwerp, code), links, omschrijving=omschrijving, verwacht=rechts, verschil=verschil)
        for code, onderwerp, omschrijving, links, rechts, verschil in con.execute(
            read_query("vragen", "aansluiting_afwijkend")
        ).fetchall()
    ]  # fmt: skip
