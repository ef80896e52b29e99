"""Counts kept in step: events by what they are listed by and by month, pages by day and outlet. All of it derived.

The tables are filled when the record is next opened for writing. Besides, indexes for the last look at any input,
and for what of an act and status wants to be reviewed most.
"""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _table("listed_total", ["tag"], ["events"])
    _table("listed_month", ["tag", "month"], ["events"])
    _table("covered_day", ["day"], ["pages", "vague"])
    _table("covered", ["outlet", "day"], ["pages", "vague"])
    state = (building.words("name"), building.words("value"), building.pk("covered_state", "name"))
    building.table("covered_state", *state, rowid=False)
    building.index("sighting", "last_seen")
    building.index("listed", "act", "status", "weight", "no")


def _table(name: str, keys: list[str], counts: list[str]) -> None:
    columns: list[sa.Column[str]] = [building.words(key) for key in keys]
    building.table(name, *columns, *map(building.whole, counts), building.pk(name, *keys), rowid=False)


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
