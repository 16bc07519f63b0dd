"""What both drawings of the map are made of: the class of every gemeente and the words at it."""

from decimal import Decimal

import polars as pl

from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import Meting
from pipelines.basis.opmaak import format_number

KLIK = "Een klik op de kaart opent de gemeente; ‘Toon als tabel’ geeft haar cijfer, en een klik of Enter daarop zijn herkomst."


def areas(meting: Meting, nummers: list[int]) -> pl.DataFrame:
    """What both maps draw: gm_code, naam, klasse and the words at a gemeente."""
    hovers = [
        f"<b>{rij['naam']}</b><br>{_words(meting, waarde, rij)}<br>{format_number(rij['inwoners'] or 0)} inwoners"
        for waarde, rij in zip(meting.waarden, meting.gemeenten.iter_rows(named=True), strict=True)
    ]
    return meting.gemeenten.select("gm_code", "naam").with_columns(
        pl.Series("klasse", nummers), pl.Series("hover", hovers)
    )


def _words(meting: Meting, waarde: Decimal | None, rij: Rij) -> str:
    if waarde is None:
        return f"geen cijfer: {rij['reden'] or 'reden onbekend'}"
    per = f" per {format_number(meting.per)} inwoners" if meting.per > 1 else " per inwoner"
    beide = (
        f"{meting.show(waarde)}{per} ({meting.show_total(rij['teller'])})"
        if meting.per_inwoner
        else meting.show(waarde)
    )
    return f"{beide}<br>Status: {rij['status']}"
