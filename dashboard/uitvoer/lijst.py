"""What a section says as one table: a row per figure, with what it is called, its value, unit, status and reference; or its words."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.uitvoer.blad import Blad, Cel, Getoondekolom, Rooster, exact_value, show_sheet
from dashboard.uitvoer.keuze import Keuze
from pipelines.basis.cijfer import Cijfer, unit_of

_KOLOMMEN = tuple(
    Getoondekolom(kop.lower(), kop, kop == "Waarde")
    for kop in ("Onderdeel", "Rij", "Cijfer", "Waarde", "Getoond", "Eenheid", "Status", "Verwijzing")
)
_WOORDEN = (Getoondekolom("kop", "Kop", False), Getoondekolom("tekst", "Tekst", False))
Rij = tuple[Cel, ...]


def list_figures(
    naam: str, titel: str, roosters: Sequence[Rooster], cijfers: Sequence[Cijfer], pad: str, adres: str
) -> Blad:
    """Every figure of a section: those in its tables, and those in its text. ``naam``: what the file is called by."""
    rijen = [rij for rooster in roosters for rij in _of_grid(show_sheet(rooster, Keuze(), pad, adres))]
    rijen += _of_text(cijfers)
    statussen = dict.fromkeys(
        [
            *(status for rooster in roosters for status in rooster.statussen),
            *(c.status for c in cijfers if c.status),
        ]
    )
    jaargang = "; ".join(dict.fromkeys(rooster.jaargang for rooster in roosters if rooster.jaargang))
    return _sheet(naam, titel, pad, adres, jaargang, _KOLOMMEN, rijen, tuple(statussen))


def list_words(naam: str, titel: str, regels: Iterable[tuple[str, str]], pad: str, adres: str) -> Blad:
    """The words of a section that shows no figure: a line each, with the heading above it."""
    rijen = [(Cel(None, kop), Cel(None, tekst.strip(" |"))) for kop, tekst in regels if tekst.strip(" |")]
    return _sheet(naam, titel, pad, adres, "", _WOORDEN, rijen, ())


def _sheet(
    naam: str,
    titel: str,
    pad: str,
    adres: str,
    jaargang: str,
    kolommen: tuple[Getoondekolom, ...],
    rijen: Sequence[Rij],
    statussen: tuple[str, ...],
) -> Blad:
    return Blad(naam, titel, "", pad, adres, jaargang, "", kolommen, tuple(rijen), (), len(rijen), statussen)


def _of_grid(blad: Blad) -> Iterator[Rij]:
    for rij in [*blad.rijen, *blad.onder]:
        for kolom, cel in zip(blad.kolommen, rij, strict=True):
            if kolom.met_cijfer and (cel.tekst or cel.exact is not None):
                yield _row(blad.naam, rij[0].tekst, kolom.kop, cel, "", "voorbeeld" * cel.is_voorbeeld)


def _of_text(cijfers: Sequence[Cijfer]) -> list[Rij]:
    return [
        _row(
            "in de tekst",
            "",
            cijfer.naam,
            Cel(
                None,
                cijfer.tekst,
                cijfer.status == "voorbeeld",
                cijfer.verwijzing,
                exact_value(cijfer.waarde),
            ),
            cijfer.eenheid or unit_of(cijfer.notatie),
            cijfer.status or "",
        )
        for cijfer in cijfers
    ]


def _row(onderdeel: str, rij: str, wat: str, cel: Cel, eenheid: str, status: str) -> Rij:
    waarde = Cel(
        None if cel.exact is None else float(cel.exact), "", cel.is_voorbeeld, cel.verwijzing, cel.exact
    )
    woorden = (cel.tekst, eenheid, status, cel.verwijzing or "")
    return (Cel(None, onderdeel), Cel(None, rij), Cel(None, wat), waarde, *(Cel(None, w) for w in woorden))
