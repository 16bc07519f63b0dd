"""Write the template of a capacity return, empty or with answers: one sheet per goal, what is known filled in, input checked.

The same answers give the same bytes. Labels are protected without a password: they guard against slips, not against people.
"""

import io
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipelines.sources.opgave import model as m
from pipelines.sources.opgave.invullen import Antwoord, Grootboekinvoer, cell_value, plain_text
from pipelines.sources.opgave.vragen import (
    AANTAL_GROOTBOEK,
    BESTEED,
    DECIMALEN,
    Doelblad,
    Vraag,
    choose,
    reasons_for,
    sheet_name,
)
from pipelines.sources.raw.opgaven import REDENEN

Bladen = Sequence[tuple[Doelblad, Sequence[m.Bekend]]]
_Opmaak = Mapping[str, Format]

_BREEDTES = {"A": 58, "B": 24, "C": 18, "D": 30, "E": 60}
_GEMAAKT = datetime(2000, 1, 1)  # the same for every workbook: when it was made is no part of what it says
_LANGSTE = 1000
_A4 = 9
_LANGSTE_UITLEG = 255  # what a spreadsheet shows beside a cell
_UITLEG = (
    "Zo vult u deze opgave in",
    "Elk doel heeft een eigen blad. Vul alleen de gele cellen in; de andere zijn beveiligd, zonder wachtwoord.",
    "Bovenaan staat de vraag waarmee het geld wordt vergeleken. Twee decimalen mag bij fte en bij uren.",
    "Besteed: wat u in het jaar aan dit doel hebt besteed, in hele euro's, ook als het uit andere middelen kwam.",
    "Eigen prijs: kost een eenheid bij u aantoonbaar iets anders dan de prijs die bij het bekende staat, geef dan uw prijs en de "
    "bron ervan. Voor uw gemeente wordt dan daarmee gerekend, en dat staat erbij.",
    "Verder gevraagd: wat er nog meer is voor dit doel. Laat leeg wat u niet weet, en kies als het kan een reden.",
    "Weet u een waarde niet, laat de cel dan leeg en kies een reden. Leeg is niet nul; is het nul, vul dan 0 in.",
    "Kunt u doelen niet splitsen? Vul dan het blad van die doelen samen in, en kies op hun eigen bladen de reden ‘niet te splitsen’. "
    "Het cijfer wordt nergens verdeeld.",
    "Onder de vragen is plaats voor uw eigen grootboekregels en een opmerking per regel. Tellen ze niet op tot het "
    "bestede bedrag, dan krijgt u daar een waarschuwing van.",
    "Controleer met: fondskompas opgave controleer <bestand>. Inleveren met: fondskompas opgave toevoegen <bestand>.",
    "Levert u later een verbeterde opgave in, dan blijft de eerdere bewaard en ziet u per regel wat er is veranderd.",
)


def make_template(
    gm_code: str,
    gemeente: str,
    jaar: int,
    bladen: Bladen,
    vragen: Collection[tuple[str, str]] | None = None,
    *,
    is_centrumgemeente: bool = True,
) -> bytes:
    """A workbook to fill in for one gemeente and year; ``vragen`` are those of a round (pairs of goal and indicator), all of them when ``None``."""
    gekozen = choose({b.doel: b for b, _ in bladen}, jaar, vragen, is_centrumgemeente=is_centrumgemeente)
    bekend = {b.doel: feiten for b, feiten in bladen}
    return fill_template(gm_code, gemeente, jaar, [(b, bekend[doel]) for doel, b in gekozen.items()], ())


def fill_template(
    gm_code: str,
    gemeente: str,
    jaar: int,
    bladen: Bladen,
    antwoorden: Sequence[Antwoord],
    grootboek: Sequence[Grootboekinvoer] = (),
) -> bytes:
    """The workbook of these sheets with the answers in it; ``read_return`` says what is wrong with them, cell by cell.

    Raises ValueError at an answer to a question that the sheets do not ask, or at a second one to the same question.
    """
    gegeven = _by_question(antwoorden, bladen)
    uit = io.BytesIO()
    boek = xlsxwriter.Workbook(uit, {"in_memory": True})
    boek.set_properties({"created": _GEMAAKT, "title": f"Opgave capaciteit {jaar}: {gemeente}"})
    doelbladen = [blad for blad, _ in bladen]
    opmaak = _make_formats(boek)
    _write_guide(boek.add_worksheet(m.BLAD_LEESWIJZER), opmaak, gm_code, gemeente, jaar, doelbladen)
    identiteit = identity_rows(gm_code, gemeente, jaar, doelbladen)
    for doelblad, bekend in bladen:
        redenen = reasons_for(doelblad.doel, jaar, doelbladen)
        schrijver = _Bladschrijver(
            boek.add_worksheet(sheet_name(doelblad.doel)), opmaak, doelblad, identiteit, redenen
        )
        schrijver.write_known(gemeente, jaar, bekend)
        schrijver.write_questions(gegeven)
        if not doelblad.is_blok:
            schrijver.write_ledger([g for g in grootboek if g.doel == doelblad.doel])
    _write_identity(boek.add_worksheet(m.BLAD_SJABLOON), identiteit)
    boek.close()
    return uit.getvalue()


def _by_question(antwoorden: Sequence[Antwoord], bladen: Bladen) -> dict[tuple[str, str], Antwoord]:
    gegeven = {(a.doel, a.indicator): a for a in antwoorden}
    gevraagd = {(b.doel, v.indicator) for b, _ in bladen for v in b.rows().values()}
    if onbekend := gegeven.keys() - gevraagd:
        raise ValueError(f"not asked: {sorted(onbekend)}")
    if len(gegeven) != len(antwoorden):
        raise ValueError("a question is answered twice")
    return gegeven


def identity_rows(
    gm_code: str, gemeente: str, jaar: int, bladen: Sequence[Doelblad]
) -> list[tuple[str, ...]]:
    """The rows of the hidden sheet: whose return it is, and every goal, further question and block that it asks."""
    doelen, blokken = [b for b in bladen if not b.is_blok], [b for b in bladen if b.is_blok]
    return [
        ("versie", m.VERSIE),
        ("gm_code", gm_code),
        ("gemeente", gemeente),
        ("jaar", str(jaar)),
        *(("doel", b.doel, b.indicator, b.eenheid, b.label) for b in doelen),
        *(
            ("vraag", v.doel, v.indicator, v.eenheid, v.soort, v.vraag, *v.keuzes)
            for b in doelen
            for v in b.vragen
        ),
        *(("blok", b.doel, b.indicator, b.eenheid, *b.samen.get(jaar, ())) for b in blokken),
    ]


def _write_identity(blad: Worksheet, rijen: Sequence[tuple[str, ...]]) -> None:
    for rij, waarden in enumerate(rijen):
        for kolom, waarde in enumerate(waarden):
            blad.write_string(rij, kolom, waarde)
    blad.very_hidden()
    _protect(blad)


def _write_guide(
    blad: Worksheet, opmaak: _Opmaak, gm_code: str, gemeente: str, jaar: int, doelen: Sequence[Doelblad]
) -> None:
    blad.set_column("A:A", 110)
    regels = [
        (f"Opgave capaciteit {jaar}: {gemeente} ({gm_code})", "titel"),
        ("", "gewoon"),
        (_UITLEG[0], "vet"),
        *((tekst, "gewoon") for tekst in _UITLEG[1:]),
        ("", "gewoon"),
        ("Bladen", "vet"),
        *((f"{d.doel}: {d.naam} ({d.eenheid})", "gewoon") for d in doelen),
    ]
    for rij, (tekst, vorm) in enumerate(regels):
        blad.write_string(rij, 0, tekst, opmaak[vorm])
    _protect(blad)


class _Bladschrijver:
    """Writes one goal's or block's sheet."""

    def __init__(
        self,
        blad: Worksheet,
        opmaak: _Opmaak,
        doelblad: Doelblad,
        identiteit: Sequence[tuple[str, ...]],
        redenen: Sequence[str],
    ) -> None:
        self.blad, self.opmaak, self.doelblad, self.redenen = blad, opmaak, doelblad, redenen
        self.identiteit = identiteit
        for kolom, breedte in _BREEDTES.items():
            blad.set_column(f"{kolom}:{kolom}", breedte)
        blad.freeze_panes(1, 1)
        blad.set_paper(_A4)
        blad.set_landscape()
        blad.fit_to_pages(1, 0)
        _protect(blad)

    def write_known(self, gemeente: str, jaar: int, bekend: Sequence[m.Bekend]) -> None:
        """The head of the sheet and what is known already."""
        self._put("A1", self.doelblad.naam, "titel")
        for rij, tekst in ((2, self.doelblad.omschrijving), (3, self.doelblad.toelichting)):
            self.blad.merge_range(f"A{rij}:E{rij}", tekst, self.opmaak["loopt"])
            self.blad.set_row(rij - 1, 32)
        self._head(m.KOP_BEKEND, (m.label_bekend(gemeente, jaar), "", "", "Status of bron"))
        for rij, feit in enumerate(bekend, start=m.KOP_BEKEND + 1):
            self._put(f"A{rij}", feit.wat, "gewoon")
            self._put(f"B{rij}", feit.waarde, "rechts")
            self._put(f"D{rij}", feit.status, "gewoon")

    def write_questions(self, gegeven: Mapping[tuple[str, str], Antwoord]) -> None:
        """The lines to fill in, open and checked while typing, with the answers that were given."""
        self._head(m.KOP_INVOER, m.KOPPEN_INVOER)
        if self.doelblad.vragen:
            self._head(self.doelblad.kop_vragen, m.KOPPEN_VRAGEN)
        for rij, vraag in self.doelblad.rows().items():
            antwoord = gegeven.get((vraag.doel, vraag.indicator)) or Antwoord(vraag.doel, vraag.indicator)
            self._put(f"{m.KOL_LABEL}{rij}", vraag.vraag, "loopt")
            self._fill(f"{m.KOL_WAARDE}{rij}", cell_value(vraag.soort, antwoord.waarde), vraag.soort)
            self._put(f"{m.KOL_EENHEID}{rij}", vraag.eenheid, "gewoon")
            self._fill(f"{m.KOL_REDEN}{rij}", plain_text(antwoord.reden), "tekst")
            self._fill(f"{m.KOL_OPMERKING}{rij}", plain_text(antwoord.toelichting), "tekst")
            self._check_answer(f"{m.KOL_WAARDE}{rij}", vraag)
            redenen = self.redenen if vraag.indicator in (self.doelblad.indicator, BESTEED) else REDENEN
            uitleg = "Kies een reden uit de lijst, alleen als de waarde leeg is."
            self._validate(f"{m.KOL_REDEN}{rij}", uitleg, {"validate": "list", "source": list(redenen)})
            self._check_length(f"{m.KOL_OPMERKING}{rij}")

    def write_ledger(self, regels: Sequence[Grootboekinvoer]) -> None:
        """Room for the controller's own lines, and their sum."""
        kop, eerste, laatste = (
            self.doelblad.kop_grootboek,
            self.doelblad.eerste_grootboek,
            self.doelblad.laatste_grootboek,
        )
        if len(regels) > AANTAL_GROOTBOEK:
            raise ValueError(
                f"{self.doelblad.doel}: {len(regels)} ledger lines, there is room for {AANTAL_GROOTBOEK}"
            )
        self._put(f"A{kop - 1}", "Eigen grootboekregels bij het bestede bedrag (niet verplicht)", "gewoon")
        self._head(kop, m.KOPPEN_GROOTBOEK)
        leeg = [Grootboekinvoer(self.doelblad.doel)] * (AANTAL_GROOTBOEK - len(regels))
        som = Decimal(0)
        for rij, g in enumerate((*regels, *leeg), start=eerste):
            bedrag = cell_value("bedrag", g.bedrag)
            som += bedrag if isinstance(bedrag, Decimal) else 0
            for kolom, tekst in zip(
                "ACDE", (g.grootboekrekening, g.kostenplaats, g.omschrijving, g.opmerking), strict=True
            ):
                self._fill(f"{kolom}{rij}", plain_text(tekst), "tekst")
            self._fill(f"B{rij}", bedrag, "bedrag")
        self._put(f"A{laatste + 1}", m.LABEL_SOM, "gewoon")
        self.blad.write_formula(
            f"B{laatste + 1}", f"=SUM(B{eerste}:B{laatste})", self.opmaak["som"], int(som)
        )
        hele = {"validate": "integer", "criteria": "between", "minimum": -(10**10), "maximum": 10**10}
        self._validate(f"B{eerste}:B{laatste}", "Een heel getal, zonder punten of tekst.", hele)
        self._check_length(f"E{eerste}:E{laatste}")

    def _put(self, adres: str, tekst: str, vorm: str) -> None:
        self.blad.write_string(adres, tekst, self.opmaak[vorm])

    def _fill(self, adres: str, waarde: Decimal | str, soort: str) -> None:
        """An open cell; yellow, and the guide says so in words."""
        if waarde == "":
            self.blad.write_blank(adres, None, self.opmaak[soort])
        elif isinstance(waarde, str):
            self.blad.write_string(adres, waarde, self.opmaak[soort])
        else:
            self.blad.write_number(adres, float(waarde), self.opmaak[soort])

    def _head(self, rij: int, koppen: Sequence[str]) -> None:
        for kolom, kop in zip("ABCDE", koppen, strict=False):
            self._put(f"{kolom}{rij}", kop, "kop")

    def _check_answer(self, adres: str, vraag: Vraag) -> None:
        """What may be typed, by the kind of question."""
        if vraag.soort in DECIMALEN:
            heel = DECIMALEN[vraag.soort] == 0
            grenzen = {"criteria": "between", "minimum": 0, "maximum": 10**10}
            uitleg = f"{'Een heel getal' if heel else 'Een getal'} van 0 of meer."
            uitleg = f"{vraag.toelichting} {uitleg}".strip()
            self._validate(adres, uitleg, {"validate": "integer" if heel else "decimal", **grenzen})
        elif vraag.soort == "keuze":
            rij = 1 + next(
                n for n, r in enumerate(self.identiteit) if r[:3] == ("vraag", vraag.doel, vraag.indicator)
            )
            laatste = chr(ord("G") + len(vraag.keuzes) - 1)
            bron = f"={m.BLAD_SJABLOON}!$G${rij}:${laatste}${rij}"
            uitleg = f"{vraag.toelichting} Kies een antwoord uit de lijst.".strip()
            self._validate(adres, uitleg, {"validate": "list", "source": bron})
        elif vraag.choices:
            uitleg = f"{vraag.toelichting} Kies ja of nee.".strip()
            self._validate(adres, uitleg, {"validate": "list", "source": list(vraag.choices)})
        else:
            self._check_length(adres)

    def _check_length(self, bereik: str) -> None:
        regel = {"validate": "length", "criteria": "<=", "value": _LANGSTE}
        self._validate(bereik, f"Hooguit {_LANGSTE} tekens.", regel)

    def _validate(self, bereik: str, uitleg: str, regel: dict[str, object]) -> None:
        """Check what is typed in a range, with the same words while typing and when it goes wrong."""
        self.blad.data_validation(
            bereik,
            {
                **regel,
                "input_title": "Invullen",
                "input_message": uitleg[:_LANGSTE_UITLEG],
                "error_title": "Dit past hier niet",
                "error_message": uitleg[-_LANGSTE_UITLEG:],
            },
        )


def _protect(blad: Worksheet) -> None:
    blad.protect("", {"format_columns": True, "format_rows": True})


def _make_formats(boek: xlsxwriter.Workbook) -> _Opmaak:
    """Every look of a cell by its name; open cells by the kind of answer."""
    open_cel = {
        "locked": False,
        "bg_color": "#FFF8D6",
        "border": 1,
        "border_color": "#999999",
        "text_wrap": True,
        "valign": "top",
    }
    open_vormen = {
        "tekst": "@", "ja_nee": "@", "keuze": "@",
        "bedrag": "#,##0", "aantal": "#,##0", "fte": "#,##0.00", "uren": "#,##0.00", "verhouding": "#,##0.00",
    }  # fmt: skip
    vormen: dict[str, dict[str, object]] = {
        "titel": {"bold": True, "font_size": 14},
        "vet": {"bold": True, "text_wrap": True, "valign": "top"},
        "gewoon": {"text_wrap": False, "valign": "top"},
        "loopt": {"text_wrap": True, "valign": "top"},
        "rechts": {"align": "right"},
        "kop": {"bold": True, "bg_color": "#DDE6EE"},
        "som": {"num_format": "#,##0"},
        **{soort: {**open_cel, "num_format": vorm} for soort, vorm in open_vormen.items()},
    }
    return {naam: boek.add_format(vorm) for naam, vorm in vormen.items()}
