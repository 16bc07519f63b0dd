"""The file for a question: the section is made again from the address, and written in the form that was asked for."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from flask import current_app

from dashboard.api.probleem import not_found, refuse
from dashboard.api.sectie.vraag import WORTEL, Sectievraag, page_word
from dashboard.beeld.termen import STATUSSEN
from dashboard.gegevens.toestand import Toestand, asks_examples, parse_search, restrict
from dashboard.gegevens.uitgave import GeenDatabase, Gegevens
from dashboard.kader.pagina import Sectie
from dashboard.kader.sectie import read_years
from dashboard.kader.uitvoerbron import Inhoud, read_section
from dashboard.uitvoer.bestand import account_for, write_csv, write_workbook
from dashboard.uitvoer.blad import Blad, Rooster, show_sheet
from dashboard.uitvoer.bron import Bron, describe_source
from dashboard.uitvoer.keuze import Keuze
from dashboard.uitvoer.lijst import list_figures, list_words
from dashboard.uitvoer.objecten import write_json
from dashboard.uitvoer.plaat import write_image
from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import BevrorenStand
from pipelines.briefing.uitvoer.vast import fix_bytes

_HOOGSTENS_NAAM = 100
_HOOGSTENS_SPOREN = 6


@dataclass(frozen=True)
class Gevonden:
    """What an address leads to: the rows to write, what to say with them, and the tables behind them for a picture."""

    blad: Blad
    bron: Bron
    beelden: tuple[tuple[Blad, Rooster], ...]
    verantwoording: list[tuple[str, str]]
    documenten: list[tuple[str, str, str]]


def make_file(gegevens: Gegevens, vraag: Sectievraag) -> tuple[bytes, str]:
    """The bytes and the name of the file; raises Probleem for what is not there and FondskompasFout for what cannot be done.

    The question says which part of which view, and what the reader filtered, sorted and searched; every row is read here. ``gegevens``
    are those of the view: of now, or of its frozen state.
    """
    gevonden = find(gegevens, vraag)
    return _WRITERS[vraag.vorm.einde](gevonden), file_name(gevonden.blad, vraag.vorm.einde, gegevens.stand)


def find(gegevens: Gegevens, vraag: Sectievraag) -> Gevonden:
    """What an address leads to, before it is written; raises as ``make_file`` does."""
    jaren = read_years(gegevens)
    toestand = parse_search(vraag.search, jaren)
    if not toestand.jaar:
        gevraagd, wel = toestand.jaar_gevraagd[:20], ", ".join(map(str, jaren))
        raise not_found(f"Het uitkeringsjaar «{gevraagd}» staat niet in Fondskompas. Wel: {wel}.")
    # the year that a page opens in moves on; what is said of this file is to lead to this file
    search = vraag.search if toestand.jaar_gevraagd else toestand.search(**dict(toestand.extra))
    vraag = replace(vraag, search=search)
    blad, roosters = _sheet(gegevens, vraag)
    bouw = gegevens.read_row("bouw")
    if bouw is None:
        raise GeenDatabase("Er zijn nog geen cijfers. Maak ze met: fondskompas bouw")
    jaargangen = gegevens.read("jaargangen", jaar=toestand.jaar)["naam"].to_list()
    adres = f"{WORTEL}/{page_word(vraag.pagina)}/{vraag.onderdeel}.{vraag.vorm.einde}{search}"
    onderwerp = vraag.pagina.titel(gegevens, toestand)
    bron = describe_source(blad, onderwerp, adres, bouw, gegevens.sha256(), jaargangen, gegevens.stand)
    regels = account_for(blad, bouw, gegevens.sha256(), jaargangen, gegevens.stand)
    regels += [("Bron", bron.herkomst), ("Zo verwijst u hiernaar", bron.citeer)]
    documenten = gegevens.read("documenten").select("document", "soort", "bron_id").rows()
    return Gevonden(blad, bron, tuple(roosters), regels, documenten)


def _sheet(gegevens: Gegevens, vraag: Sectievraag) -> tuple[Blad, list[tuple[Blad, Rooster]]]:
    """The rows: those of one table, or every figure (else the words) of a section; and the tables behind them.

    A table that is called as its section is goes first: it is what the section shows.
    """
    pad, search = vraag.pagina.pad, vraag.search
    eigen = [sectie for sectie in vraag.pagina.secties if sectie.id == vraag.onderdeel]
    for sectie in eigen or vraag.pagina.secties:
        inhoud = _content(gegevens, sectie, search)
        for rooster in inhoud.roosters:
            if rooster.blok == vraag.onderdeel:
                blad = show_sheet(rooster, vraag.keuze or Keuze(), pad, search)
                blad = replace(blad, statussen=blad.statussen or _statuses(gegevens, inhoud, [blad]))
                return blad, [(blad, _with_legend(gegevens, vraag, inhoud, rooster))]
    if not eigen:
        secties = ", ".join(sectie.id for sectie in vraag.pagina.secties)
        raise not_found(
            f"De pagina {pad} heeft bij deze keuze geen onderdeel «{vraag.onderdeel[:40]}». Secties: {secties}. De tabellen van een "
            "sectie hebben een eigen adres; het staat op de pagina onder Exporteren."
        )
    if vraag.keuze is not None:
        raise refuse(
            "Een keuze met «tabel.…» hoort bij het adres van een tabel, niet bij dat van een sectie."
        )
    return _whole_section(gegevens, vraag, _content(gegevens, eigen[0], search))


def _content(gegevens: Gegevens, sectie: Sectie, search: str) -> Inhoud:
    toestand: Toestand = parse_search(restrict(search, sectie.velden), read_years(gegevens))
    return read_section(gegevens, sectie, toestand)


def _whole_section(
    gegevens: Gegevens, vraag: Sectievraag, inhoud: Inhoud
) -> tuple[Blad, list[tuple[Blad, Rooster]]]:
    pad, search, naam = vraag.pagina.pad, vraag.search, vraag.onderdeel
    if not (inhoud.roosters or inhoud.cijfers):
        if inhoud.bezwaar:
            raise not_found(inhoud.bezwaar)
        blad = list_words(naam, inhoud.titel, inhoud.regels, pad, search)
        if not blad.rijen:
            raise not_found(f"De sectie «{naam}» toont bij deze keuze niets.")
        return blad, []
    roosters = [_with_legend(gegevens, vraag, inhoud, rooster) for rooster in inhoud.roosters]
    bladen = [(show_sheet(rooster, Keuze(), pad, search), rooster) for rooster in roosters]
    lijst = list_figures(naam, inhoud.titel, inhoud.roosters, inhoud.cijfers, pad, search)
    statussen = lijst.statussen or _statuses(gegevens, inhoud, [blad for blad, _ in bladen] or [lijst])
    return replace(lijst, statussen=statussen), bladen


def _statuses(gegevens: Gegevens, inhoud: Inhoud, bladen: Sequence[Blad]) -> tuple[str, ...]:
    """How sure figures are that no column says it of: by the labels of the section, else by tracing those of the first row and the
    totals."""
    if inhoud.statussen:
        return inhoud.statussen
    cellen = [cel for blad in bladen for rij in [*blad.rijen[:1], *blad.onder] for cel in rij]
    verwijzingen = dict.fromkeys(cel.verwijzing for cel in cellen if cel.verwijzing)
    gevonden = set()
    for verwijzing in list(verwijzingen)[:_HOOGSTENS_SPOREN]:
        try:
            gevonden.add(gegevens.trace(verwijzing).status)
        except FondskompasFout:
            continue  # of a scenario, or what is explained by a formula only
    return tuple(status for status in STATUSSEN if status in gevonden)


def _with_legend(gegevens: Gegevens, vraag: Sectievraag, inhoud: Inhoud, rooster: Rooster) -> Rooster:
    """With the legend of the classes of a map, which may stand in another section of its page."""
    if not rooster.figuur or rooster.legenda or not _is_map(rooster):
        return rooster
    for deel in (inhoud, *(_content(gegevens, sectie, vraag.search) for sectie in vraag.pagina.secties)):
        if deel.klassen:
            return replace(rooster, legenda=deel.klassen)
    return rooster


def _is_map(rooster: Rooster) -> bool:
    return any(spoor["type"] == "choropleth" for spoor in (rooster.figuur or {})["data"])


def _csv(deel: Gevonden) -> bytes:
    """With in every row how sure it is, where no column says so, and how to cite it."""
    kolommen = deel.blad.kolommen
    heeft_status = any(kolom.veld.endswith("status") for kolom in kolommen)
    is_tekst = not any(kolom.met_cijfer for kolom in kolommen)
    bij = {} if heeft_status or is_tekst else {"Status van de tabel": deel.bron.status}
    return write_csv(deel.blad, bij | {"Zo verwijst u hiernaar": deel.bron.citeer})


def _xlsx(deel: Gevonden) -> bytes:
    inhoud = write_workbook(deel.blad, deel.verantwoording, deel.documenten)
    return fix_bytes(inhoud, deel.bron.moment)


def _pptx(deel: Gevonden) -> bytes:
    from dashboard.uitvoer.dia import write_slides

    return write_slides(deel.blad, deel.verantwoording, deel.bron.moment)


def _png(deel: Gevonden) -> bytes:
    return write_image(deel.blad, deel.beelden, deel.bron, _read_address)


def _read_address(adres: str) -> bytes:
    """What this server itself has at an address: the boundaries of a map."""
    return current_app.test_client().get(adres).get_data()


_WRITERS: Mapping[str, Callable[[Gevonden], bytes]] = {
    "csv": _csv,
    "json": lambda deel: write_json(deel.blad, deel.bron),
    "xlsx": _xlsx,
    "png": _png,
    "pptx": _pptx,
}


def file_name(blad: Blad, soort: str, stand: BevrorenStand | None = None) -> str:
    """``fondskompas_envelop_2023.xlsx``: the part, what the address chose, and the sha256 of a frozen state.

    A whole scenario is no part of a name: nobody can read it, and it would leave no room for the year.
    """
    velden = parse_qsl(blad.adres.lstrip("?"))
    keuzes = [waarde for naam, waarde in velden if naam not in ("voorbeeld", "s", "t")]
    if asks_examples(blad.adres):
        keuzes.insert(0, "demonstratie")
    delen = [re.sub(r"[^A-Za-z0-9]+", "-", deel).strip("-") for deel in (blad.blok, *keuzes)]
    herkenning = f"_sha256-{stand.sha256[:12]}" if stand else ""
    return "_".join(["fondskompas", *filter(None, delen)])[:_HOOGSTENS_NAAM] + f"{herkenning}.{soort}"
