"""The PF checks of CBS' catalogue: does a delivery add up?

Which checks hold in which periode, on which balanscodes and without which taakvelden, is in the definition of the
boekjaar; what is allowed at most, with its source, is in data/raw/iv3/fouten.csv. Groups of categorieën are those of
the definition: LR the lopende rekening (1 to 5), FR the financiële rekening (6.1), IV the interne verrekeningen (7).

Amounts here are exact decimals in whole euro.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipelines.basis.bevinding import Bevinding, Plek
from pipelines.basis.opmaak import format_eur, format_number
from pipelines.sources.iv3.catalogus import Catalogus
from pipelines.sources.iv3.definities import Controleregel, Definitie
from pipelines.sources.iv3.model import Levering

_NUL = Decimal(0)
_HONDERD = Decimal(100)
_GOED_OP_FINANCIELE_BALANS = frozenset({"6.1", "7.2", "7.5"})
_ONVERDEELD = frozenset({"4.3.9", "4.4.9"})
_LAATSTE_DAG = {1: "31-3-", 2: "30-6-", 3: "30-9-", 4: "31-12-", 5: "31-12-"}


@dataclass(frozen=True)
class Meting:
    """The outcome of a check: what was found, in percent or euro, and what it was made of; or what is missing."""

    gevonden: Decimal = _NUL
    toelichting: str = ""
    ontbreekt: str = ""


class Matrix:
    """A delivery as sums: per section, row and column in whole euro."""

    def __init__(self, levering: Levering, definitie: Definitie) -> None:
        self.definitie = definitie
        self.periode = levering.periode
        self._cellen: dict[tuple[str, str, str], Decimal] = {}
        self._kolommen: dict[tuple[str, str], Decimal] = {}
        for post in levering.posten:
            bedrag = post.bedrag * levering.factor()
            cel, kolom = (post.onderdeel, post.rij, post.kolom), (post.onderdeel, post.kolom)
            self._cellen[cel] = self._cellen.get(cel, _NUL) + bedrag
            self._kolommen[kolom] = self._kolommen.get(kolom, _NUL) + bedrag

    def cells(self, *onderdelen: str) -> Iterator[tuple[str, str, str, Decimal]]:
        """The cells of the named sections."""
        return ((o, r, k, b) for (o, r, k), b in self._cellen.items() if o in onderdelen)

    def total(self, *onderdelen: str, kolommen: frozenset[str] | None = None) -> Decimal:
        """The sum of sections, or of some of their columns."""
        return sum(
            (
                bedrag
                for (onderdeel, kolom), bedrag in self._kolommen.items()
                if onderdeel in onderdelen and (kolommen is None or kolom in kolommen)
            ),
            _NUL,
        )

    def group(self, naam: str) -> frozenset[str]:
        """The categorieën of a group, of lasten and baten together."""
        return self.definitie.group("categorie_lasten", naam) | self.definitie.group("categorie_baten", naam)

    def standen(self, soort: str) -> dict[str, Decimal]:
        """Per balanscode its stand at the begin (``begindatum``) or at the end of the periode (``einddatum``)."""
        kolommen = {
            code
            for code, (omschrijving, _, _) in self.definitie.codes["standper"].items()
            if omschrijving == soort
            and (soort == "begindatum" or code == "ultimo" or code.startswith(_LAATSTE_DAG[self.periode]))
        }
        standen: dict[str, Decimal] = {}
        for _, rij, kolom, bedrag in self.cells("balans_standen"):
            if kolom in kolommen:
                standen[rij] = standen.get(rij, _NUL) + bedrag
        return standen


def check_plausibility(levering: Levering, definitie: Definitie, catalogus: Catalogus) -> list[Bevinding]:
    """Every check of this boekjaar and periode that fails, or that cannot be done (PF099)."""
    matrix = Matrix(levering, definitie)
    bevindingen = []
    for foutcode, meten in _CONTROLES.items():
        controle = definitie.controle(foutcode, levering.periode)
        if controle is None:
            continue
        meting, maximaal = meten(matrix, controle), catalogus.maximum(foutcode)
        plek = Plek(levering.document, "", f"{levering.verslagsoort} {levering.boekjaar}, {levering.gm_code}")
        if meting.ontbreekt:
            bevindingen.append(
                catalogus.finding("PF099", plek, "", meting.ontbreekt, fout=meting.ontbreekt, extra=foutcode)
            )
        elif meting.gevonden > maximaal:
            gevonden, goed = (_write(foutcode, w) for w in (meting.gevonden, maximaal))
            bevindingen.append(
                catalogus.finding(
                    foutcode,
                    plek,
                    f"{gevonden} ({meting.toelichting})",
                    f"ten hoogste {goed}",
                    fout=gevonden,
                    goed=goed,
                    extra_fout=meting.toelichting + "." if foutcode == "PF003" else "",
                )
            )
    return bevindingen


def _write(foutcode: str, waarde: Decimal) -> str:
    if foutcode in _IN_EURO:
        return format_eur(waarde)
    return f"{format_number(waarde, 2)}%"


def _share(deel: Decimal, geheel: Decimal) -> Decimal:
    """A share in percent. Nothing of nothing is nothing; something of nothing is all of it."""
    if geheel:
        return abs(deel) * _HONDERD / abs(geheel)
    return _HONDERD if deel else _NUL


def saldo_rekeningen(matrix: Matrix, controle: Controleregel) -> Meting:
    """PF001: EMU-saldo of the lopende rekening equals lasten minus baten of the financiële rekening; share of lasten."""
    lopend, financieel = matrix.group("LR"), matrix.group("FR")
    lasten = matrix.total("lasten", "balans_lasten", kolommen=lopend)
    if not lasten:
        return Meting(ontbreekt="lasten op de categorieën 1 tot en met 5")
    saldo = matrix.total("baten", "balans_baten", kolommen=lopend) - lasten
    saldo_financieel = matrix.total("lasten", "balans_lasten", kolommen=financieel) - matrix.total(
        "baten", "balans_baten", kolommen=financieel
    )
    return Meting(
        _share(saldo - saldo_financieel, lasten),
        f"saldo {format_eur(saldo)} tegenover {format_eur(saldo_financieel)} op categorie 6.1",
    )


def categorieen_financiele_balans(matrix: Matrix, controle: Controleregel) -> Meting:
    """PF002: on the financial balance only 6.1, 7.2 and 7.5; share of all that is booked there."""
    geheel = fout = _NUL
    codes: set[str] = set()
    for _, rij, kolom, bedrag in matrix.cells("balans_lasten", "balans_baten"):
        if rij in controle.balanscodes and bedrag:
            geheel += abs(bedrag)
            if kolom not in _GOED_OP_FINANCIELE_BALANS:
                fout += abs(bedrag)
                codes.add(f"{rij} × {kolom}")
    return Meting(_share(fout, geheel), f"{format_eur(fout)} op {', '.join(sorted(codes)[:10])}")


def ontwikkeling_standen(matrix: Matrix, controle: Controleregel) -> Meting:
    """PF003: per balanscode ultimo − primo equals the mutations; share of the larger of both movements."""
    primo, ultimo = matrix.standen("begindatum"), matrix.standen("einddatum")
    if not primo or not ultimo:
        return Meting(ontbreekt="begin- of eindstanden van de balans")
    mutatie: dict[str, Decimal] = {}
    for onderdeel, rij, _, bedrag in matrix.cells("balans_lasten", "balans_baten"):
        teken = 1 if (onderdeel == "balans_lasten") == rij.startswith("A") else -1
        mutatie[rij] = mutatie.get(rij, _NUL) + teken * bedrag
    in_stand = {c: ultimo.get(c, _NUL) - primo.get(c, _NUL) for c in controle.balanscodes}
    afwijking = {
        c: in_stand[c] - mutatie.get(c, _NUL) for c in in_stand if in_stand[c] != mutatie.get(c, _NUL)
    }
    geheel = max(
        sum((abs(b) for b in in_stand.values()), _NUL),
        sum((abs(mutatie.get(c, _NUL)) for c in in_stand), _NUL),
    )
    ergste = sorted(afwijking, key=lambda c: (-abs(afwijking[c]), c))[:5]
    return Meting(
        _share(sum((abs(b) for b in afwijking.values()), _NUL), geheel),
        "Afwijking op " + ", ".join(f"{c}: {format_eur(afwijking[c])}" for c in ergste),
    )


def verrekencategorieen(matrix: Matrix, controle: Controleregel) -> Meting:
    """PF004: per internal settlement category lasten equal baten, taakvelden and balance together; share of the lasten."""
    verschil = {
        c: matrix.total("lasten", "balans_lasten", kolommen=frozenset({c}))
        - matrix.total("baten", "balans_baten", kolommen=frozenset({c}))
        for c in sorted(matrix.group("IV"))
    }
    geheel = matrix.total("lasten", "balans_lasten", kolommen=matrix.group("IV"))
    return Meting(
        _share(sum((abs(b) for b in verschil.values()), _NUL), geheel),
        ", ".join(f"{c}: {format_eur(b)}" for c, b in verschil.items() if b),
    )


def categorie_61_elders(matrix: Matrix, controle: Controleregel) -> Meting:
    """PF005: 6.1 only on the financial balance and the taakvelden that the definition leaves out; share of all 6.1."""
    balans = matrix.definitie.controle("PF002", matrix.periode)
    toegestaan = controle.uitgesloten_taakvelden | (balans.balanscodes if balans else frozenset())
    geheel = elders = _NUL
    codes: set[str] = set()
    financieel = matrix.group("FR")
    for _, rij, kolom, bedrag in matrix.cells("lasten", "baten", "balans_lasten", "balans_baten"):
        if kolom in financieel:
            geheel += abs(bedrag)
            if rij not in toegestaan and bedrag:
                elders += abs(bedrag)
                codes.add(rij)
    return Meting(_share(elders, geheel), f"{format_eur(elders)} op {', '.join(sorted(codes)[:10])}")


def lasten_en_baten(matrix: Matrix, controle: Controleregel) -> Meting:
    """PF006: lasten of all taakvelden equal their baten; difference in euro."""
    lasten, baten = matrix.total("lasten"), matrix.total("baten")
    return Meting(abs(lasten - baten), f"lasten {format_eur(lasten)}, baten {format_eur(baten)}")


def activa_en_passiva(soort: str) -> Callable[[Matrix, Controleregel], Meting]:
    """PF007 and PF008: activa equal passiva at the begin and at the end; difference in euro."""

    def meet(matrix: Matrix, controle: Controleregel) -> Meting:
        standen = matrix.standen(soort)
        if not standen:
            return Meting(ontbreekt="beginstanden" if soort == "begindatum" else "eindstanden")
        activa = sum((b for c, b in standen.items() if c.startswith("A")), _NUL)
        passiva = sum((b for c, b in standen.items() if c.startswith("P")), _NUL)
        return Meting(abs(activa - passiva), f"activa {format_eur(activa)}, passiva {format_eur(passiva)}")

    return meet


def onverdeelde_overdrachten(matrix: Matrix, controle: Controleregel) -> Meting:
    """PF009: after the begroting nothing is left on 4.3.9 and 4.4.9; amount in euro."""
    onderdelen = ("lasten", "baten", "balans_lasten", "balans_baten")
    bedragen = [(r, k, b) for _, r, k, b in matrix.cells(*onderdelen) if k in _ONVERDEELD and b]
    return Meting(
        sum((abs(b) for _, _, b in bedragen), _NUL),
        "op " + ", ".join(sorted({f"{r} × {k}" for r, k, _ in bedragen})[:10]),
    )


_CONTROLES: dict[str, Callable[[Matrix, Controleregel], Meting]] = {
    "PF001": saldo_rekeningen,
    "PF002": categorieen_financiele_balans,
    "PF003": ontwikkeling_standen,
    "PF004": verrekencategorieen,
    "PF005": categorie_61_elders,
    "PF006": lasten_en_baten,
    "PF007": activa_en_passiva("begindatum"),
    "PF008": activa_en_passiva("einddatum"),
    "PF009": onverdeelde_overdrachten,
}
_IN_EURO = frozenset({"PF006", "PF007", "PF008", "PF009"})
