"""Adding articles: what people paste or drop is read beside the requests, looked at, and stored or discarded."""

from dragoman.web.adding.batch import Batch, Item
from dragoman.web.adding.room import Full, Workroom
from dragoman.web.adding.told import Told, name_of

__all__ = ["Batch", "Full", "Item", "Told", "Workroom", "name_of"]
