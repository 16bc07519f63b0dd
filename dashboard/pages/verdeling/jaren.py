"""Every goal in every year: the amount, the form, the key in words and how sure they are; and years together."""

from collections.abc import Callable, Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, choices
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster, search_box
from dashboard.beeld.termen import VORMEN_KORT, breakable, describe_line_key
from dashboard.gegevens.toestand import Toestand, default_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import read_years, section
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import envelope_lines, formula, reference
from pipelines.basis.zin import Zin, fill

TITEL = "Per doel en jaar, met de sleutel"
_LEEG = "geen regel"


def goals_by_year(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The years that are chosen beside each other, and the key of every goal in each of them."""
    alle = read_years(gegevens)
    # what comes after this year is only intended; who wants it in a sum chooses it
    van, tot = (
        _read_year(toestand, veld, alle, vanzelf)
        for veld, vanzelf in (("van", alle[0]), ("tot", default_year(alle)))
    )
    kiezers = choices(_year("vd-van", "Van", alle, van), _year("vd-tot", "Tot en met", alle, tot))
    if van > tot:
        waarom = notice("vraag", f"Van {van} tot en met {tot} is geen reeks jaren. Kies een later eindjaar.")
        return section(TITEL, kiezers, waarom)
    jaren = [jaar for jaar in alle if van <= jaar <= tot]
    regels = gegevens.read("verdeling_jaren").filter(pl.col("uitkeringsjaar").is_between(van, tot))
    zin = summarise_years(regels, jaren)
    return section(
        TITEL,
        kiezers,
        _explain_bundles(regels),
        figuurblok(
            "doeljaren",
            f"Bedrag per doel, {name_years(jaren)}",
            zin=zin,
            raster=lambda: years_grid(regels, jaren),
        ),
        html.H3("De sleutel per doel en jaar"),
        figuurblok(
            "doelsleutels",
            f"Bedrag, vorm en sleutel per doel, {name_years(jaren)}",
            zin=f"Elke regel van de envelop, {name_years(jaren)}, met de sleutel waarop zij over gemeenten is verdeeld.",
            raster=lambda: keys_grid(regels),
            boven=search_box(
                "raster-doelsleutels", "Zoek een doel of sleutel", "bijvoorbeeld wijkteams 2024"
            ),
        ),
        lead=zin,
    )


def _explain_bundles(regels: pl.DataFrame) -> Component | None:
    """Which goals are one row because they share one amount; nothing without them."""
    namen = regels.filter(pl.col("doel").str.contains("~"))["doel_naam"].unique().sort()
    if not namen.len():
        return None
    samen = " ".join(f"{naam}." for naam in namen)
    return caption(
        f"{samen} Dat is één bedrag dat geen bron verdeelt, en daarom één rij; Overzicht toont de veronderstelde delen."
    )


def _read_year(toestand: Toestand, veld: str, jaren: Sequence[int], vanzelf: int) -> int:
    return int(toestand.kies(veld, [str(jaar) for jaar in jaren], str(vanzelf)))


def _year(id_: str, label: str, jaren: Sequence[int], gekozen: int) -> Component:
    return choice(id_, label, [(str(jaar), str(jaar)) for jaar in jaren], str(gekozen), soort="smal")


def name_years(jaren: Sequence[int]) -> str:
    """``2023``, or ``2022 tot en met 2024``."""
    return str(jaren[0]) if len(jaren) == 1 else f"{jaren[0]} tot en met {jaren[-1]}"


def _envelope(regels: pl.DataFrame, jaren: Sequence[int], veld: str = "bedrag_eur", **sleutel: str) -> Cijfer:
    """What these lines are together over the years, named by the sum of each year. ``sleutel``: a doel and a vorm, or all."""
    met_regel = set(regels["uitkeringsjaar"])
    bronnen = [
        reference("mart.envelop", veld, uitkeringsjaar=jaar, **sleutel) for jaar in jaren if jaar in met_regel
    ]
    waarde = int(total(regels[veld])) if bronnen else None
    return Cijfer(waarde, "eur", together(bronnen) if bronnen else None, reden=_LEEG)


def together(bronnen: Sequence[str]) -> str:
    """The name of the sum of these figures, halved again and again so that it stays short."""
    if len(bronnen) == 1:
        return bronnen[0]
    midden = len(bronnen) // 2
    return formula("som", een=together(bronnen[:midden]), twee=together(bronnen[midden:]))


def summarise_years(regels: pl.DataFrame, jaren: Sequence[int]) -> Zin:
    """What was available over the years, and what of it was divided. Frame: ``vragen/verdeling/verdeling_jaren``."""
    return fill(
        "In {jaren} is{samen} {bedrag} beschikbaar; daarvan is {verdeeld} over gemeenten verdeeld en {niet} niet.",
        jaren=name_years(jaren),
        samen=" samen" if len(jaren) > 1 else None,
        bedrag=_envelope(regels, jaren),
        verdeeld=_envelope(regels, jaren, "verdeeld_eur"),
        niet=_envelope(regels, jaren, "niet_verdeeld_eur"),
    )


def years_grid(regels: pl.DataFrame, jaren: Sequence[int]) -> html.Div:
    """A row per goal and form, a column per year, and the years together. Same frame."""
    per_rij = {
        (doel, vorm): deel for (doel, vorm), deel in regels.group_by("doel", "vorm", maintain_order=True)
    }
    rijen = [deel.row(0, named=True) for deel in per_rij.values()]

    def amount(rij: Rij, van: Sequence[int]) -> Cijfer:
        deel = per_rij[rij["doel"], rij["vorm"]].filter(pl.col("uitkeringsjaar").is_in(list(van)))
        return _envelope(deel, van, doel=rij["doel"], vorm=rij["vorm"])

    def column(veld: str, kop: str, van: Sequence[int]) -> kolom.Kolom:
        alles = regels.filter(pl.col("uitkeringsjaar").is_in(list(van)))
        return kolom.getal(veld, kop, lambda r: amount(r, van), totaal=_envelope(alles, van), breedte=112)

    return raster(
        "raster-doeljaren",
        "Bedrag per doel en jaar",
        [
            _goal(lambda r: f"{breakable(r['doel_naam'])}, {VORMEN_KORT[r['vorm']]}", "Totaal"),
            column("samen", "Samen", jaren) if len(jaren) > 1 else None,
            *[column(f"jaar_{jaar}", str(jaar), [jaar]) for jaar in jaren],
        ],
        rijen,
    )


def _goal(naam: Callable[[Rij], str], totaal: str | None = None) -> kolom.Kolom:
    """The goal, wide enough for most names, since this table has a row for each year or form of it."""
    return kolom.tekst("doel", "Doel", naam, totaal=totaal, breedte=132, vast=True, width=240, maxWidth=250)


def keys_grid(regels: pl.DataFrame) -> html.Div:
    """A row per goal, year, form and key. Same frame."""

    def lines(veld: str, kop: str) -> kolom.Kolom:
        return kolom.getal(
            veld,
            kop,
            f"{veld}_eur",
            bron=lambda r: envelope_lines(r["uitkeringsjaar"], r["regels"].split("~"), f"{veld}_eur"),
            breedte=116,
        )

    return raster(
        "raster-doelsleutels",
        "Sleutel per doel en jaar",
        [
            _goal(lambda r: breakable(r["doel_naam"])),
            kolom.tekst("jaar", "Jaar", lambda r: str(r["uitkeringsjaar"]), breedte=70),
            kolom.tekst("vorm", "Vorm", lambda r: VORMEN_KORT.get(r["vorm"], r["vorm"]), breedte=90),
            kolom.tekst("sleutel", "Sleutel", describe_line_key, breedte=220, groei=2),
            lines("bedrag", "Bedrag"),
            lines("verdeeld", "Waarvan verdeeld"),
            kolom.badge("status", "Status bedrag", breedte=130),
            kolom.badge("sleutel_status", "Status sleutel", breedte=130),
            kolom.tekst("zoektekst", "", lambda r: f"{r['doel_naam']} {r['doel']}", hide=True),
        ],
        regels,
        hoogte=440,
        vanaf=12,
        filters=True,
    )
