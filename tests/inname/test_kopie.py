"""Backups come back equal, on and between both databases; retention takes people and leaves the chain."""

import shutil
import zipfile

import pytest
from sqlalchemy import select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.aanvaarden import accept
from pipelines.inname.berichten import send_all
from pipelines.inname.mensen.gebruikers import sign_in
from pipelines.inname.opmerkingen import add_remark, close_remark
from pipelines.inname.opslag.bestanden import keep_file, path_of, read_kept
from pipelines.inname.opslag.keten import OPDRACHTREGEL, check_chain
from pipelines.inname.opslag.reservekopie import restore_backup, write_backup
from pipelines.inname.opslag.tabellen import bericht, gebruiker, metadata, opmerking, sessie
from pipelines.inname.opslag.uitvoer import write_audit
from pipelines.inname.opslag.winkel import open_winkel
from pipelines.inname.retentie import erase_old
from tests.inname.spel import settings_for


def all_rows(winkel):
    with winkel.read() as con:
        return {
            t.name: [tuple(r) for r in con.execute(select(t).order_by(*t.primary_key.columns))]
            for t in metadata.sorted_tables
            if t is not sessie
        }


def files(map_):
    return {
        p.relative_to(map_).as_posix(): p.read_bytes()
        for p in map_.rglob("*")
        if p.is_file() and not p.name.startswith(".")
    }


@pytest.fixture
def gevuld(spel):
    """A store with an accepted return of a twin, and with something in data/raw as if one of a gemeente was accepted too."""
    een = spel.received("proef_invuller", "proef_accordeur")
    accept(spel.winkel, spel.wie["vng"], een.id, een.teller)
    spel.submitted()
    add_remark(spel.winkel, "mart.capaciteit/1", "klopt dit?", "GM0001", "x@demo.invalid")
    map_ = spel.winkel.keuzes.raw / "opgaven" / "inzendingen"
    map_.mkdir(parents=True)
    (map_ / "inzendingen.csv").write_bytes(b"bestand\nabc\n")
    (map_ / "abc.xlsx").write_bytes(b"\x00\x01")
    return spel


def test_a_backup_comes_back_equal(gevuld, tmp_path, ander_adres):
    winkel = gevuld.winkel
    geschreven = write_backup(winkel, tmp_path / "kopie.zip")
    with pytest.raises(FondskompasFout, match="bestaat al"):
        write_backup(winkel, tmp_path / "kopie.zip")
    elders = tmp_path / "elders"
    (elders / "raw").mkdir(parents=True)
    nieuw = open_winkel(settings_for(elders, ander_adres))
    assert restore_backup(nieuw, tmp_path / "kopie.zip") == geschreven
    assert all_rows(nieuw) == all_rows(winkel)
    assert files(nieuw.map / "bestanden") == files(winkel.map / "bestanden") != {}
    assert files(elders / "raw" / "opgaven") == files(winkel.keuzes.raw / "opgaven")
    with pytest.raises(FondskompasFout, match="al iets"):
        restore_backup(nieuw, tmp_path / "kopie.zip")
    nieuw.close()


def test_a_backup_of_sqlite_comes_back_on_postgresql(data, tmp_path, postgres):
    from tests.inname.spel import open_game

    hier = open_game(settings_for(data))
    hier.submitted()
    write_backup(hier.winkel, tmp_path / "kopie.zip")
    (tmp_path / "elders").mkdir()
    daar = open_winkel(settings_for(tmp_path / "elders", postgres))
    restore_backup(daar, tmp_path / "kopie.zip")
    assert all_rows(daar) == all_rows(hier.winkel) and check_chain(daar).fouten == {}
    daar.close()
    hier.winkel.close()


def test_a_damaged_backup_changes_nothing(gevuld, tmp_path):
    write_backup(gevuld.winkel, tmp_path / "kopie.zip")
    with zipfile.ZipFile(tmp_path / "kopie.zip") as goed, zipfile.ZipFile(tmp_path / "stuk.zip", "w") as stuk:
        for naam in goed.namelist():
            stuk.writestr(naam, goed.read(naam) + (b" " if naam.startswith("raw/") else b""))
    (tmp_path / "elders").mkdir()
    nieuw = open_winkel(settings_for(tmp_path / "elders"))
    for pad in (tmp_path / "stuk.zip", tmp_path / "geen.zip"):
        with pytest.raises(FondskompasFout, match="beschadigd"):
            restore_backup(nieuw, pad)
    assert all_rows(nieuw)["gebeurtenis"] == [] and not (tmp_path / "elders" / "raw").exists()
    nieuw.close()


def test_a_file_that_changed_in_quarantine_is_not_read(spel):
    som = keep_file(spel.winkel, b"inhoud")
    assert read_kept(spel.winkel, som) == b"inhoud"
    path_of(spel.winkel, som).write_bytes(b"anders")
    with pytest.raises(FondskompasFout, match="veranderd"):
        read_kept(spel.winkel, som)


def test_retention_takes_people_and_leaves_the_chain(gevuld):
    w = gevuld.winkel
    weg = sign_in(w, "https://idp.invalid", "vertrokken", "Vertrokken (demo)", "v@demo.invalid")
    id_ = add_remark(w, "mart.capaciteit/2", "en dit?", None, "y@demo.invalid")
    close_remark(w, gevuld.wie["vng"], id_, "opgelost")
    send_all(w)
    assert erase_old(w, OPDRACHTREGEL).personen == 0
    gevuld.klok.forward(days=731)
    los = keep_file(w, b"los")
    gewist = erase_old(w, OPDRACHTREGEL)
    assert (gewist.personen, gewist.bestanden, path_of(w, los).exists()) == (1, 1, False)
    with w.read() as con:
        rij = con.execute(select(gebruiker).where(gebruiker.c.id == weg.id)).mappings().one()
        assert (rij["issuer"], rij["sub"], rij["naam"], rij["mail"]) == (None, None, None, None)
        assert con.execute(select(gebruiker.c.id).where(gebruiker.c.naam.is_not(None))).all() != []
        assert set(con.execute(select(bericht.c.aan)).scalars()) == {None}
        assert con.execute(select(opmerking.c.mail).where(opmerking.c.id == id_)).scalar_one() is None
    assert check_chain(w).fouten == {}


def test_an_auditor_gets_all_events_and_names_only_when_asked(gevuld, tmp_path):
    aantal = write_audit(gevuld.winkel, tmp_path / "uit")
    assert (
        aantal
        == gevuld.events()
        == len((tmp_path / "uit" / "gebeurtenissen.jsonl").read_text("utf-8").splitlines())
    )
    assert "(demo)" not in (tmp_path / "uit" / "gebeurtenissen.csv").read_text("utf-8-sig")
    with pytest.raises(FondskompasFout, match="bestaat al"):
        write_audit(gevuld.winkel, tmp_path / "uit")
    shutil.rmtree(tmp_path / "uit")
    write_audit(gevuld.winkel, tmp_path / "uit", namen=True)
    assert "invuller (demo)" in (tmp_path / "uit" / "personen.csv").read_text("utf-8-sig")
