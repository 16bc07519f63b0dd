"""A plain table: for what is read from top to bottom and printed, not sorted or filtered."""

from collections.abc import Iterable, Sequence

from dash import html

from dashboard.beeld.kenmerken import Kinderen, kenmerken


def plain_table(naam: str, koppen: Sequence[str], rijen: Iterable[Sequence[Kinderen]]) -> html.Div:
    """Rows of cells below their headings; the first cell names its row. ``naam`` is read to who cannot see it.

    On a telephone the headings go and every cell says what it is.
    """
    kop = html.Thead(html.Tr([html.Th(tekst, scope="col") for tekst in koppen]))
    romp = html.Tbody(
        [
            html.Tr(
                [html.Th(rij[0], scope="row")]
                + [
                    html.Td(cel, **kenmerken(data_kop=naam_kolom))
                    for naam_kolom, cel in zip(koppen[1:], rij[1:], strict=True)
                ]
            )
            for rij in rijen
        ]
    )
    return html.Div(
        html.Table(
            [html.Caption(naam, className="fk-verborgen"), kop, romp], className="fk-tabel fk-tabel--lees"
        ),
        className="fk-tabelvak",
        tabIndex=0,
        role="region",
        **kenmerken(aria_label=naam),
    )
