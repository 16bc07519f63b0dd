"""Which blocks every text of a briefing has, and which placeholders each may and must hold (``?`` before a name: may).

This is the contract with whoever edits the texts: the code fills in exactly these names.
"""

from types import MappingProxyType

_LANDELIJK = {
    "kern": {
        "titel": "",
        "geld": "jaar totaal gemeentefonds au du",
        "geld_met_spuk": "spuk buiten",
        "geld_zonder_spuk": "buiten",
        "status": "gepubliceerd afgeleid aanname ?aanname_pct",
        "verdeeld": "gemeenten verdeeld niet_verdeeld",
        "capaciteit_geen": "niet_opgegeven gemeenten",
        "capaciteit_enkele": "opgaven gemeenten niet_opgegeven",
        "capaciteit_alle": "gemeenten",
        "zicht": "onzichtbaar_pct onverdeeld_pct",
        "spreiding": "laagste laagste_naam hoogste hoogste_naam ?land",
    },
    "envelop": {
        "titel": "",
        "inleiding": "grootste_naam grootste ?grootste_pct",
        "grafiek": "",
        "tabel": "",
    },
    "capaciteit": {
        "titel": "",
        "inleiding": "",
        "geen": "jaar gemeenten",
        "enkele": "jaar opgaven gemeenten",
        "voorbeelden_uit": "voorbeelden",
        "voorbeelden_aan": "voorbeelden",
        "doel_zonder": "doel ?jaar",
        "iv3_wel": "ondergrens",
        "iv3_niet": "jaar",
        "iv3_zonder": "jaar",
        "grafiek_alles": "",
        "grafiek_opgave": "",
        "tabel": "",
    },
    "spreiding": {
        "titel": "",
        "inleiding": "land ?midden",
        "inleiding_onbekend": "",
        "grafiek": "",
        "klassen": "",
        "provincies": "",
    },
    "zicht": {"titel": "", "inleiding": "", "grafiek": "", "redenen": ""},
    "verandering": {
        "titel": "",
        "eerste": "",
        "geen": "vorige ?datum vergeleken",
        "enkele": "vorige ?datum veranderd vergeleken",
        "zin": "naam beweging oud nieuw",
        "tabel": "",
    },
    "vragen": {
        "titel": "",
        "aannames": "regels aangenomen_regels aangenomen_sleutels prijzen aangenomen_prijzen",
        "aansluitingen": "aansluitingen sluitend verklaard open_vragen",
        "geen_open": "",
        "vraag": "omschrijving links rechts verschil",
        "bronnen": "",
    },
    "methode": {"titel": "", "methode": "", "begrippen": ""},
}
_GEMEENTE = {
    "gemeente": {
        "titel": "gemeente",
        "geld": "jaar gemeente totaal per_inwoner ?rang ?aantal",
        "geld_zonder_inwoners": "jaar gemeente totaal",
        "geld_geen": "jaar gemeente",
        "vergelijking": "klasse klasse_bedrag provincie provincie_bedrag land_bedrag",
        "vrij": "",
        "opgave_geen": "gemeente jaar",
        "opgave_wel": "",
        "opgave_voorbeeld": "",
        "titel_doel": "",
        "tabel_doel": "",
        "grafiek": "",
        "titel_vergelijking": "",
        "tabel_vergelijking": "",
        "tabel_buren": "",
        "titel_zicht": "",
        "zicht": "",
        "methode": "",
    }
}
BLOKKEN = MappingProxyType({"landelijk": _LANDELIJK, "gemeente": _GEMEENTE})
"""Kind of briefing → file → block → placeholders."""
