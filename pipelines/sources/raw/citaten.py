"""Citations: what a circulaire says about a goal, word for word, with page and lines.

The document is named by its sha256. When it is one of the registered documents the text is read again in every build;
a citation that is not there stops the build.
"""

from pathlib import Path
from typing import Any

import polars as pl

from pipelines.basis.bevinding import Plek, has_errors, meld
from pipelines.basis.grenzen import Geweigerd
from pipelines.bestand.alinea import text_between
from pipelines.bestand.pdf import read_lines
from pipelines.sources.raw.invoer import Invoer

REGISTER = "circulaires/citaten.csv"


def check_citations(invoer: Invoer) -> None:
    """Add a finding for every citation of an unknown goal, or that its registered document does not hold."""
    citaten = invoer.tabellen.get("citaat", pl.DataFrame())
    if citaten.is_empty() or has_errors(invoer.bevindingen):
        return
    doelen = set(invoer.tabellen["doel"]["doel"]) if "doel" in invoer.tabellen else set()
    for rij in citaten.filter(~pl.col("doel").is_in(sorted(doelen))).iter_rows(named=True):
        plek = _place(invoer, rij, rij["cel_doel"])
        invoer.bevindingen.append(
            meld("citaat_doel_onbekend", plek, rij["doel"], doelen=", ".join(sorted(doelen)))
        )
    paden = {str(d["bron_id"]): invoer.raw / str(d["document"]) for d in invoer.documenten}
    for (sha256,), groep in citaten.group_by(["sha256"], maintain_order=True):
        if str(sha256) in paden:
            _check_document(invoer, paden[str(sha256)], groep.to_dicts())


def _check_document(invoer: Invoer, pad: Path, rijen: list[dict[str, Any]]) -> None:
    try:
        bladzijden = read_lines(pad.read_bytes(), invoer.grenzen, {rij["bladzijde"] for rij in rijen})
    except Geweigerd as fout:
        plek = _place(invoer, rijen[0], rijen[0]["cel"])
        invoer.bevindingen.append(
            meld(
                "citaat_document_onleesbaar",
                plek,
                fout.bevinding.waarde,
                verwacht=fout.bevinding.verwacht,
                remedie=fout.bevinding.remedie,
            )
        )
        return
    for rij in rijen:
        staat_er = text_between(bladzijden.get(rij["bladzijde"], []), rij["regel_van"], rij["regel_tot"])
        if staat_er != rij["tekst"]:
            invoer.bevindingen.append(
                meld(
                    "citaat_niet_in_document" if staat_er else "citaat_niet_in_document.leeg",
                    _place(invoer, rij, rij["cel"]),
                    rij["tekst"],
                    verwacht=staat_er,
                    bladzijde=rij["bladzijde"],
                    van=rij["regel_van"],
                    tot=rij["regel_tot"],
                    naam=rij["naam"],
                )
            )


def _place(invoer: Invoer, rij: dict[str, Any], cel: str) -> Plek:
    document = next(
        (str(d["document"]) for d in invoer.documenten if d["bron_id"] == rij["bron_id"]), REGISTER
    )
    return Plek(document, rij["blad"], cel)
