"""The search: pages in the order of their days, their tags, and an index of their words. All of it derived.

The index is filled when the record is next opened for writing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from dragoman.record.errors import RecordError
from dragoman.record.migrations import building

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WORDS = {
    "sqlite": (
        # Texts are not kept twice (content=''), and words are a-z and 0-9 alone, which `ascii` does not take apart.
        ("CREATE VIRTUAL TABLE search_words USING fts5("
        "title_exact, exact, title_stem, stem, tags, content='', tokenize='ascii')"),
    ),
    "postgresql": (
        ('CREATE TABLE search_words (no BIGINT PRIMARY KEY REFERENCES search_page ON DELETE CASCADE, '
        'title_exact TEXT COLLATE "C" NOT NULL, exact TEXT COLLATE "C" NOT NULL, words TSVECTOR NOT NULL)'),
        "CREATE INDEX ix_search_words_words ON search_words USING gin (words)",
    ),
}


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    building.table(
        "search_page",
        sa.Column("no", _number(), nullable=False, autoincrement=False),
        building.words("page_id"),
        building.pk("search_page", "no"),
        building.fk("search_page", "page_id", "page.id"),
    )
    op.create_index("ix_search_page_page_id", "search_page", ["page_id"], unique=True)
    building.table(
        "search_tag",
        sa.Column("no", _number(), nullable=False, autoincrement=False),
        building.words("kind"),
        building.words("value"),
        building.pk("search_tag", "no", "kind", "value"),
        sa.ForeignKeyConstraint(["no"], ["search_page.no"], name="fk_search_tag_no", ondelete="CASCADE"),
        rowid=False,
    )
    columns = (building.words("name"), building.words("value"))
    building.table("search_state", *columns, building.pk("search_state", "name"), rowid=False)
    for statement in WORDS[building.dialect()]:
        op.execute(statement)


def downgrade() -> None:
    """A record goes forward only.

    Raises:
        RecordError: always.
    """
    raise RecordError("a migration cannot be undone: keep a copy of the record instead")
