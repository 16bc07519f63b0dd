"""A folder with files appears whole or not at all, and never takes the place of something that is not a briefing."""

import contextlib
import glob
import hashlib
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.schijf import is_alive, refuse, remove, sync_folder, write_synced

MANIFEST = "manifest.json"
_SOORT = "fondskompas-briefing"
_REST = re.compile(r"\.(?:deel|oud)-(\d+)$")


def write_folder(uit: Path, bestanden: dict[str, bytes], *, vervang: bool = False) -> None:
    """Put the files in a new folder in one step; raises FondskompasFout when that place is taken or not writable.

    ``vervang``: an earlier briefing in that place goes, and nothing else ever does. What a killed run left behind is
    removed.
    """
    deel, oud = (uit.with_name(f".{uit.name}.{soort}-{os.getpid()}") for soort in ("deel", "oud"))
    try:
        uit.parent.mkdir(parents=True, exist_ok=True)
        _clean_up(uit)  # first: an earlier briefing that comes back may not go without ``vervang``
        refuse_target(uit, vervang=vervang)
        deel.mkdir()
        for naam, inhoud in bestanden.items():
            write_synced(deel / naam, inhoud)
        if uit.exists():
            uit.rename(oud)
        deel.rename(uit)
        sync_folder(uit.parent)
    except OSError as fout:
        if oud.exists() and not uit.exists():
            oud.rename(uit)
        raise refuse(
            "De briefing is niet te schrijven", fout, uit, "Of kies met --uit een andere map."
        ) from fout
    finally:
        for rest in (deel, oud):
            shutil.rmtree(rest, ignore_errors=True)


def refuse_target(uit: Path, *, vervang: bool) -> None:
    """Raise FondskompasFout when something is there that may not go."""
    if not uit.exists() or (uit.is_dir() and not any(uit.iterdir())):
        return
    if read_manifest(uit) is None:
        raise FondskompasFout(
            f"In {uit} staat iets anders dan een briefing, en dat blijft staan. Kies met --uit een nieuwe map."
        )
    if not vervang:
        raise FondskompasFout(
            f"In {uit} staat al een briefing. Kies met --uit een andere map, of geef --vervang om haar te vervangen."
        )


def _clean_up(uit: Path) -> None:
    """Remove what runs that are no longer there left beside the folder; an old briefing that was moved away comes back."""
    for rest in sorted(uit.parent.glob(f".{glob.escape(uit.name)}.*-*"), reverse=True):
        treffer = _REST.search(rest.name)
        if treffer is None or is_alive(int(treffer[1])):
            continue
        if ".oud-" in rest.name and not uit.exists():
            rest.rename(uit)
        else:
            remove(rest)


def read_manifest(map_: Path) -> dict[str, Any] | None:
    """The manifest of a briefing; None when the folder holds none."""
    with contextlib.suppress(OSError, ValueError):
        inhoud = json.loads((map_ / MANIFEST).read_text(encoding="utf-8"))
        if isinstance(inhoud, dict) and inhoud.get("soort") == _SOORT:
            return inhoud
    return None


def is_complete(map_: Path, verwacht: dict[str, Any]) -> bool:
    """Whether the folder holds a briefing with these properties whose files are as they were made."""
    gevonden = read_manifest(map_)
    if gevonden is None or any(gevonden.get(naam) != waarde for naam, waarde in verwacht.items()):
        return False
    return all(
        (map_ / naam).is_file() and hashlib.sha256((map_ / naam).read_bytes()).hexdigest() == som
        for naam, som in gevonden["bestanden"].items()
    )
