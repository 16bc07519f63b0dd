"""The national briefing: which sentences, tables and charts there are, in the order of reading."""

from pipelines.bevroren.register import BevrorenStand
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.bundel import show_parts, wholes
from pipelines.briefing.inhoud.capaciteit import capacity_section, choose_block
from pipelines.briefing.inhoud.model import (
    Alinea,
    Briefing,
    Briefingtabel,
    Citaat,
    Grafiek,
    Onderdeel,
    Reeks,
)
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.spreiding import extremes, spread_section
from pipelines.briefing.inhoud.tabel import Briefingkolom, figures, make_table, words
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
        du_naam=totaal["du_naam"],
        **totaal.getallen(totaal="totaal_eur", gemeentefonds="gemeentefonds_eur", au="au_eur", du="du_eur"),
    )
    if totaal["spuk_eur"]:
        delen += zeg("geld_met_spuk", **totaal.getallen(spuk="spuk_eur", buiten="buiten_eur"))
    else:
        delen += zeg("geld_zonder_spuk", **totaal.getallen(buiten="buiten_eur"))
    delen += zeg(
        "status",
        **totaal.getallen("aanname_pct", gepubliceerd="gepubliceerd_eur"),
        **totaal.getallen(afgeleid="afgeleid_eur", aanname="aanname_eur"),
    )
    delen += zeg(
        "verdeeld",
        **totaal.getallen("gemeenten", verdeeld="verdeeld_eur", niet_verdeeld="niet_verdeeld_eur"),
    )
    delen += zeg(
        choose_block(opgaven, "capaciteit_"),
        **opgaven.getallen("opgaven", "niet_opgegeven", "gemeenten"),
    )
    delen += zeg(
        "zicht",
        onzichtbaar_pct=zicht["niet zichtbaar"].getal("aandeel_pct"),
        onverdeeld_pct=zicht["niet over gemeenten verdeeld"].getal("aandeel_pct"),
    )
    delen += _spread(cijfers, woorden)
    grafieken = (
        _envelope_chart(wholes(cijfers.rijen("doel")), wholes(cijfers.rijen("doel_vorm")), woorden),
        visibility_chart(cijfers.rijen("zicht"), woorden),
    )
    kop = woorden.kop(
        "kern",
        "titel",
        totaal=totaal.getal("totaal_eur"),
        onzichtbaar_pct=zicht["niet zichtbaar"].getal("aandeel_pct"),
    )
    return Onderdeel("kern", kop, (*delen, *grafieken))


def _spread(cijfers: Cijfers, woorden: Teksten) -> list[Alinea]:
    """The lowest and the highest amount per inhabitant; nothing where none is known."""
    (land,) = (rij for rij in cijfers.rijen("groep") if rij["soort"] == "Nederland")
    if land["per_inwoner_eur"] is None:
        return []
    laag, hoog = extremes(cijfers.rijen("gemeente"))
    punten = woorden.punten(
        "kern",
        "spreiding",
        laagste=laag.getal("per_inwoner_eur"),
        laagste_naam=laag["naam"],
        hoogste=hoog.getal("per_inwoner_eur"),
        hoogste_naam=hoog["naam"],
        land=land.getal("per_inwoner_eur"),
    )
    return [*punten, *(woorden.punten("kern", "regio") if land["zonder"] else ())]


def _envelope(cijfers: Cijfers, woorden: Teksten) -> Onderdeel:
    doelen, regels = wholes(cijfers.rijen("doel")), cijfers.rijen("doel_vorm")
    met_naam = [d for d in doelen if d["doel"] != "overig"] or doelen
    grootste = max(met_naam, key=lambda d: (d["bedrag_eur"], -d["volgorde"]))
    waarden = grootste.getallen(grootste="bedrag_eur", grootste_pct="aandeel_pct")
    inleiding = woorden.alineas("envelop", "inleiding", grootste_naam=grootste["doel_naam"], **waarden)
    kolommen = (
        words("Doel", 34, "doel_naam"),
        Briefingkolom("Vorm", 25, lambda rij: (VORMEN[rij["vorm"]],)),
        figures("Bedrag", 17, "bedrag_eur"),
        figures("Aandeel", 11, "aandeel_pct"),
        words("Status", 13, "status"),
    )
    totaal = cijfers.rij("totaal").getal("totaal_eur").als("eur")
    slot = (("Totaal",), (), (totaal,), (), ("gepubliceerd",))
    tabel = make_table(
        "envelop", woorden.tekst("envelop", "tabel"), kolommen, wholes(regels), slot=slot, som=(2,)
    )
    delen = (*inleiding, tabel, *show_parts(regels, kolommen, "envelop", "bedrag_eur", woorden))
    kop = woorden.kop("envelop", "titel", grootste_naam=grootste["doel_naam"], **waarden)
    return Onderdeel("envelop", kop, delen)


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
    kolommen = (
        Briefingkolom("Code", 9, lambda rij: (Citaat(rij["gm_code"]),)),
        words("Gemeente", 28, "naam"),
        words("Provincie", 18, "provincie"),
        Briefingkolom("Grootteklasse", 28, lambda rij: (Citaat(rij["grootteklasse"] or "niet bekend"),)),
        figures("Inwoners", 12, "inwoners"),
        figures("Toegewezen", 15, "toegewezen_eur"),
        figures("Zonder regiogeld", 15, "eigen_eur"),
        figures("Per inwoner", 12, "per_inwoner_eur"),
        Briefingkolom("Status", 14, lambda rij: (rij["status"] or "geen cijfer",)),
    )
    return make_table("gemeenten", "Gemeenten", kolommen, cijfers.rijen("gemeente"), som=(4, 5, 6))
