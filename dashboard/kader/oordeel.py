"""Whether a figure can be used: a verdict with its reason, and a sentence to cite that can be copied."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import kenmerken
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.opmaak import enumerate_words, format_datum
from pipelines.herkomst import Herkomst

_DOCUMENTEN = 2
"""How many source documents a sentence names."""


@dataclass(frozen=True)
class Oordeel:
    """``bruikbaar``, ``met voorbehoud`` or ``niet gebruiken als feit``, with why."""

    woord: str
    reden: str
    soort: str


def judge(herkomst: Herkomst) -> Oordeel:
    """The verdict on a figure, by the weakest of what it is made from."""
    if herkomst.waarde is None:
        return Oordeel(
            "niet gebruiken als feit", "Er is geen cijfer; ook ‘nul’ of ‘niets’ volgt daar niet uit.", "fout"
        )
    match herkomst.status:
        case "gepubliceerd":
            return Oordeel("bruikbaar", "Het staat zo in de bron die hieronder is genoemd.", "info")
        case "afgeleid":
            return Oordeel(
                "bruikbaar",
                "Het is met rekenen verkregen uit gepubliceerde cijfers; de stappen staan hieronder.",
                "info",
            )
        case "aanname":
            return Oordeel("met voorbehoud", _assumption(herkomst), "let-op")
        case "voorbeeld":
            return Oordeel("niet gebruiken als feit", "Het is verzonnen om te tonen hoe het werkt.", "fout")
    return Oordeel("met voorbehoud", "Hoe zeker dit is, is niet vastgelegd.", "let-op")


def _assumption(herkomst: Herkomst) -> str:
    """Which steps are assumed, where they say so."""
    stappen = [s.omschrijving for s in herkomst.stappen if s.status == "aanname"][:_DOCUMENTEN]
    waar = f": {enumerate_words([f'‘{stap}’' for stap in stappen])}" if stappen else ""
    return f"Een deel van de weg ernaartoe is een aanname{waar}. Noem dat erbij."


def cite(gegevens: Gegevens, herkomst: Herkomst, waarde: str) -> str:
    """The figure with its status, its sources, of when it is and how it is called, in one sentence."""
    documenten = list(dict.fromkeys(cel.document for cel in herkomst.cellen))
    rest = len(documenten) - _DOCUMENTEN
    genoemd = documenten[:_DOCUMENTEN] + (
        [f"{rest} {'ander' if rest == 1 else 'andere'}"] if rest > 0 else []
    )
    bron = f" Bron: {enumerate_words(genoemd)}." if genoemd else ""
    status = f" ({herkomst.status})" if herkomst.status else ""
    return f"{herkomst.omschrijving}: {waarde}{status}.{bron} Fondskompas, {_of_when(gegevens)}, {herkomst.verwijzing.als_tekst()}"


def _of_when(gegevens: Gegevens) -> str:
    if stand := gegevens.stand:
        return f"stand ‘{stand.naam}’ (sha256 {stand.sha256[:12]})"
    bouw = gegevens.read_row("bouw")
    return f"cijfers van {format_datum(bouw['gebouwd_op'].date())}" if bouw else "gepubliceerde cijfers"


def show_verdict(gegevens: Gegevens, herkomst: Herkomst, waarde: str) -> Component:
    """The verdict and the sentence, with a button that copies it (assets/kopieer.js)."""
    oordeel, zin = judge(herkomst), cite(gegevens, herkomst, waarde)
    return html.Section(
        [
            html.P(
                ["Mag ik dit gebruiken? ", html.Strong(f"{oordeel.woord.capitalize()}."), f" {oordeel.reden}"]
            ),
            html.P(
                [
                    html.Span(zin, className="fk-oordeel__zin"),
                    " ",
                    html.Button(
                        "Kopieer deze zin",
                        type="button",
                        className="fk-knop",
                        **kenmerken(data_fk_kopieer=zin),
                    ),
                    html.Span(className="fk-oordeel__gedaan", role="status"),
                ]
            ),
        ],
        className=f"fk-oordeel fk-oordeel--{oordeel.soort}",
        **kenmerken(aria_label="Mag ik dit cijfer gebruiken, en hoe noem ik het?"),
    )
