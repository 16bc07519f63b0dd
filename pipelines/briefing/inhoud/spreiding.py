"""The section on the spread over gemeenten: size classes and provinces, always from sums."""

from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.model import Briefingtabel, Citaat, Deel, Grafiek, Onderdeel, Reeks
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.tabel import Briefingkolom, figures, make_table, words
from pipelines.briefing.inhoud.woorden import PRIMAIR


def spread_section(cijfers: Cijfers, woorden: Teksten) -> Onderdeel:
    """Per inhabitant by size class and province, with the middle of all gemeenten."""
    groepen = cijfers.rijen("groep")
    (land,) = (rij for rij in groepen if rij["soort"] == "Nederland")
    klassen = [rij for rij in groepen if rij["soort"] == "grootteklasse"]
    provincies = [rij for rij in groepen if rij["soort"] == "provincie"]
    midden = middle(cijfers.rijen("gemeente"))
    delen: list[Deel] = []
    kop = woorden.kop("spreiding", "titel_onbekend")
    if midden is None or land["per_inwoner_eur"] is None:
        delen += woorden.alineas("spreiding", "inleiding_onbekend")
    else:
        laag, hoog = extremes(cijfers.rijen("gemeente"))
        kop = woorden.kop(
            "spreiding",
            "titel",
            laagste=laag.getal("per_inwoner_eur"),
            hoogste=hoog.getal("per_inwoner_eur"),
        )
        delen += woorden.alineas(
            "spreiding",
            "inleiding",
            land=land.getal("per_inwoner_eur"),
            midden=midden.getal("per_inwoner_eur"),
        )
        delen += woorden.alineas("spreiding", "regio") if land["zonder"] else ()
        delen.append(_chart(klassen, woorden))
    delen += [_classes(klassen, land, woorden), _provinces(provincies, land, woorden)]
    return Onderdeel("spreiding", kop, tuple(delen))


def extremes(rijen: list[Rij]) -> tuple[Rij, Rij]:
    """The gemeenten with the lowest and the highest amount per inhabitant, of those of which it is known."""
    bekend = [rij for rij in rijen if rij["per_inwoner_eur"] is not None]
    return max(bekend, key=lambda rij: rij["rang"]), min(bekend, key=lambda rij: rij["rang"])


def middle(rijen: list[Rij]) -> Rij | None:
    """The gemeente in the middle of the order per inhabitant: half of all got no more than it did."""
    bekend = [r for r in rijen if r["per_inwoner_eur"] is not None]
    oplopend = sorted(bekend, key=lambda r: (-r["rang"], r["gm_code"]))
    return oplopend[(len(oplopend) - 1) // 2] if oplopend else None


def _chart(klassen: list[Rij], woorden: Teksten) -> Grafiek:
    titel = woorden.tekst("spreiding", "grafiek")
    waarden = [rij.getal("per_inwoner_eur") for rij in klassen]
    beschrijving = "; ".join(
        f"{rij['groep']}: {waarde.gedrukt}" for rij, waarde in zip(klassen, waarden, strict=True)
    )
    return Grafiek(
        id="spreiding_grafiek",
        titel=titel,
        alt=f"{titel}. {beschrijving}.",
        categorieen=tuple(rij["groep"] for rij in klassen),
        reeksen=(Reeks("per inwoner", PRIMAIR, tuple(None if w.waarde is None else w for w in waarden)),),
        labels=tuple((w, f" {rij['status']}") for rij, w in zip(klassen, waarden, strict=True)),
        statussen=tuple(rij["status"] for rij in klassen),
    )


def _provinces(rijen: list[Rij], land: Rij, woorden: Teksten) -> Briefingtabel:
    """Amounts only: how many gemeenten and inhabitants a province has is in the workbook."""
    kolommen = (
        words("Provincie", 46, "groep"),
        figures("Bedrag", 22, "toegewezen_eur"),
        figures("Per inwoner", 18, "per_inwoner_eur"),
        words("Status", 14, "status"),
    )
    titel = woorden.tekst("spreiding", "provincies")
    return make_table("provincies", titel, kolommen, [*rijen, land], totaal=True, som=(1,))


def _classes(rijen: list[Rij], land: Rij, woorden: Teksten) -> Briefingtabel:
    """One row per size class, and the country as their sum."""
    kolommen = (
        Briefingkolom("Grootteklasse", 34, lambda rij: (Citaat(rij["groep"]),)),
        figures("Gemeenten", 13, "gemeenten"),
        figures("Inwoners", 15, "inwoners"),
        figures("Bedrag", 17, "toegewezen_eur"),
        figures("Per inwoner", 13, "per_inwoner_eur"),
        words("Status", 12, "status"),
    )
    titel = woorden.tekst("spreiding", "klassen")
    return make_table("klassen", titel, kolommen, [*rijen, land], totaal=True, som=(1, 2, 3))
