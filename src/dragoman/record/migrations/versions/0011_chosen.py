"""Words of the page that a person chose for the value of a corrected field, with their places, beside the judgement."""

from __future__ import annotations

from alembic import op

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column. Judgements from before have none, and keep their ids."""
    op.add_column("judgement", building.words("chosen", null=True))


def downgrade() -> None:
    """What people said is not to be dropped.

    Raises:
        RecordError: always.
    """
    raise RecordError("judgements are never dropped: keep a copy of the record from before instead")
