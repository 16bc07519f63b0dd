"""How one amount was calculated, written so that a controller can redo it with a pocket calculator."""

from collections.abc import Mapping
from decimal import Decimal

from dash import html

from dashboard.beeld.celadres import cell_reference
from dashboard.beeld.cijfer import Inhoud, show
from dashboard.beeld.elementen import facts, note, status_badge
from dashboard.beeld.kolom import Rij
from dashboard.beeld.termen import VORMEN, describe_key, describe_line_key
from pipelines.basis.cijfer import Cijfer, Notatie
from pipelines.basis.opmaak import format_eur, format_number
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, fill

_GRENZEN = {
    "ondergrens": "Het minimum dat de sleutel deze gemeente geeft",
    "bovengrens": "Het maximum dat de sleutel deze gemeente geeft",
}


def calculation(rij: Rij, **van: object) -> html.Article:
    """One line of the envelope, or one part of it, for one gemeente. Row of ``vragen/gemeente/bewijs``.

    ``van``: uitkeringsjaar, doel and gm_code, with which its figures lead to where they come from; those of a scenario or of
    an example lead nowhere.
    """
    deel = f", deel {rij['deel']}" if rij["delen"] > 1 else ""
    cijfers = _figures(rij, van)
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
            html.P(show(_formula(rij, cijfers)), className="fk-som"),
            facts(_facts(rij, cijfers)),
        ],
    )


def _figures(rij: Rij, van: Mapping[str, object]) -> dict[str, Cijfer]:
    """The figures of the row, by column of mart.toewijzing_bewijs."""
    sleutel = {"doel": van.get("doel"), "vorm": rij["vorm"], "regel": rij["regel"], "deel": rij["deel"]}

    def cijfer(kolom: str, notatie: Notatie, waarde: str = "", naam: str = "") -> Cijfer:
        bron = reference(
            "mart.toewijzing_bewijs",
            kolom,
            **{"uitkeringsjaar": van.get("uitkeringsjaar"), **sleutel, "gm_code": van.get("gm_code")},
        )
        return Cijfer(
            rij[waarde or kolom],
            notatie,
            bron if van else None,
            naam,
            zonder_bron="van een scenario of een voorbeeld",
        )

    return {
        "envelop": cijfer("envelop_eur", "eur", naam="Te verdelen"),
        "deelbaar": cijfer("te_verdelen_eur", "eur", "deelbaar_eur"),
        "gewicht": cijfer("gewicht", "exact", naam="Gewicht"),
        "totaal": cijfer("gewicht_totaal", "exact", naam="Gewicht van allen"),
        "exact": cijfer("exact_deel", "exact"),
        "beneden": cijfer("naar_beneden_eur", "eur"),
        "rest": cijfer("rest", "exact"),
        "extra": cijfer("extra_eur", "eur"),
        "bedrag": cijfer("bedrag_eur", "eur"),
    }


def _formula(rij: Rij, cijfers: Mapping[str, Cijfer]) -> Zin:
    """€ 13.750.000 × 41.742.869,79 ÷ 29.314.820.139,07 = 19.579,31 → € 19.579 + € 0 = € 19.579.

    The cut share and the step between are read in the list below it.
    """
    if rij["positie"] in _GRENZEN:
        return Zin(f"{_GRENZEN[rij['positie']]}: ", cijfers["bedrag"])
    return fill(
        "{deelbaar} × {gewicht} ÷ {totaal} = {deel}… → {beneden} + {extra} = {bedrag}",
        deel=format_number(_cut(rij["exact_deel"]), 4),
        gewicht=cijfers["gewicht"].als("exact", naam=""),
        totaal=cijfers["totaal"].als("exact", naam=""),
        **{naam: cijfers[naam] for naam in ("deelbaar", "beneden", "extra", "bedrag")},
    )


def _cut(waarde: Decimal) -> Decimal:
    """Four decimals, cut and not rounded, so that a share never looks higher than it is."""
    return Decimal(int(waarde * 10_000)) / 10_000


def _facts(rij: Rij, cijfers: Mapping[str, Cijfer]) -> list[tuple[str, Inhoud | list[Inhoud]]]:
    sleutel = describe_line_key(rij)
    toelichting = [" ", note(rij["sleutel_toelichting"])] if rij["sleutel_toelichting"] else []
    delen = (
        f", de som van {rij['aantal_delen']} gemeenten die sindsdien zijn samengegaan"
        if rij["aantal_delen"] > 1
        else ""
    )
    return [
        (
            "Te verdelen",
            [
                cijfers["envelop"],
                f" ({cell_reference(rij['envelop_document'], rij['envelop_cel'])}) ",
                status_badge(rij["status"]),
                note(f" {rij['bron']}"),
            ],
        ),
        ("Sleutel", [sleutel, " ", status_badge(rij["sleutel_status"]), *toelichting]),
        *_limits(rij),
        ("Gewicht van deze gemeente", [cijfers["gewicht"], delen]),
        ("Gewicht van alle gemeenten", cijfers["totaal"]),
        (
            "Exact aandeel, naar beneden",
            Zin(cijfers["exact"], " (negen decimalen, afgekapt) → ", cijfers["beneden"]),
        ),
        (
            "Rest van de deling",
            Zin(
                cijfers["rest"],
                f": {format_eur(rij['deelbaar_eur'])} × gewicht − {format_number(rij['naar_beneden_eur'])} × gewicht van alle gemeenten",
            ),
        ),
        ("Afronding: grootste rest", _rounding(rij)),
    ]


def _limits(rij: Rij) -> list[tuple[str, Inhoud]]:
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


def _rounding(rij: Rij) -> str:
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
