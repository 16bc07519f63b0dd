"""The tables of the returns loop, the same on SQLite and PostgreSQL; made by ``pipelines/inname/migraties``.

Ids are sixteen random hexadecimal digits: nobody guesses one, no sequence has to come back from a backup, and in the audit
chain a person is nothing but such an id. Moments are UTC. "Not the same person" is a constraint here as well as a check in
the domain.
"""

import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

SOORTEN = ("opgave", "sisa", "iv3")
STANDEN = ("concept", "ingediend", "geaccordeerd", "ontvangen", "aanvaard", "teruggestuurd", "vervangen")
NAAM_LENGTE, TEKST_LENGTE = 200, 4000

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def new_id() -> str:
    """A fresh id: random, so that it tells nothing."""
    return secrets.token_hex(8)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; kept without a zone, because SQLite has none, and always read with one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """To the database; a moment without a zone is a mistake of the program."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """From the database."""
        return None if value is None else value.replace(tzinfo=UTC)


def _id() -> Column[str]:
    return Column("id", String(16), primary_key=True)


def _ref(naam: str, doel: str, *, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    return Column(naam, String(16), ForeignKey(f"{doel}.id"), nullable=nullable, primary_key=primary_key)


def _text(naam: str, lengte: int = NAAM_LENGTE, *, nullable: bool = False) -> Column[str]:
    return Column(naam, String(lengte), nullable=nullable)


def _one_of(kolom: str, keuzes: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{kolom} IN ({', '.join(repr(k) for k in keuzes)})", name=kolom)


def _two_people(eerste: str, tweede: str) -> CheckConstraint:
    """The database itself refuses that one person does both."""
    return CheckConstraint(f"{tweede} IS NULL OR {tweede} <> {eerste}", name="vier_ogen")


organisatie = Table(
    "organisatie",
    metadata,
    _id(),
    _text("soort", 16),
    _text("gm_code", 6, nullable=True),
    _text("naam"),
    Column("is_proef", Boolean, nullable=False),
    Column("aangemaakt_op", Moment, nullable=False),
    _one_of("soort", ("gemeente", "vng", "rijk")),
    UniqueConstraint("soort", "gm_code", "is_proef"),
)

gebruiker = Table(
    "gebruiker",
    metadata,
    _id(),
    _text("issuer", 500, nullable=True),
    _text("sub", 255, nullable=True),
    _text("naam", nullable=True),
    _text("mail", 254, nullable=True),
    Column("aangemaakt_op", Moment, nullable=False),
    Column("laatst_gezien_op", Moment, nullable=True),
    Column("gewist_op", Moment, nullable=True),
    UniqueConstraint("issuer", "sub"),
)

rol = Table(
    "rol",
    metadata,
    _ref("gebruiker", "gebruiker", primary_key=True),
    _ref("organisatie", "organisatie", primary_key=True),
    Column("rol", String(16), primary_key=True),
    Column("sinds", Moment, nullable=False),
    Index(None, "organisatie"),
)

sessie = Table(
    "sessie",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _ref("gebruiker", "gebruiker"),
    _ref("organisatie", "organisatie", nullable=True),
    _text("csrf", 64),
    Column("begonnen_op", Moment, nullable=False),
    Column("laatst_op", Moment, nullable=False),
    Index(None, "gebruiker"),
)

ronde = Table(
    "ronde",
    metadata,
    _id(),
    Column("jaar", Integer, nullable=False),
    _text("naam"),
    Column("tekst", Text, nullable=False),
    Column("opent_op", Moment, nullable=False),
    Column("sluit_op", Moment, nullable=False),
    Column("aangemaakt_op", Moment, nullable=False),
    CheckConstraint("sluit_op >= opent_op", name="volgorde"),
)

ronde_vraag = Table(
    "ronde_vraag",
    metadata,
    _ref("ronde", "ronde", primary_key=True),
    Column("doel", String(64), primary_key=True),
    Column("vraag", String(64), primary_key=True),
    Column("volgorde", Integer, nullable=False),
)

verlenging = Table(
    "verlenging",
    metadata,
    _id(),
    _ref("ronde", "ronde"),
    _ref("organisatie", "organisatie", nullable=True),
    Column("tot", Moment, nullable=False),
    _text("reden", TEKST_LENGTE),
    _text("door", 16),
    Column("op", Moment, nullable=False),
    Index(None, "ronde"),
)

inzending = Table(
    "inzending",
    metadata,
    _id(),
    _ref("ronde", "ronde"),
    _ref("organisatie", "organisatie"),
    _text("soort", 8),
    Column("versie", Integer, nullable=False),
    _ref("voorganger", "inzending", nullable=True),
    _text("stand", 16),
    Column("teller", Integer, nullable=False),
    _text("herkomst", 16),
    _text("bestand_sha256", 64, nullable=True),
    _text("bestand_naam", nullable=True),
    Column("aangemaakt_op", Moment, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
    _ref("ingediend_door", "gebruiker", nullable=True),
    _ref("ingediend_namens", "gebruiker", nullable=True),
    Column("ingediend_op", Moment, nullable=True),
    _ref("geaccordeerd_door", "gebruiker", nullable=True),
    Column("geaccordeerd_op", Moment, nullable=True),
    Column("ontvangen_op", Moment, nullable=True),
    _text("aanvaard_door", 16, nullable=True),
    Column("aanvaard_op", Moment, nullable=True),
    _text("bewaard_als", 500, nullable=True),
    _text("reden", TEKST_LENGTE, nullable=True),
    Column("herstel_tot", Moment, nullable=True),
    _text("eenheid", 8, nullable=True),
    Column("grootboek", Text, nullable=True),
    _one_of("soort", SOORTEN),
    _one_of("stand", STANDEN),
    _one_of("herkomst", ("formulier", "werkboek")),
    _two_people("ingediend_door", "geaccordeerd_door"),
    CheckConstraint("geaccordeerd_door IS NULL OR ingediend_door IS NOT NULL", name="eerst_ingediend"),
    CheckConstraint(
        "ingediend_namens IS NULL OR geaccordeerd_door IS NULL OR ingediend_namens <> geaccordeerd_door",
        name="vier_ogen_namens",
    ),
    CheckConstraint(
        "stand IN ('concept', 'ingediend', 'teruggestuurd') OR geaccordeerd_door IS NOT NULL",
        name="twee_handtekeningen",
    ),
    CheckConstraint("stand <> 'teruggestuurd' OR reden IS NOT NULL", name="reden_bij_terug"),
    UniqueConstraint("ronde", "organisatie", "soort", "versie"),
    UniqueConstraint("voorganger"),
    Index(None, "organisatie"),
)

antwoord = Table(
    "antwoord",
    metadata,
    _ref("inzending", "inzending", primary_key=True),
    Column("doel", String(64), primary_key=True),
    Column("vraag", String(64), primary_key=True),
    Column("waarde", String(TEKST_LENGTE), nullable=True),
    _text("reden", 64, nullable=True),
    Column("toelichting", String(TEKST_LENGTE), nullable=True),
    _ref("gewijzigd_door", "gebruiker", nullable=True),
    Column("gewijzigd_op", Moment, nullable=False),
)

inzending_doel = Table(
    "inzending_doel",
    metadata,
    _ref("inzending", "inzending", primary_key=True),
    Column("doel", String(64), primary_key=True),
    Column("gevraagd", Integer, nullable=False),
    Column("ingevuld", Integer, nullable=False),
)

upload = Table(
    "upload",
    metadata,
    _id(),
    _ref("inzending", "inzending"),
    _text("sha256", 64),
    _text("naam"),
    Column("omvang", Integer, nullable=False),
    _ref("door", "gebruiker", nullable=True),
    Column("op", Moment, nullable=False),
    Index(None, "inzending"),
)

opdracht = Table(
    "opdracht",
    metadata,
    _ref("inzending", "inzending", primary_key=True),
    Column("gegevens", Text, nullable=False),
    Column("op", Moment, nullable=False),
)
"""What was begun and touches files: settled when it ends, or by whoever opens the store next."""

ontheffing = Table(
    "ontheffing",
    metadata,
    _id(),
    _ref("ronde", "ronde"),
    _ref("organisatie", "organisatie"),
    _text("doel", 64, nullable=True),
    _text("stand", 16),
    _text("reden", TEKST_LENGTE),
    Column("tot", Moment, nullable=False),
    _ref("gevraagd_door", "gebruiker"),
    Column("gevraagd_op", Moment, nullable=False),
    _ref("besloten_door", "gebruiker", nullable=True),
    Column("besloten_op", Moment, nullable=True),
    _text("besluit", TEKST_LENGTE, nullable=True),
    _one_of("stand", ("gevraagd", "verleend", "geweigerd")),
    _two_people("gevraagd_door", "besloten_door"),
    CheckConstraint("stand = 'gevraagd' OR besloten_door IS NOT NULL", name="besloten"),
    Index(None, "ronde", "organisatie"),
)

opmerking = Table(
    "opmerking",
    metadata,
    _id(),
    _text("verwijzing", 500),
    _text("gm_code", 6, nullable=True),
    Column("tekst", String(TEKST_LENGTE), nullable=False),
    _text("stand", 16),
    _text("mail", 254, nullable=True),
    Column("op", Moment, nullable=False),
    Column("antwoord", String(TEKST_LENGTE), nullable=True),
    _ref("beantwoord_door", "gebruiker", nullable=True),
    _ref("beantwoord_namens", "organisatie", nullable=True),
    Column("beantwoord_op", Moment, nullable=True),
    Column("sluitreden", String(TEKST_LENGTE), nullable=True),
    _ref("gesloten_door", "gebruiker", nullable=True),
    Column("gesloten_op", Moment, nullable=True),
    _one_of("stand", ("open", "beantwoord", "gesloten")),
    CheckConstraint("stand <> 'gesloten' OR sluitreden IS NOT NULL", name="reden_bij_sluiten"),
    Index(None, "verwijzing"),
    Index(None, "gm_code"),
)

bericht = Table(
    "bericht",
    metadata,
    _id(),
    _text("aan", 254, nullable=True),
    _text("onderwerp"),
    Column("tekst", Text, nullable=False),
    Column("aangemaakt_op", Moment, nullable=False),
    Column("verstuurd_op", Moment, nullable=True),
    Column("pogingen", Integer, nullable=False),
    _text("fout", 500, nullable=True),
    Index(None, "verstuurd_op"),
)

link = Table(
    "link",
    metadata,
    _id(),
    _ref("inzending", "inzending"),
    _text("doel", 64),
    _text("vraag", 64),
    _ref("gevraagd_door", "gebruiker"),
    Column("geldig_tot", Moment, nullable=False),
    Column("gebruikt_op", Moment, nullable=True),
    Index(None, "inzending"),
)

wijziging = Table(
    "wijziging",
    metadata,
    _id(),
    _text("soort", 16),
    _text("onderwerp", 500),
    Column("gegevens", Text, nullable=False),
    _text("reden", TEKST_LENGTE),
    _text("stand", 16),
    _ref("voorgesteld_door", "gebruiker"),
    Column("voorgesteld_op", Moment, nullable=False),
    _ref("besloten_door", "gebruiker", nullable=True),
    Column("besloten_op", Moment, nullable=True),
    _text("besluit", TEKST_LENGTE, nullable=True),
    _one_of("soort", ("envelop", "poort")),
    _one_of("stand", ("voorgesteld", "goedgekeurd", "doorgevoerd", "afgewezen")),
    _two_people("voorgesteld_door", "besloten_door"),
    CheckConstraint("stand = 'voorgesteld' OR besloten_door IS NOT NULL", name="besloten"),
)

gebeurtenis = Table(
    "gebeurtenis",
    metadata,
    Column("nummer", Integer, primary_key=True, autoincrement=False),
    _text("tijd", 32),
    _text("wie", 32),
    _text("organisatie", 16, nullable=True),
    _text("namens", 16, nullable=True),
    _text("handeling", 32),
    _text("onderwerp", 100),
    Column("voor", Text, nullable=False),
    Column("na", Text, nullable=False),
    _text("verzoek", 64),
    _text("vorige", 64),
    _text("hash", 64),
    _text("handtekening", 128),
    _text("sleutel", 64),
    Index(None, "onderwerp"),
)
"""The audit chain; triggers refuse every change of what stands in it."""

ketenkop = Table(
    "ketenkop",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("nummer", Integer, nullable=False),
    _text("hash", 64),
)
"""One row: where the chain ends. Who writes holds it, so that events come one after another."""

geheim = Table(
    "geheim",
    metadata,
    Column("naam", String(32), primary_key=True),
    _text("waarde", 64),
)
"""What links are signed with, made when the store is; nothing here outlives its use."""
