"""The tables of the returns loop, and what keeps the audit chain as it is."""

from alembic import op

from pipelines.inname.migraties.begin import bewijs, inzendingen, mensen

revision = "0001"
down_revision = None
_GEEN = "de keten van gebeurtenissen wordt nooit gewijzigd"


def upgrade() -> None:
    """Make everything, and let nobody change the chain."""
    mensen.make_tables()
    inzendingen.make_tables()
    bewijs.make_tables()
    _keep_chain()


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
