"""Formats out, one module each, found by entry point `dragoman.exchange`: a package may add its own.

>>> from dragoman.exchange import formats
>>> [*formats()]
['csv', 'jsonl', 'xlsx']
"""

from dragoman.exchange.columns import CLASSIC, COLUMNS, HAPPENING, Cell, cells
from dragoman.exchange.format import Format, UnknownFormat, find_format, formats

__all__ = [
    "CLASSIC",
    "COLUMNS",
    "HAPPENING",
    "Cell",
    "Format",
    "UnknownFormat",
    "cells",
    "find_format",
    "formats",
]
