"""Compare the compiled figures in data/raw with the gathered originals, cell by cell.

The originals are not part of the project. In a clone without them the comparisons are skipped;
the control totals of the compiled files themselves are always checked.
"""

import csv
import re
from decimal import Decimal

import pytest

from tests.hulp.helpers import ORIGINALS, ROOT, needs_originals

RAW = ROOT / "data" / "raw"

# map: (uitkeringsfactor, uitkeringsbasis x factor, inkomstenmaatstaf), in euro and cents
CIRCULAIRES = {
    "M2022_2023": ("1.285", "37669543878.70", "-3309054057.74"),
    "M2023_2024": ("1.395", "41569207787.59", "-3798075097.30"),
    "S2023_2024": ("1.406", "42130646432.61", "-3837933096.43"),
    "M2024_2024": ("1.414", "42126418712.12", "-3704033092.55"),
    "M2024_2025": ("1.457", "44037184912.59", "-4119682746.83"),
    "S2024_2024": ("1.420", "42795947432.54", "-3884861836.55"),
    "S2024_2025": ("1.457", "44235583294.75", "-4171325578.78"),
}
DECENTRALISATIE_UITKERINGEN = {"personen met verward gedrag": 10_000_002, "veiligheidshuizen": 7_699_230}

# map: (lasten, baten, salarissen) of the whole country, x 1,000 euro
IV3 = {
    "2023_begroting": (71_369_726, 71_384_099, 13_712_926),
    "2023_jaarrekening": (85_666_357, 85_666_611, 14_104_199),
    "2025_begroting": (83_698_490, 83_698_686, 17_378_248),
}
NOT_REPORTED = {
    "2023_begroting": {"Voorne aan Zee"},
    "2023_jaarrekening": {"Vijfheerenlanden"},
    "2025_begroting": {"De Bilt", "Landsmeer", "Midden-Drenthe", "Vijfheerenlanden"},
}
CENT = Decimal("0.01")


def read_raw(path):
    """Header and rows of a compiled file, whose dialect is fixed."""
    content = (RAW / path).read_text(encoding="utf-8-sig")
    header, *rows = csv.reader(content.splitlines(), delimiter=";", strict=True)
    assert all(len(row) == len(header) for row in rows)
    return header, rows


def number(text):
    """A figure of ours: decimal comma and nothing else."""
    assert re.fullmatch(r"-?\d+(,\d+)?", text), f"not a figure in our dialect: {text!r}"
    return Decimal(text.replace(",", "."))


def read_original(map_, name):
    """Header and rows of an original table, split by hand; empty closing lines are left out."""
    separator = "," if map_ == "M2022_2023" else "\t"
    lines = (ORIGINALS / "circulaires" / map_ / name).read_text(encoding="utf-8-sig").splitlines()
    # M2022 forgets the quotes around this one name
    lines[0] = lines[0].replace("vergunningverlening, toezicht", "vergunningverlening~ toezicht")
    header, *rows = ([cell.strip() for cell in line.split(separator)] for line in lines if line.strip())
    return [cell.replace("~", ",") for cell in header], rows


def original_number(text, map_):
    """M2022 has decimal points; the others decimal commas, with points for thousands. S2024_2025 prints nil as a dash."""
    if text.strip() == "-":
        return Decimal(0)
    return Decimal(text) if map_ == "M2022_2023" else Decimal(text.replace(".", "").replace(",", "."))


def canonical(name):
    """An uitkering name without the differences that the sources have among themselves."""
    name = name.strip().lower().replace(". toezicht", ", toezicht")
    return "artikel 12" if name in {"art.12", "art. 12"} else name


def maatstaf(code):
    """The code of a maatstaf: M2022 lacks the point in cf.landelijk, cf.lokaal and cf.regionaal."""
    return re.sub(r"^cf(?=[a-z])", "cf.", code)


def volume_by_gemeente(map_):
    header, rows = read_raw(f"circulaires/{map_}/volumina.csv")
    return header[2:], {row[0]: [number(cell) for cell in row[2:]] for row in rows}


def gewicht_by_maatstaf(map_):
    header, rows = read_raw(f"circulaires/{map_}/gewichten.csv")
    assert header[-1] == "Totaal"
    return {row[0]: number(row[-1]) for row in rows if row[0]}


@needs_originals
@pytest.mark.parametrize("map_", CIRCULAIRES)
def test_every_volume_is_the_original(map_):
    maatstaven, volumes = volume_by_gemeente(map_)
    _, rows = read_original(map_, "Volumina.csv")
    _, gewichten = read_original(map_, "Gewichten.csv")
    assert maatstaven == [maatstaf(row[0]) for row in gewichten if row[0]]
    expected = {f"GM{int(row[0]):04d}": [original_number(cell, map_) for cell in row[3:]] for row in rows}
    assert volumes == expected


@needs_originals
@pytest.mark.parametrize("map_", [m for m in CIRCULAIRES if m != "M2022_2023"])
def test_volume_columns_carry_the_printed_code(map_):
    header, _ = read_original(map_, "Volumina.csv")
    assert [code.replace("vast nieuw", "vast") for code in header[3:]] == volume_by_gemeente(map_)[0]


@needs_originals
@pytest.mark.parametrize("map_", CIRCULAIRES)
def test_every_gewicht_is_the_original(map_):
    header, rows = read_raw(f"circulaires/{map_}/gewichten.csv")
    printed_header, printed = read_original(map_, "Gewichten.csv")
    if map_ == "M2022_2023":
        printed += [["", *row] for row in read_original(map_, "Gewichten_IU_DU.csv")[1]]
    assert header[2:] == [cluster.replace(". ", ", ") for cluster in printed_header[2:]]
    assert [(row[0], canonical(row[1])) for row in rows] == [
        (maatstaf(row[0]), canonical(row[1])) for row in printed
    ]
    assert [[number(cell) for cell in row[2:]] for row in rows] == [
        [original_number(cell, map_) for cell in row[2:]] for row in printed
    ]


@needs_originals
@pytest.mark.parametrize("map_", CIRCULAIRES)
def test_every_uitkering_is_the_original(map_):
    header, rows = read_raw(f"circulaires/{map_}/uitkeringen.csv")
    printed_header, printed = read_original(map_, "SIUDU.csv")
    first = printed_header.index("Prov") + 1
    if "CBS" in printed_header[first:]:  # S2023_2024 repeats the codes in the middle of the table
        again = printed_header.index("CBS", first)
        assert [row.pop(again) for row in printed] == [row[0] for row in printed]
        printed_header.pop(again)
    assert [canonical(name) for name in header[2:]] == [canonical(name) for name in printed_header[first:]]
    if printed_header[0] == "CBS":
        assert [row[0] for row in rows] == [f"GM{int(row[0]):04d}" for row in printed]
    assert [row[1] for row in rows] == [row[first - 2] for row in printed]
    assert [[number(cell) for cell in row[2:]] for row in rows] == [
        [original_number(cell, map_) for cell in row[first:]] for row in printed
    ]


@pytest.mark.parametrize("map_", CIRCULAIRES)
def test_control_totals_of_a_circulaire(map_):
    factor, uitkeringsbasis, inkomsten = map(Decimal, CIRCULAIRES[map_])
    circulaires = {row[4]: number(row[2]) for row in read_raw("circulaires/circulaires.csv")[1]}
    soort = {row[0]: row[2] for row in read_raw("circulaires/maatstaven.csv")[1]}
    gewichten = gewicht_by_maatstaf(map_)
    maatstaven, volumes = volume_by_gemeente(map_)
    total = {"uitgaven": Decimal(0), "inkomsten": Decimal(0)}
    for row in volumes.values():
        for code, volume in zip(maatstaven, row, strict=True):
            total[soort[code]] += volume * gewichten[code]
    assert circulaires[map_] == factor
    assert (total["uitgaven"] * factor).quantize(CENT) == uitkeringsbasis
    assert total["inkomsten"].quantize(CENT) == inkomsten
    header, rows = read_raw(f"circulaires/{map_}/uitkeringen.csv")
    assert [row[0] for row in rows] == list(volumes)
    for uitkering, bedrag in DECENTRALISATIE_UITKERINGEN.items():
        bedragen = [number(row[header.index(uitkering)]) for row in rows]
        assert (sum(bedragen), sum(1 for x in bedragen if x)) == (bedrag, 25)


@needs_originals
@pytest.mark.parametrize("verslag", IV3)
def test_every_iv3_figure_is_the_original(verslag):
    _, rows = read_raw(f"iv3/{verslag}.csv")
    compiled = {(row[1], row[2]): row[4:] for row in rows}
    lines = (ORIGINALS / "iv3" / f"{verslag}.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    expected = {}
    for gemeente, taakveld, salarissen, baten, lasten, *_ in (line.split(";") for line in lines):
        figures = [re.sub(r"\.0$", "", figure) for figure in (salarissen, baten, lasten)]
        if gemeente in NOT_REPORTED[verslag]:
            figures = ["", "", ""]
        if gemeente != "Nederland":
            expected[gemeente, taakveld.split()[0]] = figures
    assert len(compiled) == len(rows)
    assert compiled == expected


@pytest.mark.parametrize("verslag", IV3)
def test_national_totals_of_iv3(verslag):
    _, rows = read_raw(f"iv3/{verslag}.csv")
    salarissen, baten, lasten = (sum(int(row[i]) for row in rows if row[i]) for i in (4, 5, 6))
    assert (lasten, baten, salarissen) == IV3[verslag]
    assert {row[1] for row in rows if row[5] == row[6] == ""} == NOT_REPORTED[verslag]


@needs_originals
def test_every_number_of_inwoners_is_the_original():
    _, rows = read_raw("gemeenten/inwoners.csv")
    content = (ORIGINALS / "gemeenten" / "inwoners_2017_2026.csv").read_text(encoding="utf-8-sig")
    originals = list(csv.DictReader(content.splitlines(), delimiter=";"))
    assert [row[:3] for row in rows] == [[o["jaar"], o["gm_code"], o["inwoners"]] for o in originals]
    assert {row[3] for row in rows} == {"officieel"}


@needs_originals
def test_every_year_has_the_gemeenten_of_the_original():
    _, rows = read_raw("gemeenten/gemeenten.csv")
    content = (ORIGINALS / "gemeenten" / "gemeenten_2010_2026.csv").read_text(encoding="utf-8-sig")
    originals = [o for o in csv.DictReader(content.splitlines(), delimiter=";") if int(o["jaar"]) >= 2017]
    assert sorted(row[:2] for row in rows) == sorted([o["jaar"], o["gm_code"]] for o in originals)
