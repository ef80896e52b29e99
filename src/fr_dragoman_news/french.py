"""French as spaCy has it, read from a file instead of compiled anew.

`import spacy.lang.fr` compiles one expression of 250 alternatives, which takes two seconds. The same expression, with what
its alternatives share written once, is kept in `language.json`, beside the other expressions, exceptions and word lists
(`models/scripts/build_language.py` writes the file from spaCy's own). Words are cut the same way.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.attrs import IDS, LIKE_NUM  # type: ignore[import-not-found]
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc, Span

_DATA: dict[str, Any] = json.loads(Path(__file__).with_name("data").joinpath("language.json").read_text(encoding="utf-8"))
_NUMBERS = frozenset(_DATA["numbers"])


def like_num(text: str) -> bool:
    """Whether a word is a number in digits, a fraction or a number word; as spaCy's French has it."""
    bare = text[1:] if text.startswith(("+", "-", "±", "~")) else text
    bare = bare.replace(",", "").replace(".", "")
    parts = bare.split("/")
    return (len(parts) <= 2 and all(part.isdigit() for part in parts)) or bare.lower() in _NUMBERS


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """spaCy's noun chunks for French; its module is only read when they are asked for."""
    from spacy.lang.fr.syntax_iterators import noun_chunks as chunks

    return chunks(doclike)


@functools.cache
def _token_match() -> Any:  # noqa: ANN401 - a bound method of a pattern
    return re.compile(_DATA["token_match"]).match


def _exceptions() -> dict[str, list[dict[int, str]]]:
    written: dict[str, list[dict[str, str]]] = _DATA["exceptions"]
    return {text: [{IDS[key]: form for key, form in part.items()} for part in parts] for text, parts in written.items()}


class NewsFrenchDefaults(BaseDefaults):
    """The defaults of `spacy.lang.fr.French`."""

    tokenizer_exceptions = _exceptions()
    prefixes = _DATA["prefixes"]
    infixes = _DATA["infixes"]
    suffixes = _DATA["suffixes"]
    token_match = _token_match()
    lex_attr_getters = {LIKE_NUM: like_num}  # noqa: RUF012 - as spaCy declares it
    syntax_iterators = {"noun_chunks": noun_chunks}  # noqa: RUF012
    stop_words = set(_DATA["stop_words"])  # noqa: RUF012


class NewsFrench(Language):  # type: ignore[no-untyped-call]
    """French; a pipeline written to disk from it is one of `spacy.lang.fr`."""

    lang = "fr"
    Defaults = NewsFrenchDefaults
