"""The tables of what became of inputs, and of how many pages there are by outlet and day."""

from __future__ import annotations

from sqlalchemy import Index

from dragoman.record.columns import count, key, maybe, table, words

#: One input by its name, and what became of it the last time: `read`, `skipped` (no French article) or `failed`.
#: `outlet` and `day` of those that were not read, as far as they were known all the same; of pages read, the page tells.
sighting = table(
    "sighting",
    key("source"),
    words("outcome"),
    maybe("reason"),
    maybe("outlet"),
    maybe("day"),
    words("first_seen"),
    words("last_seen"),
    Index("ix_sighting_outcome", "outcome"),
    Index("ix_sighting_last_seen", "last_seen"),
)
#: Pages of each day, of publication or else as shown; `vague`: of a month, a year or a period that begins on it. Derived.
covered_day = table("covered_day", key("day"), count("pages"), count("vague"), rowid=False)
#: The same of each outlet; the empty one is that of pages without. Pages without any date have an empty day. Derived.
covered = table("covered", key("outlet"), key("day"), count("pages"), count("vague"), rowid=False)
#: What filled these: `version` is that of the rules.
covered_state = table("covered_state", key("name"), words("value"), rowid=False)
