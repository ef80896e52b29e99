"""The table of what became of inputs."""

from __future__ import annotations

from sqlalchemy import Index

from dragoman.record.columns import key, maybe, table, words

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
)
