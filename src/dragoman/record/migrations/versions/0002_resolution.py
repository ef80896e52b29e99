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

#: Tables with their columns: `*` key, `?` may be null, `#` a whole number, `~` a number, `@` a number of 64 bits,
#: `>t` refers to table t. The last says whether SQLite numbers the rows.
TABLES: tuple[tuple[str, str, bool], ...] = (
    ("resolved_page", "*page_id>page mark agencies sketch", False),
    ("resolved_judgement", "*item", False),
    ("report_block", "*@key *event_id", False),
    (
        "happening",
        "*id act ?about status ?date ?first_day ?last_day ?place ?object ?instrument #reports #articles #independent",
        True,
    ),
    ("happening_report", "*event_id happening_id>happening page_id>page #voice why", False),
    ("entity", "*id kind name", False),
    ("bearer", "*id entity_id>entity kind name ?party roles ?first_day ?last_day #pages sample why", False),
    ("bearer_block", "*key *bearer_id>bearer", False),
    ("mention", "*id bearer_id page_id>page name roles", False),
    ("party_name", "*name canonical why", False),
    ("proposal", "*kind *left *right ~score why", False),
)
INDEXES = (
    ("report_block", "event_id"),
    ("happening", "first_day"),
    ("happening", "act"),
    ("happening_report", "happening_id"),
    ("happening_report", "page_id"),
    ("entity", "name"),
    ("bearer", "entity_id"),
    ("bearer", "name"),
    ("bearer_block", "bearer_id"),
    ("mention", "bearer_id"),
    ("mention", "page_id name"),
    ("proposal", "left"),
    ("proposal", "right"),
)


def _items(table: str, columns: str) -> list[sa.schema.SchemaItem]:
    items: list[sa.schema.SchemaItem] = []
    keys: list[str] = []
    links: list[tuple[str, str]] = []
    for word in columns.split():
        name, _, parent = word.lstrip("*?#~@").partition(">")
        kind: sa.types.TypeEngine[Any] = building.string()
        if "#" in word:
            kind = sa.Integer()
        elif "@" in word:
            kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
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
    for table, names in INDEXES:
        op.create_index(f"ix_{table}_{names.replace(' ', '_')}", table, names.split())


def downgrade() -> None:
    """Drop what can be made anew."""
    for table, _columns, _rowid in reversed(TABLES):
        op.drop_table(table)
