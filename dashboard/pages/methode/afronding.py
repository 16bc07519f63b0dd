"""The rounding policy, worked out on the line of a year with most euros left over."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.begrippen import term
from dashboard.beeld.berekening import calculation
from dashboard.beeld.cijfer import show
from dashboard.beeld.kenmerken import Kinderen
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.tabel import plain_table
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer, Getalwaarde, Notatie
from pipelines.basis.opmaak import count
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, fill


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
