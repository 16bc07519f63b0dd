"""Reading a whole data/raw: the problems of all files at once, each with its cell, in Dutch; and what is no problem."""

import dataclasses

import duckdb
import pytest

from pipelines.basis.bevinding import Ernst, InvoerGeweigerd
from pipelines.bouw.bouwen import build
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_all
from tests.hulp.deelbouw import ask
from tests.hulp.helpers import add_rows, change_rows, drop_column, drop_rows, edit_cell, read_rows
from tests.hulp.miniraw import OPGAVE, write_opgave
from tests.hulp.werkboek import as_number, write_ods, write_xlsx

ENGELS = ("None", "null", "Error", "error", "column", "row", "value", "unknown", "missing", "expected")


def findings(raw):
    """Everything that reading a whole folder finds."""
    invoer = Invoer(raw)
    for _ in read_all(invoer):
        pass
    return invoer.bevindingen


def places(raw):
    return [(b.regel, b.document, b.blad, b.cel, b.waarde) for b in findings(raw)]


def spoil_five_files(raw):
    """A renamed column, a wrong number, a missing file, a bad choice and a wrong code, each in another file."""
    edit_cell(raw / "gemeenten/inwoners.csv", "C1", "aantal")
    edit_cell(raw / "circulaires/M2022_2023/volumina.csv", "D2", "12,34,5")
    (raw / "circulaires/M2022_2023/uitkeringen.csv").unlink()
    edit_cell(raw / "pok/envelop.csv", "D2", "subsidie")
    edit_cell(raw / "iv3/2022_jaarrekening.csv", "A4", "GM9999")
    return raw


def test_the_problems_of_all_files_come_in_one_run(miniraw):
    assert places(spoil_five_files(miniraw)) == [
        ("kolom_onbekend", "gemeenten/inwoners.csv", "inwoners", "C1", "aantal"),
        ("kolom_ontbreekt", "gemeenten/inwoners.csv", "inwoners", "rij 1", ""),
        ("waarde_tekst", "pok/envelop.csv", "envelop", "D2", "subsidie"),
        ("waarde_decimaal", "circulaires/M2022_2023/volumina.csv", "volumina", "D2", "12,34,5"),
        ("bestand_onleesbaar", "circulaires/M2022_2023/uitkeringen.csv", "bestand", "", "bestand ontbreekt"),
        ("waarde_gemeente", "iv3/2022_jaarrekening.csv", "2022_jaarrekening", "A4", "GM9999"),
    ]


def test_every_finding_says_where_what_and_what_to_do_in_dutch(miniraw):
    gevonden = findings(spoil_five_files(miniraw))
    assert len(gevonden) == 6
    for bevinding in gevonden:
        tekst = dataclasses.asdict(bevinding)
        assert all(tekst[veld] for veld in ("regel", "document", "blad", "verwacht", "melding", "remedie")), (
            bevinding
        )
        assert bevinding.remedie.endswith(".") and bevinding.melding.endswith(".")
        assert not [
            woord
            for woord in ENGELS
            if woord in f"{bevinding.verwacht} {bevinding.melding} {bevinding.remedie}".split()
        ]


def test_the_build_reports_all_of_it_and_loads_nothing(miniraw, tmp_path):
    with pytest.raises(InvoerGeweigerd, match="6 fouten") as weigering:
        build(spoil_five_files(miniraw), tmp_path / "x.duckdb")
    assert [b.ernst for b in weigering.value.bevindingen] == [Ernst.FOUT] * 6
    assert not (tmp_path / "x.duckdb").exists()


@pytest.mark.parametrize(
    ("document", "cel", "waarde", "regel"),
    [
        ("gemeenten/gemeenten.csv", "A2", "tweeduizend", "waarde_jaar"),
        ("gemeenten/herindelingen.csv", "A2", "1 januari", "waarde_datum"),
        ("gemeenten/herindelingen.csv", "F2", "half", "waarde_tekst"),
        ("gemeenten/inwoners.csv", "C2", "1.234", "waarde_geheel"),
        ("gemeenten/inwoners.csv", "C2", "", "waarde_geheel"),
        ("gemeenten/inwoners.csv", "D2", "geschat", "waarde_tekst"),
        ("gemeenten/gemeenteklassen.csv", "B2", "GM9999", "waarde_gemeente"),
        ("circulaires/circulaires.csv", "C2", "1.5", "waarde_decimaal"),
        ("circulaires/maatstaven.csv", "C2", "kosten", "waarde_tekst"),
        ("circulaires/uitkeringen.csv", "B2", "subsidie", "waarde_tekst"),
        ("circulaires/M2022_2023/gewichten.csv", "C2", "1.0", "waarde_decimaal"),
        ("iv3/2022_jaarrekening.csv", "G2", "1,5", "waarde_geheel"),
        ("iv3/taakvelden.csv", "B2", "", "waarde_tekst"),
        ("pok/jaren.csv", "B2", "150 mln", "waarde_geheel"),
        ("pok/envelop.csv", "E2", "1.000", "waarde_geheel"),
        ("pok/envelop.csv", "F2", "geraamd", "waarde_tekst"),
        ("pok/envelop.csv", "L2", "", "waarde_tekst"),
        ("pok/doelen.csv", "I2", "soms", "waarde_tekst"),
        ("pok/prijzen.csv", "D2", "duur", "waarde_geheel"),
        ("aansluiting/controletotalen.csv", "E2", "1,5", "waarde_geheel"),
    ],
)
def test_a_wrong_cell_is_named_in_every_table(miniraw, document, cel, waarde, regel):
    edit_cell(miniraw / document, cel, waarde)
    blad = document.rpartition("/")[2].removesuffix(".csv")
    assert (regel, document, blad, cel, waarde) in places(miniraw)


@pytest.mark.parametrize(
    "document", ["pok/jaren.csv", "gemeenten/gemeenten.csv", "iv3/2022_jaarrekening.csv", "pok/prijzen.csv"]
)
def test_a_repeated_row_is_refused_in_every_long_table(miniraw, document):
    change_rows(miniraw / document, lambda rijen: [*rijen, rijen[1]])
    laatste = len(read_rows(miniraw / document))
    assert [(regel, cel) for regel, doc, _, cel, _ in places(miniraw) if doc == document] == [
        ("rij_dubbel", f"A{laatste}")
    ]


def test_a_missing_column_of_a_long_table_is_named(miniraw):
    drop_column(miniraw / "pok/jaren.csv", "totaal_eur")
    (bevinding,) = findings(miniraw)
    assert (bevinding.document, bevinding.verwacht) == ("pok/jaren.csv", "een kolom «totaal_eur»")


def test_a_return_with_wrong_cells_is_named_by_sheet_and_cell(miniraw):
    fout = [*OPGAVE[0]]
    fout[1], fout[6], fout[8] = "GM9999", "veel", "vergeten"
    write_opgave(miniraw / "opgaven/gemeente.xlsx", [fout])
    assert [p[2:] for p in places(miniraw)] == [
        ("Opgave", "B2", "GM9999"),
        ("Opgave", "G2", "veel"),
        ("Opgave", "I2", "vergeten"),
    ]


def test_a_file_nobody_reads_is_a_warning(miniraw):
    (miniraw / "pok/notitie.csv").write_text("a;b\n", encoding="utf-8")
    (bevinding,) = findings(miniraw)
    assert (bevinding.regel, bevinding.ernst, bevinding.document) == (
        "bestand_onbekend",
        Ernst.WAARSCHUWING,
        "pok/notitie.csv",
    )


def test_notes_and_files_of_office_programs_are_no_documents(miniraw):
    for naam in (
        "pok/README.md",
        "pok/~$envelop.xlsx",
        "opgaven/~$voorbeeld_2022.xlsx",
        "pok/.~lock.envelop.csv#",
    ):
        (miniraw / naam).write_text("x", encoding="utf-8")
    assert findings(miniraw) == []


def test_an_iv3_file_whose_name_says_nothing_is_refused(miniraw):
    (miniraw / "iv3/2022_kwartaal.csv").write_text("gm_code\n", encoding="utf-8")
    assert ("iv3_verslagsoort", "iv3/2022_kwartaal.csv") in [p[:2] for p in places(miniraw)]


def test_a_table_in_two_formats_is_refused(miniraw):
    write_xlsx(miniraw / "pok/jaren.xlsx", read_rows(miniraw / "pok/jaren.csv"))
    (bevinding,) = findings(miniraw)
    assert (bevinding.regel, bevinding.ernst) == ("bestand_dubbel", Ernst.FOUT)


@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_the_same_figures_come_from_workbooks(miniraw, mini, formaat):
    """Every table of the circulaire as a workbook, numbers as numbers: not a digit of any amount may change."""
    for naam in ("volumina", "gewichten", "uitkeringen"):
        csv = miniraw / "circulaires/M2022_2023" / f"{naam}.csv"
        kop, *rijen = read_rows(csv)
        inhoud = [kop, *[[*rij[:2], *map(as_number, rij[2:])] for rij in rijen]]
        {"xlsx": write_xlsx, "ods": write_ods}[formaat](csv.with_suffix(f".{formaat}"), inhoud)
        csv.unlink()
    vraag = "SELECT circulaire, uitkeringsjaar, gm_code, uitkeringsbasis_eur, inkomstenmaatstaf_eur FROM verdeling.uitkeringsbasis ORDER BY ALL"
    bedragen = "SELECT uitkeringsjaar, regel, gm_code, bedrag_eur FROM mart.toewijzing_bewijs ORDER BY ALL"
    assert ask(miniraw, vraag, bedragen) == [mini.execute(v).fetchall() for v in (vraag, bedragen)]


def test_no_returns_and_no_iv3_is_no_error_but_no_figures(miniraw, tmp_path):
    """In production the example returns go out; the remedy of that finding must lead to a build that works."""
    (miniraw / "opgaven/voorbeeld_2022.xlsx").unlink()
    (miniraw / "iv3/2022_jaarrekening.csv").unlink()
    assert build(miniraw, tmp_path / "x.duckdb", productie=True).bevindingen == []
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        assert con.execute("SELECT count(*) FROM mart.capaciteit").fetchone() == (0,)
        vraag = "SELECT DISTINCT gerealiseerde_capaciteit, capaciteit_reden, besteed_eur FROM mart.realisatie"
        assert con.execute(vraag).fetchall() == [(None, "niet opgegeven", None)]


def test_a_reference_table_may_have_no_rows(miniraw, tmp_path):
    drop_rows(miniraw / "gemeenten/gemeenteklassen.csv", jaar="2022")
    assert build(miniraw, tmp_path / "x.duckdb").bevindingen == []


def test_one_gemeente_may_return_more_than_one_indicator(miniraw):
    write_opgave(
        miniraw / "opgaven/tweede.xlsx",
        [
            [
                "2022-12-31",
                "GM0005",
                "'s-Eeveen",
                "ido",
                "ido_locaties",
                "locatie",
                3,
                None,
                None,
                "gepubliceerd",
                None,
            ]
        ],
    )
    add_rows(miniraw / "gemeenten/gemeenteklassen.csv", "2022;GM0005;;;;")
    assert findings(miniraw) == []


@pytest.mark.parametrize(
    ("document", "cel", "waarde"),
    [
        ("circulaires/M2022_2023/volumina.csv", "F2", "1234567890123"),
        ("circulaires/M2022_2023/gewichten.csv", "F2", "123456789012"),
        ("circulaires/circulaires.csv", "C2", "1234,5"),
        ("circulaires/circulaires.csv", "C2", "1,1234567"),
        ("circulaires/circulaires.csv", "A2", "Mei22"),
        ("pok/envelop.csv", "E2", "999999999999999999"),
    ],
)
def test_a_figure_that_does_not_fit_is_named_by_its_cell(miniraw, tmp_path, document, cel, waarde):
    edit_cell(miniraw / document, cel, waarde)
    with pytest.raises(InvoerGeweigerd) as weigering:
        build(miniraw, tmp_path / "x.duckdb")
    assert (document, cel) in [(b.document, b.cel) for b in weigering.value.bevindingen]
