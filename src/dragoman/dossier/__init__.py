"""Questions to the record, answered with numbered sentences."""

from dragoman.dossier.build import Dossier, Line, Named, Person, build_dossier
from dragoman.dossier.grouping import Entry, group
from dragoman.dossier.labels import LANGUAGES, Labels, Language, load_labels
from dragoman.dossier.sources import Source

__all__ = [
    "LANGUAGES",
    "Dossier",
    "Entry",
    "Labels",
    "Language",
    "Line",
    "Named",
    "Person",
    "Source",
    "build_dossier",
    "group",
    "load_labels",
]
