"""Looking for words in the record: one French analyzer, one language of searches, one order, in every store."""

from dragoman.record.search.find import FACETS, Found, Hit, facets, search
from dragoman.record.search.fresh import new_hits
from dragoman.record.search.query import BadQuery
from dragoman.record.search.refine import Chosen, chosen, narrowed

__all__ = ["FACETS", "BadQuery", "Chosen", "Found", "Hit", "chosen", "facets", "narrowed", "new_hits", "search"]
