"""How the money of a goal is spread over gemeenten, and whether their size matters."""

from decimal import Decimal

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import formula, inhabitants, linked, per_inhabitant, place, reference, tally
from dashboard.beeld.termen import count, short_goal
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from dashboard.pages.doel.figuren import make_bins, quantile, size_figure, spread_figure
from dashboard.pages.doel.kop import find_goal, read_recipients
from dashboard.pages.doel.tabellen import bin_grid, bin_sources, class_grid
from pipelines.basis.opmaak import format_eur, format_pct
from pipelines.basis.sommen import total


def read_receiving(gegevens: Gegevens, toestand: Toestand, doel: str) -> tuple[pl.DataFrame, Decimal]:
    """The gemeenten that got something (bedrag_eur above zero), and the amount per inhabitant of the whole country."""
    alle = read_recipients(gegevens, toestand, doel).filter(
        pl.col("toegewezen_eur").is_not_null() & (pl.col("inwoners") > 0)
    )
    land = Decimal(total(alle["toegewezen_eur"])) / (total(alle["inwoners"]) or 1)
    return alle.filter(pl.col("toegewezen_eur") > 0).rename({"toegewezen_eur": "bedrag_eur"}), land


def rates(gemeenten: pl.DataFrame) -> list[tuple[str, Decimal]]:
    """(naam, euro per inhabitant), exact, in the order of the frame."""
    return [
        (naam, Decimal(eur) / inwoners)
        for naam, eur, inwoners in gemeenten.select("naam", "bedrag_eur", "inwoners").iter_rows()
    ]


def spread(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """How many gemeenten get how much per inhabitant."""
    doel = find_goal(gegevens, toestand)
    if doel is None or not doel["verdeeld_eur"]:
        return None
    gemeenten, land = read_receiving(gegevens, toestand, doel["doel"])
    waarden = rates(gemeenten)
    bakken = make_bins(waarden, gemeenten["gm_code"].to_list())
    getallen = [w for _, w in waarden]
    q1, mediaan, q3 = (quantile(getallen, Decimal(n) / 4) for n in (1, 2, 3))
    zin = (
        f"De middelste helft van de {len(waarden)} ontvangende gemeenten krijgt {format_eur(q1, 2)} tot {format_eur(q3, 2)} "
        f"per inwoner, de middelste gemeente {format_eur(mediaan, 2)}; landelijk is het {format_eur(land, 2)}."
    )
    return section(
        "Spreiding over gemeenten",
        figuurblok(
            "spreiding",
            f"Gemeenten naar bedrag per inwoner: {short_goal(doel['doel_naam'])}, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: spread_figure(
                bakken, land, mediaan, bin_sources(bakken, toestand.jaar, doel["doel"])
            ),
            raster=lambda: bin_grid(bakken, toestand.jaar, doel["doel"]),
        ),
        _own(gemeenten, waarden, toestand, doel["doel"]),
        lead=linked(zin, _spread_sources(gemeenten, waarden, land, toestand.jaar, doel["doel"])),
    )


def _spread_sources(
    gemeenten: pl.DataFrame, waarden: list[tuple[str, Decimal]], land: Decimal, jaar: int, doel: str
) -> list[tuple[str, str | None]]:
    """The figures in the sentence; a quartile is the amount per inhabitant of the gemeente that it falls on."""
    geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel)
    codes = gemeenten["gm_code"].to_list()
    getallen = [w for _, w in waarden]
    grenzen = [quantile(getallen, Decimal(n) / 4) for n in (1, 3, 2)]
    return [
        (str(len(waarden)), tally(geld)),
        *[(format_eur(grens, 2), _rate_of(jaar, doel, codes[getallen.index(grens)])) for grens in grenzen],
        (format_eur(land, 2), national_rate(jaar, doel)),
    ]


def _rate_of(jaar: int, doel: str, gm_code: str) -> str | None:
    geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel, gm_code=gm_code)
    return per_inhabitant(geld, jaar, gm_code=gm_code)


def national_rate(jaar: int, doel: str) -> str | None:
    """The amount per inhabitant of the whole country."""
    return per_inhabitant(reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel), jaar)


def _own(
    gemeenten: pl.DataFrame, waarden: list[tuple[str, Decimal]], toestand: Toestand, doel: str
) -> Component | None:
    """Where the gemeente of the address stands."""
    codes = gemeenten["gm_code"].to_list()
    if toestand.gm is None or toestand.gm not in codes:
        return None
    naam, waarde = waarden[codes.index(toestand.gm)]
    plaats = 1 + sum(w > waarde for _, w in waarden)
    link = dcc.Link(naam, href="/gemeente" + toestand.voor(("doel",)).search(), className="fk-link")
    geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=toestand.jaar, doel=doel)
    zin = f" krijgt {format_eur(waarde, 2)} per inwoner: plaats {plaats} van {len(waarden)}."
    bronnen = [
        (format_eur(waarde, 2), _rate_of(toestand.jaar, doel, toestand.gm)),
        (str(plaats), place(geld, toestand.gm)),
        (str(len(waarden)), tally(geld)),
    ]
    return html.P(
        [link, *linked(zin, bronnen)],
        id="do-eigen",
    )


def size(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Whether large gemeenten get more per inhabitant than small ones; groups from sums."""
    doel = find_goal(gegevens, toestand)
    if doel is None or not doel["verdeeld_eur"]:
        return None
    gemeenten, land = read_receiving(gegevens, toestand, doel["doel"])
    alle = read_recipients(gegevens, toestand, doel["doel"]).filter(pl.col("inwoners") > 0)
    klassen = (
        alle.group_by("grootteklasse")
        .agg(
            pl.len().alias("gemeenten"),
            pl.col("inwoners").sum(),
            pl.col("toegewezen_eur").sum().alias("bedrag_eur"),
            pl.col("inwoners").min().alias("kleinste"),
        )
        .sort("kleinste")
    )
    zin = _size_sentence(klassen)
    geld = reference(
        "mart.toewijzing", "bedrag_eur", uitkeringsjaar=toestand.jaar, doel=doel["doel"], gm_code="{gm_code}"
    )
    bron = per_inhabitant(geld, toestand.jaar, gm_code="{gm_code}") or ""
    return section(
        "Krijgen grote gemeenten meer per inwoner?",
        figuurblok(
            "grootte",
            f"Bedrag per inwoner naar inwonertal: {short_goal(doel['doel_naam'])}, {toestand.jaar}",
            zin=zin,
            toon_zin=False,
            figuur=lambda: size_figure(
                gemeenten, land, [bron.replace("{gm_code}", gm) for gm in gemeenten["gm_code"]], toestand.gm
            ),
            raster=lambda: class_grid(klassen, land, toestand.jaar, doel["doel"]),
        ),
        html.P(
            "Elke stip is een gemeente; de ranglijst hieronder noemt ze alle. Gemiddelden van een klasse zijn de bedragen samen gedeeld door de inwoners samen.",
            className="fk-bijschrift",
        ),
        lead=linked(zin, _size_sources(klassen, toestand.jaar, doel["doel"])),
    )


def _size_sources(klassen: pl.DataFrame, jaar: int, doel: str) -> list[tuple[str, str | None]]:
    """The figures in ``_size_sentence`` with their references."""
    geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel)
    per = [
        (Decimal(r["bedrag_eur"]) / r["inwoners"], r["grootteklasse"]) for r in klassen.iter_rows(named=True)
    ]
    uitersten = (max(per, key=lambda p: p[0]), min(per, key=lambda p: p[0]))
    grootste = {"grootteklasse": per[-1][1]}
    deel = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel, **grootste)
    aandeel = format_pct(klassen.item(-1, "bedrag_eur"), total(klassen["bedrag_eur"]))
    aantal = count(klassen.item(-1, "gemeenten"), "gemeente", "gemeenten")
    return [
        *[(format_eur(waarde, 2), _class_rate(jaar, doel, klasse)) for waarde, klasse in uitersten],
        (aantal, tally(inhabitants(jaar, **grootste))),
        (aandeel, formula("aandeel", deel=deel, geheel=geld)),
    ]


def _class_rate(jaar: int, doel: str, klasse: str) -> str | None:
    groep = {"grootteklasse": klasse}
    geld = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel=doel, **groep)
    return per_inhabitant(geld, jaar, **groep)


def _size_sentence(klassen: pl.DataFrame) -> str:
    per = [
        (r["grootteklasse"], Decimal(r["bedrag_eur"]) / r["inwoners"], r["bedrag_eur"])
        for r in klassen.iter_rows(named=True)
    ]
    hoog, laag = max(per, key=lambda p: p[1]), min(per, key=lambda p: p[1])
    if hoog[1] == laag[1]:
        return "Tussen de grootteklassen is er geen verschil per inwoner."
    grootste = per[-1]
    aandeel = format_pct(grootste[2], sum(p[2] for p in per))
    aantal = count(klassen.item(-1, "gemeenten"), "gemeente", "gemeenten")
    return (
        f"Per inwoner het meest in de klasse {hoog[0]} ({format_eur(hoog[1], 2)}), het minst in de klasse {laag[0]} "
        f"({format_eur(laag[1], 2)}). De {aantal} in de grootste klasse krijgen samen {aandeel} van het verdeelde geld."
    )
