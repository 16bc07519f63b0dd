"""What someone does wrong, per rule of queries/regels: the edit, and the cell that the finding must name.

Every new rule gets a case here; tests/test_regels.py refuses a rule without one.
"""

from pipelines.sources.lezen import read_table
from pipelines.sources.opgave import model
from pipelines.sources.opgave.opslag import add_return, goals_of
from pipelines.sources.opgave.schrijven import make_template
from pipelines.sources.sisa.opslag import add_annex
from tests.helpers import add_rows, change_rows, drop_column, drop_rows, edit_cell
from tests.miniraw import OPGAVE, OPGAVE_KOP, write_opgave

VOLUMINA = "circulaires/M2022_2023/volumina.csv"
GEWICHTEN = "circulaires/M2022_2023/gewichten.csv"
UITKERINGEN = "circulaires/M2022_2023/uitkeringen.csv"
INWONERS = "gemeenten/inwoners.csv"
HERINDELINGEN = "gemeenten/herindelingen.csv"
JAARREKENING = "iv3/2022_jaarrekening.csv"
OPGAVEN = "opgaven/voorbeeld_2022.xlsx"


def cell(document, cel, waarde):
    """An edit: one cell of one document."""
    return lambda raw: edit_cell(raw / document, cel, waarde)


def returns(**velden):
    """An edit: the first row of the return with other values (waarde=-1 and so on)."""
    rij = list((dict(zip(OPGAVE_KOP, OPGAVE[0], strict=True)) | velden).values())
    return lambda raw: write_opgave(raw / OPGAVEN, [rij])


def drop_beestad_and_ceeburg(raw):
    """Nobody in the 2023 indeling but Aadorp and Eeveen has a weight then, and Deestad is missing."""
    change_rows(raw / "gemeenten/herindelingen.csv", lambda rijen: rijen[:1])


def split_eeveen(raw):
    """Eeveen is split in 2024, after every year that is allocated."""
    add_rows(
        raw / "gemeenten/gemeenten.csv",
        "2024;GM0001;Aadorp;Drenthe",
        "2024;GM0004;Deestad;Drenthe",
        "2024;GM0006;Eevoort;Utrecht",
    )
    add_rows(
        raw / "gemeenten/herindelingen.csv",
        "2024-01-01;GM0005;'s-Eeveen;GM0004;Deestad;gesplitst",
        "2024-01-01;GM0005;'s-Eeveen;GM0006;Eevoort;gesplitst",
    )


def declare_shares(*aandelen):
    """An edit: the shares of the split of Eeveen, each as code;teller;noemer."""

    def edit(raw):
        split_eeveen(raw)
        kop = "datum;oude_code;nieuwe_code;teller;noemer;status;bron"
        regels = [f"2024-01-01;GM0005;{aandeel};aanname;bron" for aandeel in aandelen]
        (raw / "gemeenten/splitsingen.csv").write_text("\n".join([kop, *regels]) + "\n", encoding="utf-8")

    return edit


def return_with_ledger(raw):
    """A return of Aadorp in the template: 300 spent on leren, and a ledger line of 200."""
    doelen = goals_of(read_table(raw, "doel"))
    boek = make_template("GM0001", "Aadorp", 2022, [(blad, []) for blad in doelen.values()])
    for doel in doelen:
        for rij in (model.RIJ_CAPACITEIT, model.RIJ_BESTEED):
            boek[doel][f"D{rij}"] = "niet van toepassing" if doel != "leren" else None
    boek["leren"][f"B{model.RIJ_CAPACITEIT}"] = 2
    boek["leren"][f"B{model.RIJ_BESTEED}"] = 300
    boek["leren"][f"A{model.EERSTE_GROOTBOEK}"] = "4100"
    boek["leren"][f"B{model.EERSTE_GROOTBOEK}"] = 200
    pad = raw.parent / "opgave.xlsx"
    boek.save(pad)
    add_return(pad, raw, doelen, frozenset(read_table(raw, "gemeente")["gm_code"]))


def annex(code):
    """An edit: a SiSa annex of Aadorp over 2022 with 1.000 on X99/01, and ``code`` for the regeling."""

    def edit(raw):
        (raw / "sisa").mkdir()
        kop = "jaar;code;regeling;doel;indicator_besteed;status;bron;toelichting"
        rij = f"2022;{code};Punten;ido;{'01' if code else ''};aanname;bron;"
        (raw / "sisa/regelingen.csv").write_text(f"{kop}\n{rij}\n", encoding="utf-8")
        pad = raw.parent / "bijlage.csv"
        pad.write_text(
            "code;indicator;omschrijving;bedrag of aantal;aard controle\nX99;X99/01;Besteding;€ 1.000;R\n",
            encoding="utf-8",
        )
        add_annex(pad, raw, "GM0001", 2022)

    return edit


def stored(map_, naam):
    """A document that is stored under a name with its own hash: only folder and name are known."""
    return f"{map_}/*_{naam}"


# rule: (what someone does wrong, the document and cell that the finding must name, the value it must quote)
GEVALLEN = {
    "envelop_jaartotaal": (cell("pok/envelop.csv", "E2", "1001"), "pok/jaren.csv", "B2", "7001"),
    "envelop_doel_onbekend": (cell("pok/envelop.csv", "C2", "wijkteam"), "pok/envelop.csv", "E2", "wijkteam"),
    "envelop_jaar_onbekend": (
        lambda raw: add_rows(raw / "pok/envelop.csv", "2030;au;wijkteams;au;5;aanname;geen;;;;;bron"),
        "pok/envelop.csv",
        "E16",
        "2030",
    ),
    "envelop_negatief": (cell("pok/envelop.csv", "E6", "-1"), "pok/envelop.csv", "E6", "-1"),
    "sleutel_onbekend": (
        cell("pok/envelop.csv", "G3", "cluster:Zorgg"),
        "pok/envelop.csv",
        "G3",
        "cluster:Zorgg M2022 2023",
    ),
    "sleutel_zonder_gewicht": (
        lambda raw: [edit_cell(raw / UITKERINGEN, cel, "0") for cel in ("C3", "C5")],
        "pok/envelop.csv",
        "G5",
        "0.000000000000000",
    ),
    "gewicht_negatief": (
        cell(UITKERINGEN, "C2", "-1"),
        "pok/envelop.csv",
        "G5",
        "GM0001: -1.000000000000000",
    ),
    "sleutel_delen_ongelijk": (
        cell("pok/envelop.csv", "G2", "7 * inwoners + 5 * gelijk"),
        "pok/envelop.csv",
        "G2",
        "12",
    ),
    "ontvanger_onbekend": (
        cell("pok/envelop.csv", "G2", "gelijk [alleen GM0001, GM0007]"),
        "pok/envelop.csv",
        "G2",
        "GM0007",
    ),
    "grenzen_onhaalbaar": (
        cell("pok/envelop.csv", "G2", "uitkeringsbasis [minimaal 900000]"),
        "pok/envelop.csv",
        "G2",
        "uitkeringsbasis [minimaal 900000]",
    ),
    "clustersom_ongelijk_totaal": (cell(GEWICHTEN, "F3", "20,01"), GEWICHTEN, "F3", "20.010000"),
    "circulaire_gemeente_ontbreekt": (
        lambda raw: drop_rows(raw / VOLUMINA, gm_code="GM0005"),
        VOLUMINA,
        "kolom gm_code",
        "",
    ),
    "circulaire_gemeente_te_veel": (
        lambda raw: add_rows(raw / VOLUMINA, "GM0004;Deestad;1;1;1;1"),
        VOLUMINA,
        "A6",
        "GM0004",
    ),
    "indeling_onvolledig": (
        drop_beestad_and_ceeburg,
        "pok/envelop.csv",
        "G9",
        "GM0004 ontbreekt in de sleutel",
    ),
    "maatstaf_zonder_volume": (lambda raw: drop_column(raw / VOLUMINA, "vast"), GEWICHTEN, "F4", "vast"),
    "maatstaf_zonder_gewicht": (lambda raw: drop_rows(raw / GEWICHTEN, code="vast"), VOLUMINA, "E2", "vast"),
    "uitkering_zonder_kolom": (
        lambda raw: drop_column(raw / UITKERINGEN, "participatie"),
        GEWICHTEN,
        "F7",
        "participatie",
    ),
    "herindeling_gesplitst": (
        cell("gemeenten/herindelingen.csv", "F2", "gesplitst"),
        "gemeenten/herindelingen.csv",
        "D2",
        "GM0002 → GM0004",
    ),
    "iv3_niet_ingediend": (
        lambda raw: [edit_cell(raw / JAARREKENING, cel, "") for cel in ("E6", "F6", "G6")],
        JAARREKENING,
        "G6",
        "geen cijfers voor GM0005",
    ),
    "iv3_gemeente_onbekend": (
        lambda raw: add_rows(raw / JAARREKENING, "GM0004;Deestad;0.1;Bestuur;1;1;1"),
        JAARREKENING,
        "A7",
        "GM0004",
    ),
    "iv3_gemeente_ontbreekt": (
        lambda raw: drop_rows(raw / JAARREKENING, gm_code="GM0005"),
        JAARREKENING,
        "kolom gm_code",
        "",
    ),
    "iv3_lasten_ongelijk_baten": (
        cell("iv3/2022_jaarrekening.csv", "G2", "999"),
        "iv3/2022_jaarrekening.csv",
        "rijen van GM0001",
        "1199000",
    ),
    "iv3_taakveld_onbekend": (
        cell("iv3/2022_jaarrekening.csv", "C3", "6.20"),
        "iv3/2022_jaarrekening.csv",
        "C3",
        "6.20",
    ),
    "opgave_indicator_onbekend": (returns(indicator="fte_wijkteams"), OPGAVEN, "G2", "leren / fte_wijkteams"),
    "opgave_eenheid_anders": (returns(eenheid="uur"), OPGAVEN, "G2", "uur"),
    "opgave_gemeente_onbekend": (returns(gm_code="GM0004", gemeente="Deestad"), OPGAVEN, "G2", "GM0004"),
    "opgave_negatief": (returns(waarde=-1), OPGAVEN, "G2", "-1.00 / 200"),
    "opgave_zonder_reden": (returns(waarde=None), OPGAVEN, "G2", ""),
    "opgave_dubbel": (
        lambda raw: write_opgave(raw / "opgaven/tweede.xlsx", [OPGAVE[0]]),
        "opgaven/tweede.xlsx",
        "G2",
        "GM0001 / fte_leren / 2022-12-31",
    ),
    "opgave_grootboek_ongelijk": (
        return_with_ledger,
        stored("opgaven/inzendingen", "opgave.xlsx"),
        "B22",
        "300",
    ),
    "sisa_code_onbekend": (annex(""), "sisa/regelingen.csv", "B2", " / "),
    "sisa_boven_ontvangen": (annex("X99"), stored("sisa/bijlagen", "bijlage.csv"), "D2", "1000"),
    "indeling_splitsing_zonder_sleutel": (split_eeveen, "gemeenten/herindelingen.csv", "D4", None),
    "splitsing_onvolledig": (
        declare_shares("GM0004;1;3", "GM0006;1;3"),
        "gemeenten/splitsingen.csv",
        "D2",
        "GM0005: 2 aandelen, samen 2 / 3",
    ),
    "splitsing_onbekend": (
        declare_shares("GM0004;1;3", "GM0006;1;3", "GM0001;1;3"),
        "gemeenten/splitsingen.csv",
        "D4",
        "2024-01-01 GM0005 → GM0001",
    ),
    "inwoners_gemeente_onbekend": (
        lambda raw: add_rows(raw / INWONERS, "2023;GM0002;100;officieel;CBS"),
        INWONERS,
        "C9",
        "GM0002",
    ),
    "inwoners_ontbreken": (
        lambda raw: drop_rows(raw / INWONERS, jaar="2023", gm_code="GM0005"),
        INWONERS,
        "kolom gm_code",
        "",
    ),
    "ingroei_zonder_inwoners": (
        lambda raw: [
            drop_rows(raw / INWONERS, jaar="2022", gm_code="GM0003"),
            edit_cell(raw / "pok/envelop.csv", "G2", "uitkeringsbasis [ingroei 7,50 vanaf gelijk]"),
        ],
        "pok/envelop.csv",
        "G2",
        "GM0003",
    ),
    "naam_bij_andere_code": (cell(VOLUMINA, "B2", "Beestad"), VOLUMINA, "B2", "GM0001: Beestad"),
    "herindeling_dubbel_geheel": (
        lambda raw: add_rows(raw / HERINDELINGEN, "2023-01-01;GM0002;Beestad;GM0005;'s-Eeveen;geheel"),
        HERINDELINGEN,
        "B4",
        "2023-01-01 GM0002: GM0004 geheel, GM0005 geheel",
    ),
    "herindeling_opvolger_onbekend": (
        cell(HERINDELINGEN, "D2", "GM0003"),
        HERINDELINGEN,
        "D2",
        "GM0002 → GM0003",
    ),
    "prijs_ontbreekt": (cell("pok/prijzen.csv", "D2", "0"), "pok/doelen.csv", "A2", "0"),
}
# These guard the calculation itself, so no input can break them: the finished table is changed instead.
REKENREGELS = {
    "toewijzing_ongelijk_envelop": (
        "UPDATE verdeling.toewijzing_regel SET bedrag_eur = bedrag_eur + 1 WHERE regel = 'au-basis' AND gm_code = 'GM0001' AND uitkeringsjaar = 2022",
        ("pok/envelop.csv", "envelop", "E2", 1001, 1000, 1),
    ),
    "indeling_ongelijk": (
        "UPDATE mart.toewijzing_indeling SET bedrag_eur = bedrag_eur + 1 WHERE doel = 'leren' AND gm_code = 'GM0001' AND uitkeringsjaar = 2022 AND indeling_jaar = 2023",
        (
            "gemeenten/herindelingen",
            "",
            "",
            "toewijzing 2022 leren au in de indeling van 2023: 1001.00",
            1000,
            1,
        ),
    ),
    "brug_sluit_niet": (
        "INSERT INTO mart.brug_totaal (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, verschil_eur) VALUES ('M2021', 'M2022', 2023, 'GM0001', 1)",
        (
            "circulaires/circulaires.csv",
            "circulaires",
            "C2",
            "GM0001: de delen van M2021 naar M2022 voor 2023 tellen op tot 0, met een afronding van 0",
            "1, met een afronding van hooguit een halve euro per deel",
            -1,
        ),
    ),
}
