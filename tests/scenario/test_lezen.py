"""Scenario files: every problem in one report, each with its line, what is expected and what to do."""

from decimal import Decimal

import pytest

from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.melden import Plaats, Regelwijzer, ScenarioGeweigerd

WIJZIG = '[[wijzig]]\nuitkeringsjaar = 2025\ndoel = "wijkteams"\n'


def findings(rekenaar, tekst):
    with pytest.raises(ScenarioGeweigerd) as geweigerd:
        rekenaar.check(parse_scenario(tekst, "s.toml"))
    return geweigerd.value.bevindingen


FILE_PROBLEMS = {
    "no name": ("", "scenario_sleutel_ontbreekt", "naam", "naam ="),
    "unknown key at the top": (
        'naam = "x"\ntoelichtng = "y"',
        "scenario_sleutel_onbekend",
        "regel 2: toelichtng",
        "«toelichting»",
    ),
    "unknown block": ('naam = "x"\n[[wijzg]]\n', "scenario_sleutel_onbekend", "wijzg", "«wijzig»"),
    "unknown key in a block": (
        f'naam = "x"\n{WIJZIG}bedrag = 5',
        "scenario_sleutel_onbekend",
        "regel 5: [[wijzig]] 1, bedrag",
        "«bedrag_eur»",
    ),
    "float money": (
        f'naam = "x"\n{WIJZIG}bedrag_eur = 5.5',
        "scenario_waarde",
        "regel 5: [[wijzig]] 1, bedrag_eur",
        "schrijf hele euro's",
    ),
    "money with points": (
        f'naam = "x"\n{WIJZIG}bedrag_eur = "5.000.000"',
        "scenario_waarde",
        "bedrag_eur",
        "zonder punten",
    ),
    "boolean money": (f'naam = "x"\n{WIJZIG}bedrag_eur = true', "scenario_waarde", "bedrag_eur", "5000000"),
    "negative money": (
        f'naam = "x"\n{WIJZIG}bedrag_eur = -1',
        "scenario_waarde",
        "bedrag_eur",
        "nul of meer",
    ),
    "float price": (
        'naam = "x"\n[prijzen]\nfte_wijkteams = 1.5',
        "scenario_waarde",
        "regel 3: [prijzen], fte_wijkteams",
        "niet exact",
    ),
    "price of zero": (
        'naam = "x"\n[prijzen]\nfte_wijkteams = 0',
        "scenario_waarde",
        "fte_wijkteams",
        "boven nul",
    ),
    "float ingroei": (
        'naam = "x"\n[ingroei]\n"2025" = 7.5',
        "scenario_waarde",
        "regel 3: [ingroei], 2025",
        "niet exact",
    ),
    "ingroei with a gap": (
        'naam = "x"\n[ingroei]\n"2025" = "1"\n"2027" = "2"',
        "scenario_waarde",
        "2027",
        "het jaar 2026",
    ),
    "falling ingroei": (
        'naam = "x"\n[ingroei]\n"2025" = "2"\n"2026" = "1"',
        "scenario_waarde",
        "2026",
        "ten minste 2",
    ),
    "two decimals at most": (
        'naam = "x"\n[ingroei]\n"2025" = "7.505"',
        "scenario_waarde",
        "2025",
        "twee decimalen",
    ),
    "no selection": (
        'naam = "x"\n[[wijzig]]\nuitkeringsjaar = 2025\nbedrag_eur = 1',
        "scenario_keuze",
        "regel 2: [[wijzig]] 1",
        "regel, doel of vorm",
    ),
    "no change": (f'naam = "x"\n{WIJZIG}', "scenario_zonder_wijziging", "[[wijzig]] 1", "bedrag_eur"),
    "two amounts": (
        f'naam = "x"\n{WIJZIG}bedrag_eur = 1\nerbij_eur = 1',
        "scenario_twee_bedragen",
        "erbij_eur",
        "of erbij_eur",
    ),
    "wrong key": (
        f'naam = "x"\n{WIJZIG}sleutel = "inwoner"',
        "sleutel_grammatica",
        "regel 5: [[wijzig]] 1, sleutel",
        "inwoners",
    ),
    "single brackets": (
        'naam = "x"\n[wijzig]\ndoel = "wijkteams"\nbedrag_eur = 1',
        "scenario_blok",
        "regel 2: [wijzig]",
        "[[wijzig]]",
    ),
    "unknown vorm": (
        'naam = "x"\n[[vervalt]]\nvorm = "spk"',
        "scenario_waarde",
        "regel 3: [[vervalt]] 1, vorm",
        "«spuk»",
    ),
    "missing in a new line": (
        'naam = "x"\n[[voeg_toe]]\nregel = "r"',
        "scenario_sleutel_ontbreekt",
        "[[voeg_toe]] 1, bedrag_eur",
        "bedrag_eur",
    ),
    "no TOML": ('naam = "x"\ntoelichting = zonder', "scenario_toml", "regel 2, teken 15", "geldige TOML"),
}


@pytest.mark.parametrize(("tekst", "regel", "plaats", "stuk"), FILE_PROBLEMS.values(), ids=FILE_PROBLEMS)
def test_a_problem_of_the_file_is_a_finding_at_its_place(tekst, regel, plaats, stuk):
    bevindingen = [b for b in parse_scenario(tekst, "s.toml").bevindingen if b.regel == regel]
    assert any(plaats in b.cel and stuk in b.als_tekst() for b in bevindingen), bevindingen
    assert all(b.document == "s.toml" and b.remedie for b in bevindingen)


DATABASE_PROBLEMS = {
    "unknown goal": (
        '[[wijzig]]\ndoel = "wijkteam"\nbedrag_eur = 1',
        "scenario_regel_onbekend",
        "«wijkteams»",
    ),
    "year without the line": (
        '[[wijzig]]\nuitkeringsjaar = [2022, 2023]\nregel = "spuk-ido-inwoners"\nbedrag_eur = 1',
        "scenario_regel_onbekend",
        "2022",
    ),
    "one amount for two lines": (
        '[[wijzig]]\nuitkeringsjaar = 2025\ndoel = "ido"\nvorm = "spuk"\nbedrag_eur = 1',
        "scenario_bedrag_meer_regels",
        "spuk-ido-inwoners, spuk-ido-opleiding",
    ),
    "the total changes": (WIJZIG + "bedrag_eur = 13750001", "scenario_jaartotaal", "dus 1 eraf"),
    "below zero": (WIJZIG + "erbij_eur = -13750001", "scenario_bedrag_negatief", "hooguit 13750000"),
    "a line twice": (
        WIJZIG + "erbij_eur = 0\n" + WIJZIG + "bedrag_eur = 5",
        "scenario_dubbel",
        "[[wijzig]] 1",
    ),
    "dropped and changed": (
        WIJZIG + 'sleutel = "gelijk"\n[[vervalt]]\nuitkeringsjaar = 2025\ndoel = "wijkteams"',
        "scenario_dubbel",
        "[[vervalt]] 1",
    ),
    "inhabitants of no year": (
        WIJZIG + 'sleutel = "inwoners"',
        "scenario_sleutel_jaar",
        "sleutel_jaar = 2025",
    ),
    "unallocated money": (
        '[[wijzig]]\nuitkeringsjaar = 2025\ndoel = "ido"\nsleutel = "gelijk"',
        "scenario_geen_verdeeld",
        "buiten-ido-rest",
    ),
    "an existing line": (
        '[[voeg_toe]]\nuitkeringsjaar = 2025\nregel = "au-wijkteams"\ndoel = "wijkteams"\nvorm = "au"\nbedrag_eur = 0\nsleutel = "geen"',
        "scenario_regel_bestaat",
        "[[wijzig]]",
    ),
    "a new line of no goal": (
        '[[voeg_toe]]\nuitkeringsjaar = 2025\nregel = "r"\ndoel = "wijkteam"\nvorm = "au"\nbedrag_eur = 0\nsleutel = "geen"',
        "scenario_onbekend",
        "«wijkteams»",
    ),
    "a new line of no year": (
        '[[voeg_toe]]\nuitkeringsjaar = 1999\nregel = "r"\ndoel = "overig"\nvorm = "au"\nbedrag_eur = 0\nsleutel = "geen"',
        "scenario_onbekend",
        "2021",
    ),
    "unknown indicator": ("[prijzen]\nfte_wijkteam = 1", "scenario_onbekend", "«fte_wijkteams»"),
    "ingroei in an unknown year": ('[ingroei]\n"1999" = "1"', "scenario_onbekend", "1999"),
    "unknown maatstaf": (WIJZIG + 'sleutel = "maatstaf:weg"', "sleutel_onbekend", "maatstaf:weg"),
    "unknown circulaire": (WIJZIG + 'sleutel_circulaire = "M1999"', "sleutel_onbekend", "M1999"),
    "inhabitants not read": (
        WIJZIG + 'sleutel = "inwoners"\nsleutel_jaar = 2031',
        "sleutel_onbekend",
        "2031",
    ),
    "inhabitants of a later indeling": (
        '[[wijzig]]\nuitkeringsjaar = 2022\ndoel = "wijkteams"\nsleutel = "inwoners"\nsleutel_jaar = 2025',
        "indeling_onvolledig",
        "2022, au-wijkteams",
    ),
    "unknown recipient": (
        WIJZIG + 'sleutel = "gelijk [alleen GM0014, GM9999]"',
        "ontvanger_onbekend",
        "GM9999",
    ),
    "parts that do not add up": (WIJZIG + 'sleutel = "1000 * gelijk"', "sleutel_delen_ongelijk", "13750000"),
    "limits without room": (
        WIJZIG + 'sleutel = "uitkeringsbasis [hoogstens 1000]"',
        "grenzen_onhaalbaar",
        "342000",
    ),
    "unknown basis of a key's ingroei": (
        WIJZIG + 'sleutel = "uitkeringsbasis [ingroei 1 vanaf maatstaf:weg]"',
        "sleutel_onbekend",
        "maatstaf:weg",
    ),
    "a part of zero with an unknown basis": (
        WIJZIG + 'sleutel = "0 * maatstaf:weg + uitkeringsbasis"',
        "sleutel_onbekend",
        "maatstaf:weg",
    ),
}


@pytest.mark.parametrize(("tekst", "regel", "stuk"), DATABASE_PROBLEMS.values(), ids=DATABASE_PROBLEMS)
def test_what_does_not_fit_the_database_is_a_finding(rekenaar, tekst, regel, stuk):
    bevindingen = [b for b in findings(rekenaar, 'naam = "x"\n' + tekst) if b.regel == regel]
    assert any(stuk in b.als_tekst() for b in bevindingen), bevindingen
    assert all(b.cel.startswith("regel ") for b in bevindingen)


def test_every_problem_comes_in_one_report(rekenaar):
    tekst = 'toelichting = 3\n[[wijzig]]\ndoel = "wijkteam"\nbedrag_eur = 1\n[[wijzig]]\ndoel = "overig"\nbedrag_eur = 1.5\n[prijzen]\nfte = 1'
    regels = {b.regel for b in findings(rekenaar, tekst)}
    assert regels >= {
        "scenario_sleutel_ontbreekt",
        "scenario_waarde",
        "scenario_regel_onbekend",
        "scenario_onbekend",
    }


def test_a_line_is_reported_once_however_many_gemeenten_it_touches(rekenaar):
    (bevinding,) = findings(rekenaar, 'naam = "x"\n' + WIJZIG + 'sleutel = "maatstaf:weg"')
    assert bevinding.regel == "sleutel_onbekend"
    tekst = '[[wijzig]]\nuitkeringsjaar = 2022\ndoel = "wijkteams"\nsleutel = "inwoners"\nsleutel_jaar = 2025'
    (bevinding,) = findings(rekenaar, 'naam = "x"\n' + tekst)
    assert bevinding.regel == "indeling_onvolledig"
    assert " en nog " in bevinding.waarde


def test_a_block_with_a_problem_is_still_checked_for_what_it_names(rekenaar):
    tekst = 'naam = "x"\n[[wijzig]]\ndoel = "wijkteam"\nbedrag_eur = 5.5'
    assert [b.regel for b in findings(rekenaar, tekst)] == ["scenario_waarde", "scenario_regel_onbekend"]


def test_a_refused_scenario_leaves_the_calculator_as_it_was(rekenaar):
    goed = parse_scenario('naam = "x"\n' + WIJZIG + 'sleutel = "gelijk"')
    vooraf = rekenaar.calculate(goed).gemeente
    findings(rekenaar, 'naam = "x"\n' + WIJZIG + 'sleutel = "uitkeringsbasis [hoogstens 1000]"')
    assert rekenaar.calculate(goed).gemeente.equals(vooraf)


def test_the_total_may_change_when_the_scenario_says_so(rekenaar):
    tekst = 'naam = "Meer"\ntotaal_wijzigt = true\n' + WIJZIG + "erbij_eur = 1_000_000"
    uitkomst = rekenaar.calculate(parse_scenario(tekst))
    assert uitkomst.gemeente["verschil_eur"].sum() == 1_000_000
    assert uitkomst.doel["verschil_eur"].sum() == 1_000_000


def test_an_ingroei_without_room_says_so(rekenaar):
    tekst = (
        'naam = "Meer"\ntotaal_wijzigt = true\n' + WIJZIG + 'erbij_eur = 100_000_000\n[ingroei]\n"2025" = "1"'
    )
    (bevinding,) = findings(rekenaar, tekst)
    assert bevinding.regel == "scenario_ingroei_onhaalbaar"
    assert "regel 8: [ingroei], 2025" in bevinding.als_tekst()


def test_money_is_read_exactly():
    scenario = parse_scenario('naam = "x"\n[prijzen]\na = "0,10"\nb = 3\n[ingroei]\n"2025" = "7.50"')
    assert scenario.prijzen == {"a": Decimal("0.10"), "b": Decimal(3)}
    assert scenario.ingroei == {2025: Decimal("7.50")}
    assert not scenario.bevindingen


def test_a_line_is_found_in_the_right_block():
    tekst = 'naam = "x"\n[[wijzig]]\ndoel = "a"\n[[vervalt]]\ndoel = "b"\n[[wijzig]]\n\ndoel = "c"'
    assert Regelwijzer(tekst).find(Plaats("wijzig", 2, "doel")) == 8
    assert Regelwijzer(tekst).find(Plaats("wijzig", 2, "vorm")) == 6
    assert Regelwijzer(tekst).find(Plaats(sleutel="naam")) == 1
    assert Regelwijzer(tekst).find(Plaats("prijzen", 0, "x")) is None


def test_a_wrong_amount_does_not_hide_a_wrong_key(rekenaar):
    """Of every block both, in one run: in what cannot be read, would be negative, or is new."""
    tekst = """naam = "fout"
[[wijzig]]
uitkeringsjaar = 2026
doel = "rechtsbescherming"
bedrag_eur = "abc"
sleutel = "maatstaf:een"
[[wijzig]]
uitkeringsjaar = 2026
doel = "wijkteams"
erbij_eur = -99_000_000
sleutel = "maatstaf:twee"
[[wijzig]]
uitkeringsjaar = 2026
doel = "leervermogen"
bedrag_eur = "x"
sleutel = "inwoners * * 3"
[[voeg_toe]]
uitkeringsjaar = 2026
regel = "au-nieuw"
doel = "overig"
vorm = "au"
bedrag_eur = "veel"
sleutel = "du:drie"
"""
    with pytest.raises(ScenarioGeweigerd) as fout:
        rekenaar.check(parse_scenario(tekst))
    regels = [b.regel for b in fout.value.bevindingen]
    assert (regels.count("scenario_waarde"), regels.count("scenario_bedrag_negatief")) == (3, 1)
    assert regels.count("sleutel_grammatica") == 1
    sleutels = {b.waarde.partition(" ")[0] for b in fout.value.bevindingen if b.regel == "sleutel_onbekend"}
    assert sleutels == {"maatstaf:een", "maatstaf:twee", "du:drie"}
