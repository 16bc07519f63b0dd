"""What gemeenten answered to the further questions of a goal, over all of them."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import breakable, short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count
from pipelines.basis.verwijzing import reference

_GEEN = "nog geen opgave"
_TELLING = "een telling van antwoorden; ieder antwoord staat met zijn cel op de pagina van de gemeente"


def answer_block(gegevens: Gegevens, toestand: Toestand, doel: Rij) -> Component | None:
    """Per further question how many gemeenten answered and what they say together; nothing for a goal without such questions."""
    vragen = gegevens.read(
        "doel_antwoorden", jaar=toestand.jaar, doel=doel["doel"], met_voorbeeld=toestand.met_voorbeeld
    )
    if not vragen.height:
        return None
    blok = figuurblok(
        "doelantwoorden",
        f"Verder gevraagd: {short_goal(doel['doel_naam'])}, {toestand.jaar}",
        zin=_sentence(vragen),
        toon_zin=True,
        raster=lambda: _grid(vragen, doel["doel"]),
    )
    return html.Div([html.H3("Verder gevraagd"), blok])


def _sentence(vragen: pl.DataFrame) -> str:
    beantwoord = vragen.filter(pl.col("aantal") > pl.col("aantal_voorbeeld")).height
    begin = f"Naast het leidende cijfer: {count(vragen.height, 'vraag', 'vragen')}"
    stand = (
        f"{beantwoord} beantwoord door een gemeente of meer"
        if beantwoord
        else "nog geen opgave, en dat is niet nul"
    )
    verzonnen = int(vragen["aantal_voorbeeld"].sum())
    erbij = " Wat hieronder staat is verzonnen." if verzonnen and not beantwoord else ""
    if verzonnen and beantwoord:
        erbij = f" {count(verzonnen, 'antwoord', 'antwoorden')} hieronder verzonnen."
    return f"{begin}, {stand}.{erbij}"


def _grid(vragen: pl.DataFrame, doel: str) -> html.Div:
    """Further questions with the answers of all gemeenten. Frame: ``vragen/doel/doel_antwoorden``."""
    return raster(
        "raster-doelantwoorden",
        "Verder gevraagd",
        [
            kolom.tekst("vraag", "Vraag", lambda r: breakable(r["vraag"]), breedte=180, groei=2, vast=True),
            kolom.getal(
                "aantal",
                "Gemeenten met een antwoord",
                lambda r: r["aantal"] or None,
                "aantal",
                zonder_bron=_TELLING,
                reden=_GEEN,
                voorbeeld=_is_made_up,
                breedte=130,
            ),
            kolom.getal(
                "samen",
                "Samen, of de middelste",
                lambda r: _together(r, doel),
                soort="woorden",
                breedte=150,
                groei=1.3,
            ),
            kolom.tekst("verdeling", "Keuzes, gemeenten (%)", _shares, breedte=170, groei=1.8),
            kolom.badge("status", "Status", breedte=130),
        ],
        vragen,
    )


def _is_made_up(rij: Rij) -> bool:
    return rij["status"] == "voorbeeld"


def _shares(rij: Rij) -> str:
    """How many gave each choice."""
    return (rij["verdeling"] or "") + (" (voorbeeld)" if rij["verdeling"] and _is_made_up(rij) else "")


def _together(rij: Rij, doel: str) -> Cijfer:
    """A sum where answers add up, the one in the middle of an average; nothing of a choice."""
    if rij["verdeling"]:
        return Cijfer(None, "aantal", None, reden="")
    if rij["is_optelbaar"]:
        sleutel = {"peildatum": rij["peildatum"], "gm_code": rij["gemeenten"], "doel": doel}
        bron = reference("herkomst.antwoord_som", "waarde", **sleutel, indicator=rij["indicator"])
        return Cijfer(
            rij["som"],
            "eenheid_exact",
            bron if rij["som"] is not None else None,
            eenheid=rij["eenheid"],
            status=rij["status"],
            reden=_GEEN,
            achter=" samen",
        )
    return Cijfer(
        rij["midden"],
        "eenheid_exact",
        None,
        eenheid=rij["eenheid"],
        status=rij["status"],
        reden=_GEEN,
        achter=", de middelste gemeente",
        zonder_bron="de middelste van een rij: wie dat is verschilt per vraag",
    )
