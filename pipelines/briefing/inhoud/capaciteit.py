"""The section on allocated against realised capacity: like with like, and only where somebody gave a return."""

from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.model import Alinea, Briefingtabel, Deel, Grafiek, Onderdeel, Reeks, Stukken
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.tabel import Briefingkolom, figures, make_table, words
from pipelines.briefing.inhoud.woorden import PRIMAIR, RUSTIG


def choose_block(opgaven: Rij, voor: str = "") -> str:
    """The block that goes with how many gemeenten gave a return."""
    if not opgaven["opgaven"]:
        return f"{voor}geen"
    return f"{voor}alle" if voor and not opgaven["niet_opgegeven"] else f"{voor}enkele"


def capacity_section(cijfers: Cijfers, woorden: Teksten) -> Onderdeel:
    """What the money buys, and what gemeenten gave up as being there."""
    opgaven, rijen = cijfers.rij("opgaven"), cijfers.rijen("capaciteit")
    jaar = str(cijfers.keuze.jaar)

    def zeg(blok: str, **waarden: Briefinggetal | str) -> list[Alinea]:
        return woorden.alineas("capaciteit", blok, **waarden)

    delen: list[Deel] = [*zeg("inleiding")]
    if opgaven["opgaven"]:
        delen += zeg("enkele", jaar=jaar, **opgaven.getallen("opgaven", "gemeenten"))
        for rij in rijen:
            if not rij["aantal_opgaven"]:
                delen += zeg("doel_zonder", doel=rij["doel_naam"], jaar=jaar)
    else:
        delen += zeg("geen", jaar=jaar, **opgaven.getallen("gemeenten"))
    if opgaven["voorbeelden"]:
        blok = "voorbeelden_aan" if cijfers.keuze.met_voorbeeld else "voorbeelden_uit"
        delen += zeg(blok, **opgaven.getallen("voorbeelden"))
    if opgaven["ondergrens"]:
        delen += zeg("iv3_wel", **opgaven.getallen("ondergrens"))
    else:
        delen += zeg("iv3_zonder" if opgaven["jaarrekeningen"] else "iv3_niet", jaar=jaar)
    if rijen:
        delen += [_capacity_chart(rijen, woorden), _capacity_table(rijen, woorden)]
    kop = woorden.kop(
        "capaciteit", choose_block(opgaven, "titel_"), **opgaven.getallen("opgaven", "gemeenten")
    )
    return Onderdeel("capaciteit", kop, tuple(delen))


def _capacity_chart(alle: list[Rij], woorden: Teksten) -> Grafiek:
    """Goals in one unit only: fte and locaties do not belong on one axis."""
    rijen = [rij for rij in alle if rij["eenheid"] == "fte"] or alle
    met_opgave = any(rij["aantal_opgaven"] for rij in rijen)
    gekocht = "opgave_toegewezen_capaciteit" if met_opgave else "toegewezen_capaciteit"
    titel = woorden.tekst("capaciteit", "grafiek_opgave" if met_opgave else "grafiek_alles")
    koopt = tuple(_present(rij.getal(gekocht)) for rij in rijen)
    gaf = tuple(_present(rij.getal("opgave_capaciteit")) for rij in rijen)
    reeksen = [Reeks("wat het geld koopt (aanname)", RUSTIG, koopt)]
    if met_opgave:
        status = next(rij["opgave_status"] for rij in rijen if rij["opgave_status"])
        reeksen.append(Reeks(f"opgegeven ({status})", PRIMAIR, gaf))
    labels = tuple(_capacity_label(rij, gekocht) for rij in rijen)
    uitleg = "; ".join(
        f"{rij['doel_naam']}: {rij.getal(gekocht).gedrukt}, {rij.getal('opgave_capaciteit').gedrukt}"
        for rij in rijen
    )
    return Grafiek(
        id="capaciteit_grafiek",
        titel=titel,
        alt=f"{titel}. Per doel wat het geld koopt en wat is opgegeven. {uitleg}.",
        categorieen=tuple(rij["doel_naam"] for rij in rijen),
        reeksen=tuple(reeksen),
        labels=labels,
    )


def _present(getal: Briefinggetal) -> Briefinggetal | None:
    return None if getal.waarde is None else getal


def _capacity_label(rij: Rij, gekocht: str) -> Stukken:
    if rij["aantal_opgaven"]:
        return (rij.getal(gekocht), " koopt; ", rij.getal("opgave_capaciteit"), " opgegeven")
    if rij[gekocht] is None:
        return (rij.getal("toegewezen_capaciteit"), " koopt het geld van allen; niet opgegeven")
    return (rij.getal(gekocht), "; niet opgegeven")


def _capacity_table(rijen: list[Rij], woorden: Teksten) -> Briefingtabel:
    kolommen = (
        words("Doel", 24, "doel_naam"),
        figures("Toegewezen", 14, "toegewezen_eur"),
        figures("Dat koopt", 15, "toegewezen_capaciteit"),
        Briefingkolom(
            "Opgaven", 13, lambda r: (r.getal("aantal_opgaven"), " van ", r.getal("aantal_ontvangers")), True
        ),
        Briefingkolom(
            "Hun geld koopt", 14, lambda r: _if_given(r, "opgave_toegewezen_capaciteit", "geen opgave"), True
        ),
        Briefingkolom("Opgegeven", 15, lambda r: _if_given(r, "opgave_capaciteit", str(r["reden"])), True),
        Briefingkolom(
            "Status", 12, lambda r: (r["opgave_status"] if r["aantal_opgaven"] else r["capaciteit_status"],)
        ),
    )
    return make_table("capaciteit", woorden.tekst("capaciteit", "tabel"), kolommen, rijen)


def _if_given(rij: Rij, kolom: str, anders: str) -> Stukken:
    return (rij.getal(kolom),) if rij["aantal_opgaven"] else (anders,)
