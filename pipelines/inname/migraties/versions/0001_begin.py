"""The tables of the returns loop, and what keeps the audit chain as it is."""

import sqlalchemy as sa
from alembic import op

from pipelines.inname.opslag.tabellen import Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything, and let nobody change the chain."""
    _make_people()
    _make_rounds()
    _make_returns()
    _make_answers()
    _make_talk()
    _make_chain()
    _keep_chain()


def _make_people() -> None:
    op.create_table(
        "organisatie",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("soort", sa.String(length=16), nullable=False),
        sa.Column("gm_code", sa.String(length=6), nullable=True),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("is_proef", sa.Boolean(), nullable=False),
        sa.Column("aangemaakt_op", Moment(), nullable=False),
        sa.CheckConstraint("soort IN ('gemeente', 'vng', 'rijk')", name=op.f("ck_organisatie_soort")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisatie")),
        sa.UniqueConstraint(
            "soort", "gm_code", "is_proef", name=op.f("uq_organisatie_soort_gm_code_is_proef")
        ),
    )
    op.create_table(
        "gebruiker",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("issuer", sa.String(length=500), nullable=True),
        sa.Column("sub", sa.String(length=255), nullable=True),
        sa.Column("naam", sa.String(length=200), nullable=True),
        sa.Column("mail", sa.String(length=254), nullable=True),
        sa.Column("aangemaakt_op", Moment(), nullable=False),
        sa.Column("laatst_gezien_op", Moment(), nullable=True),
        sa.Column("gewist_op", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gebruiker")),
        sa.UniqueConstraint("issuer", "sub", name=op.f("uq_gebruiker_issuer_sub")),
    )
    op.create_table(
        "rol",
        sa.Column("gebruiker", sa.String(length=16), nullable=False),
        sa.Column("organisatie", sa.String(length=16), nullable=False),
        sa.Column("rol", sa.String(length=16), nullable=False),
        sa.Column("sinds", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["gebruiker"], ["gebruiker.id"], name=op.f("fk_rol_gebruiker")),
        sa.ForeignKeyConstraint(["organisatie"], ["organisatie.id"], name=op.f("fk_rol_organisatie")),
        sa.PrimaryKeyConstraint("gebruiker", "organisatie", "rol", name=op.f("pk_rol")),
    )
    op.create_index(op.f("ix_rol_organisatie"), "rol", ["organisatie"], unique=False)
    op.create_table(
        "sessie",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("gebruiker", sa.String(length=16), nullable=False),
        sa.Column("organisatie", sa.String(length=16), nullable=True),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("begonnen_op", Moment(), nullable=False),
        sa.Column("laatst_op", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["gebruiker"], ["gebruiker.id"], name=op.f("fk_sessie_gebruiker")),
        sa.ForeignKeyConstraint(["organisatie"], ["organisatie.id"], name=op.f("fk_sessie_organisatie")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessie")),
    )
    op.create_index(op.f("ix_sessie_gebruiker"), "sessie", ["gebruiker"], unique=False)


def _make_rounds() -> None:
    op.create_table(
        "ronde",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("opent_op", Moment(), nullable=False),
        sa.Column("sluit_op", Moment(), nullable=False),
        sa.Column("aangemaakt_op", Moment(), nullable=False),
        sa.CheckConstraint("sluit_op >= opent_op", name=op.f("ck_ronde_volgorde")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ronde")),
    )
    op.create_table(
        "ronde_vraag",
        sa.Column("ronde", sa.String(length=16), nullable=False),
        sa.Column("doel", sa.String(length=64), nullable=False),
        sa.Column("vraag", sa.String(length=64), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ronde"], ["ronde.id"], name=op.f("fk_ronde_vraag_ronde")),
        sa.PrimaryKeyConstraint("ronde", "doel", "vraag", name=op.f("pk_ronde_vraag")),
    )
    op.create_table(
        "verlenging",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("ronde", sa.String(length=16), nullable=False),
        sa.Column("organisatie", sa.String(length=16), nullable=True),
        sa.Column("tot", Moment(), nullable=False),
        sa.Column("reden", sa.String(length=4000), nullable=False),
        sa.Column("door", sa.String(length=16), nullable=False),
        sa.Column("op", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["organisatie"], ["organisatie.id"], name=op.f("fk_verlenging_organisatie")),
        sa.ForeignKeyConstraint(["ronde"], ["ronde.id"], name=op.f("fk_verlenging_ronde")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verlenging")),
    )
    op.create_index(op.f("ix_verlenging_ronde"), "verlenging", ["ronde"], unique=False)
    op.create_table(
        "ontheffing",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("ronde", sa.String(length=16), nullable=False),
        sa.Column("organisatie", sa.String(length=16), nullable=False),
        sa.Column("doel", sa.String(length=64), nullable=True),
        sa.Column("stand", sa.String(length=16), nullable=False),
        sa.Column("reden", sa.String(length=4000), nullable=False),
        sa.Column("tot", Moment(), nullable=False),
        sa.Column("gevraagd_door", sa.String(length=16), nullable=False),
        sa.Column("gevraagd_op", Moment(), nullable=False),
        sa.Column("besloten_door", sa.String(length=16), nullable=True),
        sa.Column("besloten_op", Moment(), nullable=True),
        sa.Column("besluit", sa.String(length=4000), nullable=True),
        sa.CheckConstraint(
            "stand = 'gevraagd' OR besloten_door IS NOT NULL", name=op.f("ck_ontheffing_besloten")
        ),
        sa.CheckConstraint(
            "stand IN ('gevraagd', 'verleend', 'geweigerd')", name=op.f("ck_ontheffing_stand")
        ),
        sa.CheckConstraint(
            "besloten_door IS NULL OR besloten_door <> gevraagd_door", name=op.f("ck_ontheffing_vier_ogen")
        ),
        sa.ForeignKeyConstraint(
            ["besloten_door"], ["gebruiker.id"], name=op.f("fk_ontheffing_besloten_door")
        ),
        sa.ForeignKeyConstraint(
            ["gevraagd_door"], ["gebruiker.id"], name=op.f("fk_ontheffing_gevraagd_door")
        ),
        sa.ForeignKeyConstraint(["organisatie"], ["organisatie.id"], name=op.f("fk_ontheffing_organisatie")),
        sa.ForeignKeyConstraint(["ronde"], ["ronde.id"], name=op.f("fk_ontheffing_ronde")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ontheffing")),
    )
    op.create_index(
        op.f("ix_ontheffing_ronde_organisatie"), "ontheffing", ["ronde", "organisatie"], unique=False
    )


def _make_returns() -> None:
    op.create_table(
        "inzending",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("ronde", sa.String(length=16), nullable=False),
        sa.Column("organisatie", sa.String(length=16), nullable=False),
        sa.Column("soort", sa.String(length=8), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("voorganger", sa.String(length=16), nullable=True),
        sa.Column("stand", sa.String(length=16), nullable=False),
        sa.Column("teller", sa.Integer(), nullable=False),
        sa.Column("herkomst", sa.String(length=16), nullable=False),
        sa.Column("bestand_sha256", sa.String(length=64), nullable=True),
        sa.Column("bestand_naam", sa.String(length=200), nullable=True),
        sa.Column("aangemaakt_op", Moment(), nullable=False),
        sa.Column("gewijzigd_op", Moment(), nullable=False),
        sa.Column("ingediend_door", sa.String(length=16), nullable=True),
        sa.Column("ingediend_namens", sa.String(length=16), nullable=True),
        sa.Column("ingediend_op", Moment(), nullable=True),
        sa.Column("geaccordeerd_door", sa.String(length=16), nullable=True),
        sa.Column("geaccordeerd_op", Moment(), nullable=True),
        sa.Column("ontvangen_op", Moment(), nullable=True),
        sa.Column("aanvaard_door", sa.String(length=16), nullable=True),
        sa.Column("aanvaard_op", Moment(), nullable=True),
        sa.Column("bewaard_als", sa.String(length=500), nullable=True),
        sa.Column("reden", sa.String(length=4000), nullable=True),
        sa.Column("herstel_tot", Moment(), nullable=True),
        sa.Column("eenheid", sa.String(length=8), nullable=True),
        sa.Column("grootboek", sa.Text(), nullable=True),
        sa.CheckConstraint("herkomst IN ('formulier', 'werkboek')", name=op.f("ck_inzending_herkomst")),
        sa.CheckConstraint("soort IN ('opgave', 'sisa', 'iv3')", name=op.f("ck_inzending_soort")),
        sa.CheckConstraint(
            "stand <> 'teruggestuurd' OR reden IS NOT NULL", name=op.f("ck_inzending_reden_bij_terug")
        ),
        sa.CheckConstraint(
            "stand IN ('concept', 'ingediend', 'geaccordeerd', 'ontvangen', 'aanvaard', 'teruggestuurd', 'vervangen')",
            name=op.f("ck_inzending_stand"),
        ),
        sa.CheckConstraint(
            "stand IN ('concept', 'ingediend', 'teruggestuurd') OR geaccordeerd_door IS NOT NULL",
            name=op.f("ck_inzending_twee_handtekeningen"),
        ),
        sa.CheckConstraint(
            "geaccordeerd_door IS NULL OR geaccordeerd_door <> ingediend_door",
            name=op.f("ck_inzending_vier_ogen"),
        ),
        sa.CheckConstraint(
            "geaccordeerd_door IS NULL OR ingediend_door IS NOT NULL",
            name=op.f("ck_inzending_eerst_ingediend"),
        ),
        sa.CheckConstraint(
            "ingediend_namens IS NULL OR geaccordeerd_door IS NULL OR ingediend_namens <> geaccordeerd_door",
            name=op.f("ck_inzending_vier_ogen_namens"),
        ),
        sa.ForeignKeyConstraint(
            ["geaccordeerd_door"], ["gebruiker.id"], name=op.f("fk_inzending_geaccordeerd_door")
        ),
        sa.ForeignKeyConstraint(
            ["ingediend_door"], ["gebruiker.id"], name=op.f("fk_inzending_ingediend_door")
        ),
        sa.ForeignKeyConstraint(
            ["ingediend_namens"], ["gebruiker.id"], name=op.f("fk_inzending_ingediend_namens")
        ),
        sa.ForeignKeyConstraint(["organisatie"], ["organisatie.id"], name=op.f("fk_inzending_organisatie")),
        sa.ForeignKeyConstraint(["ronde"], ["ronde.id"], name=op.f("fk_inzending_ronde")),
        sa.ForeignKeyConstraint(["voorganger"], ["inzending.id"], name=op.f("fk_inzending_voorganger")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzending")),
        sa.UniqueConstraint(
            "ronde",
            "organisatie",
            "soort",
            "versie",
            name=op.f("uq_inzending_ronde_organisatie_soort_versie"),
        ),
        sa.UniqueConstraint("voorganger", name=op.f("uq_inzending_voorganger")),
    )
    op.create_index(op.f("ix_inzending_organisatie"), "inzending", ["organisatie"], unique=False)


def _make_answers() -> None:
    op.create_table(
        "antwoord",
        sa.Column("inzending", sa.String(length=16), nullable=False),
        sa.Column("doel", sa.String(length=64), nullable=False),
        sa.Column("vraag", sa.String(length=64), nullable=False),
        sa.Column("waarde", sa.String(length=4000), nullable=True),
        sa.Column("reden", sa.String(length=64), nullable=True),
        sa.Column("toelichting", sa.String(length=4000), nullable=True),
        sa.Column("gewijzigd_door", sa.String(length=16), nullable=True),
        sa.Column("gewijzigd_op", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gewijzigd_door"], ["gebruiker.id"], name=op.f("fk_antwoord_gewijzigd_door")
        ),
        sa.ForeignKeyConstraint(["inzending"], ["inzending.id"], name=op.f("fk_antwoord_inzending")),
        sa.PrimaryKeyConstraint("inzending", "doel", "vraag", name=op.f("pk_antwoord")),
    )
    op.create_table(
        "inzending_doel",
        sa.Column("inzending", sa.String(length=16), nullable=False),
        sa.Column("doel", sa.String(length=64), nullable=False),
        sa.Column("gevraagd", sa.Integer(), nullable=False),
        sa.Column("ingevuld", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["inzending"], ["inzending.id"], name=op.f("fk_inzending_doel_inzending")),
        sa.PrimaryKeyConstraint("inzending", "doel", name=op.f("pk_inzending_doel")),
    )
    op.create_table(
        "upload",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("inzending", sa.String(length=16), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("omvang", sa.Integer(), nullable=False),
        sa.Column("door", sa.String(length=16), nullable=True),
        sa.Column("op", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["door"], ["gebruiker.id"], name=op.f("fk_upload_door")),
        sa.ForeignKeyConstraint(["inzending"], ["inzending.id"], name=op.f("fk_upload_inzending")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
    )
    op.create_index(op.f("ix_upload_inzending"), "upload", ["inzending"], unique=False)
    op.create_table(
        "opdracht",
        sa.Column("inzending", sa.String(length=16), nullable=False),
        sa.Column("gegevens", sa.Text(), nullable=False),
        sa.Column("op", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["inzending"], ["inzending.id"], name=op.f("fk_opdracht_inzending")),
        sa.PrimaryKeyConstraint("inzending", name=op.f("pk_opdracht")),
    )
    op.create_table(
        "link",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("inzending", sa.String(length=16), nullable=False),
        sa.Column("doel", sa.String(length=64), nullable=False),
        sa.Column("vraag", sa.String(length=64), nullable=False),
        sa.Column("gevraagd_door", sa.String(length=16), nullable=False),
        sa.Column("geldig_tot", Moment(), nullable=False),
        sa.Column("gebruikt_op", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["gevraagd_door"], ["gebruiker.id"], name=op.f("fk_link_gevraagd_door")),
        sa.ForeignKeyConstraint(["inzending"], ["inzending.id"], name=op.f("fk_link_inzending")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_inzending"), "link", ["inzending"], unique=False)


def _make_talk() -> None:
    op.create_table(
        "opmerking",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("verwijzing", sa.String(length=500), nullable=False),
        sa.Column("gm_code", sa.String(length=6), nullable=True),
        sa.Column("tekst", sa.String(length=4000), nullable=False),
        sa.Column("stand", sa.String(length=16), nullable=False),
        sa.Column("mail", sa.String(length=254), nullable=True),
        sa.Column("op", Moment(), nullable=False),
        sa.Column("antwoord", sa.String(length=4000), nullable=True),
        sa.Column("beantwoord_door", sa.String(length=16), nullable=True),
        sa.Column("beantwoord_namens", sa.String(length=16), nullable=True),
        sa.Column("beantwoord_op", Moment(), nullable=True),
        sa.Column("sluitreden", sa.String(length=4000), nullable=True),
        sa.Column("gesloten_door", sa.String(length=16), nullable=True),
        sa.Column("gesloten_op", Moment(), nullable=True),
        sa.CheckConstraint(
            "stand <> 'gesloten' OR sluitreden IS NOT NULL", name=op.f("ck_opmerking_reden_bij_sluiten")
        ),
        sa.CheckConstraint("stand IN ('open', 'beantwoord', 'gesloten')", name=op.f("ck_opmerking_stand")),
        sa.ForeignKeyConstraint(
            ["beantwoord_door"], ["gebruiker.id"], name=op.f("fk_opmerking_beantwoord_door")
        ),
        sa.ForeignKeyConstraint(
            ["beantwoord_namens"], ["organisatie.id"], name=op.f("fk_opmerking_beantwoord_namens")
        ),
        sa.ForeignKeyConstraint(["gesloten_door"], ["gebruiker.id"], name=op.f("fk_opmerking_gesloten_door")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opmerking")),
    )
    op.create_index(op.f("ix_opmerking_gm_code"), "opmerking", ["gm_code"], unique=False)
    op.create_index(op.f("ix_opmerking_verwijzing"), "opmerking", ["verwijzing"], unique=False)
    op.create_table(
        "bericht",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("aan", sa.String(length=254), nullable=True),
        sa.Column("onderwerp", sa.String(length=200), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("aangemaakt_op", Moment(), nullable=False),
        sa.Column("verstuurd_op", Moment(), nullable=True),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("fout", sa.String(length=500), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bericht")),
    )
    op.create_index(op.f("ix_bericht_verstuurd_op"), "bericht", ["verstuurd_op"], unique=False)
    op.create_table(
        "wijziging",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("soort", sa.String(length=16), nullable=False),
        sa.Column("onderwerp", sa.String(length=500), nullable=False),
        sa.Column("gegevens", sa.Text(), nullable=False),
        sa.Column("reden", sa.String(length=4000), nullable=False),
        sa.Column("stand", sa.String(length=16), nullable=False),
        sa.Column("voorgesteld_door", sa.String(length=16), nullable=False),
        sa.Column("voorgesteld_op", Moment(), nullable=False),
        sa.Column("besloten_door", sa.String(length=16), nullable=True),
        sa.Column("besloten_op", Moment(), nullable=True),
        sa.Column("besluit", sa.String(length=4000), nullable=True),
        sa.CheckConstraint("soort IN ('envelop', 'poort')", name=op.f("ck_wijziging_soort")),
        sa.CheckConstraint(
            "stand = 'voorgesteld' OR besloten_door IS NOT NULL", name=op.f("ck_wijziging_besloten")
        ),
        sa.CheckConstraint(
            "stand IN ('voorgesteld', 'goedgekeurd', 'doorgevoerd', 'afgewezen')",
            name=op.f("ck_wijziging_stand"),
        ),
        sa.CheckConstraint(
            "besloten_door IS NULL OR besloten_door <> voorgesteld_door", name=op.f("ck_wijziging_vier_ogen")
        ),
        sa.ForeignKeyConstraint(["besloten_door"], ["gebruiker.id"], name=op.f("fk_wijziging_besloten_door")),
        sa.ForeignKeyConstraint(
            ["voorgesteld_door"], ["gebruiker.id"], name=op.f("fk_wijziging_voorgesteld_door")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wijziging")),
    )


def _make_chain() -> None:
    op.create_table(
        "gebeurtenis",
        sa.Column("nummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tijd", sa.String(length=32), nullable=False),
        sa.Column("wie", sa.String(length=32), nullable=False),
        sa.Column("organisatie", sa.String(length=16), nullable=True),
        sa.Column("namens", sa.String(length=16), nullable=True),
        sa.Column("handeling", sa.String(length=32), nullable=False),
        sa.Column("onderwerp", sa.String(length=100), nullable=False),
        sa.Column("voor", sa.Text(), nullable=False),
        sa.Column("na", sa.Text(), nullable=False),
        sa.Column("verzoek", sa.String(length=64), nullable=False),
        sa.Column("vorige", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("handtekening", sa.String(length=128), nullable=False),
        sa.Column("sleutel", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_gebeurtenis")),
    )
    op.create_index(op.f("ix_gebeurtenis_onderwerp"), "gebeurtenis", ["onderwerp"], unique=False)
    op.create_table(
        "ketenkop",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ketenkop")),
    )
    op.create_table(
        "geheim",
        sa.Column("naam", sa.String(length=32), nullable=False),
        sa.Column("waarde", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_geheim")),
    )


_GEEN = "de keten van gebeurtenissen wordt nooit gewijzigd"


def _keep_chain() -> None:
    """Triggers refuse to change or remove an event, whoever asks."""
    if op.get_bind().dialect.name == "sqlite":
        for wat in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER gebeurtenis_geen_{wat.lower()} BEFORE {wat} ON gebeurtenis BEGIN SELECT RAISE(ABORT, '{_GEEN}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION gebeurtenis_blijft() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_GEEN}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER gebeurtenis_geen_wijziging BEFORE UPDATE OR DELETE OR TRUNCATE ON gebeurtenis "
        "FOR EACH STATEMENT EXECUTE FUNCTION gebeurtenis_blijft()"
    )
