"""The bridge between two circulaires as a waterfall, and who gains and loses most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from dashboard.beeld.grafiek.figuur import Figuur
from dashboard.beeld.grafiek.staven import Staaf, bar_rows, direction, shorten, sign
from dashboard.beeld.termen import BRUGDELEN, BRUGDELEN_UITLEG
from pipelines.basis.cijfer import Cijfer, Getalwaarde
from pipelines.basis.opmaak import format_eur
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin, fill

Sleutel = Mapping[str, object]
_LETTERS = 90


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


def bridge_steps(delen: pl.DataFrame, sleutel: Sleutel, *, regels: int = 4) -> list[Stap]:
    """The parts in the order of the story: per component, of the S/IU/DU lines the largest ``regels`` by name.

    ``delen``: component, detail, naam, bedrag_eur (frame of ``vragen/brug/brug_delen``). ``sleutel``: what names the bridge in
    mart.brug. The steps sum to the parts exactly; what is not named stands together in one step.
    """
    volgorde = [*BRUGDELEN, *sorted(set(delen["component"]) - set(BRUGDELEN))]
    volgorde.append(volgorde.pop(volgorde.index("afronding")))
    stappen: list[Stap] = []
    for component in volgorde:
        deel = delen.filter(pl.col("component") == component)
        if not deel.height:
            continue
        if component == "uitkering":
            stappen += _lines(deel, sleutel, regels)
            continue
        stappen.append(
            Stap(
                BRUGDELEN.get(component, component.capitalize()),
                total(deel["bedrag_eur"]),
                BRUGDELEN_UITLEG.get(component, ""),
                reference("mart.brug", "bedrag_eur", **sleutel, component=component),
            )
        )
    return stappen


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
    naam = stap.naam[0].lower() + stap.naam[1:] if stap.naam in BRUGDELEN.values() else stap.naam
    return Zin(f"{begin}{naam} (", stap.bedrag, ")")


def _largest_steps(stappen: list[Stap], verschil_eur: int) -> tuple[Stap | None, Stap | None]:
    """The largest step in the direction of the change, and the largest against it."""
    mee = [stap for stap in stappen if stap.bedrag_eur * verschil_eur > 0]
    tegen = [stap for stap in stappen if stap.bedrag_eur * verschil_eur < 0 and stap.naam != "Afronding"]
    grootste, ander = (max(kant, key=lambda s: abs(s.bedrag_eur), default=None) for kant in (mee, tegen))
    return grootste, ander
