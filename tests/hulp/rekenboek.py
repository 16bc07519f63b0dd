"""The figures once more, straight from the files: csv, openpyxl and fractions, nothing of the program.

Slow and plain on purpose, each part remembered for as long as the tests run: what this finds and what the marts hold
must be the same.
"""

import csv
import math
from fractions import Fraction
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.utils import column_index_from_string, coordinate_to_tuple


def number(tekst):
    """A printed figure as a fraction."""
    return Fraction(str(tekst).replace(",", "."))


def rounded(waarde, decimalen=0):
    """Half away from zero, as the database rounds."""
    exact = waarde * 10**decimalen
    heel = math.floor(abs(exact) + Fraction(1, 2))
    return Fraction(heel if exact >= 0 else -heel, 10**decimalen)


class Rekenboek:
    """A data/raw folder and what follows from it."""

    def __init__(self, raw: Path):
        self.raw = raw

    @cache  # noqa: B019
    def grid(self, document, blad=""):
        """The cells of a document as rows of text."""
        pad = self.raw / document
        if pad.suffix == ".csv":
            with pad.open(encoding="utf-8-sig", newline="") as bestand:
                return list(csv.reader(bestand, delimiter=";"))
        werkblad = openpyxl.load_workbook(pad, data_only=True)[blad]
        return [["" if w is None else str(w) for w in rij] for rij in werkblad.iter_rows(values_only=True)]

    def cell(self, document, blad, cel):
        """The text at an address."""
        rij, kolom = coordinate_to_tuple(cel)
        assert column_index_from_string(cel.rstrip("0123456789")) == kolom
        return self.grid(document, blad)[rij - 1][kolom - 1]

    @cache  # noqa: B019
    def rows(self, document, blad=""):
        """The rows of a document as dictionaries."""
        kop, *rijen = self.grid(document, blad)
        return [dict(zip(kop, rij, strict=True)) for rij in rijen]

    @cache  # noqa: B019
    def maatstaven(self):
        """Spelling → code, and code → soort."""
        namen, soorten = {}, {}
        for rij in self.rows("circulaires/maatstaven.csv"):
            soorten[rij["code"]] = rij["soort"]
            for naam in (rij["code"], rij["naam"], *rij["aliassen"].split(" | ")):
                namen[naam.replace("∗", "*").casefold().replace(" ", "")] = rij["code"]
        return namen, soorten

    def code(self, naam):
        return self.maatstaven()[0][naam.replace("∗", "*").casefold().replace(" ", "")]

    @cache  # noqa: B019
    def volumes(self, circulaire, jaar):
        """gm_code → maatstaf → volume."""
        rijen = self.rows(f"circulaires/{circulaire}_{jaar}/volumina.csv")
        return {
            r["gm_code"]: {self.code(n): number(w) for n, w in r.items() if n not in ("gm_code", "gemeente")}
            for r in rijen
        }

    @cache  # noqa: B019
    def bedragen(self, circulaire, jaar, cluster="Totaal"):
        """maatstaf → bedrag per eenheid."""
        rijen = self.rows(f"circulaires/{circulaire}_{jaar}/gewichten.csv")
        return {self.code(r["code"]): number(r[cluster]) for r in rijen if r["code"]}

    @cache  # noqa: B019
    def factor(self, circulaire, jaar):
        rijen = self.rows("circulaires/circulaires.csv")
        (tekst,) = [
            r["uitkeringsfactor"]
            for r in rijen
            if (r["circulaire"], r["uitkeringsjaar"]) == (circulaire, str(jaar))
        ]
        return number(tekst)

    @cache  # noqa: B019
    def basis(self, circulaire, jaar, gm_code, cluster="Totaal", soort="uitgaven"):
        """Σ volume × bedrag per eenheid."""
        soorten = self.maatstaven()[1]
        bedragen = self.bedragen(circulaire, jaar, cluster)
        volumes = self.volumes(circulaire, jaar)[gm_code]
        return sum((v * bedragen[m] for m, v in volumes.items() if soorten[m] == soort), Fraction(0))

    def uitkering(self, circulaire, jaar, gm_code, naam):
        """A printed S/IU/DU amount; 0 where the vintage has no such column."""
        rijen = self.rows(f"circulaires/{circulaire}_{jaar}/uitkeringen.csv")
        (rij,) = [r for r in rijen if r["gm_code"] == gm_code]
        spellingen = {naam}
        for r in self.rows("circulaires/uitkeringen.csv"):
            if r["uitkering"] == naam:
                spellingen |= set(r["aliassen"].split(" | "))
        return next((number(w) for n, w in rij.items() if n in spellingen), Fraction(0))

    def payment(self, circulaire, jaar, gm_code):
        """Everything a vintage gives a gemeente, the algemene uitkering rounded to cents."""
        basis = self.basis(circulaire, jaar, gm_code) * self.factor(circulaire, jaar)
        au = rounded(basis + self.basis(circulaire, jaar, gm_code, soort="inkomsten"), 2)
        (rij,) = [
            r
            for r in self.rows(f"circulaires/{circulaire}_{jaar}/uitkeringen.csv")
            if r["gm_code"] == gm_code
        ]
        return au + sum(number(w) for n, w in rij.items() if n not in ("gm_code", "gemeente"))

    def inwoners(self, jaar):
        """gm_code → inhabitants on 1 January."""
        rijen = self.rows("gemeenten/inwoners.csv")
        return {r["gm_code"]: number(r["inwoners"]) for r in rijen if r["jaar"] == str(jaar)}

    def trait(self, jaar, kenmerk):
        """gm_code → what was counted of it in a year."""
        rijen = self.rows("gemeenten/kenmerken.csv")
        return {
            r["gm_code"]: number(r["waarde"])
            for r in rijen
            if (r["jaar"], r["kenmerk"]) == (str(jaar), kenmerk)
        }

    def successor(self, gm_code, van, tot):
        """The gemeente that a gemeente is part of after herindelingen in (van, tot]; whole mergers only."""
        for rij in sorted(self.rows("gemeenten/herindelingen.csv"), key=lambda r: r["datum"]):
            if rij["oude_code"] == gm_code and van < rij["datum"] <= tot and rij["soort"] == "geheel":
                gm_code, van = rij["nieuwe_code"], rij["datum"]
        return gm_code

    @cache  # noqa: B019
    def weights(self, jaar, regel):
        """gm_code → weight of a line with one plain basis, in the indeling of its year."""
        (lijn,) = [
            r for r in self.rows("pok/envelop.csv") if (r["uitkeringsjaar"], r["regel"]) == (str(jaar), regel)
        ]
        (peildatum,) = [
            r["indeling_peildatum"] for r in self.rows("pok/jaren.csv") if r["uitkeringsjaar"] == str(jaar)
        ]
        circulaire, sleuteljaar = lijn["sleutel_circulaire"], lijn["sleutel_jaar"]
        soort, _, naam = lijn["sleutel"].partition(":")
        if soort == "kenmerk":
            van, bron = f"{sleuteljaar}-01-01", self.trait(sleuteljaar, naam)
        elif soort == "inwoners":
            van, bron = f"{sleuteljaar}-01-01", self.inwoners(sleuteljaar)
        else:
            (van,) = [
                r["indeling_peildatum"]
                for r in self.rows("circulaires/circulaires.csv")
                if (r["circulaire"], r["uitkeringsjaar"]) == (circulaire, sleuteljaar)
            ]
            volumes = self.volumes(circulaire, sleuteljaar)
            bron = {
                "uitkeringsbasis": lambda gm: self.basis(circulaire, sleuteljaar, gm),
                "maatstaf": lambda gm: volumes[gm][naam],
                "du": lambda gm: self.uitkering(circulaire, sleuteljaar, gm, naam),
            }[soort]
            bron = {gm: bron(gm) for gm in volumes}
        som = {}
        for gm_code, gewicht in bron.items():
            nieuw = self.successor(gm_code, van, peildatum)
            som[nieuw] = som.get(nieuw, 0) + gewicht
        return som, int(lijn["bedrag_eur"])

    @cache  # noqa: B019
    def allocation(self, jaar, regel):
        """gm_code → (floor, extra) by largest remainder, equal remainders by ascending code."""
        gewichten, bedrag = self.weights(jaar, regel)
        return divide(bedrag, gewichten)


def divide(bedrag, gewichten):
    """Largest remainder in whole units."""
    totaal = sum(gewichten.values())
    exact = {gm: bedrag * Fraction(w) / totaal for gm, w in gewichten.items()}
    beneden = {gm: math.floor(e) for gm, e in exact.items()}
    over = bedrag - sum(beneden.values())
    rang = sorted(exact, key=lambda gm: (beneden[gm] - exact[gm], gm))
    erbij = set(rang[:over])
    return {gm: (beneden[gm], int(gm in erbij)) for gm in gewichten}
