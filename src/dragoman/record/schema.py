"""The tables, as the newest migration leaves them (a test compares the two).

Keys are taken from content, never counted, so that the same pages in any order give the same rows. Tables are strict
in SQLite. Words of French grammar are absent on purpose: columns bear the names of the codebook.
"""

from __future__ import annotations

from sqlalchemy import REAL, Column, Double, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

#: "DRGM" in the file's header tells our own files from other programs' (SQLite's `application_id`).
APPLICATION_ID = 0x4452474D
#: The migrations there are, oldest first. The last is what this program reads and writes.
REVISIONS = ("0001", "0002", "0003")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *items: SchemaItem, rowid: bool = True) -> Table:
    return Table(name, metadata, *items, sqlite_strict=True, sqlite_with_rowid=rowid)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, nullable=False, autoincrement=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str | None]:
    return Column(name, Text, nullable=True)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _of(name: str, parent: str, *, key: bool = False) -> Column[str]:
    """A reference that falls with its parent: a page's facts go when the page is read anew."""
    return Column(name, Text, ForeignKey(parent, ondelete="CASCADE"), primary_key=key, nullable=False)


outlet = _table("outlet", _key("name"), rowid=False)
text = _table("text", _key("sha256"), _text("body"), _count("length"))
page = _table(
    "page",
    _key("id"),
    Column("source", Text, nullable=False, unique=True),
    _maybe("url"),
    Column("outlet", Text, ForeignKey("outlet.name"), nullable=True),
    _text("language"),
    _maybe("title"),
    _maybe("published"),
    _text("published_from"),
    _maybe("captured"),
    Column("text_sha256", Text, ForeignKey("text.sha256"), nullable=False),
    _count("fiction"),
    _text("first_seen"),
    Index("ix_page_outlet", "outlet"),
    Index("ix_page_published", "published"),
    Index("ix_page_text_sha256", "text_sha256"),
)
#: Every text a page ever had. Rows are only added, like those of `text`.
page_text = _table(
    "page_text",
    _of("page_id", "page.id", key=True),
    Column("text_sha256", Text, ForeignKey("text.sha256"), primary_key=True, nullable=False),
    _text("first_seen"),
    rowid=False,
)
author = _table("author", _of("page_id", "page.id", key=True), _number("rank"), _text("name"), rowid=False)
furniture = _table(
    "furniture",
    _of("page_id", "page.id", key=True),
    _number("line"),
    _text("text"),
    _text("kind"),
    _maybe("time"),
    _maybe("date"),
    rowid=False,
)
#: Which codebook, model and program gave the machine's facts of a page, and a digest of the whole reading.
reading = _table(
    "reading",
    _of("page_id", "page.id", key=True),
    _text("codebook_version"),
    _text("model_version"),
    _text("program_version"),
    _text("digest"),
    rowid=False,
)

event = _table(
    "event",
    _key("id"),
    _of("page_id", "page.id"),
    _count("rank"),
    _text("act"),
    _maybe("about"),
    _maybe("plover"),
    _text("status"),
    _maybe("date"),
    # The first and the last day the event can have been on, taken from its own date, else from its page's.
    _maybe("first_day"),
    _maybe("last_day"),
    _maybe("place"),
    _maybe("object"),
    _maybe("instrument"),
    _maybe("attributed_to"),
    _text("rule"),
    Column("confidence", Double().with_variant(REAL(), "sqlite"), nullable=True),
    Index("ix_event_page_id", "page_id"),
    Index("ix_event_first_day", "first_day"),
    Index("ix_event_act", "act"),
)
event_party = _table(
    "event_party",
    _of("event_id", "event.id", key=True),
    _key("role"),
    _number("rank"),
    _text("party"),
    Index("ix_event_party_party", "party"),
    rowid=False,
)
event_person = _table(
    "event_person",
    _of("event_id", "event.id", key=True),
    _number("rank"),
    _text("name"),
    Index("ix_event_person_name", "name"),
    rowid=False,
)
event_theme = _table(
    "event_theme",
    _of("event_id", "event.id", key=True),
    _number("rank"),
    _text("theme"),
    Index("ix_event_theme_theme", "theme"),
    rowid=False,
)
evidence = _table(
    "evidence",
    _of("event_id", "event.id", key=True),
    _number("rank"),
    # text, title or furniture: what the offsets point into; `line` counts furniture from 0.
    _text("place"),
    Column("line", Integer, nullable=True),
    rowid=False,
)
#: The words of an event: its sentence, its trigger, and those that filled each field (`field` names it).
evidence_span = _table(
    "evidence_span",
    _of("event_id", "event.id", key=True),
    _number("evidence_rank"),
    _key("field"),
    _number("rank"),
    _count("start"),
    _count("stop"),
    _text("exact"),
    rowid=False,
)

quote = _table(
    "quote",
    _key("id"),
    _of("page_id", "page.id"),
    _count("rank"),
    _text("kind"),
    _text("text"),
    _maybe("speaker"),
    _maybe("speaker_from"),
    _maybe("cue"),
    # text or title: what the offsets point into.
    _text("place"),
    _count("start"),
    _count("stop"),
    Index("ix_quote_page_id", "page_id"),
    Index("ix_quote_speaker", "speaker"),
)
position = _table(
    "position",
    _key("id"),
    _of("page_id", "page.id"),
    _count("rank"),
    _text("person"),
    _text("role"),
    _maybe("party"),
    Index("ix_position_page_id", "page_id"),
    Index("ix_position_person", "person"),
    Index("ix_position_party", "party"),
)
programme = _table(
    "programme",
    _key("id"),
    _of("page_id", "page.id"),
    _count("rank"),
    _text("name"),
    _maybe("owner"),
    Column("horizon", Integer, nullable=True),
    Index("ix_programme_page_id", "page_id"),
    Index("ix_programme_owner", "owner"),
)
position_span = _table(
    "position_span",
    _of("position_id", "position.id", key=True),
    _number("rank"),
    _count("start"),
    _count("stop"),
    _text("exact"),
    rowid=False,
)
programme_span = _table(
    "programme_span",
    _of("programme_id", "programme.id", key=True),
    _number("rank"),
    _count("start"),
    _count("stop"),
    _text("exact"),
    rowid=False,
)

#: What holds the machine's facts of a page, children last: emptied before a page is written anew.
FACT_TABLES = (event, quote, position, programme)
