"""The matrix of rights: whole, and asked by every act, for every role, about the own organisation and another's."""

from datetime import timedelta

import pytest

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname import (
    antwoorden,
    berichten,
    inzendingen,
    links,
    ontheffingen,
    opmerkingen,
    overgangen,
    rondes,
    wijzigingen,
)
from pipelines.inname.aanvaarden import accept
from pipelines.inname.demo import PERSONEN
from pipelines.inname.mensen import gebruikers, organisaties, sessies
from pipelines.inname.mensen.rechten import (
    ALLE,
    BEIDE,
    EIGEN,
    RECHTEN,
    ROLLEN_VAN,
    GeenRecht,
    Handeling,
    Rol,
    may,
)
from pipelines.inname.ontvangstbewijs import make_receipt
from pipelines.inname.opslag.keten import OPDRACHTREGEL, Wie
from pipelines.inname.retentie import erase_old
from tests.inname.spel import WIE


def test_every_act_stands_in_the_matrix_once():
    assert set(RECHTEN) == set(Handeling)
    assert sum(map(len, (EIGEN, ALLE, BEIDE))) == len(RECHTEN)


def test_every_role_can_do_something_and_is_somewhere():
    assert {r for rollen in RECHTEN.values() for r in rollen} == set(Rol)
    assert {r for rollen in ROLLEN_VAN.values() for r in rollen} == set(Rol) - {Rol.OPDRACHTREGEL}


def test_who_fills_in_does_not_certify_and_who_certifies_does_not_edit():
    assert not RECHTEN[Handeling.ACCORDEER] & RECHTEN[Handeling.VUL_IN]
    assert not RECHTEN[Handeling.ACCORDEER] & RECHTEN[Handeling.DIEN_IN]
    assert not RECHTEN[Handeling.ACCORDEER] & RECHTEN[Handeling.AANVAARD]


@pytest.mark.parametrize("handeling", list(EIGEN))
def test_what_is_for_the_own_organisation_is_for_no_other(handeling):
    assert not any(may(frozenset({r}), handeling, eigen=False) for r in Rol)


ACTEN = {
    Handeling.LEES_EIGEN: lambda s, w, i: inzendingen.list_own(s.winkel, w, s.ronde.id),
    Handeling.VUL_IN: lambda s, w, i: antwoorden.save_answers(s.winkel, w, i.id, i.teller, []),
    Handeling.UPLOAD: lambda s, w, i: antwoorden.upload_file(s.winkel, w, i.id, i.teller, "a.xlsx", b"x"),
    Handeling.DIEN_IN: lambda s, w, i: overgangen.submit(s.winkel, w, i.id, i.teller),
    Handeling.ACCORDEER: lambda s, w, i: overgangen.approve(s.winkel, w, i.id, i.teller),
    Handeling.WIJS_AF: lambda s, w, i: overgangen.reject(s.winkel, w, i.id, i.teller, "reden"),
    Handeling.HEROPEN: lambda s, w, i: overgangen.reopen(s.winkel, w, i.id, i.teller),
    Handeling.NIEUWE_VERSIE: lambda s, w, i: overgangen.new_version(s.winkel, w, i.id, i.teller),
    Handeling.VRAAG_COLLEGA: lambda s, w, i: links.ask_colleague(s.winkel, w, i.id, "leren", "fte_leren"),
    Handeling.VRAAG_ONTHEFFING: lambda s, w, i: ontheffingen.ask_waiver(
        s.winkel, w, s.ronde.id, "reden", s.klok.nu + timedelta(days=9)
    ),
    Handeling.BEHEER_EIGEN: lambda s, w, i: gebruikers.list_users(s.winkel, w, i.organisatie),
    Handeling.LEES_STAND: lambda s, w, i: inzendingen.list_overview(s.winkel, w, s.ronde.id),
    Handeling.ONTVANG: lambda s, w, i: overgangen.receive(s.winkel, w, i.id, i.teller),
    Handeling.AANVAARD: lambda s, w, i: accept(s.winkel, w, i.id, i.teller),
    Handeling.STUUR_TERUG: lambda s, w, i: overgangen.send_back(s.winkel, w, i.id, i.teller, "reden"),
    Handeling.HERINNER: lambda s, w, i: berichten.remind(s.winkel, w, s.ronde.id, [i.organisatie]),
    Handeling.BEHEER_RONDE: lambda s, w, i: rondes.extend_round(
        s.winkel, w, s.ronde.id, s.klok.nu + timedelta(days=40), "reden"
    ),
    Handeling.BESLUIT_ONTHEFFING: lambda s, w, i: ontheffingen.decide_waiver(
        s.winkel, w, s.ontheffing, True, "reden"
    ),
    Handeling.BEANTWOORD_OPMERKING: lambda s, w, i: opmerkingen.answer_remark(
        s.winkel, w, s.opmerking, "antwoord"
    ),
    Handeling.SLUIT_OPMERKING: lambda s, w, i: opmerkingen.close_remark(s.winkel, w, s.opmerking, "reden"),
    Handeling.STEL_VOOR: lambda s, w, i: wijzigingen.propose_line(
        s.winkel, w, 2023, "au-basis", {"bron": "x"}, "reden"
    ),
    Handeling.BESLUIT_WIJZIGING: lambda s, w, i: wijzigingen.decide(s.winkel, w, "geen", False, "reden"),
    Handeling.BEHEER_ALLEN: lambda s, w, i: erase_old(s.winkel, w),
    Handeling.DOWNLOAD_BEWIJS: lambda s, w, i: make_receipt(s.winkel, w, i.id),
}
ELDERS = {Handeling.LEES_INGEDIEND, Handeling.LEES_KETEN}
"""Asked while reading (test_standen walks who sees what), and by a screen alone."""
STANDEN = {
    Handeling.ACCORDEER: "submitted",
    Handeling.WIJS_AF: "submitted",
    Handeling.HEROPEN: "submitted",
    Handeling.NIEUWE_VERSIE: "received",
    Handeling.ONTVANG: "approved",
    Handeling.AANVAARD: "concept",
    Handeling.STUUR_TERUG: "received",
    Handeling.DOWNLOAD_BEWIJS: "received",
}


def test_every_act_is_tried():
    assert set(ACTEN) | ELDERS == set(Handeling)


@pytest.mark.parametrize("adres", ["sqlite"], indirect=True)
@pytest.mark.parametrize("handeling", list(ACTEN))
def test_every_act_asks_the_matrix_for_every_role(spel, handeling):
    """Whoever may not is told so; whoever may is refused for another reason, or not at all."""
    een = getattr(spel, STANDEN.get(handeling, "concept"))()
    spel.ontheffing = ontheffingen.ask_waiver(
        spel.winkel, spel.wie["invuller"], spel.ronde.id, "reden", spel.klok.nu + timedelta(days=9)
    )
    spel.opmerking = opmerkingen.add_remark(spel.winkel, "mart.capaciteit/x", "klopt dit?", "GM0001")
    buitenstaander = Wie(spel.wie["invuller"].gebruiker, spel.wie["fonds"].organisatie)
    voorwie = {naam: (spel.wie[naam], WIE[naam][1], WIE[naam][0] == "GM0001") for naam in WIE} | {
        "proef_invuller": (spel.wie["proef_invuller"], Rol.INVULLER, False),
        "proef_accordeur": (spel.wie["proef_accordeur"], Rol.ACCORDEUR, False),
    }
    verwacht, gevonden = {}, {}
    for naam, (wie, rol, eigen) in voorwie.items():
        eigen = eigen or (
            handeling in (Handeling.LEES_EIGEN, Handeling.VRAAG_ONTHEFFING) and wie.organisatie is not None
        )
        verwacht[naam] = may(frozenset({rol}), handeling, eigen=eigen)
        gevonden[naam] = allowed(spel, handeling, wie, een)
    if handeling is Handeling.BEHEER_EIGEN:  # the fund manages everybody
        verwacht |= {"fonds": True, "fonds2": True}
    if handeling is Handeling.BESLUIT_WIJZIGING:  # what does not exist is told in the same words
        verwacht |= {"fonds": False, "fonds2": False}
    assert gevonden == verwacht
    assert not allowed(spel, handeling, buitenstaander, een)
    assert not allowed(spel, handeling, Wie("0" * 16, een.organisatie), een)


def allowed(spel, handeling, wie, een):
    try:
        ACTEN[handeling](spel, wie, een)
    except GeenRecht as fout:
        return "tweede persoon" in str(fout)
    except FondskompasFout:
        return True
    return True


def test_a_role_that_was_taken_is_gone_at_once_with_the_session(spel):
    w = spel.winkel
    een, wie = spel.concept(), spel.wie["invuller"]
    token = sessies.start_session(w, wie.gebruiker, wie.organisatie)
    assert sessies.find_session(w, token).organisatie == wie.organisatie
    assert gebruikers.take_role(w, spel.wie["beheerder"], wie.gebruiker, wie.organisatie, Rol.INVULLER)
    assert sessies.find_session(w, token) is None
    with pytest.raises(GeenRecht):
        overgangen.submit(w, wie, een.id, een.teller)


def test_a_beheerder_gives_roles_of_his_own_gemeente_and_not_to_himself(spel):
    w, beheerder = spel.winkel, spel.wie["beheerder"]
    assert gebruikers.give_role(
        w, beheerder, spel.wie["buur"].gebruiker, beheerder.organisatie, Rol.MEEKIJKER
    )
    with pytest.raises(GeenRecht, match="Uzelf"):
        gebruikers.give_role(w, beheerder, beheerder.gebruiker, beheerder.organisatie, Rol.ACCORDEUR)
    with pytest.raises(GeenRecht):
        gebruikers.give_role(w, beheerder, beheerder.gebruiker, spel.wie["buur"].organisatie, Rol.INVULLER)
    with pytest.raises(FondskompasFout, match="bestaat niet voor"):
        gebruikers.give_role(w, OPDRACHTREGEL, beheerder.gebruiker, beheerder.organisatie, Rol.VNG)


def test_sessions_end_turn_and_choose(spel):
    w, wie = spel.winkel, spel.wie["invuller"]
    token = sessies.start_session(w, wie.gebruiker)
    nieuw = sessies.rotate_session(w, token)
    assert (
        sessies.find_session(w, token) is None and sessies.find_session(w, nieuw).gebruiker == wie.gebruiker
    )
    sessies.choose_organisation(w, nieuw, wie.organisatie)
    with pytest.raises(GeenRecht):
        sessies.choose_organisation(w, nieuw, spel.wie["vng"].organisatie)
    spel.klok.forward(minutes=20)
    assert sessies.find_session(w, nieuw) is not None
    spel.klok.forward(minutes=20)
    assert sessies.find_session(w, nieuw) is not None, "looking at it kept it alive"
    spel.klok.forward(minutes=31)
    assert sessies.find_session(w, nieuw) is None
    laatste = sessies.start_session(w, wie.gebruiker)
    sessies.end_session(w, laatste)
    assert sessies.find_session(w, laatste) is None and sessies.find_session(w, "") is None


def test_a_user_is_issuer_and_subject_and_never_an_address(spel):
    w = spel.winkel
    een = gebruikers.sign_in(w, "https://a.invalid", "1", "A\nB", "x@demo.invalid")
    assert een.naam == "A B"
    assert gebruikers.sign_in(w, "https://a.invalid", "1").id == een.id
    assert gebruikers.sign_in(w, "https://b.invalid", "1", "", "x@demo.invalid").id != een.id
    assert gebruikers.sign_in(w, "https://a.invalid", "2", "", "x@demo.invalid\nBcc: y@z").mail is None
    assert gebruikers.roles_of(w, een.id) == []
    assert organisaties.find_organisation(w, "GM0001", proef=True).is_proef
    assert len({sub for sub, _, _ in PERSONEN}) == len(PERSONEN)
