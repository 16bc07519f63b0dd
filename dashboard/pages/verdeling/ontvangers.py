"""Who receives the decentralisatie-uitkeringen, or bijzondere fondsuitkeringen, of a year."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster, search_box
from dashboard.beeld.termen import VORMEN_KORT, short_goal
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.verdeling.rekening import say_status, status_column
from pipelines.basis.cijfer import Cijfer, count_figure, part_figure
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, tally
from pipelines.basis.zin import Zin, enumerate_pieces, fill

TITEL = "Wie krijgt de decentralisatie-uitkering?"
_NAMEN = {"du": "decentralisatie-uitkering", "bfu": "bijzondere fondsuitkering"}
"""The forms that only some gemeenten receive; a year has the one or the other, or both while it changes."""


def recipients(gegevens: Gegevens, toestand: Toestand) -> Component:
    """How many gemeenten receive each DU, and each of them with its amount."""
    frame = gegevens.read("verdeling_ontvangers", jaar=toestand.jaar)
    if not frame.height:
        geen = f"In {toestand.jaar} is geen decentralisatie-uitkering of bijzondere fondsuitkering over gemeenten verdeeld."
        return section(TITEL, notice("info", geen))
    zin = summarise_recipients(frame, toestand.jaar)
    vorm = name_forms(frame)
    return section(
        f"Wie krijgt de {vorm}?",
        figuurblok(
            "ontvangers",
            f"Ontvangers van een {vorm} in {toestand.jaar}",
            zin=zin,
            raster=lambda: recipients_grid(frame, toestand),
            boven=search_box("raster-ontvangers", "Zoek een gemeente", "Naam of provincie"),
        ),
        caption(say_status(frame)),
        lead=zin + " Wie er niet bij staat, ontvangt haar niet; een centrumgemeente kan haar voor een hele regio besteden.",
    )  # fmt: skip


def name_forms(ontvangers: pl.DataFrame) -> str:
    """``decentralisatie-uitkering``, ``bijzondere fondsuitkering``, or both."""
    return " of ".join(naam for vorm, naam in _NAMEN.items() if vorm in set(ontvangers["vorm"]))


def _whole(rij: Rij, jaar: int) -> Cijfer:
    return Cijfer(
        rij["doel_eur"], "eur", allocated(jaar, doel=rij["doel"], vorm=rij["vorm"]), status=rij["status"]
    )


def summarise_recipients(ontvangers: pl.DataFrame, jaar: int) -> Zin:
    """Per DU how many gemeenten receive it. Frame: ``vragen/verdeling/verdeling_ontvangers``."""
    delen = []
    for _, deel in ontvangers.group_by("doel", "vorm", maintain_order=True):
        eerste = deel.row(0, named=True)
        wie = tally(allocated(jaar, doel=eerste["doel"], vorm=eerste["vorm"]))
        delen.append(
            fill(
                "{bedrag} voor {doel} gaat naar {aantal}",
                bedrag=_whole(eerste, jaar),
                doel=short_goal(eerste["doel_naam"]).lower(),
                aantal=count_figure(deel.height, "gemeente", "gemeenten", wie),
            )
        )
    return fill("In {jaar}: {delen}.", jaar=jaar, delen=enumerate_pieces(delen))


def recipients_grid(ontvangers: pl.DataFrame, toestand: Toestand) -> html.Div:
    """A row per goal and gemeente, the largest amount first. Same frame."""
    jaar = toestand.jaar
    doelen, vormen = ontvangers["doel"].unique().sort(), ontvangers["vorm"].unique().sort()

    def amount(rij: Rij) -> Cijfer:
        bron = allocated(jaar, doel=rij["doel"], vorm=rij["vorm"], gm_code=rij["gm_code"])
        return Cijfer(rij["bedrag_eur"], "eur", bron, status=rij["status"])

    samen = Cijfer(
        int(total(ontvangers["bedrag_eur"])),
        "eur",
        allocated(jaar, doel="~".join(doelen), vorm="~".join(vormen)),
    )
    meer = len(doelen) > 1
    return raster(
        "raster-ontvangers",
        f"Ontvangers van een {name_forms(ontvangers)}",
        [
            kolom.gemeente(gemeente_href(toestand)),
            kolom.tekst("doel", "Voor", lambda r: short_goal(r["doel_naam"]), breedte=200, groei=2)
            if meer
            else None,
            kolom.tekst("vorm", "Vorm", lambda r: VORMEN_KORT[r["vorm"]], breedte=80)
            if len(vormen) > 1
            else None,
            kolom.tekst("provincie", "Provincie", totaal="Alle ontvangers", breedte=150),
            kolom.getal("bedrag", "Bedrag", amount, totaal=samen, breedte=140),
            kolom.getal(
                "aandeel",
                "Deel van de uitkering",
                lambda r: part_figure(amount(r), _whole(r, jaar), "pct2"),
                breedte=130,
            ),
            status_column(ontvangers),
            kolom.tekst("zoektekst", "", "naam_sorteer", hide=True),
        ],
        ontvangers,
        hoogte=440,
        vanaf=12,
    )
