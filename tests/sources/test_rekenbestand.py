"""Circulaire tables as users have them: every mess named in the issue, as a literal file."""

import polars as pl
import pytest

from pipelines.basis.grenzen import Grenzen
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_all
from pipelines.sources.rekenbestand.openen import open_document
from pipelines.sources.rekenbestand.tabellen import read_tables
from tests.hulp.bronbestanden import CLUSTERS, RAW, figures, findings, naslag, ods, read, xlsx
from tests.hulp.helpers import ORIGINALS, needs_originals

SLEUTELS = {
    "volumina": ("volume", ["gm_code", "maatstaf"], "volume"),
    "uitkeringen": ("uitkering", ["gm_code", "uitkering"], "bedrag_eur"),
    "gewichten": ("gewicht", ["soort", "naam", "cluster"], "bedrag_per_eenheid"),
}


@pytest.fixture(scope="module")
def compiled():
    invoer = Invoer(RAW)
    list(read_all(invoer))
    return invoer.tabellen


@needs_originals
@pytest.mark.parametrize(
    "map_",
    ["M2022_2023", "M2023_2024", "S2023_2024", "M2024_2024", "M2024_2025", "S2024_2024", "S2024_2025"],
)
def test_every_figure_of_the_originals_is_read_as_compiled(map_, compiled):
    delen: dict[str, list[pl.DataFrame]] = {}
    for pad in sorted((ORIGINALS / "circulaires" / map_).glob("*.csv")):
        bladen, onleesbaar = open_document(pad, pad.name, naslag(), Grenzen())
        assert onleesbaar == []
        for tabel in read_tables(bladen[0], naslag()):
            assert {b.ernst for b in tabel.bevindingen} <= {"waarschuwing"}
            delen.setdefault(tabel.soort, []).append(tabel.frame)
    circulaire, jaar = map_.split("_")
    vintage = (pl.col("circulaire") == circulaire) & (pl.col("uitkeringsjaar") == int(jaar))
    assert set(delen) == set(SLEUTELS)
    for soort, (staging, sleutel, waarde) in SLEUTELS.items():
        gelezen = pl.concat(delen[soort]).select(*sleutel, waarde).sort(sleutel)
        assert gelezen.equals(compiled[staging].filter(vintage).select(*sleutel, waarde).sort(sleutel))


@pytest.mark.parametrize("scheiding", [";", "\t", ","])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separator_and_encoding_by_evidence(tmp_path, scheiding, codering):
    regels = [["CBS", "Naam", "éénpersoonshuishoudens", "inwoners"], ["1900", "Súdwest-Fryslân", "10", "20"]]
    (tabel,) = read(tmp_path, "\r\n".join(scheiding.join(r) for r in regels).encode(codering))
    assert figures(tabel) == {("GM1900", "ephh"): ("10", "C2"), ("GM1900", "inwo"): ("20", "D2")}
    assert findings(tabel) == []


def test_title_rows_blank_rows_totals_notes_and_repeated_header(tmp_path):
    (tabel,) = read(
        tmp_path,
        "Volumina septembercirculaire 2024\n\n;;\nGemeente;inwo;jong\nGroningen1);1.234,5;5\nAlmere;1.000,0;-\n"
        "Gemeente;inwo;jong\nUrk;10,0;1\nTotaal;2.244,5;6\n\n1) voorlopig cijfer\nBron: ministerie;;\n",
    )
    assert figures(tabel) == {
        ("GM0014", "inwo"): ("1234.5", "B5"),
        ("GM0034", "inwo"): ("1000", "B6"),
        ("GM0184", "inwo"): ("10", "B8"),
        ("GM0014", "jong"): ("5", "C5"),
        ("GM0034", "jong"): ("0", "C6"),
        ("GM0184", "jong"): ("1", "C8"),
    }
    assert findings(tabel) == []
    assert tabel.opschrift == "Volumina septembercirculaire 2024"


def test_total_that_is_not_the_sum_is_an_error_with_the_difference(tmp_path):
    (tabel,) = read(tmp_path, "Gemeente;inwo\nGroningen;10\nUrk;5\nTotaal;16\n")
    (bevinding,) = tabel.bevindingen
    assert (bevinding.regel, bevinding.cel, bevinding.verwacht, bevinding.verschil) == (
        "totaal_ongelijk",
        "B4",
        "15",
        "1",
    )


def test_total_within_rounding_is_a_warning_and_subtotals_are_of_their_own_rows(tmp_path):
    tekst = "Gemeente;inwo;jong\nGroningen;10,004;1\nSubtotaal Groningen;10,00;1\nUrk;5,001;2\nSubtotaal Flevoland;5,001;2\nNederland;15,01;3\n"
    (tabel,) = read(tmp_path, tekst)
    assert findings(tabel) == [("totaal_afronding", "B3"), ("totaal_afronding", "B6")]


def test_figures_without_a_label_are_a_total_that_is_checked(tmp_path):
    (goed,) = read(tmp_path, "Gemeente;inwo\nGroningen;10\nUrk;5\n;15\n")
    (fout,) = read(tmp_path, "Gemeente;inwo\nGroningen;10\nUrk;5\n;99\n")
    assert findings(goed) == []
    assert findings(fout) == [("totaal_ongelijk", "B4")]


@pytest.mark.parametrize("code", ["14", "0014", "GM0014", "14.0", " 14 "])
def test_code_of_a_gemeente_in_every_spelling(tmp_path, code):
    (tabel,) = read(tmp_path, f"CBS;Naam;inwo\n{code};Groningen;7\n")
    assert figures(tabel) == {("GM0014", "inwo"): ("7", "C2")}


@pytest.mark.parametrize(
    ("naam", "code"),
    [
        ("Hengelo", "GM0164"),
        ("Hengelo (O.)", "GM0164"),
        ("Bergen (NH)", "GM0373"),
        ("BERGEN (L.)", "GM0893"),
        ("Nuenen. Gerwen en Nederwetten", "GM0820"),
        ("Gemeente Nuenen c.a.", "GM0820"),
        ("Den Haag", "GM0518"),
        ("\u2019s-Gravenhage", "GM0518"),
        ("Groningen (gemeente)", "GM0014"),
        ("Utrecht\u00b2", "GM0344"),
    ],
)
def test_gemeente_by_name(tmp_path, naam, code):
    (tabel,) = read(tmp_path, f"Gemeente;inwo\n{naam};7\n")
    assert [k[0] for k in figures(tabel)] == [code]
    assert findings(tabel) == []


def test_ambiguous_unknown_and_contradicting_gemeenten_are_errors(tmp_path):
    (tabel,) = read(
        tmp_path, "CBS;Naam;inwo\n;Bergen;1\n;Gronigen;2\n14;Almere;3\n9999;Urk;4\n14;Gronnigen;5\n"
    )
    assert findings(tabel) == [
        ("gemeente_dubbelzinnig", "B2"),
        ("gemeente_onbekend", "B3"),
        ("gemeente_tegenstrijdig", "B4"),
        ("gemeente_onbekend", "B5"),
        ("gemeente_schrijfwijze", "B6"),
    ]
    assert "Groningen (GM0014)" in tabel.bevindingen[1].verwacht
    assert figures(tabel) == {("GM0014", "inwo"): ("5", "C6")}


def test_doubled_gemeente_and_doubled_and_unknown_columns_are_errors(tmp_path):
    (tabel,) = read(tmp_path, "Gemeente;inwo;inwoners;jongste;jong\nUrk;1;2;3;4\nURK;1;2;3;4\n")
    assert findings(tabel) == [("kolom_dubbel", "C1"), ("kolom_onbekend", "D1"), ("rij_dubbel", "A3")]
    assert "jong" in tabel.bevindingen[1].verwacht


@pytest.mark.parametrize(
    ("tekst", "remedie"),
    [
        ("12%", "percentage"),
        ("#N/B", "formule"),
        ("(5)", "minteken"),
        ("5--", "decimaal teken"),
        ("'5", "apostrof"),
    ],
)
def test_text_that_is_almost_a_number_is_refused_with_what_to_do(tmp_path, tekst, remedie):
    (tabel,) = read(tmp_path, f"Gemeente;inwo;jong\nUrk;{tekst};1\n")
    (bevinding,) = tabel.bevindingen
    assert (bevinding.regel, bevinding.cel) == ("waarde_decimaal", "B2")
    assert remedie in bevinding.remedie


def test_column_without_heading_is_no_silent_drop(tmp_path):
    (tabel,) = read(tmp_path, "Gemeente;inwo;;jong\nUrk;1;8;2\n")
    assert findings(tabel) == [("kolom_onbekend", "C1")]
    (leeg,) = read(tmp_path, "Gemeente;inwo;;jong\nUrk;1;;2\n")
    assert findings(leeg) == []


def test_misaligned_header_is_repaired_when_provable_and_refused_otherwise(tmp_path):
    kop = "CBS,Naam,veilige steden,vergunningverlening, toezicht en handhaving,vrouwenopvang"
    (tabel,) = read(tmp_path, f"{kop}\n14,Groningen,1,2,3\n34,Almere,4,5,6\n")
    assert findings(tabel) == [("kop_samengevoegd", "D1")]
    assert figures(tabel)["GM0034", "vrouwenopvang"] == ("6", "E3")
    (herhaald,) = read(tmp_path, f"{kop}\n14,Groningen,1,2,3\n34,Almere,4,5,6\n{kop}\n184,Urk,7,8,9\n")
    assert findings(herhaald) == [("kop_samengevoegd", "D1")]
    assert figures(herhaald)["GM0184", "vrouwenopvang"] == ("9", "E5")
    (breed,) = read(tmp_path, f"{kop}\n14,Groningen,1,2,3\n34,Almere,4,5,6\n184,Urk,7,0,8,9\n")
    assert findings(breed) == [("kop_samengevoegd", "D1"), ("rij_breedte", "F4")]
    (kapot,) = read(tmp_path, "CBS,Naam,veilige steden,iets, anders,vrouwenopvang\n14,Groningen,1,2,3\n")
    assert "kop_breedte" in [regel for regel, _ in findings(kapot)]
    assert kapot.frame.is_empty()


def test_row_with_a_comma_in_its_name_is_joined_when_provable(tmp_path):
    (tabel,) = read(
        tmp_path,
        "CBS,Naam,inwo,jong\n820,Nuenen, Gerwen en Nederwetten,7,8\n14,Groningen,1,2\n34,Almere,1,5,2\n184,Urk,3,4\n995,Lelystad,3,4\n",
    )
    assert findings(tabel) == [("rij_samengevoegd", "B2"), ("rij_breedte", "E4")]
    assert figures(tabel)["GM0820", "jong"] == ("8", "D2")


@pytest.mark.parametrize(
    "nul", [" - ", "-", "\u2013", "\u2014", "\u2012", "\u2212", "\u00a0-\u00a0", "nihil"]
)
def test_every_dash_is_nil(tmp_path, nul):
    (tabel,) = read(tmp_path, f"Gemeente;inwo\nUrk;{nul}\nAlmere;3\n")
    assert figures(tabel)["GM0184", "inwo"][0] == "0"
    assert findings(tabel) == []


def test_empty_is_not_nil(tmp_path):
    (tabel,) = read(tmp_path, "Gemeente;inwo;jong\nUrk;;1\nAlmere;3;2\n")
    assert findings(tabel) == [("waarde_leeg", "B2")]


@pytest.mark.parametrize(
    "label",
    [
        "vast nieuw",
        "vast\u00b9",
        " Vast bedrag ",
        "vast 1)",
        "VAST*",
        "woonruimten \u2217 bodemfactor woonkern",
        "cflokaal",
    ],
)
def test_maatstaf_by_code_long_name_alias_and_with_footnote(tmp_path, label):
    (tabel,) = read(tmp_path, f"Gemeente;inwo;{label}\nUrk;1;2\n")
    naam = {"w": "woonrbfk", "c": "cf.lokaal"}.get(label[0], "vast")
    assert figures(tabel)["GM0184", naam] == ("2", "C2")
    assert findings(tabel) == []


def test_maatstaven_by_the_numbers_of_the_ministry(tmp_path):
    """As in the annexes of a begroting; ``-2`` is a redefinition of the same maatstaf. A row of figures stays one."""
    (tabel,) = read(tmp_path, "CBS;Naam;2;7m;14a;3c-2\n16;Naam van niets;2;16;18;19\n184;Urk;2;16;18;19\n")
    assert findings(tabel) == [("gemeente_onbekend", "B2")]
    assert figures(tabel) == {
        ("GM0184", "inwo"): ("2", "C3"),
        ("GM0184", "LOdr"): ("16", "D3"),
        ("GM0184", "cf.lokaal"): ("18", "E3"),
        ("GM0184", "ephh"): ("19", "F3"),
    }


def test_a_number_that_contradicts_the_name_beside_it_is_refused(tmp_path):
    kop = ["Code", "Naam", *(f'"{cluster}"' for cluster in CLUSTERS), "Totaal"]
    rijen = [["7m", "inwoners", *"1" * 12, "12"], ["2", "inwoners", *"1" * 12, "12"]]
    (tabel,) = read(tmp_path, "\n".join(";".join(rij) for rij in [kop, *rijen]))
    assert findings(tabel) == [("maatstaf_tegenstrijdig", "A2")]


def test_codes_and_long_names_in_two_header_rows(tmp_path):
    (tabel,) = read(tmp_path, "Gemeente;inwoners;jongeren\ngemeente;inwo;jong\nUrk;1;2\n")
    assert figures(tabel)["GM0184", "jong"] == ("2", "C3")
    (fout,) = read(tmp_path, "Gemeente;inwoners;jongeren\ngemeente;jong;inwo\nUrk;1;2\n")
    assert findings(fout) == [("kop_tegenstrijdig", "B2"), ("kop_tegenstrijdig", "C2")]


def test_two_blocks_below_each_other_are_one_table_of_their_kind(tmp_path):
    (tabel,) = read(tmp_path, "Gemeente;inwo\nUrk;1\n\nGemeente;jong\nUrk;2\n")
    assert figures(tabel) == {("GM0184", "inwo"): ("1", "B2"), ("GM0184", "jong"): ("2", "B5")}
    (anders,) = read(tmp_path, "voor 2024\nGemeente;inwo\nUrk;1\nvoor 2025\nGemeente;jong\nUrk;2\n")
    assert ("tabel_twee_jaargangen", "") in findings(anders)


TWEE_BLOKKEN = [
    ["CBS", "Naam", "veilige steden", "", "CBS", "Naam", "vrouwenopvang"],
    [14, "Groningen", 1, None, 363, "Amsterdam", 20],
    [363, "Amsterdam", 2, None, 14, "Groningen", 10],
]


@pytest.mark.parametrize("maak", [xlsx, ods])
def test_blocks_beside_each_other_go_by_their_own_codes(tmp_path, maak):
    rijen = [["" if cel is None else cel for cel in rij] for rij in TWEE_BLOKKEN]
    (tabel,) = read(tmp_path, maak({"Bijlage": rijen}), "blad")
    assert findings(tabel) == []
    assert figures(tabel) == {
        ("GM0014", "veilige steden"): ("1", "C2"),
        ("GM0363", "veilige steden"): ("2", "C3"),
        ("GM0363", "vrouwenopvang"): ("20", "G2"),
        ("GM0014", "vrouwenopvang"): ("10", "G3"),
    }


def test_blocks_beside_each_other_in_a_text_file(tmp_path):
    tekst = (
        "Gemeente;veilige steden;;Gemeente;vrouwenopvang\nUrk;1;;Almere;20\nAlmere;2;;Urk;10\n;;;Zeewolde;3\n"
    )
    (tabel,) = read(tmp_path, tekst)
    assert findings(tabel) == []
    assert figures(tabel)["GM0184", "vrouwenopvang"] == ("10", "E3")
    assert figures(tabel)["GM0050", "vrouwenopvang"] == ("3", "E4")


def test_a_second_gemeente_behind_the_figures_is_refused(tmp_path):
    (tabel,) = read(tmp_path, "Gemeente;veilige steden;Naam\nUrk;1;Urk\nAlmere;2;Zeewolde\n")
    assert findings(tabel) == [("gemeente_twee_in_rij", "C3")]
    (goed,) = read(tmp_path, "Gemeente;veilige steden;Naam\nUrk;1;Urk\nAlmere;2;Almere\n")
    assert findings(goed) == []


def test_a_unit_below_the_table_in_the_header_and_in_the_name_of_the_sheet_is_refused(tmp_path):
    (onder,) = read(tmp_path, "Gemeente;veilige steden\nUrk;1\n\nBedragen x € 1.000\n")
    assert findings(onder) == [("eenheid_veelvoud", "A4")]
    rijen = [["Gemeente", "veilige steden"], ["Urk", 1]]
    (blad,) = read(tmp_path, xlsx({"SIUDU (mln)": rijen}), "blad.xlsx")
    assert findings(blad) == [("eenheid_veelvoud", "")]
    (naam,) = read(tmp_path, "Gemeente;veilige steden\nUrk;1\n", "uitkeringen_x1000.csv")
    assert findings(naam) == [("eenheid_veelvoud", "")]


def test_hidden_rows_are_read_and_said(tmp_path):
    def hide(boek):
        boek["Bijlage"].row_dimensions[3].hidden = True

    rijen = [["Gemeente", "veilige steden"], ["Urk", 1], ["Almere", 2]]
    (tabel,) = read(tmp_path, xlsx({"Bijlage": rijen}, hide), "blad.xlsx")
    assert findings(tabel) == [("verborgen_rijen", "A3")]
    assert figures(tabel)["GM0034", "veilige steden"] == ("2", "B3")


def test_gemeenten_above_the_header_are_not_lost(tmp_path):
    (tabel,) = read(tmp_path, "Urk;1;2\nGemeente;inwo;jong\nAlmere;3;4\n")
    assert findings(tabel) == [("rij_boven_kop", "A1")]


@pytest.mark.parametrize(
    "tekst", ["Bedragen x € 1.000", "(in duizenden euro's)", "x 1000", "× € mln", "in miljoenen euro"]
)
def test_a_table_in_thousands_or_millions_is_refused(tmp_path, tekst):
    (tabel,) = read(tmp_path, f"{tekst}\nGemeente;veilige steden\nUrk;1\n")
    assert findings(tabel) == [("eenheid_veelvoud", "A1")]
    (goed,) = read(tmp_path, "Bedragen x € 1, er komt 10 miljoen euro bij\nGemeente;veilige steden\nUrk;1\n")
    assert findings(goed) == []


def test_column_totaal_is_compared_with_its_row(tmp_path):
    (tabel,) = read(tmp_path, "Gemeente;veilige steden;vrouwenopvang;Totaal\nUrk;1;2;3\nAlmere;1;2;4\n")
    assert findings(tabel) == [("totaal_ongelijk", "D3")]
