"""How one amount was calculated, written so that a controller can redo it with a pocket calculator."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from dash import html

from dashboard.beeld.badges import status_badge
from dashboard.beeld.herkomst import cijfer, linked, reference
from dashboard.beeld.oudraster import cell_reference
from dashboard.beeld.termen import VORMEN, describe_key
from pipelines.basis.opmaak import format_eur, format_exact, format_number

_GETOOND = (
    "envelop_eur",
    "te_verdelen_eur",
    "gewicht",
    "gewicht_totaal",
    "exact_deel",
    "naar_beneden_eur",
    "rest",
    "extra_eur",
)
_GRENZEN = {
    "ondergrens": "Het minimum dat de sleutel deze gemeente geeft",
    "bovengrens": "Het maximum dat de sleutel deze gemeente geeft",
}


def proof_sources(rij: dict, jaar: int, doel: str, gm_code: str) -> dict[str, str]:
    """The references of the figures of a row of ``vragen/gemeente/bewijs``, by column of mart.toewijzing_bewijs."""
    sleutel = {"uitkeringsjaar": jaar, "doel": doel, "vorm": rij["vorm"], "regel": rij["regel"]}
    return {
        kolom: reference("mart.toewijzing_bewijs", kolom, **sleutel, deel=rij["deel"], gm_code=gm_code)
        for kolom in (*_GETOOND, "bedrag_eur")
    }


def calculation(rij: dict, bronnen: Mapping[str, str] = MappingProxyType({})) -> html.Article:
    """One line of the envelope, or one part of it, for one gemeente. Row of ``vragen/gemeente/bewijs``; ``bronnen`` as proof_sources."""
    deel = f", deel {rij['deel']}" if rij["delen"] > 1 else ""
    return html.Article(
        className="fk-berekening",
        children=[
            html.H3(
                [
                    VORMEN.get(rij["vorm"], rij["vorm"]),
                    f", naar {describe_key(rij['sleutel'], maatstaf=rij['sleutel_maatstaf'])}{deel} ",
                    html.Code(
                        rij["regel"], className="fk-code", title="De code van deze regel in pok/envelop.csv"
                    ),
                ]
            ),
            html.P(
                linked(_formula(rij), _formula_sources(rij, bronnen)),
                className="fk-som",
            ),
            html.Dl(
                [deel for naam, waarde in _facts(rij, bronnen) for deel in (html.Dt(naam), html.Dd(waarde))],
                className="fk-feiten",
            ),
        ],
    )


def _formula(rij: dict) -> str:
    """€ 13.750.000 × 41.742.869,79 ÷ 29.314.820.139,07 = 19.579,31 → € 19.579 + € 0 = € 19.579."""
    if rij["positie"] in _GRENZEN:
        return f"{_GRENZEN[rij['positie']]}: {format_eur(rij['bedrag_eur'])}"
    return (
        f"{format_eur(rij['deelbaar_eur'])} × {format_exact(rij['gewicht'])} ÷ {format_exact(rij['gewicht_totaal'])} = {format_number(_cut(rij['exact_deel']), 4)}… "
        f"→ {format_eur(rij['naar_beneden_eur'])} + {format_eur(rij['extra_eur'])} = {format_eur(rij['bedrag_eur'])}"
    )


def _formula_sources(rij: dict, bronnen: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """The numbers of the sum in reading order; the cut share and the step between are read in the list below it."""
    return [
        (format_eur(rij["deelbaar_eur"]), bronnen.get("te_verdelen_eur")),
        (format_exact(rij["gewicht"]), bronnen.get("gewicht")),
        (format_exact(rij["gewicht_totaal"]), bronnen.get("gewicht_totaal")),
        (format_eur(rij["naar_beneden_eur"]), bronnen.get("naar_beneden_eur")),
        (f"{format_eur(rij['extra_eur'])}", bronnen.get("extra_eur")),
        (format_eur(rij["bedrag_eur"]), bronnen.get("bedrag_eur")),
    ]


def _cut(waarde: Decimal) -> Decimal:
    """Four decimals, cut and not rounded, so that a share never looks higher than it is."""
    return Decimal(int(waarde * 10_000)) / 10_000


def _facts(rij: dict, bronnen: Mapping[str, str]) -> list[tuple[str, object]]:
    sleutel = describe_key(
        rij["sleutel"],
        circulaire=rij["circulaire_naam"],
        jaar=rij["sleutel_jaar"],
        maatstaf=rij["sleutel_maatstaf"],
    )
    toelichting = (
        [" ", html.Span(rij["sleutel_toelichting"], className="fk-bijschrift")]
        if rij["sleutel_toelichting"]
        else []
    )
    delen = (
        f", de som van {rij['aantal_delen']} gemeenten die sindsdien zijn samengegaan"
        if rij["aantal_delen"] > 1
        else ""
    )
    return [
        (
            "Te verdelen",
            [
                cijfer(format_eur(rij["envelop_eur"]), bronnen.get("envelop_eur"), naam="Te verdelen"),
                f" ({cell_reference(rij['envelop_document'], rij['envelop_cel'])}) ",
                status_badge(rij["status"]),
                html.Span(f" {rij['bron']}", className="fk-bijschrift"),
            ],
        ),
        ("Sleutel", [sleutel, " ", status_badge(rij["sleutel_status"]), *toelichting]),
        *_limits(rij),
        (
            "Gewicht van deze gemeente",
            [cijfer(format_exact(rij["gewicht"]), bronnen.get("gewicht"), naam="Gewicht"), delen],
        ),
        (
            "Gewicht van alle gemeenten",
            cijfer(
                format_exact(rij["gewicht_totaal"]), bronnen.get("gewicht_totaal"), naam="Gewicht van allen"
            ),
        ),
        (
            "Exact aandeel, naar beneden",
            linked(
                f"{format_exact(rij['exact_deel'])} (negen decimalen, afgekapt) → {format_eur(rij['naar_beneden_eur'])}",
                [
                    (format_exact(rij["exact_deel"]), bronnen.get("exact_deel")),
                    (format_eur(rij["naar_beneden_eur"]), bronnen.get("naar_beneden_eur")),
                ],
            ),
        ),
        (
            "Rest van de deling",
            linked(
                f"{format_exact(rij['rest'])}: {format_eur(rij['deelbaar_eur'])} × gewicht − {format_number(rij['naar_beneden_eur'])} × gewicht van alle gemeenten",
                [(format_exact(rij["rest"]), bronnen.get("rest"))],
            ),
        ),
        ("Afronding: grootste rest", _rounding(rij)),
    ]


def _limits(rij: dict) -> list[tuple[str, object]]:
    """What the limits of a key leave to be divided by weight; nothing for a key without limits."""
    if rij["ondergrens_eur"] is None:
        return []
    boven = (
        "geen maximum" if rij["bovengrens_eur"] is None else f"hooguit {format_eur(rij['bovengrens_eur'])}"
    )
    return [
        (
            "Grenzen",
            f"{rij['sleutel_tekst']}: voor deze gemeente minstens {format_eur(rij['ondergrens_eur'])}, {boven}",
        ),
        ("Naar gewicht verdeeld", f"{format_eur(rij['deelbaar_eur'])}, over wie niet aan een grens zit"),
    ]


def _rounding(rij: dict) -> str:
    """Why this gemeente does or does not get one of the euros that are left after rounding down."""
    if not rij["gewicht"]:
        return (
            "Deze gemeente krijgt niets uit deze uitkering; die gaat naar centrumgemeenten voor hun regio."
            if rij["sleutel"].startswith("du:")
            else "Deze gemeente heeft in deze sleutel geen gewicht en krijgt er niets uit."
        )
    over = rij["te_verdelen_eur"]
    if not over:
        return "Na het naar beneden afronden blijft er geen euro over; elke gemeente houdt haar eigen deel."
    wel = "krijgt deze gemeente er een" if rij["extra_eur"] else "krijgt deze gemeente er geen"
    return f"Na het naar beneden afronden blijft {format_eur(over)} over. Die gaan per euro naar de grootste resten, bij gelijke rest naar de laagste CBS-code. Met plaats {format_number(rij['rang'])} {wel}."
