"""The log: one line an event, as text or as JSON, each with the request it belongs to; nothing a reader sends starts a new line."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Literal

VERZOEK: ContextVar[str] = ContextVar("verzoek", default="")
"""The id of the request that is being answered; empty outside one."""
_STUUR = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_EIGEN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime"}


def one_line(tekst: str) -> str:
    """Text in which a line end or another control character can be seen and does nothing."""
    return _STUUR.sub(lambda teken: f"\\u{ord(teken[0]):04x}", tekst)


class Tekstregel(logging.Formatter):
    """For a person: moment, level, where, request, message; a traceback of our own code follows on lines of its own, indented."""

    def format(self, record: logging.LogRecord) -> str:
        """The event as text."""
        verzoek = VERZOEK.get()
        delen = [
            _moment(record),
            record.levelname,
            record.name,
            *([f"[{verzoek}]"] if verzoek else []),
            one_line(record.getMessage()),
        ]
        regel = " ".join(delen)
        if record.exc_info:
            sporen = [one_line(spoor) for spoor in self.formatException(record.exc_info).split("\n")]
            regel += "".join(f"\n    {spoor}" for spoor in sporen)
        return regel


class Jsonregel(logging.Formatter):
    """For a machine: an object a line, with whatever the event carries in ``extra``."""

    def format(self, record: logging.LogRecord) -> str:
        """The event as JSON (UTF-8, no line ends)."""
        inhoud: dict[str, object] = {
            "tijd": _moment(record),
            "niveau": record.levelname,
            "bron": record.name,
            "bericht": record.getMessage(),
        }
        if verzoek := VERZOEK.get():
            inhoud["verzoek"] = verzoek
        inhoud |= {naam: waarde for naam, waarde in record.__dict__.items() if naam not in _EIGEN}
        if record.exc_info:
            inhoud["spoor"] = self.formatException(record.exc_info)
        return _STUUR.sub("", json.dumps(inhoud, ensure_ascii=False, default=str))


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def set_up(vorm: Literal["tekst", "json"]) -> None:
    """Everything of this process to standard error, in one form; libraries from a warning on."""
    uit = logging.StreamHandler()
    uit.setFormatter(Jsonregel() if vorm == "json" else Tekstregel())
    logging.basicConfig(level=logging.WARNING, handlers=[uit], force=True)
    logging.getLogger("fondskompas").setLevel(logging.INFO)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
