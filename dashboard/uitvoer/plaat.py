"""A file as a picture: the chart as the page draws it, with title, legend, status, source, date and how to cite; of what has no
chart the table, or as much of it as a picture can hold.

Drawn on the server (uitvoer.tekening) and set by Typst, with the fonts that come with it: the same question gives the same bytes.
"""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.uitvoer.blad import Blad, Rooster
from dashboard.uitvoer.bron import Bron
from dashboard.uitvoer.tekening.tekenen import draw_chart, draw_sample, name_traces
from pipelines.basis.bevinding import FondskompasFout

if TYPE_CHECKING:
    import typst

_BREED = 900
_PPI = 108
_HOOGSTENS_RIJEN, _HOOGSTENS_KOLOMMEN = 40, 9
_HOOGSTENS_DELEN = 8
_SMAL, _RUIM = 6, 40
_SLOT = threading.Lock()  # one compiler, which holds what it is given while it works
Lezer = Callable[[str], bytes]


@cache
def _compiler() -> "typst.Compiler":
    import typst

    return typst.Compiler(root=Path(__file__).parent, ignore_system_fonts=True)


def write_image(blad: Blad, beelden: Sequence[tuple[Blad, Rooster]], bron: Bron, read: Lezer) -> bytes:
    """The PNG. ``beelden`` are the tables behind it with their charts, ``read`` gives the boundaries of a map by their address."""
    import typst

    delen = [
        _part(eigen, rooster, read, is_enige=len(beelden) == 1)
        for eigen, rooster in beelden[:_HOOGSTENS_DELEN]
    ]
    if not delen:
        delen = [_table(blad, "", "")]
    if len(beelden) > _HOOGSTENS_DELEN:
        delen[-1]["meer"] += f" Getoond: {_HOOGSTENS_DELEN} van {len(beelden)} onderdelen."
    inhoud = {
        "titel": ("DEMONSTRATIE, verzonnen opgaven: " if bron.demonstratie else "") + bron.titel,
        "onderwerp": bron.onderwerp + (f", bevroren stand «{bron.stand}»" if bron.stand else ""),
        "delen": delen,
        "status": bron.status,
        "bron": bron.herkomst,
        "datum": bron.datum,
        "citeer": bron.citeer,
    }
    gegevens = json.dumps(inhoud, ensure_ascii=False)
    bron_typ = Path(__file__).parent / "plaat.typ"
    try:
        with _SLOT:
            beeld = _compiler().compile(
                input=bron_typ, format="png", ppi=_PPI, sys_inputs={"plaat": gegevens}
            )
    except typst.TypstError as fout:
        raise FondskompasFout(f"De afbeelding is niet te maken: {fout}") from fout
    assert isinstance(beeld, bytes)  # one page, as high as it needs
    return beeld


def _part(blad: Blad, rooster: Rooster, read: Lezer, *, is_enige: bool) -> dict[str, Any]:
    titel = "" if is_enige else blad.naam
    svg = draw_chart(rooster.figuur, _BREED, read) if rooster.figuur else None
    if svg is None:
        return _table(blad, titel, blad.zin)
    legenda = [*rooster.legenda, *name_traces(rooster.figuur or {})]
    gefilterd = "De figuur toont alle rijen; het filter geldt voor de tabel." if blad.filter else ""
    return _empty() | {
        "titel": titel,
        "zin": blad.zin,
        "svg": svg,
        "legenda": [{"svg": draw_sample(s) if s.kleur else "", "tekst": s.tekst} for s in legenda],
        "meer": gefilterd,
    }


def _empty() -> dict[str, Any]:
    leeg: Mapping[str, Any] = {"titel": "", "zin": "", "legenda": [], "svg": "", "meer": ""}
    return dict(leeg) | {"koppen": [], "breedtes": [], "rechts": [], "rijen": []}


def _table(blad: Blad, titel: str, zin: str) -> dict[str, Any]:
    """The first rows and columns; what is left out is said below."""
    kolommen = blad.kolommen[:_HOOGSTENS_KOLOMMEN]
    rijen = [*blad.rijen[: _HOOGSTENS_RIJEN - len(blad.onder)], *blad.onder]
    teksten = [[_shown(cel.tekst, cel.exact) for cel in rij[: len(kolommen)]] for rij in rijen]
    breed = [
        min(
            max([_SMAL, *(len(tekst) for tekst in (*kolom.kop.split(), *(rij[n] for rij in teksten)))]), _RUIM
        )
        for n, kolom in enumerate(kolommen)
    ]
    getoond = len(rijen) - len(blad.onder)
    meer = [
        f"{getoond} van {blad.totaal} rijen" if getoond < blad.totaal else "",
        f"{len(kolommen)} van {len(blad.kolommen)} kolommen" if len(kolommen) < len(blad.kolommen) else "",
    ]
    getoond_zin = " en ".join(filter(None, meer))
    return _empty() | {
        "titel": titel,
        "zin": zin,
        "koppen": [kolom.kop for kolom in kolommen],
        "breedtes": breed,
        "rechts": [kolom.met_cijfer for kolom in kolommen],
        "rijen": teksten,
        "meer": f"Getoond: {getoond_zin}; alle staan op hetzelfde adres met .csv." if getoond_zin else "",
    }


def _shown(tekst: str, exact: object) -> str:
    return tekst or ("" if exact is None else f"{exact:f}".replace(".", ","))
