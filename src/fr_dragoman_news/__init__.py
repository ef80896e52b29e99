"""fr_dragoman_news: a spaCy pipeline for French news, trained for Dragoman.

    import fr_dragoman_news
    nlp = fr_dragoman_news.load()

One layer of word representations (`tok2vec`) is shared by `morphologizer`, `parser` and `ner`; `names` mends
the names by what the whole document says, `lemmatizer` reads a table.
Who runs a single component must run `tok2vec` before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import SimpleFrozenDict, SimpleFrozenList

import fr_dragoman_news.lemmatizer
import fr_dragoman_news.names  # noqa: F401 - registers the factory
from fr_dragoman_news.storage import read_pipeline

__version__ = "1.4.0"

DATA = Path(__file__).with_name("data")


def load(
    vocab: Any = True,  # noqa: ANN401 - as spacy.load
    disable: str | Iterable[str] = SimpleFrozenList(),
    enable: str | Iterable[str] = SimpleFrozenList(),
    exclude: str | Iterable[str] = SimpleFrozenList(),
    config: dict[str, Any] = SimpleFrozenDict(),  # noqa: B008 - as spacy.load
) -> Language:
    """The pipeline, as `spacy.load` would give it; the arguments are those of `spacy.load`.

    Raises:
        OSError: the weights are missing from the installation.
    """
    return read_pipeline(DATA, vocab=vocab, disable=disable, enable=enable, exclude=exclude, config=config)
