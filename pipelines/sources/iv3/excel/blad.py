"""The sheets of the Excel model as cells with their addresses."""

import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pipelines.basis.grenzen import Geweigerd, Grenzen
from pipelines.bestand.werkboek import refuse_bomb
from pipelines.sources.tabel.tabel import kolomletters

BLADEN = {
    "informatie": "4.Informatie",
    "lasten": "5.Verdelingsmatrix lasten",
    "baten": "6.Verdelingsmatrix baten",
    "standen": "7.Balansstanden",
}


@dataclass(frozen=True)
class Cel:
    """One cell of a sheet: its value, and whether it is a formula whose outcome was not saved."""

    rij: int
    kolom: int
    waarde: Any
    is_leeg_formule: bool = False

    @property
    def adres(self) -> str:
        """The A1 address."""
        return f"{kolomletters(self.kolom)}{self.rij}"


Blad = list[list[Cel]]


def open_sheets(inhoud: bytes, grenzen: Grenzen) -> dict[str, Blad]:
    """The sheets of the model that are there, as cells; a sheet is known by its name, with or without its number.

    Raises Geweigerd when there is more than the bounds allow.
    """
    from openpyxl import load_workbook

    refuse_bomb(inhoud, grenzen)
    with warnings.catch_warnings():
        # openpyxl warns of drop-downs and styles that it leaves out; none are read
        warnings.simplefilter("ignore")
        waarden = load_workbook(BytesIO(inhoud), read_only=True, data_only=True)
        formules = load_workbook(BytesIO(inhoud), read_only=True, data_only=False)
        bladen = {}
        for naam in waarden.sheetnames:
            kaal = re.sub(r"^\s*\d*\s*\.?\s*", "", naam).casefold().strip()
            for soort, voluit in BLADEN.items():
                if kaal == voluit.split(".", 1)[1].casefold():
                    bladen[soort] = _cells(waarden[naam], formules[naam], grenzen)
    return bladen


def _cells(waarden: Any, formules: Any, grenzen: Grenzen) -> Blad:
    uit: Blad = []
    paren = zip(waarden.iter_rows(values_only=True), formules.iter_rows(values_only=True), strict=False)
    for rij, (rijwaarden, rijformules) in enumerate(paren, start=1):
        _refuse_outside(rij, rijformules, waarden.title, grenzen)
        if rij > grenzen.model_rijen:
            continue  # nothing but layout
        uit.append(
            [
                Cel(
                    rij,
                    kolom,
                    waarde,
                    waarde is None and isinstance(formule, str) and formule.startswith("="),
                )
                for kolom, (waarde, formule) in enumerate(
                    zip(rijwaarden[: grenzen.model_kolommen], rijformules, strict=False)
                )
            ]
        )
    return uit


def _refuse_outside(rij: int, cellen: tuple[Any, ...], blad: str, grenzen: Grenzen) -> None:
    """What stands beyond the bounds would otherwise be left out without a word."""
    vanaf = 0 if rij > grenzen.model_rijen else grenzen.model_kolommen
    kolom = next((k for k, waarde in enumerate(cellen) if k >= vanaf and waarde is not None), None)
    if kolom is not None:
        raise Geweigerd(
            "bestand_onleesbaar.buiten_model",
            str(cellen[kolom])[:60],
            rijen=grenzen.model_rijen,
            kolom=kolomletters(grenzen.model_kolommen - 1),
            blad=blad,
            cel=f"{kolomletters(kolom)}{rij}",
        )


def code_of(waarde: Any) -> str:
    """A code as text: 0.1 and "0.1 " are "0.1"; L1.1 and B3.7 lose their side."""
    tekst = "" if waarde is None or isinstance(waarde, bool) else str(waarde).strip()
    return re.sub(r"^[LB](?=\d)", "", tekst)
