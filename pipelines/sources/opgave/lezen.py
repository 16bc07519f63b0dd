"""Read a filled-in template back: every figure with its cell, every problem in one run."""

import re
import warnings
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl.cell.cell import MergedCell

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.grenzen import STANDAARD, Geweigerd, Grenzen
from pipelines.bestand.werkboek import LEESFOUTEN, refuse_bomb
from pipelines.sources.opgave import model as m
from pipelines.sources.raw.opgaven import REDENEN


def read_return(
    inhoud: bytes,
    document: str,
    bron_id: str,
    doelen: dict[str, m.Doelblad],
    gm_codes: frozenset[str],
    grenzen: Grenzen = STANDAARD,
) -> tuple[m.Opgave | None, list[Bevinding]]:
    """Read a return; ``None`` when it is not clear whose it is. ``doelen`` are the goals as they are now, by code."""
    from openpyxl import load_workbook

    try:
        refuse_bomb(inhoud, grenzen)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that it leaves out; none are read
            boek = load_workbook(BytesIO(inhoud), data_only=True)
            formules = load_workbook(BytesIO(inhoud), data_only=False)
    except Geweigerd as fout:
        return None, [fout.at(document)]
    except LEESFOUTEN as fout:
        return None, [
            meld("bestand_onleesbaar.opgave", Plek(document), f"{type(fout).__name__}: {fout}"[:120])
        ]
    opgave, bevindingen = _identity(boek, document, bron_id, gm_codes)
    if opgave is None:
        return None, bevindingen
    doelbladen = _goals(boek)
    bevindingen += _check_goals(boek, doelbladen, doelen, document)
    for doelblad in {d.doel: d for d in doelbladen}.values():
        bekend = doelen.get(doelblad.doel)
        plek = Plek(document, doelblad.doel)
        if bekend is None or (bekend.indicator, bekend.eenheid) != (doelblad.indicator, doelblad.eenheid):
            bevindingen.append(
                meld(
                    "opgave_doel_onbekend",
                    plek,
                    doel=doelblad.doel,
                    indicator=doelblad.indicator,
                    eenheid=doelblad.eenheid,
                )
            )
        elif doelblad.doel not in boek.sheetnames:
            bevindingen.append(meld("opgave_blad_ontbreekt", plek, blad=doelblad.doel))
        else:
            lezer = _Blad(boek[doelblad.doel], formules[doelblad.doel], document, doelblad)
            opgave.regels.append(lezer.line())
            opgave.grootboek += lezer.ledger()
            bevindingen += lezer.bevindingen
    if not bevindingen and not any(_is_filled(r) for r in opgave.regels):
        bevindingen.append(meld("opgave_leeg", Plek(document)))
    return opgave, bevindingen


def _check_goals(
    boek: Any, doelbladen: list[m.Doelblad], doelen: dict[str, m.Doelblad], document: str
) -> list[Bevinding]:
    """The hidden sheet must list every goal that has a sheet, once: what it leaves out would not be read."""
    genoemd = [d.doel for d in doelbladen]
    weg = dict.fromkeys(d for d in boek.sheetnames if d in doelen and d not in genoemd)
    dubbel = dict.fromkeys(d for d in genoemd if genoemd.count(d) > 1)
    plek = Plek(document, m.BLAD_SJABLOON)
    return [
        *(meld("opgave_doelen.dubbel", plek, doel=doel) for doel in dubbel),
        *(meld("opgave_doelen.weg", plek, doel=doel) for doel in weg),
    ]


def _is_filled(regel: m.Regel) -> bool:
    return any(w is not None for w in (regel.waarde, regel.besteed_eur, regel.reden, regel.reden_besteed))


def advise(opgave: m.Opgave) -> list[Bevinding]:
    """Warnings for who fills it in; the build has rules of its own for these."""
    bevindingen = []
    for regel in opgave.regels:
        plek = Plek(opgave.document, regel.blad, regel.cel)
        if regel.waarde is None and regel.reden is None:
            bevindingen.append(meld("opgave_zonder_reden.werkboek", plek))
        som = sum(g.bedrag_eur for g in opgave.grootboek if g.doel == regel.doel)
        heeft_grootboek = any(g.doel == regel.doel for g in opgave.grootboek)
        if heeft_grootboek and som != regel.besteed_eur:
            besteed = Plek(opgave.document, regel.blad, f"{m.KOL_WAARDE}{m.RIJ_BESTEED}")
            gevonden = "leeg" if regel.besteed_eur is None else str(regel.besteed_eur)
            bevindingen.append(meld("opgave_grootboek_ongelijk.werkboek", besteed, gevonden, som=som))
    return bevindingen


def _identity(
    boek: Any, document: str, bron_id: str, gm_codes: frozenset[str]
) -> tuple[m.Opgave | None, list[Bevinding]]:
    """Whose return it is, from the hidden sheet."""
    if m.BLAD_SJABLOON not in boek.sheetnames:
        bladen = ", ".join(boek.sheetnames)[:80]
        return None, [meld("opgave_geen_sjabloon", Plek(document), bladen)]
    velden = {
        str(r[0]): r[1] for r in boek[m.BLAD_SJABLOON].iter_rows(values_only=True) if len(r) > 1 and r[0]
    }
    plek = Plek(document, m.BLAD_SJABLOON)
    versie, gm_code, jaar = (str(velden.get(n) or "") for n in ("versie", "gm_code", "jaar"))
    bevindingen = []
    if versie != m.VERSIE:
        bevindingen.append(meld("opgave_versie", plek, versie, versie=m.VERSIE))
    if gm_code not in gm_codes:
        bevindingen.append(meld("waarde_gemeente.opgave", plek, gm_code))
    if not re.fullmatch(r"20[0-9]{2}", jaar):
        bevindingen.append(meld("opgave_jaar", plek, jaar))
    if bevindingen:
        return None, bevindingen
    return m.Opgave(document, bron_id, gm_code, str(velden.get("gemeente") or ""), int(jaar)), []


def _goals(boek: Any) -> list[m.Doelblad]:
    rijen = boek[m.BLAD_SJABLOON].iter_rows(values_only=True)
    return [m.Doelblad(str(r[1]), "", str(r[2]), str(r[3])) for r in rijen if r[0] == "doel" and len(r) >= 4]


class _Blad:
    """One goal's sheet, with what is wrong on it."""

    def __init__(self, blad: Any, formules: Any, document: str, doelblad: m.Doelblad) -> None:
        self.blad, self.formules, self.doelblad = blad, formules, doelblad
        self.plek = Plek(document, blad.title)
        self.bevindingen: list[Bevinding] = []

    def line(self) -> m.Regel:
        """What was filled in for the goal."""
        self._check_labels()
        is_fte = self.doelblad.eenheid == "fte"
        waarde = self._number(f"{m.KOL_WAARDE}{m.RIJ_CAPACITEIT}", 2 if is_fte else 0, minimum=0)
        besteed = self._number(f"{m.KOL_WAARDE}{m.RIJ_BESTEED}", 0, minimum=0)
        reden = self._reason(m.RIJ_CAPACITEIT, waarde)
        reden_besteed = self._reason(m.RIJ_BESTEED, besteed)
        return m.Regel(
            self.doelblad.doel,
            self.doelblad.indicator,
            self.doelblad.eenheid,
            waarde,
            None if besteed is None else int(besteed),
            reden,
            reden_besteed,
            self._text(f"{m.KOL_OPMERKING}{m.RIJ_CAPACITEIT}"),
            self._text(f"{m.KOL_OPMERKING}{m.RIJ_BESTEED}"),
            self.blad.title,
            f"{m.KOL_WAARDE}{m.RIJ_CAPACITEIT}",
            self._printed(f"{m.KOL_WAARDE}{m.RIJ_CAPACITEIT}"),
            f"{m.KOL_WAARDE}{m.RIJ_BESTEED}",
            self._printed(f"{m.KOL_WAARDE}{m.RIJ_BESTEED}"),
        )

    def _printed(self, adres: str) -> str:
        """What stands in a cell, as text."""
        waarde = self.blad[adres].value
        return "" if waarde is None else str(waarde)

    def ledger(self) -> list[m.Grootboekregel]:
        """The controller's own lines; a line with anything on it needs an account and an amount."""
        regels = []
        for rij in range(m.EERSTE_GROOTBOEK, m.LAATSTE_GROOTBOEK + 1):
            rekening, kostenplaats, omschrijving, opmerking = (self._text(f"{k}{rij}") for k in "ACDE")
            bedrag = self._number(f"B{rij}", 0)
            if bedrag is None:
                if self.blad[f"B{rij}"].value is None and any(
                    (rekening, kostenplaats, omschrijving, opmerking)
                ):
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
                    self.blad.title,
                    f"B{rij}",
                )
            )
        self._check_below()
        return regels

    def _check_below(self) -> None:
        """A line below the room for ledger lines, also one that an inserted row pushed there, would be lost."""
        som = m.LAATSTE_GROOTBOEK + 1
        begin = som + 1 if self.blad[f"A{som}"].value == m.LABEL_SOM else som
        onder = self.blad.iter_rows(min_row=begin, max_col=len(m.KOPPEN_GROOTBOEK))
        for rij in onder:
            for cel in rij:
                if cel.value is not None and str(cel.value).strip():
                    self.bevindingen.append(
                        meld(
                            "opgave_grootboek_te_veel",
                            self.plek.at(cel.coordinate),
                            str(cel.value)[:60],
                            eerste=m.EERSTE_GROOTBOEK,
                            laatste=m.LAATSTE_GROOTBOEK,
                        )
                    )
                    break

    def _check_labels(self) -> None:
        verwacht = {
            f"{m.KOL_LABEL}{m.RIJ_CAPACITEIT}": m.label_capaciteit(self.doelblad.eenheid),
            f"{m.KOL_EENHEID}{m.RIJ_CAPACITEIT}": self.doelblad.eenheid,
            f"{m.KOL_LABEL}{m.RIJ_BESTEED}": m.LABEL_BESTEED,
            f"{m.KOL_EENHEID}{m.RIJ_BESTEED}": m.EENHEID_BESTEED,
            f"A{m.KOP_GROOTBOEK}": m.KOPPEN_GROOTBOEK[0],
            f"B{m.KOP_GROOTBOEK}": m.KOPPEN_GROOTBOEK[1],
        }
        for adres, label in verwacht.items():
            gevonden = self.blad[adres].value
            if gevonden != label:
                tekst = "" if gevonden is None else str(gevonden)
                self.bevindingen.append(
                    meld("opgave_label_gewijzigd", self.plek.at(adres), tekst, label=label)
                )

    def _number(self, adres: str, decimalen: int, *, minimum: int | None = None) -> Decimal | None:
        """An exact number, or nothing; anything else is a finding."""
        cel, plek = self.blad[adres], self.plek.at(adres)
        waarde = cel.value
        verwacht = "een heel getal" if decimalen == 0 else "een getal met hooguit twee decimalen"
        verwacht += f" van {minimum} of meer" if minimum is not None else ""
        if isinstance(cel, MergedCell):
            self.bevindingen.append(meld("opgave_samengevoegd", plek, verwacht=verwacht))
            return None
        formule = self.formules[adres].value
        if waarde is None and isinstance(formule, str) and formule.startswith("="):
            self.bevindingen.append(meld("opgave_waarde.formule", plek, verwacht=verwacht))
        if waarde is None or (isinstance(waarde, str) and not waarde.strip()):
            return None
        if isinstance(waarde, bool) or not isinstance(waarde, int | float) or abs(waarde) >= 1e13:
            self.bevindingen.append(meld("opgave_waarde.tekst", plek, str(waarde)[:60], verwacht=verwacht))
            return None
        if "%" in cel.number_format:
            self.bevindingen.append(
                meld("opgave_waarde.percentage", plek, gevonden=waarde, verwacht=verwacht)
            )
            return None
        getal = Decimal(repr(waarde))
        if getal != round(getal, decimalen) or (minimum is not None and getal < minimum):
            self.bevindingen.append(meld("opgave_waarde", plek, waarde, verwacht=verwacht))
            return None
        return getal

    def _reason(self, rij: int, waarde: Decimal | None) -> str | None:
        adres = f"{m.KOL_REDEN}{rij}"
        reden = self._text(adres)
        if reden is not None and reden not in REDENEN:
            self.bevindingen.append(
                meld("opgave_reden", self.plek.at(adres), reden, redenen=", ".join(REDENEN))
            )
            return None
        if reden is not None and waarde is not None:
            self.bevindingen.append(meld("opgave_waarde_en_reden", self.plek.at(adres), reden))
        return reden

    def _text(self, adres: str) -> str | None:
        waarde = self.blad[adres].value
        tekst = "" if waarde is None else str(waarde).strip()
        return tekst or None
