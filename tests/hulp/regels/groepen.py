"""Wrong cells that go together in one data/raw: no edit undoes another, so that one whole build shows what all of them do.

The edits are made in this order. tests/bouw/test_regels.py refuses a case that stands in no group; a case that does not fit
beside the others gets a group of its own.
"""

# All of them warnings: published with the figures, and nothing else is found.
WAARSCHUWINGEN = (
    (
        "clustersom_ongelijk_totaal",
        "uitkering_zonder_kolom",
        "iv3_niet_ingediend",
        "iv3_lasten_ongelijk_baten",
        "opgave_zonder_reden",
        "opgave_grootboek_ongelijk",
        "sisa_code_onbekend",
        "indeling_splitsing_zonder_sleutel",
        "iv3_07_ongelijk_uitkering",
        "poort_uitkering_ontvangers",
        "regio_ontvanger",
    ),
    ("sisa_boven_ontvangen", "opgave_fte_boven_salarissen", "iv3_sprong", "opgave_niet_meer_gegeven"),
    ("sisa_onder_ontvangen", "opgave_prijs_afwijkend"),
    ("opgave_sprong",),  # between two made-up years: beside a real return it would say nothing
    (
        "antwoord_onwaarschijnlijk",
        "antwoord_leidend_leeg",
        "eigen_prijs_afwijkend",
        "opgave_prijs_zonder_bron",
        "antwoord_niet_centrum",
        "antwoord_of_reden",
    ),
)
# All of them errors: nothing is published. One error may lead to others, so more may be found.
FOUTEN = (
    (
        "envelop_jaartotaal",
        "envelop_doel_onbekend",
        "envelop_jaar_onbekend",
        "bundel_ongelijk",
        "regionaal_doel_onbekend",
        "sleutel_onbekend",
        "sleutel_zonder_gewicht",
        "sleutel_delen_ongelijk",
        "circulaire_gemeente_ontbreekt",
        "indeling_onvolledig",
        "maatstaf_zonder_volume",
        "iv3_gemeente_onbekend",
        "iv3_taakveld_onbekend",
        "opgave_indicator_onbekend",
        "splitsing_onvolledig",
        "inwoners_gemeente_onbekend",
        "naam_bij_andere_code",
        "prijs_ontbreekt",
    ),
    (
        "envelop_negatief",
        "bundel_regel_onbekend",
        "gewicht_negatief",
        "ontvanger_onbekend",
        "circulaire_gemeente_te_veel",
        "maatstaf_zonder_gewicht",
        "herindeling_gesplitst",
        "iv3_gemeente_ontbreekt",
        "opgave_eenheid_anders",
        "splitsing_onbekend",
    ),
    ("grenzen_onhaalbaar", "opgave_gemeente_onbekend", "inwoners_ontbreken", "herindeling_dubbel_geheel"),
    ("antwoord_vraag_onbekend",),
    ("antwoord_past_niet",),
    ("indicator_ongeldig",),
    ("kenmerk_onvolledig",),
    ("kenmerk_boven_inwoners",),
    ("kenmerk_onbekend",),
    ("opgave_dubbel",),  # which of the two counts depends on their hashes, so beside no other return
    (
        "circulaire_sprong",
        "poort_volume_vast",
        "poort_volume_negatief",
        "poort_gewicht",
        "poort_uitkering_gemeente",
        "poort_inwoners",
        "poort_envelop_anker",
    ),
    ("poort_volume_gemeente", "poort_iv3", "poort_opgave", "poort_sisa"),
    ("poort_volume_landelijk",),
    ("poort_au",),
    ("poort_clustersom",),
    ("poort_cluster",),
    ("poort_factor",),
    ("poort_uitkering_landelijk",),
    ("opgave_negatief", "ingroei_zonder_inwoners", "herindeling_opvolger_onbekend"),
)
# A warning by itself; in so small a fund the gate refuses a jump of that size too.
OOK_GEWEIGERD = {"circulaire_sprong"}
# Empty values that reading lets pass (tests/hulp/regels/leeg.py): no table may fail on them.
LEEG_GELEZEN = (
    (
        "naam_bij_andere_code",
        "iv3_lasten_ongelijk_baten",
        "iv3_niet_ingediend",
        "indeling_splitsing_zonder_sleutel",
        "sisa_code_onbekend",
        "opgave_zonder_reden",
        "opgave_prijs_afwijkend",
        "opgave_negatief",
        "iv3_07_ongelijk_uitkering",
        "opgave_sprong",
    ),
    ("opgave_fte_boven_salarissen", "iv3_sprong", "opgave_niet_meer_gegeven", "poort_opgave"),
    (
        "antwoord_onwaarschijnlijk",
        "antwoord_leidend_leeg",
        "eigen_prijs_afwijkend",
        "opgave_prijs_zonder_bron",
        "antwoord_niet_centrum",
        "antwoord_of_reden",
        "antwoord_past_niet",
    ),
)
