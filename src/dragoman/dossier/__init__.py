"""Questions to the record, answered with numbered sentences."""

from dragoman.dossier.build import Dossier, Line, Named, Person, Source, build_dossier
from dragoman.dossier.grouping import Entry, group
from dragoman.dossier.labels import LANGUAGES, Labels, Language, load_labels

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
