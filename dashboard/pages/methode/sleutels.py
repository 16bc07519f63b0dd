"""The grammar of keys, each form with the keys of the envelope that use it now."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.opmaak import enumerate_words
from pipelines.basis.queries import Rij
from pipelines.sources.raw.sleutel import parse_sleutel

# The forms of the grammar in pipelines/sources/raw/sleutel.py: how each is written, and what it does.
VORMEN_VAN_SLEUTELS = (
    ("uitkeringsbasis", "uitkeringsbasis", "naar de uitkeringsbasis van een jaargang, zoals geld in de AU"),
    ("inwoners", "inwoners", "naar inwoners op 1 januari"),
    ("gelijk", "gelijk", "iedere ontvanger evenveel"),
    ("cluster", "cluster:<naam>", "naar één cluster van de uitkeringsbasis"),
    ("maatstaf", "maatstaf:<code>", "naar het volume van één maatstaf"),
    ("du", "du:<naam>", "in verhouding tot een bestaande decentralisatie-uitkering"),
    ("geen", "geen", "niet over gemeenten verdeeld: landelijk getoond, nooit stilzwijgend verspreid"),
    (
        "delen",
        "<bedrag> * <sleutel> + <sleutel>",
        "in delen met een eigen sleutel; het laatste deel mag de rest zijn",
    ),
    ("vast", "vast:<bedrag> + <sleutel>", "een vast bedrag per ontvanger, en de rest naar een sleutel"),
    ("minimaal", "<sleutel> [minimaal <bedrag>]", "niemand krijgt minder dan dit bedrag"),
    ("hoogstens", "<sleutel> [hoogstens <bedrag>]", "niemand krijgt meer dan dit bedrag"),
    ("alleen", "<sleutel> [alleen GM0363, GM0599]", "alleen deze gemeenten krijgen iets"),
    (
        "ingroei",
        "<sleutel> [ingroei 7,50 vanaf <sleutel>]",
        "hoogstens zoveel euro per inwoner verschil met een andere sleutel",
    ),
)


def keys(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """What a key may be, and which keys there are."""
    gebruik = gegevens.read("sleutels_in_gebruik").to_dicts()
    vormen = {rij["sleutel"]: forms_of(rij["sleutel"]) for rij in gebruik}
    rijen = [
        (
            uitleg[:1].upper() + uitleg[1:],
            html.Code(schrijfwijze),
            _used([rij for rij in gebruik if vorm in vormen[rij["sleutel"]]]),
        )
        for vorm, schrijfwijze, uitleg in VORMEN_VAN_SLEUTELS
    ]
    return section(
        "Sleutels",
        plain_table(
            "Vormen van sleutels en hun gebruik",
            ("Verdeelt", "Zo staat het in de envelop", "In gebruik"),
            rijen,
        ),
        html.P(
            "Een sleutel is een gegeven in de envelop en geen programmacode. Onbekende woorden worden geweigerd, met de cel erbij.",
            className="fk-bijschrift",
        ),
        lead=f"Een sleutel zegt waarnaar een bedrag wordt verdeeld. De envelop gebruikt nu {termen.count(len(gebruik), 'sleutel', 'verschillende sleutels')}.",
    )


def forms_of(sleutel: str) -> set[str]:
    """Which forms of the grammar a written key uses: ``14 * inwoners + maatstaf:x [minimaal 5]`` → delen, inwoners, …"""
    gelezen = parse_sleutel(sleutel)
    vormen = {deel.basis.soort for deel in gelezen.delen if deel.vast_eur is None} or {"geen"}
    if len(gelezen.delen) > 1:
        vormen.add("vast" if any(deel.vast_eur is not None for deel in gelezen.delen) else "delen")
    for vorm, waarde in (
        ("minimaal", gelezen.minimum_eur),
        ("hoogstens", gelezen.maximum_eur),
        ("alleen", gelezen.ontvangers or None),
        ("ingroei", gelezen.ingroei_basis),
    ):
        if waarde is not None:
            vormen.add(vorm)
    return vormen


def _used(rijen: list[Rij]) -> Component:
    if not rijen:
        return html.Span("nu niet in gebruik", className="fk-reden")
    return html.Ul([html.Li(_use(rij)) for rij in rijen], className="fk-lijst")


def _use(rij: Rij) -> list[str | Component | None]:
    jaren = rij["jaren"]
    periode = str(jaren[0]) if len(jaren) == 1 else f"{jaren[0]}–{jaren[-1]}"
    bron = f", uit {enumerate_words(rij['jaargangen'])}" if rij["jaargangen"] else ""
    woorden = termen.describe_key(rij["sleutel"], maatstaf=rij["maatstaf"])
    return [
        f"{woorden[:1].upper()}{woorden[1:]}: {termen.count(rij['aantal_regels'], 'regel', 'regels')}, {periode}{bron} ",
        *[deel for status in rij["statussen"] or [] for deel in (status_badge(status), " ")],
        html.Code(rij["sleutel"], className="fk-code"),
    ]
