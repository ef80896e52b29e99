"""Resolution: from reports and names on many pages to one event, one person. Pure functions, no SQL."""

from dragoman.record.resolve.constraints import NONE, Constraints, mention_id

__all__ = ["NONE", "Constraints", "mention_id"]
