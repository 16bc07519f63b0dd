"""Read the queries of a briefing from one frozen state; every number comes out as a Getal."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.cijfer import unit_of
from pipelines.basis.opmaak import format_exact, format_number
from pipelines.basis.queries import fetch_rows, read_query
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.maten import SLEUTELS, Maat, read_measures
from pipelines.herkomst import Broncel
from pipelines.herkomst.model import STATUSSEN

if TYPE_CHECKING:
    import duckdb

_PLAATS = re.compile(r"\{(\w+)\}")
_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True)
class Keuze:
    """What a briefing is about: the year, and whether made-up returns take part."""

    jaar: int
    met_voorbeeld: bool = False


class Rij:
    """One row of a query: labels by name, numbers as Getal."""

    def __init__(self, vraag: str, waarden: Mapping[str, Any]) -> None:
        self.vraag = vraag
        self._waarden = waarden

    def __getitem__(self, kolom: str) -> Any:
        return self._waarden[kolom]

    def getallen(self, *gelijk: str, **kolommen: str) -> dict[str, Briefinggetal]:
        """Placeholder → the number in that column; ``gelijk`` are placeholders that are called as their column is."""
        return {
            naam: self.getal(kolom)
            for naam, kolom in (dict(zip(gelijk, gelijk, strict=True)) | kolommen).items()
        }

    def getal(self, kolom: str) -> Briefinggetal:
        """The number in one column."""
        maat = read_measures()[self.vraag, kolom]
        waarde = self._waarden[kolom]
        sleutel = tuple((k, str(self._waarden[k])) for k in SLEUTELS.get(self.vraag, ()))
        return Briefinggetal(
            id=self._id(kolom),
            naam=self._fill(maat.naam),
            waarde=waarde,
            notatie=maat.notatie,
            eenheid=str(self._waarden[maat.eenheid]) if maat.eenheid else unit_of(maat.notatie),
            status=self._status(maat, waarde),
            afleiding=self._fill(maat.afleiding),
            uitleg=self._fill(maat.uitleg or maat.afleiding),
            bron=tuple(map(self._fill_reference, maat.verwijzingen)) if waarde is not None else (),
            vraag=self.vraag,
            rij=sleutel,
            kolom=kolom,
            cellen=self._cells(maat),
            bouwt_op=tuple(self._id(k) for k in maat.uit) if waarde is not None else (),
            reden=None if waarde is not None else str(self._waarden.get(maat.reden) or "niet bekend"),
        )

    def _id(self, kolom: str) -> str:
        sleutel = [str(self._waarden[k]) for k in SLEUTELS.get(self.vraag, ())]
        gemeente = [str(self._waarden["gm"])] if "gm" in self._waarden else []
        return "/".join([self.vraag, *gemeente, *sleutel, kolom])

    def _cells(self, maat: Maat) -> tuple[Broncel, ...]:
        return tuple(
            Broncel(**{**cel, "gedrukt": cel["gedrukt"] or ""}, versie=None, waarde=cel["gedrukt"])
            for cel in (self._waarden[maat.cellen] or () if maat.cellen else ())
        )

    def _status(self, maat: Maat, waarde: object) -> str:
        if waarde is None:
            return "geen cijfer"
        return maat.status if maat.status in STATUSSEN else str(self._waarden[maat.status])

    def _fill(self, tekst: str) -> str:
        return _PLAATS.sub(lambda plaats: _as_text(plaats[1], self._waarden[plaats[1]]), tekst)

    def _fill_reference(self, tekst: str) -> str:
        return _PLAATS.sub(lambda plaats: quote(str(self._waarden[plaats[1]]), safe=""), tekst)


def _as_text(kolom: str, waarde: object) -> str:
    """A year and a code as they are, a figure in Dutch notation, a missing one in words."""
    if waarde is None:
        return "onbekend"
    if isinstance(waarde, Decimal):
        return format_exact(waarde)
    if isinstance(waarde, int) and not isinstance(waarde, bool) and not kolom.endswith("jaar"):
        return format_number(waarde)
    return str(waarde)


@cache
def _parameters(vraag: str) -> frozenset[str]:
    """The parameters that a query really uses, not those its comment speaks of."""
    regels = read_query("briefing", vraag).splitlines()
    return frozenset(_PARAMETER.findall("\n".join(regel.partition("--")[0] for regel in regels)))


# what other questions of a briefing read, made once: table, folder and name of its query
_VOORAF = (
    ("briefing_gemeente", "vragen", "gemeenten"),
    ("briefing_gemeente_cel", "briefing", "gemeente_cel"),
    ("briefing_bundel", "briefing", "bundel_doel"),
)


class Cijfers:
    """The queries of one briefing on one open database; a query that is asked twice is read once."""

    def __init__(self, con: "duckdb.DuckDBPyConnection", keuze: Keuze) -> None:
        self.con = con
        self.keuze = keuze
        self._gelezen: dict[tuple[str, str | None], list[Rij]] = {}
        self._check_year()
        for tabel, map_, vraag in _VOORAF:
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE {tabel} AS {read_query(map_, vraag)}", {"jaar": keuze.jaar}
            )

    def _check_year(self) -> None:
        _, jaren = read_years(self.con)
        if self.keuze.jaar not in jaren:
            raise FondskompasFout(
                f"Het uitkeringsjaar {self.keuze.jaar} is niet bekend in deze stand. Kies uit: {', '.join(map(str, jaren))}."
            )

    def rijen(self, vraag: str, gm: str | None = None) -> list[Rij]:
        """All rows of one query, in its order."""
        plek = (vraag, gm)
        if plek not in self._gelezen:
            keuzes = {"jaar": self.keuze.jaar, "met_voorbeeld": self.keuze.met_voorbeeld, "gm": gm}
            rijen = fetch_rows(
                self.con, read_query("briefing", vraag), {k: keuzes[k] for k in _parameters(vraag)}
            )
            extra = {"jaar": self.keuze.jaar, **({"gm": gm} if gm else {})}
            self._gelezen[plek] = [Rij(vraag, extra | rij) for rij in rijen]
        return self._gelezen[plek]

    def rij(self, vraag: str, gm: str | None = None) -> Rij:
        """The only row of a query that has one."""
        (rij,) = self.rijen(vraag, gm)
        return rij

    def forget(self, gm: str) -> None:
        """Let go of what was read for one gemeente, so that a long run does not grow."""
        for plek in [p for p in self._gelezen if p[1] == gm]:
            del self._gelezen[plek]


def read_years(con: "duckdb.DuckDBPyConnection") -> tuple[int, list[int]]:
    """The year that a briefing is about when nobody chooses, and all years there are."""
    jaar, jaren = con.execute(read_query("briefing", "jaar")).fetchall()[0]
    return jaar, jaren
