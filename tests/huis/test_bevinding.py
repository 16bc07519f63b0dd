"""Findings are said in one way: code and texts are held against each other, without running anything."""

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from pipelines.basis.bevinding import TEKSTEN, Bevinding, Ernst, MeldFout, Plek, Tekst, meld, read_texts
from pipelines.basis.queries import queries_map

ZEGT = {
    "meld": {"waarde", "verschil"},
    "Geweigerd": {"waarde", "blad", "cel"},
    "VeldFout": set(),
}
"""What says a finding, with its arguments that fill no placeholder; the exceptions hand on to ``meld``."""
MAAKT = {"bevinding.py", "catalogus.py", "controle.py", "standen.py"}
"""The files that make one; standen has a class of its own by that name, about a frozen state."""
VULT_AAN = {"VeldFout": {"naam"}}
"""What an exception fills in itself when it is caught."""
ROOT = Path(__file__).parents[2]
REGEL = "regels.py"
"""Says the rules of queries/regels, whose codes are the names of their files."""


def calls() -> Iterator[tuple[str, list[str], set[str]]]:
    """Every call of ``meld``: where it stands, the codes that it may say, and the names that it fills."""
    rules = [p.stem for p in (queries_map() / "regels").glob("*.sql")]
    for pad in sorted([*(ROOT / "pipelines").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py")]):
        boom = ast.parse(pad.read_text(encoding="utf-8"))
        namen = {
            doel.id: knoop.value
            for knoop in boom.body
            if isinstance(knoop, ast.Assign)
            for doel in knoop.targets
            if isinstance(doel, ast.Name)
        }
        plek = pad.relative_to(ROOT).as_posix()
        eigen = {
            deel
            for k in ast.walk(boom)
            if isinstance(k, ast.ClassDef | ast.FunctionDef) and k.name in ZEGT
            for deel in ast.walk(k)
        }
        for knoop in ast.walk(boom):
            match knoop:
                case ast.Call(func=ast.Name(id=zegt) | ast.Attribute(attr=zegt)) if (
                    zegt in ZEGT and knoop not in eigen
                ):
                    codes = list(codes_of(knoop.args[0], namen)) if pad.name != REGEL else rules
                    gevuld = {k.arg or "**" for k in knoop.keywords} - ZEGT[zegt]
                    yield f"{plek}:{knoop.lineno}", codes, gevuld | VULT_AAN.get(zegt, set())


def codes_of(knoop: ast.expr, namen: dict[str, ast.expr]) -> Iterator[str]:
    """The codes that an argument may be: written out, chosen with ``if``, or taken from a dict of this module."""
    match knoop:
        case ast.Constant(value=str(code)):
            yield code
        case ast.IfExp(body=een, orelse=ander):
            yield from codes_of(een, namen)
            yield from codes_of(ander, namen)
        case ast.Subscript(value=ast.Name(id=naam)) if naam in namen:
            tabellen = [
                k for k in ast.walk(namen[naam]) if isinstance(k, ast.Dict)
            ]  # also in a MappingProxyType
            for waarde in (waarde for tabel in tabellen for waarde in tabel.values):
                yield from codes_of(waarde, namen)
        case _:
            yield f"(niet uitgeschreven: {ast.unparse(knoop)})"


def names_in(tekst: Tekst) -> set[str]:
    """The placeholders of the texts under a code; what was found is always given."""
    delen = (tekst.waarde, tekst.verwacht, tekst.melding, tekst.remedie)
    return {naam for deel in delen for _, naam, _, _ in Formatter().parse(deel) if naam} - {"waarde"}


def test_every_code_exists_and_every_placeholder_is_filled():
    """A call fills what its code asks for and nothing else; one that chooses a code, what any of them asks for."""
    teksten, fouten = read_texts(), []
    for plek, codes, gevuld in calls():
        fouten += [f"{plek}: {code} heeft geen teksten" for code in codes if code not in teksten]
        vraagt = {naam for code in codes if code in teksten for naam in names_in(teksten[code])}
        if vraagt != gevuld:
            fouten.append(f"{plek}: {codes} vraagt {sorted(vraagt)} en krijgt {sorted(gevuld)}")
    assert not fouten, "\n".join(fouten)


def test_every_text_is_used():
    """A text that is not said itself may still be what its variants take over, as long as each of its lines is."""
    gezegd = {code for _, codes, _ in calls() for code in codes}
    ongebruikt = read_texts().keys() - gezegd
    for pad in TEKSTEN.glob("*.toml"):
        for code, regels in tomllib.loads(pad.read_text(encoding="utf-8")).items():
            varianten = [v for v in regels.values() if isinstance(v, dict)]
            if varianten and all(any(naam not in v for v in varianten) for naam in regels):
                ongebruikt -= {code}
    assert sorted(ongebruikt) == []


def test_nothing_else_makes_a_finding():
    """But for the catalogue of CBS, whose texts are a source, and reading back what was published."""
    gemaakt = {
        pad.relative_to(ROOT).as_posix()
        for map_ in ("pipelines", "dashboard")
        for pad in (ROOT / map_).rglob("*.py")
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "Bevinding"
    }
    assert {pad.rpartition("/")[2] for pad in gemaakt} == MAAKT


def test_no_two_variants_of_a_code_say_the_same():
    gezien = defaultdict(list)
    for code, tekst in read_texts().items():
        gezien[code.partition(".")[0], tekst].append(code)
    assert [codes for codes in gezien.values() if len(codes) > 1] == []


def test_texts_are_sentences():
    for code, tekst in read_texts().items():
        assert tekst.melding.endswith((".", "}")) and tekst.remedie.endswith((".", "}")), code
        assert all(naam.isidentifier() for naam in names_in(tekst)), code


def test_a_variant_takes_over_what_it_does_not_say():
    plek = Plek("a.xlsx", "blad", "B2")
    assert meld("iv3_cel_onbruikbaar.formule", plek) == Bevinding(
        "iv3_cel_onbruikbaar",
        Ernst.FOUT,
        "a.xlsx",
        "blad",
        "B2",
        "formule zonder bewaarde uitkomst",
        "een getal, x € 1.000",
        "Deze cel bevat geen bruikbaar bedrag.",
        "Open het werkboek in Excel en bewaar het opnieuw.",
    )


def test_values_are_shown_as_they_are():
    assert meld("iv3_sleutel_dubbel", Plek("a"), "{waarde} {0}").melding.startswith(
        "De sleutel «{waarde} {0}» "
    )


@pytest.mark.parametrize(
    ("code", "invulling"),
    [
        ("iv3_bestaat_niet", {}),
        ("iv3_boekjaar.variant", {}),
        ("iv3_blad_ontbreekt", {}),
    ],
)
def test_a_finding_said_wrongly_is_a_mistake_of_the_program(code, invulling):
    with pytest.raises(MeldFout):
        meld(code, Plek("a"), **invulling)
