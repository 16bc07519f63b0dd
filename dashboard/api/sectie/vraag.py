"""Read the address of a file: which page, which part of it, in which form, for which view. Whatever is not known is refused by name.

The view is the query of the page itself. What a reader made of a table stands beside it in fields of its own: ``tabel.zoek``,
``tabel.orde`` (fields with commas, a minus before one for downward), ``tabel.kolommen``, ``tabel.filter`` (the filters of the grid
as JSON) and ``tabel.getoond`` (how many rows the reader sees, to be told when that is no longer so).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.api.probleem import not_found, refuse
from dashboard.api.vraag import Parameters, read_one, refuse_unknown
from dashboard.kader.pagina import Pagina
from dashboard.uitvoer.keuze import Keuze, read_choice

WORTEL = "/gegevens"
_OVERAL = ("jaar", "gm", "voorbeeld", "stand", "deel")
_TABEL = ("zoek", "orde", "kolommen", "filter", "getoond")
_VOORVOEGSEL = "tabel."


@dataclass(frozen=True)
class Bestandsvorm:
    """A form of a file: its ending and its media type."""

    einde: str
    media: str


VORMEN: Mapping[str, Bestandsvorm] = {
    vorm.einde: vorm
    for vorm in (
        Bestandsvorm("csv", "text/csv"),
        Bestandsvorm("json", "application/json"),
        Bestandsvorm("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Bestandsvorm("png", "image/png"),
        Bestandsvorm("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    )
}


@dataclass(frozen=True)
class Sectievraag:
    """What is asked: a page, the id of a section or of a table on it, a form, the view as a query string, and the choice in a table."""

    pagina: Pagina
    onderdeel: str
    vorm: Bestandsvorm
    search: str
    keuze: Keuze | None

    @property
    def adres(self) -> str:
        """The address of the page that shows the same."""
        return self.pagina.pad + self.search


def page_word(pagina: Pagina) -> str:
    """What a page is called in an address of a file."""
    return pagina.pad.strip("/") or "start"


def read_question(paginas: Sequence[Pagina], pad: str, naam: str, parameters: Parameters) -> Sectievraag:
    """The question in an address; raises Probleem for what does not exist, and FondskompasFout for a choice that makes no sense."""
    per_woord = {page_word(pagina): pagina for pagina in paginas}
    pagina = per_woord.get(pad)
    if pagina is None:
        raise not_found(f"Er is geen pagina «{pad[:40]}». Wel: {', '.join(per_woord)}.")
    onderdeel, _, einde = naam.rpartition(".")
    if einde not in VORMEN or not onderdeel:
        raise not_found(
            f"Een adres van gegevens eindigt op .{', .'.join(VORMEN)}; «{naam[:60]}» doet dat niet."
        )
    tabel = [f"{_VOORVOEGSEL}{veld}" for veld in _TABEL]
    bekend = [*dict.fromkeys([*_OVERAL, *pagina.velden])]
    refuse_unknown(parameters, [*bekend, *tabel])
    velden = {veld: waarde for veld in parameters if (waarde := read_one(parameters, veld))}
    gekozen = {veld: velden[veld] for veld in velden if veld in bekend}
    search = "?" + urlencode(gekozen, safe=",/") if gekozen else ""
    return Sectievraag(pagina, onderdeel, VORMEN[einde], search, _read_choice(velden))


def _read_choice(velden: Mapping[str, str]) -> Keuze | None:
    eigen = {veld: velden[f"{_VOORVOEGSEL}{veld}"] for veld in _TABEL if f"{_VOORVOEGSEL}{veld}" in velden}
    if not eigen:
        return None
    vraag: dict[str, object] = {"zoek": eigen.get("zoek"), "getoond": eigen.get("getoond")}
    if "kolommen" in eigen:
        vraag["kolommen"] = eigen["kolommen"].split(",")
    if "orde" in eigen:
        vraag["orde"] = [
            {"veld": veld.removeprefix("-"), "richting": "desc" if veld.startswith("-") else "asc"}
            for veld in eigen["orde"].split(",")
        ]
    if "filter" in eigen:
        try:
            vraag["filters"] = json.loads(eigen["filter"])
        except (ValueError, RecursionError) as fout:
            raise refuse("De parameter «tabel.filter» is geen JSON.") from fout
    return read_choice(vraag)
