"""Make the Excel model of CBS, filled in from a delivery: codes in row 1 and column 1, totals, x €1,000."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook

from pipelines.sources.iv3.definities import Definitie


def make_workbook(
    definitie: Definitie, levering: dict[str, Any], *, nummer: str | int = "060363"
) -> Workbook:
    """A workbook with every code of the boekjaar, as the model has, and the amounts of the delivery divided by 1,000."""
    boek = Workbook()
    informatie = boek.active
    assert informatie is not None
    informatie.title = "4.Informatie"
    metadata = levering["metadata"]
    for rij in (
        ("", "Iv3 model", ""),
        ("", "Overheidslaag", "Gemeente"),
        ("", "Nummer", nummer),
        ("", "Naam", metadata["overheidsnaam"]),
        ("", "Jaar", metadata["boekjaar"]),
        ("", "Periode", metadata["periode"]),
        ("", "Status", metadata["status"]),
        ("", "Naam:", "P. Afzender"),
    ):
        informatie.append(rij)
    for kant, titel in (("lasten", "5.Verdelingsmatrix lasten"), ("baten", "6.Verdelingsmatrix baten")):
        _matrix(boek.create_sheet(titel), definitie, levering["data"], kant)
    standen = boek.create_sheet("7.Balansstanden")
    standen.append(("Code", "Omschrijving", "1 januari", "ultimo"))
    bedragen = {(r["balanscode"], r["standper"]): r["bedrag"] for r in levering["data"]["balans_standen"]}
    for code, (omschrijving, _, _) in definitie.codes["balanscode"].items():
        waarden = [bedragen.get((code, stand)) for stand in ("1 januari", "ultimo")]
        standen.append((code, omschrijving, *(w / 1000 if w is not None else None for w in waarden)))
    return boek


def as_file(boek: Workbook) -> bytes:
    """The workbook as a file."""
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _matrix(blad: Any, definitie: Definitie, data: dict[str, Any], kant: str) -> None:
    kolommen = list(definitie.codes[f"categorie_{kant}"])
    bedragen: dict[tuple[str, str], int] = {}
    for onderdeel, sleutel in ((kant, "taakveld"), (f"balans_{kant}", "balanscode")):
        for record in data[onderdeel]:
            plek = (record[sleutel], record["categorie"])
            bedragen[plek] = bedragen.get(plek, 0) + record["bedrag"]
    blad.append(("", "", *kolommen))
    for lijst in ("taakveld", "balanscode"):
        for code, (omschrijving, _, is_totaal) in definitie.codes[lijst].items():
            cellen = [999_999] * len(kolommen) if is_totaal else [bedragen.get((code, k)) for k in kolommen]
            blad.append((code, omschrijving, *(c / 1000 if c is not None else None for c in cellen)))
