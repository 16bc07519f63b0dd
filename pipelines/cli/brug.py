"""The report of ``fondskompas brug``: why the payment changed from one circulaire to the next, largest parts first."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, islice
from pathlib import Path

import duckdb

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_eur
from pipelines.basis.queries import Rij, fetch_rows, read_query
from pipelines.cli.opvolging import succession
from pipelines.cli.vraag import open_database

_BREEDTE = 64
_BEDRAGBREEDTE = 20
_DETAILS = 5
_ENKELVOUDIG = ("uitkeringsfactor", "herindeling", "afronding")
_NAMEN = {"ozb": "inkomstenmaatstaf OZB", "uitkering": "uitkeringen (suppletie, IU, DU, artikel 12)"}


@dataclass(frozen=True)
class Brugvraag:
    """Which bridge: two circulaires, a year, and one gemeente or all of them."""

    van: str
    naar: str
    jaar: int
    gemeente: str | None

    def paar(self) -> dict[str, object]:
        """The parameters that name the pair."""
        return {"van": self.van, "naar": self.naar, "jaar": self.jaar}


def report(database: Path, vraag: Brugvraag, *, alles: bool) -> Iterator[str]:
    """The lines of the report; raises FondskompasFout when there is no such bridge."""
    with open_database(database) as con:
        _check_pair(con, vraag)
        parameters = {**vraag.paar(), "gm": vraag.gemeente}
        [kop] = fetch_rows(con, read_query("vragen", "brug_kop"), parameters)
        if kop["gemeenten"] == 0:
            raise FondskompasFout(_no_such_gemeente(con, vraag))
        delen = fetch_rows(con, read_query("vragen", "brug_delen"), parameters)
        onbekend = fetch_rows(con, read_query("vragen", "brug_onbekend"), vraag.paar())
        [nieuw] = fetch_rows(con, read_query("vragen", "brug_niet_gepubliceerd"), parameters)
    yield from _heading(vraag, kop)
    yield from _parts(delen, alles=alles)
    yield from _closing(kop, delen)
    yield from _unpublished(kop, nieuw["bedrag_eur"], nieuw["zonder_per_inwoner_eur"])
    for regel in onbekend:
        yield f"Let op: {regel['uitkering']}: {regel['toelichting']}."


def _no_such_gemeente(con: duckdb.DuckDBPyConnection, vraag: Brugvraag) -> str:
    opvolging = succession(con, vraag.gemeente) if vraag.gemeente else None
    reden = f": {opvolging}." if opvolging else ". Geef een CBS-code, zoals GM0363."
    return f"{vraag.gemeente} is geen gemeente in {vraag.van} of {vraag.naar}{reden}"


def _check_pair(con: duckdb.DuckDBPyConnection, vraag: Brugvraag) -> None:
    paren = [
        (rij["circulaire_van"], rij["circulaire_naar"], rij["uitkeringsjaar"])
        for rij in fetch_rows(con, read_query("vragen", "brug_paren"))
    ]
    if (vraag.van, vraag.naar, vraag.jaar) in paren:
        return
    if (vraag.naar, vraag.van, vraag.jaar) in paren:
        raise FondskompasFout(f"Een brug loopt vooruit: kies --van {vraag.naar} --naar {vraag.van}.")
    keuze = "; ".join(f"{van} naar {naar} voor {jaar}" for van, naar, jaar in paren) or "geen"
    raise FondskompasFout(
        f"Er is geen brug van {vraag.van} naar {vraag.naar} voor {vraag.jaar}: beide circulaires moeten over dat "
        f"jaar gaan. Er zijn: {keuze}."
    )


def _heading(vraag: Brugvraag, kop: Rij) -> Iterator[str]:
    wie = f"{kop['gemeente']} ({vraag.gemeente})" if vraag.gemeente else f"alle {kop['gemeenten']} gemeenten"
    yield f"Van {kop['naam_van']} naar {kop['naam_naar']}, uitkeringsjaar {vraag.jaar}: {wie}"
    if kop["toelichting"]:
        yield f"Let op: {kop['toelichting']}."
    yield ""
    yield _line(f"Totaal volgens {kop['naam_van']}", kop["oud_eur"])


def _parts(delen: list[Rij], *, alles: bool) -> Iterator[str]:
    for component, groep in groupby(delen, key=lambda d: d["component"]):
        details = list(groep)
        yield _line(f"  {_NAMEN.get(component, component)}", details[0]["component_eur"])
        if component in _ENKELVOUDIG:
            continue
        tonen = len(details) if alles else _DETAILS
        for deel in islice(details, tonen):
            yield _line(f"      {deel['naam']}", deel["bedrag_eur"], deel["toelichting"])
        rest = details[tonen:]
        if rest:
            yield _line(f"      en {len(rest)} andere (zie --alles)", sum(d["bedrag_eur"] for d in rest))
            yield from _hidden_notes(rest)


def _hidden_notes(rest: list[Rij]) -> Iterator[str]:
    """Lines that are not published on one side are named even when they are small."""
    for deel in rest:
        if deel["toelichting"] and "niet gepubliceerd" in deel["toelichting"]:
            yield _line(f"          waarvan {deel['naam']}", deel["bedrag_eur"], deel["toelichting"])


def _closing(kop: Rij, delen: list[Rij]) -> Iterator[str]:
    yield _line(f"Totaal volgens {kop['naam_naar']}", kop["nieuw_eur"])
    yield ""
    som = sum(deel["bedrag_eur"] for deel in delen)
    if som == kop["verschil_eur"] == kop["nieuw_eur"] - kop["oud_eur"]:
        yield f"✓ De delen tellen op tot het verschil: {format_eur(som)}."
    else:
        yield f"✗ De delen tellen op tot {format_eur(som)}, het verschil is {format_eur(kop['verschil_eur'])}."
    if kop["verschil_per_inwoner_eur"] is not None:
        zonder = ", zonder herindeling," if any(d["component"] == "herindeling" for d in delen) else ""
        yield (
            f"Per inwoner{zonder} {format_eur(kop['verschil_per_inwoner_eur'], 2)} "
            f"(inwoners op 1 januari {kop['inwoners_jaar']})."
        )


def _unpublished(kop: Rij, bedrag: int | None, per_inwoner: Decimal | None) -> Iterator[str]:
    """What only seems new: lines that the earlier circulaire has without amounts."""
    if not bedrag:
        return
    rest = f"; zonder die {format_eur(per_inwoner, 2)} per inwoner" if per_inwoner is not None else ""
    yield (
        f"Waarvan {format_eur(bedrag)} uit uitkeringen die in de {kop['naam_van']} niet zijn gepubliceerd{rest}."
    )


def _line(naam: str, bedrag: int, toelichting: str | None = None) -> str:
    kort = naam if len(naam) <= _BREEDTE else naam[: _BREEDTE - 1] + "…"
    regel = f"{kort:<{_BREEDTE}}{format_eur(bedrag):>{_BEDRAGBREEDTE}}"
    return f"{regel}   {toelichting}" if toelichting else regel
