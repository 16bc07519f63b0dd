"""Proof: the receipt of a return as page and PDF, the list of them, and the audit chain for who may take it along."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Blueprint, Response, abort, render_template, send_file, url_for

from dashboard.inname.deur.rechten import FONDS
from dashboard.inname.schermen.opgave import house, who
from pipelines.basis.opmaak import format_moment
from pipelines.bevroren.sleutels import fingerprint_key
from pipelines.inname.inzendingen import ZICHTBAAR, Inzending, find_return, list_overview, list_own
from pipelines.inname.mensen.rechten import Handeling, require
from pipelines.inname.ontvangstbewijs import Ontvangstbewijs, make_receipt, receipt_pdf
from pipelines.inname.opslag.bestanden import read_kept
from pipelines.inname.opslag.keten import check_chain
from pipelines.inname.opslag.uitvoer import write_audit
from pipelines.inname.rondes import list_rounds


def register(blad: Blueprint) -> None:
    """Add the routes."""

    @blad.get("/bewijs/<opgave>")
    def bewijs(opgave: str) -> str:
        return _receipt_page(make_receipt(house().winkel, who().acting(), opgave))

    @blad.get("/bewijs/<opgave>/pdf")
    def bewijs_pdf(opgave: str) -> Response:
        gemaakt = make_receipt(house().winkel, who().acting(), opgave)
        naam = f"ontvangstbewijs_{gemaakt.gm_code}_{gemaakt.jaar}_v{gemaakt.versie}.pdf"
        return send_file(
            io.BytesIO(receipt_pdf(gemaakt)), "application/pdf", as_attachment=True, download_name=naam
        )

    @blad.get("/opgave/<opgave>/bestand")
    def bestand(opgave: str) -> Response:
        return _kept_file(find_return(house().winkel, who().acting(), opgave))

    @blad.get("/bewijs")
    def bewijzen() -> str:
        return _list_page()

    @blad.get("/keten.zip")
    def keten() -> Response:
        return _chain()


def _kept_file(een: Inzending) -> Response:
    """The file that is signed for, byte for byte: who signs an annex or ledger lines has to be able to read them."""
    if een.bestand_sha256 is None:
        abort(404)
    inhoud = io.BytesIO(read_kept(house().winkel, een.bestand_sha256))
    return send_file(
        inhoud, "application/octet-stream", as_attachment=True, download_name=een.bestand_naam or "bestand"
    )


def _receipt_page(b: Ontvangstbewijs) -> str:
    sleutel = f"vingerafdruk {fingerprint_key(b.sleutel)}" if b.sleutel else "geen"
    regels = [
        ("Gemeente", f"{b.gemeente} ({b.gm_code})", False),
        ("Ronde", b.ronde, False),
        ("Soort en versie", f"{b.soort}, versie {b.versie}", False),
        ("Stand", b.stand, False),
        ("Bestand", b.bestand, False),
        ("sha256 van het bestand", b.sha256, True),
        ("Kenmerk", b.inzending, True),
    ]
    keten = [
        ("Laatste gebeurtenis", str(b.kop_nummer), False),
        ("Hash daarvan", b.kop_hash, True),
        ("Handtekening", b.handtekening or "niet ondertekend", True),
        ("Sleutel", sleutel, True),
    ]
    stappen = [
        {"wat": s.wat, "wie": s.wie, "voor": s.organisatie, "op": format_moment(s.op), "nummer": s.nummer}
        for s in b.stappen
    ]
    return render_template(
        "bewijs.html",
        bewijs=b,
        gemaakt=format_moment(b.gemaakt_op),
        regels=regels,
        keten=keten,
        stappen=stappen,
    )


def history(opgave: str) -> list[dict[str, str]]:
    """What happened to a return since it was handed in; nothing before that."""
    een = find_return(house().winkel, who().acting(), opgave)
    if een.bestand_sha256 is None or een.stand == "concept":
        return []
    stappen = make_receipt(house().winkel, who().acting(), opgave).stappen
    return [
        {"moment": format_moment(s.op), "tekst": f"{s.wat} door {s.wie} ({s.organisatie})"} for s in stappen
    ]


def _list_page() -> str:
    """The receipts that who is signed in may take, by round; and whether the chain holds, for who may see it."""
    ik, winkel = who(), house().winkel
    rijen: list[dict[str, Any]] = []
    for ronde in list_rounds(winkel):
        if ik.rollen & FONDS:
            alle = list_overview(winkel, ik.acting(), ronde.id)
            rijen += [
                _row(r.inzending, r.naam, ronde.naam, r.stand, format_moment(r.gewijzigd_op))
                for r in alle
                if r.inzending and r.gewijzigd_op and r.stand in ZICHTBAAR
            ]
        elif ik.organisatie is not None and ik.organisatie.soort == "gemeente":
            eigen = [i for i in list_own(winkel, ik.acting(), ronde.id) if _has_receipt(i)]
            rijen += [
                _row(i.id, ik.organisatie.naam, ronde.naam, i.stand, format_moment(i.gewijzigd_op))
                for i in eigen
            ]
    mag_keten = "fondsbeheer" in ik.rollen
    return render_template(
        "bewijzen.html", bewijzen=rijen, mag_keten=mag_keten, keten_zin=_chain_sentence() if mag_keten else ""
    )


def _has_receipt(een: Inzending) -> bool:
    return een.bestand_sha256 is not None and een.stand != "concept"


def _row(id_: str, gemeente: str, ronde: str, stand: str, moment: str) -> dict[str, Any]:
    adressen = {
        "adres": url_for("inname.bewijs", opgave=id_),
        "pdf": url_for("inname.bewijs_pdf", opgave=id_),
    }
    return {"gemeente": gemeente, "ronde": ronde, "stand": stand, "moment": moment, **adressen}


def _chain_sentence() -> str:
    controle = check_chain(house().winkel)
    if controle.fouten:
        nummers = ", ".join(map(str, list(controle.fouten)[:20]))
        return f"De keten klopt niet: kijk naar gebeurtenis {nummers}."
    getekend = (
        "alle ondertekend"
        if controle.ondertekend == controle.aantal
        else f"{controle.ondertekend} ondertekend"
    )
    return f"De keten heeft {controle.aantal} gebeurtenissen, {getekend}, en klopt tot en met nummer {controle.kop.nummer}."


def _chain() -> Response:
    """The chain as JSON lines and as a table, in one archive; people are ids in it."""
    winkel = house().winkel
    with winkel.read() as con:
        require(con, who().acting(), Handeling.LEES_KETEN)
    uit = io.BytesIO()
    with (
        TemporaryDirectory(prefix="fondskompas-") as map_,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief,
    ):
        doel = Path(map_) / "keten"
        write_audit(winkel, doel)
        for pad in sorted(doel.iterdir()):
            archief.write(pad, pad.name)
    uit.seek(0)
    return send_file(uit, "application/zip", as_attachment=True, download_name="keten_van_gebeurtenissen.zip")
