"""The public page of a gemeente, in words that everybody reads."""

from collections.abc import Sequence
from html import escape

from dashboard.gegevens.uitgave import Gegevens
from dashboard.publiek.blad import links, paragraphs, write_sheet
from dashboard.publiek.verhaal import Post, Verhaal
from dashboard.publiek.zoeken import Plaats
from pipelines.basis.opmaak import count, enumerate_words, format_eur

_ZEKER = {
    "gepubliceerd": "Dit bedrag staat zo in een stuk van het Rijk.",
    "afgeleid": "Dit bedrag is uitgerekend met cijfers van het Rijk.",
    "aanname": "Dit bedrag is een schatting.",
}


def write_page(verhaal: Verhaal, plaats: Plaats) -> str:
    """The whole page."""
    pad = f"/g/{plaats.woord}"
    vraag = f"?jaar={verhaal.jaar}" + (f"&stand={verhaal.stand}" if verhaal.stand else "")
    inhoud = "".join(
        (
            f"<h1>{escape(verhaal.naam)}: wat kwam er, en wat deed de gemeente ermee?</h1>\n",
            _short(verhaal),
            _received(verhaal),
            _against(verhaal),
            _unseen(verhaal),
            _years(verhaal, pad),
            _data(verhaal, pad, vraag),
        )
    )
    kop = (
        f'<link rel="canonical" href="{pad}">\n'
        f'<link rel="alternate" type="application/json" href="{pad}.json{escape(vraag)}">\n'
        f'<link rel="alternate" type="text/csv" href="{pad}.csv{escape(vraag)}">\n'
    )
    return write_sheet(f"{verhaal.naam} {verhaal.jaar}", inhoud, kop)


def _short(verhaal: Verhaal) -> str:
    """The three answers in one breath."""
    onbekend = verhaal.onzichtbaar_eur
    if onbekend == verhaal.totaal_eur:
        slot = "Van al dit geld kan niemand zien waar het aan is uitgegeven."
    elif onbekend:
        slot = f"Van {format_eur(onbekend)} kan niemand zien waar het aan is uitgegeven."
    else:
        slot = "Van dit geld is te zien, of wordt verantwoord, wat de gemeente ermee deed."
    return (
        f'<p class="groot">In {verhaal.jaar} {"kreeg" if verhaal.is_voorbij else "krijgt"} {escape(verhaal.naam)} '
        f"<strong>{format_eur(verhaal.totaal_eur)}</strong> van het Rijk. Dat geld is om inwoners te helpen die het moeilijk hebben. {slot}</p>\n"
        + paragraphs(
            "Het Rijk geeft dit geld sinds de toeslagenaffaire. Toen werden veel ouders onterecht als fraudeur behandeld. "
            "De gemeente mag meestal zelf kiezen wat zij met het geld doet.",
            None
            if verhaal.is_voorbij
            else f"Let op: {verhaal.jaar} is nog niet voorbij. De bedragen kunnen nog veranderen, en de gemeente kan nog laten weten wat zij deed.",
        )
    )


def _received(verhaal: Verhaal) -> str:
    rijen = "".join(_row(post) for post in verhaal.posten)
    geschat = sum(post.bedrag_eur for post in verhaal.posten if post.status == "aanname")
    zeker = (
        f"Let op: {format_eur(geschat)} hiervan is een schatting. Het Rijk zegt niet precies hoe dat deel is verdeeld."
        if geschat
        else None
    )
    return (
        f"<h2>Wat kwam er?</h2>\n<table><caption>Geld van het Rijk in {verhaal.jaar}, per doel</caption>"
        '<thead><tr><th scope="col">Waarvoor</th><th scope="col" class="getal">Bedrag</th></tr></thead>'
        f'<tbody>{rijen}</tbody><tfoot><tr><th scope="row">Samen</th><td class="getal"><strong>{format_eur(verhaal.totaal_eur)}</strong></td>'
        f"</tr></tfoot></table>\n{paragraphs(zeker)}"
    )


def _row(post: Post) -> str:
    if post.via:
        extra = f"{escape(post.via)} krijgt dit voor de hele regio {escape(post.regio or '')}."
    elif post.regio:
        extra = f"Dit is voor de hele regio {escape(post.regio)}. {_ZEKER[post.status]}"
    else:
        extra = _ZEKER[post.status]
    bedrag = "via een andere gemeente" if post.via and not post.bedrag_eur else format_eur(post.bedrag_eur)
    return (
        f'<tr><th scope="row">{escape(post.naam)}<br><span class="klein">{escape(post.uitleg)} {extra}</span></th>'
        f'<td class="getal">{bedrag}</td></tr>'
    )


def _against(verhaal: Verhaal) -> str:
    """What the gemeente said of it; and what does not count as that."""
    gezegd = [post for post in verhaal.posten if post.is_te_zien]
    kop = "<h2>Wat staat ertegenover?</h2>\n"
    if not gezegd:
        return kop + paragraphs(
            f"{verhaal.naam} heeft niet laten weten wat zij met dit geld deed. Daarom staat hier niets. Dat hoeft niet te betekenen dat er niets gebeurde.",
            "De gemeente geeft wel elk jaar door wat zij in totaal uitgeeft, bijvoorbeeld aan wijkteams. Maar daar zit ook ander geld in. Daaraan is dus niet te zien wat zij met dit geld deed.",
        )
    rijen = "".join(f"<li>{escape(_said(post))}</li>" for post in gezegd)
    return f"{kop}<p>Dit liet de gemeente zelf weten:</p>\n<ul>{rijen}</ul>\n"


def _said(post: Post) -> str:
    delen = []
    if post.besteed_eur is not None:
        delen.append(f"{format_eur(post.besteed_eur)} uitgegeven")
    if post.capaciteit is not None:
        delen.append(f"{post.capaciteit} in dienst of ingehuurd")
    if post.samen is not None:
        delen.append(f"samen met andere doelen {post.samen}, als één cijfer")
    return f"{post.naam}: {' en '.join(delen)}. Er kwam {format_eur(post.bedrag_eur)}."


def _unseen(verhaal: Verhaal) -> str:
    kop = "<h2>Wat kan niemand zien?</h2>\n"
    verantwoord = [post for post in verhaal.posten if post.is_verantwoord and post.bedrag_eur]
    apart = (
        f"Over het geld voor {enumerate_words([post.naam for post in verantwoord])} moet de gemeente wel verantwoording afleggen aan het Rijk. "
        "Dat staat in een bijlage bij haar jaarrekening."
        if verantwoord
        else None
    )
    if not verhaal.dicht:
        return kop + paragraphs(
            "Van elk ander doel is iets bekend over wat de gemeente deed." if verantwoord else None, apart
        )
    namen = "".join(f"<li>{escape(post.naam)}: {format_eur(post.bedrag_eur)}</li>" for post in verhaal.dicht)
    aantal = count(len(verhaal.dicht), "doel", "doelen")
    return (
        f"{kop}<p>Van {aantal} kan niemand zien wat er met het geld is gebeurd:</p>\n<ul>{namen}</ul>\n"
        + paragraphs(
            f"Samen is dat {format_eur(verhaal.onzichtbaar_eur)}. De gemeente hoeft dit ook niet te laten weten. "
            "Wilt u het toch weten? Vraag het aan de gemeenteraad of aan de gemeente zelf.",
            apart,
        )
    )


def _years(verhaal: Verhaal, pad: str) -> str:
    stand = f"&stand={verhaal.stand}" if verhaal.stand else ""
    andere = "".join(
        f'<a href="{pad}?jaar={jaar}{escape(stand)}">{jaar}</a>'
        if jaar != verhaal.jaar
        else f"<strong>{jaar}</strong> "
        for jaar in verhaal.jaren
    )
    return f'<h2 class="niet-op-papier">Andere jaren</h2>\n<nav aria-label="Jaren" class="niet-op-papier">{andere}</nav>\n'


def _data(verhaal: Verhaal, pad: str, vraag: str) -> str:
    insluiten = f'<iframe src="{pad}{vraag}" title="{verhaal.naam} {verhaal.jaar}" width="100%" height="900"></iframe>'
    return (
        '<div class="niet-op-papier"><h2>Meer weten of overnemen</h2>\n'
        + links(
            (
                (
                    f"Alle cijfers van {verhaal.naam}, met de bron van elk bedrag",
                    f"/gemeente?gm={verhaal.gm_code}&jaar={verhaal.jaar}",
                ),
                ("Deze cijfers als CSV, voor een rekenblad", f"{pad}.csv{vraag}"),
                ("Deze cijfers als JSON, voor een programma", f"{pad}.json{vraag}"),
            )
        )
        + f"<details><summary>Deze pagina op uw eigen website zetten</summary><pre>{escape(insluiten)}</pre></details></div>\n"
    )


def write_ceased(plaats: Plaats, opvolgers: Sequence[Plaats]) -> str:
    """The page of a gemeente that is no more: where its inhabitants are now."""
    inhoud = f"<h1>{escape(plaats.naam)} bestaat niet meer</h1>\n" + paragraphs(
        f"{plaats.naam} is opgegaan in {'een andere gemeente' if len(opvolgers) == 1 else 'andere gemeenten'}. Kijk verder bij:"
    )
    inhoud += links((opvolger.naam, f"/g/{opvolger.woord}") for opvolger in opvolgers)
    return write_sheet(plaats.naam, inhoud)


def write_unknown(woord: str) -> str:
    """The page for a name that is no gemeente."""
    inhoud = "<h1>Deze gemeente kennen wij niet</h1>\n" + paragraphs(
        f"Er is geen gemeente «{woord[:60]}». Controleer de naam."
    )
    return write_sheet("Onbekende gemeente", inhoud + links((("Alle gemeenten", "/g"),)))


def write_list(gegevens: Gegevens) -> str:
    """The page with every gemeente."""
    namen = [rij for rij in gegevens.read("zoeknamen").iter_rows(named=True) if rij["soort"] == "eigen"]
    lijst = links((rij["naam"], f"/g/{Plaats(rij['gm_code'], rij['naam']).woord}") for rij in namen)
    return write_sheet("Alle gemeenten", f"<h1>Kies een gemeente</h1>\n{lijst}")
