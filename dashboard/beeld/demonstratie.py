"""The demonstration: made-up returns, shown only when somebody asks, never without saying so, and never counted as real."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import INTERN, Kinderen, kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import count
from dashboard.gegevens.toestand import Toestand

VERZONNEN = "Ze tonen de werking en zeggen niets over de genoemde gemeenten."


def demonstration_bar(uit: str) -> Component:
    """What stands above every page while made-up returns are shown; ``uit`` is the same view without them."""
    return html.Aside(
        html.Div(
            [
                html.P(
                    [
                        html.Strong("Demonstratie. "),
                        "Opgaven met het merk voorbeeld zijn verzonnen en tellen nergens mee. Niet om te gebruiken.",
                    ]
                ),
                html.A("Zet de demonstratie uit", href=uit, className="fk-link", **INTERN),
            ],
            className="fk-standbalk__binnen",
        ),
        className="fk-standbalk",
        **kenmerken(aria_label="Demonstratie"),
    )


def no_returns(toestand: Toestand, pad: str, *context: Kinderen, **velden: str) -> Component:
    """That there is no return to show here, what to do about it, and the way to the demonstration.

    ``context``: what there is instead. ``velden``: what the address says besides, such as the part of the page.
    """
    return notice(
        "info",
        f"Nog geen opgave over {toestand.jaar}.",
        "Dat is niet nul: hier is nog niet opgegeven welke capaciteit er is. Een gemeente levert haar cijfers in met het sjabloon van haar fondsbeheerder (fondskompas opgave).",
        *context,
        html.P(
            [
                "Zien hoe dit er met opgaven uitziet? ",
                html.A(
                    "Toon de demonstratie met verzonnen opgaven",
                    href=pad + toestand.search(met_voorbeeld=True, **velden),
                    className="fk-link",
                    **INTERN,
                ),
                ".",
            ]
        ),
    )


def made_up(aantal: int) -> Component | None:
    """That so many of the returns shown are made up; ``None`` when there are none."""
    if not aantal:
        return None
    wat = "opgegeven cijfer is een verzonnen voorbeeld", "opgegeven cijfers zijn verzonnen voorbeelden"
    return notice("let-op", f"{count(aantal, *wat)}.", VERZONNEN)
