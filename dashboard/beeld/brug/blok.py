"""A bridge between two circulaires as every page shows it: waterfall, table of its parts, and the sum that proves it."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.beeld.badges import badge
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.brug.figuur import bridge_figure, bridge_sources, bridge_steps, summarise_bridge
from dashboard.beeld.brug.tabel import parts_grid
from dashboard.beeld.herkomst import cijfer, formula, linked, reference
from dashboard.beeld.legenda import key, swatch
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.opmaak import format_eur


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


def bridge_key() -> html.Ul:
    """What the bars of a bridge mean, by colour, pattern and sign."""
    return key(
        [swatch("fk-staal fk-brug--meer"), "▲ meer"],
        [swatch("fk-staal fk-brug--minder"), "▼ minder"],
        [swatch("fk-staal fk-brug--samen"), "samen"],
    )


def bridge_block(
    gegevens: Gegevens, paar: Brugpaar, gm: str | None, id_: str, naam: str
) -> tuple[Component, str, list[tuple[str, str | None]]]:
    """The waterfall with its table, the bridge in one sentence, and the figures in that with their references.

    ``gm`` is ``None`` for all gemeenten together.
    """
    kop = gegevens.read_row("brug_kop", **paar.parameters(), gm=gm) or {}
    delen = gegevens.read("brug_delen", **paar.parameters(), gm=gm)
    sleutel = paar.sleutel(gm)
    stappen = bridge_steps(delen, sleutel)
    bedragen = (kop["verschil_eur"], kop["oud_eur"], kop["nieuw_eur"])
    zin = summarise_bridge(stappen, *bedragen)
    blok = figuurblok(
        id_,
        naam,
        zin=zin,
        toon_zin=False,
        figuur=lambda: bridge_figure(
            stappen, kop["verschil_eur"], reference("mart.brug_totaal", "verschil_eur", **sleutel)
        ),
        raster=lambda: parts_grid(f"raster-{id_}", delen, kop["verschil_eur"], sleutel),
        jaargang=paar.jaargang(),
    )
    return blok, zin, bridge_sources(stappen, *bedragen, sleutel)


def proof_line(gegevens: Gegevens, paar: Brugpaar, gm: str | None) -> Component:
    """The sum of the parts against the difference of both totals, and what only seems new."""
    parameters = {**paar.parameters(), "gm": gm}
    kop = gegevens.read_row("brug_kop", **parameters) or {}
    som = gegevens.read("brug_delen", **parameters)["bedrag_eur"].sum()
    sluit = som == kop["verschil_eur"] == kop["nieuw_eur"] - kop["oud_eur"]
    sleutel = paar.sleutel(gm)
    return html.Div(
        [
            html.P(
                [
                    "Som van de delen ",
                    cijfer(
                        format_eur(som),
                        reference("mart.brug", "bedrag_eur", **sleutel),
                        naam="Som van de delen",
                    ),
                    f" {'=' if sluit else '≠'} ",
                    cijfer(
                        format_eur(kop["nieuw_eur"]),
                        reference("mart.brug_totaal", "nieuw_eur", **sleutel),
                        naam="Latere circulaire",
                    ),
                    " − ",
                    cijfer(
                        format_eur(kop["oud_eur"]),
                        reference("mart.brug_totaal", "oud_eur", **sleutel),
                        naam="Eerdere circulaire",
                    ),
                    " ",
                    badge("sluit aan" if sluit else "wijkt af", "sluit aan" if sluit else "wijkt af"),
                ],
                className="fk-som",
            ),
            _only_seems_new(gegevens, paar, gm, kop),
        ]
    )


def _comparable_sources(regel: dict, paar: Brugpaar, gm: str | None) -> tuple[str | None, str | None]:
    """Where the amount that only seems new comes from, and the change per inhabitant without it."""
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
    return schijn, zonder if gm else None


def comparable_change(gegevens: Gegevens, paar: Brugpaar, gm: str) -> list[object]:
    """A sentence for beside the change of one gemeente, when part of it only seems new; else nothing."""
    regel = gegevens.read_row("brug_niet_gepubliceerd", **paar.parameters(), gm=gm) or {}
    zonder = regel.get("zonder_per_inwoner_eur")
    if not regel.get("bedrag_eur") or zonder is None:
        return []
    bedrag = f"{format_eur(zonder, 2)} per inwoner"
    zin = f" Zonder uitkeringen waarvan de eerdere circulaire geen bedragen geeft, is het {bedrag}."
    return linked(zin, [(bedrag, _comparable_sources(regel, paar, gm)[1])])


def _only_seems_new(gegevens: Gegevens, paar: Brugpaar, gm: str | None, kop: dict) -> Component | None:
    """Lines that a circulaire has without amounts: they appear in full, or are in neither and in no bridge."""
    regel = gegevens.read_row("brug_niet_gepubliceerd", **paar.parameters(), gm=gm) or {}
    onbekend = gegevens.read("brug_onbekend", **paar.parameters())
    zinnen: list[str] = []
    bronnen: list[tuple[str, str | None]] = []
    if regel.get("bedrag_eur"):
        schijn, per_inwoner = _comparable_sources(regel, paar, gm)
        bronnen = [(format_eur(regel["bedrag_eur"]), schijn)]
        zonder = regel["zonder_per_inwoner_eur"]
        rest = (
            f"; zonder die is de verandering {format_eur(zonder, 2)} per inwoner"
            if zonder is not None
            else ""
        )
        if zonder is not None:
            bronnen.append((f"{format_eur(zonder, 2)} per inwoner", per_inwoner))
        zinnen.append(
            f"Waarvan {format_eur(regel['bedrag_eur'])} uit uitkeringen waarvan de {kop['naam_van']} geen bedragen geeft: die lijken nieuw maar zijn dat niet{rest}."
        )
    zinnen += [f"{uitkering}: {toelichting}." for uitkering, toelichting in onbekend.iter_rows()]
    if not zinnen:
        return None
    return html.P(linked(" ".join(zinnen), bronnen), className="fk-bijschrift fk-ruim")
