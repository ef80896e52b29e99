"""Runs the migrations on the connection that `dragoman.record.opening` hands over, inside its transaction."""

from alembic import context

from dragoman.record.tables import all_tables

context.configure(connection=context.config.attributes["connection"], target_metadata=all_tables(), render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
