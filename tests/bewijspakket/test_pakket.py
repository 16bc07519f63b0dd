"""The evidence pack: complete, the same each time, checked without us, and not to be changed in any byte or figure."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.instellingen import instellingen
from pipelines.bevroren.bevriezen import Aanleiding, freeze
from pipelines.bevroren.register import read_entry
from pipelines.bevroren.sleutels import make_key
from pipelines.bewijspakket.pakket import as_csv, make_pack, write_zip
from pipelines.cli.hoofd import run
from pipelines.narekenen.handtekening import is_genuine
from pipelines.narekenen.nalopen import HANDTEKENING, MANIFEST, as_canonical, check_pack, read_zip
from tests.bewijspakket.beschadigen import change_bytes
from tests.hulp.helpers import edit_cell


@pytest.fixture(scope="module")
def sleutel(tmp_path_factory):
    return make_key(tmp_path_factory.mktemp("thuis") / "sleutel.pem", [])


@pytest.fixture(scope="module")
def raw(mini_database):
    return mini_database.parent / "raw"


@pytest.fixture(scope="module")
def standen(mini_database, sleutel, tmp_path_factory):
    map_ = tmp_path_factory.mktemp("bewijs") / "standen"
    freeze("alv", mini_database, map_, Aanleiding("voor de ALV", "beheer"), sleutel)
    return map_


@pytest.fixture(scope="module")
def pakket(standen, raw, sleutel):
    return make_pack("alv", standen, raw, sleutel=sleutel)


@pytest.fixture(scope="module")
def ongetekend(standen, raw):
    """The files of a pack without a signature, in which whoever likes can recompute every hash."""
    return read_zip(make_pack("alv", standen, raw))[0]


def rehash(bestanden, **anders):
    """The manifest as somebody would make it anew after changing files."""
    manifest = json.loads(bestanden[MANIFEST]) | anders
    manifest["bestanden"] = {
        n: hashlib.sha256(b).hexdigest() for n, b in bestanden.items() if n not in (MANIFEST, HANDTEKENING)
    }
    del manifest["kenmerk"]
    manifest["kenmerk"] = hashlib.sha256(as_canonical(manifest)).hexdigest()
    return {**bestanden, MANIFEST: as_canonical(manifest)}


def edit(bestanden, naam, kolom, waarde):
    """Another value in the first row of a table of the pack."""
    rijen = list(csv.reader(io.StringIO(bestanden[naam].decode("utf-8-sig")), delimiter=";"))
    plek = rijen[0].index(kolom)
    assert rijen[1][plek] != waarde
    rijen[1][plek] = waarde
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\n").writerows(rijen)
    return {**bestanden, naam: uit.getvalue().encode()}


def test_it_holds_everything_and_says_what_it_is(pakket, standen):
    bestanden, fouten = read_zip(pakket)
    assert fouten == []
    assert {naam.split("/")[0] for naam in bestanden} == {
        *("LEESMIJ.md", "controleer.py", "stand.json", MANIFEST, HANDTEKENING),
        *("cijfers", "stappen", "bronnen", "regels"),
    }
    kop = read_entry(standen, "alv").ketenkop
    leesmij = bestanden["LEESMIJ.md"].decode()
    assert all(tekst in leesmij for tekst in (kop, "voor de ALV", "beheer", "schakel 1 van de keten"))
    assert "$" not in leesmij
    assert json.loads(bestanden[MANIFEST])["ketenkop"] == kop


def test_no_cell_of_it_can_start_a_formula():
    teksten = ["=1+1", "\t=1", "\n@x", "+31", "-x", "-1,50", "gewoon", ""]
    rijen = csv.DictReader(io.StringIO(as_csv([{"a": t} for t in teksten]).decode()), delimiter=";")
    assert [r["a"] for r in rijen if r["a"].strip()[:1] in ("=", "+", "@", "-")] == ["-1,50"]


def test_the_same_state_gives_the_same_bytes(pakket, standen, raw, sleutel):
    assert make_pack("alv", standen, raw, sleutel=sleutel) == pakket


@pytest.mark.parametrize("uitgepakt", [False, True])
def test_it_is_checked_by_python_alone(pakket, sleutel, tmp_path, uitgepakt):
    """Isolated and without site-packages: nothing of ours, nor of anybody else, can be found."""
    with zipfile.ZipFile(io.BytesIO(pakket)) as zip_:
        zip_.extractall(tmp_path / "uit") if uitgepakt else zip_.extract("controleer.py", tmp_path / "uit")
    (tmp_path / "pakket.zip").write_bytes(pakket)
    opdracht = [sys.executable, "-I", "-S", "uit/controleer.py", f"--sleutel={sleutel.openbaar}"]
    opdracht += [] if uitgepakt else ["pakket.zip"]
    uitkomst = subprocess.run(opdracht, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")
    assert "Alles klopt" in uitkomst.stdout
    (tmp_path / "pakket.zip").write_bytes(pakket[:-1] + b"!")
    (tmp_path / "uit" / "cijfers").mkdir(exist_ok=True)
    (tmp_path / "uit" / "cijfers" / "toewijzing.csv").write_text("anders")
    uitkomst = subprocess.run(opdracht, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert uitkomst.returncode == 1
    assert "KLOPT NIET: " in uitkomst.stdout


def test_a_pack_of_one_gemeente_has_its_figures_and_every_source(standen, raw, ongetekend):
    bestanden, _ = read_zip(make_pack("alv", standen, raw, "GM0001"))
    assert list(check_pack(bestanden)) == []
    rijen = csv.DictReader(io.StringIO(bestanden["cijfers/toewijzing.csv"].decode()), delimiter=";")
    assert {r["gm_code"] for r in rijen} == {"GM0001"}
    assert {n for n in bestanden if n.startswith("bronnen/")} == {
        n for n in ongetekend if n.startswith("bronnen/")
    }
    with pytest.raises(FondskompasFout, match="kent geen gemeente GM9999"):
        make_pack("alv", standen, raw, "GM9999")


def test_every_changed_byte_is_found(pakket):
    """A sample; ``python -m tests.bewijspakket PAKKET.zip`` does ten thousand."""
    bestanden, _ = read_zip(pakket)
    uitkomsten = list(change_bytes(pakket, bestanden, 400, 7))
    assert [waar for waar, gevonden in uitkomsten if not gevonden] == []
    assert len(uitkomsten) == 400


@pytest.mark.parametrize(
    ("naam", "kolom", "waarde", "melding"),
    [
        (
            "cijfers/toewijzing.csv",
            "bedrag_eur",
            "999",
            "toewijzing 2022 ido spuk GM0001: bedrag_eur is «999»",
        ),
        ("cijfers/toewijzing.csv", "status", "gepubliceerd", "status is «gepubliceerd»"),
        ("cijfers/envelop.csv", "verdeeld_eur", "1", "verdeeld_eur is «1»"),
        ("stappen/toewijzing_bewijs.csv", "gewicht", "1,5", "gewicht is «1,5»"),
        (
            "cijfers/algemene_uitkering.csv",
            "algemene_uitkering_eur",
            "1,00",
            "algemene_uitkering_eur is «1,00»",
        ),
        ("cijfers/algemene_uitkering_cluster.csv", "bedrag_eur", "1,00", "bedrag_eur is «1,00»"),
        ("stappen/maatstaven.csv", "product_eur", "1,00", "volume maal bedrag is niet 1,00"),
        ("stappen/maatstaven.csv", "volume_cel", "C3", "staat «"),
        (
            "bronnen/pok/envelop.csv",
            "bedrag_eur",
            "1001",
            "is niet het document waar de bevroren stand van is gemaakt",
        ),
    ],
)
def test_a_changed_figure_is_found_when_every_hash_was_recomputed(ongetekend, naam, kolom, waarde, melding):
    vervalst = rehash(edit(ongetekend, naam, kolom, waarde))
    assert not [f for f in check_pack(vervalst) if "sha256" in f]
    assert any(melding in fout for fout in check_pack(vervalst))


def test_a_signed_pack_cannot_be_made_anew_without_the_key(pakket, sleutel, tmp_path):
    bestanden, _ = read_zip(pakket)
    vervalst = rehash({**bestanden, "LEESMIJ.md": b"anders"})
    assert any("gewijzigd door iemand zonder de sleutel" in fout for fout in check_pack(vervalst))
    zonder = {n: b for n, b in vervalst.items() if n != HANDTEKENING}
    assert any("hoort ondertekend te zijn" in fout for fout in check_pack(zonder))
    weg = rehash(zonder, openbare_sleutel="")
    assert list(check_pack(weg)) == []  # who never had a key to compare with cannot tell
    assert any("hoort ondertekend te zijn" in fout for fout in check_pack(weg, sleutel.openbaar))
    ander = make_key(tmp_path / "sleutel.pem", [])
    assert any("een andere sleutel dan de uwe" in fout for fout in check_pack(bestanden, ander.openbaar))


def test_a_file_too_many_and_a_file_too_few_are_named(ongetekend):
    assert "extra.txt hoort niet in dit pakket" in list(check_pack({**ongetekend, "extra.txt": b"x"}))
    zonder = {n: b for n, b in ongetekend.items() if n != "regels/rekenregels.md"}
    assert "regels/rekenregels.md ontbreekt" in list(check_pack(zonder))
    assert "geen heel bewijspakket" in next(check_pack({}))
    assert read_zip(b"geen zip")[1]
    assert read_zip(write_zip({"a": b"x"})) == ({"a": b"x"}, [])


def test_sources_that_changed_are_refused_by_name(standen, raw, tmp_path):
    anders = shutil.copytree(raw, tmp_path / "raw")
    edit_cell(anders / "gemeenten" / "inwoners.csv", "C2", "301")
    (anders / "circulaires" / "M2022_2023" / "volumina.csv").unlink()
    with pytest.raises(FondskompasFout, match=r"volumina\.csv, gemeenten/inwoners\.csv\. Zet de bronnen"):
        make_pack("alv", standen, anders)


def test_the_command_writes_one_file_and_never_over_another(standen, raw, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("FONDSKOMPAS_STANDEN", str(standen))
    monkeypatch.setenv("FONDSKOMPAS_SLEUTEL", str(tmp_path / "geen.pem"))
    opdracht = ["fondskompas", "bewijspakket", "--stand", "alv", "--gemeente", "GM0005"]
    monkeypatch.setattr(sys, "argv", [*opdracht, "--bronnen", str(raw), "--uit", str(tmp_path)])
    instellingen.cache_clear()
    assert run() == 0
    assert "Niet ondertekend" in capsys.readouterr().out
    assert read_zip((tmp_path / "bewijspakket-alv-GM0005.zip").read_bytes())[1] == []
    assert run() == 1
    assert "wordt niet overschreven" in capsys.readouterr().err
    instellingen.cache_clear()


def test_signatures_are_judged_as_the_library_does():
    """RFC 8032, 7.1, test 3, and keys of the library: the plain one accepts what that signs, and no bit less."""
    openbaar = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    handtekening = bytes.fromhex(
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    assert is_genuine(openbaar, bytes.fromhex("af82"), handtekening)
    assert not is_genuine(openbaar, bytes.fromhex("af83"), handtekening)
    for nummer in range(8):
        prive = Ed25519PrivateKey.from_private_bytes(bytes([nummer]) * 32)
        boodschap = bytes(range(nummer * 7))
        sleutel, getekend = prive.public_key().public_bytes_raw(), prive.sign(boodschap)
        assert is_genuine(sleutel, boodschap, getekend)
        anders = bytearray(getekend)
        anders[nummer * 8 % 64] ^= 1 << nummer
        assert not is_genuine(sleutel, boodschap, bytes(anders))
        assert not is_genuine(sleutel, boodschap + b"x", getekend)
    assert not is_genuine(openbaar[:31], b"", handtekening)
