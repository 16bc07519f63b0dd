"""The tables of one gemeente per goal: the money, and what stands against it. Frame: ``scherm/gemeente_doelen``."""

from collections.abc import Callable
from decimal import Decimal

import polars as pl
from dash import html

from dashboard.tabellen.basis import column, figure_fields, grid
from dashboard.termen import VORMEN_KORT, ZICHTBAARHEID, short_goal, with_unit
from pipelines.opmaak import format_eur, format_number

_VORMVELDEN = {"au_eur": "au", "du_eur": "du", "spuk_eur": "spuk", "buiten_eur": "buiten_gemeentefonds"}


def money_grid(
    doelen: pl.DataFrame, inwoners: int, klasse_inwoners: int, bewijs_href: Callable[[str], str]
) -> html.Div:
    """What the gemeente got per goal and form, and per inhabitant beside its size class.

    Forms without money are left out; ``bewijs_href`` gives the address of the calculation of a goal.
    """
    vormen = {veld: vorm for veld, vorm in _VORMVELDEN.items() if doelen[veld].sum()}
    kolommen = [
        column("doel", "Doel", breedte=176, vast=True),
        *[
            column(veld, VORMEN_KORT[vorm][:1].upper() + VORMEN_KORT[vorm][1:], breedte=135, soort="getal")
            for veld, vorm in vormen.items()
        ],
        column("totaal", "Toegewezen", breedte=135, soort="getal"),
        column("per_inwoner", "Per inwoner", breedte=115, soort="getal"),
        column("klasse", "Grootteklasse, per inwoner", breedte=135, soort="getal"),
        column("status", "Status", breedte=130, soort="badge"),
        column("bewijs", "Berekening", breedte=110, soort="link"),
    ]
    rijen = [
        _money_row(r, list(vormen), inwoners, klasse_inwoners)
        | {"bewijs": "bekijk", "bewijs_href": bewijs_href(r["doel"])}
        for r in doelen.iter_rows(named=True)
    ]
    totaal = {
        "doel": "Totaal",
        **{k: v for veld in vormen for k, v in figure_fields(veld, doelen[veld].sum(), format_eur).items()},
        **figure_fields("totaal", doelen["toegewezen_eur"].sum(), format_eur),
        **figure_fields("per_inwoner", Decimal(doelen["toegewezen_eur"].sum()) / inwoners, format_eur, 2),
        **figure_fields("klasse", Decimal(doelen["klasse_eur"].sum()) / klasse_inwoners, format_eur, 2),
    }
    return grid("raster-geld", "Toegewezen per doel", kolommen, rijen, onderste=[totaal])


def _money_row(rij: dict, vormen: list[str], inwoners: int, klasse_inwoners: int) -> dict[str, object]:
    return {
        "doel": short_goal(rij["doel_naam"]),
        **{k: v for veld in vormen for k, v in figure_fields(veld, rij[veld], format_eur, reden="–").items()},
        **figure_fields("totaal", rij["toegewezen_eur"], format_eur),
        **figure_fields("per_inwoner", Decimal(rij["toegewezen_eur"]) / inwoners, format_eur, 2),
        **figure_fields("klasse", Decimal(rij["klasse_eur"]) / klasse_inwoners, format_eur, 2),
        "status": rij["toewijzing_status"],
    }


def capacity_grid(doelen: pl.DataFrame) -> html.Div:
    """What the money buys, what is there, what was spent on it, and how far it can be seen at all."""
    kolommen = [
        column("doel", "Doel", breedte=176, vast=True),
        column("koopt", "Koopt (aanname)", breedte=170, soort="woorden"),
        column("er_is", "Gerealiseerd", breedte=180, groei=1.3, soort="woorden"),
        column("besteed", "Besteed aan dit doel, volgens opgave", breedte=160, soort="woorden"),
        column("zicht", "Zichtbaar via", breedte=150),
        column(
            "lasten",
            "Context: lasten hele taakveld, breder dan dit doel",
            breedte=240,
            groei=1.4,
            soort="woorden",
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
    prijs = f", {format_eur(rij['prijs_eur'])} per {eenheid}" if rij["prijs_eur"] else ""
    taakvelden = f", taakveld {rij['taakvelden']}, {rij['lasten_verslagsoort']}" if rij["taakvelden"] else ""
    return {
        "doel": short_goal(rij["doel_naam"]),
        **figure_fields(
            "koopt",
            rij["toegewezen_capaciteit"] if rij["toegewezen_eur"] else None,
            _with_unit,
            eenheid,
            reden="geen prijs per eenheid" if rij["toegewezen_eur"] else "geen bedrag toegewezen",
            achter=prijs,
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
            reden="geen Iv3-cijfer van dit jaar",
            achter=taakvelden,
        ),
    }


def _realised(rij: dict, eenheid: str, *, is_voorbeeld: bool) -> dict[str, object]:
    """The return; without one the lower bound from Iv3, which says what it is; else the reason why there is nothing."""
    if rij["opgave_waarde"] is None and rij["ondergrens_waarde"] is not None:
        bron = f"Iv3, hele taakveld {rij['taakvelden']}, breder dan dit doel; {rij['opgave_reden']} door de gemeente"
        tekst = f"ten minste {_with_unit(rij['ondergrens_waarde'], eenheid)} ({bron})"
        return {"er_is": float(rij["ondergrens_waarde"]), "er_is_tekst": tekst, "er_is_voorbeeld": False}
    return figure_fields(
        "er_is",
        rij["opgave_waarde"],
        _with_unit,
        eenheid,
        reden=rij["opgave_reden"] or "niet opgegeven",
        voorbeeld=is_voorbeeld,
    )


def _with_unit(waarde: Decimal, eenheid: str) -> str:
    heel = eenheid == "locatie" and waarde == waarde.to_integral_value()
    return with_unit(format_number(waarde, 0 if heel else 1), eenheid)
