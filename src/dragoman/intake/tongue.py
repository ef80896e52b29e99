"""Whether a page is French."""

from __future__ import annotations

import functools
import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dragoman.intake.words import words

#: Characters looked at: enough to be sure, few enough to be fast.
_SAMPLE = 4_000
#: Fewer letters than these are given the benefit of the doubt.
_FEW_LETTERS = 40
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
#: Share of such words that no text in another language reaches.
_ENOUGH = 0.22
#: ... and the share below which a text is not French whatever a model says of its names.
_TOO_FEW = 0.06


@functools.cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code in words("languages")])
    return identifier


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language a text is written in; "fr" where there is too little to tell.

    Foreign names do not make a French sentence foreign: what counts first is the share of short French words.
    """
    sample = text[:_SAMPLE]
    found = [w.lower() for w in _WORD.findall(sample)]
    if sum(map(len, found)) < _FEW_LETTERS:
        return "fr"
    share = sum(w in words("french") for w in found) / len(found)
    if share >= _ENOUGH:
        return "fr"
    language, _ = _identifier().classify(sample)
    if language == "fr" or (share >= _TOO_FEW and len(found) < 12):
        return "fr"
    return str(language)
