"""What the figures rest on: vintages and indeling, what is compared and checked, and who published the files."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import badge, foldout, plain_table, term
from dashboard.beeld.kenmerken import INTERN, Kinderen
from dashboard.gegevens.bronnen import ONBEKEND, UITGEVERS
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.bevinding import Ernst
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count, format_datum
from pipelines.basis.verwijzing import reference
from pipelines.bouw.regels import read_rule_texts, read_subjects

_PER_GEMEENTE = "de herkomst van een factor hoort bij een gemeente, en staat bij haar jaargangen"


def vintages(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The circulaires, and the years."""
    jaargangen = [
        (
            f"{r['naam']} voor {r['uitkeringsjaar']}",
            Cijfer(r["uitkeringsfactor"], "getal3", zonder_bron=_PER_GEMEENTE).tekst,
            format_datum(r["indeling_peildatum"]),
            ", ".join(map(str, r["sleutel_voor"])) or html.Span("geen jaar", className="fk-reden"),
        )
        for r in gegevens.read("circulaires").iter_rows(named=True)
    ]
    jaren = [
        (
            str(r["uitkeringsjaar"]),
            show(_total(r["uitkeringsjaar"], r["totaal_eur"])),
            format_datum(r["indeling_peildatum"]),
            r["indeling_toelichting"],
        )
        for r in gegevens.read("jaren").iter_rows(named=True)
    ]
    return section(
        "Jaargangen en gemeentelijke indeling",
        html.H3("Ingelezen circulaires"),
        plain_table(
            "Ingelezen jaargangen",
            ("Jaargang", "Uitkeringsfactor", "Indeling van", "Levert een sleutel voor"),
            jaargangen,
        ),
        html.H3("Uitkeringsjaren"),
        plain_table(
            "Uitkeringsjaren en hun indeling", ("Jaar", "Jaartotaal", "Indeling van", "Toelichting"), jaren
        ),
        lead=[
            "Elk cijfer van het gemeentefonds hoort bij een ",
            term("jaargang"),
            "; een nieuwe overschrijft geen oude. Elk jaar is in één ",
            term("indeling"),
            " verdeeld. Samengevoegde gemeenten worden opgeteld; teruggesplitst wordt er nooit.",
        ],
    )


def _total(jaar: int, eur: int) -> Cijfer:
    bron = reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar)
    return Cijfer(eur, "eur", bron, naam=f"Jaartotaal {jaar}")


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
        foldout(
            f"Toon de {len(rijen)} controles",
            plain_table(
                "Controles op de bronnen", ("Wat mis kan zijn", "Ernst", "Wat dan te doen", "Nu"), rijen
            ),
        ),
        lead=f"Bij elke bouw worden {len(rijen)} controles gedaan. Een fout houdt de bouw tegen; een waarschuwing staat bij de bevindingen.",
    )


def _occurrence(regel: str, aantal: int) -> Kinderen:
    if not aantal:
        return "geen"
    return html.A(f"{aantal}×", href=f"/aansluiting?regel={regel}#ah-bevindingen", **INTERN)


_GETELD = "telling van wat is ingelezen"


def sources(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The folders, and the way to all documents."""
    documenten = gegevens.read("documentcijfers").with_columns(
        map=pl.col("document").str.split("/").list.first()
    )
    rijen = [
        (
            map_,
            uitgever.wie,
            uitgever.licentie,
            f"{count(aantal, 'document', 'documenten')}, {Cijfer(cijfers, 'aantal', zonder_bron=_GETELD).tekst} cijfers",
        )
        for map_, aantal, cijfers in documenten.group_by("map", maintain_order=True)
        .agg(pl.len().alias("aantal"), pl.sum("aantal_cijfers"))
        .iter_rows()
        for uitgever in [UITGEVERS.get(map_, ONBEKEND)]
    ]
    return section(
        "Bronnen",
        plain_table("Bronnen per map", ("Map", "Uitgever", "Licentie", "Gelezen"), rijen),
        html.P(html.A("Alle documenten met hun vingerafdruk", href="/aansluiting#ah-documenten", **INTERN)),
        lead="Alle cijfers komen uit bestanden die bij de software staan; er wordt niets van internet gehaald.",
    )
