"""A query as each store wants it: a MATCH of FTS5, a condition upon a `tsvector` of PostgreSQL."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from sqlalchemy import ColumnElement, Connection, and_, cast, column, false, literal_column, not_, or_, table, true
from sqlalchemy.dialects.postgresql import TSQUERY

from dragoman.record.search import values
from dragoman.record.search.query import All, Any, Node, Not, Phrase, Prefix, Query, Tag, Word
from dragoman.record.search.vocabulary import beginning
from dragoman.record.search.words import EVERY

WORDS = table("search_words", column("rowid"), column("no"), column("title_exact"), column("exact"), column("words"))


def key(connection: Connection) -> ColumnElement[int]:
    """The number of a page in the index."""
    return WORDS.c.rowid if connection.dialect.name == "sqlite" else WORDS.c.no


def matches(connection: Connection, tree: Node) -> ColumnElement[bool]:
    """The condition that the index finds a page by the tree."""
    if connection.dialect.name == "sqlite":
        asked = fts(tree, functools.partial(beginning, connection))
        return literal_column("search_words").op("MATCH", is_comparison=True)(asked)
    rough = _at(_tsquery(tree, rough=True))
    return and_(rough, _exactly(tree)) if _has_phrase(tree) else rough


def count_by_index(connection: Connection) -> None:
    """For the rest of the transaction, let PostgreSQL find pages in the index of words alone.

    Its planner takes reading a page's words for cheap and would read them all rather than count in the index; they are
    stored compressed, out of line.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan TO off; SET LOCAL enable_indexscan TO off")


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


def _at(tsquery: str) -> ColumnElement[bool]:
    return WORDS.c.words.op("@@", is_comparison=True)(cast(tsquery, TSQUERY))


def _tsquery(node: Node, *, rough: bool) -> str:
    """The tree in the language of PostgreSQL. A phrase is asked for by its words, whatever their order: `rough` is true
    where that finds more than is wanted, false below a negation, where it may only find less.
    """
    if isinstance(node, Word):
        letters = "U" if node.title else "US"
        return "(" + " | ".join(f"'{letter}{stem}'" for stem in node.stems for letter in letters) + ")"
    if isinstance(node, Prefix):
        return "(" + " | ".join(f"'{letter}{node.start}':*" for letter in ("T" if node.title else "TE")) + ")"
    if isinstance(node, Phrase):
        if not rough and len(node.words) > 1:
            return "!'Gall'"
        either = (" & ".join(f"'{letter}{word}'" for word in node.words) for letter in ("T" if node.title else "TE"))
        return "(" + " | ".join(f"({words})" for words in either) + ")"
    if isinstance(node, Tag):
        return f"'G{values.token(node.kind, node.value)}'"
    if isinstance(node, Not):
        return f"!({_tsquery(node.item, rough=not rough)})"
    between = " & " if isinstance(node, All) else " | "
    return "(" + between.join(_tsquery(item, rough=rough) for item in node.items) + ")" if node.items else f"'G{EVERY}'"


def _has_phrase(node: Node) -> bool:
    if isinstance(node, Phrase):
        return len(node.words) > 1
    if isinstance(node, Not):
        return _has_phrase(node.item)
    return isinstance(node, All | Any) and any(_has_phrase(item) for item in node.items)


def _exactly(node: Node) -> ColumnElement[bool]:
    """The tree with phrases word for word."""
    if isinstance(node, Phrase) and len(node.words) > 1:
        columns = (WORDS.c.title_exact,) if node.title else (WORDS.c.title_exact, WORDS.c.exact)
        return or_(*(each.like(f"% {' '.join(node.words)} %") for each in columns))
    if isinstance(node, Not):
        return not_(_exactly(node.item))
    if isinstance(node, All):
        return and_(true(), *(_exactly(item) for item in node.items))
    if isinstance(node, Any):
        return or_(false(), *(_exactly(item) for item in node.items))
    return _at(_tsquery(node, rough=True))


def tiers(query: Query) -> tuple[Node, ...]:
    """The trees whose pages come one after the other: all words in the title first, then the others."""
    titled = query.in_title()
    if titled is None:
        return (query.tree,)
    # What is true of the title alone is true of title and text.
    return titled, All((query.tree, Not(titled)))
