"""The addresses of the public pages: ``/g/<gemeente>``, and the same figures behind ``.json`` and ``.csv``."""

import hashlib
import json
from pathlib import PurePosixPath

import polars as pl
from flask import Flask, Response, redirect, request
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.gegevens.standen import StandGeweigerd
from dashboard.gegevens.toestand import default_year
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens, read_from
from dashboard.publiek import uitgaven
from dashboard.publiek.blad import paragraphs, write_sheet
from dashboard.publiek.gemeente import write_ceased, write_list, write_page, write_unknown
from dashboard.publiek.verhaal import Verhaal, tell
from dashboard.publiek.zoeken import Plaats, find_place
from pipelines.basis.celtekst import guard_text

_NU = "public, max-age=60"
_VORMEN = (".json", ".csv")


def register(server: Flask, gegevens: Gegevens) -> None:
    """Add the public pages, and the files of the releases, to a server."""
    uitgaven.register(server, gegevens.uitgaven)

    @server.route("/g")
    def everybody() -> Response:
        return _page(write_list(gegevens))

    @server.route("/g/<woord>")
    def somebody(woord: str) -> Response | Doorverwijzing:
        try:
            nu = gegevens.bij(request.query_string.decode("utf-8", "replace"))
            with read_from(None if nu.stand else nu.open_now()):
                return _answer(nu, woord)
        except (GeenDatabase, StandGeweigerd) as fout:
            is_leeg = isinstance(fout, GeenDatabase)
            # in words of its own: those of the fault name folders, which is for who keeps them and not for every reader
            reden = (
                "Er is nog niets gepubliceerd."
                if is_leeg
                else "Deze bevroren stand is er niet, of is beschadigd."
            )
            blad = write_sheet("Er zijn geen cijfers", f"<h1>Er zijn geen cijfers</h1>\n{paragraphs(reden)}")
            return _page(blad, 503 if is_leeg else 404)


def _answer(gegevens: Gegevens, woord: str) -> Response | Doorverwijzing:
    einde = PurePosixPath(woord).suffix
    naam = woord.removesuffix(einde) if einde in _VORMEN else woord
    plaats = find_place(gegevens, naam)
    if plaats is None:
        return _page(write_unknown(naam), 404)
    if naam != plaats.woord:
        staart = request.query_string.decode("utf-8", "replace")
        doel = f"/g/{plaats.woord}{einde if einde in _VORMEN else ''}"
        return redirect(f"{doel}?{staart}" if staart else doel, 302)
    jaren = tuple(gegevens.read("publiek_jaren", gm=plaats.gm_code)["uitkeringsjaar"])
    opvolgers = _successors(gegevens, plaats)
    if opvolgers and (not jaren or "jaar" not in request.args):
        return _page(write_ceased(plaats, opvolgers))
    jaar = _read_year(request.args.get("jaar"), jaren)
    if jaar not in jaren:
        return _page(write_sheet(plaats.naam, _no_year(plaats, jaren)), 404)
    verhaal = tell(gegevens, plaats.gm_code, plaats.naam, jaar, jaren)
    if einde == ".json":
        return _finish(Response(_as_json(verhaal), mimetype="application/json"))
    if einde == ".csv":
        return _finish(Response(_as_csv(verhaal), mimetype="text/csv"))
    return _page(write_page(verhaal, plaats))


def _read_year(gevraagd: str | None, jaren: tuple[int, ...]) -> int:
    """The year of the address, or the one to open in; 0 for what is no year."""
    if gevraagd is None:
        return default_year(jaren)
    return int(gevraagd) if gevraagd.isascii() and gevraagd.isdigit() and len(gevraagd) == 4 else 0


def _no_year(plaats: Plaats, jaren: tuple[int, ...]) -> str:
    bekend = ", ".join(map(str, jaren))
    tekst = (
        f"Van dat jaar zijn er geen cijfers. Wel van: {bekend}."
        if jaren
        else "Van deze gemeente zijn er geen cijfers."
    )
    return f"<h1>{plaats.woord}</h1>\n" + paragraphs(tekst)


def _successors(gegevens: Gegevens, plaats: Plaats) -> list[Plaats]:
    """The gemeenten of now that a gemeente went on in; none when it is still there."""
    if (
        gegevens.read("zoeknamen")
        .filter((pl.col("gm_code") == plaats.gm_code) & (pl.col("soort") == "eigen"))
        .height
    ):
        return []
    rijen = gegevens.read("gemeente_opvolger", gm=plaats.gm_code, tot=None).iter_rows(named=True)
    gevonden = {
        rij["huidige_gm_code"] or rij["opvolger"]: rij["huidige_naam"] or rij["opvolger_naam"]
        for rij in rijen
    }
    return [Plaats(code, naam) for code, naam in gevonden.items()]


def _rows(verhaal: Verhaal) -> list[dict[str, int | str | None]]:
    return [
        {
            "gm_code": verhaal.gm_code,
            "gemeente": verhaal.naam,
            "uitkeringsjaar": verhaal.jaar,
            "doel": post.doel,
            "doel_naam": post.naam,
            "bedrag_eur": post.bedrag_eur,
            "status": post.status,
            "ontvangen_via": post.via,
            "te_volgen_via": post.te_zien,
            "besteed_eur": post.besteed_eur,
            "capaciteit": post.capaciteit,
        }
        for post in verhaal.posten
    ]


def _as_json(verhaal: Verhaal) -> bytes:
    inhoud = {
        "gemeente": verhaal.naam,
        "uitkeringsjaar": verhaal.jaar,
        "totaal_eur": verhaal.totaal_eur,
        "niet_te_zien_eur": verhaal.onzichtbaar_eur,
        "gegevens": _rows(verhaal),
    }
    return json.dumps(inhoud, ensure_ascii=False).encode()


def _as_csv(verhaal: Verhaal) -> bytes:
    rijen = [
        {k: guard_text(w) if isinstance(w, str) else w for k, w in rij.items()} for rij in _rows(verhaal)
    ]
    return pl.DataFrame(rijen, infer_schema_length=None).write_csv(separator=";").encode()


def _page(html: str, status: int = 200) -> Response:
    return _finish(Response(html, status, mimetype="text/html"))


def _finish(antwoord: Response) -> Response:
    """With its fingerprint, so that who has it already is told so."""
    antwoord.headers["Cache-Control"] = _NU if antwoord.status_code == 200 else "no-store"
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    if antwoord.status_code != 200:
        return antwoord
    antwoord.set_etag(hashlib.sha256(antwoord.get_data()).hexdigest()[:32])
    antwoord.make_conditional(request)
    return antwoord
