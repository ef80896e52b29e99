"""What is one person's own: the last visit, and searches and filters kept under a name."""

from __future__ import annotations

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    visit = (building.words(name) for name in ("reader", "before", "last"))
    building.table("visit", *visit, building.pk("visit", "reader"), rowid=False)
    saved = (building.words(name) for name in ("reader", "name", "kind", "query", "made_at"))
    building.table("saved_query", *saved, building.pk("saved_query", "reader", "name"), rowid=False)


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
