"""The vocabulary as data: parties and their forms, role nouns, and how words are compared."""

from dragoman.codebook.errors import CodebookError, UnknownParty
from dragoman.codebook.folding import fold, fold_chars, key
from dragoman.codebook.forms import Form
from dragoman.codebook.parties import Parties, load_parties
from dragoman.codebook.roles import Role, Roles, load_roles

__all__ = [
    "CodebookError",
    "Form",
    "Parties",
    "Role",
    "Roles",
    "UnknownParty",
    "fold",
    "fold_chars",
    "key",
    "load_parties",
    "load_roles",
]
