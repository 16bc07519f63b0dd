"""The sections of Methode about the money: envelope, keys, rounding and statuses; all read from what makes the figures."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.badges import status_badge, status_bar
from dashboard.beeld.berekening import calculation
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.envelop import amounts_by_status, envelope_grid
from dashboard.beeld.herkomst import cijfer, reference
from dashboard.beeld.kenmerken import Kinderen
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.begrippen import term
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand
from pipelines.basis.opmaak import enumerate_words, format_eur, format_number
from pipelines.basis.sommen import total
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


def road(_gegevens: Gegevens, _toestand: Toestand) -> Component:
    """From source to figure in four steps."""
    stappen = (
        ("Inlezen", "Elk bronbestand wordt gelezen zoals het is, met van iedere cel het document, het blad en het adres. Wat niet past, is een fout en houdt de bouw tegen; niets wordt stil weggelaten."),
        ("Ordenen", "Namen worden codes, eenheden worden hele euro's, en elk cijfer krijgt zijn jaargang: bij welke circulaire het bekend was, en voor welk jaar het geldt."),
        ("Verdelen", "Elke regel van de envelop wordt met zijn sleutel verdeeld, exact en in hele euro's. De som over gemeenten is altijd de regel."),
        ("Controleren", "Elk totaal wordt vergeleken met een ander cijfer. Pas als alles gelezen en gecontroleerd is, worden de cijfers gepubliceerd: alles, of niets."),
    )  # fmt: skip
    return section(
        "De weg van een cijfer",
        html.Ol([html.Li([html.Strong(f"{kop}. "), tekst]) for kop, tekst in stappen], className="fk-weg"),
        lead=[
            "Deze pagina is gemaakt uit dezelfde gegevens als de cijfers. Klik op een cijfer voor de ",
            term("verwijzing", "berekening en de broncellen"),
            ".",
        ],
    )


def envelope(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The lines of the year with their keys, statuses and sources."""
    regels = gegevens.read("envelop", jaar=toestand.jaar)
    totaal = total(regels["bedrag_eur"])
    zin = f"De envelop van {toestand.jaar} heeft {termen.count(regels.height, 'regel', 'regels')} en telt op tot {format_eur(totaal)}."
    return section(
        f"De envelop van {toestand.jaar}",
        figuurblok(
            "methode-envelop",
            f"Regels van de envelop van {toestand.jaar}",
            zin=zin,
            toon_zin=False,
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


def keys(gegevens: Gegevens, _toestand: Toestand) -> Component:
    """The grammar of keys, each form with the keys of the envelope that use it now."""
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


def _used(rijen: list[dict]) -> Component:
    if not rijen:
        return html.Span("nu niet in gebruik", className="fk-reden")
    return html.Ul([html.Li(_use(rij)) for rij in rijen], className="fk-lijst")


def _use(rij: dict) -> list[str | Component | None]:
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
    """The rounding policy, worked out on the line of this year with most euros left over."""
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
        html.P(_example_sum(eerste)),
        plain_table(
            "Wie de laatste euro krijgt en wie net niet",
            ("Gemeente", "Plaats", "Exact deel", "Naar beneden", "Extra", "Toegewezen"),
            [_example_row(rij, toestand.jaar) for rij in voorbeeld.iter_rows(named=True)],
        ),
        html.P(f"Zo komt het bedrag van {laatste_met['naam']}, dat de laatste euro kreeg, tot stand:", className="fk-tussenkop"),
        *[calculation(rij) for rij in regel.iter_rows(named=True)],
        lead=lead,
    )  # fmt: skip


def _example_sum(rij: dict) -> str:
    return (
        f"Te verdelen: {format_eur(rij['te_verdelen_eur'])} over {termen.count(rij['aantal_gemeenten'], 'gemeente', 'gemeenten')}. "
        f"Naar beneden afgerond is dat samen {format_eur(rij['som_naar_beneden_eur'])}; er blijft {format_eur(rij['over_eur'])} over. "
        f"De {format_number(rij['over_eur'])} grootste resten krijgen er elk één euro bij: "
        f"{format_eur(rij['som_naar_beneden_eur'])} + {format_eur(rij['over_eur'])} = {format_eur(rij['te_verdelen_eur'])}."
    )


def _example_row(rij: dict, jaar: int) -> tuple[Kinderen, ...]:
    sleutel = {
        "uitkeringsjaar": jaar,
        "doel": rij["doel"],
        "regel": rij["regel"],
        "deel": rij["deel"],
        "gm_code": rij["gm_code"],
    }
    bron = reference("mart.toewijzing_bewijs", "bedrag_eur", **sleutel)
    return (
        rij["naam"],
        format_number(rij["rang"]),
        f"{format_number(rij['exact_deel'], 6)}",
        format_eur(rij["naar_beneden_eur"]),
        format_eur(rij["extra_eur"]),
        cijfer(format_eur(rij["bedrag_eur"]), bron, naam=f"Toegewezen aan {rij['naam']}"),
    )  # fmt: skip


def statuses(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What each status means, and how much of this year's money has it."""
    k = gegevens.read_row("kerncijfers", jaar=toestand.jaar, met_voorbeeld=toestand.met_voorbeeld) or {}
    per_status = {status: k[f"{status}_eur"] for status in termen.STATUSSEN}
    rijen = [
        (status_badge(status), termen.STATUS_UITLEG[status], format_eur(per_status[status]))
        for status in termen.STATUSSEN
    ]
    return section(
        "Statussen: hoe zeker is een cijfer",
        plain_table(
            "Statussen en hun betekenis", ("Status", "Betekenis", f"Bedrag in de envelop van {toestand.jaar}"), rijen
        ),
        html.Div([html.H3(f"De envelop van {toestand.jaar} naar status"), status_bar(amounts_by_status(gegevens.read("envelop", jaar=toestand.jaar), toestand.jaar))], className="fk-paneel"),
        lead="Elk cijfer draagt zijn status, met woord, teken en patroon. Een cijfer dat uit andere is gemaakt, krijgt de zwakste van hun statussen, en is nooit sterker dan afgeleid.",
    )  # fmt: skip
