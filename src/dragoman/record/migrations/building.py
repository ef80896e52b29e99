"""What migrations build tables with: the same types and names of constraints in both stores.

A migration says what it makes in full and never imports the tables of the program, which go on changing.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def table(name: str, *items: sa.schema.SchemaItem, rowid: bool = True) -> None:
    """Make a table, strict in SQLite."""
    op.create_table(name, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def string() -> sa.types.TypeEngine[str]:
    """A text that sorts by code point."""
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def words(name: str, *, null: bool = False) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, string(), nullable=null)


def whole(name: str, *, null: bool = False) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer(), nullable=null, autoincrement=False)


def real(name: str, *, null: bool = False) -> sa.Column[float]:
    """A column of numbers of double precision."""
    return sa.Column(name, sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=null)


def pk(name: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """The primary key of table `name`."""
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{name}")


def fk(name: str, column: str, parent: str, *, falls: bool = True) -> sa.ForeignKeyConstraint:
    """A reference from table `name`; `falls` with its parent, or keeps the parent from falling."""
    ondelete = "CASCADE" if falls else None
    return sa.ForeignKeyConstraint([column], [parent], name=f"fk_{name}_{column}", ondelete=ondelete)


def index(name: str, *columns: str, unique: bool = False) -> None:
    """An index, named after its columns."""
    op.create_index(f"ix_{name}_{'_'.join(columns)}", name, list(columns), unique=unique)


def dialect() -> str:
    """`sqlite` or `postgresql`."""
    return op.get_bind().dialect.name
