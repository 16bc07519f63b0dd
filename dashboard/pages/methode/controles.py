"""Every rule that the sources are held against, errors first."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import badge
from dashboard.beeld.kenmerken import INTERN, Kinderen
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.bevinding import Ernst
from pipelines.bouw.regels import read_rule_texts


def checks(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The rules, closed until somebody asks for them."""
    telling = dict(gegevens.read("bevinding").group_by("regel").len().iter_rows())
    regels = sorted(
        read_rule_texts().items(), key=lambda regel: (regel[1].ernst is not Ernst.FOUT, regel[1].melding)
    )
    rijen = [
        (
            tekst.melding,
            badge(tekst.ernst, tekst.ernst),
            tekst.remedie,
            _occurrence(regel, telling.get(regel, 0)),
        )
        for regel, tekst in regels
    ]
    return section(
        "Controles op de bronnen",
        html.Details(
            [
                html.Summary(f"Toon de {len(rijen)} controles"),
                plain_table(
                    "Controles op de bronnen", ("Wat mis kan zijn", "Ernst", "Wat dan te doen", "Nu"), rijen
                ),
            ],
            className="fk-uitklap",
        ),
        lead=f"Bij elke bouw worden {len(rijen)} controles gedaan. Een fout houdt de bouw tegen; een waarschuwing staat bij de bevindingen.",
    )


def _occurrence(regel: str, aantal: int) -> Kinderen:
    if not aantal:
        return "geen"
    return html.A(f"{aantal}×", href=f"/aansluiting?regel={regel}#ah-bevindingen", **INTERN)
