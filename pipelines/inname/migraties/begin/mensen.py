"""Tables of people and rounds, as the first migration makes them."""

import sqlalchemy as sa
from alembic import op

from pipelines.inname.opslag.tabellen import Moment


def make_tables() -> None:
    """Make them."""
    _make_organisatie()
    _make_gebruiker()
    _make_rol()
    _make_sessie()
    _make_ronde()
    _make_ronde_vraag()
    _make_verlenging()
    _make_ontheffing()


def _make_organisatie() -> None:
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


def _make_gebruiker() -> None:
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


def _make_rol() -> None:
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


def _make_sessie() -> None:
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


def _make_ronde() -> None:
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


def _make_ronde_vraag() -> None:
    op.create_table(
        "ronde_vraag",
        sa.Column("ronde", sa.String(length=16), nullable=False),
        sa.Column("doel", sa.String(length=64), nullable=False),
        sa.Column("vraag", sa.String(length=64), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ronde"], ["ronde.id"], name=op.f("fk_ronde_vraag_ronde")),
        sa.PrimaryKeyConstraint("ronde", "doel", "vraag", name=op.f("pk_ronde_vraag")),
    )


def _make_verlenging() -> None:
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


def _columns_of_ontheffing() -> list[sa.Column]:
    return [
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
    ]


def _constraints_of_ontheffing() -> list[sa.Constraint]:
    return [
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
    ]


def _make_ontheffing() -> None:
    op.create_table("ontheffing", *_columns_of_ontheffing(), *_constraints_of_ontheffing())
    op.create_index(
        op.f("ix_ontheffing_ronde_organisatie"), "ontheffing", ["ronde", "organisatie"], unique=False
    )
