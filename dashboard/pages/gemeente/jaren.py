"""What one gemeente was allocated over the years, and why its gemeentefonds changed since the circulaire before."""

from collections.abc import Sequence
from decimal import Decimal

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.brug import bridge_block, headline, latest_pair
from dashboard.beeld.elementen import caption, choices, form_key, status_key
from dashboard.beeld.gedeeld.regio import ZONDER_REGIO, own_goals
from dashboard.beeld.grafiek.figuur import Figuur, bar_figure, bars, form_marker
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import rate
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import VORMEN, VORMEN_KORT, weakest_status
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import only_with, read_years, section
from dashboard.pages.gemeente.kop import find_gemeente
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import format_eur
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, formula, per_inhabitant, reference
from pipelines.basis.zin import Zin, fill

_GESPLITST = "de gemeente van toen is gesplitst"


@only_with(find_gemeente)
def years(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """All years beside each other, in the indeling of the chosen year or a later one."""
    delen = gegevens.read("gemeente_jaren", gm=toestand.gm, jaar=toestand.jaar)
    if not delen.height:
        return section(
            "Verloop over de jaren",
            notice("info", "In geen enkel jaar is aan deze gemeente iets toegerekend."),
            id_="verloop",
        )
    aanwezig = sorted(set(delen["uitkeringsjaar"]))
    gekozen = pick_years(toestand, aanwezig)
    van_tot = name_span(gekozen)
    alle, delen = delen, delen.filter(pl.col("uitkeringsjaar").is_in(gekozen))
    zin = Zin(
        summarise_years(delen, gemeente["naam"]),
        fill(" Samen, {jaren}: {som}.", jaren=van_tot, som=sum_figure(delen)),
    )
    return section(
        "Verloop over de jaren",
        _year_choices(aanwezig, gekozen),
        figuurblok(
            "jaren",
            f"Toegewezen aan {gemeente['naam']} per jaar, {van_tot}",
            zin=zin,
            figuur=lambda: years_figure(delen),
            raster=lambda: years_grid(delen),
            boven=html.Div([form_key(delen["vorm"].to_list()), status_key(delen["status"].to_list())]),
        ),
        caption(ZONDER_REGIO) if delen["eigen_doelen"].is_not_null().any() else None,
        _missing_years(gegevens, gemeente["naam"], set(alle["uitkeringsjaar"])),
        lead=zin,
        id_="verloop",
    )


def name_span(jaren: Sequence[int]) -> str:
    """``2022 t/m 2024``, or the one year."""
    return f"{jaren[0]} t/m {jaren[-1]}" if len(jaren) > 1 else str(jaren[0])


def pick_years(toestand: Toestand, jaren: Sequence[int]) -> list[int]:
    """The years from ``vanaf`` up to ``tm`` in the address, by default all of ``jaren``; of two that are turned round the span between."""
    namen = [str(jaar) for jaar in jaren]
    grenzen = sorted(
        int(toestand.kies(veld, namen, namen[plek])) for veld, plek in (("vanaf", 0), ("tm", -1))
    )
    return [jaar for jaar in jaren if grenzen[0] <= jaar <= grenzen[1]]


def _year_choices(jaren: Sequence[int], gekozen: Sequence[int]) -> html.Div:
    """From which year up to which."""
    opties = [(str(jaar), str(jaar)) for jaar in jaren]
    return choices(
        choice("gm-vanaf", "Vanaf", opties, str(gekozen[0]), soort="smal"),
        choice("gm-tm", "Tot en met", opties, str(gekozen[-1]), soort="smal"),
    )


def sum_figure(delen: pl.DataFrame) -> Cijfer:
    """All that the frame has as one figure, of the gemeenten that went on in this one as well. Frame: ``vragen/gemeente/gemeente_jaren``."""
    jaren = sorted(set(delen["uitkeringsjaar"]))
    is_heel = not delen["delen"].null_count()
    per_jaar = {
        f"jaar_{jaar}": allocated(jaar, gm_code=wie)
        for jaar, wie in delen.select("uitkeringsjaar", "delen").unique(maintain_order=True).iter_rows()
    }
    return Cijfer(
        total(delen["bedrag_eur"]),
        "eur",
        formula("samen", **per_jaar) if is_heel else None,
        naam=f"Toegewezen {name_span(jaren)}",
        status=weakest_status(delen["status"].to_list()),
        zonder_bron=_GESPLITST,
    )


def _missing_years(gegevens: Gegevens, naam: str, aanwezig: set[int]) -> Component | None:
    """Years without an amount say so: the gemeente is not in the indeling of that year."""
    zonder = [str(jaar) for jaar in read_years(gegevens) if jaar not in aanwezig]
    if not zonder:
        return None
    return caption(
        f"Geen bedrag in {', '.join(zonder)}: {naam} staat niet in de indeling waarin die jaren zijn verdeeld."
    )


def summarise_years(delen: pl.DataFrame, naam: str) -> Zin:
    """First and last year in one sentence, per inhabitant, and how sure the amounts are. Frame: ``vragen/gemeente/gemeente_jaren``."""
    jaren = sum_years(delen)
    zwak = delen.filter(pl.col("status").is_in(["aanname", "voorbeeld"]))["uitkeringsjaar"].n_unique()
    return fill(
        "Aan {naam} is {eerste} toegerekend{laatste}.{onzeker}",
        naam=naam,
        eerste=_amount(jaren.row(0, named=True)),
        laatste=Zin(" en ", _amount(jaren.row(-1, named=True))) if jaren.height > 1 else None,
        onzeker=f" In {zwak} van de {jaren.height} jaren rust het bedrag deels op een aanname."
        if zwak
        else None,
    )


def _amount(rij: Rij) -> Zin:
    """``in 2023 € 2.000 (€ 10,00 per inwoner)``."""
    jaar, wie = rij["uitkeringsjaar"], rij["delen"]
    bedrag = _allocated(jaar, rij["bedrag_eur"], wie)
    if not rij["inwoners"]:
        return fill("in {jaar} {bedrag}", jaar=jaar, bedrag=bedrag)
    bron = _own_source(rij)
    per = rate(rij["eigen_eur"], rij["inwoners"], bron, jaar, zonder_bron=_GESPLITST, gm_code=wie)
    return fill("in {jaar} {bedrag} ({per} per inwoner)", jaar=jaar, bedrag=bedrag, per=per)


def _own_source(rij: Rij) -> str | None:
    """The reference of ``eigen_eur`` of a year; ``None`` where the gemeente of then was split."""
    return allocated(rij["uitkeringsjaar"], **own_goals(rij), gm_code=rij["delen"]) if rij["delen"] else None


def _allocated(jaar: int, eur: int, wie: str | None, **vorm: str) -> Cijfer:
    """The amount of a year, of the gemeenten of then that went on in this one."""
    bron = allocated(jaar, **vorm, gm_code=wie) if wie else None
    return Cijfer(eur, "eur", bron, zonder_bron=_GESPLITST)


def sum_years(delen: pl.DataFrame) -> pl.DataFrame:
    """A row per year: uitkeringsjaar, bedrag_eur, eigen_eur, eigen_doelen, inwoners, inwoners_jaar, delen. Frame: ``vragen/gemeente/gemeente_jaren``."""
    return (
        delen.group_by("uitkeringsjaar")
        .agg(
            pl.col("bedrag_eur", "eigen_eur").sum(),
            pl.col("eigen_doelen").first(),
            pl.col("inwoners").first(),
            pl.col("inwoners_jaar").first(),
            pl.col("delen").first(),
        )
        .sort("uitkeringsjaar")
    )


def years_figure(delen: pl.DataFrame) -> Figuur:
    """Stacked bars, a row per year, colour by form and pattern by status. Frame: ``vragen/gemeente/gemeente_jaren``."""
    jaren = sum_years(delen)
    rijen = {jaar: rij for rij, jaar in enumerate(jaren["uitkeringsjaar"])}
    balken = [
        bars(
            [
                _allocated(jaar, eur, wie, vorm=vorm)
                for jaar, eur, wie in deel.select("uitkeringsjaar", "bedrag_eur", "delen").iter_rows()
            ],
            [
                f"<b>{jaar}</b><br>{VORMEN.get(vorm, vorm)}: {format_eur(eur)}<br>Status: {status}"
                for jaar, eur in deel.select("uitkeringsjaar", "bedrag_eur").iter_rows()
            ],
            y=[rijen[jaar] for jaar in deel["uitkeringsjaar"]],
            x=[eur / 1_000 for eur in deel["bedrag_eur"]],
            marker=form_marker(vorm, status),
        )
        for (vorm, status), deel in delen.group_by("vorm", "status", maintain_order=True)
    ]
    labels = [
        (f"{jaar}: {format_eur(eur)}", _composition(delen.filter(pl.col("uitkeringsjaar") == jaar)))
        for jaar, eur in jaren.select("uitkeringsjaar", "bedrag_eur").iter_rows()
    ]
    return bar_figure(
        balken, labels, max((eur / 1_000 for eur in jaren["bedrag_eur"]), default=1.0), "duizend euro"
    )


def _composition(delen: pl.DataFrame) -> str:
    return " + ".join(
        f"{VORMEN_KORT.get(vorm, vorm)} {format_eur(eur).removeprefix('€').strip()}"
        for vorm, eur in delen.select("vorm", "bedrag_eur").iter_rows()
    )


def years_grid(delen: pl.DataFrame) -> html.Div:
    """A row per year with a column per vorm, and what they are together. Frame: ``vragen/gemeente/gemeente_jaren``."""
    # merged gemeenten are summed under their codes of that year
    wie = {"gm_code": "{delen}"}
    totaal = allocated("{jaar}", **wie)
    return raster(
        "raster-jaren",
        "Toegewezen per jaar",
        [
            kolom.tekst("jaar", "Jaar", "uitkeringsjaar", breedte=80, vast=True, totaal="Samen"),
            kolom.getal(
                "totaal",
                "Toegewezen",
                "bedrag_eur",
                herkomst=totaal,
                totaal=sum_figure(delen),
                breedte=130,
            ),
            kolom.getal(
                "per_inwoner",
                "Per inwoner",
                lambda r: Decimal(r["eigen_eur"]) / r["inwoners"] if r["inwoners"] else None,
                "per_inwoner",
                bron=lambda r: per_inhabitant(_own_source(r), r["uitkeringsjaar"], gm_code=r["delen"]),
                zonder_bron=_GESPLITST,
                reden="inwonertal onbekend",
                breedte=110,
            ),
            *[
                kolom.getal(
                    vorm,
                    VORMEN_KORT[vorm],
                    lambda r, vorm=vorm: r["vormen"].get(vorm),
                    herkomst=allocated("{jaar}", **wie, vorm=vorm),
                    reden="geen bedrag",
                    breedte=120,
                )
                for vorm in VORMEN
                if vorm in set(delen["vorm"])
            ],
            kolom.badge("status", "Status", breedte=140),
            kolom.inwoners("{jaar}", 110, wie="{delen}", reden="onbekend"),
            kolom.tekst("indeling", "Bijzonderheid", _merged, breedte=200, groei=2),
        ],
        [_year(delen, jaar) for jaar in sum_years(delen).iter_rows(named=True)],
        mee={"delen": "delen"},
    )


def _year(delen: pl.DataFrame, jaar: Rij) -> dict[str, object]:
    """A year with its weakest status, its amounts by form, and of how many gemeenten of then they are the sum."""
    deel = delen.filter(pl.col("uitkeringsjaar") == jaar["uitkeringsjaar"])
    return {
        **jaar,
        "status": weakest_status(deel["status"].to_list()),
        "vormen": dict(deel.select("vorm", "bedrag_eur").iter_rows()),
        "aantal_delen": deel["aantal_delen"].max(),
    }


def _merged(jaar: Rij) -> str:
    aantal = jaar["aantal_delen"]
    return f"som van {aantal} gemeenten van toen" if aantal > 1 else ""


_TITEL = "Wat veranderde er sinds de vorige circulaire"


@only_with(find_gemeente)
def since_previous(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """The bridge between the last two circulaires about the year, or about the nearest year that has two."""
    paar = latest_pair(gegevens, toestand.jaar)
    if paar is None:
        return _nothing("Er zijn geen twee circulaires over hetzelfde jaar ingelezen om te vergelijken.")
    kop = gegevens.read_row("brug_kop", **paar.parameters(), gm=toestand.gm) or {}
    if not kop.get("gemeenten"):
        return _nothing(
            f"{gemeente['naam']} komt niet voor in de circulaires over {paar.jaar}, {paar.namen()}."
        )
    blok, zin = bridge_block(
        gegevens,
        paar,
        toestand.gm,
        "sinds-vorige",
        f"Verandering van het hele gemeentefonds van {gemeente['naam']}, {paar.namen()}",
    )
    per_inwoner = Cijfer(
        kop["verschil_per_inwoner_eur"],
        "per_inwoner",
        reference("mart.brug_totaal", "verschil_per_inwoner_eur", **paar.sleutel(toestand.gm)),
        achter=" per inwoner",
    )
    return section(
        _TITEL,
        _other_year(paar.jaar, toestand),
        notice("info", f"{gemeente['naam']}: {kop['toelichting']}.") if kop["toelichting"] else None,
        *blok,
        html.P(
            dcc.Link(
                f"Bekijk deze brug tussen alle gemeenten: {paar.namen()}",
                href="/circulaires"
                + toestand.search(jaar=paar.jaar, van=paar.van, naar=paar.naar, doel=None, jaargang=None),
                className="fk-link",
            ),
            className="fk-ruim",
        ),
        lead=[
            f"Van {paar.namen()} over {paar.jaar}, het hele gemeentefonds. ",
            headline(gegevens, paar, gemeente["gm_code"], zin, per_inwoner),
        ],
        id_="sinds-vorige",
    )


def _nothing(waarom: str) -> Component:
    return section(_TITEL, notice("info", waarom), id_="sinds-vorige")


def _other_year(jaar: int, toestand: Toestand) -> Component | None:
    if jaar == toestand.jaar:
        return None
    return caption(
        f"Over {toestand.jaar} zijn geen twee circulaires ingelezen; dit gaat over {jaar}, het dichtstbijzijnde jaar waarover dat wel zo is."
    )
