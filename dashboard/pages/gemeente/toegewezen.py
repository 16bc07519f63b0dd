"""What is allocated to the gemeente per goal, beside its size class: sentence, chart and table."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.bundel import explain_bundles, fold, is_unfolded, read_bundles, wholes
from dashboard.beeld.elementen import caption, key, status_key, swatch
from dashboard.beeld.gedeeld.regio import (
    GEEN_ONTVANGER,
    VOOR_DE_REGIO,
    ZONDER_REGIO,
    find_regions,
    mark_goal,
    own_goals,
)
from dashboard.beeld.grafiek.figuur import Figuur, bar_figure, bars, diamonds, pattern
from dashboard.beeld.grafiek.kleuren import PRIMAIR
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import rate
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import VORMEN_KORT, short_goal, weakest_status
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.kop import find_gemeente, read_goals
from pipelines.basis.cijfer import Cijfer, Getalwaarde
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, rate_difference
from pipelines.basis.zin import Zin, fill

_VORMVELDEN = {
    "au_eur": "au",
    "du_eur": "du",
    "bfu_eur": "bfu",
    "spuk_eur": "spuk",
    "buiten_eur": "buiten_gemeentefonds",
}
Paar = tuple[Cijfer, Cijfer]
"""Per inhabitant: of the gemeente and of its size class."""


@only_with(find_gemeente)
def goals(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """What is allocated to the gemeente per goal, beside its size class."""
    doelen, bundels = read_goals(gegevens, toestand, gemeente), read_bundles(gegevens, toestand)
    rijen = fold_goals(doelen, bundels, met_delen=is_unfolded(toestand))
    jaar, regios = toestand.jaar, find_regions(gegevens, toestand, gemeente["gm_code"])
    eigen, klasse = gemeente["eigen_eur"], gemeente["klasse_eigen_eur"]
    zin = summarise_comparison(gemeente, rates(gemeente, jaar, eigen, klasse, **own_goals(gemeente)))
    legenda = key(
        [swatch("fk-staal fk-vorm--au"), gemeente["naam"]],
        [swatch("fk-ruit"), "gemiddelde van de grootteklasse"],
    )
    return section(
        "Toegewezen per doel",
        _outside_fund(gegevens, toestand),
        explain_bundles(bundels, toestand, "gm-delen-vergelijking"),
        figuurblok(
            "doelen",
            f"Bedrag per doel van {gemeente['naam']} in {jaar}, naast de grootteklasse",
            zin=zin,
            figuur=lambda: comparison_figure(
                [
                    (r, rates(gemeente, jaar, r["toegewezen_eur"], r["klasse_eur"] or 0, doel=r["doel"]))
                    for r in rijen.iter_rows(named=True)
                    if r["doel"] not in regios
                ]
            ),
            raster=lambda: money_grid(
                rijen,
                gemeente,
                jaar,
                lambda doel: f"/gemeente{toestand.search(deel='berekening', doel=doel)}#berekening",
                regios,
            ),
            boven=html.Div([legenda, status_key(doelen["toewijzing_status"].to_list())]),
            figuur_id="figuur-vergelijking",
            open_tabel=True,
        ),
        caption(ZONDER_REGIO) if regios else None,
        lead=zin,
        id_="doelen",
    )


def fold_goals(
    doelen: pl.DataFrame, bundels: pl.DataFrame, *, met_delen: bool, ook: Sequence[str] = ()
) -> pl.DataFrame:
    """The goals of a gemeente with a bundle as one; ``ook``: other columns to add up.

    Frames: ``vragen/gemeente/gemeente_doelen``, ``vragen/algemeen/bundels``.
    """
    return fold(
        doelen,
        bundels,
        ("toegewezen_eur", "klasse_eur", *_VORMVELDEN, *ook),
        statussen=("toewijzing_status",),
        met_delen=met_delen,
    )


def rates(gemeente: Rij, jaar: int, eur: Getalwaarde, klasse_eur: Getalwaarde, **doel: str) -> Paar:
    """Amounts of the gemeente and of its size class, for all goals or one ``doel``, per inhabitant of each."""
    zelf = {"gm_code": gemeente["gm_code"]}
    klasse = {"grootteklasse": gemeente["grootteklasse"]}
    return (
        rate(eur, gemeente["inwoners"], allocated(jaar, **doel, **zelf), jaar, **zelf),
        rate(klasse_eur, gemeente["klasse_inwoners"], allocated(jaar, **doel, **klasse), jaar, **klasse),
    )


def rate_gap(gemeente: Rij, jaar: int, paar: Paar, **doel: str) -> Zin:
    """``€ 0,22 meer dan ``, for before what it is compared with; of the amounts as shown. ``doel``: as for ``rates``."""
    zelf, klasse = paar
    verschil = _as_shown(zelf) - _as_shown(klasse)
    if not verschil:
        return Zin("evenveel als ")
    bronnen = [
        (allocated(jaar, **doel, **wie), inhabitants(jaar, **wie))
        for wie in ({"gm_code": gemeente["gm_code"]}, {"grootteklasse": gemeente["grootteklasse"]})
    ]
    (eigen, inwoners), (ander, andere_inwoners) = bronnen if verschil > 0 else bronnen[::-1]
    bron = rate_difference(eigen, inwoners, ander, andere_inwoners)
    return Zin(
        Cijfer(abs(verschil), "per_inwoner", bron, "Verschil per inwoner"),
        f" {'meer' if verschil > 0 else 'minder'} dan ",
    )


def summarise_comparison(gemeente: Rij, paar: Paar) -> Zin:
    """The figure in one sentence: above or below the class, by the difference of the amounts as shown."""
    zelf, klasse = paar
    verschil = _as_shown(zelf) - _as_shown(klasse)
    begin = fill(
        "Aan {naam} is {zelf} per inwoner toegerekend{zeker}",
        naam=gemeente["naam"],
        zelf=zelf,
        zeker=f" ({gemeente['toegewezen_status']})" if gemeente["toegewezen_status"] else "",
    )
    if not verschil:
        return begin + f", evenveel als gemiddeld in de klasse {gemeente['grootteklasse']}."
    return begin + fill(
        ", {verschil} {richting} dan gemiddeld in de klasse {naam} ({klasse}).",
        verschil=Cijfer(abs(verschil), "per_inwoner", zonder_bron="verschil van twee getoonde bedragen"),
        richting="meer" if verschil > 0 else "minder",
        naam=gemeente["grootteklasse"],
        klasse=klasse,
    )


def _as_shown(cijfer: Cijfer) -> Decimal:
    return Decimal(cijfer.waarde or 0).quantize(Decimal("0.01"), ROUND_HALF_UP)


def comparison_figure(doelen: Iterable[tuple[Rij, Paar]]) -> Figuur:
    """A bar for the gemeente and a mark for the average of its class, in euro per inhabitant.

    Rows: doel_naam, toewijzing_status; one per goal.
    """
    rijen = list(doelen)
    zelf, klasse = [paar[0] for _, paar in rijen], [paar[1] for _, paar in rijen]
    teksten = [
        f"{van_zelf.tekst} per inwoner, grootteklasse {van_klasse.tekst}"
        for _, (van_zelf, van_klasse) in rijen
    ]
    hover = [
        f"<b>{r['doel_naam']}</b><br>{tekst}<br>Status: {r['toewijzing_status']}"
        for (r, _), tekst in zip(rijen, teksten, strict=True)
    ]
    balken = [
        bars(
            zelf,
            hover,
            x=[float(cijfer) for cijfer in zelf],
            marker={"color": PRIMAIR, "pattern": pattern(*[r["toewijzing_status"] for r, _ in rijen])},
        ),
        diamonds(klasse, hover),
    ]
    maximum = max(map(float, [*zelf, *klasse]), default=1.0) or 1.0
    labels = [(short_goal(r["doel_naam"]), tekst) for (r, _), tekst in zip(rijen, teksten, strict=True)]
    return bar_figure(balken, labels, maximum * 1.03, "euro per inwoner")


def money_grid(
    doelen: pl.DataFrame,
    gemeente: Rij,
    jaar: int,
    bewijs_href: Callable[[str], str],
    regios: Mapping[str, Rij] = MappingProxyType({}),
) -> html.Div:
    """What is allocated to the gemeente per goal and form, and per inhabitant beside its size class.

    Forms without money are left out; ``bewijs_href`` gives the address of the calculation of a goal. ``regios``: by goal who
    receives it for the region, where it is no money of one gemeente. Frame: ``vragen/gemeente/gemeente_doelen``, which may be
    folded: of a bundle the calculation is that of its first part.
    """
    gm, samen = gemeente["gm_code"], wholes(doelen)
    elders = {doel for doel, regio in regios.items() if not regio["is_centrum"]}
    return raster(
        "raster-geld",
        "Toegewezen per doel",
        [
            kolom.doel(totaal="Totaal"),
            kolom.getal(
                "totaal",
                "Toegewezen",
                lambda r: None if r["doel"] in elders else r["toegewezen_eur"],
                reden=GEEN_ONTVANGER,
                herkomst=allocated(jaar, gm_code=gm, doel="{doel_code}"),
                totaal=total(samen["toegewezen_eur"]),
                totaal_herkomst=allocated(jaar, gm_code=gm),
                breedte=108,
                groei=1.2,
            ),
            kolom.badge(
                "status",
                "Status",
                "toewijzing_status",
                totaal=weakest_status(samen.filter(samen["toegewezen_eur"] != 0)["toewijzing_status"]),
                breedte=124,
            ),
            *_form_columns(samen, jaar, gm, elders),
            *_rate_columns(samen, gemeente, jaar, regios),
            _proof_column(bewijs_href),
        ],
        [
            r | {"doel_naam": mark_goal(r["doel_naam"], regios.get(r["doel"]))}
            for r in doelen.iter_rows(named=True)
        ],
        mee={"doel_code": "doel"},
    )


def _proof_column(bewijs_href: Callable[[str], str]) -> kolom.Kolom:
    """A link to the calculation of a goal; of a bundle to that of its first part."""
    return kolom.link(
        "bewijs",
        "Berekening",
        lambda _: "bekijk",
        lambda r: bewijs_href(r["doel"].split("~")[0]),
        lambda r: f"Bekijk de berekening van {short_goal(r['doel_naam'])}",
        breedte=110,
    )


def _form_columns(doelen: pl.DataFrame, jaar: int, gm: str, elders: Collection[str]) -> list[kolom.Kolom]:
    """A column for every form that has money; ``elders``: goals that another gemeente receives for this one too."""
    return [
        kolom.getal(
            veld,
            VORMEN_KORT[vorm][:1].upper() + VORMEN_KORT[vorm][1:],
            lambda r, veld=veld: None if r["doel"] in elders else r[veld],
            herkomst=allocated(jaar, gm_code=gm, doel="{doel_code}", vorm=vorm),
            reden="–",
            totaal=total(doelen[veld]),
            totaal_herkomst=allocated(jaar, gm_code=gm, vorm=vorm),
            breedte=135,
        )
        for veld, vorm in _VORMVELDEN.items()
        if total(doelen[veld])
    ]


def _rate_columns(
    doelen: pl.DataFrame, gemeente: Rij, jaar: int, regios: Mapping[str, Rij]
) -> list[kolom.Kolom]:
    """The same per inhabitant, of the gemeente and of its size class; money for a region is in neither."""
    eigen = doelen.filter(~pl.col("doel").is_in(list(regios)))
    doel = own_goals(gemeente) if regios else {}
    zelf, klasse = rates(gemeente, jaar, total(eigen["toegewezen_eur"]), total(eigen["klasse_eur"]), **doel)
    zelf_doel, klasse_doel = rates(gemeente, jaar, 0, 0, doel="{doel_code}")
    return [
        kolom.getal(
            "per_inwoner",
            "Per inwoner",
            lambda r: None if r["doel"] in regios else Decimal(r["toegewezen_eur"]) / gemeente["inwoners"],
            "per_inwoner",
            reden=VOOR_DE_REGIO,
            herkomst=zelf_doel.verwijzing,
            totaal=zelf,
            breedte=115,
        ),
        kolom.getal(
            "klasse",
            "Grootteklasse, per inwoner",
            lambda r: None if r["doel"] in regios else Decimal(r["klasse_eur"]) / gemeente["klasse_inwoners"],
            "per_inwoner",
            reden=VOOR_DE_REGIO,
            herkomst=klasse_doel.verwijzing,
            totaal=klasse,
            breedte=135,
        ),
    ]


def _outside_fund(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Amounts that are counted for a gemeente but did not go to it say so, in the words of their line."""
    regels = gegevens.read("envelop", jaar=toestand.jaar).filter(
        (pl.col("vorm") == "buiten_gemeentefonds") & (pl.col("verdeeld_eur") > 0)
    )
    if not regels.height:
        return None
    redenen = [
        f"{short_goal(r['doel_naam'])}: {r['sleutel_toelichting'] or r['bron']}"
        for r in regels.iter_rows(named=True)
    ]
    return notice(
        "info",
        "Een deel van dit bedrag loopt buiten het gemeentefonds om en is niet voor de gemeente zelf.",
        *redenen,
    )
