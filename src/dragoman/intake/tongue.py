"""Whether a page is French."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dragoman.intake.words import words, words_by

#: Characters looked at: enough to be sure, few enough to be fast.
_SAMPLE = 4_000
#: Fewer letters than these are given the benefit of the doubt, unless words speak against it.
_FEW_LETTERS = 40
#: Fewer words than these are a sentence or a headline, which names alone can make look foreign.
_FEW_WORDS = 25
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
#: Share of short French words that no text in another language reaches, unless it has more of its own.
_ENOUGH = 0.22
#: What py3langid gives French sentences full of foreign names stays below that probability; in a text with so many small
#: words, and no French one among them, below the lower one.
_SURE, _SURE_OF_PLAIN, _PLAIN = 0.65, 0.5, 4
#: A single word of another language may belong to a name, two do not.
_TWO = 2
#: Words in small letters with others are not French.
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzàâäéèêëîïôöùûüÿçœæ")


@functools.cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code in words("languages")])
    return identifier


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language a text is written in; "fr" where there is too little to tell.

    Foreign names do not make a French sentence foreign: what counts are short words, and letters that French has not. A
    language with more of them than French is the text's. Else a good share of French ones decides, then py3langid's model.
    """
    sample = text[:_SAMPLE]
    found = [w.lower() for w in _WORD.findall(sample)]
    small = _small(sample)
    french = words("french") | words("french_shared")
    ours = sum(w in french for w in small)
    weights = {code: _weight(code, small, french) for code in words_by("short_words")}
    rival = max(sorted(weights), key=lambda code: weights[code])
    if weights[rival][1] >= _TWO and weights[rival][0] > ours:
        return rival
    language, sure = _identifier().classify(sample)
    total, own = weights.get(str(language), (0, 0))
    alien = sum(not _LETTERS.issuperset(w) for w in small)
    if language == "fr" or (own + alien and total + alien > ours):
        return str(language)
    if sum(map(len, found)) < _FEW_LETTERS or sum(w in words("french") for w in found) / len(found) >= _ENOUGH:
        return "fr"
    least = _SURE_OF_PLAIN if not ours and len(small) >= _PLAIN else _SURE
    return str(language) if sure >= least or len(found) >= _FEW_WORDS else "fr"


def _weight(code: str, small: Sequence[str], french: frozenset[str]) -> tuple[int, int]:
    """How many of the words speak for a language, and how many of them are none of French."""
    short = words_by("short_words")[code]
    return sum(w in short for w in small), sum(w in short and w not in french for w in small)


def _small(text: str) -> list[str]:
    """The words in small letters, and those that begin a line or a sentence; none from within a name ("Lula da Silva")."""
    shouted = text.isupper()
    every = [(m.group(), m.start()) for m in _WORD.finditer(text)]
    capital = [w[0].isupper() for w, _ in every]
    found = []
    for n, (word, start) in enumerate(every):
        if capital[n] and not shouted and not _begins(text, start):
            continue
        within = word in words("name_words") and 0 < n < len(every) - 1 and capital[n - 1]
        if within and (capital[n + 1] or every[n + 1][0] in words("name_words")):
            capital[n] = True  # "von der Leyen": the next one stands behind a name, too
            continue
        found.append(word.lower())
    return found


def _begins(text: str, start: int) -> bool:
    before = text[max(start - 4, 0) : start].rstrip(" \u00a0\u202f'’\"«“(-")
    return start < len("« “") or (bool(before) and before[-1] in "\n.!?:")
