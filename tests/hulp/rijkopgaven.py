"""The gemeenten of tests/hulp/rijkfonds.py and what they report: Iv3, returns and SiSa annexes."""

import csv
import io
from datetime import date
from pathlib import Path

from pipelines.sources.ontvangen.sisa import add_annex
from tests.hulp.miniraw import OPGAVE_KOP

INDELING = {
    2022: {
        "GM0001": "Aadorp",
        "GM0002": "Beestad",
        "GM0003": "Ceeburg",
        "GM0005": "'s-Eeveen",
        "GM0007": "Geerdam",
    },
    2023: {"GM0001": "Aadorp", "GM0004": "Deestad", "GM0005": "'s-Eeveen", "GM0007": "Geerdam"},
    2024: {
        "GM0001": "Aadorp",
        "GM0004": "Deestad",
        "GM0006": "Feestad",
        "GM0007": "Geerdam",
        "GM0008": "Haarveen",
    },
    2025: {"GM0001": "Aadorp", "GM0008": "Haarveen", "GM0009": "Deestad aan Zee", "GM0010": "Jeedorp"},
}


def spread(*woorden: object) -> int:
    """A number of 1 to 997 that follows from words, the same on every machine."""
    som = 7
    for letter in "|".join(map(str, woorden)):
        som = (som * 31 + ord(letter)) % 99991
    return som % 997 + 1


def write_sheet(kop: list[object], rijen: list[list[object]]) -> str:
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\n").writerows([kop, *rijen])
    return uit.getvalue()


def write_reports() -> dict[str, str]:
    def report(jaar: int, soort: str) -> str:
        rijen = []
        for gm, naam in INDELING[jaar].items():
            for taakveld, omschrijving in (("0.1", "Bestuur"), ("6.2", "Wijkteams"), ("6.21", "Toegang")):
                getal = spread(jaar, soort, gm, taakveld)
                salaris = "" if getal % 3 == 0 else getal
                lasten = 0 if gm == "GM0001" else getal - (900 if gm == "GM0007" and taakveld != "0.1" else 0)
                rijen.append([gm, naam, taakveld, omschrijving, salaris, lasten, lasten])
        return write_sheet(
            ["gm_code", "gemeente", "taakveld", "omschrijving", "salarissen", "baten", "lasten"], rijen
        )

    velden = [
        [jaar, *v]
        for jaar in (2022, 2023, 2024)
        for v in (("0.1", "Bestuur"), ("6.2", "Wijkteams"), ("6.21", "Toegang"))
    ]
    return {
        "iv3/2022_jaarrekening.csv": report(2022, "jaarrekening"),
        "iv3/2022_begroting.csv": report(2022, "begroting"),
        "iv3/2023_jaarrekening.csv": report(2023, "jaarrekening"),
        "iv3/2024_begroting.csv": report(2024, "begroting"),
        "iv3/taakvelden.csv": write_sheet(["boekjaar", "taakveld", "omschrijving"], velden),
    }


def list_returns() -> dict[int, list[list[object]]]:
    """Returns per year: with and without a figure, more than one date a year, money alone, and nothing with a reason."""
    rijen = [
        (date(2022, 12, 31), "GM0001", "leren", 2.5, 200, None, "voorbeeld"),
        (date(2022, 6, 30), "GM0001", "leren", 1.25, 90, None, "gepubliceerd"),
        (date(2022, 6, 30), "GM0002", "leren", 4, None, None, "gepubliceerd"),
        (date(2022, 12, 31), "GM0002", "ido", None, None, "te laat", "gepubliceerd"),
        (date(2022, 12, 31), "GM0003", "ido", None, 33, "onderdrukt", "gepubliceerd"),
        (date(2022, 12, 31), "GM0005", "wijkteams", 0.01, None, None, "voorbeeld"),
        (date(2022, 12, 31), "GM0007", "wijkteams", None, 0, "niet van toepassing", "gepubliceerd"),
        (date(2022, 12, 31), "GM0007", "veilig", 3, 12, None, "gepubliceerd"),
        (date(2023, 12, 31), "GM0001", "leren", 7, 1, None, "gepubliceerd"),
        (date(2023, 12, 31), "GM0004", "wijkteams", None, 70, "te laat", "gepubliceerd"),
        (date(2023, 12, 31), "GM0005", "ido", 5, 61, None, "gepubliceerd"),
    ]
    maten = {"leren": "fte", "wijkteams": "fte", "veilig": "fte", "ido": "locatie"}
    per_jaar: dict[int, list[list[object]]] = {}
    for dag, gm, doel, waarde, besteed, reden, status in rijen:
        indicator = "ido_locaties" if doel == "ido" else f"fte_{doel}"
        rij = [
            dag,
            gm,
            INDELING[dag.year][gm],
            doel,
            indicator,
            maten[doel],
            waarde,
            besteed,
            reden,
            status,
            None,
        ]
        assert len(rij) == len(OPGAVE_KOP)
        per_jaar.setdefault(dag.year, []).append(rij)
    return per_jaar


def add_annexes(raw: Path) -> None:
    """SiSa annexes of four gemeenten, the first with two codes for one goal."""
    for gm, jaar, codes in (
        ("GM0001", 2022, ("X99", "X77")),
        ("GM0003", 2022, ("X99",)),
        ("GM0005", 2022, ("X99",)),
        ("GM0004", 2023, ("X99",)),
    ):
        kop = "code;indicator;omschrijving;bedrag of aantal;aard controle"
        rijen = [f"{c};{c}/01;Besteding;€ {spread(gm, jaar, c)};R" for c in codes]
        pad = raw.parent / f"bijlage_{gm}_{jaar}.csv"
        pad.write_text("\n".join([kop, *rijen]) + "\n", encoding="utf-8")
        add_annex(pad, raw, gm, jaar)
