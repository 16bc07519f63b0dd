"""The steps of a return after it was filled in: looked at by the second person, and by VNG or the fund; each with its own route."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Doorverwijzing

from dashboard.inname.beeld import Opgavebeeld
from dashboard.inname.deur.rechten import FONDS
from dashboard.inname.formulier import group_findings
from dashboard.inname.schermen.bewijs import history
from dashboard.inname.schermen.opgave import goals, house, look, seen, sheets, who
from dashboard.inname.vorige import answers_over, differences
from pipelines.inname import overgangen
from pipelines.inname.aanvaarden import accept
from pipelines.inname.antwoorden import check_return
from pipelines.inname.inzendingen import Inzending, read_answers
from pipelines.inname.opslag.keten import Wie

Daad = Callable[[str, int, str], Inzending]
"""A step: the id, what was seen, and the reason (empty where none is asked) → the return after it."""


def register(blad: Blueprint) -> None:
    """Add the page of a return, and a route for each step."""

    @blad.get("/opgave/<opgave>/bekijken")
    def bekijken(opgave: str) -> str:
        return _page(look(opgave))

    for naam, daad in _DADEN.items():
        blad.add_url_rule(f"/opgave/<opgave>/{naam}", naam, _route(naam, daad), methods=["POST"])


def _route(naam: str, daad: Daad) -> Callable[..., Doorverwijzing]:
    def take_step(opgave: str) -> Doorverwijzing:
        een = daad(opgave, seen(), request.form.get("reden", ""))
        adres = "inname.opgave" if een.stand == "concept" and naam != "afwijzen" else "inname.bekijken"
        return redirect(url_for(adres, opgave=een.id, gelukt=naam), 303)

    return take_step


def _approve(id_: str, gezien: int, _: str) -> Inzending:
    return overgangen.approve(house().winkel, who().acting(), id_, gezien)


def _reject(id_: str, gezien: int, reden: str) -> Inzending:
    return overgangen.reject(house().winkel, who().acting(), id_, gezien, reden)


def _reopen(id_: str, gezien: int, _: str) -> Inzending:
    return overgangen.reopen(house().winkel, who().acting(), id_, gezien)


def _send_back(id_: str, gezien: int, reden: str) -> Inzending:
    return overgangen.send_back(house().winkel, who().acting(), id_, gezien, reden)


def _new_version(id_: str, gezien: int, _: str) -> Inzending:
    return overgangen.new_version(house().winkel, who().acting(), id_, gezien)


def _accept(id_: str, gezien: int, _: str) -> Inzending:
    return accept(house().winkel, who().acting(), id_, gezien)


_DADEN: dict[str, Daad] = {
    "accorderen": _approve,
    "afwijzen": _reject,
    "heropenen": _reopen,
    "aanvaarden": _accept,
    "terugsturen": _send_back,
    "nieuwe-versie": _new_version,
}


def _page(beeld: Opgavebeeld) -> str:
    """What a return says, what the checks say, what changed, and what who looks may decide."""
    huis, wie = house(), who().acting()
    antwoorden = read_answers(huis.winkel, wie, beeld.id)
    is_leeg = beeld.inzending.soort != "opgave" and beeld.inzending.bestand_sha256 is None
    bevindingen = [] if is_leeg else check_return(huis.winkel, wie, beeld.id)
    is_opgave = beeld.inzending.soort == "opgave"
    bladen = sheets(beeld)
    toen = answers_over(huis, beeld.organisatie.gm_code, beeld.jaar - 1)
    terug_naam, terug = _back(beeld)
    return render_template(
        "bekijken.html",
        opgave=beeld,
        stappen=beeld.stappen,
        wat_nu=beeld.wat_nu,
        doelen=goals(beeld, antwoorden, [])[0] if is_opgave else [],
        bevindingen=group_findings(bladen, bevindingen),
        vorig_jaar=beeld.jaar - 1,
        verschil_vorig=differences(bladen, toen, antwoorden) if is_opgave else None,
        had_vorig=bool(toen),
        verschil_eerder=_since_earlier(beeld, antwoorden) if is_opgave else [],
        besluiten=_decisions(beeld),
        geweigerd=_why_not(beeld, wie),
        geschiedenis=history(beeld.id),
        terug_naam=terug_naam,
        terug=terug,
    )


def _since_earlier(beeld: Opgavebeeld, antwoorden: Any) -> list[Any]:
    """What is answered otherwise than in the version before this one."""
    huis, wie = house(), who().acting()
    if beeld.inzending.voorganger is None:
        return []
    eerder = read_answers(huis.winkel, wie, beeld.inzending.voorganger)
    return differences(sheets(beeld), eerder, antwoorden)


def _back(beeld: Opgavebeeld) -> tuple[str, str]:
    if who().rollen & FONDS:
        return "Alle gemeenten", url_for("inname.loket", ronde=beeld.ronde.id)
    return "Mijn overzicht", url_for("inname.begin")


@dataclass(frozen=True)
class Besluit:
    """A step as it is offered: for whose return, which role and in which states; ``vraag`` is what the reason must say, if any."""

    route: str
    naam: str
    hulp: str
    is_eigen: bool
    rollen: frozenset[str]
    standen: tuple[str, ...]
    vraag: str = ""
    soort: str = ""


_INVULLER, _ACCORDEUR = frozenset({"invuller"}), frozenset({"accordeur"})
_BESLUITEN = (
    Besluit("accorderen", "Accorderen", "U tekent als tweede persoon. Daarna gaat de opgave naar VNG en het fonds.",
            True, _ACCORDEUR, ("ingediend",)),
    Besluit("afwijzen", "Terug naar de invuller", "De invuller leest dit.",
            True, _ACCORDEUR, ("ingediend",), "Wat moet er anders?", "fi-knop--weg"),
    Besluit("heropenen", "Opnieuw openen om te wijzigen", "De opgave wordt weer een concept; de handtekeningen vervallen.",
            True, _INVULLER, ("ingediend", "geaccordeerd", "ontvangen", "teruggestuurd"), soort="fi-knop--stil"),
    Besluit("nieuwe-versie", "Een nieuwe versie maken", "Deze versie blijft gelden tot de nieuwe is aanvaard.",
            True, _INVULLER, ("aanvaard",), soort="fi-knop--stil"),
    Besluit("aanvaarden", "Aanvaarden",
            "De opgave wordt met een proefbouw nagerekend, en dat duurt even. Daarna staat het werkboek bij de bronnen.",
            False, FONDS, ("geaccordeerd", "ontvangen")),
    Besluit("terugsturen", "Terugsturen", "De gemeente leest dit en krijgt twee weken om het te herstellen.",
            False, FONDS, ("geaccordeerd", "ontvangen"), "Wat moet er anders?", "fi-knop--weg"),
)  # fmt: skip


def _decisions(beeld: Opgavebeeld) -> list[dict[str, str]]:
    """The steps that who looks may take now, as buttons; those with a reason have a field for it."""
    return [
        {
            "adres": url_for(f"inname.{b.route}", opgave=beeld.id),
            "naam": b.naam,
            "hulp": b.hulp,
            "vraag": b.vraag,
            "reden": b.vraag,
            "soort": b.soort,
        }
        for b in _BESLUITEN
        if b.rollen & who().rollen
        and beeld.staat in b.standen
        and (beeld.is_eigen or not b.is_eigen)
        and not (b.rollen == _ACCORDEUR and _why_not(beeld, who().acting()))
    ]


def _why_not(beeld: Opgavebeeld, wie: Wie) -> str:
    """Why who looks may not sign, though he has the role: he was the first person."""
    i = beeld.inzending
    if (
        beeld.staat == "ingediend"
        and "accordeur" in who().rollen
        and wie.gebruiker in (i.ingediend_door, i.ingediend_namens)
    ):
        return "U hebt deze opgave zelf ingediend; een tweede persoon van uw gemeente moet haar accorderen."
    return ""
