"""The section on the spread over gemeenten: size classes and provinces, always from sums."""

from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.model import Briefingtabel, Citaat, Deel, Grafiek, Onderdeel, Reeks
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.woorden import PRIMAIR


def spread_section(cijfers: Cijfers, woorden: Teksten) -> Onderdeel:
    """Per inhabitant by size class and province, with the middle of all gemeenten."""
    groepen = cijfers.rijen("groep")
    (land,) = (rij for rij in groepen if rij["soort"] == "Nederland")
    klassen = [rij for rij in groepen if rij["soort"] == "grootteklasse"]
    provincies = [rij for rij in groepen if rij["soort"] == "provincie"]
    midden = middle(cijfers.rijen("gemeente"))
    delen: list[Deel] = []
    if midden is None or land["per_inwoner_eur"] is None:
        delen += woorden.alineas("spreiding", "inleiding_onbekend")
    else:
        delen += woorden.alineas(
            "spreiding",
            "inleiding",
            land=land.getal("per_inwoner_eur"),
            midden=midden.getal("per_inwoner_eur"),
        )
        delen.append(_chart(klassen, woorden))
    delen.append(
        group_table("klassen", woorden.tekst("spreiding", "klassen"), "Grootteklasse", klassen, land)
    )
    delen.append(_provinces(provincies, land, woorden))
    return Onderdeel("spreiding", woorden.tekst("spreiding", "titel"), tuple(delen))


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
    return Briefingtabel(
        id="provincies",
        titel=woorden.tekst("spreiding", "provincies"),
        koppen=("Provincie", "Bedrag", "Per inwoner", "Status"),
        rijen=tuple(
            (
                (rij["groep"],),
                (rij.getal("toegewezen_eur"),),
                (rij.getal("per_inwoner_eur"),),
                (rij["status"],),
            )
            for rij in [*rijen, land]
        ),
        breedtes=(46, 22, 18, 14),
        rechts=(False, True, True, False),
        totaal=True,
        som=(1,),
    )


def group_table(id_: str, titel: str, kop: str, rijen: list[Rij], land: Rij) -> Briefingtabel:
    """One row per group, and the country as their sum."""
    return Briefingtabel(
        id=id_,
        titel=titel,
        koppen=(kop, "Gemeenten", "Inwoners", "Bedrag", "Per inwoner", "Status"),
        rijen=tuple(
            (
                (Citaat(rij["groep"]),),
                (rij.getal("gemeenten"),),
                (rij.getal("inwoners"),),
                (rij.getal("toegewezen_eur"),),
                (rij.getal("per_inwoner_eur"),),
                (rij["status"],),
            )
            for rij in [*rijen, land]
        ),
        breedtes=(34, 13, 15, 17, 13, 12),
        rechts=(False, True, True, True, True, False),
        totaal=True,
        som=(1, 2, 3),
    )
