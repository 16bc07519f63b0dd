"""The states of a return and what leads from one to the other: each one transaction, one event, and never one person for both signatures."""

from datetime import timedelta

from pipelines.basis.bevinding import FondskompasFout, refuse_errors
from pipelines.inname.antwoorden import (
    check_window,
    count_goals,
    insert_return,
    judge,
    write_answers,
    writers_of,
)
from pipelines.inname.berichten import notify
from pipelines.inname.inzendingen import Inzending, answers_in, read_for, store_change
from pipelines.inname.mensen.organisaties import read_organisation
from pipelines.inname.mensen.rechten import GeenRecht, Handeling, Rol
from pipelines.inname.opslag.bestanden import keep_file
from pipelines.inname.opslag.keten import Wie
from pipelines.inname.opslag.tabellen import TEKST_LENGTE
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import read_round
from pipelines.inname.werkboek import is_asked, sheets_of

OVERGANGEN: dict[Handeling, tuple[frozenset[str], str]] = {
    Handeling.DIEN_IN: (frozenset({"concept"}), "ingediend"),
    Handeling.ACCORDEER: (frozenset({"ingediend"}), "geaccordeerd"),
    Handeling.WIJS_AF: (frozenset({"ingediend"}), "concept"),
    Handeling.HEROPEN: (frozenset({"ingediend", "geaccordeerd", "ontvangen", "teruggestuurd"}), "concept"),
    Handeling.ONTVANG: (frozenset({"geaccordeerd"}), "ontvangen"),
    Handeling.AANVAARD: (frozenset({"ontvangen"}), "aanvaard"),
    Handeling.STUUR_TERUG: (frozenset({"geaccordeerd", "ontvangen"}), "teruggestuurd"),
    Handeling.NIEUWE_VERSIE: (frozenset({"aanvaard"}), "concept"),
}
"""From which states each act leads to which; of a new version the state is that of the new one."""
HERSTELDAGEN = 14
AAN_ALLEN = (Rol.INVULLER, Rol.ACCORDEUR)
_LEEG = dict.fromkeys(("ingediend_door", "ingediend_namens", "ingediend_op", "geaccordeerd_door", "geaccordeerd_op", "ontvangen_op"))  # fmt: skip


def submit(winkel: Winkel, wie: Wie, id_: str, gezien: int) -> Inzending:
    """Hand in a concept: its file is made and kept, and from now on it is that file that is signed for.

    Raises InvoerGeweigerd with every finding when there is an error among them.
    """
    with winkel.read() as con:
        een = read_for(con, wie, id_, Handeling.DIEN_IN, gezien)
        check_state(een, Handeling.DIEN_IN)
        ronde, org = read_round(con, een.ronde), read_organisation(con, een.organisatie)
        antwoorden = answers_in(con, een.id)
    (inhoud, naam), bevindingen = judge(winkel, een, ronde, org, antwoorden)
    refuse_errors(bevindingen)
    som = keep_file(winkel, inhoud)
    with winkel.write() as con:
        een = read_for(con, wie, id_, Handeling.DIEN_IN, gezien)
        check_window(winkel, con, ronde, een.organisatie, een)
        velden = {
            "ingediend_door": wie.gebruiker,
            "ingediend_namens": wie.namens,
            "ingediend_op": winkel.klok(),
        }
        bestand = {
            "bestand_sha256": som,
            "bestand_naam": naam,
            "reden": None,
        }
        tekst = f"De opgave van {org.naam} ({ronde.naam}) is ingediend. Bekijk haar, en accordeer haar of stuur haar terug met een reden."
        notify(con, winkel, org.id, (Rol.ACCORDEUR,), "Een opgave wacht op uw akkoord", tekst)
        return store_change(
            con, winkel, wie, een, Handeling.DIEN_IN, {**velden, **bestand, **_to(Handeling.DIEN_IN)}
        )[0]


def approve(winkel: Winkel, wie: Wie, id_: str, gezien: int) -> Inzending:
    """Sign as the second person of the same gemeente; raises GeenRecht for who submitted it, or filled in anything of it.

    What was submitted in time may be signed for after the window closed.
    """
    with winkel.write() as con:
        een = read_for(con, wie, id_, Handeling.ACCORDEER, gezien)
        check_state(een, Handeling.ACCORDEER)
        eerste = {een.ingediend_door, een.ingediend_namens, *writers_of(con, een.id)}
        if {wie.gebruiker, wie.namens} & (eerste - {None}):
            raise GeenRecht(
                "U hebt deze inzending zelf ingevuld of ingediend. Een tweede persoon van uw gemeente moet haar accorderen."
            )
        velden = {"geaccordeerd_door": wie.gebruiker, "geaccordeerd_op": winkel.klok()}
        return store_change(
            con, winkel, wie, een, Handeling.ACCORDEER, {**velden, **_to(Handeling.ACCORDEER)}
        )[0]


def reject(winkel: Winkel, wie: Wie, id_: str, gezien: int, reden: str) -> Inzending:
    """As the second person: back to who fills in, with a reason."""
    return _to_concept(winkel, wie, id_, gezien, Handeling.WIJS_AF, check_reason(reden))


def reopen(winkel: Winkel, wie: Wie, id_: str, gezien: int) -> Inzending:
    """Open a return again to change it, until it is accepted; both signatures lapse."""
    return _to_concept(winkel, wie, id_, gezien, Handeling.HEROPEN, None)


def receive(winkel: Winkel, wie: Wie, id_: str, gezien: int) -> Inzending:
    """Confirm, for VNG or the fund, that a signed return came in."""
    with winkel.write() as con:
        een = read_for(con, wie, id_, Handeling.ONTVANG, gezien)
        check_state(een, Handeling.ONTVANG)
        velden = {"ontvangen_op": winkel.klok(), **_to(Handeling.ONTVANG)}
        return store_change(con, winkel, wie, een, Handeling.ONTVANG, velden)[0]


def send_back(
    winkel: Winkel, wie: Wie, id_: str, gezien: int, reden: str, hersteldagen: int = HERSTELDAGEN
) -> Inzending:
    """Return it to the gemeente with a reason, and time to mend it also when the window closes."""
    reden = check_reason(reden)
    with winkel.write() as con:
        een = read_for(con, wie, id_, Handeling.STUUR_TERUG, gezien)
        check_state(een, Handeling.STUUR_TERUG)
        velden = {"reden": reden, "herstel_tot": winkel.klok() + timedelta(days=hersteldagen)}
        na = {"reden": reden}
        tekst = f"De opgave is teruggestuurd. De reden:\n\n{reden}\n\nHeropen haar, verbeter haar en lever haar opnieuw in, binnen {hersteldagen} dagen."
        notify(con, winkel, een.organisatie, AAN_ALLEN, "Uw opgave is teruggestuurd", tekst)
        return store_change(
            con, winkel, wie, een, Handeling.STUUR_TERUG, {**velden, **_to(Handeling.STUUR_TERUG)}, na
        )[0]


def new_version(winkel: Winkel, wie: Wie, id_: str, gezien: int) -> Inzending:
    """Begin a next version of an accepted return, with its answers; the accepted one counts until the next is accepted."""
    with winkel.write() as con:
        oud = read_for(con, wie, id_, Handeling.NIEUWE_VERSIE, gezien)
        check_state(oud, Handeling.NIEUWE_VERSIE)
        ronde, org = read_round(con, oud.ronde), read_organisation(con, oud.organisatie)
        check_window(winkel, con, ronde, oud.organisatie)
        nieuw = insert_return(
            winkel, con, oud.ronde, oud.organisatie, oud.soort,
            versie=oud.versie + 1, voorganger=oud.id, grootboek=oud.grootboek, eenheid=oud.eenheid,
        )  # fmt: skip
        if oud.soort == "opgave":
            bladen = sheets_of(winkel.keuzes, ronde, org)
            over = [a for a in answers_in(con, oud.id) if is_asked(bladen, a.doel, a.indicator)]
            count_goals(con, nieuw.id, bladen, [])
            write_answers(con, nieuw.id, bladen, over, None, winkel.klok())
        store_change(con, winkel, wie, oud, Handeling.NIEUWE_VERSIE, {}, {"opvolger": nieuw.id})
        return nieuw


def _to_concept(
    winkel: Winkel, wie: Wie, id_: str, gezien: int, handeling: Handeling, reden: str | None
) -> Inzending:
    with winkel.write() as con:
        een = read_for(con, wie, id_, handeling, gezien)
        check_state(een, handeling)
        if handeling is Handeling.HEROPEN:
            check_window(winkel, con, read_round(con, een.ronde), een.organisatie, een)
        bestand = {} if een.herkomst == "werkboek" else {"bestand_sha256": None, "bestand_naam": None}
        if reden:
            tekst = f"De opgave is niet geaccordeerd. De reden:\n\n{reden}\n\nVerbeter haar en lever haar opnieuw in."
            notify(con, winkel, een.organisatie, (Rol.INVULLER,), "Uw opgave is niet geaccordeerd", tekst)
        velden = {**_LEEG, **bestand, "reden": reden or een.reden, **_to(handeling)}
        return store_change(con, winkel, wie, een, handeling, velden, {"reden": reden} if reden else None)[0]


def check_reason(reden: str) -> str:
    """A reason as it is kept; raises FondskompasFout when there is none, or when it is too long."""
    schoon = reden.strip()
    if not schoon or len(schoon) > TEKST_LENGTE:
        raise FondskompasFout("Geef een reden van hoogstens 4.000 tekens; de ander leest wat hij moet doen.")
    return schoon


def check_state(een: Inzending, handeling: Handeling) -> None:
    """Raise FondskompasFout when this act does not lead anywhere from the state that a return is in."""
    van, _ = OVERGANGEN[handeling]
    if een.stand not in van:
        raise FondskompasFout(
            f"Deze inzending is {een.stand}; dit kan alleen als zij {' of '.join(sorted(van))} is. Er is niets gewijzigd."
        )


def _to(handeling: Handeling) -> dict[str, str]:
    return {"stand": OVERGANGEN[handeling][1]}
