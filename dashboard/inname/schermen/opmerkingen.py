"""“Klopt dit niet?”: anyone says what is wrong with a figure; the gemeente or the fund answers; the fund closes it with a reason."""

import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.deur.rechten import FONDS, GEMEENTE
from dashboard.inname.huis import Huis
from dashboard.inname.schermen.opgave import house, who
from dashboard.kader.tegenspraak import Gezegd
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_moment
from pipelines.inname.opmerkingen import Opmerking, add_remark, answer_remark, close_remark, list_remarks

_GEMEENTE = re.compile(r"\bGM[0-9]{4}\b")
_LANGST = 500


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/opmerking")
    def opmerking() -> str:
        verwijzing = request.args.get("cijfer", "")
        return _remark_page(verwijzing, klaar="klaar" in request.args)

    @blad.post("/opmerking")
    def opmerking_plaatsen() -> Response | Doorverwijzing:
        return _place(request.form.get("cijfer", ""), request.form.get("tekst", ""))

    @blad.get("/opmerkingen")
    def opmerkingen() -> str:
        return render_template("opmerkingen.html", opmerkingen=[_row(o) for o in _mine()])

    @blad.post("/opmerkingen/<opmerking>/antwoord")
    def opmerking_antwoord(opmerking: str) -> Doorverwijzing:
        answer_remark(house().winkel, who().acting(), opmerking, request.form.get("antwoord", ""))
        return redirect(url_for("inname.opmerkingen", gelukt="antwoord"), 303)

    @blad.post("/opmerkingen/<opmerking>/sluiten")
    def opmerking_sluiten(opmerking: str) -> Doorverwijzing:
        close_remark(house().winkel, who().acting(), opmerking, request.form.get("reden", ""))
        return redirect(url_for("inname.opmerkingen", gelukt="gesloten"), 303)


def said_about(huis: Huis, verwijzing: str) -> list[Gezegd]:
    """The remarks about a figure that are not closed, for the window beside it."""
    return [
        Gezegd(o.tekst, format_moment(o.op), o.antwoord or "", o.beantwoord_door or "")
        for o in list_remarks(huis.winkel, verwijzing, open_=True)
    ]


def _remark_page(verwijzing: str, *, tekst: str = "", fout: str = "", klaar: bool = False) -> str:
    huis: Huis = current_app.config["FK_INNAME"]
    return render_template(
        "opmerking.html",
        verwijzing=verwijzing,
        naam=_name(verwijzing),
        terug=_back_to(verwijzing, request.values.get("terug", "")),
        tekst=tekst,
        fout=fout,
        klaar=klaar,
        eerder=said_about(huis, verwijzing),
    )


def _place(verwijzing: str, tekst: str) -> Response | Doorverwijzing:
    """Keep a remark about a figure that there is; what is wrong with it is said at the field."""
    _name(verwijzing)
    gevonden = _GEMEENTE.search(verwijzing)
    try:
        add_remark(house().winkel, verwijzing, tekst, gevonden.group() if gevonden else None)
    except FondskompasFout as fout:
        return make_response(_remark_page(verwijzing, tekst=tekst, fout=str(fout)), 422)
    adres = url_for("inname.opmerking", cijfer=verwijzing, terug=request.form.get("terug", ""), klaar=1)
    return redirect(adres, 303)


def _name(verwijzing: str) -> str:
    """What the figure of a reference is; raises FondskompasFout when there is no such figure."""
    if len(verwijzing) > _LANGST:
        raise FondskompasFout(
            "Dit cijfer is er niet. Open het in het dashboard en kies daar “Klopt dit niet?”."
        )
    return house().gegevens.trace(verwijzing).omschrijving


def _back_to(verwijzing: str, search: str) -> str:
    """The dashboard with the window of this figure open; only fields of an address come back, never another place."""
    velden = dict(parse_qsl(search.lstrip("?")[:2000])) | {"herkomst": verwijzing}
    return "/?" + urlencode(velden)


def _mine() -> list[Opmerking]:
    """All remarks for VNG and the fund; for a gemeente those about its own figures."""
    ik = who()
    if ik.rollen & FONDS:
        return list_remarks(house().winkel)
    return (
        list_remarks(house().winkel, gm_code=ik.organisatie.gm_code)
        if ik.organisatie and ik.organisatie.gm_code
        else []
    )


def _row(o: Opmerking) -> dict[str, Any]:
    rollen = who().rollen
    return {
        "id": o.id,
        "naam": _name_or_code(o.verwijzing),
        "tekst": o.tekst,
        "stand": o.stand,
        "op": format_moment(o.op),
        "adres": _back_to(o.verwijzing, ""),
        "antwoord": o.antwoord,
        "namens": o.beantwoord_door,
        "sluitreden": o.sluitreden,
        "mag_antwoorden": o.stand != "gesloten" and bool(rollen & (FONDS | GEMEENTE)),
        "mag_sluiten": o.stand != "gesloten" and bool(rollen & FONDS),
    }


def _name_or_code(verwijzing: str) -> str:
    try:
        return _name(verwijzing)
    except FondskompasFout:
        return verwijzing  # a later publication may no longer have the figure that was spoken about
