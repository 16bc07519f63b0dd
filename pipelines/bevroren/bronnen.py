"""Whether the sources are still what a state was made from."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pipelines.sources.raw.bestanden import list_documents


def find_changed(documenten: Iterable[Mapping[str, Any]], raw: Path) -> list[str]:
    """The documents (``document``, ``bron_id``) whose bytes in ``raw`` are others or gone, and the files that came since.

    A document that another one equals byte for byte is known by the name that was read first, so it is no newcomer.
    """
    toen = {str(d["document"]): str(d["bron_id"]) for d in documenten}
    nu = {
        pad.relative_to(raw).as_posix(): hashlib.sha256(pad.read_bytes()).hexdigest()
        for pad in list_documents(raw)
    }
    erbij = {naam for naam, som in nu.items() if naam not in toen and som not in toen.values()}
    return sorted(erbij | {naam for naam, som in toen.items() if nu.get(naam) != som})
