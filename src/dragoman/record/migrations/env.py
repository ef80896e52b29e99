"""Runs the migrations on the connection that `dragoman.record.opening` hands over, inside its transaction."""

from alembic import context

from dragoman.record import resolution_schema  # noqa: F401  its tables belong to the same metadata
from dragoman.record.judgements import tables  # noqa: F401
from dragoman.record.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
