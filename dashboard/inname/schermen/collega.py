"""Ask a colleague: a signed link to one question, and the page behind it for who has no account."""

from collections.abc import Sequence

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.formulier import Veld
from dashboard.inname.schermen.opgave import house, look, sheets, who
from dashboard.inname.woorden import say_day
from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.links import Gevraagd, answer_link, ask_colleague, open_link
from pipelines.inname.mensen.rechten import GeenRecht
from pipelines.sources.opgave.invullen import Antwoord
from pipelines.sources.opgave.vragen import Doelblad, Vraag
from pipelines.sources.raw.opgaven import REDENEN

_GEEN_RECHT = "Wie u deze link stuurde, kan deze vraag niet meer stellen. Vraag een nieuwe link."


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/opgave/<opgave>/collega/<doel>/<indicator>")
    def collega(opgave: str, doel: str, indicator: str) -> str:
        beeld = look(opgave)
        return render_template(
            "collega.html", opgave=beeld, vraag=_question(sheets(beeld), doel, indicator), link=""
        )

    @blad.post("/opgave/<opgave>/collega/<doel>/<indicator>")
    def collega_vragen(opgave: str, doel: str, indicator: str) -> str:
        beeld = look(opgave)
        vraag = _question(sheets(beeld), doel, indicator)
        token = ask_colleague(house().winkel, who().acting(), opgave, doel, indicator)
        link = house().address(url_for("inname.antwoord", token=token))
        tot = say_day(open_link(house().winkel, token).geldig_tot)
        return render_template("collega.html", opgave=beeld, vraag=vraag, link=link, tot=tot)

    @blad.get("/vraag/<token>")
    def antwoord(token: str) -> Response:
        return _answer_page(token)

    @blad.post("/vraag/<token>")
    def antwoord_geven(token: str) -> Response | Doorverwijzing:
        return _take_answer(token)

    @blad.get("/vraag/bedankt")
    def bedankt() -> str:
        teksten = [
            "Uw antwoord staat in het concept van uw collega. De link is nu gebruikt; u kunt dit venster sluiten."
        ]
        return render_template("melding.html", kop="Bedankt", teksten=teksten, terug="/")


def _question(bladen: Sequence[Doelblad], doel: str, indicator: str) -> Vraag:
    for blad in bladen:
        for vraag in blad.rows().values():
            if (vraag.doel, vraag.indicator) == (doel, indicator):
                return vraag
    raise FondskompasFout("Deze opgave stelt die vraag niet. Ga terug en kies een vraag uit de opgave.")


def _open(token: str) -> Gevraagd:
    try:
        return open_link(house().winkel, token)
    except GeenRecht:
        raise FondskompasFout(_GEEN_RECHT) from None


def _answer_page(token: str) -> Response:
    gevraagd = _open(token)
    veld = Veld(gevraagd.vraag, gevraagd.antwoord, REDENEN, "", ())
    delen = {
        "gemeente": gevraagd.gemeente,
        "jaar": gevraagd.jaar,
        "v": veld,
        "tot": say_day(gevraagd.geldig_tot),
    }
    antwoord = make_response(
        render_template("antwoord.html", opgave={"mag_vullen": True}, token=token, **delen)
    )
    antwoord.headers["Referrer-Policy"] = "no-referrer"
    return antwoord


def _take_answer(token: str) -> Doorverwijzing:
    vraag = _open(token).vraag
    velden = (
        request.form.get(f"{soort}:{vraag.doel}:{vraag.indicator}", "")
        for soort in ("waarde", "reden", "toelichting")
    )
    gegeven = Antwoord(vraag.doel, vraag.indicator, *velden)
    if not (gegeven.waarde or gegeven.reden or gegeven.toelichting):
        raise FondskompasFout("U hebt niets ingevuld. Ga terug en vul een antwoord of een reden in.")
    try:
        answer_link(house().winkel, token, gegeven)
    except GeenRecht:
        raise FondskompasFout(_GEEN_RECHT) from None
    return redirect(url_for("inname.bedankt"), 303)
