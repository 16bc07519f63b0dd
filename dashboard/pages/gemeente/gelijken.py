"""One gemeente among comparable ones: the same size class, province or centrumfunctie, or a choice of one's own."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import dash_mantine_components as dmc
import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, choices, key, status_key, swatch
from dashboard.beeld.gedeeld.regio import ZONDER_REGIO, own_goals
from dashboard.beeld.grafiek.figuur import Figuur, bar_figure, bars, diamonds, pattern
from dashboard.beeld.grafiek.kleuren import PRIMAIR, VORMKLEUREN
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import pick_nearest, rate
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import GEMEENTE_ZOEKEN, choice, clear_button, gemeente_options
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.kop import find_gemeente
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_number
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, per_inhabitant, place, tally
from pipelines.basis.zin import Zin, fill

GROEPEN = {
    "klasse": "Zelfde grootteklasse",
    "provincie": "Zelfde provincie",
    "centrum": "Zelfde centrumfunctie",
    "eigen": "Eigen keuze",
}
_MEEST = 5


@only_with(find_gemeente)
def peers(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """The amount per inhabitant beside that of the group, nearest in size by name and all of them as a table."""
    soort = toestand.kies("groep", list(GROEPEN), "klasse")
    alle = gegevens.read("gemeenten", jaar=toestand.jaar)
    eigen = own_goals(alle)
    groep, omschrijving = _find_group(gegevens, toestand, gemeente, alle, soort)
    keuzes = choices(
        choice("gm-groep", "Vergelijk met", GROEPEN.items(), soort),
        _own_choice(gegevens, alle, toestand) if soort == "eigen" else None,
    )
    if groep.height < 2:
        return section("Vergelijkbare gemeenten", keuzes, _nobody(soort, gemeente), id_="gelijken")
    jaar, gm = toestand.jaar, gemeente["gm_code"]
    gekozen = pick_nearest(groep, gm, _MEEST)
    wie = (
        {"gm_code": "~".join(groep["gm_code"])} if soort in ("eigen", "centrum") else _trait(soort, gemeente)
    )
    gemiddeld = group_average(groep, jaar, eigen, **wie)
    zin = summarise_peers(groep, gm, omschrijving, jaar, wie, eigen)
    return section(
        "Vergelijkbare gemeenten",
        keuzes,
        _unknown_choice(alle, toestand) if soort == "eigen" else None,
        figuurblok(
            "gelijken",
            f"{gemeente['naam']} naast gemeenten {omschrijving}, {jaar}",
            zin=zin,
            figuur=lambda: peers_figure(
                [(r, _rate(r, jaar, eigen)) for r in gekozen.iter_rows(named=True)], gemiddeld, gm
            ),
            raster=lambda: peers_grid(groep, gm, toestand.search(gm=None), jaar, eigen),
            boven=html.Div([_legend(gemeente["naam"]), status_key(gekozen["toegewezen_status"].to_list())]),
        ),
        caption(ZONDER_REGIO) if eigen else None,
        html.P(
            dcc.Link(
                "Vergelijk deze gemeenten naast elkaar",
                href="/vergelijken" + toestand.voor(()).search(gemeenten=gekozen["gm_code"].to_list()),
                className="fk-link",
            ),
            className="fk-ruim",
        ),
        lead=zin,
        id_="gelijken",
    )


def _legend(naam: str) -> html.Ul:
    return key(
        [swatch("fk-staal fk-vorm--au"), f"► {naam}"],
        [swatch("fk-staal fk-vorm--buiten_gemeentefonds"), "het dichtst bij in inwonertal"],
        [swatch("fk-ruit"), "gemiddelde van de groep"],
    )


def _trait(soort: str, gemeente: Rij) -> dict[str, str]:
    """What the gemeenten of a group have in common, as a reference names it."""
    return (
        {"provincie": gemeente["provincie"]}
        if soort == "provincie"
        else {"grootteklasse": gemeente["grootteklasse"]}
    )


def _find_group(
    gegevens: Gegevens, toestand: Toestand, gemeente: Rij, alle: pl.DataFrame, soort: str
) -> tuple[pl.DataFrame, str]:
    """The gemeenten of the group, the gemeente itself among them, and what they have in common."""
    telt = alle.filter(pl.col("inwoners") > 0)
    if soort == "provincie":
        return telt.filter(pl.col("provincie") == gemeente["provincie"]), f"in {gemeente['provincie']}"
    if soort == "centrum":
        functies = gegevens.read("gemeente_centrum", jaar=toestand.jaar)
        eigen = functies.filter(pl.col("gm_code") == gemeente["gm_code"])
        if not eigen.height:
            return telt.head(0), ""
        functie, jaar = eigen["centrumfunctie"][0], eigen["jaar"][0]
        zelfde = functies.filter(pl.col("centrumfunctie") == functie)["gm_code"]
        woorden = f"met centrumfunctie ‘{functie.lower()}’ (CBS, {jaar})"
        return telt.filter(pl.col("gm_code").is_in(zelfde.to_list())), woorden
    if soort == "eigen":
        codes = [gemeente["gm_code"], *(code.upper() for code in toestand.lijst("met"))]
        return telt.filter(pl.col("gm_code").is_in(codes)), "naar eigen keuze"
    klasse = gemeente["grootteklasse"]
    return telt.filter(pl.col("grootteklasse") == klasse), f"van {klasse}"


def _own_choice(gegevens: Gegevens, alle: pl.DataFrame, toestand: Toestand) -> dmc.MultiSelect:
    bekend = set(alle["gm_code"])
    return dmc.MultiSelect(
        id="gm-met",
        label=f"Gemeenten (hoogstens {_MEEST})",
        data=[optie for optie in gemeente_options(gegevens, toestand.jaar) if optie["value"] != toestand.gm],
        value=[code.upper() for code in toestand.lijst("met") if code.upper() in bekend],
        maxValues=_MEEST,
        **clear_button("Geen gemeenten"),
        placeholder="Typ een naam",
        className="fk-keuze",
        **GEMEENTE_ZOEKEN,
    )


def _unknown_choice(alle: pl.DataFrame, toestand: Toestand) -> Component | None:
    bekend = set(alle["gm_code"])
    vreemd = [code for code in toestand.lijst("met") if code.upper() not in bekend]
    if not vreemd:
        return None
    return notice("vraag", f"Niet in de indeling van {toestand.jaar}: {', '.join(vreemd)}.")


def _nobody(soort: str, gemeente: Rij) -> Component:
    if soort == "eigen":
        return html.P("Kies hierboven gemeenten om mee te vergelijken.", className="fk-lead")
    if soort == "centrum":
        return notice(
            "info",
            f"Van {gemeente['naam']} publiceert het CBS geen centrumfunctie.",
            "Kies een andere groep.",
        )
    return notice("info", "In deze groep zit geen andere gemeente.", "Kies een andere groep.")


def _rate(rij: Rij, jaar: int, eigen: Mapping[str, str]) -> Cijfer:
    gm = rij["gm_code"]
    return rate(rij["eigen_eur"], rij["inwoners"], allocated(jaar, **eigen, gm_code=gm), jaar, gm_code=gm)


def group_average(groep: pl.DataFrame, jaar: int, eigen: Mapping[str, str], **wie: str) -> Cijfer:
    """Euro per inhabitant of all gemeenten of a group together, from sums; ``wie`` names the group in a reference.

    ``eigen``: the goals that count (``own_goals``). Frame: eigen_eur, inwoners.
    """
    bron = allocated(jaar, **eigen, **wie)
    return rate(total(groep["eigen_eur"]), total(groep["inwoners"]), bron, jaar, **wie)


def summarise_peers(
    groep: pl.DataFrame,
    gm_code: str,
    omschrijving: str,
    jaar: int,
    wie: Mapping[str, str],
    doelen: Mapping[str, str],
) -> Zin:
    """Where the gemeente stands in its group, in one sentence; ``wie`` names the group, ``doelen`` the goals in a reference."""
    zelf = groep.filter(pl.col("gm_code") == gm_code).row(0, named=True)
    eigen = _rate(zelf, jaar, doelen)
    hoger = sum(
        Decimal(eur) / inwoners > (eigen.waarde or 0)
        for eur, inwoners in groep.select("eigen_eur", "inwoners").iter_rows()
    )
    return fill(
        "{naam} staat op plaats {plaats} van {groep} gemeenten {omschrijving}: {eigen} per inwoner, tegen {gemiddeld} gemiddeld.",
        naam=zelf["naam"],
        plaats=Cijfer(hoger + 1, "aantal", place(allocated(jaar, **doelen, **wie), gm_code)),
        groep=Cijfer(groep.height, "aantal", tally(inhabitants(jaar, **wie))),
        omschrijving=omschrijving,
        eigen=eigen,
        gemiddeld=group_average(groep, jaar, doelen, **wie),
    )


def peers_figure(gekozen: Sequence[tuple[Rij, Cijfer]], gemiddeld: Cijfer, gm_code: str) -> Figuur:
    """A bar per gemeente in euro per inhabitant, the gemeente itself marked, with the average of the group as a diamond."""
    rijen, cijfers = [rij for rij, _ in gekozen], [cijfer for _, cijfer in gekozen]
    teksten = [
        f"{cijfer.tekst} per inwoner, {format_number(rij['inwoners'])} inwoners" for rij, cijfer in gekozen
    ]
    balken = [
        bars(
            cijfers,
            [f"<b>{r['naam']}</b><br>{tekst}" for r, tekst in zip(rijen, teksten, strict=True)],
            x=[float(cijfer) for cijfer in cijfers],
            marker={
                "color": [
                    PRIMAIR if r["gm_code"] == gm_code else VORMKLEUREN["buiten_gemeentefonds"] for r in rijen
                ],
                "pattern": pattern(*[r["toegewezen_status"] for r in rijen]),
            },
        ),
        diamonds(
            [gemiddeld] * len(rijen), [f"Gemiddelde van de groep: {gemiddeld.tekst} per inwoner"] * len(rijen)
        ),
    ]
    labels = [
        (f"{'► ' if r['gm_code'] == gm_code else ''}{r['naam']}", tekst)
        for r, tekst in zip(rijen, teksten, strict=True)
    ]
    hoogste = max(map(float, [*cijfers, gemiddeld]))
    return bar_figure(balken, labels, hoogste * 1.03 or 1.0, "euro per inwoner")


def peers_grid(
    groep: pl.DataFrame, gm_code: str, search: str, jaar: int, eigen: Mapping[str, str]
) -> html.Div:
    """Every gemeente of the group, the highest amount per inhabitant first; the gemeente itself says so."""
    bron = allocated(jaar, gm_code="{gm_code}")
    is_lang = groep.height > 8
    return raster(
        "raster-gelijken",
        "Vergelijkbare gemeenten",
        [
            kolom.gemeente(
                lambda gm: f"/gemeente{search}{'&' if search else '?'}gm={gm}",
                lambda r: f"{'► ' if r['gm_code'] == gm_code else ''}{r['naam']}",
                breedte=160,
            ),
            kolom.getal(
                "per_inwoner",
                "Per inwoner",
                notatie="per_inwoner",
                herkomst=per_inhabitant(
                    allocated(jaar, **eigen, gm_code="{gm_code}"), jaar, gm_code="{gm_code}"
                ),
                breedte=110,
            ),
            kolom.getal("toegewezen", "Toegewezen", "toegewezen_eur", herkomst=bron, breedte=130),
            kolom.inwoners(jaar, 110),
            kolom.tekst("provincie", "Provincie", breedte=130),
            kolom.tekst("klasse", "Grootteklasse", "grootteklasse", breedte=180),
            kolom.badge("status", "Status", "toegewezen_status", breedte=140),
        ],
        sorted(
            (
                {**r, "per_inwoner": Decimal(r["eigen_eur"]) / r["inwoners"]}
                for r in groep.iter_rows(named=True)
            ),
            key=lambda r: (-float(r["per_inwoner"]), r["gm_code"]),
        ),
        hoogte=420 if is_lang else None,
        filters=is_lang,
    )
