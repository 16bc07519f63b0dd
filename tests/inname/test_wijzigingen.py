"""The envelope changes under four eyes, in one line and no byte beside it; receipts and the store itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.inname import wijzigingen
from pipelines.inname.envelopregel import change_line, envelope_path, read_line
from pipelines.inname.inzendingen import Ingehaald
from pipelines.inname.mensen.rechten import GeenRecht
from pipelines.inname.ontvangstbewijs import make_receipt, receipt_pdf
from pipelines.inname.opslag import migreren
from pipelines.inname.opslag.keten import check_chain
from pipelines.inname.opslag.tabellen import metadata
from pipelines.inname.opslag.winkel import open_winkel
from pipelines.inname.wijzigingen import decide, list_proposals, propose_line, settle_changes
from tests.hulp.helpers import ROOT
from tests.inname.spel import settings_for

ECHT = (ROOT / "data" / "raw" / "pok" / "envelop.csv").read_bytes()
OP_SQLITE = pytest.mark.parametrize("adres", ["sqlite"], indirect=True)


@given(
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=30).filter(
        lambda t: t.strip() == t
    )
)
def test_a_cell_changes_and_nothing_beside_it(tekst):
    na = change_line(ECHT, 2022, "au-wijkteams", {"bron": tekst})
    assert read_line(na, 2022, "au-wijkteams")["bron"] == tekst
    terug = change_line(na, 2022, "au-wijkteams", {"bron": read_line(ECHT, 2022, "au-wijkteams")["bron"]})
    assert {*terug.splitlines()} - {*ECHT.splitlines()} <= {*terug.splitlines()}
    verschil = [(a, b) for a, b in zip(ECHT.split(b"\n"), na.split(b"\n"), strict=True) if a != b]
    assert len(verschil) <= 1
    assert read_line(terug, 2022, "au-wijkteams") == read_line(ECHT, 2022, "au-wijkteams")


@pytest.mark.parametrize("velden", [{"regel": "x"}, {"bestaat_niet": "x"}])
def test_what_a_line_is_known_by_stays(velden):
    with pytest.raises(FondskompasFout):
        change_line(ECHT, 2022, "au-wijkteams", velden)
    with pytest.raises(FondskompasFout, match="geen regel"):
        read_line(ECHT, 1999, "au-wijkteams")


@pytest.mark.bouw
@OP_SQLITE
def test_one_proposes_another_approves_and_then_it_is_written(spel):
    w, wie, pad = spel.winkel, spel.wie, envelope_path(spel.winkel.keuzes.raw)
    voor = pad.read_bytes()
    id_ = propose_line(w, wie["fonds"], 2023, "au-basis", {"bron": "brief; 3 maart"}, "bron verbeterd")
    assert pad.read_bytes() == voor
    with pytest.raises(GeenRecht):
        decide(w, wie["fonds"], id_, True, "akkoord")
    assert decide(w, wie["fonds2"], id_, True, "akkoord").stand == "doorgevoerd"
    assert read_line(pad.read_bytes(), 2023, "au-basis")["bron"] == "brief; 3 maart"
    with pytest.raises(Ingehaald):
        decide(w, wie["fonds2"], id_, True, "nog eens")
    with pytest.raises(FondskompasFout, match="zegt dat al"):
        propose_line(w, wie["fonds"], 2023, "au-basis", {"bron": "brief; 3 maart"}, "nog eens")
    assert [p.stand for p in list_proposals(w, wie["fonds2"])] == ["doorgevoerd"]


@pytest.mark.bouw
@OP_SQLITE
def test_what_a_build_refuses_is_not_approved(spel):
    pad = envelope_path(spel.winkel.keuzes.raw)
    voor = pad.read_bytes()
    id_ = propose_line(spel.winkel, spel.wie["fonds"], 2023, "au-basis", {"bedrag_eur": "veel"}, "probeer")
    with pytest.raises(InvoerGeweigerd):
        decide(spel.winkel, spel.wie["fonds2"], id_, True, "akkoord")
    assert pad.read_bytes() == voor
    assert decide(spel.winkel, spel.wie["fonds2"], id_, False, "geen getal").stand == "afgewezen"


def test_a_kill_between_approving_and_writing_is_made_good(spel, monkeypatch):
    monkeypatch.setattr(wijzigingen, "check_with", lambda _: [])
    pad = envelope_path(spel.winkel.keuzes.raw)
    id_ = propose_line(spel.winkel, spel.wie["fonds"], 2023, "au-basis", {"bron": "x"}, "reden")

    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as m:
        m.setattr(wijzigingen, "write_whole", die)
        with pytest.raises(KeyboardInterrupt):
            decide(spel.winkel, spel.wie["fonds2"], id_, True, "akkoord")
    assert read_line(pad.read_bytes(), 2023, "au-basis")["bron"] != "x"
    settle_changes(spel.winkel)
    assert read_line(pad.read_bytes(), 2023, "au-basis")["bron"] == "x"
    assert list_proposals(spel.winkel, spel.wie["fonds"])[0].stand == "doorgevoerd"


def test_a_receipt_says_who_signed_and_where_the_chain_ends(spel):
    een = spel.received()
    bewijs = make_receipt(spel.winkel, spel.wie["accountant"], een.id)
    assert [s.wat for s in bewijs.stappen] == ["ingediend", "geaccordeerd", "ontvangen"]
    assert [s.wie for s in bewijs.stappen] == ["invuller (demo)", "accordeur (demo)", "vng (demo)"]
    assert (bewijs.sha256, bewijs.kop_hash) == (een.bestand_sha256, check_chain(spel.winkel).kop.hash)
    with pytest.raises(GeenRecht):
        make_receipt(spel.winkel, spel.wie["buur"], een.id)
    concept = spel.concept("buur")
    with pytest.raises(FondskompasFout, match="nog niets ingediend"):
        make_receipt(spel.winkel, spel.wie["buur"], concept.id)


@OP_SQLITE
def test_a_receipt_is_one_page_of_pdf_and_the_same_each_time(spel):
    bewijs = make_receipt(spel.winkel, spel.wie["vng"], spel.received().id)
    pdf = receipt_pdf(bewijs)
    assert pdf.startswith(b"%PDF") and pdf == receipt_pdf(bewijs)


def test_the_migrations_give_the_tables_that_the_code_knows(data, adres):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    winkel = open_winkel(settings_for(data, adres))
    with winkel.engine.connect() as con:
        verschil = compare_metadata(MigrationContext.configure(con), metadata)
        assert migreren.read_version(con) == migreren.HOOFD
    assert verschil == []
    assert {p.name[:4] for p in (migreren.MIGRATIES / "versions").glob("0*.py")} == {
        f"{n:04}" for n in range(1, int(migreren.HOOFD) + 1)
    }
    winkel.close()


@pytest.mark.parametrize("waarde", ["geen adres", "mysql://x/y", "postgresql://niemand@127.0.0.1:1/x"])
def test_a_database_that_cannot_be_used_is_told(data, waarde):
    with pytest.raises(FondskompasFout, match=r"database|inname kent"):
        open_winkel(settings_for(data, waarde))
