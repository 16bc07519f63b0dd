"""What someone does wrong, per rule of queries/regels: the edit, and the cell that the finding must name.

Every new rule gets a case here; tests/bouw/test_regels.py refuses a rule without one.
"""

from tests.hulp.helpers import add_rows, drop_column, drop_rows, edit_cell
from tests.hulp.miniraw import OPGAVE, write_opgave
from tests.hulp.regels import poort, sprongen
from tests.hulp.regels.ingrepen import (
    GEWICHTEN,
    HERINDELINGEN,
    INWONERS,
    JAARREKENING,
    OPGAVEN,
    UITKERINGEN,
    VOLUMINA,
    annex,
    cell,
    declare_bundle,
    declare_regions,
    declare_shares,
    drop_beestad_and_ceeburg,
    return_with_ledger,
    returns,
    split_eeveen,
    stored,
)

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
    "bundel_ongelijk": (declare_bundle("twee;au-basis | au-cluster;2001"), "pok/bundels.csv", "E2", "2001"),
    "bundel_regel_onbekend": (
        declare_bundle("twee;au-basis | au-weg;1000"),
        "pok/bundels.csv",
        "E2",
        "au-weg",
    ),
    "regionaal_doel_onbekend": (declare_regions("onveilig"), "pok/regionaal.csv", "A2", "onveilig"),
    "regio_ontvanger": (declare_regions(centrum="GM0004"), "gemeenten/regios.csv", "E4", "GM0005"),
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
    "sisa_onder_ontvangen": (
        annex("X99", "€ 100"),
        stored("sisa/bijlagen", "bijlage.csv"),
        "D2",
        "ido van GM0001: 100 van 648",
    ),
    "opgave_prijs_afwijkend": (
        returns(besteed_eur=500000),
        OPGAVEN,
        "G2",
        "leren van GM0001: € 500000 voor 2.50 fte",
    ),
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
    "opgave_fte_boven_salarissen": (
        returns(doel="wijkteams", indicator="fte_wijkteams"),
        OPGAVEN,
        "G2",
        "2.50 fte",
    ),
    **sprongen.GEVALLEN,
    **poort.GEVALLEN,
    "prijs_ontbreekt": (cell("pok/prijzen.csv", "D2", "0"), "pok/doelen.csv", "A2", "0"),
}
# These guard the calculation itself, so no input can break them: the finished table is changed instead.
REKENREGELS = {
    **poort.REKENREGELS,
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
