"""Ids by how they begin."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_


def starts_with(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Whether an id begins so, by comparison alone, so that the index serves."""
    return or_(column == prefix, and_(column >= prefix, column < prefix + "~"))
