"""Which of two deliveries of one report is the newer, by their own date: the one that was added last counts."""

from collections.abc import Mapping
from datetime import UTC, datetime

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.iv3.model import Levering

Verslag = tuple[str, int, int, int]


def report_of(levering: Levering) -> Verslag:
    """What a delivery is about: two with the same are two of one report."""
    return levering.gm_code, levering.boekjaar, levering.periode, levering.plaatsing


def older_than(levering: Levering, vorige: Mapping[Verslag, Levering]) -> list[Bevinding]:
    """A warning when a delivery takes the place of one that is newer than itself."""
    eerder = vorige.get(report_of(levering))
    eigen, hunne = _moment(levering.datum), _moment(eerder.datum if eerder else "")
    if eerder is None or eigen is None or hunne is None or eigen >= hunne:
        return []
    plek = Plek(levering.document, "metadata", "$.metadata.datum")
    return [meld("iv3_oudere_levering", plek, levering.datum, eerder=eerder.datum, document=eerder.document)]


def _moment(datum: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(datum)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
