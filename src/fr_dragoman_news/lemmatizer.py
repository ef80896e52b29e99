"""Lemmas from a table of forms by part of speech, with rules for what it does not hold."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

#: More words than this are not remembered; the memory is then begun anew.
REMEMBERED = 50_000
_OF = {
    "VERB": "V",
    "AUX": "V",
    "NOUN": "N",
    "ADJ": "A",
    "ADV": "R",
    "DET": "D",
    "PRON": "P",
    "ADP": "C",
    "SCONJ": "C",
    "CCONJ": "C",
    "NUM": "M",
}
_PLURALS = (("eaux", "eau"), ("aux", "al"), ("eux", "eu"))


class TableLemmatizer:
    """A component that sets the lemma of every word from its form and part of speech.

    Each line of the table is `form kind cut ending`: the lemma is the form without its last `cut` letters, plus `ending`.
    White space gets the part of speech SPACE.
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], str] = {}
        self._known: dict[tuple[str, str], str] = {}

    def read(self, path: Path) -> None:
        """Read the table."""
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                form, kind, cut, ending = line.rstrip("\n").split("\t")
                self._rows[form, kind] = (form[: -int(cut)] if cut != "0" else form) + ending

    def lemma(self, text: str, pos: str) -> str:
        """The lemma of one word."""
        if pos == "PROPN":
            return text
        low = text.lower().replace("’", "'").replace("\u2011", "-")
        kind = _OF.get(pos, "")
        found = self._rows.get((low, kind))
        if found is not None:
            return found
        if kind in {"N", "A"} and len(low) > 3:
            for ending, singular in _PLURALS:
                if low.endswith(ending) and kind == "A":
                    return low[: -len(ending)] + singular if ending == "aux" else low
            if low[-1] == "s" and low[-2] not in "s'":
                return low[:-1]
        return low

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of a document."""
        known = self._known
        if len(known) > REMEMBERED:
            known.clear()
        for token in doc:
            if token.is_space:
                token.pos_ = "SPACE"
                token.lemma_ = token.text
                continue
            key = (token.text, token.pos_)
            lemma = known.get(key)
            if lemma is None:
                lemma = known[key] = self.lemma(*key)
            token.lemma_ = lemma
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:  # noqa: ARG002 - spaCy's signature
        """The documents with their lemmas."""
        for doc in stream:
            yield self(doc)


@Language.factory("fr_dragoman_news_lemmatizer", assigns=["token.lemma", "token.pos"])
def make_lemmatizer(nlp: Language, name: str) -> TableLemmatizer:  # noqa: ARG001 - spaCy's signature
    """An empty lemmatizer; the package fills it when it loads the pipeline."""
    return TableLemmatizer()
