"""Tables of the resolution: happenings, persons, programmes, and what is proposed. All of them derived."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from dragoman.record.migrations import building

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: Tables with their columns: `*` key, `?` may be null, `#` a whole number, `~` a number, `>t` refers to table t.
TABLES: tuple[tuple[str, str, bool], ...] = (
    ("resolved_page", "*page_id>page mark agencies sketch", False),
    ("report_block", "*key *event_id page_id>page", False),
    (
        "happening",
        "*id act ?about status ?date ?first_day ?last_day ?place ?object ?instrument #reports #articles #independent",
        True,
    ),
    ("happening_report", "*event_id happening_id>happening page_id>page #voice why", False),
    ("entity", "*id kind name", True),
    ("mention", "*id entity_id>entity page_id>page kind name ?party why", True),
    ("mention_block", "*key *mention_id page_id>page", False),
    ("party_name", "*name canonical why", False),
    ("proposal", "*kind *left *right ~score why", False),
)
INDEXES = (
    ("report_block", "event_id"),
    ("report_block", "page_id"),
    ("happening", "first_day"),
    ("happening", "act"),
    ("happening_report", "happening_id"),
    ("happening_report", "page_id"),
    ("entity", "name"),
    ("mention", "entity_id"),
    ("mention", "page_id"),
    ("mention", "name"),
    ("mention_block", "mention_id"),
    ("mention_block", "page_id"),
)


def _items(table: str, columns: str) -> list[sa.schema.SchemaItem]:
    items: list[sa.schema.SchemaItem] = []
    keys: list[str] = []
    links: list[tuple[str, str]] = []
    for word in columns.split():
        name, _, parent = word.lstrip("*?#~").partition(">")
        kind: sa.types.TypeEngine[Any] = building.string()
        if "#" in word:
            kind = sa.Integer()
        elif "~" in word:
            kind = sa.Double().with_variant(sa.REAL(), "sqlite")
        items.append(sa.Column(name, kind, nullable="?" in word, autoincrement=False))
        keys += [name] if "*" in word else []
        links += [(name, parent)] if parent else []
    items.append(sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"))
    for name, parent in links:
        where, rule = [f"{parent}.id"], f"fk_{table}_{name}"
        items.append(sa.ForeignKeyConstraint([name], where, name=rule, ondelete="CASCADE"))
    return items


def upgrade() -> None:
    """Make the tables; they are filled by the next resolution."""
    for table, columns, rowid in TABLES:
        op.create_table(table, *_items(table, columns), sqlite_strict=True, sqlite_with_rowid=rowid)
    for table, name in INDEXES:
        op.create_index(f"ix_{table}_{name}", table, [name])


def downgrade() -> None:
    """Drop what can be made anew."""
    for table, _columns, _rowid in reversed(TABLES):
        op.drop_table(table)
