"""What all tables of the record are made of. Each module of tables builds upon this one; `tables.py` lists them.

Texts sort by code point in both stores: SQLite does so by itself, PostgreSQL is told to (collation "C").
"""

from __future__ import annotations

from sqlalchemy import REAL, BigInteger, Column, Double, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def string() -> TypeEngine[str]:
    """The type of every text column."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def real() -> TypeEngine[float]:
    """A number of double precision."""
    return Double().with_variant(REAL(), "sqlite")


def long() -> TypeEngine[int]:
    """A whole number of 64 bits. In SQLite such a primary key is the row's own number."""
    return BigInteger().with_variant(Integer(), "sqlite")


def table(name: str, *items: SchemaItem, rowid: bool = True) -> Table:
    """A table; strict in SQLite, where `rowid=False` keeps the rows in the order of the primary key."""
    return Table(name, metadata, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def key(name: str) -> Column[str]:
    """A text that is (part of) the primary key."""
    return Column(name, string(), primary_key=True, nullable=False)


def number(name: str) -> Column[int]:
    """A whole number that is (part of) the primary key."""
    return Column(name, Integer, primary_key=True, nullable=False, autoincrement=False)


def words(name: str) -> Column[str]:
    """A text that must be there."""
    return Column(name, string(), nullable=False)


def maybe(name: str) -> Column[str | None]:
    """A text that may be absent."""
    return Column(name, string(), nullable=True)


def count(name: str) -> Column[int]:
    """A whole number that must be there."""
    return Column(name, Integer, nullable=False)


def maybe_count(name: str) -> Column[int | None]:
    """A whole number that may be absent."""
    return Column(name, Integer, nullable=True)


def child_of(name: str, parent: str, *, key: bool = False) -> Column[str]:
    """A reference that falls with its parent: a page's facts go when the page is read anew."""
    return Column(name, string(), ForeignKey(parent, ondelete="CASCADE"), primary_key=key, nullable=False)


def refers_to(name: str, target: str, *, key: bool = False, nullable: bool = False) -> Column[str]:
    """A reference to what must stay while it is referred to."""
    return Column(name, string(), ForeignKey(target), primary_key=key, nullable=nullable)
