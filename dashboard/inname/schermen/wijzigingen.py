"""Changes of the envelope and confirmations of the publication gate: one person of the fund proposes, another decides."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.schermen.opgave import house, who
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_eur, format_moment
from pipelines.inname.inzendingen import find_return, list_overview
from pipelines.inname.mensen.organisaties import find_organisation
from pipelines.inname.rondes import list_rounds
from pipelines.inname.wijzigingen import (
    Wijzigingsvoorstel,
    decide,
    list_proposals,
    propose_confirmation,
    propose_line,
)
from pipelines.sources.raw.lezen import read_table

_KOLOMMEN = {"bedrag_eur": "bedrag", "bron": "bron", "status": "status"}


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/wijzigingen")
    def wijzigingen() -> str:
        return _page()

    @blad.post("/wijzigingen")
    def wijziging_voorstellen() -> Doorverwijzing:
        _propose()
        return redirect(url_for("inname.wijzigingen", gelukt="wijziging"), 303)

    @blad.post("/wijzigingen/<wijziging>")
    def wijziging_besluit(wijziging: str) -> Doorverwijzing:
        is_goed = request.form.get("wat") == "goed"
        decide(house().winkel, who().acting(), wijziging, is_goed, request.form.get("reden", ""))
        return redirect(url_for("inname.wijzigingen", gelukt="besluit"), 303)


def _propose() -> None:
    """Propose what the form says; raises FondskompasFout for what is no line, amount or return."""
    winkel, wie, reden = house().winkel, who().acting(), request.form.get("reden", "")
    if request.form.get("soort") == "poort":
        propose_confirmation(winkel, wie, request.form.get("inzending", ""), reden)
        return
    jaar, _, regel = request.form.get("regel", "").partition(":")
    bedrag = request.form.get("bedrag", "").replace(".", "").replace(" ", "").strip()
    if not (
        jaar.isascii()
        and jaar.isdigit()
        and bedrag.isascii()
        and bedrag.isdigit()
        and len(jaar) == 4
        and len(bedrag) < 13
    ):
        raise FondskompasFout("Kies een regel, en typ het nieuwe bedrag in hele euro's, zoals 1.500.000.")
    velden = {
        "bedrag_eur": bedrag,
        "bron": request.form.get("bron", "").strip(),
        "status": request.form.get("status", ""),
    }
    propose_line(winkel, wie, int(jaar), regel, velden, reden)


def _page() -> str:
    huis, wie = house(), who().acting()
    regels = read_table(huis.raw, "envelop", huis.keuzes.grenzen).sort(
        "uitkeringsjaar", "regel", descending=[True, False]
    )
    wachtend = [
        (r.inzending, f"{ronde.naam}, {r.naam}")
        for ronde in list_rounds(huis.winkel)
        for r in list_overview(huis.winkel, wie, ronde.id)
        if r.stand in ("geaccordeerd", "ontvangen")
    ]
    return render_template(
        "wijzigingen.html",
        lijst=[_row(voorstel) for voorstel in list_proposals(huis.winkel, wie)],
        envelop=[
            (
                f"{r['uitkeringsjaar']}:{r['regel']}",
                f"{r['uitkeringsjaar']} · {r['regel']} · {format_eur(r['bedrag_eur'])}",
            )
            for r in regels.iter_rows(named=True)
        ],
        statussen=("gepubliceerd", "afgeleid", "aanname"),
        wachtend=wachtend,
    )


def _row(v: Wijzigingsvoorstel) -> dict[str, Any]:
    """A proposal in words, with whether who looks may decide on it: never who made it."""
    is_eigen = v.voorgesteld_door == who().gebruiker
    naam, wat = _words(v)
    return {
        "id": v.id,
        "naam": naam,
        "wat": wat,
        "reden": v.reden,
        "stand": v.stand,
        "op": format_moment(v.voorgesteld_op),
        "besluit": v.besluit,
        "is_eigen": is_eigen and v.stand == "voorgesteld",
        "mag_besluiten": not is_eigen and v.stand == "voorgesteld",
    }


def _words(v: Wijzigingsvoorstel) -> tuple[str, list[str]]:
    if v.soort == "envelop":
        g = v.gegevens
        wat = [f"{_KOLOMMEN.get(kop, kop)}: {g['voor'][kop] or '(leeg)'} → {g['na'][kop]}" for kop in g["na"]]
        return f"Envelop {g['jaar']}, regel {g['regel']}", wat
    een = find_return(house().winkel, who().acting(), v.gegevens["inzending"])
    gemeente = find_organisation(house().winkel, een.organisatie).naam
    return f"Bevestiging bij de opgave van {gemeente}", [f"bestand {een.bestand_sha256 or ''}"]
