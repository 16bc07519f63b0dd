"""What the gemeente answered beside the leading figure of each goal, and what it gave for goals that it cannot split."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import facts, foldout
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import bought
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import breakable
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.opmaak import count
from pipelines.basis.verwijzing import allocated, buys, reference

_KOP = "Verder gevraagd, naast het leidende cijfer"


def further_answers(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component | None:
    """The other questions with the answers of the gemeente; or that there are none yet, and what is asked."""
    vragen = gegevens.read(
        "gemeente_antwoorden", jaar=toestand.jaar, gm=toestand.gm, met_voorbeeld=toestand.met_voorbeeld
    )
    if not vragen.height:
        return None
    gegeven = vragen.filter(pl.col("waarde").is_not_null() | pl.col("tekst").is_not_null())
    titel = f"Verder gevraagd aan {gemeente['naam']} over {toestand.jaar}"
    if not gegeven.height:
        asked = (
            (r["vraag"], f"{r['doel_naam'].split(':')[0]}; {r['eenheid']}")
            for r in vragen.iter_rows(named=True)
        )
        return html.Div(
            [
                html.H3(_KOP),
                html.P("Nog geen opgave. Dat is niet nul."),
                foldout("Wat er verder wordt gevraagd", facts(asked)),
            ]
        )
    verzonnen = (gegeven["status"] == "voorbeeld").sum()
    zin = (
        f"{gegeven.height} van {count(vragen.height, 'vraag', 'vragen')} naast het leidende cijfer beantwoord"
        + (f", {'alle' if verzonnen == gegeven.height else verzonnen} verzonnen" if verzonnen else "")
    )
    blok = figuurblok(
        "antwoorden",
        titel,
        zin=f"{zin}. Wat niet is beantwoord, is niet nul.",
        toon_zin=True,
        raster=lambda: _answer_grid(vragen, str(gemeente["gm_code"])),
    )
    return html.Div([html.H3(_KOP), blok])


def _answer_grid(vragen: pl.DataFrame, gm_code: str) -> html.Div:
    """Every further question with its answer. Frame: ``vragen/verantwoording/gemeente_antwoorden``."""
    sleutel = {"peildatum": "{datum}", "gm_code": gm_code, "doel": "{doel_code}", "indicator": "{indicator}"}
    return raster(
        "raster-antwoorden",
        "Verder gevraagd",
        [
            kolom.tekst(
                "vraag", "Vraag", lambda r: breakable(_question(r)), breedte=180, groei=2.4, vast=True
            ),
            kolom.getal(
                "waarde",
                "Antwoord, getal",
                "waarde",
                "eenheid_exact",
                herkomst=reference("mart.antwoord", "waarde", **sleutel),
                eenheid=lambda r: r["eenheid"],
                reden=lambda r: "" if r["tekst"] else r["reden"],
                voorbeeld=lambda r: r["status"] == "voorbeeld",
                soort="woorden",
                breedte=120,
                groei=1.2,
            ),
            kolom.tekst("keuze", "Antwoord, keuze", _in_words, breedte=120, groei=1.2),
            kolom.badge("status", "Status", lambda r: r["status"] if _is_given(r) else None, breedte=130),
            kolom.tekst("doel", "Doel", lambda r: breakable(r["doel_naam"]), breedte=130),
            kolom.tekst(
                "opmerking", "Opmerking van de gemeente", lambda r: r["toelichting"] or "", breedte=140
            ),
            kolom.broncel("cel", "Cel", breedte=140),
        ],
        vragen,
        mee={
            "doel_code": "doel",
            "indicator": "indicator",
            "datum": lambda r: r["peildatum"].isoformat() if r["peildatum"] else None,
        },
        hoogte=480,
        vanaf=8,
    )


def _question(rij: Rij) -> str:
    return rij["vraag"] + (" (voor de hele regio)" if rij["wie"] == "centrumgemeente" else "")


def _is_given(rij: Rij) -> bool:
    return rij["waarde"] is not None or rij["tekst"] is not None


def _in_words(rij: Rij) -> str:
    """An answer that is no number."""
    return (rij["tekst"] or "") + (" (voorbeeld)" if rij["tekst"] and rij["status"] == "voorbeeld" else "")


def read_blocks(gegevens: Gegevens, toestand: Toestand) -> pl.DataFrame:
    """What the gemeente gave for goals together. Frame: ``vragen/verantwoording/gemeente_blokken``."""
    return gegevens.read(
        "gemeente_blokken", jaar=toestand.jaar, gm=toestand.gm, met_voorbeeld=toestand.met_voorbeeld
    )


def block_returns(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component | None:
    """What the gemeente gave for goals together; nothing where it gave none."""
    blokken = read_blocks(gegevens, toestand)
    if not blokken.height:
        return None
    blok = figuurblok(
        "blokopgave",
        f"Doelen die {gemeente['naam']} niet kan splitsen, {toestand.jaar}",
        zin="De gemeente geeft hiervoor één cijfer. Het staat bij de doelen samen en is nergens verdeeld.",
        toon_zin=True,
        raster=lambda: _block_grid(blokken, toestand.jaar, str(gemeente["gm_code"])),
    )
    return html.Div([html.H3("Doelen samen"), blok])


def _block_grid(blokken: pl.DataFrame, jaar: int, gm_code: str) -> html.Div:
    """Goals given together. Frame: ``vragen/verantwoording/gemeente_blokken``."""
    return raster(
        "raster-blokopgave",
        "Doelen samen",
        [
            kolom.tekst(
                "naam", "Doelen samen", lambda r: breakable(r["naam"]), breedte=180, groei=2, vast=True
            ),
            *_given_columns(gm_code),
            *_money_columns(jaar, gm_code),
            kolom.badge("status", "Status", breedte=140),
            kolom.tekst(
                "opmerking", "Opmerking van de gemeente", lambda r: r["toelichting"] or "", breedte=160
            ),
            kolom.broncel("cel", "Cel", breedte=150),
        ],
        blokken,
        mee={"bundel": "bundel", "doelen": "doelen", "datum": lambda r: r["peildatum"].isoformat()},
    )


def _given_columns(gm_code: str) -> list[kolom.Kolom]:
    """What the gemeente gave for the goals together."""
    sleutel = {"peildatum": "{datum}", "gm_code": gm_code, "bundel": "{bundel}"}
    return [
        kolom.getal(
            "waarde",
            "Gerealiseerd samen",
            "waarde",
            "eenheid_exact",
            herkomst=reference("mart.opgave_blok", "waarde", **sleutel),
            eenheid=lambda r: r["eenheid"],
            reden=lambda r: r["reden"],
            breedte=130,
        ),
        kolom.getal(
            "besteed",
            "Besteed samen",
            "besteed_eur",
            herkomst=reference("mart.opgave_blok", "besteed_eur", **sleutel),
            reden="niet opgegeven",
            breedte=130,
        ),
    ]


def _money_columns(jaar: int, gm_code: str) -> list[kolom.Kolom]:
    """What the gemeente was allocated for the goals together, and what that buys where they share a price."""
    geld = allocated(jaar, doel="{doelen}", gm_code=gm_code)
    return [
        kolom.getal(
            "toegewezen",
            "Toegewezen samen",
            "toegewezen_eur",
            herkomst=geld,
            reden="niets toegewezen",
            breedte=130,
        ),
        kolom.getal(
            "koopt",
            "Koopt (aanname)",
            lambda r: bought(r["toegewezen_eur"], r["prijs_eur"]),
            "eenheid_heel",
            bron=lambda r: buys(geld.replace("{doelen}", r["doelen"]), r["doelen"].split("~")[0]),
            eenheid=lambda r: r["eenheid"],
            reden="prijzen per doel verschillen",
            breedte=110,
        ),
    ]
