"""Resolution: from reports and names on many pages to one event, one person. Pure functions, no SQL.

Every function here is one of the set of its inputs: their order does not matter, nor does the time of day.
"""

from dragoman.record.resolve.constraints import NONE, Constraints, mention_id, organisation_id
from dragoman.record.resolve.corroboration import Voices, Witness, voices
from dragoman.record.resolve.disagreement import Disagreement, Variant, disagreements
from dragoman.record.resolve.groups import Edge, Groups
from dragoman.record.resolve.history import Step, history, status
from dragoman.record.resolve.things import Act, Stage, Thing, acts_of_things, between, stage_of, things
from dragoman.record.resolve.told import Told

__all__ = [
    "NONE",
    "Act",
    "Constraints",
    "Disagreement",
    "Edge",
    "Groups",
    "Stage",
    "Step",
    "Thing",
    "Told",
    "Variant",
    "Voices",
    "Witness",
    "acts_of_things",
    "between",
    "disagreements",
    "history",
    "mention_id",
    "organisation_id",
    "stage_of",
    "status",
    "things",
    "voices",
]
