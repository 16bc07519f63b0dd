"""Trace a figure: ask the views in ``herkomst`` for its steps and cells, and write the steps out with their numbers."""

from collections.abc import Callable, Iterator
from operator import itemgetter

from duckdb import DuckDBPyConnection, DuckDBPyRelation

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import enumerate_words, format_number
from pipelines.herkomst.catalogus import Figuur, Herkomsttabel, find_figure, find_table
from pipelines.herkomst.formule import fill_in, read_number
from pipelines.herkomst.formules import SCHEMA as FORMULE
from pipelines.herkomst.formules import combine
from pipelines.herkomst.model import STATUSSEN, Broncel, Herkomst, Samenstelling, Stap, Verwijzing, rest_step
from pipelines.herkomst.rijen import Database, Sleutel, select_rows
from pipelines.herkomst.sleutels import read_key, refuse_absent, summed_over, write_key
from pipelines.herkomst.telling import SCHEMA as TELLING
from pipelines.herkomst.telling import tally
from pipelines.herkomst.woorden import name_columns, name_keys, spell_out

SCENARIO = "scenario."
_AANSLUITING = "mart.aansluiting"
Elders = Callable[[Verwijzing], Samenstelling]
_HOOGSTENS_DELEN = 10
_CELKOLOMMEN = "bron_id, blad, cel, gedrukt, waarde, rol"
_GEEN_CORRECTIE = "CAST(NULL AS VARCHAR) AS correctie"
# by text too: in a PDF the cell is a line, which holds more than one figure
_CELGROEP = "bron_id, blad, cel, gedrukt"
_CELVELDEN = (
    f"{_CELGROEP}, min(waarde) AS waarde, min(rol) AS rol, min(correctie) AS correctie, min(plek) AS plek"
)
# as the steps use them, and of one step by the name of the document: a source that was changed keeps its place
_CELORDE = "plek, list_position({documenten}, bron_id), blad, length(cel), cel, gedrukt NULLS FIRST"
_RANG = "max(list_position(['gepubliceerd', 'afgeleid', 'aanname', 'voorbeeld'], status))"


def trace(
    con: DuckDBPyConnection | Database,
    verwijzing: Verwijzing,
    *,
    hoogstens_cellen: int = 200,
    elders: Elders | None = None,
) -> Herkomst:
    """Where a figure comes from: its value, the steps to it and the source cells behind it.

    Key columns that are left out are summed over. ``elders`` answers for figures that are not in the database: those of a
    scenario. ``con`` may also be a database that was looked at before. Raises FondskompasFout when table, column or key is
    unknown.
    """
    database = con if isinstance(con, Database) else Database(con)
    gevonden = compose(database, verwijzing, elders)
    uitkomst = gevonden.stappen[-1]
    cellen, totaal = _cells(database, gevonden.achter, hoogstens_cellen)
    return Herkomst(
        gevonden.verwijzing,
        gevonden.omschrijving,
        uitkomst.waarde,
        uitkomst.eenheid,
        uitkomst.status,
        gevonden.stappen,
        cellen,
        totaal,
    )


def compose(con: Database, verwijzing: Verwijzing, elders: Elders | None = None) -> Samenstelling:
    """What a figure is and the steps to it, without its cells; raises FondskompasFout as ``trace`` does."""
    if verwijzing.tabel.startswith(FORMULE):
        return combine(verwijzing, lambda deel: compose(con, deel, elders))
    if verwijzing.tabel.startswith(TELLING):
        return tally(con, verwijzing)
    if verwijzing.tabel.startswith(SCENARIO):
        if elders is None:
            raise FondskompasFout(
                "Dit is een cijfer van een scenario; volg het op de pagina van dat scenario."
            )
        return elders(verwijzing)
    tabel = find_table(verwijzing.tabel)
    figuur = find_figure(tabel, verwijzing.kolom)
    sleutel = read_key(con, tabel, verwijzing)
    gevraagd = Verwijzing(tabel.naam, write_key(tabel, sleutel), figuur.kolom)
    stappen = _steps(con, tabel, figuur, sleutel)
    achter = (gevraagd, *(_compared(con, stappen) if tabel.naam == _AANSLUITING else ()))
    return Samenstelling(gevraagd, _describe(con, tabel, figuur, sleutel), tuple(stappen), achter)


def _compared(con: Database, stappen: list[Stap]) -> Iterator[Verwijzing]:
    """The figures that a reconciliation compares, whose cells are behind it as well."""
    for stap in stappen:
        if stap.verwijzing is not None and stap.verwijzing.tabel == _AANSLUITING:
            yield from _side(con, stap.verwijzing)
        elif stap.verwijzing is not None:
            yield stap.verwijzing


def _side(con: Database, kant: Verwijzing) -> Iterator[Verwijzing]:
    """One side of a reconciliation, and its figures; those without rows have no cells."""
    yield kant
    figuur = find_figure(find_table(kant.tabel), kant.kolom)
    rijen = _step_rows(con, figuur, dict(kant.sleutel), "invoer IS NOT NULL")
    for (tekst,) in rijen.project("invoer").fetchall():
        verwijzing = Verwijzing.lees(tekst)
        try:
            read_key(con, find_table(verwijzing.tabel), verwijzing)
        except FondskompasFout:
            continue
        yield verwijzing


def _steps(con: Database, tabel: Herkomsttabel, figuur: Figuur, sleutel: Sleutel) -> list[Stap]:
    steps = _steps_of_sum if summed_over(tabel, sleutel) else _steps_of_row
    return steps(con, tabel, figuur, sleutel)


def _describe(con: Database, tabel: Herkomsttabel, figuur: Figuur, sleutel: Sleutel) -> str:
    [waarden] = name_keys(con, [dict(write_key(tabel, sleutel))])
    over = summed_over(tabel, sleutel)
    return f"{tabel.omschrijving}: {figuur.omschrijving}, {waarden}" + (
        f", opgeteld over {name_columns(over)}" if over else ""
    )


def _step_rows(con: Database, figuur: Figuur, sleutel: Sleutel, extra: str | None = None) -> DuckDBPyRelation:
    return select_rows(con.view(f"herkomst.{figuur.stappen}"), {**sleutel, "kolom": figuur.kolom}, extra)


def _steps_of_row(con: Database, tabel: Herkomsttabel, figuur: Figuur, sleutel: Sleutel) -> list[Stap]:
    """The steps to the figure of one row, the figure itself last; raises FondskompasFout when there is no such row."""
    velden = "stap, volgorde, omschrijving, formule, getallen, waarde, eenheid, status, invoer"
    rijen = sorted(_step_rows(con, figuur, sleutel).project(velden).fetchall(), key=itemgetter(0, 1, 2))
    if not rijen:
        refuse_absent(con.view(tabel.naam), tabel, sleutel)
    teksten = spell_out(con, [rij[2] for rij in rijen])
    return [_step(con, tekst, rij[3:]) for tekst, rij in zip(teksten, rijen, strict=True)]


def _step(con: Database, omschrijving: str, rij: tuple) -> Stap:
    formule, getallen, waarde, eenheid, status, invoer = rij
    verwijzing = Verwijzing.lees(invoer) if invoer else None
    if verwijzing is not None and waarde is None:  # an edge that only says where to look
        gevonden = _value(con, verwijzing)
        if gevonden is None:
            return Stap(f"{omschrijving}: er zijn geen rijen", None, None, eenheid, None, None)
        return Stap(omschrijving, None, gevonden.waarde, gevonden.eenheid, gevonden.status, verwijzing)
    tekst = fill_in(formule, getallen) if formule else None
    return Stap(omschrijving, tekst, read_number(waarde), eenheid, status, verwijzing)


def _value(con: Database, verwijzing: Verwijzing) -> Stap | None:
    """The outcome of a figure without its cells; ``None`` when there are no rows."""
    tabel = find_table(verwijzing.tabel)
    figuur = find_figure(tabel, verwijzing.kolom)
    try:
        return _steps(con, tabel, figuur, read_key(con, tabel, verwijzing))[-1]
    except FondskompasFout:
        return None


def _steps_of_sum(con: Database, tabel: Herkomsttabel, figuur: Figuur, sleutel: Sleutel) -> list[Stap]:
    """The largest parts and the sum; raises FondskompasFout when there are no rows or the figure cannot be summed."""
    over = summed_over(tabel, sleutel)
    rijen = select_rows(con.view(tabel.naam), sleutel)
    velden = f"sum({figuur.kolom}), count({figuur.kolom}), count(*), count(DISTINCT {figuur.kolom}), min({figuur.kolom})"
    [(som, gevuld, aantal, verschillend, enige)] = rijen.aggregate(velden).fetchall()
    if aantal == 0:
        refuse_absent(con.view(tabel.naam), tabel, sleutel)
    uitkomsten = _step_rows(con, figuur, sleutel, "is_uitkomst")
    [(rang, eenheid)] = uitkomsten.aggregate(f"{_RANG}, min(eenheid)").fetchall()
    if not figuur.optelbaar:
        if verschillend != 1 or gevuld != aantal:
            raise FondskompasFout(
                f"{figuur.kolom} is niet op te tellen over {enumerate_words(over)}. Geef ook {enumerate_words(over)}."
            )
        return [Stap("Voor alle rijen gelijk", None, enige, eenheid, STATUSSEN[rang - 1], None)]
    delen = rijen.order(f"abs({figuur.kolom}) DESC NULLS LAST, {', '.join(over)}").limit(_HOOGSTENS_DELEN)
    stappen = list(_parts(con, delen, tabel, figuur, sleutel, over, eenheid))
    stappen += rest_step(aantal - _HOOGSTENS_DELEN, "delen", eenheid)
    leeg = f", waarvan {format_number(aantal - gevuld)} zonder cijfer" if aantal > gevuld else ""
    tekst = f"Opgeteld over {name_columns(over)}: {format_number(aantal)} {'deel' if aantal == 1 else 'delen'}{leeg}"
    status = STATUSSEN[max(rang, 2 if aantal > 1 else 1) - 1] if rang else None
    uitkomst = Stap(tekst, fill_in("Σ = {}", [str(som)]) if gevuld else None, som, eenheid, status, None)
    return [*stappen, uitkomst]


def _parts(
    con: Database,
    delen: DuckDBPyRelation,
    tabel: Herkomsttabel,
    figuur: Figuur,
    sleutel: Sleutel,
    over: list[str],
    eenheid: str,
) -> Iterator[Stap]:
    namen = [*over, figuur.kolom]
    heeft_status = "status" in delen.columns
    rijen = delen.project(", ".join([*namen, *(["status"] if heeft_status else [])])).fetchall()
    plekken = [dict(zip(over, rij, strict=False)) for rij in rijen]
    for rij, waarden, tekst in zip(rijen, plekken, name_keys(con, plekken), strict=True):
        verwijzing = Verwijzing(tabel.naam, write_key(tabel, sleutel | waarden), figuur.kolom)
        waarde = rij[len(over)]
        status = rij[-1] if heeft_status and waarde is not None else None
        yield Stap(tekst, None, waarde, eenheid, status, verwijzing)


def _cells(
    con: Database, verwijzingen: tuple[Verwijzing, ...], hoogstens: int
) -> tuple[tuple[Broncel, ...], int]:
    bronnen = [rijen for verwijzing in verwijzingen for rijen in _cell_rows(con, verwijzing)]
    if not bronnen:
        return (), 0
    rijen = bronnen[0].project("*, 0 AS plek")
    for plek, volgende in enumerate(bronnen[1:], start=1):
        rijen = rijen.union(volgende.project(f"*, {plek} AS plek"))
    uniek = rijen.aggregate(_CELVELDEN, _CELGROEP).project("* EXCLUDE (plek), count(*) OVER (), plek")
    orde = _CELORDE.format(
        documenten=sorted(con.documenten, key=lambda bron: (con.documenten[bron][0], bron))
    )
    # one at least, because the first says how many there are
    eerste = uniek.order(orde).limit(max(1, hoogstens)).fetchall()
    rollen = spell_out(con, [rij[5] or "" for rij in eerste])
    cellen = tuple(
        Broncel(
            bron_id=bron_id,
            document=con.documenten[bron_id][0],
            versie=con.documenten[bron_id][1],
            blad=blad,
            cel=cel,
            gedrukt=gedrukt or "",
            waarde=read_number(waarde),
            correctie=correctie,
            rol=rol,
        )
        for (bron_id, blad, cel, gedrukt, waarde, _, correctie, *_), rol in zip(
            eerste[:hoogstens], rollen[:hoogstens], strict=True
        )
    )
    return cellen, eerste[0][-2] if eerste else 0


def _cell_rows(con: Database, verwijzing: Verwijzing) -> Iterator[DuckDBPyRelation]:
    tabel = find_table(verwijzing.tabel)
    sleutel = read_key(con, tabel, verwijzing)
    for bron in find_figure(tabel, verwijzing.kolom).cellen:
        rijen = con.view(f"herkomst.{bron.view}")
        eigen = {naam: waarde for naam, waarde in sleutel.items() if naam in rijen.columns}
        correctie = "correctie" if "correctie" in rijen.columns else _GEEN_CORRECTIE
        yield select_rows(rijen, {**dict(bron.vast), **eigen}).project(f"{_CELKOLOMMEN}, {correctie}")
