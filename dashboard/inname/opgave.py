"""Filling in a return: the form goal by goal, the workbook down and up, and handing in."""

import io
import json
from collections.abc import Sequence

from flask import (
    Blueprint,
    Response,
    current_app,
    g,
    make_response,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.beeld import Opgavebeeld, picture
from dashboard.inname.bekende import known_of
from dashboard.inname.formulier import Doel, make_form, read_form
from dashboard.inname.huis import Aangemeld, Huis
from dashboard.inname.vorige import answers_over
from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.inname.antwoorden import check_return, save_answers, start_return, upload_file
from pipelines.inname.inzendingen import find_return, read_answers
from pipelines.inname.overgangen import submit
from pipelines.inname.werkboek import file_name, official_name, sheets_of
from pipelines.sources.opgave.invullen import Antwoord, Grootboekinvoer
from pipelines.sources.opgave.schrijven import fill_template
from pipelines.sources.opgave.vragen import Doelblad

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.post("/ronde/<ronde>/beginnen")
    def beginnen(ronde: str) -> Doorverwijzing:
        een = start_return(house().winkel, who().acting(), ronde, request.form.get("soort", "opgave"))
        return redirect(url_for("inname.opgave", opgave=een.id), 303)

    @blad.get("/opgave/<opgave>")
    def opgave(opgave: str) -> str | Doorverwijzing:
        beeld = look(opgave)
        if beeld.inzending.soort != "opgave" and beeld.mag_vullen:
            return redirect(url_for("inname.inleveren", opgave=opgave), 303)
        if not beeld.mag_vullen:
            return redirect(url_for("inname.bekijken", opgave=opgave), 303)
        antwoorden = read_answers(house().winkel, who().acting(), opgave)
        return form_page(beeld, antwoorden, alles="controle" in request.args)

    @blad.post("/opgave/<opgave>")
    def opvullen(opgave: str) -> str | Response | Doorverwijzing:
        beeld = look(opgave)
        return _save(beeld, read_form(request.form, sheets(beeld)))

    @blad.get("/opgave/<opgave>/werkboek")
    def sjabloon(opgave: str) -> Response:
        return _workbook(look(opgave))

    @blad.route("/opgave/<opgave>/inleveren", methods=["GET", "POST"])
    def inleveren(opgave: str) -> str | Response | Doorverwijzing:
        beeld = look(opgave)
        return _take_file(beeld) if request.method == "POST" else _upload_page(beeld)


def house() -> Huis:
    """The server of this request."""
    return current_app.config["FK_INNAME"]


def who() -> Aangemeld:
    """Who is signed in; the guard of the routes has let nobody else through."""
    return g.sessie


def look(id_: str) -> Opgavebeeld:
    """A return that this person may see; raises GeenRecht otherwise, the same whether it exists or not."""
    return picture(house(), who(), find_return(house().winkel, who().acting(), id_))


def sheets(beeld: Opgavebeeld) -> list[Doelblad]:
    """What is asked in a return."""
    return list(sheets_of(house().keuzes, beeld.ronde, beeld.organisatie).values())


def goals(
    beeld: Opgavebeeld, antwoorden: Sequence[Antwoord], bevindingen: Sequence[Bevinding]
) -> tuple[list[Doel], list[Bevinding]]:
    """A return as goals with questions, and the findings about none of them."""
    gm_code = beeld.organisatie.gm_code
    return make_form(
        sheets(beeld),
        beeld.jaar,
        antwoorden,
        ledger(beeld),
        bekend=known_of(house(), gm_code, beeld.jaar),
        vorige=answers_over(house(), gm_code, beeld.jaar - 1),
        bevindingen=bevindingen,
    )


def ledger(beeld: Opgavebeeld) -> list[Grootboekinvoer]:
    """The ledger lines that came with a workbook."""
    return [Grootboekinvoer(**regel) for regel in json.loads(beeld.inzending.grootboek or "[]")]


def form_page(
    beeld: Opgavebeeld,
    antwoorden: Sequence[Antwoord],
    *,
    alles: bool,
    bevindingen: Sequence[Bevinding] | None = None,
) -> str:
    """The form. Before somebody wants to hand in, only errors and what is about an answer are said: empty is not wrong yet."""
    if bevindingen is None:
        bevindingen = check_return(house().winkel, who().acting(), beeld.id) if antwoorden else []
    if not alles:
        bevindingen = [b for b in bevindingen if b.ernst == "fout" and b.regel != "opgave_leeg"]
    doelen, algemeen = goals(beeld, antwoorden, bevindingen)
    fouten = [b for b in bevindingen if b.ernst == "fout"]
    return render_template(
        "opgave.html", opgave=beeld, stappen=beeld.stappen, doelen=doelen, algemeen=algemeen, fouten=fouten
    )


def _save(beeld: Opgavebeeld, antwoorden: list[Antwoord]) -> str | Response | Doorverwijzing:
    """Keep what was typed, and hand it in when that was asked; what is wrong is said at its question."""
    huis, wie = house(), who().acting()
    gezien = seen()
    eerder = {(a.doel, a.indicator): a for a in read_answers(huis.winkel, wie, beeld.id)}
    if any(a != eerder.get((a.doel, a.indicator), Antwoord(a.doel, a.indicator)) for a in antwoorden):
        gezien = save_answers(huis.winkel, wie, beeld.id, gezien, antwoorden).teller
    if request.form.get("wat") != "indienen":
        return redirect(url_for("inname.opgave", opgave=beeld.id, gelukt="bewaard"), 303)
    try:
        submit(huis.winkel, wie, beeld.id, gezien)
    except InvoerGeweigerd as fout:
        nu = look(beeld.id)
        gevuld = [a for a in antwoorden if a.waarde or a.reden or a.toelichting]
        return make_response(form_page(nu, gevuld, alles=True, bevindingen=fout.bevindingen), 422)
    return redirect(url_for("inname.bekijken", opgave=beeld.id, gelukt="ingediend"), 303)


def seen() -> int:
    """The count of changes that a form was made with; raises FondskompasFout when it does not say so."""
    tekst = request.form.get("versie", "")
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) < 10):
        raise FondskompasFout(
            "Dit formulier is niet volledig. Laad de pagina opnieuw en probeer het nog eens."
        )
    return int(tekst)


def _workbook(beeld: Opgavebeeld) -> Response:
    """The template with the answers so far, and the known figures beside them."""
    huis, org = house(), beeld.organisatie
    bekend = known_of(huis, org.gm_code, beeld.jaar)
    bladen = [(blad, list(bekend.get(blad.doel, ()))) for blad in sheets(beeld)]
    antwoorden = read_answers(huis.winkel, who().acting(), beeld.id)
    inhoud = fill_template(
        org.gm_code or "", official_name(org), beeld.jaar, bladen, antwoorden, ledger(beeld)
    )
    naam = file_name(beeld.ronde, org, beeld.inzending.versie)
    return send_file(io.BytesIO(inhoud), mimetype=XLSX, as_attachment=True, download_name=naam)


def _upload_page(beeld: Opgavebeeld, bevindingen: Sequence[Bevinding] = (), status: int = 200) -> Response:
    hoogstens = f"{house().keuzes.grenzen.model_mb} MB"
    delen = {"opgave": beeld, "bevindingen": bevindingen, "hoogstens": hoogstens}
    return make_response(render_template("inleveren.html", **delen), status)


def _take_file(beeld: Opgavebeeld) -> Response | Doorverwijzing:
    """Take a file in; what cannot be read changes nothing, and what is wrong in what can be read is said at its question."""
    bestand = request.files.get("bestand")
    if bestand is None or not bestand.filename:
        raise FondskompasFout("Er is geen bestand gekozen. Ga terug en kies het ingevulde werkboek.")
    een, bevindingen = upload_file(
        house().winkel, who().acting(), beeld.id, seen(), bestand.filename, bestand.read()
    )
    is_gelezen = een.herkomst == "werkboek" and een.bestand_sha256 != beeld.inzending.bestand_sha256
    if een.soort != "opgave" or not (is_gelezen or not any(b.ernst == "fout" for b in bevindingen)):
        return _upload_page(picture(house(), who(), een), bevindingen, 422 if bevindingen else 200)
    return redirect(url_for("inname.opgave", opgave=een.id, gelukt="overgenomen", controle=1), 303)
