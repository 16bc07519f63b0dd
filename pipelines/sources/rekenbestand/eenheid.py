"""The unit that the texts above a table name: everything is read as it stands, so thousands would be a factor wrong."""

import re

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Getal, Werkblad
from pipelines.sources.rekenbestand.naslag import clean

_VEELVOUD = re.compile(
    r"(?:[x×*]|\bin)\s*(?:€|eur|euro)?\s*(?:1[. ]?000(?:[. ]?000)?|duizend(?:en|tallen)?|miljoen(?:en)?|mln)(?![0-9])",
    re.IGNORECASE,
)


def check_unit(blad: Werkblad, eerste: int, laatste: int) -> list[Bevinding]:
    """An error for each text in the titles, the header (``eerste`` to ``laatste``) and the row below that names a multiple."""
    return [
        meld("eenheid_veelvoud", blad.at(nummer, kolom), treffer[0])
        for nummer in range(min(laatste + 2, len(blad.rijen)))
        for kolom, cel in enumerate(blad.rijen[nummer])
        if cel and not isinstance(cel, Getal) and (treffer := _VEELVOUD.search(clean(cel)))
    ]
