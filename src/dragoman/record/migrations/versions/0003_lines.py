"""The furniture line a quote stands in; in PostgreSQL, no emptying of the texts at one stroke either."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; pages that lost a line are marked, so that the next reading stores them anew."""
    op.add_column("quote", sa.Column("line", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE reading SET digest = '' WHERE page_id IN (SELECT page_id FROM quote WHERE place = 'furniture')"
    )
    if building.dialect() == "postgresql":
        op.execute(
            "CREATE TRIGGER text_no_truncate BEFORE TRUNCATE ON text FOR EACH STATEMENT EXECUTE FUNCTION text_immutable()"
        )


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
