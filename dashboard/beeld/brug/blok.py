"""A bridge between two circulaires as every page shows it: which two, waterfall, table of its parts, and the sum that proves it."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.brug.figuur import bridge_figure, bridge_steps, summarise_bridge
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import badge, key, swatch
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import BRUGDELEN
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import formula, reference
from pipelines.basis.zin import Zin, enumerate_pieces, fill


@dataclass(frozen=True)
class Brugpaar:
    """Two circulaires about one uitkeringsjaar, the earlier first."""

    van: str
    naar: str
    jaar: int
    naam_van: str
    naam_naar: str

    def sleutel(self, gm: str | None = None) -> dict[str, object]:
        """What names this bridge in mart.brug and mart.brug_totaal; without ``gm`` that of all gemeenten together."""
        sleutel: dict[str, object] = {
            "circulaire_van": self.van,
            "circulaire_naar": self.naar,
            "uitkeringsjaar": self.jaar,
        }
        return sleutel | ({"gm_code": gm} if gm else {})

    def parameters(self) -> dict[str, str | int]:
        """What names this bridge in the queries of queries/vragen."""
        return {"van": self.van, "naar": self.naar, "jaar": self.jaar}

    def namen(self) -> str:
        """``meicirculaire 2024 naar septembercirculaire 2024``."""
        return f"{self.naam_van} naar {self.naam_naar}"

    def jaargang(self) -> str:
        """Both circulaires, for the account of an export."""
        return f"{self.naam_van}; {self.naam_naar}"


def latest_pair(gegevens: Gegevens, jaar: int) -> Brugpaar | None:
    """The last two circulaires about a year, or about the nearest year that has two; of two as near, the later."""
    jaren = gegevens.read("circulaire_jaren").filter(pl.col("aantal") > 1)["uitkeringsjaar"].to_list()
    if not jaren or not jaar:
        return None
    dichtbij = min(jaren, key=lambda kandidaat: (abs(kandidaat - jaar), -kandidaat))
    namen = dict(
        gegevens.read("circulaire_jaargangen", jaar=dichtbij).select("circulaire", "naam").iter_rows()
    )
    van, naar = list(namen)[-2:]
    return Brugpaar(van, naar, dichtbij, namen[van], namen[naar])


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


def bridge_key() -> html.Ul:
    """What the bars of a bridge mean, by colour, pattern and sign."""
    return key(
        [swatch("fk-staal fk-brug--meer"), "▲ meer"],
        [swatch("fk-staal fk-brug--minder"), "▼ minder"],
        [swatch("fk-staal fk-brug--samen"), "samen"],
    )


def bridge_block(
    gegevens: Gegevens, paar: Brugpaar, gm: str | None, id_: str, naam: str
) -> tuple[Component, Zin]:
    """The waterfall with its table, and the bridge in one sentence. ``gm`` is ``None`` for all gemeenten together."""
    kop = gegevens.read_row("brug_kop", **paar.parameters(), gm=gm) or {}
    delen = gegevens.read("brug_delen", **paar.parameters(), gm=gm)
    sleutel = paar.sleutel(gm)
    stappen = bridge_steps(delen, sleutel)
    zin = summarise_bridge(stappen, kop["verschil_eur"], kop["oud_eur"], kop["nieuw_eur"], sleutel)
    blok = figuurblok(
        id_,
        naam,
        zin=zin,
        figuur=lambda: bridge_figure(
            stappen, kop["verschil_eur"], reference("mart.brug_totaal", "verschil_eur", **sleutel)
        ),
        raster=lambda: parts_grid(f"raster-{id_}", delen, kop["verschil_eur"], sleutel),
        jaargang=paar.jaargang(),
    )
    return blok, zin


def proof_line(gegevens: Gegevens, paar: Brugpaar, gm: str | None) -> Component:
    """The sum of the parts against the difference of both totals, and what only seems new."""
    kop = gegevens.read_row("brug_kop", **paar.parameters(), gm=gm) or {}
    som = total(gegevens.read("brug_delen", **paar.parameters(), gm=gm)["bedrag_eur"])
    sluit = som == kop["verschil_eur"] == kop["nieuw_eur"] - kop["oud_eur"]
    sleutel = paar.sleutel(gm)
    zin = fill(
        "Som van de delen {som} {teken} {nieuw} − {oud} ",
        som=Cijfer(som, "eur", reference("mart.brug", "bedrag_eur", **sleutel), naam="Som van de delen"),
        teken="=" if sluit else "≠",
        nieuw=Cijfer(
            kop["nieuw_eur"],
            "eur",
            reference("mart.brug_totaal", "nieuw_eur", **sleutel),
            naam="Latere circulaire",
        ),
        oud=Cijfer(
            kop["oud_eur"],
            "eur",
            reference("mart.brug_totaal", "oud_eur", **sleutel),
            naam="Eerdere circulaire",
        ),
    )
    oordeel = "sluit aan" if sluit else "wijkt af"
    return html.Div(
        [
            html.P(show([zin, badge(oordeel, oordeel)]), className="fk-som"),
            _only_seems_new(gegevens, paar, gm, kop),
        ]
    )


def _without(regel: Rij, paar: Brugpaar, gm: str | None) -> tuple[Cijfer, Cijfer]:
    """The amount that only seems new, and the change per inhabitant without it; of all gemeenten that has no reference."""
    sleutel = paar.sleutel(gm)
    totaal = {
        kolom: reference("mart.brug_totaal", kolom, **sleutel)
        for kolom in ("nieuw_eur", "oud_nieuwe_indeling_eur", "inwoners")
    }
    schijn = reference("mart.brug", "bedrag_eur", **sleutel, component="uitkering", detail=regel["regels"])
    zonder = formula(
        "vergelijkbaar_per_inwoner",
        nieuw=totaal["nieuw_eur"],
        oud=totaal["oud_nieuwe_indeling_eur"],
        eerder_zonder_bedrag=schijn,
        inwoners=totaal["inwoners"],
    )
    return Cijfer(regel["bedrag_eur"], "eur", schijn), Cijfer(
        regel["zonder_per_inwoner_eur"],
        "per_inwoner",
        zonder if gm else None,
        achter=" per inwoner",
        zonder_bron="van alle gemeenten samen is geen inwonertal van beide circulaires",
    )


def comparable_change(gegevens: Gegevens, paar: Brugpaar, gm: str | None) -> Zin:
    """A sentence for beside the change of one gemeente, when part of it only seems new; else nothing."""
    regel = gegevens.read_row("brug_niet_gepubliceerd", **paar.parameters(), gm=gm) or {}
    if not regel.get("bedrag_eur") or regel["zonder_per_inwoner_eur"] is None:
        return Zin()
    return fill(
        " Zonder uitkeringen waarvan de eerdere circulaire geen bedragen geeft, is het {zonder}.",
        zonder=_without(regel, paar, gm)[1],
    )


def _only_seems_new(gegevens: Gegevens, paar: Brugpaar, gm: str | None, kop: Rij) -> Component | None:
    """Lines that a circulaire has without amounts: they appear in full, or are in neither and in no bridge."""
    regel = gegevens.read_row("brug_niet_gepubliceerd", **paar.parameters(), gm=gm) or {}
    onbekend = gegevens.read("brug_onbekend", **paar.parameters())
    zinnen: list[Zin | str] = []
    if regel.get("bedrag_eur"):
        schijn, zonder = _without(regel, paar, gm)
        zinnen.append(
            fill(
                "Waarvan {schijn} uit uitkeringen waarvan de {eerdere} geen bedragen geeft: die lijken nieuw maar zijn dat niet{rest}.",
                schijn=schijn,
                eerdere=kop["naam_van"],
                rest=None if zonder.waarde is None else Zin("; zonder die is de verandering ", zonder),
            )
        )
    zinnen += [f"{uitkering}: {toelichting}." for uitkering, toelichting in onbekend.iter_rows()]
    if not zinnen:
        return None
    return html.P(show(enumerate_pieces(zinnen, " ", " ")), className="fk-bijschrift fk-ruim")
