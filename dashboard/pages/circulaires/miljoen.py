"""What a million more would mean, by the latest circulaire of the bridge; on the page about circulaires."""

import polars as pl
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import linked, reference
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.circulaires.keuze import find_choice
from dashboard.pages.circulaires.tabellen import million_grid
from pipelines.basis.opmaak import format_eur


def million(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Who would get what of a million more, by the latest circulaire of the bridge."""
    keuze = find_choice(gegevens, toestand)
    if not keuze.namen:
        return None
    circulaire = keuze.paar.naar if keuze.paar else list(keuze.namen)[-1]
    landelijk = gegevens.read("miljoen_landelijk", circulaire=circulaire, jaar=keuze.jaar)
    eigen = (
        gegevens.read("miljoen_gemeente", circulaire=circulaire, jaar=keuze.jaar, gm=toestand.gm)
        if toestand.gm
        else None
    )
    au = landelijk.filter(pl.col("bestemming") == "au").row(0, named=True)
    zin = f"Van een miljoen meer in de algemene uitkering krijgt {au['grootste_namen'][0]} het meest: {format_eur(au['grootste_eur'][0])}."
    if eigen is not None and eigen.height and au["grootste_namen"][0] != eigen["gemeente"][0]:
        zin += f" {eigen['gemeente'][0]} krijgt {format_eur(eigen['bedrag_eur'][0])}."
    naam = keuze.namen[circulaire]
    return section(
        "Wat een miljoen meer betekent",
        figuurblok(
            "miljoen",
            f"Een miljoen meer, volgens de {naam} over {keuze.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: million_grid(landelijk, eigen, circulaire, keuze.jaar, toestand.gm),
            jaargang=naam,
        ),
        lead=linked(
            f"{zin} De sleutel is die van de {naam}: naar uitkeringsbasis, of naar een cluster daarvan.",
            _million_sources(au, eigen, circulaire, keuze.jaar, toestand.gm),
        ),
        id_="miljoen",
    )


def _million_sources(
    au: dict, eigen: pl.DataFrame | None, circulaire: str, jaar: int, gm: str | None
) -> list[tuple[str, str | None]]:
    """The amounts in the sentence about a million; of the largest and of the gemeente of the address."""
    sleutel = {"circulaire": circulaire, "uitkeringsjaar": jaar, "bestemming": "au"}
    paren = [(format_eur(au["grootste_eur"][0]), au["grootste_codes"][0])]
    if eigen is not None and eigen.height:
        paren.append((format_eur(eigen["bedrag_eur"][0]), gm))
    return [
        (tekst, reference("mart.miljoen", "bedrag_eur", **sleutel, gm_code=code)) for tekst, code in paren
    ]
