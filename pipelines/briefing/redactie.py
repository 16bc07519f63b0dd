"""From the name of a frozen state to a briefing: opens the states, keeps what briefings share, and makes them."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines import VERSIE
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.uitgave import lock, open_published
from pipelines.bevroren.register import BevrorenStand, list_entries, object_path, open_stand, read_entry
from pipelines.briefing.cijfers.lezen import Cijfers, Keuze, read_years
from pipelines.briefing.cijfers.sporen import Sporen, make_tracer
from pipelines.briefing.inhoud.bewijs import as_json, manifest, proof
from pipelines.briefing.inhoud.gemeentelijk import make_municipal
from pipelines.briefing.inhoud.landelijk import make_national
from pipelines.briefing.inhoud.model import Briefing
from pipelines.briefing.inhoud.noten import Noten
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.verschil import Vergelijking, compare_numbers
from pipelines.briefing.uitvoer.pdf import write_pdf
from pipelines.herkomst import Verwijzing

if TYPE_CHECKING:
    import duckdb

GEEN = "geen"
"""The name that stands for no previous state."""
Gemaakt = tuple[Briefing, Noten]


@dataclass(frozen=True)
class Bestelling:
    """What was asked for; None means that the state decides (the year) or the register does (the previous state)."""

    stand: str
    standen: Path
    jaar: int | None = None
    met_voorbeeld: bool = False
    vorige: str | None = None
    teksten: Path | None = None


class Redactie:
    """Everything that briefings of one frozen state share; use as a context manager.

    Raises FondskompasFout when a state is unknown, damaged or made by a version that cannot be read, or when a text or the
    year cannot be used.
    """

    def __init__(self, opdracht: Bestelling) -> None:
        self.opdracht = opdracht
        self.stand = read_entry(opdracht.standen, opdracht.stand)
        self.teksten = {soort: Teksten(soort, opdracht.teksten) for soort in ("landelijk", "gemeente")}
        self.con = open_readable(self.stand, opdracht.standen)
        self.keuze = Keuze(opdracht.jaar or read_years(self.con)[0], opdracht.met_voorbeeld)
        self.cijfers = Cijfers(self.con, self.keuze)
        self._zoek = Sporen(self.con, object_path(opdracht.standen, self.stand.sha256), self.keuze.jaar)

    def __enter__(self) -> "Redactie":
        return self

    def __exit__(self, *fout: object) -> None:
        self._zoek.close()
        self.con.close()

    def _choose_previous(self) -> BevrorenStand | None:
        """The state that was asked for, else the last one that was frozen before this one with other figures."""
        naam = self.opdracht.vorige
        if naam == GEEN:
            return None
        if naam is not None:
            return read_entry(self.opdracht.standen, naam)
        eerder = [
            s
            for s in list_entries(self.opdracht.standen)
            if s.bevroren_op < self.stand.bevroren_op and s.sha256 != self.stand.sha256
        ]
        return eerder[-1] if eerder else None

    def compose_national(self) -> Briefing:
        """The national briefing, before its sources are looked up."""
        vorige, woorden = self._choose_previous(), self.teksten["landelijk"]
        if vorige is None:
            return make_national(self.cijfers, self.stand, None, woorden)
        with open_readable(vorige, self.opdracht.standen) as con_vorige:
            vergelijking = compare_briefings(vorige, con_vorige, self.stand, self.cijfers, woorden)
        return make_national(self.cijfers, self.stand, vergelijking, woorden)

    def national(self) -> Gemaakt:
        """The national briefing with its notes."""
        briefing = self.compose_national()
        if briefing.vorige is None:
            return briefing, Noten(briefing, self._zoek)
        vorige = read_entry(self.opdracht.standen, briefing.vorige)
        with open_readable(vorige, self.opdracht.standen) as con_vorige:
            return briefing, Noten(briefing, self._zoek, make_tracer(con_vorige))

    def compose_municipal(self, gm_code: str) -> Briefing:
        """The briefing of one gemeente, before its sources are looked up."""
        return make_municipal(self.cijfers, self.stand, gm_code, self.teksten["gemeente"])

    def municipal(self, gm_code: str) -> Gemaakt:
        """The briefing of one gemeente with its notes."""
        briefing = self.compose_municipal(gm_code)
        self.cijfers.forget(gm_code)
        self._zoek.cover(
            gm
            for getal in briefing.getallen()
            for v in getal.verwijzingen
            for naam, gm in Verwijzing.lees(v).sleutel
            if naam == "gm_code"
        )
        return briefing, Noten(briefing, self._zoek)

    def expect_many(self) -> None:
        """Get ready for more than a few gemeenten: what they share is read at once."""
        self._zoek.cover(self.gemeenten())

    def gemeenten(self, provincie: str | None = None) -> list[str]:
        """The codes of all gemeenten of the year, or of one province; raises FondskompasFout for an unknown province."""
        rijen = self.cijfers.rijen("gemeente")
        if provincie is None:
            return [rij["gm_code"] for rij in rijen]
        gekozen = [rij["gm_code"] for rij in rijen if rij["provincie"].casefold() == provincie.casefold()]
        if not gekozen:
            bekend = ", ".join(sorted({rij["provincie"] for rij in rijen}))
            raise FondskompasFout(f"De provincie «{provincie}» is niet bekend. Kies uit: {bekend}.")
        return gekozen

    def files(self, gemaakt: Gemaakt) -> dict[str, bytes]:
        """Every file of a briefing by name, the manifest last."""
        briefing, noten = gemaakt
        bestanden = {"briefing.pdf": write_pdf(briefing, noten)}
        if briefing.soort == "landelijk":
            from pipelines.briefing.uitvoer.presentatie import write_slides
            from pipelines.briefing.uitvoer.werkboek import write_workbook

            bestanden["briefing.pptx"] = write_slides(briefing, noten)
            bestanden["briefing.xlsx"] = write_workbook(briefing, noten)
        bestanden["bewijs.json"] = as_json(proof(briefing, noten))
        sha = self.teksten[briefing.soort].sha256
        return {**bestanden, "manifest.json": as_json(manifest(briefing, VERSIE, sha, bestanden))}

    def expected(self, gm_code: str) -> dict[str, Any]:
        """What the manifest of a finished gemeente says, to see whether it can be skipped."""
        return {
            "gemeente": gm_code,
            "stand_sha256": self.stand.sha256,
            "stand": self.stand.naam,
            "jaar": self.keuze.jaar,
            "met_voorbeeld": self.keuze.met_voorbeeld,
            "software": VERSIE,
            "teksten_sha256": self.teksten["gemeente"].sha256,
        }


def compare_briefings(
    oud: BevrorenStand,
    con_oud: "duckdb.DuckDBPyConnection",
    nieuw: BevrorenStand,
    cijfers: Cijfers,
    woorden: Teksten,
) -> Vergelijking:
    """The numbers of the national briefing in two states; raises FondskompasFout when the older one lacks the year."""
    vroeger = Cijfers(con_oud, cijfers.keuze)
    eerder = make_national(vroeger, oud, None, woorden)
    nu = make_national(cijfers, nieuw, None, woorden)
    bedragen = tuple([rij.getal("toegewezen_eur") for rij in c.rijen("gemeente")] for c in (vroeger, cijfers))
    return compare_numbers(oud, eerder.getallen(), nieuw, nu.getallen(), (bedragen[0], bedragen[1]))


def open_readable(stand: BevrorenStand, standen: Path) -> "duckdb.DuckDBPyConnection":
    """A verified state, read-only; raises FondskompasFout when this version does not know its tables."""
    import duckdb

    con = open_published(open_stand(stand.naam, standen))
    lock(con)
    try:
        con.view("herkomst.envelop_cel").limit(0).fetchall()
        read_years(con)
    except duckdb.Error as fout:
        con.close()
        raise FondskompasFout(
            f"De stand «{stand.naam}» is gemaakt met Fondskompas {stand.versie} en is met deze versie niet te lezen ({fout}). "
            "Bevries een nieuwe stand, of gebruik de versie van toen."
        ) from fout
    return con
