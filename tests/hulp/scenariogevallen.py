"""Scenarios that tests calculate, as the text of a file, and one year of their outcome."""

import polars as pl

from pipelines.scenario.lezen import parse_scenario

NEUTRAAL = parse_scenario('naam = "Niets"')

VIJF_MILJOEN = """
naam = "Vijf miljoen"
[[wijzig]]
uitkeringsjaar = 2025
doel = "rechtsbescherming"
erbij_eur = -5_000_000
[[wijzig]]
uitkeringsjaar = 2025
doel = "wijkteams"
erbij_eur = 5_000_000
"""
INWONERS = """
naam = "Wijkteams naar inwoners"
[[wijzig]]
uitkeringsjaar = 2025
doel = "wijkteams"
sleutel = "inwoners"
sleutel_jaar = 2025
"""
# Every kind of key, an amount, a line that goes and one that comes; every year still adds up to its total.
ALLES = """
naam = "Van alles"
[[wijzig]]
uitkeringsjaar = 2023
doel = "wijkteams"
sleutel = "cluster:Bestuur en ondersteuning"
[[wijzig]]
uitkeringsjaar = 2024
doel = "leervermogen"
sleutel = "vast:10000 + inwoners"
sleutel_jaar = 2024
[[wijzig]]
uitkeringsjaar = 2024
doel = "kind_en_gezin"
sleutel = "5000000 * maatstaf:LOdr + 8750000 * uitkeringsbasis"
sleutel_circulaire = "M2024"
[[wijzig]]
uitkeringsjaar = 2025
doel = "wijkteams"
sleutel = "uitkeringsbasis [minimaal 9000] [hoogstens 250000]"
[[wijzig]]
uitkeringsjaar = 2025
doel = "integraal_werken"
sleutel = "uitkeringsbasis [ingroei 0,10 vanaf inwoners]"
sleutel_jaar = 2025
[[wijzig]]
uitkeringsjaar = 2025
doel = "leervermogen"
bedrag_eur = "10000001"
[[wijzig]]
uitkeringsjaar = 2026
doel = "zorg_en_veiligheid"
sleutel = "gelijk [alleen GM0014, GM0599, GM0363]"
[[vervalt]]
uitkeringsjaar = 2025
regel = "du-overig"
[[voeg_toe]]
uitkeringsjaar = 2025
regel = "du-extra"
doel = "zorg_en_veiligheid"
vorm = "du"
bedrag_eur = 8749997
sleutel = "du:personen met verward gedrag"
sleutel_circulaire = "M2024"
sleutel_jaar = 2025
"""


def year(frame, jaar):
    """The rows of one uitkeringsjaar."""
    return frame.filter(pl.col("uitkeringsjaar") == jaar)
