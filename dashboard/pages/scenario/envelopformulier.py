"""The form that changes the envelope of one year: a slider and a field per line, its key, prices and ingroei.

Pure: lines and prices in, components out. Values come back as pattern ids ``{"soort": "sc-bedrag", "regel": …}``;
assets/scenario.js keeps slider, field and the sum together in the browser.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import dash_mantine_components as dmc
import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.badges import status_badge
from dashboard.beeld.kenmerken import kenmerken
from dashboard.kader.keuzes import choice
from dashboard.pages.scenario.invoer import VRIJ, ZELF, name_stand
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.envelop import Envelopregel

_STAP = 50_000
_MILJOEN = 1_000_000
_GETAL = {"thousandSeparator": ".", "decimalSeparator": ",", "hideControls": True, "min": 0}
LIJST_ID = "sc-sleutellijst"


@dataclass(frozen=True)
class Keuzes:
    """What there is to choose from: ``sleutels`` (sleutel, naam, groep), ``standen`` (circulaire, jaar, naam), and the
    prices (doel_naam, indicator, eenheid, prijs_eur)."""

    sleutels: pl.DataFrame
    standen: pl.DataFrame
    prijzen: pl.DataFrame


def line_fields(
    regel: Envelopregel, naam: str, was_eur: int | None, status: str | None, keuzes: Keuzes
) -> html.Fieldset:
    """One line: what it is now and how sure that is, its amount as slider and field, and its key behind a fold."""
    hoogste = max(10 * _MILJOEN, -(-2 * max(regel.bedrag_eur, was_eur or 0) // (5 * _MILJOEN)) * 5 * _MILJOEN)
    nu = ["nieuwe regel"] if was_eur is None else [f"nu {format_eur(was_eur)} ", status_badge(status)]
    return html.Fieldset(
        [
            html.Legend(
                [html.Span(naam, className="sc-regel__naam"), html.Span(nu, className="fk-bijschrift")]
            ),
            dmc.Slider(
                id={"soort": "sc-schuif", "regel": regel.regel},
                value=min(regel.bedrag_eur, hoogste),
                min=0,
                max=hoogste,
                step=_STAP,
                label=None,
                thumbLabel=f"Schuif het bedrag van {naam}",
                className="sc-schuif",
            ),
            dmc.NumberInput(
                id={"soort": "sc-bedrag", "regel": regel.regel},
                value=regel.bedrag_eur,
                allowDecimal=False,
                step=100_000,
                leftSection="€",
                className="sc-bedrag",
                **_GETAL,
                **kenmerken(aria_label=f"Bedrag van {naam} in euro"),
            ),
            _key_fields(regel, naam, keuzes),
        ],
        className="sc-regel",
    )


def _key_fields(regel: Envelopregel, naam: str, keuzes: Keuzes) -> html.Details:
    stand = name_stand(regel.sleutel_circulaire, regel.sleutel_jaar)
    standen = {name_stand(c, j): n for c, j, n in keuzes.standen.iter_rows()}
    standen.setdefault(stand, "geen" if stand == "/" else stand)
    return html.Details(
        [
            html.Summary(
                [
                    "Sleutel: ",
                    html.Span(_key_name(regel.sleutel, keuzes.sleutels), className="sc-sleutelnaam"),
                ]
            ),
            html.Label(
                [
                    html.Span(f"Sleutel van {naam}", className="sc-label"),
                    dcc.Input(
                        id={"soort": "sc-sleutel", "regel": regel.regel},
                        value=regel.sleutel,
                        list=LIJST_ID,
                        type="text",
                        maxLength=2000,
                        className="sc-tekst",
                        autoComplete="off",
                    ),
                ]
            ),
            choice(
                {"soort": "sc-stand", "regel": regel.regel},
                "Cijfers uit",
                standen.items(),
                stand,
                className="",
            ),
            # a browser suggests only what begins like the key that is in the field
            html.P(
                "Typ een andere sleutel, bijvoorbeeld inwoners, of maak het veld leeg voor de lijst.",
                className="fk-bijschrift",
            ),
        ],
        className="sc-sleutel",
    )


def _key_name(sleutel: str, sleutels: pl.DataFrame) -> str:
    """A simple key by its name; a composed one as it is typed."""
    namen = dict(sleutels.select("sleutel", "naam").iter_rows())
    soort = {"maatstaf": "maatstaf ", "du": "decentralisatie-uitkering ", "cluster": "cluster "}
    return soort.get(sleutel.split(":")[0], "") + namen[sleutel] if sleutel in namen else sleutel


def key_list(sleutels: pl.DataFrame) -> html.Datalist:
    """The keys that a field suggests, once for all lines."""
    return html.Datalist(
        [
            html.Option(value=sleutel, label=f"{naam}, {groep.lower()}")
            for sleutel, naam, groep in sleutels.iter_rows()
        ],
        id=LIJST_ID,
    )


def balance_choice(regels: Mapping[str, str], gekozen: str) -> dmc.Select:
    """Which line takes up the difference with the total of the year. ``regels``: name by line."""
    opties = [
        *[(regel, f"haal het uit {naam}") for regel, naam in regels.items()],
        (ZELF, "niets: ik maak de bedragen zelf sluitend"),
        (VRIJ, "niets: het jaartotaal mag anders worden"),
    ]
    return choice("sc-sluit", "Als de regels samen niet het jaartotaal zijn", opties, gekozen, soort="ruim")


def year_scope(jaar: int, laatste: int) -> dmc.Select:
    """Whether a change also holds for later years."""
    opties = [("nu", f"alleen {jaar}")]
    if laatste > jaar:
        opties.append(("later", f"{jaar} t/m {laatste}"))
    return choice("sc-vanaf", "Geldt voor", opties, opties[-1][0], soort="smal")


def price_fields(keuzes: Keuzes, prijzen: Mapping[str, Decimal]) -> html.Details:
    """The price of a unit of capacity per goal; empty means the published one."""
    velden = [
        dmc.NumberInput(
            id={"soort": "sc-prijs", "indicator": r["indicator"]},
            label=f"{r['doel_naam'].split(':')[0]}, per {r['eenheid']}",
            description=f"nu {format_eur(r['prijs_eur'])} (aanname)"
            if r["status"] == "aanname"
            else f"nu {format_eur(r['prijs_eur'])}",
            value=float(prijzen[r["indicator"]]) if r["indicator"] in prijzen else None,
            decimalScale=2,
            leftSection="€",
            **_GETAL,
        )
        for r in keuzes.prijzen.iter_rows(named=True)
    ]
    return _fold(
        "Prijs per fte of locatie",
        "Bepaalt alleen hoeveel capaciteit het geld koopt. Leeg: de prijs van nu.",
        velden,
    )


def phase_in_fields(jaren: Sequence[int], ingroei: Mapping[int, Decimal]) -> html.Details:
    """The ingroei per year, cumulative; empty means no limit."""
    velden = [
        dmc.NumberInput(
            id={"soort": "sc-ingroei", "jaar": jaar},
            label=f"{jaar}, euro per inwoner",
            value=float(ingroei[jaar]) if jaar in ingroei else None,
            decimalScale=2,
            leftSection="€",
            **_GETAL,
        )
        for jaar in jaren
    ]
    return _fold(
        "Ingroei",
        "Hooguit zoveel euro per inwoner meer of minder dan nu, voor het totaal van een gemeente. Het bedrag is cumulatief; "
        "een leeg jaar is vrij.",
        velden,
    )


def _fold(titel: str, uitleg: str, velden: Sequence[Component]) -> html.Details:
    return html.Details(
        [
            html.Summary(titel),
            html.P(uitleg, className="fk-bijschrift"),
            html.Div(list(velden), className="sc-velden"),
        ],
        className="sc-vouw",
    )
