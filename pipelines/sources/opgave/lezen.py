"""Read a filled-in template back: every figure with its cell, every problem in one run."""

import re
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from pipelines.basis.bevinding import Bevinding, Ernst, Plek, meld
from pipelines.basis.grenzen import STANDAARD, Geweigerd, Grenzen
from pipelines.bestand.adres import split_adres
from pipelines.bestand.blad import ZONDER_WAARDE, Blad, Getal, Getoond, as_number, stored
from pipelines.bestand.eenheid import find_units
from pipelines.bestand.gezien import copy_of, say_unseen
from pipelines.bestand.werkboek import read_model
from pipelines.sources.opgave import model as m
from pipelines.sources.raw.opgaven import REDENEN

_TE_GROOT = 10**13


def read_return(
    inhoud: bytes,
    document: str,
    bron_id: str,
    doelen: dict[str, m.Doelblad],
    gm_codes: frozenset[str],
    grenzen: Grenzen = STANDAARD,
) -> tuple[m.Opgave | None, list[Bevinding]]:
    """Read a return; ``None`` when it is not clear whose it is. ``doelen`` are the goals as they are now, by code."""
    try:
        boek = {blad.naam: blad for blad in read_model(inhoud, grenzen)}
    except Geweigerd as fout:
        return None, [fout.at(document)]
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
        elif doelblad.doel not in boek:
            bevindingen.append(meld("opgave_blad_ontbreekt", plek, blad=doelblad.doel))
        else:
            lezer = _Doelblad(replace(boek[doelblad.doel], document=document), doelblad)
            lezer.check_owner(opgave.gemeente, opgave.jaar)
            opgave.regels.append(lezer.line())
            opgave.grootboek += lezer.ledger()
            bevindingen += lezer.bevindingen
    bevindingen += _unread_sheets(boek, document, {m.BLAD_LEESWIJZER, m.BLAD_SJABLOON, *doelen})
    if not any(b.ernst is Ernst.FOUT for b in bevindingen) and not any(_is_filled(r) for r in opgave.regels):
        bevindingen.append(meld("opgave_leeg", Plek(document)))
    return opgave, bevindingen


def _unread_sheets(boek: dict[str, Blad], document: str, gelezen: set[str]) -> list[Bevinding]:
    """A warning for each sheet that the template does not have: what was filled in there does not count."""
    return [
        meld("blad_niet_gelezen.kopie", Plek(document, naam), naam, blad=copy_of(naam))
        if copy_of(naam) in gelezen
        else meld("blad_niet_gelezen", Plek(document, naam), naam)
        for naam, blad in boek.items()
        if naam not in gelezen and any(cel.strip() for rij in blad.rijen for cel in rij)
    ]


def _check_goals(
    bladen: Collection[str], doelbladen: list[m.Doelblad], doelen: dict[str, m.Doelblad], document: str
) -> list[Bevinding]:
    """The hidden sheet must list every goal that has a sheet, once: what it leaves out would not be read."""
    genoemd = [d.doel for d in doelbladen]
    weg = dict.fromkeys(d for d in bladen if d in doelen and d not in genoemd)
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
    boek: dict[str, Blad], document: str, bron_id: str, gm_codes: frozenset[str]
) -> tuple[m.Opgave | None, list[Bevinding]]:
    """Whose return it is, from the hidden sheet."""
    if m.BLAD_SJABLOON not in boek:
        return None, [meld("opgave_geen_sjabloon", Plek(document), ", ".join(boek)[:80])]
    velden = {str(rij[0]): str(rij[1]) for rij in boek[m.BLAD_SJABLOON].rijen if len(rij) > 1}
    plek = Plek(document, m.BLAD_SJABLOON)
    versie, gm_code, jaar = (velden.get(naam, "") for naam in ("versie", "gm_code", "jaar"))
    bevindingen = []
    if versie != m.VERSIE:
        bevindingen.append(meld("opgave_versie", plek, versie, versie=m.VERSIE))
    if gm_code not in gm_codes:
        bevindingen.append(meld("waarde_gemeente.opgave", plek, gm_code))
    if not re.fullmatch(r"20[0-9]{2}", jaar):
        bevindingen.append(meld("opgave_jaar", plek, jaar))
    if bevindingen:
        return None, bevindingen
    return m.Opgave(document, bron_id, gm_code, velden.get("gemeente", ""), int(jaar)), []


def _goals(boek: dict[str, Blad]) -> list[m.Doelblad]:
    rijen = [[*map(str, rij), "", "", ""] for rij in boek[m.BLAD_SJABLOON].rijen if rij and rij[0] == "doel"]
    return [m.Doelblad(doel, "", indicator, eenheid) for _, doel, indicator, eenheid, *_ in rijen]


class _Doelblad:
    """One goal's sheet, with what is wrong on it."""

    def __init__(self, blad: Blad, doelblad: m.Doelblad) -> None:
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
            self.blad.naam,
            f"{m.KOL_WAARDE}{m.RIJ_CAPACITEIT}",
            self._printed(f"{m.KOL_WAARDE}{m.RIJ_CAPACITEIT}"),
            f"{m.KOL_WAARDE}{m.RIJ_BESTEED}",
            self._printed(f"{m.KOL_WAARDE}{m.RIJ_BESTEED}"),
        )

    def _printed(self, adres: str) -> str:
        """What stands in a cell, as text."""
        return str(stored(self.cell(adres)))

    def ledger(self) -> list[m.Grootboekregel]:
        """The controller's own lines; a line with anything on it needs an account and an amount."""
        regels = []
        for rij in range(m.EERSTE_GROOTBOEK, m.LAATSTE_GROOTBOEK + 1):
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
        som = m.LAATSTE_GROOTBOEK + 1
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
                        eerste=m.EERSTE_GROOTBOEK,
                        laatste=m.LAATSTE_GROOTBOEK,
                    )
                )

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
        return self._printed(adres).strip() or None
