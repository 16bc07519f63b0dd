"""The envelope of a year: what its lines are together, how sure that is, and every line as a table."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from dash import html

from dashboard.beeld import kolom
from dashboard.beeld.bundel import wholes
from dashboard.beeld.celadres import cell_reference
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import STATUSSEN, VORMEN_KORT, describe_line_key
from pipelines.basis.cijfer import Cijfer, Notatie
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import envelope_lines, reference

_BEDRAGEN = (
    ("bedrag", "Bedrag"),
    ("verdeeld", "Waarvan verdeeld over gemeenten"),
    ("niet_verdeeld", "Niet verdeeld"),
)


def year_figure(
    kerncijfers: Mapping[str, Any],
    jaar: int | None,
    veld: str,
    naam: str = "",
    kolom_: str = "bedrag_eur",
    **vorm: str,
) -> Cijfer:
    """A key figure of a year in whole euro; ``kolom_`` and ``vorm`` say of which lines. Row: ``vragen/algemeen/kerncijfers``."""
    bron = reference("mart.envelop", kolom_, uitkeringsjaar=jaar, **vorm)
    return Cijfer(
        kerncijfers[f"{veld}_eur"], "eur", bron, naam=naam, status=kerncijfers.get(f"{veld}_status")
    )


def available(kerncijfers: Mapping[str, Any], jaar: int | None) -> Cijfer:
    """The whole envelope of a year."""
    return year_figure(kerncijfers, jaar, "totaal", "Beschikbaar")


def divided(kerncijfers: Mapping[str, Any], jaar: int | None) -> Cijfer:
    """What of it is divided among gemeenten."""
    return year_figure(kerncijfers, jaar, "verdeeld", "Verdeeld over gemeenten", "verdeeld_eur")


def lines_figure(
    regels: pl.DataFrame,
    jaar: int | None,
    notatie: Notatie = "eur",
    veld: str = "bedrag_eur",
    *,
    naam: str = "",
) -> Cijfer:
    """What these lines of the envelope are together, in whole euro. Frame: ``vragen/algemeen/envelop``."""
    return Cijfer(
        total(regels[veld]),
        notatie,
        envelope_lines(jaar, regels["regel"], veld),
        naam=naam,
        zonder_bron="nul: zo'n regel is er niet",
    )


def amounts_by_status(regels: pl.DataFrame, jaar: int | None) -> dict[str, Cijfer]:
    """The amount of the lines of every status, the surest first. Frame: ``vragen/algemeen/envelop``."""
    return {
        status: lines_figure(
            regels.filter(pl.col("status") == status), jaar, naam=f"Bedrag met status {status}"
        )
        for status in STATUSSEN
    }


def envelope_grid(regels: pl.DataFrame, jaar: int | None, doel: str | None = None) -> html.Div:
    """Every line of the envelope: amount, key in words, status and source cell. Frame: ``vragen/algemeen/envelop``.

    ``doel`` is set when the lines are of one goal, so that the total is traced to that goal only. Lines may be folded
    (dashboard.beeld.bundel).
    """
    regel = {"uitkeringsjaar": jaar, "doel": "{doel_code}", "vorm": "{vorm_code}", "regel": "{regel}"}
    van_doel = {"doel": doel} if doel else {}
    bedrag, verdeeld, niet_verdeeld = (
        kolom.getal(
            veld,
            kop,
            f"{veld}_eur",
            herkomst=reference("mart.envelop_regel", f"{veld}_eur", **regel),
            totaal=total(wholes(regels)[f"{veld}_eur"]),
            totaal_herkomst=reference("mart.envelop", f"{veld}_eur", uitkeringsjaar=jaar, **van_doel),
            breedte=116,
        )
        for veld, kop in _BEDRAGEN
    )
    return raster(
        "raster-envelop",
        "Alle regels van de envelop",
        [
            kolom.doel("Totaal"),
            kolom.tekst("vorm", "Vorm", lambda r: VORMEN_KORT.get(r["vorm"], r["vorm"]), breedte=70),
            bedrag,
            verdeeld,
            niet_verdeeld,
            kolom.badge("status", "Status bedrag", breedte=140),
            kolom.bron("sleutel", "Sleutel en toelichting", _key, breedte=164, groei=1.5),
            kolom.badge("sleutel_status", "Status sleutel", breedte=140),
            kolom.bron("bron", "Bron en cel", _source, breedte=182, groei=1.5),
        ],
        regels,
        mee={"doel_code": "doel", "vorm_code": "vorm", "regel": "regel"},
    )


def _key(regel: kolom.Rij) -> str:
    woorden = describe_line_key(regel)
    return "\n".join(filter(None, (woorden, regel["sleutel_toelichting"])))


def _source(regel: kolom.Rij) -> str:
    return "\n".join(filter(None, (cell_reference(regel["document"], regel["cel"]), regel["bron"])))
