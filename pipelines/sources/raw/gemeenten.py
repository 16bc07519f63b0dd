"""Gemeenten: indeling per year, herindelingen, shares of splits, inhabitants and size classes.

Source: CBS/PDOK open data (CC BY 4.0), see data/raw/README.md.
"""

from pipelines.sources.raw.pok import STATUSSEN
from pipelines.sources.tabel.kolommen import Kolom, Schema

GEMEENTEN = Schema(
    kolommen=(Kolom("jaar", "jaar"), Kolom("gm_code", "gemeente"), Kolom("naam"), Kolom("provincie")),
    sleutel=("jaar", "gm_code"),
    waardekolom="naam",
)
HERINDELINGEN = Schema(
    kolommen=(
        Kolom("datum", "datum"),
        Kolom("oude_code", "gemeente"),
        Kolom("oude_naam"),
        Kolom("nieuwe_code", "gemeente"),
        Kolom("nieuwe_naam"),
        Kolom("soort", keuzes=("geheel", "gesplitst")),
    ),
    sleutel=("datum", "oude_code", "nieuwe_code"),
    waardekolom="nieuwe_code",
)
SPLITSINGEN = Schema(
    kolommen=(
        Kolom("datum", "datum"),
        Kolom("oude_code", "gemeente"),
        Kolom("nieuwe_code", "gemeente"),
        Kolom("teller", "geheel"),
        Kolom("noemer", "geheel"),
        Kolom("status", keuzes=STATUSSEN),
        Kolom("bron"),
    ),
    sleutel=("datum", "oude_code", "nieuwe_code"),
    waardekolom="teller",
)
INWONERS = Schema(
    kolommen=(
        Kolom("jaar", "jaar"),
        Kolom("gm_code", "gemeente"),
        Kolom("inwoners", "geheel"),
        Kolom("status", keuzes=("officieel", "benadering", "voorlopig")),
        Kolom("bron", verplicht=False),
    ),
    sleutel=("jaar", "gm_code"),
    waardekolom="inwoners",
)
GEMEENTEKLASSEN = Schema(
    kolommen=(
        Kolom("jaar", "jaar"),
        Kolom("gm_code", "gemeente"),
        Kolom("grootteklasse", verplicht=False),
        Kolom("stedelijkheid", verplicht=False),
        Kolom("centrumfunctie", verplicht=False),
        Kolom("sociale_structuur", verplicht=False),
    ),
    sleutel=("jaar", "gm_code"),
    waardekolom="grootteklasse",
)
NAAMVARIANTEN = Schema(
    kolommen=(Kolom("naam"), Kolom("gm_code", "gemeente")),
    sleutel=("naam",),
    waardekolom="gm_code",
)
