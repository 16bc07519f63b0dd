"""Dutch notation of numbers and dates, the same in the dashboard, the CLI and exports.

Amounts arrive as int or Decimal, never as float; a missing figure is written by whoever knows its reason.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from zoneinfo import ZoneInfo

_HARDE_SPATIE = "\u00a0"
# A DECIMAL(38,15) or HUGEINT has more digits than the 28 that Decimal keeps by default; nothing may be cut in silence.
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)
_MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def format_number(waarde: int | Decimal, decimalen: int = 0) -> str:
    """1234.5 → ``1.234,5`` with a fixed number of decimals, halves away from zero, minus sign before the digits."""
    afgerond = Decimal(waarde).quantize(Decimal(1).scaleb(-decimalen), context=_EXACT)
    if afgerond == 0:
        afgerond = abs(afgerond)
    return f"{afgerond:,.{decimalen}f}".translate(str.maketrans({",": ".", ".": ","}))


def format_eur(waarde: int | Decimal, decimalen: int = 0) -> str:
    """1234567 → ``€ 1.234.567`` with a space that does not break; ``€ -5`` for a negative amount."""
    return f"€{_HARDE_SPATIE}{format_number(waarde, decimalen)}"


def format_mln(waarde: int | Decimal, decimalen: int = 1) -> str:
    """14600000 → ``€ 14,6 mln``."""
    return f"€{_HARDE_SPATIE}{format_number(Decimal(waarde) / 1_000_000, decimalen)}{_HARDE_SPATIE}mln"


def format_pct(deel: int | Decimal, geheel: int | Decimal, decimalen: int = 1) -> str:
    """A share as ``12,3%``; ``geheel`` must not be zero."""
    return f"{format_number(Decimal(deel) * 100 / Decimal(geheel), decimalen)}%"


def format_exact(waarde: Decimal) -> str:
    """A decimal with all its decimals and no trailing zeros: 1234.5000 → ``1.234,5``."""
    genormaliseerd = waarde.normalize(_EXACT)
    exponent = genormaliseerd.as_tuple().exponent
    return format_number(waarde, max(0, -exponent) if isinstance(exponent, int) else 0)


def as_plain(waarde: object) -> str | None:
    """An exact value as text that another program reads: ``0.000``, never ``0E-3``; ``None`` stays what it is."""
    return format(waarde, "f") if isinstance(waarde, Decimal) else None if waarde is None else str(waarde)


def format_datum(waarde: date) -> str:
    """2023-01-01 → ``1 januari 2023``."""
    return f"{waarde.day} {_MAANDEN[waarde.month - 1]} {waarde.year}"


def format_moment(waarde: datetime) -> str:
    """``2 januari 2026 om 04.04 uur``, in the time of the Netherlands; a moment without a zone is in UTC."""
    hier = (waarde if waarde.tzinfo else waarde.replace(tzinfo=UTC)).astimezone(ZoneInfo("Europe/Amsterdam"))
    return f"{format_datum(hier.date())} om {hier:%H.%M} uur"


def enumerate_words(woorden: Sequence[str]) -> str:
    """``doel``, ``doel en vorm``, ``doel, vorm en gemeente``."""
    return " en ".join(filter(None, (", ".join(woorden[:-1]), *woorden[-1:])))


def count(aantal: int, enkelvoud: str, meervoud: str) -> str:
    """``1 gemeente``, ``12 gemeenten``."""
    return f"{aantal} {enkelvoud if aantal == 1 else meervoud}"
