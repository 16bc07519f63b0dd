"""The SiSa annex of one gemeente: which specifieke uitkering is accounted for in it, what it says, or that it is not handed in."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import foldout
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.kop import find_gemeente
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count
from pipelines.basis.verwijzing import allocated, reference
from pipelines.basis.zin import Zin, fill

_TITEL = "SiSa"
_LEAD = (
    "Een specifieke uitkering wordt verantwoord in de SiSa-bijlage bij de jaarrekening, die de gemeente voor 15 juli van het jaar erna "
    "inlevert. Geld uit het gemeentefonds staat daar niet in."
)


@only_with(find_gemeente)
def annex(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """The regelingen of the year with what was received and accounted for, and the annex as it was filled in."""
    kent = gegevens.read_row("kent_tabel", tabel="sisa_regeling")
    if not kent or not kent["is_er"]:  # a state that an older version froze
        return section(_TITEL, notice("info", "Deze stand is van voor de SiSa-bijlagen."), id_="sisa")
    regelingen = gegevens.read("sisa_regelingen", jaar=toestand.jaar, gm=toestand.gm)
    if not regelingen.height:
        zonder = f"In {toestand.jaar} liep niets van dit geld via een specifieke uitkering aan {gemeente['naam']}; in SiSa valt er dus niets van te verantwoorden."
        return section(_TITEL, html.P(zonder), lead=_LEAD, id_="sisa")
    bijlage = gegevens.read("gemeente_sisa", jaar=toestand.jaar, gm=toestand.gm)
    return section(
        _TITEL,
        *[
            html.P(show(_received(r, toestand.jaar, gemeente["gm_code"])))
            for r in regelingen.iter_rows(named=True)
        ],
        _annex_block(bijlage, gemeente, toestand.jaar)
        if bijlage.height
        else _not_handed_in(gemeente, toestand.jaar),
        *_without_code(regelingen, toestand.jaar),
        lead=_LEAD,
        id_="sisa",
    )


def _received(rij: Rij, jaar: int, gm: str) -> Zin:
    """What was received by a regeling, and where the annex says so what was accounted for."""
    ontvangen = Cijfer(
        rij["ontvangen_eur"],
        "eur",
        allocated(jaar, doel=rij["doel"], vorm="spuk", gm_code=gm),
        status=rij["ontvangen_status"],
    )
    zin = fill(
        "{regeling}, voor {doel}: ontvangen {ontvangen}",
        regeling=rij["regeling"] or "Specifieke uitkering",
        doel=rij["doel_naam"],
        ontvangen=ontvangen,
    )
    if rij["besteed_eur"] is None:
        return Zin(zin, f", {rij['ontvangen_status']}; besteed: niet opgegeven.")
    wie = {"jaar": jaar, "gm_code": gm, "doel": rij["doel"]}
    besteed, verschil = (
        Cijfer(rij[veld], "eur", reference("mart.sisa_besteding", veld, **wie), status=rij["status"])
        for veld in ("besteed_eur", "verschil_eur")
    )
    return Zin(
        zin,
        fill(
            "; besteed volgens de bijlage {besteed}, verschil {verschil}.", besteed=besteed, verschil=verschil
        ),
    )


def _not_handed_in(gemeente: Rij, jaar: int) -> Component:
    return notice(
        "info",
        f"SiSa-bijlage over {jaar}: niet ingeleverd.",
        f"Van {gemeente['naam']} is over {jaar} geen SiSa-bijlage ingelezen. Dat is niet nul. Wie haar heeft, leest haar in met deze opdracht; "
        "elke waarde is daarna te volgen tot haar cel:",
        html.Code(
            f"fondskompas sisa toevoegen BESTAND --gemeente {gemeente['gm_code']} --jaar {jaar}",
            className="fk-code",
        ),
    )


def _without_code(regelingen: pl.DataFrame, jaar: int) -> list[Component]:
    """Regelingen of which nobody typed in yet under which code they stand in the annex."""
    zonder = regelingen.filter(pl.col("code").is_null())
    if not zonder.height:
        return []
    uitleg = (
        f"De code waaronder de regeling over {jaar} in de SiSa-bijlage staat, is in geen open bron gevonden. Een fondsbeheerder vult haar in, met de "
        "regel waarin staat wat is besteed, in sisa/regelingen.csv; daarna staat wat is besteed hier naast wat is ontvangen."
    )
    bronnen = [html.P(f"Bron: {bron}.") for bron in zonder["bron"].drop_nulls().unique(maintain_order=True)]
    return [foldout("Waarom is de code van de regeling niet bekend?", html.P(uitleg), *bronnen)]


def _annex_block(bijlage: pl.DataFrame, gemeente: Rij, jaar: int) -> Component:
    return figuurblok(
        "sisa",
        f"SiSa-bijlage van {gemeente['naam']} over {jaar}",
        zin=f"De bijlage over {jaar} heeft {count(bijlage.height, 'regel', 'regels')}, hieronder zoals ze is ingevuld.",
        toon_zin=True,
        raster=lambda: annex_grid(bijlage),
    )


def annex_grid(bijlage: pl.DataFrame) -> html.Div:
    """A row per line of the annex. Frame: ``vragen/verantwoording/gemeente_sisa``."""
    return raster(
        "raster-sisa",
        "Regels van de SiSa-bijlage",
        [
            kolom.tekst("regel", "Regel", lambda r: f"{r['code']} {r['indicator']}", breedte=100, vast=True),
            kolom.tekst("omschrijving", "Wat het is", breedte=240, groei=2),
            kolom.tekst("gedrukt", "Ingevuld", breedte=150),
            kolom.tekst(
                "voor", "Voor dit geld", lambda r: "wat is besteed" if r["is_besteed"] else "", breedte=120
            ),
            kolom.tekst("aard_controle", "Aard controle", breedte=110),
            kolom.broncel("cel", "Cel", breedte=180, groei=2),
        ],
        bijlage,
        hoogte=420,
        vanaf=9,
    )
