"""What adding notices of tables that are wrong: ``make waarheid``, or ``python -m tests.waarheid --help``. No test.

Every case follows from its source, damage, place and number (``--zaad``), so a case that is printed can be run again. Real
vintages and reports that are not shipped may lie in a folder (``--map``: circulaires/S2024_2025, iv3-reeks/lasten_2024_jaarrekening.csv).
"""

import argparse
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

from pipelines.basis.bevinding import Ernst
from pipelines.sources.raw.invoer import Invoer
from tests.hulp.helpers import ROOT
from tests.waarheid.bronnen import Bron, Plaats, sources
from tests.waarheid.erbij import add_reports, add_vintages, invent_annexes, read_sources
from tests.waarheid.ingrepen import INGREPEN
from tests.waarheid.uitslag import report, try_damage

FACTOREN = {"S2023_2024": Decimal("1.406"), "S2024_2025": Decimal("1.457")}
"""Of vintages that are not shipped (data/raw/README.md names them)."""


def main() -> None:
    """Damage, judge and print; the undamaged tables first, because a false alarm counts too."""
    vraag = argparse.ArgumentParser(description="Beschadig echte tabellen en tel wat toevoegen merkt.")
    vraag.add_argument("--bron", action="append", help="alleen deze bron")
    vraag.add_argument("--ingreep", action="append", help="alleen deze schade")
    vraag.add_argument("--zaad", type=int, default=0, help="nummer van de steekproef")
    vraag.add_argument("--aantal", type=int, default=40, help="gevallen per bron")
    vraag.add_argument(
        "--map", type=Path, help="map met echte jaargangen en verslagen die niet zijn meegeleverd"
    )
    vraag.add_argument("--seconden", type=float, default=24 * 3600, help="stop na zoveel seconden")
    vraag.add_argument("--alleen-echt", action="store_true", help="beschadig niets, tel alleen loos alarm")
    keuze = vraag.parse_args()
    begin = time.process_time()
    with tempfile.TemporaryDirectory() as map_:
        invoer = _read(Path(map_), keuze.map)
        bronnen = {n: b for n, b in sources(invoer).items() if not keuze.bron or n in keuze.bron}
        uitslagen, tot = [], time.monotonic() + keuze.seconden
        gevallen = [] if keuze.alleen_echt else _sample(bronnen, keuze.ingreep, keuze.aantal, keuze.zaad)
        gezien: set[tuple[str, Plaats]] = set()
        for naam, plaats in _places(bronnen):
            if time.monotonic() > tot:
                break
            if (bronnen[naam].familie, plaats) not in gezien:
                gezien.add((bronnen[naam].familie, plaats))
                _false_alarms(bronnen[naam], plaats)
            for geval in [g for g in gevallen if g[:2] == (naam, plaats)]:
                uitslag = try_damage(bronnen[naam], plaats, *geval[2:])
                uitslagen += [uitslag] if uitslag else []
    report(uitslagen)
    print(f"rekentijd {time.process_time() - begin:.0f} s")


def _read(map_: Path, erbij: Path | None) -> Invoer:
    raw = shutil.copytree(ROOT / "data/raw", map_ / "raw")
    if erbij:
        for reden in add_vintages(raw, erbij / "circulaires", FACTOREN):
            print(reden)
    invoer = read_sources(raw)
    if erbij:
        add_reports(invoer, erbij / "iv3-reeks")
    invent_annexes(invoer)
    return invoer


def _sample(
    bronnen: dict[str, Bron], ingrepen: Sequence[str] | None, aantal: int, zaad: int
) -> list[tuple[str, Plaats, str, str]]:
    """Of every source this many cases, spread over all its places and kinds of damage."""
    uit = []
    for naam, bron in bronnen.items():
        gevallen = [
            (naam, plaats, ingreep, f"{zaad}-{nummer}")
            for nummer in range(1 + aantal // (len(INGREPEN) * len(bron.plaatsen)))
            for ingreep in ingrepen or INGREPEN
            for plaats, _ in bron.plaatsen
        ]
        Random(f"{naam}|{zaad}").shuffle(gevallen)
        uit += gevallen[:aantal]
    return uit


def _places(bronnen: dict[str, Bron]) -> list[tuple[str, Plaats]]:
    """Sources with one database side by side, so that each database is made once."""
    alle = [(naam, plaats) for naam, bron in bronnen.items() for plaats, _ in bron.plaatsen]
    return sorted(alle, key=lambda a: (bronnen[a[0]].familie, str(a[1])))


def _false_alarms(bron: Bron, plaats: Plaats) -> None:
    """What is found in the tables of a place as they were published: each error is false, and each warning counts."""
    eigen = bron.own_documents(plaats)
    gevonden = [b for b in bron.bank(plaats).gaaf if b.document in eigen]
    per_soort = Counter((b.ernst, b.regel, b.document) for b in gevonden)  # as they are shown: grouped
    telling = {f"{ernst} {regel}": aantal for (ernst, regel, _), aantal in per_soort.items()}
    fouten = sum(ernst is Ernst.FOUT for ernst, _, _ in per_soort)
    print(
        f"echt {bron.familie} {' '.join(map(str, plaats))}: {fouten} fouten, {len(per_soort) - fouten} waarschuwingen  {telling}",
        flush=True,
    )


if __name__ == "__main__":
    main()
