"""A timestamp under a frozen state, of a service that the test itself is: openssl answers what a state asks.

Needs the extra ``tijdstempel`` and openssl; ``make keur`` installs the one and runs this too.
"""

import hashlib
import http.server
import re
import shutil
import subprocess
import threading
from dataclasses import replace

import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.bevroren import tijdstempel
from pipelines.bevroren.bevriezen import Aanleiding, freeze
from pipelines.bevroren.keten import message, readable_entries
from pipelines.bevroren.register import list_names
from pipelines.bevroren.tijdstempel import check_stamps, make_stamper, stamp_path

INSTELLING = """
[ req ]
distinguished_name = naam
prompt = no
[ naam ]
CN = {cn}
[ ca ]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[ tsa ]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[ tsa_dienst ]
serial = {map}/volgnummer
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
"""


def test_without_the_package_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "rfc3161_client", None)
    with pytest.raises(FondskompasFout, match=r"pip install 'fondskompas\[tijdstempel\]'"):
        make_stamper("http://127.0.0.1:1/")


def test_an_address_that_is_none_is_refused():
    with pytest.raises(FondskompasFout, match="geen adres van een tijdstempeldienst"):
        make_stamper("ftp://dienst")


@pytest.fixture(scope="module")
def dienst(tmp_path_factory):
    """A service of its own: the address, the file with its certificate, and how to have it answer wrongly."""
    pytest.importorskip("rfc3161_client")
    if not shutil.which("openssl"):
        pytest.skip("openssl is er niet")
    map_ = tmp_path_factory.mktemp("tsa")
    (map_ / "ca.cnf").write_text(INSTELLING.format(cn="Wortel", map=map_))
    (map_ / "tsa.cnf").write_text(INSTELLING.format(cn="Tijdstempeldienst van de test", map=map_))
    (map_ / "volgnummer").write_text("01\n")

    def openssl(*delen):
        subprocess.run(["openssl", *map(str, delen)], check=True, capture_output=True, cwd=map_)

    sleutel = ("-newkey", "rsa:2048", "-nodes", "-sha256")
    openssl(
        "req",
        "-x509",
        *sleutel,
        "-days",
        "2",
        "-config",
        "ca.cnf",
        "-extensions",
        "ca",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
    )
    openssl("req", "-new", *sleutel, "-config", "tsa.cnf", "-keyout", "tsa.key", "-out", "tsa.csr")
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-sha256", "-extfile", "tsa.cnf", "-extensions", "tsa", "-out", "tsa.pem")  # fmt: skip
    stuk = {"antwoord": None}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            (map_ / "vraag.tsq").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "tsa_dienst", "-queryfile", "vraag.tsq", "-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "antwoord.tsr")  # fmt: skip
            inhoud = stuk["antwoord"] or (map_ / "antwoord.tsr").read_bytes()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", map_, stuk
    server.shutdown()
    server.server_close()


def test_a_state_carries_a_timestamp_that_is_checked_without_the_network(dienst, mini_database, tmp_path):
    adres, map_, _ = dienst
    standen = tmp_path / "standen"
    stand = freeze("alv", mini_database, standen, Aanleiding(stempel=make_stamper(adres)))
    assert stamp_path(standen, "alv").is_file()
    verslag = check_stamps(standen, readable_entries(standen), [map_ / "ca.pem"])
    assert (verslag.fouten, verslag.meldingen) == ([], [])
    assert verslag.goed[0].startswith("«alv» heeft een tijdstempel van ")
    los = check_stamps(standen, readable_entries(standen))
    assert "Wie de tijdstempels gaf, is niet gecontroleerd" in los.meldingen[0]
    teruggedateerd = replace(stand, bevroren_op="2020-01-01T00:00:00")
    assert "zegt bevroren te zijn op 2020" in check_stamps(standen, [teruggedateerd]).fouten[0]
    ander = replace(stand, kenmerk="0" * 64)
    assert "het is van iets anders" in check_stamps(standen, [ander], [map_ / "ca.pem"]).fouten[0]
    vreemd = check_stamps(standen, [stand], [_another_root(tmp_path)])
    assert "niet van een dienst die u vertrouwt" in vreemd.fouten[0]
    with pytest.raises(FondskompasFout, match="geen bestand met certificaten"):
        check_stamps(standen, [stand], [standen / "keten.kop"])


def _another_root(map_):
    (map_ / "ca.cnf").write_text(INSTELLING.format(cn="Een andere wortel", map=map_))
    opdracht = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -config ca.cnf -extensions ca -keyout x.key -out x.pem"
    subprocess.run(opdracht.split(), check=True, capture_output=True, cwd=map_)
    return map_ / "x.pem"


def test_every_changed_byte_of_a_timestamp_is_found(dienst, mini_database, tmp_path):
    """Of what it says (the hash and the moment) and of the signature under it."""
    adres, map_, _ = dienst
    standen = tmp_path / "standen"
    freeze("alv", mini_database, standen, Aanleiding(stempel=make_stamper(adres)))
    pad, stand = stamp_path(standen, "alv"), readable_entries(standen)
    heel = pad.read_bytes()
    afdruk = heel.index(hashlib.sha256(message(stand[0].kenmerk)).digest())
    moment = re.search(rb"20\d{12}Z", heel[afdruk:]).start() + afdruk
    plekken = [
        *range(afdruk, afdruk + 32),
        *range(moment, moment + 14),
        *range(len(heel) - 250, len(heel), 5),
    ]
    for plek in plekken:
        pad.write_bytes(heel[:plek] + bytes([heel[plek] ^ 0x01]) + heel[plek + 1 :])
        assert check_stamps(standen, stand, [map_ / "ca.pem"]).fouten, plek


@pytest.mark.parametrize("antwoord", [b"geen tijdstempel", b"0\x00"])
def test_a_service_that_answers_nonsense_freezes_nothing(dienst, mini_database, tmp_path, antwoord):
    adres, _, stuk = dienst
    stuk["antwoord"] = antwoord
    try:
        with pytest.raises(FondskompasFout, match="gaf geen bruikbaar antwoord"):
            freeze("alv", mini_database, tmp_path / "standen", Aanleiding(stempel=make_stamper(adres)))
    finally:
        stuk["antwoord"] = None
    assert list_names(tmp_path / "standen") == []


def test_an_answer_to_another_question_is_refused(dienst, mini_database, tmp_path):
    adres, map_, stuk = dienst
    make_stamper(adres)(b"iets")
    stuk["antwoord"] = (map_ / "antwoord.tsr").read_bytes()
    try:
        with pytest.raises(FondskompasFout, match="het is van iets anders"):
            make_stamper(adres)(b"iets anders")
        with pytest.raises(FondskompasFout, match="een andere vraag"):
            make_stamper(adres)(b"iets")
    finally:
        stuk["antwoord"] = None


def test_a_service_that_is_not_there_is_said_in_dutch():
    pytest.importorskip("rfc3161_client")
    with pytest.raises(FondskompasFout, match="is niet te bereiken"):
        tijdstempel.make_stamper("http://127.0.0.1:1/")(b"x")
