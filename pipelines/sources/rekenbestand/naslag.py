"""What names mean: every known spelling of a maatstaf, uitkering, cluster or gemeente leads to one name or code.

A label may carry a footnote (``Groningen1)``, ``vast¹``); it is taken off only when what is left is a known name.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import polars as pl

_LANGSTE = 300  # no name is longer, and looking for one in a page of text takes long
_VOETNOTEN = (
    re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+[)\]]?$"),
    re.compile(r"\s*[(\[]?\d{1,2}[)\]]$"),
    re.compile(r"(?<=[^\d\s])\s?\d{1,2}$"),
    re.compile(r"\s*[*\u2217\u2020\u2021]+[)]?$"),
)
_CODE = re.compile(r"^(?:gm)?0*([0-9]{1,4})(?:[.,]0{1,2})?$", re.IGNORECASE | re.ASCII)
_AANHEF = re.compile(r"^gemeente\s+", re.IGNORECASE)
_ACHTERVOEGSEL = re.compile(r"\s*\([^)]*\)\s*$")


def clean(label: str) -> str:
    """One line of text with single spaces: line breaks, hard and thin spaces become ordinary ones."""
    return " ".join(label.replace("\u00ad", "").replace("\u200b", "").split())


@lru_cache(maxsize=65536)
def loose(naam: str) -> str:
    """What is left of a name without case, accents, spaces and punctuation; operators stay."""
    plat = unicodedata.normalize("NFD", naam.replace("\u2217", "*").casefold())
    return "".join(teken for teken in plat if teken.isascii() and (teken.isalnum() or teken in "<>+*"))


def normalise(naam: str) -> str:
    """Fold case, spaces and the look-alikes of an asterisk, so that one name has one spelling."""
    return "".join(naam.replace("\u2217", "*").casefold().split())


def variants(label: str) -> Iterator[str]:
    """The label, and then without what may be a footnote."""
    schoon = clean(label)
    yield schoon
    for voetnoot in _VOETNOTEN:
        korter = voetnoot.sub("", schoon)
        if korter and korter != schoon:
            yield korter


@dataclass(frozen=True)
class Zoeker:
    """Every known spelling of a maatstaf, uitkering or cluster leads to one name.

    Remembers what it resolved, because a sheet repeats itself. ``botsingen`` are spellings that lead to two names: the
    spelling, both names, and the cell of the second.
    """

    exact: Mapping[str, str]
    los: Mapping[str, str]
    reference: str
    botsingen: tuple[tuple[str, str, str, str], ...] = ()
    gevonden: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def from_table(cls, frame: pl.DataFrame, kolom: str, extra: tuple[str, ...], reference: str) -> "Zoeker":
        """From a reference table with the names in ``kolom``, ``extra`` and, if it has them, ``aliassen``.

        A loose spelling that fits two names fits none.
        """
        exact: dict[str, str] = {}
        botsingen = []
        for rij in frame.iter_rows(named=True):
            spellingen = [rij[kolom], *(rij[k] for k in extra), *(rij.get("aliassen") or "").split("|")]
            for spelling in (s for s in spellingen if s and s.strip()):
                eerder = exact.setdefault(normalise(spelling), rij[kolom])
                if eerder != rij[kolom]:
                    botsingen.append((spelling.strip(), eerder, rij[kolom], rij["cel"]))
        los: dict[str, set[str]] = {}
        for spelling, naam in exact.items():
            los.setdefault(loose(spelling), set()).add(naam)
        uniek = {sleutel: min(namen) for sleutel, namen in los.items() if len(namen) == 1 and sleutel}
        return cls(exact, uniek, reference, tuple(botsingen))

    def known(self) -> list[str]:
        """All names."""
        return sorted(set(self.exact.values()))

    def resolve_exact(self, naam: str) -> str | None:
        """The name of a spelling that is in the reference, as the compiled layout must have it."""
        return self.exact.get(normalise(naam))

    def resolve(self, label: str) -> str | None:
        """The name of a label as users write it, if known: loosely spelt, perhaps with a footnote."""
        if len(label) > _LANGSTE:
            return None
        if label not in self.gevonden:
            kandidaten = (self.exact.get(normalise(v)) or self.los.get(loose(v)) for v in variants(label))
            self.gevonden[label] = next((naam for naam in kandidaten if naam), None)
        return self.gevonden[label]

    def nearest(self, label: str, aantal: int = 3) -> list[str]:
        """Known names that resemble a label."""
        lijkt = difflib.get_close_matches(loose(label), self.los, n=aantal * 2, cutoff=0.6)
        return list(dict.fromkeys(self.los[sleutel] for sleutel in lijkt))[:aantal]


@dataclass(frozen=True)
class Gemeentezoeker:
    """Gemeenten by CBS code or by name, in the indelingen that the project knows."""

    codes: frozenset[str]
    namen: Mapping[str, frozenset[str]]
    weergave: Mapping[str, str]
    provincies: frozenset[str]
    indelingen: Mapping[date, frozenset[str]]
    gevonden: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def from_tables(
        cls, gemeenten: pl.DataFrame, herindelingen: pl.DataFrame, varianten: Iterable[tuple[str, str]] = ()
    ) -> "Gemeentezoeker":
        """All years together: a name is looked up first, and only then is asked whether it exists that year."""
        namen: dict[str, set[str]] = {}
        weergave: dict[str, str] = {}
        kort: dict[str, set[str]] = {}
        for rij in gemeenten.sort("jaar").iter_rows(named=True):
            namen.setdefault(loose(rij["naam"]), set()).add(rij["gm_code"])
            kort.setdefault(loose(_ACHTERVOEGSEL.sub("", rij["naam"])), set()).add(rij["gm_code"])
            weergave[rij["gm_code"]] = rij["naam"]
        for (
            sleutel,
            codes,
        ) in kort.items():  # Bergen is two gemeenten, so without its suffix it stays ambiguous
            namen.setdefault(sleutel, codes)
        for naam, code in varianten:
            namen.setdefault(loose(naam), set()).add(code)
        return cls(
            codes=frozenset(weergave),
            namen={sleutel: frozenset(codes) for sleutel, codes in namen.items()},
            weergave=weergave,
            provincies=frozenset(loose(p) for p in gemeenten["provincie"].unique()),
            indelingen=_indelingen(gemeenten, herindelingen),
        )

    def by_code(self, tekst: str) -> str | None:
        """``363``, ``0363``, ``GM0363`` and ``363.0`` are GM0363; ``None`` when it is no code of a gemeente."""
        treffer = _CODE.match(clean(tekst))
        code = f"GM{int(treffer[1]):04d}" if treffer else None
        return code if code in self.codes else None

    def by_name(self, naam: str) -> frozenset[str]:
        """Every gemeente that a label may mean, with or without its suffix or the word gemeente."""
        if len(naam) > _LANGSTE:
            return frozenset()
        if naam not in self.gevonden:
            self.gevonden[naam] = next(
                (
                    self.namen[s]
                    for v in variants(_AANHEF.sub("", clean(naam)))
                    for s in _keys(v)
                    if s in self.namen
                ),
                frozenset(),
            )
        return self.gevonden[naam]

    def is_exact_name(self, naam: str) -> bool:
        """Whether a text is a gemeente's name and nothing more: no footnote or digit is taken off."""
        return loose(naam) in self.namen

    def nearest(self, naam: str, aantal: int = 3) -> list[str]:
        """Known gemeenten whose name resembles a label."""
        lijkt = difflib.get_close_matches(loose(naam), self.namen, n=aantal * 2, cutoff=0.6)
        codes = dict.fromkeys(code for sleutel in lijkt for code in sorted(self.namen[sleutel]))
        return [f"{self.weergave[code]} ({code})" for code in codes][:aantal]

    def resembles(self, naam: str, code: str) -> bool:
        """Whether a label is so close to the gemeente's name that it must be a misspelling of it."""
        sleutel = loose(naam)
        return any(
            difflib.SequenceMatcher(None, sleutel, bekend).ratio() >= 0.8
            for bekend, codes in self.namen.items()
            if code in codes
        )

    def find_indeling(self, codes: frozenset[str]) -> date | None:
        """The first date from which the gemeenten were exactly these."""
        return next((dag for dag, leden in sorted(self.indelingen.items()) if leden == codes), None)

    def nearest_indeling(self, codes: frozenset[str]) -> tuple[date, frozenset[str]]:
        """The indeling that differs least, the latest of equals."""
        return min(self.indelingen.items(), key=lambda i: (len(i[1] ^ codes), -i[0].toordinal()))


def _keys(naam: str) -> tuple[str, ...]:
    zonder = _ACHTERVOEGSEL.sub("", naam)
    return (loose(naam), loose(zonder)) if zonder != naam else (loose(naam),)


def _indelingen(gemeenten: pl.DataFrame, herindelingen: pl.DataFrame) -> dict[date, frozenset[str]]:
    """The gemeenten on 1 January of each year and after each change within a year."""
    dagen: dict[date, frozenset[str]] = {}
    for (jaar,), groep in gemeenten.drop_nulls("jaar").group_by(["jaar"], maintain_order=True):
        leden = frozenset(groep["gm_code"])
        dagen[date(jaar, 1, 1)] = leden
        if herindelingen.is_empty():
            continue
        tussentijds = herindelingen.filter(
            (pl.col("datum") > date(jaar, 1, 1)) & (pl.col("datum") <= date(jaar, 12, 31))
        ).sort("datum")
        for rij in tussentijds.iter_rows(named=True):
            leden = leden - {rij["oude_code"]} | {rij["nieuwe_code"]}
            dagen[rij["datum"]] = leden
    return dagen


def read_maatstaven(tabellen: Mapping[str, pl.DataFrame]) -> Zoeker:
    """The maatstaven, from the staging table maatstaf."""
    return Zoeker.from_table(tabellen["maatstaf"], "code", ("naam",), "circulaires/maatstaven.csv")


def read_uitkeringen(tabellen: Mapping[str, pl.DataFrame]) -> Zoeker:
    """The uitkeringen, from the staging table uitkering_soort."""
    return Zoeker.from_table(tabellen["uitkering_soort"], "uitkering", (), "circulaires/uitkeringen.csv")


@dataclass(frozen=True)
class Naslag:
    """Everything that recognition needs to know."""

    maatstaven: Zoeker
    uitkeringen: Zoeker
    clusters: Zoeker
    gemeenten: Gemeentezoeker

    @classmethod
    def from_tables(cls, tabellen: Mapping[str, pl.DataFrame]) -> "Naslag":
        """From the staging tables maatstaf, uitkering_soort, cluster, gemeente, herindeling and naamvariant."""
        varianten = (
            tabellen["naamvariant"].select("naam", "gm_code").iter_rows() if "naamvariant" in tabellen else ()
        )
        return cls(
            read_maatstaven(tabellen),
            read_uitkeringen(tabellen),
            Zoeker.from_table(tabellen["cluster"], "cluster", (), "circulaires/clusters.csv"),
            Gemeentezoeker.from_tables(
                tabellen["gemeente"], tabellen.get("herindeling", pl.DataFrame()), varianten
            ),
        )
