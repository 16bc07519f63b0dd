"""The gate of a build: what differs or cannot be true is not published until it is confirmed, and a confirmation is for one thing."""

import duckdb
import pytest

from pipelines.basis.bevinding import Ernst, InvoerGeweigerd
from pipelines.basis.grenzen import Grenzen
from pipelines.bouw.bouwen import build
from pipelines.sources.ontvangen.bewaren import Bewaard
from pipelines.sources.raw.bevestigingen import REGISTER, drop_confirmations, keep_confirmations
from pipelines.toevoegen.poort import add_guarded, confirm_all
from tests.hulp.helpers import add_rows, drop_rows, edit_cell
from tests.hulp.miniraw import write_opgave
from tests.hulp.regels.sprongen import return_of_2023, second_vintage

TOTALEN = "aansluiting/controletotalen.csv"
REDEN = "nagevraagd bij de opsteller"
OPGAVE = "opgaven/voorbeeld_2023.xlsx"


def refused(raw, tmp_path):
    """Rule and cell of every error for which a build publishes nothing."""
    doel = tmp_path / "x.duckdb"
    with pytest.raises(InvoerGeweigerd) as weigering:
        build(raw, doel)
    assert not doel.exists()
    return [(b.regel, b.cel) for b in weigering.value.bevindingen if b.ernst is Ernst.FOUT]


def published(raw, tmp_path, vraag):
    doel = tmp_path / "x.duckdb"
    build(raw, doel)
    with duckdb.connect(doel, read_only=True) as con:
        return con.execute(vraag).fetchall()


@pytest.fixture
def afwijkend(miniraw):
    """The control total of the uitkeringsbasis is a hundred too high, and nobody confirmed it."""
    drop_rows(miniraw / REGISTER, wat="basis")
    edit_cell(miniraw / TOTALEN, "E2", "19480")
    return miniraw


def test_a_reconciliation_that_differs_is_not_published(afwijkend, tmp_path):
    assert refused(afwijkend, tmp_path) == [("aansluiting_wijkt_af", "basis")]


def test_a_reason_publishes_it_with_the_difference_and_holds_for_these_amounts_only(afwijkend, tmp_path):
    (rij,) = confirm_all(afwijkend, REDEN, Grenzen())
    assert (rij["wat"], rij["regel"], rij["gevonden"]) == (
        "basis",
        "aansluiting_wijkt_af",
        "19380.00 tegenover 19480.00",
    )
    vraag = "SELECT oordeel, verklaring FROM mart.aansluiting WHERE code = 'basis'"
    ((oordeel, verklaring),) = published(afwijkend, tmp_path, vraag)
    assert oordeel == "wijkt af"
    assert verklaring.startswith("Bevestigd op ") and verklaring.endswith(f": {REDEN}.")
    (tmp_path / "x.duckdb").unlink()
    edit_cell(afwijkend / TOTALEN, "E2", "19481")
    assert refused(afwijkend, tmp_path) == [("aansluiting_wijkt_af", "basis")]


def test_the_gate_of_a_build_refuses_until_it_is_confirmed(miniraw, tmp_path):
    return_of_2023("GM0001", "Aadorp", 250)(miniraw)
    assert refused(miniraw, tmp_path) == [("poort_opgave", "G2")]
    (rij,) = confirm_all(miniraw, REDEN, Grenzen())
    assert (rij["wat"], rij["regel"], rij["gevonden"]) == (
        OPGAVE,
        "poort_opgave",
        "leren van GM0001: 250.00 was 2.50",
    )
    vraag = "SELECT soort, wat, regel, gevonden, reden, melding LIKE '%Bevestigd%' FROM mart.bevestiging WHERE soort = 'document'"
    assert published(miniraw, tmp_path, vraag) == [
        ("document", OPGAVE, "poort_opgave", "leren van GM0001: 250.00 was 2.50", REDEN, False)
    ]


def test_a_document_with_other_bytes_is_refused_again(miniraw, tmp_path):
    return_of_2023("GM0001", "Aadorp", 250)(miniraw)
    confirm_all(miniraw, REDEN, Grenzen())
    return_of_2023("GM0001", "Aadorp", 300)(miniraw)
    assert refused(miniraw, tmp_path) == [("poort_opgave", "G2")]


def test_another_error_of_the_same_document_is_refused_all_the_same(miniraw, tmp_path):
    volumina = "circulaires/S2022_2023/volumina.csv"
    second_vintage("D5", "-40,5")(miniraw)
    bevestigd = {rij["regel"] for rij in confirm_all(miniraw, REDEN, Grenzen()) if rij["wat"] == volumina}
    assert "poort_volume_negatief" in bevestigd
    drop_rows(miniraw / REGISTER, wat=volumina, regel="poort_volume_negatief")
    assert refused(miniraw, tmp_path) == [("poort_volume_negatief", "D5")]


def test_nothing_is_confirmed_when_something_else_is_wrong(miniraw):
    eerst = (miniraw / REGISTER).read_bytes()
    return_of_2023("GM0001", "Aadorp", 250)(miniraw)
    edit_cell(miniraw / "pok/envelop.csv", "C2", "wijkteam")
    with pytest.raises(InvoerGeweigerd):
        confirm_all(miniraw, REDEN, Grenzen())
    assert (miniraw / REGISTER).read_bytes() == eerst


def keep_return(raw):
    """An addition that keeps a return that the gate refuses."""
    return_of_2023("GM0001", "Aadorp", 250)(raw)
    return (Bewaard(raw / OPGAVE, is_nieuw=True, volgnummer=1, rij={}),)


def test_a_document_that_the_gate_refuses_is_never_kept_and_with_a_reason_it_is(miniraw):
    eerst = files(miniraw)
    with pytest.raises(InvoerGeweigerd) as weigering:
        add_guarded(miniraw, None, Grenzen(), keep_return)
    assert [b.regel for b in weigering.value.bevindingen] == ["poort_opgave"]
    assert files(miniraw) == eerst
    (bewaard,), rijen = add_guarded(miniraw, REDEN, Grenzen(), keep_return)
    assert [(rij["wat"], rij["regel"]) for rij in rijen] == [(OPGAVE, "poort_opgave")]
    assert bewaard.pad.is_file()
    assert add_guarded(miniraw, None, Grenzen(), keep_return)[1] == []  # what is confirmed is not asked again


def test_who_is_killed_while_a_document_is_tried_leaves_nothing(miniraw, monkeypatch):
    eerst = files(miniraw)
    monkeypatch.setattr(
        "pipelines.toevoegen.poort.check_with", lambda _: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    with pytest.raises(KeyboardInterrupt):
        add_guarded(miniraw, None, Grenzen(), keep_return)
    assert files(miniraw) == eerst


def test_what_is_wrong_with_another_document_does_not_refuse_this_one(miniraw):
    def keep_empty(raw):
        write_opgave(raw / OPGAVE, [])
        return (Bewaard(raw / OPGAVE, is_nieuw=True, volgnummer=1, rij={}),)

    add_rows(miniraw / TOTALEN, "anker;envelop;envelop;2022;7002;0;met de hand;")
    assert add_guarded(miniraw, None, Grenzen(), keep_empty)[1] == []
    assert (miniraw / OPGAVE).is_file()


def files(raw):
    """Every file with its bytes."""
    return {pad.relative_to(raw): pad.read_bytes() for pad in raw.rglob("*") if pad.is_file()}


def test_a_new_reason_takes_the_place_of_the_old_one_and_goes_with_its_document(miniraw):
    rij = {
        "wat": OPGAVE,
        "regel": "poort_opgave",
        "sha256": "",
        "gevonden": "x",
        "bevestigd_op": "2026-01-01",
    }
    eerst = (miniraw / REGISTER).read_text(encoding="utf-8-sig").splitlines()
    keep_confirmations(miniraw, [rij | {"reden": "eerste"}])
    keep_confirmations(miniraw, [rij | {"reden": "tweede"}])
    regels = (miniraw / REGISTER).read_text(encoding="utf-8-sig").splitlines()
    assert regels == [*eerst, f"{OPGAVE};poort_opgave;;x;tweede;2026-01-01"]
    drop_confirmations(miniraw, OPGAVE)
    assert (miniraw / REGISTER).read_text(encoding="utf-8-sig").splitlines() == eerst
