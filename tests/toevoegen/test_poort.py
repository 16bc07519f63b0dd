"""The gate when adding: what cannot be true is refused, goes on with a reason, and the reason stays with the figures."""

from pathlib import Path

import duckdb
import pytest

from dashboard.cli import main
from pipelines.basis.bevinding import Ernst
from pipelines.basis.grenzen import Grenzen
from pipelines.bouw.bouwen import build
from pipelines.sources.ontvangen.documenten import keep_documents
from pipelines.sources.raw.bevestigingen import REGISTER, keep_confirmations
from pipelines.toevoegen.toevoegen import Keuzes, ToevoegenGeweigerd, propose
from tests.hulp.bronbestanden import RAW, small_copy
from tests.hulp.helpers import read_rows, write_rows
from tests.hulp.regels.sprongen import second_vintage

REDEN = "nagevraagd bij de opsteller"
S2022 = Keuzes(circulaire="S2022", jaar=2023)


@pytest.fixture
def volumina(miniraw, tmp_path) -> Path:
    """A later version of the volumes of a second vintage, in which Aadorp has a thousand times its inhabitants."""
    second_vintage("", "")(miniraw)
    tekst = (miniraw / "circulaires/S2022_2023/volumina.csv").read_text(encoding="utf-8-sig")
    pad = tmp_path / "volumina.csv"
    pad.write_text(tekst.replace("Aadorp;100;", "Aadorp;100000;"), encoding="utf-8")
    return pad


def test_what_cannot_be_true_is_refused_with_the_whole_of_it(miniraw, volumina):
    with pytest.raises(ToevoegenGeweigerd) as weigering:
        propose(miniraw, [volumina], S2022, Grenzen())
    regels = {b.regel for b in weigering.value.bevindingen if b.ernst is Ernst.FOUT}
    assert {"poort_volume_gemeente", "poort_volume_landelijk", "poort_au"} <= regels
    assert any(regel.startswith("volume inwo van GM0001 (C2): 100000") for regel in weigering.value.overzicht)
    assert any(regel.startswith("gemeente GM0001: algemene uitkering") for regel in weigering.value.overzicht)


def test_a_reason_makes_a_warning_of_it_and_stays_with_the_document(miniraw, volumina, tmp_path):
    voorstel = propose(miniraw, [volumina], Keuzes("S2022", 2023, bevestig=REDEN), Grenzen())
    assert {b.ernst for b in voorstel.bevindingen} == {Ernst.WAARSCHUWING}
    assert any(b.melding.endswith(f"Bevestigd: {REDEN}.") for b in voorstel.bevindingen)
    document = voorstel.rijen[0]["document"]
    geweigerd = {rij["regel"] for rij in voorstel.bevestigingen if rij["wat"] == document}
    assert {"poort_volume_gemeente", "poort_volume_landelijk", "poort_au"} <= geweigerd
    assert {rij["sha256"] for rij in voorstel.bevestigingen if rij["wat"] == document} == {
        voorstel.rijen[0]["bron_id"]
    }
    keep_confirmations(miniraw, voorstel.bevestigingen)
    keep_documents(miniraw, voorstel.rijen)
    build(miniraw, tmp_path / "x.duckdb")
    vraag = f"SELECT DISTINCT naam, regel, reden FROM mart.bevestiging WHERE wat = '{document}'"
    with duckdb.connect(tmp_path / "x.duckdb", read_only=True) as con:
        assert set(con.execute(vraag).fetchall()) == {("volumina.csv", regel, REDEN) for regel in geweigerd}


def test_no_reason_helps_against_what_cannot_be_read(miniraw, volumina):
    volumina.write_text(
        volumina.read_text(encoding="utf-8").replace("GM0005;'s-Eeveen", "GM0004;Deestad"), encoding="utf-8"
    )
    with pytest.raises(ToevoegenGeweigerd):
        propose(miniraw, [volumina], Keuzes("S2022", 2023, bevestig=REDEN), Grenzen())


@pytest.mark.bouw
def test_a_trial_shows_everything_and_keeps_nothing(miniraw, volumina, monkeypatch, capsys):
    volumina.write_text(volumina.read_text(encoding="utf-8").replace(";100000;", ";100,5;"), encoding="utf-8")
    keuze = ["--circulaire", "S2022", "--jaar", "2023", "--proef"]
    monkeypatch.setattr(
        "sys.argv", ["fondskompas", "--data", str(miniraw.parent), "bron", "toevoegen", str(volumina), *keuze]
    )
    with pytest.raises(SystemExit) as einde:
        main()
    uit = capsys.readouterr().out
    assert einde.value.code == 0
    assert "naast M2022 voor 2023: algemene uitkering van 4 gemeenten" in uit
    assert "Dit was een proef: er is niets bewaard." in uit
    assert not (miniraw / "documenten").exists() and not (miniraw / "documenten.csv").exists()
    assert (miniraw / REGISTER).is_file()


def test_volumes_a_row_up_beside_their_codes_are_refused(tmp_path):
    raw = small_copy(tmp_path / "raw")
    kop, *rijen = read_rows(RAW / "circulaires/S2024_2024/volumina.csv")
    waarden = [rij[2:] for rij in rijen]
    verschoven = [[*rij[:2], *w] for rij, w in zip(rijen, waarden[1:] + waarden[:1], strict=True)]
    write_rows(tmp_path / "volumina.csv", [kop, *verschoven])
    assert {"poort_volume_vast", "poort_volume_gemeente", "poort_au"} <= refused(
        raw, tmp_path / "volumina.csv", None
    )


def test_amounts_in_thousands_that_say_so_nowhere_are_refused(tmp_path):
    raw = small_copy(tmp_path / "raw")
    kop, *rijen = read_rows(RAW / "circulaires/S2024_2024/uitkeringen.csv")
    plek = kop.index("veiligheidshuizen")
    ontvangers = [[*rij[:2], rij[plek][:-3]] for rij in rijen if len(rij[plek]) > 3]
    write_rows(tmp_path / "bijlage.csv", [[*kop[:2], kop[plek]], *ontvangers])
    assert refused(raw, tmp_path / "bijlage.csv", "deel") == {"poort_uitkering_landelijk"}


def refused(raw, pad, omvang):
    """The rules that refuse a file that is added to S2024 for 2024."""
    with pytest.raises(ToevoegenGeweigerd) as weigering:
        propose(raw, [pad], Keuzes("S2024", 2024, omvang=omvang), Grenzen())
    return {b.regel for b in weigering.value.bevindingen if (b.document, b.ernst) == (pad.name, Ernst.FOUT)}
