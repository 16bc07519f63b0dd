"""What CBS prescribes for a boekjaar: codes, forbidden cells and the parameters of the plausibility checks.

Source: github.com/statistiekcbs/iv3_definities, compiled to data/raw/iv3/definities/<boekjaar>/ (see ``compileren``).
A definition is read once per run; nothing in the checks knows a code that is not in these files.
"""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pipelines.basis.bevinding import Bevinding
from pipelines.basis.grenzen import STANDAARD, Grenzen
from pipelines.sources.tabel.kolommen import Kolom, Schema
from pipelines.sources.tabel.openen import read_tabel
from pipelines.sources.tabel.tabel import Tabel

MAP = "iv3/definities"
CODES = Schema(
    kolommen=(
        Kolom("lijst"),
        Kolom("code"),
        Kolom("omschrijving"),
        Kolom("bovenliggend", verplicht=False),
        Kolom("is_totaal", keuzes=("ja", "nee")),
    ),
    sleutel=("lijst", "code"),
    waardekolom="code",
)
GRIJZE_CELLEN = Schema(
    kolommen=(Kolom("onderdeel"), Kolom("code"), Kolom("categorieen")),
    sleutel=("onderdeel", "code"),
    waardekolom="categorieen",
)
CONTROLES = Schema(
    kolommen=(
        Kolom("foutcode"),
        Kolom("perioden"),
        Kolom("balanscodes", verplicht=False),
        Kolom("uitgesloten_taakvelden", verplicht=False),
    ),
    sleutel=("foutcode", "perioden"),
    waardekolom="foutcode",
)
BESTANDEN = {"codes": CODES, "grijze_cellen": GRIJZE_CELLEN, "controles": CONTROLES}
SCHEIDING = " | "


@dataclass(frozen=True)
class Controleregel:
    """One plausibility check: in which perioden it holds, and which codes it looks at or leaves out."""

    foutcode: str
    perioden: frozenset[int]
    balanscodes: frozenset[str] = frozenset()
    uitgesloten_taakvelden: frozenset[str] = frozenset()


@dataclass
class Definitie:
    """The definition of one boekjaar. ``codes`` has per list every code with (omschrijving, bovenliggend, is_totaal)."""

    boekjaar: int
    codes: dict[str, dict[str, tuple[str, str | None, bool]]] = field(default_factory=dict)
    grijs: frozenset[tuple[str, str, str]] = frozenset()
    controles: tuple[Controleregel, ...] = ()

    @cached_property
    def laagste(self) -> dict[str, frozenset[str]]:
        """Per list the codes that may carry an amount; totals may not, or they would count twice."""
        return {
            lijst: frozenset(c for c, (_, _, totaal) in codes.items() if not totaal)
            for lijst, codes in self.codes.items()
        }

    def group(self, lijst: str, bovenliggend: str) -> frozenset[str]:
        """The codes right under a total, such as the categorieën of the lopende rekening (``LR``)."""
        return frozenset(c for c, (_, boven, _) in self.codes[lijst].items() if boven == bovenliggend)

    def controle(self, foutcode: str, periode: int) -> Controleregel | None:
        """The parameters of a check in a periode; ``None`` when it does not hold then."""
        return next((c for c in self.controles if c.foutcode == foutcode and periode in c.perioden), None)


def lijst_van(onderdeel: str) -> tuple[str, str]:
    """The code lists of the rows and the columns of a section."""
    if onderdeel == "balans_standen":
        return "balanscode", "standper"
    rijen = "balanscode" if onderdeel.startswith("balans_") else "taakveld"
    return rijen, "categorie_lasten" if onderdeel.endswith("lasten") else "categorie_baten"


def definition_years(raw: Path) -> list[int]:
    """The boekjaren that have a definition."""
    return sorted(int(p.name) for p in (raw / MAP).glob("[0-9][0-9][0-9][0-9]") if p.is_dir())


def read_definition(
    raw: Path, boekjaar: int, grenzen: Grenzen = STANDAARD
) -> tuple[Definitie, list[Tabel], list[Bevinding]]:
    """Read the three tables of a boekjaar; the tables are returned so that the build can register them."""
    definitie, tabellen, bevindingen = Definitie(boekjaar), [], []
    for naam, schema in BESTANDEN.items():
        frame, problemen, tabel = read_tabel(raw, f"{MAP}/{boekjaar}/{naam}", schema, grenzen)
        bevindingen += problemen
        tabellen += [tabel] if tabel else []
        if tabel and not problemen:
            _FILL[naam](definitie, list(frame.iter_rows(named=True)))
    return definitie, tabellen, bevindingen


def _fill_codes(definitie: Definitie, rijen: list[dict[str, str | None]]) -> None:
    for rij in rijen:
        lijst = definitie.codes.setdefault(str(rij["lijst"]), {})
        lijst[str(rij["code"])] = (str(rij["omschrijving"]), rij["bovenliggend"], rij["is_totaal"] == "ja")


def _fill_grey(definitie: Definitie, rijen: list[dict[str, str | None]]) -> None:
    definitie.grijs = frozenset(
        (str(rij["onderdeel"]), str(rij["code"]), kolom)
        for rij in rijen
        for kolom in _split(rij["categorieen"])
    )


def _fill_controls(definitie: Definitie, rijen: list[dict[str, str | None]]) -> None:
    definitie.controles = tuple(
        Controleregel(
            str(rij["foutcode"]),
            frozenset(int(p) for p in _split(rij["perioden"])),
            frozenset(_split(rij["balanscodes"])),
            frozenset(_split(rij["uitgesloten_taakvelden"])),
        )
        for rij in rijen
    )


def _split(tekst: str | None) -> list[str]:
    return [d.strip() for d in (tekst or "").split(SCHEIDING.strip()) if d.strip()]


_FILL = {"codes": _fill_codes, "grijze_cellen": _fill_grey, "controles": _fill_controls}
