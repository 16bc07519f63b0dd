"""CBS' error catalogue: code → message, severity, allowed maximum and remedy, and the finding made of it.

Source: fouten.json of github.com/statistiekcbs/iv3_definities, compiled to data/raw/iv3/fouten.csv. The catalogue gives
codes and messages; severity, maximum and remedy are columns of ours that name their own source and status.
"""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst, Plek
from pipelines.sources.tabel.kolommen import Kolom, Schema

FOUTEN = Schema(
    kolommen=(
        Kolom("foutcode"),
        Kolom("omschrijving"),
        Kolom("melding"),
        Kolom("ernst", keuzes=("fout", "waarschuwing")),
        Kolom("maat", verplicht=False, keuzes=("percentage", "verschil", "waarde")),
        Kolom("maximaal", "decimaal", verplicht=False),
        Kolom("status", verplicht=False, keuzes=("gepubliceerd", "afgeleid", "aanname")),
        Kolom("bron", verplicht=False),
        Kolom("remedie"),
    ),
    sleutel=("foutcode",),
    waardekolom="melding",
)


@dataclass(frozen=True)
class Catalogusfout:
    """One entry of the catalogue."""

    melding: str
    ernst: Ernst
    remedie: str
    maximaal: Decimal | None = None


class Catalogus:
    """All entries, and the way to make a finding of one."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._fouten = {
            rij["foutcode"]: Catalogusfout(
                rij["melding"], Ernst(rij["ernst"]), rij["remedie"], rij["maximaal"]
            )
            for rij in frame.iter_rows(named=True)
        }

    def maximum(self, foutcode: str) -> Decimal:
        """What a plausibility check allows: a percentage or an amount in euro."""
        maximaal = self._fouten[foutcode].maximaal
        return Decimal(0) if maximaal is None else maximaal

    def finding(
        self,
        foutcode: str,
        plek: Plek,
        waarde: str,
        verwacht: str,
        *,
        verschil: str | None = None,
        **invulling: str,
    ) -> Bevinding:
        """A finding with CBS' own code and words; ``invulling`` fills <fout>, <goed>, <extra> and <onderdeel>."""
        fout = self._fouten[foutcode]
        return Bevinding(
            regel=foutcode,
            ernst=fout.ernst,
            document=plek.document,
            blad=plek.blad,
            cel=plek.cel,
            waarde=waarde,
            verwacht=verwacht,
            melding=_fill(fout.melding, invulling),
            remedie=fout.remedie,
            verschil=verschil,
        )


def _fill(melding: str, invulling: dict[str, str]) -> str:
    for naam in ("fout", "goed", "extra_fout", "extra", "onderdeel"):
        melding = melding.replace(f"<{naam}>", invulling.get(naam, ""))
    return " ".join(melding.split()).replace(" .", ".").replace("..", ".")
