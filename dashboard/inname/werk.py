"""Work that takes longer than a reader waits: done in a thread, told line by line in a file that every process of the server reads."""

import json
import re
import secrets
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from pipelines.basis.schijf import write_whole

_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Werk:
    """How far a job is: what it is called, the lines so far, of how many, and whether it ended."""

    naam: str
    aantal: int
    regels: tuple[str, ...] = ()
    is_klaar: bool = False


def start_work(map_: Path, naam: str, taken: Iterable[Callable[[], str]]) -> str:
    """Do these one after another, and return the id under which it can be followed. Each says in a line what became of it."""
    alle, id_ = list(taken), secrets.token_hex(8)
    _keep(map_, id_, Werk(naam, len(alle)))

    def run() -> None:
        regels: list[str] = []
        for taak in alle:
            try:
                regels.append(taak())
            except (
                Exception
            ) as fout:  # a thread has nobody to tell: what went wrong is a line too, and the next goes on
                regels.append(f"Er ging iets mis ({type(fout).__name__}); dit is niet gebeurd.")
            _keep(map_, id_, Werk(naam, len(alle), tuple(regels)))
        _keep(map_, id_, Werk(naam, len(alle), tuple(regels), is_klaar=True))

    threading.Thread(target=run, daemon=True).start()
    return id_


def read_work(map_: Path, id_: str) -> Werk | None:
    """How far a job is; ``None`` when there is none of this id."""
    if not _ID.fullmatch(id_):
        return None
    try:
        velden = json.loads((map_ / f"{id_}.json").read_text(encoding="utf-8"))
        return Werk(**velden | {"regels": tuple(velden["regels"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _keep(map_: Path, id_: str, werk: Werk) -> None:
    write_whole(map_ / f"{id_}.json", json.dumps(asdict(werk)).encode())
