"""A release: the figures of the state and nothing else, the same bytes from the same state, whole or not at all."""

import csv
import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

import duckdb
import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.celtekst import guard_text
from pipelines.basis.uitgave import open_published
from pipelines.bevroren.bevriezen import freeze
from pipelines.bevroren.sleutels import make_key
from pipelines.open import vrijgeven
from pipelines.open.beschrijving import open_tables
from pipelines.open.controleren import check_folder
from pipelines.open.rijen import as_text, open_rows
from pipelines.open.uitgave import list_releases, next_version
from pipelines.open.vrijgeven import release_published, release_state


@pytest.fixture(scope="module")
def uitgave(database, tmp_path_factory):
    """A release of the shipped figures; read it, never write it."""
    return release_published(database, tmp_path_factory.mktemp("uitgaven"))


def read_csv(map_, tabel):
    with (map_ / "data" / f"{tabel}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def contents(map_):
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file()}


def _compare_forms(map_, database, tabellen):
    """Each value of the Parquet, written out, is the text of the CSV, and both are what the database has."""
    with open_published(database) as con:
        for naam in tabellen:
            tabel = open_tables()[naam]
            parquet = con.read_parquet(str(map_ / "data" / f"{naam}.parquet"))
            rijen = open_rows(con, tabel)
            assert parquet.except_(rijen).fetchall() == rijen.except_(parquet).fetchall() == [], naam
            assert {str(soort) for soort in parquet.types} & {"DOUBLE", "FLOAT"} == set(), naam
            geschreven = [tuple(w or "" for w in rij) for rij in as_text(parquet, tabel).fetchall()]
            assert geschreven == [tuple(rij.values()) for rij in read_csv(map_, naam)], naam


def test_csv_parquet_and_database_hold_the_same_figures_to_the_digit(uitgave, database):
    """Of the real figures the tables that a total is taken from; the next test has all of them."""
    _compare_forms(
        uitgave.map, database, ("toewijzing", "realisatie", "betaling", "doel", "toewijzing_bewijs")
    )


def test_every_table_is_the_same_in_every_form(mini_database, tmp_path):
    _compare_forms(release_published(mini_database, tmp_path).map, mini_database, open_tables())


def test_made_up_returns_are_not_in_it(uitgave, con):
    """Whoever adds up what is there must not add up what somebody made up to show how it looks."""
    assert con.execute("SELECT count(*) FROM mart.opgave WHERE status = 'voorbeeld'").fetchone()[0] > 0
    assert read_csv(uitgave.map, "opgave") == []
    for pad in sorted((uitgave.map / "data").glob("*.csv")):
        for rij in read_csv(uitgave.map, pad.stem):
            assert "voorbeeld" not in {rij[kolom] for kolom in rij if kolom.endswith("status")}, pad.stem
    assert {rij["capaciteit_herkomst"] for rij in read_csv(uitgave.map, "realisatie")} == {
        "",
        "iv3 (ondergrens)",
    }
    assert "opgave" not in {rij["zichtbaarheid"] for rij in read_csv(uitgave.map, "realisatie")}
    with_capacity = "SELECT count(*) FROM mart.realisatie WHERE ondergrens_capaciteit IS NOT NULL"
    gevuld = [rij for rij in read_csv(uitgave.map, "realisatie") if rij["gerealiseerde_capaciteit"]]
    assert len(gevuld) == con.execute(with_capacity).fetchone()[0]
    assert all(
        (rij["gerealiseerde_capaciteit"] == "") == (rij["capaciteit_reden"] != "")
        for rij in read_csv(uitgave.map, "realisatie")
    )


def test_the_readme_alone_leads_to_its_totals(uitgave, con):
    """The programs in it are run as they stand; what they print is what it says, and what the database says."""
    tekst = (uitgave.map / "README.md").read_text(encoding="utf-8")
    beloofd = [int(getal.replace(".", "")) for getal in re.findall(r"\*\*([\d.]+)\*\* euro", tekst)]
    gegeven = [
        int(
            subprocess.run(
                [sys.executable, "-c", blok], cwd=uitgave.map, capture_output=True, text=True, check=True
            ).stdout
        )
        for blok in re.findall(r"```python\n(.*?)```", tekst, re.DOTALL)
    ]
    jaar = int(re.search(r"totaal van (\d{4}) narekenen", tekst)[1])
    [landelijk] = con.execute(
        "SELECT sum(verdeeld_eur) FROM mart.envelop WHERE uitkeringsjaar = ?", [jaar]
    ).fetchone()
    assert gegeven == beloofd
    assert gegeven[0] == landelijk
    kern = re.search(r"```python\n(.*?)```", tekst, re.DOTALL)[1]
    assert len([regel for regel in kern.splitlines() if regel.strip()]) == 5
    kolommen = list(read_csv(uitgave.map, "toewijzing")[0])
    assert f"=SOM.ALS({chr(65 + kolommen.index('uitkeringsjaar'))}:" in tekst
    assert f";{jaar};{chr(65 + kolommen.index('bedrag_eur'))}:" in tekst


def test_the_manifest_names_every_file_with_its_sha256(uitgave):
    manifest = json.loads((uitgave.map / "manifest.json").read_text(encoding="utf-8"))
    genoemd = {b["pad"]: (b["bytes"], b["sha256"]) for b in manifest["bestanden"]}
    werkelijk = {
        pad: (len(inhoud), hashlib.sha256(inhoud).hexdigest())
        for pad, inhoud in contents(uitgave.map).items()
        if pad != "manifest.json"
    }
    assert genoemd == werkelijk
    assert {p.stat().st_mode & 0o222 for p in uitgave.map.rglob("*") if p.is_file()} == {0}


def test_both_descriptions_name_every_column_that_is_there(uitgave):
    pakket = json.loads((uitgave.map / "datapackage.json").read_text(encoding="utf-8"))
    csvw = json.loads((uitgave.map / "csv-metadata.json").read_text(encoding="utf-8"))
    velden = {
        bron["path"]: [veld["name"] for veld in bron["schema"]["fields"]] for bron in pakket["resources"]
    }
    kolommen = {t["url"]: [k["name"] for k in t["tableSchema"]["columns"]] for t in csvw["tables"]}
    koppen = {
        f"data/{pad.name}": pad.read_text(encoding="utf-8").split("\n", 1)[0].split(";")
        for pad in (uitgave.map / "data").glob("*.csv")
    }
    assert velden == kolommen == koppen
    for bron in pakket["resources"]:
        assert all(veld["title"] and veld["description"] for veld in bron["schema"]["fields"]), bron["name"]
        assert set(bron["schema"]["primaryKey"]) <= set(velden[bron["path"]])


def test_both_writings_of_the_catalogue_say_the_same(uitgave):
    """Every statement of the Turtle is in the JSON-LD, counted by subject."""
    turtle = (uitgave.map / "catalogus.ttl").read_text(encoding="utf-8")
    graaf = json.loads((uitgave.map / "catalogus.jsonld").read_text(encoding="utf-8"))["@graph"]
    blokken = {deel.split("\n")[0].strip("<>"): deel.count(" ;\n") + 1 for deel in turtle.split("\n\n")[1:]}
    knopen = {
        knoop["@id"]: sum(len(w) if isinstance(w, list) else 1 for k, w in knoop.items() if k != "@id")
        for knoop in graaf
    }
    assert blokken == knopen
    soorten = [knoop["@type"] for knoop in graaf]
    assert soorten.count("dcat:Dataset") == len(open_tables())
    verplicht = {
        "dct:title",
        "dct:description",
        "dct:identifier",
        "dct:publisher",
        "dct:creator",
        "dct:accessRights",
        "dcat:contactPoint",
        "dcat:theme",
    }
    for knoop in graaf:
        if knoop["@type"] == "dcat:Dataset":
            assert verplicht <= knoop.keys()
        if knoop["@type"] == "dcat:Distribution":
            assert {"dcat:accessURL", "dct:license"} <= knoop.keys()


def test_the_same_state_gives_the_same_bytes_and_is_never_written_again(mini_database, tmp_path):
    freeze("alv", mini_database, tmp_path / "standen")
    een = release_state("alv", tmp_path / "standen", tmp_path / "a")
    ander = release_state("alv", tmp_path / "standen", tmp_path / "b")
    assert contents(een.map) == contents(ander.map)
    assert een.uitgave.naam == "alv"
    with pytest.raises(FondskompasFout, match="Er is al een uitgave «alv»"):
        release_state("alv", tmp_path / "standen", tmp_path / "a")
    assert contents(een.map) == contents(ander.map)


@pytest.mark.parametrize("naam", ["../weg", "a/b", "", ".", "/etc", "a\x00b"])
def test_a_name_that_is_no_name_leads_nowhere(mini_database, tmp_path, naam):
    with pytest.raises(FondskompasFout, match="kan geen naam"):
        release_state(naam, tmp_path / "standen", tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("na", [0, 3])
def test_a_full_disk_leaves_nothing_and_says_so(mini_database, tmp_path, monkeypatch, na):
    echt, aantal = vrijgeven.write_synced, iter(range(100))

    def write(pad, inhoud):
        if next(aantal) >= na:
            raise OSError(errno.ENOSPC, "No space left on device", str(pad))
        echt(pad, inhoud)

    monkeypatch.setattr(vrijgeven, "write_synced", write)
    with pytest.raises(FondskompasFout, match="de schijf is vol"):
        release_published(mini_database, tmp_path)
    assert [pad.name for pad in tmp_path.iterdir() if pad.name != ".slot"] == []


def test_what_a_killed_run_left_is_removed_by_the_next(mini_database, tmp_path):
    dood = subprocess.Popen([sys.executable, "-c", ""])
    dood.wait()
    rest = tmp_path / f".ooit.deel-{dood.pid}"
    (rest / "data").mkdir(parents=True)
    (rest / "data" / "half.csv").write_text("a")
    gemaakt = release_published(mini_database, tmp_path)
    assert [pad.name for pad in tmp_path.iterdir() if pad.name != ".slot"] == [gemaakt.uitgave.naam]
    assert [v.uitgave.naam for v in list_releases(tmp_path)] == [gemaakt.uitgave.naam]


def _changed(database, doel, *opdrachten):
    shutil.copy(database, doel)
    with duckdb.connect(doel) as con:
        for opdracht in opdrachten:
            con.execute(opdracht)
    return doel


def test_the_next_release_says_what_changed(mini_database, tmp_path):
    """An amount is minor, a gemeente that went is major; each with how many rows."""
    uit = tmp_path / "uit"
    eerste = release_published(mini_database, uit)
    assert (eerste.uitgave.versie, eerste.wijzigingen["soort"]) == ("1.0", "eerste")
    later = "UPDATE meta.bouw SET gebouwd_op = gebouwd_op + INTERVAL {} DAY"
    bedrag = "UPDATE mart.toewijzing SET bedrag_eur = bedrag_eur + 1 WHERE gm_code = (SELECT min(gm_code) FROM mart.toewijzing)"
    tweede = release_published(_changed(mini_database, tmp_path / "2.duckdb", later.format(1), bedrag), uit)
    assert (tweede.uitgave.versie, tweede.wijzigingen["soort"]) == ("1.1", "minor")
    [verschil] = [v for v in tweede.wijzigingen["tabellen"] if v["tabel"] == "toewijzing"]
    assert (verschil["rijen_erbij"], verschil["rijen_eraf"]) == (0, 0)
    assert verschil["rijen_gewijzigd"] > 0
    weg = "DELETE FROM mart.gemeente_naam WHERE gm_code = (SELECT min(gm_code) FROM mart.gemeente_naam)"
    derde = release_published(
        _changed(mini_database, tmp_path / "3.duckdb", later.format(2), bedrag, weg), uit
    )
    assert (derde.uitgave.versie, derde.wijzigingen["soort"]) == ("2.0", "major")
    assert derde.wijzigingen["vorige"] == {"naam": tweede.uitgave.naam, "versie": "1.1"}
    assert [len(v["codes_vervallen"]) for v in derde.wijzigingen["tabellen"]] == [1]
    assert next_version("2.0", "geen") == "2.0"


def test_no_text_can_start_a_formula():
    """Whatever stands before the sign without being seen; and taking one apostrophe off gives the text back."""
    tabel = open_tables()["cluster"]
    for begin in ("", "\n", "\t", "\r\n", "  ", "\u00a0", "\ufeff", "\u200b", "'", "''\n"):
        for teken in ("=", "+", "-", "@", "＝"):
            tekst = f"{begin}{teken}HYPERLINK(1)"
            with duckdb.connect() as con:
                rijen = con.sql("SELECT $tekst AS cluster, 1 AS volgorde", params={"tekst": tekst})
                assert as_text(rijen, tabel).fetchall() == [(guard_text(tekst), "1")] == [("'" + tekst, "1")]
    with duckdb.connect() as con:
        rijen = con.sql("SELECT $tekst AS cluster, -1 AS volgorde", params={"tekst": "'s-Gravenhage = groot"})
        assert as_text(rijen, tabel).fetchall() == [("'s-Gravenhage = groot", "-1")]


def test_a_signed_release_is_checked_with_what_everybody_has(mini_database, tmp_path):
    """By the commands of its README, by our own check, and by openssl where that is there; a changed byte is found by name."""
    sleutel = make_key(tmp_path / "sleutel.pem", [])
    gemaakt = release_published(mini_database, tmp_path / "uit", sleutel)
    nog = release_published(mini_database, tmp_path / "nog", sleutel)
    assert contents(gemaakt.map) == contents(nog.map)
    tekst = (gemaakt.map / "README.md").read_text(encoding="utf-8")
    blokken = re.findall(r"```py\n(.*?)```", tekst, re.DOTALL)
    assert len(blokken) == 2

    def run(opdracht):
        klaar = subprocess.run(opdracht, cwd=gemaakt.map, capture_output=True, text=True, check=False)
        return klaar.returncode, klaar.stdout

    assert [run([sys.executable, "-c", blok]) for blok in blokken] == [(0, ""), (0, "")]
    [openssl] = re.findall(r"```sh\n(openssl .*?)\n```", tekst)
    if shutil.which("openssl"):
        assert run(openssl.split()) == (0, "Signature Verified Successfully\n")
    oordeel = check_folder(gemaakt.map, {sleutel.openbaar})
    assert (oordeel.fouten, oordeel.meldingen, len(oordeel.goed)) == ([], [], 2)
    assert "die u hier niet vertrouwt" in check_folder(gemaakt.map, {"0" * 64}).fouten[0]
    csv_pad = gemaakt.map / "data" / "doel.csv"
    csv_pad.chmod(0o644)
    csv_pad.write_bytes(csv_pad.read_bytes() + b"x")
    (gemaakt.map / "erbij.txt").write_text("x")
    assert run([sys.executable, "-c", blokken[0]]) == (0, "gewijzigd: data/doel.csv\n")
    fouten = check_folder(tmp_path / "uit").fouten
    assert ["data/doel.csv is gewijzigd" in fouten[0], "erbij.txt hoort niet" in fouten[1]] == [True, True]
    manifest = gemaakt.map / "manifest.json"
    manifest.chmod(0o644)
    nieuw = manifest.read_text(encoding="utf-8").replace(
        hash_of(nog.map / "data" / "doel.csv"), hash_of(csv_pad)
    )
    manifest.write_text(nieuw, encoding="utf-8")
    assert any("de handtekening klopt niet" in fout for fout in check_folder(gemaakt.map).fouten)
    assert run([sys.executable, "-c", blokken[1]])[0] == 1


def hash_of(pad):
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def test_releases_form_a_chain_and_stay_signed(mini_database, tmp_path):
    """Each names the manifest of the one before it; after a signature there is no way back to none."""
    sleutel, uit = make_key(tmp_path / "sleutel.pem", []), tmp_path / "uit"
    eerste = release_published(mini_database, uit, sleutel)
    later = "UPDATE meta.bouw SET gebouwd_op = gebouwd_op + INTERVAL 1 DAY"
    database = _changed(mini_database, tmp_path / "2.duckdb", later)
    with pytest.raises(FondskompasFout, match="is ondertekend en er is nu geen sleutel"):
        release_published(database, uit)
    tweede = release_published(database, uit, sleutel)
    assert tweede.vorige == {"naam": eerste.uitgave.naam, "sha256": hash_of(eerste.map / "manifest.json")}
    assert check_folder(uit).fouten == []
    (eerste.map / "manifest.json").chmod(0o644)
    (eerste.map / "manifest.json").write_bytes((eerste.map / "manifest.json").read_bytes() + b"\n")
    assert any("volgt op een andere" in fout for fout in check_folder(tweede.map).fouten)
    with pytest.raises(FondskompasFout, match="staat geen uitgave"):
        check_folder(tmp_path / "leeg")


def test_a_release_of_a_state_names_the_head_of_its_chain(mini_database, tmp_path):
    stand = freeze("alv", mini_database, tmp_path / "standen")
    assert release_state("alv", tmp_path / "standen", tmp_path / "uit").ketenkop == stand.kenmerk


def test_an_environment_without_rights_is_said_in_dutch(mini_database, tmp_path):
    if os.geteuid() == 0:
        dicht = tmp_path / "bestand"
        dicht.write_text("geen map")
    else:
        dicht = tmp_path / "dicht"
        dicht.mkdir(mode=0o500)
    with pytest.raises(FondskompasFout, match="De uitgave van open data is niet te schrijven"):
        release_published(mini_database, dicht)
