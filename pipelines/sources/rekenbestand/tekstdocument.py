"""A PDF without a table: the text of a circulaire, kept as a document to cite from (``bron citaat``)."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.bestand.blad import Blad
from pipelines.sources.rekenbestand.naslag import Naslag
from pipelines.sources.rekenbestand.opschrift import find_vintage
from pipelines.sources.rekenbestand.pdfwoorden import groups

SOORT = "tekst"
_GETAL = re.compile(r"[-€ ]*[0-9][0-9.,]*")
_MINSTE_RIJEN = 2


def is_text_only(bladen: list[Blad], naslag: Naslag) -> bool:
    """Whether the pages hold text and no table: a few rows with a gemeente and a figure are a table nobody recognised."""
    rijen = [rij for blad in bladen for rij in blad.rijen]
    met_cijfers = sum(
        (
            any(naslag.gemeenten.by_name(cel) for cel in rij)
            and any(_GETAL.fullmatch(cel.strip()) for cel in rij)
        )
        or bool(groups([(0.0, 0.0, woord) for cel in rij for woord in cel.split()], naslag))
        for rij in rijen
    )
    return bool(bladen) and all(blad.regels for blad in bladen) and met_cijfers < _MINSTE_RIJEN


def register_row(
    pad: Path, bron_id: str, document: str, circulaire: str | None, jaar: int | None, publicatie: date | None
) -> dict[str, Any]:
    """The row of the register; the vintage is what the user states, else what the name of the file says."""
    naam = find_vintage([pad.stem.replace("_", " "), pad.stem])
    return {
        "bron_id": bron_id,
        "naam": pad.name.replace(";", "_"),
        "document": document,
        "blad": SOORT,
        "soort": SOORT,
        "circulaire": circulaire or (next(iter(naam.circulaires)) if len(naam.circulaires) == 1 else None),
        "uitkeringsjaar": jaar or (next(iter(naam.jaren)) if len(naam.jaren) == 1 else None),
        "versie": 1,
        "omvang": "geheel",
        "publicatiedatum": publicatie,
        "corrigeert": None,
        "decimaalteken": None,
        "uitkeringsfactor": None,
        "toegevoegd_op": date.today(),
        "pad": pad,
    }
