"""A bridge between two circulaires as every page shows it: which two, waterfall, table of its parts, and the sum that proves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import badge, key, swatch
from dashboard.beeld.grafiek.figuur import Figuur
from dashboard.beeld.grafiek.staven import Staaf, bar_rows, direction, shorten, sign
from dashboard.beeld.kolom import Rij
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import BRUGDELEN, BRUGDELEN_UITLEG
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer, Getalwaarde
from pipelines.basis.opmaak import format_eur
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import formula, reference
from pipelines.basis.zin import Zin, enumerate_pieces, fill

Sleutel = Mapping[str, object]
_LETTERS = 90
ZONDER_EERDER = "Uitkeringen die eerder zonder bedrag zijn gepubliceerd: niet te vergelijken"


@dataclass(frozen=True)
class Stap:
    """One step of a bridge: its words, its amount in whole euro, and the reference of that amount."""

    naam: str
    bedrag_eur: Getalwaarde
    uitleg: str
    herkomst: str | None

    @property
    def bedrag(self) -> Cijfer:
        """The amount; that of several lines together is not one figure of the database."""
        return Cijfer(self.bedrag_eur, "eur", self.herkomst, zonder_bron="meer regels samen")


def bridge_steps(
    delen: pl.DataFrame, sleutel: Sleutel, *, regels: int = 4, schijn: Sequence[str] = ()
) -> list[Stap]:
    """The parts in the order of the story: per component, of the S/IU/DU lines the largest ``regels`` by name.

    ``delen``: component, detail, naam, bedrag_eur (frame of ``vragen/brug/brug_delen``). ``sleutel``: what names the bridge in
    mart.brug. The steps sum to the parts exactly; what is not named stands together in one step. ``schijn``: lines whose
    amounts the earlier circulaire does not give; they cannot be compared and come together, after all that can.
    """
    volgorde = [*BRUGDELEN, *sorted(set(delen["component"]) - set(BRUGDELEN))]
    volgorde.append(volgorde.pop(volgorde.index("afronding")))
    stappen: list[Stap] = []
    onvergelijkbaar: list[Stap] = []
    for component in volgorde:
        deel = delen.filter(pl.col("component") == component)
        if not deel.height:
            continue
        if component == "uitkering":
            is_schijn = pl.col("detail").is_in(list(schijn))
            stappen += _lines(deel.filter(~is_schijn), sleutel, regels)
            onvergelijkbaar = _seeming(deel.filter(is_schijn), sleutel, schijn)
            continue
        stappen.append(
            Stap(
                BRUGDELEN.get(component, component.capitalize()),
                total(deel["bedrag_eur"]),
                BRUGDELEN_UITLEG.get(component, ""),
                reference("mart.brug", "bedrag_eur", **sleutel, component=component),
            )
        )
    einde = len(stappen) - 1 if stappen and stappen[-1].naam == BRUGDELEN["afronding"] else len(stappen)
    return [*stappen[:einde], *onvergelijkbaar, *stappen[einde:]]


def _seeming(deel: pl.DataFrame, sleutel: Sleutel, schijn: Sequence[str]) -> list[Stap]:
    """The lines without amounts in the earlier circulaire, in one step."""
    if not deel.height:
        return []
    bron = reference("mart.brug", "bedrag_eur", **sleutel, component="uitkering", detail="~".join(schijn))
    return [Stap(ZONDER_EERDER, total(deel["bedrag_eur"]), ", ".join(deel["naam"]), bron)]


def _line_name(naam: str) -> str:
    """A line that is called as a component, such as herindeling, says that it is a line."""
    return f"uitkering {naam}" if naam in BRUGDELEN else naam


def _lines(deel: pl.DataFrame, sleutel: Sleutel, regels: int) -> list[Stap]:
    """The largest lines by name and the others together."""
    geordend = deel.sort(pl.col("bedrag_eur").abs(), "detail", descending=[True, False])
    stappen = [
        Stap(
            _line_name(r["naam"]),
            r["bedrag_eur"],
            r["toelichting"] or BRUGDELEN_UITLEG["uitkering"],
            reference("mart.brug", "bedrag_eur", **sleutel, component="uitkering", detail=r["detail"]),
        )
        for r in geordend.head(regels).iter_rows(named=True)
    ]
    rest = geordend.slice(regels)
    if rest.height == 1:
        return [*stappen, *_lines(rest, sleutel, 1)]
    if rest.height:
        naam = f"{rest.height} andere uitkeringen"
        stappen.append(Stap(naam, total(rest["bedrag_eur"]), "elk met naam in de tabel", None))
    return stappen


def bridge_figure(stappen: list[Stap], verschil_eur: int, herkomst: str | None) -> Figuur:
    """The change as a waterfall from zero; the last bar is the change itself."""
    schaal, eenheid = _scale([verschil_eur, *[stap.bedrag_eur for stap in stappen]])
    staven: list[Staaf] = []
    stand: Getalwaarde = 0
    for stap in stappen:
        einde = stand + stap.bedrag_eur
        staven.append(
            Staaf(
                float(stand / schaal),
                float(einde / schaal),
                direction(stap.bedrag_eur),
                _label(stap.naam, stap.bedrag_eur),
                "",
                f"<b>{stap.naam}</b><br>{format_eur(stap.bedrag_eur)}<br>{stap.uitleg}",
                stap.herkomst,
            )
        )
        stand = einde
    samen = f"<b>Samen</b>  {sign(verschil_eur)} {format_eur(verschil_eur)}"
    staven.append(Staaf(0.0, verschil_eur / schaal, "samen", samen, "", samen, herkomst))
    return bar_rows(staven, f"verandering, {eenheid}", verbonden=True)


def _scale(bedragen: Sequence[Getalwaarde]) -> tuple[int, str]:
    return (1_000_000, "miljoen euro") if max(map(abs, bedragen)) >= 1_000_000 else (1_000, "duizend euro")


def _label(naam: str, bedrag_eur: Getalwaarde) -> str:
    return f"<b>{shorten(naam, _LETTERS)}</b>  {sign(bedrag_eur)} {format_eur(bedrag_eur)}"


def summarise_bridge(
    stappen: list[Stap], verschil_eur: int, oud_eur: int, nieuw_eur: int, sleutel: Sleutel
) -> Zin:
    """The bridge in one sentence: the change, and the largest step in its direction and against it."""
    verschil, oud, nieuw = (
        Cijfer(eur, "eur", reference("mart.brug_totaal", kolom, **sleutel))
        for eur, kolom in (
            (abs(verschil_eur), "verschil_eur"),
            (oud_eur, "oud_eur"),
            (nieuw_eur, "nieuw_eur"),
        )
    )
    if not verschil_eur:
        return fill("De betaling bleef gelijk: {nieuw}.", nieuw=nieuw)
    mee, tegen = _largest_steps(stappen, verschil_eur)
    return fill(
        "{verschil}: van {oud} naar {nieuw}{mee}{tegen}.",
        verschil=verschil.als("eur", achter=" meer" if verschil_eur > 0 else " minder"),
        oud=oud,
        nieuw=nieuw,
        mee=_step(", vooral door ", mee),
        tegen=_step("; daartegenover: ", tegen),
    )


def _step(begin: str, stap: Stap | None) -> Zin | None:
    if stap is None:
        return None
    is_woord = stap.naam in (*BRUGDELEN.values(), ZONDER_EERDER)
    naam = (stap.naam[0].lower() + stap.naam[1:]).split(":")[0] if is_woord else stap.naam
    return Zin(f"{begin}{naam} (", stap.bedrag, ")")


def _largest_steps(stappen: list[Stap], verschil_eur: int) -> tuple[Stap | None, Stap | None]:
    """The largest step in the direction of the change, and the largest against it."""
    mee = [stap for stap in stappen if stap.bedrag_eur * verschil_eur > 0]
    tegen = [stap for stap in stappen if stap.bedrag_eur * verschil_eur < 0 and stap.naam != "Afronding"]
    grootste, ander = (max(kant, key=lambda s: abs(s.bedrag_eur), default=None) for kant in (mee, tegen))
    return grootste, ander


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


def _bridge_key() -> html.Ul:
    """What the bars of a bridge mean, by colour, pattern and sign."""
    return key(
        [swatch("fk-staal fk-brug--meer"), "▲ meer"],
        [swatch("fk-staal fk-brug--minder"), "▼ minder"],
        [swatch("fk-staal fk-brug--samen"), "samen"],
    )


def bridge_block(
    gegevens: Gegevens, paar: Brugpaar, gm: str | None, id_: str, naam: str
) -> tuple[list[Component], Zin]:
    """The key, the waterfall with its table and the proof, and the bridge in one sentence.

    ``gm`` is ``None`` for all gemeenten together.
    """
    kop = gegevens.read_row("brug_kop", **paar.parameters(), gm=gm) or {}
    delen = gegevens.read("brug_delen", **paar.parameters(), gm=gm)
    sleutel = paar.sleutel(gm)
    regel = gegevens.read_row("brug_niet_gepubliceerd", **paar.parameters(), gm=gm) or {}
    stappen = bridge_steps(delen, sleutel, schijn=(regel.get("regels") or "").split("~"))
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
    bewijs = html.Div([_proof_line(kop, delen, sleutel), _only_seems_new(gegevens, paar, gm, kop)])
    return [_bridge_key(), blok, bewijs], zin


def _proof_line(kop: Rij, delen: pl.DataFrame, sleutel: Sleutel) -> Component:
    """The sum of the parts against the difference of both totals."""
    som = total(delen["bedrag_eur"])
    oordeel = "sluit aan" if som == kop["verschil_eur"] == kop["nieuw_eur"] - kop["oud_eur"] else "wijkt af"
    nieuw, oud = (
        Cijfer(kop[kolom_], "eur", reference("mart.brug_totaal", kolom_, **sleutel), naam=naam)
        for kolom_, naam in (("nieuw_eur", "Latere circulaire"), ("oud_eur", "Eerdere circulaire"))
    )
    zin = fill(
        "Som van de delen {som} {teken} {nieuw} − {oud} ",
        som=Cijfer(som, "eur", reference("mart.brug", "bedrag_eur", **sleutel), naam="Som van de delen"),
        teken="=" if oordeel == "sluit aan" else "≠",
        nieuw=nieuw,
        oud=oud,
    )
    return html.P(show([zin, badge(oordeel, oordeel)]), className="fk-som")


def comparable_sources(sleutel: Sleutel, regels: str) -> tuple[str, str | None]:
    """The names of the amount of lines that only seem new, and of the change per inhabitant without it."""
    nieuw, oud, inwoners = (
        reference("mart.brug_totaal", kolom_, **sleutel)
        for kolom_ in ("nieuw_eur", "oud_nieuwe_indeling_eur", "inwoners")
    )
    schijn = reference("mart.brug", "bedrag_eur", **sleutel, component="uitkering", detail=regels)
    zonder = formula(
        "vergelijkbaar_per_inwoner", nieuw=nieuw, oud=oud, eerder_zonder_bedrag=schijn, inwoners=inwoners
    )
    return schijn, zonder


def _without(regel: Rij, paar: Brugpaar, gm: str | None) -> tuple[Cijfer, Cijfer]:
    """The amount that only seems new, and the change per inhabitant without it; of all gemeenten that has no reference."""
    schijn, zonder = comparable_sources(paar.sleutel(gm), regel["regels"])
    return Cijfer(regel["bedrag_eur"], "eur", schijn), Cijfer(
        regel["zonder_per_inwoner_eur"],
        "per_inwoner",
        zonder if gm else None,
        achter=" per inwoner",
        zonder_bron="van alle gemeenten samen is geen inwonertal van beide circulaires",
    )


def headline(
    gegevens: Gegevens, paar: Brugpaar, gm: str | None, zin: Zin, per_inwoner: Cijfer | None = None
) -> Zin:
    """The bridge of one gemeente in words: what can be compared first, then the payment as a whole (``zin``, ``per_inwoner``)."""
    regel = gegevens.read_row("brug_niet_gepubliceerd", **paar.parameters(), gm=gm) or {}
    samen = Zin() if per_inwoner is None or per_inwoner.waarde is None else Zin(" Dat is ", per_inwoner, ".")
    if not regel.get("bedrag_eur") or regel["zonder_per_inwoner_eur"] is None:
        return Zin(zin, samen)
    schijn, zonder = _without(regel, paar, gm)
    return fill(
        "De vergelijkbare verandering is {zonder}. Met de uitkeringen waarvan de eerdere circulaire geen bedragen geeft ({schijn}), "
        "die niet te vergelijken zijn, is de betaling {zin}{samen}",
        zonder=zonder,
        schijn=schijn,
        zin=zin,
        samen=samen,
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
