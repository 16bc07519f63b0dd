"""Tables of returns and what they say, as the first migration makes them."""

import sqlalchemy as sa
from alembic import op

from pipelines.inname.opslag.tabellen import Moment


def make_tables() -> None:
    """Make them."""
    _make_inzending()
    _make_antwoord()
    _make_inzending_doel()
    _make_upload()
    _make_opdracht()
    _make_link()


def _columns_of_inzending() -> list[sa.Column]:
    return [
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
    ]


def _constraints_of_inzending() -> list[sa.Constraint]:
    return [
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
    ]


def _make_inzending() -> None:
    op.create_table("inzending", *_columns_of_inzending(), *_constraints_of_inzending())
    op.create_index(op.f("ix_inzending_organisatie"), "inzending", ["organisatie"], unique=False)


def _make_antwoord() -> None:
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


def _make_inzending_doel() -> None:
    op.create_table(
        "inzending_doel",
        sa.Column("inzending", sa.String(length=16), nullable=False),
        sa.Column("doel", sa.String(length=64), nullable=False),
        sa.Column("gevraagd", sa.Integer(), nullable=False),
        sa.Column("ingevuld", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["inzending"], ["inzending.id"], name=op.f("fk_inzending_doel_inzending")),
        sa.PrimaryKeyConstraint("inzending", "doel", name=op.f("pk_inzending_doel")),
    )


def _make_upload() -> None:
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


def _make_opdracht() -> None:
    op.create_table(
        "opdracht",
        sa.Column("inzending", sa.String(length=16), nullable=False),
        sa.Column("gegevens", sa.Text(), nullable=False),
        sa.Column("op", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["inzending"], ["inzending.id"], name=op.f("fk_opdracht_inzending")),
        sa.PrimaryKeyConstraint("inzending", name=op.f("pk_opdracht")),
    )


def _make_link() -> None:
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
