"""Speed of the briefing: the national pack, one gemeente, and all of them."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pipelines.basis.opmaak import format_number
from tests.bench.meting import Meting, measure_process

_PAKKET = (
    "import sys; from pathlib import Path; from pipelines.briefing.maken import make_municipalities, make_pack; "
    "from pipelines.briefing.redactie import Bestelling; o = Bestelling('bench', Path(sys.argv[1])); uit = Path(sys.argv[2]); "
    "gemeenten = sys.argv[3:]; make_municipalities(o, uit, gemeenten=gemeenten) if gemeenten else make_pack(o, uit)"
)
_STEEKPROEF = 24


def measure_briefings(database: Path, map_: Path) -> Iterator[Meting]:
    """The national pack, one gemeente, and all of them as a sample of every so many."""
    from pipelines.bevroren.bevriezen import freeze
    from pipelines.briefing.redactie import Bestelling, Redactie

    standen = map_ / "standen"
    freeze("bench", database, standen)

    def seconds(naam: str, *gemeenten: str) -> float:
        return measure_process(_PAKKET, str(standen), str(map_ / naam), *gemeenten, keer=1)

    yield Meting(
        "landelijke briefing: PDF, PPTX, XLSX, bewijs", "nieuw proces, 1 keer", 15, seconds("landelijk")
    )
    yield Meting("briefing van één gemeente", "nieuw proces, 1 keer", 5, seconds("een", "GM0268"))
    with Redactie(Bestelling("bench", standen)) as redactie:
        alle = redactie.gemeenten()
    steekproef = alle[:: len(alle) // _STEEKPROEF]
    duur = seconds("veel", *steekproef)
    hoe = f"omgerekend uit {len(steekproef)} gemeenten in {format_number(Decimal(str(duur)), 1)} s; hoogstens 4 processen"
    yield Meting(f"briefings van alle {len(alle)} gemeenten", hoe, 600, duur / len(steekproef) * len(alle))
