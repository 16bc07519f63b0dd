"""The desk of VNG and the fund: every gemeente with its goals at a glance, accept, remind, and all answers as one file."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.schermen.opgave import house, who
from dashboard.inname.werk import read_work, start_work
from dashboard.inname.woorden import STANDEN, say_day
from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.basis.celtekst import guard_text
from pipelines.basis.opmaak import count, format_moment
from pipelines.inname.aanvaarden import accept
from pipelines.inname.berichten import remind, send_all
from pipelines.inname.inzendingen import ZICHTBAAR, Overzichtsrij, list_overview, read_answers
from pipelines.inname.mensen.rechten import Rol
from pipelines.inname.opslag.keten import Wie
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import Ronde, find_round, list_rounds
from pipelines.inname.werkboek import reference

STIP = {"ja": "alles beantwoord", "deels": "deels beantwoord", "nee": "nog niets"}
_WERK = "werk"


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/gemeenten")
    def loket() -> str:
        return desk_page()

    @blad.post("/gemeenten")
    def loket_veel() -> Response | Doorverwijzing:
        gekozen = [_read_choice(keuze) for keuze in request.form.getlist("kies")]
        if not gekozen:
            raise FondskompasFout("Er is geen gemeente gekozen. Ga terug en vink gemeenten aan.")
        if request.form.get("wat") == "herinneren":
            return _remind_many(gekozen)
        return _accept_many(gekozen)

    @blad.get("/werk/<werk>")
    def werk(werk: str) -> str:
        gevonden = read_work(house().winkel.map / _WERK, werk)
        if gevonden is None:
            abort(404)
        return render_template("werk.html", werk=gevonden)

    @blad.get("/gemeenten/alles.csv")
    def loket_alles() -> Response:
        return _all_answers(_round())


def desk_page() -> str:
    """The list for one round, filtered by what the address says."""
    ronde, rondes = _round(), list_rounds(house().winkel)
    if ronde is None:
        return render_template(
            "melding.html", kop="Er is nog geen ronde", teksten=["Open er een bij Rondes."]
        )
    alle = list_overview(house().winkel, who().acting(), ronde.id)
    zoek, staat = request.args.get("zoek", "")[:60].strip(), request.args.get("staat", "")
    aantallen = Counter(rij.stand for rij in alle)
    rijen = [r for r in alle if zoek.lower() in r.naam.lower() and staat in ("", r.stand)]
    bladen = reference(house().keuzes)[0]
    doelen = [(code, bladen[code].naam if code in bladen else code) for code in dict(ronde.vragen)]
    doelen = [(code, naam) for code, naam in doelen if code in bladen and not bladen[code].is_blok]
    return render_template(
        "loket.html",
        ronde={"id": ronde.id, "naam": ronde.naam, "sluit_op": say_day(ronde.sluit_op)},
        rondes=rondes,
        zoek=zoek,
        staat=staat,
        zin=_sentence(aantallen, len(alle)),
        tellers=[
            {
                "naam": naam,
                "aantal": aantallen[code],
                "adres": url_for("inname.loket", ronde=ronde.id, staat=code),
                "is_nu": code == staat,
            }
            for code, naam in STANDEN.items()
            if aantallen[code]
        ],
        doelen=doelen,
        rijen=[_row(rij, [code for code, _ in doelen]) for rij in rijen],
        STIP=STIP,
        mag_schrijven=bool(who().rollen & {Rol.VNG, Rol.FONDSBEHEER}),
    )


def _round() -> Ronde | None:
    """The round that is asked for, else the latest."""
    if gevraagd := request.values.get("ronde"):
        return find_round(house().winkel, gevraagd)
    return next(iter(list_rounds(house().winkel)), None)


def _sentence(aantallen: Mapping[str, int], alle: int) -> str:
    klaar = aantallen["geaccordeerd"] + aantallen["ontvangen"]
    return f"Van {alle} gemeenten {'is' if aantallen['aanvaard'] == 1 else 'zijn'} er {aantallen['aanvaard']} aanvaard; {count(klaar, 'opgave wacht', 'opgaven wachten')} op u."


def _row(rij: Overzichtsrij, doelen: Sequence[str]) -> dict[str, Any]:
    mag_zien = rij.inzending is not None and rij.stand in ZICHTBAAR
    return {
        "sleutel": f"{rij.organisatie}:{rij.inzending or ''}:{rij.teller}",
        "gemeente": rij.naam,
        "adres": url_for("inname.bekijken", opgave=rij.inzending) if mag_zien else "",
        "staat": rij.stand,
        "doelen": [_dot(*rij.doelen.get(doel, (0, 0))) for doel in doelen],
        "laatste": format_moment(rij.gewijzigd_op) if rij.gewijzigd_op else "",
    }


def _dot(gevraagd: int, ingevuld: int) -> str:
    return "nee" if not ingevuld else "ja" if ingevuld >= gevraagd else "deels"


def _read_choice(keuze: str) -> tuple[str, str, int]:
    """Organisation, return and count of changes of a row; raises FondskompasFout for what is no row."""
    organisatie, _, rest = keuze.partition(":")
    inzending, _, teller = rest.partition(":")
    if not (organisatie and teller.isascii() and teller.isdigit()):
        raise FondskompasFout("Deze keuze klopt niet. Laad de pagina opnieuw en kies nog eens.")
    return organisatie, inzending, int(teller[:9])


def _accept_many(gekozen: Sequence[tuple[str, str, int]]) -> Doorverwijzing:
    """Accept what was chosen, each by itself, while the page that follows says what became of it."""
    ronde, winkel, wie = _round(), house().winkel, who().acting()
    rijen = list_overview(winkel, wie, ronde.id) if ronde else []
    namen = {rij.organisatie: rij.naam for rij in rijen}
    taken = [
        partial(_accept_one, winkel, wie, namen.get(org, "?"), id_, teller) for org, id_, teller in gekozen
    ]
    id_ = start_work(winkel.map / _WERK, "Opgaven aanvaarden", taken)
    return redirect(url_for("inname.werk", werk=id_), 303)


def _accept_one(winkel: Winkel, wie: Wie, naam: str, id_: str, teller: int) -> str:
    if not id_:
        return f"{naam}: nog niet begonnen."
    try:
        accept(winkel, wie, id_, teller)
    except FondskompasFout as fout:
        return f"{naam}: {_say(fout)}"
    return f"{naam}: aanvaard."


def _remind_many(gekozen: Sequence[tuple[str, str, int]]) -> Response:
    """Put reminders in the outbox and send what waits there; without a mail server each becomes a file."""
    ronde = request.form.get("ronde", "")
    aantal = remind(house().winkel, who().acting(), ronde, [org for org, _, _ in gekozen])
    verzonden = send_all(house().winkel)
    regels = [f"{count(aantal, 'herinnering', 'herinneringen')} gemaakt, {verzonden.aantal} verstuurd."]
    if not aantal:
        regels.append("Van de gekozen gemeenten heeft nog niemand met een rol een e-mailadres.")
    if verzonden.mislukt:
        regels.append(
            f"{count(verzonden.mislukt, 'bericht', 'berichten')} kon nu niet weg en wordt later weer geprobeerd."
        )
    return _done(regels)


def _say(fout: FondskompasFout) -> str:
    if isinstance(fout, InvoerGeweigerd):
        return "niet aanvaard. " + " ".join(b.melding for b in fout.bevindingen if b.ernst == "fout")
    return f"niet aanvaard. {fout}"


def _done(regels: Sequence[str]) -> Response:
    delen = {
        "kop": "Wat er gebeurde",
        "teksten": regels,
        "terug": url_for("inname.loket", ronde=request.form.get("ronde") or None),
    }
    return make_response(render_template("melding.html", **delen))


def _all_answers(ronde: Ronde | None) -> Response:
    """Every answer that the fund may see, a row each; cells that a spreadsheet would run are guarded."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(
        ["gm_code", "gemeente", "staat", "doel", "indicator", "waarde", "reden", "toelichting"]
    )
    wie = who().acting()
    for rij in list_overview(house().winkel, wie, ronde.id) if ronde else []:
        if rij.inzending is None or rij.stand not in ZICHTBAAR:
            continue
        for a in read_answers(house().winkel, wie, rij.inzending):
            tekst = (
                rij.gm_code or "",
                rij.naam,
                rij.stand,
                a.doel,
                a.indicator,
                a.waarde,
                a.reden,
                a.toelichting,
            )
            schrijver.writerow([guard_text(cel) for cel in tekst])
    antwoord = Response("\ufeff" + uit.getvalue(), mimetype="text/csv")
    antwoord.headers["Content-Disposition"] = (
        f'attachment; filename="opgaven_{ronde.jaar if ronde else "geen"}.csv"'
    )
    return antwoord
