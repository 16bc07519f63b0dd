"""Sums of whole columns, exact."""

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def total(reeks: "pl.Series") -> int | Decimal:
    """The sum of a column of whole numbers or decimals, without what is empty; raises TypeError for one of floats."""
    som = reeks.sum()
    if isinstance(som, float):
        raise TypeError(f"{reeks.name} is a column of floats")
    return som
