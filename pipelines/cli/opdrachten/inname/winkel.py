"""What every command of the returns loop opens, and closes again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

import typer

from pipelines.basis.bevinding import FondskompasFout
from pipelines.cli.opties import settings
from pipelines.inname.aanvaarden import open_and_recover
from pipelines.inname.opslag.winkel import Winkel


@contextmanager
def opened(ctx: typer.Context) -> Iterator[Winkel]:
    """The store of these settings, after what a killed run left was settled."""
    winkel = open_and_recover(settings(ctx))
    try:
        yield winkel
    finally:
        winkel.close()


def read_day(dag: str, *, einde: bool = False) -> datetime:
    """A day such as 2026-12-31 as its first moment in UTC, or its last; raises FondskompasFout when it is none."""
    try:
        return datetime.combine(date.fromisoformat(dag), time.max if einde else time.min, UTC)
    except ValueError as fout:
        raise FondskompasFout(f"«{dag}» is geen dag. Schrijf haar als 2026-12-31.") from fout
