"""The chain of frozen states holds against intent: whoever changes, removes, moves or dates back a state is found."""

import errno
import json
import shutil
from dataclasses import replace

import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren import bevriezen
from pipelines.bevroren.bevriezen import Aanleiding, freeze
from pipelines.bevroren.keten import check_chain, encode_head, find_head, head_path, message
from pipelines.bevroren.register import encode_entry, entry_path, open_stand, read_entry, seal
from pipelines.bevroren.sleutels import OPENBAAR, is_signed, make_key, read_key, read_public
from tests.hulp.helpers import edit_cell
from tests.hulp.miniraw import write_miniraw

NAMEN = ("een", "twee", "drie")


@pytest.fixture(scope="module")
def sleutel(tmp_path_factory):
    return make_key(tmp_path_factory.mktemp("thuis") / "sleutel.pem", [])


def freeze_three(mini_database, standen, sleutel=None):
    for naam in NAMEN:
        freeze(naam, mini_database, standen, Aanleiding(f"reden {naam}", "de redactie"), sleutel)
    return standen


@pytest.fixture(scope="module")
def drie_standen(mini_database, sleutel, tmp_path_factory):
    """A chain without signatures and one with, made once; tests spoil a copy."""
    map_ = tmp_path_factory.mktemp("keten")
    return freeze_three(mini_database, map_ / "los"), freeze_three(mini_database, map_ / "getekend", sleutel)


@pytest.fixture
def standen(drie_standen, tmp_path):
    return shutil.copytree(drie_standen[0], tmp_path / "standen")


@pytest.fixture
def getekend(drie_standen, tmp_path):
    return shutil.copytree(drie_standen[1], tmp_path / "standen")


def overwrite(standen, stand):
    """Put an entry in place of what is there, as somebody who can write the folder would."""
    pad = entry_path(standen, stand.naam)
    pad.unlink(missing_ok=True)
    pad.write_text(encode_entry(stand), encoding="utf-8")


def forge(standen, naam, sleutel=None, *, alles=True, **wijziging):
    """Change a state and recompute its hash; with ``alles`` those of all later states and the head as well."""
    vorige = None
    for nu in NAMEN:
        stand = read_entry(standen, nu)
        if nu == naam:
            stand = replace(stand, **wijziging)
        elif vorige is None:
            continue
        if vorige is not None:
            stand = replace(stand, vorige=vorige.kenmerk)
        if sleutel:
            stand = replace(stand, openbare_sleutel=sleutel.openbaar)
        stand = seal(stand)
        if sleutel:
            stand = replace(stand, handtekening=sleutel.sign(message(stand.kenmerk)))
        overwrite(standen, stand)
        vorige = stand
        if not alles:
            return
    head_path(standen).write_bytes(encode_head(vorige))


def test_each_state_holds_the_hash_of_the_one_before_and_says_who_and_why(standen):
    een, twee, drie = (read_entry(standen, naam) for naam in NAMEN)
    assert [(s.volgnummer, s.vorige_naam) for s in (een, twee, drie)] == [(1, ""), (2, "een"), (3, "twee")]
    assert (een.vorige, twee.vorige, drie.vorige) == ("", een.kenmerk, twee.kenmerk)
    assert (drie.reden, drie.door) == ("reden drie", "de redactie")
    verslag = check_chain(standen)
    assert (verslag.fouten, verslag.meldingen, verslag.ondertekend) == ([], [], [])
    assert (verslag.kop.naam, verslag.kop.kenmerk) == ("drie", drie.ketenkop)
    assert find_head(standen, een.kenmerk[:16]) == een


def test_a_signed_chain_holds_with_the_key_that_signed_it_alone(getekend, sleutel, tmp_path):
    assert check_chain(getekend, {sleutel.openbaar}).fouten == []
    assert check_chain(getekend).ondertekend == list(NAMEN)
    assert read_public(getekend / "sleutels" / f"{sleutel.openbaar[:16]}{OPENBAAR}") == sleutel.openbaar
    ander = make_key(tmp_path / "elders" / "sleutel.pem", [])
    fouten = check_chain(getekend, {ander.openbaar}).fouten
    assert len(fouten) == 3
    assert "«een» is ondertekend met een sleutel die u hier niet vertrouwt" in fouten[0]


@pytest.mark.parametrize("naam", NAMEN[:2])
def test_a_changed_state_with_its_own_hash_recomputed_no_longer_fits(standen, naam):
    forge(standen, naam, alles=False, reden="verzonnen")
    fouten = check_chain(standen).fouten
    assert any(f"«{naam}»" in fout and "gewijzigd of verplaatst" in fout for fout in fouten)


def test_a_state_altered_with_every_hash_recomputed_is_found_by_its_signature(getekend, sleutel):
    forge(getekend, "een", sha256="0" * 64)
    fouten = check_chain(getekend, {sleutel.openbaar}).fouten
    assert [fout.split("»")[0] for fout in fouten] == [f"De handtekening van «{naam}" for naam in NAMEN]


def test_a_whole_chain_signed_anew_is_found_by_whoever_knows_the_key(getekend, sleutel, tmp_path):
    vervalser = make_key(tmp_path / "vervalser" / "sleutel.pem", [])
    forge(getekend, "een", vervalser, sha256="0" * 64)
    assert check_chain(getekend).fouten == []  # without an anchor elsewhere nobody can tell
    assert len(check_chain(getekend, {sleutel.openbaar}).fouten) == 3


def test_an_unsigned_chain_that_was_made_anew_is_found_by_a_head_that_was_printed(standen):
    gedrukt = read_entry(standen, "drie").ketenkop
    forge(standen, "een", sha256="0" * 64)
    assert check_chain(standen).fouten == []
    with pytest.raises(FondskompasFout, match="is hier gewijzigd of verwijderd"):
        find_head(standen, gedrukt[:16])


@pytest.mark.parametrize("naam", NAMEN)
def test_a_removed_state_is_named(standen, naam):
    entry_path(standen, naam).unlink()
    (fout,) = check_chain(standen).fouten
    assert f"«{naam}»" in fout
    assert "verwijderd" in fout


def test_states_that_changed_places_are_named(standen):
    twee, drie = read_entry(standen, "twee"), read_entry(standen, "drie")
    overwrite(standen, seal(replace(twee, volgnummer=3, vorige=drie.vorige, vorige_naam=drie.vorige_naam)))
    overwrite(standen, seal(replace(drie, volgnummer=2, vorige=twee.vorige, vorige_naam=twee.vorige_naam)))
    fouten = " ".join(check_chain(standen).fouten)
    assert "«twee» (schakel 3)" in fouten
    assert "gewijzigd of verplaatst" in fouten


def test_a_state_put_in_between_is_named(standen):
    overwrite(standen, seal(replace(read_entry(standen, "twee"), naam="tussen")))
    assert any("«tussen»" in fout and "schakel 2" in fout for fout in check_chain(standen).fouten)


@pytest.mark.parametrize(
    "wijziging", [{"volgnummer": "2"}, {"bevroren_op": None}, {"openbare_sleutel": "geen hex"}]
)
def test_an_entry_that_says_nonsense_is_named_too(standen, wijziging):
    overwrite(standen, seal(replace(read_entry(standen, "twee"), **wijziging)))
    try:
        open_stand("twee", standen)
        gevonden = check_chain(standen).fouten
    except FondskompasFout as fout:
        gevonden = [str(fout)]
        check_chain(standen)
    assert "«twee»" in " ".join(gevonden)


def test_a_state_dated_back_is_named(standen):
    forge(standen, "twee", bevroren_op="2020-01-01T00:00:00")
    assert any("«twee» is teruggedateerd" in fout for fout in check_chain(standen).fouten)


def test_a_signature_that_was_left_out_is_named(getekend, sleutel):
    forge(getekend, "drie", openbare_sleutel="", handtekening="")
    assert any(
        "«drie» is niet ondertekend" in fout for fout in check_chain(getekend, {sleutel.openbaar}).fouten
    )


def test_a_state_from_before_the_chain_stays_readable_and_is_said_to_be_outside(mini_database, tmp_path):
    """An entry as an older version wrote it: without a place, and with a hash over what it had."""
    standen = tmp_path / "standen"
    freeze("oud", mini_database, standen)
    _make_old(standen, "oud", "2026-01-01T00:00:00")
    head_path(standen).unlink()
    freeze("nieuw", mini_database, standen)
    assert open_stand("oud", standen).is_file()
    assert read_entry(standen, "nieuw").volgnummer == 1
    verslag = check_chain(standen)
    assert verslag.fouten == []
    assert "«oud» staat buiten de keten" in verslag.meldingen[0]
    _make_old(standen, "oud", "2099-01-01T00:00:00")
    assert "die bestond al" in check_chain(standen).fouten[0]


def _make_old(standen, naam, moment):
    pad = entry_path(standen, naam)
    inhoud = json.loads(pad.read_text(encoding="utf-8"))
    nieuw = "volgnummer vorige vorige_naam reden door bronnen_gewijzigd omgeving openbare_sleutel handtekening kenmerk"
    oud = {k: w for k, w in inhoud.items() if k not in nieuw.split()} | {"bevroren_op": moment}
    tekst = json.dumps(oud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    kenmerk = bevriezen.hashlib.sha256(tekst.encode()).hexdigest()
    pad.unlink()
    pad.write_text(json.dumps({**oud, "kenmerk": kenmerk}), encoding="utf-8")


def test_freezing_goes_on_after_a_lost_state_and_the_gap_stays(standen, mini_database):
    entry_path(standen, "drie").unlink()
    freeze("vier", mini_database, standen)
    assert read_entry(standen, "vier").volgnummer == 4
    assert "«drie» (schakel 3) ontbreekt" in check_chain(standen).fouten[0]


def test_killed_before_the_head_was_written_nothing_is_lost(standen, mini_database):
    oud = head_path(standen).read_bytes()
    freeze("vier", mini_database, standen)
    head_path(standen).write_bytes(oud)
    assert check_chain(standen).fouten == []
    freeze("vijf", mini_database, standen)
    assert (check_chain(standen).fouten, read_entry(standen, "vijf").vorige_naam) == ([], "vier")


def test_it_works_where_there_are_no_hard_links(mini_database, tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(bevriezen.os, "link", refuse)
    standen = freeze_three(mini_database, tmp_path / "standen")
    assert check_chain(standen).fouten == []
    assert not list(standen.glob(".deel-*"))
    with pytest.raises(FondskompasFout, match="die verandert niet meer"):
        freeze("een", mini_database, standen)


def test_a_clock_that_went_back_is_refused(standen, mini_database):
    kop = json.loads(head_path(standen).read_text())
    head_path(standen).write_text(json.dumps({**kop, "volgnummer": 9, "bevroren_op": "2999-01-01T00:00:00"}))
    with pytest.raises(FondskompasFout, match="Zet de klok goed"):
        freeze("vier", mini_database, standen)
    assert not entry_path(standen, "vier").exists()


def test_after_a_signed_state_an_unsigned_one_is_refused(getekend, mini_database):
    with pytest.raises(FondskompasFout, match="is ondertekend en er is nu geen sleutel"):
        freeze("vier", mini_database, getekend)


def test_sources_that_changed_since_the_build_are_told(mini_database, tmp_path):
    raw = write_miniraw(tmp_path / "raw")
    edit_cell(raw / "pok/prijzen.csv", "D2", "123456")
    (raw / "pok" / "nieuw.csv").write_text("a;b\n")
    stand = freeze("een", mini_database, tmp_path / "standen", Aanleiding(raw=raw))
    assert stand.bronnen_gewijzigd == ["pok/nieuw.csv", "pok/prijzen.csv"]
    gelijk = Aanleiding(raw=mini_database.parent / "raw")
    assert freeze("twee", mini_database, tmp_path / "standen", gelijk).bronnen_gewijzigd == []


def test_a_key_is_for_its_owner_alone_and_never_among_the_data(tmp_path):
    pad = tmp_path / "thuis" / "sleutel.pem"
    sleutel = make_key(pad, [tmp_path / "data"])
    assert pad.stat().st_mode & 0o777 == 0o600
    assert read_public(tmp_path / "thuis" / f"sleutel.pem{OPENBAAR}") == sleutel.openbaar
    gelezen = read_key(pad, [])
    assert is_signed(sleutel.openbaar, b"x", gelezen.sign(b"x"))
    assert not is_signed(sleutel.openbaar, b"y", gelezen.sign(b"x"))
    assert read_key(tmp_path / "geen.pem", []) is None
    with pytest.raises(FondskompasFout, match="wordt nooit vervangen"):
        make_key(pad, [])
    for doe in (make_key, read_key):
        with pytest.raises(FondskompasFout, match="mag niet tussen de gegevens liggen"):
            doe(pad, [tmp_path / "thuis"])
    pad.chmod(0o640)
    with pytest.raises(FondskompasFout, match="voor anderen te lezen"):
        read_key(pad, [])
    pad.chmod(0o600)
    pad.write_text("geen sleutel")
    with pytest.raises(FondskompasFout, match="is geen sleutel van Fondskompas"):
        read_key(pad, [])
