"""Capacity returns of gemeenten: one workbook with a sheet ``Opgave``, a row per gemeente, goal and indicator."""

from pipelines.sources.tabel.kolommen import Kolom, Schema

BLAD = "Opgave"
REDENEN = ("niet opgegeven", "te laat", "niet van toepassing", "onderdrukt")

OPGAVEN = Schema(
    kolommen=(
        Kolom("peildatum", "datum"),
        Kolom("gm_code", "gemeente"),
        Kolom("gemeente"),
        Kolom("doel"),
        Kolom("indicator"),
        Kolom("eenheid"),
        Kolom("waarde", "decimaal", verplicht=False),
        Kolom("besteed_eur", "geheel", verplicht=False),
        Kolom("reden", verplicht=False, keuzes=REDENEN),
        Kolom("status", keuzes=("gepubliceerd", "voorbeeld")),
        Kolom("toelichting", verplicht=False),
    ),
    sleutel=("peildatum", "gm_code", "indicator"),
    waardekolom="waarde",
    bijkolommen=("besteed_eur",),
)
