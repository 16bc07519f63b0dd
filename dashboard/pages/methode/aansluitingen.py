"""What is compared with what, per subject, and how that came out."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import badge
from dashboard.beeld.begrippen import term
from dashboard.beeld.kenmerken import INTERN, Kinderen
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.bouw.regels import read_subjects


def reconciliations(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The subjects with their outcome."""
    uitkomst = gegevens.read("aansluiting").group_by("onderwerp", "oordeel").len()
    tellingen = {(onderwerp, oordeel): aantal for onderwerp, oordeel, aantal in uitkomst.iter_rows()}
    per_onderwerp: dict[str, list[str]] = {}
    for tekst in read_subjects().values():
        per_onderwerp.setdefault(tekst["onderwerp"], []).append(tekst["uitleg"])
    rijen = [
        (
            html.A(onderwerp, href=f"/aansluiting?onderwerp={onderwerp}#ah-alle", **INTERN),
            html.Ul([html.Li(uitleg) for uitleg in uitleggen], className="fk-lijst"),
            _verdicts(tellingen, onderwerp),
        )
        for onderwerp, uitleggen in sorted(per_onderwerp.items())
    ]
    return section(
        "Aansluitingen",
        plain_table("Aansluitingen per onderwerp", ("Onderwerp", "Wat is vergeleken", "Uitkomst"), rijen),
        lead=["Een ", term("aansluiting"), " vergelijkt twee cijfers die gelijk horen te zijn. Een kant die ontbreekt, telt nooit als gelijk."],
    )  # fmt: skip


def _verdicts(tellingen: dict[tuple[str, str], int], onderwerp: str) -> Kinderen:
    gevonden = [
        html.Li([f"{tellingen[onderwerp, oordeel]}× ", badge(oordeel, oordeel)])
        for oordeel in ("wijkt af", "open vraag", "verklaard", "sluit aan")
        if (onderwerp, oordeel) in tellingen
    ]
    return (
        html.Ul(gevonden, className="fk-lijst") if gevonden else html.Span("nog geen", className="fk-reden")
    )
