"""Measure it: ``python -m tests.bewijspakket PAKKET.zip [AANTAL]`` changes 10,000 bytes one by one and counts what is found."""

import sys
from pathlib import Path

from pipelines.narekenen.nalopen import check_pack, read_zip
from tests.bewijspakket.beschadigen import change_bytes

pakket = Path(sys.argv[1]).read_bytes()
aantal = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
bestanden, fouten = read_zip(pakket)
if fouten or list(check_pack(bestanden)):
    sys.exit("Dit pakket klopt al niet zoals het is.")
gemist = [waar for waar, gevonden in change_bytes(pakket, bestanden, aantal, 20261130) if not gevonden]
sys.stdout.write(f"{aantal - len(gemist)} van {aantal} gewijzigde bytes gevonden.\n")
sys.exit("\n".join(gemist[:20]))
