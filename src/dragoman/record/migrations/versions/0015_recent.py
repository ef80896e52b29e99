"""What is asked most is found with less: events of an act and a theme under a tag of their own, in both stores; on PostgreSQL
also an index of the words of the newest pages alone, which searches for frequent words ask first.

Lists that this program's predecessor filled get the tags here; others are made anew anyway.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.record.errors import RecordError

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None
#: Pages in the index; a record of fewer than `LEAST` needs none.
PAGES, LEAST = 30_000, 60_000
#: The tags of each event.
_SQLITE = "SELECT substr('both:' || act || '|' || value, 1, 300) AS tag, no FROM listed, json_each(themes)"
_POSTGRESQL = (
    "SELECT substr('both:' || act || '|' || value, 1, 300) AS tag, no "
    "FROM listed, LATERAL jsonb_array_elements_text(CAST(themes AS jsonb)) AS each (value)"
)
_CURRENT = "SELECT 1 FROM listed_state WHERE name = 'version' AND value LIKE '%.2'"
#: In the order of the key, which spares the store work.
_TAGS = "INSERT INTO listed_tag (tag, no) SELECT DISTINCT tag, no FROM ({}) AS told ORDER BY tag, no"
_TOTALS = (
    "INSERT INTO listed_total (tag, events) "
    "SELECT tag, count(*) FROM listed_tag WHERE tag >= 'both:' AND tag < 'both;' GROUP BY tag"
)
_NEXT = "UPDATE listed_state SET value = substr(value, 1, length(value) - 2) || '.3' WHERE value LIKE '%.2'"


def upgrade() -> None:
    """Write the tags and count them; make the index."""
    connection = op.get_bind()
    server = connection.dialect.name == "postgresql"
    if connection.execute(sa.text(_CURRENT)).first() is not None:
        op.execute(_TAGS.format(_POSTGRESQL if server else _SQLITE))
        op.execute(_TOTALS)
        op.execute(_NEXT)
    if server:
        _recent(connection)


def _recent(connection: sa.Connection) -> None:
    """An index of the newest pages of a large record; SQLite's has their order."""
    numbers = sa.text("SELECT no FROM search_words ORDER BY no DESC OFFSET :pages LIMIT 1")
    if connection.execute(numbers, {"pages": LEAST - 1}).scalar() is None:
        return
    first = connection.execute(numbers, {"pages": PAGES - 1}).scalar_one()
    op.execute(f"CREATE INDEX ix_search_words_recent ON search_words USING gin (words) WHERE no >= {int(first)}")
    op.execute("ANALYZE search_words")


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
