"""What the fund does beside single returns: rounds, and a build after which what was accepted stands in the dashboard."""

from datetime import datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.schermen.opgave import house, who
from dashboard.inname.woorden import read_day, say_day, today
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_moment
from pipelines.inname.rondes import Ronde, extend_round, list_extensions, list_rounds, open_round
from pipelines.inname.werkboek import reference
from pipelines.sources.opgave.vragen import choose


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/rondes")
    def rondes() -> str:
        return _rounds_page()

    @blad.post("/rondes")
    def ronde_openen() -> Doorverwijzing:
        return _open()

    @blad.post("/rondes/verlengen")
    def ronde_verlengen() -> Doorverwijzing:
        tot = read_day(request.form.get("tot", ""), is_einde=True)
        extend_round(
            house().winkel, who().acting(), request.form.get("ronde", ""), tot, request.form.get("reden", "")
        )
        return redirect(url_for("inname.rondes", gelukt="verlengd"), 303)

    @blad.get("/bouw")
    def bouw() -> str:
        return render_template("bouw.html", bouw=_build_as_shown())

    @blad.post("/bouw")
    def bouw_starten() -> Doorverwijzing:
        house().bouwplaats.start()
        return redirect(url_for("inname.bouw"), 303)


def _rounds_page() -> str:
    huis = house()
    bladen = (
        [b for b in choose(reference(huis.keuzes)[0], _years()[0]).values() if not b.is_blok]
        if _years()
        else []
    )
    return render_template(
        "rondes.html",
        rondes=[_round_row(ronde) for ronde in list_rounds(huis.winkel)],
        jaren=_years(),
        vandaag=today(),
        doelen=[{"doel": b.doel, "naam": b.naam, "vragen": list(b.rows().values())} for b in bladen],
        mag_schrijven=True,
    )


def _years() -> list[int]:
    """The years that there are figures of, the latest first."""
    return sorted(house().gegevens.read("jaren")["uitkeringsjaar"].to_list(), reverse=True)


def _round_row(ronde: Ronde) -> dict[str, Any]:
    nu = house().winkel.klok()
    langer = list_extensions(house().winkel, ronde.id)
    tot = max([ronde.sluit_op, *(v.tot for v in langer if v.organisatie is None)])
    staat = "nog niet open" if nu < ronde.opent_op else "open" if nu <= tot else "gesloten"
    redenen = "; ".join(f"tot en met {say_day(v.tot)}: {v.reden}" for v in langer)
    return {
        "id": ronde.id,
        "naam": ronde.naam,
        "jaar": ronde.jaar,
        "opent_op": say_day(ronde.opent_op),
        "sluit_op": say_day(tot),
        "staat": staat,
        "verlengd": redenen,
    }


def _open() -> Doorverwijzing:
    jaar = request.form.get("jaar", "")
    if jaar not in map(str, _years()):
        raise FondskompasFout("Van dat jaar zijn er geen cijfers. Kies een jaar uit de lijst.")
    vragen = [
        (doel, vraag) for keuze in request.form.getlist("vraag") for doel, _, vraag in [keuze.partition(":")]
    ]
    bekend = {(b.doel, v.indicator) for b in reference(house().keuzes)[0].values() for v in b.rows().values()}
    if onbekend := [v for v in vragen if v not in bekend]:
        raise FondskompasFout(
            f"De vraag «{':'.join(onbekend[0])[:80]}» bestaat niet. Laad de pagina opnieuw en kies nog eens."
        )
    van, tot = (read_day(request.form.get(veld, ""), is_einde=veld == "tot") for veld in ("van", "tot"))
    open_round(
        house().winkel,
        who().acting(),
        int(jaar),
        f"Opgave {jaar}",
        request.form.get("tekst", ""),
        van,
        tot,
        vragen,
    )
    return redirect(url_for("inname.rondes", gelukt="ronde"), 303)


def _build_as_shown() -> dict[str, Any]:
    bouw = house().bouwplaats.read()
    tijden = {
        naam: format_moment(datetime.fromisoformat(moment)) if moment else ""
        for naam, moment in (("begonnen", bouw.begonnen), ("klaar", bouw.klaar))
    }
    return {
        "is_bezig": bouw.is_bezig,
        "is_gelukt": bouw.is_gelukt,
        "is_mislukt": bouw.is_mislukt,
        "regels": bouw.regels,
        **tijden,
    }
