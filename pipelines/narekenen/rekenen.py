"""From the sources to the amount per gemeente, goal and year, with the standard library alone.

Written from the layout of data/raw and the grammar of keys, not from the SQL: two roads to one figure. Nothing is a float.
An evidence pack carries this file. It reads the compiled layout in CSV; documents as received it refuses, in words.
"""

import csv
import io
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache, reduce
from hashlib import sha256

Waarde = Fraction | int | str
Sleutel = tuple[str, ...]
Tabel = dict[Sleutel, dict[str, Waarde]]
Lijn = dict[str, str]
Gewichten = dict[str, Fraction]
Grenzen = dict[str, tuple[int, int | None]]
Lezer = Callable[[str], bytes | None]

_STATUSSEN = ("gepubliceerd", "afgeleid", "aanname", "voorbeeld")  # from certain to made up


class NietNaTeRekenen(ValueError):
    """The sources hold something that this calculation does not know; the text is Dutch and says what."""


@cache
def as_number(tekst: str) -> Fraction:
    """A printed number with a decimal comma."""
    heel, _, deel = tekst.strip().replace(".", ",").partition(",")
    return Fraction(int(heel + deel), 10 ** len(deel))


@cache
def in_parts(tekst: str) -> int:
    """A printed number in billionths: no volume and no amount per unit has more decimals."""
    deel = as_number(tekst) * 10**9
    if deel.denominator != 1:
        raise NietNaTeRekenen(f"«{tekst}» heeft meer dan negen decimalen")
    return deel.numerator


def rounded(waarde: Fraction) -> Fraction:
    """Whole cents, halves away from zero."""
    heel = (200 * abs(waarde.numerator) + waarde.denominator) // (2 * waarde.denominator)
    return Fraction(heel if waarde >= 0 else -heel, 100)


def weakest(statussen: Iterable[str]) -> str:
    """The least certain of some statuses."""
    return max(filter(None, statussen), key=_STATUSSEN.index)


def divide(bedrag: int, gewichten: Gewichten) -> dict[str, tuple[int, int]]:
    """Largest remainder in whole units, equal remainders by code: what rounding down leaves, and the extra."""
    if len(gewichten) == 1:
        return dict.fromkeys(gewichten, (bedrag, 0))
    totaal = sum(gewichten.values(), Fraction(0))
    exact = {gm: bedrag * gewicht / totaal for gm, gewicht in gewichten.items()}
    beneden = {gm: math.floor(deel) for gm, deel in exact.items()}
    over = bedrag - sum(beneden.values())
    erbij = set(sorted(exact, key=lambda gm: (beneden[gm] - exact[gm], gm))[:over])
    return {gm: (beneden[gm], int(gm in erbij)) for gm in gewichten}


def bind(bedrag: int, gewichten: Gewichten, grenzen: Grenzen) -> dict[str, str]:
    """Who meets its least or its most, where everybody gets λ × weight within its limits and λ makes the sum."""

    def som(factor: Fraction) -> Fraction:
        totaal = Fraction(0)
        for gm, (minst, meest) in grenzen.items():
            deel = max(factor * gewichten[gm], minst)
            totaal += deel if meest is None else min(deel, meest)
        return totaal

    weegt = [(gewichten[gm], grens) for gm, grens in grenzen.items() if gewichten[gm]]
    punten = sorted({Fraction(0)} | {g / w for w, grens in weegt for g in grens if g is not None})
    # the sum never falls, so the last point at which it is not above the line is found by halving
    nummer = bisect_right(punten, bedrag, key=som)
    if nummer == 0:
        raise NietNaTeRekenen("de minima samen zijn meer dan de regel")
    factor, plek = punten[nummer - 1], {}
    for gm, (minst, meest) in grenzen.items():
        deel = factor * gewichten[gm]
        bovenaan = meest is not None and deel >= meest
        plek[gm] = "ondergrens" if deel < minst or not gewichten[gm] else "bovengrens" if bovenaan else "vrij"
    return plek


class Bronnen:
    """The sources as rows of text, with the registered corrections of cells applied."""

    def __init__(self, lees: Lezer) -> None:
        self._lees = lees
        self._correcties: list[Lijn] = []
        self._correcties = self.rows("correcties.csv", verplicht=False)
        if self.rows("documenten.csv", verplicht=False):
            raise NietNaTeRekenen(
                "er zijn documenten zoals ontvangen, en hier tellen alleen de tabellen in CSV"
            )

    def rows(self, naam: str, *, verplicht: bool = True) -> list[Lijn]:
        """The rows of a table as dictionaries."""
        inhoud = self._lees(naam)
        if inhoud is None and verplicht:
            raise NietNaTeRekenen(f"{naam} ontbreekt; de tweede berekening leest alleen tabellen in CSV")
        if inhoud is None:
            return []
        kop, *rijen = csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";")
        self._correct(naam, inhoud, rijen)
        return [dict(zip(kop, rij, strict=True)) for rij in rijen if any(rij)]

    def _correct(self, naam: str, inhoud: bytes, rijen: list[list[str]]) -> None:
        for c in self._correcties:
            if c["document"] in (naam, sha256(inhoud).hexdigest()[: max(12, len(c["document"]))]):
                letters = c["cel"].rstrip("0123456789")
                rij = rijen[int(c["cel"].removeprefix(letters)) - 2]  # the header is row 1
                kolom = reduce(lambda nummer, letter: nummer * 26 + ord(letter) - 64, letters, 0) - 1
                if rij[kolom] != c["gedrukt"]:
                    raise NietNaTeRekenen(f"{naam} {c['cel']} is anders dan de correctie ervan zegt")
                rij[kolom] = c["gecorrigeerd"]


def find_names(rijen: Iterable[Lijn], *kolommen: str) -> dict[str, str]:
    """Every spelling, without case, spaces and kind of asterisk, → the first of the columns."""
    spellingen = ((naam, rij) for rij in rijen for k in (*kolommen, "aliassen") for naam in rij[k].split("|"))
    return {plain(naam): rij[kolommen[0]] for naam, rij in spellingen}


@cache
def plain(naam: str) -> str:
    """A name without what spellings differ in."""
    return "".join(naam.replace("∗", "*").casefold().split())


class Gemeenten:
    """Which gemeenten there were, and what became of them."""

    def __init__(self, bronnen: Bronnen) -> None:
        self.register: dict[str, set[str]] = defaultdict(set)
        for rij in bronnen.rows("gemeenten/gemeenten.csv"):
            self.register[rij["jaar"]].add(rij["gm_code"])
        self.wijzigingen: dict[str, list[Lijn]] = defaultdict(list)
        for rij in sorted(bronnen.rows("gemeenten/herindelingen.csv"), key=lambda r: r["datum"]):
            self.wijzigingen[rij["oude_code"]].append(rij)
        self.aandelen: dict[tuple[str, str], Gewichten] = defaultdict(dict)
        for rij in bronnen.rows("gemeenten/splitsingen.csv", verplicht=False):
            deel = Fraction(int(rij["teller"]), int(rij["noemer"]))
            self.aandelen[rij["datum"], rij["oude_code"]][rij["nieuwe_code"]] = deel
        self.geteld: dict[tuple[str, str], Gewichten] = defaultdict(dict)
        for rij in bronnen.rows("gemeenten/inwoners.csv"):
            self.geteld["inwoners", rij["jaar"]][rij["gm_code"]] = Fraction(int(rij["inwoners"]))
        for rij in bronnen.rows("gemeenten/kenmerken.csv", verplicht=False):
            self.geteld[f"kenmerk:{rij['kenmerk']}", rij["jaar"]][rij["gm_code"]] = as_number(rij["waarde"])

    def indeling(self, peildatum: str) -> set[str]:
        """The gemeenten of a date."""
        jaar = peildatum[:4]
        return {self.successor(gm, f"{jaar}-01-01", peildatum) for gm in self.register[jaar]}

    def successor(self, gm: str, van: str, tot: str) -> str:
        """Where a gemeente went by whole mergers after ``van`` and until ``tot``; who was split stays itself."""
        for rij in self.wijzigingen[gm]:
            if van < rij["datum"] <= tot and rij["soort"] == "geheel":
                return self.successor(rij["nieuwe_code"], rij["datum"], tot)
        return gm

    def recoded(self, gewichten: Gewichten, van: str, tot: str) -> Gewichten:
        """Weights in a later indeling: merged gemeenten are summed."""
        som: Gewichten = defaultdict(Fraction)
        for gm, gewicht in gewichten.items():
            som[self.successor(gm, van, tot)] += gewicht
        return dict(som)

    def counted(self, wat: str, jaar: str, peildatum: str) -> Gewichten:
        """Inhabitants, or another count of a year, in the indeling of a date."""
        return self.recoded(self.geteld[wat, jaar], f"{jaar}-01-01", peildatum)

    def shares(self, gm: str, van: str, tot: str) -> Gewichten:
        """Which part of a gemeente is where at ``tot``; one split without known shares stays under its old code."""
        volgende = [r for r in self.wijzigingen[gm] if van < r["datum"] <= tot]
        if not volgende:
            return {gm: Fraction(1)}
        datum, soort = volgende[0]["datum"], volgende[0]["soort"]
        nieuw = {r["nieuwe_code"] for r in volgende if r["datum"] == datum}
        aandeel = {c: Fraction(1) for c in nieuw} if soort == "geheel" else self.aandelen.get((datum, gm), {})
        if aandeel.keys() != nieuw or sum(aandeel.values()) != 1:
            return {gm: Fraction(1)}
        som: Gewichten = defaultdict(Fraction)
        for code, deel in aandeel.items():
            for later, stuk in self.shares(code, datum, tot).items():
                som[later] += deel * stuk
        return dict(som)


class Jaarcijfers:
    """What one circulaire says about one uitkeringsjaar: volumes, amounts per unit and separate amounts."""

    def __init__(self, bronnen: Bronnen, kop: dict[str, str]) -> None:
        self.peildatum, self.factor = kop["indeling_peildatum"], as_number(kop["uitkeringsfactor"])
        map_, soorten = f"circulaires/{kop['map']}", bronnen.rows("circulaires/uitkeringen.csv")
        maatstaven = bronnen.rows("circulaires/maatstaven.csv")
        self.soort = {m["code"]: m["soort"] for m in maatstaven}
        codes = find_names(maatstaven, "code", "naam")
        self.volume = self._wide(bronnen.rows(f"{map_}/volumina.csv"), codes)
        self.uitkering = self._wide(bronnen.rows(f"{map_}/uitkeringen.csv"), find_names(soorten, "uitkering"))
        prijzen: dict[str, dict[str, int]] = defaultdict(dict)  # cluster → maatstaf → billionths
        for rij in bronnen.rows(f"{map_}/gewichten.csv"):
            for cluster, bedrag in rij.items():
                if rij["code"] and cluster not in ("code", "naam"):
                    prijzen[cluster][codes[plain(rij["code"])]] = in_parts(bedrag)
        volumes = self.volume.items()
        self.clusters = {c: {gm: self._sums(v, prijs) for gm, v in volumes} for c, prijs in prijzen.items()}

    @staticmethod
    def _wide(rijen: list[Lijn], namen: dict[str, str]) -> dict[str, dict[str, str]]:
        """gm_code → name of the column → text."""
        vast = ("gm_code", "gemeente")
        return {r["gm_code"]: {namen[plain(k)]: w for k, w in r.items() if k not in vast} for r in rijen}

    def _sums(self, volumes: Lijn, prijzen: dict[str, int]) -> tuple[Fraction, Fraction]:
        """Σ volume × amount per unit: of what the factor multiplies, and of the income that stays outside it."""
        som = {"uitgaven": 0, "inkomsten": 0}
        for maatstaf, volume in volumes.items():
            if prijs := prijzen.get(maatstaf):
                som[self.soort[maatstaf]] += in_parts(volume) * prijs
        return Fraction(som["uitgaven"], 10**18), Fraction(som["inkomsten"], 10**18)

    def weights(self, basis: str) -> Gewichten:
        """What a key of this vintage divides by, in the indeling of the vintage."""
        soort, _, naam = (deel.strip() for deel in basis.partition(":"))
        if soort in ("uitkeringsbasis", "cluster"):
            (cluster,) = [c for c in self.clusters if plain(c) == plain(naam or "Totaal")]
            return {gm: uitgaven for gm, (uitgaven, _) in self.clusters[cluster].items()}
        bron = self.volume if soort == "maatstaf" else self.uitkering
        return {gm: as_number(w) for gm, r in bron.items() for k, w in r.items() if plain(k) == plain(naam)}


class Lijnsleutel:
    """A line of the envelope with its key taken apart, as docs/architecture.md describes the grammar.

    ``14600000 * inwoners + maatstaf:LOdr``, ``uitkeringsbasis [minimaal 5000] [ingroei 7,50 vanaf inwoners]``: parts with
    basis and amount (the one without takes what is left), limits, and who of the gemeenten of the year may receive.
    """

    def __init__(self, lijn: Lijn, peildatum: str, indeling: set[str]) -> None:
        self.lijn, self.peildatum, self.indeling = lijn, peildatum, indeling
        beperking = dict(re.findall(r"\[\s*(\w+) ([^\]]*)\]", lijn["sleutel"]))
        self.minst = int(beperking.get("minimaal", 0))
        self.meest = int(beperking["hoogstens"]) if "hoogstens" in beperking else None
        self.groei, _, self.vanaf = beperking.get("ingroei", "").partition(" vanaf ")
        self.mag = indeling & (set(re.findall("GM[0-9]{4}", beperking.get("alleen", ""))) or indeling)
        delen: list[tuple[str, int | None]] = []
        for deel in re.sub(r"\[[^\]]*\]", "", lijn["sleutel"]).strip().split(" + "):
            bedrag, maal, basis = deel.partition("*")
            if deel.startswith("vast:"):
                delen.append(("gelijk", int(deel.removeprefix("vast:")) * len(self.mag)))
            else:
                delen.append((basis.strip(), int(bedrag)) if maal else (deel.strip(), None))
        rest = int(lijn["bedrag_eur"]) - sum(bedrag or 0 for _, bedrag in delen)
        self.delen = [(basis, rest if bedrag is None else bedrag) for basis, bedrag in delen]


class Rekening:
    """All that follows from the sources: ``tabellen`` by name, and in ``fouten`` the sums that do not hold."""

    def __init__(self, lees: Lezer) -> None:
        bronnen = Bronnen(lees)
        self.gemeenten = Gemeenten(bronnen)
        self.jaren = {r["uitkeringsjaar"]: r for r in bronnen.rows("pok/jaren.csv")}
        koppen = bronnen.rows("circulaires/circulaires.csv")
        self.jaargangen = {(k["circulaire"], k["uitkeringsjaar"]): Jaarcijfers(bronnen, k) for k in koppen}
        self.tabellen: dict[str, Tabel] = defaultdict(dict)
        self.fouten: list[str] = []
        lijnen = bronnen.rows("pok/envelop.csv")
        for lijn in (r for r in lijnen if r["sleutel"].strip() != "geen"):
            self._allocate(lijn)
        self._add_up(lijnen)
        self._carry_forward()
        for (circulaire, jaar), jaargang in self.jaargangen.items():
            self._pay(circulaire, jaar, jaargang)

    def _put(self, tabel: str, sleutel: Sleutel, **waarden: Waarde) -> None:
        if sleutel in self.tabellen[tabel]:
            self.fouten.append(f"{tabel} {' '.join(sleutel)}: deze sleutel komt twee keer voor")
        self.tabellen[tabel][sleutel] = waarden

    def _weights(self, regel: Lijnsleutel, basis: str) -> Gewichten:
        """The weights of a basis, in the indeling of the year; whoever the key does not list has none."""
        if basis == "gelijk":
            ruw = dict.fromkeys(regel.indeling, Fraction(1))
        elif basis == "inwoners" or basis.startswith("kenmerk:"):
            ruw = self.gemeenten.counted(basis.lower(), regel.lijn["sleutel_jaar"], regel.peildatum)
        else:
            jaargang = self.jaargangen[regel.lijn["sleutel_circulaire"], regel.lijn["sleutel_jaar"]]
            ruw = self.gemeenten.recoded(jaargang.weights(basis), jaargang.peildatum, regel.peildatum)
        return {gm: Fraction(0) if gm in regel.indeling - regel.mag else w for gm, w in ruw.items()}

    def _allocate(self, lijn: Lijn) -> None:
        """Every part of a line over the gemeenten: who meets a limit gets it, the others divide what is left."""
        peildatum = self.jaren[lijn["uitkeringsjaar"]]["indeling_peildatum"]
        regel = Lijnsleutel(lijn, peildatum, self.gemeenten.indeling(peildatum))
        kop = tuple(lijn[k] for k in ("uitkeringsjaar", "doel", "vorm", "regel"))
        for nummer, (basis, bedrag) in enumerate(regel.delen, start=1):
            gewicht = self._weights(regel, basis)
            grenzen = self._limits(regel, bedrag, gewicht)
            plek = bind(bedrag, gewicht, grenzen) if grenzen else {}
            vast = {gm: grenzen[gm][p == "bovengrens"] or 0 for gm, p in plek.items() if p != "vrij"}
            vrij = {gm: w for gm, w in gewicht.items() if gm not in vast}
            over, totaal = bedrag - sum(vast.values()), sum(vrij.values(), Fraction(0))
            deling = {**divide(over, vrij), **{gm: (b, 0) for gm, b in vast.items()}}
            heel = {"envelop_eur": bedrag, "te_verdelen_eur": over, "gewicht_totaal": totaal}
            for gm, (beneden, extra) in deling.items():
                rest = over * gewicht[gm] - beneden * totaal if gm in vrij else 0
                eigen = {"gewicht": gewicht[gm], "positie": plek.get(gm, "vrij"), "naar_beneden_eur": beneden}
                eigen |= {"rest": rest, "extra_eur": extra, "bedrag_eur": beneden + extra}
                self._put("toewijzing_bewijs", (*kop, str(nummer), gm), **heel, **eigen)
            if sum(map(sum, deling.values())) != bedrag:
                self.fouten.append(f"{' '.join(kop)}: de verdeling telt niet op tot de regel")

    def _limits(self, regel: Lijnsleutel, bedrag: int, gewicht: Gewichten) -> Grenzen:
        """The least and the most of every gemeente; nothing for a line without limits."""
        if not (regel.minst or regel.meest is not None or regel.groei):
            return {}
        basis: dict[str, tuple[int, int]] = {}
        mensen: Gewichten = {}
        if regel.groei:
            basis = divide(bedrag, self._weights(regel, regel.vanaf))
            jaar = max(j for wat, j in self.gemeenten.geteld if wat == "inwoners" and j <= regel.peildatum)
            mensen = self.gemeenten.counted("inwoners", jaar, regel.peildatum)
        grenzen: Grenzen = {}
        for gm, w in gewicht.items():
            laag, hoog = [regel.minst], [] if regel.meest is None else [regel.meest]
            if gm in basis:
                ruimte = as_number(regel.groei) * mensen[gm]
                laag.append(math.ceil(sum(basis[gm]) - ruimte))
                hoog.append(math.floor(sum(basis[gm]) + ruimte))
            ontvangt = gm in regel.mag and (w > 0 or not regel.delen[0][0].startswith("du:"))
            grenzen[gm] = (max(laag), min(hoog, default=None)) if ontvangt else (0, 0)
        return grenzen

    def _add_up(self, lijnen: list[Lijn]) -> None:
        """From lines to goals and forms, and the total of the year."""
        som: dict[Sleutel, int] = defaultdict(int)
        verdeeld: dict[Sleutel, int] = defaultdict(int)
        for (jaar, doel, vorm, _, _, gm), rij in self.tabellen["toewijzing_bewijs"].items():
            som[jaar, doel, vorm, gm] += int(rij["bedrag_eur"])
            verdeeld[jaar, doel, vorm] += int(rij["bedrag_eur"])
        per_doel: dict[Sleutel, list[Lijn]] = defaultdict(list)
        for lijn in lijnen:
            per_doel[lijn["uitkeringsjaar"], lijn["doel"], lijn["vorm"]].append(lijn)
        for doel, rijen in per_doel.items():
            bedrag, status = sum(int(r["bedrag_eur"]) for r in rijen), weakest(r["status"] for r in rijen)
            waarden = {"verdeeld_eur": verdeeld[doel], "niet_verdeeld_eur": bedrag - verdeeld[doel]}
            self._put("envelop", doel, bedrag_eur=bedrag, status=status, **waarden)
        for sleutel, bedrag in som.items():
            delen = [r for r in per_doel[sleutel[:3]] if r["sleutel"].strip() != "geen"]
            status = weakest(["afgeleid", *(r[k] for r in delen for k in ("status", "sleutel_status"))])
            self._put("toewijzing", sleutel, bedrag_eur=bedrag, status=status)
        for jaar, rij in self.jaren.items():
            som_jaar = sum(int(r["bedrag_eur"]) for r in lijnen if r["uitkeringsjaar"] == jaar)
            if som_jaar != int(rij["totaal_eur"]):
                self.fouten.append(f"{jaar}: de regels tellen niet op tot het totaal van het jaar")

    def _carry_forward(self) -> None:
        """Every amount in every indeling from its own year onward; a split divides by largest remainder."""
        som: dict[Sleutel, int] = defaultdict(int)
        deel = cache(self.gemeenten.shares)
        for (jaar, doel, vorm, gm), rij in self.tabellen["toewijzing"].items():
            van = self.jaren[jaar]["indeling_peildatum"]
            for indeling in (j for j in self.gemeenten.register if j >= van[:4]):
                delen = deel(gm, van, max(van, f"{indeling}-01-01"))
                for nieuw, stuk in divide(int(rij["bedrag_eur"]), delen).items():
                    som[indeling, jaar, doel, vorm, nieuw] += sum(stuk)
        for sleutel, bedrag in som.items():
            self._put("toewijzing_indeling", sleutel, bedrag_eur=bedrag)

    def _pay(self, circulaire: str, jaar: str, jaargang: Jaarcijfers) -> None:
        """The algemene uitkering as a whole and per cluster, and the separate amounts as printed."""
        for cluster, gemeenten in jaargang.clusters.items():
            for gm, (uitgaven, inkomsten) in gemeenten.items():
                au = rounded(uitgaven * jaargang.factor + inkomsten)
                if cluster == "Totaal":
                    waarden = {"uitkeringsbasis_eur": rounded(uitgaven), "uitkeringsfactor": jaargang.factor}
                    waarden |= {"inkomstenmaatstaf_eur": rounded(inkomsten), "algemene_uitkering_eur": au}
                    self._put("algemene_uitkering", (circulaire, jaar, gm), **waarden)
                else:
                    waarden = {"bedrag_eur": au, "voor_factor_eur": rounded(uitgaven + inkomsten)}
                    self._put("algemene_uitkering_cluster", (circulaire, jaar, gm, cluster), **waarden)
        for gm, rij in jaargang.uitkering.items():
            for uitkering, bedrag in rij.items():
                self._put("uitkering", (circulaire, jaar, gm, uitkering), bedrag_eur=as_number(bedrag))
