"""The register of frozen states: one entry per name, and the only road to the file behind it.

Layout of the folder: ``objecten/<sha256>.duckdb`` (the bytes, named after themselves) and ``register/<naam>.json`` (what
they are). Both are read-only and never changed after they appear. Entries form a chain (``keten.py``).
"""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import FondskompasFout

_NAAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class BevrorenStand:
    """What was frozen: the content by its sha256, when, by which software, and from what it was made.

    ``volgnummer``, ``vorige`` (a ``kenmerk``) and ``vorige_naam`` are its place in the chain; None for a state from before
    there was one. ``kenmerk`` is the hash over all the rest, and ``handtekening`` signs it for ``openbare_sleutel``.
    """

    naam: str
    sha256: str
    bytes: int
    bevroren_op: str
    versie: str
    vingerafdruk: str
    gebouwd_op: str
    productie: bool
    tot_en_met_circulaire: str | None
    circulaires: list[dict[str, Any]] = field(default_factory=list)
    opgaven: list[dict[str, Any]] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    documenten: list[dict[str, Any]] = field(default_factory=list)
    volgnummer: int | None = None
    vorige: str = ""
    vorige_naam: str = ""
    reden: str = ""
    door: str = ""
    bronnen_gewijzigd: list[str] | None = None
    omgeving: dict[str, str] = field(default_factory=dict)
    openbare_sleutel: str = ""
    kenmerk: str = ""
    handtekening: str = ""

    @property
    def ketenkop(self) -> str | None:
        """The head of the chain when this state was the last: what a briefing made from it prints."""
        return self.kenmerk if self.volgnummer is not None else None

    @property
    def heeft_voorbeeld(self) -> bool:
        """Whether it holds made-up returns, which production refuses."""
        return any(opgave["status"] == "voorbeeld" for opgave in self.opgaven)

    @property
    def datum(self) -> str:
        """The day on which it was frozen, as ``2026-11-21``."""
        return self.bevroren_op[:10]


def check_name(naam: str) -> None:
    """Raise FondskompasFout for a name that cannot be the name of a file everywhere."""
    if not _NAAM.fullmatch(naam):
        raise FondskompasFout(
            f"«{naam}» kan geen naam van een bevroren stand zijn. "
            "Gebruik hoogstens 64 letters, cijfers, punten, streepjes of liggende streepjes, bijvoorbeeld alv-2026."
        )


def entry_path(standen: Path, naam: str) -> Path:
    """Where the entry of a name is, or would be."""
    check_name(naam)
    return standen / "register" / f"{naam}.json"


def object_path(standen: Path, sha256: str) -> Path:
    """Where the bytes with this sha256 are, or would be."""
    return standen / "objecten" / f"{sha256}.duckdb"


def hash_file(pad: Path) -> str:
    """The sha256 of a file."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def seal(stand: BevrorenStand) -> BevrorenStand:
    """The same with its ``kenmerk``, a hash over all that it says, so that a later change shows."""
    return replace(stand, kenmerk=_fingerprint(_content(stand)))


def encode_entry(stand: BevrorenStand) -> str:
    """A sealed entry as JSON."""
    inhoud = {**_content(stand), "kenmerk": stand.kenmerk, "handtekening": stand.handtekening}
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def _content(stand: BevrorenStand) -> dict[str, Any]:
    """What the hash is over: everything but itself and what signs it."""
    return {k: w for k, w in asdict(stand).items() if k not in ("kenmerk", "handtekening")}


def _fingerprint(inhoud: dict[str, Any]) -> str:
    tekst = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


def read_entry(standen: Path, naam: str) -> BevrorenStand:
    """The entry of one name; raises FondskompasFout when there is none or it was changed."""
    pad = entry_path(standen, naam)
    if not pad.is_file():
        bekend = ", ".join(list_names(standen))
        keuze = f"Wel: {bekend}." if bekend else "Er zijn nog geen bevroren standen."
        raise FondskompasFout(
            f"Er is geen bevroren stand «{naam}». {keuze} Maak er een met `fondskompas bevries {naam}`."
        )
    try:
        inhoud = json.loads(pad.read_text(encoding="utf-8"))
        stand = BevrorenStand(**inhoud)
        zegel = {naam: inhoud.pop(naam) for naam in ("kenmerk", "handtekening") if naam in inhoud}
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise _damaged(naam, f"zijn inschrijving ({_place(pad)}) is niet te lezen") from fout
    if not _is_well_typed(stand):
        raise _damaged(naam, f"zijn inschrijving ({_place(pad)}) zegt iets dat er niet kan staan")
    # over what the file says, because an entry of an older version lacks what was added since
    if _fingerprint(inhoud) != zegel.get("kenmerk") or stand.naam != naam:
        raise _damaged(naam, f"zijn inschrijving ({_place(pad)}) is na het bevriezen gewijzigd")
    return stand


def _is_well_typed(stand: BevrorenStand) -> bool:
    """Whether what the chain compares can be compared: who writes an entry by hand can write anything."""
    teksten = (
        "naam",
        "sha256",
        "bevroren_op",
        "vorige",
        "vorige_naam",
        "openbare_sleutel",
        "kenmerk",
        "handtekening",
    )
    is_geschakeld = isinstance(stand.volgnummer, int) and not isinstance(stand.volgnummer, bool)
    return all(isinstance(getattr(stand, veld), str) for veld in teksten) and (
        stand.volgnummer is None or (is_geschakeld and stand.volgnummer > 0)
    )


def list_names(standen: Path) -> list[str]:
    """The names in the register, in alphabetical order."""
    return sorted((pad.stem for pad in (standen / "register").glob("*.json")), key=str.casefold)


def list_entries(standen: Path) -> list[BevrorenStand]:
    """Every entry, the oldest first; raises FondskompasFout when one was changed."""
    return sorted((read_entry(standen, naam) for naam in list_names(standen)), key=lambda s: s.bevroren_op)


def open_stand(naam: str, standen: Path) -> Path:
    """The database of a frozen state, verified; open it read-only.

    Raises FondskompasFout when the name is unknown, or when one byte differs from what was frozen.
    """
    stand = read_entry(standen, naam)
    pad = object_path(standen, stand.sha256)
    if not pad.is_file():
        raise _damaged(naam, f"zijn bestand ({_place(pad)}) ontbreekt")
    gevonden = hash_file(pad)
    if gevonden != stand.sha256:
        raise _damaged(
            naam,
            f"zijn bestand ({_place(pad)}) heeft sha256 {gevonden[:16]}… en bij het bevriezen was dat {stand.sha256[:16]}…",
        )
    return pad


def _place(pad: Path) -> str:
    """Where something is within the folder with states; the folder itself is for who keeps it, and pages repeat these words."""
    return f"{pad.parent.name}/{pad.name}"


def _damaged(naam: str, wat: str) -> FondskompasFout:
    return FondskompasFout(
        f"De bevroren stand «{naam}» is beschadigd en wordt geweigerd: {wat}. "
        "Zet het bestand terug uit een reservekopie, of bevries opnieuw onder een andere naam."
    )
