"""The sections at the end: what changed, open questions with their sources, method and words."""

from dataclasses import replace
from datetime import date

from pipelines.basis.opmaak import format_datum
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.model import Alinea, Briefingtabel, Citaat, Deel, Onderdeel
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.tabel import Briefingkolom, figures, make_table, words
from pipelines.briefing.inhoud.verschil import Vergelijking, Verschil, count_changed
from pipelines.briefing.inhoud.woorden import movement

_GETOOND = 8
_IN_WOORDEN = 3
_UITERSTEN = 5
"""How many gemeenten that gained, and how many that lost."""


def change_section(vergelijking: Vergelijking | None, woorden: Teksten) -> Onderdeel:
    """What changed since the previous frozen state, or that there is none."""
    if vergelijking is None:
        kop = woorden.kop("verandering", "titel_eerste")
        return Onderdeel("verandering", kop, tuple(woorden.alineas("verandering", "eerste")))
    wanneer = {
        "vorige": Citaat(vergelijking.oud.naam),
        "datum": Citaat(format_datum(date.fromisoformat(vergelijking.oud.datum))),
    }
    grootste = vergelijking.once(_GETOOND)
    if not vergelijking.verschillen:
        geen = woorden.alineas("verandering", "geen", vergeleken=vergelijking.vergeleken, **wanneer)
        return Onderdeel("verandering", woorden.kop("verandering", "titel_geen", **wanneer), tuple(geen))
    kop = woorden.kop("verandering", "titel", veranderd=vergelijking.veranderd, **wanneer)
    delen: list[Deel] = [
        *woorden.alineas(
            "verandering",
            "enkele",
            veranderd=vergelijking.veranderd,
            vergeleken=vergelijking.vergeleken,
            **wanneer,
        )
    ]
    for v in [v for v in grootste if v.verschil is not None][:_IN_WOORDEN]:
        assert v.oud.waarde is not None and v.nieuw.waarde is not None  # or there would be no difference
        delen += woorden.punten(
            "verandering",
            "zin",
            naam=Citaat(v.naam),
            beweging=movement(v.oud.waarde, v.nieuw.waarde),
            oud=v.oud,
            nieuw=v.nieuw,
        )
    if grootste:
        titel = woorden.tekst("verandering", "tabel")
        delen.append(_difference_table("verandering", titel, "Getal", grootste))
    delen += _changed_gemeenten(vergelijking, woorden)
    return Onderdeel("verandering", kop, tuple(delen))


def _changed_gemeenten(vergelijking: Vergelijking, woorden: Teksten) -> list[Deel]:
    """How many gemeenten have another amount, and those that gained and lost most."""
    if not vergelijking.gemeenten:
        return list(woorden.alineas("verandering", "gemeenten_geen"))
    uitersten = vergelijking.extremes(_UITERSTEN)
    return [
        *woorden.alineas("verandering", "gemeenten", aantal=count_changed(vergelijking.gemeenten)),
        _difference_table(
            "verandering_gemeenten", woorden.tekst("verandering", "tabel_gemeenten"), "Gemeente", uitersten
        ),
    ]


def _difference_table(id_: str, titel: str, kop: str, verschillen: list[Verschil]) -> Briefingtabel:
    rijen = tuple(
        ((Citaat(v.naam),), (v.oud,), (v.nieuw,), (v.verschil,) if v.verschil else ("niet te berekenen",))
        for v in verschillen
    )
    return Briefingtabel(
        id=id_,
        titel=titel,
        koppen=(kop, "Was", "Is", "Verschil"),
        rijen=rijen,
        breedtes=(52, 16, 16, 16),
        rechts=(False, True, True, True),
    )


def question_section(cijfers: Cijfers, woorden: Teksten) -> Onderdeel:
    """What is assumed, which reconciliations are open, and which sources the lines name."""
    telling = cijfers.rij("aannames")
    open_ = cijfers.rijen("open_vraag")

    delen: list[Deel] = [
        *woorden.alineas(
            "vragen",
            "aannames",
            **telling.getallen(
                "regels", "aangenomen_regels", "aangenomen_sleutels", "prijzen", "aangenomen_prijzen"
            ),
        ),
        *woorden.alineas(
            "vragen",
            "aansluitingen",
            **telling.getallen("aansluitingen", "sluitend", "verklaard"),
            open_vragen=_open_count(telling, open_),
        ),
    ]
    if not open_:
        delen += woorden.alineas("vragen", "geen_open")
    for rij in open_:
        delen += _question(rij, woorden)
    delen.append(_sources(cijfers.rijen("bron"), woorden))
    kop = woorden.kop(
        "vragen",
        "titel",
        open_vragen=_open_count(telling, open_),
        **telling.getallen("regels", "aangenomen_regels"),
    )
    return Onderdeel("vragen", kop, tuple(delen))


def _open_count(telling: Rij, open_: list[Rij]) -> Briefinggetal:
    """How many questions are open; what is counted is the difference of each, which follows in the text."""
    gevraagd = [rij.getal("verschil_eur").id for rij in open_ if rij["oordeel"] == "open vraag"]
    return replace(telling.getal("open_vragen"), bouwt_op=tuple(gevraagd))


def _question(rij: Rij, woorden: Teksten) -> list[Alinea]:
    (alinea,) = woorden.alineas(
        "vragen",
        "vraag",
        omschrijving=Citaat(rij["omschrijving"]),
        links=rij.getal("links_eur"),
        rechts=rij.getal("rechts_eur"),
        verschil=rij.getal("verschil_eur"),
    )
    uitleg = (Citaat(f" {rij['verklaring']}"),) if rij["verklaring"] else ()
    bron = Citaat(f" Bron: {rij['bron']}.")
    return [Alinea((*alinea.stukken, *uitleg, bron), is_punt=True)]


def _sources(rijen: list[Rij], woorden: Teksten) -> Briefingtabel:
    kolommen = (
        Briefingkolom("Bron", 48, lambda rij: (Citaat(rij["bron"]),)),
        words("Doelen", 25, "doelen"),
        figures("Bedrag", 14, "bedrag_eur"),
        words("Status", 13, "status"),
    )
    return make_table("bronnen", woorden.tekst("vragen", "bronnen"), kolommen, rijen)


def method_section(woorden: Teksten) -> Onderdeel:
    """How it was made, and what the words mean."""
    delen = (
        *woorden.alineas("methode", "methode"),
        *woorden.punten("methode", "begrippen"),
    )
    return Onderdeel("methode", woorden.kop("methode", "titel"), delen)
