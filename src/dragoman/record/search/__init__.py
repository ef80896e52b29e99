"""Looking for words in the record: one French analyzer, one language of searches, one order, in every store."""

from dragoman.record.search.find import FACETS, Found, Hit, facets, search
from dragoman.record.search.fresh import new_hits
from dragoman.record.search.query import BadQuery

__all__ = ["FACETS", "BadQuery", "Found", "Hit", "facets", "new_hits", "search"]
