"""A line of the envelope in the form: its amount, its key and where that is taken from, drawn and read back.

Values come back as pattern ids ``{"soort": "sc-bedrag", "regel": …}``; assets/scenario.js keeps slider, field and the sum
together in the browser.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import dash_mantine_components as dmc
import polars as pl
from dash import dcc, html

from dashboard.beeld.badges import status_badge
from dashboard.beeld.kenmerken import kenmerken
from dashboard.kader.keuzes import choice
from dashboard.pages.scenario.invoer import GETAL, Invoer, field_id
from pipelines.basis.bevinding import meld
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.envelop import Envelopregel
from pipelines.scenario.melden import Plaats, Verslag
from pipelines.scenario.ontwerp import Ontwerp, set_key

VELDEN = MappingProxyType({"bedrag": "regel", "sleutel": "regel", "stand": "regel"})
"""The fields of a line; each has one per line."""
_STAP = 50_000
_MILJOEN = 1_000_000
_LIJST_ID = "sc-sleutellijst"
_SOORTEN = MappingProxyType(
    {"maatstaf": "maatstaf ", "du": "decentralisatie-uitkering ", "cluster": "cluster "}
)


@dataclass(frozen=True)
class Sleutelkeuzes:
    """What there is to choose from: ``sleutels`` (sleutel, naam, groep) and ``standen`` (circulaire, jaar, naam)."""

    sleutels: pl.DataFrame
    standen: pl.DataFrame


def key_list(sleutels: pl.DataFrame) -> html.Datalist:
    """The keys that a field suggests, once for all lines."""
    return html.Datalist(
        [
            html.Option(value=sleutel, label=f"{naam}, {groep.lower()}")
            for sleutel, naam, groep in sleutels.iter_rows()
        ],
        id=_LIJST_ID,
    )


def line_fields(
    regel: Envelopregel, naam: str, was_eur: int | None, status: str | None, keuzes: Sleutelkeuzes
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
                id=field_id("schuif", "regel", regel.regel),
                value=min(regel.bedrag_eur, hoogste),
                min=0,
                max=hoogste,
                step=_STAP,
                label=None,
                thumbLabel=f"Schuif het bedrag van {naam}",
                className="sc-schuif",
            ),
            dmc.NumberInput(
                id=field_id("bedrag", "regel", regel.regel),
                value=regel.bedrag_eur,
                allowDecimal=False,
                step=100_000,
                className="sc-bedrag",
                **GETAL,
                **kenmerken(aria_label=f"Bedrag van {naam} in euro"),
            ),
            _key_fields(regel, naam, keuzes),
        ],
        className="sc-regel",
    )


def _key_fields(regel: Envelopregel, naam: str, keuzes: Sleutelkeuzes) -> html.Details:
    stand = _name_stand(regel.sleutel_circulaire, regel.sleutel_jaar)
    standen = {_name_stand(c, j): n for c, j, n in keuzes.standen.iter_rows()}
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
                        id=field_id("sleutel", "regel", regel.regel),
                        value=regel.sleutel,
                        list=_LIJST_ID,
                        type="text",
                        maxLength=2000,
                        className="sc-tekst",
                        autoComplete="off",
                    ),
                ]
            ),
            choice(
                field_id("stand", "regel", regel.regel), "Cijfers uit", standen.items(), stand, className=""
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
    return _SOORTEN.get(sleutel.split(":")[0], "") + namen[sleutel] if sleutel in namen else sleutel


def _name_stand(circulaire: str | None, jaar: int | None) -> str:
    """A source of weights as one word: ``M2024/2025``, or ``/2025`` for inhabitants."""
    return f"{circulaire or ''}/{jaar or ''}"


def read_amounts(ontwerp: Ontwerp, jaar: int, invoer: Invoer, verslag: Verslag) -> dict[str, int]:
    """The amount of every line; one that the form did not show stays as it is."""
    bedragen = {}
    for regel in ontwerp.of_year(jaar):
        waarde = invoer.typed("bedrag").get(regel.regel, regel.bedrag_eur)
        if isinstance(waarde, int | float) and waarde == int(waarde) and 0 <= waarde < 10**15:
            bedragen[regel.regel] = int(waarde)
        else:
            plek = verslag.plek(Plaats(sleutel=f"{regel.regel}, bedrag"))
            verslag.add(meld("scenario_formulier.bedrag", plek, "" if waarde is None else waarde))
    return bedragen


def read_changes(oud: Envelopregel, invoer: Invoer) -> Mapping[str, object]:
    """What the form makes of a line besides its amount: nothing, or its key with where that is taken from."""
    sleutel = str(invoer.typed("sleutel").get(oud.regel) or oud.sleutel).strip()
    stand = invoer.typed("stand").get(oud.regel) or _name_stand(oud.sleutel_circulaire, oud.sleutel_jaar)
    circulaire, _, jaar = str(stand).partition("/")
    nieuw = set_key(oud, sleutel, circulaire or None, int(jaar) if jaar.isdecimal() else None)
    return {} if all(getattr(oud, naam) == waarde for naam, waarde in nieuw.items()) else nieuw
