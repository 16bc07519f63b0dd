"""The gemeenten of a bridge as a table: how much each changed, and through what most."""

from collections.abc import Mapping

import polars as pl
from dash import html

from dashboard.beeld import kolom
from dashboard.beeld.kolom import Kolom, Rij
from dashboard.beeld.raster import raster
from pipelines.basis.verwijzing import formula, reference

_OP_NAAM = {"function": "nodeA.data.naam_sorteer.localeCompare(nodeB.data.naam_sorteer)"}


def describe_cause(rij: Rij) -> str:
    """``vooral volume inwoners``: the largest single part in the direction of the change."""
    if rij["component"] is None:
        return "geen verandering"
    soort = {"volumes": "volume ", "bedragen per eenheid": "bedrag per eenheid "}.get(rij["component"], "")
    return f"vooral {soort}{rij['oorzaak']}"


def sources(sleutel: Mapping[str, object]) -> dict[str, str | None]:
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


def gemeenten_grid(
    id_: str,
    gemeenten: pl.DataFrame,
    sleutel: Mapping[str, object],
    search: str,
    *,
    hoogte: int | None = None,
) -> html.Div:
    """Gemeenten of a bridge in the order of the frame (uitersten.choose_counted).

    ``search`` is the address without gm, for the link to the bridge of a gemeente on the same page.
    """
    bron = sources(sleutel)
    toon_schijn = bool((gemeenten["schijn_eur"] != 0).any())
    kolommen = [
        kolom.link(
            "naam",
            "Gemeente",
            "naam",
            lambda r: f"/circulaires{search}{'&' if search else '?'}gm={r['gm_code']}#brug-gemeente",
            lambda r: f"{r['naam']}: toon de brug van deze gemeente",
            breedte=150,
            vast=True,
            comparator=_OP_NAAM,
        ),
        *_rates(bron, toon_schijn=toon_schijn),
        *_cause(sleutel),
        *_amounts(bron, toon_schijn=toon_schijn),
        kolom.badge(
            "sluit",
            "Delen = verschil",
            lambda r: "sluit aan" if (r["delen_eur"] or 0) == r["verschil_eur"] else "wijkt af",
            breedte=130,
        ),
        kolom.getal(
            "inwoners", "Inwoners", notatie="aantal", herkomst=bron["inwoners"], reden=_reason, breedte=110
        ),
        kolom.tekst("provincie", "Provincie", breedte=130),
        kolom.tekst("toelichting", "Toelichting", lambda r: r["toelichting"] or "", breedte=180),
    ]
    return raster(
        id_,
        "Verandering per gemeente",
        kolommen,
        gemeenten,
        mee={veld: veld for veld in ("naam_sorteer", "gm_code", "component", "detail", "schijn_regels")},
        hoogte=hoogte,
        filters=hoogte is not None,
    )


def _rates(bron: Mapping[str, str | None], *, toon_schijn: bool) -> list[Kolom]:
    """The change per inhabitant, also without lines that only seem new."""
    return [
        kolom.own_source(
            kolom.getal(
                "zonder_per_inwoner",
                "Vergelijkbaar, per inwoner",
                "zonder_per_inwoner_eur",
                "per_inwoner",
                herkomst=bron["zonder_per_inwoner"],
                reden=_reason,
                hide=not toon_schijn,
                breedte=130,
            ),
            # without lines that only seem new it is the whole difference
            lambda r: not r["schijn_regels"],
            lambda r: str(bron["verschil_per_inwoner"]).replace("{gm_code}", r["gm_code"]),
        ),
        kolom.getal(
            "per_inwoner",
            "Verschil per inwoner",
            "verschil_per_inwoner_eur",
            "per_inwoner",
            herkomst=bron["verschil_per_inwoner"],
            reden=_reason,
            breedte=120,
        ),
    ]


def _cause(sleutel: Mapping[str, object]) -> list[Kolom]:
    """What drives the change most, and by how much."""
    return [
        kolom.tekst(
            "oorzaak",
            "Grootste oorzaak",
            lambda r: describe_cause(r).removeprefix("vooral "),
            breedte=200,
            groei=2,
        ),
        kolom.getal(
            "oorzaak_eur",
            "Bedrag daarvan",
            herkomst=reference(
                "mart.brug",
                "bedrag_eur",
                **sleutel,
                gm_code="{gm_code}",
                component="{component}",
                detail="{detail}",
            ),
            reden="geen verandering",
            breedte=138,
        ),
    ]


def _amounts(bron: Mapping[str, str | None], *, toon_schijn: bool) -> list[Kolom]:
    """The change in euro, and what each circulaire says."""
    return [
        kolom.getal("verschil", "Verschil", "verschil_eur", herkomst=bron["verschil"], breedte=138),
        kolom.getal(
            "schijn",
            "Waarvan eerder niet gepubliceerd",
            "schijn_eur",
            herkomst=bron["schijn"],
            hide=not toon_schijn,
            breedte=138,
        ),
        kolom.getal("oud", "Eerdere circulaire", "oud_eur", herkomst=bron["oud"], breedte=146),
        kolom.getal("nieuw", "Latere circulaire", "nieuw_eur", herkomst=bron["nieuw"], breedte=146),
    ]


def _reason(rij: Rij) -> str:
    return rij["toelichting"] or "geen inwonertal bekend"
