"""What each circulaire says about the year: a line in time, the vintages as a table, and their S/IU/DU lines."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.bevestigd import confirmations, read_confirmations
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption
from dashboard.beeld.grafiek.jaargangen import Punt, summarise_vintages, vintage_figure
from dashboard.beeld.kolom import Kolom
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import POSTEN_AU, UITKERINGSOORTEN, UITKERINGSOORTEN_KORT
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import section
from dashboard.pages.circulaires.brug import find_choice
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count, format_datum
from pipelines.basis.verwijzing import reference, tally


def vintages(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """What each circulaire says about the year, as a line in time and as a table."""
    keuze = find_choice(gegevens, toestand)
    if not keuze.namen:
        return None
    jaargangen = gegevens.read("circulaire_jaargangen", jaar=keuze.jaar)
    totalen = _total_references(gegevens, keuze.jaar)
    punten = [
        Punt(
            r["naam"],
            Cijfer(
                r["totaal_eur"], "eur", totalen.get(r["circulaire"]), zonder_bron="geen einde van een brug"
            ),
            r["ontbreekt"] is not None,
            lijn=r["ontbreekt"] or "",  # what lacks other lines is no step up or down from the one before
        )
        for r in jaargangen.iter_rows(named=True)
    ]
    regels = gegevens.read("circulaire_uitkeringen", jaar=keuze.jaar)
    zin = summarise_vintages(punten, keuze.jaar)
    return section(
        f"De circulaires over {keuze.jaar}",
        figuurblok(
            "circulaires",
            f"Betaling volgens elke circulaire over {keuze.jaar}",
            zin=zin,
            figuur=lambda: vintage_figure(punten),
            raster=lambda: national_vintage_grid(jaargangen, keuze.jaar, totalen),
            open_tabel=True,
            jaargang="; ".join(keuze.namen.values()),
        ),
        _without_amounts(jaargangen),
        html.H3("Suppleties, integratie- en decentralisatie-uitkeringen"),
        figuurblok(
            "uitkeringregels",
            f"Suppleties, IU, DU en artikel 12 over {keuze.jaar}",
            zin=f"{count(regels['uitkering'].n_unique(), 'uitkering', 'uitkeringen')}, elk met het bedrag per circulaire; wat ergens ontbreekt, zegt waarom.",
            toon_zin=True,
            raster=lambda: line_grid(regels, keuze.namen, keuze.jaar),
            jaargang="; ".join(keuze.namen.values()),
        ),
        *confirmations(_confirmed(gegevens, keuze.jaar)),
        lead=zin,
        id_="jaargangen",
    )


def _confirmed(gegevens: Gegevens, jaar: int) -> pl.DataFrame:
    """What was confirmed of the tables that the circulaires over this year come from."""
    bevestigd = read_confirmations(gegevens)
    return bevestigd if bevestigd.is_empty() else bevestigd.filter(pl.col("jaren").list.contains(jaar))


def _total_references(gegevens: Gegevens, jaar: int) -> dict[str, str | None]:
    """The total of a circulaire is one end of some bridge; a circulaire without a bridge has no reference."""
    totalen: dict[str, str | None] = {}
    for van, naar, uitkeringsjaar in gegevens.read("brug_paren").iter_rows():
        if uitkeringsjaar == jaar:
            sleutel = {"circulaire_van": van, "circulaire_naar": naar, "uitkeringsjaar": jaar}
            totalen[van] = reference("mart.brug_totaal", "oud_eur", **sleutel)
            totalen[naar] = reference("mart.brug_totaal", "nieuw_eur", **sleutel)
    return totalen


def _without_amounts(jaargangen: pl.DataFrame) -> Component:
    zonder = jaargangen.filter(pl.col("ontbreekt").is_not_null())
    slot = [f"{r['naam']}: {r['ontbreekt']}" for r in zonder.iter_rows(named=True)]
    ster = (
        f" * Zonder uitkeringen die zonder bedragen in de circulaire staan. {'; '.join(slot)}."
        if slot
        else ""
    )
    return caption(f"‘Samen’ is per gemeente op hele euro afgerond, zoals in de brug.{ster}")


def _breakable(naam: str) -> str:
    return naam.replace("circulaire", "\u00adcirculaire")


def national_vintage_grid(jaargangen: pl.DataFrame, jaar: int, totalen: dict[str, str | None]) -> html.Div:
    """A row per circulaire with factor, basis, OZB, AU, the soorten and the total. Frame: ``vragen/circulaires/circulaire_jaargangen``.

    A star marks what lacks lines without published amounts. ``totalen``: the reference of the total, by circulaire.
    """
    sleutel = {"circulaire": "{circulaire}", "uitkeringsjaar": jaar}
    return raster(
        "raster-circulaires",
        f"Circulaires over {jaar}",
        [
            kolom.tekst("naam", "Circulaire", lambda r: _breakable(r["naam"]), breedte=140, vast=True),
            kolom.getal(
                "factor",
                "Uitkerings\u00adfactor",
                "uitkeringsfactor",
                "getal3",
                herkomst=reference("mart.algemene_uitkering", "uitkeringsfactor", **sleutel),
                breedte=116,
            ),
            kolom.getal(
                "totaal",
                "Samen",
                "totaal_eur",
                bron=lambda r: totalen.get(r["circulaire"]),
                achter=lambda r: "*" if r["ontbreekt"] else "",
                zonder_bron="geen einde van een brug",
                breedte=156,
            ),
            *[
                kolom.getal(
                    veld, kop, van, herkomst=reference("mart.algemene_uitkering", van, **sleutel), breedte=148
                )
                for veld, kop, van in POSTEN_AU
            ],
            *[_soort_column(soort, kop, sleutel) for soort, kop in UITKERINGSOORTEN_KORT.items()],
            kolom.getal(
                "gemeenten",
                "Gemeenten",
                notatie="aantal",
                herkomst=tally(reference("mart.algemene_uitkering", "uitkeringsbasis_eur", **sleutel)),
                breedte=100,
            ),
            kolom.tekst(
                "indeling", "Indeling van", lambda r: format_datum(r["indeling_peildatum"]), breedte=120
            ),
        ],
        jaargangen,
        mee={"circulaire": "circulaire"},
    )


def _soort_column(soort: str, kop: str, sleutel: dict[str, object]) -> Kolom:
    """What a soort of uitkering adds up to; without a line of that soort there is nothing to follow."""
    van = f"{soort}_eur"
    bron = reference("mart.uitkering", "bedrag_eur", **sleutel, soort=soort)
    return kolom.getal(
        soort.replace("artikel", "art"),
        kop,
        van,
        herkomst=bron,
        bron=lambda r: bron if r[van] else None,
        zonder_bron="nul: er zijn geen regels van deze soort",
        reden="niet gepubliceerd",
        achter=lambda r: "*" if r[f"{soort}_ontbreekt"] else "",
        breedte=156,
    )


def line_grid(regels: pl.DataFrame, namen: dict[str, str], jaar: int) -> html.Div:
    """Every S/IU/DU line with a column per circulaire. Frame: ``vragen/circulaires/circulaire_uitkeringen``.

    ``namen``: the circulaires of the year by code, in order. A cell without an amount says why.
    """
    rijen = [
        {
            "uitkering": uitkering,
            "soort": UITKERINGSOORTEN.get(str(soort), str(soort)) or "soort onbekend",
            "cellen": {r["circulaire"]: (r["bedrag_eur"], r["reden"]) for r in deel.iter_rows(named=True)},
        }
        for (uitkering, soort), deel in regels.group_by("uitkering", "soort", maintain_order=True)
    ]
    return raster(
        "raster-uitkeringregels",
        f"Suppleties, IU, DU en artikel 12 over {jaar}",
        [
            kolom.tekst("uitkering", "Uitkering", breedte=190, groei=2, vast=True),
            kolom.tekst("soort", "Soort", breedte=170),
            *[
                kolom.getal(
                    code,
                    _breakable(naam),
                    lambda r, code=code: r["cellen"][code][0],
                    herkomst=reference(
                        "mart.uitkering",
                        "bedrag_eur",
                        circulaire=code,
                        uitkeringsjaar=jaar,
                        uitkering="{uitkering}",
                    ),
                    reden=lambda r, code=code: r["cellen"][code][1],
                    breedte=140,
                )
                for code, naam in namen.items()
            ],
        ],
        rijen,
        hoogte=460,
        vanaf=9,
        filters=True,
    )
