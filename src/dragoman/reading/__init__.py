"""The reading room: a page in, its events, quotes, positions and programmes out. Pure and deterministic."""

from dragoman.reading.reader import read, versions

__all__ = ["read", "versions"]
