"""The fields of the form, drawn and read back: lines of the envelope, prices, ingroei, and who takes up a difference.

Values come back as pattern ids ``{"soort": "sc-bedrag", "regel": …}``; assets/scenario.js keeps slider, field and the sum
together in the browser. In a field of euro and cents empty is what holds now.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

import dash_mantine_components as dmc
import polars as pl
from dash import html

from dashboard.beeld.elementen import caption, note, status_badge
from dashboard.beeld.kenmerken import kenmerken
from dashboard.kader.keuzes import choice
from dashboard.pages.scenario.sleutelkeuze import Cijferstand, Sleutelkeuzes, key_fields, read_stand_field
from pipelines.basis.bevinding import meld
from pipelines.basis.opmaak import format_eur
from pipelines.scenario.envelop import Envelopregel
from pipelines.scenario.melden import Plaats, Verslag
from pipelines.scenario.ontwerp import Ontwerp, set_key

GETAL: Mapping[str, Any] = MappingProxyType(
    {"thousandSeparator": ".", "decimalSeparator": ",", "hideControls": True, "min": 0, "leftSection": "€"}
)
"""What every field of an amount has."""


def field_id(soort: str, per: str, wie: object) -> dict[str, object]:
    """The name of a field in the browser: its kind, and which line, goal or year it is of."""
    return {"soort": f"sc-{soort}", per: wie}


@dataclass(frozen=True)
class Invoer:
    """The form of one year. ``velden``: by kind of field what was typed, by the line, indicator or year that it is of.

    ``sluitregel`` is what takes up what the lines together are too much or too little (``balance``).
    """

    naam: str
    en_later: bool
    sluitregel: str
    velden: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def typed(self, soort: str) -> Mapping[str, object]:
        """What was typed in the fields of one kind."""
        return self.velden.get(soort, {})


ZELF, VRIJ = "zelf", "vrij"
"""Besides a line: nobody, the lines must add up; or nobody, the total may differ."""


def balance_choice(regels: Mapping[str, str], gekozen: str) -> dmc.Select:
    """Which line takes up the difference with the total of the year. ``regels``: name by line."""
    opties = [
        *[(regel, f"haal het uit {naam}") for regel, naam in regels.items()],
        (ZELF, "niets: ik maak de bedragen zelf sluitend"),
        (VRIJ, "niets: het jaartotaal mag anders worden"),
    ]
    return choice("sc-sluit", "Als de regels samen niet het jaartotaal zijn", opties, gekozen, soort="ruim")


def default_balance(regels: Iterable[Envelopregel]) -> str:
    """The largest line that no gemeente receives; without one the reader makes the lines add up."""
    vrij = [(regel.bedrag_eur, regel.regel) for regel in regels if regel.sleutel == "geen"]
    return max(vrij)[1] if vrij else ZELF


def balance(bedragen: dict[str, int], totaal_eur: int, sluitregel: str, verslag: Verslag) -> dict[str, int]:
    """Let the chosen line take up the difference with the total of the year."""
    if sluitregel not in bedragen or verslag.heeft_fouten:
        return bedragen
    te_veel = sum(bedragen.values()) - totaal_eur
    if te_veel > bedragen[sluitregel]:
        verslag.add(
            meld(
                "scenario_formulier.sluitregel",
                verslag.plek(Plaats(sleutel=f"{sluitregel}, bedrag")),
                format_eur(bedragen[sluitregel]),
                bedrag=format_eur(te_veel),
            )
        )
    return bedragen | {sluitregel: bedragen[sluitregel] - te_veel}


VELDEN = MappingProxyType(
    {
        "bedrag": "regel",
        "sleutel": "regel",
        "eigen": "regel",
        "stand": "regel",
        "prijs": "indicator",
        "ingroei": "jaar",
    }
)
"""The fields of the form, and what each has one per."""
_STAP = 50_000
_MILJOEN = 1_000_000


def line_fields(
    regel: Envelopregel, naam: str, was_eur: int | None, status: str | None, keuzes: Sleutelkeuzes
) -> html.Fieldset:
    """One line: what it is now and how sure that is, its amount as slider and field, and its key behind a fold."""
    hoogste = max(10 * _MILJOEN, -(-2 * max(regel.bedrag_eur, was_eur or 0) // (5 * _MILJOEN)) * 5 * _MILJOEN)
    nu = ["nieuwe regel"] if was_eur is None else [f"nu {format_eur(was_eur)} ", status_badge(status)]
    return html.Fieldset(
        [
            html.Legend([html.Span(naam, className="sc-regel__naam"), note(nu)]),
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
            key_fields(regel, naam, keuzes, field_id),
        ],
        className="sc-regel",
    )


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


Volger = Callable[[str], Cijferstand]
"""Where the weights of a key come from when nobody says so."""


def read_changes(oud: Envelopregel, invoer: Invoer, volg: Volger) -> Mapping[str, object]:
    """What the form makes of a line besides its amount: nothing, or its key with where that is taken from."""
    eigen = str(invoer.typed("eigen").get(oud.regel) or "").strip()
    sleutel = eigen or str(invoer.typed("sleutel").get(oud.regel) or oud.sleutel).strip()
    stand = read_stand_field(invoer.typed("stand").get(oud.regel))
    if stand is None:
        stand = volg(sleutel) if sleutel != oud.sleutel else (oud.sleutel_circulaire, oud.sleutel_jaar)
    nieuw = set_key(oud, sleutel, *stand)
    return {} if all(getattr(oud, naam) == waarde for naam, waarde in nieuw.items()) else nieuw


_ONBRUIKBAAR = MappingProxyType(
    {"prijs": "scenario_formulier.prijs", "ingroei": "scenario_formulier.ingroei"}
)
_CENT = Decimal("0.01")


def price_fields(prijzen: pl.DataFrame, gezet: Mapping[str, Decimal]) -> html.Details:
    """The price of a unit of capacity per goal. ``prijzen``: doel_naam, indicator, eenheid, prijs_eur, status."""
    velden = [
        _field(
            "prijs",
            r["indicator"],
            f"{r['doel_naam'].split(':')[0]}, per {r['eenheid']}",
            gezet.get(r["indicator"]),
            f"nu {format_eur(r['prijs_eur'])}{' (aanname)' if r['status'] == 'aanname' else ''}",
        )
        for r in prijzen.iter_rows(named=True)
    ]
    return _fold(
        "Prijs per fte of locatie",
        "Bepaalt alleen hoeveel capaciteit het geld koopt. Leeg: de prijs van nu.",
        velden,
    )


def phase_in_fields(jaren: Sequence[int], gezet: Mapping[int, Decimal]) -> html.Details:
    """The ingroei per year, cumulative."""
    velden = [_field("ingroei", jaar, f"{jaar}, euro per inwoner", gezet.get(jaar)) for jaar in jaren]
    return _fold(
        "Ingroei",
        "Hooguit zoveel euro per inwoner meer of minder dan nu, voor het totaal van een gemeente. Het bedrag is cumulatief; "
        "een leeg jaar is vrij.",
        velden,
    )


def _field(
    soort: str, wie: object, label: str, waarde: Decimal | None, nu: str | None = None
) -> dmc.NumberInput:
    return dmc.NumberInput(
        id=field_id(soort, VELDEN[soort], wie),
        label=label,
        value=None if waarde is None else float(waarde),
        decimalScale=2,
        **GETAL,
        **kenmerken(description=nu),
    )


def _fold(titel: str, uitleg: str, velden: list[dmc.NumberInput]) -> html.Details:
    return html.Details(
        [html.Summary(titel), caption(uitleg), html.Div(velden, className="sc-velden")], className="sc-vouw"
    )


def read_prices(invoer: Invoer, gepubliceerd: Mapping[str, Decimal], verslag: Verslag) -> dict[str, Decimal]:
    """The prices that differ from those published."""
    gelezen = _read("prijs", "prijs van {}".format, invoer, verslag)
    return {wie: prijs for wie, prijs in gelezen.items() if prijs != gepubliceerd.get(wie)}


def read_phase_in(invoer: Invoer, verslag: Verslag) -> dict[int, Decimal]:
    """The ingroei of the years that have one."""
    gelezen = _read("ingroei", "ingroei {}".format, invoer, verslag)
    return {int(jaar): bedrag for jaar, bedrag in gelezen.items()}


def _read(soort: str, noem: Callable[[str], str], invoer: Invoer, verslag: Verslag) -> dict[str, Decimal]:
    """What was typed in the fields of a kind; every value that cannot be used is reported."""
    gelezen = {}
    for wie, waarde in invoer.typed(soort).items():
        if waarde in (None, ""):
            continue
        bedrag = _read_cents(waarde)
        if bedrag is None:
            plek = verslag.plek(Plaats(sleutel=noem(wie)))
            verslag.add(meld(_ONBRUIKBAAR[soort], plek, waarde))
        else:
            gelezen[wie] = bedrag
    return gelezen


def _read_cents(waarde: object) -> Decimal | None:
    """What a number field gives, in cents; it is written as it was typed, so nothing is rounded by reading it."""
    try:
        bedrag = Decimal(str(waarde).replace(",", "."))
        centen = bedrag.quantize(_CENT)
        return centen if bedrag == centen and bedrag >= 0 else None
    except InvalidOperation:
        return None
