"""Plain HTML goes to the browser as one component; what an answer may write to stays a component of its own."""

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard.kader.stil import Stil, settle


def test_a_table_is_one_component_with_all_that_stands_in_it():
    rij = html.Tr([html.Th("Iv3", scope="row"), html.Td(["€ 1", html.Br(), 2], **{"data-kop": "Lasten"})])
    (stil,) = settle([html.Table(html.Tbody(rij), className="fk-tabel")])
    assert stil.boom == [
        [
            "table",
            {"className": "fk-tabel"},
            [
                "tbody",
                {},
                [
                    "tr",
                    {},
                    ["th", {"scope": "row"}, "Iv3"],
                    ["td", {"data-kop": "Lasten"}, "€ 1", ["br", {}], 2],
                ],
            ],
        ]
    ]


def test_what_lives_stays_and_what_stands_around_it_is_joined_per_run():
    knop = html.Button("Meer", id="meer")
    geteld = html.Button("Klik", n_clicks=0)
    link = dcc.Link("Kaart", href="/kaart")
    inhoud = settle(
        html.Div(
            [
                "Tekst ",
                html.B("vet"),
                html.I("schuin"),
                knop,
                html.P("een"),
                html.P("twee"),
                link,
                geteld,
                "los",
            ]
        )
    )
    soorten = [type(kind).__name__ for kind in inhoud.children]
    assert soorten == ["Stil", "Button", "Stil", "Link", "Button", "str"]
    assert inhoud.children[0].boom == ["Tekst ", ["b", {}, "vet"], ["i", {}, "schuin"]]
    assert inhoud.children[2].boom == [["p", {}, "een"], ["p", {}, "twee"]]


def test_an_element_with_something_living_deep_inside_lives():
    inhoud = settle(html.Section([html.H2("Kop"), html.Div(html.P(dcc.Link("x", href="/")))]))
    assert isinstance(inhoud, html.Section)
    assert isinstance(inhoud.children[0], Stil)
    assert isinstance(inhoud.children[1].children.children, dcc.Link)


def test_components_of_a_library_are_left_alone():
    vak = dmc.Alert(html.P("tekst"))
    assert settle(vak) is vak
    assert isinstance(vak.children, html.P)


def test_nothing_stays_nothing_and_text_stays_text():
    assert settle(None) is None
    assert settle("tekst") == "tekst"
    assert settle([]) == []
    assert settle(html.Div([None, "a", None], id="x")).children == ["a"]


def test_what_was_given_is_not_changed():
    binnen = html.P("een")
    buiten = html.Div([binnen, html.Div(id="x")])
    settle(buiten)
    assert buiten.children[0] is binnen
