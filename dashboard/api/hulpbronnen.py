"""What the API offers: resources by their path, each a table of the description with the columns to choose rows by."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipelines.basis.queries import read_list
from pipelines.open.beschrijving import Martkolom, Marttabel, open_tables

VERSIE = "1.0.0"
WORTEL = "/v1"
STANDAARD = 100
HOOGSTENS = 10_000
HOOGSTENS_WAARDEN = 50
HOOGSTENS_TEKENS = 200


@dataclass(frozen=True)
class Antwoordvorm:
    """A form in which rows are given: its ending and its media type."""

    einde: str
    media: str


VORMEN = (
    Antwoordvorm("json", "application/json"),
    Antwoordvorm("csv", "text/csv"),
    Antwoordvorm("parquet", "application/vnd.apache.parquet"),
)


@dataclass(frozen=True)
class Hulpbron:
    """A resource: its path below ``/v1``, its table, and the columns that a question may choose by."""

    pad: str
    tabel: Marttabel
    filters: tuple[Martkolom, ...]


@cache
def read_resources() -> Mapping[str, Hulpbron]:
    """Every resource by its path, in the order in which they are explained."""
    gevonden = {}
    for rij in read_list("open", "hulpbronnen"):
        tabel = open_tables()[rij["tabel"]]
        filters = tuple(tabel.kolom(naam) for naam in rij["filters"].split())
        gevonden[rij["pad"]] = Hulpbron(rij["pad"], tabel, filters)
    return gevonden
