"""Public pages: what the database says, in plain words, without a script; and releases that are only what they name."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest

from dashboard.app import create_app
from pipelines.open.vrijgeven import release_published
from tests.hulp.componenten import NBSP, Browser, dashboard_of, words


@pytest.fixture(scope="module")
def site(database):
    return dashboard_of(database).server.test_client()


class _Woorden(HTMLParser):
    def __init__(self):
        super().__init__()
        self.delen, self._stil = [], False

    def handle_starttag(self, tag, attrs):
        self._stil = tag == "style"

    def handle_data(self, data):
        if not self._stil:
            self.delen.append(data)


def read(html):
    lezer = _Woorden()
    lezer.feed(html)
    return re.sub(r"\s+", " ", " ".join(lezer.delen))


def test_every_gemeente_has_a_page_with_what_it_got(site, con):
    """The total, nothing from elsewhere, no script, and small enough to embed; of every eighth, the smallest codes first."""
    bedragen = con.execute(
        """SELECT n.gm_code, n.naam, CAST(sum(t.bedrag_eur) AS BIGINT) FROM mart.gemeente_zoeknaam AS n
        INNER JOIN mart.toewijzing AS t USING (gm_code) WHERE n.soort = 'eigen' AND t.uitkeringsjaar = 2024 GROUP BY ALL ORDER BY n.gm_code"""
    ).fetchall()
    assert len(bedragen) > 330
    for gm_code, naam, eur in bedragen[::8]:
        antwoord = site.get(f"/g/{gm_code}?jaar=2024", follow_redirects=True)
        html = antwoord.text
        assert antwoord.status_code == 200, naam
        assert f"€{NBSP}{eur:,}".replace(",", ".") in html, naam
        assert len(antwoord.data) < 100_000
        assert "<script" not in html
        assert re.findall(r'(?:src|href)="(?:https?:)?//', html) == []


def test_the_data_at_the_address_are_those_of_the_page(site, con):
    cijfers = site.get("/g/utrecht.json?jaar=2023").json
    verwacht = con.execute(
        """SELECT doel, CAST(sum(bedrag_eur) AS BIGINT) FROM mart.toewijzing
        WHERE gm_code = 'GM0344' AND uitkeringsjaar = 2023 GROUP BY doel"""
    ).fetchall()
    assert {rij["doel"]: rij["bedrag_eur"] for rij in cijfers["gegevens"] if rij["bedrag_eur"]} == {
        d: e for d, e in verwacht if e
    }
    tabel = list(csv.DictReader(io.StringIO(site.get("/g/utrecht.csv?jaar=2023").text), delimiter=";"))
    assert [(rij["doel"], int(rij["bedrag_eur"])) for rij in tabel] == [
        (r["doel"], r["bedrag_eur"]) for r in cijfers["gegevens"]
    ]
    tekst = site.get("/g/utrecht?jaar=2023").text
    assert all(
        f"€{NBSP}{rij['bedrag_eur']:,}".replace(",", ".") in tekst
        for rij in cijfers["gegevens"]
        if rij["bedrag_eur"]
    )
    assert f"€{NBSP}{cijfers['totaal_eur']:,}".replace(",", ".") in tekst


def test_a_made_up_return_is_not_told_as_true(site, con):
    """A gemeente with example returns has, for the public, said nothing."""
    [(gm,)] = con.execute(
        "SELECT gm_code FROM mart.opgave WHERE status = 'voorbeeld' AND waarde > 0 ORDER BY 1 LIMIT 1"
    ).fetchall()
    for vraag in ("?jaar=2023", "?jaar=2023&voorbeeld=aan"):
        tekst = read(site.get(f"/g/{gm}{vraag}", follow_redirects=True).text)
        assert "heeft niet laten weten wat zij met dit geld deed" in tekst
        assert "Dit liet de gemeente zelf weten" not in tekst
    rijen = site.get(f"/g/{gm}.json?jaar=2023", follow_redirects=True).json["gegevens"]
    assert {(rij["besteed_eur"], rij["capaciteit"]) for rij in rijen} == {(None, None)}
    assert {rij["te_volgen_via"] for rij in rijen} <= {"niet zichtbaar", "iv3", "sisa"}


@pytest.mark.parametrize(
    ("woord", "naar"),
    [
        ("GM0363", "amsterdam"),
        ("gm1900", "sudwest-fryslan"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("den-haag", "s-gravenhage"),
        ("Den Bosch", "s-hertogenbosch"),
    ],
)
def test_a_gemeente_is_found_by_code_and_by_every_name(site, woord, naar):
    antwoord = site.get(f"/g/{woord}?jaar=2023")
    assert (antwoord.status_code, antwoord.headers["Location"]) == (302, f"/g/{naar}?jaar=2023")
    assert site.get(f"/g/{naar}").status_code == 200


def test_every_gemeente_of_now_has_an_address_of_its_own(site):
    woorden = re.findall(r'href="/g/([^"]+)"', site.get("/g").text)
    assert len(woorden) == len(set(woorden)) == 342


@pytest.mark.parametrize(
    ("woord", "nu"),
    [
        ("haaren", ["oisterwijk", "vught", "boxtel", "tilburg"]),
        ("brielle", ["voorne-aan-zee"]),
        ("weesp", ["amsterdam"]),
    ],
)
def test_a_gemeente_that_ceased_leads_on(site, woord, nu):
    html = site.get(f"/g/{woord}").text
    assert "bestaat niet meer" in html
    assert sorted(re.findall(r'<li><a href="/g/([^"]+)"', html)) == sorted(nu)


@pytest.mark.parametrize(
    "adres",
    [
        "/g/nergens",
        "/g/GM9999",
        "/g/amsterdam?jaar=1999",
        "/g/amsterdam?jaar=²",
        "/g/amsterdam?stand=../x",
        "/g/<script>alert(1)",
        "/g/amsterdam.xlsx",
    ],
)
def test_what_is_not_there_says_so(site, adres):
    antwoord = site.get(adres)
    assert antwoord.status_code == 404
    assert "<script" not in antwoord.text


def test_sentences_stay_short_and_words_plain(site):
    """B1: on average no more than fifteen words in a sentence, and no word that only a controller knows."""
    html = site.get("/g/zwolle?jaar=2024").text
    zinnen = [
        z
        for deel in re.findall(r"<p[^>]*>(.*?)</p>", html, re.DOTALL)
        for z in re.split(r"[.!?] ", read(deel))
        if len(z.split()) > 2
    ]
    lengten = [len(zin.split()) for zin in zinnen]
    assert sum(lengten) / len(lengten) <= 15
    tekst = read(html).lower()
    assert [
        w
        for w in ("iv3", "sisa", "uitkeringsbasis", "taakveld", "maatstaf", "indicator", "circulaire")
        if w in tekst
    ] == []


def test_a_release_is_served_as_it_was_made_and_nothing_else(mini_database, tmp_path):
    gemaakt = release_published(mini_database, tmp_path / "open")
    (tmp_path / "geheim.txt").write_text("geheim")
    app = create_app(mini_database, mini_database.parent / "raw", uitgaven=tmp_path / "open")
    site, wortel = app.server.test_client(), f"/uitgaven/{gemaakt.uitgave.naam}"
    for pad in (*gemaakt.bestanden, "manifest.json"):
        with site.get(f"{wortel}/{pad}") as antwoord:
            assert antwoord.data == (gemaakt.map / pad).read_bytes(), pad
            assert "immutable" in antwoord.headers["Cache-Control"]
    for pad in (
        f"{wortel}/../../geheim.txt",
        f"{wortel}/%2e%2e/%2e%2e/geheim.txt",
        "/uitgaven/../geheim.txt",
        f"{wortel}/data",
        "/uitgaven/./manifest.json",
    ):
        assert site.get(pad).status_code == 404, pad
    assert [u["naam"] for u in site.get("/v1/wijzigingen").json["gegevens"]] == [gemaakt.uitgave.naam]
    tekst = words(Browser(app).part("od-uitgaven", "/open"))
    assert gemaakt.uitgave.citeer in tekst
    assert "eerste uitgave" in tekst


def test_a_refused_state_names_no_folder_to_a_reader(tmp_path):
    """Neither where there are no figures at all nor where a state is not there."""
    leeg = create_app(tmp_path / "figures" / "er_niet.duckdb").server.test_client()
    for adres, status in (("/g/amsterdam", 503), ("/g/amsterdam?stand=bestaat-niet", 404)):
        antwoord = leeg.get(adres)
        assert antwoord.status_code == status
        assert str(tmp_path) not in antwoord.text
        assert "Er zijn geen cijfers" in antwoord.text
