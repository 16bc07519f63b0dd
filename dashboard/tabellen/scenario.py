"""The outcome of a scenario as tables. Frames are those of ``pipelines.scenario.rekenen.Uitkomst``, of one year."""

from collections.abc import Callable
from decimal import Decimal

import polars as pl
from dash import html

from dashboard.onderdelen.herkomst import cijfer, formula, reference
from dashboard.tabellen.basis import column, figure_fields, grid
from dashboard.tabellen.scenario_woorden import signed_eur, signed_number
from dashboard.termen import breakable, short_goal, with_unit
from pipelines.opmaak import format_eur, format_number
from pipelines.scenario.redenen import explain

_GEEN_INWONERS = "geen inwonertal"


def _money(rij: dict) -> dict[str, object]:
    """Basis, scenario and difference of a row, in whole euro."""
    return {
        **figure_fields("basis", rij["basis_eur"], format_eur),
        **figure_fields("scenario", rij["scenario_eur"], format_eur),
        **figure_fields("verschil", rij["verschil_eur"], signed_eur, 0),
    }


def money_sources(tabel: str, basis: str | None = None, **sleutel: object) -> dict[str, str | None]:
    """The names of the figures of one row of an outcome (pipelines.scenario.herkomst), by field.

    ``tabel``: gemeente, gemeente_doel or doel; ``basis``: the name of the published amount it is compared with.
    """
    van = {
        kant: reference(f"scenario.{tabel}", f"{kant}_eur", **sleutel)
        for kant in ("basis", "scenario", "verschil")
    }
    wie = {naam: waarde for naam, waarde in sleutel.items() if naam != "doel"}
    inwoners = reference("herkomst.inwoners", "inwoners_indeling", **wie)
    basis = basis or van["basis"]
    return {
        "basis": basis,
        "scenario": van["scenario"],
        "verschil": van["verschil"],
        "per_inwoner": formula(
            "verandering_per_inwoner", nieuw=van["scenario"], oud=basis, inwoners=inwoners
        ),
        "basis_pi": formula("per_inwoner", bedrag=basis, inwoners=inwoners),
        "scenario_pi": formula("per_inwoner", bedrag=van["scenario"], inwoners=inwoners),
    }


def gemeente_sources(jaar: int, *, traceerbaar: bool, **wie: str) -> dict[str, str | None]:
    """The names of what gemeenten get in all: one (``gm_code``), a group (``provincie``), or everybody."""
    sleutel = {"uitkeringsjaar": jaar, **wie}
    basis = reference("mart.toewijzing", "bedrag_eur", **sleutel) if traceerbaar else None
    return money_sources("gemeente", basis, **sleutel)


def _money_columns(basisnaam: str, bron: dict[str, str | None]) -> list[dict[str, object]]:
    return [
        column("basis", f"Basis ({basisnaam})", breedte=130, soort="getal", herkomst=bron["basis"]),
        column("scenario", "Scenario", breedte=130, soort="getal", herkomst=bron["scenario"]),
        column("verschil", "Verschil", breedte=120, soort="getal", herkomst=bron["verschil"]),
    ]


def group_grid(
    groepen: pl.DataFrame,
    landelijk: pl.DataFrame,
    jaar: int,
    basisnaam: str,
    *,
    soort: str,
    traceerbaar: bool,
) -> html.Div:
    """The groups of one kind: money per inhabitant and in all, and who gains; ``landelijk`` is the row of all gemeenten.

    ``soort`` is what the groups are made by: grootteklasse, provincie or centrumfunctie.
    """
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, **{soort: "{groep}"})
    alle = gemeente_sources(jaar, traceerbaar=traceerbaar)
    kolommen = [
        column("groep", "Groep", breedte=150, vast=True),
        column(
            "per_inwoner", "Verschil per inwoner", breedte=110, soort="getal", herkomst=bron["per_inwoner"]
        ),
        column(
            "basis_pi",
            f"Basis per inwoner ({basisnaam})",
            breedte=120,
            soort="getal",
            herkomst=bron["basis_pi"],
        ),
        column(
            "scenario_pi", "Scenario per inwoner", breedte=110, soort="getal", herkomst=bron["scenario_pi"]
        ),
        *_money_columns(basisnaam, bron),
        *[
            column(v, k, breedte=96, soort="getal")
            for v, k in (("voordeel", "Meer"), ("nadeel", "Minder"), ("gelijk", "Gelijk"))
        ],
    ]
    totaal = [
        _group_row(r)
        | {"groep": "Alle gemeenten"}
        | {f"{veld}_herkomst": naam for veld, naam in alle.items()}
        for r in landelijk.iter_rows(named=True)
    ]
    rijen = [_group_row(r) for r in groepen.iter_rows(named=True)]
    return grid("raster-sc-groepen", "Verschil per groep", kolommen, rijen, onderste=totaal)


def _group_row(r: dict) -> dict[str, object]:
    return {
        "groep": r["groep"],
        **figure_fields("per_inwoner", r["verschil_eur_per_inwoner"], signed_eur, reden=_GEEN_INWONERS),
        **figure_fields("basis_pi", r["basis_eur_per_inwoner"], format_eur, 2, reden=_GEEN_INWONERS),
        **figure_fields("scenario_pi", r["scenario_eur_per_inwoner"], format_eur, 2, reden=_GEEN_INWONERS),
        **_money(r),
        **{
            k: v
            for veld in ("voordeel", "nadeel", "gelijk")
            for k, v in figure_fields(veld, r[veld], format_number).items()
        },
    }


def goal_grid(doelen: pl.DataFrame, jaar: int, basisnaam: str, *, traceerbaar: bool) -> html.Div:
    """The goals nationally: money, and the capacity that what reaches gemeenten buys."""
    herkomst = (
        reference("mart.envelop", "bedrag_eur", uitkeringsjaar=jaar, doel="{code}") if traceerbaar else None
    )
    sleutel = {"uitkeringsjaar": jaar, "doel": "{code}"}
    van = {
        kolom: reference("scenario.doel", kolom, **sleutel)
        for kolom in ("basis_capaciteit", "scenario_capaciteit", "verschil_capaciteit", "scenario_prijs_eur")
    }
    capaciteit = (
        ("capaciteit_basis", "Capaciteit basis", "basis_capaciteit"),
        ("capaciteit", "Capaciteit scenario", "scenario_capaciteit"),
        ("capaciteit_verschil", "Verschil capaciteit", "verschil_capaciteit"),
        ("prijs", "Prijs per eenheid", "scenario_prijs_eur"),
    )
    kolommen = [
        column("doel", "Doel", breedte=150, vast=True),
        *_money_columns(basisnaam, money_sources("doel", herkomst, **sleutel)),
        *[
            column(veld, kop, breedte=120, soort="getal", herkomst=van[kolom])
            for veld, kop, kolom in capaciteit
        ],
    ]
    rijen = [
        {
            "doel": breakable(r["naam"]),
            "code": r["doel"],
            **_money(r),
            **_capacity("capaciteit_basis", r, "basis_capaciteit", format_number),
            **_capacity("capaciteit", r, "scenario_capaciteit", format_number),
            **_capacity("capaciteit_verschil", r, "verschil_capaciteit", signed_number),
            **figure_fields("prijs", r["scenario_prijs_eur"], format_eur, reden="geen indicator"),
        }
        for r in doelen.iter_rows(named=True)
    ]
    return grid("raster-sc-doelen", "Doelen en capaciteit", kolommen, rijen)


def _capacity(veld: str, rij: dict, kolom: str, opmaak: Callable[..., str]) -> dict[str, object]:
    def write(waarde: Decimal) -> str:
        return with_unit(opmaak(waarde, 2), rij["eenheid"])

    return figure_fields(veld, rij[kolom], write, reden="geen indicator")


def extreme_grid(
    uitersten: pl.DataFrame,
    kant: str,
    naam: str,
    link: Callable[[str], str],
    jaar: int,
    *,
    traceerbaar: bool,
) -> html.Div:
    """The ten of one side with the reason; ``link`` gives the address of the calculation of a gemeente."""
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code="{gm_code}")
    kolommen = [
        column("naam", "Gemeente", breedte=130, soort="link", vast=True),
        column("per_inwoner", "Per inwoner", breedte=104, soort="getal", herkomst=bron["per_inwoner"]),
        column("verschil", "Verschil", breedte=112, soort="getal", herkomst=bron["verschil"]),
        column("reden", "Reden", breedte=300, groei=2.4),
    ]
    rijen = [
        {
            **_linked(r, link),
            **figure_fields("per_inwoner", r["verschil_eur_per_inwoner"], signed_eur, reden=_GEEN_INWONERS),
            **figure_fields("verschil", r["verschil_eur"], signed_eur, 0),
            "reden": _capital(explain(r)),
        }
        for r in uitersten.filter(pl.col("kant") == kant).sort("rang").iter_rows(named=True)
    ]
    return grid(f"raster-sc-{kant}", naam, kolommen, rijen)


def extreme_list(
    uitersten: pl.DataFrame, kant: str, link: Callable[[str], str], jaar: int, *, traceerbaar: bool
) -> html.Ol:
    """The same as a list, in which a reason has the whole width, also on a telephone."""

    def amounts(r: dict) -> list[object]:
        bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code=r["gm_code"])
        per, eur = signed_eur(r["verschil_eur_per_inwoner"]), signed_eur(r["verschil_eur"], 0)
        return [
            " ",
            cijfer(f"{per} per inwoner", bron["per_inwoner"], naam=r["naam"]),
            ", ",
            cijfer(eur, bron["verschil"], naam=f"{r['naam']}, verschil"),
        ]

    return html.Ol(
        [
            html.Li(
                [
                    html.A(r["naam"], href=link(r["gm_code"]), className="fk-link", **{"data-fk-ga": ""}),
                    *amounts(r),
                    html.Span(_capital(explain(r)), className="fk-bijschrift"),
                ]
            )
            for r in uitersten.filter(pl.col("kant") == kant).sort("rang").iter_rows(named=True)
        ],
        className="sc-uitersten",
    )


def _linked(rij: dict, link: Callable[[str], str]) -> dict[str, object]:
    return {
        "naam": rij["naam"],
        "naam_href": link(rij["gm_code"]),
        "naam_uitleg": f"{rij['naam']}, toon de berekening",
        "gm_code": rij["gm_code"],
    }


def _capital(zin: str) -> str:
    return zin[:1].upper() + zin[1:]


def gemeente_grid(
    gemeenten: pl.DataFrame,
    capaciteit: pl.DataFrame,
    jaar: int,
    basisnaam: str,
    link: Callable[[str], str],
    *,
    traceerbaar: bool,
) -> html.Div:
    """Every gemeente. ``capaciteit``: gm_code, doel, doel_naam, eenheid, verschil_capaciteit, for goals that change."""
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code="{gm_code}")
    doelen = list(
        capaciteit.select("doel", "doel_naam", "eenheid").unique("doel", maintain_order=True).iter_rows()
    )
    kolommen = [
        column("naam", "Gemeente", breedte=140, soort="link", vast=True),
        column(
            "per_inwoner", "Verschil per inwoner", breedte=110, soort="getal", herkomst=bron["per_inwoner"]
        ),
        *_money_columns(basisnaam, bron),
        *[
            column(
                f"cap_{doel}",
                f"Capaciteit {short_goal(naam)}",
                breedte=120,
                soort="getal",
                herkomst=_capacity_source(jaar, doel),
            )
            for doel, naam, eenheid in doelen
            if eenheid
        ],
        column("grootteklasse", "Grootteklasse", breedte=180),
        column("provincie", "Provincie", breedte=130),
        column("centrumfunctie", "Centrumfunctie", breedte=130),
        column(
            "inwoners",
            "Inwoners",
            breedte=110,
            soort="getal",
            herkomst=reference(
                "herkomst.inwoners", "inwoners_indeling", uitkeringsjaar=jaar, gm_code="{gm_code}"
            ),
        ),
    ]
    per_gemeente: dict[str, dict[str, object]] = {}
    for gm, doel, eenheid, waarde in capaciteit.select(
        "gm_code", "doel", "eenheid", "verschil_capaciteit"
    ).iter_rows():
        per_gemeente.setdefault(gm, {}).update(
            figure_fields(f"cap_{doel}", waarde, signed_number, reden="geen indicator", achter=f" {eenheid}")
        )
    rijen = [
        {
            **_linked(r, link),
            **{veld: r[veld] for veld in ("grootteklasse", "provincie", "centrumfunctie")},
            **figure_fields("inwoners", r["inwoners"], format_number, reden=_GEEN_INWONERS),
            **figure_fields("per_inwoner", r["verschil_eur_per_inwoner"], signed_eur, reden=_GEEN_INWONERS),
            **_money(r),
            **per_gemeente.get(r["gm_code"], {}),
        }
        for r in gemeenten.iter_rows(named=True)
    ]
    return grid("raster-sc-gemeenten", "Alle gemeenten", kolommen, rijen, hoogte=520, filters=True)


def _capacity_source(jaar: int, doel: str) -> str:
    return reference(
        "scenario.gemeente_doel", "verschil_capaciteit", uitkeringsjaar=jaar, doel=doel, gm_code="{gm_code}"
    )


def map_grid(
    gemeenten: pl.DataFrame, link: Callable[[str], str], jaar: int, *, traceerbaar: bool
) -> html.Div:
    """What the map shows: every gemeente with its difference."""
    bron = gemeente_sources(jaar, traceerbaar=traceerbaar, gm_code="{gm_code}")
    kolommen = [
        column("naam", "Gemeente", breedte=140, soort="link", vast=True),
        column(
            "per_inwoner", "Verschil per inwoner", breedte=120, soort="getal", herkomst=bron["per_inwoner"]
        ),
        column("verschil", "Verschil", breedte=120, soort="getal", herkomst=bron["verschil"]),
    ]
    rijen = [
        {
            **_linked(r, link),
            **figure_fields("per_inwoner", r["verschil_eur_per_inwoner"], signed_eur, reden=_GEEN_INWONERS),
            **figure_fields("verschil", r["verschil_eur"], signed_eur, 0),
        }
        for r in gemeenten.iter_rows(named=True)
    ]
    return grid("raster-sc-kaart", "Verschil per gemeente", kolommen, rijen, hoogte=420)


def own_goals_grid(doelen: pl.DataFrame, jaar: int, basisnaam: str, *, traceerbaar: bool) -> html.Div:
    """The goals of one gemeente that change: doel, doel_naam, gm_code, money and capacity (before any ingroei)."""
    herkomst = (
        reference(
            "mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, doel="{doel_code}", gm_code="{gm_code}"
        )
        if traceerbaar
        else None
    )
    bron = money_sources(
        "gemeente_doel", herkomst, uitkeringsjaar=jaar, doel="{doel_code}", gm_code="{gm_code}"
    )
    kolommen = [
        column("doel", "Doel", breedte=150, vast=True),
        *_money_columns(basisnaam, bron),
        column(
            "per_inwoner", "Verschil per inwoner", breedte=110, soort="getal", herkomst=bron["per_inwoner"]
        ),
        column(
            "capaciteit_verschil",
            "Verschil capaciteit",
            breedte=120,
            soort="getal",
            herkomst=_capacity_source(jaar, "{doel_code}"),
        ),
    ]
    rijen = [
        {
            "doel": breakable(r["doel_naam"]),
            "doel_code": r["doel"],
            "gm_code": r["gm_code"],
            **_money(r),
            **figure_fields("per_inwoner", r["verschil_eur_per_inwoner"], signed_eur, reden=_GEEN_INWONERS),
            **_capacity("capaciteit_verschil", r, "verschil_capaciteit", signed_number),
        }
        for r in doelen.iter_rows(named=True)
    ]
    return grid("raster-sc-bewijs", "Doelen van deze gemeente die veranderen", kolommen, rijen)
