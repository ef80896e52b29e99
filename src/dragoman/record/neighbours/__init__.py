"""Sentences that are about the same, whatever their words: an extra, made on demand, that needs nothing from outside.

Each sentence that tells of an event, and each title, becomes a short row of whole numbers (`vector`), made of the word
vectors that the French pipeline brings, of the acts that its words can tell by the codebook, and of the parties it names.
Neighbours are found by comparing all rows: exactly, and the same on every machine.
"""

from dragoman.record.neighbours.find import Neighbour, NotMade, is_id, like, like_event, like_words
from dragoman.record.neighbours.index import drop, make, many, waiting

__all__ = ["Neighbour", "NotMade", "drop", "is_id", "like", "like_event", "like_words", "make", "many", "waiting"]
