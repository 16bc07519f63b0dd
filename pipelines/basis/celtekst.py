"""Text in a cell that a spreadsheet must not take for a formula, said once for every file that leaves the house."""

import unicodedata

_TEKENS = "=+-@＝＋－＠"
FORMULE = rf"^''*[\pZ\pC\s]*[{_TEKENS.replace('-', chr(92) + '-')}]"
"""The same as a pattern of DuckDB, with an apostrophe doubled as in a text of SQL."""


def guard_text(tekst: str) -> str:
    """Text that starts as a formula does, also behind what does not show, with an apostrophe before it.

    A text that has apostrophes there already gets one more, so that taking one off always gives the text back.
    """
    rest = tekst.lstrip("'")
    for teken in rest:
        if unicodedata.category(teken)[0] not in "ZC":
            return f"'{tekst}" if teken in _TEKENS else tekst
    return tekst
