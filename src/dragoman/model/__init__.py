"""The nouns of the record: pages, spans and the four kinds of fact. Frozen, typed, no input or output."""

from dragoman.model.errors import DragomanError
from dragoman.model.facts import ABOUT_ACTS, Event, Evidence, Position, Programme, Quote, QuoteKind, Status
from dragoman.model.page import Furniture, FurnitureKind, Page, PublishedFrom
from dragoman.model.reading import Reading
from dragoman.model.span import Span

__all__ = [
    "ABOUT_ACTS",
    "DragomanError",
    "Event",
    "Evidence",
    "Furniture",
    "FurnitureKind",
    "Page",
    "Position",
    "Programme",
    "PublishedFrom",
    "Quote",
    "QuoteKind",
    "Reading",
    "Span",
    "Status",
]
