"""The section on what cannot be seen, and why."""

from pipelines.briefing.cijfers.lezen import Cijfers, Rij
from pipelines.briefing.inhoud.bundel import goals
from pipelines.briefing.inhoud.model import Alinea, Citaat, Grafiek, Onderdeel, Reeks
from pipelines.briefing.inhoud.sjablonen import Teksten
from pipelines.briefing.inhoud.tabel import Briefingkolom, figures, make_table, words
from pipelines.briefing.inhoud.woorden import ACCENT, KANALEN


def visibility_section(cijfers: Cijfers, woorden: Teksten) -> Onderdeel:
    """The channels with their amounts, and per goal why it can or cannot be seen."""
    kolommen = (
        Briefingkolom("Kanaal", 46, lambda rij: (KANALEN[rij["kanaal"]],)),
        Briefingkolom("Bedrag", 22, lambda rij: (rij.getal("bedrag_eur").als("eur"),), True),
        figures("Aandeel", 16, "aandeel_pct"),
        words("Status", 16, "status"),
    )
    totaal = cijfers.rij("totaal").getal("totaal_eur").als("eur")
    slot = (("Totaal",), (totaal,), (), ("gepubliceerd",))
    titel = woorden.tekst("zicht", "grafiek")
    tabel = make_table("zicht", titel, kolommen, cijfers.rijen("zicht"), slot=slot, som=(1,))
    redenen = [
        Alinea((f"{rij['doel_naam']}: ", Citaat(rij["zichtbaarheid_toelichting"])), is_punt=True)
        for rij in goals(cijfers.rijen("doel"))
    ]
    delen = (
        *woorden.alineas("zicht", "inleiding"),
        tabel,
        *woorden.alineas("zicht", "redenen"),
        *redenen,
    )
    per_kanaal = {rij["kanaal"]: rij for rij in cijfers.rijen("zicht")}
    kop = woorden.kop(
        "zicht",
        "titel",
        onzichtbaar=per_kanaal["niet zichtbaar"].getal("bedrag_eur"),
        onverdeeld=per_kanaal["niet over gemeenten verdeeld"].getal("bedrag_eur"),
    )
    return Onderdeel("zicht", kop, delen)


def visibility_chart(rijen: list[Rij], woorden: Teksten) -> Grafiek:
    """The same amounts as bars."""
    titel = woorden.tekst("zicht", "grafiek")
    namen = tuple(KANALEN[rij["kanaal"]] for rij in rijen)
    uitleg = "; ".join(f"{n}: {r.getal('bedrag_eur').gedrukt}" for n, r in zip(namen, rijen, strict=True))
    return Grafiek(
        id="zicht_grafiek",
        titel=titel,
        alt=f"{titel}. {uitleg}.",
        categorieen=namen,
        reeksen=(Reeks("bedrag", ACCENT, tuple(rij.getal("bedrag_eur") for rij in rijen)),),
        statussen=tuple(rij["status"] for rij in rijen),
        labels=tuple(
            (rij.getal("bedrag_eur"), ", ", rij.getal("aandeel_pct"), f" ({rij['status']})") for rij in rijen
        ),
    )
