"""The audit chain: nobody changes it by the front door, and what is changed by the back door is named by number."""

import random

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from pipelines.bevroren.sleutels import make_key, read_key
from pipelines.inname.opslag.keten import OPDRACHTREGEL, check_chain, hash_event, record
from pipelines.inname.opslag.tabellen import gebeurtenis, ketenkop
from pipelines.inname.opslag.winkel import open_winkel
from tests.inname.spel import Klok, open_game, settings_for


@pytest.fixture
def getekend(data, adres):
    """A store that signs, with sixty events."""
    keuzes = settings_for(data, adres)
    make_key(keuzes.sleutel_pad, keuzes.gegevensmappen)
    gespeeld = open_game(keuzes)
    with gespeeld.winkel.write() as con:
        for n in range(60):
            record(con, gespeeld.winkel, OPDRACHTREGEL, "proef", f"rij:{n}", {"n": n}, {"tekst": "é\n\u2028"})
    yield gespeeld
    gespeeld.winkel.close()


def open_back_door(winkel, con):
    """What somebody with the rights of an owner would do first."""
    if winkel.is_sqlite:
        for wat in ("update", "delete"):
            con.execute(text(f"DROP TRIGGER gebeurtenis_geen_{wat}"))
    else:
        con.execute(text("ALTER TABLE gebeurtenis DISABLE TRIGGER ALL"))


@pytest.mark.parametrize(
    "hoe", [update(gebeurtenis).values(wie="ander"), delete(gebeurtenis)], ids=["update", "delete"]
)
def test_the_database_refuses_to_change_an_event(spel, hoe):
    with pytest.raises(DatabaseError, match="nooit gewijzigd"), spel.winkel.write() as con:
        con.execute(hoe)
    assert check_chain(spel.winkel).fouten == {}


def test_a_whole_chain_is_signed_and_whole(getekend):
    controle = check_chain(getekend.winkel, frozenset({getekend.winkel.sleutel.openbaar}))
    assert controle.fouten == {} and controle.aantal == controle.ondertekend == controle.kop.nummer > 60
    assert set(check_chain(getekend.winkel, frozenset({"0" * 64})).fouten) == set(
        range(1, controle.aantal + 1)
    )


def test_every_altered_event_is_named_and_no_other(getekend):
    """A sample; ``python -m tests.inname keten`` does ten thousand."""
    winkel, gok = getekend.winkel, random.Random(1)
    kolommen = (
        "tijd",
        "wie",
        "handeling",
        "onderwerp",
        "voor",
        "na",
        "verzoek",
        "hash",
        "handtekening",
        "sleutel",
    )
    nummers = sorted(gok.sample(range(2, 60), 20))
    with winkel.write() as con:
        open_back_door(winkel, con)
        for nummer in nummers:
            kolom = gebeurtenis.c[gok.choice(kolommen)]
            was = con.execute(select(kolom).where(gebeurtenis.c.nummer == nummer)).scalar_one()
            anders = f"{'0' if was[:1] != '0' else '1'}{was[1:]}"
            con.execute(
                update(gebeurtenis).where(gebeurtenis.c.nummer == nummer).values({kolom.name: anders})
            )
    fouten = check_chain(winkel).fouten
    assert set(nummers) <= set(fouten)
    assert set(fouten) - set(nummers) <= {n + 1 for n in nummers}, (
        "at most the one that follows on an altered hash"
    )


def test_what_was_removed_is_named(getekend):
    winkel = getekend.winkel
    laatste = check_chain(winkel).kop.nummer
    with winkel.write() as con:
        open_back_door(winkel, con)
        con.execute(delete(gebeurtenis).where(gebeurtenis.c.nummer.in_((5, 6, laatste))))
    fouten = check_chain(winkel).fouten
    assert {n for n, wat in fouten.items() if wat == "ontbreekt"} == {5, 6, laatste}


def test_a_chain_made_anew_without_the_key_shows(getekend):
    """Who can write everything can hash everything again; he cannot sign."""
    winkel = getekend.winkel
    with winkel.write() as con:
        open_back_door(winkel, con)
        vorige = None
        for rij in con.execute(select(gebeurtenis).order_by(gebeurtenis.c.nummer)).mappings().all():
            nieuw = dict(rij) | ({"wie": "ander"} if rij["nummer"] == 10 else {})
            nieuw["vorige"] = vorige or rij["vorige"]
            nieuw["hash"] = vorige = hash_event(nieuw["vorige"], nieuw)
            con.execute(update(gebeurtenis).where(gebeurtenis.c.nummer == rij["nummer"]).values(nieuw))
        con.execute(update(ketenkop).values(hash=vorige))
    assert min(check_chain(winkel).fouten) == 10


def test_an_event_put_at_the_end_shows(getekend):
    winkel = getekend.winkel
    with winkel.write() as con:
        rij = dict(con.execute(select(gebeurtenis).order_by(gebeurtenis.c.nummer.desc())).mappings().first())
        rij |= {"nummer": rij["nummer"] + 1, "vorige": rij["hash"], "handtekening": "", "sleutel": ""}
        con.execute(insert(gebeurtenis).values(rij | {"hash": hash_event(rij["hash"], rij)}))
    assert list(check_chain(winkel).fouten) == [rij["nummer"]]


def test_a_key_among_the_data_is_refused(data):
    from pipelines.basis.bevinding import FondskompasFout
    from pipelines.basis.instellingen import Instellingen

    (data / "s.pem").write_text("x")
    with pytest.raises(FondskompasFout, match="tussen de gegevens"):
        open_winkel(Instellingen(data=data, sleutel=data / "s.pem"), Klok())
    assert read_key(data / "geen.pem", [data]) is None
