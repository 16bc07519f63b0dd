"""The states of a return: what leads where, who may, what it leaves behind, and that two at once never both win."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from pipelines.basis.bevinding import FondskompasFout, InvoerGeweigerd
from pipelines.inname.aanvaarden import accept
from pipelines.inname.antwoorden import check_return, save_answers, start_return, upload_file
from pipelines.inname.inzendingen import (
    NIET_BEGONNEN,
    Ingehaald,
    find_return,
    list_overview,
    list_own,
    list_versions,
    read_answers,
)
from pipelines.inname.mensen.rechten import GeenRecht
from pipelines.inname.openbaar import list_reports
from pipelines.inname.opslag.bestanden import read_kept
from pipelines.inname.opslag.keten import Wie, check_chain
from pipelines.inname.opslag.tabellen import inzending
from pipelines.inname.overgangen import approve, new_version, receive, reject, reopen, send_back, submit
from pipelines.inname.rondes import close_round, deadline_of, extend_round
from pipelines.sources.opgave.invullen import Antwoord


def test_the_whole_road_is_one_event_a_step(spel):
    w, wie = spel.winkel, spel.wie
    een = start_return(w, wie["proef_invuller"], spel.ronde.id)
    stappen = [
        ("ingediend", lambda i: submit(w, wie["proef_invuller"], i.id, i.teller)),
        ("geaccordeerd", lambda i: approve(w, wie["proef_accordeur"], i.id, i.teller)),
        ("ontvangen", lambda i: receive(w, wie["vng"], i.id, i.teller)),
        ("aanvaard", lambda i: accept(w, wie["vng"], i.id, i.teller)),
    ]
    een = save_answers(w, wie["proef_invuller"], een.id, een.teller, spel.answers())
    for stand, stap in stappen:
        voor = spel.events()
        een = stap(een)
        assert (een.stand, spel.events() - voor) == (stand, 1)
    assert een.bewaard_als is None, "of a test twin nothing reaches data/raw"
    assert check_chain(w).fouten == {}


def test_what_was_signed_is_the_file_that_was_made_at_submitting(spel):
    een = spel.submitted()
    assert een.bestand_sha256 is not None
    inhoud = read_kept(spel.winkel, een.bestand_sha256)
    assert inhoud.startswith(b"PK")
    weer = submit_again(spel, een)
    assert weer.bestand_sha256 == een.bestand_sha256, "the same answers are the same file"


def submit_again(spel, een):
    een = reopen(spel.winkel, spel.wie["invuller"], een.id, een.teller)
    assert (een.stand, een.ingediend_door, een.bestand_sha256) == ("concept", None, None)
    return submit(spel.winkel, spel.wie["invuller"], een.id, een.teller)


def test_an_error_is_not_handed_in(spel):
    een = spel.concept()
    een = save_answers(
        spel.winkel, spel.wie["invuller"], een.id, een.teller, [Antwoord("leren", "fte_leren", "veel")]
    )
    assert any(b.waarde == "veel" for b in check_return(spel.winkel, spel.wie["invuller"], een.id))
    with pytest.raises(InvoerGeweigerd) as fout:
        submit(spel.winkel, spel.wie["invuller"], een.id, een.teller)
    assert [b.blad for b in fout.value.bevindingen if b.waarde == "veel"] == ["leren"]
    assert find_return(spel.winkel, spel.wie["invuller"], een.id) == een


@pytest.mark.parametrize("door", ["invuller", "invuller2"])
def test_who_filled_in_or_submitted_never_approves(spel, door):
    """Also not with the right role: the second person is another person."""
    with spel.winkel.write() as con:
        from pipelines.inname.opslag.tabellen import rol

        w = spel.wie[door]
        con.execute(
            insert(rol).values(
                gebruiker=w.gebruiker, organisatie=w.organisatie, rol="accordeur", sinds=spel.klok()
            )
        )
    een = spel.concept("invuller2")
    een = submit(spel.winkel, spel.wie["invuller"], een.id, een.teller)
    with pytest.raises(GeenRecht, match="tweede persoon"):
        approve(spel.winkel, spel.wie[door], een.id, een.teller)
    with pytest.raises(GeenRecht):
        approve(
            spel.winkel,
            Wie(spel.wie["accordeur"].gebruiker, een.organisatie, spel.wie[door].gebruiker),
            een.id,
            een.teller,
        )


def test_on_behalf_of_counts_as_that_person(spel):
    een = spel.concept()
    namens = Wie(spel.wie["invuller"].gebruiker, een.organisatie, spel.wie["accordeur"].gebruiker)
    een = submit(spel.winkel, namens, een.id, een.teller)
    assert een.ingediend_namens == spel.wie["accordeur"].gebruiker
    with pytest.raises(GeenRecht):
        approve(spel.winkel, spel.wie["accordeur"], een.id, een.teller)


@pytest.mark.parametrize("veld", ["ingediend_door", "ingediend_namens"])
def test_the_database_itself_refuses_one_person_for_both(spel, veld):
    een = spel.submitted()
    zelf = {veld: een.ingediend_door, "geaccordeerd_door": een.ingediend_door, "stand": "geaccordeerd"}
    with pytest.raises(IntegrityError), spel.winkel.write() as con:
        con.execute(update(inzending).where(inzending.c.id == een.id).values(zelf))


@pytest.mark.parametrize("velden", [{"stand": "aanvaard"}, {"stand": "teruggestuurd"}, {"stand": "klaar"}])
def test_the_database_refuses_a_state_without_what_it_needs(spel, velden):
    een = spel.submitted()
    with pytest.raises(IntegrityError), spel.winkel.write() as con:
        con.execute(update(inzending).where(inzending.c.id == een.id).values(velden))


def test_of_two_sessions_at_once_one_wins(spel):
    """Two accordeurs approve, an invuller reopens, all having seen the same: one thing happens, and two are told."""
    een = spel.submitted()
    doen = [
        lambda: approve(spel.winkel, spel.wie["accordeur"], een.id, een.teller),
        lambda: reject(spel.winkel, spel.wie["accordeur"], een.id, een.teller, "nog niet"),
        lambda: reopen(spel.winkel, spel.wie["invuller"], een.id, een.teller),
    ]
    begin, uitkomst = threading.Barrier(len(doen)), []

    def act(doe):
        begin.wait()
        try:
            uitkomst.append(doe().stand)
        except Ingehaald:
            uitkomst.append("ingehaald")

    voor = spel.events()
    draden = [threading.Thread(target=act, args=(doe,)) for doe in doen]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(u == "ingehaald" for u in uitkomst) == [False, True, True], uitkomst
    assert spel.events() - voor == 1


def test_an_old_tab_changes_nothing(spel):
    een = spel.concept()
    save_answers(spel.winkel, spel.wie["invuller"], een.id, een.teller, [Antwoord("leren", "fte_leren", "2")])
    for doe in (save_answers, submit):
        with pytest.raises(Ingehaald):
            doe(spel.winkel, spel.wie["invuller"], een.id, een.teller, *([[]] if doe is save_answers else []))


def test_sent_back_has_a_reason_and_time_to_mend(spel):
    een = spel.received()
    with pytest.raises(FondskompasFout, match="reden"):
        send_back(spel.winkel, spel.wie["vng"], een.id, een.teller, "  ")
    een = send_back(spel.winkel, spel.wie["vng"], een.id, een.teller, "Tel de wijkteams opnieuw.")
    assert (een.stand, een.reden) == ("teruggestuurd", "Tel de wijkteams opnieuw.")
    spel.klok.forward(days=35)  # the window closed; the time to mend has ended too
    with pytest.raises(FondskompasFout, match="gesloten"):
        reopen(spel.winkel, spel.wie["invuller"], een.id, een.teller)
    spel.klok.forward(days=-22)
    een = reopen(spel.winkel, spel.wie["invuller"], een.id, een.teller)
    assert (een.stand, een.reden) == ("concept", "Tel de wijkteams opnieuw.")


def test_a_window_closes_by_itself_and_opens_longer_with_a_reason(spel):
    een = spel.concept()
    spel.klok.forward(days=31)
    with pytest.raises(FondskompasFout, match="gesloten"):
        submit(spel.winkel, spel.wie["invuller"], een.id, een.teller)
    tot = spel.klok.nu + timedelta(days=2)
    extend_round(spel.winkel, spel.wie["vng"], spel.ronde.id, tot, "storing", een.organisatie)
    assert deadline_of(spel.winkel, spel.ronde.id, een.organisatie) == tot
    with pytest.raises(FondskompasFout, match="gesloten"):
        start_return(spel.winkel, spel.wie["buur"], spel.ronde.id)
    een = submit(spel.winkel, spel.wie["invuller"], een.id, een.teller)
    spel.klok.forward(days=5)
    assert approve(spel.winkel, spel.wie["accordeur"], een.id, een.teller).stand == "geaccordeerd", (
        "in time is in time"
    )


def test_a_round_that_is_closed_early_is_closed(spel):
    close_round(spel.winkel, spel.wie["vng"], spel.ronde.id, "vergissing")
    with pytest.raises(FondskompasFout, match="gesloten"):
        start_return(spel.winkel, spel.wie["invuller"], spel.ronde.id)
    with pytest.raises(FondskompasFout, match="al gesloten"):
        close_round(spel.winkel, spel.wie["vng"], spel.ronde.id, "nog eens")


def test_versions_are_one_chain(spel):
    w, wie = spel.winkel, spel.wie
    een = spel.received("proef_invuller", "proef_accordeur")
    een = accept(w, wie["vng"], een.id, een.teller)
    twee = new_version(w, wie["proef_invuller"], een.id, een.teller)
    assert (twee.versie, twee.voorganger, twee.stand) == (2, een.id, "concept")
    assert read_answers(w, wie["proef_invuller"], twee.id) == read_answers(w, wie["proef_invuller"], een.id)
    with pytest.raises(FondskompasFout):
        new_version(w, wie["proef_invuller"], een.id, een.teller)
    with pytest.raises(IntegrityError):
        new_version(w, wie["proef_invuller"], een.id, een.teller + 1)
    twee = save_answers(w, wie["proef_invuller"], twee.id, twee.teller, [Antwoord("leren", "fte_leren", "5")])
    twee = submit(w, wie["proef_invuller"], twee.id, twee.teller)
    twee = approve(w, wie["proef_accordeur"], twee.id, twee.teller)
    twee = accept(w, wie["vng"], twee.id, twee.teller)
    standen = [(i.versie, i.stand) for i in list_versions(w, wie["proef_invuller"], twee.id)]
    assert standen == [(2, "aanvaard"), (1, "vervangen")]


def test_an_uploaded_workbook_becomes_the_answers_and_stays_the_file(spel):
    w, wie = spel.winkel, spel.wie
    een = spel.submitted()
    inhoud = read_kept(w, str(een.bestand_sha256))
    een = reopen(w, wie["invuller"], een.id, een.teller)
    een, bevindingen = upload_file(w, wie["invuller"], een.id, een.teller, r"C:\map\mijn opgave.xlsx", inhoud)
    assert (bevindingen, een.herkomst, een.bestand_naam) == ([], "werkboek", "mijn opgave.xlsx")
    assert read_answers(w, wie["invuller"], een.id) == sorted(
        spel.answers(), key=lambda a: (a.doel, a.indicator)
    )
    een = submit(w, wie["invuller"], een.id, een.teller)
    assert read_kept(w, str(een.bestand_sha256)) == inhoud


def test_a_workbook_of_another_gemeente_changes_nothing(spel):
    een = spel.submitted()
    inhoud = read_kept(spel.winkel, str(een.bestand_sha256))
    buur = start_return(spel.winkel, spel.wie["buur"], spel.ronde.id)
    na, bevindingen = upload_file(spel.winkel, spel.wie["buur"], buur.id, buur.teller, "x.xlsx", inhoud)
    assert [b.regel for b in bevindingen] == ["inname_andere_gemeente"]
    assert (na.bestand_sha256, read_answers(spel.winkel, spel.wie["buur"], buur.id)) == (None, [])


@pytest.mark.parametrize(
    "inhoud", [b"", b"PK\x03\x04 geen werkboek", b"\x00" * 100], ids=["leeg", "kapot", "nullen"]
)
def test_what_is_no_workbook_is_told_and_changes_nothing(spel, inhoud):
    een = spel.concept()
    try:
        na, bevindingen = upload_file(spel.winkel, spel.wie["invuller"], een.id, een.teller, "a.xlsx", inhoud)
    except FondskompasFout:
        assert inhoud == b""
        return
    assert (
        bevindingen
        and na.bestand_sha256 is None
        and len(read_answers(spel.winkel, spel.wie["invuller"], een.id)) == 8
    )


def test_nobody_sees_the_concept_of_another_gemeente(spel):
    een = spel.concept()
    for naam in ("buur", "buur_accordeur", "proef_invuller", "vng", "fonds"):
        for doe in (find_return, read_answers, list_versions, check_return):
            with pytest.raises(GeenRecht):
                doe(spel.winkel, spel.wie[naam], een.id)
    for naam in ("invuller2", "accordeur", "beheerder", "meekijker", "accountant"):
        assert find_return(spel.winkel, spel.wie[naam], een.id) == een
    assert list_own(spel.winkel, spel.wie["buur"], spel.ronde.id) == []
    een = spel.received("buur", "buur_accordeur")
    assert find_return(spel.winkel, spel.wie["vng"], een.id) == een


def test_the_desk_shows_every_gemeente_with_its_state(spel):
    spel.submitted()
    rijen = {r.gm_code: r for r in list_overview(spel.winkel, spel.wie["vng"], spel.ronde.id)}
    assert {code: r.stand for code, r in rijen.items()} == {
        "GM0001": "ingediend",
        "GM0004": NIET_BEGONNEN,
        "GM0005": NIET_BEGONNEN,
    }
    assert rijen["GM0001"].doelen["leren"] == (2, 2)
    with spel.winkel.read() as con:
        assert con.execute(select(inzending.c.stand)).scalars().all() == ["ingediend"]


def test_who_reported_is_public_and_who_typed_it_is_not(spel):
    spel.received()
    spel.submitted("buur")
    accepted = spel.received("proef_buur", "proef_buur_accordeur")
    assert accepted.stand == "ontvangen"
    (rij,) = list_reports(spel.winkel)
    assert (rij.gm_code, rij.versie, rij.stand, rij.document) == ("GM0001", 1, "ontvangen", None)
    assert "(demo)" not in repr(rij) and spel.wie["invuller"].gebruiker not in repr(rij)


def test_of_two_answers_to_one_question_the_last_counts(spel):
    een = spel.concept()
    twee = [Antwoord("leren", "fte_leren", "4"), Antwoord("leren", "fte_leren", "5")]
    een = save_answers(spel.winkel, spel.wie["invuller"], een.id, een.teller, twee)
    assert [
        a.waarde
        for a in read_answers(spel.winkel, spel.wie["invuller"], een.id)
        if a.indicator == "fte_leren"
    ] == ["5"]
    een = save_answers(
        spel.winkel, spel.wie["invuller"], een.id, een.teller, [twee[0], Antwoord("leren", "fte_leren")]
    )
    assert [
        a for a in read_answers(spel.winkel, spel.wie["invuller"], een.id) if a.indicator == "fte_leren"
    ] == []
    with pytest.raises(FondskompasFout, match="vraagt"):
        save_answers(
            spel.winkel, spel.wie["invuller"], een.id, een.teller, [Antwoord("leren", "bestaat_niet", "1")]
        )
