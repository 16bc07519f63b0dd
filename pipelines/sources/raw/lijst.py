"""All versions of the tables of circulaires, for a person to choose from; reads the sources, needs no build."""

from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import Ernst, InvoerGeweigerd
from pipelines.basis.grenzen import Grenzen
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_circulaires, read_reference
from pipelines.sources.rekenbestand.tekstdocument import SOORT as TEKST


def list_versions(raw: Path, grenzen: Grenzen) -> list[tuple[str, ...]]:
    """circulaire, jaar, tabel, versie, whether it counts, published on, what it corrects, bron_id, document."""
    invoer = Invoer(raw, grenzen=grenzen)
    read_circulaires(invoer, read_reference(invoer))
    if fouten := [b for b in invoer.bevindingen if b.ernst is Ernst.FOUT]:
        raise InvoerGeweigerd(fouten)
    versies = (
        invoer.tabellen["tabelversie"].sort("circulaire", "uitkeringsjaar", "tabel", "versie").to_dicts()
    )
    volledig = set(invoer.tabellen["circulaire"].select("circulaire", "uitkeringsjaar").iter_rows())
    geldig: dict[tuple[str, int, str], int] = {}
    for v in versies:
        if v["omvang"] == "geheel":
            geldig[v["circulaire"], v["uitkeringsjaar"], v["tabel"]] = v["versie"]
    uit = []
    for v in versies:
        nieuwste = geldig.get((v["circulaire"], v["uitkeringsjaar"], v["tabel"]), 0)
        if (v["circulaire"], v["uitkeringsjaar"]) not in volledig:
            oordeel = "onvolledig"
        elif v["omvang"] == "deel":
            oordeel = "voor een deel" if v["versie"] > nieuwste else "nee"
        else:
            oordeel = "ja" if v["versie"] == nieuwste else "nee"
        uit.append(_line(v, v["tabel"].replace("_", " "), oordeel, v["corrigeert"]))
    # documents to cite from have no figures, so none of them counts for a year
    teksten = [rij for rij in invoer.tabellen["bron"].to_dicts() if rij["soort"] == TEKST]
    return uit + [_line(rij, TEKST, "geen cijfers", None) for rij in teksten]


def _line(rij: dict[str, Any], tabel: str, oordeel: str, corrigeert: str | None) -> tuple[str, ...]:
    return (
        rij["circulaire"] or "",
        str(rij["uitkeringsjaar"] or ""),
        tabel,
        str(rij["versie"]),
        oordeel,
        str(rij["publicatiedatum"] or ""),
        (corrigeert or "")[:12],
        str(rij["bron_id"])[:12],
        str(rij["document"]),
    )
