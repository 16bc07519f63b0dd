"""The crosswalk of taakvelden over the years: which taakvelden together mean the same in every boekjaar.

``grof`` groups are comparable over all years; ``fijn`` groups only where CBS kept the description. A taakveld without a
row is its own group. Source: data/raw/iv3/taakveld_overgang.csv, every row with status and source.
"""

from pipelines.sources.tabel.kolommen import Kolom, Schema

OVERGANG = Schema(
    kolommen=(
        Kolom("niveau", keuzes=("grof", "fijn")),
        Kolom("groep"),
        Kolom("groep_naam"),
        Kolom("boekjaar_van", "geheel"),
        Kolom("boekjaar_tot", "geheel"),
        Kolom("taakveld"),
        Kolom("status", keuzes=("gepubliceerd", "afgeleid", "aanname")),
        Kolom("bron"),
        Kolom("toelichting", verplicht=False),
    ),
    sleutel=("niveau", "boekjaar_van", "taakveld"),
    waardekolom="taakveld",
)
