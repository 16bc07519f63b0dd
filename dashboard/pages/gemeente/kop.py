"""Which gemeente and year a page is about: its name, or what became of it and where to go."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import foldout, status_badge
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer, share_figure
from pipelines.basis.opmaak import format_datum
from pipelines.basis.verwijzing import inhabitants
from pipelines.basis.zin import Link, Zin, enumerate_pieces, fill


def find_gemeente(gegevens: Gegevens, toestand: Toestand) -> Rij | None:
    """The gemeente of this view with its inhabitants and class; ``None`` when the year's indeling does not know it."""
    if not toestand.jaar or toestand.gm is None:
        return None
    rij = gegevens.read("gemeenten", jaar=toestand.jaar).filter(pl.col("gm_code") == toestand.gm)
    return rij.row(0, named=True) if rij.height else None


def find_name(gegevens: Gegevens, toestand: Toestand) -> str | None:
    """The name of the gemeente in the address, whether it still exists or not."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente:
        return gemeente["naam"]
    bekend = gegevens.read_row("gemeente_naam", gm=toestand.gm) if toestand.gm else None
    return bekend["naam"] if bekend else None


def read_goals(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> pl.DataFrame:
    """The goals of this gemeente, with the sums of its size class."""
    klasse = gegevens.read("gemeenten", jaar=toestand.jaar).filter(
        pl.col("grootteklasse") == gemeente["grootteklasse"]
    )
    return gegevens.read(
        "gemeente_doelen",
        jaar=toestand.jaar,
        gm=toestand.gm,
        klasse=tuple(klasse["gm_code"]),
        met_voorbeeld=toestand.met_voorbeeld,
    )


_INWONERS_STATUS = {"officieel": "", "benadering": ", benadering", "voorlopig": ", voorlopig cijfer"}


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """Who this gemeente is; or why there is nothing to show."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return absent(gegevens, toestand)
    jaar = toestand.jaar
    status = _INWONERS_STATUS.get(gemeente["inwoners_status"], f", {gemeente['inwoners_status']}")
    inwoners = Cijfer(
        gemeente["inwoners"], "aantal", inhabitants(jaar, gm_code=toestand.gm), achter=" inwoners"
    )
    return html.Div(
        [
            html.H1(gemeente["naam"]),
            html.P(
                show(
                    [
                        f"{gemeente['provincie']} · ",
                        inwoners,
                        f" op 1 januari {gemeente['inwoners_jaar']}{status} · "
                        f"grootteklasse {gemeente['grootteklasse']} ({gemeente['grootteklasse_status']}) · {gemeente['gm_code']}",
                    ]
                ),
                className="fk-intro",
            ),
            _indeling_note(gegevens, toestand),
            *_intended(gegevens, toestand),
        ]
    )


def _indeling_note(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Years that are allocated in another indeling than their own 1 January say so."""
    jaar = gegevens.read("jaren").filter(pl.col("uitkeringsjaar") == toestand.jaar).row(0, named=True)
    peildatum = jaar["indeling_peildatum"]
    if (peildatum.year, peildatum.month, peildatum.day) == (toestand.jaar, 1, 1) and jaar[
        "indeling_toelichting"
    ].startswith("indeling van 1 januari van het"):
        return None
    return notice(
        "info",
        f"{toestand.jaar} is verdeeld in de gemeentelijke indeling van {format_datum(peildatum)}.",
        f"Toelichting bij de bron: {jaar['indeling_toelichting']}.",
    )


def _intended(gegevens: Gegevens, toestand: Toestand) -> list[Component]:
    """Herindelingen that are no law yet: said, and in no figure of this page."""
    kent = gegevens.read_row("kent_tabel", tabel="herindeling_voorgenomen")
    if not kent or not kent["is_er"]:  # a state that an older version froze
        return []
    return [
        notice(
            "info",
            "Voorgenomen herindeling.",
            html.P(
                show(
                    fill(
                        "{wie} gaat naar verwachting per {datum} op in {opvolger}: {toelichting}.",
                        wie=_link(r["oude_code"], r["oude_naam"], toestand),
                        datum=format_datum(r["datum"]),
                        opvolger=_link(r["nieuwe_code"], r["nieuwe_naam"], toestand),
                        toelichting=r["toelichting"] or "een voornemen",
                    )
                )
            ),
            f"Bron: {r['bron']}. In geen enkel cijfer is hiermee gerekend.",
        )
        for r in gegevens.read("gemeente_voorgenomen", gm=toestand.gm).iter_rows(named=True)
    ]


def absent(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The page without a gemeente: none chosen, no longer there, not there yet, or unknown."""
    if toestand.gm is None:
        return html.Div(
            [
                html.H1("Kies een gemeente"),
                html.P(
                    "Typ hierboven de naam van een gemeente. U ziet dan welk bedrag per doel voor haar is berekend, tot op de broncel, en welke capaciteit ertegenover staat.",
                    className="fk-intro",
                ),
                *_first_choices(gegevens, toestand),
            ]
        )
    verloop = gegevens.read("gemeente_verloop", gm=toestand.gm)
    opgeheven = verloop.filter(~pl.col("is_voorganger"))
    if opgeheven.height:
        return _abolished(gegevens, opgeheven, toestand)
    bekend = gegevens.read_row("gemeente_naam", gm=toestand.gm)
    if bekend:
        return _not_yet(gegevens, toestand, bekend["naam"], verloop)
    return html.Div(
        [
            html.H1("Onbekende gemeente"),
            notice(
                "vraag",
                f"De gemeentecode ‘{toestand.gm}’ is niet bekend.",
                "Een code bestaat uit GM en vier cijfers, bijvoorbeeld GM0363. Kies hierboven een gemeente op naam.",
            ),
        ]
    )


def _first_choices(gegevens: Gegevens, toestand: Toestand) -> list[Component]:
    """The largest gemeente of every size class as a place to begin, and the map."""
    gemeenten = gegevens.read("gemeenten", jaar=toestand.jaar).filter(pl.col("inwoners").is_not_null())
    if not gemeenten.height:
        return []
    klassen = gemeenten.sort("inwoners", descending=True).group_by("grootteklasse", maintain_order=True)
    begin = [
        html.Li(show(Zin(_link(r["gm_code"], r["naam"], toestand), f": {r['grootteklasse']}")))
        for r in klassen.first().iter_rows(named=True)
    ]
    kaart = Link("de kaart", "/kaart" + toestand.search())
    return [
        html.P("Of begin met de grootste van een grootteklasse:", className="fk-tussenkop"),
        html.Ul(begin, className="fk-keuzelijst"),
        html.P(show(Zin("Of wijs haar aan op ", kaart, ".")), className="fk-lead"),
    ]


def _abolished(gegevens: Gegevens, opgeheven: pl.DataFrame, toestand: Toestand) -> Component:
    """Where a gemeente went on, to this day, and the years in which it can still be seen itself."""
    laatste = opgeheven.filter(pl.col("datum") == opgeheven["datum"].max())
    rij = laatste.row(0, named=True)
    verloop = fill(
        "De gemeente {hoe} {opvolgers} per {datum}.",
        hoe="is opgegaan in" if rij["soort"] == "geheel" else "is verdeeld over",
        opvolgers=enumerate_pieces(
            Zin(_link(r["opvolger"], r["opvolger_naam"], toestand), _share(r))
            for r in laatste.iter_rows(named=True)
        ),
        datum=format_datum(rij["datum"]),
    )
    return html.Div(
        [
            html.H1(rij["naam"]),
            notice(
                "info",
                f"{rij['naam']} staat niet meer in de indeling waarin {toestand.jaar} is verdeeld.",
                html.P(show(verloop)),
                _went_on(laatste, toestand),
                _own_years(gegevens, rij["naam"], toestand),
            ),
        ]
    )


def _share(rij: Rij) -> Zin | None:
    """The part that a successor took; nothing when it took all, or when no shares are declared."""
    if rij["teller"] is None or rij["teller"] == rij["noemer"]:
        return None
    deel = share_figure(rij["teller"], rij["noemer"], zonder_bron="een verdeling die in de bron is opgegeven")
    return Zin(" (", deel, ")")


def _went_on(laatste: pl.DataFrame, toestand: Toestand) -> Component | None:
    """Successors that went on elsewhere themselves."""
    verder = laatste.filter(
        pl.col("huidige_gm_code").is_not_null() & (pl.col("huidige_gm_code") != pl.col("opvolger"))
    )
    if not verder.height:
        return None
    delen = [
        Zin(f"{r['opvolger_naam']} hoort nu bij ", _link(r["huidige_gm_code"], r["huidige_naam"], toestand))
        for r in verder.iter_rows(named=True)
    ]
    return html.P(show(enumerate_pieces(delen) + "."))


def _own_years(gegevens: Gegevens, naam: str, toestand: Toestand) -> Component | None:
    """Links to the years whose indeling still has the gemeente."""
    jaren = gegevens.read("gemeente_bestaat", gm=toestand.gm)["uitkeringsjaar"].to_list()
    if not jaren:
        return html.P(f"In geen van de jaren van dit fonds is nog iets aan {naam} zelf toegerekend.")
    links = [Link(str(jaar), "/gemeente" + toestand.search(jaar=jaar)) for jaar in jaren]
    return html.P(show(Zin(f"{naam} zelf is nog te bekijken in ", enumerate_pieces(links), ".")))


def _not_yet(gegevens: Gegevens, toestand: Toestand, naam: str, verloop: pl.DataFrame) -> Component:
    uit = enumerate_pieces(_link(r["gm_code"], r["naam"], toestand) for r in verloop.iter_rows(named=True))
    return html.Div(
        [
            html.H1(naam),
            notice(
                "info",
                f"{naam} staat nog niet in de indeling waarin {toestand.jaar} is verdeeld.",
                html.P(show(Zin("Zij ontstond uit ", uit, "."))) if uit else "Kies een later jaar.",
                _later_amount(gegevens, toestand),
                _own_years(gegevens, naam, toestand),
            ),
        ]
    )


def _later_amount(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """The amounts of its parts together, for a gemeente that came into being later."""
    later = gegevens.read_row("gemeente_later", jaar=toestand.jaar, gm=toestand.gm)
    if later is None:
        return None
    bedrag = Cijfer(later["bedrag_eur"], "eur", zonder_bron="in een indeling van later")
    return html.P(
        [
            f"Samen, in de indeling van {later['indeling_jaar']}, is voor {toestand.jaar} ",
            html.Strong(bedrag.tekst, id="gm-later"),
            " toegerekend ",
            status_badge(later["status"]),
            ".",
        ]
    )


def predecessors(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """For a gemeente that exists: which gemeenten went on in it, and when."""
    voorgangers = gegevens.read("gemeente_verloop", gm=toestand.gm).filter(pl.col("is_voorganger"))
    if not voorgangers.height:
        return None
    regels = []
    for (datum, soort), deel in voorgangers.group_by("datum", "soort", maintain_order=True):
        wie = enumerate_pieces(_link(r["gm_code"], r["naam"], toestand) for r in deel.iter_rows(named=True))
        hoe = "gingen op in deze gemeente" if deel.height > 1 else "ging op in deze gemeente"
        hoe = hoe if soort == "geheel" else "droeg een deel over aan deze gemeente"
        regels.append(html.Li(show(Zin(f"{format_datum(datum)}: ", wie, f" {hoe}"))))
    return foldout("Voorgangers en herindelingen", html.Ul(regels))


def _link(code: str, naam: str, toestand: Toestand) -> Link:
    """The page of another gemeente, in the same year."""
    return Link(naam, "/gemeente" + toestand.search(gm=code))
