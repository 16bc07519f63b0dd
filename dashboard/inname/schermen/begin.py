"""My overview: per round what is open, in which state it is, until when, and what to do next."""

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
from dashboard.inname.beeld import picture
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
        taken = [taak for ronde in list_rounds(huis.winkel) if (taak := _task(huis, ik, ronde))]
        return render_template("begin.html", taken=taken, rol=", ".join(sorted(ik.rollen)))

    @blad.post("/organisatie")
    def organisatie() -> Response | Doorverwijzing:
        current_app.config["FK_INNAME"].choose_organisation(
            sessie.read_cookie(sessie.SESSIE), request.form.get("organisatie", "")
        )
        return make_response(redirect(url_for("inname.begin"), 303))


def _task(huis: Huis, ik: Aangemeld, ronde: Ronde) -> dict[str, Any] | None:
    """One round as a task for who is signed in; ``None`` when he has nothing to do with it."""
    if ik.organisatie is None:
        return None
    if ik.organisatie.soort != "gemeente":
        return _desk_task(huis, ik, ronde) if ik.rollen & FONDS else None
    if not ik.rollen & (GEMEENTE | LEZEND):
        return None
    tot = deadline_of(huis.winkel, ronde.id, ik.organisatie.id)
    regels = [f"Inleveren tot en met {say_day(tot)}"]
    eigen = [i for i in list_own(huis.winkel, ik.acting(), ronde.id) if i.soort == "opgave"]
    if not eigen:
        mag = "invuller" in ik.rollen and ronde.opent_op <= huis.winkel.klok() <= tot
        wat = (
            "Begin met invullen; bewaren kan op elk moment."
            if mag
            else "Er is nog niet begonnen met invullen."
        )
        return {
            "naam": ronde.naam,
            "staat": NIET_BEGONNEN,
            "wat_nu": wat,
            "regels": regels,
            "knoppen": [],
            "begin": url_for("inname.beginnen", ronde=ronde.id) if mag else "",
        }
    return _own_task(huis, ik, ronde, eigen[0], regels)


def _own_task(huis: Huis, ik: Aangemeld, ronde: Ronde, eigen: Inzending, regels: list[str]) -> dict[str, Any]:
    beeld = picture(huis, ik, eigen)
    adres = url_for("inname.opgave", opgave=beeld.id)
    knop = "Verder invullen" if beeld.mag_vullen else "Bekijken"
    if beeld.staat == "ingediend" and "accordeur" in ik.rollen:
        knop = "Bekijken en accorderen"
    return {
        "naam": ronde.naam,
        "staat": eigen.stand,
        "wat_nu": beeld.wat_nu,
        "regels": regels,
        "knoppen": [(knop, adres, knop != "Bekijken")],
    }


def _desk_task(huis: Huis, ik: Aangemeld, ronde: Ronde) -> dict[str, Any]:
    return {
        "naam": ronde.naam,
        "wat_nu": "Bekijk waar elke gemeente staat, herinner, en aanvaard wat klaar is.",
        "regels": [f"Open tot en met {say_day(ronde.sluit_op)}"],
        "knoppen": [("Naar alle gemeenten", url_for("inname.loket", ronde=ronde.id), True)],
    }
