"""A briefing from a frozen state: choose what, make it with one click, look at its pages and take the files."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.elementen import caption, choices, note
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import in_progress, notice, show_failure, tick
from dashboard.gegevens.standen import Standen
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.gegevens.werkplaats import Stuk
from dashboard.kader.keuzes import choice, gemeente_choice, gemeente_options
from dashboard.kader.sectie import section
from dashboard.pages.briefing.pakketten import (
    PAD,
    SOORTEN,
    Pakket,
    Pakketkeuze,
    Pakketvraag,
    find_choice,
    make_pack,
    usable,
)
from dashboard.pages.briefing.standen import state_options
from pipelines.basis.opmaak import format_number

_BESTANDEN = {
    "briefing.pdf": ("PDF", "om te lezen en te sturen"),
    "briefing.pptx": ("Presentatie (PPTX)", "om te tonen; grafieken zijn te bewerken"),
    "briefing.xlsx": ("Werkboek (XLSX)", "de tabellen erachter"),
    "bewijs.json": ("Bewijs (JSON)", "elk getal met afleiding en broncellen"),
    "manifest.json": ("Manifest (JSON)", "stand, software en de sha256 van elk bestand"),
}


def pack(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The choices, the button, and what is made already."""
    keuze = find_choice(gegevens, toestand, usable(gegevens.standen.findings()))
    if keuze is None:
        return None
    stuk = gegevens.standen.werk.find(keuze.vraag) if keuze.vraag else Stuk("nieuw")
    return section(
        "Een briefing maken",
        notice("vraag", keuze.onbekend) if keuze.onbekend else None,
        _choices(gegevens, toestand, keuze),
        html.Button(
            "Maak de briefing",
            id="br-maak",
            type="button",
            className="fk-knop fk-knop--hoofd",
            disabled=keuze.vraag is None,
        ),
        html.Div(show_pack(keuze.vraag, stuk), id="br-uitkomst", **kenmerken(aria_live="polite")),
        tick("br-tik", loopt=stuk.loopt),
        lead="Eén klik maakt het pakket uit de bevroren cijfers; elk getal draagt een noot met zijn bron.",
    )


def _choices(gegevens: Gegevens, toestand: Toestand, keuze: Pakketkeuze) -> Component:
    eigen = gegevens.van(keuze.stand.naam)
    return choices(
        choice(
            "br-pak",
            "Bevroren stand",
            state_options(usable(gegevens.standen.findings())),
            keuze.stand.naam,
            soort="circulaire",
        ),
        choice("br-soort", "Voor", SOORTEN.items(), keuze.soort, soort="circulaire"),
        gemeente_choice("br-gm", gemeente_options(eigen, keuze.jaar), toestand.gm)
        if keuze.soort == "gemeente"
        else None,
        choice(
            "br-over", "Over het jaar", [(str(j), str(j)) for j in keuze.jaren], str(keuze.jaar), soort="smal"
        ),
    )


def ask_pack(gegevens: Gegevens, toestand: Toestand) -> Pakketvraag | None:
    """The pack of the address; ``None`` when it is not chosen yet."""
    keuze = find_choice(gegevens, toestand, usable(gegevens.standen.findings()))
    return keuze.vraag if keuze else None


def begin_pack(standen: Standen, vraag: Pakketvraag) -> None:
    """Start making a pack; raises FondskompasFout when too much is waiting."""
    standen.werk.start(vraag, make_pack, vraag, standen.map, standen.teksten)


def show_pack(vraag: Pakketvraag | None, stuk: Stuk) -> Component:
    """What there is of a pack: nothing yet, work in progress, a failure, or the pack itself."""
    if vraag is None:
        return caption("Kies eerst een gemeente.")
    if stuk.fase == "nieuw":
        voorbeeld = (
            "De demonstratie staat aan: verzonnen opgaven staan in de briefing, overal gemerkt. Zet haar bovenaan uit voor een briefing om te sturen."
            if vraag.met_voorbeeld
            else "Verzonnen opgaven staan niet in de briefing."
        )
        return caption(voorbeeld)
    if stuk.loopt:
        return in_progress(
            "De briefing wacht op een andere die wordt gemaakt."
            if stuk.fase == "wacht"
            else "De briefing wordt gemaakt. Dat duurt meestal minder dan een halve minuut; u kunt intussen verder kijken."
        )
    if stuk.fout is not None:
        return show_failure("De briefing is niet gemaakt.", stuk.fout)
    return show_result(vraag, stuk.uitkomst)


def show_result(vraag: Pakketvraag, pakket: Pakket) -> Component:
    """The status, the files and the pages."""
    return html.Div(
        [
            html.H3(pakket.titel),
            html.P(describe_proof(pakket), className="fk-lead"),
            caption(_made_of(vraag, pakket)),
            html.Ul(
                [_file(vraag, naam, inhoud) for naam, inhoud in pakket.bestanden.items()],
                className="fk-bestanden",
            ),
            html.H3(f"De {len(pakket.bladzijden)} bladzijden"),
            html.Ol(
                [_page(vraag, pakket, nummer) for nummer in range(1, len(pakket.bladzijden) + 1)],
                className="fk-bladzijden",
            ),
        ]
    )


def describe_proof(pakket: Pakket) -> str:
    """How many figures there are and what proves them."""
    soorten = [
        (pakket.met_cel, "met eigen broncellen"),
        (pakket.uit_noten, "berekend uit andere getallen met een noot"),
        (pakket.telling, "zonder eigen cel, waarvan de noot zegt wat er is geteld of opgeteld"),
    ]
    delen = "; ".join(f"{format_number(aantal)} {woorden}" for aantal, woorden in soorten if aantal)
    alle = "alle met bewijs" if not pakket.zonder else f"waarvan {format_number(pakket.zonder)} zonder bewijs"
    return f"{format_number(pakket.getallen)} cijfers, {alle}: {delen}."


def _made_of(vraag: Pakketvraag, pakket: Pakket) -> str:
    vorige = f"Vergeleken met de stand {pakket.vorige}. " if pakket.vorige else ""
    voorbeeld = "met" if vraag.met_voorbeeld else "zonder"
    return f"Stand {vraag.stand} (sha256 {vraag.sha256[:16]}…), over {pakket.jaar}, {voorbeeld} verzonnen opgaven. {vorige}".strip()


def file_address(vraag: Pakketvraag, naam: str) -> str:
    """Where the browser fetches a file of a pack."""
    return f"{PAD}/pakket/{vraag.kenmerk}/{naam}"


def download_name(vraag: Pakketvraag, naam: str) -> str:
    """``fondskompas_alv-2026_GM0268_2024_briefing.pdf``."""
    voorbeeld = "_voorbeeld" if vraag.met_voorbeeld else ""
    return f"fondskompas_{vraag.stand}_{vraag.gm_code or 'landelijk'}_{vraag.jaar}{voorbeeld}_{naam}"


def _file(vraag: Pakketvraag, naam: str, inhoud: bytes) -> Component:
    woord, waarvoor = _BESTANDEN[naam]
    return html.Li(
        [
            html.A(woord, href=file_address(vraag, naam), download=download_name(vraag, naam)),
            note(f" {format_number(max(1, len(inhoud) // 1024))} kB, {waarvoor}"),
        ]
    )


def _page(vraag: Pakketvraag, pakket: Pakket, nummer: int) -> Component:
    waar = f"bladzijde {nummer} van {len(pakket.bladzijden)}"
    beeld = html.Img(
        src=file_address(vraag, f"bladzijde-{nummer}.png"),
        alt=f"Voorbeeld van {waar} van ‘{pakket.titel}’; open de PDF voor de tekst",
    )
    link = html.A(beeld, href=f"{file_address(vraag, 'briefing.pdf')}#page={nummer}", target="_blank")
    return html.Li([link, note(waar.capitalize())])
