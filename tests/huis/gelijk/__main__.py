"""``python -m tests.huis.gelijk OUD NIEUW``: see the package."""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.huis.gelijk.verschillen import Verschil, compare_part, compare_published, read_intended, report
from tests.huis.gelijk.versie import HIER, ONDERDELEN, Opnamefout, Versie, environment

_STANDEN = (("proef-eerder", ["--stand", "M2024"]), ("proef", []))
_FONDSKOMPAS = "import sys; from dashboard.cli import main; sys.exit(main())"


def main() -> int:
    """Record both versions where needed, compare, and say what differs; 0 when nothing does."""
    keuzes = _parse()
    begin = time.monotonic()
    if not keuzes.invoer.is_dir():
        from tests.huis.gelijk.invoer import make_input

        keuzes.invoer.parent.mkdir(parents=True, exist_ok=True)
        make_input(keuzes.invoer)
        _freeze(keuzes.oud.resolve(), keuzes.invoer.resolve())
        _tell(begin, f"invoer gemaakt in {keuzes.invoer}")
    oud, nieuw = (
        Versie(pad, keuzes.invoer, keuzes.opname, snel=keuzes.snel) for pad in (keuzes.oud, keuzes.nieuw)
    )
    if keuzes.opnieuw and nieuw.map == oud.map:
        nieuw.map = nieuw.map.with_name(f"{nieuw.map.name}-nog-eens")
    try:
        verschillen = list(_compare(oud, nieuw, keuzes, begin))
    except Opnamefout as fout:
        print(f"Niet opgenomen: {fout}", file=sys.stderr)
        return 2
    tekst, is_gelijk = report(verschillen, read_intended(keuzes.bedoeld), keuzes.hoogstens)
    print(tekst)
    return 0 if is_gelijk else 1


def _parse() -> argparse.Namespace:
    vraag = argparse.ArgumentParser(
        prog="python -m tests.huis.gelijk", description="Vergelijk twee versies van het programma."
    )
    tijdelijk = Path(tempfile.gettempdir()) / "fondskompas-gelijk"
    vraag.add_argument("oud", type=Path, help="de checkout van de eerste versie")
    vraag.add_argument("nieuw", type=Path, help="de checkout van de tweede versie")
    vraag.add_argument(
        "--alleen", default=",".join(ONDERDELEN), help=f"onderdelen, uit {','.join(ONDERDELEN)}"
    )
    vraag.add_argument("--snel", action="store_true", help="een steekproef, in enkele minuten")
    vraag.add_argument(
        "--invoer", type=Path, default=tijdelijk / "invoer", help="map met invoer; gemaakt als zij er niet is"
    )
    vraag.add_argument(
        "--opname",
        type=Path,
        default=tijdelijk / "opname",
        help="map met opnamen; wat er is, wordt hergebruikt",
    )
    vraag.add_argument(
        "--bedoeld", type=Path, default=HIER / "bedoeld.toml", help="verschillen met een naam en een reden"
    )
    vraag.add_argument("--hoogstens", type=int, default=6, help="zoveel verschillen per soort voluit")
    vraag.add_argument("--processen", type=int, default=1, help="zoveel opnamen tegelijk")
    vraag.add_argument(
        "--opnieuw", action="store_true", help="neem dezelfde versie twee keer op: is een opname herhaalbaar?"
    )
    keuzes = vraag.parse_args()
    if onbekend := set(keuzes.alleen.split(",")) - set(ONDERDELEN):
        vraag.error(f"onbekend onderdeel: {', '.join(sorted(onbekend))}")
    return keuzes


def _compare(oud: Versie, nieuw: Versie, keuzes: argparse.Namespace, begin: float) -> Iterator[Verschil]:
    for versie in (oud, nieuw):
        versie.part("bouw")
        _tell(begin, f"gebouwd: {versie.checkout}")
    gekozen = [deel for deel in ONDERDELEN if deel in keuzes.alleen.split(",")]
    with ThreadPoolExecutor(keuzes.processen) as werkers:
        klaar = [(deel, werkers.submit(oud.part, deel), werkers.submit(nieuw.part, deel)) for deel in gekozen]
        for deel, links, rechts in klaar:
            paden = links.result(), rechts.result()
            gevonden = list(compare_part(deel, *paden))
            if deel == "bouw":
                anders = {v.waar for v in gevonden if v.soort == "bouw tabel"}
                gevonden += compare_published(*paden, anders, snel=keuzes.snel)
            _tell(begin, f"{deel}: {len(gevonden)} verschillen")
            yield from gevonden


def _freeze(checkout: Path, invoer: Path) -> None:
    """Two frozen states, made by the first version, that both versions make briefings of; equal bytes give equal packs."""
    data = invoer / "data/echt"
    with tempfile.TemporaryDirectory() as werk:
        database = Path(werk) / "fondskompas.duckdb"
        omgeving = environment(checkout) | {
            "FONDSKOMPAS_STANDEN": str(invoer / "standen"),
            "FONDSKOMPAS_DATABASE": str(Path(werk) / "stand.duckdb"),
        }
        for naam, keuze in _STANDEN:
            for woorden in (["bouw", "--uit", str(database), *keuze], ["bevries", naam]):
                subprocess.run(
                    [sys.executable, "-c", _FONDSKOMPAS, "--data", str(data), *woorden],
                    cwd=checkout, env=omgeving, check=True, stdout=subprocess.DEVNULL,
                )  # fmt: skip
                if woorden[0] == "bouw":
                    database.replace(werk + "/stand.duckdb")


def _tell(begin: float, wat: str) -> None:
    print(f"{time.monotonic() - begin:6.0f} s  {wat}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
