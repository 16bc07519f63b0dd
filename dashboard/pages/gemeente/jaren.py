"""What one gemeente was allocated over the years."""

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.blok import figuurblok
from dashboard.beeld.herkomst import linked
from dashboard.beeld.legenda import form_key, status_key
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.meldingen import notice
from dashboard.kader.sectie import read_years, section
from dashboard.kader.toestand import Toestand
from dashboard.pages.gemeente.jarenfiguur import summarise_years, years_figure, years_sources
from dashboard.pages.gemeente.kop import find_gemeente
from dashboard.pages.gemeente.tabellen import years_grid


def years(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """All years beside each other, in the indeling of the chosen year or a later one."""
    gemeente = find_gemeente(gegevens, toestand)
    if gemeente is None:
        return None
    delen = gegevens.read("gemeente_jaren", gm=toestand.gm, jaar=toestand.jaar)
    if not delen.height:
        return section(
            "Verloop over de jaren",
            notice("info", "In geen enkel jaar is aan deze gemeente iets toegerekend."),
            id_="verloop",
        )
    zin = summarise_years(delen, gemeente["naam"])
    return section(
        "Verloop over de jaren",
        figuurblok(
            "jaren",
            f"Toegewezen aan {gemeente['naam']} per jaar",
            zin=zin,
            toon_zin=False,
            figuur=lambda: years_figure(delen, toestand.gm or ""),
            raster=lambda: years_grid(delen, toestand.gm or ""),
            boven=html.Div([form_key(delen["vorm"].to_list()), status_key(delen["status"].to_list())]),
        ),
        _missing_years(gegevens, gemeente["naam"], set(delen["uitkeringsjaar"])),
        lead=linked(zin, years_sources(delen)),
        id_="verloop",
    )


def _missing_years(gegevens: Gegevens, naam: str, aanwezig: set[int]) -> Component | None:
    """Years without an amount say so: the gemeente is not in the indeling of that year."""
    zonder = [str(jaar) for jaar in read_years(gegevens) if jaar not in aanwezig]
    if not zonder:
        return None
    return html.P(
        f"Geen bedrag in {', '.join(zonder)}: {naam} staat niet in de indeling waarin die jaren zijn verdeeld.",
        className="fk-bijschrift",
    )
