"""Keep documents as received and write them in a register; nothing there is ever overwritten.

A register is a CSV that the build reads; the documents lie beside it, byte for byte, under ``stored_name``. Document and
row come in one step, however a run ends (journaal); a register never names a document that is not there.
"""

import contextlib
import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from pipelines.basis.bevinding import Bevinding, FondskompasFout, Plek, meld
from pipelines.basis.queries import Rij
from pipelines.basis.schijf import write_whole
from pipelines.sources.ontvangen.journaal import find_document, hold_register, keep
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.tabel.kolommen import Kolom, Schema, read_long
from pipelines.sources.tabel.openen import find_tabel

_EIGEN = {"gm_code": "gemeente", "jaar": "jaar", "eenheid": "eenheid"}
"""What a document is added as, in words."""


@dataclass(frozen=True)
class Bewaard:
    """Where a document lies, whether it is new there, and its row in the register."""

    pad: Path
    is_nieuw: bool
    volgnummer: int
    rij: Mapping[str, object]


@dataclass(frozen=True)
class Register:
    """A register with the documents in its own folder of data/raw, such as ``iv3/leveringen``; ``soort`` is their kind.

    ``eigen`` are the columns that this register has beside those of every other.
    """

    map: str
    soort: str
    eigen: tuple[Kolom, ...]

    @property
    def schema(self) -> Schema:
        """Its columns; a document is known by its content."""
        voor = (Kolom("bestand"), Kolom("sha256"), Kolom("volgnummer", "geheel"))
        na = (Kolom("ontvangen_op", "datum"), Kolom("oorspronkelijke_naam"))
        return Schema((*voor, *self.eigen, *na), sleutel=("sha256",), waardekolom="bestand")

    def path(self, raw: Path) -> Path:
        """Where it is written: a folder ``leveringen`` has a register ``leveringen.csv``."""
        return raw / self.map / f"{Path(self.map).name}.csv"

    def read(self, invoer: Invoer, gm_codes: frozenset[str] = frozenset()) -> list[Rij]:
        """The rows for the build, each with ``pad`` and ``document``; none, but findings, when it is not in order."""
        pad = find_tabel(invoer.raw / self.map, Path(self.map).name)
        tabel = invoer.open(pad, self.soort) if pad.is_file() else None
        if tabel is None:
            return []
        frame, bevindingen = read_long(tabel, self.schema, gm_codes)
        invoer.bevindingen += bevindingen
        if bevindingen:
            return []
        map_ = invoer.raw / self.map
        return [
            rij | {"pad": map_ / rij["bestand"], "document": f"{self.map}/{rij['bestand']}"}
            for rij in frame.iter_rows(named=True)
        ]

    def store(
        self,
        raw: Path,
        naam: str,
        inhoud: bytes,
        sha256: str,
        rij: Mapping[str, object],
        follow: Callable[[Sequence[Mapping[str, str]]], Mapping[str, object]] = lambda _: {},
    ) -> Bewaard:
        """Put a document beside the register and add its row, or say that it is there already.

        ``rij`` is completed with bestand, sha256, volgnummer, ontvangen_op and oorspronkelijke_naam, and with what ``follow``
        makes of the rows that are there, while nobody else can add one.
        """
        register = self.path(raw)
        with hold_register(register):
            bekend = read_register(register)
            for eerder in bekend:
                if eerder["sha256"] == sha256:
                    self._refuse_other(eerder, rij)
                    return Bewaard(
                        register.parent / eerder["bestand"], False, int(eerder["volgnummer"]), eerder
                    )
            volgnummer = max((int(eerder["volgnummer"]) for eerder in bekend), default=0) + 1
            pad = find_document(register.parent, sha256) or register.parent / stored_name(naam, sha256)
            vast = {
                "bestand": pad.name,
                "sha256": sha256,
                "volgnummer": volgnummer,
                "ontvangen_op": datetime.now(UTC).date(),
                "oorspronkelijke_naam": naam,
            }
            heel = {**vast, **rij, **follow(bekend)}
            add_rows(register, self.schema, [heel], {pad: inhoud})
        return Bewaard(pad, True, volgnummer, heel)

    def _refuse_other(self, eerder: Mapping[str, str], rij: Mapping[str, object]) -> None:
        """Raise FondskompasFout when a document that is there already is added as something else."""
        anders = {
            naam: (eerder[naam], str(rij[naam]))
            for naam in _EIGEN
            if naam in rij
            and eerder.get(naam)
            and rij[naam] not in (None, "")
            and eerder[naam] != str(rij[naam])
        }
        if anders:
            hoe = ", ".join(f"{_EIGEN[naam]} {oud}" for naam, (oud, _) in anders.items())
            nu = ", ".join(f"{_EIGEN[naam]} {nieuw}" for naam, (_, nieuw) in anders.items())
            raise FondskompasFout(
                f"Dit bestand staat er al als {eerder['bestand']}, met {hoe} en niet met {nu}; er is niets veranderd. "
                f"Klopt dat niet, trek het dan in met `fondskompas {self.opdracht} intrekken {eerder['bestand']}` "
                "en voeg het opnieuw toe."
            )

    @property
    def opdracht(self) -> str:
        """The command of this register."""
        return {"opgaven": "opgave"}.get(self.soort, self.soort)

    def withdraw(self, raw: Path, gezocht: str) -> dict[str, str]:
        """Take a document out of the register, by its name as received or kept or the beginning of its sha256.

        Returns its row; raises FondskompasFout when there is none, or more than one, or when another takes its place.
        """
        register = self.path(raw)
        with hold_register(register):
            alle = read_register(register)
            gevonden = [
                r
                for r in alle
                if gezocht in (r["bestand"], r["oorspronkelijke_naam"])
                or (len(gezocht) > 5 and r["sha256"].startswith(gezocht))
            ]
            if len(gevonden) != 1:
                namen = ", ".join(r["bestand"] for r in gevonden or alle) or "er is nog niets"
                raise FondskompasFout(
                    f"«{gezocht}» wijst niet één ingeschreven bestand aan. Kies uit: {namen}."
                )
            weg = gevonden[0]
            over = [r for r in alle if r is not weg]
            for rij in over:  # what took its place now takes that of the one before it
                if rij.get("vervangt") == weg["bestand"]:
                    rij["vervangt"] = weg["vervangt"]
            write_rows(register, self.schema, over)
            (register.parent / weg["bestand"]).unlink(missing_ok=True)
        return weg


def changed(document: str, gevonden: str | None, sha256: str, opdracht: str) -> list[Bevinding]:
    """A finding when a document is gone (``None``), or no longer the one that ``fondskompas <opdracht> toevoegen`` kept."""
    if gevonden == sha256:
        return []
    waarde = "niet gevonden" if gevonden is None else gevonden[:12]
    return [meld("document_gewijzigd", Plek(document), waarde, sha256=sha256[:12], opdracht=opdracht)]


def stored_name(naam: str, sha256: str) -> str:
    """A file name that is safe everywhere and tells two documents of one name apart."""
    return f"{sha256[:12]}_{re.sub(r'[^A-Za-z0-9._-]+', '_', naam).lstrip('.')}"


def read_register(register: Path) -> list[dict[str, str]]:
    """The rows of a register as text; none when there is no register yet."""
    if not register.is_file():
        return []
    return list(csv.DictReader(io.StringIO(register.read_text(encoding="utf-8-sig")), delimiter=";"))


def add_rows(
    register: Path,
    schema: Schema,
    rijen: Sequence[Mapping[str, object]],
    documenten: Mapping[Path, bytes] = MappingProxyType({}),
) -> None:
    """Add rows to a register, with the documents that they name, in one step (journaal); for who holds the register."""
    namen = [kolom.naam for kolom in schema.kolommen]
    bekend = read_register(register)
    if bekend and any(naam not in bekend[0] for naam in namen):
        write_rows(register, schema, bekend)  # a register of before some column came
    regels = [_as_line([_as_text(rij.get(naam)) for naam in namen]) for rij in rijen]
    keep(register, ";".join(namen), regels, documenten)


def _as_line(velden: Sequence[str]) -> str:
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="").writerow(velden)
    return uit.getvalue()


def write_rows(register: Path, schema: Schema, rijen: Sequence[Mapping[str, object]]) -> None:
    """Replace the rows of a register, in one step."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    namen = [kolom.naam for kolom in schema.kolommen]
    schrijver.writerows([namen, *([_as_text(rij.get(naam)) for naam in namen] for rij in rijen)])
    write_whole(register, ("\ufeff" + uit.getvalue()).encode())


def _as_text(waarde: object) -> str:
    match waarde:
        case None:
            return ""
        case date():
            return waarde.isoformat()
        case Decimal():
            return format(waarde, "f").replace(".", ",")
        case _:
            return str(waarde)


def sources_lock(raw: Path) -> contextlib.AbstractContextManager[None]:
    """Hold the right to change a register at the top of data/raw; raises FondskompasFout when waiting for it takes too long."""
    return hold_register(raw / "documenten.csv")
