"""What the files of one gemeente say: returns with remarks, and open findings."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.celadres import cell_lines, path_lines
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import breakable
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.keuze import find_gemeente
from pipelines.basis.opmaak import count, format_datum
from pipelines.basis.verwijzing import reference


@only_with(find_gemeente)
def files(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """Returns of all years with remarks, and findings in the files of the gemeente."""
    opgaven = gegevens.read("gemeente_opgaven", gm=toestand.gm, met_voorbeeld=toestand.met_voorbeeld)
    bevindingen = gegevens.read("gemeente_bevindingen", gm=toestand.gm)
    return section(
        "Opgaven en bevindingen",
        html.H3("Opgaven en opmerkingen"),
        _returns(opgaven, gemeente["naam"]),
        html.H3("Open bevindingen in de bestanden van deze gemeente"),
        _findings(bevindingen, gemeente["naam"]),
        id_="bestanden",
    )


def _returns(opgaven: pl.DataFrame, naam: str) -> Component:
    if not opgaven.height:
        return html.P(f"Van {naam} is geen opgave ontvangen. Dat is niet nul: er is niets opgegeven.")
    zin = (
        f"{count(opgaven.height, 'opgegeven regel', 'opgegeven regels')} op "
        f"{count(opgaven['peildatum'].n_unique(), 'peildatum', 'peildata')}, waarvan "
        f"{(opgaven['status'] == 'voorbeeld').sum()} verzonnen voorbeelden."
    )
    return figuurblok(
        "opgavenjaren",
        f"Opgaven van {naam} door de jaren",
        zin=zin,
        toon_zin=True,
        raster=lambda: return_grid(opgaven),
    )


def _findings(bevindingen: pl.DataFrame, naam: str) -> Component:
    if not bevindingen.height:
        return html.P(
            f"Geen. In de regels van {naam} in de ingelezen bestanden is niets gevonden dat niet klopt; bevindingen over landelijke bestanden staan op het overzicht."
        )
    zin = f"{count(bevindingen.height, 'bevinding', 'bevindingen')} over regels van {naam}."
    return figuurblok(
        "eigen-bevinding",
        f"Bevindingen in de bestanden van {naam}",
        zin=zin,
        toon_zin=True,
        raster=lambda: own_finding_grid(bevindingen),
    )


def return_grid(opgaven: pl.DataFrame) -> html.Div:
    """Every return of a gemeente with its remarks. Frame: ``vragen/gemeente/gemeente_opgaven``."""
    return raster(
        "raster-opgavenjaren",
        "Opgaven door de jaren",
        [
            kolom.tekst("doel", "Doel", lambda r: breakable(r["doel_naam"]), breedte=150, vast=True),
            kolom.tekst("peildatum", "Peildatum", lambda r: format_datum(r["peildatum"]), breedte=140),
            kolom.getal(
                "waarde",
                "Capaciteit",
                notatie="eenheid_exact",
                herkomst=_return_source("waarde"),
                eenheid=lambda r: r["eenheid"],
                reden=lambda r: r["reden"] or "niet opgegeven",
                voorbeeld=_is_made_up,
                breedte=120,
            ),
            kolom.getal(
                "besteed",
                "Besteed",
                "besteed_eur",
                herkomst=_return_source("besteed_eur"),
                reden="niet opgegeven",
                voorbeeld=_is_made_up,
                breedte=120,
            ),
            kolom.badge("status", "Status", breedte=140),
            kolom.tekst(
                "opmerking",
                "Opmerking van de gemeente",
                lambda r: r["toelichting"] or r["reden"] or "",
                breedte=220,
                groei=2,
            ),
            kolom.bron("cel", "Cel", lambda r: cell_lines(r["document"], r["cel"]), breedte=170),
        ],
        opgaven,
        mee={
            "doel_code": "doel",
            "gm_code": "gm_code",
            "indicator": "indicator",
            "datum": lambda r: r["peildatum"].isoformat(),
        },
        hoogte=420,
        vanaf=8,
    )


def _return_source(veld: str) -> str:
    sleutel = {
        "peildatum": "{datum}",
        "gm_code": "{gm_code}",
        "doel": "{doel_code}",
        "indicator": "{indicator}",
    }
    return reference("mart.capaciteit", veld, **sleutel)


def _is_made_up(rij: Rij) -> bool:
    return rij["status"] == "voorbeeld"


def own_finding_grid(bevindingen: pl.DataFrame) -> html.Div:
    """Findings in the files of one gemeente. Frame: ``vragen/gemeente/gemeente_bevindingen``."""
    return raster(
        "raster-eigen-bevinding",
        "Bevindingen in de bestanden van deze gemeente",
        [
            kolom.bron("document", "Document", lambda r: path_lines(r["document"]), breedte=180, vast=True),
            kolom.tekst(
                "cel", "Blad en cel", lambda r: ", ".join(filter(None, (r["blad"], r["cel"]))), breedte=140
            ),
            kolom.badge("ernst", "Ernst", lambda r: r["ernst"] or "", breedte=156),
            *[
                kolom.tekst(veld, kop, lambda r, veld=veld: r[veld] or "", breedte=breedte, groei=groei)
                for veld, kop, breedte, groei in (
                    ("melding", "Melding", 220, 2),
                    ("waarde", "Gevonden", 130, 1),
                    ("verwacht", "Verwacht", 130, 1),
                    ("remedie", "Wat te doen", 220, 2),
                )
            ],
        ],
        bevindingen,
    )
