"""What the address asks the page Briefing for: which pack, and which two states to compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.gegevens.standen import Bevinding
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.pages.briefing.pakketten import Pakketvraag, Vergelijkvraag
from pipelines.bevroren.register import BevrorenStand

PAD = "/briefing"
PAKKETVELDEN = ("pak", "soort", "over")
VERSCHILVELDEN = ("oud", "nieuw")
SOORTEN: Mapping[str, str] = {"landelijk": "Landelijk pakket", "gemeente": "Eén gemeente"}


@dataclass(frozen=True)
class Pakketkeuze:
    """A pack that can be made. ``vraag`` is ``None`` until a gemeente is chosen for a pack of one.

    ``jaren`` are those of the state, ``jaar`` the one that was asked for, else the one that the state
    decides on. ``onbekend`` says
    what of the address does not exist.
    """

    stand: BevrorenStand
    jaren: Sequence[int]
    jaar: int
    soort: str
    gm_code: str | None
    vraag: Pakketvraag | None
    onbekend: str | None = None


def usable(bevindingen: Sequence[Bevinding]) -> list[BevrorenStand]:
    """The states that are as they were frozen, the last one first."""
    return [b.stand for b in bevindingen if b.stand is not None and b.reden is None]


def find_choice(
    gegevens: Gegevens, toestand: Toestand, standen: Sequence[BevrorenStand]
) -> Pakketkeuze | None:
    """The pack of the address, else the national one of the last state; ``None`` when there is no usable state."""
    if not standen:
        return None
    per_naam = {stand.naam: stand for stand in standen}
    gevraagd = toestand.veld("pak") or toestand.stand
    stand = per_naam.get(gevraagd or "", standen[0])
    onbekend = (
        f"De bevroren stand ‘{gevraagd}’ is er niet of wordt geweigerd; gekozen is ‘{stand.naam}’."
        if gevraagd and gevraagd not in per_naam
        else None
    )
    gewoon, jaren = read_briefing_years(gegevens, stand)
    over = toestand.veld("over")
    jaar = next((j for j in jaren if str(j) == over), gewoon)
    if over and str(jaar) != over:
        onbekend = f"Over {over} is uit deze stand geen briefing te maken; gekozen is {gewoon}."
    soort = toestand.kies("soort", list(SOORTEN), "landelijk")
    gm_code = toestand.gm if soort == "gemeente" else None
    vraag = Pakketvraag(
        stand.naam,
        stand.sha256,
        jaar,
        toestand.met_voorbeeld,
        gm_code,
        gegevens.standen.productie,
    )
    klaar = soort == "landelijk" or gm_code is not None
    return Pakketkeuze(stand, jaren, jaar, soort, gm_code, vraag if klaar else None, onbekend)


def read_briefing_years(gegevens: Gegevens, stand: BevrorenStand) -> tuple[int, list[int]]:
    """The year that a briefing of this state is about by itself, and all years that it can be about."""
    from pipelines.briefing.cijfers.lezen import read_years

    with gegevens.van(stand.naam).cursor() as con:
        return read_years(con)


def find_pair(
    toestand: Toestand, standen: Sequence[BevrorenStand], *, productie: bool = False
) -> Vergelijkvraag | None:
    """The two states to compare: those of the address, else the last two; ``None`` when there are no two."""
    if len(standen) < 2:
        return None
    per_naam = {stand.naam: stand for stand in standen}
    nieuw = per_naam.get(toestand.veld("nieuw") or "", standen[0])
    eerder = [stand for stand in standen if stand.bevroren_op < nieuw.bevroren_op]
    anders = next(stand for stand in [*eerder, *standen] if stand.naam != nieuw.naam)
    oud = per_naam.get(toestand.veld("oud") or "", anders)
    return Vergelijkvraag(oud.naam, oud.sha256, nieuw.naam, nieuw.sha256, toestand.met_voorbeeld, productie)
