"""The lines of the year with their keys, statuses and sources."""

from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.begrippen import term
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.envelop import envelope_grid
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import fill


def envelope(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The lines with their sum."""
    regels = gegevens.read("envelop", jaar=toestand.jaar)
    bron = reference("mart.envelop", "bedrag_eur", uitkeringsjaar=toestand.jaar)
    zin = fill(
        "De envelop van {jaar} heeft {regels} en telt op tot {som}.",
        jaar=toestand.jaar,
        regels=termen.count(regels.height, "regel", "regels"),
        som=Cijfer(total(regels["bedrag_eur"]), "eur", bron),
    )
    return section(
        f"De envelop van {toestand.jaar}",
        figuurblok(
            "methode-envelop",
            f"Regels van de envelop van {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: envelope_grid(regels, toestand.jaar),
        ),
        lead=[
            zin,
            " Elke regel heeft een bedrag, een ",
            term("vorm"),
            ", een ",
            term("sleutel"),
            " en een bron. De officiële tabel per doel is in geen open bron gevonden; wat ontbreekt is een zichtbare ",
            term("aanname"),
            ", te vervangen in pok/envelop.csv.",
        ],
    )
