"""What a reader is looking at, as it stands in the address; a link reproduces the view.

Shared by all pages: ``jaar``, ``gm`` (CBS code), ``voorbeeld`` (``aan`` shows made-up returns, to demonstrate), ``stand`` (a frozen state;
without it the figures of now). Every other field belongs
to the pages that declare it (``Pagina.velden``): ``doel``, ``jaargang``, ``maat``, ``gemeenten=GM0363,GM0599`` and so on.
Fields that open something over the page (``herkomst``) are no part of the state: opening it changes nothing below.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

BOVENOP = ("herkomst",)
OVERAL = ("jaar", "voorbeeld", "stand")  # what every part of every page depends on
_VAST = ("gm", "jaar", "doel", "voorbeeld", "stand")


@dataclass(frozen=True)
class Toestand:
    """The choices of a reader. ``jaar`` is 0 when the address asks for a year that does not exist.

    ``extra`` has the other fields of the address, in the order of the address.
    """

    jaar: int
    jaar_gevraagd: str = ""
    gm: str | None = None
    doel: str | None = None
    met_voorbeeld: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    stand: str | None = None

    def veld(self, naam: str, standaard: str | None = None) -> str | None:
        """A field of a page as text, else ``standaard``."""
        return dict(self.extra).get(naam, standaard)

    def lijst(self, naam: str) -> tuple[str, ...]:
        """A field that holds several values with commas between them, without doubles; empty when it is absent."""
        delen = (deel.strip() for deel in (self.veld(naam) or "").split(","))
        return tuple(dict.fromkeys(deel for deel in delen if deel))

    def kies(self, naam: str, toegestaan: Sequence[str], standaard: str) -> str:
        """A field that is one of ``toegestaan``; anything else reads as ``standaard``."""
        waarde = self.veld(naam)
        return waarde if waarde is not None and waarde in toegestaan else standaard

    def search(self, **wijzigingen: Any) -> str:
        """The query string of this view, or of one that differs in the given fields.

        A field of a page is given by its name; ``None`` or an empty value leaves it out, a list is joined by commas.
        """
        eigen = {veld.name for veld in fields(self)}
        nieuw = replace(self, **{naam: w for naam, w in wijzigingen.items() if naam in eigen})
        extra = dict(nieuw.extra) | {n: _as_text(w) for n, w in wijzigingen.items() if n not in eigen}
        velden = {
            "gm": nieuw.gm,
            "jaar": nieuw.jaar or None,
            "doel": nieuw.doel,
            "voorbeeld": "aan" if nieuw.met_voorbeeld else None,
            "stand": nieuw.stand,
            **extra,
        }
        gevuld = {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "")}
        return "?" + urlencode(gevuld, safe=",/") if gevuld else ""

    def voor(self, velden: Iterable[str]) -> "Toestand":
        """This state as another page takes it over: the shared fields, and those of its own fields that are set.

        Of several gemeenten in ``gm`` the first goes along; only a page that declares ``gemeenten`` can show them all.
        """
        over = set(velden)
        return replace(
            self,
            gm=self.gm if self.gm is None or "gemeenten" in over else self.gm.split(",")[0],
            doel=self.doel if "doel" in over else None,
            extra=tuple((naam, waarde) for naam, waarde in self.extra if naam in over),
        )


def gemeente_href(toestand: Toestand) -> Callable[[str], str]:
    """The address of the page of a gemeente, in the year of this view."""
    voor, _, na = ("/gemeente" + toestand.voor(()).search(gm="GM0000")).partition("GM0000")
    return lambda gm: f"{voor}{gm}{na}"


def _as_text(waarde: object) -> str | None:
    if waarde is None or isinstance(waarde, str):
        return waarde
    return ",".join(map(str, waarde)) if isinstance(waarde, Iterable) else str(waarde)


def default_year(jaren: Sequence[int], nu: int | None = None) -> int:
    """The year to show when nobody asked for one: the latest that is not after ``nu``, else the first; 0 without any.

    ``nu`` is the year of today: readers look for the year they are in, and money of a later year is still only intended.
    """
    nu = nu or datetime.now(UTC).year
    return max((jaar for jaar in jaren if jaar <= nu), default=min(jaren, default=0))


def read_stand(search: str | None) -> str | None:
    """The frozen state that an address asks for; ``None`` for the figures of now."""
    return dict(parse_qsl((search or "").lstrip("?"))).get("stand", "").strip() or None


def asks_examples(search: str | None) -> bool:
    """Whether an address asks for the demonstration with made-up returns."""
    return dict(parse_qsl((search or "").lstrip("?"))).get("voorbeeld", "").strip().lower() == "aan"


def restrict(search: str, velden: Iterable[str] | None) -> str:
    """A query string with only the fields that a part of a page follows, as the browser asks for it; ``None`` is every field.

    The fields that every part follows are in it too. The order is kept, because links repeat it.
    """
    if velden is None:
        return search
    over = {*velden, *OVERAL}
    gekozen = [(naam, waarde) for naam, waarde in parse_qsl(search.lstrip("?")) if naam in over]
    return "?" + urlencode(gekozen, safe=",/") if gekozen else ""


def parse_search(search: str | None, jaren: Sequence[int]) -> Toestand:
    """Read the query string; an unknown year is kept as text so that it can be named."""
    velden = {naam: waarde.strip() for naam, waarde in parse_qsl((search or "").lstrip("?"))}
    gevraagd = velden.get("jaar", "")
    if not gevraagd:
        jaar = default_year(jaren)
    else:
        jaar = next((j for j in jaren if str(j) == gevraagd), 0)
    return Toestand(
        jaar=jaar,
        jaar_gevraagd=gevraagd,
        gm=velden.get("gm", "").upper() or None,
        doel=velden.get("doel") or None,
        met_voorbeeld=asks_examples(search),
        extra=tuple((n, w) for n, w in velden.items() if w and n not in (*_VAST, *BOVENOP)),
        stand=read_stand(search),
    )
