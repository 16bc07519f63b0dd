"""What is on a long page, as links to its parts."""

from collections.abc import Iterable

from dash import html


def contents(delen: Iterable[tuple[str, str]]) -> html.Nav:
    """Links to the parts of this page; ``delen`` are their ids and names."""
    return html.Nav(
        html.Ul([html.Li(html.A(naam, href=f"#{id_}")) for id_, naam in delen]),
        className="fk-inhoudsopgave",
        **{"aria-label": "Op deze pagina"},
    )
