"""On PostgreSQL, words of pages out of line: what counts the pages of a word goes through a tenth of the blocks.

Rows that are there keep their form until they are written anew, so the index is marked to be made anew.
"""

from __future__ import annotations

from alembic import op

from dragoman.record.errors import RecordError

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Set the form of the rows; nothing on SQLite."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE search_words SET (toast_tuple_target = 128)")
        op.execute("DELETE FROM search_state")


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
