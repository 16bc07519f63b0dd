"""Accepting: the same file, rules and gate as the command line, and a run that is killed anywhere loses nothing and doubles nothing."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from sqlalchemy import event, select, update

import pipelines.inname.aanvaarden as deur
from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.basis.grenzen import STANDAARD
from pipelines.bouw.bouwen import build
from pipelines.inname.aanvaarden import accept, accept_many, open_and_recover, recover
from pipelines.inname.antwoorden import save_answers, start_return, upload_file
from pipelines.inname.inzendingen import Ingehaald, find_return
from pipelines.inname.mensen.gebruikers import LOKAAL
from pipelines.inname.opslag.bestanden import read_kept
from pipelines.inname.opslag.keten import check_chain
from pipelines.inname.opslag.tabellen import gebruiker, opdracht
from pipelines.inname.overgangen import approve, new_version, reopen, submit
from pipelines.inname.wijzigingen import decide, propose_confirmation
from pipelines.sources.iv3.naslag import load_reference
from pipelines.sources.ontvangen.bewaren import read_register
from pipelines.sources.ontvangen.iv3 import LEVERINGEN
from pipelines.sources.ontvangen.opgave import INZENDINGEN
from pipelines.sources.ontvangen.sisa import BIJLAGEN
from pipelines.sources.opgave.invullen import Antwoord
from tests.hulp.helpers import ROOT
from tests.hulp.iv3_voorbeeld import as_bytes, make_delivery
from tests.inname.spel import open_game, settings_for

OP_SQLITE = pytest.mark.parametrize("adres", ["sqlite"], indirect=True)


def registered(spel):
    return read_register(INZENDINGEN.path(spel.winkel.keuzes.raw))


@pytest.mark.bouw
def test_what_is_accepted_is_the_file_that_was_signed_as_the_command_line_keeps_it(spel):
    een = spel.approved()
    na = accept(spel.winkel, spel.wie["vng"], een.id, een.teller)
    (rij,) = registered(spel)
    assert na.stand == "aanvaard" and na.bewaard_als == f"opgaven/inzendingen/{rij['bestand']}"
    assert rij["sha256"] == een.bestand_sha256 and rij["gm_code"] == "GM0001"
    assert (spel.winkel.keuzes.raw / na.bewaard_als).read_bytes() == read_kept(spel.winkel, rij["sha256"])
    with pytest.raises(FondskompasFout, match="aanvaard"):
        reopen(spel.winkel, spel.wie["invuller"], na.id, na.teller)


@pytest.mark.bouw
@OP_SQLITE
def test_what_the_gate_asks_takes_two_people_of_the_fund(spel):
    """A next version that jumps is refused until one of the fund gives a reason and another agrees."""
    w, wie = spel.winkel, spel.wie
    een = spel.approved(waarde="10")
    een = accept(w, wie["vng"], een.id, een.teller)
    twee = new_version(w, wie["invuller"], een.id, een.teller)
    twee = save_answers(
        w, wie["invuller"], twee.id, twee.teller, [Antwoord("leren", "besteed_eur", "1000000000")]
    )
    twee = submit(w, wie["invuller"], twee.id, twee.teller)
    twee = approve(w, wie["accordeur"], twee.id, twee.teller)
    with pytest.raises(InvoerGeweigerd) as fout:
        accept(w, wie["vng"], twee.id, twee.teller)
    assert {b.regel for b in fout.value.bevindingen} == {"poort_opgave"}
    nu = find_return(w, wie["invuller"], twee.id)
    assert nu.stand == "ontvangen" and len(registered(spel)) == 1
    voorstel = propose_confirmation(w, wie["fonds"], twee.id, "eenmalige afkoop")
    with pytest.raises(FondskompasFout, match="zelf voorgesteld"):
        decide(w, wie["fonds"], voorstel, True, "akkoord")
    decide(w, wie["fonds2"], voorstel, True, "akkoord")
    accept(w, wie["vng"], twee.id, nu.teller)
    assert "eenmalige afkoop" in (w.keuzes.raw / "bevestigingen.csv").read_text("utf-8-sig")
    assert [r["gm_code"] for r in registered(spel)] == ["GM0001", "GM0001"]
    assert find_return(w, wie["invuller"], een.id).stand == "vervangen"


@pytest.mark.bouw
@OP_SQLITE
def test_many_at_once_are_accepted_one_by_one(spel):
    een, buur = spel.approved(), spel.approved("buur", "buur_accordeur")
    uit = dict(
        accept_many(
            spel.winkel, spel.wie["vng"], [(een.id, een.teller), (buur.id, buur.teller - 1), ("geen", 1)]
        )
    )
    assert uit[een.id].stand == "aanvaard"
    assert isinstance(uit[buur.id], Ingehaald) and isinstance(uit["geen"], FondskompasFout)
    assert len(registered(spel)) == 1


class Gedood(BaseException):
    """The moment that a run is killed; from then on it does nothing any more."""


@contextmanager
def killed_at(monkeypatch, winkel, stap):
    """Let everything that asks the disk or the database to keep something fail from the ``stap``-th on; counts them."""
    geteld = [0]

    def count(*_, **__):
        geteld[0] += 1
        if stap is not None and geteld[0] > stap:
            raise Gedood

    def before(functie):
        def doe(*args, **kwargs):
            count()
            return functie(*args, **kwargs)

        return doe

    with monkeypatch.context() as m:
        for waar, naam in ((Path, "replace"), (Path, "unlink"), (os, "fsync")):
            m.setattr(waar, naam, before(getattr(waar, naam)))
        for wat in ("begin", "commit"):
            event.listen(winkel.engine, wat, count)
        try:
            yield geteld
        finally:
            for wat in ("begin", "commit"):
                event.remove(winkel.engine, wat, count)


def keep_plainly(raw, reden, grenzen, add):
    """The door without its trial build: what a kill can leave half is what it keeps."""
    return add(raw), []


@pytest.mark.parametrize("adres", ["sqlite", "postgresql"], indirect=True)
def test_a_kill_at_every_step_of_accepting_loses_nothing(spel, monkeypatch):
    """At each step: the next open finishes it or lets go of it, and accepting again gives one file and one event."""
    monkeypatch.setattr(deur, "add_guarded", keep_plainly)
    een = spel.received()
    with killed_at(monkeypatch, spel.winkel, None) as geteld:
        droog = spel.received("buur", "buur_accordeur")
        geteld[0] = 0
        accept(spel.winkel, spel.wie["vng"], droog.id, droog.teller)
    stappen, standen = geteld[0], []
    assert stappen > 10
    for stap in range(stappen):
        with killed_at(monkeypatch, spel.winkel, stap), pytest.raises(Gedood):
            accept(spel.winkel, spel.wie["vng"], een.id, een.teller)
        recover(spel.winkel)
        with spel.winkel.read() as con:
            assert con.execute(select(opdracht)).all() == []
        nu = find_return(spel.winkel, spel.wie["invuller"], een.id)
        bestanden = [r["bestand"] for r in registered(spel) if r["gm_code"] == "GM0001"]
        assert (nu.stand, len(bestanden)) in {("ontvangen", 0), ("aanvaard", 1)}, stap
        standen.append(nu.stand)
        if nu.stand == "aanvaard":
            break
    assert standen[0] == "ontvangen" and standen[-1] == "aanvaard"
    assert check_chain(spel.winkel).fouten == {}


@OP_SQLITE
def test_while_it_is_accepted_nobody_changes_it(spel, monkeypatch):
    een = spel.received()

    def keep(*_):
        with pytest.raises(Ingehaald, match="op dit moment aanvaard"):
            reopen(spel.winkel, spel.wie["invuller"], een.id, een.teller)
        assert recover(spel.winkel) == [], "and who opens the store lets it be"
        raise FondskompasFout("toch niet")

    monkeypatch.setattr(deur, "add_guarded", keep)
    with pytest.raises(FondskompasFout, match="toch niet"):
        accept(spel.winkel, spel.wie["vng"], een.id, een.teller)
    assert reopen(spel.winkel, spel.wie["invuller"], een.id, een.teller).stand == "concept"
    open_and_recover(spel.winkel.keuzes).close()


@OP_SQLITE
def test_the_same_bytes_after_others_are_refused_with_what_to_do(spel, monkeypatch):
    """A, then B, then A again: the register would let B count."""
    monkeypatch.setattr(deur, "add_guarded", keep_plainly)
    w, wie = spel.winkel, spel.wie
    een = spel.received()
    een = accept(w, wie["vng"], een.id, een.teller)
    for waarde, goed in (("2", True), ("1", False)):
        een = new_version(w, wie["invuller"], een.id, een.teller)
        een = save_answers(w, wie["invuller"], een.id, een.teller, spel.answers(waarde))
        een = submit(w, wie["invuller"], een.id, een.teller)
        een = approve(w, wie["accordeur"], een.id, een.teller)
        if goed:
            een = accept(w, wie["vng"], een.id, een.teller)
    with pytest.raises(FondskompasFout, match="letterlijk dezelfde"):
        accept(w, wie["vng"], een.id, een.teller)


@OP_SQLITE
def test_an_annex_goes_through_the_same_door(spel, monkeypatch):
    """Upload, findings, two signatures, accept; the register of ``sisa toevoegen`` has it."""
    monkeypatch.setattr(deur, "add_guarded", keep_plainly)
    w, wie = spel.winkel, spel.wie
    een = start_return(w, wie["invuller"], spel.ronde.id, "sisa")
    with pytest.raises(FondskompasFout, match="geen bestand"):
        submit(w, wie["invuller"], een.id, een.teller)
    een, bevindingen = upload_file(w, wie["invuller"], een.id, een.teller, "a.csv", b"a;b\n1;2\n")
    assert bevindingen and een.bestand_sha256 is None
    goed = "code;indicator;omschrijving;bedrag of aantal;aard controle\nX99;X99/01;Besteding;€ 100;R\n"
    een, bevindingen = upload_file(w, wie["invuller"], een.id, een.teller, "bijlage.csv", goed.encode())
    assert bevindingen == []
    een = submit(w, wie["invuller"], een.id, een.teller)
    een = approve(w, wie["accordeur"], een.id, een.teller)
    een = accept(w, wie["vng"], een.id, een.teller)
    (rij,) = read_register(BIJLAGEN.path(w.keuzes.raw))
    assert (rij["gm_code"], rij["jaar"], rij["sha256"]) == ("GM0001", "2023", een.bestand_sha256)


def test_a_delivery_of_iv3_goes_through_the_same_door(data, monkeypatch):
    """On the shipped definitions, because the tiny data/raw has none; what CBS' checks refuse is told and not taken."""
    monkeypatch.setattr(deur, "add_guarded", keep_plainly)
    shutil.rmtree(data / "raw")
    for deel in ("iv3", "gemeenten", "pok"):
        shutil.copytree(ROOT / "data" / "raw" / deel, data / "raw" / deel)
    spel = open_game(settings_for(data), 2025, "GM0363")
    w, wie = spel.winkel, spel.wie
    een = start_return(w, wie["invuller"], spel.ronde.id, "iv3")
    naslag = load_reference(data / "raw", STANDAARD)
    levering = make_delivery(naslag.definitie(2025), per_cel=3_000_000)
    for bytes_, goed in ((as_bytes(levering)[:-20], False), (as_bytes(levering), True)):
        een, bevindingen = upload_file(w, wie["invuller"], een.id, een.teller, "iv3.json", bytes_)
        assert (een.bestand_sha256 is not None, not any(b.ernst == "fout" for b in bevindingen)) == (
            goed,
            goed,
        ), bevindingen
    een = submit(w, wie["invuller"], een.id, een.teller)
    een = approve(w, wie["accordeur"], een.id, een.teller)
    een = accept(w, wie["vng"], een.id, een.teller)
    assert read_register(LEVERINGEN.path(w.keuzes.raw))[-1]["sha256"] == een.bestand_sha256
    w.close()


@pytest.mark.bouw
@OP_SQLITE
def test_what_a_person_of_the_demonstration_signed_is_an_example_and_counts_nowhere(spel, tmp_path):
    """One of the two without a password is enough. The figure is in the marts with its mark, and no headline has it."""
    w = spel.winkel
    een = spel.approved(waarde="12")
    with w.write() as con:
        con.execute(update(gebruiker).where(gebruiker.c.id == een.geaccordeerd_door).values(issuer=LOKAAL))
    accept(w, spel.wie["vng"], een.id, een.teller)
    (rij,) = registered(spel)
    assert rij["status"] == "voorbeeld"
    build(w.keuzes.raw, tmp_path / "fk.duckdb")
    with duckdb.connect(tmp_path / "fk.duckdb", read_only=True) as con:
        statussen = con.execute(
            "SELECT DISTINCT c.status FROM mart.capaciteit AS c INNER JOIN mart.document AS d USING (bron_id) WHERE d.soort = 'opgaven'"
        ).fetchall()
        echt = con.execute(
            "SELECT count(*) FROM mart.realisatie AS r WHERE r.gm_code = 'GM0001' AND r.capaciteit_herkomst = 'opgave' AND r.capaciteit_status <> 'voorbeeld'"
        ).fetchone()
    assert (statussen, echt) == ([("voorbeeld",)], (0,))


def test_a_register_of_before_the_status_is_read_and_gets_it_with_the_next_return(tmp_path):
    register = INZENDINGEN.path(tmp_path)
    register.parent.mkdir(parents=True)
    oud = "bestand;sha256;volgnummer;gm_code;jaar;vervangt;ontvangen_op;oorspronkelijke_naam"
    register.write_text(f"{oud}\na.xlsx;aa;1;GM0001;2023;;2024-01-01;a.xlsx\n", encoding="utf-8-sig")
    bewaard = INZENDINGEN.store(
        tmp_path, "b.xlsx", b"b", "bb", {"gm_code": "GM0002", "jaar": 2023, "status": "voorbeeld"}
    )
    assert [(r["bestand"], r["status"]) for r in read_register(register)] == [
        ("a.xlsx", ""),
        (bewaard.pad.name, "voorbeeld"),
    ]
