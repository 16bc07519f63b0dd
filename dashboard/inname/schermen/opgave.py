"""Filling in a return: the form goal by goal, the workbook down and up, and handing in."""

import io
import json
from collections.abc import Sequence

from flask import (
    Blueprint,
    Response,
    abort,
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
from dashboard.inname.keuring import refuse_active
from dashboard.inname.vorige import answers_over
from pipelines.basis.bevinding import Bevinding, FondskompasFout, InvoerGeweigerd
from pipelines.inname.antwoorden import check_return, save_answers, start_return, upload_file
from pipelines.inname.inzendingen import find_return, read_answers
from pipelines.inname.overgangen import submit
from pipelines.inname.werkboek import file_name, official_name, sheets_of
from pipelines.sources.opgave.invullen import Antwoord, Grootboekinvoer
from pipelines.sources.opgave.schrijven import fill_template
from pipelines.sources.opgave.vragen import Doelblad, sheet_name

_LEEG = frozenset({"opgave_leeg", "opgave_zonder_reden"})
"""What is said of what is not filled in yet: at a question that somebody has still to come to, it says nothing."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.post("/ronde/<ronde>/beginnen")
    def beginnen(ronde: str) -> Doorverwijzing:
        een = start_return(house().winkel, who().acting(), ronde, request.form.get("soort", "opgave"))
        return redirect(url_for("inname.opgave", opgave=een.id), 303)

    @blad.get("/opgave/<opgave>")
    def opgave(opgave: str) -> Response | Doorverwijzing:
        beeld = look(opgave)
        if beeld.inzending.soort != "opgave" and beeld.mag_vullen:
            return redirect(url_for("inname.inleveren", opgave=opgave), 303)
        if not beeld.mag_vullen:
            return redirect(url_for("inname.bekijken", opgave=opgave), 303)
        return _task_page(beeld, "controle" in request.args)

    @blad.get("/opgave/<opgave>/doel/<doel>")
    def doel(opgave: str, doel: str) -> str | Doorverwijzing:
        beeld = look(opgave)
        if not beeld.mag_vullen:
            return redirect(url_for("inname.bekijken", opgave=opgave), 303)
        return _goal_page(beeld, doel)

    @blad.post("/opgave/<opgave>/doel/<doel>")
    def doel_bewaren(opgave: str, doel: str) -> Doorverwijzing:
        return _save(look(opgave), doel)

    @blad.post("/opgave/<opgave>/indienen")
    def indienen(opgave: str) -> Response | Doorverwijzing:
        try:
            submit(house().winkel, who().acting(), opgave, seen())
        except InvoerGeweigerd as fout:
            if look(opgave).inzending.soort != "opgave":
                return _upload_page(look(opgave), fout.bevindingen, 422)
            return _task_page(look(opgave), True, fout.bevindingen)
        return redirect(url_for("inname.bekijken", opgave=opgave, gelukt="ingediend"), 303)

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


def _task_page(
    beeld: Opgavebeeld, is_controle: bool, bevindingen: Sequence[Bevinding] | None = None
) -> Response:
    """The goals with how far each is. Before somebody wants to hand in, only errors are said: empty is not wrong yet."""
    antwoorden = read_answers(house().winkel, who().acting(), beeld.id)
    if bevindingen is None:
        bevindingen = check_return(house().winkel, who().acting(), beeld.id) if antwoorden else []
    fouten = [b for b in bevindingen if b.ernst == "fout" and (is_controle or b.regel != "opgave_leeg")]
    doelen, algemeen = goals(beeld, antwoorden, fouten)
    delen = {"doelen": doelen, "algemeen": algemeen, "fouten": fouten if is_controle else []}
    pagina = render_template("opgave.html", opgave=beeld, stappen=beeld.stappen, **delen)
    return make_response(pagina, 422 if fouten and request.method == "POST" else 200)


def _goal_page(beeld: Opgavebeeld, code: str) -> str:
    """The questions of one goal, with what is wrong at each; warnings only where something was filled in."""
    antwoorden = read_answers(house().winkel, who().acting(), beeld.id)
    bevindingen = check_return(house().winkel, who().acting(), beeld.id) if antwoorden else []
    alle = goals(beeld, antwoorden, [b for b in bevindingen if b.regel not in _LEEG])[0]
    codes = [d.blad.doel for d in alle]
    if code not in codes:
        abort(404)
    plek = codes.index(code)
    fouten = [b for v in alle[plek].velden for b in v.bevindingen if b.ernst == "fout"]
    return render_template(
        "doel.html",
        opgave=beeld,
        d=alle[plek],
        nummer=plek + 1,
        aantal=len(alle),
        volgende=plek + 1 < len(alle),
        fouten=fouten,
    )


def _save(beeld: Opgavebeeld, code: str) -> Doorverwijzing:
    """Keep what was typed for one goal, also what is not right yet; the page after it says so at the question."""
    bladen = sheets(beeld)
    codes = [blad.doel for blad in bladen]
    if code not in codes:
        abort(404)
    huis, wie = house(), who().acting()
    nieuw = read_form(request.form, [blad for blad in bladen if blad.doel == code])
    eerder = {(a.doel, a.indicator): a for a in read_answers(huis.winkel, wie, beeld.id)}
    if any(a != eerder.get((a.doel, a.indicator), Antwoord(a.doel, a.indicator)) for a in nieuw):
        save_answers(huis.winkel, wie, beeld.id, seen(), nieuw)
    if request.form.get("wat") != "verder" or _has_errors(beeld, code):
        return redirect(url_for("inname.doel", opgave=beeld.id, doel=code, gelukt="bewaard"), 303)
    if (plek := codes.index(code) + 1) < len(codes):
        return redirect(url_for("inname.doel", opgave=beeld.id, doel=codes[plek], gelukt="bewaard"), 303)
    return redirect(url_for("inname.opgave", opgave=beeld.id, gelukt="bewaard"), 303)


def _has_errors(beeld: Opgavebeeld, code: str) -> bool:
    """Whether something in a goal has to be mended."""
    bevindingen = check_return(house().winkel, who().acting(), beeld.id)
    return any(b.ernst == "fout" and b.blad == sheet_name(code) for b in bevindingen)


def seen() -> int:
    """The count of changes that a form was made with; raises FondskompasFout when it does not say so."""
    tekst = request.form.get("versie", "")
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) < 10):
        raise FondskompasFout(
            "Dit formulier is niet volledig. Laad de pagina opnieuw en probeer het nog eens."
        )
    return int(tekst)


def _unit() -> str | None:
    """The unit of the amounts in an Iv3 delivery, when somebody confirms it."""
    eenheid = request.form.get("eenheid", "")
    return eenheid if eenheid in ("euro", "duizend") else None


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


_UITLEG = {
    "sisa": "Lever de SiSa-bijlage in zoals u haar hebt ingevuld.",
    "iv3": "Lever de Iv3-levering in die u ook aan het CBS stuurt.",
}
_VORM = {"sisa": "Een werkboek (.xlsx) of .ods", "iv3": "De JSON-levering of het Excel-model"}


def _upload_page(beeld: Opgavebeeld, bevindingen: Sequence[Bevinding] = (), status: int = 200) -> Response:
    soort = beeld.inzending.soort
    delen = {
        "opgave": beeld,
        "stappen": beeld.stappen,
        "bevindingen": bevindingen,
        "fouten": [b for b in bevindingen if b.ernst == "fout"],
        "hoogstens": f"{house().keuzes.grenzen.model_mb} MB",
        "is_opgave": soort == "opgave",
        "is_iv3": soort == "iv3",
        "uitleg": _UITLEG.get(soort, ""),
        "vorm": _VORM.get(soort, "Een bestand dat eindigt op .xlsx"),
    }
    return make_response(render_template("inleveren.html", **delen), status)


def _take_file(beeld: Opgavebeeld) -> Response | Doorverwijzing:
    """Take a file in; what cannot be read changes nothing, and what is wrong in what can be read is said at its question."""
    bestand = request.files.get("bestand")
    if bestand is None or not bestand.filename:
        raise FondskompasFout("Er is geen bestand gekozen. Ga terug en kies het ingevulde werkboek.")
    with bestand.stream as stroom:
        inhoud = stroom.read()
    refuse_active(bestand.filename, inhoud)
    een, bevindingen = upload_file(
        house().winkel, who().acting(), beeld.id, seen(), bestand.filename, inhoud, _unit()
    )
    if een.soort != "opgave":
        is_fout = any(b.ernst == "fout" for b in bevindingen)
        return _upload_page(picture(house(), who(), een), bevindingen, 422 if is_fout else 200)
    is_gelezen = een.herkomst == "werkboek" and een.bestand_sha256 != beeld.inzending.bestand_sha256
    if not is_gelezen and any(b.ernst == "fout" for b in bevindingen):
        return _upload_page(picture(house(), who(), een), bevindingen, 422 if bevindingen else 200)
    return redirect(url_for("inname.opgave", opgave=een.id, gelukt="overgenomen", controle=1), 303)
