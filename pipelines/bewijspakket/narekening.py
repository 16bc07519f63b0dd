"""The published figures held against the second calculation (pipelines.narekenen), which knows nothing of this program."""

from dataclasses import dataclass
from pathlib import Path

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.uitgave import open_published
from pipelines.bevroren.bronnen import find_changed
from pipelines.bewijspakket.cijfers import Rijen, read_table
from pipelines.narekenen.rekenen import NietNaTeRekenen, Rekening
from pipelines.narekenen.vergelijken import TABELLEN, Celverschil, compare


@dataclass(frozen=True)
class Narekening:
    """What came of it: how many rows were held against each other per table, what differs, and what never added up."""

    rijen: dict[str, int]
    verschillen: list[Celverschil]
    fouten: list[str]
    toewijzing: Rijen
    gewijzigd: list[str]
    """Documents that are no longer what the figures were made from."""

    @property
    def klopt(self) -> bool:
        """Whether every cell is the same and every sum holds."""
        return not self.verschillen and not self.fouten


def calculate_again(raw: Path) -> Rekening:
    """The second calculation on a folder of sources; raises FondskompasFout when it does not know how to read them."""

    def read(naam: str) -> bytes | None:
        pad = raw / naam
        return pad.read_bytes() if pad.is_file() else None

    try:
        return Rekening(read)
    except (NietNaTeRekenen, KeyError, ValueError, IndexError) as fout:
        raise FondskompasFout(
            f"De tweede berekening kan deze bronnen niet narekenen: {fout}. "
            "Zij leest alleen de samengestelde tabellen in CSV die data/raw/README.md beschrijft."
        ) from fout


def check_again(database: Path, raw: Path) -> Narekening:
    """Calculate from ``raw`` and hold every cell of ``database`` against it; raises FondskompasFout when that cannot be done."""
    with open_published(database) as con:
        (bouw,) = read_table(con, "bouw")
        if bouw["stand"]:
            raise FondskompasFout(
                f"Deze cijfers zijn gebouwd zoals bekend bij {bouw['stand']}, en die keuze van sleutels kent de tweede "
                "berekening niet. Reken de cijfers van nu na: `fondskompas bouw` en daarna `fondskompas narekenen`."
            )
        tabellen = {naam: read_table(con, naam) for naam in TABELLEN}
        gewijzigd = find_changed(read_table(con, "document"), raw)
    rekening = calculate_again(raw)
    return Narekening(
        {naam: len(rijen) for naam, rijen in tabellen.items()},
        [v for naam, rijen in tabellen.items() for v in compare(naam, rekening.tabellen[naam], rijen)],
        rekening.fouten,
        tabellen["toewijzing"],
        gewijzigd,
    )
