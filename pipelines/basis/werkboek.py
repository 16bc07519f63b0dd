"""Workbooks that the program writes itself: the same content gives the same bytes."""

from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def new_workbook(uit: BinaryIO, gemaakt: datetime, titel: str = "") -> "Workbook":
    """A workbook that is written to ``uit`` when it is closed. Text stays text: never a formula, a link or a number."""
    from xlsxwriter import Workbook

    als_tekst = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    boek = Workbook(uit, {"in_memory": True, **als_tekst})
    boek.set_properties({"title": titel, "author": "Fondskompas", "created": gemaakt})
    return boek
