"""Find the header rows on a sheet and say which table starts there, by the names in them and nothing else."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.blad import Blad, Getal
from pipelines.sources.rekenbestand.naslag import Naslag, Zoeker, clean, loose

Soort = Literal["volumina", "gewichten", "uitkeringen", "uitkeringsfactor"]
Rol = Literal["code", "naam", "provincie", "volgnummer", "totaal", "circulaire", "jaar", "factor", "waarde"]

_ROLLEN: dict[str, Rol] = {
    **dict.fromkeys(
        ("cbs", "cbscode", "cbsnr", "cbsnummer", "gemeentecode", "gemeentenummer", "gemeentenr", "gmcode", "code",
         "codering", "coderingmaatstaf", "maatstafcode", "codemaatstaf", "gmnr", "gemnr"), "code"),
    **dict.fromkeys(("nr", "nummer", "volgnr", "volgnummer", "rang"), "volgnummer"),
    **dict.fromkeys(
        ("naam", "gemeente", "gemeenten", "gemeentenaam", "naamgemeente", "naammaatstaf", "maatstaf", "omschrijving",
         "naamuitkering", "uitkering"), "naam"),
    **dict.fromkeys(("prov", "provincie", "provincienaam", "provnr", "provincienummer", "provinciecode"), "provincie"),
    **dict.fromkeys(("totaal", "som", "totaalgeneraal", "eindtotaal"), "totaal"),
}  # fmt: skip
_FACTORKOP: dict[str, Rol] = {
    "circulaire": "circulaire", "jaar": "jaar", "uitkeringsjaar": "jaar", "uitkeringsfactor": "factor", "factor": "factor",
}  # fmt: skip
_MINSTENS = 3
_LETTER = re.compile(r"[^\W\d_]")
_GETAL = re.compile(r"^\s*[-+\u2212]?[0-9]+(?:[.,][0-9]+)*(?:[eE][+-]?[0-9]+)?\s*$")


@dataclass(frozen=True)
class Kop:
    """A header: the kind of table, its rows (0-based first and last), and per column what it holds."""

    soort: Soort
    eerste: int
    laatste: int
    labels: tuple[str, ...]
    rollen: tuple[Rol | None, ...]
    namen: tuple[str | None, ...]

    def column(self, rol: Rol) -> int | None:
        """The first column with a role."""
        return self.rollen.index(rol) if rol in self.rollen else None

    def values(self) -> list[int]:
        """The columns that hold figures."""
        return [i for i, rol in enumerate(self.rollen) if rol == "waarde"]

    def lookup(self, naslag: Naslag) -> Zoeker:
        """Where the names of its value columns are explained."""
        return zoeker(self.soort, naslag)


def zoeker(soort: Soort, naslag: Naslag) -> Zoeker:
    """The reference for the column names of a kind of table."""
    return {"volumina": naslag.maatstaven, "gewichten": naslag.clusters}.get(soort, naslag.uitkeringen)


def role(label: str) -> Rol | None:
    """What a heading beside the figures says of its column."""
    return _ROLLEN.get(loose(label))


def count_known(rij: list[str], naslag: Naslag) -> tuple[int, int, int, int]:
    """How many different maatstaven, uitkeringen, clusters and headings a row names."""
    teksten = {cel for cel in rij if _is_words(cel)}
    return (
        len({naslag.maatstaven.resolve(t) for t in teksten} - {None}),
        len({naslag.uitkeringen.resolve(t) for t in teksten} - {None}),
        len({naslag.clusters.resolve(t) for t in teksten} - {None}),
        len({rol for t in teksten if (rol := role(t) or _FACTORKOP.get(loose(t)))}),
    )


def is_header(rij: list[str], naslag: Naslag) -> bool:
    """Whether a row can be a header: names with a heading beside them, or several names, and no more figures than names."""
    gevuld = [cel for cel in rij if cel and not cel.isspace()]
    teksten = [cel for cel in gevuld if _is_words(cel)]
    if len(gevuld) < 2 or len(teksten) < len(gevuld) - len(teksten):
        return False
    maatstaven, uitkeringen, clusters, koppen = count_known(teksten, naslag)
    if {_FACTORKOP.get(loose(cel)) for cel in teksten} >= {"jaar", "factor"}:
        return True
    namen = max(maatstaven, uitkeringen, clusters)
    return (koppen > 0 and namen > 0) or namen >= _MINSTENS


def _is_words(cel: str) -> bool:
    """Whether a cell is text with a letter in it, and no number in scientific notation."""
    if not cel or isinstance(cel, Getal):
        return False
    return _LETTER.search(cel) is not None and not _GETAL.match(cel)


def _kind(rijen: list[list[str]], naslag: Naslag) -> Soort | None:
    if any({_FACTORKOP.get(loose(cel)) for cel in rij} >= {"jaar", "factor"} for rij in rijen):
        return "uitkeringsfactor"
    tellingen = [count_known(rij, naslag) for rij in rijen]
    maatstaven, uitkeringen, clusters = (max(t[i] for t in tellingen) for i in range(3))
    if clusters >= _MINSTENS and clusters >= maatstaven:
        return "gewichten"
    if maatstaven == uitkeringen:
        return None
    return "volumina" if maatstaven > uitkeringen else "uitkeringen"


def find_headers(blad: Blad, naslag: Naslag) -> tuple[list[Kop], list[Bevinding]]:
    """Every header on a sheet, each possibly of two rows (codes and long names), and what is wrong in them."""
    koppen: list[Kop] = []
    bevindingen: list[Bevinding] = []
    rij = 0
    while rij < len(blad.rijen):
        if not is_header(blad.rijen[rij], naslag):
            rij += 1
            continue
        laatste = rij
        while laatste + 1 < len(blad.rijen) and is_header(blad.rijen[laatste + 1], naslag):
            laatste += 1
        kop, gebreken = read_header(blad, rij, laatste, naslag)
        if kop is not None and not (koppen and same_header(kop, koppen[-1])):
            koppen.append(kop)
            bevindingen += gebreken
        rij = laatste + 1
    return koppen, bevindingen


def same_header(ene: Kop, andere: Kop) -> bool:
    """Whether a header is the repetition of another, as on the next page of a print."""
    return ene.soort == andere.soort and ene.namen == andere.namen and ene.rollen == andere.rollen


def read_header(blad: Blad, eerste: int, laatste: int, naslag: Naslag) -> tuple[Kop | None, list[Bevinding]]:
    """The header in these rows, and what is wrong in it; ``None`` when it names no table or no column of figures."""
    rijen = blad.rijen[eerste : laatste + 1]
    soort = _kind(rijen, naslag)
    if soort is None:
        return None, []
    breedte = max(len(rij) for rij in rijen)
    labels, rollen, namen = [], [], []
    bevindingen = []
    for kolom in range(breedte):
        teksten = [clean(rij[kolom]) for rij in rijen if kolom < len(rij) and clean(rij[kolom])]
        rol, naam, label = _column(soort, teksten, naslag)
        if len(betekenissen := {n for t in teksten if (n := zoeker(soort, naslag).resolve(t))}) > 1:
            bevindingen.append(
                meld(
                    "kop_tegenstrijdig",
                    blad.at(laatste, kolom),
                    " / ".join(teksten),
                    namen=", ".join(sorted(betekenissen)),
                )
            )
        labels.append(label)
        rollen.append(rol)
        namen.append(naam)
    kop = Kop(soort, eerste, laatste, tuple(labels), tuple(rollen), tuple(namen))
    return (kop if kop.values() or soort == "uitkeringsfactor" else None), bevindingen


def _column(soort: Soort, teksten: list[str], naslag: Naslag) -> tuple[Rol | None, str | None, str]:
    label = teksten[-1] if teksten else ""
    if soort == "uitkeringsfactor":
        return next((r for t in teksten if (r := _FACTORKOP.get(loose(t)))), None), None, label
    for tekst in reversed(teksten):
        if soort == "gewichten" and role(tekst) == "totaal":
            return "waarde", "Totaal", tekst
        if (rol := role(tekst)) and not zoeker(soort, naslag).resolve(tekst):
            return rol, None, tekst
        if naam := zoeker(soort, naslag).resolve(tekst):
            return "waarde", naam, tekst
    return None, None, label


def repair_header(blad: Blad, kop: Kop, breedte: int, naslag: Naslag) -> tuple[Kop, list[Bevinding]]:
    """Join header cells that an unquoted separator broke, when that is provable; else say what is wrong.

    Provable means: it makes the header as wide as the rows below it, the joined text is a known name, the parts are not,
    and no other pair qualifies. ``breedte`` is the width of those rows.
    """
    te_veel = len(kop.labels) - breedte
    if te_veel == 0:
        return kop, []
    nieuw = kop
    meldingen = []
    while te_veel > 0 and blad.is_tekst and kop.eerste == kop.laatste:
        paren = [i for i in range(len(nieuw.labels) - 1) if _joins(nieuw, i, blad.scheiding, naslag)]
        if len(paren) != 1:
            break
        plek = paren[0]
        samen = _joined(nieuw, plek, blad.scheiding)
        naam = nieuw.lookup(naslag).resolve(samen)
        hier = blad.at(kop.eerste, plek + len(meldingen))
        meldingen.append(meld("kop_samengevoegd", hier, samen, naam=naam))
        nieuw = replace(
            nieuw,
            labels=(*nieuw.labels[:plek], samen, *nieuw.labels[plek + 2 :]),
            rollen=(*nieuw.rollen[:plek], "waarde", *nieuw.rollen[plek + 2 :]),
            namen=(*nieuw.namen[:plek], naam, *nieuw.namen[plek + 2 :]),
        )
        te_veel -= 1
    if te_veel == 0:
        return nieuw, meldingen
    hier = blad.at(kop.eerste, min(len(kop.labels), breedte))
    return kop, [meld("kop_breedte", hier, gevonden=len(kop.labels), breedte=breedte)]


def _joined(kop: Kop, plek: int, scheiding: str) -> str:
    return clean(f"{kop.labels[plek]}{scheiding} {kop.labels[plek + 1]}")


def _joins(kop: Kop, plek: int, scheiding: str, naslag: Naslag) -> bool:
    return (
        kop.rollen[plek] is None
        and kop.rollen[plek + 1] is None
        and _is_words(kop.labels[plek + 1])
        and kop.lookup(naslag).resolve(_joined(kop, plek, scheiding)) is not None
    )
