"""What a release is: its name, its state, its version, and the files in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import FondskompasFout

MANIFEST = "manifest.json"
HANDTEKENING = "manifest.json.sig"
"""The signature under the bytes of the manifest: 64 bytes of Ed25519, as openssl reads it."""
SLEUTEL = "sleutel.pem"
"""The public key that it is checked with."""
WIJZIGINGEN = "wijzigingen.json"
_EERSTE = "1.0"


@dataclass(frozen=True)
class Bestand:
    """A file of a release: its path in the folder, its size and its sha256; of a table also how many rows and which columns."""

    pad: str
    bytes: int
    sha256: str
    rijen: int | None = None
    kolommen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Uitgave:
    """A release of open data. ``moment`` is when its state was frozen, or else built (UTC); ``cijfers`` the sha256 of that state."""

    naam: str
    stand: str | None
    moment: str
    versie: str
    cijfers: str
    software: str

    @property
    def titel(self) -> str:
        """The name that a reader sees."""
        return f"Fondskompas open data, {self.naam}"

    @property
    def datum(self) -> str:
        """The day of the figures, as ``2026-11-30``."""
        return self.moment[:10]

    @property
    def beschrijving(self) -> str:
        """What is in it, in two sentences."""
        return (
            "Wat gemeenten uit het gemeentefonds ontvingen voor de doelen na de kinderopvangtoeslagaffaire, op welke sleutel, en welke "
            f"capaciteit ertegenover staat. Stand van {self.datum}."
        )

    @property
    def citeer(self) -> str:
        """How to cite it."""
        return f"Fondskompas, open data «{self.naam}», versie {self.versie}, stand van {self.datum}, sha256 {self.cijfers[:16]}"


@dataclass(frozen=True)
class Vrijgegeven:
    """A release as it lies in a folder: what it is, its files by path, and what changed in it.

    ``openbaar`` is the public key that signed it as 64 digits, empty when nobody did; ``vorige`` names the release before it
    with the sha256 of its manifest, ``ketenkop`` is the head of the chain of frozen states that its state was.
    """

    map: Path
    uitgave: Uitgave
    bestanden: Mapping[str, Bestand]
    wijzigingen: Mapping[str, Any]
    openbaar: str = ""
    vorige: Mapping[str, str] | None = None
    ketenkop: str | None = None


def encode(inhoud: object) -> bytes:
    """JSON as every file of a release has it: the same content gives the same bytes."""
    return (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode()


def next_version(vorige: str | None, soort: str) -> str:
    """``major`` counts the first number up, ``minor`` the second; what is the same keeps its number."""
    if vorige is None:
        return _EERSTE
    groot, klein = map(int, vorige.split("."))
    return {"major": f"{groot + 1}.0", "minor": f"{groot}.{klein + 1}"}.get(soort, vorige)


def read_release(map_: Path) -> Vrijgegeven:
    """The release in a folder by its manifest; raises FondskompasFout when that is missing or cannot be read."""
    try:
        manifest = json.loads((map_ / MANIFEST).read_text(encoding="utf-8"))
        bestanden = [
            Bestand(b["pad"], b["bytes"], b["sha256"], b.get("rijen"), tuple(b.get("kolommen", ())))
            for b in manifest["bestanden"]
        ]
        wijzigingen = json.loads((map_ / WIJZIGINGEN).read_text(encoding="utf-8"))
        uitgave = Uitgave(**manifest["uitgave"])
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise FondskompasFout(f"De map {map_} is geen uitgave van open data: {fout}") from fout
    return Vrijgegeven(
        map_,
        uitgave,
        {b.pad: b for b in bestanden},
        wijzigingen,
        manifest.get("openbare_sleutel", ""),
        manifest.get("vorige"),
        manifest.get("ketenkop"),
    )


def list_releases(map_: Path) -> list[Vrijgegeven]:
    """Every release in a folder, the oldest first; folders that are none are passed over."""
    if not map_.is_dir():
        return []
    mappen = [pad for pad in map_.iterdir() if not pad.name.startswith(".") and (pad / MANIFEST).is_file()]
    return sorted((read_release(pad) for pad in mappen), key=lambda v: (v.uitgave.moment, v.uitgave.naam))
