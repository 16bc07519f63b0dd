"""What successive circulaires say about the same payment: a point per vintage on one axis."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from dashboard.beeld.grafiek.figuur import Figuur, base_layout, draw, label, rows_axis, trace, value_axis
from dashboard.beeld.grafiek.kleuren import AS, PRIMAIR, VLAK
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.zin import Zin, fill

_RIJ = 72


class Punt(NamedTuple):
    """One vintage: its name, its total in whole euro, and whether lines are missing from it (then with a star).

    ``lijn``: what can be compared with each other has the same one; ``None`` stands alone, as an open point.
    """

    naam: str
    bedrag: Cijfer
    zonder: bool = False
    lijn: str | None = ""

    @property
    def tekst(self) -> str:
        """The amount, with a star where it lacks lines."""
        return self.bedrag.tekst + "*" * self.zonder


def vintage_figure(punten: Sequence[Punt]) -> Figuur:
    """A point per vintage from top to bottom, the earliest first; a line joins those that can be compared (``Punt.lijn``).

    An open point lacks lines that were not published, or stands beside the line. The axis does not begin at zero and says so: differences of a few
    percent would not be seen.
    """
    bedragen = [float(punt.bedrag) for punt in punten]
    miljard = max(bedragen, default=0) >= 1_000_000_000
    schaal, eenheid = (1_000_000_000, "miljard euro") if miljard else (1_000_000, "miljoen euro")
    waarden = [bedrag / schaal for bedrag in bedragen]
    rand = (max(waarden) - min(waarden) or max(waarden) * 0.1 or 1.0) * 0.12
    teksten = [f"<b>{punt.naam}</b><br>{punt.tekst}" for punt in punten]
    lijnen = [_line(punten, waarden, teksten, lijn) for lijn in dict.fromkeys(punt.lijn for punt in punten)]
    layout = base_layout(_RIJ * len(punten) + 60) | {
        "margin": {"l": 12, "r": 12, "t": 8, "b": 52},
        "xaxis": value_axis(
            min(waarden) - rand, max(waarden) + rand, f"{eenheid}; de as begint niet bij nul", nullijn=False
        )
        | {"nticks": 5},
        "yaxis": rows_axis(len(punten) - 0.5, -0.9),
        "annotations": [label(tekst, nummer, 11) for nummer, tekst in enumerate(teksten)],
    }
    return draw(lijnen, layout)


def _line(
    punten: Sequence[Punt], waarden: Sequence[float], teksten: Sequence[str], lijn: str | None
) -> dict[str, Any]:
    """The points of one line, or those that stand alone."""
    eigen = [nummer for nummer, punt in enumerate(punten) if punt.lijn == lijn]
    is_los = lijn is None
    return trace(
        "scatter",
        [punten[nummer].bedrag for nummer in eigen],
        [teksten[nummer] for nummer in eigen],
        mode="markers" if is_los else "lines+markers",
        x=[waarden[nummer] for nummer in eigen],
        y=eigen,
        line={"color": AS, "width": 2},
        marker={
            "size": 15,
            "color": [VLAK if is_los or punten[nummer].zonder else PRIMAIR for nummer in eigen],
            "line": {"color": PRIMAIR, "width": 3},
        },
        cliponaxis=False,
    )


def summarise_vintages(punten: Sequence[Punt], jaar: int) -> Zin:
    """How much the payment of one year changed from the first to the last circulaire about it."""
    eerste, laatste = punten[0], punten[-1]
    if len(punten) == 1:
        return fill(
            "Over {jaar} is één circulaire ingelezen: de {naam}, samen {bedrag}{ster}.",
            jaar=jaar,
            naam=laatste.naam,
            bedrag=laatste.bedrag,
            ster="*" * laatste.zonder,
        )
    verschil = (laatste.bedrag.waarde or 0) - (eerste.bedrag.waarde or 0)
    stap = Cijfer(
        abs(verschil),
        "miljoen",
        achter=" hoger" if verschil > 0 else " lager",
        zonder_bron="verschil van twee circulaires die geen brug hoeven te hebben",
    )
    return fill(
        "Over {jaar} zijn {aantal} circulaires ingelezen. De {laatste} komt {stap} uit dan de {eerste}: {bedrag}.{ster}",
        jaar=jaar,
        aantal=len(punten),
        laatste=laatste.naam,
        stap=stap if verschil else "gelijk",
        eerste=eerste.naam,
        bedrag=laatste.bedrag,
        ster=" Sterretje: zonder uitkeringen die niet zijn gepubliceerd."
        if any(p.zonder for p in punten)
        else "",
    )
