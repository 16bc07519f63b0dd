"""Apply a scenario to the published envelope: which lines change, come or go, and what does not fit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pipelines.scenario.envelop import (
    Envelopregel,
    Gepubliceerd,
    Sleutel,
    Wijzigingen,
    find_bases,
    needs_circulaire,
)
from pipelines.scenario.lezen import Blok, Scenario
from pipelines.scenario.melden import Plaats, Verslag, suggest
from pipelines.scenario.regelvelden import GESCHREVEN, REGELVELDEN, given
from pipelines.sources.raw.sleutel import parse_sleutel

_VOLGORDE = ("vervalt", "wijzig", "voeg_toe")
_BEDRAGEN = frozenset(veld.naam for veld in REGELVELDEN if veld.waarde == "bedrag_eur")
HOOGSTENS_SOMMEN = 120
"""Parts of keys of changed lines; each is a sum over all gemeenten. All lines of all years of the envelope are ninety."""


class _Werk:
    """The envelope while the blocks are applied to it."""

    def __init__(self, gepubliceerd: Gepubliceerd, verslag: Verslag) -> None:
        self.gepubliceerd, self.verslag = gepubliceerd, verslag
        self.regels = dict(gepubliceerd.regels)
        self.plaatsen: dict[Sleutel, Plaats] = {}
        self.gezet: dict[Sleutel, dict[str, Plaats]] = defaultdict(dict)


def apply_scenario(scenario: Scenario, gepubliceerd: Gepubliceerd, verslag: Verslag) -> Wijzigingen:
    """Apply every block; problems go into ``verslag``, and the outcome is only meaningful without them."""
    werk = _Werk(gepubliceerd, verslag)
    for blok in sorted(scenario.blokken, key=lambda b: _VOLGORDE.index(b.soort)):
        if not blok.is_heel:
            _check_selection(blok, werk)
            continue
        match blok.soort:
            case "voeg_toe":
                _add_lines(blok, werk)
            case "vervalt":
                _drop_lines(blok, werk)
            case _:
                _change_lines(blok, werk)
    _check_names(scenario, werk)
    if not scenario.totaal_wijzigt and not verslag.heeft_fouten:
        _check_totals(werk)
    anders = [r for r in werk.regels.values() if gepubliceerd.regels.get(r.id) != r]
    _check_size(anders, verslag)
    vervangen = [r for i, r in gepubliceerd.regels.items() if werk.regels.get(i) != r]
    doelen = {(r.uitkeringsjaar, r.doel) for r in (*anders, *vervangen)} | _repriced(scenario, gepubliceerd)
    return Wijzigingen(tuple(anders), werk.plaatsen, tuple(r.id for r in vervangen), frozenset(doelen))


def _check_size(anders: Iterable[Envelopregel], verslag: Verslag) -> None:
    """A text of a few lines can ask for thousands of lines of the envelope; raises ScenarioGeweigerd for one that does."""
    sommen = sum(max(1, len(parse_sleutel(regel.sleutel).bases)) for regel in anders)
    if sommen > HOOGSTENS_SOMMEN:
        verslag.meld("scenario_te_groot.sommen", Plaats(), aantal=sommen, hoogstens=HOOGSTENS_SOMMEN)
        verslag.refuse_on_errors()


def _repriced(scenario: Scenario, gepubliceerd: Gepubliceerd) -> set[tuple[int, str]]:
    """The goals with a price of their own, in every year: a price holds for all of them."""
    doelen = [doel for indicator, doel in gepubliceerd.indicatoren if indicator in scenario.prijzen]
    return {(jaar, doel) for doel in doelen for jaar in gepubliceerd.jaartotalen}


def _select(blok: Blok, werk: _Werk) -> list[Envelopregel]:
    """The published lines a block is about; a year or name in which there are none is a finding."""
    keuze = {naam: blok.waarden[naam] for naam in ("regel", "doel", "vorm") if naam in blok.waarden}
    regels = werk.gepubliceerd.regels.values()
    jaren = blok.waarden.get("uitkeringsjaar") or tuple(werk.gepubliceerd.jaartotalen)
    passend = [r for r in regels if all(getattr(r, naam) == w for naam, w in keuze.items())]
    gekozen = [r for r in passend if r.uitkeringsjaar in jaren]
    genoemd = set(blok.waarden.get("uitkeringsjaar", ()))
    zonder = sorted(genoemd - {r.uitkeringsjaar for r in gekozen})
    if zonder or not gekozen:
        _report_no_match(blok, keuze, zonder, passend, werk)
    return gekozen


def _check_selection(blok: Blok, werk: _Werk) -> None:
    """What can be said about a block with a problem: whether the lines that it names exist, and whether its key does."""
    if blok.soort == "voeg_toe":
        if {"uitkeringsjaar", "regel", "doel", "vorm", "sleutel"} <= blok.waarden.keys():
            _add_lines(replace(blok, waarden={**blok.waarden, "bedrag_eur": 0}), werk)
    elif blok.waarden.keys() & {"regel", "doel", "vorm"}:
        _change_keys(blok, _select(blok, werk), werk)


def _change_keys(blok: Blok, gekozen: Iterable[Envelopregel], werk: _Werk) -> None:
    """The key alone of a block whose amount cannot be used: what is wrong with it is told in the same run."""
    if "sleutel" not in blok.waarden:
        return
    zonder = replace(blok, waarden={naam: w for naam, w in blok.waarden.items() if naam not in _BEDRAGEN})
    for regel in gekozen:
        oud = werk.regels.get(regel.id)
        if oud and (nieuw := _changed(oud, zonder, werk)):
            werk.regels[regel.id] = nieuw
            werk.plaatsen.setdefault(regel.id, blok.plaats)


def _report_no_match(
    blok: Blok, keuze: Mapping[str, str], jaren: list[int], passend: list[Envelopregel], werk: _Werk
) -> None:
    naam = "uitkeringsjaar" if passend else next(iter(keuze))
    bekend = {getattr(r, naam) for r in werk.gepubliceerd.regels.values()}
    plaats = blok.plaats.at(naam)
    waarde = ", ".join([*(f"{n} {w}" for n, w in keuze.items()), *map(str, jaren)])
    if passend:
        alle_jaren = ", ".join(map(str, sorted({r.uitkeringsjaar for r in passend})))
        werk.verslag.meld("scenario_regel_onbekend.jaar", plaats, waarde, jaren=alle_jaren)
    elif keuze[naam] in bekend:
        werk.verslag.meld("scenario_regel_onbekend.samen", plaats, waarde)
    else:
        werk.verslag.meld("scenario_regel_onbekend", plaats, waarde, verwacht=suggest(keuze[naam], bekend))


def _change_lines(blok: Blok, werk: _Werk) -> None:
    gekozen = _select(blok, werk)
    if given(blok.waarden, "bedrag_eur") and not _is_one_per_year(blok, gekozen, werk):
        _change_keys(blok, gekozen, werk)
        return
    for regel in gekozen:
        if _claim(blok, regel.id, werk) and (nieuw := _changed(werk.regels[regel.id], blok, werk)):
            werk.regels[regel.id] = nieuw


def _is_one_per_year(blok: Blok, gekozen: list[Envelopregel], werk: _Werk) -> bool:
    """An amount holds for one line of a year: with more lines it would be unclear how it is split."""
    per_jaar: dict[int, list[str]] = defaultdict(list)
    for regel in gekozen:
        per_jaar[regel.uitkeringsjaar].append(regel.regel)
    dubbel = {jaar: namen for jaar, namen in per_jaar.items() if len(namen) > 1}
    if dubbel:
        jaar, namen = next(iter(dubbel.items()))
        werk.verslag.meld(
            "scenario_bedrag_meer_regels",
            blok.plaats.at(given(blok.waarden, "bedrag_eur")[0].naam),
            jaar=jaar,
            regels=", ".join(namen),
        )
    return not dubbel


def _changed(oud: Envelopregel, blok: Blok, werk: _Werk) -> Envelopregel | None:
    """The line after the change; ``None`` with a finding when the change does not fit this line."""
    nieuw = {veld.waarde: veld.reken(oud, blok.waarden[veld.naam]) for veld in given(blok.waarden)}
    if nieuw.get("bedrag_eur", 0) < 0:
        naam = given(blok.waarden, "bedrag_eur")[0].naam
        werk.verslag.meld(
            "scenario_bedrag_negatief",
            blok.plaats.at(naam),
            blok.waarden[naam],
            bedrag=oud.bedrag_eur,
            regel=oud.regel,
            jaar=oud.uitkeringsjaar,
        )
        del nieuw["bedrag_eur"]
    if "sleutel" in nieuw and not _check_new_key(oud, blok, werk):
        return None
    if "sleutel" in nieuw and not needs_circulaire(str(nieuw["sleutel"])):
        nieuw.setdefault("sleutel_circulaire", None)
    return replace(oud, **nieuw)


def _check_new_key(oud: Envelopregel, blok: Blok, werk: _Werk) -> bool:
    """A key never takes a year with another meaning in silence, and unallocated money is only allocated when named."""
    if oud.sleutel == "geen" and "regel" not in blok.waarden:
        werk.verslag.meld(
            "scenario_geen_verdeeld", blok.plaats.at("sleutel"), jaar=oud.uitkeringsjaar, regel=oud.regel
        )
        return False
    oude, nieuwe = find_bases(oud.sleutel), find_bases(blok.waarden["sleutel"])
    if {"inwoners", "kenmerk"} & (nieuwe - oude) and "sleutel_jaar" not in blok.waarden:
        werk.verslag.meld("scenario_sleutel_jaar", blok.plaats.at("sleutel_jaar"), jaar=oud.uitkeringsjaar)
        return False
    return True


def _claim(blok: Blok, sleutel: Sleutel, werk: _Werk) -> bool:
    """Note what a block sets; the same value of a line set twice, or a dropped line changed, is a finding."""
    waarden = [veld.waarde for veld in given(blok.waarden)] or ["regel"]
    gezet = werk.gezet[sleutel]
    for waarde in waarden:
        eerder = gezet.get(waarde) or gezet.get("regel")
        if eerder:
            werk.verslag.meld(
                "scenario_dubbel",
                blok.plaats,
                jaar=sleutel[0],
                regel=sleutel[1],
                eerder=werk.verslag.address(eerder),
            )
            return False
    gezet.update(dict.fromkeys(waarden, blok.plaats))
    werk.plaatsen[sleutel] = blok.plaats
    return True


def _add_lines(blok: Blok, werk: _Werk) -> None:
    w = blok.waarden
    for jaar in w["uitkeringsjaar"]:
        gezet: dict[str, Any] = {veld.waarde: w.get(veld.naam) for veld in GESCHREVEN}
        regel = Envelopregel(jaar, w["regel"], w["doel"], w["vorm"], **gezet)
        if jaar not in werk.gepubliceerd.jaartotalen:
            _report_unknown(
                blok.plaats.at("uitkeringsjaar"), str(jaar), map(str, werk.gepubliceerd.jaartotalen), werk
            )
        elif regel.id in werk.regels:
            werk.verslag.meld("scenario_regel_bestaat", blok.plaats.at("regel"), jaar=jaar, regel=regel.regel)
        else:
            werk.regels[regel.id] = regel
            werk.plaatsen[regel.id] = blok.plaats


def _drop_lines(blok: Blok, werk: _Werk) -> None:
    for regel in _select(blok, werk):
        if _claim(blok, regel.id, werk):
            werk.regels.pop(regel.id, None)


def _report_unknown(plaats: Plaats, waarde: str, bekend: Iterable[str], werk: _Werk) -> None:
    werk.verslag.meld("scenario_onbekend", plaats, waarde, verwacht=suggest(waarde, bekend))


def _check_names(scenario: Scenario, werk: _Werk) -> None:
    """Goals of added lines, indicators with a price and years of the ingroei exist."""
    for blok in scenario.blokken:
        doel = blok.waarden.get("doel")
        if blok.soort == "voeg_toe" and doel and doel not in werk.gepubliceerd.doelen:
            _report_unknown(blok.plaats.at("doel"), doel, werk.gepubliceerd.doelen, werk)
    indicatoren = {indicator for indicator, _ in werk.gepubliceerd.indicatoren}
    for indicator in scenario.prijzen:
        if indicator not in indicatoren:
            _report_unknown(Plaats("prijzen", 0, indicator), indicator, indicatoren, werk)
    for jaar in scenario.ingroei:
        if jaar not in werk.gepubliceerd.jaartotalen:
            _report_unknown(
                Plaats("ingroei", 0, str(jaar)), str(jaar), map(str, werk.gepubliceerd.jaartotalen), werk
            )


def _check_totals(werk: _Werk) -> None:
    """The lines of a year still add up to its total."""
    som: dict[int, int] = defaultdict(int)
    for regel in werk.regels.values():
        som[regel.uitkeringsjaar] += regel.bedrag_eur
    for jaar, totaal in werk.gepubliceerd.jaartotalen.items():
        if som[jaar] == totaal:
            continue
        plaatsen = [p for (j, _), p in werk.plaatsen.items() if j == jaar]
        verschil = som[jaar] - totaal
        werk.verslag.meld(
            "scenario_jaartotaal.te_hoog" if verschil > 0 else "scenario_jaartotaal.te_laag",
            plaatsen[0] if plaatsen else Plaats(),
            jaar=jaar,
            som=som[jaar],
            totaal=totaal,
            verschil_eur=abs(verschil),
        )
