"""The answer about one gemeente on one screen: its key figures, and per goal what it got, on which key, and what stands against it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld.bundel import explain_bundles, is_unfolded, read_bundles, wholes
from dashboard.beeld.elementen import caption, card, cards
from dashboard.beeld.gedeeld.regio import ZONDER_REGIO, explain_regions, find_regions, own_goals
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.kolom import Rij
from dashboard.beeld.reeks import knows_series
from dashboard.beeld.termen import weakest_status
from dashboard.gegevens.toestand import Toestand, default_year
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, read_years
from dashboard.pages.gemeente.antwoorden import read_blocks
from dashboard.pages.gemeente.doeltabel import Doeltabel
from dashboard.pages.gemeente.kop import find_gemeente, predecessors, read_goals
from dashboard.pages.gemeente.toegewezen import fold_goals, rate_gap, rates
from dashboard.pages.gemeente.wijziging import add_previous, change, read_lines
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, place, tally
from pipelines.basis.zin import Zin, fill

_SAMEN = ("vorig_eur", "alle_eur", "vorig_alle_eur")


@only_with(find_gemeente)
def answer(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """The key figures, and a row per goal."""
    doelen = add_previous(gegevens, toestand, read_goals(gegevens, toestand, gemeente))
    bundels = read_bundles(gegevens, toestand)
    rijen = fold_goals(doelen, bundels, met_delen=is_unfolded(toestand), ook=_SAMEN)
    regios = find_regions(gegevens, toestand, gemeente["gm_code"])
    tabel = Doeltabel(
        toestand,
        gemeente,
        read_lines(gegevens, toestand.jaar),
        regios,
        {r["doel"]: r for r in doelen.iter_rows(named=True)},
        read_spending(gegevens, toestand, gemeente),
        {r["doelen"]: r for r in read_blocks(gegevens, toestand).iter_rows(named=True)},
    )
    return html.Div(
        [
            _cards(gegevens, toestand, gemeente, rijen),
            tabel.draw(rijen),
            caption(_notes(tabel.vintages(), heeft_regio=bool(regios))),
            explain_bundles(bundels, toestand, "gm-delen"),
            explain_regions(regios, dict(doelen.select("doel", "doel_naam").iter_rows()), toestand),
            predecessors(gegevens, toestand),
        ]
    )


def _notes(jaargangen: Sequence[str], *, heeft_regio: bool) -> str:
    """What holds for every row of the table, said once."""
    delen = [
        "‘Nog geen opgave’ is niet nul. De lasten zijn die van het hele taakveld in de laatste jaarrekening: veel breder dan dit doel.",
        f"De cijfers achter de sleutels zijn van de {jaargangen[0]}." if len(jaargangen) == 1 else "",
        ZONDER_REGIO if heeft_regio else "",
    ]
    return " ".join(filter(None, delen))


def read_spending(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Mapping[str, Sequence[Rij]]:
    """By goal the lasten in the latest jaarrekening on each of its taakvelden; nothing in a state without the series."""
    if not knows_series(gegevens):
        return {}
    reeks = gegevens.read("gemeente_reeks", gm=toestand.gm, klasse=gemeente["grootteklasse"]).filter(
        (pl.col("verslagsoort") == "jaarrekening") & pl.col("lasten_eur").is_not_null()
    )
    laatste = reeks.sort("boekjaar").group_by("taakveld", maintain_order=True).last()
    per_doel = gegevens.read("reeks_taakvelden").join(laatste, on="taakveld", how="inner")
    return {
        str(doel): deel.rows(named=True) for (doel,), deel in per_doel.group_by("doel", maintain_order=True)
    }


def _cards(gegevens: Gegevens, toestand: Toestand, gemeente: Rij, rijen: pl.DataFrame) -> html.Div:
    """The amount, that per inhabitant beside the class, the year before, and all years together."""
    jaar, gm = toestand.jaar, gemeente["gm_code"]
    bedrag = Cijfer(
        gemeente["toegewezen_eur"],
        "eur",
        allocated(jaar, gm_code=gm),
        "Toegewezen",
        status=gemeente["toegewezen_status"],
    )
    return cards(
        card(f"Toegewezen in {jaar}", bedrag, "alle doelen en vormen samen", id_="gm-totaal"),
        _rate_card(gemeente, jaar),
        _change_card(wholes(rijen), jaar, gm),
        _all_years(gegevens, toestand),
        soort="fk-kaarten--smal",
    )


def _rate_card(gemeente: Rij, jaar: int) -> html.Div:
    """The amount per inhabitant, beside that of the size class and the place in it; without money for a region."""
    eigen, klasse = own_goals(gemeente), {"grootteklasse": gemeente["grootteklasse"]}
    paar = rates(gemeente, jaar, gemeente["eigen_eur"], gemeente["klasse_eigen_eur"], **eigen)
    zelf, gemiddeld = paar
    onder = fill(
        "{gat}de grootteklasse ({gemiddeld}); plaats {plaats} van {aantal}",
        gat=rate_gap(gemeente, jaar, paar, **eigen),
        gemiddeld=gemiddeld,
        plaats=Cijfer(
            gemeente["klasse_rang"], "aantal", place(allocated(jaar, **eigen, **klasse), gemeente["gm_code"])
        ),
        aantal=Cijfer(gemeente["klasse_aantal"], "aantal", tally(inhabitants(jaar, **klasse))),
    )
    return card("Per inwoner", zelf, onder, status=gemeente["toegewezen_status"])


def _change_card(rijen: pl.DataFrame, jaar: int, gm: str) -> html.Div:
    """What all goals together are more or less than the year before."""
    naam = f"Sinds {jaar - 1}"
    if not rijen["vorig_eur"].count():
        return card(naam, "geen bedrag", f"over {jaar - 1} is aan deze gemeente niets toegerekend")
    oud, nieuw = total(rijen["vorig_eur"]), total(rijen["toegewezen_eur"])
    delen = rijen["delen"].drop_nulls().first()
    wie = None if delen is None else str(delen)
    bron = allocated(jaar - 1, gm_code=wie) if wie else None
    toen = Cijfer(oud, "eur", bron, zonder_bron="de gemeente van toen is gesplitst")
    if oud == nieuw:
        return card(naam, "gelijk", Zin("ook toen ", toen))
    return card(naam, change(int(nieuw), int(oud), jaar, gm, wie), Zin("het was ", toen))


def _all_years(gegevens: Gegevens, toestand: Toestand) -> html.Div:
    """What was allocated from the first year until today, of the gemeenten that went on in this one as well."""
    delen = gegevens.read("gemeente_jaren", gm=toestand.gm, jaar=toestand.jaar).filter(
        pl.col("uitkeringsjaar") <= default_year(read_years(gegevens), datetime.now(UTC).year)
    )
    jaren = sorted(set(delen["uitkeringsjaar"]))
    if not jaren:
        return card("Alle jaren samen", "geen bedrag")
    wie = sorted({gm for codes in delen["delen"].drop_nulls() for gm in codes.split("~")})
    is_heel = not delen["delen"].null_count()
    bron = allocated("~".join(map(str, jaren)), gm_code="~".join(wie)) if is_heel else None
    samen = Cijfer(
        total(delen["bedrag_eur"]),
        "eur",
        bron,
        status=weakest_status(delen["status"]),
        zonder_bron="de gemeente van toen is gesplitst",
    )
    adres = f"/gemeente{toestand.search(deel='vergelijking')}#verloop"
    verloop = html.A("bekijk het verloop", href=adres, className="fk-link", **INTERN)
    return card(f"{jaren[0]} t/m {jaren[-1]}", samen, ["samen; ", verloop])
