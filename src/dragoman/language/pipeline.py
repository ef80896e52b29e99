"""Which statistical pipeline reads, and which of its components parse."""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.language.versions import pipeline_name


@functools.cache
def load_pipeline(name: str) -> Language:
    """A statistical pipeline, loaded once a process.

    Raises:
        OSError: the pipeline is not installed.
    """
    own = name.isidentifier() and importlib.util.find_spec(name) is not None
    nlp: Language = importlib.import_module(name).load() if own else spacy.load(name)
    if nlp.has_pipe("lemmatizer"):
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
        if lookups is not None and lookups.has_table("lemma_index"):
            table = lookups.get_table("lemma_index")
            for pos in list(table):
                table[pos] = frozenset(table[pos])  # it ships lists, which are searched from end to end for every word
    return nlp


def loaded(pipeline: str | Language | None) -> Language:
    """A pipeline by name, the one given, or the one in use."""
    return pipeline if isinstance(pipeline, Language) else load_pipeline(pipeline or pipeline_name())


#: What a component of a pipeline must give to be of use for parsing, or be.
_PARSING = ("token.dep", "token.pos", "token.tag", "token.morph", "token.lemma")
_FOR_OTHERS = frozenset({"tok2vec", "transformer", "curated_transformer", "attribute_ruler", "fr_dragoman_news_lemmatizer"})


def parsing_steps(nlp: Language) -> list[Callable[[Doc], Doc]]:
    """The components of a pipeline that parse a text, as far as the first of this project's own that reads it."""
    steps = []
    for name, component in nlp.pipeline:
        meta = nlp.get_pipe_meta(name)
        if meta.factory.startswith("dragoman_"):
            break
        if meta.factory in _FOR_OTHERS or any(given in _PARSING for given in meta.assigns):
            steps.append(component)
    return steps
