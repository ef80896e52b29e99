"""All tables there are. A part of the record with tables of its own adds its module here, and a migration."""

from __future__ import annotations

from importlib import import_module

from sqlalchemy import MetaData

from dragoman.record.columns import metadata

#: Modules that define tables upon `columns.metadata`.
MODULES = (
    "dragoman.record.schema",
    "dragoman.record.resolution_schema",
    "dragoman.record.judgements.tables",
    "dragoman.record.coverage_schema",
    "dragoman.record.search_schema",
    "dragoman.record.listing_schema",
    "dragoman.record.neighbour_schema",
    "dragoman.record.accounts.tables",
    "dragoman.record.personal_schema",
)


def all_tables() -> MetaData:
    """Every table of the record, whatever has been imported so far."""
    for name in MODULES:
        import_module(name)
    return metadata
