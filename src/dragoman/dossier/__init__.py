"""Questions to the record, answered with numbered sentences."""

from dragoman.dossier.build import Dossier, Line, Named, Person, build_dossier
from dragoman.dossier.grouping import Entry
from dragoman.dossier.labels import LANGUAGES, Labels, Language, load_labels
from dragoman.dossier.lives import Difference, Life, Moment
from dragoman.dossier.sources import Source

__all__ = [
    "LANGUAGES",
    "Difference",
    "Dossier",
    "Entry",
    "Labels",
    "Language",
    "Life",
    "Line",
    "Moment",
    "Named",
    "Person",
    "Source",
    "build_dossier",
    "load_labels",
]
