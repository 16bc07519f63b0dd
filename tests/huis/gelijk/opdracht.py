"""Running commands of the program within this process, each as if it were the first."""

import contextlib
import io
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.huis.gelijk.bestanden import as_text
from tests.huis.gelijk.opname import Opname


class Programma:
    """The command line of the version that is recorded."""

    def __init__(self, main: Callable[[], object]) -> None:
        self._main = main

    def run(
        self, woorden: list[str], omgeving: Mapping[str, str] | None = None
    ) -> tuple[int | str, str, str]:
        """Exit code, output and errors of one command; a crash is a code with the kind of error."""
        uit, fout = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
        oud, eerder = sys.argv, dict(os.environ)
        sys.argv = ["fondskompas", *woorden]
        os.environ.update(omgeving or {})
        code: int | str = 0
        try:
            with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(fout):
                code = self._main() or 0  # type: ignore[assignment]
        except SystemExit as einde:
            code = einde.code if isinstance(einde.code, int) else str(einde.code)
        except BaseException as onverwacht:  # a panic of a library is no Exception
            if isinstance(onverwacht, KeyboardInterrupt):
                raise
            code = "".join(traceback.format_exception_only(onverwacht))
        finally:
            sys.argv = oud
            os.environ.clear()
            os.environ.update(eerder)
        return code, *(_written(stroom) for stroom in (uit, fout))


def _written(stroom: io.TextIOWrapper) -> str:
    stroom.flush()
    buffer = stroom.detach()
    return buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]


def record_command(
    opname: Opname,
    programma: Programma,
    waar: str,
    woorden: list[str],
    uit: Path,
    omgeving: Mapping[str, str] | None = None,
) -> int | str:
    """Keep what a command says and every file that it writes in ``uit``, which is empty before and gone after."""
    shutil.rmtree(uit, ignore_errors=True)
    uit.mkdir(parents=True)
    code, gezegd, fouten = programma.run(woorden, omgeving)
    opname.add("opdracht", waar, f"uitgangscode {code}\n--- uitvoer\n{gezegd}\n--- fouten\n{fouten}")
    for pad in sorted(p for p in uit.rglob("*") if p.is_file()):
        opname.add("bestand", f"{waar} → {pad.relative_to(uit)}", file_text(pad))
    shutil.rmtree(uit, ignore_errors=True)
    return code


def file_text(pad: Path) -> str:
    """The text of a file, or why it has none."""
    try:
        return as_text(pad.name, pad.read_bytes())
    except Exception as fout:  # a file that cannot be read is an outcome to compare
        return f"niet te lezen: {type(fout).__name__}: {fout}"
