"""Walks through the states by everybody at once: whatever is tried, nobody approves what is his own and nobody sees another's concept."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.inname.aanvaarden import accept
from pipelines.inname.antwoorden import save_answers, start_return, writers_of
from pipelines.inname.inzendingen import ZICHTBAAR, find_return, read_answers
from pipelines.inname.mensen.gebruikers import give_role, take_role
from pipelines.inname.mensen.rechten import GeenRecht, Rol
from pipelines.inname.opslag.keten import OPDRACHTREGEL, Wie
from pipelines.inname.opslag.tabellen import inzending
from pipelines.inname.overgangen import approve, new_version, receive, reject, reopen, send_back, submit
from pipelines.sources.opgave.invullen import Antwoord
from tests.inname.spel import Spel

MENSEN = ("proef_invuller", "proef_accordeur", "proef_buur", "proef_buur_accordeur", "vng")
PERSONEN = st.sampled_from(MENSEN)
PLEKKEN = st.sampled_from(("proef_invuller", "proef_buur", "vng"))


class Wandeling(RuleBasedStateMachine):
    """One walk; ``spel`` is set by who runs it, and its returns are begun anew each time."""

    spel: Spel
    geteld = 0

    @initialize()
    def begin(self):
        type(self).geteld += 1
        from sqlalchemy import delete, insert

        from pipelines.inname.opslag.tabellen import antwoord, inzending_doel, opdracht, rol, upload

        with self.spel.winkel.write() as con:
            for tabel in (antwoord, inzending_doel, upload, opdracht):
                con.execute(delete(tabel))
            for id_ in (
                con.execute(select(inzending.c.id).order_by(inzending.c.versie.desc())).scalars().all()
            ):
                con.execute(delete(inzending).where(inzending.c.id == id_))
            con.execute(delete(rol))
            sinds = self.spel.klok()
            rollen = (Rol.INVULLER, Rol.ACCORDEUR, Rol.INVULLER, Rol.ACCORDEUR, Rol.VNG)
            for naam, welke in zip(MENSEN, rollen, strict=True):
                wie = self.spel.wie[naam]
                con.execute(
                    insert(rol).values(
                        gebruiker=wie.gebruiker, organisatie=wie.organisatie, rol=welke, sinds=sinds
                    )
                )
        self.laatste = {}
        self.zelf = 0

    def _who(self, persoon, plek):
        return Wie(self.spel.wie[persoon].gebruiker, self.spel.wie[plek].organisatie)

    def _do(self, doe, wie, van, *rest):
        een = self.laatste.get(van)
        if een is None:
            return
        with self.spel.winkel.read() as con:
            schrijvers = writers_of(con, een.id)
        try:
            na = doe(self.spel.winkel, wie, een.id, een.teller, *rest)
        except FondskompasFout:
            return
        assert wie.organisatie == een.organisatie or doe in (receive, send_back, accept)
        if doe is approve:
            assert wie.gebruiker not in {een.ingediend_door, *schrijvers}
        self.laatste[van] = na

    @rule(persoon=PERSONEN, plek=PLEKKEN)
    def start(self, persoon, plek):
        try:
            een = start_return(self.spel.winkel, self._who(persoon, plek), self.spel.ronde.id)
        except FondskompasFout:
            return
        self.laatste[plek] = een

    @rule(persoon=PERSONEN, plek=PLEKKEN, van=PLEKKEN, waarde=st.sampled_from(("", "1", "veel")))
    def fill(self, persoon, plek, van, waarde):
        self._do(save_answers, self._who(persoon, plek), van, [Antwoord("leren", "fte_leren", waarde)])

    @rule(
        persoon=PERSONEN,
        plek=PLEKKEN,
        van=PLEKKEN,
        doe=st.sampled_from((submit, approve, receive, accept, reopen, new_version)),
    )
    def act(self, persoon, plek, van, doe):
        self._do(doe, self._who(persoon, plek), van)

    @rule(
        van=st.sampled_from(("proef_invuller", "proef_buur")),
        doe=st.sampled_from((submit, approve, receive, accept, reopen)),
    )
    def act_as_expected(self, van, doe):
        tweede = {"proef_invuller": "proef_accordeur", "proef_buur": "proef_buur_accordeur"}[van]
        wie = {approve: tweede, receive: "vng", accept: "vng"}.get(doe, van)
        self._do(doe, self.spel.wie[wie], van)

    @rule(persoon=PERSONEN, plek=PLEKKEN, van=PLEKKEN, doe=st.sampled_from((reject, send_back)))
    def refuse(self, persoon, plek, van, doe):
        self._do(doe, self._who(persoon, plek), van, "reden")

    @rule(
        persoon=PERSONEN,
        plek=PLEKKEN,
        welke=st.sampled_from((Rol.INVULLER, Rol.ACCORDEUR)),
        geef=st.booleans(),
    )
    def change_role(self, persoon, plek, welke, geef):
        try:
            doe = give_role if geef else take_role
            doe(
                self.spel.winkel,
                OPDRACHTREGEL,
                self.spel.wie[persoon].gebruiker,
                self.spel.wie[plek].organisatie,
                welke,
            )
        except FondskompasFout:
            return

    @rule(persoon=PERSONEN, plek=PLEKKEN, van=PLEKKEN)
    def look(self, persoon, plek, van):
        een = self.laatste.get(van)
        if een is None:
            return
        wie = self._who(persoon, plek)
        try:
            gezien = find_return(self.spel.winkel, wie, een.id)
            read_answers(self.spel.winkel, wie, een.id)
        except GeenRecht:
            return
        assert wie.organisatie == een.organisatie or gezien.stand in ZICHTBAAR

    @invariant()
    def never_one_person(self):
        with self.spel.winkel.read() as con:
            i = inzending.c
            vraag = select(i.id).where(
                (i.ingediend_door == i.geaccordeerd_door) | (i.ingediend_namens == i.geaccordeerd_door)
            )
            assert con.execute(vraag).all() == []
