"""Choosing the key of a line by its plain name; the circulaire that its weights come from follows by itself."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import polars as pl
from dash import dcc, html

from dashboard.beeld.elementen import caption
from dashboard.beeld.kenmerken import kenmerken
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from pipelines.scenario.envelop import Envelopregel
from pipelines.sources.raw.sleutel import Basis, SleutelFout, parse_sleutel

Cijferstand = tuple[str | None, int | None]
"""Where weights are taken from: a circulaire with its year; for inhabitants a year alone."""
Veldmaker = Callable[[str, str, object], dict[str, object]]
"""Gives the name of a field in the browser (``invoer.field_id``)."""
_GEEN: Cijferstand = (None, None)


@dataclass(frozen=True)
class Sleutelkeuzes:
    """What there is to choose from, as ``vragen/scenario`` gives it.

    ``sleutels`` (sleutel, naam, groep, zoek), ``standen`` (circulaire, jaar, naam) and ``bekend``: which key has figures in
    which of them (sleutel, circulaire, jaar, volgnummer).
    """

    sleutels: pl.DataFrame
    standen: pl.DataFrame
    bekend: pl.DataFrame

    @classmethod
    def read(cls, gegevens: Gegevens) -> "Sleutelkeuzes":
        """Those of the publication."""
        return cls(
            gegevens.read("scenario_sleutels"),
            gegevens.read("scenario_standen"),
            gegevens.read("scenario_sleutelstanden"),
        )

    def name(self, sleutel: str) -> str:
        """A key in words; one that is composed as its parts in words."""
        namen = dict(self.sleutels.select("sleutel", "naam").iter_rows())
        if sleutel in namen:
            return namen[sleutel][:1].lower() + namen[sleutel][1:]
        delen = [namen.get(deel.rpartition("* ")[2], deel) for deel in sleutel.split(" + ")]
        return f"samengesteld uit {', '.join(delen)}" if len(delen) > 1 else sleutel

    def name_stand(self, stand: Cijferstand) -> str:
        """``septembercirculaire 2024 voor 2025``; empty for a key that takes no figures."""
        namen = {(circulaire, jaar): naam for circulaire, jaar, naam in self.standen.iter_rows()}
        return namen.get(stand, write_stand(stand).strip("/"))

    def follow(self, sleutel: str, jaar: int, regels: Iterable[Envelopregel]) -> Cijferstand:
        """Where the weights of a key for an uitkeringsjaar come from: what most published lines (``regels``) of that year use, so that
        another key does not bring other figures along as well; else the latest circulaire for the nearest year that has it."""
        try:
            bases = parse_sleutel(sleutel).bases
        except SleutelFout:  # reading the scenario says what is wrong with it
            return _GEEN
        mogelijk = self._possible({_name_basis(basis) for basis in bases} - {"gelijk"})
        if not mogelijk:
            return _GEEN
        met_circulaire = any(circulaire for circulaire, _ in mogelijk)
        gebruikt = Counter(
            (r.sleutel_circulaire if met_circulaire else None, r.sleutel_jaar)
            for r in regels
            if r.uitkeringsjaar == jaar and r.sleutel_jaar is not None
        )
        for stand, _ in gebruikt.most_common():
            if stand in mogelijk:
                return stand
        return min(mogelijk, key=lambda stand: (abs((stand[1] or 0) - jaar), -mogelijk[stand]))

    def _possible(self, namen: set[str]) -> dict[Cijferstand, int]:
        """The places that have all of these, with the order of their circulaire; inhabitants come with any circulaire of that year."""
        per_naam = {
            naam: {(c, j): v for s, c, j, v in self.bekend.filter(pl.col("sleutel") == naam).iter_rows()}
            for naam in namen
        }
        inwoners = per_naam.pop("inwoners", None)
        if not per_naam:
            return inwoners or {}
        samen = set.intersection(*(set(standen) for standen in per_naam.values()))
        if inwoners is not None:
            samen = {(circulaire, jaar) for circulaire, jaar in samen if (None, jaar) in inwoners}
        eerste = next(iter(per_naam.values()))
        return {stand: eerste[stand] for stand in samen}


def _name_basis(basis: Basis) -> str:
    return f"{basis.soort}:{basis.naam}" if basis.naam else basis.soort


def write_stand(stand: Cijferstand) -> str:
    """A source of weights as one word: ``M2024/2025``, or ``/2025`` for inhabitants."""
    return f"{stand[0] or ''}/{stand[1] or ''}"


def read_stand_field(tekst: object) -> Cijferstand | None:
    """What a field of that word says; ``None`` when it leaves the choice to the key."""
    circulaire, is_, jaar = str(tekst or "").partition("/")
    return (circulaire or None, int(jaar) if jaar.isdecimal() else None) if is_ else None


def key_fields(regel: Envelopregel, naam: str, keuzes: Sleutelkeuzes, field_id: Veldmaker) -> html.Div:
    """The key of a line by its name; behind a fold a composed one, and other figures than follow from it."""
    stand = keuzes.name_stand((regel.sleutel_circulaire, regel.sleutel_jaar))
    return html.Div(
        [
            choice(
                field_id("sleutel", "regel", regel.regel),
                "Sleutel",
                (),
                regel.sleutel,
                data=[{"value": regel.sleutel, "label": keuzes.name(regel.sleutel)}],
                searchable=True,
                nothingFoundMessage="Geen sleutel met deze naam, code of dit nummer",
                maxDropdownHeight=320,
                className="sc-sleutelkeuze",
                **kenmerken(
                    aria_label=f"Sleutel van {naam}", description=f"cijfers: {stand}" if stand else None
                ),
            ),
            _compose(regel, naam, field_id),
        ],
        className="sc-sleutelveld",
    )


_VOLGT = (("", "volgen de sleutel"),)


def _compose(regel: Envelopregel, naam: str, field_id: Veldmaker) -> html.Details:
    """What few need: a key made of parts, and figures of another circulaire."""
    return html.Details(
        [
            html.Summary("Samengesteld of andere cijfers"),
            html.Label(
                [
                    html.Span(f"Samengestelde sleutel van {naam}", className="sc-label"),
                    dcc.Input(
                        id=field_id("eigen", "regel", regel.regel),
                        value="",
                        placeholder="12000000 * inwoners + uitkeringsbasis",
                        type="text",
                        maxLength=2000,
                        className="sc-tekst",
                        autoComplete="off",
                    ),
                ]
            ),
            choice(
                field_id("stand", "regel", regel.regel),
                f"Cijfers voor {naam}",
                _VOLGT,
                "",
                className="",
            ),
            caption("Wat hier staat, gaat voor de keuze hierboven."),
        ],
        className="sc-sleutel",
    )


def stand_options(keuzes: Sleutelkeuzes) -> list[dict[str, str]]:
    """All figures that a key can take its weights from: sent once too."""
    standen = ((write_stand((c, j)), naam) for c, j, naam in keuzes.standen.iter_rows())
    return [{"value": waarde, "label": naam} for waarde, naam in (*_VOLGT, *standen)]


def key_options(keuzes: Sleutelkeuzes) -> list[dict[str, Any]]:
    """All keys in their groups, each with the code and number that it is looked up by: sent once, and given to every line by
    assets/scenario.js."""
    groepen: dict[str, list[dict[str, str]]] = {}
    for sleutel, naam, groep, zoek in keuzes.sleutels.select("sleutel", "naam", "groep", "zoek").iter_rows():
        groepen.setdefault(groep, []).append(
            {"value": sleutel, "label": f"{naam} ({zoek})" if zoek else naam}
        )
    return [{"group": groep, "items": items} for groep, items in groepen.items()]
