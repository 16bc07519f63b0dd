"""Read one sheet of a filled-in template: every answer with its cell, and everything that is wrong on it."""

import re
from decimal import Decimal

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.adres import split_adres
from pipelines.bestand.blad import ZONDER_WAARDE, Blad, Getal, Getoond, as_number, stored
from pipelines.bestand.eenheid import find_units
from pipelines.bestand.gezien import say_unseen
from pipelines.sources.opgave import model as m
from pipelines.sources.opgave.vragen import (
    BESTEED,
    DECIMALEN,
    NIET_TE_SPLITSEN,
    RIJ_BESTEED,
    RIJ_CAPACITEIT,
    Doelblad,
    Vraag,
)
from pipelines.sources.raw.opgaven import REDENEN

_TE_GROOT = 10**13
_TEKEN = re.compile("_x([0-9A-Fa-f]{4})_")


class Bladlezer:
    """One goal's or block's sheet, with what is wrong on it. ``bekend`` are the questions that are read; others are passed over."""

    def __init__(self, blad: Blad, doelblad: Doelblad) -> None:
        self.blad, self.doelblad = blad, doelblad
        self.plek = blad.plek("")
        self.bevindingen: list[Bevinding] = say_unseen(blad, m.KOP_INVOER)
        self.bevindingen += [
            meld("eenheid_veelvoud.opgave", blad.at(rij, kolom), veelvoud.tekst)
            for rij, kolom, veelvoud in find_units(blad)
            if rij >= m.KOP_INVOER
        ]

    def check_owner(self, gemeente: str, jaar: int) -> None:
        """A sheet that was made for another gemeente or year, as when it was copied from another workbook."""
        adres = f"{m.KOL_LABEL}{m.KOP_BEKEND}"
        gevonden, verwacht = self._printed(adres), m.label_bekend(gemeente, jaar)
        if gevonden != verwacht:
            self.bevindingen.append(
                meld("opgave_ander_blad", self.plek.at(adres), gevonden, verwacht=verwacht)
            )

    def cell(self, adres: str) -> str:
        """A cell as the workbook has it; nothing where there is none."""
        rij, kolom = split_adres(adres)
        return self.blad.text(rij + 1, kolom + 1)

    def line(self) -> m.Regel:
        """What was filled in for the goal: its leading indicator and what was spent."""
        self._check_labels()
        rijen = self.doelblad.rows()
        leidend, besteed = (
            self._answer(RIJ_CAPACITEIT, rijen[RIJ_CAPACITEIT]),
            self._answer(RIJ_BESTEED, rijen[RIJ_BESTEED]),
        )
        return m.Regel(
            self.doelblad.doel,
            self.doelblad.indicator,
            self.doelblad.eenheid,
            leidend.waarde,
            None if besteed.waarde is None else int(besteed.waarde),
            leidend.reden,
            besteed.reden,
            leidend.opmerking,
            besteed.opmerking,
            self.blad.naam,
            leidend.cel,
            leidend.gedrukt,
            besteed.cel,
            besteed.gedrukt,
        )

    def further(self) -> list[m.Beantwoord]:
        """What was filled in at the other questions: those that say something."""
        gelezen = [
            self._answer(rij, vraag)
            for rij, vraag in self.doelblad.rows().items()
            if rij not in (RIJ_CAPACITEIT, RIJ_BESTEED)
        ]
        return [a for a in gelezen if (a.waarde, a.tekst, a.reden, a.opmerking) != (None, None, None, None)]

    def _answer(self, rij: int, vraag: Vraag) -> m.Beantwoord:
        adres = f"{m.KOL_WAARDE}{rij}"
        waarde, tekst = None, None
        if vraag.soort in DECIMALEN:
            waarde = self._number(adres, DECIMALEN[vraag.soort], minimum=0)
        elif vraag.choices:
            tekst = self._choice(adres, vraag.choices)
        else:
            tekst = self._text(adres)
        return m.Beantwoord(
            vraag.doel,
            vraag.indicator,
            vraag.eenheid,
            vraag.soort,
            waarde,
            tekst,
            self._reason(rij, vraag, is_leeg=waarde is None and tekst is None),
            self._text(f"{m.KOL_OPMERKING}{rij}"),
            self.blad.naam,
            adres,
            self._printed(adres),
        )

    def _choice(self, adres: str, keuzes: tuple[str, ...]) -> str | None:
        """One of the choices, whatever its capitals; anything else is a finding."""
        tekst = self._text(adres)
        gekozen = next((k for k in keuzes if tekst is not None and k.casefold() == tekst.casefold()), None)
        if tekst is not None and gekozen is None:
            self.bevindingen.append(
                meld("opgave_keuze", self.plek.at(adres), tekst[:60], keuzes="; ".join(keuzes))
            )
        return gekozen

    def _printed(self, adres: str) -> str:
        """What stands in a cell, as text."""
        return str(stored(self.cell(adres)))

    def ledger(self) -> list[m.Grootboekregel]:
        """The controller's own lines; a line with anything on it needs an account and an amount."""
        regels = []
        for rij in range(self.doelblad.eerste_grootboek, self.doelblad.laatste_grootboek + 1):
            rekening, kostenplaats, omschrijving, opmerking = (self._text(f"{k}{rij}") for k in "ACDE")
            bedrag = self._number(f"B{rij}", 0)
            if bedrag is None:
                if not self._printed(f"B{rij}") and any((rekening, kostenplaats, omschrijving, opmerking)):
                    self.bevindingen.append(
                        meld("opgave_grootboek_onvolledig.bedrag", self.plek.at(f"B{rij}"))
                    )
                continue
            if rekening is None:
                self.bevindingen.append(meld("opgave_grootboek_onvolledig.rekening", self.plek.at(f"A{rij}")))
                continue
            regels.append(
                m.Grootboekregel(
                    self.doelblad.doel,
                    rekening,
                    kostenplaats,
                    omschrijving,
                    int(bedrag),
                    opmerking,
                    self.blad.naam,
                    f"B{rij}",
                )
            )
        self._check_below()
        return regels

    def _check_below(self) -> None:
        """A line below the room for ledger lines, also one that an inserted row pushed there, would be lost."""
        som = self.doelblad.laatste_grootboek + 1
        begin = som if self.cell(f"A{som}") == m.LABEL_SOM else som - 1
        for nummer, rij in enumerate(self.blad.rijen[begin:], start=begin):
            gevuld = [
                (k, tekst)
                for k, cel in enumerate(rij[: len(m.KOPPEN_GROOTBOEK)])
                if (tekst := stored(cel).strip())
            ]
            for kolom, tekst in gevuld[:1]:
                self.bevindingen.append(
                    meld(
                        "opgave_grootboek_te_veel",
                        self.plek.at(self.blad.cel(nummer, kolom)),
                        tekst[:60],
                        eerste=self.doelblad.eerste_grootboek,
                        laatste=self.doelblad.laatste_grootboek,
                    )
                )

    def _check_labels(self) -> None:
        verwacht = {
            adres: tekst
            for rij, vraag in self.doelblad.rows().items()
            for adres, tekst in (
                (f"{m.KOL_LABEL}{rij}", vraag.vraag),
                (f"{m.KOL_EENHEID}{rij}", vraag.eenheid),
            )
        }
        if not self.doelblad.is_blok:
            kop = self.doelblad.kop_grootboek
            verwacht |= {f"A{kop}": m.KOPPEN_GROOTBOEK[0], f"B{kop}": m.KOPPEN_GROOTBOEK[1]}
        for adres, label in verwacht.items():
            if (tekst := self._printed(adres)) != label:
                self.bevindingen.append(
                    meld("opgave_label_gewijzigd", self.plek.at(adres), tekst, label=label)
                )

    def _number(self, adres: str, decimalen: int, *, minimum: int | None = None) -> Decimal | None:
        """An exact number, or nothing; anything else is a finding."""
        cel, plek = self.cell(adres), self.plek.at(adres)
        verwacht = "een heel getal" if decimalen == 0 else "een getal met hooguit twee decimalen"
        verwacht += f" van {minimum} of meer" if minimum is not None else ""
        if split_adres(adres) in self.blad.samengevoegd:
            self.bevindingen.append(meld("opgave_samengevoegd", plek, verwacht=verwacht))
            return None
        if cel == ZONDER_WAARDE:
            self.bevindingen.append(meld("opgave_waarde.formule", plek, verwacht=verwacht))
            return None
        if not cel.strip():
            return None
        if isinstance(cel, Getoond) and isinstance(as_number(cel.opgeslagen), Getal):
            self.bevindingen.append(
                meld("opgave_waarde.percentage", plek, gevonden=cel.opgeslagen, verwacht=verwacht)
            )
            return None
        if not isinstance(cel, Getal) or abs(Decimal(cel)) >= _TE_GROOT:
            self.bevindingen.append(
                meld("opgave_waarde.tekst", plek, str(stored(cel))[:60], verwacht=verwacht)
            )
            return None
        getal = Decimal(cel)
        if getal != round(getal, decimalen) or (minimum is not None and getal < minimum):
            self.bevindingen.append(meld("opgave_waarde", plek, cel, verwacht=verwacht))
            return None
        return getal

    def _reason(self, rij: int, vraag: Vraag, *, is_leeg: bool) -> str | None:
        adres = f"{m.KOL_REDEN}{rij}"
        reden = self._text(adres)
        heeft_blok = not self.doelblad.is_blok and vraag.indicator in (self.doelblad.indicator, BESTEED)
        redenen = (*REDENEN, NIET_TE_SPLITSEN) if heeft_blok and self.doelblad.versie != "1" else REDENEN
        if reden is not None and reden not in redenen:
            self.bevindingen.append(
                meld("opgave_reden", self.plek.at(adres), reden, redenen=", ".join(redenen))
            )
            return None
        if reden is not None and not is_leeg:
            self.bevindingen.append(meld("opgave_waarde_en_reden", self.plek.at(adres), reden))
        return reden

    def _text(self, adres: str) -> str | None:
        """A text; a workbook writes some signs, and what looks like such a sign, as ``_x0041_``."""
        tekst = _TEKEN.sub(lambda code: chr(int(code[1], 16)), self._printed(adres))
        return tekst.strip() or None
