"""What the commands print with: lines that are never folded, and tables that stay whole when nobody is watching."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table


def new_console() -> Console:
    """A console for lines: text as it is, however long."""
    return Console(highlight=False, markup=False, soft_wrap=True)


def print_table(tabel: Table, breed: int) -> None:
    """Print a table, in a file or a pipe at most ``breed`` characters wide."""
    console = Console(highlight=False)
    (console if console.is_terminal else Console(highlight=False, width=breed)).print(tabel)


def new_table(koppen: Sequence[str], links: int, titel: str | None = None) -> Table:
    """A table whose first ``links`` columns hold words and the others figures; nothing is cut off."""
    tabel = Table(title=titel, title_justify="left", title_style="bold")
    for nummer, kop in enumerate(koppen):
        tabel.add_column(kop, justify="left" if nummer < links else "right", overflow="fold")
    return tabel
