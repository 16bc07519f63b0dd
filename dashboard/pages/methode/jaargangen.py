"""Which circulaires were read, and in which indeling each year is allocated."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.begrippen import term
from dashboard.beeld.cijfer import show
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_datum
from pipelines.basis.verwijzing import reference

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
