"""Read a scenario file: TOML with Dutch keys, typed and checked as far as the file alone allows.

    naam = "Wijkteams naar inwoners"
    toelichting = "…"
    totaal_wijzigt = false            # true: het jaartotaal mag anders worden

    [[wijzig]]                        # welke regels: uitkeringsjaar, regel, doel, vorm
    uitkeringsjaar = [2025, 2026]
    doel = "wijkteams"
    sleutel = "inwoners"              # wat er verandert: bedrag_eur of erbij_eur, sleutel,
    sleutel_jaar = 2025               #   sleutel_circulaire, sleutel_jaar

    [[voeg_toe]]                      # een regel erbij; [[vervalt]] haalt regels weg
    [prijzen]                         # fte_wijkteams = 110000
    [ingroei]                         # "2025" = "7.50": hooguit dit verschil per inwoner, cumulatief

What the file says about lines, goals and keys is checked against the database in ``pipelines.scenario.toepassen``.
"""

import hashlib
import itertools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipelines.basis.bevinding import Bevinding, FondskompasFout
from pipelines.scenario.melden import Plaats, ScenarioGeweigerd, Verslag
from pipelines.scenario.regelvelden import GESCHREVEN, REGELVELDEN, given
from pipelines.scenario.velden import (
    Veld,
    read_block,
    read_boolean,
    read_cents,
    read_price,
    read_text,
    read_vorm,
    read_years,
    report_unknown_key,
)
from pipelines.sources.raw.sleutel import SleutelFout, parse_sleutel

_KEUZE = {
    "uitkeringsjaar": Veld(read_years),
    "regel": Veld(read_text),
    "doel": Veld(read_text),
    "vorm": Veld(read_vorm),
}
_WIJZIG = {**_KEUZE, **{veld.naam: Veld(veld.lees) for veld in REGELVELDEN}}
_VOEG_TOE = {
    **{naam: Veld(veld.lees, verplicht=True) for naam, veld in _KEUZE.items()},
    **{veld.naam: Veld(veld.lees, verplicht=veld.verplicht) for veld in GESCHREVEN},
}
_KOP = {
    "naam": Veld(read_text, verplicht=True),
    "toelichting": Veld(read_text),
    "totaal_wijzigt": Veld(read_boolean),
}
_BLOKKEN = ("wijzig", "voeg_toe", "vervalt")
_TABELLEN = ("prijzen", "ingroei")
HOOGSTENS_BLOKKEN = 250
# a path of keys such as a.b.c: reading one takes time by the square of its length, and no scenario has more than two
_TE_DIEP = re.compile(r"""(?:\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*){24}""")


@dataclass(frozen=True)
class Blok:
    """One block of the file: what it does (wijzig, voeg_toe, vervalt), where it stands, and its values.

    A block that is not whole has a problem; what it selects is still checked, but it is not applied.
    """

    plaats: Plaats
    waarden: Mapping[str, Any]
    is_heel: bool = True

    @property
    def soort(self) -> str:
        """``wijzig``, ``voeg_toe`` or ``vervalt``."""
        return self.plaats.blok


@dataclass(frozen=True)
class Scenario:
    """A scenario as its file gives it, with what is wrong with the file by itself."""

    naam: str
    toelichting: str
    totaal_wijzigt: bool
    blokken: tuple[Blok, ...]
    prijzen: Mapping[str, Decimal]
    ingroei: Mapping[int, Decimal]
    bestand: str
    tekst: str
    bevindingen: tuple[Bevinding, ...] = ()

    @property
    def sha256(self) -> str:
        """The fingerprint of the file's text."""
        return hashlib.sha256(self.tekst.encode()).hexdigest()

    def new_report(self) -> Verslag:
        """A report that starts with what reading already found."""
        return Verslag(self.bestand, self.tekst, list(self.bevindingen))


def read_scenario(pad: Path) -> Scenario:
    """Read a file; raises FondskompasFout when it cannot be opened, problems inside it are kept in the scenario."""
    try:
        return parse_scenario(pad.read_text(encoding="utf-8-sig"), pad.name)
    except (OSError, UnicodeDecodeError) as fout:
        raise FondskompasFout(
            f"Het scenario {pad} is niet te lezen. Verwacht is een bestaand TOML-bestand in UTF-8; "
            "voorbeelden staan in docs/voorbeelden."
        ) from fout


def parse_scenario(tekst: str, bestand: str = "scenario.toml") -> Scenario:
    """Parse the text of a scenario file. Anybody may have written it, and a link holds it too: reading takes bounded time."""
    verslag = Verslag(bestand, tekst)
    try:
        data = _load_toml(tekst, verslag)
        if data is not None and not _has_too_many_blocks(data, verslag):
            return from_mapping(data, verslag)
    except ScenarioGeweigerd:  # as many findings as anybody reads; the rest of the text is left alone
        pass
    return Scenario(bestand, "", False, (), {}, {}, bestand, tekst, tuple(verslag.bevindingen))


def _load_toml(tekst: str, verslag: Verslag) -> dict[str, Any] | None:
    try:
        if _TE_DIEP.search(tekst):
            raise RecursionError
        return tomllib.loads(tekst)
    except (
        ValueError,
        RecursionError,
    ) as fout:  # also a number that Python refuses to read, or nesting without end
        _report_toml(str(fout), verslag)
        return None


def _has_too_many_blocks(data: Mapping[str, Any], verslag: Verslag) -> bool:
    aantal = sum(len(data[soort]) for soort in _BLOKKEN if isinstance(data.get(soort), list))
    if aantal <= HOOGSTENS_BLOKKEN:
        return False
    verslag.meld("scenario_te_groot", Plaats(), aantal=aantal, hoogstens=HOOGSTENS_BLOKKEN)
    return True


def from_mapping(data: Mapping[str, Any], verslag: Verslag) -> Scenario:
    """A scenario from its keys and values, whether they came from a file or from a form."""
    bekend = {**_KOP, **dict.fromkeys((*_BLOKKEN, *_TABELLEN))}
    kop = {naam: waarde for naam, waarde in data.items() if naam in _KOP}
    for naam in data.keys() - bekend.keys():
        report_unknown_key(naam, bekend, Plaats(), verslag)
    waarden, _ = read_block(kop, _KOP, Plaats(), verslag)
    blokken = [blok for soort in _BLOKKEN for blok in _read_blocks(data.get(soort, []), soort, verslag)]
    prijzen = _read_table(data.get("prijzen", {}), "prijzen", read_price, verslag)
    ingroei = _read_ingroei(data.get("ingroei", {}), verslag)
    return Scenario(
        naam=waarden.get("naam", verslag.document),
        toelichting=waarden.get("toelichting", ""),
        totaal_wijzigt=waarden.get("totaal_wijzigt", False),
        blokken=tuple(blokken),
        prijzen=prijzen,
        ingroei=ingroei,
        bestand=verslag.document,
        tekst=verslag.tekst,
        bevindingen=tuple(verslag.bevindingen),
    )


def _report_toml(uitleg: str, verslag: Verslag) -> None:
    plek = re.search(r"line (\d+), column (\d+)", uitleg)
    regels = verslag.tekst.splitlines()
    waarde = regels[int(plek[1]) - 1] if plek and int(plek[1]) <= len(regels) else ""
    eind = "einde van het bestand" if "end of document" in uitleg else ""
    verslag.meld(
        "scenario_toml", Plaats(sleutel=f"regel {plek[1]}, teken {plek[2]}" if plek else eind), waarde.strip()
    )


def _read_blocks(blokken: object, soort: str, verslag: Verslag) -> list[Blok]:
    if not isinstance(blokken, list):
        blokken = [blokken]
        plaats = Plaats(soort)
        verslag.meld("scenario_blok.haken", plaats, soort=soort)
    velden = {"wijzig": _WIJZIG, "voeg_toe": _VOEG_TOE, "vervalt": _KEUZE}[soort]
    gelezen = []
    for nummer, blok in enumerate(blokken, start=1):
        plaats = Plaats(soort, nummer)
        waarden, is_heel = read_block(blok, velden, plaats, verslag)
        if is_heel:
            is_heel = _check_block(waarden, plaats, verslag)
        if not _check_key(waarden, plaats, verslag):
            waarden, is_heel = {naam: w for naam, w in waarden.items() if naam != "sleutel"}, False
        gelezen.append(Blok(plaats, waarden, is_heel))
    return gelezen


def _check_block(waarden: Mapping[str, Any], plaats: Plaats, verslag: Verslag) -> bool:
    """What keys together must say."""
    vooraf = len(verslag.bevindingen)
    if not waarden.keys() & {"regel", "doel", "vorm"}:
        verslag.meld("scenario_keuze", plaats)
    if plaats.blok == "wijzig" and not given(waarden):
        namen = ", ".join(veld.naam for veld in REGELVELDEN)
        verslag.meld("scenario_zonder_wijziging", plaats, sleutels=namen)
    if len(bedragen := given(waarden, "bedrag_eur")) > 1:
        naam = max(bedragen, key=REGELVELDEN.index).naam
        verslag.meld("scenario_twee_bedragen", plaats.at(naam), waarden[naam])
    return len(verslag.bevindingen) == vooraf


def _check_key(waarden: Mapping[str, Any], plaats: Plaats, verslag: Verslag) -> bool:
    """Whether the key can be read, also in a block with another problem."""
    try:
        parse_sleutel(waarden.get("sleutel", "geen"))
    except SleutelFout as fout:
        verslag.meld("sleutel_grammatica", plaats.at("sleutel"), waarden["sleutel"], uitleg=fout)
        return False
    return True


def _read_table(tabel: object, naam: str, lees: Any, verslag: Verslag) -> dict[str, Decimal]:
    velden = {sleutel: Veld(lees) for sleutel in tabel} if isinstance(tabel, Mapping) else {}
    return read_block(tabel, velden, Plaats(naam), verslag)[0]


def _read_ingroei(tabel: object, verslag: Verslag) -> dict[int, Decimal]:
    """The cap per year: consecutive years, never falling, because it is cumulative."""
    plaats = Plaats("ingroei")
    gelezen = _read_table(tabel, "ingroei", read_cents, verslag)
    ingroei: dict[int, Decimal] = {}
    for sleutel, bedrag in gelezen.items():
        if not re.fullmatch(r"[0-9]{4}", sleutel):
            verslag.meld("scenario_waarde.ingroeijaar", plaats.at(sleutel), sleutel, naam=sleutel)
            continue
        ingroei[int(sleutel)] = bedrag
    jaren = sorted(ingroei)
    for vorig, jaar in itertools.pairwise(jaren):
        if jaar != vorig + 1 or ingroei[jaar] < ingroei[vorig]:
            verslag.meld(
                "scenario_waarde.ingroeipad",
                plaats.at(str(jaar)),
                naam=jaar,
                jaar=jaar,
                bedrag=ingroei[jaar],
                volgend=vorig + 1,
                vorig_bedrag=ingroei[vorig],
            )
    return ingroei
