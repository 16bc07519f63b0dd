"""A scenario as a draft that a form can change: what every line becomes, and the file that says so.

A file may name lines by goal or form, and amounts as a change; a draft has the outcome per line. Writing a draft and
applying the file gives the same lines again (``tests/scenario/test_ontwerp.py``).
"""

import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipelines.scenario.envelop import Envelopregel, Gepubliceerd, Sleutel, needs_circulaire
from pipelines.scenario.lezen import Scenario
from pipelines.scenario.regelvelden import GESCHREVEN
from pipelines.scenario.toepassen import apply_scenario
from pipelines.sources.raw.sleutel import SleutelFout

Waarden = Mapping[str, object]


@dataclass(frozen=True)
class Ontwerp:
    """What a scenario makes of the envelope: every line of every year, prices that differ, and the ingroei per year."""

    naam: str
    toelichting: str
    totaal_wijzigt: bool
    regels: Mapping[Sleutel, Envelopregel]
    prijzen: Mapping[str, Decimal]
    ingroei: Mapping[int, Decimal]

    def of_year(self, jaar: int) -> list[Envelopregel]:
        """The lines of one year by name."""
        return sorted((r for r in self.regels.values() if r.uitkeringsjaar == jaar), key=lambda r: r.regel)


def new_draft(gepubliceerd: Gepubliceerd, naam: str) -> Ontwerp:
    """A draft in which nothing differs yet."""
    return Ontwerp(naam, "", False, dict(gepubliceerd.regels), {}, {})


def resolve(scenario: Scenario, gepubliceerd: Gepubliceerd) -> Ontwerp:
    """The draft of a scenario; raises ScenarioGeweigerd when its file does not fit the envelope."""
    verslag = scenario.new_report()
    wijzigingen = apply_scenario(scenario, gepubliceerd, verslag)
    verslag.refuse_on_errors()
    blijft = {i: r for i, r in gepubliceerd.regels.items() if i not in set(wijzigingen.vervangen)}
    return Ontwerp(
        scenario.naam,
        scenario.toelichting,
        scenario.totaal_wijzigt,
        blijft | {r.id: r for r in wijzigingen.regels},
        scenario.prijzen,
        scenario.ingroei,
    )


def one_more(regel: Envelopregel, eur: int, naam: str) -> str:
    """The scenario file that gives one line of one year more money, on top of the total of that year."""
    return "\n".join(
        [
            f"naam = {_quote(naam)}\ntotaal_wijzigt = true\n",
            _block("wijzig", [regel.uitkeringsjaar], {"regel": regel.regel, "erbij_eur": eur}),
        ]
    )


def set_key(regel: Envelopregel, sleutel: str, circulaire: str | None, jaar: int | None) -> dict[str, object]:
    """The values of a line with another key, as a file sets them: a key without circulaire has none."""
    try:
        met_circulaire = needs_circulaire(sleutel)
    except SleutelFout:  # reading the file says what is wrong with it
        met_circulaire = True
    return {
        "sleutel": sleutel,
        "sleutel_circulaire": circulaire if met_circulaire else None,
        "sleutel_jaar": jaar if jaar is not None else regel.sleutel_jaar,
    }


def write_draft(ontwerp: Ontwerp, gepubliceerd: Gepubliceerd) -> str:
    """The scenario file of a draft: one block per line, for all years in which it changes in the same way."""
    delen = [_head(ontwerp)]
    weg, anders, nieuw = _sort_lines(ontwerp, gepubliceerd)
    delen += [_block("vervalt", jaren, {"regel": naam}) for naam, jaren in _per_name(weg)]
    delen += [_block("wijzig", jaren, {"regel": naam, **w}) for naam, w, jaren in _merge(anders)]
    delen += [_block("voeg_toe", jaren, {"regel": naam, **w}) for naam, w, jaren in _merge(nieuw)]
    delen += _table("prijzen", {naam: _number(prijs) for naam, prijs in sorted(ontwerp.prijzen.items())})
    delen += _table(
        "ingroei", {f'"{jaar}"': _quote(str(eur)) for jaar, eur in sorted(ontwerp.ingroei.items())}
    )
    return "\n".join(delen)


def _sort_lines(
    ontwerp: Ontwerp, gepubliceerd: Gepubliceerd
) -> tuple[list[Sleutel], dict[Sleutel, Waarden], dict[Sleutel, Waarden]]:
    """What goes, what changes and what comes; a line that gets another goal or form goes and comes."""
    weg, anders, nieuw = [], {}, {}
    for id_, oud in gepubliceerd.regels.items():
        regel = ontwerp.regels.get(id_)
        if regel is None or (regel.doel, regel.vorm) != (oud.doel, oud.vorm):
            weg.append(id_)
        elif regel != oud:
            anders[id_] = _changes(oud, regel)
    for id_, regel in ontwerp.regels.items():
        if id_ in anders or (id_ in gepubliceerd.regels and id_ not in weg):
            continue
        nieuw[id_] = {"doel": regel.doel, "vorm": regel.vorm, **_values(regel)}
    return weg, anders, nieuw


def _changes(oud: Envelopregel, nieuw: Envelopregel) -> Waarden:
    """The values that differ; a key goes with what it is taken from, so that it stands on its own."""
    oude, nieuwe = _values(oud), _values(nieuw)
    anders = {veld.naam for veld in GESCHREVEN if oude.get(veld.naam) != nieuwe.get(veld.naam)}
    anders |= {veld.naam for veld in GESCHREVEN if veld.hoort_bij in anders}
    return {naam: waarde for naam, waarde in nieuwe.items() if naam in anders}


def _values(regel: Envelopregel) -> Waarden:
    """What a file says of a line, by key; what it has not is left out."""
    gevuld = {veld.naam: getattr(regel, veld.waarde) for veld in GESCHREVEN}
    return {naam: waarde for naam, waarde in gevuld.items() if waarde is not None}


def _per_name(ids: Iterable[Sleutel]) -> list[tuple[str, list[int]]]:
    gesorteerd = sorted(ids, key=lambda i: (i[1], i[0]))
    return [
        (naam, [jaar for jaar, _ in groep]) for naam, groep in itertools.groupby(gesorteerd, lambda i: i[1])
    ]


def _merge(per_regel: Mapping[Sleutel, Waarden]) -> list[tuple[str, Waarden, list[int]]]:
    """The years of a line with the same values together, in the order of the first year."""
    samen: dict[tuple[str, str], tuple[Waarden, list[int]]] = {}
    for (jaar, naam), waarden in sorted(per_regel.items(), key=lambda paar: (paar[0][1], paar[0][0])):
        samen.setdefault((naam, repr(waarden)), (waarden, []))[1].append(jaar)
    return [(naam, waarden, jaren) for (naam, _), (waarden, jaren) in samen.items()]


def _head(ontwerp: Ontwerp) -> str:
    regels = [f"naam = {_quote(ontwerp.naam)}"]
    if ontwerp.toelichting:
        regels.append(f"toelichting = {_quote(ontwerp.toelichting)}")
    if ontwerp.totaal_wijzigt:
        regels.append("totaal_wijzigt = true")
    return "\n".join(regels) + "\n"


def _block(soort: str, jaren: list[int], waarden: Waarden) -> str:
    regels = [f"[[{soort}]]", f"uitkeringsjaar = {jaren}"]
    regels += [f"{naam} = {w if isinstance(w, int) else _quote(str(w))}" for naam, w in waarden.items()]
    return "\n".join(regels) + "\n"


def _table(naam: str, waarden: Mapping[str, str]) -> list[str]:
    if not waarden:
        return []
    return [
        "\n".join([f"[{naam}]", *(f"{sleutel} = {waarde}" for sleutel, waarde in waarden.items())]) + "\n"
    ]


def _number(bedrag: Decimal) -> str:
    return str(int(bedrag)) if bedrag == int(bedrag) else _quote(str(bedrag))


def _quote(tekst: str) -> str:
    """Text as TOML writes it: as JSON does, and without the one control character that JSON leaves alone."""
    return json.dumps(tekst, ensure_ascii=False).replace("\x7f", "\\u007f")
