"""Edits of the small data/raw for rules that compare one source with another, or one year with the next."""

import shutil
from datetime import date

from tests.hulp.helpers import add_rows, edit_cell
from tests.hulp.miniraw import OPGAVE_KOP, write_opgave

_KOP = "gm_code;gemeente;taakveld;omschrijving;salarissen;baten;lasten"


def report_of_2023(soort, *regels):
    """An edit: an Iv3 report of 2023; whoever has no row in it gets one with nothing on it."""

    def edit(raw):
        taakvelden = {regel.split(";")[2]: regel.split(";")[3] for regel in regels} | {"0.1": "Bestuur"}
        add_rows(raw / "iv3/taakvelden.csv", *(f"2023;{t};{naam}" for t, naam in taakvelden.items()))
        wie = {regel[:6] for regel in regels}
        leeg = [
            f"{gm};{naam};0.1;Bestuur;0;0;0"
            for gm, naam in (("GM0001", "Aadorp"), ("GM0004", "Deestad"), ("GM0005", "'s-Eeveen"))
            if gm not in wie
        ]
        tekst = "\n".join([_KOP, *regels, *leeg]) + "\n"
        (raw / f"iv3/2023_{soort}.csv").write_text(tekst, encoding="utf-8")

    return edit


def return_of_2023(gm_code, gemeente, waarde):
    """An edit: one gemeente gives a return for 2023 too."""
    rij = [
        date(2023, 12, 31),
        gm_code,
        gemeente,
        "leren",
        "fte_leren",
        "fte",
        waarde,
        200,
        None,
        "voorbeeld",
        None,
    ]
    assert len(rij) == len(OPGAVE_KOP)
    return lambda raw: write_opgave(raw / "opgaven/voorbeeld_2023.xlsx", [rij])


def second_vintage(cel, waarde, tabel="volumina", factor="1,501"):
    """An edit: the septembercirculaire says the same as the meicirculaire, but for one cell; edits may follow each other."""

    def edit(raw):
        map_ = raw / "circulaires/S2022_2023"
        if not map_.exists():
            shutil.copytree(raw / "circulaires/M2022_2023", map_)
            for pad in map_.iterdir():  # a document of its own, not the same one twice
                pad.write_text(pad.read_text(encoding="utf-8-sig") + "\n", encoding="utf-8-sig")
            add_rows(raw / "circulaires/circulaires.csv", f"S2022;2023;{factor};2022-01-01;S2022_2023;")
        if cel:
            edit_cell(map_ / f"{tabel}.csv", cel, waarde)

    return edit


# rule: as in tests/hulp/regels/gevallen.py
GEVALLEN = {
    "iv3_07_ongelijk_uitkering": (
        report_of_2023("begroting", "GM0001;Aadorp;0.7;Gemeentefonds;;500;500"),
        "iv3/2023_begroting.csv",
        "F2",
        "500000",
    ),
    "iv3_sprong": (
        report_of_2023(
            "jaarrekening",
            "GM0001;Aadorp;6.2;Wijkteams;1;2000;2000",
            "GM0001;Aadorp;0.7;Gemeentefonds;;4;4",
            "GM0005;'s-Eeveen;0.7;Gemeentefonds;;-858;-858",
        ),
        "iv3/2023_jaarrekening.csv",
        "G2",
        "2000000",
    ),
    "opgave_sprong": (
        return_of_2023("GM0001", "Aadorp", 8),
        "opgaven/voorbeeld_2023.xlsx",
        "G2",
        "8.00 fte",
    ),
    "opgave_niet_meer_gegeven": (
        return_of_2023("GM0005", "'s-Eeveen", 1),
        "opgaven/voorbeeld_2022.xlsx",
        "G2",
        "geen opgave van GM0001 over 2023",
    ),
    "circulaire_sprong": (
        second_vintage("C2", "110000"),
        "circulaires/S2022_2023/volumina.csv",
        "C2",
        "1 cel: C2 inwoners van GM0001: 110000.000000000 was 100.000000000",
    ),
}
