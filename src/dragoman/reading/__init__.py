"""The reading room: a page in, its events, quotes, positions and programmes out. Pure and deterministic."""

from dragoman.reading.reader import read, versions
from dragoman.reading.trace import Trace, explain

__all__ = ["Trace", "explain", "read", "versions"]
