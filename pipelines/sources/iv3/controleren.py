"""Recognise an Iv3 file by its content, read it and do every check: all problems of a file in one run."""

import codecs
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, has_errors, meld
from pipelines.basis.grenzen import MB, Geweigerd, Grenzen, too_large
from pipelines.sources.iv3.codes import check_codes
from pipelines.sources.iv3.eenheid import decide_unit
from pipelines.sources.iv3.excel.lezen import looks_like_workbook, read_workbook
from pipelines.sources.iv3.json_levering import looks_like_json, read_json
from pipelines.sources.iv3.model import Eenheid, Levering, Vorm
from pipelines.sources.iv3.naslag import Iv3Naslag
from pipelines.sources.iv3.opendata.lezen import read_open_data
from pipelines.sources.iv3.plausibiliteit import check_plausibility
from pipelines.sources.iv3.posten import check_posts
from pipelines.sources.iv3.staging import amount_frames, head_frame

_BEGIN = 64


@dataclass
class Controle:
    """What a file turned out to be, and what is wrong with it."""

    document: str
    bron_id: str
    vorm: Vorm | None = None
    leveringen: list[Levering] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)
    frames: tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame] | None = None
    """Reports, amounts on taakvelden and on the balance, where a form is read as a whole table."""

    @property
    def heeft_fouten(self) -> bool:
        """Whether anything stops the file from being used."""
        return has_errors(self.bevindingen)

    @property
    def kop(self) -> pl.DataFrame:
        """One row per report in the file."""
        return self.frames[0] if self.frames else head_frame(self.leveringen)

    def amounts(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The amounts on taakvelden and those on the balance."""
        return self.frames[1:] if self.frames else amount_frames(self.leveringen)


def check_file(pad: Path, document: str, naslag: Iv3Naslag, eenheid: Eenheid | None = None) -> Controle:
    """Read and check one file, whatever its form."""
    if not pad.is_file():
        bevinding = naslag.catalogus.finding(
            "SF777", Plek(document), str(pad), "een bestaand bestand", fout=str(pad)
        )
        return Controle(document, "", bevindingen=[bevinding])
    try:
        _refuse_size(pad, naslag.grenzen)
        inhoud = pad.read_bytes()
    except Geweigerd as fout:
        bevinding = meld(
            "iv3_bestand_te_groot",
            Plek(document),
            fout.bevinding.waarde,
            verwacht=fout.bevinding.verwacht,
            remedie=fout.bevinding.remedie,
        )
        return Controle(document, "", bevindingen=[bevinding])
    controle = Controle(document, hashlib.sha256(inhoud).hexdigest())
    _read(controle, pad, inhoud, naslag)
    structuur_klopt = not controle.heeft_fouten
    for levering in controle.leveringen:
        _check(controle, levering, naslag, eenheid, structuur_klopt=structuur_klopt)
    return controle


def _refuse_size(pad: Path, grenzen: Grenzen) -> None:
    """Each form has its own bound: open data of all gemeenten is hundreds of megabytes, a delivery half of one.

    As objects in memory JSON takes ten times its size and more. Raises Geweigerd before the file is read.
    """
    with pad.open("rb") as bestand:
        begin = bestand.read(_BEGIN)
    instelling = "open_data_mb"
    if looks_like_json(begin):
        instelling = "iv3_json_mb"
    elif looks_like_workbook(begin):
        instelling = "model_mb"
    grens = getattr(grenzen, instelling)
    if (omvang := pad.stat().st_size) > grens * MB:
        raise too_large(omvang, grens, instelling)


def _read(controle: Controle, pad: Path, inhoud: bytes, naslag: Iv3Naslag) -> None:
    """Fill the control with the deliveries in the file, by the form that its content shows."""
    if looks_like_json(inhoud) or looks_like_workbook(inhoud):
        controle.vorm, lees = ("json", read_json) if looks_like_json(inhoud) else ("excel", read_workbook)
        levering, bevindingen = lees(inhoud, controle.document, controle.bron_id, naslag)
        controle.bevindingen += bevindingen
        controle.leveringen += [levering] if levering else []
        return
    frames, bevindingen = read_open_data(inhoud, controle.document, pad.stem, controle.bron_id, naslag)
    controle.bevindingen += bevindingen
    if frames is None and not bevindingen:
        controle.bevindingen.append(_unrecognised(controle.document, pad.suffix, inhoud))
    elif frames is not None:
        controle.vorm, controle.frames = "open_data", frames


def _check(
    controle: Controle,
    levering: Levering,
    naslag: Iv3Naslag,
    eenheid: Eenheid | None,
    *,
    structuur_klopt: bool,
) -> None:
    controle.bevindingen += _check_name(levering, naslag)
    definitie = naslag.definitie(levering.boekjaar)
    vast: Eenheid | None = "duizend" if levering.vorm == "excel" else None  # the model prescribes x €1,000
    inwoners = naslag.inwoners_in(levering.boekjaar, levering.gm_code)
    controle.bevindingen += decide_unit(levering, inwoners, eenheid or vast)
    if definitie is None:
        return
    controle.bevindingen += check_codes(levering, definitie, naslag.catalogus) + check_posts(levering)
    if structuur_klopt and levering.eenheid is not None:
        controle.bevindingen += check_plausibility(levering, definitie, naslag.catalogus)


def _check_name(levering: Levering, naslag: Iv3Naslag) -> list[Bevinding]:
    """Name and number of the gemeente that a delivery gives must be of one."""
    ander = naslag.name_of_another(levering.naam, levering.gm_code)
    if ander is None:
        return []
    plek = Plek(levering.document, *levering.naam_plek)
    return [meld("iv3_naam_tegenstrijdig", plek, ander, verwacht=levering.gm_code)]


def _unrecognised(document: str, achtervoegsel: str, inhoud: bytes) -> Bevinding:
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        achtervoegsel = "een bestand in UTF-16"
    return meld("iv3_vorm_onbekend", Plek(document), achtervoegsel or "(geen achtervoegsel)")
