"""What goes wrong with a question, as ``application/problem+json`` (RFC 9457) in Dutch."""

import json
from collections.abc import Mapping

from flask import Response

MEDIA = "application/problem+json"


class Probleem(Exception):
    """A question that gets no answer: the status, a short title, and what to do about it."""

    def __init__(self, status: int, titel: str, uitleg: str, koppen: Mapping[str, str] | None = None) -> None:
        super().__init__(uitleg)
        self.status = status
        self.titel = titel
        self.uitleg = uitleg
        self.koppen = dict(koppen or {})

    def answer(self) -> Response:
        """The answer as the API gives it."""
        inhoud = {"type": "about:blank", "title": self.titel, "status": self.status, "detail": self.uitleg}
        antwoord = Response(
            json.dumps(inhoud, ensure_ascii=False), self.status, mimetype=MEDIA, headers=self.koppen
        )
        antwoord.headers["Cache-Control"] = "no-store"
        return antwoord


def refuse(uitleg: str) -> Probleem:
    """A question that is not well put."""
    return Probleem(400, "De vraag klopt niet", uitleg)


def not_found(uitleg: str) -> Probleem:
    """A question about what is not there."""
    return Probleem(404, "Niet gevonden", uitleg)
