"""The failing case of every rule again, with the value that the rule compares left empty.

A comparison with nothing is neither true nor false, so a rule may pass by accident. What must report the empty value
instead stands in line ``leeg`` of basis/bevindingen/regels.toml, or why an empty value means something there.
"""

from tests.hulp.helpers import edit_cell
from tests.hulp.miniraw import OPGAVE, write_opgave
from tests.hulp.regels.antwoorden import ANTWOORDEN, INDICATOREN
from tests.hulp.regels.gevallen import GEVALLEN
from tests.hulp.regels.ingrepen import (
    GEWICHTEN,
    HERINDELINGEN,
    INWONERS,
    JAARREKENING,
    UITKERINGEN,
    VOLUMINA,
    declare_shares,
    returns,
    split_eeveen,
)
from tests.hulp.regels.sprongen import report_of_2023, return_of_2023, second_vintage

ENVELOP = "pok/envelop.csv"


def cleared(regel, document, *cellen):
    """The failing case of a rule, and then these cells empty."""

    def edit(raw):
        GEVALLEN[regel][0](raw)
        for cel in cellen:
            edit_cell(raw / document, cel, "")

    return edit


_CELLEN = {
    "envelop_jaartotaal": (ENVELOP, "E2"),
    "envelop_doel_onbekend": (ENVELOP, "C2"),
    "envelop_jaar_onbekend": (ENVELOP, "A16"),
    "envelop_negatief": (ENVELOP, "E6"),
    "bundel_ongelijk": ("pok/bundels.csv", "E2"),
    "bundel_regel_onbekend": ("pok/bundels.csv", "D2"),
    "regionaal_doel_onbekend": ("pok/regionaal.csv", "A2"),
    "regio_ontvanger": ("gemeenten/regios.csv", "E4"),
    "sleutel_onbekend": (ENVELOP, "G3"),
    "sleutel_zonder_gewicht": (UITKERINGEN, "C3"),
    "gewicht_negatief": (UITKERINGEN, "C2"),
    "sleutel_delen_ongelijk": (ENVELOP, "G2"),
    "ontvanger_onbekend": (ENVELOP, "G2"),
    "grenzen_onhaalbaar": (ENVELOP, "G2"),
    "indeling_onvolledig": ("gemeenten/gemeenten.csv", "B6"),
    "clustersom_ongelijk_totaal": (GEWICHTEN, "F3"),
    "circulaire_gemeente_ontbreekt": (VOLUMINA, "A2"),
    "circulaire_gemeente_te_veel": (VOLUMINA, "A6"),
    "maatstaf_zonder_volume": (GEWICHTEN, "A4"),
    "maatstaf_zonder_gewicht": (VOLUMINA, "E1"),
    "uitkering_zonder_kolom": (GEWICHTEN, "B7"),
    "herindeling_gesplitst": (HERINDELINGEN, "F2"),
    "herindeling_dubbel_geheel": (HERINDELINGEN, "F4"),
    "herindeling_opvolger_onbekend": (HERINDELINGEN, "D2"),
    "iv3_gemeente_onbekend": (JAARREKENING, "A7"),
    "iv3_gemeente_ontbreekt": (JAARREKENING, "A2"),
    "iv3_taakveld_onbekend": (JAARREKENING, "C3"),
    "iv3_lasten_ongelijk_baten": (JAARREKENING, "F2", "F3"),
    "splitsing_onbekend": ("gemeenten/splitsingen.csv", "C4"),
    "inwoners_gemeente_onbekend": (INWONERS, "B9"),
    "inwoners_ontbreken": (INWONERS, "C2"),
    "kenmerk_onvolledig": ("gemeenten/kenmerken.csv", "D2"),
    "kenmerk_boven_inwoners": ("gemeenten/kenmerken.csv", "D3"),
    "kenmerk_onbekend": ("gemeenten/kenmerken.csv", "B2"),
    "ingroei_zonder_inwoners": (INWONERS, "C2"),
    "naam_bij_andere_code": (VOLUMINA, "B2"),
    "prijs_ontbreekt": ("pok/prijzen.csv", "D2"),
    "opgave_fte_boven_salarissen": (JAARREKENING, "E3"),
    "antwoord_onwaarschijnlijk": (ANTWOORDEN, "E2"),
    "antwoord_leidend_leeg": (ANTWOORDEN, "E3"),
    "eigen_prijs_afwijkend": (ANTWOORDEN, "E4"),
    "opgave_prijs_zonder_bron": (ANTWOORDEN, "E4"),
    "antwoord_niet_centrum": (ANTWOORDEN, "E5"),
    "antwoord_past_niet": (ANTWOORDEN, "E2"),
    "antwoord_vraag_onbekend": (ANTWOORDEN, "D2"),
    "indicator_ongeldig": (INDICATOREN, "A7"),
}
LEGE_GEVALLEN = {
    **{regel: cleared(regel, *plek) for regel, plek in _CELLEN.items()},
    # these are about what is absent: their failing case is the empty value
    "iv3_niet_ingediend": GEVALLEN["iv3_niet_ingediend"][0],
    "indeling_splitsing_zonder_sleutel": split_eeveen,
    "sisa_code_onbekend": GEVALLEN["sisa_code_onbekend"][0],
    "opgave_zonder_reden": returns(waarde=None),
    "antwoord_of_reden": GEVALLEN["antwoord_of_reden"][0],
    "opgave_indicator_onbekend": returns(indicator=None),
    "opgave_eenheid_anders": returns(eenheid=None),
    "opgave_gemeente_onbekend": returns(gm_code=None, gemeente="Deestad"),
    "opgave_negatief": returns(waarde=None),
    "opgave_dubbel": lambda raw: write_opgave(
        raw / "opgaven/tweede.xlsx", [[OPGAVE[0][0], None, *OPGAVE[0][2:]]]
    ),
    "splitsing_onvolledig": declare_shares("GM0004;;3", "GM0006;1;3"),
    "iv3_07_ongelijk_uitkering": report_of_2023("begroting", "GM0001;Aadorp;0.7;Gemeentefonds;;;500"),
    "iv3_sprong": report_of_2023(
        "jaarrekening",
        "GM0001;Aadorp;6.2;Wijkteams;1;2000;",
        "GM0001;Aadorp;0.7;Gemeentefonds;;4;2004",
        "GM0005;'s-Eeveen;0.7;Gemeentefonds;;-858;-858",
    ),
    "opgave_sprong": return_of_2023("GM0001", "Aadorp", None),
    "opgave_niet_meer_gegeven": return_of_2023("GM0005", "'s-Eeveen", None),
    "circulaire_sprong": second_vintage("C2", ""),
    "poort_volume_vast": second_vintage("E3", ""),
    "poort_volume_gemeente": second_vintage("C2", ""),
    "poort_volume_landelijk": second_vintage("C2", ""),
    "poort_au": second_vintage("C2", ""),
    "poort_volume_negatief": second_vintage("D5", ""),
    "poort_gewicht": second_vintage("F4", "", "gewichten"),
    "poort_clustersom": second_vintage("F4", "", "gewichten"),
    "poort_cluster": second_vintage("D2", "", "gewichten"),
    "poort_factor": second_vintage("", "", factor=""),
    "poort_uitkering_gemeente": second_vintage("C3", "", "uitkeringen"),
    "poort_uitkering_landelijk": second_vintage("C3", "", "uitkeringen"),
    "poort_uitkering_ontvangers": second_vintage("C3", "", "uitkeringen"),
    "poort_inwoners": cleared("poort_inwoners", INWONERS, "C6"),
    "opgave_prijs_afwijkend": returns(waarde=None),
    "poort_opgave": return_of_2023("GM0001", "Aadorp", None),
    "poort_envelop_anker": cleared("poort_envelop_anker", "pok/jaren.csv", "B2"),
}
LEGE_REKENREGELS = {
    "toewijzing_ongelijk_envelop": "UPDATE verdeling.toewijzing_regel SET bedrag_eur = NULL WHERE regel = 'au-basis' AND gm_code = 'GM0001' AND uitkeringsjaar = 2022",
    "indeling_ongelijk": "UPDATE mart.toewijzing_indeling SET bedrag_eur = NULL WHERE doel = 'leren' AND gm_code = 'GM0001' AND uitkeringsjaar = 2022 AND indeling_jaar = 2023",
    "brug_sluit_niet": "INSERT INTO mart.brug_totaal (circulaire_van, circulaire_naar, uitkeringsjaar, gm_code, verschil_eur) VALUES ('M2021', 'M2022', 2023, 'GM0001', NULL)",
}
# a ledger and an annex are written by the program itself, which does not write an empty amount
# an empty volume is refused by reading, and these only look for figures that are the same
ZONDER_GEVAL = {
    "opgave_grootboek_ongelijk",
    "sisa_boven_ontvangen",
    "sisa_onder_ontvangen",
    "poort_kolom_gelijk",
    "poort_rij_gelijk",
    "poort_tabel_gelijk",
    "poort_uitkering_rij",
    "circulaire_factor_gelijk",
    "inwoners_sprong",
    "opgave_herhaald",
    "opgave_totaal_sprong",
    "sisa_herhaald",
    "poort_iv3",
    "poort_iv3_taakveld",
    "poort_iv3_gemeente",
    "iv3_gemeente_sprong",
    "opgave_boven_toegewezen",
    "poort_sisa",
}
