"""Gemeenten side by side: a column each, rows of goals, capacity or taakvelden."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import polars as pl
from dash import html

from dashboard.beeld.herkomst import formula, inhabitants, rate_difference, reference
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.termen import breakable, weakest_status
from dashboard.pages.vergelijken.keuze import difference, per_inhabitant
from pipelines.basis.opmaak import format_eur, format_number
from pipelines.herkomst import SCHEIDING


def _amount(jaar: int, doel: dict[str, str], *codes: str) -> str:
    """The name of what these gemeenten got together of a goal, or of all goals."""
    return reference(
        "mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, **doel, gm_code=SCHEIDING.join(codes)
    )


def rate_name(jaar: int, doel: dict[str, str], *codes: str) -> str | None:
    """The name of what these gemeenten got together per inhabitant."""
    return formula("per_inwoner", bedrag=_amount(jaar, doel, *codes), inwoners=_inhabitants(jaar, *codes))


def _inhabitants(jaar: int, *codes: str) -> str:
    return inhabitants(jaar, gm_code=SCHEIDING.join(codes))


def trait_grid(gemeenten: pl.DataFrame, totaal_href: Callable[[str], str], jaar: int) -> html.Div:
    """What kind of gemeenten they are: a row each. Frame: vragen/algemeen/gemeenten with vragen/vergelijken/kenmerken."""
    kolommen = [
        column("naam", "Gemeente", breedte=166, soort="link", vast=True),
        column(
            "inwoners",
            "Inwoners",
            breedte=105,
            soort="getal",
            herkomst=inhabitants(jaar, gm_code="{gm_code}"),
        ),
        column("grootteklasse", "Grootteklasse", breedte=190),
        column("provincie", "Provincie", breedte=125),
        column("centrumfunctie", "Centrumfunctie", breedte=150),
        column("stedelijkheid", "Stedelijkheid", breedte=140),
        column("toegewezen", "Toegewezen, alle doelen", breedte=130, soort="getal"),
        column(
            "per_inwoner",
            "Per inwoner",
            breedte=110,
            soort="getal",
            herkomst=rate_name(jaar, {}, "{gm_code}"),
        ),
        column("status", "Status", breedte=126, soort="badge"),
    ]
    rijen = [
        {
            "naam": r["naam"],
            "naam_href": totaal_href(r["gm_code"]),
            "gm_code": r["gm_code"],
            **figure_fields("inwoners", r["inwoners"], format_number, reden="niet gepubliceerd"),
            "grootteklasse": r["grootteklasse"],
            "provincie": r["provincie"],
            "centrumfunctie": _function(r),
            "stedelijkheid": r["stedelijkheid"] or "niet ingedeeld door CBS",
            **figure_fields("toegewezen", r["toegewezen_eur"], format_eur),
            "toegewezen_herkomst": r["bron"],
            **figure_fields(
                "per_inwoner",
                per_inhabitant(r["toegewezen_eur"], r["inwoners"]),
                format_eur,
                2,
                reden="inwoners onbekend",
            ),
            "status": r["toegewezen_status"],
        }
        for r in gemeenten.iter_rows(named=True)
    ]
    return grid("raster-kenmerken", "Kenmerken van de gekozen gemeenten", kolommen, rijen)


def _function(rij: dict) -> str:
    if rij["centrumfunctie"] is None:
        return "niet ingedeeld door CBS"
    return f"{rij['centrumfunctie']} ({rij['centrumfunctie_jaar']})"


def goal_rate_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame, jaar: int) -> html.Div:
    """Euro per inhabitant per goal, and that of all chosen gemeenten together from their sums."""
    return _by_goal(
        gemeenten,
        doelen,
        "raster-perinwoner",
        "Toegewezen per doel, per inwoner",
        lambda plek, eur, inwoners, veld: figure_fields(
            veld, per_inhabitant(eur, inwoners), format_eur, 2, reden=_NIET
        ),
        samen="Samen, per inwoner",
        bron=lambda doel, *codes: rate_name(jaar, doel, *codes),
    )


_NIET = "niet over gemeenten verdeeld"


def goal_total_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame, jaar: int) -> html.Div:
    """Euro per goal; each figure opens its derivation."""
    return _by_goal(
        gemeenten,
        doelen,
        "raster-bedragen",
        "Toegewezen per doel",
        lambda plek, eur, inwoners, veld: figure_fields(veld, eur, format_eur, reden=_NIET),
        samen="Samen",
        bron=lambda doel, *codes: _amount(jaar, doel, *codes),
    )


def goal_difference_grid(gemeenten: pl.DataFrame, doelen: pl.DataFrame, jaar: int) -> html.Div:
    """How much more or less per inhabitant than the first gemeente, in euro and per cent; both from the exact sums."""
    eerste = gemeenten.row(0, named=True)
    van = _difference_sources(jaar, eerste["gm_code"])
    basis = {
        r["doel"]: per_inhabitant(r["toegewezen_eur"], eerste["inwoners"])
        for r in doelen.filter(pl.col("gm_code") == eerste["gm_code"]).iter_rows(named=True)
    }
    totaal = per_inhabitant(sum(_amounts(doelen, eerste["gm_code"])), eerste["inwoners"])
    kolommen = [
        column("doel", "Doel", breedte=124, vast=True, width=176, maxWidth=190),
        column("basis", f"{eerste['naam']}, per inwoner", breedte=130, soort="getal"),
    ]
    rijen: dict[str, dict[str, object]] = {doel: {"doel": naam} for doel, naam in list_goals(doelen)}
    onder: dict[str, object] = {"doel": "Totaal"}
    for doel, rij in rijen.items():
        rij |= figure_fields("basis", basis[doel], format_eur, 2, reden=_NIET)
        rij |= {"basis_herkomst": rate_name(jaar, {"doel": doel}, eerste["gm_code"])}
    onder |= figure_fields("basis", totaal, format_eur, 2)
    onder |= {"basis_herkomst": rate_name(jaar, {}, eerste["gm_code"])}
    for plek, gemeente in enumerate(gemeenten.iter_rows(named=True)):
        if not plek:
            continue
        kolommen += [
            column(f"v{plek}", f"{gemeente['naam']}: verschil", breedte=140, soort="getal"),
            column(f"p{plek}", f"{gemeente['naam']}: verschil in %", breedte=140, soort="getal"),
        ]
        for r in doelen.filter(pl.col("gm_code") == gemeente["gm_code"]).iter_rows(named=True):
            eigen = per_inhabitant(r["toegewezen_eur"], gemeente["inwoners"])
            rijen[r["doel"]] |= _difference_fields(plek, eigen, basis[r["doel"]])
            rijen[r["doel"]] |= van(plek, gemeente["gm_code"], {"doel": r["doel"]})
        eigen = per_inhabitant(sum(_amounts(doelen, gemeente["gm_code"])), gemeente["inwoners"])
        onder |= _difference_fields(plek, eigen, totaal) | van(plek, gemeente["gm_code"], {})
    return grid(
        "raster-verschil",
        f"Verschil per inwoner met {eerste['naam']}",
        kolommen,
        list(rijen.values()),
        onderste=[onder],
    )


def _difference_sources(
    jaar: int, eerste: str
) -> Callable[[int, str, dict[str, str]], dict[str, str | None]]:
    """The names of the two differences of a gemeente with the first."""

    def name(plek: int, gm: str, doel: dict[str, str]) -> dict[str, str | None]:
        delen = (
            _amount(jaar, doel, gm),
            _inhabitants(jaar, gm),
            _amount(jaar, doel, eerste),
            _inhabitants(jaar, eerste),
        )
        return {
            f"v{plek}_herkomst": rate_difference(*delen),
            f"p{plek}_herkomst": rate_difference(*delen, pct=True),
        }

    return name


def _difference_fields(plek: int, eigen: Decimal | None, basis: Decimal | None) -> dict[str, object]:
    verschil, procent = difference(eigen, basis)
    return {
        **figure_fields(f"v{plek}", verschil, format_eur, 2, reden=_NIET),
        **figure_fields(
            f"p{plek}",
            procent,
            format_number,
            1,
            reden=_NIET if verschil is None else "niet te zeggen, want van nul",
            achter="%",
        ),
    }


def list_goals(doelen: pl.DataFrame) -> list[tuple[str, str]]:
    """The goals that occur, with their names, in order."""
    return [
        (doel, breakable(naam))
        for doel, naam in doelen.select("doel", "doel_naam").unique(maintain_order=True).iter_rows()
    ]


def _amounts(doelen: pl.DataFrame, gm: str) -> list[int]:
    """The amounts of a gemeente over goals that are divided; those that are not have none."""
    return [eur for eur in doelen.filter(pl.col("gm_code") == gm)["toegewezen_eur"] if eur is not None]


def _by_goal(
    gemeenten: pl.DataFrame,
    doelen: pl.DataFrame,
    id_: str,
    naam: str,
    velden: Callable[[int, int | None, int, str], dict[str, object]],
    *,
    samen: str,
    bron: Callable[..., str | None],
) -> html.Div:
    """A row per goal, a column per gemeente, and all of them together; a total below."""
    wie = list(gemeenten.select("gm_code", "naam", "inwoners").iter_rows())
    iedereen = sum(inwoners or 0 for *_, inwoners in wie)
    kolommen = [
        column("doel", "Doel", breedte=124, vast=True, width=176, maxWidth=190),
        *[
            column(f"g{plek}", naam_gm, breedte=140, soort="getal")
            for plek, (_, naam_gm, _) in enumerate(wie)
        ],
        *([column("samen", samen, breedte=120, soort="getal")] if len(wie) > 1 else []),
        column("status", "Status", breedte=126, soort="badge"),
    ]
    rijen = []
    for doel, doel_naam in list_goals(doelen):
        deel = doelen.filter(pl.col("doel") == doel)
        rijen.append(_goal_row(doel_naam, deel, wie, iedereen, velden, bron, {"doel": doel}))
    onder = _goal_row("Totaal", doelen, wie, iedereen, velden, bron, {})
    return grid(id_, naam, kolommen, rijen, onderste=[onder])


def _goal_row(
    naam: str,
    deel: pl.DataFrame,
    wie: Sequence[tuple[str, str, int]],
    iedereen: int,
    velden: Callable[[int, int | None, int, str], dict[str, object]],
    bron: Callable[..., str | None],
    doel: dict[str, str],
) -> dict[str, object]:
    rij: dict[str, object] = {"doel": naam, "status": weakest_status(deel["status"])}
    for plek, (gm, _, inwoners) in enumerate(wie):
        bedragen = _amounts(deel, gm)
        rij |= velden(plek, sum(bedragen) if bedragen else None, inwoners, f"g{plek}")
        rij[f"g{plek}_herkomst"] = bron(doel, gm) if bedragen else None
    rij["samen_herkomst"] = bron(doel, *(gm for gm, *_ in wie))
    alle = [eur for eur in deel["toegewezen_eur"] if eur is not None]
    return rij | velden(-1, sum(alle) if alle else None, iedereen, "samen")
