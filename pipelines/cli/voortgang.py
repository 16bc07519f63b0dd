"""A progress bar on a terminal; silence in a log."""

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@contextlib.contextmanager
def show_progress() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that takes the name of a step, how many are done and how many there are."""
    console = Console(stderr=True)
    balk = Progress(
        TextColumn("{task.description:32}"),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with balk:
        taak = balk.add_task("wijzigingen zoeken", total=1)

        def stap(naam: str, klaar: int, totaal: int) -> None:
            balk.update(taak, description=naam, completed=klaar, total=totaal)

        yield stap
