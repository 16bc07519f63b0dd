"""A briefing as PDF: hand the parts to Typst, which sets them as a tagged, bookmarked document (PDF/UA-1).

Only the fonts that come with the typst package are used, so that every machine sets the same pages.
"""

import json
from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_datum
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.lezersnoten import Lezersnoten
from pipelines.briefing.inhoud.model import (
    Alinea,
    Briefing,
    Briefingtabel,
    Citaat,
    Deel,
    Grafiek,
    Onderdeel,
    Stuk,
)
from pipelines.briefing.inhoud.noten import Noten

if TYPE_CHECKING:
    import typst

_VORMGEVING = Path(__file__).parent.parent / "vormgeving"
NOTEN_TITEL = "Noten"
BIJLAGE_TITEL = "Bijlage: bewijs van elk getal"
_UITLEG = "Per tekst, tabel en grafiek: hoe de getallen tot stand komen, hoe zeker ze zijn en uit welk document ze komen. Klik op een getal voor zijn eigen bewijs."
_BIJLAGE_UITLEG = (
    "Van elk getal de waarde, status, berekening en broncellen uit data/raw; bewijs.json noemt er meer."
)
_VOORBEELD = "Let op: deze briefing bevat verzonnen voorbeeldcijfers en is niet voor gebruik bedoeld."


@cache
def _compiler() -> "typst.Compiler":
    """One compiler for all documents of this process: fonts and files are read once."""
    import typst

    return typst.Compiler(root=_VORMGEVING, ignore_system_fonts=True)


def write_pdf(briefing: Briefing, noten: Noten) -> bytes:
    """The PDF; the same briefing gives the same bytes, because its date is that of the frozen state."""
    (inhoud,) = _compile(briefing, noten, "pdf", {"pdf_standards": ["ua-1"], "timestamp": moment(briefing)})
    return inhoud


def render_pages(briefing: Briefing, noten: Noten, ppi: float = 96) -> list[bytes]:
    """Every page as a PNG, for a preview."""
    return _compile(briefing, noten, "png", {"ppi": ppi})


def moment(briefing: Briefing) -> datetime:
    """The moment of freezing, with its time zone."""
    return datetime.fromisoformat(f"{briefing.stand.bevroren_op}+00:00")


def _compile(
    briefing: Briefing, noten: Noten, vorm: Literal["pdf", "png"], opties: dict[str, Any]
) -> list[bytes]:
    import typst

    gegevens = json.dumps(as_data(briefing, noten), ensure_ascii=False)
    try:
        uitvoer = _compiler().compile(
            input=_VORMGEVING / "briefing.typ", format=vorm, sys_inputs={"briefing": gegevens}, **opties
        )
    except typst.TypstError as fout:
        raise FondskompasFout(f"De briefing is niet op te maken: {fout}") from fout
    assert uitvoer is not None  # the library gives nothing back only when it is told to write a file
    return uitvoer if isinstance(uitvoer, list) else [uitvoer]


def as_data(briefing: Briefing, noten: Noten) -> dict[str, Any]:
    """The briefing as the Typst files read it: text, printed figures with their note, and bars as parts of a width."""
    stand, dag, lezersnoten = briefing.stand, moment(briefing), Lezersnoten(briefing, noten)
    bevroren = format_datum(dag.date())
    return {
        "soort": briefing.soort,
        "titel": briefing.titel,
        "ondertitel": briefing.ondertitel,
        "stand": {"naam": stand.naam},
        "datum": {"jaar": dag.year, "maand": dag.month, "dag": dag.day},
        "kop": f"Stand ‘{stand.naam}’, bevroren op {bevroren}",
        "waarschuwing": _VOORBEELD if briefing.keuze.met_voorbeeld else None,
        "onderdelen": [
            {"kop": _pieces(o.kop, noten), "delen": _parts(o, noten, lezersnoten)}
            for o in briefing.onderdelen
        ],
        "noten": {
            "titel": NOTEN_TITEL,
            "uitleg": _UITLEG,
            "lijst": [{"n": noot.nummer, "t": noot.tekst} for noot in lezersnoten.noten],
        },
        "bijlage": {
            "titel": BIJLAGE_TITEL,
            "uitleg": _BIJLAGE_UITLEG,
            "lijst": [{"n": noot.nummer, "t": noot.tekst} for noot in noten.noten],
        },
        "colofon": f"Gemaakt met Fondskompas uit stand ‘{stand.naam}’ (sha256 {stand.sha256[:16]}…), bevroren op {bevroren}."
        + (f" Kop van de keten: {stand.ketenkop[:32]}." if stand.ketenkop else ""),
    }


def _parts(onderdeel: Onderdeel, noten: Noten, lezersnoten: Lezersnoten) -> list[dict[str, Any]]:
    """Points that follow each other become one list; what has figures carries the number of its note."""
    uit: list[dict[str, Any]] = []
    for is_punt, groep in groupby(onderdeel.delen, lambda d: isinstance(d, Alinea) and d.is_punt):
        delen = [_part(deel, noten) | {"noot": lezersnoten.nummer(onderdeel, deel)} for deel in groep]
        uit += [{"soort": "punten", "punten": delen}] if is_punt else delen
    return uit


def _part(deel: Deel, noten: Noten) -> dict[str, Any]:
    match deel:
        case Alinea():
            return {"soort": "alinea", "stukken": _pieces(deel.stukken, noten)}
        case Briefingtabel():
            return {
                "soort": "tabel",
                "titel": deel.titel,
                "koppen": deel.koppen,
                "breedtes": deel.breedtes,
                "rechts": deel.rechts,
                "totaal": deel.totaal,
                "rijen": [[_pieces(cel, noten) for cel in rij] for rij in deel.rijen],
            }
        case Grafiek():
            return _chart(deel, noten)


def _pieces(stukken: tuple[Stuk, ...], noten: Noten) -> list[dict[str, Any]]:
    return [_piece(stuk, noten) for stuk in stukken]


def _piece(stuk: Stuk, noten: Noten) -> dict[str, Any]:
    if isinstance(stuk, Briefinggetal):
        return {"g": stuk.gedrukt, "n": noten.nummer(stuk)}
    return {"t": stuk.tekst if isinstance(stuk, Citaat) else stuk}


def _chart(grafiek: Grafiek, noten: Noten) -> dict[str, Any]:
    """Bars as parts of the widest; these floats are positions, the figures themselves are printed as text."""
    kolommen = [
        [_value(reeks.waarden[i]) for reeks in grafiek.reeksen] for i in range(len(grafiek.categorieen))
    ]
    breedste = max((sum(k) if grafiek.is_gestapeld else max(k) for k in kolommen), default=0.0) or 1.0
    langste = max(
        (
            sum(len(s if isinstance(s, str) else getattr(s, "gedrukt", "")) for s in label)
            for label in grafiek.labels
        ),
        default=0,
    )
    return {
        "soort": "grafiek",
        "titel": grafiek.titel,
        "alt": grafiek.alt,
        "is_gestapeld": grafiek.is_gestapeld,
        "labelbreedte": "kort" if langste < 28 else "lang",
        "toelichting": grafiek.toelichting,
        "reeksen": [{"naam": r.naam, "kleur": r.kleur} for r in grafiek.reeksen],
        "rijen": [
            {
                "naam": naam,
                "balken": [
                    {"deel": waarde / breedste, "kleur": reeks.kleur}
                    for waarde, reeks in zip(kolom, grafiek.reeksen, strict=True)
                ],
                "label": _pieces(label, noten),
            }
            for naam, kolom, label in zip(grafiek.categorieen, kolommen, grafiek.labels, strict=True)
        ],
    }


def _value(getal: Briefinggetal | None) -> float:
    return 0.0 if getal is None or getal.waarde is None else float(getal.waarde)
