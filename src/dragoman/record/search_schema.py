"""Tables of the search. The words themselves stand in `search_words`, which each store keeps in its own way: a full-text
index of SQLite (FTS5) without a copy of the texts, a table with a `tsvector` in PostgreSQL (see `search.words`).
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index

from dragoman.record.columns import child_of, key, long, table, words

#: `no` puts pages in the order of their days (see `search.index.number`).
search_page = table(
    "search_page",
    Column("no", long(), primary_key=True, autoincrement=False),
    child_of("page_id", "page.id"),
    Index("ix_search_page_page_id", "page_id", unique=True),
)
#: What a page can be found by and counted by, besides its words: each kind of value of its events, outlet, month.
search_tag = table(
    "search_tag",
    Column(
        "no", long(), ForeignKey("search_page.no", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    key("kind"),
    key("value"),
    rowid=False,
)
#: What made the index: `analyzer` is the version whose words it holds.
search_state = table("search_state", key("name"), words("value"), rowid=False)
