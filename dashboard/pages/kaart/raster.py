"""The gemeenten of a map as a table: the figure, the same per inhabitant, and the class it has on the map."""

from collections.abc import Callable, Sequence

from dash import html

from dashboard.beeld import kolom
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import Meting
from dashboard.beeld.raster import raster
from dashboard.pages.kaart.klassen import Klasse
from pipelines.basis.opmaak import format_number
from pipelines.basis.verwijzing import inhabitants

_KOPPEN = {"toegewezen": "Toegewezen", "lasten": "Lasten hele taakveld"}


def measure_grid(
    id_: str,
    meting: Meting,
    klassen: Sequence[Klasse],
    nummers: Sequence[int],
    href: Callable[[str], str],
    *,
    hoogte: int,
    volledig: bool,
) -> html.Div:
    """All gemeenten with their figure. ``volledig``: with province, size class and what the figure is about."""
    kolommen = [
        kolom.gemeente(href),
        *_figures(meting),
        kolom.tekst("klasse", "Klasse op de kaart", breedte=150),
        kolom.badge("status", "Status", lambda r: None if r["teller"] is None else r["status"], breedte=126),
        kolom.getal(
            "inwoners",
            "Inwoners",
            notatie="aantal",
            herkomst=_inhabitants(meting),
            reden="niet gepubliceerd",
            breedte=105,
        ),
    ]
    if volledig:
        kolommen += [
            kolom.tekst("provincie", "Provincie", breedte=130),
            kolom.tekst("grootteklasse", "Grootteklasse", breedte=190),
            kolom.tekst(
                "bij",
                "Waarover",
                lambda r: None if r["teller"] is None else r["bij"],
                breedte=180,
                hide=not meting.gemeenten["bij"].is_not_null().any(),
            ),
            kolom.tekst("zoektekst", "", hide=True),
        ]
    woorden = {klasse.nummer: f"{klasse.teken}: {klasse.woorden}" for klasse in klassen}
    rijen = [
        rij | {"klasse": woorden[nummer]}
        for rij, nummer in zip(meting.gemeenten.iter_rows(named=True), nummers, strict=True)
    ]
    return raster(id_, f"{meting.naam}, {meting.doel_naam}", kolommen, rijen, hoogte=hoogte, filters=volledig)


def _figures(meting: Meting) -> list[kolom.Kolom]:
    """The figure itself and the same per inhabitant; where there is no figure there is nothing to follow."""
    is_fte = meting.maat == "capaciteit"

    return [
        kolom.getal(
            "teller",
            f"Capaciteit ({meting.eenheid})" if is_fte else _KOPPEN[meting.maat],
            notatie="getal1" if is_fte else "eur",
            herkomst=meting.herkomst,
            reden=_reason,
            voorbeeld=_is_made_up,
            zonder_bron="geen opgave",
            breedte=130,
        ),
        kolom.getal(
            "per_inwoner",
            f"Per {format_number(meting.per)} inwoners" if meting.per > 1 else "Per inwoner",
            lambda r: (
                r["teller"] * meting.per / r["inwoners"]
                if r["teller"] is not None and r["inwoners"]
                else None
            ),
            "getal2" if is_fte else "per_inwoner",
            herkomst=meting.rate_source(meting.herkomst, "{gm_code}"),
            reden=_reason,
            voorbeeld=_is_made_up,
            zonder_bron="geen opgave",
            breedte=125,
        ),
    ]


def _reason(rij: Rij) -> str:
    return rij["reden"] or ""


def _is_made_up(rij: Rij) -> bool:
    return rij["status"] == "voorbeeld"


def _inhabitants(meting: Meting) -> str:
    return inhabitants(meting.jaar, gm_code="{gm_code}")
