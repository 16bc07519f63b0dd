"""The sections at the end: what changed, open questions with their sources, method and words."""

from dataclasses import replace
from datetime import date

from pipelines.basis.opmaak import format_datum
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.model import Alinea, Briefingtabel, Citaat, Deel, Onderdeel
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.tabel import Briefingkolom, figures, make_table, words
from pipelines.briefing.inhoud.verschil import Vergelijking
from pipelines.briefing.inhoud.woorden import movement

_GETOOND = 8
_IN_WOORDEN = 3


def change_section(vergelijking: Vergelijking | None, woorden: Teksten) -> Onderdeel:
    """What changed since the previous frozen state, or that there is none."""
    titel = woorden.tekst("verandering", "titel")
    if vergelijking is None:
        return Onderdeel("verandering", titel, tuple(woorden.alineas("verandering", "eerste")))
    wanneer = {
        "vorige": Citaat(vergelijking.oud.naam),
        "datum": Citaat(format_datum(date.fromisoformat(vergelijking.oud.datum))),
    }
    grootste = vergelijking.grootste(_GETOOND)
    if not grootste:
        geen = woorden.alineas("verandering", "geen", vergeleken=vergelijking.vergeleken, **wanneer)
        return Onderdeel("verandering", titel, tuple(geen))
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
    rijen = tuple(
        ((Citaat(v.naam),), (v.oud,), (v.nieuw,), (v.verschil,) if v.verschil else ("niet te berekenen",))
        for v in grootste
    )
    tabel = Briefingtabel(
        id="verandering",
        titel=woorden.tekst("verandering", "tabel"),
        koppen=("Getal", "Was", "Is", "Verschil"),
        rijen=rijen,
        breedtes=(52, 16, 16, 16),
        rechts=(False, True, True, True),
    )
    return Onderdeel("verandering", titel, (*delen, tabel))


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
    return Onderdeel("vragen", woorden.tekst("vragen", "titel"), tuple(delen))


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
    return Onderdeel("methode", woorden.tekst("methode", "titel"), delen)
