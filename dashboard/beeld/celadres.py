"""Where a source cell stands, in words, on lines for a column of a grid, and as an address of the page that shows it."""

import re
from urllib.parse import urlencode

_CEL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


def cell_reference(document: str | None, cel: str | None) -> str:
    """Where a figure stands: ``pok/envelop.csv, cel E21``; a place that names itself is kept (``regel 4``)."""
    return f"{document or 'onbekend document'}, {_name_cell(cel)}" if cel else ""


def _name_cell(cel: str) -> str:
    return cel if cel[0].islower() else f"cel {cel}"


def cell_address(document: str, cel: str) -> str | None:
    """Where the page Aansluiting shows a cell in its sheet; ``None`` for what is no cell, such as a whole column."""
    if not _CEL.fullmatch(cel or ""):
        return None
    return "/aansluiting?" + urlencode({"document": document, "cel": cel}, safe="/") + "#ah-cel"


def path_lines(document: str | None) -> str:
    """A document on two lines, folder and file, so that a narrow column does not break it anywhere."""
    map_, streep, bestand = (document or "onbekend document").rpartition("/")
    return f"{map_}{streep}\n{bestand}" if streep else bestand


def cell_lines(document: str | None, cel: str | None) -> str:
    """A source cell for a column of a grid: folder, file and cell."""
    return f"{path_lines(document)}, {_name_cell(cel)}" if cel else ""
