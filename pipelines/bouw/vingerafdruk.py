"""The fingerprint of a build: everything that decides its outcome, so that an unchanged build can be skipped."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from pipelines import VERSIE
from pipelines.basis.queries import queries_map
from pipelines.sources.raw.bestanden import list_documents

_BIBLIOTHEKEN = ("duckdb", "polars")


def fingerprint(raw: Path, *, productie: bool, stand: str | None = None) -> str:
    """A sha256 over the names and contents of all sources, queries and pipeline code, and the settings that matter."""
    bibliotheken = [f"{naam}={version(naam)}" for naam in _BIBLIOTHEKEN]
    som = hashlib.sha256(f"{bibliotheken}|{VERSIE}|{productie}|{stand}".encode())
    code = Path(__file__).parent.parent
    bestanden = [
        ("raw", raw, list_documents(raw)),
        ("sql", queries_map(), sorted(queries_map().rglob("*.*"))),
        ("py", code, sorted([*code.rglob("*.py"), *code.rglob("*.toml")])),
    ]
    for soort, wortel, paden in bestanden:
        for pad in paden:
            if pad.is_file():
                som.update(f"{soort}/{pad.relative_to(wortel).as_posix()}\0".encode())
                som.update(hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()
