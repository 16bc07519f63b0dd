"""The tables of one gemeente per goal: the money, and what stands against it. Frame: ``vragen/gemeente/gemeente_doelen``."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

import polars as pl
from dash import html

from dashboard.beeld.herkomst import formula, inhabitants, reference
from dashboard.beeld.oudraster import column, figure_fields, goal_column, grid
from dashboard.beeld.termen import (
    VORMEN_KORT,
    ZICHTBAARHEID,
    breakable,
    describe_link,
    price_scope,
    short_goal,
    weakest_status,
    with_unit,
)
from pipelines.basis.opmaak import format_eur, format_number

_VORMVELDEN = {"au_eur": "au", "du_eur": "du", "spuk_eur": "spuk", "buiten_eur": "buiten_gemeentefonds"}


def money_grid(
    doelen: pl.DataFrame,
    inwoners: int,
    klasse_inwoners: int,
    bewijs_href: Callable[[str], str],
    sleutel: Mapping[str, object] = MappingProxyType({}),
    klasse: str = "",
) -> html.Div:
    """What is allocated to the gemeente per goal and form, and per inhabitant beside its size class.

    Forms without money are left out; ``bewijs_href`` gives the address of the calculation of a goal. ``sleutel``: uitkeringsjaar
    and gm_code, with which amounts lead to where they come from; ``klasse``: the name of the size class.
    """
    eigen, groep = rate_sources(sleutel, klasse, doel="{doel_code}")
    vormen = {veld: vorm for veld, vorm in _VORMVELDEN.items() if doelen[veld].sum()}
    kolommen = [
        goal_column(),
        column(
            "totaal",
            "Toegewezen",
            breedte=108,
            groei=1.2,
            soort="getal",
            herkomst=_source(sleutel, doel="{doel_code}"),
        ),
        column("status", "Status", breedte=124, soort="badge"),
        *[
            column(
                veld,
                VORMEN_KORT[vorm][:1].upper() + VORMEN_KORT[vorm][1:],
                breedte=135,
                soort="getal",
                herkomst=_source(sleutel, doel="{doel_code}", vorm=vorm),
            )
            for veld, vorm in vormen.items()
        ],
        column("per_inwoner", "Per inwoner", breedte=115, soort="getal", herkomst=eigen),
        column("klasse", "Grootteklasse, per inwoner", breedte=135, soort="getal", herkomst=groep),
        column("bewijs", "Berekening", breedte=110, soort="link"),
    ]
    rijen = [
        _money_row(r, list(vormen), inwoners, klasse_inwoners)
        | {
            "doel_code": r["doel"],
            "bewijs": "bekijk",
            "bewijs_href": bewijs_href(r["doel"]),
            "bewijs_uitleg": f"Bekijk de berekening van {short_goal(r['doel_naam'])}",
        }
        for r in doelen.iter_rows(named=True)
    ]
    totaal = {
        "doel": "Totaal",
        "totaal_herkomst": _source(sleutel),
        **{f"{veld}_herkomst": _source(sleutel, vorm=vorm) for veld, vorm in vormen.items()},
        **dict(zip(("per_inwoner_herkomst", "klasse_herkomst"), rate_sources(sleutel, klasse), strict=True)),
        "status": weakest_status(doelen.filter(doelen["toegewezen_eur"] != 0)["toewijzing_status"]),
        **{k: v for veld in vormen for k, v in figure_fields(veld, doelen[veld].sum(), format_eur).items()},
        **figure_fields("totaal", doelen["toegewezen_eur"].sum(), format_eur),
        **figure_fields("per_inwoner", Decimal(doelen["toegewezen_eur"].sum()) / inwoners, format_eur, 2),
        **figure_fields("klasse", Decimal(doelen["klasse_eur"].sum()) / klasse_inwoners, format_eur, 2),
    }
    return grid("raster-geld", "Toegewezen per doel", kolommen, rijen, onderste=[totaal])


def _source(sleutel: Mapping[str, object], **rest: str) -> str | None:
    return reference("mart.toewijzing", "bedrag_eur", **sleutel, **rest) if sleutel else None


def rate_sources(sleutel: Mapping[str, object], klasse: str, **rest: str) -> tuple[str | None, str | None]:
    """The amount per inhabitant of the gemeente and of its size class."""
    if not sleutel:
        return None, None
    jaar = sleutel["uitkeringsjaar"]
    wie = ({"gm_code": sleutel["gm_code"]}, {"grootteklasse": klasse})
    eigen, groep = (
        formula(
            "per_inwoner",
            bedrag=_source({"uitkeringsjaar": jaar, **rest}, **deel),
            inwoners=inhabitants(jaar, **deel),
        )
        for deel in wie
    )
    return eigen, groep


def _money_row(rij: dict, vormen: list[str], inwoners: int, klasse_inwoners: int) -> dict[str, object]:
    return {
        "doel": breakable(rij["doel_naam"]),
        **{k: v for veld in vormen for k, v in figure_fields(veld, rij[veld], format_eur, reden="–").items()},
        **figure_fields("totaal", rij["toegewezen_eur"], format_eur),
        **figure_fields("per_inwoner", Decimal(rij["toegewezen_eur"]) / inwoners, format_eur, 2),
        **figure_fields("klasse", Decimal(rij["klasse_eur"]) / klasse_inwoners, format_eur, 2),
        "status": rij["toewijzing_status"],
    }


def capacity_grid(doelen: pl.DataFrame, jaar: int, gm_code: str) -> html.Div:
    """What the money buys, what is there, what was spent on it, and how far it can be seen at all."""
    van = {"uitkeringsjaar": jaar, "doel": "{doel_code}", "gm_code": gm_code}
    opgave = {
        kolom: reference(
            "mart.capaciteit",
            kolom,
            peildatum="{peildatum}",
            gm_code=gm_code,
            doel="{doel_code}",
            indicator="{indicator}",
        )
        for kolom in ("waarde", "besteed_eur")
    }
    koopt = formula(
        "koopt",
        bedrag=reference("mart.toewijzing", "bedrag_eur", **van),
        prijs=reference("herkomst.prijs", "prijs_eur", doel="{doel_code}"),
    )
    lasten = reference("mart.realisatie", "lasten_taakveld_eur", **van)
    kolommen = [
        goal_column(),
        column("er_is", "Gerealiseerd", breedte=116, groei=2, soort="woorden", herkomst=opgave["waarde"]),
        column("status", "Status gerealiseerd", breedte=132, soort="badge"),
        column("koopt", "Koopt (aanname)", breedte=170, groei=1.6, soort="woorden", herkomst=koopt),
        column(
            "besteed",
            "Besteed aan dit doel, volgens opgave",
            breedte=160,
            soort="woorden",
            herkomst=opgave["besteed_eur"],
        ),
        column("zicht", "Zichtbaar via", breedte=150),
        column(
            "lasten",
            "Context: lasten hele taakveld, breder dan dit doel",
            breedte=240,
            groei=1.4,
            soort="woorden",
            herkomst=lasten,
        ),
    ]
    return grid(
        "raster-capaciteit",
        "Capaciteit en besteding per doel",
        kolommen,
        [_capacity_row(r) for r in doelen.iter_rows(named=True)],
    )


def _capacity_row(rij: dict) -> dict[str, object]:
    eenheid = rij["eenheid"] or ""
    is_voorbeeld = rij["opgave_status"] == "voorbeeld"
    prijs, bereik = (
        rij["prijs_eur"],
        price_scope(rij["prijs_bron"], rij["landelijk_eur"], rij["landelijk_verdeeld_eur"]),
    )
    bij_prijs = (f", {format_eur(prijs)} per {eenheid}" if prijs else "") + (f"; {bereik}" if bereik else "")
    koppeling = describe_link(rij["taakveld_status"])
    bij_lasten = f", taakveld {rij['taakvelden']}, {rij['lasten_verslagsoort']}{koppeling}"
    return {
        "doel": breakable(rij["doel_naam"]),
        "doel_code": rij["doel"],
        "indicator": rij["opgave_indicator"],
        "peildatum": rij["opgave_peildatum"].isoformat() if rij["opgave_peildatum"] else None,
        **figure_fields(
            "koopt",
            Decimal(rij["toegewezen_eur"]) / prijs if rij["toegewezen_eur"] and prijs else None,
            _with_unit,
            eenheid,
            reden="geen prijs per eenheid" if rij["toegewezen_eur"] else "geen bedrag toegewezen",
            achter=bij_prijs,
        ),
        **_realised(rij, eenheid, is_voorbeeld=is_voorbeeld),
        **figure_fields(
            "besteed", rij["besteed_eur"], format_eur, reden="niet opgegeven", voorbeeld=is_voorbeeld
        ),
        "zicht": ZICHTBAARHEID[rij["zichtbaarheid"]],
        **figure_fields(
            "lasten",
            rij["lasten_taakveld_eur"],
            format_eur,
            reden="geen Iv3-cijfer van dit jaar" if rij["doel_taakvelden"] else "geen taakveld voor dit doel",
            achter=bij_lasten,
        ),
    }


def _realised(rij: dict, eenheid: str, *, is_voorbeeld: bool) -> dict[str, object]:
    """The return; without one the reason why, and as context what Iv3 has on the whole taakveld."""
    reden, status = rij["opgave_reden"] or "niet opgegeven", rij["opgave_status"]
    if rij["opgave_waarde"] is None:
        status = None
        if rij["ondergrens_waarde"] is not None:
            reden += (
                f"; op het hele taakveld {rij['taakvelden']}{describe_link(rij['taakveld_status'])} "
                f"ten minste {_with_unit(rij['ondergrens_waarde'], eenheid)} (Iv3, salarissen ÷ prijs); "
                "wat daarvan voor dit doel is, is niet te zien"
            )
            status = rij["ondergrens_status"]
    velden = figure_fields(
        "er_is", rij["opgave_waarde"], _with_unit, eenheid, reden=reden, voorbeeld=is_voorbeeld
    )
    return velden | {"status": status}


def _with_unit(waarde: Decimal, eenheid: str) -> str:
    heel = eenheid == "locatie" and waarde == waarde.to_integral_value()
    return with_unit(format_number(waarde, 0 if heel else 1), eenheid)
