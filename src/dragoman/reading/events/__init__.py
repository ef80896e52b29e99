"""Events of one text: candidates from triggers, their places in the sentence, status, parties, date and place."""

from dragoman.reading.events.read import read_events

__all__ = ["read_events"]
