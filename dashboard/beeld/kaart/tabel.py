"""The gemeenten of a map as a table: the figure, the same per inhabitant, and the class it has on the map."""

from collections.abc import Callable, Mapping, Sequence

import polars as pl
from dash import html

from dashboard.beeld.herkomst import formula, inhabitants, per_inhabitant
from dashboard.beeld.kaart.klassen import Klasse
from dashboard.beeld.maten import Meting
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.termen import STATUSSEN
from pipelines.basis.opmaak import format_eur, format_number, format_pct
from pipelines.basis.sommen import total

_OP_NAAM = {"function": "nodeA.data.naam_sorteer.localeCompare(nodeB.data.naam_sorteer)"}


def name_column(breedte: int = 166) -> dict[str, object]:
    """The gemeente as a link to its page, sorted without regard to accents; always in sight."""
    return column("naam", "Gemeente", breedte=breedte, soort="link", vast=True, comparator=_OP_NAAM)


def name_fields(rij: Mapping[str, object], href: Callable[[str], str]) -> dict[str, object]:
    """The fields of ``name_column``; ``href`` gives the address of the page of a gemeente."""
    return {
        "gm_code": rij["gm_code"],
        "naam": rij["naam"],
        "naam_href": href(str(rij["gm_code"])),
        "naam_sorteer": rij["naam_sorteer"],
    }


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
        name_column(),
        column("teller", _total_name(meting), breedte=130, soort="getal", herkomst=meting.herkomst),
        column("per_inwoner", _rate_name(meting), breedte=125, soort="getal", herkomst=_rate_source(meting)),
        column("klasse", "Klasse op de kaart", breedte=150),
        column("status", "Status", breedte=126, soort="badge"),
        column("inwoners", "Inwoners", breedte=105, soort="getal", herkomst=_inhabitants(meting)),
        *(
            [
                column("provincie", "Provincie", breedte=130),
                column("grootteklasse", "Grootteklasse", breedte=190),
                column("bij", "Waarover", breedte=180, hide=not meting.gemeenten["bij"].is_not_null().any()),
                column("zoektekst", "", hide=True),
            ]
            if volledig
            else []
        ),
    ]
    woorden = {klasse.nummer: f"{klasse.teken}: {klasse.woorden}" for klasse in klassen}
    rijen = [
        _row(meting, rij, woorden[nummer], href)
        for rij, nummer in zip(meting.gemeenten.iter_rows(named=True), nummers, strict=True)
    ]
    return grid(id_, f"{meting.naam}, {meting.doel_naam}", kolommen, rijen, hoogte=hoogte, filters=volledig)


def _row(meting: Meting, rij: dict, klasse: str, href: Callable[[str], str]) -> dict[str, object]:
    teller, inwoners, reden = rij["teller"], rij["inwoners"], rij["reden"] or ""
    per_inwoner = teller * meting.per / inwoners if teller is not None and inwoners else None
    voorbeeld = rij["status"] == STATUSSEN[3]
    opmaak = (format_eur, 0) if meting.maat != "capaciteit" else (format_number, 1)
    opmaak_per = (format_eur, 2) if meting.maat != "capaciteit" else (format_number, 2)
    return {
        **name_fields(rij, href),
        **figure_fields("teller", teller, *opmaak, reden=reden, voorbeeld=voorbeeld),
        **({} if teller is not None else {"teller_herkomst": None}),
        **figure_fields("per_inwoner", per_inwoner, *opmaak_per, reden=reden, voorbeeld=voorbeeld),
        "klasse": klasse,
        "status": rij["status"] if teller is not None else None,
        **figure_fields("inwoners", inwoners, format_number, reden="niet gepubliceerd"),
        "provincie": rij["provincie"],
        "grootteklasse": rij["grootteklasse"],
        "bij": rij["bij"] if teller is not None else None,
        "zoektekst": rij["zoektekst"],
    }


def _inhabitants(meting: Meting) -> str:
    return inhabitants(meting.jaar, gm_code="{gm_code}")


def _rate_source(meting: Meting) -> str | None:
    if meting.per == 1:
        return per_inhabitant(meting.herkomst, meting.jaar, gm_code="{gm_code}")
    return formula("per_tienduizend", aantal=meting.herkomst, inwoners=_inhabitants(meting))


def _total_name(meting: Meting) -> str:
    return {
        "toegewezen": "Toegewezen",
        "capaciteit": f"Capaciteit ({meting.eenheid})",
        "lasten": "Lasten hele taakveld",
    }[meting.maat]


def _rate_name(meting: Meting) -> str:
    return f"Per {format_number(meting.per)} inwoners" if meting.per > 1 else "Per inwoner"


def share_grid(id_: str, meting: Meting, href: Callable[[str], str]) -> html.Div:
    """Beside the cartogram: the share of a gemeente in the inhabitants, which is the size of its circle, and in the figure."""
    gemeenten = meting.gemeenten.filter(pl.col("inwoners") > 0).sort("inwoners", descending=True)
    inwoners = total(gemeenten["inwoners"])
    tellers = [teller for teller in gemeenten["teller"] if teller is not None]
    totaal = sum(tellers)
    kolommen = [
        name_column(),
        column(
            "inwoners",
            "Inwoners (grootte van de cirkel)",
            breedte=130,
            soort="getal",
            herkomst=_inhabitants(meting),
        ),
        column(
            "aandeel",
            "Aandeel in de inwoners",
            breedte=115,
            soort="getal",
            herkomst=formula("aandeel", deel=_inhabitants(meting), geheel=inhabitants(meting.jaar)),
        ),
        column(
            "aandeel_cijfer",
            "Aandeel in het getoonde cijfer",
            breedte=125,
            soort="getal",
            herkomst=formula("aandeel", deel=meting.herkomst, geheel=meting.herkomst_samen),
        ),
    ]
    rijen = [
        {
            **name_fields(rij, href),
            **figure_fields("inwoners", rij["inwoners"], format_number),
            **figure_fields("aandeel", rij["inwoners"], format_pct, inwoners, 2),
            **figure_fields(
                "aandeel_cijfer",
                rij["teller"] if totaal else None,
                format_pct,
                totaal,
                2,
                reden=rij["reden"] or "niets om te verdelen",
                voorbeeld=rij["status"] == STATUSSEN[3],
            ),
        }
        for rij in gemeenten.iter_rows(named=True)
    ]
    return grid(id_, "Aandeel in de inwoners en in het cijfer", kolommen, rijen, hoogte=460)
