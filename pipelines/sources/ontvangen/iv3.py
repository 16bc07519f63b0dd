"""Iv3 deliveries as received: the register in data/raw/iv3/leveringen, adding to it, and reading it for the build."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import InvoerGeweigerd, Plek, meld
from pipelines.sources.iv3.controleren import Controle, check_file
from pipelines.sources.iv3.model import Eenheid
from pipelines.sources.iv3.naslag import Naslag
from pipelines.sources.iv3.staging import MAP, REGISTER
from pipelines.sources.ontvangen.bewaren import Bewaard, store
from pipelines.sources.tabel.kolommen import Kolom, Schema

LEVERINGEN = Schema(
    kolommen=(
        Kolom("bestand"),
        Kolom("sha256"),
        Kolom("volgnummer", "geheel"),
        Kolom("vorm", keuzes=("json", "excel", "open_data")),
        Kolom("boekjaren"),
        Kolom("verslagsoorten"),
        Kolom("gm_code", verplicht=False),
        Kolom("eenheid", keuzes=("euro", "duizend")),
        Kolom("ontvangen_op", "datum"),
        Kolom("oorspronkelijke_naam"),
    ),
    sleutel=("sha256",),
    waardekolom="bestand",
)


def register_path(raw: Path) -> Path:
    """The register of deliveries."""
    return raw / MAP / f"{REGISTER}.csv"


def add_delivery(pad: Path, raw: Path, naslag: Naslag, eenheid: Eenheid | None) -> tuple[Bewaard, Controle]:
    """Check a file and keep it; raises InvoerGeweigerd with every finding when it has errors."""
    controle = check_file(pad, pad.name, naslag, eenheid)
    if controle.heeft_fouten or controle.vorm is None:
        raise InvoerGeweigerd(controle.bevindingen)
    gemeenten = sorted(set(controle.kop["gm_code"]))
    rij: dict[str, object] = {
        "vorm": controle.vorm,
        "boekjaren": " | ".join(str(j) for j in sorted(set(controle.kop["boekjaar"]))),
        "verslagsoorten": " | ".join(sorted(set(controle.kop["verslagsoort"]))),
        "gm_code": gemeenten[0] if len(gemeenten) == 1 else "",
        "eenheid": controle.kop["eenheid"][0],
    }
    kolommen = [k.naam for k in LEVERINGEN.kolommen]
    bewaard = store(register_path(raw), kolommen, pad.name, pad.read_bytes(), controle.bron_id, [rij])
    return bewaard, controle


def read_deliveries(
    raw: Path, register: pl.DataFrame, naslag: Naslag
) -> Iterator[tuple[dict[str, object], Controle]]:
    """Check every registered delivery again, as the definitions are now; a file that changed is a finding."""
    for rij in register.sort("volgnummer").iter_rows(named=True):
        pad = raw / MAP / rij["bestand"]
        document = pad.relative_to(raw).as_posix()
        controle = check_file(pad, document, naslag, rij["eenheid"])
        if controle.bron_id and controle.bron_id != rij["sha256"]:
            controle.bevindingen.append(
                meld(
                    "levering_gewijzigd",
                    Plek(document),
                    controle.bron_id[:12],
                    sha256=rij["sha256"][:12],
                )
            )
        yield rij, controle
