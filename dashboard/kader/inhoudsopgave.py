"""A list of the parts of a long page, so that nobody has to scroll for the last one."""

from collections.abc import Iterable

from dash import html

from dashboard.beeld.kenmerken import kenmerken


def contents(delen: Iterable[tuple[str, str]]) -> html.Nav:
    """Links to the headings of a page; ``delen`` has the id of each heading and its words."""
    return html.Nav(
        [
            html.P("Op deze pagina", className="fk-inhoudsopgave__naam"),
            html.Ul(
                [html.Li(html.A(woorden, href=f"#{id_}", className="fk-link")) for id_, woorden in delen]
            ),
        ],
        className="fk-inhoudsopgave",
        **kenmerken(aria_label="Op deze pagina"),
    )
