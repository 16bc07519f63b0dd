"""What the money is for: the € 150 million by form and goal, as a flow, as bars and with every line."""

from collections.abc import Mapping
from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.bundel import explain_bundles, fold, is_unfolded, read_bundles
from dashboard.beeld.cijfer import show_points
from dashboard.beeld.elementen import form_key, status_key
from dashboard.beeld.envelop import envelope_grid, lines_figure
from dashboard.beeld.grafiek.figuur import (
    LETTERS,
    Figuur,
    Spoor,
    bar_figure,
    bars,
    base_layout,
    draw,
    form_marker,
    trace,
)
from dashboard.beeld.grafiek.kleuren import AS, INKT, LIJN, PRIMAIR, VLAK, VORMKLEUREN
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import GEMEENTEFONDS, VORMEN, VORMEN_KORT, breakable, short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer, part_figure
from pipelines.basis.opmaak import format_mln, format_number
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import envelope_lines, reference
from pipelines.basis.zin import Zin, fill


def stream(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What the money is for as a flow, with the way to every line."""
    jaar = toestand.jaar
    regels, bundels = gegevens.read("envelop", jaar=jaar), read_bundles(gegevens, toestand)
    samen = fold_lines(regels, bundels, met_delen=False)
    return section(
        "Waar het geld voor is",
        explain_bundles(bundels, toestand, "ov-delen"),
        flow(regels if is_unfolded(toestand) else samen, jaar),
        html.P(
            html.A(
                "Bekijk de envelop regel voor regel, met status, sleutel en bron",
                href="/overzicht" + toestand.search(deel="envelop"),
                className="fk-link",
                **INTERN,
            )
        ),
        lead=summarise_envelope(samen, jaar),
    )


def envelope(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Every line of the envelope, as bars by goal and form and as a table."""
    jaar = toestand.jaar
    regels, bundels = gegevens.read("envelop", jaar=jaar), read_bundles(gegevens, toestand)
    samen, rijen = (fold_lines(regels, bundels, met_delen=met) for met in (False, is_unfolded(toestand)))
    zin = summarise_envelope(samen, jaar)
    return section(
        f"De envelop van {jaar}, per doel, met status, sleutel en bron",
        explain_bundles(bundels, toestand, "ov-delen-envelop"),
        figuurblok(
            "envelop",
            f"Bedragen per doel en vorm in {jaar}",
            zin=zin,
            figuur=lambda: envelope_figure(rijen, jaar),
            raster=lambda: envelope_grid(rijen, jaar),
            boven=html.Div([form_key(regels["vorm"].to_list()), status_key(regels["status"].to_list())]),
            open_tabel=True,
        ),
        lead=zin,
    )


def fold_lines(regels: pl.DataFrame, bundels: pl.DataFrame, *, met_delen: bool) -> pl.DataFrame:
    """The lines with those of a bundle as one. Frames: ``vragen/algemeen/envelop`` and ``vragen/algemeen/bundels``."""
    gevouwen = fold(
        regels,
        bundels,
        ("bedrag_eur", "verdeeld_eur", "niet_verdeeld_eur"),
        statussen=("status", "sleutel_status"),
        per=("vorm",),
        lijsten=("regel", "cel"),
        met_delen=met_delen,
    )
    return gevouwen.with_columns(pl.col("cel").str.replace_all("~", ", ", literal=True))


def summarise_envelope(regels: pl.DataFrame, jaar: int | None) -> Zin:
    """Total, largest goal, and how much is assumption."""
    per_doel = regels.group_by("doel_naam").agg(pl.col("bedrag_eur").sum())
    grootste = per_doel.sort("bedrag_eur", "doel_naam", descending=[True, False]).item(0, "doel_naam")
    return fill(
        "Van de {totaal} in {jaar} is {verdeeld} over gemeenten verdeeld; de grootste post is ‘{post}’ met {bedrag}. "
        "Voor {aanname} is de verdeling over doelen of vormen een aanname.",
        totaal=lines_figure(regels, jaar, "miljoen0"),
        jaar=jaar,
        verdeeld=lines_figure(regels, jaar, "miljoen", "verdeeld_eur"),
        post=short_goal(grootste),
        bedrag=lines_figure(regels.filter(pl.col("doel_naam") == grootste), jaar, "miljoen2"),
        aanname=lines_figure(regels.filter(pl.col("status") == "aanname"), jaar, "miljoen"),
    )


def envelope_figure(regels: pl.DataFrame, jaar: int | None) -> Figuur:
    """Stacked bars of one year: a row per goal, colour by form, pattern by status; a part opens where it comes from.

    ``regels``: volgorde, doel_naam, regel, vorm, status, bedrag_eur (whole euro), one row per line of the envelope, folded or
    not.
    """
    delen = (
        regels.group_by("volgorde", "doel_naam", "vorm", "status")
        .agg(pl.col("bedrag_eur").sum(), pl.col("regel"))
        .with_columns(
            plek=pl.col("vorm").replace_strict(list(VORMEN), range(len(VORMEN)), default=len(VORMEN))
        )
        .sort("plek", "volgorde", "status")
    )
    doelen = delen.group_by("volgorde", "doel_naam").agg(pl.col("bedrag_eur").sum()).sort("volgorde")
    rijen = {naam: rij for rij, naam in enumerate(doelen["doel_naam"])}
    balken = [
        _bars(deel, rijen, str(vorm), str(status), jaar)
        for (vorm, status), deel in delen.group_by("vorm", "status", maintain_order=True)
    ]
    labels = [
        (short_goal(naam), _composition(delen.filter(pl.col("doel_naam") == naam), eur))
        for naam, eur in doelen.select("doel_naam", "bedrag_eur").iter_rows()
    ]
    maximum = max((eur / 1_000_000 for eur in doelen["bedrag_eur"]), default=1.0)
    return bar_figure(balken, labels, maximum, "miljoen euro")


def _bars(deel: pl.DataFrame, rijen: dict[str, int], vorm: str, status: str, jaar: int | None) -> Spoor:
    """The amounts of one form and status, each in the row of its goal."""
    cijfers = [
        Cijfer(eur, "eur", envelope_lines(jaar, regels), naam=naam, status=status)
        for naam, eur, regels in deel.select("doel_naam", "bedrag_eur", "regel").iter_rows()
    ]
    return bars(
        cijfers,
        [
            f"<b>{cijfer.naam}</b><br>{VORMEN.get(vorm, vorm)}: {cijfer.tekst}<br>Status van het bedrag: {status}"
            for cijfer in cijfers
        ],
        y=[rijen[cijfer.naam] for cijfer in cijfers],
        x=[eur / 1_000_000 for eur in deel["bedrag_eur"]],
        marker=form_marker(vorm, status),
    )


def _composition(delen: pl.DataFrame, totaal_eur: int) -> str:
    per_vorm = delen.group_by("vorm", maintain_order=True).agg(pl.col("bedrag_eur").sum())
    if per_vorm.height == 1:
        return f"{format_mln(totaal_eur, 2)}, {VORMEN_KORT.get(per_vorm['vorm'][0], per_vorm['vorm'][0])}"
    stukken = [
        f"{VORMEN_KORT.get(vorm, vorm)} {format_number(Decimal(eur) / 1_000_000, 2)}"
        for vorm, eur in per_vorm.iter_rows()
    ]
    return f"{format_mln(totaal_eur, 2)}: " + " + ".join(stukken)


_HOOGTE = 520


def flow(regels: pl.DataFrame, jaar: int | None) -> Component:
    """The flow with its sentence and its table twin. Frame: ``vragen/algemeen/envelop``."""
    return figuurblok(
        "stroom",
        f"Van envelop naar vorm naar doel in {jaar}",
        zin=summarise_flow(regels, jaar),
        toon_zin=True,
        figuur=lambda: flow_figure(regels, jaar),
        raster=lambda: flow_grid(regels, jaar),
        boven=html.P(
            "Deze figuur vraagt een breder scherm; ‘Toon als tabel’ geeft dezelfde bedragen.",
            className="fk-bijschrift fk-alleen-smal",
        ),
    )


def _sum_flow(regels: pl.DataFrame) -> pl.DataFrame:
    """One row per vorm and doel with its amount, in the order of VORMEN and of the goals. Whole euro."""
    plek = pl.col("vorm").replace_strict(list(VORMEN), range(len(VORMEN)), default=len(VORMEN))
    return (
        regels.group_by("vorm", "doel", "doel_naam", "volgorde")
        .agg(pl.col("bedrag_eur").sum())
        .sort(plek, "volgorde")
    )


def _amount(regels: pl.DataFrame, jaar: int | None, **sleutel: str) -> Cijfer:
    """What these lines are together, by the key that they share in the envelope."""
    bron = reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, **sleutel)
    return Cijfer(total(regels["bedrag_eur"]), "eur", bron)


def summarise_flow(regels: pl.DataFrame, jaar: int | None) -> Zin:
    """The largest form, and the share that goes through the gemeentefonds."""
    per_vorm = _sum_flow(regels).group_by("vorm").agg(pl.col("bedrag_eur").sum())
    vorm = per_vorm.sort("bedrag_eur", descending=True).item(0, "vorm")
    alles = _amount(regels, jaar)
    vormen = [vorm for vorm in GEMEENTEFONDS if vorm in set(regels["vorm"])]
    fonds = _amount(regels.filter(pl.col("vorm").is_in(vormen)), jaar, vorm="~".join(vormen))
    return fill(
        "De grootste stroom is de vorm ‘{vorm}’ met {bedrag}; door het gemeentefonds gaat "
        "{aandeel} van het geld, de rest erbuiten om.",
        vorm=VORMEN[vorm],
        bedrag=_amount(regels.filter(pl.col("vorm") == vorm), jaar, vorm=vorm).als("miljoen"),
        aandeel=part_figure(fonds, alles),
    )


def flow_figure(regels: pl.DataFrame, jaar: int | None) -> Figuur:
    """Bands from the envelope to forms to goals; a click on a band or a knot opens where its amount comes from.

    ``regels``: vorm, doel, doel_naam, volgorde, bedrag_eur (whole euro), one row per line of the envelope.
    """
    stromen = _sum_flow(regels)
    doelen = dict(stromen.sort("volgorde").select("doel", "doel_naam").iter_rows())
    per_vorm = {
        vorm: _amount(stromen.filter(pl.col("vorm") == vorm), jaar, vorm=vorm)
        for vorm in stromen["vorm"].unique(maintain_order=True)
    }
    per_doel = {doel: _amount(stromen.filter(pl.col("doel") == doel), jaar, doel=doel) for doel in doelen}
    totaal = _amount(stromen, jaar)
    plek = {naam: nummer for nummer, naam in enumerate(["envelop", *per_vorm, *per_doel])}
    banden = _bands(per_vorm, stromen, jaar)
    namen = [
        f"Envelop {totaal.als('miljoen0').tekst}",
        *[f"{VORMEN_KORT[vorm]} {cijfer.als('miljoen').tekst}" for vorm, cijfer in per_vorm.items()],
        *[f"{short_goal(doelen[doel])} {cijfer.als('miljoen2').tekst}" for doel, cijfer in per_doel.items()],
    ]
    stroom = trace(
        "sankey",
        arrangement="fixed",
        node={
            "label": namen,
            "color": [PRIMAIR, *[VORMKLEUREN[vorm] for vorm in per_vorm], *[AS] * len(doelen)],
            "pad": 18,
            "thickness": 14,
            "line": {"color": VLAK, "width": 1},
            "hovertemplate": "%{label}<extra></extra>",
        },
        link={
            "source": [plek[van] for van, *_ in banden],
            "target": [plek[naar] for _, naar, *_ in banden],
            "value": [float(cijfer.waarde or 0) for *_, cijfer, _ in banden],
            "color": [LIJN] * len(banden),
            "customdata": [
                f"{wat}: {cijfer.tekst} ({part_figure(cijfer, totaal).tekst})" for *_, cijfer, wat in banden
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        textfont={"family": LETTERS, "size": 13, "color": INKT},
        meta={
            **show_points(cijfer for *_, cijfer, _ in banden),
            "knopen": show_points([totaal, *per_vorm.values(), *per_doel.values()])["herkomst"],
        },
    )
    return draw([stroom], base_layout(_HOOGTE) | {"margin": {"l": 4, "r": 4, "t": 12, "b": 12}})


def _bands(
    per_vorm: Mapping[str, Cijfer], stromen: pl.DataFrame, jaar: int | None
) -> list[tuple[str, str, Cijfer, str]]:
    """From where, to where, how much and in words: the envelope to its forms, and every form to its goals."""
    naar_doel = [
        (vorm, doel, _amount(deel, jaar, doel=doel, vorm=vorm), f"{short_goal(naam)}, {VORMEN_KORT[vorm]}")
        for (vorm, doel, naam), deel in stromen.group_by("vorm", "doel", "doel_naam", maintain_order=True)
    ]
    return [*[("envelop", vorm, cijfer, VORMEN[vorm]) for vorm, cijfer in per_vorm.items()], *naar_doel]


def flow_grid(regels: pl.DataFrame, jaar: int | None) -> html.Div:
    """One row per vorm and doel. Frame: ``vragen/algemeen/envelop``."""
    stromen = _sum_flow(regels)
    return raster(
        "raster-stroom",
        "Van envelop naar vorm naar doel",
        [
            kolom.tekst("vorm", "Vorm", lambda r: VORMEN[r["vorm"]], totaal="Totaal", breedte=220, vast=True),
            kolom.tekst("doel", "Doel", lambda r: breakable(r["doel_naam"]), breedte=240, groei=2),
            kolom.getal(
                "bedrag",
                "Bedrag",
                "bedrag_eur",
                herkomst=reference(
                    "mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, doel="{doel_code}", vorm="{vorm_code}"
                ),
                totaal=_amount(stromen, jaar),
                breedte=150,
            ),
        ],
        stromen,
        mee={"doel_code": "doel", "vorm_code": "vorm"},
    )
