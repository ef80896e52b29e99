"""The tables of pages and of the machine's facts, as the newest migration leaves them (a test compares the two).

Keys are taken from content, never counted, so that the same pages in any order give the same rows. Tables are strict
in SQLite. Words of French grammar are absent on purpose: columns bear the names of the codebook.
"""

from __future__ import annotations

from sqlalchemy import Column, Index

from dragoman.record.columns import (
    child_of,
    count,
    key,
    maybe,
    maybe_count,
    number,
    real,
    refers_to,
    string,
    table,
    words,
)

#: "DRGM" in the file's header tells our own files from other programs' (SQLite's `application_id`).
APPLICATION_ID = 0x4452474D
#: The migrations there are, oldest first. The last is what this program reads and writes.
REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
)

outlet = table("outlet", key("name"), rowid=False)
text = table("text", key("sha256"), words("body"), count("length"))
page = table(
    "page",
    key("id"),
    Column("source", string(), nullable=False, unique=True),
    maybe("url"),
    refers_to("outlet", "outlet.name", nullable=True),
    words("language"),
    maybe("title"),
    maybe("published"),
    words("published_from"),
    maybe("captured"),
    refers_to("text_sha256", "text.sha256"),
    count("fiction"),
    words("first_seen"),
    Index("ix_page_outlet", "outlet"),
    Index("ix_page_published", "published"),
    Index("ix_page_first_seen", "first_seen"),
    Index("ix_page_text_sha256", "text_sha256"),
)
#: Every text a page ever had. Rows are only added, like those of `text`.
page_text = table(
    "page_text",
    child_of("page_id", "page.id", key=True),
    refers_to("text_sha256", "text.sha256", key=True),
    words("first_seen"),
    Index("ix_page_text_text_sha256", "text_sha256"),
    rowid=False,
)
author = table("author", child_of("page_id", "page.id", key=True), number("rank"), words("name"), rowid=False)
furniture = table(
    "furniture",
    child_of("page_id", "page.id", key=True),
    number("line"),
    words("text"),
    words("kind"),
    maybe("time"),
    maybe("date"),
    rowid=False,
)
#: Which codebook, model and program gave the machine's facts of a page, and a digest of the whole reading.
reading = table(
    "reading",
    child_of("page_id", "page.id", key=True),
    words("codebook_version"),
    words("model_version"),
    words("program_version"),
    words("digest"),
    rowid=False,
)

event = table(
    "event",
    key("id"),
    child_of("page_id", "page.id"),
    count("rank"),
    words("act"),
    maybe("about"),
    maybe("plover"),
    words("status"),
    maybe("date"),
    # The first and the last day the event can have been on, taken from its own date, else from its page's.
    maybe("first_day"),
    maybe("last_day"),
    maybe("place"),
    maybe("object"),
    maybe("instrument"),
    maybe("attributed_to"),
    words("rule"),
    Column("confidence", real(), nullable=True),
    Index("ix_event_page_id", "page_id"),
    Index("ix_event_first_day", "first_day"),
    Index("ix_event_act", "act"),
)
event_party = table(
    "event_party",
    child_of("event_id", "event.id", key=True),
    key("role"),
    number("rank"),
    words("party"),
    Index("ix_event_party_party", "party"),
    rowid=False,
)
event_person = table(
    "event_person",
    child_of("event_id", "event.id", key=True),
    number("rank"),
    words("name"),
    Index("ix_event_person_name", "name"),
    rowid=False,
)
event_theme = table(
    "event_theme",
    child_of("event_id", "event.id", key=True),
    number("rank"),
    words("theme"),
    Index("ix_event_theme_theme", "theme"),
    rowid=False,
)
evidence = table(
    "evidence",
    child_of("event_id", "event.id", key=True),
    number("rank"),
    # text, title or furniture: what the offsets point into; `line` counts furniture from 0.
    words("place"),
    maybe_count("line"),
    rowid=False,
)
#: The words of an event: its sentence, its trigger, and those that filled each field (`field` names it).
evidence_span = table(
    "evidence_span",
    child_of("event_id", "event.id", key=True),
    number("evidence_rank"),
    key("field"),
    number("rank"),
    count("start"),
    count("stop"),
    words("exact"),
    rowid=False,
)

quote = table(
    "quote",
    key("id"),
    child_of("page_id", "page.id"),
    count("rank"),
    words("kind"),
    words("text"),
    maybe("speaker"),
    maybe("speaker_from"),
    maybe("cue"),
    # text, title or furniture: what the offsets point into; `line` counts furniture from 0.
    words("place"),
    count("start"),
    count("stop"),
    maybe_count("line"),
    Index("ix_quote_page_id", "page_id"),
    Index("ix_quote_speaker", "speaker"),
)
position = table(
    "position",
    key("id"),
    child_of("page_id", "page.id"),
    count("rank"),
    words("person"),
    words("role"),
    maybe("party"),
    Index("ix_position_page_id", "page_id"),
    Index("ix_position_person", "person"),
    Index("ix_position_party", "party"),
)
programme = table(
    "programme",
    key("id"),
    child_of("page_id", "page.id"),
    count("rank"),
    words("name"),
    maybe("owner"),
    maybe_count("horizon"),
    Index("ix_programme_page_id", "page_id"),
    Index("ix_programme_owner", "owner"),
)
position_span = table(
    "position_span",
    child_of("position_id", "position.id", key=True),
    number("rank"),
    count("start"),
    count("stop"),
    words("exact"),
    rowid=False,
)
programme_span = table(
    "programme_span",
    child_of("programme_id", "programme.id", key=True),
    number("rank"),
    count("start"),
    count("stop"),
    words("exact"),
    rowid=False,
)

#: What holds the machine's facts of a page, children last: emptied before a page is written anew.
FACT_TABLES = (event, quote, position, programme)
