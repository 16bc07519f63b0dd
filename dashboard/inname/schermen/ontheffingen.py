"""Waivers: a gemeente asks not to answer, another decides; the reasons and the end are public."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.deur.rechten import FONDS, GEMEENTE
from dashboard.inname.schermen.opgave import house, who
from dashboard.inname.woorden import read_day, say_day
from pipelines.inname.ontheffingen import Ontheffing, ask_waiver, decide_waiver, list_waivers
from pipelines.inname.rondes import list_rounds
from pipelines.inname.werkboek import reference


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/ontheffingen")
    def ontheffingen() -> str:
        return _page()

    @blad.post("/ontheffingen")
    def ontheffing_vragen() -> Doorverwijzing:
        tot = read_day(request.form.get("tot", ""), is_einde=True)
        ronde, reden = request.form.get("ronde", ""), request.form.get("reden", "")
        ask_waiver(house().winkel, who().acting(), ronde, reden, tot, request.form.get("doel") or None)
        return redirect(url_for("inname.ontheffingen", gelukt="ontheffing"), 303)

    @blad.post("/ontheffingen/<ontheffing>")
    def ontheffing_besluit(ontheffing: str) -> Doorverwijzing:
        is_verleend = request.form.get("wat") == "verlenen"
        decide_waiver(house().winkel, who().acting(), ontheffing, is_verleend, request.form.get("reden", ""))
        return redirect(url_for("inname.ontheffingen", gelukt="besluit"), 303)


def _page() -> str:
    ik, rondes = who(), list_rounds(house().winkel)
    namen = {code: blad.naam for code, blad in reference(house().keuzes)[0].items() if not blad.is_blok}
    eigen = ik.organisatie.id if ik.organisatie else ""
    alle = [o for ronde in rondes for o in list_waivers(house().winkel, ronde.id)]
    zichtbaar = [o for o in alle if ik.rollen & FONDS or o.organisatie == eigen or o.stand == "verleend"]
    jaren = {ronde.id: ronde.naam for ronde in rondes}
    return render_template(
        "ontheffingen.html",
        lijst=[_row(o, jaren[o.ronde], namen) for o in zichtbaar],
        rondes=list(jaren.items()),
        doelen=list(namen.items()),
        mag_vragen=bool(ik.rollen & GEMEENTE),
    )


def _row(o: Ontheffing, ronde: str, namen: dict[str, str]) -> dict[str, Any]:
    return {
        "id": o.id,
        "gemeente": o.naam,
        "waarvoor": f"{ronde}: {namen.get(o.doel, o.doel) if o.doel else 'alles'}",
        "reden": o.reden,
        "tot": say_day(o.tot),
        "stand": o.stand,
        "besluit": o.besluit,
        "mag_besluiten": o.stand == "gevraagd" and bool(who().rollen & FONDS),
    }
