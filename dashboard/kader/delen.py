"""A page in parts, of which one is open: each has an address of its own (``deel=``), and only what is open is asked for."""

import json

import dash
from dash import Input, Output, html
from dash.development.base_component import Component

from dashboard.beeld.kenmerken import Kind, kenmerken
from dashboard.gegevens.toestand import Toestand
from dashboard.kader.pagina import Deel, Pagina

VELD = "deel"
"""The field of the address that says which part is open."""


def part_codes(pagina: Pagina) -> list[str]:
    """The codes of the parts of a page, that of the one which opens without a choice first."""
    return [deel.code for deel in pagina.delen]


def find_part(delen: tuple[Deel, ...], toestand: Toestand) -> Deel:
    """The part that is open: the one in the address, else the first."""
    code = toestand.kies(VELD, [deel.code for deel in delen], delen[0].code)
    return next(deel for deel in delen if deel.code == code)


def part_bar(delen: tuple[Deel, ...], toestand: Toestand, pad: str) -> Component:
    """Links to the parts of a page, the open one marked, and below them those to its headings where it has several.

    Each link carries the anchors of its part, so that an address with only an anchor finds it (assets/opzoeken.js).
    """
    hier = find_part(delen, toestand)
    links = [
        html.Li(
            html.A(
                deel.naam,
                href=pad + toestand.search(**{VELD: deel.code}),
                className="fk-delen__link",
                **kenmerken(
                    data_fk_ga="",
                    data_fk_ankers=" ".join(anker for anker, _ in deel.inhoud),
                    aria_current="page" if deel == hier else None,
                ),
            )
        )
        for deel in delen
    ]
    return html.Div(
        [
            html.Nav(
                html.Ul(links, className="fk-delen__lijst"),
                className="fk-delen",
                **kenmerken(aria_label="Delen van deze pagina"),
            ),
            _headings(hier),
        ]
    )


def _headings(deel: Deel) -> Kind:
    """Links to the headings of a part, which stay in view; nothing where there is one."""
    if len(deel.inhoud) < 2:
        return None
    links = [
        html.Li(html.A(woorden, href=f"#{anker}", className="fk-link")) for anker, woorden in deel.inhoud
    ]
    return html.Nav(
        html.Ul(links, className="fk-delen__koppen"),
        className="fk-delen__inhoud",
        **kenmerken(aria_label=f"Op deze pagina: {deel.naam}"),
    )


def register_parts(app: dash.Dash, pagina: Pagina) -> None:
    """Have the browser show the sections of the open part alone; what was there stays for who comes back to it."""
    eigen = [sectie for sectie in pagina.secties if sectie.deel is not None]
    if not eigen:
        return
    codes, delen = json.dumps(part_codes(pagina)), json.dumps([sectie.deel for sectie in eigen])
    app.clientside_callback(
        f"function(adres) {{ return window.fondskompas.deelDicht({pagina.pad!r}, adres, {codes}, {delen}); }}",
        *[Output(sectie.id, "hidden") for sectie in eigen],
        Input("adres", "data"),
    )
