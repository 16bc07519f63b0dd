"""How money becomes amounts: the envelope, the grammar of keys, the rounding, and the prices that make capacity of it."""

from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.berekening import calculation
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.celadres import cell_reference
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import caption, note, plain_table, status_badge, term
from dashboard.beeld.envelop import envelope_grid
from dashboard.beeld.kenmerken import Kinderen
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer, Getalwaarde, Notatie
from pipelines.basis.opmaak import count, enumerate_words
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, fill
from pipelines.sources.raw.sleutel import parse_sleutel


def envelope(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The lines with their sum."""
    regels = gegevens.read("envelop", jaar=toestand.jaar)
    bron = reference("mart.envelop", "bedrag_eur", uitkeringsjaar=toestand.jaar)
    zin = fill(
        "De envelop van {jaar} heeft {regels} en telt op tot {som}.",
        jaar=toestand.jaar,
        regels=termen.count(regels.height, "regel", "regels"),
        som=Cijfer(total(regels["bedrag_eur"]), "eur", bron),
    )
    return section(
        f"De envelop van {toestand.jaar}",
        figuurblok(
            "methode-envelop",
            f"Regels van de envelop van {toestand.jaar}",
            zin=zin,
            raster=lambda: envelope_grid(regels, toestand.jaar),
        ),
        lead=[
            zin,
            " Elke regel heeft een bedrag, een ",
            term("vorm"),
            ", een ",
            term("sleutel"),
            " en een bron. De officiële tabel per doel is in geen open bron gevonden; wat ontbreekt is een zichtbare ",
            term("aanname"),
            ", te vervangen in pok/envelop.csv.",
        ],
    )


# The forms of the grammar in pipelines/sources/raw/sleutel.py: how each is written, and what it does.
VORMEN_VAN_SLEUTELS = (
    ("uitkeringsbasis", "uitkeringsbasis", "naar de uitkeringsbasis van een jaargang, zoals geld in de AU"),
    ("inwoners", "inwoners", "naar inwoners op 1 januari"),
    ("gelijk", "gelijk", "iedere ontvanger evenveel"),
    ("cluster", "cluster:<naam>", "naar één cluster van de uitkeringsbasis"),
    ("maatstaf", "maatstaf:<code>", "naar het volume van één maatstaf"),
    (
        "kenmerk",
        "kenmerk:<code>",
        "naar een aantal dat van gemeenten is geteld, zoals inwoners met een laag opleidingsniveau",
    ),
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
        caption(
            "Een sleutel is een gegeven in de envelop en geen programmacode. Onbekende woorden worden geweigerd, met de cel erbij."
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


def rounding(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The policy, and the example."""
    lead = [
        "Een regel wordt in hele euro's verdeeld met de ",
        term("grootste rest"),
        ": ieder deel naar beneden, en wat over is per euro naar de grootste resten. De som is daardoor altijd precies de regel.",
    ]
    voorbeeld = gegevens.read("afronding_voorbeeld", jaar=toestand.jaar)
    if not voorbeeld.height:
        leeg = notice("info", f"In {toestand.jaar} bleef bij geen enkele regel een euro over.")
        return section("Afronding: de grootste rest", leeg, lead=lead)
    eerste = voorbeeld.row(0, named=True)
    laatste_met = voorbeeld.filter(voorbeeld["extra_eur"] > 0).row(-1, named=True)
    bewijs = gegevens.read("bewijs", jaar=toestand.jaar, gm=laatste_met["gm_code"], doel=eerste["doel"])
    regel = bewijs.filter((bewijs["regel"] == eerste["regel"]) & (bewijs["deel"] == eerste["deel"]))
    return section(
        "Afronding: de grootste rest",
        html.H3(f"Uitgewerkt: {eerste['doel_naam']}, {toestand.jaar}"),
        html.P(show(_example_sum(eerste))),
        plain_table(
            "Wie de laatste euro krijgt en wie net niet",
            ("Gemeente", "Plaats", "Exact deel", "Naar beneden", "Extra", "Toegewezen"),
            [_example_row(rij, toestand.jaar) for rij in voorbeeld.iter_rows(named=True)],
        ),
        html.P(
            f"Zo komt het bedrag van {laatste_met['naam']}, dat de laatste euro kreeg, tot stand:",
            className="fk-tussenkop",
        ),
        *[calculation(rij) for rij in regel.iter_rows(named=True)],
        lead=lead,
    )


def _example_sum(rij: Rij) -> Zin:
    te_verdelen, som, over = (
        _step(rij[veld]) for veld in ("te_verdelen_eur", "som_naar_beneden_eur", "over_eur")
    )
    begin = fill(
        "Te verdelen: {te_verdelen} over {gemeenten}. Naar beneden afgerond is dat samen {som}; er blijft {over} over. ",
        te_verdelen=te_verdelen,
        gemeenten=count(rij["aantal_gemeenten"], "gemeente", "gemeenten"),
        som=som,
        over=over,
    )
    return begin + fill(
        "De {aantal} grootste resten krijgen er elk één euro bij: {som} + {over} = {te_verdelen}.",
        aantal=over.als("aantal"),
        som=som,
        over=over,
        te_verdelen=te_verdelen,
    )


def _step(waarde: Getalwaarde, notatie: Notatie = "eur") -> Cijfer:
    return Cijfer(
        waarde, notatie, zonder_bron="een stap van het voorbeeld, uitgewerkt in de berekening eronder"
    )


def _example_row(rij: Rij, jaar: int | None) -> tuple[Kinderen, ...]:
    sleutel = {veld: rij[veld] for veld in ("doel", "regel", "deel", "gm_code")}
    bron = reference("mart.toewijzing_bewijs", "bedrag_eur", uitkeringsjaar=jaar, **sleutel)
    return (
        rij["naam"],
        _step(rij["rang"], "aantal").tekst,
        _step(rij["exact_deel"], "getal6").tekst,
        _step(rij["naar_beneden_eur"]).tekst,
        _step(rij["extra_eur"]).tekst,
        show(Cijfer(rij["bedrag_eur"], "eur", bron, naam=f"Toegewezen aan {rij['naam']}")),
    )


def capacity(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The prices, and what is made with them."""
    doelen = gegevens.read("doelen_uitleg").filter(pl.col("prijs_eur").is_not_null())
    rijen = [
        (
            r["naam"],
            show([_price(r["doel"], r["prijs_eur"]), f" per {r['eenheid']}"]),
            status_badge(r["prijs_status"]),
            [r["prijs_bron"], note(f" {cell_reference(r['prijs_document'], r['prijs_cel'])}")],
        )
        for r in doelen.iter_rows(named=True)
    ]
    return section(
        "Van geld naar capaciteit",
        plain_table("Prijs per eenheid en doel", ("Doel", "Prijs", "Status", "Bron"), rijen),
        html.Ul(
            [
                html.Li("Wat het geld koopt = toegewezen bedrag ÷ prijs per eenheid, afgerond op honderdsten."),
                html.Li("Gerealiseerd = de opgave van de gemeente zelf. Zonder opgave staat er ‘niet opgegeven’, en dat is niet nul."),
                html.Li("Ondergrens uit Iv3 = salarissen op het taakveld ÷ prijs per fte. Waar werk wordt ingekocht of gesubsidieerd, is er meer."),
            ],
            className="fk-lijst",
        ),
        lead=["Geld en ", term("capaciteit"), " zijn te vergelijken door een prijs per eenheid. Elke prijs is te vervangen, in pok/prijzen.csv of in een scenario."],
    )  # fmt: skip


def _price(doel: str, eur: Decimal) -> Cijfer:
    return Cijfer(eur, "eur", reference("herkomst.prijs", "prijs_eur", doel=doel), naam="Prijs")
