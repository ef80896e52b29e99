"""A query as each store wants it: a MATCH of FTS5, a condition upon a `tsvector` of PostgreSQL."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any as Any_

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Text,
    and_,
    cast,
    column,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    table,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from dragoman.record.search import values
from dragoman.record.search.query import All, Any, Node, Not, Phrase, Prefix, Query, Tag, Word
from dragoman.record.search.vocabulary import beginning
from dragoman.record.search.words import EVERY, beside

#: Words of a phrase that the index has a word for.
PAIR = 2
WORDS = table("search_words", column("rowid"), column("no"), column("title_exact"), column("exact"), column("words"))


def select_pages(connection: Connection, tree: Node, first: int | None = None) -> tuple[Select[Any_], ColumnElement[int]]:
    """The numbers (`no`) of the pages that the index finds by the tree, and their column, for more conditions and an order.

    `first`: of PostgreSQL's index of the newest pages (`recent`), which then is asked, and nothing else.
    """
    if connection.dialect.name == "sqlite":
        asked = fts(tree, functools.partial(beginning, connection))
        matched = literal_column("search_words").op("MATCH", is_comparison=True)(asked)
        return select(WORDS.c.rowid.label("no")).select_from(WORDS).where(matched), WORDS.c.rowid
    # Told in one piece, so that PostgreSQL counts in its index of words whatever else is asked: its planner takes reading
    # a page's words for cheap and would read them all, which stand compressed and out of line.
    phrases = _has_long_phrase(tree)
    more = (WORDS.c.title_exact, WORDS.c.exact, WORDS.c.words) if phrases else ()
    rough = select(WORDS.c.no, *more).where(_at(WORDS, _tsquery(tree, rough=True)))
    rough = rough if first is None else rough.where(WORDS.c.no >= literal_column(str(first)))
    # With long phrases, the newest first, for where there are many they need not all be looked at.
    held = (rough.order_by(WORDS.c.no.desc()) if phrases else rough).offset(0).subquery("held")
    statement = select(held.c.no.label("no"))
    return (statement.where(_exactly(tree, held)) if phrases else statement), held.c.no


def numbers(connection: Connection, *statements: Select[Any_]) -> list[list[int]]:
    """What each of these statements gives, which all give the newest first.

    Each as one text: ten thousand rows one by one take the driver longer than the store needs to find them. PostgreSQL is made
    to look pages up in the index of words alone.
    """
    joined = func.string_agg if connection.dialect.name == "postgresql" else func.group_concat
    lists = []
    for statement in statements:
        some = statement.subquery()
        lists.append(select(joined(cast(some.c.no, Text), literal_column("','"))).scalar_subquery())
    asked = select(*lists)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan TO off; SET LOCAL enable_indexscan TO off")
    found = connection.execute(asked).one()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL enable_indexscan TO DEFAULT")
    # In their order they are already, but no store promises to keep it in such a text.
    return [sorted(map(int, text.split(",")), reverse=True) if text else [] for text in found]


#: The words of the index with a beginning; none where they cannot be told, or are too many.
Beginning = Callable[[str], tuple[str, ...]]


def _untold(_start: str) -> tuple[str, ...]:
    return ()


def fts(node: Node, words: Beginning = _untold) -> str:
    """The tree in the language of SQLite's FTS5, beginnings as all the `words` that have them."""
    if isinstance(node, Word):
        return _either(f'"{letter}{stem}"' for stem in node.stems for letter in ("U" if node.title else "US"))
    if isinstance(node, Prefix):
        starts = [f"{letter}{node.start}" for letter in ("T" if node.title else "TE")]
        return _either(some for start in starts for some in [f'"{word}"' for word in words(start)] or [f'"{start}" *'])
    if isinstance(node, Phrase):
        spelt = (" ".join(f"{letter}{word}" for word in node.words) for letter in ("T" if node.title else "TE"))
        return _either(f'"{words}"' for words in spelt)
    if isinstance(node, Tag):
        return f'"G{values.token(node.kind, node.value)}"'
    if isinstance(node, Any):
        return "(" + " OR ".join(fts(item, words) for item in node.items) + ")"
    if isinstance(node, Not):
        return f'("G{EVERY}" NOT {fts(node.item, words)})'
    good = [fts(item, words) for item in node.items if not isinstance(item, Not)] or [f'"G{EVERY}"']
    bad = [fts(item.item, words) for item in node.items if isinstance(item, Not)]
    found = "(" + " AND ".join(good) + ")"
    return f"({found} NOT ({' OR '.join(bad)}))" if bad else found


def _either(some: Iterable[str]) -> str:
    return "(" + " OR ".join(some) + ")"


def _at(source: FromClause, tsquery: str) -> ColumnElement[bool]:
    return source.c.words.op("@@", is_comparison=True)(cast(tsquery, TSQUERY))


def _tsquery(node: Node, *, rough: bool) -> str:
    """The tree in the language of PostgreSQL. A phrase of two words has a word of its own; a longer one is asked for by those
    of its pairs, wherever they stand: `rough` is true where that finds more than is wanted, false below a negation, where it
    may only find less.
    """
    if isinstance(node, Word):
        letters = "U" if node.title else "US"
        return "(" + " | ".join(f"'{letter}{stem}'" for stem in node.stems for letter in letters) + ")"
    if isinstance(node, Prefix):
        return "(" + " | ".join(f"'{letter}{node.start}':*" for letter in ("T" if node.title else "TE")) + ")"
    if isinstance(node, Phrase):
        if not rough and len(node.words) > PAIR:
            return "!'Gall'"
        either = []
        for letter in "T" if node.title else "TE":
            pairs = beside(node.words, title=letter == "T")
            wanted = pairs if len(node.words) >= PAIR else (f"{letter}{word}" for word in node.words)
            either.append("(" + " & ".join(f"'{word}'" for word in wanted) + ")")
        return "(" + " | ".join(either) + ")"
    if isinstance(node, Tag):
        return f"'G{values.token(node.kind, node.value)}'"
    if isinstance(node, Not):
        return f"!({_tsquery(node.item, rough=not rough)})"
    between = " & " if isinstance(node, All) else " | "
    return "(" + between.join(_tsquery(item, rough=rough) for item in node.items) + ")" if node.items else f"'G{EVERY}'"


def _has_long_phrase(node: Node) -> bool:
    if isinstance(node, Phrase):
        return len(node.words) > PAIR
    if isinstance(node, Not):
        return _has_long_phrase(node.item)
    return isinstance(node, All | Any) and any(_has_long_phrase(item) for item in node.items)


def _exactly(node: Node, source: FromClause) -> ColumnElement[bool]:
    """The tree with phrases of more than two words word for word."""
    if isinstance(node, Phrase) and len(node.words) > PAIR:
        columns = (source.c.title_exact,) if node.title else (source.c.title_exact, source.c.exact)
        return or_(*(each.like(f"% {' '.join(node.words)} %") for each in columns))
    if isinstance(node, Not):
        return not_(_exactly(node.item, source))
    if isinstance(node, All):
        return and_(true(), *(_exactly(item, source) for item in node.items))
    if isinstance(node, Any):
        return or_(false(), *(_exactly(item, source) for item in node.items))
    return _at(source, _tsquery(node, rough=True))


def tiers(query: Query) -> tuple[Node, ...]:
    """The trees whose pages come one after the other: all words in the title first, then the others."""
    titled = query.in_title()
    if titled is None:
        return (query.tree,)
    # What is true of the title alone is true of title and text.
    return titled, All((query.tree, Not(titled)))
