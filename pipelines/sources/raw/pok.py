"""The €150 million: years, envelope lines with their keys, goals, prices per unit and control totals.

Source: the files a fondsbeheerder keeps in ``data/raw/pok``; every line names its own source and status.
"""

from pipelines.sources.tabel.kolommen import Kolom, Schema

VORMEN = ("au", "du", "spuk", "buiten_gemeentefonds")
STATUSSEN = ("gepubliceerd", "afgeleid", "aanname", "voorbeeld")

JAREN = Schema(
    kolommen=(
        Kolom("uitkeringsjaar", "jaar"),
        Kolom("totaal_eur", "geheel"),
        Kolom("indeling_peildatum", "datum"),
        Kolom("indeling_toelichting", verplicht=False),
        Kolom("bron"),
    ),
    sleutel=("uitkeringsjaar",),
    waardekolom="totaal_eur",
)
ENVELOP = Schema(
    kolommen=(
        Kolom("uitkeringsjaar", "jaar"),
        Kolom("regel"),
        Kolom("doel"),
        Kolom("vorm", keuzes=VORMEN),
        Kolom("bedrag_eur", "geheel", cijfers=12),
        Kolom("status", keuzes=STATUSSEN),
        Kolom("sleutel"),
        Kolom("sleutel_circulaire", verplicht=False),
        Kolom("sleutel_jaar", "jaar", verplicht=False),
        Kolom("sleutel_status", verplicht=False, keuzes=STATUSSEN),
        Kolom("sleutel_toelichting", verplicht=False),
        Kolom("bron"),
    ),
    sleutel=("uitkeringsjaar", "regel"),
    waardekolom="bedrag_eur",
)
DOELEN = Schema(
    kolommen=(
        Kolom("doel"),
        Kolom("volgorde", "geheel"),
        Kolom("naam"),
        Kolom("omschrijving"),
        Kolom("indicator", verplicht=False),
        Kolom("eenheid", verplicht=False),
        Kolom("taakvelden", verplicht=False),
        Kolom("taakveld_status", verplicht=False, keuzes=STATUSSEN),
        Kolom("zichtbaarheid", keuzes=("sisa", "iv3", "opgave", "niet zichtbaar")),
        Kolom("zichtbaarheid_toelichting"),
    ),
    sleutel=("doel",),
    waardekolom="doel",
)
PRIJZEN = Schema(
    kolommen=(
        Kolom("doel"),
        Kolom("indicator"),
        Kolom("eenheid"),
        Kolom("prijs_eur", "geheel"),
        Kolom("status", keuzes=STATUSSEN),
        Kolom("bron"),
    ),
    sleutel=("doel", "indicator"),
    waardekolom="prijs_eur",
)
CONTROLETOTALEN = Schema(
    kolommen=(
        Kolom("code"),
        Kolom("grootheid"),
        Kolom("circulaire"),
        Kolom("uitkeringsjaar", "jaar"),
        Kolom("bedrag_eur", "geheel"),
        Kolom("tolerantie_eur", "geheel"),
        Kolom("bron"),
        Kolom("verklaring", verplicht=False),
    ),
    sleutel=("code",),
    waardekolom="bedrag_eur",
)
