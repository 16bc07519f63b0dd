"""The tiny data/raw of tests/hulp/miniraw.py with a second vintage, or with a gemeente that is split.

Second vintage S2022 for 2023, in the indeling of 2023 (Deestad = Beestad + Ceeburg):

    uitkeringsfactor 1,6 (was 1,5); inwo 16 (was 15) a head; WOZwe −0,0009 (was −0,001)
    participatie is gone; nieuwe suppletie has amounts, where M2022 has its row in gewichten only
"""

from pathlib import Path

from pipelines.basis.queries import read_queries
from tests.hulp.helpers import add_rows
from tests.hulp.miniraw import write_miniraw

S2022 = {
    "volumina.csv": """\
gm_code;gemeente;inwo;jong;vast;WOZwe
GM0001;Aadorp;110;10,5;1;200000
GM0004;Deestad;250;20;1;400000
GM0005;'s-Eeveen;150;40,5;1;864750443,44""",
    "gewichten.csv": """\
code;naam;Zorg;Bestuur;Onroerendezaakbelasting;Totaal
inwo;inwoners;11;5;0;16
jong;jongeren;20;0;0;20
vast;vast bedrag;0;1000;0;1000
WOZwe;ozb woningen ∗ eigenaren;0;0;-0,0009;-0,0009
;opvang;1;0;0;1
;nieuwe suppletie;1;0;0;1""",
    "uitkeringen.csv": """\
gm_code;gemeente;opvang;nieuwe suppletie
GM0001;Aadorp;5;7,25
GM0004;Deestad;600;-3,5
GM0005;'s-Eeveen;400;0""",
}
SPLITSINGEN_KOP = "datum;oude_code;nieuwe_code;teller;noemer;status;bron"


def confirm_gate(raw: Path, *documenten: str) -> None:
    """Confirm all that the gate may refuse in documents whose figures are chosen to be worked out by hand."""
    regels = [query.naam for query in read_queries("regels") if query.naam.startswith("poort_")]
    rijen = [
        f"{wat};{regel};;;met de hand na te rekenen;2026-01-01" for wat in documenten for regel in regels
    ]
    add_rows(raw / "bevestigingen.csv", *rijen)


def write_two_vintages(raw: Path) -> Path:
    """The tiny folder with M2022 and S2022, both for 2023."""
    write_miniraw(raw)
    add_rows(raw / "circulaires/circulaires.csv", "S2022;2023;1,6;2023-01-01;S2022_2023;")
    add_rows(raw / "circulaires/uitkeringen.csv", "nieuwe suppletie;suppletie;;")
    add_rows(raw / "circulaires/M2022_2023/gewichten.csv", ";nieuwe suppletie;1;0;0;1")
    map_ = raw / "circulaires/S2022_2023"
    map_.mkdir()
    for naam, tekst in S2022.items():
        (map_ / naam).write_text(tekst + "\n", encoding="utf-8-sig")
    confirm_gate(raw, *(f"circulaires/S2022_2023/{naam}" for naam in S2022), "circulaires/circulaires.csv")
    return raw


def write_split(raw: Path, *aandelen: str) -> Path:
    """The tiny folder in which 's-Eeveen is split in 2024 over Aadorp and the new Feestad.

    ``aandelen``: rows of gemeenten/splitsingen.csv; without any there is no such file.
    """
    write_miniraw(raw)
    add_rows(
        raw / "gemeenten/gemeenten.csv",
        "2024;GM0001;Aadorp;Drenthe",
        "2024;GM0004;Deestad;Drenthe",
        "2024;GM0006;Feestad;Utrecht",
    )
    add_rows(
        raw / "gemeenten/herindelingen.csv",
        "2024-01-01;GM0005;'s-Eeveen;GM0001;Aadorp;gesplitst",
        "2024-01-01;GM0005;'s-Eeveen;GM0006;Feestad;gesplitst",
    )
    if aandelen:
        declare_shares(raw, *aandelen)
    return raw


def declare_shares(raw: Path, *aandelen: str) -> None:
    """Write gemeenten/splitsingen.csv with these rows."""
    tekst = "\n".join([SPLITSINGEN_KOP, *aandelen]) + "\n"
    (raw / "gemeenten/splitsingen.csv").write_text(tekst, encoding="utf-8-sig")
