"""The plain tables of ``data/raw`` by their staging name: where each is, its key and its columns, as tabellen.toml lists them.

Sources: the files that a fondsbeheerder keeps in ``data/raw/pok``, of which every line names its own source and status; CBS and
PDOK open data on gemeenten (CC BY 4.0, see data/raw/README.md); and what the ministry publishes with a circulaire.
"""

import tomllib
from pathlib import Path
from typing import Any, get_args

from pipelines.sources.tabel.kolommen import Kolom, Schema, Soort

_LIJST = tomllib.loads(Path(__file__).with_name("tabellen.toml").read_text(encoding="utf-8"))
_KEUZES = {naam: tuple(waarden) for naam, waarden in _LIJST["keuzes"].items()}
STATUSSEN: tuple[str, ...] = _KEUZES["statussen"]
VORMEN: tuple[str, ...] = _KEUZES["vormen"]


def _column(naam: str, wat: Any) -> Kolom:
    """A column from its kind, or from all that is said of it; ``keuzes`` may be the name of a list that more of them share."""
    gezegd: dict[str, Any] = {"soort": wat} if isinstance(wat, str) else dict(wat)
    if (soort := gezegd.get("soort", "tekst")) not in get_args(Soort):
        raise ValueError(f"{naam}: there is no kind of column {soort!r}.")
    keuzes = gezegd.pop("keuzes", ())
    return Kolom(naam, keuzes=_KEUZES[keuzes] if isinstance(keuzes, str) else tuple(keuzes), **gezegd)


TABELLEN = {
    naam: (
        str(tabel["bestand"]),
        Schema(
            kolommen=tuple(_column(*kolom) for kolom in tabel["kolommen"].items()),
            sleutel=tuple(tabel["sleutel"]),
            waardekolom=tabel["waarde"],
            bijkolommen=tuple(tabel.get("bij", ())),
        ),
    )
    for naam, tabel in _LIJST["tabellen"].items()
}
"""Staging name → the file below data/raw and the schema, in the order of reading: gemeenten first, because they check the rest."""
