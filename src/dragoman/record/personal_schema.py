"""Tables of what is one person's own: the last visit, and searches and filters kept under a name."""

from __future__ import annotations

from dragoman.record.columns import key, table, words

#: When somebody last looked what is new (`last`), and when the visit before that one ended (`before`, "" for none). UTC.
visit = table("visit", key("reader"), words("before"), words("last"), rowid=False)
#: `kind`: search (`query` is what was typed) or events (`query` is the query of the table's address).
saved_query = table(
    "saved_query", key("reader"), key("name"), words("kind"), words("query"), words("made_at"), rowid=False
)
