"""Run a parser of a difficult format in a process of its own, bounded in time and memory.

Damaged .xls and .pdf files can make a parser loop, take all memory or stop the process; then only the child is lost.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pipelines.basis.grenzen import MB, Geweigerd, Grenzen
from pipelines.bestand.blad import as_number

TE_VEEL = 3
"""How a child ends that met more than its bound; any other ending but 0 is damage."""


def run_parser(module: str, inhoud: bytes, grens: str, grenzen: Grenzen, formaat: str, *opties: str) -> Any:
    """What ``python -m <module> <bestand> <geheugen> <hoogste> <opties>`` writes as JSON, its numbers as Getal.

    ``grens`` names the bound that the child itself keeps to. Raises Geweigerd.
    """
    hoogste: int = getattr(grenzen, grens)
    wortel = str(Path(__file__).resolve().parents[2])
    omgeving = os.environ | {"PYTHONPATH": os.pathsep.join([wortel, os.environ.get("PYTHONPATH", "")])}
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "invoer"
        pad.write_bytes(inhoud)
        opdracht = [sys.executable, "-m", module, str(pad), str(grenzen.geheugen_mb), str(hoogste), *opties]
        try:
            uitkomst = subprocess.run(
                opdracht, capture_output=True, timeout=grenzen.seconden, check=True, env=omgeving
            )
            return json.loads(uitkomst.stdout, parse_float=as_number, parse_int=as_number)
        except subprocess.TimeoutExpired as fout:
            raise Geweigerd(
                "bestand_onleesbaar.te_lang_bezig", seconden=grenzen.seconden, formaat=formaat
            ) from fout
        except (subprocess.SubprocessError, ValueError) as fout:
            if isinstance(fout, subprocess.CalledProcessError) and fout.returncode == TE_VEEL:
                raise Geweigerd(
                    "bestand_onleesbaar.afgebroken", wat=grens, grens=hoogste, instelling=grens.upper()
                ) from fout
            raise Geweigerd("bestand_onleesbaar.beschadigd", formaat=formaat) from fout


def limit_memory(geheugen_mb: int) -> None:
    """Called by the child before it opens anything."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows; there only the time is bounded

        resource.setrlimit(resource.RLIMIT_AS, (geheugen_mb * MB, geheugen_mb * MB))
