"""Tables for lists of events: what pages of a list, its counts and its order need, one row an event. All of it derived."""

from __future__ import annotations

from sqlalchemy import Column, Index

from dragoman.record.columns import child_of, count, key, long, maybe, real, table, words

#: One event as the record shows it, people's judgements applied. `no` puts events in the order of their days (see
#: `listing.index.number`). `last_day` where an event may have lasted or been later than its first day. `weight`: how much it
#: wants to be reviewed, absent where people have settled it. `parties`, `themes` and `more` (further tags) are JSON lists.
listed = table(
    "listed",
    Column("no", long(), primary_key=True, autoincrement=False),
    words("event_id"),
    child_of("page_id", "page.id"),
    words("act"),
    words("status"),
    maybe("outlet"),
    words("parties"),
    words("themes"),
    words("more"),
    maybe("last_day"),
    Column("confidence", real(), nullable=True),
    Column("weight", real(), nullable=True),
    Index("ix_listed_event_id", "event_id", unique=True),
    Index("ix_listed_page_id", "page_id"),
    Index("ix_listed_act_no", "act", "no"),
    Index("ix_listed_act_status_weight_no", "act", "status", "weight", "no"),
    Index("ix_listed_last_day", "last_day"),
    Index("ix_listed_confidence_no", "confidence", "no"),
    Index("ix_listed_weight_no", "weight", "no"),
)
#: What an event can be listed by: `party:MA`, `pair:MA|US`, `act:sign`, `outlet:…`: see `listing.tags`. They follow from the
#: row of `listed`, which is why nothing here points at it: an index for that would be as large as the table.
listed_tag = table(
    "listed_tag",
    key("tag"),
    Column("no", long(), primary_key=True, autoincrement=False),
    rowid=False,
)
#: What filled the tables: `version` is that of the rules.
listed_state = table("listed_state", key("name"), words("value"), rowid=False)
#: How many events there are of each tag.
listed_total = table("listed_total", key("tag"), count("events"), rowid=False)
#: How many of them began in each month (`2025-03`, empty where the day is not known), for tags of which there are few: party,
#: act, status, theme, outlet; the empty tag is that of all events.
listed_month = table("listed_month", key("tag"), key("month"), count("events"), rowid=False)
