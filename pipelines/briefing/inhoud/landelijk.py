"""The national briefing: which sentences, tables and charts there are, in the order of reading."""

from pipelines.bevroren.register import BevrorenStand
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.capaciteit import capacity_section, choose_block
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
from pipelines.briefing.inhoud.spreiding import spread_section
from pipelines.briefing.inhoud.verschil import Vergelijking
from pipelines.briefing.inhoud.vragen import change_section, method_section, question_section
from pipelines.briefing.inhoud.woorden import VORMEN, VORMKLEUREN
from pipelines.briefing.inhoud.zicht import visibility_chart, visibility_section


def make_national(
    cijfers: Cijfers, stand: BevrorenStand, vergelijking: Vergelijking | None, woorden: Teksten
) -> Briefing:
    """The whole national briefing."""
    jaar = cijfers.keuze.jaar
    return Briefing(
        soort="landelijk",
        titel=f"Briefing ALV: geld en capaciteit {jaar}",
        ondertitel=f"Gemeentefonds en dienstverlening, uitkeringsjaar {jaar}",
        stand=stand,
        keuze=cijfers.keuze,
        onderdelen=(
            _core(cijfers, woorden),
            _envelope(cijfers, woorden),
            capacity_section(cijfers, woorden),
            spread_section(cijfers, woorden),
            visibility_section(cijfers, woorden),
            change_section(vergelijking, woorden),
            question_section(cijfers, woorden),
            method_section(woorden),
        ),
        vorige=vergelijking.oud.naam if vergelijking else None,
        bijlagen=(_appendix(cijfers),),
    )


def _core(cijfers: Cijfers, woorden: Teksten) -> Onderdeel:
    totaal, opgaven = cijfers.rij("totaal"), cijfers.rij("opgaven")
    jaar = str(cijfers.keuze.jaar)
    zicht = {rij["kanaal"]: rij for rij in cijfers.rijen("zicht")}

    def zeg(blok: str, **waarden: Briefinggetal | str) -> list[Alinea]:
        return woorden.punten("kern", blok, **waarden)

    delen = zeg(
        "geld",
        jaar=jaar,
        **totaal.getallen(totaal="totaal_eur", gemeentefonds="gemeentefonds_eur"),
        **totaal.getallen(au="au_eur", du="du_eur"),
    )
    if totaal["spuk_eur"]:
        delen += zeg("geld_met_spuk", **totaal.getallen(spuk="spuk_eur", buiten="buiten_eur"))
    else:
        delen += zeg("geld_zonder_spuk", **totaal.getallen(buiten="buiten_eur"))
    delen += zeg(
        "status",
        **totaal.getallen(gepubliceerd="gepubliceerd_eur", afgeleid="afgeleid_eur"),
        **totaal.getallen(aanname="aanname_eur", aanname_pct="aanname_pct"),
    )
    delen += zeg(
        "verdeeld",
        **totaal.getallen(gemeenten="gemeenten", verdeeld="verdeeld_eur", niet_verdeeld="niet_verdeeld_eur"),
    )
    delen += zeg(
        choose_block(opgaven, "capaciteit_"),
        **opgaven.getallen(opgaven="opgaven", niet_opgegeven="niet_opgegeven", gemeenten="gemeenten"),
    )
    delen += zeg(
        "zicht",
        onzichtbaar_pct=zicht["niet zichtbaar"].getal("aandeel_pct"),
        onverdeeld_pct=zicht["niet over gemeenten verdeeld"].getal("aandeel_pct"),
    )
    delen += _spread(cijfers, woorden)
    grafieken = (
        _envelope_chart(cijfers.rijen("doel"), cijfers.rijen("doel_vorm"), woorden),
        visibility_chart(cijfers.rijen("zicht"), woorden),
    )
    return Onderdeel("kern", woorden.tekst("kern", "titel"), (*delen, *grafieken))


def _spread(cijfers: Cijfers, woorden: Teksten) -> list[Alinea]:
    """The lowest and the highest amount per inhabitant; nothing where none is known."""
    bekend = [rij for rij in cijfers.rijen("gemeente") if rij["per_inwoner_eur"] is not None]
    (land,) = (rij for rij in cijfers.rijen("groep") if rij["soort"] == "Nederland")
    if not bekend or land["per_inwoner_eur"] is None:
        return []
    laag, hoog = max(bekend, key=lambda r: r["rang"]), min(bekend, key=lambda r: r["rang"])
    return woorden.punten(
        "kern",
        "spreiding",
        laagste=laag.getal("per_inwoner_eur"),
        laagste_naam=laag["naam"],
        hoogste=hoog.getal("per_inwoner_eur"),
        hoogste_naam=hoog["naam"],
        land=land.getal("per_inwoner_eur"),
    )


def _envelope(cijfers: Cijfers, woorden: Teksten) -> Onderdeel:
    doelen, regels = cijfers.rijen("doel"), cijfers.rijen("doel_vorm")
    met_naam = [d for d in doelen if d["doel"] != "overig"] or doelen
    grootste = max(met_naam, key=lambda d: (d["bedrag_eur"], -d["volgorde"]))
    delen: list[Deel] = [
        *woorden.alineas(
            "envelop",
            "inleiding",
            grootste_naam=grootste["doel_naam"],
            grootste=grootste.getal("bedrag_eur"),
            grootste_pct=grootste.getal("aandeel_pct"),
        ),
        Briefingtabel(
            id="envelop",
            titel=woorden.tekst("envelop", "tabel"),
            koppen=("Doel", "Vorm", "Bedrag", "Aandeel", "Status"),
            rijen=(
                *(
                    (
                        (rij["doel_naam"],),
                        (VORMEN[rij["vorm"]],),
                        (rij.getal("bedrag_eur"),),
                        (rij.getal("aandeel_pct"),),
                        (rij["status"],),
                    )
                    for rij in regels
                ),
                (
                    ("Totaal",),
                    (),
                    (cijfers.rij("totaal").getal("totaal_eur").als("eur"),),
                    (),
                    ("gepubliceerd",),
                ),
            ),
            breedtes=(34, 25, 17, 11, 13),
            rechts=(False, False, True, True, False),
            totaal=True,
            som=(2,),
        ),
    ]
    return Onderdeel("envelop", woorden.tekst("envelop", "titel"), tuple(delen), nieuwe_pagina=True)


def _envelope_chart(doelen: list[Rij], regels: list[Rij], woorden: Teksten) -> Grafiek:
    per_plek = {(rij["doel"], rij["vorm"]): rij.getal("bedrag_eur") for rij in regels}
    titel = woorden.tekst("envelop", "grafiek")
    return Grafiek(
        id="envelop_grafiek",
        titel=titel,
        alt=f"{titel}. "
        + "; ".join(f"{d['doel_naam']}: {d.getal('bedrag_eur').gedrukt}, {d['status']}" for d in doelen)
        + ".",
        categorieen=tuple(d["doel_naam"] for d in doelen),
        reeksen=tuple(
            Reeks(woord, VORMKLEUREN[vorm], tuple(per_plek.get((d["doel"], vorm)) for d in doelen))
            for vorm, woord in VORMEN.items()
            if any((d["doel"], vorm) in per_plek for d in doelen)
        ),
        labels=tuple((d.getal("bedrag_eur"), f" {d['status']}") for d in doelen),
        statussen=tuple(d["status"] for d in doelen),
        is_gestapeld=True,
    )


def _appendix(cijfers: Cijfers) -> Briefingtabel:
    """Every gemeente, for the workbook."""
    return Briefingtabel(
        id="gemeenten",
        titel="Gemeenten",
        koppen=(
            "Code",
            "Gemeente",
            "Provincie",
            "Grootteklasse",
            "Inwoners",
            "Toegewezen",
            "Per inwoner",
            "Status",
        ),
        rijen=tuple(
            (
                (Citaat(rij["gm_code"]),),
                (rij["naam"],),
                (rij["provincie"],),
                (Citaat(rij["grootteklasse"] or "niet bekend"),),
                (rij.getal("inwoners"),),
                (rij.getal("toegewezen_eur"),),
                (rij.getal("per_inwoner_eur"),),
                (rij["status"] or "geen cijfer",),
            )
            for rij in cijfers.rijen("gemeente")
        ),
        breedtes=(9, 28, 18, 28, 12, 15, 12, 14),
        rechts=(False, False, False, False, True, True, True, False),
        som=(4, 5),
    )
