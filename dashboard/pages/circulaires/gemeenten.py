"""Who gains and loses most per inhabitant and why, and every gemeente of a bridge in a table."""

from collections.abc import Mapping, Sequence
from statistics import median
from urllib.parse import quote

import dash_mantine_components as dmc
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.brug import Brugpaar, comparable_sources
from dashboard.beeld.elementen import caption, choices
from dashboard.beeld.grafiek.figuur import Figuur
from dashboard.beeld.grafiek.staven import Staaf, bar_rows, direction, shorten, sign
from dashboard.beeld.kolom import Kolom, Rij
from dashboard.beeld.raster import raster, search_box
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import section
from dashboard.pages.circulaires.brug import TELT, find_choice
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count
from pipelines.basis.verwijzing import reference, tally
from pipelines.basis.zin import Zin, fill

_OP_NAAM = {"function": "nodeA.data.naam_sorteer.localeCompare(nodeB.data.naam_sorteer)"}


def describe_cause(rij: Rij) -> str:
    """``vooral volume inwoners``: the largest single part in the direction of the change."""
    if rij["component"] is None:
        return "geen verandering"
    soort = {"volumes": "volume ", "bedragen per eenheid": "bedrag per eenheid "}.get(rij["component"], "")
    return f"vooral {soort}{rij['oorzaak']}"


def sources(sleutel: Mapping[str, object]) -> dict[str, str | None]:
    """The references of the figures of a gemeente by field, with ``{gm_code}`` and the rest of its row to fill in."""
    van = {**sleutel, "gm_code": "{gm_code}"}
    schijn, zonder = comparable_sources(van, "{schijn_regels}")
    return {
        **{
            veld: reference("mart.brug_totaal", f"{veld}_eur", **van)
            for veld in ("oud", "nieuw", "verschil", "verschil_per_inwoner")
        },
        "inwoners": reference("mart.brug_totaal", "inwoners", **van),
        "schijn": schijn,
        "zonder_per_inwoner": zonder,
    }


def gemeenten_grid(
    id_: str,
    gemeenten: pl.DataFrame,
    sleutel: Mapping[str, object],
    search: str,
    *,
    hoogte: int | None = None,
) -> html.Div:
    """Gemeenten of a bridge in the order of the frame (choose_counted).

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
            breedte=172,
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
        kolom.getal(
            "zonder_per_inwoner",
            "Vergelijkbaar, per inwoner",
            "zonder_per_inwoner_eur",
            "per_inwoner",
            herkomst=bron["zonder_per_inwoner"],
            reden=_reason,
            hide=not toon_schijn,
            breedte=130,
            # without lines that only seem new it is the whole difference
            bron=lambda r: (
                bron["zonder_per_inwoner"]
                if r["schijn_regels"]
                else str(bron["verschil_per_inwoner"]).replace("{gm_code}", r["gm_code"])
            ),
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


_CENTRUM = (
    "Per inwoner van de gemeente zelf. Wat een centrumgemeente voor haar regio ontvangt (zoals beschermd wonen en maatschappelijke "
    "opvang) staat in een circulaire bij haar alleen, en een verandering daarvan dus ook."
)


def ranking(gegevens: Gegevens, toestand: Toestand) -> Component | None:
    """Who gains and loses most per inhabitant and why, and every gemeente in a table."""
    keuze = find_choice(gegevens, toestand)
    paar = keuze.paar
    if paar is None:
        return None
    alle = gegevens.read("brug_gemeenten", **paar.parameters())
    heeft_schijn = bool((alle["schijn_eur"] != 0).any())
    telt = toestand.kies("telt", TELT, TELT[0]) if heeft_schijn else TELT[1]
    gemeenten = choose_counted(alle, vergelijkbaar=telt == TELT[0]).sort(
        "per_inwoner", "gm_code", descending=[True, False], nulls_last=True
    )
    uitersten = pick_extremes(gemeenten)
    sleutel, search = paar.sleutel(), toestand.search(gm=None)
    zin = summarise_extremes(gemeenten, sleutel, vergelijkbaar=telt == TELT[0])
    veranderingen = changes(uitersten, sleutel, vergelijkbaar=telt == TELT[0])
    wat = "vergelijkbare verandering" if telt == TELT[0] else "verandering"
    return section(
        "Wie gaat erop vooruit, wie achteruit",
        choices(_counted_choice(telt)) if heeft_schijn else None,
        _counted_note(telt, paar) if heeft_schijn else None,
        figuurblok(
            "brug-uitersten",
            f"Uitersten: {wat} per inwoner, {paar.namen()}",
            zin=zin,
            figuur=lambda: extremes_figure(uitersten, veranderingen),
            raster=lambda: gemeenten_grid("raster-brug-uitersten", uitersten, sleutel, search),
            jaargang=paar.jaargang(),
        ),
        caption(_CENTRUM),
        html.H3("Alle gemeenten"),
        figuurblok(
            "brug-gemeenten",
            f"Verandering per gemeente, {paar.namen()}",
            zin=f"{count(gemeenten.height, 'gemeente', 'gemeenten')}, de grootste {wat} per inwoner eerst; de naam leidt naar de brug van de gemeente.",
            toon_zin=True,
            raster=lambda: gemeenten_grid("raster-brug-gemeenten", gemeenten, sleutel, search, hoogte=560),
            boven=search_box("raster-brug-gemeenten", "Zoek een gemeente", "bijvoorbeeld Utrecht"),
            jaargang=paar.jaargang(),
        ),
        lead=zin,
        id_="gemeenten",
    )


def _counted_note(telt: str, paar: Brugpaar) -> Component:
    """What a reader must know about lines that the earlier circulaire has without amounts."""
    tekst = (
        f"Uitkeringen waarvan de {paar.naam_van} geen bedragen geeft, tellen hier niet mee: die lijken nieuw maar zijn dat niet."
        if telt == TELT[0]
        else f"Hierin tellen ook uitkeringen mee waarvan de {paar.naam_van} geen bedragen geeft; die lijken nieuw maar zijn dat niet."
    )
    return caption(tekst)


def _counted_choice(waarde: str) -> dmc.Select:
    """Whether lines count that the earlier circulaire has without amounts."""
    opties = (("vergelijkbaar", "Wat beide circulaires geven"), ("alles", "Alles"))
    return choice("ci-telt", "Wat telt mee", opties, waarde, soort="circulaire")


def choose_counted(gemeenten: pl.DataFrame, *, vergelijkbaar: bool) -> pl.DataFrame:
    """The frame of ``vragen/circulaires/brug_gemeenten`` with what counts in the columns that figures read.

    ``vergelijkbaar``: without the lines that the earlier circulaire does not publish, which only seem new.
    """
    if not vergelijkbaar:
        return gemeenten.with_columns(per_inwoner=pl.col("verschil_per_inwoner_eur"))
    return gemeenten.with_columns(
        per_inwoner=pl.col("zonder_per_inwoner_eur"),
        component=pl.col("zonder_component"),
        detail=pl.col("zonder_detail"),
        oorzaak=pl.col("zonder_oorzaak"),
        oorzaak_eur=pl.col("zonder_oorzaak_eur"),
    )


def changes(gemeenten: pl.DataFrame, sleutel: Mapping[str, object], *, vergelijkbaar: bool) -> list[Cijfer]:
    """The change per inhabitant of each gemeente; ``vergelijkbaar``: without what only seems new."""
    bron = sources(sleutel)
    return [
        Cijfer(
            waarde,
            "per_inwoner",
            str(bron["zonder_per_inwoner" if vergelijkbaar and regels else "verschil_per_inwoner"])
            .replace("{gm_code}", gm)
            .replace("{schijn_regels}", quote(str(regels), safe="~")),
            achter=" per inwoner",
        )
        for gm, regels, waarde in gemeenten.select("gm_code", "schijn_regels", "per_inwoner").iter_rows()
    ]


def extremes_figure(gemeenten: pl.DataFrame, veranderingen: Sequence[Cijfer]) -> Figuur:
    """A bar per gemeente from zero, with what drives it. Rows of ``choose_counted``, with their ``changes``."""
    staven = [
        Staaf(
            0.0,
            float(cijfer),
            direction(r["per_inwoner"]),
            f"<b>{shorten(r['naam'], 40)}</b>  {sign(r['per_inwoner'])} {cijfer.gedrukt}",
            shorten(describe_cause(r), 90),
            f"<b>{r['naam']}</b><br>{cijfer.tekst}<br>{describe_cause(r)}",
            cijfer.verwijzing,
        )
        for r, cijfer in zip(gemeenten.iter_rows(named=True), veranderingen, strict=True)
    ]
    return bar_rows(staven, "verandering, euro per inwoner")


def pick_extremes(gemeenten: pl.DataFrame, aantal: int = 5) -> pl.DataFrame:
    """The gemeenten that gain most and lose most (or gain least) per inhabitant, without doubles."""
    met = gemeenten.filter(pl.col("per_inwoner").is_not_null()).sort(
        "per_inwoner", "gm_code", descending=[True, False]
    )
    return met if met.height <= 2 * aantal else pl.concat([met.head(aantal), met.tail(aantal)])


def summarise_extremes(gemeenten: pl.DataFrame, sleutel: Mapping[str, object], *, vergelijkbaar: bool) -> Zin:
    """How many gain and lose, and who most; a comparable change is no figure that can be counted."""
    met = gemeenten.filter(pl.col("per_inwoner").is_not_null())
    if not met.height:
        return Zin("Van geen enkele gemeente is een verandering per inwoner te berekenen.")
    uitersten = pl.concat(
        met.sort("per_inwoner", "gm_code", descending=[richting, False]).head(1) for richting in (True, False)
    )
    hoogste, laagste = (
        fill("{naam} ({cijfer}, {oorzaak})", naam=r["naam"], cijfer=cijfer, oorzaak=describe_cause(r))
        for r, cijfer in zip(
            uitersten.iter_rows(named=True),
            changes(uitersten, sleutel, vergelijkbaar=vergelijkbaar),
            strict=True,
        )
    )
    alle = None if vergelijkbaar else reference("mart.brug_totaal", "verschil_per_inwoner_eur", **sleutel)

    def counted(telt: pl.Expr, welke: str) -> Cijfer:
        aantal = met.filter(telt).height
        return Cijfer(aantal, "aantal", tally(alle, welke), zonder_bron="niet als cijfer te tellen")

    meer = counted(pl.col("per_inwoner") > 0, "boven_nul")
    midden = Cijfer(median(met["per_inwoner"].to_list()), "per_inwoner", zonder_bron="middelste van een rij")
    return fill(
        "{meer} {gaan} erop vooruit en {minder} achteruit; de middelste verandering is {midden} per inwoner. "
        "Het meest naar boven: {hoogste}. Het meest naar beneden: {laagste}.",
        meer=meer,
        gaan="gemeente gaat" if meer.waarde == 1 else "gemeenten gaan",
        minder=counted(pl.col("per_inwoner") < 0, "onder_nul"),
        midden=midden,
        hoogste=hoogste,
        laagste=laagste,
    )
