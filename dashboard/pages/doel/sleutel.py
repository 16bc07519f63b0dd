"""What the keys consist of: where the money goes by, nationally."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.grafiek.figuur import Figuur, bar_figure, bars
from dashboard.beeld.grafiek.kleuren import PRIMAIR
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import describe_key, short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.doel.kop import find_divided
from pipelines.basis.cijfer import Cijfer, share_figure
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import formula, reference, share, tally
from pipelines.basis.zin import Zin, fill

_MEER = "deze onderdelen zijn niet van één sleutel"


@only_with(find_divided)
def key_parts(gegevens: Gegevens, toestand: Toestand, doel: kolom.Rij) -> Component:
    """The key in words with its largest onderdeel, and all of them."""
    jaar, code = toestand.jaar, doel["doel"]
    onderdelen = gegevens.read("doel_sleutel", jaar=jaar, doel=code)
    zin = _summarise(onderdelen, jaar, code)
    return section(
        "Waar de sleutel uit bestaat",
        figuurblok(
            "sleutel",
            f"Onderdelen van de sleutel: {short_goal(doel['doel_naam'])}, {jaar}",
            zin=zin,
            figuur=lambda: _bars(onderdelen, jaar, code),
            raster=lambda: _grid(onderdelen, jaar, code),
        ),
        lead=zin,
    )


def _summarise(onderdelen: pl.DataFrame, jaar: int | None, doel: str) -> Zin:
    sleutels = " en ".join(describe_key(basis) for basis in onderdelen["basis"].unique(maintain_order=True))
    eerste = onderdelen.row(0, named=True)
    if onderdelen.height == 1:
        return Zin(f"De sleutel is {sleutels}; al het geld loopt via ‘{eerste['onderdeel']}’.")
    bron = None
    if onderdelen.select("regel", "deel").n_unique() == 1:
        bron = _sources(jaar, doel, eerste["regel"], eerste["deel"], eerste["onderdeel_sleutel"])["aandeel"]
    return fill(
        "De sleutel is {sleutels}. Van elke euro loopt {aandeel} via ‘{onderdeel}’, het grootste van {aantal} onderdelen.",
        sleutels=sleutels,
        aandeel=share_figure(
            eerste["onderdeel_eur"], total(onderdelen["onderdeel_eur"]), bron, zonder_bron=_MEER
        ),
        onderdeel=eerste["onderdeel"],
        aantal=onderdelen.height,
    )


def _bars(onderdelen: pl.DataFrame, jaar: int | None, doel: str) -> Figuur:
    """A bar per onderdeel of the keys, the largest first and the rest together. Frame: ``vragen/doel/doel_sleutel``."""
    rijen = [
        Cijfer(eur, "eur", part_source(jaar, doel, delen), naam=naam, zonder_bron=_MEER)
        for naam, eur, delen in group_small(onderdelen, 8)
    ]
    bedragen = [int(cijfer.waarde or 0) for cijfer in rijen]
    balk = bars(
        rijen,
        [f"<b>{cijfer.naam}</b><br>{cijfer.tekst}" for cijfer in rijen],
        x=[eur / 1_000_000 for eur in bedragen],
        marker={"color": PRIMAIR},
    )
    labels = [
        (cijfer.naam, f"{cijfer.tekst}, {share_figure(eur, sum(bedragen), zonder_bron=_MEER).tekst}")
        for cijfer, eur in zip(rijen, bedragen, strict=True)
    ]
    return bar_figure([balk], labels, max(bedragen) / 1_000_000, "miljoen euro")


def group_small(onderdelen: pl.DataFrame, hoogstens: int) -> list[tuple[str, int, pl.DataFrame]]:
    """The largest onderdelen, and what remains as one row that says how many it holds; each with its rows of the frame."""
    groepen = [
        (str(naam), int(deel["onderdeel_eur"].sum()), deel)
        for (naam,), deel in onderdelen.group_by("onderdeel", maintain_order=True)
    ]
    rijen = sorted(groepen, key=lambda rij: (rij[1], rij[0]), reverse=True)
    if len(rijen) <= hoogstens + 1:
        return rijen
    rest = rijen[hoogstens:]
    naam = f"{len(rest)} andere maatstaven samen"
    return [
        *rijen[:hoogstens],
        (naam, sum(eur for _, eur, _ in rest), pl.concat([deel for *_, deel in rest])),
    ]


def part_source(jaar: int | None, doel: str, delen: pl.DataFrame) -> str | None:
    """Where the money of these onderdelen comes from; ``None`` when they are of more than one part of a key."""
    if delen.select("regel", "deel").n_unique() != 1:
        return None
    regel, deel = delen.select("regel", "deel").row(0)
    return _sources(jaar, doel, regel, deel, "~".join(delen["onderdeel_sleutel"]))["bedrag"]


def _sources(jaar: int | None, doel: str, regel: str, deel: object, onderdeel: str) -> dict[str, str]:
    """The figures of an onderdeel of a key, which may be filled in later: ``bedrag``, ``aandeel`` and ``ontvangers``."""
    sleutel = {"uitkeringsjaar": jaar, "doel": doel, "regel": regel, "deel": deel}
    gewicht = reference("herkomst.onderdeel", "gewicht", **sleutel, onderdeel=onderdeel)
    totaal = reference("mart.toewijzing_bewijs", "gewicht", **sleutel)
    bedrag = reference("mart.toewijzing_bewijs", "te_verdelen_eur", **sleutel)
    return {
        "bedrag": formula("evenredig", bedrag=bedrag, gewicht=gewicht, totaal=totaal),
        "aandeel": share(gewicht, totaal),
        "ontvangers": tally(gewicht),
    }


def _grid(onderdelen: pl.DataFrame, jaar: int | None, doel: str) -> html.Div:
    """Every onderdeel with its money and its share. Frame: ``vragen/doel/doel_sleutel``."""
    bron = _sources(jaar, doel, "{regel}", "{sleuteldeel}", "{onderdeel_sleutel}")
    regel = reference("mart.envelop_regel", "verdeeld_eur", uitkeringsjaar=jaar, doel=doel, regel="{regel}")
    return raster(
        "raster-sleutel",
        "Waar de sleutel uit bestaat",
        [
            kolom.tekst("onderdeel", "Onderdeel van de sleutel", breedte=230, vast=True),
            kolom.tekst("code", "Code in het rekenbestand", lambda r: r["code"] or "", breedte=115),
            kolom.tekst("sleutel", "Sleutel", lambda r: describe_key(r["basis"]), breedte=190),
            kolom.getal(
                "bedrag", "Geld dat hierlangs loopt", "onderdeel_eur", herkomst=bron["bedrag"], breedte=130
            ),
            kolom.getal(
                "aandeel",
                "Aandeel in de sleutel",
                lambda r: Decimal(r["aandeel_miljoenste"]).scaleb(-4),
                "pct2",
                herkomst=bron["aandeel"],
                sorteer=lambda r: float(r["aandeel_miljoenste"]),
                breedte=110,
            ),
            kolom.getal(
                "ontvangers", "Gemeenten", notatie="aantal", herkomst=bron["ontvangers"], breedte=105
            ),
            kolom.getal("deel", "Bedrag van de sleutel", "deel_eur", herkomst=regel, breedte=135),
        ],
        onderdelen,
        mee={"regel": "regel", "sleuteldeel": "deel", "onderdeel_sleutel": "onderdeel_sleutel"},
        hoogte=420,
        vanaf=9,
    )
