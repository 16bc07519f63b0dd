"""The classes of a map and what each is called, the answer in a sentence, and the key to both maps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.bundel import assumed_part, read_bundles
from dashboard.beeld.cijfer import show, show_figure
from dashboard.beeld.demonstratie import made_up, no_returns
from dashboard.beeld.elementen import caption, note, status_badge, swatch
from dashboard.beeld.gedeeld.regio import GEEN_ONTVANGER, ZONDER_REGIO, read_regional
from dashboard.beeld.grafiek.kleuren import NIETS, OPLOPEND
from dashboard.beeld.maten import ALLE_DOELEN, MATEN, Meting, measure
from dashboard.beeld.meldingen import notice
from dashboard.beeld.termen import short_goal, weakest_status
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from pipelines.basis.cijfer import Cijfer, count_figure
from pipelines.basis.verwijzing import place, tally
from pipelines.basis.zin import Link, Zin, fill

AANTAL = 5


@dataclass(frozen=True)
class Klasse:
    """A class of a map. ``nummer`` 0 is exactly zero, -1 is no figure; others ascend from 1. ``aantal``: gemeenten in it.

    ``teken`` is what stands for the class where colour does not help; ``kleur`` is of the light theme.
    """

    nummer: int
    woorden: str
    aantal: int

    @property
    def kleur(self) -> str:
        """Darker is more; what has no figure has a colour outside the scale."""
        return NIETS if self.nummer < 0 else OPLOPEND[self.nummer]

    @property
    def teken(self) -> str:
        """The sign of the class in a table."""
        return {-1: "–", 0: "0"}.get(self.nummer, str(self.nummer))


def class_limits(waarden: Sequence[Decimal], aantal: int = AANTAL) -> tuple[Decimal, ...]:
    """Where the second class and those above it begin: quantiles of the values above zero, rounded to read well.

    Two significant digits, three where two would make limits coincide or the classes uneven. A limit that would leave a
    class empty is left out.
    """
    boven = sorted(w for w in waarden if w > 0)
    if not boven:
        return ()
    ruw = [boven[len(boven) * nummer // aantal] for nummer in range(1, aantal)]
    for cijfers in (2, 3):
        grenzen = sorted({_round(grens, cijfers) for grens in ruw})
        if len(grenzen) == len(ruw) and _is_even(boven, grenzen):
            break
    bezet: list[Decimal] = []
    for grens in grenzen:
        onder = bezet[-1] if bezet else Decimal(0)
        if any(onder <= w < grens for w in boven) and boven[-1] >= grens:
            bezet.append(grens)
    return tuple(bezet)


def _is_even(waarden: Sequence[Decimal], grenzen: Sequence[Decimal]) -> bool:
    """No class has less than two thirds of its share."""
    aantallen = [0] * (len(grenzen) + 1)
    for waarde in waarden:
        aantallen[class_number(waarde, grenzen) - 1] += 1
    return min(aantallen) * len(aantallen) * 3 >= len(waarden) * 2


def _round(waarde: Decimal, cijfers: int) -> Decimal:
    stap = Decimal(1).scaleb(waarde.adjusted() - cijfers + 1)
    return (waarde / stap).quantize(Decimal(1), ROUND_HALF_EVEN) * stap


def class_number(waarde: Decimal | None, grenzen: Sequence[Decimal]) -> int:
    """The class of a value: -1 without a figure, 0 for zero and below, else 1 and up."""
    if waarde is None:
        return -1
    return 0 if waarde <= 0 else 1 + sum(waarde >= grens for grens in grenzen)


def name_classes(
    nummers: Sequence[int],
    grenzen: Sequence[Decimal],
    opmaak: Callable[[Decimal], str],
    zonder: str = "geen cijfer",
) -> list[Klasse]:
    """The classes that can occur, low to high, each with its limits in words and its number of gemeenten.

    Those for zero and for no figure (called ``zonder``) are only there when somebody is in them.
    """
    top = len(grenzen)
    woorden = {1: f"meer dan 0, tot {opmaak(grenzen[0])}" if top else "meer dan 0"}
    woorden |= {
        nummer + 1: f"{opmaak(onder)} tot {opmaak(boven)}"
        for nummer, (onder, boven) in enumerate(pairwise(grenzen), 1)
    }
    if top:
        woorden[top + 1] = f"{opmaak(grenzen[-1])} of meer"
    if 0 in nummers:
        woorden[0] = "niets (nul)"
    if -1 in nummers:
        woorden[-1] = zonder
    aantallen = {nummer: list(nummers).count(nummer) for nummer in woorden}
    return [
        Klasse(nummer, woorden[nummer], aantallen[nummer]) for nummer in sorted(woorden) if aantallen[nummer]
    ]


def classify(meting: Meting) -> tuple[list[int], list[Klasse]]:
    """The class of every gemeente in the order of the frame, and the classes that occur."""
    waarden = meting.waarden
    grenzen = class_limits([w for w in waarden if w is not None])
    nummers = [class_number(w, grenzen) for w in waarden]
    zonder = GEEN_ONTVANGER if meting.is_regionaal else "geen cijfer"
    return nummers, name_classes(nummers, grenzen, meting.show, zonder)


def is_empty(nummers: Sequence[int]) -> bool:
    """Whether no gemeente has a figure, so that there is nothing to draw."""
    return all(nummer < 0 for nummer in nummers)


def counted(aantal: int, meting: Meting, codes: Sequence[str], welke: str) -> Cijfer:
    """How many gemeenten; leads to those that were counted."""
    return Cijfer(aantal, "aantal", tally(meting.bron_van(codes), welke), zonder_bron="geen opgave")


def summarise(meting: Meting) -> Zin:
    """The highest, the lowest and the country in one sentence; the country from sums."""
    met = meting.gemeenten.with_columns(pl.Series("waarde", meting.waarden, pl.Object)).filter(
        pl.Series([waarde is not None for waarde in meting.waarden])
    )
    rijen = list(met.iter_rows(named=True))
    boven = [rij for rij in rijen if rij["waarde"] > 0]
    if not boven:
        return Zin("Geen enkele gemeente heeft hier meer dan nul.")
    laagste, hoogste = (wie(boven, key=lambda rij: rij["waarde"]) for wie in (min, max))
    codes = met["gm_code"].to_list()
    return fill(
        "{wie} {woord} {land}{per}: van {laag} in {laag_naam} tot {hoog} in {hoog_naam}{nul}.",
        wie=Zin("Over alle gemeenten")
        if len(rijen) == meting.gemeenten.height
        else Zin(
            "Over ",
            counted(len(rijen), meting, codes, "met_cijfer"),
            f" {'gemeente' if len(rijen) == 1 else 'gemeenten'} met een cijfer",
        ),
        woord="gemiddeld" if meting.per_inwoner else "samen",
        land=meting.figure_together(met),
        per=f" {meting.noemer}" if meting.per_inwoner else "",
        laag=meting.figure(laagste["waarde"], [laagste["gm_code"]]),
        laag_naam=laagste["naam"],
        hoog=meting.figure(hoogste["waarde"], [hoogste["gm_code"]]),
        hoog_naam=hoogste["naam"],
        nul=_without(meting, codes, len(rijen) - len(boven)),
    )


def _without(meting: Meting, codes: Sequence[str], geen: int) -> Zin | None:
    if not geen:
        return None
    heeft = "gemeente heeft" if geen == 1 else "gemeenten hebben"
    return Zin("; ", counted(geen, meting, codes, "nul"), f" {heeft} niets")


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
        assumed_part(read_bundles(gegevens, toestand), toestand.doel, meting.jaar),
        _regional(gegevens, toestand, meting),
        made_up(meting.gemeenten.filter(pl.col("status") == "voorbeeld").height),
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


def _regional(gegevens: Gegevens, toestand: Toestand, meting: Meting) -> Component | None:
    """What is shown of money for regions, and what is left out of amounts per inhabitant."""
    if meting.is_regionaal:
        per_regio = Link("Bedragen per inwoner van de regio", "/doel" + toestand.search(per=None, maat=None))
        return notice(
            "info",
            "Dit geld is voor hele regio's.",
            html.P(
                show(
                    Zin(
                        "Getoond is wat elke centrumgemeente voor haar regio ontvangt; per inwoner van een gemeente is er geen bedrag. ",
                        per_regio,
                        " staan bij het doel.",
                    )
                )
            ),
        )
    is_eigen = meting.doel == ALLE_DOELEN and meting.per_inwoner
    return caption(ZONDER_REGIO) if is_eigen and read_regional(gegevens, toestand).height else None


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
        swatch(staal),
        html.Span(
            [
                f"{klasse.teken}: ",
                html.Strong(klasse.woorden),
                note([" ", show_figure(aantal.als("aantal", naam=klasse.woorden))]),
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
    waarom = f"Reden: {', '.join(redenen) or 'onbekend'}. Kies een ander doel, jaar of een andere maat."
    if meting.maat == "capaciteit" and not toestand.met_voorbeeld:
        return no_returns(toestand, "/kaart", waarom)
    return notice(
        "info", f"Voor {_goal_words(meting)} is er in {meting.jaar} geen cijfer per gemeente.", waarom
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
        reden = rij["reden"] or "reden onbekend"
        woorden = reden if meting.is_regionaal else f"geen cijfer ({reden})"
        return html.P([link, f": {woorden}."], className="fk-lead", id="ka-geen")
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
