"""Briefings of figures that are not as usual: nothing given, nothing known, damaged, interrupted, or changed since."""

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from functools import cache

import duckdb
import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren import bevriezen
from pipelines.bevroren.bevriezen import freeze
from pipelines.bevroren.register import object_path, read_entry
from pipelines.bouw.bouwen import build
from pipelines.briefing.cijfers.celverschil import describe_changes
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.verschil import compare_numbers
from pipelines.briefing.maken import make_municipalities, make_pack
from pipelines.briefing.oorzaken import explain_difference
from pipelines.briefing.redactie import Bestelling, Redactie
from pipelines.briefing.uitvoer.map import write_folder
from pipelines.herkomst import Broncel
from tests.hulp.briefinglezer import read_pdf
from tests.hulp.helpers import ROOT, change_rows, edit_cell
from tests.hulp.miniraw import write_miniraw


def freeze_at(naam, database, standen, dag, monkeypatch):
    """Freeze as if it were another day."""

    class Klok(bevriezen.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2026, 11, dag, 12, 0, 0, tzinfo=tz)

    with monkeypatch.context() as patch:
        patch.setattr(bevriezen, "datetime", Klok)
        return freeze(naam, database, standen)


@pytest.fixture(scope="module")
def standen(mini_database, tmp_path_factory):
    """Three states: as it is, with another amount and price a day later, and the same figures once more."""
    map_ = tmp_path_factory.mktemp("standen")
    with pytest.MonkeyPatch.context() as patch:
        freeze_at("een", mini_database, map_, 20, patch)
        raw = write_miniraw(map_ / "raw")
        for cel, waarde in (("E2", "1500"), ("E6", "500")):
            edit_cell(raw / "pok/envelop.csv", cel, waarde)
        edit_cell(raw / "pok/prijzen.csv", "D4", "400")
        build(raw, map_ / "nieuw.duckdb")
        freeze_at("twee", map_ / "nieuw.duckdb", map_, 21, patch)
        freeze_at("drie", map_ / "nieuw.duckdb", map_, 22, patch)
    return map_


@pytest.fixture(scope="module")
def redacties(standen):
    """Name of a state, with or without made-up returns → what its briefings share, opened once."""
    with ExitStack() as open_standen:

        @cache
        def redactie(stand="een", *, met_voorbeeld=False):
            opdracht = Bestelling(stand, standen, met_voorbeeld=met_voorbeeld)
            return open_standen.enter_context(Redactie(opdracht))

        yield redactie


@pytest.fixture(scope="module")
def proven(redacties):
    """The national briefing of the second state with its notes."""
    return redacties("twee", met_voorbeeld=True).national()


def text_of(briefing):
    """All running text, numbers as printed."""
    alineas = [a for onderdeel in briefing.onderdelen for a in onderdeel.alineas()]
    return "\n".join(
        "".join(getattr(s, "gedrukt", getattr(s, "tekst", s)) for s in a.stukken) for a in alineas
    ).replace("\u00a0", " ")


def national(redactie, vorige=None):
    redactie.opdracht = replace(redactie.opdracht, vorige=vorige)
    return text_of(redactie.compose_national())


def municipal(redactie, gm):
    return text_of(redactie.compose_municipal(gm))


def test_a_state_without_returns_says_so_in_words(redacties):
    tekst = national(redacties())
    assert "niet opgegeven door 4 van de 4 gemeenten" in tekst
    assert "gaf geen van de 4 gemeenten een capaciteit op" in tekst
    assert "zitten 2 verzonnen opgaven; die tellen in deze briefing niet mee" in tekst


def test_a_made_up_return_is_never_counted_as_given(redacties):
    tekst = national(redacties(met_voorbeeld=True))
    assert "gaf geen van de 4 gemeenten een capaciteit op" in tekst
    assert "ter demonstratie staan hier 2 verzonnen opgaven bij" in tekst


def test_the_first_briefing_says_that_it_is(redacties):
    assert "Dit is de eerste briefing" in national(redacties())


def test_what_changed_since_the_last_one_is_said_in_words(redacties):
    tekst = national(redacties("twee"))
    assert re.search(
        r"Sinds de stand ‘een’ van 20 november 2026 zijn \d+ van de \d+ vergeleken getallen veranderd", tekst
    )
    assert "‘Overig in 2022’ daalde van € 2.000 (aanname) naar € 1.500 (aanname)." in tekst
    assert "steeg van" in tekst


def test_a_change_is_said_once_and_then_per_gemeente(redacties):
    """What follows from a changed amount, or changed by exactly as much, is not told again."""
    redactie = redacties("twee")
    redactie.opdracht = replace(redactie.opdracht, vorige=None)
    (deel,) = [o for o in redactie.compose_national().onderdelen if o.id == "verandering"]
    tabellen = {d.id: d for d in deel.beelden()}
    verschillen = [rij[3][0] for rij in tabellen["verandering"].rijen]
    waarden = [(v.eenheid, v.waarde) for v in verschillen if not isinstance(v, str)]
    assert len(set(waarden)) == len(waarden) >= 2
    rijen = [rij[2][0] for rij in tabellen["verandering"].rijen]
    assert len({(g.vraag, g.rij, g.kolom if not g.rij else "") for g in rijen}) == len(rijen)
    per_gemeente = [rij[3][0].waarde for rij in tabellen["verandering_gemeenten"].rijen]
    assert per_gemeente
    assert all(per_gemeente)
    omhoog, omlaag = [w for w in per_gemeente if w > 0], [w for w in per_gemeente if w < 0]
    assert per_gemeente == sorted(omhoog, reverse=True) + sorted(omlaag)


def test_a_note_about_the_last_state_does_not_point_to_figures_of_this_one(proven):
    _, noten = proven
    vroeger = [noot for noot in noten.noten if noot.getal.stand]
    assert vroeger
    for noot in vroeger:
        assert all(noten.noten[nummer - 1].getal.stand for nummer in noot.zie), noot.tekst
    for noot in (n for n in noten.noten if n.getal.id.startswith("verschil/") and n.getal.bouwt_op):
        assert len(noot.zie) == 2


def test_the_same_figures_frozen_again_are_no_previous_state(redacties):
    assert "Sinds de stand ‘een’" in national(redacties("drie"))
    assert "is geen van de" in national(redacties("drie"), vorige="twee")
    assert "Dit is de eerste briefing" in national(redacties("drie"), vorige="geen")


def test_a_gemeente_without_any_return_says_so(redacties):
    tekst = municipal(redacties(), "GM0003")
    assert "Ceeburg gaf over 2022 geen capaciteit op." in tekst
    assert "Niet opgegeven is iets anders dan niet aanwezig." in tekst


def test_a_made_up_return_is_called_so(redacties):
    assert "opgave in deze briefing is verzonnen" in municipal(redacties(met_voorbeeld=True), "GM0001")
    assert "geen capaciteit op" in municipal(redacties(), "GM0001")


def test_a_gemeente_that_got_nothing_says_so(tmp_path):
    raw = write_miniraw(tmp_path / "raw")
    change_rows(
        raw / "pok/envelop.csv",
        lambda rijen: [
            [*r[:6], "geen", "", "", "", "", r[11]]
            if r[0] == "2022" and r[6] not in ("geen", "du:opvang")
            else r
            for r in rijen
        ],
    )
    build(raw, tmp_path / "d.duckdb")
    freeze("a", tmp_path / "d.duckdb", tmp_path / "st")
    with Redactie(Bestelling("a", tmp_path / "st")) as redactie:
        assert "voor geen enkel doel een bedrag toegewezen" in text_of(redactie.compose_municipal("GM0001"))
        assert read_pdf(redactie.files(redactie.municipal("GM0001"))["briefing.pdf"]).bladzijden


def test_the_pdf_of_tiny_figures_is_made_too(redacties, proven):
    bestanden = redacties("twee", met_voorbeeld=True).files(proven)
    bladen = read_pdf(bestanden["briefing.pdf"]).bladzijden
    assert 4 <= len(bladen) <= 8
    assert "Was" in "\n".join(bladen)


@pytest.mark.parametrize(
    ("keuze", "melding"),
    [
        ({"stand": "vier"}, "geen bevroren stand «vier»"),
        ({"jaar": 2030}, "uitkeringsjaar 2030 is niet bekend"),
        ({"vorige": "vier"}, "geen bevroren stand «vier»"),
    ],
)
def test_what_does_not_exist_is_said_before_anything_is_written(standen, tmp_path, keuze, melding):
    opdracht = Bestelling(**{"stand": "een", "standen": standen, **keuze})
    with pytest.raises(FondskompasFout, match=melding):
        make_pack(opdracht, tmp_path / "uit")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_gemeente_or_province_is_said(standen, tmp_path):
    with pytest.raises(FondskompasFout, match="GM9999 komt in 2022 niet voor"):
        make_municipalities(Bestelling("een", standen), tmp_path / "g", gemeenten=["GM9999"])
    with pytest.raises(FondskompasFout, match=r"«Atlantis» is niet bekend\. Kies uit: Drenthe, Utrecht"):
        make_municipalities(Bestelling("een", standen), tmp_path / "g", provincie="Atlantis")


def test_a_damaged_state_gives_no_briefing(standen, tmp_path):
    kopie = shutil.copytree(standen, tmp_path / "kopie")
    pad = object_path(kopie, read_entry(kopie, "een").sha256)
    pad.chmod(0o644)
    pad.write_bytes(pad.read_bytes()[:-1] + b"x")
    with pytest.raises(FondskompasFout, match="beschadigd"):
        make_pack(Bestelling("een", kopie), tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


def test_a_state_of_a_version_that_knew_less_is_refused_in_words(tmp_path):
    with duckdb.connect(tmp_path / "oud.duckdb") as con:
        con.execute("CREATE SCHEMA mart")
    kaal = read_entry_of(tmp_path)
    with pytest.raises(FondskompasFout, match="met deze versie niet te lezen"):
        Redactie(Bestelling("oud", kaal))


def read_entry_of(tmp_path):
    """A register with an entry for a database that has no tables."""
    from pipelines.bevroren.register import BevrorenStand, encode_entry, entry_path, hash_file, seal

    standen, bron = tmp_path / "st", tmp_path / "oud.duckdb"
    (standen / "objecten").mkdir(parents=True)
    (standen / "register").mkdir()
    som = hash_file(bron)
    shutil.copy(bron, object_path(standen, som))
    stand = BevrorenStand(
        "oud", som, bron.stat().st_size, "2020-01-01T00:00:00", "0.0", "", "2020-01-01T00:00:00", False, None
    )
    entry_path(standen, "oud").write_text(encode_entry(seal(stand)))
    return standen


def test_a_run_over_all_gemeenten_goes_on_where_it_was(standen, tmp_path):
    uit, opdracht = tmp_path / "g", Bestelling("een", standen)
    assert make_municipalities(opdracht, uit, provincie="utrecht") == (1, 0)
    gezien = []
    assert make_municipalities(opdracht, uit, stap=lambda *s: gezien.append(s)) == (3, 1)
    assert gezien[-1][1:] == (4, 4)
    assert make_municipalities(opdracht, uit) == (0, 4)
    (uit / "GM0001" / "briefing.pdf").write_bytes(b"")
    with pytest.raises(FondskompasFout, match="--vervang"):
        make_municipalities(opdracht, uit)
    assert make_municipalities(opdracht, uit, vervang=True) == (1, 3)


def test_nothing_but_a_briefing_is_ever_replaced(tmp_path):
    anders = tmp_path / "anders"
    anders.mkdir()
    (anders / "brief.txt").write_text("van iemand")
    with pytest.raises(FondskompasFout, match="iets anders dan een briefing"):
        write_folder(anders, {"x": b""}, vervang=True)
    assert (anders / "brief.txt").read_text() == "van iemand"


def test_a_folder_that_cannot_be_finished_does_not_appear(tmp_path):
    with pytest.raises(FondskompasFout, match="niet te schrijven"):
        write_folder(tmp_path / "uit", {"goed": b"1", "map/kan niet": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_a_killed_run_leaves_no_folder_and_the_next_one_cleans_up(tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from pipelines.briefing.uitvoer.map import write_folder\n"
        "Path.rename = lambda *_: time.sleep(60)\n"
        "write_folder(Path(sys.argv[1]), {'a': b'1'})"
    )
    uit = tmp_path / "uit"
    proces = subprocess.Popen([sys.executable, "-c", code, str(uit)], cwd=ROOT)
    while not list(tmp_path.glob(".uit.deel-*/a")):
        assert proces.poll() is None, "it ended before it could be killed"
        time.sleep(0.05)
    proces.send_signal(signal.SIGKILL)
    proces.wait()
    assert not uit.exists()
    manifest = json.dumps({"soort": "fondskompas-briefing", "bestanden": {}}).encode()
    write_folder(uit, {"manifest.json": manifest})
    assert [p.name for p in tmp_path.iterdir()] == ["uit"]


def test_the_difference_names_the_cells_behind_it(standen):
    uitleg = explain_difference("een", "twee", standen)
    per_naam = {v.verschil.naam: v for v in uitleg.veranderd}
    assert uitleg.vergelijking.veranderd.waarde == len(uitleg.veranderd)
    wijkteams = per_naam["Wijkteams, algemene uitkering, 2022"]
    assert (wijkteams.verschil.oud.waarde, wijkteams.verschil.nieuw.waarde) == (1000, 1500)
    assert wijkteams.verschil.verschil.waarde == 500
    assert wijkteams.oorzaken == ("pok/envelop.csv E2: 1000 → 1500",)
    assert "pok/prijzen.csv D4: 500 → 400" in per_naam["IDO, wat het geld van 2022 koopt"].oorzaken
    assert explain_difference("twee", "drie", standen).veranderd == ()


def cell(cel, gedrukt, rol="", document="pok/envelop.csv"):
    return Broncel("x", document, None, "envelop", cel, gedrukt, gedrukt, None, rol)


def test_a_cell_that_only_moved_is_no_cause():
    oud = [cell("E2", "1000", "bedrag van regel a"), cell("E3", "500", "bedrag van regel b")]
    nieuw = [cell("E3", "1000", "bedrag van regel a"), cell("E4", "600", "bedrag van regel b")]
    assert describe_changes(oud, nieuw) == ("pok/envelop.csv E3, nu E4: 500 → 600",)
    assert describe_changes(oud, oud) == ()
    assert describe_changes([], oud[:1]) == ("pok/envelop.csv E2: geen cel → 1000",)
    veel = [cell(f"E{n}", str(n)) for n in range(1, 10)]
    assert describe_changes(veel, [])[-1] == "pok/envelop.csv: 4 andere cellen"


def test_numbers_that_came_went_or_were_renamed_are_told_apart(standen):
    def number(id_, naam, waarde):
        plek = {"vraag": "doel", "rij": (), "kolom": "bedrag_eur"}
        return Briefinggetal(
            waarde, "eur", "mart.x?#y", naam, id=id_, status="afgeleid", afleiding="", **plek
        )

    een, twee = (read_entry(standen, naam) for naam in ("een", "twee"))
    oud = [number("doel/a", "A", 1), number("doel/b", "B", 2), number("doel/c", "C", 3)]
    nieuw = [number("doel/a", "A anders", 1), number("doel/bb", "B", 5), number("doel/d", "D", 4)]
    uitkomst = compare_numbers(een, oud, twee, nieuw)
    assert [(a.id, b.id) for a, b in uitkomst.hernoemd] == [("doel/a", "doel/a"), ("doel/b", "doel/bb")]
    assert [(v.oud.waarde, v.nieuw.waarde) for v in uitkomst.verschillen] == [(2, 5)]
    assert ([g.id for g in uitkomst.erbij], [g.id for g in uitkomst.eraf]) == (["doel/d"], ["doel/c"])
