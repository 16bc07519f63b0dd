"""The known figures beside the questions of a return, from the published figures; none when there is no publication."""

from collections.abc import Mapping, Sequence

from dashboard.inname.huis import Huis
from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.werkboek import reference
from pipelines.sources.opgave.bekend import find_known
from pipelines.sources.opgave.model import Bekend


def known_of(huis: Huis, gm_code: str | None, jaar: int) -> Mapping[str, Sequence[Bekend]]:
    """Per goal and block what is known of a gemeente in a year."""
    if gm_code is None:
        return {}
    try:
        with huis.gegevens.cursor() as con:
            return {
                b.doel: feiten
                for b, feiten in find_known(con, reference(huis.keuzes)[0], gm_code, jaar).bladen
            }
    except FondskompasFout:
        return {}  # nothing was published yet, or not over that year; the page says that nothing is known
