"""Questions to the record, answered with numbered sentences."""

from dragoman.dossier.build import Dossier, build_dossier
from dragoman.dossier.grouping import Entry
from dragoman.dossier.labels import LANGUAGES, TABLES, Labels, Language, load_labels
from dragoman.dossier.lines import Line, Named, Person
from dragoman.dossier.lives import Difference, Life, Moment
from dragoman.dossier.lookups import Told, of_paper, of_person, of_programme
from dragoman.dossier.part import Part, build_part
from dragoman.dossier.sources import Source

__all__ = [
    "LANGUAGES",
    "TABLES",
    "Difference",
    "Dossier",
    "Entry",
    "Labels",
    "Language",
    "Life",
    "Line",
    "Moment",
    "Named",
    "Part",
    "Person",
    "Source",
    "Told",
    "build_dossier",
    "build_part",
    "load_labels",
    "of_paper",
    "of_person",
    "of_programme",
]
