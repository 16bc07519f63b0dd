"""The outer edge of everything that answers programs: whatever is asked gets an answer, and whatever goes wrong is said in one form."""

import hashlib
import logging
from collections.abc import Callable, Sequence

from flask import Request, Response

from dashboard.api.probleem import Probleem, refuse
from dashboard.api.vraag import unknown_state
from dashboard.gegevens.maat import Maat
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens, UitgaveWeg
from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import list_names

_LOG = logging.getLogger("fondskompas.api")
METHODEN = ("GET", "HEAD")
ALLE = (*METHODEN, "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
NU = "public, max-age=60"
BEVROREN = "public, max-age=31536000, immutable"


def answer_safely(vraag: Request, maat: Maat, make: Callable[[], Response]) -> Response:
    """What ``make`` answers to a question that only reads; every fault as problem+json.

    Without this edge a fault would be answered by the server with a page in HTML.
    """
    try:
        _refuse_unwanted(vraag, maat)
        antwoord = make()
    except Probleem as probleem:
        antwoord = probleem.answer()
    except GeenDatabase as fout:
        antwoord = Probleem(503, "Nog geen cijfers", str(fout), {"Retry-After": "60"}).answer()
    except UitgaveWeg as fout:
        antwoord = Probleem(503, "Nieuwe cijfers", str(fout), {"Retry-After": "1"}).answer()
    except FondskompasFout as fout:  # of a question: what it asks cannot be done, and its words say why
        antwoord = refuse(str(fout)).answer()
    except Exception:  # the outer edge: logged in full, and answered in the form that was promised
        _LOG.exception("Een vraag is niet te beantwoorden: %s", vraag.full_path)
        antwoord = Probleem(
            500, "Er ging iets mis", "De fout is vastgelegd. Probeer het later opnieuw."
        ).answer()
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    return antwoord


def _refuse_unwanted(vraag: Request, maat: Maat) -> None:
    if vraag.method not in METHODEN:
        uitleg = f"Hier kan alleen worden gelezen, met {' of '.join(METHODEN)}."
        raise Probleem(405, "Alleen lezen", uitleg, {"Allow": ", ".join(METHODEN)})
    if wacht := maat.wait(vraag.remote_addr or ""):
        uitleg = f"Dit adres stelt te veel vragen. Probeer het over {wacht} s opnieuw, of neem een hele uitgave over (/open)."
        raise Probleem(429, "Te veel vragen", uitleg, {"Retry-After": str(wacht)})


def refuse_state(gegevens: Gegevens, stand: str, fout: StandGeweigerd) -> Probleem:
    """Why a frozen state is not given; the words of the fault name folders, which is for who keeps them and not for every reader."""
    bekend = stand in list_names(gegevens.standen.map)
    probleem = unknown_state(
        stand, "zij is beschadigd en wordt geweigerd" if bekend else "die stand is er niet"
    )
    probleem.__cause__ = fout
    return probleem


def finish(
    vraag: Request, inhoud: bytes, media: str, geldig: str, koppen: Sequence[tuple[str, str]] = ()
) -> Response:
    """The answer with its fingerprint; a reader who has these bytes already is told so."""
    gemaakt = Response(inhoud, mimetype=media)
    if media == "text/csv":
        gemaakt.headers["Content-Type"] = "text/csv; charset=utf-8; header=present"
    gemaakt.headers.extend(koppen)
    gemaakt.headers["Cache-Control"] = geldig
    gemaakt.set_etag(hashlib.sha256(inhoud).hexdigest()[:32])
    gemaakt.make_conditional(vraag)
    return gemaakt
