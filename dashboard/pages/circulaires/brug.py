"""Which bridge is looked at, what changed in one sentence, and the bridges of all gemeenten together and of one of them."""

from dataclasses import dataclass

import dash_mantine_components as dmc
import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld import termen
from dashboard.beeld.brug import Brugpaar, bridge_block, headline
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import caption, choices
from dashboard.beeld.kenmerken import kenmerken
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice, clear_button, gemeente_choice, name_options
from dashboard.kader.sectie import page_head, section
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_mln
from pipelines.basis.verwijzing import reference, tally
from pipelines.basis.zin import Zin, fill

# what counts in the ranking: without, or with lines that the earlier circulaire does not publish
TELT = ("vergelijkbaar", "alles")


@dataclass(frozen=True)
class Brugkeuze:
    """The bridge that the address asks for, or the one that is shown instead, with ``melding`` saying so.

    ``namen``: the circulaires about the year by code, the earliest first. ``paar`` is ``None`` when there is nothing to
    compare.
    """

    jaar: int
    namen: dict[str, str]
    paar: Brugpaar | None = None
    melding: Component | None = None


def find_choice(gegevens: Gegevens, toestand: Toestand) -> Brugkeuze:
    """The year, the circulaires about it, and the pair to compare: the last two unless the address says otherwise."""
    paren = gegevens.read("brug_paren")
    jaar = toestand.jaar
    if not toestand.jaar_gevraagd:
        jaren = (
            paren["uitkeringsjaar"].to_list() or gegevens.read("circulaire_jaren")["uitkeringsjaar"].to_list()
        )
        jaar = max(jaren, default=0)
    namen = dict(gegevens.read("circulaire_jaargangen", jaar=jaar).select("circulaire", "naam").iter_rows())
    codes = list(namen)
    bekend = {(van, naar) for van, naar, j in paren.iter_rows() if j == jaar}
    if not bekend:
        return Brugkeuze(jaar, namen)
    gevraagd = ((toestand.veld("van") or codes[-2]).upper(), (toestand.veld("naar") or codes[-1]).upper())
    if gevraagd in bekend:
        return Brugkeuze(jaar, namen, _pair(*gevraagd, jaar, namen))
    getoond = _pair(codes[-2], codes[-1], jaar, namen)
    return Brugkeuze(jaar, namen, getoond, _no_such_pair(gevraagd, getoond, namen))


def _pair(van: str, naar: str, jaar: int, namen: dict[str, str]) -> Brugpaar:
    return Brugpaar(van, naar, jaar, namen[van], namen[naar])


def _no_such_pair(gevraagd: tuple[str, str], getoond: Brugpaar, namen: dict[str, str]) -> Component:
    van, naar = gevraagd
    vreemd = [code for code in gevraagd if code not in namen]
    if vreemd:
        titel = f"De circulaire ‘{vreemd[0]}’ is niet ingelezen voor {getoond.jaar}."
    elif van == naar:
        titel = f"Een brug loopt tussen twee circulaires; er is twee keer ‘{van}’ gevraagd."
    else:
        titel = "Een brug loopt vooruit: de eerste circulaire is ouder dan de tweede."
    return notice("vraag", titel, f"Hieronder staat de brug van {getoond.namen()}.")


def year_links(gegevens: Gegevens, keuze: Brugkeuze, toestand: Toestand) -> Component:
    """The years with a circulaire; another year begins with its own last two circulaires."""
    links = [
        html.A(
            f"{jaar} ({termen.count(aantal, 'circulaire', 'circulaires')})",
            href="/circulaires" + toestand.search(jaar=jaar, van=None, naar=None),
            className="fk-knop" + (" fk-knop--gekozen" if jaar == keuze.jaar else ""),
            **kenmerken(data_fk_ga="", aria_current="true" if jaar == keuze.jaar else None),
        )
        for jaar, aantal in gegevens.read("circulaire_jaren").iter_rows()
    ]
    return html.Nav(
        [
            html.Span("Uitkeringsjaar", className="fk-jaarknoppen__naam"),
            html.Div(links, className="fk-jaarknoppen"),
        ],
        **kenmerken(aria_label="Uitkeringsjaar"),
    )


def pair_choices(keuze: Brugkeuze) -> list[Component]:
    """The earlier and the later circulaire; only what makes a bridge with the other can be chosen."""
    if keuze.paar is None:
        return []
    codes = list(keuze.namen)
    eerder = codes[: codes.index(keuze.paar.naar)]
    later = codes[codes.index(keuze.paar.van) + 1 :]
    return [
        _select("ci-van", "Van circulaire", eerder, keuze.paar.van, keuze.namen),
        _select("ci-naar", "Naar circulaire", later, keuze.paar.naar, keuze.namen),
    ]


def _select(id_: str, label: str, codes: list[str], waarde: str, namen: dict[str, str]) -> dmc.Select:
    return choice(id_, label, [(code, namen[code]) for code in codes], waarde, soort="circulaire")


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """What changed in one sentence, and the choices of the page."""
    keuze = find_choice(gegevens, toestand)
    return html.Div(
        [
            page_head(
                f"Wat veranderde er in de circulaires over {keuze.jaar}?",
                _answer(gegevens, keuze),
                year_links(gegevens, keuze, toestand),
                *pair_choices(keuze),
            ),
            keuze.melding,
        ]
    )


def _answer(gegevens: Gegevens, keuze: Brugkeuze) -> Zin:
    if not keuze.namen:
        return Zin(f"Over {keuze.jaar} is geen circulaire ingelezen. Kies een jaar waarover er wel een is.")
    if keuze.paar is None:
        naam = next(iter(keuze.namen.values()))
        return Zin(
            f"Over {keuze.jaar} is één circulaire ingelezen, de {naam}; er is dus nog niets om mee te vergelijken."
        )
    kop = gegevens.read_row("brug_kop", **keuze.paar.parameters(), gm=None) or {}
    regel = gegevens.read_row("brug_niet_gepubliceerd", **keuze.paar.parameters(), gm=None) or {}
    schijn = (
        f" Daarvan komt {format_mln(regel['bedrag_eur'])} uit uitkeringen die de {keuze.paar.naam_van} zonder bedragen noemt."
        if regel.get("bedrag_eur")
        else ""
    )
    bron = {
        kolom: reference("mart.brug_totaal", f"{kolom}_eur", **keuze.paar.sleutel())
        for kolom in ("verschil", "oud", "nieuw")
    }
    woord = " meer" if kop["verschil_eur"] >= 0 else " minder"
    return fill(
        "Van {namen} kregen de {gemeenten} gemeenten samen {verschil}: van {oud} naar {nieuw}.{schijn}",
        namen=keuze.paar.namen(),
        gemeenten=Cijfer(kop["gemeenten"], "aantal", tally(bron["nieuw"])),
        verschil=Cijfer(abs(kop["verschil_eur"]), "miljoen", bron["verschil"], achter=woord),
        oud=Cijfer(kop["oud_eur"], "miljoen", bron["oud"]),
        nieuw=Cijfer(kop["nieuw_eur"], "miljoen", bron["nieuw"]),
        schijn=schijn,
    )


def national_bridge(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The bridge of all gemeenten together, with the proof that its parts are the change."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    gemeenten = gegevens.read("brug_gemeenten", **paar.parameters())
    blok, zin = bridge_block(
        gegevens, paar, None, "brug", f"De brug van {paar.namen()}, alle gemeenten samen"
    )
    sluit = (gemeenten["delen_eur"].fill_null(0) == gemeenten["verschil_eur"]).sum()
    return section(
        "De brug: waardoor het verschil komt",
        *blok,
        caption(
            f"Per gemeente nagerekend: bij {sluit} van de {gemeenten.height} gemeenten tellen de delen precies op tot het verschil."
        ),
        lead=zin,
        id_="brug",
    )


def gemeente_bridge(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The bridge of one gemeente, chosen here or brought along in the address."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    gemeenten = gegevens.read("brug_gemeenten", **paar.parameters()).sort("naam_sorteer")
    opties = name_options(gegevens, gemeenten.select("gm_code", "naam").iter_rows())
    rij = gemeenten.filter(pl.col("gm_code") == (toestand.gm or ""))
    kies = choices(_gemeente_select(opties, toestand.gm if rij.height else None))
    if not rij.height:
        return section("De brug van één gemeente", kies, _not_here(gegevens, toestand), id_="brug-gemeente")
    gemeente = rij.row(0, named=True)
    naam = f"De brug van {gemeente['naam']}, {paar.namen()}"
    blok, zin = bridge_block(gegevens, paar, toestand.gm, "brug-gemeente", naam)
    return section(
        f"De brug van {gemeente['naam']}",
        kies,
        notice("info", f"{gemeente['naam']}: {gemeente['toelichting']}.")
        if gemeente["toelichting"]
        else None,
        html.P(show(headline(gegevens, paar, toestand.gm, zin)), className="fk-lead fk-lead--los"),
        *blok,
        html.P(
            dcc.Link(
                f"Alles over {gemeente['naam']}",
                href="/gemeente" + toestand.search(jaar=keuze.jaar, van=None, naar=None),
                className="fk-link",
            )
        ),
        id_="brug-gemeente",
    )


def _not_here(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    if toestand.gm is None:
        return html.P("Kies een gemeente om te zien waardoor haar betaling veranderde.", className="fk-lead")
    bekend = gegevens.read_row("gemeente_naam", gm=toestand.gm)
    wie = bekend["naam"] if bekend else f"De gemeentecode ‘{toestand.gm}’"
    return notice(
        "vraag", f"{wie} komt in deze twee circulaires niet voor.", "Kies hierboven een andere gemeente."
    )


def _gemeente_select(opties: list[dict[str, str]], waarde: str | None) -> dmc.Select:
    """The gemeente whose own bridge is shown beside the national one; may be empty."""
    return gemeente_choice(
        "ci-gemeente",
        opties,
        waarde,
        placeholder="Kies een gemeente",
        allowDeselect=True,
        **clear_button("Geen gemeente"),
        nothingFoundMessage="Geen gemeente gevonden in deze circulaires",
    )
