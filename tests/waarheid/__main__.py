"""What adding notices of tables that are wrong: ``make waarheid``, or ``python -m tests.waarheid --help``. No test.

Every case follows from its table, damage, vintage and number (``--zaad``), so a case that is printed can be run again. Real
vintages that are not shipped may lie in a folder (``--map``, folders such as S2024_2025 with the csv files as published).
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
from tests.hulp.helpers import ROOT
from tests.waarheid.ingrepen import INGREPEN
from tests.waarheid.proef import SOORTEN, Proefbank, Uitslag, add_vintages, read_bank

FACTOREN = {"S2023_2024": Decimal("1.406"), "S2024_2025": Decimal("1.457")}
"""Of vintages that are not shipped (data/raw/README.md names them)."""
_TELT_GEMEENTE, _TELT_LAND, _GROOT = 0.02, 0.002, 0.10


def main() -> None:
    """Damage, judge and print; the real vintages first, because a false alarm counts too."""
    vraag = argparse.ArgumentParser(description="Beschadig echte tabellen en tel wat toevoegen merkt.")
    vraag.add_argument("--soort", choices=list(SOORTEN), action="append", help="alleen deze tabel")
    vraag.add_argument("--ingreep", action="append", help="alleen deze schade")
    vraag.add_argument("--zaad", type=int, default=0, help="nummer van het eerste geval")
    vraag.add_argument("--aantal", type=int, default=1, help="gevallen per tabel, schade en jaargang")
    vraag.add_argument("--map", type=Path, help="map met echte jaargangen die niet zijn meegeleverd")
    vraag.add_argument(
        "--raw", type=Path, default=ROOT / "data/raw", help="andere bronnen dan die zijn meegeleverd"
    )
    vraag.add_argument("--seconden", type=float, default=24 * 3600, help="stop na zoveel seconden")
    keuze = vraag.parse_args()
    tot = time.monotonic() + keuze.seconden
    with tempfile.TemporaryDirectory() as map_:
        raw = shutil.copytree(keuze.raw, Path(map_) / "raw")
        if keuze.map:
            for reden in add_vintages(raw, keuze.map, FACTOREN):
                print(reden)
        bank = read_bank(raw)
        false_alarms(bank)
        gevallen = [
            (soort, ingreep, jaargang, zaad)
            for zaad in range(keuze.zaad, keuze.zaad + keuze.aantal)
            for ingreep in keuze.ingreep or INGREPEN
            for soort in keuze.soort or SOORTEN
            for jaargang in bank.vintages()[1:]
        ]
        Random(keuze.zaad).shuffle(gevallen)  # so that a run that is cut short is a fair sample
        uitslagen = [
            uitslag for geval in gevallen if time.monotonic() < tot and (uitslag := bank.trial(*geval))
        ]
    report(uitslagen)


def false_alarms(bank: Proefbank) -> None:
    """Every vintage as published beside those before it: each error is false, and each warning counts."""
    for jaargang in bank.vintages()[1:]:
        bevindingen, _ = bank.judge(jaargang, {})
        paden = {
            str(d["document"])
            for d in bank.invoer.documenten
            if d["bron_id"] in own_documents(bank, jaargang)
        }
        eigen = [b for b in bevindingen if b.document in paden]
        telling = Counter(f"{b.ernst} {b.regel}" for b in eigen)
        fouten = sum(b.ernst is Ernst.FOUT for b in eigen)
        print(
            f"echt {jaargang[0]} voor {jaargang[1]}: {fouten} fouten, {len(eigen) - fouten} waarschuwingen  {dict(telling)}"
        )


def own_documents(bank: Proefbank, jaargang: tuple[str, int]) -> set[str]:
    """The documents of a vintage, without the list of all of them."""
    versies = bank.invoer.tabellen["tabelversie"].to_dicts()
    return {
        v["bron_id"]
        for v in versies
        if (v["circulaire"], v["uitkeringsjaar"]) == jaargang and v["tabel"] != "circulaire"
    }


def counts(uitslag: Uitslag) -> bool:
    """Whether the damage is large enough to be counted."""
    return uitslag.gemeente > _TELT_GEMEENTE or uitslag.landelijk > _TELT_LAND


def report(uitslagen: Sequence[Uitslag]) -> None:
    """Missed ones first, then per kind and in total."""
    for u in uitslagen:
        if counts(u) and u.gevangen != "fout":
            print(
                f"{u.gevangen.upper():<13} {u.soort}, {u.ingreep}, {u.jaargang[0]} voor {u.jaargang[1]}, zaad {u.zaad}: gemeente "
                f"{u.gemeente:.1%}, land {u.landelijk:.2%} (€ {u.land_eur:,.0f})  {', '.join(u.regels)}"
            )
    print(
        f"\n{'schade':<34}{'gevallen':>9}{'telt mee':>9}{'fout':>6}{'waarsch.':>9}{'stil':>6}{'gemeente':>10}{'land':>9}"
    )
    for ingreep in dict.fromkeys(u.ingreep for u in uitslagen):
        _line(ingreep, [u for u in uitslagen if u.ingreep == ingreep])
    _line("samen", uitslagen)
    for naam, deel in (
        ("meer dan 2% of 0,2%", [u for u in uitslagen if counts(u)]),
        ("een gemeente meer dan 10%", [u for u in uitslagen if u.gemeente > _GROOT]),
    ):
        stil = sum(u.gevangen == "stil" for u in deel)
        fout = sum(u.gevangen == "fout" for u in deel)
        print(
            f"{naam}: {len(deel)} gevallen, niet stil {1 - stil / max(1, len(deel)):.1%}, fout {fout / max(1, len(deel)):.1%}"
        )


def _line(naam: str, uitslagen: Sequence[Uitslag]) -> None:
    mee = [u for u in uitslagen if counts(u)]
    telling = Counter(u.gevangen for u in mee)
    groot = max((u.gemeente for u in uitslagen), default=0.0)
    land = max((u.landelijk for u in uitslagen), default=0.0)
    print(
        f"{naam:<34}{len(uitslagen):>9}{len(mee):>9}{telling['fout']:>6}{telling['waarschuwing']:>9}{telling['stil']:>6}"
        f"{groot:>10.1%}{land:>9.2%}"
    )


if __name__ == "__main__":
    main()
