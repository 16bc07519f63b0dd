"""The variant for one gemeente: two pages for a controller and the raad, beside its peers."""

from dataclasses import replace

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import BevrorenStand
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.bundel import goals, show_parts, wholes
from pipelines.briefing.inhoud.model import (
    Alinea,
    Briefing,
    Briefingtabel,
    Citaat,
    Deel,
    Grafiek,
    Onderdeel,
    Reeks,
)
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.tabel import Briefingkolom, figures, make_table, words
from pipelines.briefing.inhoud.woorden import KANALEN_KORT, PRIMAIR, RUSTIG

_BESTAND = "gemeente"


def make_municipal(cijfers: Cijfers, stand: BevrorenStand, gm_code: str, woorden: Teksten) -> Briefing:
    """The briefing of one gemeente; raises FondskompasFout when the year does not know its code."""
    rijen = {rij["gm_code"]: rij for rij in cijfers.rijen("gemeente")}
    if gm_code not in rijen:
        raise unknown_gemeente(gm_code, cijfers.keuze.jaar)
    zelf, jaar = rijen[gm_code], cijfers.keuze.jaar
    alle = cijfers.rijen("gemeente_doel", gm_code)
    doelen = wholes(alle)
    return Briefing(
        soort="gemeente",
        titel=f"{zelf['naam']}: geld en capaciteit {jaar}",
        ondertitel=f"Gemeentefonds en dienstverlening, uitkeringsjaar {jaar}, {zelf['provincie']}",
        stand=stand,
        keuze=cijfers.keuze,
        onderdelen=(
            _core(cijfers, zelf, doelen, goals(alle), woorden),
            *((_goals(cijfers, zelf, alle, woorden),) if doelen else ()),
            *((_peers(cijfers, zelf, doelen, woorden),) if doelen else ()),
        ),
        gm_code=gm_code,
        gemeente=zelf["naam"],
    )


def unknown_gemeente(gm_code: str, jaar: int) -> FondskompasFout:
    """The message for a code that a year does not know."""
    return FondskompasFout(f"De gemeente {gm_code} komt in {jaar} niet voor. Geef een code zoals GM0363.")


def _core(cijfers: Cijfers, zelf: Rij, doelen: list[Rij], per_doel: list[Rij], woorden: Teksten) -> Onderdeel:
    def zeg(blok: str, **waarden: Briefinggetal | str | Citaat) -> list[Alinea]:
        return woorden.alineas(_BESTAND, blok, **waarden)

    naam, jaar = zelf["naam"], str(cijfers.keuze.jaar)
    totaal = _total(zelf, doelen)
    delen: list[Deel] = []
    if not doelen:
        delen += zeg("geld_geen", jaar=jaar, gemeente=naam)
    elif zelf["per_inwoner_eur"] is None:
        delen += zeg("geld_zonder_inwoners", jaar=jaar, gemeente=naam, totaal=totaal)
    else:
        delen += zeg(
            "geld_regio" if zelf["toegewezen_eur"] != zelf["eigen_eur"] else "geld",
            jaar=jaar,
            gemeente=naam,
            totaal=totaal,
            per_inwoner=zelf.getal("per_inwoner_eur"),
            rang=zelf.getal("rang"),
            aantal=cijfers.rij("rangorde").getal("aantal"),
        )
        delen += _comparison(cijfers, zelf, woorden)
    delen += _regions(cijfers, zelf, woorden)
    delen += zeg("vrij")
    delen += _return(cijfers, naam, per_doel, woorden)
    if doelen:
        kop = woorden.kop(_BESTAND, "titel", gemeente=naam, totaal=totaal)
    else:
        kop = woorden.kop(_BESTAND, "titel_geen", gemeente=naam)
    return Onderdeel("kern", kop, tuple(delen))


def _regions(cijfers: Cijfers, zelf: Rij, woorden: Teksten) -> list[Alinea]:
    """Who receives the money for its region: it does itself, or a centrumgemeente."""
    return [
        alinea
        for rij in cijfers.rijen("gemeente_regio", zelf["gm_code"])
        for alinea in woorden.alineas(
            _BESTAND,
            "regio_centrum" if rij["is_centrum"] else "regio_via",
            doel=rij["doel_naam"],
            centrum=rij["naam"],
            regio=Citaat(rij["regio"]),
            **rij.getallen("gemeenten", bedrag="bedrag_eur"),
        )
    ]


def _total(zelf: Rij, doelen: list[Rij]) -> Briefinggetal:
    """The amount of the gemeente, which is the sum of its goals: their notes prove it."""
    return replace(
        zelf.getal("toegewezen_eur"), bouwt_op=tuple(rij.getal("toegewezen_eur").id for rij in doelen)
    )


def _comparison(cijfers: Cijfers, zelf: Rij, woorden: Teksten) -> list[Alinea]:
    """Its size class, province and the country, when all of them are known."""
    groepen = {(rij["soort"], rij["groep"]): rij for rij in cijfers.rijen("groep")}
    sleutels = (
        ("grootteklasse", zelf["grootteklasse"]),
        ("provincie", zelf["provincie"]),
        ("Nederland", "Nederland"),
    )
    gevonden = [groepen.get(sleutel) for sleutel in sleutels]
    if any(rij is None or rij["per_inwoner_eur"] is None for rij in gevonden):
        return []
    klasse, provincie, land = (rij.getal("per_inwoner_eur") for rij in gevonden if rij is not None)
    return woorden.alineas(
        _BESTAND,
        "vergelijking",
        klasse=Citaat(zelf["grootteklasse"]),
        provincie=zelf["provincie"],
        klasse_bedrag=klasse,
        provincie_bedrag=provincie,
        land_bedrag=land,
    )


def _return(cijfers: Cijfers, naam: str, doelen: list[Rij], woorden: Teksten) -> list[Alinea]:
    """Whether it gave a return, and whether that is made up."""
    gegeven = [
        rij for rij in doelen if rij["opgave_capaciteit"] is not None or rij["besteed_eur"] is not None
    ]
    if not gegeven:
        return woorden.alineas(_BESTAND, "opgave_geen", gemeente=naam, jaar=str(cijfers.keuze.jaar))
    verzonnen = any(rij["opgave_status"] == "voorbeeld" for rij in gegeven)
    return woorden.alineas(_BESTAND, "opgave_voorbeeld" if verzonnen else "opgave_wel")


def _goals(cijfers: Cijfers, zelf: Rij, alle: list[Rij], woorden: Teksten) -> Onderdeel:
    doelen = wholes(alle)
    kolommen = (
        words("Doel", 25, "doel_naam"),
        figures("Toegewezen", 14, "toegewezen_eur"),
        Briefingkolom(
            "Dat koopt",
            14,
            lambda r: (r.getal("toegewezen_capaciteit"),) if r["eenheid"] else (_no_unit(r),),
            True,
        ),
        Briefingkolom("Opgegeven", 14, lambda r: _or_reason(r.getal("opgave_capaciteit")), True),
        Briefingkolom("Besteed (opgave)", 14, lambda r: _or_reason(r.getal("besteed_eur")), True),
        Briefingkolom("Te zien via", 13, lambda r: (KANALEN_KORT.get(r["kanaal"], r["kanaal"]),)),
        Briefingkolom("Status", 12, lambda r: (_weakest(r),)),
    )
    slot = (("Totaal",), (_total(zelf, doelen),), (), (), (), (), (zelf["status"],))
    tabel = make_table("doelen", woorden.tekst(_BESTAND, "tabel_doel"), kolommen, doelen, slot=slot, som=(1,))
    delen: list[Deel] = [tabel, *show_parts(alle, kolommen, _BESTAND, "toegewezen_eur", woorden)]
    delen.append(_keys(cijfers, doelen, woorden))
    if eigen := _own(doelen):
        delen.append(_chart(zelf, eigen, woorden))
    grootste = max(doelen, key=lambda rij: (rij["toegewezen_eur"], -rij["volgorde"]))
    kop = woorden.kop(
        _BESTAND,
        "titel_doel",
        grootste_naam=grootste["doel_naam"],
        grootste=grootste.getal("toegewezen_eur"),
    )
    return Onderdeel("doelen", kop, tuple(delen))


def _own(doelen: list[Rij]) -> list[Rij]:
    """The goals that have an amount per inhabitant: not those for a whole region, and none without known inhabitants."""
    return [rij for rij in doelen if rij["per_inwoner_eur"] is not None]


def _keys(cijfers: Cijfers, doelen: list[Rij], woorden: Teksten) -> Briefingtabel:
    """By which key every goal was divided, in the forms that the gemeente got."""
    vormen = {rij["doel"]: rij["vormen"] for rij in doelen}
    rijen = [rij for rij in cijfers.rijen("doel_vorm") if rij["vorm"] in vormen.get(rij["doel"], ())]
    kolommen = (
        words("Doel", 30, "doel_naam"),
        words("Vorm", 24, "vorm_naam"),
        Briefingkolom("Verdeeld naar", 34, lambda rij: (Citaat(rij["sleutel_naam"]),)),
        words("Status", 12, "status"),
    )
    return make_table("sleutels", woorden.tekst(_BESTAND, "tabel_sleutel"), kolommen, rijen)


def _no_unit(rij: Rij) -> str:
    """Why there is nothing to say of what the money buys."""
    return rij["reden"] if rij["soort"] == "bundel" else "geen eenheid"


def _or_reason(getal: Briefinggetal) -> tuple[Briefinggetal | str]:
    """The figure, or why there is none; a reason is a text and needs no note."""
    return (getal,) if getal.waarde is not None else (getal.gedrukt,)


def _weakest(rij: Rij) -> str:
    """A made-up return makes the row made up."""
    return (
        rij["opgave_status"]
        if rij["opgave_status"] == "voorbeeld"
        else rij["capaciteit_status"] or rij["status"]
    )


def _chart(zelf: Rij, doelen: list[Rij], woorden: Teksten) -> Grafiek:
    eigen = tuple(rij.getal("per_inwoner_eur") for rij in doelen)
    klasse = tuple(rij.getal("klasse_per_inwoner_eur") for rij in doelen)
    titel = woorden.tekst(_BESTAND, "grafiek")
    uitleg = "; ".join(
        f"{rij['doel_naam']}: {a.gedrukt} tegenover {b.gedrukt}"
        for rij, a, b in zip(doelen, eigen, klasse, strict=True)
    )
    return Grafiek(
        id="per_inwoner",
        titel=titel,
        alt=f"{titel}. {uitleg}.",
        categorieen=tuple(rij["doel_naam"] for rij in doelen),
        reeksen=(Reeks(zelf["naam"], PRIMAIR, eigen), Reeks("grootteklasse", RUSTIG, klasse)),
        labels=tuple((a, " tegenover ", b) for a, b in zip(eigen, klasse, strict=True)),
    )


def _peers(cijfers: Cijfers, zelf: Rij, doelen: list[Rij], woorden: Teksten) -> Onderdeel:
    delen: list[Deel] = []
    if eigen := _own(doelen):
        delen.append(_goal_comparison(zelf, eigen, woorden))
    alle = {rij["gm_code"]: rij for rij in cijfers.rijen("gemeente")}
    buren = [alle[rij["gm_code"]] for rij in cijfers.rijen("gemeente_buren", zelf["gm_code"])]
    if len(buren) > 1:
        delen.append(_neighbours(buren, woorden))
    delen += woorden.alineas(_BESTAND, "zicht")
    delen += woorden.alineas(_BESTAND, "methode")
    return Onderdeel("vergelijking", woorden.kop(_BESTAND, "titel_vergelijking"), tuple(delen))


def _goal_comparison(zelf: Rij, doelen: list[Rij], woorden: Teksten) -> Briefingtabel:
    kolommen = (
        words("Doel", 30, "doel_naam"),
        figures(zelf["naam"], 17, "per_inwoner_eur"),
        figures("Grootteklasse", 14, "klasse_per_inwoner_eur"),
        figures(zelf["provincie"], 15, "provincie_per_inwoner_eur"),
        figures("Nederland", 12, "land_per_inwoner_eur"),
        words("Status", 12, "status"),
    )
    return make_table("vergelijking", woorden.tekst(_BESTAND, "tabel_vergelijking"), kolommen, doelen)


def _neighbours(buren: list[Rij], woorden: Teksten) -> Briefingtabel:
    kolommen = (
        words("Gemeente", 36, "naam"),
        words("Provincie", 22, "provincie"),
        figures("Inwoners", 15, "inwoners"),
        figures("Per inwoner", 15, "per_inwoner_eur"),
        words("Status", 12, "status"),
    )
    return make_table("buren", woorden.tekst(_BESTAND, "tabel_buren"), kolommen, buren)
