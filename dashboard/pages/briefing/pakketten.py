"""What the page Briefing makes of frozen states and what the address asks for: a pack with its pages as pictures, and the
difference between two states. What is made runs in a process of its own (dashboard/gegevens/werkplaats.py), so what it takes
and gives can be pickled.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.gegevens.standen import Bevinding
from dashboard.gegevens.toestand import Toestand, default_year
from dashboard.gegevens.uitgave import Gegevens
from pipelines import VERSIE
from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren.register import BevrorenStand, read_entry
from pipelines.bevroren.vergelijken import Standverschil

_PPI = 84


@dataclass(frozen=True)
class Pakketvraag:
    """Which pack: of a state, national or (``gm_code``) of one gemeente."""

    stand: str
    sha256: str
    jaar: int
    met_voorbeeld: bool
    gm_code: str | None
    productie: bool = False

    @property
    def kenmerk(self) -> str:
        """The name of this pack in the address of its files."""
        return hashlib.sha256(f"{VERSIE} {self!r}".encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Pakket:
    """A made pack. ``bladzijden`` are PNGs. Of ``getallen`` figures ``met_cel`` have source cells of their own,
    ``uit_noten`` are computed from other notes, ``telling`` say what was counted or summed, and ``zonder`` have no proof."""

    titel: str
    jaar: int
    vorige: str | None
    bestanden: dict[str, bytes]
    bladzijden: tuple[bytes, ...]
    getallen: int
    met_cel: int
    uit_noten: int
    telling: int

    @property
    def zonder(self) -> int:
        """Figures without any proof."""
        return self.getallen - self.met_cel - self.uit_noten - self.telling


def make_pack(vraag: Pakketvraag, standen: Path, teksten: Path | None) -> Pakket:
    """Make the pack; raises FondskompasFout in Dutch with what is wrong."""
    from pipelines.briefing.redactie import Bestelling, Redactie
    from pipelines.briefing.uitvoer.pdf import render_pages

    _refuse_examples(vraag)
    with Redactie(
        Bestelling(vraag.stand, standen, vraag.jaar, vraag.met_voorbeeld, teksten=teksten)
    ) as redactie:
        gemaakt = redactie.municipal(vraag.gm_code) if vraag.gm_code else redactie.national()
        bestanden = redactie.files(gemaakt)
    briefing, noten = gemaakt
    bewijzen = [_prove(noot.cellen_totaal, noot.zie, noot.getal.afleiding) for noot in noten.noten]
    return Pakket(
        titel=briefing.titel,
        jaar=briefing.keuze.jaar,
        vorige=briefing.vorige,
        bestanden=bestanden,
        bladzijden=tuple(render_pages(*gemaakt, ppi=_PPI)),
        getallen=len(bewijzen),
        met_cel=bewijzen.count("cel"),
        uit_noten=bewijzen.count("noten"),
        telling=bewijzen.count("telling"),
    )


def _refuse_examples(vraag: "Pakketvraag | Vergelijkvraag") -> None:
    if vraag.met_voorbeeld and vraag.productie:
        raise FondskompasFout(
            "In productie zijn verzonnen opgaven niet toegestaan; zet de demonstratie bovenaan uit."
        )


def _prove(cellen: int, zie: tuple[int, ...], afleiding: str) -> str:
    if cellen:
        return "cel"
    if zie:
        return "noten"
    return "telling" if afleiding else "zonder"


@dataclass(frozen=True)
class Vergelijkvraag:
    """Which two states, and how their national figures are counted; ``productie`` refuses made-up ones."""

    oud: str
    oud_sha256: str
    nieuw: str
    nieuw_sha256: str
    met_voorbeeld: bool
    productie: bool = False


@dataclass(frozen=True)
class Verschilregel:
    """One figure that changed, as text; ``verschil`` empty when one side has no figure."""

    naam: str
    was: str
    werd: str
    verschil: str
    status: str
    oorzaken: tuple[str, ...]


@dataclass(frozen=True)
class Uitslag:
    """Two states side by side: figures that changed, figures of one state only, and what differs underneath."""

    vergeleken: int
    regels: tuple[Verschilregel, ...]
    alleen_oud: tuple[str, ...]
    alleen_nieuw: tuple[str, ...]
    onder: Standverschil
    hernoemd: tuple[str, ...] = ()


def compare(vraag: Vergelijkvraag, standen: Path) -> Uitslag:
    """Compare two states; raises FondskompasFout when one is unknown, damaged or unreadable."""
    from pipelines.bevroren.vergelijken import compare_standen
    from pipelines.briefing.cijfers.lezen import read_years
    from pipelines.briefing.oorzaken import explain_difference
    from pipelines.briefing.redactie import open_readable

    _refuse_examples(vraag)
    with open_readable(read_entry(standen, vraag.nieuw), standen) as con:
        jaar = default_year(read_years(con)[1])  # that of the pack on this page
    uitleg = explain_difference(vraag.oud, vraag.nieuw, standen, jaar=jaar, met_voorbeeld=vraag.met_voorbeeld)
    vergelijking = uitleg.vergelijking
    regels = tuple(
        Verschilregel(
            naam=v.naam,
            was=v.oud.exact,
            werd=v.nieuw.exact,
            verschil=v.verschil.exact if v.verschil else "",
            status=v.nieuw.status if v.oud.status == v.nieuw.status else f"{v.oud.status} → {v.nieuw.status}",
            oorzaken=verklaring.oorzaken,
        )
        for verklaring in uitleg.veranderd
        for v in (verklaring.verschil,)
    )
    return Uitslag(
        vergeleken=int(vergelijking.vergeleken.waarde or 0),
        regels=regels,
        alleen_oud=tuple(f"{e.getal.naam}: {e.getal.exact}" for e in uitleg.eraf),
        alleen_nieuw=tuple(f"{e.getal.naam}: {e.getal.exact}" for e in uitleg.erbij),
        hernoemd=tuple(f"{a.naam} heet nu {b.naam}" for a, b in vergelijking.hernoemd),
        onder=compare_standen(vraag.oud, vraag.nieuw, standen),
    )


PAD = "/briefing"
PAKKETVELDEN = ("pak", "soort", "over")
VERSCHILVELDEN = ("oud", "nieuw")
SOORTEN: Mapping[str, str] = {"landelijk": "Landelijk pakket", "gemeente": "Eén gemeente"}


@dataclass(frozen=True)
class Pakketkeuze:
    """A pack that can be made. ``vraag`` is ``None`` until a gemeente is chosen for a pack of one.

    ``jaren`` are those of the state, ``jaar`` the one that was asked for, else the year that readers are in, or the latest of the
    state before it. ``onbekend`` says what of the address does not exist.
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
    jaren = read_briefing_years(gegevens, stand)
    gewoon = default_year(jaren)
    over = toestand.veld("over")
    jaar = next((j for j in jaren if str(j) == over), gewoon)
    if over and str(jaar) != over:
        onbekend = f"Over {over} is uit deze stand geen briefing te maken; gekozen is {gewoon}."
    soort = toestand.kies("soort", list(SOORTEN), "landelijk")
    gm_code = toestand.gm if soort == "gemeente" else None
    vraag = Pakketvraag(
        stand.naam, stand.sha256, jaar, toestand.met_voorbeeld, gm_code, gegevens.standen.productie
    )
    klaar = soort == "landelijk" or gm_code is not None
    return Pakketkeuze(stand, jaren, jaar, soort, gm_code, vraag if klaar else None, onbekend)


def read_briefing_years(gegevens: Gegevens, stand: BevrorenStand) -> list[int]:
    """All years that a briefing of this state can be about."""
    from pipelines.briefing.cijfers.lezen import read_years

    with gegevens.van(stand.naam).cursor() as con:
        return read_years(con)[1]


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
