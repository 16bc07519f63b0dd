"""What a scenario does to goals and to every gemeente, who is at either end of it, and how the amount of one was calculated."""

from collections.abc import Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.berekening import calculation
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show, show_figure
from dashboard.beeld.elementen import caption, choices, foldout, note
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.kolom import Kolom, Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster, search_box
from dashboard.beeld.termen import breakable, short_goal
from dashboard.kader.keuzes import gemeente_choice, gemeente_options
from dashboard.kader.sectie import section
from dashboard.pages.scenario.jaaruitkomst import (
    GEEN_INWONERS,
    Jaaruitkomst,
    capacity_column,
    capacity_source,
    gemeente_column,
    with_outcome,
)
from pipelines.basis.cijfer import Cijfer, Notatie, print_value
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, enumerate_pieces, fill
from pipelines.scenario.redenen import explain

_CAPACITEIT: tuple[tuple[str, str, str, Notatie], ...] = (
    ("capaciteit_basis", "Capaciteit basis", "basis_capaciteit", "eenheid2"),
    ("capaciteit", "Capaciteit scenario", "scenario_capaciteit", "eenheid2"),
    ("capaciteit_verschil", "Verschil capaciteit", "verschil_capaciteit", "verschil_eenheid"),
)


@with_outcome
def goals(uit: Jaaruitkomst) -> Component:
    """Money per goal, and the capacity it buys."""
    doelen = uit.rows(uit.stand.uitkomst.doel)
    zin = _summarise_goals(doelen, uit.jaar)
    return section(
        "Doelen en capaciteit",
        figuurblok(
            "sc-doelen",
            f"Doelen en capaciteit in {uit.jaar}",
            zin=zin,
            raster=lambda: _goal_grid(uit, doelen),
        ),
        lead=zin,
    )


def _source(kolomnaam: str, jaar: int, doel: str) -> str:
    return reference("scenario.doel", kolomnaam, uitkeringsjaar=jaar, doel=doel)


def _summarise_goals(doelen: pl.DataFrame, jaar: int) -> Zin:
    delen = [
        Zin(
            f"{short_goal(r['naam'])} ",
            Cijfer(
                r["verschil_capaciteit"], "verschil_getal", _source("verschil_capaciteit", jaar, r["doel"])
            ),
            f" {r['eenheid']}",
        )
        for r in doelen.filter(pl.col("verschil_capaciteit") != 0).iter_rows(named=True)
    ]
    if not delen:
        return Zin(f"De capaciteit die het verdeelde geld landelijk koopt, verandert in {jaar} niet.")
    return fill(
        "Wat over gemeenten wordt verdeeld, koopt in {jaar}: {delen}.",
        jaar=jaar,
        delen=enumerate_pieces(delen, "; ", "; "),
    )


def _goal_grid(uit: Jaaruitkomst, doelen: pl.DataFrame) -> html.Div:
    kolommen: list[Kolom] = [
        kolom.tekst("doel", "Doel", lambda r: breakable(r["naam"]), breedte=150, vast=True),
        *uit.money("doel", doel="{code}").amounts(uit.stand.basisnaam),
        *[
            capacity_column(veld, kop, van, notatie, _source(van, uit.jaar, "{code}"))
            for veld, kop, van, notatie in _CAPACITEIT
        ],
        kolom.getal(
            "prijs",
            "Prijs per eenheid",
            "scenario_prijs_eur",
            herkomst=_source("scenario_prijs_eur", uit.jaar, "{code}"),
            reden="geen indicator",
            breedte=120,
        ),
    ]
    return raster("raster-sc-doelen", "Doelen en capaciteit", kolommen, doelen, mee={"code": "doel"})


_STATUS = "Elk bedrag van een scenario is een berekening, hooguit een aanname; geen toezegging."


@with_outcome
def gemeenten_table(uit: Jaaruitkomst) -> Component:
    """Every gemeente, with the way to its calculation."""
    gemeenten = uit.rows(uit.stand.uitkomst.gemeente)
    zin = fill(
        "{aantal} gemeenten; de verschillen tellen samen op tot {som}. {status}",
        aantal=gemeenten.height,
        som=uit.money().figure({"verschil_eur": total(gemeenten["verschil_eur"])}, "verschil"),
        status=_STATUS,
    )
    return section(
        "Alle gemeenten",
        figuurblok(
            "sc-gemeenten",
            f"Uitkomst per gemeente in {uit.jaar}",
            zin=zin,
            raster=lambda: _gemeente_grid(uit, gemeenten),
            boven=search_box("raster-sc-gemeenten", "Zoek een gemeente", "Naam, provincie of grootteklasse"),
        ),
        lead=zin + " Kies een gemeente om te zien hoe haar bedrag is berekend.",
    )


def _gemeente_grid(uit: Jaaruitkomst, gemeenten: pl.DataFrame) -> html.Div:
    geld = uit.money(gm_code="{gm_code}")
    return raster(
        "raster-sc-gemeenten",
        "Alle gemeenten",
        [
            gemeente_column(uit.link),
            geld.per_inhabitant("Verschil per inwoner", 110),
            *geld.amounts(uit.stand.basisnaam),
            *_capacity_columns(uit),
            kolom.tekst("grootteklasse", "Grootteklasse", breedte=180),
            kolom.tekst("provincie", "Provincie", breedte=130),
            kolom.tekst("centrumfunctie", "Centrum\u00adfunctie", breedte=130),
            kolom.getal(
                "inwoners",
                "Inwoners",
                notatie="aantal",
                herkomst=reference(
                    "herkomst.inwoners", "inwoners_indeling", uitkeringsjaar=uit.jaar, gm_code="{gm_code}"
                ),
                reden=GEEN_INWONERS,
                breedte=110,
            ),
        ],
        gemeenten,
        mee={"gm_code": "gm_code"},
        hoogte=520,
        filters=True,
    )


def _capacity_columns(uit: Jaaruitkomst) -> list[Kolom]:
    """A column for every goal that changes and has a unit of capacity."""
    capaciteit = uit.rows(uit.stand.uitkomst.gemeente_doel)
    verschil = {(r["gm_code"], r["doel"]): r["verschil_capaciteit"] for r in capaciteit.iter_rows(named=True)}

    def column(doel: str, eenheid: str) -> Kolom:
        return kolom.getal(
            f"cap_{doel}",
            f"Capaciteit {short_goal(uit.name_goal(doel))}",
            lambda rij: verschil.get((rij["gm_code"], doel)),
            "verschil_getal",
            herkomst=capacity_source(uit.jaar, doel),
            reden="geen indicator",
            achter=f" {eenheid}",
            breedte=120,
        )

    doelen = capaciteit.select("doel", "eenheid").unique("doel", maintain_order=True)
    return [column(doel, eenheid) for doel, eenheid in doelen.iter_rows() if eenheid]


_IN_ZICHT = 3
"""How many of each side are shown at once."""
_KANTEN = {"voordeel": "Grootste voordeel per inwoner", "nadeel": "Grootste nadeel per inwoner"}


@with_outcome
def extremes(uit: Jaaruitkomst) -> Component | None:
    """The ten at either end, each with what drives it."""
    uitersten = uit.rows(uit.stand.uitkomst.uitersten).filter(~pl.col("gm_code").is_in(list(uit.regional)))
    if not uitersten.height:
        return None
    leeg = "Alleen gemeenten die het voor hun regio ontvangen." if uit.regional else "Geen enkele gemeente."
    blokken: list[Component] = []
    for kant, titel in _KANTEN.items():
        deel = uitersten.filter(pl.col("kant") == kant).sort("rang")
        blokken.append(
            html.Div([html.H3(titel), _side(uit, deel, kant, titel) if deel.height else caption(leeg)])
        )
    return section(
        "De uitersten, en waarom",
        html.Div(blokken, className="sc-kanten"),
        lead="Per kant hooguit tien gemeenten. De reden is het deel van de sleutel dat het meeste van het verschil verklaart.",
    )


def _side(uit: Jaaruitkomst, deel: pl.DataFrame, kant: str, titel: str) -> html.Div:
    eerste = deel.row(0, named=True)
    return figuurblok(
        f"sc-{kant}",
        f"{titel} in {uit.jaar}",
        zin=fill(
            "Bovenaan staat {naam} met {eur} per inwoner.",
            naam=eerste["naam"],
            eur=uit.money(gm_code=eerste["gm_code"]).figure(eerste, "per_inwoner"),
        ),
        toon_zin=True,
        figuur=lambda: _list(uit, deel.rows(named=True)),
        raster=lambda: _side_grid(uit, deel, kant, titel),
    )


def _list(uit: Jaaruitkomst, rijen: Sequence[Rij]) -> html.Div:
    """The first of a side, and the others behind a fold, numbered on."""
    items = [_gemeente(uit, rij) for rij in rijen]
    eersten, anderen = items[:_IN_ZICHT], items[_IN_ZICHT:]
    rest = html.Ol(anderen, className="sc-uitersten", start=str(_IN_ZICHT + 1))
    vouw = foldout(f"Toon ook de andere {len(anderen)}", rest) if anderen else None
    return html.Div([html.Ol(eersten, className="sc-uitersten"), vouw])


def _gemeente(uit: Jaaruitkomst, rij: Rij) -> html.Li:
    """A gemeente of the list, in which a reason has the whole width, also on a telephone."""
    geld, naam = uit.money(gm_code=rij["gm_code"]), rij["naam"]
    per_inwoner = geld.figure(rij, "per_inwoner", naam)
    return html.Li(
        [
            html.A(naam, href=uit.link(rij["gm_code"]), className="fk-link", **INTERN),
            " ",
            show_figure(per_inwoner.als(per_inwoner.notatie, achter=" per inwoner")),
            ", ",
            show_figure(geld.figure(rij, "verschil", f"{naam}, verschil")),
            note(_reason(rij)),
        ]
    )


def _side_grid(uit: Jaaruitkomst, deel: pl.DataFrame, kant: str, titel: str) -> html.Div:
    """The same as a table."""
    geld = uit.money(gm_code="{gm_code}")
    return raster(
        f"raster-sc-{kant}",
        titel,
        [
            gemeente_column(uit.link, 130),
            geld.per_inhabitant("Per inwoner", 104),
            geld.column("verschil", "Verschil", 112),
            kolom.tekst("reden", "Reden", _reason, breedte=300, groei=2.4),
        ],
        deel,
        mee={"gm_code": "gm_code"},
    )


def _reason(rij: Rij) -> str:
    zin = explain(rij)
    return zin[:1].upper() + zin[1:]


@with_outcome
def proof(uit: Jaaruitkomst) -> Component:
    """The calculation for the gemeente in the address, or the choice of one."""
    gm = uit.toestand.gm
    keuze = gemeente_choice("sc-gm", gemeente_options(uit.gegevens, uit.jaar), gm)
    inhoud: list[Component | None] = [choices(keuze)]
    rijen = uit.rows(uit.stand.uitkomst.gemeente).filter(pl.col("gm_code") == (gm or ""))
    if rijen.height:
        inhoud += _explain(uit, rijen.row(0, named=True))
    elif gm:
        inhoud.append(
            notice(
                "vraag",
                f"De gemeente {gm} komt in de indeling van {uit.jaar} niet voor.",
                "Kies een andere gemeente of een ander jaar.",
            )
        )
    return section(
        "Hoe is een bedrag berekend?",
        *inhoud,
        lead="Kies een gemeente; elke regel die het scenario verandert, staat er met gewicht, totaal, afronding en rest.",
    )


def _explain(uit: Jaaruitkomst, rij: Rij) -> list[Component | None]:
    doelen = uit.rows(uit.stand.uitkomst.gemeente_doel).filter(pl.col("gm_code") == rij["gm_code"])
    geld, naam = uit.money(gm_code=rij["gm_code"]), rij["naam"]
    scenario = geld.figure(rij, "scenario", f"Scenario van {naam}")
    basis = geld.figure(rij, "basis", f"Basis van {naam}")
    verschil = geld.figure(rij, "verschil", f"Verschil van {naam}")
    blok = figuurblok(
        "sc-bewijs",
        f"Doelen van {naam} die veranderen in {uit.jaar}",
        zin=Zin(f"{naam} krijgt in {uit.jaar} ", scenario, " in plaats van ", basis, ": ", verschil, "."),
        raster=lambda: _own_goals_grid(uit, doelen),
    )
    return [
        html.H3(naam),
        html.P(
            show(["Alle doelen samen: ", scenario, " in plaats van ", basis, ", verschil ", verschil, "."])
        ),
        blok if doelen.height else caption("Aan geen doel verandert iets."),
        _phase_in(rij),
        *_lines(uit, rij["gm_code"]),
    ]


def _own_goals_grid(uit: Jaaruitkomst, doelen: pl.DataFrame) -> html.Div:
    """The goals of the gemeente that change: money and capacity (before any ingroei)."""
    geld = uit.money("gemeente_doel", doel="{doel_code}", gm_code="{gm_code}")
    return raster(
        "raster-sc-bewijs",
        "Doelen van deze gemeente die veranderen",
        [
            kolom.tekst(
                "doel", "Doel", lambda r: breakable(uit.name_goal(r["doel"])), breedte=150, vast=True
            ),
            *geld.amounts(uit.stand.basisnaam),
            geld.column("per_inwoner", "Verschil per inwoner", 110),
            capacity_column(
                "capaciteit_verschil",
                "Verschil capaciteit",
                "verschil_capaciteit",
                "verschil_eenheid",
                capacity_source(uit.jaar, "{doel_code}"),
            ),
        ],
        doelen,
        mee={"doel_code": "doel", "gm_code": "gm_code"},
    )


def _phase_in(rij: Rij) -> Component | None:
    """What the ingroei takes from or adds to the total of the gemeente."""
    if not rij["scenario_ingroei_eur"]:
        return None
    return html.P(
        f"De ingroei verandert het totaal met {print_value(rij['scenario_ingroei_eur'], 'verschil_eur')}; "
        "de bedragen per doel hierboven en de berekening hieronder zijn van daarvoor."
    )


def _lines(uit: Jaaruitkomst, gm_code: str) -> list[Component]:
    regels = uit.rows(uit.gegevens.scenarios.proof(uit.stand.scenario, gm_code))
    if not regels.height:
        return [
            caption(
                "Geen van de regels die over gemeenten worden verdeeld, verandert in dit jaar; het bedrag is het gepubliceerde."
            )
        ]
    return [
        html.Div([html.P(short_goal(uit.name_goal(rij["doel"])), className="fk-tussenkop"), calculation(rij)])
        for rij in regels.iter_rows(named=True)
    ]
