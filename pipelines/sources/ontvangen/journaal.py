"""Documents and the rows that register them as one step, whatever ends a run on the way.

Under the lock of the register a journal is written first: which documents come and which rows. Whoever takes that lock next
finishes what it finds when all documents are there, and takes them away again when they are not. Apart from ``bewaren``,
because a build asks for this first and has to load nothing for it.
"""

import contextlib
import hashlib
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.schijf import clean_up, hold, sync_folder, write_whole

_LOG = logging.getLogger("fondskompas.schijf")
_JOURNAAL = ".journaal"


@contextlib.contextmanager
def hold_register(register: Path, *, wacht: bool = True) -> Iterator[None]:
    """Hold the right to write a register and its documents, once what an earlier run left there is settled.

    Waits its turn within bounds; raises FondskompasFout when that takes too long (basis.schijf).
    """
    with hold(
        register.with_name(f".{register.stem}.slot"),
        f"Er worden al bestanden toegevoegd aan {register.stem}.",
        wacht=wacht,
    ):
        for map_ in (register.parent, register.with_suffix("")):
            clean_up(map_)
        _settle(register)
        yield


def keep(register: Path, kop: str, regels: Sequence[str], documenten: Mapping[Path, bytes]) -> None:
    """Write the documents beside a register and add its lines: all of it, or nothing. For who holds the register.

    ``kop`` is the first line of a register that is not there yet; a document that is there already is taken over.
    """
    plaatsen = {
        pad.relative_to(register.parent).as_posix(): hashlib.sha256(inhoud).hexdigest()
        for pad, inhoud in documenten.items()
    }
    opdracht = {"kop": kop, "regels": list(regels), "documenten": plaatsen}
    journaal = _journal_of(register)
    try:
        if documenten:  # a register alone is one step by itself
            write_whole(journaal, json.dumps(opdracht, ensure_ascii=False).encode())
        for pad, inhoud in documenten.items():
            if not _holds(pad, plaatsen[pad.relative_to(register.parent).as_posix()]):
                write_whole(pad, inhoud)
        _add_lines(register, kop, regels)
    except BaseException:
        _take_back(register, plaatsen)
        raise
    finally:
        journaal.unlink(missing_ok=True)
    sync_folder(register.parent)


def finish_interrupted(raw: Path) -> None:
    """Settle what a killed run left in data/raw; where somebody is adding now, that is for them."""
    for journaal in sorted(raw.rglob(f".*{_JOURNAAL}")):
        register = journaal.with_name(f"{journaal.name.removeprefix('.').removesuffix(_JOURNAAL)}.csv")
        with contextlib.suppress(FondskompasFout), hold_register(register, wacht=False):
            pass


def find_document(map_: Path, sha256: str, geregistreerd: frozenset[str] = frozenset()) -> Path | None:
    """A document with this content that no register names, to be taken over; by the name that ``bewaren`` gives."""
    for pad in sorted(map_.glob(f"{sha256[:12]}_*")):
        if pad.name not in geregistreerd and _holds(pad, sha256):
            return pad
    return None


def _journal_of(register: Path) -> Path:
    return register.with_name(f".{register.stem}{_JOURNAAL}")


def _settle(register: Path) -> None:
    journaal = _journal_of(register)
    if not journaal.is_file():
        return
    opdracht = json.loads(journaal.read_text(encoding="utf-8"))
    documenten: dict[str, str] = opdracht["documenten"]
    if all(_holds(register.parent / naam, som) for naam, som in documenten.items()):
        _add_lines(register, opdracht["kop"], opdracht["regels"])
        _LOG.warning("Een eerdere opdracht werd afgebroken en is nu afgemaakt: %s.", ", ".join(documenten))
    else:
        _take_back(register, documenten)
        _LOG.warning(
            "Een eerdere opdracht werd afgebroken en telt niet; geef haar opnieuw voor: %s.",
            ", ".join(documenten),
        )
    journaal.unlink()


def _take_back(register: Path, documenten: Mapping[str, str]) -> None:
    """Remove the documents that the register does not name; what it names stays, whoever put it there."""
    tekst = _read_text(register)
    for naam in documenten:
        if Path(naam).name not in tekst:
            (register.parent / naam).unlink(missing_ok=True)


def _add_lines(register: Path, kop: str, regels: Sequence[str]) -> None:
    """Add the lines that are not there yet, in one step."""
    tekst = _read_text(register) or kop
    if not tekst.endswith("\n"):
        tekst += "\n"
    nieuw = [regel for regel in regels if f"\n{regel}\n" not in tekst]
    if nieuw:
        write_whole(register, ("\ufeff" + tekst + "".join(f"{regel}\n" for regel in nieuw)).encode())


def _read_text(register: Path) -> str:
    return register.read_text(encoding="utf-8-sig") if register.is_file() else ""


def _holds(pad: Path, sha256: str) -> bool:
    if not pad.is_file():
        return False
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest() == sha256
