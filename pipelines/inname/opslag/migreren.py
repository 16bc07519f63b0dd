"""Bring the tables of a store to what this version of the program expects; nothing to do costs one question."""

from pathlib import Path

from sqlalchemy import Connection, MetaData, Table, inspect, select

from pipelines.basis.bevinding import FondskompasFout

MIGRATIES = Path(__file__).parent.parent / "migraties"
HOOFD = "0001"
"""The last migration; a test holds it against the folder."""


def migrate(con: Connection) -> None:
    """Run the migrations that this database does not have yet; raises FondskompasFout when it is newer than the program."""
    stand = read_version(con)
    if stand == HOOFD:
        return
    if stand is not None and stand > HOOFD:
        raise FondskompasFout(
            f"De database van de inname is van een nieuwere versie ({stand}) dan dit programma kent ({HOOFD}). Installeer de "
            "nieuwere versie van Fondskompas, of zet een reservekopie van vóór de overgang terug."
        )
    from alembic import command  # only a database that is new or old has to load it
    from alembic.config import Config

    instelling = Config()
    instelling.set_main_option("script_location", str(MIGRATIES))
    instelling.attributes["connection"] = con
    command.upgrade(instelling, "head")


def read_version(con: Connection) -> str | None:
    """The migration that a database is at; None when it is empty."""
    if not inspect(con).has_table("alembic_version"):
        return None
    tabel = Table("alembic_version", MetaData(), autoload_with=con)
    return con.execute(select(tabel.c.version_num)).scalar_one_or_none()
