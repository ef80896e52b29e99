"""On PostgreSQL, a word of the index for each two words that stand beside each other, which no other two share.

Before, some two in 46,656 shared one, so that the texts had to be looked at. The words follow from the texts: the index is
marked to be made anew.
"""

from __future__ import annotations

from alembic import op

from dragoman.record.errors import RecordError

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Mark the index; nothing on SQLite, which finds phrases by the places of their words."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DELETE FROM search_state")


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
