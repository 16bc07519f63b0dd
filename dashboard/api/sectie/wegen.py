"""The addresses of the files: one door, so that whatever is asked gets an answer in its own form."""

import threading
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cachetools import LRUCache
from flask import Flask, Request, Response, request

from dashboard.api.rand import ALLE, BEVROREN, NU, answer_safely, finish, refuse_state
from dashboard.api.sectie.bestanden import make_file
from dashboard.api.sectie.vraag import WORTEL, Sectievraag, read_question
from dashboard.gegevens.maat import Maat
from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.toestand import read_stand
from dashboard.gegevens.uitgave import Gegevens, read_from
from dashboard.kader.pagina import Pagina

_BEWAARD_BYTES = 48 * 1024 * 1024
Bestand = tuple[bytes, str]


def _kept_files() -> "LRUCache[Hashable, Bestand]":
    return LRUCache(_BEWAARD_BYTES, getsizeof=lambda bestand: len(bestand[0]))


@dataclass(frozen=True)
class Loket:
    """What is answered from: the figures, the pages, how much one address may ask, and the files that were made."""

    gegevens: Gegevens
    paginas: Sequence[Pagina]
    maat: Maat
    bewaard: "LRUCache[Hashable, Bestand]" = field(default_factory=_kept_files)
    slot: threading.Lock = field(default_factory=threading.Lock)


def register(server: Flask, gegevens: Gegevens, paginas: Sequence[Pagina], per_minuut: int) -> None:
    """Add the addresses to a server."""
    loket = Loket(gegevens, paginas, Maat(per_minuut))

    @server.route(f"{WORTEL}/<pad>/<path:naam>", methods=list(ALLE))
    def section_file(pad: str, naam: str) -> Response:
        return answer_safely(request, loket.maat, lambda: _answer(loket, request, pad, naam))


def _answer(loket: Loket, vraag: Request, pad: str, naam: str) -> Response:
    gelezen = read_question(loket.paginas, pad, naam, dict(vraag.args.lists()))
    gegevens = _figures(loket.gegevens, gelezen)
    # of now: of the edition that the page was opened on (gegevens.vasthouden), else the one that is there
    inhoud, bestandsnaam = _make(loket, gegevens, gelezen)
    kop = (("Content-Disposition", f'attachment; filename="{bestandsnaam}"'),)
    return finish(vraag, inhoud, gelezen.vorm.media, BEVROREN if gegevens.stand else NU, kop)


def _figures(gegevens: Gegevens, vraag: Sectievraag) -> Gegevens:
    try:
        return gegevens.bij(vraag.search)
    except StandGeweigerd as fout:
        raise refuse_state(gegevens, read_stand(vraag.search) or "", fout) from fout


def _make(loket: Loket, gegevens: Gegevens, vraag: Sectievraag) -> Bestand:
    """The file, made once per edition and day; what depends on more than figures and address is made anew each time."""
    uitgave = gegevens.edition()
    vluchtig = any(sectie.vluchtig for sectie in vraag.pagina.secties)
    sleutel = (
        gegevens.stand.sha256 if gegevens.stand else uitgave,
        datetime.now(UTC).date(),
        vraag.pagina.pad,
        vraag.onderdeel,
        vraag.vorm.einde,
        vraag.search,
        repr(vraag.keuze),
    )
    with loket.slot:
        if not vluchtig and (bekend := loket.bewaard.get(sleutel)) is not None:
            return bekend
    with read_from(None if gegevens.stand else uitgave):
        gemaakt = make_file(gegevens, vraag)
    with loket.slot:
        if not vluchtig and len(gemaakt[0]) <= loket.bewaard.maxsize:
            loket.bewaard[sleutel] = gemaakt
    return gemaakt
