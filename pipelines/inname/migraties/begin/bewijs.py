"""Tables of remarks, messages, proposals and the audit chain, as the first migration makes them."""

import sqlalchemy as sa
from alembic import op

from pipelines.inname.opslag.tabellen import Moment


def make_tables() -> None:
    """Make them."""
    _make_opmerking()
    _make_bericht()
    _make_wijziging()
    _make_gebeurtenis()
    _make_ketenkop()
    _make_geheim()


def _columns_of_opmerking() -> list[sa.Column]:
    return [
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
    ]


def _constraints_of_opmerking() -> list[sa.Constraint]:
    return [
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
    ]


def _make_opmerking() -> None:
    op.create_table("opmerking", *_columns_of_opmerking(), *_constraints_of_opmerking())
    op.create_index(op.f("ix_opmerking_gm_code"), "opmerking", ["gm_code"], unique=False)
    op.create_index(op.f("ix_opmerking_verwijzing"), "opmerking", ["verwijzing"], unique=False)


def _make_bericht() -> None:
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


def _columns_of_wijziging() -> list[sa.Column]:
    return [
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
    ]


def _constraints_of_wijziging() -> list[sa.Constraint]:
    return [
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
    ]


def _make_wijziging() -> None:
    op.create_table("wijziging", *_columns_of_wijziging(), *_constraints_of_wijziging())


def _columns_of_gebeurtenis() -> list[sa.Column]:
    return [
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
    ]


def _constraints_of_gebeurtenis() -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("nummer", name=op.f("pk_gebeurtenis")),
    ]


def _make_gebeurtenis() -> None:
    op.create_table("gebeurtenis", *_columns_of_gebeurtenis(), *_constraints_of_gebeurtenis())
    op.create_index(op.f("ix_gebeurtenis_onderwerp"), "gebeurtenis", ["onderwerp"], unique=False)


def _make_ketenkop() -> None:
    op.create_table(
        "ketenkop",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ketenkop")),
    )


def _make_geheim() -> None:
    op.create_table(
        "geheim",
        sa.Column("naam", sa.String(length=32), nullable=False),
        sa.Column("waarde", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_geheim")),
    )
