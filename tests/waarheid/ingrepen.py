"""Ways in which a table goes wrong between a ministry and a reader, each as a change of a grid of figures.

A grid is row × column → figure: gemeente × maatstaf, gemeente × uitkering, maatstaf × cluster, gemeente × taakveld. The values stay
of the kind that a reader accepts, because a value that cannot be read is refused already.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

Cel = tuple[str, str]
_EENHEID = Decimal("0.000000001")


@dataclass
class Rooster:
    """The figures of one table, with its rows and columns in the order of the file, and those of another vintage.

    ``maat`` is what a place to damage is chosen by: of several tables that are damaged together, the figures of the first.
    """

    cellen: dict[Cel, Decimal]
    ander: Mapping[Cel, Decimal]
    kans: Random
    maat: Mapping[Cel, Decimal]

    def __post_init__(self) -> None:
        self.rijen = list(dict.fromkeys(rij for rij, _ in self.maat))
        self.kolommen = list(dict.fromkeys(kolom for _, kolom in self.maat))

    def filled_column(self) -> str:
        """A column in which at least one figure is not nil."""
        gevuld = {kolom for (_, kolom), getal in self.maat.items() if getal}
        return self.kans.choice([kolom for kolom in self.kolommen if kolom in gevuld])

    def filled_cell(self) -> Cel:
        """A cell that is not nil, in a column of which any is as likely."""
        kolom = self.filled_column()
        return self.kans.choice([cel for cel, getal in self.maat.items() if getal and cel[1] == kolom])

    def two(self, namen: list[str]) -> tuple[str, str]:
        """Two different rows or columns."""
        a, b = self.kans.sample(namen, 2)
        return a, b

    def put(self, nieuw: Mapping[Cel, Decimal]) -> None:
        """Change cells that the table has; figures keep nine decimals."""
        self.cellen |= {cel: getal.quantize(_EENHEID) for cel, getal in nieuw.items() if cel in self.cellen}


Ingreep = Callable[[Rooster], None]


def scale(welke: str, maal: str) -> Ingreep:
    """Multiply one cell, one row, one column or the whole table."""

    def damage(r: Rooster) -> None:
        factor = Decimal(maal)
        cel, rij, kolom = r.filled_cell(), r.kans.choice(r.rijen), r.filled_column()
        raak = {
            "cel": lambda c: c == cel,
            "rij": lambda c: c[0] == rij,
            "kolom": lambda c: c[1] == kolom,
            "tabel": lambda _: True,
        }[welke]
        r.put({c: getal * factor for c, getal in r.cellen.items() if raak(c)})

    return damage


def shift_rows(deel: str) -> Ingreep:
    """Every value stands one row up: in the whole table, from its middle on, or in one column."""

    def damage(r: Rooster) -> None:
        begin = len(r.rijen) // 2 if deel == "helft" else 0
        kolommen = [r.filled_column()] if deel == "kolom" else r.kolommen
        volgende = list(zip(r.rijen[begin:], r.rijen[begin + 1 :] + r.rijen[begin : begin + 1], strict=True))
        oud = dict(r.cellen)
        r.put({(a, k): oud[b, k] for a, b in volgende for k in kolommen if (b, k) in oud})

    return damage


def shift_columns(r: Rooster) -> None:
    """Every column stands one to the right."""
    oud = dict(r.cellen)
    paren = list(zip(r.kolommen, r.kolommen[1:] + r.kolommen[:1], strict=True))
    r.put({(rij, b): oud[rij, a] for rij in r.rijen for a, b in paren if (rij, a) in oud})


def swap_columns(r: Rooster) -> None:
    """Two columns under each other's header."""
    a, b, oud = r.filled_column(), r.filled_column(), dict(r.cellen)
    for van, naar in ((a, b), (b, a)):
        r.put({(rij, naar): oud[rij, van] for rij in r.rijen if (rij, van) in oud})


def swap_rows(r: Rooster) -> None:
    """Two rows under each other's code."""
    (a, b), oud = r.two(r.rijen), dict(r.cellen)
    for van, naar in ((a, b), (b, a)):
        r.put({(naar, k): oud[van, k] for k in r.kolommen if (van, k) in oud})


def copy_row(r: Rooster) -> None:
    """A row with the values of another."""
    (a, b), oud = r.two(r.rijen), dict(r.cellen)
    r.put({(b, k): oud[a, k] for k in r.kolommen if (a, k) in oud})


def copy_column(r: Rooster) -> None:
    """A column with the values of another."""
    a, b, oud = r.filled_column(), r.kans.choice(r.kolommen), dict(r.cellen)
    r.put({(rij, b): oud[rij, a] for rij in r.rijen if (rij, a) in oud})


def swap_digits(r: Rooster) -> None:
    """Two neighbouring digits of one figure trade places."""
    for _ in range(50):
        cel = r.filled_cell()
        tekst = f"{r.cellen.get(cel, 0):f}"
        tekst = tekst.rstrip("0").rstrip(".") if "." in tekst else tekst
        plekken = [
            i for i in range(len(tekst) - 1) if tekst[i : i + 2].isdigit() and tekst[i] != tekst[i + 1]
        ]
        if plekken:
            i = r.kans.choice(plekken)
            r.put({cel: Decimal(tekst[:i] + tekst[i + 1] + tekst[i] + tekst[i + 2 :])})
            return


def lose_commas(welke: str) -> Ingreep:
    """The decimal comma is gone: of one cell, or of every cell of a column; two decimals where there are none."""

    def damage(r: Rooster) -> None:
        cel = r.filled_cell()
        raak = [c for c in r.cellen if c == cel or (welke == "kolom" and c[1] == cel[1])]
        r.put({c: r.cellen[c].quantize(Decimal("0.01")) * 100 for c in raak if c in r.cellen})

    return damage


def other_vintage(welke: str) -> Ingreep:
    """The table, or one column, of another vintage."""

    def damage(r: Rooster) -> None:
        kolom = r.filled_column()
        r.put({c: getal for c, getal in r.ander.items() if welke == "tabel" or c[1] == kolom})

    return damage


def nil(welke: str) -> Ingreep:
    """One row or column says nothing but nil."""

    def damage(r: Rooster) -> None:
        rij, kolom = r.kans.choice(r.rijen), r.filled_column()
        r.put({c: Decimal(0) for c in r.cellen if (c[0] == rij if welke == "rij" else c[1] == kolom)})

    return damage


def recipients(richting: str) -> Ingreep:
    """Ten gemeenten lose what they had in a column, or get what others have."""

    def damage(r: Rooster) -> None:
        kolom = r.filled_column()
        eigen = {c: getal for c, getal in r.cellen.items() if c[1] == kolom}
        gevuld = [c for c, getal in eigen.items() if getal]
        leeg = [c for c, getal in eigen.items() if not getal]
        if richting == "weg":
            r.put({c: Decimal(0) for c in r.kans.sample(gevuld, min(10, len(gevuld)))})
        else:
            r.put({c: eigen[r.kans.choice(gevuld)] for c in r.kans.sample(leeg, min(10, len(leeg)))})

    return damage


INGREPEN: dict[str, Ingreep] = {
    "alle waarden een rij omhoog": shift_rows("tabel"),
    "onderste helft een rij omhoog": shift_rows("helft"),
    "een kolom een rij omhoog": shift_rows("kolom"),
    "alle kolommen een naar rechts": shift_columns,
    "twee kolommen verwisseld": swap_columns,
    "twee rijen verwisseld": swap_rows,
    "rij van een andere gemeente": copy_row,
    "kolom dubbel": copy_column,
    "cel x10": scale("cel", "10"),
    "cel :10": scale("cel", "0.1"),
    "cel x1000": scale("cel", "1000"),
    "cel x1,3": scale("cel", "1.3"),
    "cel met ander teken": scale("cel", "-1"),
    "kolom x10": scale("kolom", "10"),
    "kolom x1000": scale("kolom", "1000"),
    "kolom :1000": scale("kolom", "0.001"),
    "kolom x1,1": scale("kolom", "1.1"),
    "kolom met ander teken": scale("kolom", "-1"),
    "rij x1,3": scale("rij", "1.3"),
    "rij x1,03": scale("rij", "1.03"),
    "rij x2": scale("rij", "2"),
    "rij x1000": scale("rij", "1000"),
    "tabel x1,005": scale("tabel", "1.005"),
    "tabel x1000": scale("tabel", "1000"),
    "tabel :1000": scale("tabel", "0.001"),
    "komma weg in een cel": lose_commas("cel"),
    "komma weg in een kolom": lose_commas("kolom"),
    "twee cijfers verwisseld": swap_digits,
    "tabel van een andere jaargang": other_vintage("tabel"),
    "kolom van een andere jaargang": other_vintage("kolom"),
    "kolom nul": nil("kolom"),
    "rij nul": nil("rij"),
    "tien ontvangers weg": recipients("weg"),
    "tien ontvangers erbij": recipients("erbij"),
}
VAN_EEN_CEL = frozenset(
    naam
    for naam in INGREPEN
    if naam.startswith("cel ") or naam in ("komma weg in een cel", "twee cijfers verwisseld")
)
"""What goes wrong in one figure, and not in what stands beside it."""
