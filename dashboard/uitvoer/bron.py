"""What goes with every file: of which figures it is, how sure they are, where they come from, and how to cite it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dashboard.gegevens.toestand import asks_examples
from dashboard.uitvoer.blad import Blad
from pipelines.basis.opmaak import format_datum
from pipelines.bevroren.register import BevrorenStand

_HOOGSTENS_ADRES = 300


@dataclass(frozen=True)
class Bron:
    """``onderwerp``: the page with its gemeente and year; ``adres``: where the same file is; ``moment``: when its figures were
    frozen, or else built (UTC)."""

    titel: str
    onderwerp: str
    adres: str
    pagina: str
    moment: datetime
    sha256: str
    stand: str | None
    statussen: tuple[str, ...]
    jaargangen: str
    demonstratie: bool

    @property
    def datum(self) -> str:
        """The day of the figures in words."""
        return format_datum(self.moment.date())

    @property
    def status(self) -> str:
        """How sure the figures are, in words."""
        return ", ".join(self.statussen) or "staat bij elk cijfer in de tabel"

    @property
    def herkomst(self) -> str:
        """Who published what the figures are made from."""
        kringen = f"{self.jaargangen}; " if self.jaargangen else ""
        return f"{kringen}rekenbestanden en circulaires van BZK, en cijfers van CBS (CC BY 4.0)"

    @property
    def citeer(self) -> str:
        """How to cite the file."""
        stand = (
            f"bevroren stand «{self.stand}» van {self.datum}" if self.stand else f"cijfers van {self.datum}"
        )
        voor = "DEMONSTRATIE met verzonnen opgaven: " if self.demonstratie else ""
        wat = f"{self.titel} ({self.onderwerp})" if self.onderwerp not in self.titel else self.titel
        # a whole scenario in an address is no sentence; the JSON and the worksheet have all of it
        waar = (
            self.adres
            if len(self.adres) <= _HOOGSTENS_ADRES
            else f"{self.adres.partition('?')[0]} (met een scenario)"
        )
        return f"{voor}Fondskompas, {wat}, {stand}, sha256 {self.sha256[:16]}, {waar}"

    def as_data(self) -> dict[str, object]:
        """The same for programs."""
        return {
            "titel": self.titel,
            "onderwerp": self.onderwerp,
            "adres": self.adres,
            "pagina": self.pagina,
            "cijfers_van": self.moment.date().isoformat(),
            "stand": self.stand,
            "sha256": self.sha256,
            "status": list(self.statussen),
            "circulaires": self.jaargangen,
            "bron": self.herkomst,
            "demonstratie": self.demonstratie,
            "citeer": self.citeer,
        }


def describe_source(
    blad: Blad,
    onderwerp: str,
    adres: str,
    bouw: Mapping[str, Any],
    sha256: str,
    jaargangen: Sequence[str],
    stand: BevrorenStand | None,
) -> Bron:
    """What to say of a sheet. ``bouw``: row of ``vragen/algemeen/bouw``; ``jaargangen``: the circulaires of its year."""
    gebouwd: datetime = bouw["gebouwd_op"]
    moment = datetime.fromisoformat(stand.bevroren_op).replace(tzinfo=UTC) if stand else gebouwd
    return Bron(
        blad.naam,
        onderwerp,
        adres,
        blad.pad + blad.adres,
        moment,
        sha256,
        stand.naam if stand else None,
        blad.statussen,
        blad.jaargang or "; ".join(jaargangen),
        asks_examples(blad.adres),
    )
