"""The gate before a publication: what cannot be true is an error, until somebody confirms it with a reason.

The rules of the gate are those whose name begins with ``poort_``; a reconciliation that differs is refused in the same way. A
confirmation names the document of the finding, or the code of the reconciliation (``data/raw/bevestigingen.csv``); its findings
are then published as warnings that say the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import duckdb

from pipelines.basis.bevinding import Bevinding, Ernst, Plek, has_errors, meld
from pipelines.basis.queries import read_query
from pipelines.sources.raw.invoer import Invoer

POORT = "poort_"
AANSLUITING = "aansluiting_wijkt_af"


def read_reasons(invoer: Invoer) -> dict[str, str]:
    """The reason per document or code that was confirmed, also for documents that are tried with a reason."""
    redenen = dict(invoer.tabellen["bevestiging"].select("wat", "reden").iter_rows())
    return redenen | invoer.bevestigd


def pass_gate(
    con: duckdb.DuckDBPyConnection,
    bevindingen: Sequence[Bevinding],
    redenen: Mapping[str, str],
    *,
    aansluiten: bool,
) -> list[Bevinding]:
    """All findings after the confirmations; what does not reconcile is looked at when nothing else is wrong, because a
    wrong table shows in many totals. Without ``aansluiten`` it is not looked at."""
    bevestigd = confirm(bevindingen, redenen)
    if has_errors(bevestigd) or not aansluiten:
        return bevestigd
    return bevestigd + confirm(differing(con), redenen)


def confirm(bevindingen: Sequence[Bevinding], redenen: Mapping[str, str]) -> list[Bevinding]:
    """The same findings, in which what was confirmed is a warning that says why.

    A reconciliation that was confirmed is no finding: it stands in ``mart.aansluiting`` with its difference and the reason.
    """
    over = [b for b in bevindingen if b.regel != AANSLUITING or subject(b) not in redenen]
    return [_confirmed(b, redenen.get(subject(b))) for b in over]


def is_confirmable(bevinding: Bevinding) -> bool:
    """Whether a reason may stand against this finding: it compares, and does not say that something cannot be read."""
    return bevinding.ernst is Ernst.FOUT and bevinding.regel.startswith((POORT, AANSLUITING))


def subject(bevinding: Bevinding) -> str:
    """What a confirmation of this finding names."""
    return bevinding.cel if bevinding.regel == AANSLUITING else bevinding.document


def differing(con: duckdb.DuckDBPyConnection) -> list[Bevinding]:
    """A finding for every reconciliation that differs; ``mart.aansluiting`` must be there."""
    return [
        meld("aansluiting_wijkt_af", Plek("aansluiting", onderwerp, code), links, omschrijving=omschrijving, verwacht=rechts, verschil=verschil)
        for code, onderwerp, omschrijving, links, rechts, verschil in con.execute(
            read_query("vragen", "aansluiting_afwijkend")
        ).fetchall()
    ]  # fmt: skip


def _confirmed(bevinding: Bevinding, reden: str | None) -> Bevinding:
    if reden is None or not is_confirmable(bevinding):
        return bevinding
    return replace(
        bevinding, ernst=Ernst.WAARSCHUWING, melding=f"{bevinding.melding} Bevestigd: {reden.rstrip('.')}."
    )
