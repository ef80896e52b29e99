"""Lists of events: pages of them, counts and orders without reading every event. All of it derived.

The tables are filled when the record is next opened for writing. Besides, indexes for the pages that share a text, for new
pages and for the surest proposals.
"""

from __future__ import annotations

import sqlalchemy as sa

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _number() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("no", kind, nullable=False, autoincrement=False)


def upgrade() -> None:
    """Make the tables, and indexes that were missing: storing a page looked through all texts."""
    building.table(
        "listed",
        _number(),
        *(building.words(name) for name in ("event_id", "page_id", "act", "status")),
        building.words("outlet", null=True),
        building.words("parties"),
        building.words("themes"),
        building.words("more"),
        building.words("last_day", null=True),
        building.real("confidence", null=True),
        building.real("weight", null=True),
        building.pk("listed", "no"),
        building.fk("listed", "page_id", "page.id"),
    )
    building.index("listed", "event_id", unique=True)
    for columns in (("page_id",), ("act", "no"), ("last_day",), ("confidence", "no"), ("weight", "no")):
        building.index("listed", *columns)
    building.table(
        "listed_tag",
        building.words("tag"),
        _number(),
        building.pk("listed_tag", "tag", "no"),
        rowid=False,
    )
    state = (building.words("name"), building.words("value"), building.pk("listed_state", "name"))
    building.table("listed_state", *state, rowid=False)
    building.index("page_text", "text_sha256")
    building.index("page", "first_seen")
    building.index("proposal", "kind", "score")


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
