"""The sections of the map page."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.badges import status_badge
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import cijfer, linked, place, tally
from dashboard.beeld.kaart.klassen import Klasse, class_limits, class_number, name_classes
from dashboard.beeld.kaart.tabel import measure_grid
from dashboard.beeld.maten import MATEN, Meting, measure
from dashboard.beeld.oudraster import search_box
from dashboard.beeld.termen import count, short_goal, weakest_status
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import section
from dashboard.kader.toestand import Toestand, gemeente_href
from dashboard.pages.kaart.legenda import class_key
from pipelines.basis.opmaak import format_number
from pipelines.basis.sommen import total


def answer(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The answer in a sentence, the gemeente of the address, and the key to both maps."""
    meting = measure(gegevens, toestand)
    nummers, klassen = classify(meting)
    melding = _refused(gegevens, toestand)
    if is_empty(nummers):
        return html.Div([melding, _nothing(meting, toestand)])
    return section(
        f"{MATEN[meting.maat]} voor {_goal_words(meting)} in {meting.jaar}",
        melding,
        _own(meting, toestand),
        class_key(
            f"{meting.naam}: klassen met elk ongeveer evenveel gemeenten; 1 is het laagst"
            if len(klassen) > 2
            else meting.naam,
            klassen,
            _class_sources(meting, nummers),
        ),
        lead=[
            *linked(summarise(meting), _summary_sources(meting)),
            " ",
            status_badge(weakest_status(meting.gemeenten["status"])),
        ],
    )


def classify(meting: Meting) -> tuple[list[int], list[Klasse]]:
    """The class of every gemeente in the order of the frame, and the classes that occur."""
    waarden = meting.waarden
    grenzen = class_limits([w for w in waarden if w is not None])
    nummers = [class_number(w, grenzen) for w in waarden]
    return nummers, name_classes(nummers, grenzen, meting.show)


def is_empty(nummers: Sequence[int]) -> bool:
    """Whether no gemeente has a figure, so that there is nothing to draw."""
    return all(nummer < 0 for nummer in nummers)


def summarise(meting: Meting) -> str:
    """The highest, the lowest and the country in one sentence; the country from sums."""
    rijen = [
        (waarde, rij)
        for waarde, rij in zip(meting.waarden, meting.gemeenten.iter_rows(named=True), strict=True)
        if waarde is not None
    ]
    boven = [paar for paar in rijen if paar[0] > 0]
    if not boven:
        return "Geen enkele gemeente heeft hier meer dan nul."
    hoogste = max(boven, key=lambda paar: paar[0])
    laagste = min(boven, key=lambda paar: paar[0])
    som = sum(rij["teller"] for _, rij in rijen)
    land = meting.rate(som, sum(rij["inwoners"] for _, rij in rijen))
    wie = (
        "Over alle gemeenten"
        if len(rijen) == meting.gemeenten.height
        else f"Over {count(len(rijen), 'gemeente', 'gemeenten')} met een cijfer"
    )
    woord = "gemiddeld" if meting.per_inwoner else "samen"
    per = (
        ""
        if not meting.per_inwoner
        else (f" per {format_number(meting.per)} inwoners" if meting.per > 1 else " per inwoner")
    )
    geen = len(rijen) - len(boven)
    nul = f"; {count(geen, 'gemeente heeft', 'gemeenten hebben')} niets" if geen else ""
    return (
        f"{wie} {woord} {meting.show(land)}{per}: van {meting.show(laagste[0])} in {laagste[1]['naam']} "
        f"tot {meting.show(hoogste[0])} in {hoogste[1]['naam']}{nul}."
    )


def _summary_sources(meting: Meting) -> list[tuple[str, str | None]]:
    """The figures in ``summarise`` with their references."""
    rijen = [
        (waarde, gm)
        for waarde, gm in zip(meting.waarden, meting.gemeenten["gm_code"], strict=True)
        if waarde is not None
    ]
    boven = [paar for paar in rijen if paar[0] > 0]
    if not boven:
        return []
    met = meting.gemeenten.filter(meting.gemeenten["gm_code"].is_in([gm for _, gm in rijen]))
    land = meting.rate(total(met["teller"]), total(met["inwoners"]))
    laag, hoog = min(boven, key=lambda paar: paar[0]), max(boven, key=lambda paar: paar[0])
    iedereen = [gm for _, gm in rijen]
    return [
        (str(len(rijen)), tally(meting.bron_van(iedereen), "met_cijfer")),
        (meting.show(land), meting.getoonde_bron(iedereen)),
        *[(meting.show(waarde), meting.getoonde_bron([gm])) for waarde, gm in (laag, hoog)],
        (str(len(rijen) - len(boven)), tally(meting.bron_van(iedereen), "nul")),
    ]


def _class_sources(meting: Meting, nummers: Sequence[int]) -> dict[int, str | None]:
    """Per class the gemeenten in it; those without a figure have nothing to follow."""
    codes = meting.gemeenten["gm_code"].to_list()
    per_klasse = {
        nummer: [gm for gm, n in zip(codes, nummers, strict=True) if n == nummer] for nummer in set(nummers)
    }
    return {
        nummer: tally(meting.bron_van(wie), "met_cijfer") if nummer >= 0 else None
        for nummer, wie in per_klasse.items()
    }


def _goal_words(meting: Meting) -> str:
    return short_goal(meting.doel_naam) if meting.doel != "alle" else meting.doel_naam


def _refused(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """A goal or measure that the address asks for and that cannot be shown, by its name."""
    doelen = gegevens.read("doelen", jaar=toestand.jaar)["doel"].to_list()
    maat = toestand.veld("maat", "toegewezen")
    if toestand.doel and toestand.doel not in (*doelen, "alle"):
        return notice(
            "vraag",
            f"Het doel ‘{toestand.doel}’ bestaat niet in {toestand.jaar}.",
            "Getoond zijn alle doelen samen.",
        )
    if maat not in MATEN:
        return notice("vraag", f"De maat ‘{maat}’ bestaat niet.", "Getoond is het toegewezen bedrag.")
    if maat != "toegewezen" and toestand.doel in (None, "alle"):
        return notice(
            "info",
            f"‘{MATEN[maat]}’ is er alleen per doel.",
            "Kies een doel; nu is het toegewezen bedrag van alle doelen samen getoond.",
        )
    return None


def _nothing(meting: Meting, toestand: Toestand) -> Component:
    redenen = sorted({reden for reden in meting.gemeenten["reden"] if reden})
    verborgen = (
        " Voorbeeldcijfers zijn verborgen."
        if meting.maat == "capaciteit" and not toestand.met_voorbeeld
        else ""
    )
    return notice(
        "info",
        f"Voor {_goal_words(meting)} is er in {meting.jaar} geen cijfer per gemeente.",
        f"Reden: {', '.join(redenen) or 'onbekend'}.{verborgen} Kies een ander doel, jaar of een andere maat.",
    )


def _own(meting: Meting, toestand: Toestand) -> Component | None:
    """The gemeente of the address in one line: its figure and its place."""
    gm = toestand.gm
    if gm is None or gm not in meting.gemeenten["gm_code"].to_list():
        return None
    paren = list(zip(meting.waarden, meting.gemeenten.iter_rows(named=True), strict=True))
    waarde, rij = next(paar for paar in paren if paar[1]["gm_code"] == gm)
    link = dcc.Link(
        rij["naam"], href="/gemeente" + toestand.voor(("doel",)).search(doel=None), className="fk-link"
    )
    if waarde is None:
        return html.P([link, f": geen cijfer ({rij['reden'] or 'reden onbekend'})."], className="fk-lead")
    eigen = meting.getoonde_bron([gm])
    if waarde <= 0:
        return html.P(
            [link, ": ", cijfer(meting.show(waarde), eigen), ". Omlijnd op de kaarten."], className="fk-lead"
        )
    bekend = [(w, r["gm_code"]) for w, r in paren if w is not None]
    plaats = 1 + sum(w > waarde for w, _ in bekend)
    return html.P(
        [
            link,
            *linked(
                f": {meting.show(waarde)}, plaats {plaats} van {len(bekend)}. Omlijnd op de kaarten.",
                [
                    (meting.show(waarde), eigen),
                    (str(plaats), _place_source(meting, gm)),
                    (str(len(bekend)), tally(meting.bron_van(g for _, g in bekend), "met_cijfer")),
                ],
            ),
        ],
        className="fk-lead",
        id="ka-eigen",
    )


def _place_source(meting: Meting, gm: str) -> str | None:
    """A place is by amount per inhabitant of a uitkeringsjaar; another order has no figure behind it."""
    return place(meting.herkomst_samen, gm) if meting.per_inwoner and meting.per == 1 else None


def everyone(gegevens: Gegevens, toestand: Toestand) -> Component:
    """All gemeenten in a list that can be searched, sorted and exported; each leads to its own page."""
    meting = measure(gegevens, toestand)
    nummers, klassen = classify(meting)
    zin = f"{count(meting.gemeenten.height, 'gemeente', 'gemeenten')} in de indeling van {meting.jaar}; Enter of een klik op de naam opent haar pagina."
    return section(
        "Alle gemeenten",
        figuurblok(
            "alle-gemeenten",
            f"{meting.naam} per gemeente, {meting.doel_naam}, {meting.jaar}",
            zin=zin,
            toon_zin=False,
            raster=lambda: measure_grid(
                "raster-alle-gemeenten",
                meting,
                klassen,
                nummers,
                gemeente_href(toestand),
                hoogte=520,
                volledig=True,
            ),
            boven=search_box("raster-alle-gemeenten", "Zoek een gemeente", "Naam of provincie"),
        ),
        lead=zin,
    )
