"""What became of every input that was ever given to read, so that a zero can be told from a gap."""

from __future__ import annotations

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. Of pages read so far there is the page itself; what was skipped before is not known."""
    building.table(
        "sighting",
        building.words("source"),
        building.words("outcome"),
        *(building.words(name, null=True) for name in ("reason", "outlet", "day")),
        building.words("first_seen"),
        building.words("last_seen"),
        building.pk("sighting", "source"),
    )
    building.index("sighting", "outcome")


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
