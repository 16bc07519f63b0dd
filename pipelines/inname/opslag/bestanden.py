"""Files in quarantine: as received, by the hash of their content, in a folder beside the database and outside data/raw."""

import hashlib
from pathlib import Path, PurePosixPath, PureWindowsPath

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.grenzen import MB, Grenzen
from pipelines.basis.schijf import write_whole
from pipelines.inname.opslag.winkel import Winkel

BEWAARD = "bestanden"
_NAAM_LENGTE = 120


def keep_file(winkel: Winkel, inhoud: bytes) -> str:
    """Keep these bytes; returns their sha256. The same content is kept once."""
    som = hashlib.sha256(inhoud).hexdigest()
    if not path_of(winkel, som).is_file():
        write_whole(path_of(winkel, som), inhoud)
    return som


def read_kept(winkel: Winkel, som: str) -> bytes:
    """The bytes with this sha256; raises FondskompasFout when they are gone or no longer what was received."""
    pad = path_of(winkel, som)
    inhoud = pad.read_bytes() if pad.is_file() else None
    if inhoud is None or hashlib.sha256(inhoud).hexdigest() != som:
        wat = "is weg" if inhoud is None else "is veranderd sinds het is ontvangen"
        raise FondskompasFout(
            f"Het ontvangen bestand {som[:12]} {wat}. Zet een reservekopie terug, of vraag de gemeente om het opnieuw te sturen."
        )
    return inhoud


def path_of(winkel: Winkel, som: str) -> Path:
    """Where a file with this sha256 lies."""
    return winkel.map / BEWAARD / som[:2] / som


def check_size(inhoud: bytes, grenzen: Grenzen) -> None:
    """Raise FondskompasFout when an upload is empty or larger than what is taken in."""
    if not inhoud:
        raise FondskompasFout("Dit bestand is leeg. Kies het bestand opnieuw.")
    if len(inhoud) > grenzen.bestand_mb * MB:
        raise FondskompasFout(
            f"Dit bestand is groter dan {grenzen.bestand_mb} MB en wordt niet aangenomen (FONDSKOMPAS_MAX_BESTAND_MB)."
        )


def tidy_name(naam: str) -> str:
    """The name of an upload without folders and without what no file name should have; never empty."""
    kaal = PureWindowsPath(PurePosixPath(naam).name).name
    schoon = "".join(t if t.isprintable() and t not in '<>:"|?*' else "_" for t in kaal).strip(". ")
    stam, punt, eind = schoon.rpartition(".")
    return (
        f"{stam[: _NAAM_LENGTE - 10]}{punt}{eind[:8]}"
        if punt and stam
        else schoon[:_NAAM_LENGTE] or "bestand"
    )
