"""How the amount for one goal was calculated, down to the source cells."""

from datetime import UTC, datetime

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom, maten
from dashboard.beeld.berekening import calculation
from dashboard.beeld.cijfer import Inhoud, show
from dashboard.beeld.elementen import caption, choices, status_badge
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import describe_line_key, outside_recipient
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import goal_choice
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.kop import find_gemeente, read_goals
from pipelines.basis.cijfer import Cijfer, Getalwaarde
from pipelines.basis.opmaak import format_eur
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated


@only_with(find_gemeente)
def proof(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """How the amount for one goal was calculated, down to the source cells."""
    doelen = read_goals(gegevens, toestand, gemeente)
    codes = doelen["doel"].to_list()
    doel: str = next((code for code in codes if code == toestand.doel), codes[0])
    keuze = goal_choice("gm-doel", doelen.select("doel", "doel_naam").iter_rows(), doel)
    onbekend = (
        notice("vraag", f"Het doel ‘{toestand.doel}’ bestaat hier niet.", "Hieronder staat het eerste doel.")
        if toestand.doel not in (None, maten.ALLE_DOELEN, doel)
        else None
    )
    regels = gegevens.read("bewijs", jaar=toestand.jaar, gm=toestand.gm, doel=doel)
    cellen = gegevens.read("broncellen", jaar=toestand.jaar, gm=toestand.gm, doel=doel)
    van = {"uitkeringsjaar": toestand.jaar, "doel": doel, "gm_code": gemeente["gm_code"]}
    return section(
        "Hoe is dit bedrag berekend",
        choices(keuze),
        onbekend,
        *[calculation(rij, **van) for rij in regels.iter_rows(named=True)],
        _sum(regels["bedrag_eur"], allocated(toestand.jaar, doel=doel, gm_code=gemeente["gm_code"])),
        html.H3("Broncellen"),
        *_source_cells(cellen, regels),
        id_="berekening",
        lead=_lead(gemeente, regels, doelen.row(codes.index(doel), named=True), toestand.jaar),
    )


def _sum(bedragen: pl.Series, bron: str) -> Component | None:
    """The lines of a goal added up, where there is more than one."""
    if len(bedragen) < 2:
        return None
    samen = Cijfer(total(bedragen), "eur", bron, "Samen")
    return html.P(
        [
            f"Samen voor dit doel: {' + '.join(format_eur(eur) for eur in bedragen)} = ",
            html.Strong(show(samen)),
        ],
        className="fk-som",
    )


def _lead(gemeente: Rij, regels: pl.DataFrame, doel: Rij, jaar: int) -> list[Inhoud]:
    """What was calculated, how sure it is, and whether it is money of the gemeente at all."""
    merk = status_badge(doel["toewijzing_status"])
    bron = allocated(jaar, doel=doel["doel"], gm_code=gemeente["gm_code"])
    bedrag = Cijfer(doel["toegewezen_eur"], "eur", bron, "Berekend")
    slot = " De berekening hieronder is met een rekenmachine na te doen."
    buiten = total(regels["bedrag_eur"].filter(regels["vorm"] == "buiten_gemeentefonds"))
    if not buiten:
        return ["Voor dit doel is ", bedrag, " berekend ", merk, f".{slot}"]
    deel = "het geld" if buiten == doel["toegewezen_eur"] else f"daarvan {format_eur(buiten)}"
    return [
        "Voor dit doel is ",
        bedrag,
        f" aan de inwoners van {gemeente['naam']} toe te rekenen ",
        merk,
        f"; {deel} {'ging' if jaar < datetime.now(UTC).year else 'gaat'} naar {outside_recipient(doel['doel'])}, niet naar de gemeente.{slot}",
    ]


def _source_cells(cellen: pl.DataFrame, regels: pl.DataFrame) -> list[Component | None]:
    """A grid of cells for every line of the goal; each line has a key, and so a weight, of its own."""
    return [
        deel
        for rij in regels.iter_rows(named=True)
        for deel in _line_cells(
            cellen.filter((pl.col("regel") == rij["regel"]) & (pl.col("deel") == rij["deel"])), rij
        )
    ]


def _line_cells(cellen: pl.DataFrame, rij: Rij) -> list[Component | None]:
    sleutel = describe_line_key(rij)
    kop = html.P(
        [f"Sleutel: {sleutel} ", html.Code(rij["regel"], className="fk-code")], className="fk-tussenkop"
    )
    if not cellen.height:
        return [
            kop,
            caption(
                "Deze sleutel gebruikt geen cel van deze gemeente: ieder krijgt een gelijk deel, of er is voor haar geen cijfer."
            ),
        ]
    return [kop, _parts(cellen), source_cell_grid(f"raster-cellen-{rij['regel']}-{rij['deel']}", cellen)]


def _parts(cellen: pl.DataFrame) -> Component | None:
    """Which gemeenten of then count together, when the key knows them apart."""
    delen = cellen["deel_naam"].unique(maintain_order=True).to_list()
    if len(delen) < 2:
        return None
    return caption(
        f"Hierin tellen {len(delen)} gemeenten van toen samen, elk met eigen cellen: {', '.join(delen)}."
    )


def source_cell_grid(id_: str, cellen: pl.DataFrame) -> html.Div:
    """The cells behind a weight, with their sum in the last row. Frame: ``vragen/gemeente/broncellen``, of one line."""
    heeft_bedragen = cellen["bedrag_per_eenheid_eur"].null_count() < cellen.height
    heeft_delen = cellen["deel_code"].n_unique() > 1
    som = total(cellen["gewicht"])
    waarom = "de broncel staat in dezelfde rij"
    return raster(
        id_,
        "Broncellen achter het gewicht",
        [
            kolom.tekst("onderdeel", "Onderdeel", totaal="Samen: het gewicht", breedte=232, vast=True),
            kolom.tekst("deel", "Deel (gemeente van toen)", "deel_naam", breedte=140, hide=not heeft_delen),
            kolom.getal(
                "hoeveelheid",
                "Volume" if heeft_bedragen else "Gewicht",
                notatie="exact",
                zonder_bron=waarom,
                totaal=None if heeft_bedragen else som,
                breedte=150,
            ),
            kolom.broncel("cel", "Cel", breedte=190, groei=1.3),
            *_price_columns(som, zonder_bron=waarom, hide=not heeft_bedragen),
        ],
        cellen,
        met_totaal=cellen.height > 1,
        hoogte=460,
        vanaf=10,
    )


def _price_columns(som: Getalwaarde, *, zonder_bron: str, hide: bool) -> list[kolom.Kolom]:
    """The bedrag per eenheid of a cell, and its product with the volume; hidden for a weight without prices."""
    return [
        kolom.getal(
            "bedrag",
            "Bedrag per eenheid",
            "bedrag_per_eenheid_eur",
            "exact",
            zonder_bron=zonder_bron,
            breedte=130,
            hide=hide,
        ),
        kolom.broncel(
            "bedrag_cel", "Cel", "bedrag_document", "bedrag_cel", breedte=190, groei=1.3, hide=hide
        ),
        kolom.getal(
            "gewicht",
            "Volume × bedrag",
            notatie="exact",
            zonder_bron="het product van volume en bedrag in dezelfde rij",
            totaal=None if hide else som,
            breedte=180,
            hide=hide,
        ),
    ]
