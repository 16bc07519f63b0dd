"""My overview: per round what is open, in which state it is, until when, and what to do next."""

from datetime import datetime
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname import sessie
from dashboard.inname.beeld import SOORTEN, picture
from dashboard.inname.deur.rechten import FONDS, GEMEENTE, LEZEND
from dashboard.inname.huis import Aangemeld, Huis
from dashboard.inname.woorden import NIET_BEGONNEN, say_day
from pipelines.inname.inzendingen import Inzending, list_own
from pipelines.inname.rondes import Ronde, deadline_of, list_rounds


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("")
    def begin() -> str:
        huis: Huis = current_app.config["FK_INNAME"]
        ik: Aangemeld = g.sessie
        taken = [taak for ronde in list_rounds(huis.winkel) for taak in _tasks(huis, ik, ronde)]
        return render_template("begin.html", taken=taken, rol=", ".join(sorted(ik.rollen)))

    @blad.post("/organisatie")
    def organisatie() -> Response | Doorverwijzing:
        current_app.config["FK_INNAME"].choose_organisation(
            sessie.read_cookie(sessie.SESSIE), request.form.get("organisatie", "")
        )
        return make_response(redirect(url_for("inname.begin"), 303))


def _tasks(huis: Huis, ik: Aangemeld, ronde: Ronde) -> list[dict[str, Any]]:
    """One round as tasks for who is signed in; none when he has nothing to do with it."""
    if ik.organisatie is None:
        return []
    if ik.organisatie.soort != "gemeente":
        return [_desk_task(ronde)] if ik.rollen & FONDS else []
    if not ik.rollen & (GEMEENTE | LEZEND):
        return []
    tot = deadline_of(huis.winkel, ronde.id, ik.organisatie.id)
    is_open = ronde.opent_op <= huis.winkel.klok() <= tot
    eigen = {i.soort: i for i in list_own(huis.winkel, ik.acting(), ronde.id)}
    taken = []
    for soort, naam in SOORTEN.items():
        naam = ronde.naam if soort == "opgave" else f"{naam} {ronde.jaar}"
        if soort in eigen:
            taken.append(_own_task(huis, ik, naam, eigen[soort], tot))
        elif soort == "opgave" or "invuller" in ik.rollen:
            taken.append(_fresh_task(ik, ronde, soort, naam, tot, is_open=is_open))
    return taken


def _fresh_task(
    ik: Aangemeld, ronde: Ronde, soort: str, naam: str, tot: datetime, *, is_open: bool
) -> dict[str, Any]:
    mag = is_open and "invuller" in ik.rollen
    wat = "Er is nog niet begonnen met invullen."
    if mag:
        wat = (
            "Begin met invullen; bewaren kan op elk moment."
            if soort == "opgave"
            else "Niet verplicht: lever het bestand in dat u al hebt."
        )
    begin = url_for("inname.beginnen", ronde=ronde.id) if mag else ""
    regels = [f"Inleveren tot en met {say_day(tot)}"]
    return {
        "naam": naam,
        "staat": NIET_BEGONNEN,
        "wat_nu": wat,
        "regels": regels,
        "knoppen": [],
        "begin": begin,
        "soort": soort,
    }


def _own_task(huis: Huis, ik: Aangemeld, naam: str, eigen: Inzending, tot: datetime) -> dict[str, Any]:
    beeld = picture(huis, ik, eigen)
    knop = "Verder invullen" if beeld.mag_vullen else "Bekijken"
    if beeld.staat == "ingediend" and "accordeur" in ik.rollen:
        knop = "Bekijken en accorderen"
    return {
        "naam": naam,
        "staat": eigen.stand,
        "wat_nu": beeld.wat_nu,
        "regels": [f"Inleveren tot en met {say_day(tot)}"],
        "knoppen": [(knop, url_for("inname.opgave", opgave=beeld.id), knop != "Bekijken")],
    }


def _desk_task(ronde: Ronde) -> dict[str, Any]:
    return {
        "naam": ronde.naam,
        "wat_nu": "Bekijk waar elke gemeente staat, herinner, en aanvaard wat klaar is.",
        "regels": [f"Open tot en met {say_day(ronde.sluit_op)}"],
        "knoppen": [("Naar alle gemeenten", url_for("inname.loket", ronde=ronde.id), True)],
    }
