"""Rows whose column has one of many values, as one parameter of a statement that stays the same however many they are.

A place in the statement for each value makes the program write, the driver read and the server plan some hundred of them
each time, which takes longer than the question itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Dialect, Integer, Text, TypeDecorator, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine


class _Values(TypeDecorator[list[Any]]):
    """Texts or whole numbers: an array of PostgreSQL, a JSON list for SQLite."""

    impl = Text
    cache_ok = True

    def __init__(self, numbers: bool) -> None:
        super().__init__()
        self.numbers = numbers

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(ARRAY(BigInteger() if self.numbers else Text()))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:  # noqa: ANN401
        if value is None or dialect.name == "postgresql":
            return value
        return json.dumps(value, ensure_ascii=False)


class _Among(FunctionElement[bool]):
    name = "among"
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:  # noqa: ANN401, ARG002
        # A condition as it stands: compared with 1, as SQLite has it for other functions, no index would be used for it.
        return self


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    column, values = element.clauses
    return f"{compiler.process(column, **how)} = ANY ({compiler.process(values, **how)})"


@compiles(_Among)
def _in_json(element: _Among, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401
    column, values = element.clauses
    left, right = compiler.process(column, **how), compiler.process(values, **how)
    return f"{left} IN (SELECT value FROM json_each({right}))"  # noqa: S608


def among(column: ColumnElement[Any], values: Iterable[str] | Iterable[int]) -> ColumnElement[bool]:
    """The condition that the column, of texts or whole numbers, has one of these values; none has where there are none."""
    numbers = isinstance(column.type, Integer)
    return _Among(column, bindparam(None, list(values), type_=_Values(numbers), unique=True))
