"""Citations: what a circulaire says about a goal, word for word, with page and lines.

The document is named by its sha256. When it is one of the registered documents the text is read again in every build;
a citation that is not there stops the build.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst
from pipelines.basis.grenzen import Geweigerd
from pipelines.bestand.pdftekst import read_lines, text_between
from pipelines.sources.tabel.kolommen import Kolom, Schema

if TYPE_CHECKING:
    from pipelines.sources.raw.invoer import Invoer

CITATEN = Schema(
    kolommen=(
        Kolom("sha256", patroon=r"^[0-9a-f]{64}$", voorbeeld="de sha256 van het document"),
        Kolom("naam"),
        Kolom("bladzijde", "geheel"),
        Kolom("regel_van", "geheel"),
        Kolom("regel_tot", "geheel"),
        Kolom("tekst"),
        Kolom("doel"),
        Kolom("toegevoegd_op", "datum"),
    ),
    sleutel=("sha256", "bladzijde", "regel_van", "regel_tot", "doel"),
    waardekolom="tekst",
    bijkolommen=("doel",),
)
REGISTER = "circulaires/citaten.csv"


def check_citations(invoer: "Invoer") -> None:
    """Add a finding for every citation of an unknown goal, or that its registered document does not hold."""
    citaten = invoer.tabellen.get("citaat", pl.DataFrame())
    if citaten.is_empty() or any(b.ernst is Ernst.FOUT for b in invoer.bevindingen):
        return
    doelen = set(invoer.tabellen["doel"]["doel"]) if "doel" in invoer.tabellen else set()
    for rij in citaten.filter(~pl.col("doel").is_in(sorted(doelen))).iter_rows(named=True):
        invoer.bevindingen.append(
            _finding(invoer, rij | {"cel": rij["cel_doel"]}, "citaat_doel_onbekend", rij["doel"], "een doel uit pok/doelen.csv",
                     "Dit citaat hoort bij een doel dat er niet is.", "Kies een van de doelen: " + ", ".join(sorted(doelen)) + ".")
        )  # fmt: skip
    paden = {str(d["bron_id"]): invoer.raw / str(d["document"]) for d in invoer.documenten}
    for (sha256,), groep in citaten.group_by(["sha256"], maintain_order=True):
        if str(sha256) in paden:
            _check_document(invoer, paden[str(sha256)], groep.to_dicts())


def _check_document(invoer: "Invoer", pad: Path, rijen: list[dict[str, Any]]) -> None:
    try:
        bladzijden = read_lines(pad.read_bytes(), invoer.grenzen, {rij["bladzijde"] for rij in rijen})
    except Geweigerd as fout:
        invoer.bevindingen.append(
            _finding(invoer, rijen[0], "citaat_document_onleesbaar", fout.waarde, fout.verwacht,
                     "Het document van dit citaat is niet te lezen.", fout.remedie)
        )  # fmt: skip
        return
    for rij in rijen:
        staat_er = text_between(bladzijden.get(rij["bladzijde"], []), rij["regel_van"], rij["regel_tot"])
        if staat_er != rij["tekst"]:
            invoer.bevindingen.append(
                _finding(invoer, rij, "citaat_niet_in_document", rij["tekst"], staat_er or "een bladzij en regels die er zijn",
                         f"Deze tekst staat niet op p. {rij['bladzijde']}, regel {rij['regel_van']}–{rij['regel_tot']} van {rij['naam']}.",
                         "Haal de regel weg en bewaar het citaat opnieuw met `fondskompas bron citaat`.")
            )  # fmt: skip


def _finding(
    invoer: "Invoer", rij: dict[str, Any], regel: str, waarde: str, verwacht: str, melding: str, remedie: str
) -> Bevinding:
    document = next(
        (str(d["document"]) for d in invoer.documenten if d["bron_id"] == rij["bron_id"]), REGISTER
    )
    return Bevinding(regel, Ernst.FOUT, document, rij["blad"], rij["cel"], waarde, verwacht, melding, remedie)
