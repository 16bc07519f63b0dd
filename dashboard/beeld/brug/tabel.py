"""The tables of a bridge between two circulaires: its parts, and every gemeente in it."""

from collections.abc import Mapping
from urllib.parse import quote

import polars as pl
from dash import html

from dashboard.beeld import kolom
from dashboard.beeld.brug.figuur import describe_cause
from dashboard.beeld.oudraster import column, figure_fields, grid
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import BRUGDELEN
from pipelines.basis.opmaak import format_eur, format_number
from pipelines.basis.queries import Rij
from pipelines.basis.verwijzing import formula, reference, tally


def parts_grid(id_: str, delen: pl.DataFrame, verschil_eur: int, sleutel: Mapping[str, object]) -> html.Div:
    """Every part of one bridge, with the change they sum to below. Frame: ``vragen/brug/brug_delen``."""
    kolommen = [
        kolom.tekst(
            "onderdeel",
            "Onderdeel",
            lambda r: BRUGDELEN.get(r["component"], r["component"]),
            totaal="Samen",
            breedte=140,
            vast=True,
        ),
        kolom.tekst(
            "naam",
            "Maatstaf of uitkering",
            lambda r: r["naam"] if r["naam"] != r["component"] else "",
            breedte=180,
            groei=2,
        ),
        kolom.getal(
            "bedrag",
            "Bedrag",
            "bedrag_eur",
            herkomst=reference(
                "mart.brug", "bedrag_eur", **sleutel, component="{component}", detail="{detail}"
            ),
            totaal=verschil_eur,
            totaal_herkomst=reference("mart.brug_totaal", "verschil_eur", **sleutel),
            breedte=140,
        ),
        kolom.getal(
            "samen",
            "Onderdeel samen",
            "component_eur",
            bron=lambda r: reference("mart.brug", "bedrag_eur", **sleutel, component=r["component"]),
            breedte=140,
        ),
        kolom.tekst("toelichting", "Toelichting", lambda r: r["toelichting"] or "", breedte=220, groei=2),
    ]
    return raster(
        id_,
        "Alle delen van de brug",
        kolommen,
        delen,
        mee={"component": "component", "detail": "detail"},
        hoogte=460,
        vanaf=10,
        filters=True,
    )


def _sources(sleutel: Mapping[str, object]) -> dict[str, str | None]:
    """The references of the figures of a gemeente by field, with ``{gm_code}`` and the rest of its row to fill in."""
    bron: dict[str, str | None] = {
        veld: reference("mart.brug_totaal", f"{veld}_eur", **sleutel, gm_code="{gm_code}")
        for veld in ("oud", "nieuw", "verschil", "verschil_per_inwoner")
    }
    inwoners = reference("mart.brug_totaal", "inwoners", **sleutel, gm_code="{gm_code}")
    schijn = reference(
        "mart.brug",
        "bedrag_eur",
        **sleutel,
        gm_code="{gm_code}",
        component="uitkering",
        detail="{schijn_regels}",
    )
    zonder = formula(
        "vergelijkbaar_per_inwoner",
        nieuw=bron["nieuw"],
        oud=reference("mart.brug_totaal", "oud_nieuwe_indeling_eur", **sleutel, gm_code="{gm_code}"),
        eerder_zonder_bedrag=schijn,
        inwoners=inwoners,
    )
    return bron | {"inwoners": inwoners, "schijn": schijn, "zonder_per_inwoner": zonder}


def rate_references(
    gemeenten: pl.DataFrame, sleutel: Mapping[str, object], *, vergelijkbaar: bool
) -> list[str]:
    """Where the change per inhabitant of each gemeente comes from; ``vergelijkbaar``: without what only seems new."""
    bron = _sources(sleutel)
    return [
        str(bron["zonder_per_inwoner" if vergelijkbaar and regels else "verschil_per_inwoner"])
        .replace("{gm_code}", gm)
        .replace("{schijn_regels}", quote(str(regels), safe="~"))
        for gm, regels in gemeenten.select("gm_code", "schijn_regels").iter_rows()
    ]


def extremes_sources(
    gemeenten: pl.DataFrame, sleutel: Mapping[str, object], *, vergelijkbaar: bool
) -> list[tuple[str, str | None]]:
    """The figures in ``summarise_extremes`` with their references; a comparable change is no figure that can be counted."""
    met = gemeenten.filter(pl.col("per_inwoner").is_not_null())
    if not met.height:
        return []
    alle = None if vergelijkbaar else reference("mart.brug_totaal", "verschil_per_inwoner_eur", **sleutel)
    uitersten = pl.concat(
        met.sort("per_inwoner", "gm_code", descending=[richting, False]).head(1) for richting in (True, False)
    )
    bronnen = rate_references(uitersten, sleutel, vergelijkbaar=vergelijkbaar)
    return [
        (str(met.filter(pl.col("per_inwoner") > 0).height), tally(alle)),
        (str(met.filter(pl.col("per_inwoner") < 0).height), tally(alle, "onder_nul")),
        *[
            (f"{format_eur(waarde, 2)} per inwoner", bron)
            for waarde, bron in zip(uitersten["per_inwoner"], bronnen, strict=True)
        ],
    ]


def gemeenten_grid(
    id_: str,
    gemeenten: pl.DataFrame,
    sleutel: Mapping[str, object],
    search: str,
    *,
    hoogte: int | None = None,
) -> html.Div:
    """Gemeenten of a bridge in the order of the frame (beeld.brug.figuur.choose_counted).

    ``search`` is the address without gm, for the link to the bridge of a gemeente on the same page.
    """
    bron = _sources(sleutel)
    oorzaak = reference(
        "mart.brug", "bedrag_eur", **sleutel, gm_code="{gm_code}", component="{component}", detail="{detail}"
    )
    heeft_schijn = bool((gemeenten["schijn_eur"] != 0).any())
    kolommen = [
        column(
            "naam",
            "Gemeente",
            breedte=150,
            soort="link",
            vast=True,
            comparator={"function": "nodeA.data.naam_sorteer.localeCompare(nodeB.data.naam_sorteer)"},
        ),
        column(
            "zonder_per_inwoner",
            "Vergelijkbaar, per inwoner",
            breedte=130,
            soort="getal",
            hide=not heeft_schijn,
            herkomst=bron["zonder_per_inwoner"],
        ),
        column(
            "per_inwoner",
            "Verschil per inwoner",
            breedte=120,
            soort="getal",
            herkomst=bron["verschil_per_inwoner"],
        ),
        column("oorzaak", "Grootste oorzaak", breedte=200, groei=2),
        column("oorzaak_eur", "Bedrag daarvan", breedte=138, soort="getal", herkomst=oorzaak),
        column("verschil", "Verschil", breedte=138, soort="getal", herkomst=bron["verschil"]),
        column(
            "schijn",
            "Waarvan eerder niet gepubliceerd",
            breedte=138,
            soort="getal",
            hide=not heeft_schijn,
            herkomst=bron["schijn"],
        ),
        column("oud", "Eerdere circulaire", breedte=146, soort="getal", herkomst=bron["oud"]),
        column("nieuw", "Latere circulaire", breedte=146, soort="getal", herkomst=bron["nieuw"]),
        column("sluit", "Delen = verschil", breedte=130, soort="badge"),
        column("inwoners", "Inwoners", breedte=110, soort="getal", herkomst=bron["inwoners"]),
        column("provincie", "Provincie", breedte=130),
        column("toelichting", "Toelichting", breedte=180),
    ]
    rijen = [_gemeente_row(r, search) for r in gemeenten.iter_rows(named=True)]
    for rij in rijen:
        if not rij["schijn_regels"]:  # then it is the whole difference
            rij["zonder_per_inwoner_herkomst"] = str(bron["verschil_per_inwoner"]).replace(
                "{gm_code}", str(rij["gm_code"])
            )
    return grid(id_, "Verandering per gemeente", kolommen, rijen, hoogte=hoogte, filters=hoogte is not None)


def _gemeente_row(r: Rij, search: str) -> dict[str, object]:
    reden = r["toelichting"] or "geen inwonertal bekend"
    return {
        "naam": r["naam"],
        "naam_href": f"/circulaires{search}{'&' if search else '?'}gm={r['gm_code']}#brug-gemeente",
        "naam_uitleg": f"{r['naam']}: toon de brug van deze gemeente",
        "naam_sorteer": r["naam_sorteer"],
        "gm_code": r["gm_code"],
        "component": r["component"],
        "detail": r["detail"],
        "schijn_regels": r["schijn_regels"],
        **figure_fields("per_inwoner", r["verschil_per_inwoner_eur"], format_eur, 2, reden=reden),
        **figure_fields("zonder_per_inwoner", r["zonder_per_inwoner_eur"], format_eur, 2, reden=reden),
        **figure_fields("schijn", r["schijn_eur"], format_eur),
        **figure_fields("verschil", r["verschil_eur"], format_eur),
        "oorzaak": describe_cause(r).removeprefix("vooral "),
        **figure_fields("oorzaak_eur", r["oorzaak_eur"], format_eur, reden="geen verandering"),
        **figure_fields("oud", r["oud_eur"], format_eur),
        **figure_fields("nieuw", r["nieuw_eur"], format_eur),
        "sluit": "sluit aan" if (r["delen_eur"] or 0) == r["verschil_eur"] else "wijkt af",
        **figure_fields("inwoners", r["inwoners"], format_number, reden=reden),
        "provincie": r["provincie"],
        "toelichting": r["toelichting"] or "",
    }
