"""The answer in a sentence, the gemeente of the address, and the key to both maps."""

from collections.abc import Mapping, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show, show_figure
from dashboard.beeld.elementen import status_badge
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.maten import MATEN, Meting, measure
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import short_goal, weakest_status
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.kaart.klassen import Klasse, classify, counted, is_empty, summarise
from pipelines.basis.cijfer import Cijfer, count_figure
from pipelines.basis.verwijzing import place, tally
from pipelines.basis.zin import fill


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
        lead=[summarise(meting), " ", status_badge(weakest_status(meting.gemeenten["status"]))],
    )


def class_key(titel: str, klassen: Sequence[Klasse], bronnen: Mapping[int, str | None]) -> html.Div:
    """The key to a map in classes: a sample, the limits as numbers, and how many gemeenten there are in it.

    ``titel`` says what is measured; ``bronnen`` gives by number which gemeenten a class has. The samples take their colour
    from assets/kaart.css, which follows the theme.
    """
    return html.Div(
        [
            html.P(titel, className="fk-klassen__titel"),
            html.Ul(
                [html.Li(_class_line(klasse, bronnen.get(klasse.nummer))) for klasse in klassen],
                className="fk-legenda fk-klassen__lijst",
            ),
        ],
        className="fk-klassen",
    )


def _class_line(klasse: Klasse, bron: str | None) -> list[Component]:
    aantal = count_figure(klasse.aantal, "gemeente", "gemeenten", bron, zonder_bron="zij hebben geen cijfer")
    staal = f"fk-staal fk-klasse--{'geen' if klasse.nummer < 0 else klasse.nummer}"
    return [
        html.Span(className=staal, **kenmerken(aria_hidden="true")),
        html.Span(
            [
                f"{klasse.teken}: ",
                html.Strong(klasse.woorden),
                html.Span(
                    [" ", show_figure(aantal.als("aantal", naam=klasse.woorden))], className="fk-bijschrift"
                ),
            ]
        ),
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
    eigen = meting.figure(waarde, [gm])
    if waarde <= 0:
        return html.P([link, ": ", show_figure(eigen), ". Omlijnd op de kaarten."], className="fk-lead")
    bekend = [(w, r["gm_code"]) for w, r in paren if w is not None]
    zin = fill(
        ": {eigen}, plaats {plaats} van {bekend}. Omlijnd op de kaarten.",
        eigen=eigen,
        plaats=_place(meting, gm, 1 + sum(w > waarde for w, _ in bekend)),
        bekend=counted(len(bekend), meting, [g for _, g in bekend], "met_cijfer"),
    )
    return html.P([link, *show(zin)], className="fk-lead", id="ka-eigen")


def _place(meting: Meting, gm: str, plaats: int) -> Cijfer:
    """A place is by amount per inhabitant of a uitkeringsjaar; another order has no figure behind it."""
    bron = place(meting.herkomst_samen, gm) if meting.per_inwoner and meting.per == 1 else None
    return Cijfer(plaats, "aantal", bron, zonder_bron="een plaats in een andere volgorde")
