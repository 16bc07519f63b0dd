"""Alembic runs the migrations on the connection that it is given (pipelines/inname/opslag/migreren.py)."""

from alembic import context

from pipelines.inname.opslag.tabellen import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
