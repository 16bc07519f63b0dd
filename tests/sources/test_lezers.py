"""Readers of the circulaire tables: every name a column was ever printed with, and every wrong cell by its address."""

from decimal import Decimal

import polars as pl
import pytest

from pipelines.sources.raw.circulaires import read_weights, read_wide
from pipelines.sources.rekenbestand.naslag import Zoeker
from pipelines.sources.tabel.openen import open_tabel

MAATSTAVEN = Zoeker.from_table(
    pl.DataFrame(
        {
            "code": ["inwo", "vast", "cf.landelijk", "woonrbfk"],
            "aliassen": [None, "vast nieuw", "cflandelijk", "woonruimten * bodemfactor | woonruimte"],
        }
    ),
    "code",
    (),
    "circulaires/maatstaven.csv",
)
UITKERINGEN = Zoeker.from_table(
    pl.DataFrame({"uitkering": ["opvang"]}), "uitkering", (), "circulaires/uitkeringen.csv"
)
CODES = frozenset({"GM0001", "GM0002"})


def table(tmp_path, tekst, naam="tabel.csv"):
    (tmp_path / naam).write_text(tekst, encoding="utf-8")
    return open_tabel(tmp_path / naam, f"map/{naam}")[0]


def wide(tmp_path, tekst):
    frame, fouten = read_wide(
        table(tmp_path, tekst), MAATSTAVEN, CODES, naamkolom="maatstaf", waarde="volume"
    )
    rijen = frame.select("gm_code", "maatstaf", "volume", "cel").rows() if frame.width else []
    return rijen, [(b.regel, b.cel, b.waarde) for b in fouten]


def weights(tmp_path, tekst):
    frame, fouten = read_weights(table(tmp_path, tekst), MAATSTAVEN, UITKERINGEN, ("Zorg",))
    return frame, [(b.regel, b.cel, b.waarde) for b in fouten]


def test_a_wide_table_becomes_one_row_per_cell(tmp_path):
    assert wide(tmp_path, "gm_code;gemeente;inwo;vast\nGM0001;Aa;1,5;1\nGM0002;Bee;0;1\n") == (
        [
            ("GM0001", "inwo", Decimal("1.5"), "C2"),
            ("GM0002", "inwo", Decimal(0), "C3"),
            ("GM0001", "vast", Decimal(1), "D2"),
            ("GM0002", "vast", Decimal(1), "D3"),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("gedrukt", "bedoeld"),
    [
        ("vast nieuw", "vast"),
        ("Vast  Nieuw", "vast"),
        ("cflandelijk", "cf.landelijk"),
        ("CF.landelijk", "cf.landelijk"),
        ("woonruimten ∗ bodemfactor", "woonrbfk"),  # U+2217, as some sources print it
        ("woonruimten*bodemfactor", "woonrbfk"),
        ("woonruimte", "woonrbfk"),
    ],
)
def test_a_maatstaf_is_known_by_every_name_it_has_been_printed_with(tmp_path, gedrukt, bedoeld):
    rijen, fouten = wide(tmp_path, f"gm_code;gemeente;{gedrukt}\nGM0001;Aa;7\n")
    assert (rijen, fouten) == ([("GM0001", bedoeld, Decimal(7), "C2")], [])


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("gm_code;gemeente;inwo;vats\nGM0001;Aa;1;1\n", [("kolom_onbekend", "D1", "vats")]),
        ("gm_code;gemeente;inwo;\nGM0001;Aa;1;1\n", [("rij_breedte", "D2", "4 cellen")]),
        ("gm_code;gemeente;inwo;inwo\nGM0001;Aa;1;1\n", [("kolom_dubbel", "D1", "inwo")]),
        ("gm_code;gemeente;vast;vast nieuw\nGM0001;Aa;1;1\n", [("kolom_dubbel", "D1", "vast nieuw")]),
        ("gm_code;inwo\nGM0001;1\n", [("kolom_ontbreekt", "rij 1", "")]),
        ("gm_code;gemeente;inwo\nGM0009;Aa;1\n", [("waarde_gemeente", "A2", "GM0009")]),
        ("gm_code;gemeente;inwo\n1;Aa;1\n", [("waarde_gemeente", "A2", "1")]),
        ("gm_code;gemeente;inwo\nGM0001;Aa;\n", [("waarde_decimaal", "C2", "")]),
        ("gm_code;gemeente;inwo\nGM0001;Aa;12,34,5\n", [("waarde_decimaal", "C2", "12,34,5")]),
        ("gm_code;gemeente;inwo\nGM0001;Aa;1.234,5\n", [("waarde_decimaal", "C2", "1.234,5")]),
        ("gm_code;gemeente;inwo\nGM0001;Aa;1,94044E+11\n", [("waarde_decimaal", "C2", "1,94044E+11")]),
        ("gm_code;gemeente;inwo\nGM0001;Aa;1\nGM0001;Aa;1\n", [("rij_dubbel", "A3", "GM0001")]),
        ("gm_code;gemeente;inwo\nGM0001;Aa\n", [("rij_breedte", "B2", "2 cellen")]),
    ],
    ids=lambda w: w[0][0] + " " + w[0][2] if isinstance(w, list) else "",
)
def test_what_is_wrong_in_a_wide_table_is_named_by_cell(tmp_path, tekst, verwacht):
    pad = tmp_path / "tabel.csv"
    pad.write_text(tekst, encoding="utf-8")
    tabel, fouten = open_tabel(pad, "map/tabel.csv")
    _, meer = read_wide(tabel, MAATSTAVEN, CODES, naamkolom="maatstaf", waarde="volume")
    assert [(b.regel, b.cel, b.waarde) for b in fouten + meer] == verwacht


def test_an_unquoted_separator_in_a_name_is_not_read_as_another_column(tmp_path):
    """M2022 once had this: every later column shifted by one."""
    pad = tmp_path / "tabel.csv"
    pad.write_text("gm_code;gemeente;inwo;vast\nGM0001;Aa; en Bee;5;1\n", encoding="utf-8")
    tabel, (bevinding,) = open_tabel(pad, "map/tabel.csv")
    assert (bevinding.regel, bevinding.cel, bevinding.waarde) == ("rij_breedte", "E2", "5 cellen")
    assert "aanhalingstekens" in bevinding.remedie
    assert tabel.cellen.height == 0


def test_all_problems_of_one_table_come_together(tmp_path):
    _, fouten = wide(tmp_path, "gm_code;gemeente;inwo;vats\nGM0001;Aa;x;1\nGM0009;Bee;1;1\nGM0001;Cee;;1\n")
    assert [regel for regel, *_ in fouten] == [
        "kolom_onbekend",
        "waarde_gemeente",
        "rij_dubbel",
        "waarde_decimaal",
        "waarde_decimaal",
    ]


def test_an_unknown_column_is_told_what_it_resembles(tmp_path):
    tabel = table(tmp_path, "gm_code;gemeente;inwoo\nGM0001;Aa;1\n")
    _, (bevinding,) = read_wide(tabel, MAATSTAVEN, CODES, naamkolom="maatstaf", waarde="volume")
    assert (bevinding.waarde, bevinding.verwacht) == ("inwoo", "«inwo»")
    assert (
        bevinding.remedie
        == "Hernoem de kolom tot «inwo», of voeg haar als alias toe in circulaires/maatstaven.csv."
    )


def test_weights_of_maatstaven_and_of_other_lines(tmp_path):
    frame, fouten = weights(tmp_path, "code;naam;Zorg;Totaal\nvast nieuw;vast bedrag;0,25;1,5\n;opvang;1;1\n")
    assert fouten == []
    assert frame.select("soort", "naam", "cluster", "bedrag_per_eenheid", "cel").rows() == [
        ("maatstaf", "vast", "Zorg", Decimal("0.25"), "C2"),
        ("uitkering", "opvang", "Zorg", Decimal(1), "C3"),
        ("maatstaf", "vast", "Totaal", Decimal("1.5"), "D2"),
        ("uitkering", "opvang", "Totaal", Decimal(1), "D3"),
    ]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("code;naam;Zorg;Totaal\ninwoo;inwoners;1;1\n", [("rij_onbekend", "A2", "inwoo")]),
        ("code;naam;Zorg;Totaal\n;opvangg;1;1\n", [("rij_onbekend", "B2", "opvangg")]),
        ("code;naam;Zorg;Totaal\ninwo;inwoners;1;1\ninwo;inwoners;1;1\n", [("rij_dubbel", "A3", "inwo")]),
        ("code;naam;Zorgg;Totaal\ninwo;inwoners;1;1\n", [("kolom_onbekend", "C1", "Zorgg")]),
        ("code;naam;Zorg\ninwo;inwoners;1\n", [("kolom_ontbreekt", "rij 1", "")]),
        ("code;naam;Zorg;Totaal\ninwo;inwoners;1;\n", [("waarde_decimaal", "D2", "")]),
    ],
    ids=lambda w: w[0][0] + " " + w[0][2] if isinstance(w, list) else "",
)
def test_what_is_wrong_in_the_weights_is_named_by_cell(tmp_path, tekst, verwacht):
    assert weights(tmp_path, tekst)[1] == verwacht
