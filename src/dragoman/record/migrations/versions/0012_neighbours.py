"""Tables for what sentences are about, as numbers. They stay empty until somebody asks for neighbours."""

from __future__ import annotations

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    building.table(
        "neighbour_page",
        *map(building.words, ("page_id", "places", "vectors")),
        building.pk("neighbour_page", "page_id"),
        building.fk("neighbour_page", "page_id", "page.id"),
        rowid=False,
    )
    state = (building.words("name"), building.words("value"), building.pk("neighbour_state", "name"))
    building.table("neighbour_state", *state, rowid=False)


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
