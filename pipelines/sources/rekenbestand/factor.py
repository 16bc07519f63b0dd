"""Uitkeringsfactoren: one row per circulaire and uitkeringsjaar."""

import re
from decimal import Decimal

import polars as pl

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Werkblad
from pipelines.sources.rekenbestand.koprij import Kop
from pipelines.sources.rekenbestand.rijsoort import cell

_CIRCULAIRE = re.compile(r"^[MSD]20[0-9]{2}$")
_JAAR = re.compile(r"^20[0-9]{2}$")
_FACTOR = re.compile(r"^[0-9][.,][0-9]{1,6}$|^[0-9]$")
_ONLEESBAAR = {"circulaire": "factor_circulaire", "jaar": "factor_jaar", "factor": "factor_factor"}


def parse_factor(tekst: str) -> Decimal | None:
    """``1,457`` or ``1.457``: a factor lies near one, so its mark can only be a decimal one."""
    tekst = tekst.strip()
    waarde = Decimal(tekst.replace(",", ".")) if _FACTOR.match(tekst) else None
    return waarde if waarde is not None and Decimal("0.2") < waarde < 5 else None


def read_factors(blad: Werkblad, kop: Kop, einde: int) -> tuple[pl.DataFrame, list[Bevinding]]:
    """circulaire (``None`` when the table does not name it), uitkeringsjaar, uitkeringsfactor, gedrukt, bron_id, blad, cel."""
    rijen: list[dict[str, object]] = []
    bevindingen = []
    kolommen = {rol: kop.column(rol) for rol in ("circulaire", "jaar", "factor")}
    for nummer in range(kop.laatste + 1, einde):
        rij = blad.rijen[nummer]
        teksten = {rol: cell(rij, kolom) for rol, kolom in kolommen.items()}
        if not teksten["factor"] and not teksten["jaar"]:
            continue
        factor = parse_factor(teksten["factor"])
        for rol, klopt in (
            ("circulaire", kolommen["circulaire"] is None or _CIRCULAIRE.match(teksten["circulaire"])),
            ("jaar", _JAAR.match(teksten["jaar"])),
            ("factor", factor is not None),
        ):
            if not klopt:
                plek = blad.at(nummer, kolommen[rol] or 0)
                bevindingen.append(meld(_ONLEESBAAR[rol], plek, teksten[rol]))
        rijen.append(
            {
                "circulaire": teksten["circulaire"] or None,
                "uitkeringsjaar": int(teksten["jaar"]) if _JAAR.match(teksten["jaar"]) else None,
                "uitkeringsfactor": factor,
                "gedrukt": teksten["factor"],
                "bron_id": blad.bron_id,
                "blad": blad.naam,
                "cel": blad.cel(nummer, kolommen["factor"] or 0),
            }
        )
    schema = {
        "circulaire": pl.String,
        "uitkeringsjaar": pl.Int64,
        "uitkeringsfactor": pl.Decimal(24, 9),
        "gedrukt": pl.String,
        "bron_id": pl.String,
        "blad": pl.String,
        "cel": pl.String,
    }
    return pl.DataFrame(rijen, schema=schema), bevindingen
